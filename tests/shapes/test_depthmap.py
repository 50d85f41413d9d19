"""Depth maps: points against a projection written the other way round."""

import numpy as np
import pytest

from shapes.depthmap import Intrinsics, unproject

CAMERA = Intrinsics(fx=50.0, fy=40.0, cx=9.5, cy=7.25)


def test_points_project_back_to_their_pixels():
    depth = np.random.default_rng(0).uniform(0.5, 8, (16, 20))
    x, y, z = np.moveaxis(unproject(depth, CAMERA).astype(np.float64), -1, 0)
    rows, columns = np.mgrid[:16, :20]
    np.testing.assert_allclose(CAMERA.fx * x / -z + CAMERA.cx, columns, atol=1e-4)
    np.testing.assert_allclose(CAMERA.fy * y / z + CAMERA.cy, rows, atol=1e-4)
    np.testing.assert_allclose(-z, depth, rtol=1e-6)


def test_what_is_unknown_lies_at_the_origin():
    assert not unproject(np.zeros((3, 4)), CAMERA).any()


def test_a_field_of_view_of_90_degrees_sees_as_far_aside_as_ahead():
    camera = Intrinsics.of_view(30, 40, 90)
    assert camera.fx == camera.fy == pytest.approx(20)
    edge = unproject(np.full((30, 40), 2.0), camera)[0, -1]
    np.testing.assert_allclose(edge, [2 * 19.5 / 20, 2 * 14.5 / 20, -2], rtol=1e-6)


def test_a_resized_picture_has_the_same_surface():
    small, large = CAMERA, CAMERA.resized(16, 20, 48, 60)
    # the middle of a pixel is the middle of the 3 x 3 that it becomes
    point = unproject(np.full((16, 20), 3.0), small)[5, 6]
    same = unproject(np.full((48, 60), 3.0), large)[16, 19]
    np.testing.assert_allclose(point, same, rtol=1e-6)
