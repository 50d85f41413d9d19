import keras
import numpy as np
import pytest

from models.sumoso import CONFIGS, LOW, SumosoConfig, build

TINY_LOW = SumosoConfig((4, 4), (2,), dropout=(0.1, 0.1), l2=1e-4, picture=16, resolution=8)
TINY_HIGH = SumosoConfig((4, 4), (4, 2), hidden=16, picture=16, resolution=8)


def photos_of(count, side=16):
    return np.random.default_rng(0).uniform(0, 255, (count, side, side, 1)).astype(np.float32)


@pytest.fixture
def nothing_allocated():
    """Networks built inside know their weights' shapes and hold none of them: 570 million are 2.3 GB."""
    with keras.StatelessScope(initialize_variables=False):
        yield
    keras.utils.clear_session()


@pytest.mark.parametrize(("name", "parameters"), [("paper-low", 1_095_833), ("paper-high", 570_714_561)])
def test_parameters_are_the_published_ones(nothing_allocated, name, parameters):
    network = build(CONFIGS[name])
    assert network.count_params() == parameters
    assert network.input_shape == (None, 128, 128, 1)
    assert network.output_shape == (None, 32, 32, 32)


def test_every_stage_of_the_high_network_has_its_shape(nothing_allocated):
    network = build(CONFIGS["paper-high"])
    shapes = {name: network.get_layer(name).output.shape[1:] for name in ("picture2", "picture3", "flatten")}
    assert shapes == {"picture2": (128, 128, 128), "picture3": (64, 64, 128), "flatten": (524_288,)}
    assert network.get_layer("hidden").output.shape == (None, 1024)
    assert network.get_layer("volume1").output.shape == (None, 32, 32, 32, 16)


def test_the_low_network_knows_32_numbers_of_a_photo(nothing_allocated):
    assert build(LOW).get_layer("average").output.shape == (None, 32)


@pytest.mark.parametrize("config", [TINY_LOW, TINY_HIGH])
def test_some_steps_lower_the_loss(config):
    keras.utils.set_random_seed(0)
    network, photos = build(config), photos_of(4)
    voxels = np.zeros((4, 8, 8, 8), np.float32)
    voxels[:, 2:6, 2:6, 2:6] = 1
    network.compile(keras.optimizers.Adam(1e-3), keras.losses.BinaryCrossentropy())
    before = network.evaluate(photos, voxels, verbose=0)
    for _ in range(5):
        network.train_on_batch(photos, voxels)
    assert network.evaluate(photos, voxels, verbose=0) < before


def test_weights_come_back(tmp_path):
    network, again, photos = build(TINY_HIGH), build(TINY_HIGH), photos_of(2)
    network.save_weights(tmp_path / "tiny.weights.h5")
    again.load_weights(tmp_path / "tiny.weights.h5")
    expected = network.predict_on_batch(photos)
    assert ((expected > 0) & (expected < 1)).all()
    np.testing.assert_array_equal(again.predict_on_batch(photos), expected)
