import hashlib
from dataclasses import replace

import numpy as np
import pytest

from models import registry, weights
from models.boxnet import BoxNetConfig, build
from models.weights import DamagedWeightsError, load, write_half
from tests.models.test_registry import ROW

TINY = BoxNetConfig(16, picture=32, encoder=(4, 4, 4, 4, 4), squeeze=4, latent=8, decoder=(4, 4, 4))


@pytest.fixture
def stored(tmp_path, monkeypatch):
    """A tiny network, its float16 file, and the manifest row that describes it."""
    monkeypatch.setattr(registry, "MODELS", tmp_path)
    monkeypatch.setitem(weights.NETWORKS, "tiny", lambda: build(TINY))
    network, path = build(TINY), tmp_path / "tiny.weights.h5"
    write_half(network, path)
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return network, replace(ROW, file=path.name, network="tiny", bytes=len(content), sha256=digest)


def test_half_precision_round_trip(stored):
    network, row = stored
    photos = np.random.default_rng(0).random((2, 32, 32, 4), dtype=np.float32)
    before, after = network.predict_on_batch(photos), load(row).predict_on_batch(photos)
    for name, values in before.items():
        np.testing.assert_allclose(after[name], values, atol=5e-3)
    assert not list(row.path.parent.glob("full-*"))


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
