import json
from pathlib import Path

import pytest
import trimesh

import cli

EXAMPLES = Path(cli.__file__).parent / "examples"


@pytest.mark.parametrize("arguments", [
    [], ["reconstruct"], ["reconstruct", "a.jpg"], ["fly"],
    ["reconstruct", "a.jpg", "--out", "x", "--level", "1.5"],
    ["reconstruct", "a.jpg", "--out", "x", "--height-mm", "-3"],
    ["reconstruct", "a.jpg", "--out", "x", "--formats", "obj,dwg"],
    ["reconstruct", "a.jpg", "--out", "x", "--category", "teapot"],
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


def test_preparing_what_nobody_can_make_is_told(tmp_path, capsys):
    assert cli.main(["prepare", "--out", str(tmp_path), "--categories", "teapot", "--count", "1"]) == 2
    assert "received 'teapot'" in capsys.readouterr().err


def test_evaluating_a_folder_that_is_none_is_told(tmp_path, capsys):
    assert cli.main(["evaluate", "--meshes", str(tmp_path / "gone"), "--split", "test"]) == 2
    assert "gone" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [
    ["reconstruct", "--out", "x"],
    ["reconstruct", "--out", "x", "--views"],
    ["reconstruct", "a.jpg", "--out", "x", "--views", "b.jpg"],
])  # fmt: skip
def test_photos_are_given_singly_or_as_views_of_one_object(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


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
