import numpy as np
import pytest

from pipeline.errors import SurfaceError
from pipeline.scene.grid_mesh import MOST_VERTICES, grid_mesh
from shapes.depthmap import Intrinsics, unproject

CAMERA = Intrinsics.of_view(6, 8, 60)
COLORS = np.arange(6 * 8 * 3, dtype=np.uint8).reshape(6, 8, 3)


def mesh_of(kept: np.ndarray):
    return grid_mesh(np.full((6, 8), 2, np.float32), COLORS, CAMERA, kept=kept)


def test_every_pixel_is_a_vertex_and_every_square_two_faces():
    mesh = mesh_of(np.ones((6, 8), bool))
    np.testing.assert_allclose(mesh.vertices, unproject(np.full((6, 8), 2), CAMERA).reshape(-1, 3))
    np.testing.assert_allclose(mesh.vertex_colors, COLORS.reshape(-1, 3) / 255, rtol=1e-6)
    assert len(mesh.faces) == 2 * 5 * 7
    assert mesh.euler_number() == 1
    a, b, c = mesh.vertices.astype(float)[mesh.faces].transpose(1, 0, 2)
    normals = np.cross(b - a, c - a)
    assert (normals[:, 2] > 0).all()  # towards the camera
    assert np.linalg.norm(normals, axis=1).sum() / 2 == pytest.approx(5 * 7 * (2 / CAMERA.fx) ** 2, rel=1e-5)


def test_a_pixel_that_goes_takes_its_squares_and_no_vertex_is_left_over():
    kept = np.ones((6, 8), bool)
    kept[2, 3] = False
    mesh = mesh_of(kept)
    assert len(mesh.vertices) == 47
    assert len(mesh.faces) == 2 * (5 * 7 - 4)
    assert mesh.euler_number() == 0


def test_nothing_kept_is_refused():
    kept = np.zeros((6, 8), bool)
    kept[::2, ::2] = True
    with pytest.raises(SurfaceError, match="unbroken surface"):
        mesh_of(kept)


def test_large_depth_maps_are_thinned():
    depth = np.full((600, 800), 2, np.float32)
    kept = np.ones(depth.shape, bool)
    mesh = grid_mesh(depth, np.zeros((600, 800, 3), np.uint8), Intrinsics.of_view(600, 800, 60), kept=kept)
    assert MOST_VERTICES / 3 < len(mesh.vertices) <= MOST_VERTICES
