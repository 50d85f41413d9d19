import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
import trimesh

import cli
from models import registry
from models.registry import WeightsRow

EXAMPLES = Path(cli.__file__).parent / "examples"


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """What a command sets in the environment, for TensorFlow, ends with the test."""
    monkeypatch.setattr(os, "environ", dict(os.environ))


@pytest.mark.parametrize("arguments", [
    [], ["reconstruct"], ["reconstruct", "a.jpg"], ["fly"],
    ["reconstruct", "a.jpg", "--out", "x", "--level", "1.5"],
    ["reconstruct", "a.jpg", "--out", "x", "--height-mm", "-3"],
    ["reconstruct", "a.jpg", "--out", "x", "--formats", "obj,dwg"],
    ["reconstruct", "a.jpg", "--out", "x", "--category", "teapot"],
    ["reconstruct", "--out", "x"],
    ["reconstruct", "--out", "x", "--views"],
    ["reconstruct", "a.jpg", "--out", "x", "--views", "b.jpg"],
])  # fmt: skip
def test_wrong_use_exits_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_bad_photos_are_told_one_by_one_and_the_status_is_one(tmp_path, capsys):
    empty, text = tmp_path / "empty.png", tmp_path / "text.jpg"
    empty.write_bytes(b"")
    text.write_text("not a picture")
    gone = tmp_path / "gone.jpg"
    out = tmp_path / "out"
    assert cli.main(["reconstruct", str(empty), str(text), str(gone), "--out", str(out), "--json"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["photo"] for line in lines] == [str(empty), str(text), str(gone)]
    for line in lines:
        assert set(line) == {"photo", "ok", "error", "message", "advice"}
        assert line["ok"] is False
        assert line["error"] == "PhotoError"
        assert line["message"].endswith(".")
        assert line["advice"].endswith(".")
    assert not out.exists()


@pytest.mark.weights
def test_one_photo_in_every_format(tmp_path, capsys):
    photo = EXAMPLES / "chair.jpg"
    formats = "obj,glb,stl,ply"
    arguments = ["reconstruct", str(photo), "--out", str(tmp_path), "--formats", formats, "--height-mm", "80"]
    assert cli.main([*arguments, "--category", "chair", "--json"]) == 0
    printed = capsys.readouterr()
    (line,) = map(json.loads, printed.out.splitlines())
    assert line["ok"] is True
    assert line["category"] == "chair"
    assert line["mesh"]["watertight"] is True
    assert line["mesh"]["volume"] > 0
    assert set(line) == {"photo", "ok", "category", "confidence", "capacity", "files", "seconds", "mesh"}
    assert {Path(file).suffix for file in line["files"]} == {".obj", ".mtl", ".glb", ".stl", ".ply"}
    solid = trimesh.load(tmp_path / "chair.stl")
    assert solid.is_watertight
    assert solid.extents[2] == pytest.approx(80, rel=1e-4)
    assert len(solid.faces) == line["mesh"]["faces"]
    assert "network for chair" in printed.err


@pytest.mark.weights
def test_two_photos_of_one_name_do_not_overwrite_each_other(tmp_path, capsys):
    twin = tmp_path / "else" / "chair.jpg"
    twin.parent.mkdir()
    twin.write_bytes((EXAMPLES / "chair.jpg").read_bytes())
    out = tmp_path / "out"
    photos = [str(EXAMPLES / "chair.jpg"), str(twin)]
    assert cli.main(["reconstruct", *photos, "--out", str(out), "--category", "chair"]) == 0
    assert (out / "chair.obj").exists()
    assert (out / "chair-2.obj").exists()
    assert "chair-2.obj" in capsys.readouterr().out


def boxes(folder: Path, count: int = 12) -> Path:
    """A folder of boxes of many sides, and of one file that is none."""
    folder.mkdir()
    for number in range(count):
        trimesh.creation.box((1 + number / 10, 1, 2 - number / 20)).export(folder / f"box{number:02}.ply")
    (folder / "notes.txt").write_text("bricks")
    return folder


@pytest.mark.parametrize("arguments", [["--category", "chair"], ["--category", "a/b"], ["--steps", "0"]])
def test_a_category_that_cannot_be_taught_is_wrong_use(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(["train", *arguments])
    assert caught.value.code == 2
    assert "must be" in capsys.readouterr().err


def test_too_few_meshes_and_no_folder_are_told(tmp_path, capsys):
    assert cli.main(["train", "--category", "brick"]) == 2
    assert "--meshes DIR" in capsys.readouterr().err
    lesson = ["train", "--category", "brick", "--meshes"]
    assert cli.main([*lesson, str(tmp_path / "gone")]) == 2
    assert "gone" in capsys.readouterr().out
    assert cli.main([*lesson, str(boxes(tmp_path / "few", count=3))]) == 2
    said = capsys.readouterr().out
    assert "notes.txt: It is no mesh file" in said
    assert "At least 10 usable meshes are needed, received 3" in said


@pytest.mark.weights
def test_a_category_is_taught_serves_and_is_forgotten(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("UNFLATTEN_OWN", str(tmp_path / "own"))
    monkeypatch.setattr("training.teach.TRAINING_SAMPLES", 8)
    lesson = ["train", "--category", "brick", "--meshes", str(boxes(tmp_path / "bricks")), "--steps", "2"]
    assert cli.main([*lesson, "--processes", "1", "--keep", "always", "--json"]) == 0
    told: dict = {}
    for line in capsys.readouterr().out.splitlines():
        told |= json.loads(line)
    assert told["report"] == {"usable": 12, "faults": {"notes.txt": told["report"]["faults"]["notes.txt"]}}
    assert (told["step"], told["steps"]) == (2, 2)
    assert told["result"]["kept"] is True
    assert told["result"]["shapes"] == {"train": 8, "validation": 2, "test": 2}
    assert set(told["result"]["methods"]) == {"low", "mean shape", "nearest neighbour"}
    card = (tmp_path / "own" / "cards" / "brick-low.md").read_text()
    assert "| brick (2) |" in card
    assert not (tmp_path / "own" / "teaching" / "brick").exists()

    built = ["reconstruct", str(EXAMPLES / "chair.jpg"), "--out", str(tmp_path), "--category", "brick"]
    assert cli.main(built) == 0
    assert trimesh.load(tmp_path / "chair.obj").is_watertight
    assert cli.main(["forget", "brick"]) == 0
    assert cli.main(["forget", "brick"]) == 2
    with pytest.raises(SystemExit):
        cli.main(built)


def test_preparing_what_nobody_can_make_is_told(tmp_path, capsys):
    assert cli.main(["prepare", "--out", str(tmp_path), "--categories", "teapot", "--count", "1"]) == 2
    assert "received 'teapot'" in capsys.readouterr().err


def test_evaluating_a_folder_that_is_none_is_told(tmp_path, capsys):
    assert cli.main(["evaluate", "--meshes", str(tmp_path / "gone"), "--split", "test"]) == 2
    assert "gone" in capsys.readouterr().err


def test_views_of_which_none_can_be_used_are_told_in_one_line(tmp_path, capsys):
    views = [str(tmp_path / "gone.jpg"), str(tmp_path / "away.jpg")]
    out = tmp_path / "out"
    assert cli.main(["reconstruct", "--views", *views, "--out", str(out), "--json"]) == 1
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert line["photos"] == views
    assert line["ok"] is False
    assert line["error"] == "PhotoError"
    assert "gone.jpg" in line["message"]
    assert not out.exists()


@pytest.mark.weights
def test_views_of_one_object_become_one_model(tmp_path, capsys):
    gone = tmp_path / "gone.jpg"
    views = [str(EXAMPLES / name) for name in ("chair.jpg", "office chair.jpg", "armchair.jpg")]
    arguments = ["reconstruct", "--views", *views, str(gone), "--out", str(tmp_path), "--category", "chair"]
    assert cli.main([*arguments, "--formats", "stl", "--json"]) == 0
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert line["photos"] == [*views, str(gone)]
    assert [photo["photo"] for photo in line["refused"]] == ["gone.jpg"]
    assert line["helps_least"] in ("chair.jpg", "office chair.jpg", "armchair.jpg")
    assert "disagrees" in line
    assert line["mesh"]["watertight"] is True
    assert [Path(file).name for file in line["files"]] == ["chair.stl"]
    assert len(trimesh.load(tmp_path / "chair.stl").faces) == line["mesh"]["faces"]
    assert cli.main(arguments) == 0
    printed = capsys.readouterr().out
    assert "gone.jpg is left out" in printed
    assert "helps least" in printed


@pytest.mark.parametrize("capacity", registry.TOGETHER)
def test_some_are_a_capacity_once_their_weights_are_on_the_shelf(tmp_path, capsys, monkeypatch, capacity):
    arguments = ["reconstruct", "--views", str(tmp_path / "gone.jpg"), "--out", str(tmp_path / "out")]
    arguments += ["--capacity", capacity, "--json"]
    row = WeightsRow("low", "", "general", "low", "", 0, "", "", "")
    monkeypatch.setattr(registry, "shelf", lambda: (row,))
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    capsys.readouterr()
    monkeypatch.setattr(registry, "shelf", lambda: (row, replace(row, capacity=registry.file_of(capacity))))
    assert cli.main(arguments) == 1
    assert json.loads(capsys.readouterr().out)["error"] == "PhotoError"
