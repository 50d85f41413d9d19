"""From a framed photo to occupancy, extents and camera: the one place where a voxel network is asked."""

from dataclasses import dataclass

import numpy as np

from models.inference import ask, ask_published
from models.outline import camera_of, fitted
from models.registry import AS_PUBLISHED, CAPACITIES, WeightsRow
from pipeline.errors import OptionError
from pipeline.networks import row_for, run
from shapes.camera import Camera
from shapes.voxelgrid import VoxelGrid

HALF = 0.5
"""The level of files whose authors chose none: where an occupied voxel is as likely as an empty one."""


@dataclass(frozen=True, eq=False)
class Prediction:
    """grid: occupancy in box space with the predicted extents, completed by the photo's outline; in the
    object cube and as the network gives it where that is one as published. camera: where the photo was taken
    from, its field of view such that the object fills the framed photo; None by networks that do not say.
    level: the iso value chosen for these weights on validation shapes. weights: the name of their manifest
    row.
    """

    grid: VoxelGrid
    camera: Camera | None
    level: float
    weights: str


def predict(framed: np.ndarray, category: str, *, capacity: str = "low") -> Prediction:
    """What a category's network sees in a framed photo, (P, P, 4) uint8.

    Raises:
        OptionError: no such capacity. CategoryError: nothing serves the category. WeightsError: a file is
        missing or damaged.
    """
    known = (*CAPACITIES, *AS_PUBLISHED)
    if capacity not in known:
        raise OptionError.outside("capacity", capacity, allowed=" or ".join(known))
    return predict_by(row_for(category, capacity), framed, category)


def predict_by(row: WeightsRow, framed: np.ndarray, category: str) -> Prediction:
    """What the network of one manifest row sees in a framed photo, (P, P, 4) uint8, of that category. Raises
    WeightsError: its file is missing or damaged.
    """
    if row.capacity in AS_PUBLISHED:
        occupancy = ask_published(lambda photos: run(row, photos), framed[None])[0]
        return Prediction(VoxelGrid(occupancy), None, row.levels.get(category, HALF), row.name)
    answer = ask(lambda inputs: run(row, inputs), framed[None], category)
    level = row.levels[category]
    answer = fitted(answer, framed[None], level=level)
    grid = VoxelGrid(answer.occupancy[0], answer.extents[0])
    return Prediction(grid, camera_of(answer, 0), level, row.name)
