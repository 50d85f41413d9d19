"""Inside or outside for meshes that are not closed: votes of rays, and a flood from outside that faces stop.

Everything works on the R^3 voxel centres of a grid, triangles (F, 3, 3) float64 in voxel units.
"""

import numpy as np
from numba import njit

from data.columns import NUDGE, crossings

# 13 lines through every voxel centre, 26 rays: the axis they climb, and the sideways step a voxel climbed.
_LINES = (
    *((2, u, v) for u in (-1, 0, 1) for v in (-1, 0, 1)),
    *((0, u, 0) for u in (-1, 0, 1)),
    (1, 0, 0),
)
RAYS = 2 * len(_LINES)


def winding_votes(triangles: np.ndarray, resolution: int) -> np.ndarray:
    """(R, R, R) float32 in -1..1: the mean over 26 rays of the signed count of faces a ray leaves through.

    Inside a closed part it is 1, near 1 where the part has a small hole, about 1/2 at an open sheet, 0 far
    outside: the generalised winding number (Jacobson et al. 2013), but for a ray's count being held in -1..1,
    so that parts which share a hole do not add up in front of it.
    """
    votes = np.zeros((resolution,) * 3, np.int16)
    for axis, step_u, step_v in _LINES:
        sheared = np.roll(triangles, 2 - axis, axis=2)
        sheared[..., 0] -= step_u * sheared[..., 2] - resolution * (step_u > 0)
        sheared[..., 1] -= step_v * sheared[..., 2] - resolution * (step_v > 0)
        turned = votes.transpose(np.roll(np.arange(3), 2 - axis))
        _vote(np.ascontiguousarray(sheared), step_u, step_v, turned)
    return votes.astype(np.float32) / RAYS


@njit(cache=True, nogil=True)
def _vote(triangles, step_u, step_v, votes):
    """Add to votes [u, v, w] the signed crossings above and below each centre along sheared columns."""
    size = votes.shape[0]
    shift_u, shift_v = size * (step_u > 0), size * (step_v > 0)
    wide_u, wide_v = size * (1 + abs(step_u)), size * (1 + abs(step_v))
    starts, heights, signs = crossings(
        triangles, 0.5 * (1 - step_u) + NUDGE, 0.5 * (1 - step_v) + NUDGE, wide_u, wide_v
    )
    for column in range(wide_u * wide_v):
        first, last = starts[column], starts[column + 1]
        if first == last:
            continue
        above = 0
        for at in range(first, last):
            above -= signs[at]
        below, at = 0, first
        for k in range(size):
            while at < last and heights[at] < k + 0.5:
                below += signs[at]
                above += signs[at]
                at += 1
            i = column // wide_v - shift_u + step_u * k
            j = column % wide_v - shift_v + step_v * k
            if 0 <= i < size and 0 <= j < size:
                votes[i, j, k] += max(-1, min(1, below)) + max(-1, min(1, above))


def walls(triangles: np.ndarray, resolution: int) -> np.ndarray:
    """(3, R + 1, R + 1, R + 1) bool: whether a face parts voxel i - 1 from voxel i along each axis."""
    out = np.zeros((3,) + (resolution + 1,) * 3, np.bool_)
    for axis in range(3):
        order = np.roll(np.arange(3), 2 - axis)
        turned = np.ascontiguousarray(np.roll(triangles, 2 - axis, axis=2))
        _mark(turned, out[axis].transpose(order))
    return out


