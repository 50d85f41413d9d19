from dataclasses import replace

import keras
import numpy as np
import pytest

from models import segmenter
from models.unetpp import CONFIGS, FULL, S, UNetPlusPlusConfig, build
from models.weights import load_packed, write_packed

TINY = UNetPlusPlusConfig((4, 4, 4, 8, 8), (8, 4, 4, 4), published=False)


def trainable(network) -> int:
    return sum(int(np.prod(variable.shape)) for variable in network.trainable_variables)


def convolution(inputs: int, outputs: int, kernel: int, groups: int = 1) -> int:
    """A convolution without bias and its normalisation's two numbers a channel."""
    return kernel * kernel * inputs // groups * outputs + 2 * outputs


def by_hand() -> int:
    """The published network, written out layer by layer from the two papers."""
    total = convolution(3, 64, 7)
    inputs = 64
    for blocks, middle, outputs in ((3, 128, 256), (4, 256, 512), (6, 512, 1024), (3, 1024, 2048)):
        total += convolution(inputs, outputs, 1)  # the shortcut
        for _ in range(blocks):
            total += convolution(inputs, middle, 1)
            total += convolution(middle, middle, 3, groups=32) + convolution(middle, outputs, 1)
            inputs = outputs
    # (what comes from below, what it is joined to, channels), as segmentation-models-pytorch has them
    nodes = [
        (2048, 1024, 256), (1024, 512, 512), (512, 256, 256), (256, 64, 64),
        (256, 2 * 512, 128), (512, 2 * 256, 256), (256, 2 * 64, 64),
        (128, 3 * 256, 64), (256, 3 * 64, 64),
        (64, 4 * 64, 32),
        (32, 0, 16),
    ]  # fmt: skip
    for below, beside, outputs in nodes:
        total += convolution(below + beside, outputs, 3) + convolution(outputs, outputs, 3)
    return total + 9 * 16 + 1


def test_the_published_network_has_the_published_parameters():
    network = build(FULL)
    encoder = [layer for layer in network.layers if layer.name.startswith(("stem", "encoder"))]
    numbers = sum(int(np.prod(value.shape)) for layer in encoder for value in layer.trainable_variables)
    # torchvision's resnext50_32x4d has 25,028,904, of which its classifier 2048 x 1000 + 1000
    assert numbers == 25_028_904 - 2_049_000
    assert trainable(network) == by_hand() == 48_457_617


@pytest.mark.parametrize(("config", "sides"), [(FULL, (96, 64)), (S, (64, 96))])
def test_every_stage_has_its_shape(config, sides):
    network = build(config)
    outputs = {}
    ends = ["stem_relu", *(f"encoder{i}_{b}" for i, b in enumerate((2, 3, 5, 2)))]
    if not config.published:
        ends = ["stem", *(f"encoder{i}_residual{b}" for i, b in enumerate(("", "", 1, 2)))]
    for row, name in enumerate(ends):
        outputs[name] = (row + 1, config.encoder[row])
    for row in range(4):
        for column in range(1, 5 - row):
            last = row + column == 4
            channels = config.decoder[column - 1] if last else config.encoder[row]
            end = f"node{row}{column}_drop" if last and row else f"node{row}{column}"
            outputs[end + ("_out_relu" if config.published and not end.endswith("drop") else "")] = (
                row + 1, channels,
            )  # fmt: skip
    inner = keras.Model(network.input, {name: network.get_layer(name).output for name in outputs})
    found = inner.compute_output_shape((2, *sides, 3))
    for name, (halvings, channels) in outputs.items():
        assert found[name] == (2, sides[0] >> halvings, sides[1] >> halvings, channels), name
    ends = (2,) if config.judging else ()
    assert network.compute_output_shape((2, *sides, 3)) == (2, *sides, *ends)


def test_the_small_network_fits_its_file(tmp_path):
    network = build(S)
    assert trainable(network) == network.count_params() < 3_000_000
    write_packed(network, tmp_path / "packed.weights.h5")
    assert (tmp_path / "packed.weights.h5").stat().st_size < 4_000_000


