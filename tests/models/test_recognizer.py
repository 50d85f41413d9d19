import keras
import numpy as np
import pytest

from models.recognizer import CONFIG, LABELS, RecognizerConfig, build
from models.registry import served
from models.weights import load_packed, write_packed

TINY = RecognizerConfig(picture=32, widths=(4, 4, 4, 8, 8))


def photos_of(count, side=32):
    return np.random.default_rng(0).random((count, side, side, 4), dtype=np.float32)


def test_one_output_a_category_and_one_for_the_rest():
    assert (*served(), "other") == LABELS
    assert build(CONFIG).output_shape == (None, len(LABELS))
    assert build(CONFIG).count_params() < 2_000_000


def test_one_step_on_few_photos_learns():
    keras.utils.set_random_seed(0)
    network, photos, labels = build(TINY), photos_of(10), np.arange(10) % len(LABELS)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    network.compile(keras.optimizers.Adam(1e-2), loss)
    before = network.evaluate(photos, labels, verbose=0)
    for _ in range(20):
        network.train_on_batch(photos, labels)
    assert network.evaluate(photos, labels, verbose=0) < before - 0.05


def test_packed_file_answers_the_same(tmp_path):
    network, again, photos = build(TINY), build(TINY), photos_of(3)
    write_packed(network, tmp_path / "tiny.weights.h5")
    load_packed(again, tmp_path / "tiny.weights.h5")
    expected = network.predict_on_batch(photos)
    # Each weight is off by 1/254 of its channel's largest at most, layer upon layer.
    assert again.predict_on_batch(photos) == pytest.approx(expected, abs=0.03)