@njit(cache=True, nogil=True)
def _mark(triangles, out):
    size = out.shape[0] - 1
    starts, heights, _ = crossings(triangles, 0.5 + NUDGE, 0.5 + NUDGE, size, size)
    for column in range(size * size):
        for at in range(starts[column], starts[column + 1]):
            k = int(np.floor(heights[at] + 0.5))
            if 0 <= k <= size:
                out[column // size, column % size, k] = True


@njit(cache=True, nogil=True)
def enclosed(walls):
    """(R, R, R) bool: the voxels that no path of single steps reaches from outside without a wall."""
    size = walls.shape[1] - 1
    closed = np.ones((size, size, size), np.bool_)
    stack = np.empty((size * size * size + 1, 3), np.int32)
    top = 0
    for axis in range(3):
        for a in range(size):
            for b in range(size):
                for end in (0, size):
                    at = _on_face(axis, a, b, end)
                    cell = _on_face(axis, a, b, min(end, size - 1))
                    if closed[cell] and not walls[axis, at[0], at[1], at[2]]:
                        closed[cell] = False
                        stack[top] = cell
                        top += 1
    while top > 0:
        top -= 1
        x, y, z = stack[top, 0], stack[top, 1], stack[top, 2]
        for axis in range(3):
            for side in (0, 1):
                wx, wy, wz = x + side * (axis == 0), y + side * (axis == 1), z + side * (axis == 2)
                step = 2 * side - 1
                nx, ny, nz = x + step * (axis == 0), y + step * (axis == 1), z + step * (axis == 2)
                if min(nx, ny, nz) < 0 or max(nx, ny, nz) >= size or walls[axis, wx, wy, wz]:
                    continue
                if closed[nx, ny, nz]:
                    closed[nx, ny, nz] = False
                    stack[top, 0], stack[top, 1], stack[top, 2] = nx, ny, nz
                    top += 1
    return closed


@njit(cache=True, nogil=True)
def _on_face(axis, a, b, end):
    if axis == 0:
        return end, a, b
    return (a, end, b) if axis == 1 else (a, b, end)


def nearly_enclosed(walls: np.ndarray, reach: int) -> np.ndarray:
    """(R, R, R) bool: enclosed once slits are shut, up to the faces themselves.

    A slit is what a face leaves open towards another that it lies above or beside, at most `reach` voxels
    wide; holes within a face stay open.
    """
    near = sheets(walls, np.zeros((walls.shape[1] - 1,) * 3, bool), reach)
    shut = walls.copy()
    for axis in range(3):
        wall, thick = np.moveaxis(shut[axis], axis, 0)[:, :-1, :-1], np.moveaxis(near, axis, 0)
        wall[1:] |= thick
        wall[:-1] |= thick
    pockets = enclosed(shut) & ~near
    for _ in range(reach):
        pockets = _spread(pockets, near, walls)
    return pockets


def _spread(pockets: np.ndarray, near: np.ndarray, walls: np.ndarray) -> np.ndarray:
    """(R, R, R) bool: the pockets one step further into what is near a wall, through no wall."""
    out = pockets.copy()
    for axis in range(3):
        free = ~np.moveaxis(walls[axis], axis, 0)[1:-1, :-1, :-1]
        before, after = np.moveaxis(pockets, axis, 0), np.moveaxis(out, axis, 0)
        after[1:] |= before[:-1] & free
        after[:-1] |= before[1:] & free
    return out & (near | pockets)


def sheets(walls: np.ndarray, solid: np.ndarray, reach: int) -> np.ndarray:
    """(R, R, R) bool: `reach` voxels to both sides of every wall that has the solid on neither side.

    At the grid's rim, where a wall has one side only, 2 * reach voxels deep all the same.
    """
    out = np.zeros_like(solid)
    for axis in range(3):
        wall, inside, thin = (np.moveaxis(array, axis, 0) for array in (walls[axis], solid, out))
        bare = wall[:, :-1, :-1].copy()
        bare[1:] &= ~inside
        bare[:-1] &= ~inside
        bare[reach] |= bare[:reach].any(axis=0)
        bare[-1 - reach] |= bare[-reach:].any(axis=0)
        for step in range(reach):
            thin[step:] |= bare[: len(bare) - 1 - step]
            thin[: len(thin) - step] |= bare[step + 1 :]
    return out & ~solid
