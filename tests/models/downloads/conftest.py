"""A file, a server that has it, a row that describes it, a folder it belongs in."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import h5py
import numpy as np
import pytest

from models.downloads import structure
from models.registry import WeightsRow
from tests.fileserver import FileServer, serving
from tests.models.test_registry import ROW

WEIGHTS = bytes(range(256)) * 4096  # 1 MiB
TINY = ((3, 3, 1, 2), (2,), (2, 5), (5,))
"""Shapes of a network of two layers."""


@pytest.fixture
def server() -> Iterator[FileServer]:
    """A server that has WEIGHTS."""
    with serving(WEIGHTS) as server:
        yield server


@pytest.fixture
def row(server: FileServer, tmp_path: Path) -> Callable[..., WeightsRow]:
    """Makes a row that describes WEIGHTS, to be had under these paths of the server."""

    def make(*paths: str, **changes: object) -> WeightsRow:
        described = {
            "file": str(tmp_path / "shelf" / "chair.h5"),
            "bytes": len(WEIGHTS),
            "sha256": hashlib.sha256(WEIGHTS).hexdigest(),
            "urls": tuple(f"{server.address}/{path}" for path in paths),
        }
        return replace(ROW, **{**described, **changes})

    return make


@pytest.fixture
def unhashed(row: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable[..., WeightsRow]:
    """Makes a row of a file with weights of the shapes TINY, whose hash nobody published."""
    monkeypatch.setitem(structure.EXPECTED, "tiny", TINY)
    return lambda *paths: row(*paths, network="tiny", sha256="", bytes=len(legacy()))


def legacy(shapes: tuple = TINY, *, seed: int = 0, dtype: str = "float32") -> bytes:
    """A file as TensorFlow 2.10 wrote it: kernels and biases of these shapes under "model_weights", and the
    optimizer's state.
    """
    numbers = np.random.default_rng(seed)
    with h5py.File("made in memory", "w", driver="core", backing_store=False) as file:
        file.attrs["model_config"] = '{"class_name": "Sequential", "config": {"layers": []}}'
        weights = file.create_group("model_weights")
        weights.attrs["layer_names"] = [f"layer_{index}" for index in range(len(shapes) // 2)] + ["dropout"]
        weights.create_group("dropout").attrs["weight_names"] = []
        for index in range(len(shapes) // 2):
            layer = weights.create_group(f"layer_{index}")
            layer.attrs["weight_names"] = [f"layer_{index}/kernel:0", f"layer_{index}/bias:0"]
            for name, shape in zip(("kernel:0", "bias:0"), shapes[2 * index :], strict=False):
                layer[f"layer_{index}/{name}"] = numbers.normal(size=shape).astype(dtype)
        file["optimizer_weights/Adam/m"] = numbers.normal(size=2000)
        file.flush()
        return file.id.get_file_image()
