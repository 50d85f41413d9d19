"""Depth maps and the pinhole camera that took them: how far each pixel's surface is, and where it lies.

A depth map is (H, W) float32, metres along the viewing direction, not along the ray; 0 where nothing is
known. The camera frame is right-handed: x right, y up, looking down -z, so that what is seen has negative z.
"""

from dataclasses import dataclass
from math import radians, sqrt, tan

import numpy as np


@dataclass(frozen=True)
class Intrinsics:
    """Focal lengths and principal point, pixels. The middle of pixel (row, column) is v = row, u = column."""

    fx: float
    fy: float
    cx: float
    cy: float

    @classmethod
    def of_view(cls, height: int, width: int, field_of_view: float) -> "Intrinsics":
        """Square pixels, the axis through the picture's middle; `field_of_view` in degrees across the longer
        side.
        """
        focal = max(height, width) / 2 / tan(radians(field_of_view) / 2)
        return cls(focal, focal, (width - 1) / 2, (height - 1) / 2)

    @property
    def focal(self) -> float:
        """One focal length for both directions, pixels: their geometric mean."""
        return sqrt(self.fx * self.fy)

    def resized(self, height: int, width: int, new_height: int, new_width: int) -> "Intrinsics":
        """Of the same picture of (height, width) pixels at (new_height, new_width)."""
        down, across = new_height / height, new_width / width
        return Intrinsics(
            self.fx * across, self.fy * down, (self.cx + 0.5) * across - 0.5, (self.cy + 0.5) * down - 0.5
        )


def unproject(depth: np.ndarray, camera: Intrinsics) -> np.ndarray:
    """Depth (H, W), metres -> points (H, W, 3) float32, camera frame; the origin where the depth is 0.

    X = (u - cx) Z / fx, Y = (v - cy) Z / fy (Hartley & Zisserman, Multiple View Geometry, 6.1), with Y and Z
    turned so that y is up and the camera looks down -z.
    """
    height, width = depth.shape
    depth = np.asarray(depth, np.float64)
    x = (np.arange(width) - camera.cx) / camera.fx * depth
    y = -(np.arange(height)[:, None] - camera.cy) / camera.fy * depth
    return np.stack([x, y, -depth], axis=-1).astype(np.float32)
