import itertools

import numpy as np
import pytest

from shapes.axes import turn, turn_voxels

FRAMES = [
    (up, front) for up, front in itertools.product(["+x", "-x", "+y", "-y", "+z", "-z"], repeat=2)
    if up[1] != front[1]
]  # fmt: skip


def test_the_object_frame_stays_as_it_is():
    np.testing.assert_array_equal(turn("+y", "+z"), np.eye(3))


@pytest.mark.parametrize(("up", "front"), FRAMES)
def test_every_turn_is_a_rotation_that_brings_up_up_and_front_to_the_front(up, front):
    rotation, unit = turn(up, front), dict(zip("xyz", np.eye(3), strict=True))
    sign = {"+": 1, "-": -1}
    assert np.linalg.det(rotation) == pytest.approx(1)
    np.testing.assert_allclose(rotation @ (sign[up[0]] * unit[up[1]]), [0, 1, 0])
    np.testing.assert_allclose(rotation @ (sign[front[0]] * unit[front[1]]), [0, 0, 1])


@pytest.mark.parametrize(("up", "front"), FRAMES)
def test_voxels_turn_as_their_centres_do(up, front):
    rotation = turn(up, front)
    voxels = np.zeros((4, 4, 4), bool)
    voxels[0, 1, 3] = voxels[2, 0, 0] = voxels[2, 1, 3] = True
    centres = np.argwhere(voxels) - 1.5
    expected = {tuple(row) for row in np.rint(centres @ rotation.T + 1.5).astype(int)}
    assert {tuple(row) for row in np.argwhere(turn_voxels(voxels, rotation))} == expected


def test_a_grid_that_is_no_cube_keeps_its_sides_with_its_axes():
    assert turn_voxels(np.zeros((2, 3, 5)), turn("+z", "-y")).shape == (2, 5, 3)


@pytest.mark.parametrize(("up", "front"), [("y", "+z"), ("+y", "+w"), ("+y", "-y")])
def test_what_is_no_frame_is_refused(up, front):
    with pytest.raises(ValueError, match="must"):
        turn(up, front)
