"""Batches of augmented views with their targets, drawn from packed samples."""

from pathlib import Path

import numpy as np

from data.samples import load_samples
from models.boxnet import CONFIGS
from shapes.categories import number_of, turns_of
from training.augment import augment
from training.config import TrainingConfig


def camera_targets(cameras: np.ndarray, turns: int) -> np.ndarray:
    """(N, 4) azimuth, elevation, distance, field of view -> (N, 5) float32 as models.losses.camera_loss wants
    it.
    """
    azimuth, elevation = np.radians(cameras[:, 0]), np.radians(cameras[:, 1])
    columns = [np.cos(azimuth), np.sin(azimuth), elevation, 1 / cameras[:, 2], np.full(len(cameras), turns)]
    return np.stack(columns, axis=1).astype(np.float32)


PLENTY = 80
"""With this many rows of real meshes, variants included, a category's are drawn as often as the config says;
fewer are drawn less often: two motorcycles seen in every third draw would be learnt by heart.
"""


def drawn(procedural: np.ndarray, meshes: np.ndarray, mesh_share: float, rng: np.random.Generator) -> int:
    """One row of a category's shapes made by rule or of its real meshes, of either there may be none."""
    share = mesh_share * min(1, len(meshes) / PLENTY)
    return int(rng.choice(meshes if rng.random() < share or not len(procedural) else procedural))


class Batches:
    """Step i of a run always holds the same samples, augmented the same way, whoever asks and in whatever
    order.
    """

    def __init__(self, folder: Path, config: TrainingConfig) -> None:
        """folder: of the samples."""
        self.config = config
        self.network = CONFIGS[config.network]
        resolution = self.network.resolution
        self.sources = [
            load_samples(folder, category=name, split="train", resolution=resolution)
            for name in config.categories
        ]
        self.turns = [turns_of(name) for name in config.categories]
        # Rows of each category by where they come from: (procedural, real meshes).
        self.rows = [
            (samples.rows(procedural=True), samples.rows(procedural=False)) for samples in self.sources
        ]

    def __getitem__(self, step: int) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
        rng = np.random.default_rng([self.config.seed, step])
        size, picture, resolution = self.config.batch, self.network.picture, self.network.resolution
        photos = np.empty((size, picture, picture, 4), np.float32)
        occupancy = np.empty((size, resolution, resolution, resolution), np.float32)
        extents, camera = np.empty((size, 3), np.float32), np.empty((size, 5), np.float32)
        numbers = np.empty(size, np.int32)
        for slot in range(size):
            category = int(rng.integers(len(self.sources)))
            numbers[slot] = number_of(self.config.categories[category])
            photos[slot], occupancy[slot], extents[slot], camera[slot] = self._draw(category, rng)
        photos /= 255
        occupancy /= 255
        inputs = {"photo": photos, "category": numbers}
        return inputs, {"occupancy": occupancy, "extents": extents, "camera": camera}

    def _draw(self, category: int, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
        """One sample of a category, augmented, and with it its mirror image half the time."""
        samples = self.sources[category]
        row = drawn(*self.rows[category], self.config.mesh_share, rng)
        view = int(rng.integers(samples.views.shape[1]))
        photo, grid = np.asarray(samples.views[row, view]), np.asarray(samples.coverage[row])
        camera = camera_targets(samples.cameras[row, view][None], self.turns[category])[0]
        if rng.random() < 0.5:
            photo, grid = photo[:, ::-1], grid[::-1]
            camera[1] = -camera[1]
        return augment(np.ascontiguousarray(photo), rng), grid, samples.extents[row], camera
