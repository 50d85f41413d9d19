"""What a taught network is said to be worth: judged by means on held-out shapes, told in words."""

import json
from pathlib import Path

import numpy as np
import pytest
import trimesh

from data.meshcheck import rows_of
from data.processes import Processes
from evaluation import contenders, metrics, teaching
from evaluation.teaching import OWN, judged, measured, write_results
from evaluation.teaching_command import lines_of
from models.registry import WeightsRow, read_manifest
from pipeline.prediction import Prediction
from shapes.camera import Camera
from shapes.voxelgrid import VoxelGrid
from training.teach import Pupil, prepare_samples, split_by_shape

ROW = WeightsRow(
    "brick-low", "/somewhere/brick-low.weights.h5", "brick", "low", "boxnet-low-of-one", 7, "ab" * 32, "own",
    "boxes", "make it", 3.0, {"brick": 0.5},
)  # fmt: skip


@pytest.fixture(scope="module")
def pupil(tmp_path_factory: pytest.TempPathFactory) -> Pupil:
    """Ten boxes prepared; no two are alike, so that no neighbour is right."""
    folder = tmp_path_factory.mktemp("lesson")
    for number in range(10):
        trimesh.creation.box((1, 0.1 + number / 12, 1.1 - number / 10)).export(folder / f"box{number}.ply")
    rows = split_by_shape(rows_of(tuple(sorted(folder.glob("*.ply"))), "brick"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("training.teach.TRAINING_SAMPLES", 6)
        prepare_samples(rows, folder / "samples", Processes(1))
    return Pupil(folder, rows, ROW)


@pytest.fixture(autouse=True)
def few_directions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "ASKED", 2000)
    monkeypatch.setattr(metrics, "_DIRECTIONS", metrics._DIRECTIONS[1:8:2] + metrics._DIRECTIONS[-2:])


def answers(monkeypatch: pytest.MonkeyPatch, extents) -> None:
    """The network sees a full box of these sides in every photo; `extents` is asked which."""

    def predict_by(row: WeightsRow, framed: np.ndarray, category: str) -> Prediction:
        solid = np.ones((32, 32, 32), np.float32)
        return Prediction(VoxelGrid(solid, extents(framed)), Camera(0, 20, 3, 40), 0.5, row.name)

    monkeypatch.setattr(contenders, "predict_by", predict_by)


def test_what_is_right_beats_both_and_has_a_card(pupil: Pupil, monkeypatch: pytest.MonkeyPatch):
    known = {}
    for row in pupil.rows:
        path = pupil.samples / "brick" / row.split / f"{row.name}-v00.npz"
        with np.load(path) as sample:
            known |= {view.tobytes(): sample["extents"] for view in sample["views"]}
    answers(monkeypatch, lambda framed: known[framed.tobytes()])
    told: list[dict] = []
    results = measured(pupil, told.append)
    result = judged(pupil, results)
    assert result["beats"] == ["mean shape", "nearest neighbour"]
    assert result["methods"]["low"]["IoU 64"] > 0.97
    assert result["shapes"] == {"train": 6, "validation": 2, "test": 2}
    assert told == [{"done": 1, "total": 2}, {"done": 2, "total": 2}]
    write_results(pupil, results)
    card = (pupil.folder / "brick-low.md").read_text()
    assert "| brick (2) |" in card
    assert "2 views a shape" in card
    assert "/somewhere" not in card
    assert json.loads((pupil.folder / f"{OWN}.json").read_text())["categories"].keys() == {"brick"}
    assert read_manifest(pupil.folder / "manifest.toml")[0].file == "brick-low.weights.h5"
    said = "\n".join(lines_of({"result": {**result, "kept": True}}))
    assert "It beats the mean shape and the nearest neighbour." in said
    assert "choose the category brick" in said


def test_what_is_wrong_has_learned_nothing(pupil: Pupil, monkeypatch: pytest.MonkeyPatch):
    answers(monkeypatch, lambda framed: np.float32([0.02, 0.02, 1]))
    result = judged(pupil, measured(pupil, lambda facts: None))
    assert result["beats"] == []
    said = "\n".join(lines_of({"result": {**result, "kept": False}}))
    assert "It has learned nothing" in said
    assert "Not on the shelf" in said


def test_a_held_out_shape_is_drawn_now_and_then(pupil: Pupil, monkeypatch: pytest.MonkeyPatch):
    class Network:
        def predict_on_batch(self, inputs):
            count = len(inputs["category"])
            assert not inputs["category"].any()
            return {
                "occupancy": np.full((count, 32, 32, 32), 3.0), "extents": np.ones((count, 3)),
                "camera": np.tile([1.0, 0, 0.3, 0.4], (count, 1)),
            }  # fmt: skip

    told: list[dict] = []
    look = teaching._Looker("brick", told.append)
    for step in range(1, 51):
        look(Network(), pupil.samples, step)
    assert [facts["pictured"] for facts in told] == [1, 25, 50]
    assert Path(told[0]["picture"]).stat().st_size > 1000