@pytest.mark.parametrize("sides", [(32, 32), (32, 64), (96, 32)])
def test_any_multiple_of_32_will_do(sides):
    answer = build(TINY).predict_on_batch(np.zeros((1, *sides, 3), np.float32))
    assert answer.shape == (1, *sides)
    assert answer.dtype == np.float32


@pytest.mark.parametrize("decoder", [(8, 4, 4, 4), (8, 4, 4, 4, 4)])
def test_each_pixel_of_the_answer_lies_where_that_of_the_photo_does(decoder):
    """A change in one corner changes the answer most in that corner."""
    keras.utils.set_random_seed(1)
    network = build(UNetPlusPlusConfig((4, 4, 4, 8, 8), decoder, published=False))
    photo = np.full((4, 32, 64, 3), 0.5, np.float32)
    corners = [(slice(0, 4), slice(0, 4)), (slice(0, 4), slice(60, 64)), (slice(28, 32), slice(0, 4))]
    for changed, (rows, columns) in zip(photo, corners, strict=False):
        changed[rows, columns] = 1
    answers = network.predict_on_batch(photo)
    for changed, (rows, columns) in zip(answers, corners, strict=False):
        gap = np.abs(changed - answers[3])
        assert gap[rows, columns].mean() > 4 * gap.mean()


def test_the_small_encoder_starts_from_the_layers_of_the_cut_out_network():
    def encoder(network):
        kept = [layer for layer in network.layers if layer.name.startswith(("stem", "encoder"))]
        return {layer.name: [value.shape for value in layer.weights] for layer in kept if layer.weights}

    own, cut_out = encoder(build(S)), encoder(segmenter.build(segmenter.CONFIG))
    assert len(cut_out) == 13
    assert {name: own.get(name) for name in cut_out} == cut_out


def test_columns_answer_too_under_deep_supervision():
    network = build(replace(TINY, supervised=True))
    answers = network.predict_on_batch(np.zeros((2, 32, 64, 3), np.float32))
    assert {name: answer.shape for name, answer in answers.items()} == dict.fromkeys(
        ("log_depth", "log_depth1", "log_depth2", "log_depth3"), (2, 32, 64)
    )


def test_dropout_stays_on_in_the_sampled_network_alone_and_both_read_one_file(tmp_path):
    plain, sampled = build(TINY), build(replace(TINY, sampled=True, dropout=0.5))
    write_packed(plain, tmp_path / "file.weights.h5")
    for network in (plain, sampled):
        load_packed(network, tmp_path / "file.weights.h5")
    photo = np.random.default_rng(0).random((1, 32, 32, 3), np.float32)
    np.testing.assert_array_equal(plain.predict_on_batch(photo), plain.predict_on_batch(photo))
    first, second = sampled.predict_on_batch(photo), sampled.predict_on_batch(photo)
    assert np.abs(first - second).max() > 1e-4
    assert CONFIGS["unetpp-s-sampled"].sampled
    assert not CONFIGS["unetpp-s"].sampled


def test_the_published_network_answers():
    answer = build(FULL).predict_on_batch(np.zeros((1, 32, 32, 3), np.float32))
    assert answer.shape == (1, 32, 32)
    assert np.isfinite(answer).all()


def test_it_learns_a_depth_that_the_picture_tells():
    """Brightness is depth: some steps bring the error down to a third."""
    keras.utils.set_random_seed(0)
    network = build(replace(TINY, dropout=0.0))
    photos = np.random.default_rng(0).random((4, 1, 1, 3), np.float32) * np.ones((4, 32, 32, 3), np.float32)
    truth = 1 + photos.mean(axis=-1)
    network.compile(keras.optimizers.Adam(1e-2), "mae")
    losses = [network.train_on_batch(photos, truth) for _ in range(60)]
    assert losses[-1] < losses[0] / 3
