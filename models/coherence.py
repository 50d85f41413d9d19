"""Legs, rails and masts made even: what a network says is averaged along them.

A network that decides voxel by voxel leaves thin parts knobbly and torn, though it says a little of them all
along. Where the structure tensor of the logits (Förstner and Gülch, 1987) sees a tube, each voxel takes the
mean of its neighbours along the tube's axis. Coherence-enhancing diffusion (Weickert, 1999) does the same
little by little; one long step is enough here. Plates, balls and corners have no such axis, and stay.
"""

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates
from scipy.special import expit, logit

from shapes.voxelgrid import VoxelGrid

FINE, WIDE = 1.0, 3.0
"""Sigmas in voxels: of the logits before they are derived, and of the tensor, which so sees a leg as a whole
and not its knobs.
"""

LENGTH, REACH = 4.0, 9
"""Sigma and reach of the mean along the axis, in voxels. Validation shapes scored alike by 2 and by 4; 2
leaves the knobs that can be seen.
"""

LEAST, MOST = -1.0, 4.0
"""The logit, from that of the level, below and above which a neighbour counts as having that much: empty
space at the ends of a leg, or a gap in it, must not outvote what stands.
"""

SUREST = np.float32(1e-6)
"""Probabilities nearer than this to 0 or 1 count as this near."""

NEAR = 2.5
"""Voxels whose blurred logit lies further from that of the level than this are left alone: empty or full."""


def made_even(grid: VoxelGrid, *, level: float) -> VoxelGrid:
    """The grid with its tubes' probabilities averaged along their axes.

    level: the probability, in (0, 1), from which a voxel will count as part of the shape.
    """
    middle = logit(np.float32(level))
    logits = logit(np.clip(grid.occupancy, SUREST, 1 - SUREST)) - middle
    clipped = np.clip(logits, -MOST, MOST)
    at = np.argwhere(np.abs(gaussian_filter(clipped, FINE / 2)) < NEAR)
    if not len(at):
        return grid
    spacing = grid.spacing / grid.spacing.max()
    axis, tubular = _axes(clipped, at, spacing)
    steps = axis / spacing
    steps /= np.linalg.norm(steps, axis=1, keepdims=True)
    counted = np.maximum(clipped, LEAST)
    own = tuple(at.T)
    logits[own] += tubular * (_mean_along(counted, at, steps) - counted[own])
    even = expit(logits + middle)
    # an answer that hardly reaches the level anywhere is averaged away: better knobs than nothing
    return VoxelGrid(even, grid.extents) if (even >= level).any() else grid


def _axes(field: np.ndarray, at: np.ndarray, spacing: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """At voxels (N, 3): the direction (N, 3) in which the field changes least, in object space, and (N,) how
    much of a tube there is, 0..1.
    """
    slopes = np.gradient(gaussian_filter(field, FINE))
    slopes = [slope / np.float32(step) for slope, step in zip(slopes, spacing, strict=True)]
    own = tuple(at.T)
    tensor = np.empty((len(at), 3, 3), np.float32)
    for row in range(3):
        for column in range(row, 3):
            mean = gaussian_filter(slopes[row] * slopes[column], WIDE)[own]
            tensor[:, row, column] = tensor[:, column, row] = mean
    values, vectors = np.linalg.eigh(tensor)
    # a tube changes much in two directions and little in the third, a plate much in one alone
    share = (values[:, 1] - values[:, 0]) / np.maximum(values[:, 2], 1e-6)
    return vectors[:, :, 0], np.sqrt(np.clip(share, 0, 1))


def _mean_along(field: np.ndarray, at: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """(N,) weighted means of the field over the line through each voxel of `at`, (N, 3), along `steps`."""
    offsets = np.arange(-REACH, REACH + 1, dtype=np.float32)
    weights = np.exp(-0.5 * (offsets / LENGTH) ** 2)
    places = at.T[:, None] + steps.T[:, None].astype(np.float32) * offsets[:, None]
    samples = map_coordinates(field, places, order=1, mode="nearest")
    return weights @ samples / weights.sum()
