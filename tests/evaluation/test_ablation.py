"""Each step off, one at a time, on photos whose truth is known."""

from dataclasses import replace

import numpy as np
import pytest

from evaluation import ablation, metrics
from evaluation.ablation import USUAL, WALKS, Walk, measure, unmirrored, walked
from evaluation.photographs import BOARD, SIDE, SPOILS, photograph
from evaluation.subjects import Subject
from models.inference import ask
from models.registry import WeightsRow
from pipeline.cutout import Cutout
from pipeline.recognition import Recognition
from tests.evaluation.conftest import box_mesh, box_sample


@pytest.fixture(scope="module")
def subject() -> Subject:
    sample = box_sample("flat")
    return Subject(replace(sample, views=sample.views[:1]), box_mesh("flat"))


def test_a_photo_is_the_same_each_time_and_has_the_true_mask(subject: Subject):
    shot, again = photograph(subject, 0), photograph(subject, 0)
    assert shot.photo.rgb.shape == (SIDE, SIDE, 3)
    np.testing.assert_array_equal(shot.photo.rgb, again.photo.rgb)
    assert not np.array_equal(shot.photo.rgb, photograph(subject, 1).photo.rgb)
    # the framed view of the sample shows the same silhouette
    framed = Cutout(shot.photo, shot.mask, "true").framed()[..., 3] >= 128
    seen = subject.sample.views[0][..., 3] >= 128
    assert (framed & seen).sum() / (framed | seen).sum() > 0.95


@pytest.mark.parametrize("name", SPOILS)
def test_photos_are_spoiled_more_and_more(subject: Subject, name: str):
    spoil, strengths = SPOILS[name]
    shot = photograph(subject, 0)
    spoiled = [spoil(shot, strength) for strength in strengths]
    np.testing.assert_array_equal(spoiled[0].photo.rgb, shot.photo.rgb)
    away = [np.abs(one.photo.rgb.astype(float) - shot.photo.rgb).mean() for one in spoiled]
    assert (np.diff(away) > 0).all()


def test_a_board_hides_its_share_of_the_object_and_of_the_mask(subject: Subject):
    shot = photograph(subject, 0)
    half = SPOILS["occlusion, % of the object's width"][0](shot, 50)
    columns = np.flatnonzero((shot.mask >= 128).any(axis=0))
    left = np.flatnonzero((half.mask >= 128).any(axis=0))
    assert len(left) == pytest.approx(len(columns) / 2, abs=1)
    assert left[-1] == columns[-1]
    assert (half.photo.rgb[:, : left[0]] == BOARD).all()


def test_a_network_that_is_not_asked_about_mirror_images_says_what_it_says_of_the_photo():
    rng = np.random.default_rng(0)

    def asked(inputs):
        count = len(inputs["photo"])
        assert count == 3
        draw = np.random.default_rng(1)
        return {"occupancy": draw.normal(size=(count, 8, 8, 8)), "extents": draw.uniform(0.2, 1, (count, 3)),
                "camera": draw.uniform(0.3, 0.6, (count, 4))}  # fmt: skip

    photos = rng.integers(0, 256, (3, 8, 8, 4), np.uint8)
    answer = ask(unmirrored(asked), photos, "chair")
    said = asked({"photo": photos})
    np.testing.assert_allclose(answer.occupancy, 1 / (1 + np.exp(-said["occupancy"])), rtol=1e-6)
    azimuth = np.degrees(np.arctan2(said["camera"][:, 1], said["camera"][:, 0]))
    np.testing.assert_allclose(answer.azimuth, azimuth, rtol=1e-5)


ROW = WeightsRow("chair-low", "", "chair", "low", "", 0, "", "", "", levels={"chair": 0.3})


@pytest.fixture
def right(monkeypatch: pytest.MonkeyPatch, subject: Subject) -> list:
    """A network that knows the flat box, unsure of itself; recognition that takes it for a sofa. What was
    asked is kept.
    """
    seen = []
    truth = subject.sample.grid()

    def run(row, inputs):
        seen.append((row.name, inputs))
        count = len(inputs["photo"])
        logits = np.where(truth.occupancy >= 0.5, np.log(0.4 / 0.6), -9)
        camera = np.float32([np.cos(np.pi / 6), 0.5, 0.35, 0.33])
        return {name: np.repeat(value[None], count, axis=0) for name, value in
                {"occupancy": logits, "extents": truth.extents, "camera": camera}.items()}  # fmt: skip

    def row_for(category, capacity=""):
        return replace(ROW, name=f"{category}-{capacity}", levels={category: 0.3})

    ranking = (("sofa", 0.6), ("chair", 0.3))
    monkeypatch.setattr(ablation, "run", run)
    monkeypatch.setattr(ablation, "row_for", row_for)
    monkeypatch.setattr(ablation, "rows_on_shelf", lambda category: {"low": ROW})
    monkeypatch.setattr(ablation, "recognize", lambda cutout: Recognition(ranking, True, "drawn"))
    monkeypatch.setattr(ablation, "cut_out", lambda photo, whole_picture=False: Cutout(
        photo, np.full((SIDE, SIDE), 255 if whole_picture else 0, np.uint8), "drawn"
    ))  # fmt: skip
    return seen


def test_every_step_does_what_it_says(right: list, subject: Subject):
    shot = photograph(subject, 0)
    assert walked(Walk(), shot, "chair").source == "no cut-out"  # ours found nothing
    true = Walk(cutout="true", outline=False)
    assert walked(true, shot, "chair").source == "chair-low"
    assert len(right[-1][1]["photo"]) == 2
    assert walked(replace(true, mirror=False), shot, "chair").level == 0.3
    assert len(right[-1][1]["photo"]) == 1
    assert walked(replace(true, level="half"), shot, "chair").level == 0.5
    assert walked(replace(true, capacity="high"), shot, "chair").source == "chair-high"
    assert walked(replace(true, category="recognised"), shot, "chair").source == "sofa-low"
    assert walked(replace(true, category="wrong"), shot, "sofa").source == "chair-low"
    assert walked(replace(true, network="general"), shot, "chair") is None
    whole = walked(replace(true, cutout="whole picture"), shot, "chair")
    assert whole.source == "chair-low"
    assert (right[-1][1]["photo"][0, 20:-20, 20:-20, 3] == 1).all()


def test_all_of_it_is_measured(right: list, subject: Subject, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(metrics, "ASKED", 500)
    monkeypatch.setattr(metrics, "_DIRECTIONS", metrics._DIRECTIONS[1:8:3] + metrics._DIRECTIONS[-2:])
    monkeypatch.setattr(ablation, "SPOILS", {"noise": (lambda shot, strength: shot, (0, 1))})
    found = measure({"chair": [subject, subject]}, 1)
    assert found["shapes"] == {"chair": 2}
    assert set(found["steps"]) == set(WALKS) - {"network: general instead of its own"}
    assert found["steps"][USUAL]["F-score"]["mean"] == 0  # nothing was cut out
    gain = found["steps"]["cut-out: the true mask"]
    assert gain["IoU 32"]["mean"] > 0.8
    assert gain["F-score, gain"]["mean"] == gain["F-score"]["mean"] > 0.5
    assert "F-score, gain" not in found["steps"][USUAL]
    assert found["F-score by category"]["cut-out: the true mask"]["chair"] == gain["F-score"]["mean"]
    (first, second) = found["curves"]["noise"]
    assert (first["strength"], second["strength"], first["refused"]) == (0, 1, 1)
