import keras
import numpy as np
import pytest

from models.planar import AxialConv3DTranspose, PlanarConv3D, PlanarConv3DTranspose


@pytest.mark.parametrize(("channels", "filters"), [(1, 4), (4, 1), (3, 3)])
@pytest.mark.parametrize(
    ("size", "padding"), [(1, "same"), (3, "same"), (5, "same"), (3, "valid"), (4, "valid")]
)
def test_the_answer_is_that_of_keras(channels: int, filters: int, size: int, padding: str):
    rng = np.random.default_rng(0)
    volume = rng.standard_normal((2, 6, 7, 8, channels)).astype(np.float32)
    settings = {"padding": padding, "activation": "relu"}
    ours, theirs = (kind(filters, size, **settings) for kind in (PlanarConv3D, keras.layers.Conv3D))
    ours.build(volume.shape)
    theirs.build(volume.shape)
    weights = [rng.standard_normal(w.shape) for w in ours.get_weights()]
    for layer in (ours, theirs):
        layer.set_weights(weights)
    found, expected = np.asarray(ours(volume)), np.asarray(theirs(volume))
    assert expected.max() > 1
    np.testing.assert_allclose(found, expected, atol=1e-4)


@pytest.mark.parametrize(("size", "stride", "settings"), [
    (2, 2, {}), (4, 2, {"activation": "relu"}), (6, 2, {"use_bias": False}), (1, 1, {}), (3, 1, {}),
])  # fmt: skip
def test_the_transposed_answer_is_that_of_keras(size: int, stride: int, settings: dict):
    volume = np.random.default_rng(0).standard_normal((2, 3, 4, 5, 6)).astype(np.float32)
    _assert_transposed_alike(PlanarConv3DTranspose, volume, size, stride, settings)


@pytest.mark.parametrize("axis", range(3))
@pytest.mark.parametrize(("size", "stride", "settings"), [
    (3, 2, {}), (5, 2, {"activation": "relu"}), (2, 2, {"use_bias": False}), (3, 1, {}), (1, 2, {}),
])  # fmt: skip
def test_the_answer_transposed_along_an_axis_is_that_of_keras(
    axis: int, size: int, stride: int, settings: dict
):
    volume = np.random.default_rng(0).standard_normal((2, 3, 4, 5, 6)).astype(np.float32)
    along = [tuple(value if other == axis else 1 for other in range(3)) for value in (size, stride)]
    _assert_transposed_alike(AxialConv3DTranspose, volume, *along, settings)


def _assert_transposed_alike(
    kind: type, volume: np.ndarray, size: int | tuple, stride: int | tuple, settings: dict
):
    rng = np.random.default_rng(1)
    ours, theirs = (
        kind(7, size, stride, "same", **settings) for kind in (kind, keras.layers.Conv3DTranspose)
    )
    for layer in (ours, theirs):
        layer.build(volume.shape)
    weights = [rng.standard_normal(w.shape) for w in ours.get_weights()]
    for layer in (ours, theirs):
        layer.set_weights(weights)
    found, expected = np.asarray(ours(volume)), np.asarray(theirs(volume))
    assert expected.max() > 1
    np.testing.assert_allclose(found, expected, atol=1e-4)
