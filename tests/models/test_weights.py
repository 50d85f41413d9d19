import hashlib
from dataclasses import replace

import h5py
import numpy as np
import pytest

from models import registry, weights
from models.boxnet import LOW, BoxNetConfig, build
from models.errors import DamagedWeightsError
from models.weights import load, load_packed, write_packed
from tests.models.test_registry import ROW

TINY = BoxNetConfig(16, picture=32, encoder=(4, 4, 4, 4, 4), squeeze=4, latent=8, decoder=(4, 4, 4))


@pytest.fixture
def stored(tmp_path, monkeypatch):
    """A tiny network, its packed file, and the manifest row that describes it."""
    monkeypatch.setattr(registry, "MODELS", tmp_path)
    monkeypatch.setitem(weights.NETWORKS, "tiny", lambda: build(TINY))
    network, path = build(TINY), tmp_path / "tiny.weights.h5"
    write_packed(network, path)
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return network, replace(ROW, file=path.name, network="tiny", bytes=len(content), sha256=digest)


def test_every_weight_comes_back_within_half_a_step_of_its_channel(stored):
    network, row = stored
    for before, after in zip(network.weights, load(row).weights, strict=True):
        before, after = np.asarray(before), np.asarray(after)
        axes = tuple(range(before.ndim - 1))
        largest = np.abs(before).max(axis=axes) if axes else np.abs(before)
        assert (np.abs(after - before) <= largest / 254 * 1.001 + 1e-7).all()


def test_a_packed_file_is_a_quarter_of_the_full_one(tmp_path):
    network = build(LOW)
    network.save_weights(tmp_path / "full.weights.h5")
    write_packed(network, tmp_path / "packed.weights.h5")
    full, packed = (path.stat().st_size for path in sorted(tmp_path.iterdir()))
    assert packed < 0.3 * full


def test_a_float16_file_is_read_too(tmp_path):
    network, again = build(TINY), build(TINY)
    path = tmp_path / "half.weights.h5"
    network.save_weights(path)
    with h5py.File(path, "a") as file:
        names = []
        file.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) else None)
        for name in names:
            half = file[name][()].astype(np.float16)
            del file[name]
            file[name] = half
    load_packed(again, path)
    for before, after in zip(network.weights, again.weights, strict=True):
        np.testing.assert_allclose(after, before, atol=1e-3)


def test_a_file_that_was_changed_is_refused(stored):
    _, row = stored
    content = bytearray(row.path.read_bytes())
    content[len(content) // 2] ^= 1
    row.path.write_bytes(content)
    with pytest.raises(DamagedWeightsError, match="sha256"):
        load(row)


def test_a_file_that_is_gone_is_named(stored):
    _, row = stored
    row.path.unlink()
    with pytest.raises(DamagedWeightsError, match="missing") as caught:
        load(row)
    assert caught.value.path == row.path
