"""How the cut-out network is made: trained on objects set into scenes, scored on held-out ones, published."""

from pathlib import Path

import keras
import numpy as np

from models import registry
from models.losses import mask_loss
from models.segmenter import CONFIG, build
from training.config import TrainingConfig
from training.devices import whole_batch
from training.loop import Recipe, schedule, train
from training.muon import ConvolutionalMuon
from training.publish import enter, pack, row_of
from training.recognizer import DATA
from training.segmenter_batches import SegmenterBatches

HELD_OUT_BATCHES = 12


def prepare(network: keras.Model, config: TrainingConfig) -> None:
    """The optimizer and the loss of a run."""
    network.compile(ConvolutionalMuon(schedule(config, last=0.02)), whole_batch(mask_loss))


RECIPE = Recipe(
    build=lambda name: build(CONFIG),
    batches=lambda samples, config: SegmenterBatches(samples, config, CONFIG),
    prepare=prepare,
)


def train_segmenter(config: TrainingConfig, samples: Path, runs: Path) -> Path:
    """Train, or go on training where an interrupted run stopped, see `training.loop.train`."""
    return train(config, samples, runs, RECIPE)


def publish_segmenter(config: TrainingConfig, samples: Path, runs: Path) -> dict[str, float]:
    """Put a finished run on the shelf, and return what it scores on held-out pictures: mean and median IoU at
    a probability of 0.5, and the share of pictures under 0.5.
    """
    network = build(CONFIG)
    network.load_weights(runs / f"{config.name}.weights.h5")
    pack(network, config)
    batches = SegmenterBatches(samples, config, CONFIG, split="validation")
    scores = score(network, [batches[index] for index in range(HELD_OUT_BATCHES)])
    enter(config, row_of(config, registry.SEGMENTER, scores=scores, data=DATA, runs=runs))
    return scores


def score(network: keras.Model, batches: list[tuple[np.ndarray, np.ndarray]]) -> dict[str, float]:
    """IoU of the masks at a logit of 0 over batches of photos (B, P, P, 3) and masks (B, P, P); pictures
    without an object are left out.
    """
    values: list[float] = []
    for photos, masks in batches:
        found, truth = network.predict_on_batch(photos) > 0, masks >= 0.5
        both = (found & truth).sum(axis=(1, 2))
        either = (found | truth).sum(axis=(1, 2))
        shown = truth.any(axis=(1, 2))
        values.extend((both[shown] / either[shown]).tolist())
    bad = np.less(values, 0.5)
    scores = {"iou": np.mean(values), "median_iou": np.median(values), "under_half": np.mean(bad)}
    return {name: round(float(value), 4) for name, value in scores.items()}
