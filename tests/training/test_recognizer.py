import json
from dataclasses import replace

import keras
import numpy as np
import pytest

from models import recognizer, registry, weights
from models.recognizer import LABELS, RecognizerConfig
from training import recognizer as training
from training.config import TrainingConfig
from training.recognizer import best_temperature, cross_entropy, fold_temperature, logits_of
from training.recognizer_batches import OTHER, RecognizerBatches

CONFIG = TrainingConfig("recognizer", "recognizer", 2, LABELS[:-1], warm_up=1, batch=6)
SMALL = RecognizerConfig(widths=(4, 4, 4, 4, 4))


def test_every_label_has_its_sources_and_strangers_count_as_other(photos_and_shapes):
    batches = RecognizerBatches(photos_and_shapes, CONFIG)
    rendered = [[source.rendered for source in sources] for sources in batches.sources]
    chair = LABELS.index("chair")
    assert rendered[chair] == [False, False, True]
    assert rendered[OTHER] == [False, False, True]
    assert all(kinds == [True] for label, kinds in enumerate(rendered) if label not in (chair, OTHER))
    assert len(batches.scenes) == 1


def test_a_step_holds_the_same_batch_whoever_asks_and_another_than_the_next(photos_and_shapes):
    first, second = (RecognizerBatches(photos_and_shapes, CONFIG) for _ in range(2))
    first[0]
    photos, labels = first[2]
    np.testing.assert_array_equal(photos, second[2][0])
    assert photos.shape == (6, 128, 128, 4)
    assert (photos.dtype, labels.dtype) == (np.float32, np.int32)
    assert photos.min() >= 0
    assert photos.max() <= 1
    assert not np.array_equal(photos, second[3][0])


def test_labels_come_in_their_shares(photos_and_shapes):
    config = TrainingConfig("recognizer", "recognizer", 2, LABELS[:-1], batch=1000)
    _, labels = RecognizerBatches(photos_and_shapes, config)[0]
    shares = np.bincount(labels, minlength=len(LABELS)) / 1000
    np.testing.assert_allclose(shares, [0.75 / OTHER] * OTHER + [0.25], atol=0.045)


def test_a_first_run_starts_from_the_encoder_of_the_general_network(tmp_path):
    network = recognizer.build(recognizer.CONFIG)
    training.begin(network, CONFIG, tmp_path)
    general = weights.load(registry.serving(registry.GENERAL, "low"))
    for name in ("stem", "encoder0", "encoder1"):
        for own, other in zip(
            network.get_layer(name).get_weights(), general.get_layer(name).get_weights(), strict=True
        ):
            np.testing.assert_array_equal(own, other)


def test_a_run_trains_is_left_alone_when_finished_and_ships(photos_and_shapes, tmp_path, monkeypatch):
    for module in (training, recognizer):
        monkeypatch.setattr(module, "CONFIG", SMALL)
    monkeypatch.setattr(training, "HELD_OUT_BATCHES", 2)
    monkeypatch.setattr(registry, "MODELS", tmp_path)
    from_nothing = replace(training.RECIPE, begin=lambda network, config, runs: None)
    monkeypatch.setattr(training, "RECIPE", from_nothing)
    (tmp_path / "weights").mkdir()
    final = training.train_recognizer(CONFIG, photos_and_shapes, tmp_path)
    written = registry.digest_of(final)
    assert registry.digest_of(training.train_recognizer(CONFIG, photos_and_shapes, tmp_path)) == written
    assert len(json.loads((tmp_path / "recognizer.json").read_text())) == 1
    scores = training.publish_recognizer(CONFIG, photos_and_shapes, tmp_path)
    (row,) = registry.read_manifest(tmp_path / "manifest.toml")
    assert {row.name, row.category, row.network} == {"recognizer"}
    assert row.capacity == ""
    assert row.scores == scores
    assert registry.fault_of(row.path, row) == ""


def test_the_best_temperature_undoes_a_known_overconfidence():
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, (20000, 5))
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = (rng.random((20000, 1)) > chances.cumsum(axis=1)).sum(axis=1)
    assert best_temperature(2.5 * logits, labels) == pytest.approx(2.5, rel=0.05)
    assert cross_entropy(np.zeros((4, 5)), np.zeros(4, int)) == pytest.approx(np.log(5))


def test_folding_the_temperature_divides_the_logits():
    keras.utils.set_random_seed(0)
    network = recognizer.build(RecognizerConfig(picture=32, widths=(4, 4, 4, 4, 4)))
    photos = np.random.default_rng(0).random((3, 32, 32, 4), dtype=np.float32)
    before = logits_of(network, photos)
    fold_temperature(network, 2.0)
    np.testing.assert_allclose(logits_of(network, photos), before / 2, rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(logits_of(network, photos[:, :, ::-1]), before / 2, rtol=1e-4, atol=1e-6)
