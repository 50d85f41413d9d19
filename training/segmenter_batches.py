"""Batches for the cut-out network: objects set into scenes, and the mask of each."""

from pathlib import Path

import cv2
import numpy as np

from data.backgrounds import compose, random_background
from data.defects import random_defects
from data.photosamples import load_photo_samples
from data.samples import load_samples
from models.segmenter import SegmenterConfig
from training.augment import paint_over
from training.config import TrainingConfig

CERTAIN = ("plain background", "alpha")
"""Methods of the cut-out whose masks are trusted."""
PHOTO_SHARE = 0.35
"""Of the objects: those cut out of photos, the rest renders."""
PIECE_SHARE = 0.45
"""Of the scenes: pieces of photos, the rest made."""
SCENES = 600
"""Made scenes a run chooses from, each turned, mirrored and toned anew."""
EMPTY = 0.03
"""Of the pictures: those with no object at all."""
RESOLUTION = 32
"""Of the packs read; their coverage is not used."""


class SegmenterBatches:
    """Step i of a run always holds the same pictures."""

    def __init__(
        self, folder: Path, config: TrainingConfig, network: SegmenterConfig, *, split: str = "train"
    ) -> None:
        """folder: of the samples; split: "train" or "validation"."""
        self.config, self.side = config, network.picture
        photos = load_photo_samples(folder, split)
        self.photos = photos.views[np.isin(photos.methods, CERTAIN)]
        self.pieces = photos.views[photos.methods == "whole picture"]
        self.renders = [_renders(folder, name, split) for name in (*config.categories, "other")]
        rng = np.random.default_rng([config.seed, len(split)])
        made = [random_background(rng, self.side) for _ in range(SCENES)]
        self.scenes = np.rint(255 * np.stack(made)).astype(np.uint8)

    def __getitem__(self, step: int) -> tuple[np.ndarray, np.ndarray]:
        rng = np.random.default_rng([self.config.seed, step])
        pairs = [self._draw(rng) for _ in range(self.config.batch)]
        photos, masks = (np.stack(parts).astype(np.float32) / 255 for parts in zip(*pairs, strict=True))
        return photos, masks

    def _draw(self, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """One picture (P, P, 3) uint8 and its mask (P, P) uint8."""
        picture, mask = self._scene(rng), np.zeros((self.side, self.side), np.uint8)
        if rng.random() >= EMPTY:
            for _ in range(int(rng.choice(4, p=(0.55, 0.2, 0.15, 0.1)))):
                picture = _over(picture, _placed(self._object(rng), self.side, rng, aside=True), rng)
            view = _placed(self._object(rng), self.side, rng, aside=False)
            picture, mask = _over(picture, view, rng), view[..., 3]
            if rng.random() < 0.12:
                picture, mask = self._behind_something(picture, mask, rng)
        return random_defects(picture, rng, 0.5), mask

    def _object(self, rng: np.random.Generator) -> np.ndarray:
        """A view (128, 128, 4) uint8 of anything, mirrored half the time."""
        if len(self.photos) and rng.random() < PHOTO_SHARE:
            view = self.photos[int(rng.integers(len(self.photos)))]
        else:
            views = self.renders[int(rng.integers(len(self.renders)))]
            view = np.asarray(views[int(rng.integers(len(views))), int(rng.integers(views.shape[1]))])
        view = np.ascontiguousarray(view[:, ::-1] if rng.random() < 0.5 else view)
        return paint_over(view, rng) if rng.random() < 0.25 else view

    def _scene(self, rng: np.random.Generator) -> np.ndarray:
        """(P, P, 3) uint8 without an object in it: a made scene or a piece of a photo."""
        if len(self.pieces) and rng.random() < PIECE_SHARE:
            scene = _piece(self.pieces[int(rng.integers(len(self.pieces)))], self.side, rng)
        else:
            scene = self.scenes[int(rng.integers(len(self.scenes)))]
        scene = scene[:, ::-1] if rng.random() < 0.5 else scene
        tone = np.exp(rng.normal(0, 0.15) + rng.normal(0, 0.06, 3))
        return np.clip(scene * tone, 0, 255).astype(np.uint8)

    def _behind_something(
        self, picture: np.ndarray, mask: np.ndarray, rng: np.random.Generator
    ) -> tuple[np.ndarray, np.ndarray]:
        """The picture and its mask with a smaller thing standing in front."""
        view = _placed(self._object(rng), self.side, rng, aside=True)
        clear = 1 - view[..., 3].astype(np.float32) / 255
        return _over(picture, view, rng), (mask * clear).astype(np.uint8)


def _renders(folder: Path, category: str, split: str) -> np.ndarray:
    """(N, V, 128, 128, 4) uint8, memory-mapped."""
    return load_samples(folder, category=category, split=split, resolution=RESOLUTION).views


def _placed(view: np.ndarray, side: int, rng: np.random.Generator, *, aside: bool) -> np.ndarray:
    """A view moved to its place in a picture, (side, side, 4) uint8: the object about the middle and large,
    or, `aside`, smaller and toward the rim. A photo squeezed to a square stretches what it shows.
    """
    middle = view.shape[0] / 2
    scale = side / view.shape[0] * (rng.uniform(0.2, 0.6) if aside else rng.uniform(0.4, 1.15))
    stretch = np.exp(rng.normal(0, 0.16))
    away = rng.uniform(0.28, 0.55) if aside else abs(rng.normal(0, 0.09))
    turn = rng.uniform(0, 2 * np.pi)
    centre = side * (0.5 + away * np.array([np.cos(turn), np.sin(turn)]))
    matrix = cv2.getRotationMatrix2D((middle, middle), float(rng.normal(0, 4)), 1.0)
    matrix = np.diag([scale * stretch, scale / stretch]) @ matrix
    matrix[:, 2] += centre - np.array([scale * stretch, scale / stretch]) * middle
    return cv2.warpAffine(
        view, matrix, (side, side), flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255, 0)
    )


def _over(picture: np.ndarray, view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The view (P, P, 4) uint8 set before the picture (P, P, 3) uint8, often with a shadow at its foot."""
    shadow = rng.uniform(0.1, 0.7) if rng.random() < 0.6 else 0.0
    return compose(view, picture.astype(np.float32) / 255, rng=rng, shadow=shadow)


def _piece(picture: np.ndarray, side: int, rng: np.random.Generator) -> np.ndarray:
    """A piece (side, side, 3) uint8 of a photo (128, 128, 4) uint8, too small or too soft to show a thing."""
    rows, columns = (np.flatnonzero((picture[..., 3] >= 250).any(axis=axis)) for axis in (1, 0))
    length = max(8, int(min(len(rows), len(columns)) * rng.uniform(0.15, 0.6)))
    top = rows[0] + int(rng.integers(max(1, len(rows) - length + 1)))
    left = columns[0] + int(rng.integers(max(1, len(columns) - length + 1)))
    piece = picture[top : top + length, left : left + length, :3]
    piece = cv2.resize(piece, (side, side), interpolation=cv2.INTER_CUBIC)
    return np.clip(piece + rng.normal(0, rng.uniform(0, 8), piece.shape), 0, 255).astype(np.uint8)
