import io
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import trimesh
from PIL import Image

import cli
from pipeline.errors import SurfaceError
from tests import boxroom


@pytest.fixture(autouse=True)
def perfect(monkeypatch: pytest.MonkeyPatch) -> None:
    """The network is one that knows the room."""
    import pipeline.scene.journey as journey

    monkeypatch.setitem(journey.scene_of.__kwdefaults__, "estimator", boxroom.exact)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    path = tmp_path / "room.png"
    path.write_bytes(boxroom.photo())
    return path


def depth(capsys, *arguments: object) -> tuple[int, list[dict], str]:
    """Exit status, lines of JSON, and what was said beside."""
    status = cli.main(["depth", *map(str, arguments), "--json"])
    printed = capsys.readouterr()
    return status, [json.loads(line) for line in printed.out.splitlines()], printed.err


@pytest.mark.parametrize("arguments", [
    [], ["a.jpg"], ["--out", "x"], ["a.jpg", "--out", "x", "--focal-mm", "-1"],
    ["a.jpg", "--out", "x", "--formats", "stl"], ["a.jpg", "--out", "x", "--poisson-depth", "12"],
    ["a.jpg", "--out", "x", "--surface", "clay"], ["a.jpg", "--out", "x", "--trim", "nan"],
    ["a.jpg", "--out", "x", "--relief-mm", "3"],
])  # fmt: skip
def test_wrong_use_exits_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(["depth", *arguments])
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_bad_photos_are_told_one_by_one_and_the_good_one_is_done(room, tmp_path, capsys):
    for name, rgb in (("line.png", np.zeros((1, 400, 3))), ("white.png", np.full((200, 300, 3), 255))):
        Image.fromarray(rgb.astype(np.uint8)).save(tmp_path / name)
    (tmp_path / "text.jpg").write_text("no picture")
    names = ["line.png", "white.png", "text.jpg", "gone.jpg", "room.png"]
    photos, out = [tmp_path / name for name in names], tmp_path / "out"
    status, lines, _ = depth(capsys, *photos, "--out", out, "--surface", "pixels")
    assert status == 1
    assert [line["photo"] for line in lines] == [str(photo) for photo in photos]
    assert [line.get("error") for line in lines] == [
        "PhotoError",
        "CheckError",
        "PhotoError",
        "PhotoError",
        None,
    ]
    for line in lines[:4]:
        assert set(line) == {"photo", "ok", "error", "message", "advice"}
    assert lines[4]["ok"] is True
    assert {path.name for path in out.iterdir()} == {"room-points.ply", "room-depth.png", "room.glb"}


def test_a_room_in_every_format_with_its_relief(room, tmp_path, capsys):
    out = tmp_path / "out"
    arguments = [room, "--out", out, "--formats", "ply,obj,glb", "--relief-mm", "60", "--poisson-depth", "6"]
    status, (line,), said = depth(capsys, *arguments)
    assert status == 0
    assert line["ok"] is True
    assert set(line) == {"photo", "ok", "files", "depth", "focal", "points", "mesh", "warnings", "seconds"}
    assert {Path(file).name for file in line["files"]} == {path.name for path in out.iterdir()}
    assert len(trimesh.load(out / "room-points.ply").vertices) == line["points"]["cleaned"]
    mesh = trimesh.load(out / "room-mesh.ply", process=False)
    assert (len(mesh.vertices), len(mesh.faces)) == (line["mesh"]["vertices"], line["mesh"]["faces"])
    assert boxroom.off_the_walls(np.asarray(mesh.vertices)).max() < 0.05
    assert trimesh.load(out / "room-relief.stl").is_watertight
    millimetres = cv2.imread(str(out / "room-depth.png"), cv2.IMREAD_UNCHANGED)
    assert millimetres.dtype == np.uint16
    assert millimetres.max() == pytest.approx(1000 * line["depth"]["farthest"], abs=1) == 4000
    assert line["depth"]["unit"] == "metres, estimated"
    assert line["focal"]["source"] == "guess"
    assert "a guess" in line["focal"]["words"]
    assert list(line["seconds"]) == ["photo", "depth", "points", "cleaning", "surface"]
    assert f"{room}: surface ..." in said


def test_the_focal_length_may_be_set(room, tmp_path, capsys):
    _, (line,), _ = depth(capsys, room, "--out", tmp_path / "out", "--focal-mm", "35", "--surface", "pixels")
    assert line["focal"]["source"] == "set"
    assert line["focal"]["in_35mm"] == 35
    status, (line,), _ = depth(capsys, room, "--out", tmp_path / "out", "--focal-mm", "1")
    assert (status, line["error"]) == (1, "OptionError")


def test_a_surface_that_fails_leaves_points_and_depth(room, tmp_path, capsys, monkeypatch):
    def failing(*arguments, **options):
        raise SurfaceError("The surface could not be made: its process ended early.")

    monkeypatch.setattr("pipeline.scene.journey.surface_of", failing)
    status, (line,), _ = depth(capsys, room, "--out", tmp_path / "out")
    assert status == 1
    assert (line["ok"], line["mesh"], line["error"]) == (False, None, "SurfaceError")
    assert {Path(file).name for file in line["files"]} == {"room-points.ply", "room-depth.png"}
    assert len(trimesh.load(tmp_path / "out" / "room-points.ply").vertices) == line["points"]["cleaned"]


def test_people_are_told_in_words(tmp_path, capsys):
    wide = tmp_path / "wide.png"
    content = io.BytesIO(boxroom.photo((120, 400)))
    wide.write_bytes(content.getvalue())
    assert cli.main(["depth", str(wide), "--out", str(tmp_path / "out"), "--surface", "pixels"]) == 0
    said = capsys.readouterr().out
    assert "points, by estimate" in said
    assert "a guess" in said
    assert "panorama" in said
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    assert cli.main(["depth", str(wide), "--out", str(blocked), "--surface", "pixels"]) == 1
    assert "Choose another folder." in capsys.readouterr().err
