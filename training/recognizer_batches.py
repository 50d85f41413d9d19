"""Batches for the recogniser: framed views and the label of each, every category as often as the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data.photosamples import PhotoSamples, load_photo_samples
from data.samples import Samples, load_samples
from models.recognizer import LABELS
from training.augment import augment
from training.config import TrainingConfig
from training.scenes import in_scene, nothing, random_scene

OTHER = len(LABELS) - 1
OTHER_SHARE = 0.25
"""Of a batch; the categories share the rest evenly."""
NOTHING_SHARE = 0.12
"""Of the "other" views: cut-outs with no object in them."""
SCENE_SHARE = 0.4
"""Of the renders: those set into a scene and cut out badly."""
RESOLUTION = 32
"""Of the packs read; their coverage is not used."""


@dataclass(frozen=True, eq=False)
class Source:
    """Views of one origin and one label.

    views: (N, V, P, P, 4) uint8. rows: (M,) those of the N that are drawn. share: how often, against the
    other sources of the label. rendered: False for photos.
    """

    views: np.ndarray
    rows: np.ndarray
    share: float
    rendered: bool


class RecognizerBatches:
    """Step i of a run always holds the same samples, augmented the same way."""

    def __init__(self, folder: Path, config: TrainingConfig, *, split: str = "train") -> None:
        """folder: of the samples; split: "train" or "validation"."""
        self.config = config
        photos = load_photo_samples(folder, split)
        self.scenes = photos.views[_chosen(photos, OTHER, whole=True)]
        labels = range(OTHER + 1)
        self.sources = [[*_photos(photos, label), *_shapes(folder, label, split)] for label in labels]

    def __getitem__(self, step: int) -> tuple[np.ndarray, np.ndarray]:
        rng = np.random.default_rng([self.config.seed, step])
        chances = [(1 - OTHER_SHARE) / OTHER] * OTHER + [OTHER_SHARE]
        labels = rng.choice(OTHER + 1, self.config.batch, p=chances)
        photos = np.stack([self._draw(int(label), rng) for label in labels])
        return photos.astype(np.float32) / 255, labels.astype(np.int32)

    def _draw(self, label: int, rng: np.random.Generator) -> np.ndarray:
        """One view (P, P, 4) uint8 of a label, augmented, mirrored half the time."""
        if label == OTHER and rng.random() < NOTHING_SHARE:
            return augment(nothing(random_scene(self.scenes, rng), rng), rng)
        shares = np.array([source.share for source in self.sources[label]])
        source = self.sources[label][int(rng.choice(len(shares), p=shares / shares.sum()))]
        row, view = int(rng.choice(source.rows)), int(rng.integers(source.views.shape[1]))
        photo = source.views[row, view]
        if rng.random() < 0.5:
            photo = photo[:, ::-1]
        photo = np.ascontiguousarray(photo)
        if source.rendered and rng.random() < SCENE_SHARE:
            photo = in_scene(photo, random_scene(self.scenes, rng), rng)
        return augment(photo, rng)


def _photos(photos: PhotoSamples, label: int) -> Iterator[Source]:
    """The photos of a label, cut out, and whole for a fifth."""
    for whole, share in ((False, 0.4), (True, 0.1)):
        rows = _chosen(photos, label, whole=whole)
        if len(rows):
            yield Source(photos.views[:, None], rows, share, rendered=False)


def _chosen(photos: PhotoSamples, label: int, *, whole: bool) -> np.ndarray:
    """Row numbers of the photos of a label, whole pictures or cut-outs."""
    labels = np.array([LABELS.index(name) if name in LABELS[:OTHER] else OTHER for name in photos.categories])
    return np.flatnonzero((labels == label) & ((photos.methods == "whole picture") == whole))


def _shapes(folder: Path, label: int, split: str) -> Iterator[Source]:
    """The renders of a label: shapes made by rule and real meshes, half each where both exist."""
    names = [LABELS[label]] if label < OTHER else _others(folder, split)
    samples = [load_samples(folder, category=name, split=split, resolution=RESOLUTION) for name in names]
    parts = [(part, *_rows_by_origin(part)) for part in samples]
    ruled, real = (sum(len(part[origin]) for part in parts) for origin in (1, 2))
    for part, procedural, meshes in parts:
        for rows, total in ((procedural, ruled), (meshes, real)):
            if len(rows):
                yield Source(part.views, rows, 0.25 * len(rows) / total, rendered=True)


def _others(folder: Path, split: str) -> list[str]:
    """The prepared categories that are none of ours."""
    found = {path.parent.name for path in folder.glob(f"*/{split}") if any(path.glob("*.npz"))}
    return sorted(found - set(LABELS[:OTHER]))


def _rows_by_origin(samples: Samples) -> tuple[np.ndarray, np.ndarray]:
    procedural = np.array([source == "procedural" for source in samples.sources])
    return np.flatnonzero(procedural), np.flatnonzero(~procedural)
