import numpy as np
import pytest

from shapes.camera import Camera


@pytest.mark.parametrize(("azimuth", "elevation", "position"), [
    (0, 0, (0, 0, 2)), (90, 0, (2, 0, 0)), (180, 0, (0, 0, -2)), (0, 90, (0, 2, 0)),
])  # fmt: skip
def test_position_follows_the_convention(azimuth, elevation, position):
    np.testing.assert_allclose(Camera(azimuth, elevation, 2, 40).position(), position, atol=1e-12)


@pytest.mark.parametrize("azimuth", [-170, -20, 0, 75, 130])
@pytest.mark.parametrize("elevation", [-10, 0, 35, 60])
def test_view_matrix_is_a_rotation_that_puts_the_object_ahead(azimuth, elevation):
    camera = Camera(azimuth, elevation, 2.5, 40)
    matrix = camera.view_matrix()
    np.testing.assert_allclose(matrix[:3, :3] @ matrix[:3, :3].T, np.eye(3), atol=1e-12)
    assert np.linalg.det(matrix[:3, :3]) == pytest.approx(1)
    np.testing.assert_allclose(matrix @ [*camera.position(), 1], [0, 0, 0, 1], atol=1e-12)
    np.testing.assert_allclose(matrix @ [0, 0, 0, 1], [0, 0, -2.5, 1], atol=1e-12)


def test_from_the_front_the_right_hand_is_right_and_up_is_up():
    uv, depth = Camera(0, 0, 2, 90).project(np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    np.testing.assert_allclose(uv, [[0.75, 0.5], [0.5, 0.25], [0.5, 0.5]])
    np.testing.assert_allclose(depth, [2, 2, 1])


def test_the_field_of_view_spans_the_picture():
    reach = 3 * np.tan(np.radians(25))
    uv, _ = Camera(0, 0, 3, 50).project(np.array([[reach, 0, 0], [-reach, 0, 0]]))
    np.testing.assert_allclose(uv[:, 0], [1, 0])
