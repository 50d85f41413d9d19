"""The recipe of Pix2Vox, and of Kaiber et al. (2026) who fine-tune it: Adam, and the sum of the binary
cross-entropies of the merged volume and of the refined one.

How many photos of a shape are shown is drawn anew each step, so that the merger learns to do with one and
with several. Voxels are those of the object cube that are solid by half, as the paper has them. The split is
by shape, that of the house; batches follow from the step alone, so that an interrupted run goes on to the
weights that it would have come to.
"""

from dataclasses import replace
from pathlib import Path

import keras
import numpy as np

from models import registry
from models.inference import ask_pix2vox, colored
from models.pix2vox import CONFIGS, build, can_start_from_imagenet, start_from_imagenet
from training.config import TrainingConfig, ancestry
from training.cube import Shapes, judge
from training.loop import Recipe, schedule, train
from training.publish import DATA, enter, pack, row_of

STARTS = {True: "the ImageNet weights of VGG16", False: "random weights"}
"""What the encoder starts from where there is no parent: by whether the file of those weights is there."""


def train_pix2vox(config: TrainingConfig, samples: Path, runs: Path) -> Path:
    """Train, or go on training where an interrupted run stopped; see `training.loop.train`."""
    return train(config, samples, runs, RECIPE)


def begin(network: keras.Model, config: TrainingConfig, runs: Path) -> None:
    """Start from ImageNet where its weights are at hand, and write down what was started from."""
    path = start_path(config, runs)
    if path.exists():
        return  # an interrupted run, whose checkpoint is read next
    imagenet = can_start_from_imagenet(CONFIGS[config.network])
    if imagenet:
        start_from_imagenet(network)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(STARTS[imagenet] + "\n", encoding="utf-8")


def start_path(config: TrainingConfig, runs: Path) -> Path:
    """Where a run's start is written down."""
    return runs / f"{config.name}.start"


def prepare(network: keras.Model, config: TrainingConfig) -> None:
    """Adam and the cross-entropy of both volumes."""
    losses = dict.fromkeys(("coarse", "occupancy"), "binary_crossentropy")
    network.compile(keras.optimizers.Adam(schedule(config, last=0.02)), losses)


class Pix2VoxBatches:
    """Step i of a run always holds the same photos (B, V, P, P, 3) float32 in [0, 1] and voxels (B, 32, 32,
    32) float32 of the object cube, 0 or 1, for both outputs.
    """

    def __init__(self, folder: Path, config: TrainingConfig) -> None:
        """folder: of the samples."""
        self.config, self.shapes = config, Shapes(folder, config)
        self.side = CONFIGS[config.network].picture

    def __getitem__(self, step: int) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        rng = np.random.default_rng([self.config.seed, step])
        views = int(rng.integers(1, self.config.views + 1))
        photos, voxels = zip(*(self.shapes.draw(views, rng) for _ in range(self.config.batch)), strict=True)
        inputs = colored(np.stack(photos), side=self.side)
        return inputs, dict.fromkeys(("coarse", "occupancy"), np.stack(voxels))


RECIPE = Recipe(lambda name: build(CONFIGS[name]), Pix2VoxBatches, prepare, begin)


def publish_pix2vox(config: TrainingConfig, samples: Path, runs: Path) -> dict[str, float]:
    """Put a finished run on the shelf where the experiment is to be published; what it scores on validation
    shapes from one view, see `training.cube.judge`.
    """
    network = build(CONFIGS[config.network])
    network.load_weights(runs / f"{config.name}.weights.h5")
    pack(network, config)
    side, run = CONFIGS[config.network].picture, network.predict_on_batch

    def says(views: np.ndarray) -> np.ndarray:
        return ask_pix2vox(run, views[None], side=side)[0]

    levels, scores = judge(config, samples, says, views=1)
    category = config.categories[0] if len(config.categories) == 1 else registry.GENERAL
    data = f"{DATA}; the encoder started from {start_of(config, runs)}"
    row = row_of(config, category, scores=scores, data=data, runs=runs)
    enter(config, replace(row, capacity=config.network, levels=levels))
    return scores


def start_of(config: TrainingConfig, runs: Path) -> str:
    """One of STARTS: what a run, or the first of its parents, started from."""
    return start_path(ancestry(config)[0], runs).read_text(encoding="utf-8").strip()
