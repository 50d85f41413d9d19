"""Depth at the size of the picture, by whatever estimates it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from models.depth import Estimate, ask_depth, sampling
from models.registry import DEPTH
from pipeline.errors import CategoryError, SurfaceError, WeightsError
from pipeline.networks import row_for, run

Estimator = Callable[[np.ndarray, float], Estimate]
"""A photo (H, W, 3) uint8 and its focal length in pixels -> depth in metres, at any size."""


@dataclass(frozen=True, eq=False)
class DepthMap:
    """What an estimator saw."""

    depth: np.ndarray
    """(H, W) float32 metres along the viewing direction; 0 where nothing is known."""
    ratio: float
    """Focal length, in longest sides of the picture, that it was asked with."""
    spread: np.ndarray | None = None
    """(H, W) float32: expected error of the log depth; None where nobody asked for it."""

    @property
    def median(self) -> float:
        """Metres: the scene's own scale."""
        return float(np.median(self.depth[self.depth > 0]))

    @property
    def span(self) -> tuple[float, float]:
        """The least and the greatest known depth, metres."""
        known = self.depth[self.depth > 0]
        return float(known.min()), float(known.max())

    def seen_with(self, ratio: float) -> "DepthMap":
        """The same with another focal length: the network answers in units of one camera, so that twice the
        focal length is twice the depth, and it need not be asked again.
        """
        scale = np.float32(ratio / self.ratio)
        return self if scale == 1 else replace(self, depth=self.depth * scale, ratio=ratio)


def depth_map(picture: np.ndarray, ratio: float, estimator: Estimator) -> DepthMap:
    """What the estimator says about a picture (H, W, 3) uint8, brought to its size; `ratio` as in DepthMap.

    Raises SurfaceError where it knows no depth at all.
    """
    height, width = picture.shape[:2]
    estimate = estimator(picture, ratio * max(height, width))
    depth = enlarged(estimate.depth, height, width)
    if not (depth > 0).any():
        raise SurfaceError(
            "The depth map must hold a depth above 0, received none.",
            advice="Try another photo: one of a room, a street or an object.",
        )
    spread = estimate.spread
    if spread is not None:
        spread = cv2.resize(spread.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return DepthMap(depth, ratio, spread)


def enlarged(depth: np.ndarray, height: int, width: int) -> np.ndarray:
    """(height, width) float32: depth (h, w), metres, at another size; what is no depth becomes 0.

    1 / depth is interpolated: it is linear in the picture where a surface is plane, so that planes stay so.
    """
    depth = np.asarray(depth, np.float32)
    known = np.isfinite(depth) & (depth > 0)
    inverse = np.divide(1, depth, out=np.zeros_like(depth), where=known)
    if depth.shape != (height, width):
        inverse = cv2.resize(inverse, (width, height), interpolation=cv2.INTER_LINEAR)
        sure = cv2.resize(known.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
        inverse[sure < 1 - 1e-6] = 0
    return np.divide(1, inverse, out=np.zeros_like(inverse), where=inverse > 0)


def ask_network(
    picture: np.ndarray, focal: float, *, passes: int = 0, tell: Callable[[int, int], None] = lambda *_: None
) -> Estimate:
    """The depth network of the shelf; with `passes` also how far off it expects to be, see `ask_depth`.

    Raises WeightsError when the shelf has none, or its file is missing or damaged.
    """
    try:
        row = row_for(DEPTH)
    except CategoryError as error:
        raise WeightsError(
            "A depth network must be on the shelf, received none.",
            advice="Get a newer copy of Unflatten, or train one: `python cli.py train depth`.",
        ) from error
    return ask_depth(
        lambda photos: np.asarray(run(row, photos)), picture, focal=focal, passes=passes,
        sampled=lambda photos: np.asarray(run(sampling(row), photos)), tell=tell,
    )  # fmt: skip
