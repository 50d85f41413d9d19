from dataclasses import replace

import numpy as np
import pytest

from models import registry
from models.inference import Answer
from pipeline import prediction
from pipeline.errors import CategoryError, OptionError
from pipeline.prediction import four_of, predict, predict_by_attention, predict_by_silhouettes
from shapes.camera import FILL
from shapes.categories import NUMBERS
from tests.models.test_registry import ROW


@pytest.fixture
def asked(monkeypatch):
    """A network that always answers the same; the photos it was asked about are kept."""
    photos_seen = []

    def run(row, inputs):
        photos_seen.append(inputs["photo"])
        assert (inputs["category"] == NUMBERS["chair"]).all()
        count = len(inputs["photo"])
        return {
            "occupancy": np.zeros((count, 8, 8, 8), np.float32),
            "extents": np.tile(np.float32([0.4, 0.8, 0.2]), (count, 1)),
            "camera": np.tile(np.float32([1, 0, np.radians(20), 0.5]), (count, 1)),
        }

    monkeypatch.setattr(prediction, "run", run)
    monkeypatch.setattr(prediction, "row_for", lambda category, capacity: replace(ROW, levels={"chair": 0.3}))
    return photos_seen


def test_the_answer_in_our_words(asked):
    found = predict(np.zeros((128, 128, 4), np.uint8), "chair", capacity="high")
    np.testing.assert_allclose(found.grid.extents, [0.5, 1, 0.25])
    np.testing.assert_allclose(found.grid.occupancy, 0.5)
    assert (found.level, found.weights) == (0.3, ROW.name)
    assert (found.camera.azimuth, found.camera.distance) == (0, 2)
    assert found.camera.elevation == pytest.approx(20)


def test_the_network_gets_the_photo_and_its_mirror_image_in_unit_range(asked):
    photo = np.random.default_rng(0).integers(0, 256, (128, 128, 4), dtype=np.uint8)
    predict(photo, "chair")
    np.testing.assert_allclose(asked[0][0], photo / 255, atol=1e-6)
    np.testing.assert_allclose(asked[0][1], photo[:, ::-1] / 255, atol=1e-6)


def test_the_object_fills_its_share_of_the_picture(asked):
    found = predict(np.zeros((128, 128, 4), np.uint8), "chair")
    corners = np.array(np.meshgrid(*[[-0.5, 0.5]] * 3)).reshape(3, 8).T * found.grid.extents
    uv, _ = found.camera.project(corners)
    assert np.ptp(uv, axis=0).max() == pytest.approx(FILL)


def test_an_unknown_capacity_is_refused():
    with pytest.raises(OptionError, match=r"capacity must be low or high or .*, received 'huge'"):
        predict(np.zeros((128, 128, 4), np.uint8), "chair", capacity="huge")


@pytest.mark.parametrize(("levels", "level"), [({"chair": 0.3}, 0.3), ({}, 0.5)])
def test_a_network_as_published_is_taken_at_its_word(monkeypatch, levels, level):
    said = np.random.default_rng(0).random((1, 32, 32, 32), np.float32)
    row = replace(ROW, capacity="paper-low", levels=levels)
    monkeypatch.setattr(prediction, "run", lambda row, photos: said if photos.shape[-1] == 1 else None)
    monkeypatch.setattr(prediction, "row_for", lambda category, capacity: row)
    found = predict(np.zeros((128, 128, 4), np.uint8), "chair", capacity="paper-low")
    np.testing.assert_array_equal(found.grid.occupancy, said[0])
    np.testing.assert_array_equal(found.grid.extents, 1)
    assert (found.camera, found.level) == (None, level)


def answers_from(*angles: float) -> list[Answer]:
    return [
        Answer(np.zeros((1, 8, 8, 8)), np.ones((1, 3)), np.array([angle]), np.array([10.0]), np.array([2.0]))
        for angle in angles
    ]


def test_silhouettes_make_the_shape_and_the_single_answers_its_cameras(monkeypatch):
    voxels, seen = np.random.default_rng(0).random((1, 32, 32, 32, 2), np.float32), []
    row = replace(ROW, capacity="silhouettes", levels={"chair": 0.35})
    monkeypatch.setattr(prediction, "row_for", lambda category, capacity: {"silhouettes": row}[capacity])
    monkeypatch.setattr(prediction, "run", lambda row, masks: seen.append(masks) or voxels)
    answers = answers_from(0.0, 90.0, 180.0)
    found = predict_by_silhouettes(answers, np.full((3, 128, 128), 255, np.uint8), "chair")
    assert seen[0].shape == (1, 128, 128, 4)
    np.testing.assert_array_equal(found.grid.occupancy, voxels[0, ..., 1])
    np.testing.assert_array_equal(found.grid.extents, 1)
    assert (found.level, found.weights) == (0.35, ROW.name)
    assert [camera.azimuth for camera in found.cameras] == [0, 90, 180]


def test_attention_makes_the_shape_of_all_photos_and_the_single_answers_their_cameras(monkeypatch):
    occupancy, seen = np.random.default_rng(0).random((1, 32, 32, 32), np.float32), []
    row = replace(ROW, capacity="refine3dnet", network="refine3dnet-s", levels={"chair": 0.35})
    monkeypatch.setattr(prediction, "row_for", lambda category, capacity: {"refine3dnet": row}[capacity])
    monkeypatch.setattr(
        prediction, "run", lambda row, inputs: seen.append(inputs) or {"occupancy": occupancy}
    )
    found = predict_by_attention(answers_from(0.0, 90.0), np.full((2, 128, 128, 4), 255, np.uint8), "chair")
    assert seen[0]["photos"].shape == (1, 2, 64, 64, 3)
    np.testing.assert_array_equal(found.grid.occupancy, occupancy[0])
    np.testing.assert_array_equal(found.grid.extents, 1)
    assert (found.level, found.weights) == (0.35, ROW.name)
    assert [camera.azimuth for camera in found.cameras] == [0, 90]


@pytest.mark.parametrize(("predicts", "capacity"), [
    (predict_by_silhouettes, "silhouettes"), (predict_by_attention, "refine3dnet"),
])  # fmt: skip
def test_without_its_weights_no_network_of_several_photos_answers(monkeypatch, predicts, capacity):
    monkeypatch.setattr(registry, "shelf", lambda: (ROW,))
    with pytest.raises(CategoryError, match=f"'{capacity}'"):
        predicts([], np.zeros((1, 128, 128), np.uint8), "chair")


def test_four_of_many_photos_are_those_from_the_most_different_sides():
    def seen_from(*azimuths: float) -> list[Answer]:
        box = np.ones((1, 8, 8, 8), np.float32)
        ones = np.ones(1)
        return [Answer(box, np.ones((1, 3), np.float32), angle * ones, ones, ones) for angle in azimuths]

    assert four_of(seen_from(0, 5, 10, 90, 95, 180, 270)) == [0, 3, 5, 6]
    assert four_of(seen_from(350, 10, 180)) == [0, 1, 2]
    assert four_of(seen_from(-179, 179, 0, 90, -90)) == [0, 2, 3, 4]
