"""A pinhole camera that stands anywhere in a scene, and the z-buffer of what it sees."""

from dataclasses import dataclass

import numpy as np

from data.rasterize import Buffers, draw
from shapes.depthmap import Intrinsics

HEIGHT, WIDTH = 240, 320
"""Rows and columns of a picture."""


@dataclass(frozen=True, eq=False)
class RoomCamera:
    """Where a picture is taken from and how."""

    position: np.ndarray
    """(3,) float64 metres, world frame: x and z along the floor, y up."""
    axes: np.ndarray
    """(3, 3) float64: rows right, up and back."""
    lens: Intrinsics
    """Of a picture of HEIGHT x WIDTH pixels, square ones."""

    def seen(self, points: np.ndarray) -> np.ndarray:
        """World points (N, 3) in the camera frame: (N, 3) float64."""
        return (np.asarray(points, np.float64) - self.position) @ self.axes.T

    def world(self, points: np.ndarray) -> np.ndarray:
        """Points (..., 3) of the camera frame in the world: float64."""
        return np.asarray(points, np.float64) @ self.axes + self.position

    def grid(self, *, scale: float = 1.0) -> tuple[float, float, float]:
        """(left, top, step) of the rays of the picture drawn `scale` times as large, as data.rasterize has
        it.
        """
        step = 1 / (self.lens.fx * scale)
        across = (self.lens.cx + 0.5) / self.lens.fx
        down = (self.lens.cy + 0.5) / self.lens.fy
        return -across + step / 2, down - step / 2, step

    def draw(self, vertices: np.ndarray, faces: np.ndarray, *, scale: float = 1.0) -> Buffers:
        """The z-buffer of a scene's faces, (HEIGHT * scale, WIDTH * scale)."""
        shape = (round(HEIGHT * scale), round(WIDTH * scale))
        return draw(self.seen(vertices), faces, shape=shape, grid=self.grid(scale=scale))


def looking(
    position: np.ndarray, *, yaw: float, pitch: float, roll: float, field_of_view: float
) -> RoomCamera:
    """A camera at `position`, all angles in degrees: yaw 0 looks along -z and 90 along -x, pitch up, roll
    counter-clockwise; `field_of_view` across the picture's width.
    """
    (cy, cp, cr), (sy, sp, sr) = (
        np.cos(np.radians([yaw, pitch, roll])),
        np.sin(np.radians([yaw, pitch, roll])),
    )
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    about_z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    axes = (about_y @ about_x @ about_z).T
    lens = Intrinsics.of_view(HEIGHT, WIDTH, field_of_view)
    return RoomCamera(np.asarray(position, np.float64), np.ascontiguousarray(axes), lens)


def depth_seen(camera: RoomCamera, vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """(HEIGHT, WIDTH) float32 metres along the viewing direction at the pixels' middles; 0: nothing there."""
    depth = camera.draw(vertices, faces).depth
    return np.where(np.isfinite(depth), depth, np.float32(0))
