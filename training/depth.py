"""How the depth network is made: trained on rendered rooms, scored on held-out ones, published."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import keras
import numpy as np

from data import roomsamples
from models import registry, weights
from models.depth import ask_depth
from models.depth_losses import judged_loss, mse_loss
from models.unetpp import CONFIGS, answers_of, build
from training.config import TrainingConfig
from training.depth_batches import DepthBatches
from training.devices import whole_batch
from training.loop import Recipe, inherit, schedule, train
from training.muon import ConvolutionalMuon
from training.onecycle import OneCycle
from training.publish import enter, pack, row_of

DATA = (
    "rooms and open ground of data/rooms.py, furnished with shapes of data/procedural, and their exact "
    "depth; the encoder starts from the cut-out network's, and so from what that has seen"
)
HELD_OUT = 240
"""Views of held-out rooms that a run is scored on, at most."""


@dataclass(frozen=True)
class DepthRecipe:
    """loss: of (truth, prediction) batches. optimizer: of a run."""

    loss: Callable
    optimizer: Callable[[TrainingConfig], keras.optimizers.Optimizer]


LOSSES = {
    "depth": DepthRecipe(judged_loss, lambda config: ConvolutionalMuon(schedule(config, last=0.02))),
    # as Pananthula & Sebastian (2025) have it
    "mse": DepthRecipe(
        mse_loss,
        lambda config: keras.optimizers.AdamW(OneCycle(config.rate, config.steps), weight_decay=0.01),
    ),
}
"""By a run's `loss`: what it minimises, and how."""


def prepare(network: keras.Model, config: TrainingConfig) -> None:
    """The optimizer and the loss of a run; under deep supervision the mean of the loss over all answers."""
    recipe = LOSSES[config.loss]
    names = answers_of(CONFIGS[config.network])
    losses = whole_batch(recipe.loss) if not names else dict.fromkeys(names, whole_batch(recipe.loss))
    weights = dict.fromkeys(names, 1 / len(names)) if names else None
    network.compile(recipe.optimizer(config), losses, weights)


def begin(network: keras.Model, config: TrainingConfig, runs: Path) -> None:
    """Start from the encoder of the cut-out network, which has seen photos."""
    inherit(network, weights.load(registry.serving(registry.SEGMENTER)))


RECIPE = Recipe(lambda name: build(CONFIGS[name]), DepthBatches, prepare, begin)


def train_depth(config: TrainingConfig, samples: Path, runs: Path) -> Path:
    """Train, or go on training where an interrupted run stopped, see `training.loop.train`."""
    return train(config, samples, runs, RECIPE)


def publish_depth(config: TrainingConfig, samples: Path, runs: Path) -> dict[str, float]:
    """Put a finished run on the shelf, and return what it scores on held-out rooms, see `score`."""
    network = build(CONFIGS[config.network])
    network.load_weights(runs / f"{config.name}.weights.h5")
    pack(network, config)
    paths = roomsamples.paths(samples, "validation")
    views = [roomsamples.read(path) for path in paths[:: -(-len(paths) // HELD_OUT)]]
    scores = score(network, views)
    row = row_of(config, registry.DEPTH, scores=scores, data=DATA, runs=runs)
    start = registry.serving(registry.SEGMENTER).minutes
    enter(config, replace(row, minutes=round(row.minutes + start, 1)))
    return scores


def score(network: keras.Model, views: list[roomsamples.RoomView]) -> dict[str, float]:
    """Means over views of AbsRel = mean |z - z*| / z*, RMSE in metres, and delta1, the share of pixels with
    max(z / z*, z* / z) < 1.25 (Eigen et al. 2014): of the metres as they come, and with their median made the
    true one. The answer is brought to the size of the view.
    """
    found = []
    for view in views:
        height, width = view.depth.shape
        depth = ask_depth(network.predict_on_batch, view.color, focal=view.camera.focal).depth
        known = view.depth > 0
        depth, truth = cv2.resize(depth, (width, height))[known], view.depth[known]
        aligned = depth * (np.median(truth) / np.median(depth))
        found.append([*_errors(depth, truth), *_errors(aligned, truth)])
    names = [f"{name}{how}" for how in ("", "_median_aligned") for name in ("abs_rel", "rmse", "delta1")]
    return {name: round(float(value), 4) for name, value in zip(names, np.mean(found, 0), strict=True)}


def _errors(depth: np.ndarray, truth: np.ndarray) -> tuple[float, float, float]:
    """AbsRel, RMSE and delta1 of depths (N,) in metres."""
    gap, ratio = np.abs(depth - truth), np.maximum(depth / truth, truth / depth)
    return float((gap / truth).mean()), float(np.sqrt((gap**2).mean())), float((ratio < 1.25).mean())
