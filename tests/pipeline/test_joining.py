"""Loose parts are joined where the network most nearly saw a connection."""

import numpy as np
import pytest
from scipy.ndimage import label

from pipeline.joining import join_parts
from pipeline.manifold import keep_solids
from pipeline.surface import extract_surface
from shapes.voxelgrid import VoxelGrid


def torn() -> np.ndarray:
    """A seat and a foot with air between them; a faint trail, bent, leads from one to the other."""
    occupancy = np.full((16, 16, 16), 0.01, np.float32)
    occupancy[2:14, 10:13, 2:14] = 0.9
    occupancy[3:6, 1:4, 3:6] = 0.9
    occupancy[4, 3:7, 4] = occupancy[4:9, 6, 4] = occupancy[8, 6:11, 4] = np.float32(0.15)
    occupancy[4, 3, 4] = occupancy[8, 10, 4] = 0.9
    return occupancy


def test_the_bridge_follows_the_faint_trail():
    joined = join_parts(VoxelGrid(torn()), level=0.3).occupancy
    assert label(joined >= 0.3)[1] == 1
    added = (joined >= 0.3) & (torn() < 0.3)
    assert added.any()
    assert (torn()[added] > 0.1).all()


def test_what_hangs_together_is_left_alone():
    grid = VoxelGrid(np.pad(np.full((4, 4, 4), 0.9, np.float32), 3))
    assert join_parts(grid, level=0.5) is grid


def test_a_speck_goes():
    occupancy = torn()
    occupancy[14, 1, 14] = 0.31
    joined = join_parts(VoxelGrid(occupancy), level=0.3).occupancy
    assert label(joined >= 0.3)[1] == 1
    assert joined[14, 1, 14] == 0


def test_specks_alone_go_without_a_search(monkeypatch):
    monkeypatch.setattr("skimage.graph.MCP", None)
    occupancy = np.pad(np.full((10, 10, 10), 0.9, np.float32), 3)
    occupancy[0, 0, 0] = 0.6
    joined = join_parts(VoxelGrid(occupancy), level=0.5).occupancy
    assert joined[0, 0, 0] == 0
    assert np.count_nonzero(joined) == 1000


@pytest.mark.parametrize(("height", "left"), [(4, 1), (7, 2)])
def test_with_nothing_between_them_a_small_part_goes_and_a_large_one_stays(height, left):
    occupancy = np.zeros((16, 16, 16), np.float32)
    occupancy[2:14, 10:13, 2:14] = 0.9
    occupancy[2:7, 1 : 1 + height, 2:4] = 0.9
    joined = join_parts(VoxelGrid(occupancy), level=0.3).occupancy
    assert label(joined >= 0.3)[1] == left


def test_a_part_farther_off_is_joined_through_the_one_between():
    occupancy = np.full((16, 16, 16), 0.05, np.float32)
    for low, high in ((0, 7), (9, 11), (13, 15)):
        occupancy[6:10, low:high, 6:10] = 0.9
    joined = join_parts(VoxelGrid(occupancy), level=0.3).occupancy
    assert label(joined >= 0.3)[1] == 1
    assert np.count_nonzero((joined >= 0.3) & (occupancy < 0.3)) == 4


def test_the_surface_of_a_torn_object_is_one_piece():
    mesh = extract_surface(VoxelGrid(torn()), level=0.3)
    vertices, _ = keep_solids(mesh.vertices, mesh.faces, share=1.0)
    assert len(vertices) == len(mesh.vertices)
