"""A solid without any symmetry, whose pictures and voxels tell every wrong axis."""

import numpy as np
import pytest
import trimesh

from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

# An L on its back, in the object frame: a slab, a tower at its right rear, a small step at its left front.
BOXES = (
    ((-0.5, -0.3, -0.35), (0.5, -0.1, 0.35)),
    ((0.25, -0.1, -0.35), (0.5, 0.3, 0.0)),
    ((-0.45, -0.1, 0.1), (-0.15, 0.05, 0.35)),
)


@pytest.fixture(scope="session")
def solid() -> TriangleMesh:
    parts = [trimesh.creation.box(bounds=bounds) for bounds in BOXES]
    whole = trimesh.util.concatenate(parts)
    return TriangleMesh(whole.vertices, whole.faces)


@pytest.fixture(scope="session")
def drawn():
    """A function: the pixels (H, W) bool that the filled voxels of a grid fall on, seen by a view."""

    def draw(grid: VoxelGrid, view, shape: tuple[int, int], *, fine: int = 5) -> np.ndarray:
        steps = (np.arange(fine) + 0.5) / fine
        inside = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
        corners = np.argwhere(grid.occupancy >= 0.5)
        points = (corners[:, None] + inside).reshape(-1, 3) * grid.spacing - grid.extents / 2
        columns, rows = np.floor(view.project(points)).astype(int).T
        seen = (columns >= 0) & (columns < shape[1]) & (rows >= 0) & (rows < shape[0])
        picture = np.zeros(shape, bool)
        picture[rows[seen], columns[seen]] = True
        return picture

    return draw


@pytest.fixture(scope="session")
def overlap():
    """A function: intersection over union of two pictures (H, W) bool."""
    return lambda first, second: (first & second).sum() / (first | second).sum()
