import hashlib
import importlib.util
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import h5py
import numpy as np
import pytest

from models import legacy, registry, weights
from models.errors import DamagedWeightsError, ShortOfMemoryError
from models.legacy import bytes_of, is_legacy, load_legacy
from models.sumoso import LOW, SumosoConfig, build
from tests.models.test_registry import ROW

WRITER = Path(__file__).with_name("legacy_writer.py")

NARROW_LOW = SumosoConfig((4, 6, 6), (2,), dropout=(0.2, 0.3), picture=16, resolution=8)
NARROW_HIGH = SumosoConfig((4, 6, 8, 8), (4, 2), hidden=12, picture=16, resolution=8)

FILES = {
    "narrow low": (NARROW_LOW, ["low", 16, 8, 4, 6, 6, 2]),
    "narrow high": (NARROW_HIGH, ["high", 16, 8, 4, 6, 8, 8, 12, 4, 2]),
    "the low one": (LOW, ["low", 128, 32, 16, 32, 32, 8]),
}


def written(folder: Path, arguments: list) -> Path:
    """The file that the older Keras writes for these arguments of the writer."""
    if importlib.util.find_spec("tf_keras") is None:
        pytest.skip("needs the older Keras: pip install --no-deps tf_keras")
    command = [sys.executable, str(WRITER), str(folder), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return folder / "published.keras"


@pytest.fixture(scope="module")
def narrow(tmp_path_factory) -> Path:
    """The file of a narrow high-capacity network."""
    return written(tmp_path_factory.mktemp("narrow"), FILES["narrow high"][1])


@pytest.fixture
def copy(narrow, tmp_path) -> Path:
    """The same file, to be spoilt."""
    path = tmp_path / "copy.keras"
    path.write_bytes(narrow.read_bytes())
    return path


@pytest.mark.parametrize("name", FILES)
def test_the_answers_are_those_of_the_network_that_wrote_the_file(name, tmp_path):
    config, arguments = FILES[name]
    path = written(tmp_path, arguments)
    assert is_legacy(path)
    network = load_legacy(partial(build, config), path)
    answers = np.load(tmp_path / "answers.npz")
    assert np.ptp(answers["voxels"]) > 1e-3
    np.testing.assert_allclose(network.predict_on_batch(answers["photos"]), answers["voxels"], atol=1e-5)


def test_the_optimizer_is_in_the_file_and_is_not_counted(narrow):
    with h5py.File(narrow) as file:
        assert {"model_weights", "optimizer_weights"} <= set(file)
    assert bytes_of(narrow) == 4 * build(NARROW_HIGH).count_params()


def test_a_manifest_row_may_name_such_a_file(narrow, monkeypatch):
    monkeypatch.setattr(registry, "MODELS", narrow.parent)
    monkeypatch.setitem(weights.NETWORKS, "narrow", partial(build, NARROW_HIGH))
    content = narrow.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    row = replace(ROW, file=narrow.name, network="narrow", bytes=len(content), sha256=digest)
    network = weights.load(row)
    assert network.count_params() == build(NARROW_HIGH).count_params()


def test_what_the_file_says_of_its_model_is_never_read(copy):
    """A description that would run code on loading changes nothing: it is not looked at."""
    with h5py.File(copy, "a") as file:
        file.attrs["model_config"] = '{"class_name": "Lambda", "config": {"function": "print(1 / 0)"}}'
        del file["optimizer_weights"]
    load_legacy(partial(build, NARROW_HIGH), copy)


@pytest.mark.parametrize(("config", "reason"), [
    (SumosoConfig((4, 6, 8, 8), (4, 2), hidden=16, picture=16, resolution=8), r"kernel \(512, 12\)"),
    (SumosoConfig((4, 6, 8, 8), (4,), hidden=12, picture=16, resolution=8), "of another network"),
    (SumosoConfig((4, 6, 8, 8), (4, 2, 2), hidden=12, picture=16, resolution=8), "of another network"),
])  # fmt: skip
def test_a_file_of_another_network_is_refused(narrow, config, reason):
    with pytest.raises(DamagedWeightsError, match=reason) as caught:
        load_legacy(partial(build, config), narrow)
    assert caught.value.path == narrow


def drop_a_layer(file):
    names = file["model_weights"].attrs["layer_names"]
    file["model_weights"].attrs["layer_names"] = names[1:]


def swap_kernel_and_bias(file):
    for layer in file["model_weights"].values():
        if "weight_names" in layer.attrs and len(layer.attrs["weight_names"]):
            layer.attrs["weight_names"] = layer.attrs["weight_names"][::-1]


def put_text_for_numbers(file):
    del file["model_weights/conv2d/conv2d/bias:0"]
    file["model_weights/conv2d/conv2d/bias:0"] = np.array([b"a"] * 4)


def name_what_is_not_there(file):
    file["model_weights"].attrs["layer_names"] = [b"conv2d", b"lambda"]


SPOILT = [drop_a_layer, swap_kernel_and_bias, put_text_for_numbers, name_what_is_not_there]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spoilt_file_is_refused(copy, spoil):
    with h5py.File(copy, "a") as file:
        spoil(file)
    with pytest.raises(DamagedWeightsError):
        load_legacy(partial(build, NARROW_HIGH), copy)


@pytest.mark.parametrize("content", [b"", b"<!DOCTYPE html><title>Quota exceeded</title>"])
def test_what_is_no_hdf5_is_refused(tmp_path, content):
    path = tmp_path / "page.keras"
    path.write_bytes(content)
    assert not is_legacy(path)
    with pytest.raises(DamagedWeightsError, match="not HDF5"):
        load_legacy(partial(build, NARROW_HIGH), path)


def test_a_file_that_was_cut_off_is_refused(copy):
    copy.write_bytes(copy.read_bytes()[:20_000])
    with pytest.raises(DamagedWeightsError):
        load_legacy(partial(build, NARROW_HIGH), copy)


def test_a_packed_file_is_no_legacy_file(tmp_path):
    weights.write_packed(build(NARROW_LOW), tmp_path / "packed.weights.h5")
    assert not is_legacy(tmp_path / "packed.weights.h5")


def test_short_memory_is_said_before_anything_is_built(narrow, monkeypatch):
    largest = 4 * 12 * 8**3  # the kernel that makes the voxels, or that of the hidden layer before it
    monkeypatch.setattr(legacy, "free_memory", lambda: 10_000)
    with pytest.raises(ShortOfMemoryError, match="10,000 free") as caught:
        load_legacy(lambda: pytest.fail("built all the same"), narrow)
    assert caught.value.needed == bytes_of(narrow) + legacy.COPIES * largest
