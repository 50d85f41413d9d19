from dataclasses import replace

import keras
import numpy as np
import pytest

from models.refine3dnet import FULL, Refine3DNetConfig, build

TINY = Refine3DNetConfig(
    (2, 3, 4, 4, 4, 4), code=8, heads=2, key=4, decoder=(4, 4, 2), refiner=(2, 4), hidden=8, picture=31,
    resolution=8,
)  # fmt: skip


def views_of(count, views, side=31):
    """Noise, of another colour in each view."""
    rng = np.random.default_rng(0)
    photos = rng.random((count, views, side, side, 3), dtype=np.float32)
    photos *= rng.random((count, views, 1, 1, 3), dtype=np.float32)
    return {"photos": photos, "present": np.ones((count, views), bool)}


@pytest.fixture(scope="module")
def tiny():
    """A tiny network whose views differ in what they say, as trained ones do."""
    keras.utils.set_random_seed(0)
    network = build(TINY)
    for part in ("encoder", "attention", "decoder"):
        layer = network.get_layer(part)
        layer.set_weights([1.5 * values for values in layer.get_weights()])
    return network


@pytest.fixture
def full():
    """The full network, none of its weights allocated."""
    with keras.StatelessScope(initialize_variables=False):
        yield build(FULL)
    keras.utils.clear_session()


def test_parameters_of_this_reading(full):
    assert full.count_params() == 86_852_993
    counts = {part: full.get_layer(part).count_params() for part in ("attention", "refiner")}
    assert counts == {"attention": 33_580_032, "refiner": 34_880_992}


def test_every_stage_has_its_shape(full):
    encoder, decoder = full.get_layer("encoder"), full.get_layer("decoder")
    for index, side in enumerate((64, 32, 16, 8, 4, 2)):
        shape = encoder.get_layer(f"encoder{index}_pool").output.shape
        assert shape[1:] == (side, side, FULL.encoder[index])
    assert encoder.output_shape == (None, 1024)
    assert decoder.get_layer("seed_volume").output.shape[1:] == (4, 4, 4, 128)
    for index, side in enumerate((4, 4, 4, 8, 16, 32)):
        assert decoder.get_layer(f"decoder{index}").output.shape[1:] == (side,) * 3 + (FULL.decoder[index],)
    assert [output.shape for output in full.outputs] == [(None, 32, 32, 32)] * 2


def test_only_the_fourth_block_adds_its_input_as_it_is(full):
    names = {layer.name for layer in full.get_layer("encoder").layers}
    assert [index for index in range(6) if f"encoder{index}_identity" not in names] == [3]
    assert sum(name.endswith(("_in", "_out")) for name in names) == 12


@pytest.mark.parametrize("views", [1, 2, 20])
def test_any_number_of_views(tiny, views):
    answer = tiny.predict_on_batch(views_of(2, views))
    for name in ("coarse", "occupancy"):
        assert answer[name].shape == (2, 8, 8, 8)
        assert ((answer[name] >= 0) & (answer[name] <= 1)).all()


def test_the_order_of_the_views_does_not_matter(tiny):
    inputs = views_of(2, 5)
    answer = tiny.predict_on_batch(inputs)
    turned = tiny.predict_on_batch({**inputs, "photos": inputs["photos"][:, [3, 0, 4, 2, 1]]})
    for name in answer:
        np.testing.assert_allclose(turned[name], answer[name], atol=1e-5)


def test_another_view_changes_the_answer(tiny):
    inputs = views_of(1, 3)
    fewer = {name: values[:, :2] for name, values in inputs.items()}
    difference = tiny.predict_on_batch(inputs)["coarse"] - tiny.predict_on_batch(fewer)["coarse"]
    assert np.abs(difference).max() > 1e-3


@pytest.mark.parametrize("filling", [0.0, 1e3])
def test_what_fills_up_changes_nothing(tiny, filling):
    """Objects of one, two and three views in a batch answer as each does alone, whatever fills the gaps."""
    inputs, counts = views_of(3, 3), [1, 2, 3]
    for row, count in enumerate(counts):
        inputs["photos"][row, count:] = filling
        inputs["present"][row, count:] = False
    together = tiny.predict_on_batch(inputs)
    for row, count in enumerate(counts):
        views = {name: values[row : row + 1, :count] for name, values in inputs.items()}
        alone = tiny.predict_on_batch(views)
        for name in alone:
            np.testing.assert_allclose(together[name][row], alone[name][0], atol=1e-5)


def test_each_view_is_heard_by_the_others():
    """Before the mean is taken, what one view says still reaches the others through the attention."""
    attention = build(TINY).get_layer("attention").get_layer("heads")
    codes = np.random.default_rng(0).normal(size=(1, 3, 8)).astype(np.float32)
    moved = codes.copy()
    moved[0, 2] += 1
    change = np.asarray(attention(moved, moved) - attention(codes, codes))
    assert np.abs(change[0, 0]).max() > 1e-4


def test_a_part_can_be_frozen(tiny):
    network = build(TINY)
    network.get_layer("encoder").trainable = False
    assert not any(weight.path.startswith("encoder") for weight in network.trainable_weights)
    assert len(network.trainable_weights) < len(tiny.trainable_weights)


def test_some_steps_lower_the_loss():
    keras.utils.set_random_seed(0)
    network, inputs = build(replace(TINY, refiner=())), views_of(4, 2)
    voxels = np.zeros((4, 8, 8, 8), np.float32)
    voxels[:, 2:6, 2:6, 2:6] = 1
    targets = {"coarse": voxels, "occupancy": voxels}
    network.compile(keras.optimizers.Adam(1e-2), dict.fromkeys(targets, "binary_crossentropy"))
    losses = [network.train_on_batch(inputs, targets)[0] for _ in range(6)]
    assert losses[-1] < losses[0]


def test_weights_come_back(tiny, tmp_path):
    again, inputs = build(TINY), views_of(1, 2)
    tiny.save_weights(tmp_path / "tiny.weights.h5")
    again.load_weights(tmp_path / "tiny.weights.h5")
    expected = tiny.predict_on_batch(inputs)["occupancy"]
    np.testing.assert_array_equal(again.predict_on_batch(inputs)["occupancy"], expected)
