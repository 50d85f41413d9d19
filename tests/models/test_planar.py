import keras
import numpy as np
import pytest

from models.planar import PlanarConv3D


@pytest.mark.parametrize(("channels", "filters"), [(1, 4), (4, 1), (3, 3)])
@pytest.mark.parametrize("size", [1, 3, 5])
def test_the_answer_is_that_of_keras(channels: int, filters: int, size: int):
    rng = np.random.default_rng(0)
    volume = rng.standard_normal((2, 6, 7, 8, channels)).astype(np.float32)
    ours, theirs = (
        kind(filters, size, padding="same", activation="relu") for kind in (PlanarConv3D, keras.layers.Conv3D)
    )
    ours.build(volume.shape)
    theirs.build(volume.shape)
    weights = [rng.standard_normal(w.shape) for w in ours.get_weights()]
    for layer in (ours, theirs):
        layer.set_weights(weights)
    found, expected = np.asarray(ours(volume)), np.asarray(theirs(volume))
    assert expected.max() > 1
    np.testing.assert_allclose(found, expected, atol=1e-4)
