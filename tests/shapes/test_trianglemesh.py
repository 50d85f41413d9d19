import numpy as np
import pytest
import trimesh

from shapes.trianglemesh import TriangleMesh, merge


def of(solid: trimesh.Trimesh) -> TriangleMesh:
    return TriangleMesh(solid.vertices, solid.faces)


BOX = of(trimesh.creation.box((1, 2, 3)))
TORUS = of(trimesh.creation.torus(1.0, 0.3))


def test_volume_of_a_box():
    assert BOX.signed_volume() == pytest.approx(6)


def test_volume_turns_negative_with_the_faces():
    assert TriangleMesh(BOX.vertices, BOX.faces[:, ::-1]).signed_volume() == pytest.approx(-6)


@pytest.mark.parametrize(("mesh", "euler"), [(BOX, 2), (TORUS, 0)])
def test_euler_number(mesh, euler):
    assert mesh.euler_number() == euler
    assert mesh.is_watertight()


def test_a_missing_face_opens_the_mesh():
    assert not TriangleMesh(BOX.vertices, BOX.faces[1:]).is_watertight()


def test_one_turned_face_opens_the_mesh():
    faces = BOX.faces.copy()
    faces[0] = faces[0, ::-1]
    assert not TriangleMesh(BOX.vertices, faces).is_watertight()


def test_a_face_twice_opens_the_mesh():
    assert not TriangleMesh(BOX.vertices, np.concatenate([BOX.faces, BOX.faces])).is_watertight()


def test_normalized_is_centred_with_longest_side_one():
    mesh = BOX.with_vertices(BOX.vertices + [5, 6, 7]).normalized()
    np.testing.assert_allclose(mesh.extents(), [1 / 3, 2 / 3, 1], atol=1e-6)
    np.testing.assert_allclose(mesh.bounds().sum(axis=0), 0, atol=1e-6)


def test_merge_keeps_each_part():
    both = merge([BOX, TORUS])
    assert both.signed_volume() == pytest.approx(BOX.signed_volume() + TORUS.signed_volume(), rel=1e-5)
    assert np.bincount(both.face_parts).tolist() == [len(BOX.faces), len(TORUS.faces)]
    assert both.is_watertight()
