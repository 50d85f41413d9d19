"""From a framed photo to occupancy, extents and camera: the one place where a voxel network is asked."""

from dataclasses import dataclass

import numpy as np

from data.framing import FILL
from models.inference import ask
from models.registry import CAPACITIES
from pipeline.errors import OptionError
from pipeline.networks import row_for, run
from shapes.camera import Camera
from shapes.voxelgrid import VoxelGrid


@dataclass(frozen=True, eq=False)
class Prediction:
    """grid: occupancy in box space with the predicted extents. camera: where the photo was taken from, its
    field of view such that the object fills the framed photo. level: the iso value chosen for these weights
    on validation shapes. weights: the name of their manifest row.
    """

    grid: VoxelGrid
    camera: Camera
    level: float
    weights: str


def predict(framed: np.ndarray, category: str, *, capacity: str = "low") -> Prediction:
    """What a category's network sees in a framed photo, (P, P, 4) uint8.

    Raises:
        OptionError: no such capacity. CategoryError: nothing serves the category. WeightsError: a file is
        missing or damaged.
    """
    if capacity not in CAPACITIES:
        raise OptionError.outside("capacity", capacity, allowed=" or ".join(CAPACITIES))
    row = row_for(category, capacity)
    answer = ask(lambda photos: run(row, photos), framed[None])
    grid = VoxelGrid(answer.occupancy[0], answer.extents[0])
    angles = float(answer.azimuth[0]), float(answer.elevation[0])
    camera = _camera(*angles, distance=float(answer.distance[0]), extents=grid.extents)
    return Prediction(grid, camera, row.level, row.name)


def _camera(azimuth: float, elevation: float, *, distance: float, extents: np.ndarray) -> Camera:
    """The camera whose field of view lets a box of these extents, (3,), take its share of the framed photo.
    """
    corners = np.array(np.meshgrid(*[[-0.5, 0.5]] * 3)).reshape(3, 8).T * extents
    # A trial angle of 60 degrees; the picture's scale goes with 1 / tan(angle / 2).
    uv, _ = Camera(azimuth, elevation, distance, 60).project(corners)
    side = float(np.ptp(uv, axis=0).max())
    angle = 2 * np.degrees(np.arctan(np.tan(np.radians(30)) * side / FILL))
    return Camera(azimuth, elevation, distance, float(angle))
