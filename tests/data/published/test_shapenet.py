"""ShapeNetCore's two layouts, each with its own front."""

import numpy as np
import pytest

from data.published.shapenet import read_shapenet

SYNSET = "02691156"
# Where the object's (x, y, z) lie in the axes of each version: v1 faces +X, v2 faces -Z, both +Y up.
PLACED = {"v1": lambda x, y, z: (z, y, -x), "v2": lambda x, y, z: (-x, y, -z)}
FILES = {"v1": "model.obj", "v2": "models/model_normalized.obj"}


def write_obj(path, mesh, place):
    path.parent.mkdir(parents=True, exist_ok=True)
    points = 0.3 * np.stack(place(*mesh.vertices.T), axis=1) + 0.1
    lines = ["mtllib model.mtl", *(f"v {x} {y} {z}" for x, y, z in points)]
    half = len(mesh.faces) // 2
    for name, faces in (("red", mesh.faces[:half]), ("blue", mesh.faces[half:])):
        lines += [f"usemtl {name}", *(f"f {a} {b} {c}" for a, b, c in faces + 1)]
    path.write_text("\n".join(lines) + "\n")
    path.with_name("model.mtl").write_text("newmtl red\nKd 1 0 0\nnewmtl blue\nKd 0 0 1\n")


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_meshes_come_to_the_object_frame(tmp_path, solid, version):
    write_obj(tmp_path / SYNSET / "abc" / FILES[version], solid, PLACED[version])
    (row,) = read_shapenet(tmp_path)
    assert (row.name, row.category) == ("abc", "airplane")
    mesh = row.read().normalized()
    assert mesh.signed_volume() == pytest.approx(solid.signed_volume(), rel=1e-4)
    expected = solid.normalized().vertices
    gaps = np.linalg.norm(mesh.vertices[:, None] - expected, axis=2)
    assert gaps.min(axis=1).max() < 1e-5
    assert gaps.min(axis=0).max() < 1e-5


def test_materials_become_colours_of_faces(tmp_path, solid):
    write_obj(tmp_path / SYNSET / "abc" / FILES["v1"], solid, PLACED["v1"])
    (row,) = read_shapenet(tmp_path)
    colors = row.read().face_colors
    assert {tuple(color) for color in np.round(colors, 2)} == {(1, 0, 0), (0, 0, 1)}


def test_the_published_split_goes_before_ours(tmp_path, solid):
    for number in range(30):
        write_obj(tmp_path / SYNSET / f"m{number}" / "model.obj", solid, PLACED["v1"])
    by_name = {row.name: row.split for row in read_shapenet(tmp_path)}
    assert set(by_name.values()) == {"train", "validation", "test"}
    turned = {"train": "test", "validation": "train", "test": "val"}
    lines = [f"{n},2691156,2691156,m{n},{turned[by_name[f'm{n}']]}" for n in range(29)]
    (tmp_path / "all.csv").write_text("\n".join(["id,synsetId,subSynsetId,modelId,split", *lines]))
    published = {row.name: row.split for row in read_shapenet(tmp_path)}
    ours = {"train": "test", "validation": "train", "test": "validation"}
    assert all(published[f"m{n}"] == ours[by_name[f"m{n}"]] for n in range(29))
    assert published["m29"] == by_name["m29"]  # not in the table


def test_what_is_not_ours_or_has_no_mesh_is_passed_over(tmp_path, solid):
    write_obj(tmp_path / SYNSET / "abc" / "model.obj", solid, PLACED["v1"])
    write_obj(tmp_path / "00000000" / "abc" / "model.obj", solid, PLACED["v1"])
    (tmp_path / SYNSET / "empty").mkdir()
    (tmp_path / "taxonomy.json").write_text("[]")
    assert [row.name for row in read_shapenet(tmp_path)] == ["abc"]


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_no_set_says_where_to_get_it(tmp_path, folder):
    with pytest.raises(FileNotFoundError, match=r"missing; obtain it from https://shapenet\.org"):
        list(read_shapenet(tmp_path / folder))
