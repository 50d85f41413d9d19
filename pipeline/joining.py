"""One object, one piece: loose parts of an occupancy grid are joined where the network most nearly saw a
connection.
"""

import numpy as np
from scipy.ndimage import label

from shapes.voxelgrid import VoxelGrid

BRIDGE = 0.8
"""Occupancy along a bridge at the least: with air around, a rod about a voxel and a half thick."""

FAINT = 0.02
"""Where the path passes through a voxel less probable than this, there is no link."""

SPECK = 0.001
"""A part of less than this share of the largest one's mass is noise. With .005 ends of feet hung in the air:
of 60 validation shapes 10 % had loose pieces, with .001 3 % have, and the F-score is .445 instead of .444."""

STRAY = 0.1
"""Without a link a part of less than this share of the largest one's mass goes; larger ones are meant to be
apart."""

INSIDE = 1e-3
"""What a step through a solid voxel costs, in the measure of `_cost`: as good as nothing."""


def join_parts(grid: VoxelGrid, *, level: float) -> VoxelGrid:
    """The grid with every part {occupancy >= level} joined to the largest where a trace links them.

    A part is joined along the path whose voxels have the greatest product of probabilities: where a leg is
    torn, that is the leg. Specks, and stray parts without a trace of a link, are emptied: they would hang in
    the air.
    """
    from skimage.graph import MCP

    solid = grid.occupancy >= level
    parts, count = label(solid)
    if count < 2:
        return grid
    mass = np.bincount(parts.ravel(), grid.occupancy.ravel())
    mass[0] = 0
    main = int(mass.argmax())
    specks = mass < SPECK * mass[main]
    specks[0] = False
    occupancy = np.where(specks[parts], 0, grid.occupancy)
    loose = [part for part in range(1, count + 1) if part != main and not specks[part]]
    if not loose:
        return VoxelGrid(occupancy, grid.extents)
    paths = MCP(_cost(occupancy, solid & ~specks[parts]), fully_connected=False)
    costs, _ = paths.find_costs(np.argwhere(parts == main))
    for part in loose:
        inside = np.argwhere(parts == part)
        nearest = inside[costs[tuple(inside.T)].argmin()]
        path = tuple(np.transpose(paths.traceback(nearest)))
        if grid.occupancy[path].min() >= FAINT:
            occupancy[path] = np.maximum(occupancy[path], BRIDGE)
        elif mass[part] < STRAY * mass[main]:
            occupancy[parts == part] = 0
    return VoxelGrid(occupancy, grid.extents)


def _cost(occupancy: np.ndarray, solid: np.ndarray) -> np.ndarray:
    """Cost of stepping into each voxel: -log of its probability, next to nothing where it is solid."""
    return np.where(solid, INSIDE, -np.log(np.clip(occupancy, 1e-4, 1 - INSIDE))).astype(np.float64)
