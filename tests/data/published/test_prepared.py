"""Published meshes become samples as those of a folder do."""

import numpy as np
import pytest

import cli
from data.published.pascal3d import split_of_cad
from data.published.shapenet import read_shapenet
from data.samples import read_sample
from data.voxelize import coverage
from shapes.voxelgrid import VoxelGrid, iou


def write_mesh(path, points, faces, *, header, vertex, face):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [header, *(f"{vertex}{x} {y} {z}" for x, y, z in points), *(face.format(*row) for row in faces)]
    path.write_text("\n".join(lines) + "\n")


@pytest.fixture
def sets(tmp_path, solid):
    """One chair in ShapeNetCore v1 (front +X) and in Pascal3D+ (up +Z, front -Y)."""
    x, y, z = solid.vertices.T
    obj = tmp_path / "shapenet" / "03001627" / "abc" / "model.obj"
    off = tmp_path / "pascal3d" / "CAD" / "chair" / "01.off"
    write_mesh(obj, np.stack([z, y, -x], 1), solid.faces + 1, header="o it", vertex="v ", face="f {} {} {}")
    header = f"OFF\n{len(solid.vertices)} {len(solid.faces)} 0"
    write_mesh(off, np.stack([x, -z, y], 1), solid.faces, header=header, vertex="", face="3 {} {} {}")
    return tmp_path


@pytest.mark.parametrize("name", ["shapenet", "pascal3d"])
def test_the_command_makes_samples_in_our_axes(sets, solid, name):
    order = ["prepare", "--out", str(sets / "out"), f"--{name}", str(sets / name), "--views", "1"]
    assert cli.main([*order, "--variants", "1", "--categories", "chair"]) == 0
    (path,) = (sets / "out").rglob("*.npz")
    sample = read_sample(path)
    assert (sample.category, sample.family) == ("chair", "mesh")
    if name == "shapenet":
        (row,) = read_shapenet(sets / name)
        assert (sample.name, sample.source, sample.split) == ("abc-v00", "chair/abc.obj", row.split)
    else:
        expected = ("chair-01-v00", "chair/chair-01.off", split_of_cad(1))
        assert (sample.name, sample.source, sample.split) == expected
    truth = coverage(solid, 64, box=True)
    np.testing.assert_allclose(sample.extents, truth.extents, atol=1e-5)
    assert iou(VoxelGrid(sample.coverage / 255, sample.extents), truth) > 0.99


@pytest.mark.parametrize(("name", "source"), [
    ("shapenet", "shapenet.org"), ("pascal3d", "cvgl.stanford.edu"),
])  # fmt: skip
def test_a_set_that_is_not_there_says_where_to_get_it(tmp_path, capsys, name, source):
    order = ["prepare", "--out", str(tmp_path / "out"), f"--{name}", str(tmp_path / "none")]
    assert cli.main([*order, "--categories", "chair"]) == 2
    assert source in capsys.readouterr().err
