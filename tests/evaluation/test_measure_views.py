"""Photos counted, with networks that are known to be right or wrong."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from evaluation import measure_views, metrics
from evaluation.measure_views import measure
from evaluation.subjects import Subject, from_generators
from models.registry import WeightsRow
from pipeline.prediction import Prediction
from shapes.voxelgrid import VoxelGrid
from tests.evaluation.conftest import box_mesh, box_sample


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few points, few directions, and one or two views."""
    monkeypatch.setattr(metrics, "ASKED", 2000)
    monkeypatch.setattr(metrics, "_DIRECTIONS", metrics._DIRECTIONS[1:8:2] + metrics._DIRECTIONS[-2:])
    monkeypatch.setattr(measure_views, "NUMBERS", (1, 2))


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> dict[str, WeightsRow]:
    """Networks that see a full cube in one photo and the truth in two; those of several the other way round.
    What is on the shelf for several photos can be changed.
    """
    known = {"low": WeightsRow("low", "", "general", "low", "", 0, "", "", "")}
    truth, cube = box_sample("flat").grid(), VoxelGrid(np.ones((8, 8, 8), np.float32))

    def said(right: bool) -> Prediction:
        return Prediction(truth if right else cube, None, 0.5, "test")

    in_place = {
        "answer_about": lambda view, category, *, capacity: (view, capacity),
        "predict": lambda *given, capacity: said(False),
        "put_together": lambda answers, *given, capacity: answers,
        "predict_together": lambda answers, *given, capacity: said(len(answers) == 2),
        "predict_by_attention": lambda answers, *given: said(len(answers) == 1),
        "predict_by_silhouettes": lambda answers, *given: said(len(answers) == 1),
        "choices": lambda category, *, several: known,
    }
    for name, stand_in in in_place.items():
        monkeypatch.setattr(measure_views, name, stand_in)
    return known


def subjects() -> list[Subject]:
    return [Subject(box_sample("flat"), box_mesh("flat"))]


def test_what_more_photos_bring_is_told(shelf: dict, tmp_path: Path):
    found = measure({"chair": subjects()}, "low", tmp_path / "views.json")
    assert found["IoU 32"]["2 views"]["fused"]["mean"] == 1
    share = np.mean(box_sample("flat").grid().to_cube(32).occupancy >= 0.5)
    assert found["IoU 32"]["1 view"]["fused"]["mean"] == pytest.approx(share, abs=1e-3)
    assert found["IoU 32"]["2 views"]["one photo"] == found["IoU 32"]["1 view"]["fused"]
    assert "silhouettes" not in found["IoU 32"]["1 view"]
    differences = found["differences on the same shapes"]
    assert list(differences) == ["fused 1 - one photo", "fused 2 - fused 1"]
    assert differences["fused 1 - one photo"]["F-score"]["mean"] == 0
    assert differences["fused 2 - fused 1"]["IoU 32"]["higher on"] == 1
    assert found["IoU 32 by category"]["chair"]["shapes"] == 1
    written = json.loads((tmp_path / "views.json").read_text())
    assert written == {name: value for name, value in found.items() if name != "shapes"}
    rows = (tmp_path / "views.csv").read_text().splitlines()
    assert [row.split(",")[:3] for row in rows[1:]] == [
        ["chair", "mesh-flat", name] for name in ("one photo", "fused 1", "fused 2")
    ]


def test_shapes_that_were_measured_are_not_asked_about_again_unless_the_weights_are_others(
    shelf: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    found = measure({"chair": subjects()}, "low", tmp_path / "views.json")
    asked = []
    monkeypatch.setattr(measure_views, "ask_all", lambda *given: asked.append(given) or found["shapes"][0])
    again = measure({"chair": subjects()}, "low", tmp_path / "views.json")
    assert asked == []
    assert again["IoU 32"] == found["IoU 32"]
    shelf["low"] = replace(shelf["low"], sha256="f" * 64)
    measure({"chair": subjects()}, "low", tmp_path / "views.json")
    assert len(asked) == 1


def test_networks_of_several_have_their_columns_once_they_are_on_the_shelf(shelf: dict, tmp_path: Path):
    shelf.update(dict.fromkeys(("silhouettes", "refine3dnet"), shelf["low"]))
    found = measure({"chair": subjects()}, "low", tmp_path / "views.json")
    for name in ("silhouettes", "silhouettes by mean threshold", "refine3dnet"):
        assert found["IoU 64"]["1 view"][name]["mean"] == 1
        assert found["differences on the same shapes"][f"{name} 2 - fused 2"]["IoU 64"]["mean"] < 0


def test_test_shapes_are_drawn_anew_with_as_many_views_as_asked_for(tmp_path: Path):
    drawn = list(from_generators(tmp_path, split="test", category="bottle", views=3, limit=2))
    assert [subject.name for subject in drawn] == ["procedural-000000", "procedural-000020"]
    for subject in drawn:
        assert subject.sample.split == "test"
        colors = [view[view[..., 3] > 250][:, :3].mean(axis=0) for view in subject.sample.views]
        hues = [color / color.sum() for color in colors]
        assert max(np.abs(hue - hues[0]).max() for hue in hues) < 0.12  # one look, in another light
        assert len(subject.sample.views) == len({tuple(camera) for camera in subject.sample.cameras}) == 3
        extents = subject.mesh.extents()
        np.testing.assert_allclose(extents / extents.max(), subject.sample.extents, atol=1e-3)
