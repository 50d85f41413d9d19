"""Files of every format come out of the same mesh, byte for byte the same each time."""

import io
import zipfile

import pytest
import trimesh

from pages.components.downloads import USES, file
from shapes.trianglemesh import TriangleMesh


@pytest.fixture
def mesh() -> TriangleMesh:
    solid = trimesh.creation.icosphere(2)
    return TriangleMesh(solid.vertices.astype("float32"), solid.faces.astype("int32"))


@pytest.mark.parametrize("suffix", [*USES])
def test_the_same_mesh_gives_the_same_bytes(mesh: TriangleMesh, suffix: str):
    first = file(mesh, suffix, height_mm=80.0, name="my chair")
    assert first == file(mesh, suffix, height_mm=80.0, name="my chair")
    assert len(first) > 1000


@pytest.mark.parametrize("suffix", ["obj", "glb", "stl", "ply"])
def test_every_format_reads_back_closed_and_outward(mesh: TriangleMesh, suffix: str):
    content = file(mesh, suffix, height_mm=80.0, name="ball")
    read = trimesh.load(io.BytesIO(content), file_type=suffix, force="mesh")
    assert len(read.faces) == len(mesh.faces)
    assert read.is_watertight
    assert read.volume > 0


def test_the_archive_holds_the_obj_and_the_material_it_names(mesh: TriangleMesh):
    with zipfile.ZipFile(io.BytesIO(file(mesh, "zip", height_mm=80.0, name="my chair"))) as archive:
        names = {name.rpartition(".")[2]: name for name in archive.namelist()}
        assert set(names) == {"obj", "mtl"}
        assert f"mtllib {names['mtl']}" in archive.read(names["obj"]).decode()
