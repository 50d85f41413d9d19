"""The whole benchmark with networks that are known to be right, wrong or silent."""

import json
from pathlib import Path

import numpy as np
import pytest
import trimesh

from data.samples import write_sample
from evaluation import benchmark, contenders, metrics, report
from evaluation import subjects as subjects_of
from evaluation.benchmark import Task, evaluate_meshes, measure
from evaluation.contenders import Extra, rows_on_shelf
from evaluation.subjects import Subject, from_meshes, from_rules
from models.registry import WeightsRow
from pipeline import prediction
from pipeline.prediction import Prediction
from shapes.camera import Camera
from shapes.categories import NUMBERS
from shapes.voxelgrid import VoxelGrid
from tests.evaluation.conftest import SIDES, box_mesh, box_sample


@pytest.fixture(autouse=True)
def few_directions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Boxes are seen whole from above and below; fewer points are asked about."""
    monkeypatch.setattr(metrics, "ASKED", 2000)
    monkeypatch.setattr(metrics, "_DIRECTIONS", metrics._DIRECTIONS[1:8:2] + metrics._DIRECTIONS[-2:])


def row(category: str, capacity: str) -> WeightsRow:
    name = f"{category}-{capacity}"
    return WeightsRow(name, "", category, capacity, "", 0, "", "", "", "", 0.0)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Networks: low of chairs is right, low of all things sees a full box, high is not there."""

    def predict_by(row: WeightsRow, framed: np.ndarray, category: str) -> Prediction:
        assert category == "chair"
        name = next(name for name in SIDES if np.array_equal(box_sample(name, azimuth=70).views[0], framed))
        truth = box_sample(name).grid()
        grid = truth if row.category == "chair" else VoxelGrid(np.ones_like(truth.occupancy))
        return Prediction(grid, Camera(80, 20, 3, 40), 0.5, row.name)

    monkeypatch.setattr(contenders, "shelf", lambda: (row("chair", "low"), row("general", "low")))
    monkeypatch.setattr(contenders, "predict_by", predict_by)


def subjects() -> list[Subject]:
    samples = [box_sample(name, azimuth=70) for name in ("flat", "tall")]
    for sample in samples:
        object.__setattr__(sample, "views", sample.views[:1])
    return [Subject(sample, box_mesh(name)) for sample, name in zip(samples, ("flat", "tall"), strict=True)]


def test_what_is_right_scores_one_and_what_is_wrong_its_share(boxes: Path, shelf: None, tmp_path: Path):
    results = measure({"chair": subjects()}, boxes, Task(sheets=tmp_path / "bench"))
    found = results["categories"]["chair"]
    assert list(found["methods"]) == ["low", "general-low", "mean shape", "nearest neighbour", "oracle"]
    right, wrong = found["methods"]["low"], found["methods"]["general-low"]
    assert right["IoU 32"]["mean"] == right["IoU 64"]["mean"] == 1
    assert right["F-score"]["mean"] > 0.98
    assert right["azimuth error"]["median"] == 10
    # a full cube against the two boxes: their volumes, as the voxels of 64^3 have them
    volumes = [np.mean(box_sample(name).grid().to_cube(64).occupancy >= 0.5) for name in ("flat", "tall")]
    assert wrong["IoU 64"]["mean"] == pytest.approx(np.mean(volumes), abs=1e-3)
    assert found["methods"]["oracle"]["IoU 32"]["mean"] == 1
    assert found["comparisons"]["low - general-low"]["IoU 64"]["higher on"] == 1
    assert found["training shapes"] == 3
    assert found["weights"] == {"low": "chair-low", "general-low": "general-low"}
    assert (tmp_path / "bench-chair.jpg").stat().st_size > 1000
    assert json.loads(json.dumps(results)) == results
    assert "| low | 1.000 (1.000 to 1.000) |" in report.tables(results)


def test_the_general_network_serves_where_a_category_has_none_of_its_own(shelf: None):
    assert {name: row.name for name, row in rows_on_shelf("sofa").items()} == {"low": "general-low"}


