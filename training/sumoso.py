"""The recipe of Sumoso (2024) for its two networks: Adam, binary cross-entropy, 65 % of the shapes to learn
from, 30 % to test with, 5 % to stop by.

An epoch shows each training shape once, from one of its views. Training ends when the validation loss has not
fallen for PATIENCE epochs, or after `config.steps` optimizer steps; the weights of the best epoch are kept.
The paper splits by picture; here it is by shape, variants of one mesh together, so that no shape is on two
sides.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np

from data.samples import Samples, load_samples
from models.inference import ask_published, grey
from models.sumoso import CONFIGS, build
from shapes.voxelgrid import VoxelGrid, iou
from training.config import TrainingConfig
from training.epochs import fit_epochs
from training.publish import DATA, enter, pack, row_of
from training.validate import LEVELS

SHARES = {"train": 0.65, "test": 0.30, "validation": 0.05}
PATIENCE = 4
RESOLUTION = 32


class Part(keras.utils.PyDataset):
    """The shapes of one part of the split as Keras trains on them: grey photos (B, 128, 128, 1), 0..255, and
    voxels (B, 32, 32, 32) of the object cube, 0 or 1.

    Where `seed` is given, their order and their views are drawn anew for each epoch.
    """

    def __init__(self, samples: Samples, rows: np.ndarray, *, batch: int, seed: int | None = None) -> None:
        super().__init__()
        self.samples, self.rows, self.batch, self.seed = samples, rows, batch, seed
        pairs = zip(samples.coverage[rows], samples.extents[rows], strict=True)
        cubes = [VoxelGrid(grid / np.float32(255), extents).to_cube(RESOLUTION) for grid, extents in pairs]
        self.cubes = np.array([cube.occupancy >= 0.5 for cube in cubes])
        self.begin(0)

    def __len__(self) -> int:
        return math.ceil(len(self.rows) / self.batch)

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        slots = self.order[index * self.batch : (index + 1) * self.batch]
        return grey(self.photos(slots)), self.cubes[slots].astype(np.float32)

    def photos(self, slots: np.ndarray) -> np.ndarray:
        """Framed photos (B, P, P, 4) uint8 of the shapes at these places of `rows`."""
        return np.stack([self.samples.views[self.rows[slot], self.views[slot]] for slot in slots])

    def begin(self, epoch: int) -> None:
        """Draw the order and the views of an epoch."""
        self.epoch, count = epoch, len(self.rows)
        self.order, self.views = np.arange(count), np.zeros(count, int)
        if self.seed is not None:
            rng = np.random.default_rng([self.seed, epoch])
            self.order = rng.permutation(count)
            self.views = rng.integers(self.samples.views.shape[1], size=count)

    def on_epoch_end(self) -> None:
        """Go on to the next epoch."""
        self.begin(self.epoch + 1)


def split_by_shape(samples: Samples, seed: int) -> dict[str, np.ndarray]:
    """Row numbers of each part of SHARES; the variants of a shape are in one part."""
    shapes = [name if source == "procedural" else source
              for name, source in zip(samples.names, samples.sources, strict=True)]  # fmt: skip
    known = sorted(set(shapes))
    drawn = np.random.default_rng(seed).permutation(len(known))
    bounds = np.cumsum([round(share * len(known)) for share in SHARES.values()])[:-1]
    parts = {}
    for name, places in zip(SHARES, np.split(drawn, bounds), strict=True):
        chosen = {known[place] for place in places}
        parts[name] = np.array([row for row, shape in enumerate(shapes) if shape in chosen])
    return parts


def parts_of(config: TrainingConfig, samples: Path) -> dict[str, Part]:
    """The parts of the config's one category, out of the training samples of the house."""
    stock = load_samples(samples, category=config.categories[0], split="train", resolution=RESOLUTION)
    return {
        name: Part(stock, rows, batch=config.batch, seed=config.seed if name == "train" else None)
        for name, rows in split_by_shape(stock, config.seed).items()
    }


def train_sumoso(config: TrainingConfig, samples: Path, runs: Path) -> Path:
    """Train, or go on training after the last whole epoch of an interrupted run; the best epoch's weights,
    float32, as <runs>/<name>.weights.h5. A finished run is left as it is.
    """
    final = runs / f"{config.name}.weights.h5"
    if final.exists():
        return final
    keras.utils.set_random_seed(config.seed)
    network, parts = build(CONFIGS[config.network]), parts_of(config, samples)
    metrics = [keras.metrics.BinaryAccuracy(name="accuracy"), keras.metrics.BinaryIoU([1], name="iou")]
    network.compile(keras.optimizers.Adam(config.rate), "binary_crossentropy", metrics=metrics)
    return fit_epochs(network, parts, config, runs, patience=PATIENCE)


def publish_sumoso(config: TrainingConfig, samples: Path, runs: Path) -> dict[str, float]:
    """Put a finished run on the shelf where the experiment is to be published; what it scores on the recipe's
    own test part: IoU at 0.5 a shape, accuracy and binary cross-entropy a voxel.
    """
    network = build(CONFIGS[config.network])
    network.load_weights(runs / f"{config.name}.weights.h5")
    pack(network, config)
    parts = parts_of(config, samples)
    level = best_level(network.predict_on_batch, parts["validation"])
    scores = score(network.predict_on_batch, parts["test"])
    if config.publish:
        row = row_of(config, config.categories[0], scores=scores, data=DATA, runs=runs)
        enter(config, replace(row, capacity=config.network, levels={config.categories[0]: level}))
    return {"level": level, **scores}


def answers(run: Callable[[np.ndarray], np.ndarray], part: Part) -> np.ndarray:
    """(N, 32, 32, 32) probabilities about the shapes of a part, in its order."""
    chunks = np.array_split(np.arange(len(part.rows)), len(part))
    return np.concatenate([ask_published(run, part.photos(slots)) for slots in chunks])


def score(run: Callable[[np.ndarray], np.ndarray], part: Part) -> dict[str, float]:
    """IoU at 0.5, its mean over shapes; accuracy and binary cross-entropy, their means over voxels."""
    found, truth = answers(run, part).clip(1e-7, 1 - 1e-7), part.cubes
    ious = [iou(VoxelGrid(one), VoxelGrid(other)) for one, other in zip(found, truth, strict=True)]
    surprise = -np.log(np.where(truth, found, 1 - found))
    values = {
        "iou_own_test": np.mean(ious), "voxel_accuracy": np.mean((found >= 0.5) == truth),
        "cross_entropy": np.mean(surprise),
    }  # fmt: skip
    return {name: round(float(value), 4) for name, value in values.items()}


def best_level(run: Callable[[np.ndarray], np.ndarray], part: Part) -> float:
    """The one of LEVELS with the best mean IoU over the shapes of a part."""
    pairs = [
        (VoxelGrid(one), VoxelGrid(other)) for one, other in zip(answers(run, part), part.cubes, strict=True)
    ]
    means = [np.mean([iou(*pair, level=level) for pair in pairs]) for level in LEVELS]
    return LEVELS[int(np.argmax(means))]
