import numpy as np
import pytest

from shapes.voxelgrid import VoxelGrid, fitted, iou


def ball(resolution: int, radius: float, fine: int = 4) -> VoxelGrid:
    """Coverage of a ball at the centre of the object cube."""
    centres = (np.arange(resolution * fine) + 0.5) / (resolution * fine) - 0.5
    x, y, z = np.meshgrid(centres, centres, centres, indexing="ij")
    inside = (x**2 + y**2 + z**2 <= radius**2).astype(np.float32)
    return VoxelGrid(inside).pooled(resolution)


def test_volume_of_a_ball_is_analytic():
    assert ball(32, 0.4).volume() == pytest.approx(4 / 3 * np.pi * 0.4**3, rel=0.003)


def test_pooling_keeps_the_volume():
    grid = ball(32, 0.37)
    assert grid.pooled(8).volume() == pytest.approx(grid.volume(), rel=1e-6)


def test_pooling_refuses_what_does_not_divide():
    with pytest.raises(ValueError, match="must divide 32, received 5"):
        ball(32, 0.4).pooled(5)


def test_to_cube_of_a_cube_is_the_same_grid():
    grid = ball(32, 0.4)
    np.testing.assert_allclose(grid.to_cube(32).occupancy, grid.occupancy, atol=1e-6)


@pytest.mark.parametrize("resolution", [16, 32, 64])
def test_to_cube_keeps_the_volume_of_a_stretched_box(resolution):
    rng = np.random.default_rng(1)
    grid = VoxelGrid(rng.random((32, 32, 32)), np.array([1.0, 0.43, 0.71]))
    assert grid.to_cube(resolution).volume() == pytest.approx(grid.volume(), rel=1e-5)


def test_to_cube_puts_each_axis_where_it_belongs():
    occupancy = np.zeros((4, 4, 4))
    occupancy[3, 0, 1] = 1
    cube = VoxelGrid(occupancy, np.array([1.0, 0.5, 0.25])).to_cube(16).occupancy
    x, y, z = np.nonzero(cube > 0.5)
    # x in [1/4, 1/2], y in [-1/4, -1/8], z in [-1/16, 0]
    assert (x.min(), x.max(), y.min(), y.max(), z.min(), z.max()) == (12, 15, 4, 5, 7, 7)


def test_iou_of_known_overlap():
    first, second = np.zeros((8, 8, 8)), np.zeros((8, 8, 8))
    first[:4], second[2:6] = 1, 1
    assert iou(VoxelGrid(first), VoxelGrid(second)) == pytest.approx(1 / 3)
    assert iou(VoxelGrid(first), VoxelGrid(first)) == 1


def test_iou_uses_its_level_on_the_prediction_alone():
    truth = np.zeros((8, 8, 8))
    truth[:4] = 0.6
    assert iou(VoxelGrid(truth / 2), VoxelGrid(truth), level=0.25) == 1
    assert iou(VoxelGrid(truth / 2), VoxelGrid(truth), level=0.5) == 0


def test_iou_refuses_grids_of_two_boxes():
    grid = np.zeros((8, 8, 8))
    with pytest.raises(ValueError, match="one box"):
        iou(VoxelGrid(grid), VoxelGrid(grid, np.array([1, 1, 0.5])))


def test_a_grid_must_be_cubic():
    with pytest.raises(ValueError, match="must be"):
        VoxelGrid(np.zeros((4, 4, 5)))


@pytest.mark.parametrize("corner", [(0, 0, 0), (3, 5, 1), (7, 6, 2)])
def test_fitted_finds_the_object_wherever_it_lies(corner):
    shape = np.zeros((8, 4, 6))
    shape[:, :2, :] = 1
    shape[:2, :, :3] = 1  # 8 x 4 x 6, an L
    around = np.zeros((16, 12, 9))
    x, y, z = corner
    around[x : x + 8, y : y + 4, z : z + 6] = shape
    expected = np.zeros((8, 8, 8))
    expected[:, 2:6, 1:7] = shape
    np.testing.assert_allclose(fitted(around, 8).occupancy, expected, atol=1e-6)
    assert fitted(around, 32).volume() == pytest.approx(shape.sum() / 8**3, rel=1e-5)


def test_fitted_needs_an_object():
    with pytest.raises(ValueError, match="must hold an object"):
        fitted(np.zeros((4, 4, 4)), 8)
