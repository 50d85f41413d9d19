"""A room whose depth is known by hand: a box 4 m wide, 2.6 m high and 5 m deep, the camera in it."""

import numpy as np

from shapes.depthmap import Intrinsics

LEFT, RIGHT, DOWN, UP, FRONT = 1.6, 2.4, 1.5, 1.1, 5.0
"""Metres from the camera to the walls."""


def box_room(height: int = 48, width: int = 64, field_of_view: float = 70.0) -> np.ndarray:
    """Depth (H, W) float32: each ray ends at the first wall."""
    camera = Intrinsics.of_view(height, width, field_of_view)
    across = ((np.arange(width) - camera.cx) / camera.fx)[None]
    up = (-(np.arange(height) - camera.cy) / camera.fy)[:, None]
    with np.errstate(divide="ignore"):
        sides = np.where(across > 0, RIGHT / across, -LEFT / across)
        ends = np.where(up > 0, UP / up, -DOWN / up)
    return np.minimum(np.minimum(sides, ends), FRONT).astype(np.float32)
