"""Asks the depth network about a photo: metres for every pixel, and how sure it is of them.

The network knows no focal length. It answers in units of a canonical camera (Metric3D, Yin et al., ICCV
2023): a thing of size S at the depth Z covers f S / Z pixels, so that a picture tells Z / f and not Z. Its
answer is Z CANONICAL_FOCAL / f with f in pixels of the picture that it sees, and serving multiplies it back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from models.registry import WeightsRow
from models.unetpp import SAMPLED, STRIDE

LONGER_SIDE = 128
"""Pixels of the longer side of the picture that the network sees."""
CANONICAL_FOCAL = 115.0
"""Pixels: about that of an ordinary camera at this size, so that canonical units are nearly metres."""

PASSES = 12
"""Answers under dropout that the uncertainty is taken from."""

Run = Callable[[np.ndarray], np.ndarray]
"""Photos (B, h, w, 3) float32 in [0, 1], sides multiples of STRIDE -> log canonical depth (B, h, w), or of a
network that judges itself (B, h, w, 2), that and the log of the error that it expects."""


@dataclass(frozen=True, eq=False)
class Estimate:
    """What the network says about a photo, at the size that it looked at."""

    depth: np.ndarray
    """(h, w) float32 metres along the viewing direction."""
    spread: np.ndarray | None = None
    """(h, w) float32: expected error of the log depth, see `ask_depth`; None without passes."""


def ask_depth(
    run: Run, photo: np.ndarray, *, focal: float, passes: int = 0, sampled: Run | None = None,
    tell: Callable[[int, int], None] = lambda done, passes: None,
) -> Estimate:  # fmt: skip
    """The depth of a photo (H, W, 3) uint8 of any size.

    focal: focal length in pixels of the photo; depths are proportional to it. passes: how often `sampled`,
    the network with its dropout left on (its row by `sampling`), is asked beside `run`: MC dropout (Gal &
    Ghahramani 2016). The spread is the root of the variance of the passes and, of a
    network that judges itself, the square of the mean error that it expects (Kendall & Gal 2017). tell: told
    after each pass, and of how many.

    Raises ValueError for passes without `sampled`.
    """
    if sampled is None and passes:
        raise ValueError("passes need the network with its dropout left on, received none")
    height, width = photo.shape[:2]
    seen = fitted(photo)[None].astype(np.float32) / 255
    scale = np.float32(focal * shrinking((height, width), seen.shape[1:3]) / CANONICAL_FOCAL)
    depth = scale * np.exp(_told(run, seen)[0])
    spread = None if sampled is None or not passes else _spread(sampled, seen, passes, tell)
    return Estimate(depth, spread)


def _told(run: Run, seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Log canonical depth and expected error of it (h, w), 0 where the network expects none."""
    answer = run(seen)[0]
    return (answer, np.zeros_like(answer)) if answer.ndim == 2 else (answer[..., 0], np.exp(answer[..., 1]))


def _spread(sampled: Run, seen: np.ndarray, passes: int, tell: Callable[[int, int], None]) -> np.ndarray:
    """(h, w) float32: how far so many answers of a network that drops lie apart, and from the truth."""
    depths, expected = [], []
    for done in range(1, passes + 1):
        depth, error = _told(sampled, seen)
        depths.append(depth)
        expected.append(error)
        tell(done, passes)
    return np.sqrt(np.var(depths, axis=0) + np.mean(expected, axis=0) ** 2)


def sampling(row: WeightsRow) -> WeightsRow:
    """The row of the same file for the network whose dropout stays on when it is asked."""
    return replace(row, name=f"{row.name}{SAMPLED}", network=f"{row.network}{SAMPLED}")


def fitted(photo: np.ndarray) -> np.ndarray:
    """A photo (H, W, 3) uint8 as the network sees it, (h, w, 3): LONGER_SIDE long, the other side the
    multiple of STRIDE that keeps the proportions best.
    """
    height, width = photo.shape[:2]
    scale = LONGER_SIDE / max(height, width)
    h, w = (max(STRIDE, STRIDE * round(side * scale / STRIDE)) for side in (height, width))
    shrinks = h * w < height * width
    return cv2.resize(photo, (w, h), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)


def shrinking(size: tuple[int, int], seen: tuple[int, int]) -> float:
    """How much a focal length in pixels changes from a picture of `size` (height, width) to one `seen` at
    another: the geometric mean of both directions, which differ by what `fitted` squeezes.
    """
    return float(np.sqrt(seen[0] / size[0] * seen[1] / size[1]))
