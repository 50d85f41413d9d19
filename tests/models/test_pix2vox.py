from dataclasses import replace

import h5py
import keras
import numpy as np
import pytest

from models.pix2vox import (
    CONFIGS,
    IMAGENET_MEAN,
    VGG16,
    A,
    F,
    Pix2VoxConfig,
    S,
    build,
    can_start_from_imagenet,
    start_from_imagenet,
)

TINY = Pix2VoxConfig(
    ((4, 3), (4, 3), (8, 1)), 3, (4, 4), (2, 4), vgg=(2, 2, 4, 4), merger=(4, 2), hidden=8, picture=64
)


def photos_of(count, views, side=64):
    """Noise, of another colour in each view."""
    rng = np.random.default_rng(0)
    photos = rng.random((count, views, side, side, 3), dtype=np.float32)
    return photos * rng.random((count, views, 1, 1, 3), dtype=np.float32)


def strengthened(network):
    """The network with larger weights, so that its views differ in what they say, as trained ones do."""
    for part in {"encoder", "decoder", "merger"} & {layer.name for layer in network.layers}:
        layer = network.get_layer(part)
        layer.set_weights([1.5 * values for values in layer.get_weights()])
    return network


@pytest.fixture(scope="module")
def tiny():
    keras.utils.set_random_seed(0)
    return strengthened(build(TINY))


def trained(network):
    return sum(int(np.prod(variable.shape)) for variable in network.trainable_weights)


@pytest.fixture
def nothing_allocated():
    """Networks built inside know their weights' shapes and hold none of them."""
    with keras.StatelessScope(initialize_variables=False):
        yield
    keras.utils.clear_session()


@pytest.mark.parametrize(("name", "parameters", "counted"), [
    ("pix2vox-a", 114_244_467, 114_252_417), ("pix2vox-f", 7_436_307, None),
])  # fmt: skip
def test_parameters_are_the_published_ones(nothing_allocated, name, parameters, counted):
    network = build(CONFIGS[name])
    assert trained(network) == parameters
    assert counted in (None, network.count_params())


ENCODER = {
    "vgg0_1": (224, 224, 64), "vgg1_1": (112, 112, 128), "vgg2_2": (56, 56, 256), "vgg3_0": (28, 28, 512),
}  # fmt: skip
TAIL = {
    "A": {"tail0": (26, 26, 512), "tail1": (24, 24, 512), "tail_pool": (8, 8, 512), "tail2_act": (8, 8, 256)},
    "F": {"tail0": (28, 28, 512), "tail1": (26, 26, 256), "tail_pool": (6, 6, 256), "tail2_act": (4, 4, 128)},
}
DECODER = {
    "A": {"seed": (2, 2, 2, 2048), "decoder0": (4, 4, 4, 512), "decoder1": (8, 8, 8, 128),
          "decoder2": (16, 16, 16, 32), "decoder3": (32, 32, 32, 8), "features": (32, 32, 32, 9)},
    "F": {"seed": (2, 2, 2, 256), "decoder0": (4, 4, 4, 128), "decoder1": (8, 8, 8, 64),
          "decoder2": (16, 16, 16, 32), "decoder3": (32, 32, 32, 8), "features": (32, 32, 32, 9)},
}  # fmt: skip
MERGER = {f"merger{index}": (32, 32, 32, width) for index, width in enumerate((16, 8, 4, 2, 1))}
REFINER = {
    "down0_conv": (33, 33, 33, 32), "down0": (16, 16, 16, 32), "down1": (8, 8, 8, 64),
    "down2": (4, 4, 4, 128), "flatten": (8192,), "narrow": (2048,), "wide": (8192,), "up2_sum": (8, 8, 8, 64),
    "up1_sum": (16, 16, 16, 32), "correction": (32, 32, 32, 1), "refined": (32, 32, 32),
}  # fmt: skip


@pytest.mark.parametrize(("name", "config"), [("A", A), ("F", F)])
def test_every_stage_has_its_shape(nothing_allocated, name, config):
    network = build(config)
    stages = {"encoder": {**ENCODER, **TAIL[name]}, "decoder": DECODER[name], "merger": MERGER}
    for part, shapes in stages.items() if name == "F" else {**stages, "refiner": REFINER}.items():
        for layer, shape in shapes.items():
            assert network.get_layer(part).get_layer(layer).output.shape[1:] == shape, (part, layer)
    assert [output.shape for output in network.outputs] == [(None, 32, 32, 32)] * 2


def test_a_holds_its_parameters_and_answers_one_photo():
    """Once for real: 457 MB."""
    network = build(A)
    assert (trained(network), network.count_params()) == (114_244_467, 114_252_417)
    answer = network.predict_on_batch(photos_of(1, 1, side=224))
    assert answer["occupancy"].shape == (1, 32, 32, 32)
    assert ((answer["occupancy"] >= 0) & (answer["occupancy"] <= 1)).all()


@pytest.mark.parametrize("views", [1, 3])
def test_any_number_of_views(tiny, views):
    answer = tiny.predict_on_batch(photos_of(2, views))
    for name in ("coarse", "occupancy"):
        assert answer[name].shape == (2, 8, 8, 8)
        assert ((answer[name] >= 0) & (answer[name] <= 1)).all()


