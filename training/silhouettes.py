"""The recipe of Dagtekin et al. (2025) for the silhouette network: RMSprop, their CMCE loss or cross-entropy
in its place, the epoch of the least validation loss kept; one network for all the config's categories.

Where it differs: theirs always sees four views, ours 1 to 4 of them, as many of each number and in an order
drawn anew each time, so that it knows what to make of fewer. Their silhouettes are exact, ours spoiled as
the cut-outs of photos are. Their epoch shows every shape of the training part once; at the number of shapes
we have that is longer than a run of ours, and an epoch here is a hundred steps, each category drawn as often
as the others. Their split is 60/20/20 of the shapes; ours is that of the house, so that one table may hold
all networks.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np

from data.samples import spread
from models.inference import CHANNELS, ask_silhouettes, silhouettes_of
from models.losses import cmce_loss
from models.registry import GENERAL, SILHOUETTES
from models.silhouettes import CONFIG, build
from training.config import TrainingConfig
from training.cube import RESOLUTION, Says, Shapes, decided, judge, stock_of
from training.epochs import fit_epochs
from training.publish import DATA, enter, pack, row_of

LOSSES = {"cmce": cmce_loss, "cross-entropy": "sparse_categorical_crossentropy"}
EPOCH = 100
"""Steps of an epoch."""
JUDGES = 12
"""Validation shapes of each category that an epoch is judged by."""


class Training(keras.utils.PyDataset):
    """EPOCH batches of silhouettes (B, P, P, 4), 0 or 1, and voxels (B, 32, 32, 32) of the object cube, 0 or
    1, which depend on seed, epoch and place alone.
    """

    def __init__(self, folder: Path, config: TrainingConfig) -> None:
        super().__init__()
        self.config, self.epoch, self.shapes = config, 0, Shapes(folder, config)

    def __len__(self) -> int:
        return EPOCH

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        rng = np.random.default_rng([self.config.seed, self.epoch, index])
        return _batch([self._draw(rng) for _ in range(self.config.batch)])

    def _draw(self, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """1 to 4 masks of a shape in any order, spoiled as cut-outs are, (V, P, P) uint8, and its voxels."""
        views, voxels = self.shapes.draw(int(rng.integers(1, CHANNELS + 1)), rng)
        return views[..., 3], voxels

    def begin(self, epoch: int) -> None:
        """Go to an epoch."""
        self.epoch = epoch

    def on_epoch_end(self) -> None:
        """Go on to the next epoch."""
        self.begin(self.epoch + 1)


class Judging(keras.utils.PyDataset):
    """Always the same shapes of the validation split, shown with 1, 2, 3, 4, 1, ... of their views."""

    def __init__(self, folder: Path, config: TrainingConfig) -> None:
        super().__init__()
        self.batch = config.batch
        stocks = [stock_of(folder, name, "validation") for name in config.categories]
        self.shapes = [(samples, row) for samples in stocks for row in spread(decided(samples), JUDGES)]

    def __len__(self) -> int:
        return -(-len(self.shapes) // self.batch)

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        places = range(len(self.shapes))[index * self.batch : (index + 1) * self.batch]
        return _batch([self._shown(place) for place in places])

    def _shown(self, place: int) -> tuple[np.ndarray, np.ndarray]:
        samples, row = self.shapes[place]
        return samples.views[row, : 1 + place % CHANNELS, ..., 3], samples.cube(row, RESOLUTION)


def train_silhouettes(config: TrainingConfig, samples: Path, runs: Path) -> Path:
    """Train, or go on training after the last whole epoch of an interrupted run; the best epoch's weights,
    float32, as <runs>/<name>.weights.h5. A finished run is left as it is.
    """
    final = runs / f"{config.name}.weights.h5"
    if final.exists():
        return final
    keras.utils.set_random_seed(config.seed)
    network = build(CONFIG)
    network.compile(keras.optimizers.RMSprop(config.rate), LOSSES[config.loss])
    parts = {"train": Training(samples, config), "validation": Judging(samples, config)}
    return fit_epochs(network, parts, config, runs)


def publish_silhouettes(config: TrainingConfig, samples: Path, runs: Path) -> dict[str, float]:
    """Put a finished run on the shelf where the experiment is to be published; what it scores on validation
    shapes from four views, see `training.cube.judge`.
    """
    network = build(CONFIG)
    network.load_weights(runs / f"{config.name}.weights.h5")
    pack(network, config)
    levels, scores = judge(config, samples, says(network.predict_on_batch), views=CHANNELS)
    row = row_of(config, GENERAL, scores=scores, data=DATA, runs=runs)
    enter(config, replace(row, capacity=SILHOUETTES, levels=levels))
    return scores


def says(run: Callable[[np.ndarray], np.ndarray]) -> Says:
    """What a network of silhouettes makes of a shape's views."""
    return lambda views: ask_silhouettes(run, views[None, ..., 3])[0]


def _batch(shown: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    masks, voxels = zip(*shown, strict=True)
    return np.concatenate([silhouettes_of(views[None]) for views in masks]), np.stack(voxels)