def test_weights_off_the_shelf_compete_at_a_level_of_their_own(
    boxes: Path, shelf: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A control run's network that answers the same to all: a flat box, unsure of itself (.3 inside)."""
    flat = box_sample("flat").grid()

    def run(weights: WeightsRow, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        assert weights.path == path
        assert (inputs["category"] == NUMBERS["chair"]).all()
        logits = np.where(flat.occupancy >= 0.5, np.log(0.3 / 0.7), -9)
        camera = np.float32([1, 0, 0, 0.3])
        return {name: np.repeat(value[None], len(inputs["photo"]), axis=0) for name, value in
                {"occupancy": logits, "extents": flat.extents, "camera": camera}.items()}  # fmt: skip

    path = tmp_path / "control.weights.h5"
    path.write_bytes(b"numbers")
    for module in (contenders, prediction):
        monkeypatch.setattr(module, "run", run)
    shelved = contenders.predict_by
    monkeypatch.setattr(contenders, "predict_by", lambda row, framed, category: (
        prediction.predict_by if row.path == path else shelved
    )(row, framed, category))  # fmt: skip
    known, stranger = ("chair", "sofa"), ("sofa",)
    task = Task(extras=(
        Extra("control-low", "boxnet-low", path, known), Extra("sofas-low", "boxnet-low", path, stranger)
    ))  # fmt: skip
    found = measure({"chair": subjects()[:1]}, boxes, task)["categories"]["chair"]
    assert found["methods"]["control-low"]["IoU 64"]["mean"] == 1
    assert found["methods"]["control-low"]["level"] < 0.3
    assert "low - control-low" in found["comparisons"]
    assert "sofas-low" not in found["methods"]


def test_an_answer_without_a_surface_scores_nothing(boxes: Path, shelf: None, monkeypatch):
    blank = Prediction(VoxelGrid(np.zeros((32, 32, 32))), Camera(0, 0, 3, 40), 0.5, "blank")
    monkeypatch.setattr(contenders, "predict_by", lambda row, framed, category: blank)
    found = measure({"chair": subjects()}, boxes, Task())["categories"]["chair"]["methods"]["low"]
    assert (found["IoU 32"]["mean"], found["F-score"]["mean"], found["Chamfer L1"]["mean"]) == (0, 0, 0.5)


@pytest.fixture
def meshes(tmp_path: Path) -> Path:
    """A folder of three boxes; two of them train, one validates."""
    (tmp_path / "chair").mkdir()
    for name in SIDES:
        mesh = box_mesh(name)
        trimesh.Trimesh(mesh.vertices, mesh.faces).export(tmp_path / "chair" / f"{name}.ply")
    return tmp_path


def test_a_folder_of_meshes_is_measured_as_it_is(boxes: Path, meshes: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(contenders, "shelf", lambda: ())
    results = evaluate_meshes(meshes, split="train", samples=boxes, limit=1)
    found = results["categories"]["chair"]
    assert found["shapes"] == len(results["shapes"]) == 1
    assert found["methods"]["oracle"]["IoU 64"]["mean"] > 0.97
    assert found["methods"]["oracle"]["F-score"]["mean"] > 0.9  # corners are smoothed


def test_a_mesh_is_drawn_the_same_each_time(meshes: Path, tmp_path: Path):
    options = {"split": "train", "category": "chair", "views": 2, "limit": 1}
    once, again = (next(from_meshes(meshes, tmp_path / name, **options)) for name in ("one", "two"))
    assert np.array_equal(once.sample.views, again.sample.views)
    assert np.array_equal(once.sample.cameras, again.sample.cameras)
    assert once.sample.views.shape == (2, 128, 128, 4)


def test_a_split_without_our_categories_is_refused(tmp_path: Path):
    (tmp_path / "teapot").mkdir()
    (tmp_path / "teapot" / "one.ply").write_bytes(b"")
    with pytest.raises(ValueError, match="split must hold meshes of"):
        evaluate_meshes(tmp_path, split="test", samples=tmp_path)


def test_shapes_that_the_generators_no_longer_make_are_refused(tmp_path: Path):
    sample = box_sample("flat", split="test")
    object.__setattr__(sample, "name", "procedural-000020")
    write_sample(tmp_path, sample)
    with pytest.raises(ValueError, match="prepare it again"):
        list(from_rules(tmp_path, split="test", category="chair", views=1, limit=None))


def test_the_command_writes_results_rows_and_sheets(
    boxes: Path, shelf: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    monkeypatch.setattr(subjects_of, "from_rules", lambda *arguments, **options: subjects())
    (boxes / "chair" / "test").mkdir(exist_ok=True)
    out = tmp_path / "results" / "benchmark.json"
    command = ["benchmark", "--rules", "--samples", str(boxes), "--out", str(out)]
    monkeypatch.setattr("sys.argv", command)
    benchmark.main()
    assert "### chair, 2 shapes" in capsys.readouterr().out
    assert set(json.loads(out.read_text())) == {"about", "categories"}
    assert out.with_suffix(".csv").read_text().startswith("category,shape,method,IoU 32")
    assert (out.parent / "benchmark-chair.jpg").exists()
