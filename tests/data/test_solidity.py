"""How thick a lone face becomes, and how wide a slit still counts as shut."""

import numpy as np
import pytest

from data.solidity import nearly_enclosed, sheets

SIZE = 24


def box_walls(*, ajar: int) -> tuple[np.ndarray, np.ndarray]:
    """Walls of a box of voxels 4 to 19 wide and deep, 4 to 15 high, its lid lifted; and its inside."""
    walls = np.zeros((3,) + (SIZE + 1,) * 3, bool)
    inside = np.zeros((SIZE,) * 3, bool)
    inside[4:20, 4:16, 4:20] = True
    walls[0][[4, 20], 4:16, 4:20] = True
    walls[1][4:20, [4, 16 + ajar], 4:20] = True
    walls[2][4:20, 4:16, [4, 20]] = True
    return walls, inside


@pytest.mark.parametrize("reach", [1, 2])
def test_slits_up_to_the_reach_are_shut(reach):
    walls, inside = box_walls(ajar=reach)
    found = nearly_enclosed(walls, reach)
    assert not (found & ~inside)[:, :16].any()
    away_from_edges = slice(4 + reach, 20 - reach)
    assert found[away_from_edges, 4 : 16 + reach, away_from_edges].all()
    walls, _ = box_walls(ajar=reach + 1)
    assert not nearly_enclosed(walls, reach).any()


@pytest.mark.parametrize("reach", [1, 2])
@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("at", [0, 1, 2, 12, 23, 24])
def test_a_lone_face_is_a_sheet_of_twice_the_reach(reach, axis, at):
    walls = np.zeros((3,) + (SIZE + 1,) * 3, bool)
    np.moveaxis(walls[axis], axis, 0)[at, :-1, :-1] = True
    found = sheets(walls, np.zeros((SIZE,) * 3, bool), reach)
    layers = np.moveaxis(found, axis, 0).any(axis=(1, 2))
    assert np.array_equal(np.moveaxis(found, axis, 0).all(axis=(1, 2)), layers)
    assert layers.sum() >= 2 * reach
    assert layers.sum() <= 2 * reach + (reach - 1) * (0 < min(at, SIZE - at) < reach)
    assert layers[max(at - 1, 0)]
    assert layers[min(at, SIZE - 1)]


def test_a_face_of_a_solid_is_no_sheet():
    walls, inside = box_walls(ajar=0)
    assert not sheets(walls, inside, 2).any()
