"""Reading folders of meshes."""

from collections import Counter

import numpy as np
import pytest
import trimesh
from PIL import Image

from data.meshfolder import MeshRow, read_index, read_mesh


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


def write_materials(folder):
    """Four faces: two plain materials, a green texture, and one whose texture is missing."""
    (folder / "m.mtl").write_text(
        "newmtl red\nKd 1 0 0\nnewmtl blue\nKd 0 0 1\nnewmtl leaf\nKd 1 1 1\nmap_Kd leaf.png\n"
        "newmtl gone\nKd 0.2 0.4 0.6\nmap_Kd gone.png\n"
    )
    (folder / "m.obj").write_text(
        "mtllib m.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nvt 0.5 0.5\nusemtl red\nf 1 3 2\n"
        "usemtl blue\nf 1 2 4\nusemtl leaf\nf 2/1 3/1 4/1\nusemtl gone\nf 1/1 4/1 3/1\n"
    )
    Image.new("RGB", (4, 4), (0, 255, 0)).save(folder / "leaf.png")


@pytest.mark.parametrize("name", ["m.obj", "m.glb"])
def test_materials_and_textures_become_colours_of_their_faces(tmp_path, name):
    write_materials(tmp_path)
    if name == "m.glb":
        trimesh.load_scene(tmp_path / "m.obj", process=False).export(tmp_path / name)
    mesh = read_mesh(tmp_path / name)
    assert len(mesh.faces) == 4
    assert mesh.signed_volume() == pytest.approx(1 / 6)
    red, blue, green, gone = (1, 0, 0), (0, 0, 1), (0, 1, 0), (0.2, 0.4, 0.6)
    facing = {(0, 0, -1): red, (0, -1, 0): blue, (1, 1, 1): green, (-1, 0, 0): gone}
    a, b, c = mesh.vertices[mesh.faces].transpose(1, 0, 2)
    for normal, color in zip(np.cross(b - a, c - a), mesh.face_colors, strict=True):
        assert color == pytest.approx(facing[tuple(normal.round().astype(int))], abs=0.01)


def test_pieces_without_colours_are_grey_beside_those_that_have_some(tmp_path):
    red = trimesh.creation.box()
    red.visual.face_colors = [255, 0, 0, 255]
    trimesh.Scene([red, trimesh.creation.box()]).export(tmp_path / "two.glb")
    colors = {tuple(color) for color in read_mesh(tmp_path / "two.glb").face_colors.round(2)}
    assert (1, 0, 0) in colors
    assert len(colors) == 2


def test_a_row_turns_its_mesh_to_our_axes(tmp_path):
    box = trimesh.creation.box(bounds=((0, 0, 0), (1, 2, 3)))
    box.export(tmp_path / "box.ply")
    # Up on z, the front on -y: what was high is along y, and what was behind (+y) lies at -z.
    mesh = MeshRow(tmp_path / "box.ply", "chair", "train", up="+z", front="-y").read()
    assert mesh.bounds() == pytest.approx(np.array([[0, 0, -2], [1, 3, 0]]))
    assert mesh.signed_volume() == pytest.approx(6)


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
