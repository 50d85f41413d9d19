"""The published depth networks: their rows, how photos are prepared, and tiny networks of their format."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from models import rivals_depth
from models.downloads.structure import ONNX
from models.errors import DamagedWeightsError
from models.refusal import Refusal
from models.registry import WeightsRow, choices, published
from models.rivals_depth import (
    INPUT,
    NETWORK,
    OUTPUT,
    RECIPES,
    floored_to_32,
    prepared,
    rival,
    shorter_side_518,
    square_384,
)
from tests import onnxfile

pytest.importorskip("onnxruntime", reason="needs the package onnxruntime (requirements-dev.txt)")
ROWS = {row.name: row for row in published() if row.network == NETWORK}


@pytest.fixture
def photo() -> np.ndarray:
    """Smooth, so that no way of resizing changes much: (240, 320, 3) uint8."""
    down, across = np.mgrid[0:240, 0:320]
    return np.stack([across * 0.7, down, 255 - across * 0.5 - down * 0.3], axis=-1).astype(np.uint8)


def here(name: str, path: Path) -> WeightsRow:
    """A rival's row, its file of no known hash at this place."""
    record = path.with_name(path.name + ".sha256")
    row = replace(ROWS[name], file=str(path), sha256="")
    from models.registry import digest_of

    record.write_text(f"{digest_of(path)}  {path.name}\n")
    return row


def test_each_rival_has_a_row_and_each_row_a_recipe():
    assert set(ROWS) == set(RECIPES)
    assert ONNX[NETWORK] == (INPUT, OUTPUT)
    for row in ROWS.values():
        assert (row.category, row.capacity, row.licence) == ("depth", "", "Apache-2.0")
        assert all(url.startswith("https://huggingface.co/") and url.endswith(".onnx") for url in row.urls)
        assert 3.9 * row.parameters < row.bytes < 4.5 * row.parameters


def test_no_choice_of_a_category_changed():
    assert not any(row.network == NETWORK for row in choices("chair").values())


@pytest.mark.parametrize(
    ("size", "photo", "seen"),
    [
        (shorter_side_518, (480, 640), (518, 686)),
        (shorter_side_518, (240, 320), (518, 686)),
        (shorter_side_518, (640, 480), (686, 518)),
        (shorter_side_518, (100, 5000), (42, 2072)),
        (shorter_side_518, (1, 3000), (14, 2072)),
        (square_384, (480, 640), (384, 384)),
        (floored_to_32, (480, 640), (480, 640)),
        (floored_to_32, (500, 333), (480, 320)),
        (floored_to_32, (3000, 4000), (480, 640)),
        (floored_to_32, (1, 640), (32, 640)),
    ],
)
def test_each_network_sees_the_size_its_authors_use(size, photo, seen):
    assert size(*photo) == seen


@pytest.mark.parametrize("name", RECIPES)
def test_a_network_answers_what_its_arithmetic_says(name: str, photo: np.ndarray, tmp_path: Path):
    """The tiny network is one weighted sum a pixel: by hand, with the authors' constants spelled out."""
    recipe = RECIPES[name]
    mean, deviation = {
        "depth-anything-v2-small": ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        "midas-dpt-hybrid": ([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]),
        "glpn-nyu": ([0, 0, 0], [1, 1, 1]),
    }[name]
    side = 384 if name == "midas-dpt-hybrid" else None
    network = rival(here(name, onnxfile.write(tmp_path / "tiny.onnx", side=side)))
    found = network.estimate(photo)
    assert (network.name, network.gives) == (recipe.title, recipe.gives)
    assert found.dtype == np.float32
    assert found.shape == recipe.size(240, 320)
    colors = (photo / 255 - mean) / deviation
    by_hand = (colors * onnxfile.WEIGHTS.ravel()).sum(axis=-1) + onnxfile.BIAS[0]
    resized = cv2.resize(by_hand.astype(np.float32), found.shape[::-1], interpolation=cv2.INTER_CUBIC)
    assert np.abs(found - resized).max() < 0.05


def test_photos_of_any_shape_are_taken(tmp_path: Path):
    rng = np.random.default_rng(0)
    network = rival(here("glpn-nyu", onnxfile.write(tmp_path / "tiny.onnx")))
    for shape in ((1, 700, 3), (2000, 31, 3), (7, 7, 3)):
        assert np.isfinite(network.estimate(rng.integers(0, 256, shape, np.uint8))).all()


def test_what_is_prepared_is_a_batch_of_one_with_colours_first(photo: np.ndarray):
    found = prepared(photo, RECIPES["glpn-nyu"])
    assert (found.shape, found.dtype) == ((1, 3, 224, 320), np.float32)
    assert 0 <= found.min() <= found.max() <= 1
    assert found[0, 0, 100, 300] > 0.6 > 0.1 > found[0, 0, 100, 10]


def test_a_file_that_is_missing_or_another_is_not_run(tmp_path: Path):
    missing = replace(ROWS["glpn-nyu"], file=str(tmp_path / "none.onnx"))
    with pytest.raises(DamagedWeightsError, match="missing"):
        rival(missing)
    other = replace(
        ROWS["midas-dpt-hybrid"], file=str(onnxfile.write(tmp_path / "other.onnx"))
    )  # of another hash
    with pytest.raises(DamagedWeightsError, match="bytes instead of 533,061,339"):
        rival(other)


def test_without_onnxruntime_the_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)
    with pytest.raises(Refusal, match="onnxruntime") as caught:
        rival(here("glpn-nyu", onnxfile.write(tmp_path / "tiny.onnx")))
    assert "requirements-depth.txt" in caught.value.advice


def test_only_files_on_the_disk_take_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    row = here("glpn-nyu", onnxfile.write(tmp_path / "tiny.onnx"))
    absent = replace(ROWS["midas-dpt-hybrid"], file=str(tmp_path / "none.onnx"))
    monkeypatch.setattr(rivals_depth, "published", lambda: (row, absent))
    assert rivals_depth.on_disk() == [row]
