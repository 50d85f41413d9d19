import numpy as np
import pytest

from models import registry, segmenter
from models.segmenter import SegmenterConfig
from training import segmenter as training
from training import segmenter_batches
from training.config import TrainingConfig
from training.segmenter_batches import SegmenterBatches

SMALL = SegmenterConfig(picture=64, encoder=(4, 4, 4, 4, 4), decoder=(4, 4, 4, 4))
CONFIG = TrainingConfig("segmenter", "segmenter", 2, warm_up=1, batch=8)


@pytest.fixture(autouse=True)
def few_scenes(monkeypatch):
    monkeypatch.setattr(segmenter_batches, "SCENES", 6)


def test_a_step_holds_the_same_batch_whoever_asks_and_another_than_the_next(photos_and_shapes):
    first, second = (SegmenterBatches(photos_and_shapes, CONFIG, SMALL) for _ in range(2))
    first[0]
    photos, masks = first[2]
    for got, again in zip((photos, masks), second[2], strict=True):
        np.testing.assert_array_equal(got, again)
    assert (photos.shape, masks.shape) == ((8, 64, 64, 3), (8, 64, 64))
    assert photos.dtype == masks.dtype == np.float32
    assert 0 <= photos.min() < photos.max() <= 1
    assert not np.array_equal(photos, second[3][0])


def test_most_pictures_show_an_object_about_the_middle_and_few_show_none(photos_and_shapes):
    batches = SegmenterBatches(photos_and_shapes, CONFIG, SMALL)
    masks = np.concatenate([batches[step][1] for step in range(40)]) >= 0.5
    shown = masks.any(axis=(1, 2))
    assert 0.9 < shown.mean() < 1
    rows = np.arange(64)
    centres = [(rows * mask.any(axis=1)).sum() / mask.any(axis=1).sum() for mask in masks[shown]]
    assert 26 < np.median(centres) < 38


def test_the_mask_is_what_was_set_into_the_scene(photos_and_shapes, monkeypatch):
    for name in ("random_defects", "paint_over"):
        monkeypatch.setattr(segmenter_batches, name, lambda picture, *_: picture)
    for name in ("EMPTY", "PHOTO_SHARE", "PIECE_SHARE"):
        monkeypatch.setattr(segmenter_batches, name, 0)
    batches = SegmenterBatches(photos_and_shapes, CONFIG, SMALL)
    batches.scenes = np.full((1, 64, 64, 3), 255, np.uint8)
    square = np.full((128, 128, 4), (255, 255, 255, 0), np.uint8)
    square[20:108, 20:108] = (0, 0, 0, 255)
    batches.renders = [square[None, None]]
    for step in range(5):
        photos, masks = batches[step]
        assert photos[masks >= 0.99].max() < 0.05
        assert photos[masks <= 0.01].mean() > 0.6  # things aside and shadows make the rest


def test_a_run_trains_is_left_alone_when_finished_and_ships(photos_and_shapes, tmp_path, monkeypatch):
    for module in (training, segmenter):
        monkeypatch.setattr(module, "CONFIG", SMALL)
    monkeypatch.setattr(training, "HELD_OUT_BATCHES", 1)
    monkeypatch.setattr(registry, "MODELS", tmp_path)
    (tmp_path / "weights").mkdir()
    final = training.train_segmenter(CONFIG, photos_and_shapes, tmp_path)
    written = registry.digest_of(final)
    assert registry.digest_of(training.train_segmenter(CONFIG, photos_and_shapes, tmp_path)) == written
    scores = training.publish_segmenter(CONFIG, photos_and_shapes, tmp_path)
    (row,) = registry.read_manifest(tmp_path / "manifest.toml")
    assert {row.name, row.category, row.network} == {"segmenter"}
    assert row.scores == scores
    assert registry.fault_of(row.path, row) == ""


def test_scores_of_known_answers():
    class Sure:
        def predict_on_batch(self, photos):
            return np.where(photos[..., 0] > 0.5, 9.0, -9.0)

    photos, masks = np.zeros((3, 4, 4, 3), np.float32), np.zeros((3, 4, 4), np.float32)
    photos[0, :2], masks[0, :2] = 1, 1
    photos[1, 0], masks[1, :3] = 1, 1
    photos[2, 0] = 1  # nothing there: left out
    expected = {"iou": round((1 + 1 / 3) / 2, 4), "median_iou": round((1 + 1 / 3) / 2, 4), "under_half": 0.5}
    assert training.score(Sure(), [(photos, masks)]) == expected
