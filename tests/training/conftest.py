from functools import partialmethod

import keras
import numpy as np
import pytest

from data.photosamples import PhotoSamples, write_photo_samples
from data.samples import Sample, write_sample
from models.recognizer import LABELS


def sample_of(category, split, source):
    rng = np.random.default_rng(len(category))
    views = np.full((2, 128, 128, 4), 255, np.uint8)
    views[:, 20:100, 30:90] = rng.integers(0, 200, 4)
    views[:, 20:100, 30:90, 3] = 255
    views[:, :20, :, 3] = 0
    solid, sides = np.zeros((64, 64, 64), np.uint8), np.ones(3, np.float32)
    cameras = np.ones((2, 4), np.float32)
    return Sample("one", category, "family", source, split, 1.0, solid, sides, views, cameras)


@pytest.fixture(scope="session")
def photos_and_shapes(tmp_path_factory):
    """Two photos a split and one shape for each category and split; the strangers, "other", are a mesh."""
    folder = tmp_path_factory.mktemp("samples")
    for split in ("train", "validation"):
        for category in LABELS:
            source = "other/a.ply" if category == "other" else "procedural"
            write_sample(folder, sample_of(category, split, source))
        views = np.full((4, 128, 128, 4), 255, np.uint8)
        methods = ("plain background", "whole picture") * 2
        texts = (("a", "a", "b", "b"), ("chair", "chair", "teapot", "teapot"), methods)
        write_photo_samples(folder, split, PhotoSamples(*(np.array(text) for text in texts), views))
    return folder


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps are taken at once: writing them as a graph takes longer than a few of them."""
    monkeypatch.setattr(keras.Model, "compile", partialmethod(keras.Model.compile, run_eagerly=True))
