"""The camera: where a picture of the object was taken from, and where points of the object fall in it."""

from dataclasses import dataclass

import numpy as np

FILL = 0.85
"""The share of a framed picture's side that the object's longest side takes."""


@dataclass(frozen=True)
class Camera:
    """A pinhole camera that looks at the object's centre, upright, with a square picture.

    azimuth: degrees, 0 looks at the front (from +Z), 90 stands on +X. elevation: degrees above the ground
    plane. distance: object units from the centre. field_of_view: degrees, the full angle across the picture.
    """

    azimuth: float
    elevation: float
    distance: float
    field_of_view: float

    def position(self) -> np.ndarray:
        """(3,) float64: where the camera stands, object units."""
        azimuth, elevation = np.radians([self.azimuth, self.elevation])
        x, y, z = np.cos(elevation) * np.sin(azimuth), np.sin(elevation), np.cos(elevation) * np.cos(azimuth)
        return self.distance * np.array([x, y, z])

    def view_matrix(self) -> np.ndarray:
        """(4, 4) float64, object frame -> camera frame: x right, y up, looking down -z."""
        azimuth = np.radians(self.azimuth)
        right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
        back = self.position() / self.distance
        matrix = np.eye(4)
        matrix[:3, :3] = right, np.cross(back, right), back
        matrix[2, 3] = -self.distance
        return matrix

    def project(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Points (N, 3) of the object -> uv (N, 2), the picture being [0, 1]^2 with v downward, and depth
        (N,) > 0 in front.
        """
        matrix = self.view_matrix()
        x, y, z = (np.asarray(points, np.float64) @ matrix[:3, :3].T + matrix[:3, 3]).T
        depth = -z
        focal = 0.5 / np.tan(np.radians(self.field_of_view) / 2)
        safe = np.where(np.abs(depth) < 1e-9, 1e-9, depth)
        return np.stack([0.5 + focal * x / safe, 0.5 - focal * y / safe], axis=1), depth


def framing(azimuth: float, elevation: float, distance: float, extents: np.ndarray) -> Camera:
    """The camera at this place whose picture a box of sides `extents` (3,) about the centre fills as a framed
    object does.
    """
    corners = np.array(np.meshgrid(*[[-0.5, 0.5]] * 3)).reshape(3, 8).T * extents
    # A trial angle of 60 degrees; the picture's scale goes with 1 / tan(angle / 2).
    uv, _ = Camera(azimuth, elevation, distance, 60).project(corners)
    side = float(np.ptp(uv, axis=0).max())
    angle = 2 * np.degrees(np.arctan(np.tan(np.radians(30)) * side / FILL))
    return Camera(azimuth, elevation, distance, float(angle))
