"""Against Keras' own layers on the volume written out."""

import keras
import numpy as np
import pytest
from keras import layers

from models.nested import NestedConv3D

SIDES, CHANNELS = (8, 4, 1), (3, 2, 5)


@pytest.fixture
def pieces() -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    shapes = [(2, side, side, side, count) for side, count in zip(SIDES, CHANNELS, strict=True)]
    return [rng.normal(size=shape).astype(np.float32) for shape in shapes]


def written_out(pieces: list[np.ndarray]) -> np.ndarray:
    side = pieces[0].shape[1]
    fine = [np.kron(piece, np.ones((1, *(side // piece.shape[1],) * 3, 1))) for piece in pieces]
    return np.concatenate(fine, axis=-1).astype(np.float32)


@pytest.mark.parametrize("size", [1, 3, 5])
def test_it_is_the_convolution_of_the_volume_written_out(pieces, size):
    nested = NestedConv3D(4, size, activation="softmax")
    found = nested(pieces)
    plain = layers.Conv3D(4, size, padding="same", activation="softmax")
    plain.build((None, 8, 8, 8, sum(CHANNELS)))
    nested.bias.assign([0.5, -1, 2, 0])
    plain.set_weights(nested.get_weights())
    found = nested(pieces)
    assert found.shape == (2, 8, 8, 8, 4)
    np.testing.assert_allclose(found, plain(written_out(pieces)), atol=1e-5)


def test_with_a_stride_it_is_the_transposed_convolution(pieces):
    nested = NestedConv3D(4, 1, stride=2)
    nested(pieces)
    nested.bias.assign([0.5, -1, 2, 0])
    plain = layers.Conv3DTranspose(4, 1, 2, "same")
    plain.build((None, 8, 8, 8, sum(CHANNELS)))
    kernel, bias = nested.get_weights()
    plain.set_weights([np.swapaxes(kernel, -1, -2), bias])
    found = nested(pieces)
    assert found.shape == (2, 16, 16, 16, 4)
    np.testing.assert_allclose(found, plain(written_out(pieces)), atol=1e-5)


def test_it_learns_as_the_convolution_does(pieces):
    truth = np.random.default_rng(1).normal(size=(2, 8, 8, 8, 2)).astype(np.float32)
    inputs = [keras.Input(piece.shape[1:]) for piece in pieces]
    nested = keras.Model(inputs, NestedConv3D(2, 3, name="answer")(inputs))
    whole = keras.Input((8, 8, 8, sum(CHANNELS)))
    plain = keras.Model(whole, layers.Conv3D(2, 3, padding="same")(whole))
    plain.set_weights(nested.get_weights())
    for network, given in ((nested, pieces), (plain, written_out(pieces))):
        network.compile(keras.optimizers.SGD(1.0), "mse")
        network.train_on_batch(given, truth)
    for one, other in zip(nested.get_weights(), plain.get_weights(), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)
