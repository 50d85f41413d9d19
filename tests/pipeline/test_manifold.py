import numpy as np
import pytest

from pipeline.manifold import keep_solids, separate, vertex_normals
from shapes.trianglemesh import TriangleMesh

CORNERS = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], float)
QUADS = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
CUBE = np.concatenate([QUADS[:, :3], QUADS[:, [0, 2, 3]]])


def joined(*offsets) -> tuple[np.ndarray, np.ndarray]:
    """Unit cubes at these places, sharing every vertex that coincides."""
    points = np.concatenate([CORNERS + offset for offset in offsets])
    vertices, place = np.unique(points, axis=0, return_inverse=True)
    return vertices, place[np.concatenate([CUBE + 8 * i for i in range(len(offsets))])]


def test_one_cube_is_left_as_it_is():
    vertices, faces = separate(CORNERS, CUBE, gap=0.1)
    assert np.array_equal(vertices, CORNERS)
    assert np.array_equal(faces, CUBE)


@pytest.mark.parametrize(("second", "shared"), [((1, 1, 0), 2), ((1, 1, 1), 1)])
def test_cubes_that_touch_become_two(second, shared):
    vertices, faces = joined((0, 0, 0), second)
    assert len(vertices) == 16 - shared
    mesh = TriangleMesh(*separate(vertices, faces, gap=0.01))
    assert len(mesh.vertices) == len(np.unique(mesh.vertices, axis=0)) == 16
    assert mesh.is_watertight()
    assert mesh.euler_number() == 4
    assert mesh.signed_volume() == pytest.approx(2, abs=0.05)
    assert mesh.signed_volume() < 2  # drawn inward


def test_small_solids_and_cavities_go():
    small = 0.1 * CORNERS + 2
    cavity = 0.5 * CORNERS + 0.25
    vertices = np.concatenate([CORNERS, small, cavity])
    faces = np.concatenate([CUBE, CUBE + 8, CUBE[:, ::-1] + 16])
    kept, left = keep_solids(vertices, faces, share=0.01)
    assert np.array_equal(kept, CORNERS)
    assert np.array_equal(left, CUBE)
    assert len(keep_solids(vertices, faces, share=1e-6)[0]) == 16
    assert len(keep_solids(CORNERS, CUBE[:, ::-1], share=0.01)[1]) == 0


def test_normals_point_outward_and_have_unit_length():
    normals = vertex_normals(CORNERS, CUBE)
    assert np.linalg.norm(normals, axis=1) == pytest.approx(1)
    assert (normals * (CORNERS - 0.5) > 0).all()