def test_the_order_of_the_views_does_not_matter(tiny):
    photos = photos_of(2, 4)
    answer, turned = tiny.predict_on_batch(photos), tiny.predict_on_batch(photos[:, [2, 0, 3, 1]])
    np.testing.assert_allclose(turned["occupancy"], answer["occupancy"], atol=1e-5)


def test_twice_the_same_view_is_as_good_as_once(tiny):
    photos = photos_of(2, 1)
    twice = tiny.predict_on_batch(np.repeat(photos, 2, axis=1))
    np.testing.assert_allclose(twice["coarse"], tiny.predict_on_batch(photos)["coarse"], atol=1e-5)


def test_the_merged_volume_lies_between_those_of_the_views(tiny):
    photos = photos_of(1, 2)
    merged = tiny.predict_on_batch(photos)["coarse"]
    views = [tiny.predict_on_batch(photos[:, index : index + 1])["coarse"] for index in (0, 1)]
    assert np.abs(merged - np.mean(views, axis=0)).max() > 0.01
    assert (merged <= np.maximum(*views) + 1e-5).all()
    assert (merged >= np.minimum(*views) - 1e-5).all()


def test_without_merger_the_views_count_alike_and_without_refiner_nothing_is_corrected():
    keras.utils.set_random_seed(0)
    network, photos = strengthened(build(replace(TINY, merger=(), refiner=()))), photos_of(1, 2)
    answer = network.predict_on_batch(photos)
    views = [network.predict_on_batch(photos[:, index : index + 1])["coarse"] for index in (0, 1)]
    assert np.abs(views[0] - views[1]).max() > 0.01
    np.testing.assert_allclose(answer["coarse"], np.mean(views, axis=0), atol=1e-5)
    np.testing.assert_array_equal(answer["occupancy"], answer["coarse"])
    assert {"merger", "refiner"}.isdisjoint(layer.name for layer in network.layers)


def test_some_steps_lower_the_loss():
    keras.utils.set_random_seed(0)
    network, photos = build(TINY), photos_of(4, 2)
    voxels = np.zeros((4, 8, 8, 8), np.float32)
    voxels[:, 2:6, 2:6, 2:6] = 1
    targets = {"coarse": voxels, "occupancy": voxels}
    network.compile(keras.optimizers.Adam(1e-2), dict.fromkeys(targets, "binary_crossentropy"))
    losses = [network.train_on_batch(photos, targets)[0] for _ in range(6)]
    assert losses[-1] < losses[0]


def test_weights_come_back(tiny, tmp_path):
    again, photos = build(TINY), photos_of(1, 2)
    tiny.save_weights(tmp_path / "tiny.weights.h5")
    again.load_weights(tmp_path / "tiny.weights.h5")
    expected = tiny.predict_on_batch(photos)["occupancy"]
    np.testing.assert_array_equal(again.predict_on_batch(photos)["occupancy"], expected)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A VGG16 of random weights, and its file in the layout in which the ImageNet weights are published."""
    network = keras.applications.VGG16(include_top=False, weights=None, input_shape=(32, 32, 3))
    path = tmp_path_factory.mktemp("vgg") / "vgg16_notop.h5"
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = [layer.name.encode() for layer in network.layers]
        for layer in network.layers:
            group = file.create_group(layer.name)
            names = [f"{layer.name}/{weight.name}:0" for weight in layer.weights]
            group.attrs["weight_names"] = [name.encode() for name in names]
            for name, values in zip(names, layer.get_weights(), strict=True):
                group[name] = values
    return network, path


def test_the_encoder_starts_as_vgg16_does(published):
    """After three convolutions and a pooling the two agree but for a border, padded with another colour."""
    vgg, path = published
    network = build(replace(TINY, vgg=(64, 128, 256, 512), merger=(), refiner=()))
    start_from_imagenet(network, path)
    picture = np.random.default_rng(0).random((1, 64, 64, 3), dtype=np.float32)
    ours = network.get_layer("encoder")
    ours = keras.Model(ours.input, ours.get_layer("vgg1_0_act").output).predict_on_batch(picture)
    theirs = keras.Model(vgg.input, vgg.get_layer("block2_conv1").output)
    prepared = 255 * picture[..., ::-1] - np.float32(IMAGENET_MEAN)
    theirs = keras.Sequential(theirs.layers[1:]).predict_on_batch(prepared)
    inside = np.s_[:, 5:-5, 5:-5]
    np.testing.assert_allclose(ours[inside], theirs[inside], rtol=1e-3, atol=1e-3 * theirs.max())
    assert len(network.get_layer("encoder").get_layer("vgg3_0").get_weights()[1]) == 512


def test_imagenet_weights_are_for_the_published_widths_only(published, tmp_path):
    _, path = published
    assert can_start_from_imagenet(F, path)
    assert not can_start_from_imagenet(F, tmp_path / "missing.h5")
    assert not can_start_from_imagenet(S, path)


def test_the_file_is_the_one_that_keras_itself_would_fetch():
    from keras.src.applications import vgg16

    assert vgg16.WEIGHTS_PATH_NO_TOP.rpartition("/")[2] == VGG16.name
