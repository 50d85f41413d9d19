import numpy as np
import pytest

from models.boxnet import CONFIGS, BoxNetConfig, build
from shapes.categories import NUMBERS, number_of


@pytest.fixture(scope="module")
def photos():
    """Two photos, one of an airplane and one of a chair."""
    pixels = np.random.default_rng(0).random((2, 32, 32, 4), dtype=np.float32)
    return {"photo": pixels, "category": np.int32([NUMBERS["airplane"], NUMBERS["chair"]])}


@pytest.mark.parametrize("resolution", [16, 32, 64])
def test_outputs_have_their_shapes(photos, resolution):
    outputs = build(BoxNetConfig(resolution, 32, (4,) * 5, 4, 8, (4, 4, 4))).predict_on_batch(photos)
    assert outputs["occupancy"].shape == (2, resolution, resolution, resolution)
    assert outputs["extents"].shape == (2, 3)
    assert ((outputs["extents"] > 0) & (outputs["extents"] < 1)).all()
    assert outputs["camera"].shape == (2, 4)


def test_a_longer_decoder_has_finer_cells(photos):
    network = build(BoxNetConfig(64, 32, (4,) * 5, 4, 8, (4, 4, 4, 6)))
    assert network.get_layer("voxel_columns").output.shape == (None, 32, 32, 2 * 2 * 64)
    assert network.predict_on_batch(photos)["occupancy"].shape == (2, 64, 64, 64)


def test_a_cell_writes_its_own_columns():
    """Voxel (x, y, z) comes from cell (x // p, y // p): changing one cell moves that patch alone."""
    import keras

    from models.boxnet import _voxel_patches

    cells = keras.Input((16, 16, 3))
    network = keras.Model(cells, _voxel_patches(cells, 32))
    still, moved = np.zeros((1, 16, 16, 3), np.float32), np.zeros((1, 16, 16, 3), np.float32)
    moved[0, 5, 9] = 1
    changed = (network.predict_on_batch(moved) != network.predict_on_batch(still))[0]
    x, y, _ = np.nonzero(changed)
    assert set(x) == {10, 11}
    assert set(y) == {18, 19}


@pytest.mark.parametrize(("name", "parameters"), [("boxnet-low", 1_468_015), ("boxnet-high", 1_536_639)])
def test_parameters_of_the_shipped_sizes(name, parameters):
    assert build(CONFIGS[name]).count_params() == parameters


def test_a_network_of_one_category_has_one_row(photos):
    network = build(BoxNetConfig(16, 32, (4,) * 5, 4, 8, (4, 4, 4), categories=1))
    assert network.get_layer("pose_category_scale").get_weights()[0].shape == (1, 128)
    only = {**photos, "category": np.int32([number_of("teapot")] * 2)}
    assert np.isfinite(network.predict_on_batch(only)["occupancy"]).all()


def test_categories_start_alike_and_can_differ(photos):
    network = build(BoxNetConfig(16, 32, (4,) * 5, 4, 8, (4, 4, 4)))
    swapped = {**photos, "category": photos["category"][::-1]}
    before = network.predict_on_batch(photos)["occupancy"]
    np.testing.assert_array_equal(network.predict_on_batch(swapped)["occupancy"], before)
    layer = network.get_layer("code_category_shift")
    layer.set_weights([np.random.default_rng(0).random(layer.get_weights()[0].shape)])
    assert not np.allclose(network.predict_on_batch(swapped)["occupancy"], before)
