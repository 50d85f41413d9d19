import io
import json
import struct

import cv2
import numpy as np
import pytest
import trimesh

from pipeline.errors import OptionError
from pipeline.scene.journey import SceneOptions, scene_of
from pipeline.scene.scene_export import cloud_ply, depth_png, mesh_files, relief_stl, scene_files
from pipeline.scene.surface import SurfaceOrder
from tests import boxroom

SCENE = scene_of(boxroom.photo(), SceneOptions(surface=SurfaceOrder("pixels")), estimator=boxroom.exact)


def read(content: bytes, kind: str, **options) -> object:
    return trimesh.load(io.BytesIO(content), file_type=kind, process=False, **options)


def test_points_come_back_one_by_one_with_their_colours_and_normals():
    cloud = SCENE.cleaned
    found = read(cloud_ply(cloud), "ply")
    assert isinstance(found, trimesh.PointCloud)
    np.testing.assert_array_equal(found.vertices, cloud.points)
    np.testing.assert_array_equal(found.colors[:, :3], cloud.colors)
    raw = found.metadata["_ply_raw"]["vertex"]["data"]
    np.testing.assert_array_equal(np.stack([raw[name] for name in ("nx", "ny", "nz")], axis=1), cloud.normals)


@pytest.mark.parametrize("format", ["ply", "obj", "glb"])
def test_a_surface_comes_back_where_the_points_are(format):
    files = mesh_files(SCENE.mesh, format, "my room")
    name = next(iter(files))
    assert name == ("my_room-mesh.ply" if format == "ply" else f"my_room.{format}")
    options = {"force": "mesh"} if format == "glb" else {}
    found = read(files[name], format, **options)
    np.testing.assert_allclose(found.vertices, SCENE.mesh.vertices, atol=1e-5)
    np.testing.assert_array_equal(found.faces, SCENE.mesh.faces)
    assert boxroom.off_the_walls(np.asarray(found.vertices)).max() < 1e-3  # metres, in the camera's frame
    if format != "glb":  # there colours are linear
        found = found.visual.vertex_colors[:, :3] / 255
        np.testing.assert_allclose(found, SCENE.mesh.vertex_colors, atol=0.01)


def test_the_glb_is_drawn_from_behind_too_and_says_its_unit_by_its_format():
    (content,) = mesh_files(SCENE.mesh, "glb", "room").values()
    length = struct.unpack("<I", content[12:16])[0]
    gltf = json.loads(content[20 : 20 + length])
    assert gltf["materials"][0]["doubleSided"] is True


def test_the_obj_says_metres():
    assert b"# Unflatten: metres" in mesh_files(SCENE.mesh, "obj", "room")["room.obj"]


def test_depth_is_in_millimetres_of_16_bits():
    depth = np.float32([[0, 0.0001, 0.0014, 1, 2.3456], [65.5349, 65.535, 70, 1e6, np.inf]])
    found = cv2.imdecode(np.frombuffer(depth_png(depth), np.uint8), cv2.IMREAD_UNCHANGED)
    assert found.dtype == np.uint16
    assert found.tolist() == [[0, 1, 1, 1000, 2346], [65535] * 5]


def test_the_relief_stands_closed_in_the_file_as_wide_as_ordered():
    (name, content), = relief_stl(SCENE.seen.depth, width_mm=70, name="room").items()  # fmt: skip
    assert name == "room-relief.stl"
    solid = trimesh.load(io.BytesIO(content), file_type="stl")
    assert solid.is_watertight
    assert solid.is_winding_consistent
    assert solid.euler_number == 2
    assert solid.volume > 0
    assert solid.extents[0] == pytest.approx(70, rel=1e-5)
    assert solid.extents[1] == pytest.approx(70 * 239 / 319, rel=1e-5)
    assert solid.bounds[0][2] == pytest.approx(0, abs=1e-5)  # it lies on its back
    assert solid.extents[2] < 0.2 * 70


def test_all_files_of_a_scene():
    assert set(scene_files(SCENE, "a/b", formats=("ply", "obj", "glb"), relief_mm=50)) == {
        "a_b-points.ply", "a_b-depth.png", "a_b-mesh.ply", "a_b.obj", "a_b.mtl", "a_b.glb", "a_b-relief.stl",
    }  # fmt: skip
    with pytest.raises(OptionError, match="format"):
        mesh_files(SCENE.mesh, "dwg", "x")
