"""Reading folders of meshes."""

from collections import Counter

import numpy as np
import pytest
import trimesh

from data.meshfolder import read_index, read_mesh


def write_box(path, color=(255, 0, 51, 255)):
    box = trimesh.creation.box()
    box.visual.face_colors = np.tile(np.array(color, np.uint8), (len(box.faces), 1))
    path.parent.mkdir(parents=True, exist_ok=True)
    box.export(path)


def test_a_folder_without_meshes_says_so(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is none"):
        read_index(tmp_path)


def test_a_file_without_faces_says_so(tmp_path):
    trimesh.PointCloud(np.eye(3)).export(tmp_path / "points.ply")
    with pytest.raises(ValueError, match="must hold a mesh"):
        read_mesh(tmp_path / "points.ply")


def test_face_colors_are_kept(tmp_path):
    write_box(tmp_path / "chair" / "one.ply")
    mesh = read_mesh(tmp_path / "chair" / "one.ply")
    assert mesh.face_colors == pytest.approx(np.tile([1, 0, 0.2], (12, 1)), abs=1e-6)
    assert mesh.signed_volume() == pytest.approx(1)


def test_without_an_index_folders_are_categories(tmp_path):
    for number in range(40):
        write_box(tmp_path / ("chair" if number % 2 else "sofa") / f"{number}.ply")
    rows = read_index(tmp_path)
    assert Counter(row.category for row in rows) == {"chair": 20, "sofa": 20}
    assert {row.split for row in rows} == {"train", "validation"}
    assert rows == read_index(tmp_path)


def test_the_index_decides_the_split(tmp_path):
    lines = ("split,category,file", "test,chair,chair/a.ply", "train,chair,chair/b.ply")
    (tmp_path / "INDEX.csv").write_text("\n".join(lines))
    test, other = read_index(tmp_path)
    assert (test.split, test.category, test.name) == ("test", "chair", "a")
    assert other.split in ("train", "validation")


def test_the_shared_index_keeps_test_apart(shared_data):
    rows = read_index(shared_data / "meshes")
    counts = Counter(row.split for row in rows)
    assert counts["test"] == 120
    assert 0.05 < counts["validation"] / (counts["train"] + counts["validation"]) < 0.15
    assert all(row.path.exists() and row.license and row.attribution for row in rows)
