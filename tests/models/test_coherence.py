"""Thin parts made even: tubes change, and nothing else does."""

import numpy as np
import pytest
from scipy.special import expit

from models.coherence import made_even
from shapes.voxelgrid import VoxelGrid

LEVEL = 0.4
RESOLUTION = 48


def places() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Coordinates of the voxels in voxels, the origin in the middle of the grid."""
    line = np.arange(RESOLUTION) - (RESOLUTION - 1) / 2
    return tuple(np.meshgrid(line, line, line, indexing="ij"))


def solid(distance: np.ndarray) -> VoxelGrid:
    """Probabilities of a solid by the distance (R, R, R) of each voxel to its surface, below 0 inside."""
    return VoxelGrid(expit(-2 * distance).astype(np.float32))


def leg(knobs: float) -> VoxelGrid:
    """An upright leg through the whole grid, whose radius of 2.5 voxels comes and goes by so many."""
    x, y, z = places()
    radius = 2.5 + knobs * np.sin(y * 1.2)
    return solid(np.hypot(x, z) - radius)


def areas(grid: VoxelGrid) -> np.ndarray:
    """(R,) the leg's area in each layer, in voxels, away from the grid's ends."""
    return (grid.occupancy >= LEVEL).sum(axis=(0, 2))[8:-8]


def test_a_knobbly_leg_becomes_even_and_keeps_its_thickness():
    knobbly = leg(knobs=0.5)
    even = made_even(knobbly, level=LEVEL)
    assert areas(even).std() < areas(knobbly).std() / 3
    assert areas(even).mean() == pytest.approx(areas(knobbly).mean(), rel=0.15)


def test_a_gap_in_a_leg_is_closed():
    torn = leg(knobs=0)
    torn.occupancy[:, 22:25] = 0.2
    assert areas(torn).min() == 0
    assert areas(made_even(torn, level=LEVEL)).min() > 4


def test_a_leg_ends_where_it_ended():
    x, y, z = places()
    short = solid(np.maximum(np.hypot(x, z) - 2.5, np.abs(y) - 10))
    even = made_even(short, level=LEVEL)
    before, after = ((grid.occupancy >= LEVEL).any(axis=(0, 2)).sum() for grid in (short, even))
    assert abs(int(after) - int(before)) <= 4


@pytest.mark.parametrize("distance", [
    np.abs(places()[1]) - 3,
    np.linalg.norm(places(), axis=0) - 12,
], ids=["plate", "ball"])  # fmt: skip
def test_what_has_no_axis_stays(distance: np.ndarray):
    grid = solid(distance)
    even = made_even(grid, level=LEVEL)
    changed = (grid.occupancy >= LEVEL) != (even.occupancy >= LEVEL)
    assert changed.sum() <= 0.02 * (grid.occupancy >= LEVEL).sum()


def test_left_and_right_are_treated_alike():
    rng = np.random.default_rng(0)
    grid = VoxelGrid(np.clip(leg(1).occupancy + rng.normal(0, 0.1, (RESOLUTION,) * 3), 0, 1))
    mirrored = VoxelGrid(grid.occupancy[::-1])
    even = made_even(grid, level=LEVEL).occupancy
    assert np.allclose(even[::-1], made_even(mirrored, level=LEVEL).occupancy, atol=1e-3)


def test_the_box_counts_not_the_grid():
    x, y, z = places()
    slanted = solid(np.hypot(x - y / 2, z) - 2.5)
    flat = VoxelGrid(slanted.occupancy, np.array([1, 0.3, 1]))
    even = made_even(flat, level=LEVEL)
    assert np.array_equal(even.extents, flat.extents)
    assert areas(even).min() > 0


@pytest.mark.parametrize("value", [0.0, 0.1, 1.0])
def test_a_grid_that_says_one_thing_stays(value: float):
    grid = VoxelGrid(np.full((16, 16, 16), value))
    assert np.allclose(made_even(grid, level=LEVEL).occupancy, value, atol=1e-5)


def test_a_faint_answer_is_not_averaged_away():
    faint = VoxelGrid(np.full((16, 16, 16), 0.05))
    faint.occupancy[8, 8, 8] = LEVEL + 0.01
    assert (made_even(faint, level=LEVEL).occupancy >= LEVEL).any()
