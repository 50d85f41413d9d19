"""What any depth network must beat: answers that do not look at the photo.

constant depth                   the median depth of the training rooms, everywhere
lower in the picture is nearer   1 / depth = a + b v, v the row from 0 (top) to 1 (bottom), by least squares
                                 over the pixels of the training rooms
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from evaluation.depth_alignment import FARTHEST, NEAREST, fitted

PIXELS = 500
"""Pixels that a training room counts with: so many are spread evenly over what is known of it."""


@dataclass(frozen=True)
class Guess:
    """median: metres. top, slope: a and b, 1 / metres."""

    median: float
    top: float
    slope: float

    def constant(self, photo: np.ndarray) -> np.ndarray:
        """The same depth everywhere, (H, W) float32 metres."""
        return np.full(photo.shape[:2], self.median, np.float32)

    def ramp(self, photo: np.ndarray) -> np.ndarray:
        """Depth by the row alone, (H, W) float32 metres."""
        rows = np.linspace(0, 1, photo.shape[0])
        depth = 1 / np.clip(self.top + self.slope * rows, 1 / FARTHEST, 1 / NEAREST)
        return np.repeat(depth[:, None], photo.shape[1], axis=1).astype(np.float32)


def learned(depths: Iterable[np.ndarray]) -> Guess:
    """The guess that fits depth maps (H, W) best, metres, 0 unknown; each map counts alike.

    Raises ValueError where nothing is known of any.
    """
    drawn = [found for found in map(_drawn, depths) if len(found[0])]
    if not drawn:
        raise ValueError("training rooms must hold a known depth, received none")
    rows, metres = (np.concatenate([found[place] for found in drawn]) for place in (0, 1))
    slope, top = fitted(rows, 1 / metres)
    return Guess(float(np.median(metres)), top, slope)


def _drawn(depth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows (N,) in [0, 1] and metres (N,) of pixels spread over a map: PIXELS of them, or none."""
    rows, columns = np.nonzero((depth >= NEAREST) & (depth <= FARTHEST))
    if not len(rows):
        return np.empty(0), np.empty(0)
    chosen = np.linspace(0, len(rows) - 1, PIXELS).round().astype(int)
    rows, columns = rows[chosen], columns[chosen]
    return rows / max(len(depth) - 1, 1), depth[rows, columns].astype(np.float64)


def baselines(guess: Guess) -> dict[str, Callable[[np.ndarray], np.ndarray]]:
    """Name -> photo (H, W, 3) uint8 -> depth (H, W) float32 metres."""
    return {"constant depth": guess.constant, "lower in the picture is nearer": guess.ramp}
