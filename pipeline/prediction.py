"""From a framed photo to occupancy, extents and camera: the one place where a voxel network is asked."""

from dataclasses import dataclass

import numpy as np

from models.inference import ask
from models.outline import camera_of, fitted
from models.registry import CAPACITIES, WeightsRow
from pipeline.errors import OptionError
from pipeline.networks import row_for, run
from shapes.camera import Camera
from shapes.voxelgrid import VoxelGrid


@dataclass(frozen=True, eq=False)
class Prediction:
    """grid: occupancy in box space with the predicted extents, completed by the photo's outline. camera:
    where the photo was taken from, its field of view such that the object fills the framed photo. level: the
    iso value chosen for these weights on validation shapes. weights: the name of their manifest row.
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
    return predict_by(row_for(category, capacity), framed, category)


def predict_by(row: WeightsRow, framed: np.ndarray, category: str) -> Prediction:
    """What the network of one manifest row sees in a framed photo, (P, P, 4) uint8, of that category. Raises
    WeightsError: its file is missing or damaged.
    """
    answer = ask(lambda inputs: run(row, inputs), framed[None], category)
    level = row.levels[category]
    answer = fitted(answer, framed[None], level=level)
    grid = VoxelGrid(answer.occupancy[0], answer.extents[0])
    return Prediction(grid, camera_of(answer, 0), level, row.name)
