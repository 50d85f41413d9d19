"""Half of the meshes are broken: each is told by name, the rest used."""

import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
import trimesh

from data import meshcheck, meshupload
from data.meshcheck import check_meshes, fault_of_mesh, rows_of
from data.meshupload import receive
from shapes.trianglemesh import TriangleMesh


def box(path: Path, *sides: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    trimesh.creation.box(sides or (1, 2, 3)).export(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five meshes of five formats, and one file of every fault."""
    monkeypatch.setattr(meshcheck, "TRIANGLES", 500)
    monkeypatch.setattr(meshcheck, "LARGEST", 200_000)
    for number, suffix in enumerate(("ply", "obj", "stl", "off", "glb")):
        box(tmp_path / f"good{number}.{suffix}", 1, 2, 3 + number)
    box(tmp_path / "flat.obj", 1, 1, 1e-5)
    (tmp_path / "empty.stl").touch()
    (tmp_path / "notes.txt").write_text("teapots")
    (tmp_path / "broken.glb").write_bytes(b"glTF and then nonsense")
    (tmp_path / "nan.obj").write_text("v 0 0 0\nv nan 1 0\nv 0 1 1\nv 1 1 1\nf 1 2 3\nf 2 3 4\n")
    (tmp_path / "heavy.ply").write_bytes(bytes(200_001))
    trimesh.creation.icosphere(3).export(tmp_path / "fine.ply")
    trimesh.PointCloud(np.eye(3)).export(tmp_path / "points.ply")
    shutil.copy(tmp_path / "good0.ply", tmp_path / "twin.ply")
    (tmp_path / "open.off").write_text("OFF\n3 1 0\n0 0 0\n1 0 0.5\n0 1 1\n3 0 1 2\n")
    (tmp_path / "good1.mtl").write_text("newmtl a")
    (tmp_path / ".DS_Store").touch()
    return tmp_path


def test_each_fault_is_told_by_name_and_the_rest_is_used(folder: Path):
    told: list[tuple[int, int]] = []
    report = check_meshes(folder, tell=lambda done, total: told.append((done, total)))
    assert [path.name for path in report.usable] == [
        "good0.ply", "good1.obj", "good2.stl", "good3.off", "good4.glb"
    ]  # fmt: skip
    words = {
        "broken.glb": "cannot be read", "empty.stl": "empty file", "fine.ply": "1,280 triangles",
        "flat.obj": "flat", "heavy.ply": "huge", "nan.obj": "NaN", "notes.txt": "no mesh file",
        "open.off": "inside", "points.ply": "mesh with faces", "twin.ply": "the same file as good0.ply",
    }  # fmt: skip
    assert set(report.faults) == set(words)
    for name, word in words.items():
        assert word in report.faults[name], name
        assert report.faults[name].endswith(".")
    assert told == [(done, 15) for done in range(1, 16)]


def test_a_folder_that_is_none_says_so(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="gone"):
        check_meshes(tmp_path / "gone")


def test_corners_that_are_not_there_and_no_triangle_at_all():
    vertices = np.eye(3)
    assert "not in the file" in fault_of_mesh(TriangleMesh(vertices, [[0, 1, 3]]))
    assert "empty" in fault_of_mesh(TriangleMesh(vertices, []))


def test_rows_of_one_name_stay_apart_and_are_turned_upright(tmp_path: Path):
    for suffix in ("ply", "obj"):
        box(tmp_path / f"pot.{suffix}", 1, 2, 3)
    rows = rows_of(tuple(sorted(tmp_path.iterdir())), "pot", up="+z")
    assert len({row.name for row in rows}) == 2
    for row in rows:
        assert row.read().extents() == pytest.approx([1, 3, 2])


def test_uploads_are_unpacked_and_none_leaves_its_folder(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("pots/one.obj", "v 0 0 0")
        archive.writestr("../../out.obj", "v 0 0 0")
        archive.writestr("/root.obj", "v 0 0 0")
    target = tmp_path / "in" / "meshes"
    for _ in range(2):  # what was there goes
        with (tmp_path / "all.zip").open("rb") as zipped, (tmp_path / "all.zip").open("rb") as plain:
            receive([("all.zip", zipped), ("two.stl", plain)], target)
        found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.[os][bt]?"))
        assert found == [
            "in/meshes/out.obj", "in/meshes/pots/one.obj", "in/meshes/root.obj", "in/meshes/two.stl"
        ]  # fmt: skip


def test_a_spoilt_zip_and_too_much_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "all.zip"
    path.write_bytes(b"PK nonsense")
    with path.open("rb") as file, pytest.raises(ValueError, match=r"all\.zip must be a whole zip"):
        receive([("all.zip", file)], tmp_path / "meshes")
    monkeypatch.setattr(meshupload, "LARGEST_FOLDER", 1000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.ply", bytes(5000))
    with path.open("rb") as file, pytest.raises(ValueError, match="in all"):
        receive([("all.zip", file)], tmp_path / "meshes")


def test_of_a_file_too_large_only_so_much_is_written_that_the_check_sees_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(meshupload, "LARGEST", 100)
    path = tmp_path / "large.ply"
    path.write_bytes(bytes(5000))
    with path.open("rb") as file:
        receive([("large.ply", file)], tmp_path / "meshes")
    assert (tmp_path / "meshes" / "large.ply").stat().st_size == 101
