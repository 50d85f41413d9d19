"""How the compact recogniser is made: trained on renders and photos, its confidence calibrated, published."""

from pathlib import Path

import keras
import numpy as np

from models import registry, weights
from models.inference import ask_labels
from models.recognizer import CONFIG, LABELS, build
from training.config import TrainingConfig
from training.loop import Recipe, inherit, schedule, train
from training.muon import ConvolutionalMuon
from training.publish import enter, pack, row_of
from training.recognizer_batches import RecognizerBatches

DATA = (
    "shapes of data/procedural, openly licensed meshes (train split), photos of Caltech-101 (CC-BY-4.0) and "
    "TrashNet (MIT); all named in models/CREDITS.md"
)
HELD_OUT_BATCHES = 24
TEMPERATURES = np.geomspace(0.25, 4, 97)


def prepare(network: keras.Model, config: TrainingConfig) -> None:
    """The optimizer and the loss of a run; the share of right answers is told beside."""
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    network.compile(ConvolutionalMuon(schedule(config, last=0.02)), loss, metrics=["accuracy"])


def begin(network: keras.Model, config: TrainingConfig, runs: Path) -> None:
    """Start from the encoder of the general voxel network, which knows all categories."""
    inherit(network, weights.load(registry.serving(registry.GENERAL, "low")))


RECIPE = Recipe(lambda name: build(CONFIG), RecognizerBatches, prepare, begin)


def train_recognizer(config: TrainingConfig, samples: Path, runs: Path) -> Path:
    """Train, or go on training where an interrupted run stopped, see `training.loop.train`."""
    return train(config, samples, runs, RECIPE)


def publish_recognizer(config: TrainingConfig, samples: Path, runs: Path) -> dict[str, float]:
    """Calibrate a finished run on held-out samples, put it on the shelf, and return what it scores there."""
    network = build(CONFIG)
    network.load_weights(runs / f"{config.name}.weights.h5")
    photos, labels = held_out(config, samples)
    temperature = best_temperature(logits_of(network, photos), labels)
    fold_temperature(network, temperature)
    pack(network, config)
    scores = {"temperature": round(temperature, 3), **score(logits_of(network, photos), labels)}
    enter(config, row_of(config, registry.RECOGNIZER, scores=scores, data=DATA, runs=runs))
    return scores


def held_out(config: TrainingConfig, samples: Path) -> tuple[np.ndarray, np.ndarray]:
    """Photos (N, P, P, 4) float32 in [0, 1] and labels (N,) of the validation split, drawn as training draws
    them.
    """
    batches = RecognizerBatches(samples, config, split="validation")
    photos, labels = zip(*(batches[index] for index in range(HELD_OUT_BATCHES)), strict=True)
    return np.concatenate(photos), np.concatenate(labels)


def logits_of(network: keras.Model, photos: np.ndarray) -> np.ndarray:
    """(N, L) logits of photos (N, P, P, 4) float32, as users get them."""
    chunks = np.split(photos, range(64, len(photos), 64))
    return np.concatenate([ask_labels(network.predict_on_batch, chunk) for chunk in chunks])


def best_temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The divisor of the logits (N, L) that makes their softmax least surprised by the labels (N,): Guo et
    al. 2017, On calibration of modern neural networks.
    """
    surprise = [cross_entropy(logits / temperature, labels) for temperature in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(surprise))])


def fold_temperature(network: keras.Model, temperature: float) -> None:
    """Divide the network's logits by the temperature, in the weights of its last layer."""
    layer = network.get_layer("labels")
    layer.set_weights([values / temperature for values in layer.get_weights()])


def cross_entropy(logits: np.ndarray, labels: np.ndarray) -> float:
    """Mean of -log softmax(logits)[label]."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    normaliser = np.log(np.exp(shifted).sum(axis=1))
    return float(np.mean(normaliser - shifted[np.arange(len(labels)), labels]))


def score(logits: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    """Share of right labels in all, and for each label there is; and the cross-entropy."""
    right = logits.argmax(axis=1) == labels
    by_label = {LABELS[label]: float(right[labels == label].mean()) for label in np.unique(labels)}
    values = {"accuracy": float(right.mean()), **by_label, "cross_entropy": cross_entropy(logits, labels)}
    return {name: round(value, 4) for name, value in values.items()}
