"""A depth map as a closed relief to print: what was near stands high, the back is flat, walls around."""

import cv2
import numpy as np

from pipeline.errors import OptionError
from shapes.trianglemesh import TriangleMesh

LONGEST_SIDE = 320
"""Grid points along the longer side: some 0.3 mm apart on a print of 10 cm, finer than a nozzle."""
BASE = 0.03
"""Thickness of the plate under the lowest point, in shares of the width."""
HEIGHT = 0.15
"""From the lowest to the highest point, in shares of the width."""
OUTER = (0.01, 0.99)
"""Quantiles of log depth that become the highest and the lowest point; what lies beyond is cut flat."""
SIZES = (5.0, 2000.0)
"""Millimetres that a print may be wide."""


def relief(depth: np.ndarray, *, width_mm: float = 100.0) -> TriangleMesh:
    """Closed, outward-facing, millimetres: the picture lies flat, x along its rows, +Y up out of it, its
    lower edge at +Z. Heights are compressed: log depth, so that the same height is the same factor of depth.

    depth (H, W) metres, 0 = unknown, which becomes the lowest. Raises OptionError for an odd width.
    """
    if not SIZES[0] <= width_mm <= SIZES[1]:
        allowed = f"between {SIZES[0]:g} and {SIZES[1]:g} mm"
        raise OptionError.outside("The relief's width", width_mm, allowed=allowed)
    heights = _heights(depth)
    rows, columns = heights.shape
    step = width_mm / (columns - 1)
    z, x = np.mgrid[:rows, :columns] * step
    top = np.stack([x, (BASE + HEIGHT * heights) * width_mm, z], axis=-1).reshape(-1, 3)
    number = np.arange(rows * columns).reshape(rows, columns)
    rim = _rim(number)
    floor = top[rim] * [1, 0, 1]
    middle = np.array([[width_mm / 2, 0, (rows - 1) * step / 2]])
    faces = [_tops(number), *_sides(rim, first=len(top))]
    return TriangleMesh(np.concatenate([top, floor, middle]), np.concatenate(faces))


def _heights(depth: np.ndarray) -> np.ndarray:
    """(h, w) float64 in [0, 1], the longer side at most LONGEST_SIDE: 1 is near."""
    log = np.log(np.where(depth > 0, depth, np.nan).astype(np.float64))
    near, far = np.nanquantile(log, OUTER) if np.isfinite(log).any() else (0.0, 0.0)
    heights = np.clip((far - np.nan_to_num(log, nan=far)) / max(far - near, 1e-9), 0, 1)
    scale = min(1.0, LONGEST_SIDE / max(depth.shape))
    size = tuple(max(2, round(scale * side)) for side in depth.shape[::-1])
    return np.clip(cv2.resize(heights, size, interpolation=cv2.INTER_AREA), 0, 1)


def _tops(number: np.ndarray) -> np.ndarray:
    """(F, 3): two triangles a square of the grid, counter-clockwise from above, where +Z is down the rows."""
    a, b, c, d = number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]
    faces = np.stack([np.stack([a, b, c], axis=-1), np.stack([a, c, d], axis=-1)])
    return faces.reshape(-1, 3)


def _rim(number: np.ndarray) -> np.ndarray:
    """(N,): the grid points of the picture's edge, once around, in the order that the top's faces have it."""
    return np.concatenate([number[:-1, 0], number[-1, :-1], number[:0:-1, -1], number[0, :0:-1]])


def _sides(rim: np.ndarray, *, first: int) -> tuple[np.ndarray, np.ndarray]:
    """The walls under the rim, and the floor as a fan about its middle; floor points begin at `first`."""
    below = first + np.arange(len(rim))
    after, below_after = np.roll(rim, -1), np.roll(below, -1)
    walls = np.concatenate(
        [np.stack([rim, below, below_after], axis=1), np.stack([rim, below_after, after], axis=1)]
    )
    middle = np.full_like(below, first + len(rim))
    return walls, np.stack([below, middle, below_after], axis=1)
