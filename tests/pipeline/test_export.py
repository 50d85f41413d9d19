import io
import json
import struct

import numpy as np
import pytest
import trimesh

from pipeline.errors import ExportError, OptionError
from pipeline.export import FORMATS, export
from pipeline.surface import extract_surface, voxel_faces
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

UP = {"obj": 1, "glb": 1, "stl": 2, "ply": 2}
MILLIMETRES = {"obj": 1.0, "glb": 1000.0, "stl": 1.0, "ply": 1.0}


def pyramid_grid() -> VoxelGrid:
    """Wide at its foot, narrow at its top, twice as long (z) as wide (x); a bump marks the front (+Z)."""
    occupancy = np.zeros((24, 24, 24), np.float32)
    for height in range(18):
        occupancy[6 + height // 4 : 18 - height // 4, height, 2 + height // 2 : 20 - height // 2] = 0.9
    occupancy[11:13, 0:2, 20:24] = 0.9
    return VoxelGrid(occupancy, (0.8, 0.6, 1.0))


def colored(mesh: TriangleMesh) -> TriangleMesh:
    low, high = mesh.bounds()
    return mesh.with_vertex_colors((mesh.vertices - low) / (high - low))


@pytest.fixture(scope="module")
def mesh() -> TriangleMesh:
    return colored(extract_surface(pyramid_grid()))


def read(files: dict[str, bytes], format: str) -> trimesh.Trimesh:
    content = next(content for name, content in files.items() if name.endswith(format))
    resolver = {name: content for name, content in files.items() if name.endswith("mtl")}
    return trimesh.load_mesh(io.BytesIO(content), file_type=format, resolver=Resolver(resolver))


class Resolver(trimesh.resolvers.Resolver):
    """Reads the material from memory, as it would lie beside the OBJ."""

    def __init__(self, files: dict[str, bytes]):
        self.files = files

    def get(self, name: str) -> bytes:
        return self.files[name]

    def write(self, name, data):
        raise NotImplementedError

    def namespaced(self, namespace):
        raise NotImplementedError

    def keys(self):
        return self.files.keys()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("style", [extract_surface, voxel_faces])
def test_file_reads_back_closed_outward_and_to_size(format, style):
    mesh = style(pyramid_grid())
    back = read(export(mesh, format=format, height_mm=80), format)
    scale = 80 / mesh.extents()[1]
    assert len(back.faces) == len(mesh.faces)
    assert back.is_watertight
    assert back.is_winding_consistent
    millimetres = MILLIMETRES[format]
    assert back.volume * millimetres**3 == pytest.approx(mesh.signed_volume() * scale**3, rel=1e-3)
    assert back.extents[UP[format]] * millimetres == pytest.approx(80, rel=1e-4)
    assert sorted(back.extents * millimetres) == pytest.approx(sorted(mesh.extents() * scale), rel=1e-4)


@pytest.mark.parametrize("format", FORMATS)
def test_stands_upright_on_the_ground_with_its_front_where_the_format_has_it(mesh, format):
    back = read(export(mesh, format=format), format)
    up = UP[format]
    assert back.bounds[0, up] == pytest.approx(0, abs=1e-4)
    across = [axis for axis in range(3) if axis != up]
    assert back.bounds.mean(axis=0)[across] == pytest.approx(0, abs=1e-3)
    assert back.center_mass[up] < 0.45 * back.bounds[1, up]  # the heavy end is below
    front = back.center_mass[2] if up == 1 else -back.center_mass[1]  # the bump moves the middle back from it
    assert front < 0


def test_obj_and_ply_carry_the_colors(mesh):
    lines = export(mesh, format="obj")["model.obj"].decode().splitlines()
    rows = np.array([line.split()[1:] for line in lines if line.startswith("v ")], float)
    assert rows[:, 3:] == pytest.approx(mesh.vertex_colors, abs=1e-4)
    back = read(export(mesh, format="ply"), "ply")
    high = back.bounds[1]
    assert back.visual.vertex_colors[:, 1] / 255 == pytest.approx(back.vertices[:, 2] / high[2], abs=0.01)


def test_glb_carries_linear_colors(mesh):
    content = export(mesh, format="glb")["model.glb"]
    size = struct.unpack_from("<I", content, 12)[0]
    scene = json.loads(content[20 : 20 + size])
    view = scene["bufferViews"][scene["meshes"][0]["primitives"][0]["attributes"]["COLOR_0"]]
    start = 28 + size + view["byteOffset"]
    linear = np.frombuffer(content, "<u2", view["byteLength"] // 2, start).reshape(-1, 4) / 65535
    srgb = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    assert srgb[:, :3] == pytest.approx(mesh.vertex_colors, abs=0.002)
    assert (linear[:, 3] == 1).all()


def test_obj_names_its_material_and_its_mean_color(mesh):
    files = export(mesh, format="obj", name="my chair/.. é")
    assert list(files) == ["my_chair_.._é.obj", "my_chair_.._é.mtl"]
    assert "mtllib my_chair_.._é.mtl" in files["my_chair_.._é.obj"].decode()
    red, green, blue = mesh.vertex_colors.mean(axis=0)
    assert f"Kd {red:.4f} {green:.4f} {blue:.4f}" in files["my_chair_.._é.mtl"].decode()


@pytest.mark.parametrize("format", FORMATS)
def test_bytes_are_the_same_each_time(mesh, format):
    assert export(mesh, format=format) == export(colored(extract_surface(pyramid_grid())), format=format)


@pytest.mark.parametrize("format", FORMATS)
def test_mesh_without_colors_is_written_too(format):
    assert read(export(extract_surface(pyramid_grid()), format=format), format).is_watertight


@pytest.mark.parametrize(
    "options", [{"format": "dwg"}, {"height_mm": 0}, {"height_mm": -5}, {"height_mm": float("nan")}]
)
def test_wrong_options_are_refused(mesh, options):
    with pytest.raises(OptionError, match="must be"):
        export(mesh, **options)


def test_empty_and_flat_meshes_are_refused():
    flat = TriangleMesh(np.float32([[0, 0, 0], [1, 0, 0], [0, 0, 1]]), np.int32([[0, 1, 2]]))
    for mesh in (flat, TriangleMesh(np.zeros((0, 3)), np.zeros((0, 3)))):
        with pytest.raises(ExportError, match="received an empty or flat one"):
            export(mesh)
