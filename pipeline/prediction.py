"""From framed photos to occupancy, extents and cameras: the one place where a voxel network is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models import pix2vox, refine3dnet
from models.fusion import fused, gathered
from models.inference import (
    CHANNELS,
    Answer,
    ask,
    ask_pix2vox,
    ask_published,
    ask_refine3dnet,
    ask_silhouettes,
)
from models.outline import fitted, fitted_together
from models.placement import Placed, camera_of
from models.registry import AS_PUBLISHED, CAPACITIES, PIX2VOX, REFINE3DNET, SILHOUETTES, WeightsRow
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
    from, its field of view such that the object fills the framed photo; None where no network says.
    level: the iso value chosen for these weights on validation shapes. weights: the name of their manifest
    row. further: where the second photo and those after it were taken from, if there was more than one.
    """

    grid: VoxelGrid
    camera: Camera | None
    level: float
    weights: str
    further: tuple[Camera, ...] = ()

    @property
    def cameras(self) -> tuple[Camera | None, ...]:
        """One a photo."""
        return (self.camera, *self.further)


def predict(framed: np.ndarray, category: str, *, capacity: str = "low") -> Prediction:
    """What a category's network sees in a framed photo, (P, P, 4) uint8.

    Raises:
        OptionError: no such capacity. CategoryError: nothing serves the category. WeightsError: a file is
        missing or damaged.
    """
    known = (*CAPACITIES, *AS_PUBLISHED, *PIX2VOX)
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
    if row.capacity in PIX2VOX:
        side = pix2vox.CONFIGS[row.network].picture
        occupancy = ask_pix2vox(lambda photos: run(row, photos), framed[None, None], side=side)[0]
        return Prediction(VoxelGrid(occupancy), None, row.levels.get(category, HALF), row.name)
    answer, level = _asked(row, framed, category), row.levels[category]
    return _prediction(fitted(Placed(answer, framed[None], level)), row, level)


def answer_about(framed: np.ndarray, category: str, *, capacity: str = "low") -> Answer:
    """What the network itself says about one framed photo, (P, P, 4) uint8, before the outline is fitted: it
    can be kept, and put together with what it says about others. Raises as `predict` does; as published is no
    capacity here.
    """
    if capacity not in CAPACITIES:
        raise OptionError.outside("capacity", capacity, allowed=" or ".join(CAPACITIES))
    return _asked(row_for(category, capacity), framed, category)


def put_together(
    answers: Sequence[Answer], framed: np.ndarray, category: str, *, capacity: str = "low"
) -> Placed:
    """The one shape that answers about B photos of one object make, and where each photo was taken from.

    answers: of `answer_about`, the same category and capacity. framed: the photos, (B, P, P, 4) uint8. No
    network runs.
    """
    return Placed(fused(gathered(answers)), framed, row_for(category, capacity).levels[category])


def predict_together(together: Placed, category: str, *, capacity: str = "low") -> Prediction:
    """What was `put_together`, fitted to all its outlines."""
    return _prediction(fitted_together(together), row_for(category, capacity), together.level)


def predict_by_silhouettes(answers: Sequence[Answer], masks: np.ndarray, category: str) -> Prediction:
    """What the published network of silhouettes sees in the masks, (B, P, P) uint8, of B photos of one
    object; of more than four it looks at `four_of` them.

    answers: of `answer_about` about the same photos: that network says nothing of cameras, the mesh takes its
    colours from where these say the photos were taken.
    """
    row = row_for(category, SILHOUETTES)
    seen = masks[None, four_of(answers)]
    occupancy = ask_silhouettes(lambda silhouettes: run(row, silhouettes), seen)[0]
    return _at_once(occupancy, answers, row, category)


def four_of(answers: Sequence[Answer]) -> list[int]:
    """Which photos of one object show it from the most different sides, in their order: the first, then each
    time the one whose azimuth, as its answer has it, lies farthest from those chosen. All of four or fewer.
    """
    angles = np.radians([float(answer.azimuth[0]) for answer in answers])
    chosen = [0]
    while len(chosen) < min(CHANNELS, len(angles)):
        apart = np.abs(np.angle(np.exp(1j * (angles[:, None] - angles[chosen])))).min(axis=1)
        apart[chosen] = -1
        chosen.append(int(apart.argmax()))
    return sorted(chosen)


def predict_by_attention(answers: Sequence[Answer], framed: np.ndarray, category: str) -> Prediction:
    """What a Refine3DNet sees in B framed photos of one object, (B, P, P, 4) uint8, in any order.

    answers: as for `predict_by_silhouettes`, and for the same reason.
    """
    row = row_for(category, REFINE3DNET)
    side = refine3dnet.CONFIGS[row.network].picture
    occupancy = ask_refine3dnet(lambda inputs: run(row, inputs), framed[None], side=side)[0]
    return _at_once(occupancy, answers, row, category)


def _at_once(occupancy: np.ndarray, answers: Sequence[Answer], row: WeightsRow, category: str) -> Prediction:
    """A shape in the object cube, (R, R, R), seen from where each answer says its photo was taken."""
    camera, *further = (camera_of(answer, 0) for answer in answers)
    return Prediction(VoxelGrid(occupancy), camera, row.levels[category], row.name, tuple(further))


def _asked(row: WeightsRow, framed: np.ndarray, category: str) -> Answer:
    return ask(lambda inputs: run(row, inputs), framed[None], category)


def _prediction(answer: Answer, row: WeightsRow, level: float) -> Prediction:
    """The shape of the answer's first photo, which is that of all where they are of one object."""
    grid = VoxelGrid(answer.occupancy[0], answer.extents[0])
    camera, *further = (camera_of(answer, index) for index in range(len(answer.extents)))
    return Prediction(grid, camera, level, row.name, tuple(further))
