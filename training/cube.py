"""The object cube: what networks as published are shown, taught and judged by.

Voxels of the cube, 32 along each side, are 1 where they are at least half solid. Views are framed, (V, 128,
128, 4) uint8.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from data.samples import Samples, load_samples, spread
from shapes.voxelgrid import VoxelGrid, iou
from training.augment import augment
from training.batches import drawn
from training.config import TrainingConfig
from training.validate import ORIGINS, levelled

RESOLUTION = 32
"""Of the cube, and of the samples' coverage that it is filled from."""
LEVELS = tuple(round(0.05 * step, 2) for step in range(1, 20))
"""To choose from: a loss that weighs the few filled voxels as much as all the empty ones wants a high one."""
JUDGED = 60
"""Validation shapes of each category and origin, at most, that levels are chosen and scores taken on."""

Says = Callable[[np.ndarray], np.ndarray]
"""Views of a shape -> probabilities (32, 32, 32)."""


def stock_of(folder: Path, category: str, split: str) -> Samples:
    """The samples of a category and split, their coverage as the cube is filled from it."""
    return load_samples(folder, category=category, split=split, resolution=RESOLUTION)


class Shapes:
    """The training shapes of a config's categories, each category drawn as often as the others."""

    def __init__(self, folder: Path, config: TrainingConfig) -> None:
        """folder: of the samples."""
        self.mesh_share = config.mesh_share
        self.sources = [stock_of(folder, name, "train") for name in config.categories]
        self.rows = [
            (samples.rows(procedural=True), samples.rows(procedural=False)) for samples in self.sources
        ]

    def pick(self, rng: np.random.Generator) -> tuple[Samples, int]:
        """A shape: the samples of its category, and its row there."""
        category = int(rng.integers(len(self.sources)))
        return self.sources[category], drawn(*self.rows[category], self.mesh_share, rng)

    def draw(
        self, views: int, rng: np.random.Generator, *, decided: bool = True
    ) -> tuple[np.ndarray, np.ndarray]:
        """So many views of a shape in any order, augmented, (V, 128, 128, 4) uint8, and its voxels, 0 or 1 or
        how much of each is solid; half the time both are mirrored. Some views come twice where there are
        fewer.
        """
        samples, row = self.pick(rng)
        chosen = np.resize(rng.permutation(samples.views.shape[1]), views)
        photos = np.asarray(samples.views[row])[chosen]
        voxels = samples.cube(row, RESOLUTION) if decided else samples.coverage_cube(row, RESOLUTION)
        if rng.random() < 0.5:
            photos, voxels = photos[:, :, ::-1], voxels[::-1]
        return np.stack([augment(np.ascontiguousarray(photo), rng) for photo in photos]), voxels


def judge(
    config: TrainingConfig, folder: Path, says: Says, *, views: int
) -> tuple[dict[str, float], dict[str, float]]:
    """The level that suits each category best on validation shapes, seen in turn in their first 1, 2, ...,
    `views` views, and the mean IoU at these levels of shapes by rule and of real meshes (left out where there
    is none).
    """
    tables = {}
    for category in config.categories:
        stock = stock_of(folder, category, "validation")
        rows = {origin: spread(stock.rows(procedural=origin == "procedural"), JUDGED) for origin in ORIGINS}
        counts = range(1, views + 1)
        tables[category] = {
            origin: np.concatenate([ious(says, stock, chosen[n - 1 :: views], n) for n in counts])
            for origin, chosen in rows.items()
        }
    return levelled(tables, LEVELS)


def ious(
    says: Says, samples: Samples, rows: Sequence[int], views: int, *, levels: tuple[float, ...] = LEVELS
) -> np.ndarray:
    """(N, levels): IoU of these shapes, seen in their first so many views, at each level."""
    scores = []
    for row in rows:
        found, truth = VoxelGrid(says(samples.views[row, :views])), VoxelGrid(samples.cube(row, RESOLUTION))
        scores.append([iou(found, truth, level=level) for level in levels])
    return np.array(scores).reshape(-1, len(levels))


def decided(samples: Samples) -> np.ndarray:
    """Rows of all shapes that are solid beyond doubt."""
    return np.sort(np.concatenate([samples.rows(procedural=rule) for rule in (True, False)]))
