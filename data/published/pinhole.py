"""From a set's own frames and pinhole cameras to our object frame and camera.

A point v of a mesh file is o = turn (v - centre) / longest in the object frame. A set's camera sees it at
p = R v + t (x right, y down, z forward), that is at R turn^T o + (R centre + t) / longest up to scale, which
no picture tells apart; and at the pixel K p / p_z (Hartley & Zisserman, Multiple View Geometry, 6.1).
"""

from dataclasses import dataclass
from math import asin, atan, atan2, degrees, radians, tan

import numpy as np

from shapes.camera import Camera


@dataclass(frozen=True, eq=False)
class FileFrame:
    """How the coordinates of a mesh file become those of the object frame."""

    turn: np.ndarray
    """(3, 3) rotation, `shapes.axes.turn`."""
    centre: np.ndarray
    """(3,) float64: the middle of the mesh's bounding box, file coordinates."""
    longest: float
    """The box's longest side, file units."""

    @classmethod
    def of_vertices(cls, vertices: np.ndarray, turn: np.ndarray) -> "FileFrame":
        """The frame of a mesh by its vertices (V, 3)."""
        low, high = vertices.min(axis=0).astype(np.float64), vertices.max(axis=0).astype(np.float64)
        return cls(turn, (low + high) / 2, float((high - low).max()))


@dataclass(frozen=True, eq=False)
class Pinhole:
    """A camera as the field writes it: p = rotation v + translation, pixel = focal p_xy / p_z + principal."""

    rotation: np.ndarray
    """(3, 3): file axes -> the camera's, x right, y down, z forward."""
    translation: np.ndarray
    """(3,), file units."""
    focal: float
    """Pixels."""
    principal: tuple[float, float]
    """Pixels, (x, y)."""

    def in_object_frame(self, frame: FileFrame, longer_side: float) -> tuple[Camera, np.ndarray]:
        """Our camera at the same place, and the (3, 3) homography from its uv to the pixels (`View`).

        Its field of view is what this one sees across the photo's `longer_side`, pixels.
        """
        rotation = self.rotation @ frame.turn.T
        translation = (self.rotation @ frame.centre + self.translation) / frame.longest
        x, y, z = position = -rotation.T @ translation
        distance = float(np.linalg.norm(position))
        camera = Camera(
            azimuth=degrees(atan2(x, z)),
            elevation=degrees(asin(np.clip(y / distance, -1, 1))),
            distance=distance,
            field_of_view=2 * degrees(atan(longer_side / 2 / self.focal)),
        )
        upright = np.diag([1.0, -1.0, -1.0]) @ camera.view_matrix()[:3, :3]
        return camera, self._intrinsics() @ rotation @ upright.T @ np.linalg.inv(_uv_intrinsics(camera))

    def _intrinsics(self) -> np.ndarray:
        x, y = self.principal
        return np.array([[self.focal, 0, x], [0, self.focal, y], [0, 0, 1]])


def _uv_intrinsics(camera: Camera) -> np.ndarray:
    """(3, 3): x right, y down, z forward -> homogeneous uv, the picture being [0, 1]^2."""
    focal = 0.5 / tan(radians(camera.field_of_view) / 2)
    return np.array([[focal, 0, 0.5], [0, focal, 0.5], [0, 0, 1]])
