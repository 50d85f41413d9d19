"""Surface distances against what geometry says they are."""

import numpy as np
import pytest

from data.procedural.kit import box, ellipsoid
from evaluation.metrics import MISSED, SurfaceScore, azimuth_error, compare, outside, seen, surface_points
from shapes.trianglemesh import TriangleMesh, merge


def ball(radius: float) -> TriangleMesh:
    part = ellipsoid((radius,) * 3, (0, 0, 0), segments=48)
    return TriangleMesh(part.vertices, part.faces)


def block(*size: float) -> TriangleMesh:
    part = box(size, (0, 0, 0))
    return TriangleMesh(part.vertices, part.faces)


def test_concentric_balls_lie_the_difference_of_their_radii_apart():
    score = compare(outside(ball(0.45)), outside(ball(0.4)))
    assert score.chamfer_l1 == pytest.approx(0.05, rel=0.02)
    assert score.chamfer_l2 == pytest.approx(2 * 0.05**2, rel=0.04)
    assert score.f_score == 0


@pytest.mark.parametrize("mesh", [ball(0.5), block(1, 0.02, 0.6)], ids=["ball", "thin board"])
def test_equal_meshes_score_one_though_other_points_are_drawn(mesh):
    score = compare(surface_points(mesh, 100_000, seed=1), outside(mesh))
    assert score.f_score == pytest.approx(1, abs=1e-3)
    assert score.chamfer_l1 < 0.003


def test_a_plane_within_tau_counts_and_one_beyond_does_not():
    plane = np.stack(np.meshgrid(np.linspace(-0.5, 0.5, 150), [0.0], np.linspace(-0.5, 0.5, 150)), -1)
    plane = plane.reshape(-1, 3)
    near, far = plane + [0, 0.009, 0], plane + [0, 0.011, 0]
    assert compare(near, plane).f_score == 1
    assert compare(near, plane).chamfer_l1 == pytest.approx(0.009)
    assert compare(far, plane).f_score == 0


def test_half_a_surface_is_precise_but_lacks_half_the_recall():
    points = surface_points(block(1, 0.5, 0.5), 40_000)
    score = compare(points[points[:, 0] < 0], points)
    assert score.precision == 1
    assert score.recall == pytest.approx(0.5, abs=0.02)  # and a strip of tau
    assert score.f_score == pytest.approx(2 * score.recall / (1 + score.recall))


def test_no_surface_scores_nothing():
    nothing = TriangleMesh(np.empty((0, 3)), np.empty((0, 3)))
    assert compare(outside(nothing), outside(ball(0.5))) == SurfaceScore(0, 0, 0, MISSED, 2 * MISSED**2)


def test_points_are_even_in_area_whatever_the_triangles():
    wide = TriangleMesh([[0, 0, 0], [3, 0, 0], [0, 1, 0]], [[0, 1, 2]])
    small = TriangleMesh([[0, 0, 1], [1, 0, 1], [0, 1, 1]], [[0, 1, 2]])
    points = surface_points(merge([wide, small]), 4000)
    assert np.count_nonzero(points[:, 2] == 0) == 3000
    np.testing.assert_allclose(points[:3000].mean(axis=0), [1, 1 / 3, 0], atol=0.02)


def test_what_is_hidden_inside_is_no_surface():
    inner, outer = block(0.4, 0.4, 0.4), block(1, 1, 1)
    points = np.concatenate([surface_points(inner, 2000), surface_points(outer, 2000)])
    found = seen(merge([inner, outer]), points)
    assert not found[:2000].any()
    assert found[2000:].all()


def test_an_azimuth_counts_the_short_way_round():
    assert azimuth_error(170, -170, "chair") == pytest.approx(20)
    assert azimuth_error(10, 190, "chair") == pytest.approx(180)


def test_a_table_turned_by_half_is_the_same_table():
    assert azimuth_error(10, 190, "table") == pytest.approx(0)
    assert azimuth_error(0, 90, "table") == pytest.approx(90)
