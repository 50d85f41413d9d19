"""Files without a published hash: what they must hold, and what they must not."""

from collections.abc import Callable
from math import prod
from pathlib import Path

import h5py
import pytest

from models.downloads.structure import EXPECTED, PAPER_HIGH, PAPER_LOW, fault_of_structure
from tests.models.downloads.conftest import TINY, legacy


@pytest.fixture
def fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What is wrong with a file of these bytes, once a function has changed it."""
    monkeypatch.setitem(EXPECTED, "tiny", TINY)

    def judge(content: bytes, change: Callable[[h5py.File], object] = lambda file: None) -> str:
        path = tmp_path / "file.keras"
        path.write_bytes(content)
        with h5py.File(path, "a") as file:
            change(file)
        return fault_of_structure(path, "tiny")

    return judge


def test_the_published_networks_have_the_published_counts():
    assert sum(map(prod, PAPER_LOW)) == 1_095_833
    assert sum(map(prod, PAPER_HIGH)) == 570_714_561


def test_a_right_file_is_right(fault: Callable):
    assert fault(legacy()) == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (legacy(TINY[:2]), "2 arrays of weights instead of 4"),
        (legacy((*TINY, (5, 1), (1,))), "6 arrays of weights instead of 4"),
        (legacy((TINY[2], TINY[3], *TINY[:2])), "(2, 5) instead of (3, 3, 1, 2) as weights number 1"),
        (legacy(dtype="float64"), "float64"),
    ],
)
def test_weights_of_another_network_are_named(fault: Callable, content: bytes, said: str):
    assert said in fault(content)


def lambda_layer(file: h5py.File) -> None:
    file.attrs["model_config"] = '{"config": {"layers": [{"class_name": "Lambda", "config": {}}]}}'


def link_out(file: h5py.File) -> None:
    del file["model_weights/layer_0"]
    file["model_weights/layer_0"] = h5py.ExternalLink("/etc/other.h5", "/")


def numbers_out(file: h5py.File) -> None:
    layer = file["model_weights/layer_1"]
    del layer["layer_1/bias:0"]
    layer.create_dataset("layer_1/bias:0", (5,), "float32", external=[("/etc/hostname", 0, 20)])


def no_names(file: h5py.File) -> None:
    del file["model_weights"].attrs["layer_names"]


def no_array(file: h5py.File) -> None:
    del file["model_weights/layer_1/layer_1/bias:0"]


def no_weights(file: h5py.File) -> None:
    del file["model_weights"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda_layer, "a Lambda layer, which is a program"),
        (link_out, "a link to elsewhere"),
        (numbers_out, "numbers that lie in another file"),
        (no_names, "cannot be read"),
        (no_array, "no bias:0 where its list names one"),
        (no_weights, "without Keras' weights"),
    ],
)
def test_traps_and_gaps_are_named(fault: Callable, change: Callable, said: str):
    assert said in fault(legacy(), change)


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_file_cut_short_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep: float):
    monkeypatch.setitem(EXPECTED, "tiny", TINY)
    content = legacy()
    path = tmp_path / "cut.h5"
    path.write_bytes(content[: int(len(content) * keep)])
    assert "cannot be read" in fault_of_structure(path, "tiny")
