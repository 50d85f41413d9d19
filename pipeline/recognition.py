"""Which category a cut-out shows: by ResNet50 where its ImageNet weights are on the disk, by our own network
otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from models.inference import ask_labels
from models.recognizer import LABELS
from models.registry import RECOGNIZER, served
from pipeline.cutout import Cutout
from pipeline.networks import row_for, run
from shapes.categories import CATEGORIES

if TYPE_CHECKING:
    import keras

KNOWN = 0.65
"""Least confidence, of all categories together, that it is one of them: less is "none of these". Of held-out
samples of our categories nine in ten are above.
"""

KNOWN_TO_RESNET = 0.5
"""The same for ResNet50, which spreads its confidence over 1,000 classes."""

LEAST = 1e-3
"""A share below this counts as this where photos are taken together: no photo has a veto."""

RESNET50 = Path.home() / ".keras" / "models" / "resnet50_weights_tf_dim_ordering_tf_kernels.h5"
"""Where keras.applications keeps the ImageNet weights of ResNet50 once they were fetched."""

_resnet_lock = Lock()


@dataclass(frozen=True)
class Recognition:
    """ranking: (category, confidence in [0, 1]) best first; what is missing to 1 is "none of these".
    known: whether it is one of them at all. method: "ResNet50" or "compact recogniser".
    """

    ranking: tuple[tuple[str, float], ...]
    known: bool
    method: str


def recognize(cutout: Cutout) -> Recognition:
    """Rank the categories for a cut-out.

    Raises:
        WeightsError: the shipped recogniser is needed, and its file is missing or damaged.
    """
    if RESNET50.is_file():
        return _ranked(_by_resnet(cutout), "ResNet50", KNOWN_TO_RESNET)
    return _ranked(_by_own_network(cutout), "compact recogniser", KNOWN)


def recognized_together(recognitions: Sequence[Recognition]) -> Recognition:
    """What B >= 1 photos of one object show, by one recogniser: the products of their shares, first of "one
    of ours" against "none of these", then among ours.
    """
    names = sorted(dict(recognitions[0].ranking))
    shares = np.array([[dict(found.ranking)[name] for name in names] for found in recognitions])
    ours = shares.sum(axis=1)
    known = _product(np.stack([ours, 1 - ours], axis=1))[0]
    method = recognitions[0].method
    least = KNOWN_TO_RESNET if method == "ResNet50" else KNOWN
    return _ranked(dict(zip(names, (known * _product(shares)).tolist(), strict=True)), method, least)


def _product(shares: np.ndarray) -> np.ndarray:
    """Shares (B, N) of B photos -> (N,): their product, which sums to 1."""
    logs = np.log(np.maximum(shares, LEAST)).sum(axis=0)
    product = np.exp(logs - logs.max())
    return product / product.sum()


def _ranked(shares: dict[str, float], method: str, least: float) -> Recognition:
    ranking = tuple(sorted(shares.items(), key=lambda item: -item[1]))
    return Recognition(ranking, sum(shares.values()) >= least, method)


def _by_own_network(cutout: Cutout) -> dict[str, float]:
    """Softmax of the shipped recogniser over the categories and "other"."""
    photo = cutout.framed().astype(np.float32) / 255
    logits = ask_labels(lambda photos: run(row_for(RECOGNIZER), photos), photo[None])[0]
    shares = np.exp(logits - logits.max())
    shares /= shares.sum()
    return {name: float(share) for name, share in zip(LABELS, shares, strict=True) if name != "other"}


def _by_resnet(cutout: Cutout) -> dict[str, float]:
    """The ImageNet probabilities, summed over the classes that mean each category (shapes.categories)."""
    from keras.applications.resnet50 import preprocess_input

    photo = cutout.framed(224)[..., :3].astype(np.float32)
    with _resnet_lock:
        probabilities = _resnet(RESNET50).predict_on_batch(preprocess_input(photo[None]))[0]
    meaning = {name: list(CATEGORIES[name].imagenet) for name in served() if name in CATEGORIES}
    return {name: float(probabilities[classes].sum()) for name, classes in meaning.items()}


@cache
def _resnet(weights: Path) -> "keras.Model":
    from keras.applications import ResNet50

    return ResNet50(weights=str(weights))
