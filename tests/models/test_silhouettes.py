import keras
import numpy as np
import pytest
from keras import layers

from models import silhouettes as ours
from models.losses import cmce_loss
from models.silhouettes import CONFIG, SilhouettesConfig, build

TINY = SilhouettesConfig((4, 4, 4), (4, 4))


def silhouettes_of(count, side=16):
    return (np.random.default_rng(0).random((count, side, side, 4)) < 0.4).astype(np.float32)


@pytest.fixture(scope="module")
def full():
    return build(CONFIG)


def test_parameters_are_the_published_ones(full):
    assert full.count_params() == 2_529_282


def test_every_stage_has_its_shape(full):
    assert full.input_shape == (None, 128, 128, 4)
    for index, filters in enumerate((8, 16, 32, 64, 128, 128)):
        side = 64 >> index
        for kind in ("down", "resnet"):
            assert full.get_layer(f"{kind}{index}").output.shape[1:] == (side, side, 4 * filters)
    assert full.get_layer("seed").output.shape[1:] == (2, 2, 2, 256)
    for index in range(4):  # each block's own piece, then those of the blocks before it as they were
        for place in range(index + 2):
            side, channels = 4 << index >> place, 256 if place > index else 3 * (64 >> index - place)
            assert full.get_layer(f"up{index}_{place}").output.shape[1:] == (side, side, side, channels)
    assert full.output_shape == (None, 32, 32, 32, 2)


def written_out(config):
    """The same network in Keras' own layers, every up-sampled volume written out, as the paper draws it."""
    silhouettes = x = keras.Input((config.picture, config.picture, config.views))
    for index, filters in enumerate(config.downs):
        x = ours._resnet(ours._down(x, filters, name=f"down{index}"), filters, name=f"resnet{index}")
    x = layers.Reshape((2, 2, 2, -1))(x)
    for index, filters in enumerate(config.ups):
        name, branches = f"up{index}", []
        for size in (3, 5):
            y = layers.Conv3D(filters // 2, 1, name=f"{name}_{size}_in")(x)
            for axis in range(3):
                kernel, stride = np.where(np.arange(3) == axis, [[size], [2]], 1).tolist()
                settings = {"padding": "same", "name": f"{name}_{size}_axis{axis}"}
                y = layers.Conv3DTranspose(filters, kernel, stride, **settings)(y)
            branches.append(y)
        strided = layers.Conv3DTranspose(filters, 1, 2, name=f"{name}_strided")
        branches += [strided(x), layers.UpSampling3D()(x)]
        x = layers.BatchNormalization(name=f"{name}_norm")(layers.Concatenate()(branches))
        x = layers.ReLU()(x)
    voxels = layers.Conv3D(2, 3, padding="same", activation="softmax", name="voxels")(x)
    return keras.Model(silhouettes, voxels)


def inherit(plain, network):
    """Give the network written out the weights of ours: of a normalisation those of all its pieces."""
    for layer in plain.layers:
        if layer.weights:
            names = [layer.name]
            if layer.name.startswith("up") and layer.name.endswith("_norm"):
                start = layer.name.removesuffix("_norm")
                names = [f"{start}_{place}_norm" for place in range(int(start[2:]) + 2)]
            parts = zip(*(network.get_layer(name).get_weights() for name in names), strict=True)
            weights = [np.concatenate(part) if len(part) > 1 else part[0] for part in parts]
            if layer.name.endswith("_strided") and layer.name.startswith("up"):
                weights[0] = np.swapaxes(weights[0], -1, -2)  # Keras keeps transposed kernels the other way
            layer.set_weights(weights)


def test_it_is_the_network_with_every_volume_written_out():
    network, plain, shown = build(TINY), written_out(TINY), silhouettes_of(3)
    assert plain.count_params() == network.count_params()
    for normalisation in [layer for layer in network.layers if layer.name.endswith("_norm")]:
        normalisation.gamma.assign(np.linspace(0.5, 1.5, normalisation.gamma.shape[0]))
    inherit(plain, network)
    for training in (False, True):
        expected = plain(shown, training=training)
        np.testing.assert_allclose(network(shown, training=training), expected, atol=1e-5)
    # the moving statistics after that step as well
    np.testing.assert_allclose(network(shown), plain(shown), atol=1e-5)


def test_the_two_probabilities_make_one():
    voxels = build(TINY).predict_on_batch(silhouettes_of(2))
    assert voxels.shape == (2, 8, 8, 8, 2)
    np.testing.assert_allclose(voxels.sum(axis=-1), 1, atol=1e-5)


def test_some_steps_lower_the_loss():
    keras.utils.set_random_seed(0)
    network, silhouettes = build(TINY), silhouettes_of(4)
    voxels = np.zeros((4, 8, 8, 8), np.float32)
    voxels[:, 2:6, 2:6, 2:6] = 1
    network.compile(keras.optimizers.RMSprop(1e-3), cmce_loss)
    losses = [float(network.train_on_batch(silhouettes, voxels)) for _ in range(8)]
    assert losses[-1] < losses[0]


def test_a_step_of_the_full_network_reaches_every_kernel(full):
    voxels = np.zeros((1, 32, 32, 32), np.float32)
    voxels[:, 8:24, 8:24, 8:24] = 1
    kernels = [weight for weight in full.trainable_weights if weight.name == "kernel"]
    before = [kernel.numpy() for kernel in kernels]
    full.compile(keras.optimizers.RMSprop(1e-4), cmce_loss, run_eagerly=True)
    assert np.isfinite(full.train_on_batch(silhouettes_of(1, side=128), voxels))
    assert all((kernel.numpy() != old).any() for kernel, old in zip(kernels, before, strict=True))


def test_weights_come_back(tmp_path):
    network, again, silhouettes = build(TINY), build(TINY), silhouettes_of(2)
    network.save_weights(tmp_path / "tiny.weights.h5")
    again.load_weights(tmp_path / "tiny.weights.h5")
    expected = network.predict_on_batch(silhouettes)
    np.testing.assert_array_equal(again.predict_on_batch(silhouettes), expected)
