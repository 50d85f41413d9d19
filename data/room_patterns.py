"""What rooms are clad with, beside the patterns of data.patterns: tiles, boards, bricks; and pictures."""

from math import floor

from numba import njit

from data.patterns import PATTERNS, blend, lattice

ROOM_PATTERNS = (*PATTERNS, "tiles", "boards", "bricks", "parquet", "image")
"""The patterns' names, in the order of the numbers that `clad` takes; "image" is none of them."""

_OF_OBJECTS = len(PATTERNS)
IMAGE = len(ROOM_PATTERNS) - 1


@njit(cache=True, nogil=True, error_model="numpy")
def clad(kind, x, y, z):
    """Blend in [0, 1] of pattern `kind` (an index of ROOM_PATTERNS but "image") at (x, y, z) in its periods;
    what is laid is laid in the plane of x and y.
    """
    if kind < _OF_OBJECTS:
        return blend(kind, x, y, z)
    if kind == _OF_OBJECTS:  # square tiles with joints, each a shade of its own
        return _laid(x, y, 1.0, 0.0, 0.025)
    if kind == _OF_OBJECTS + 1:  # boards along y, six times as long as wide, with their grain
        row = floor(x)
        shift = 6.0 * lattice(row, 17, 3)
        own = 40.0 * lattice(row, floor((y + shift) / 6.0), 5)
        grain = blend(1, 0.8 * x + own, own, 0.9 * y)
        return min(_laid(y + shift, x, 6.0, 0.0, 0.02) + 0.45 * (grain - 0.3), 1.0)
    if kind == _OF_OBJECTS + 2:  # bricks, half a brick shifted from row to row
        return _laid(x, y * 3.2, 1.0, 0.5, 0.05)
    # Squares of strips that run along x and along y in turn.
    i, j = floor(x), floor(y)
    if (i + j) % 2 == 0:
        return _laid(5.0 * x, y, 1.0, 0.0, 0.03)
    return _laid(5.0 * y, x, 1.0, 0.0, 0.03)


@njit(cache=True, nogil=True, error_model="numpy")
def _laid(x, y, length, shift, joint):
    """1 on the joints between tiles of `length` by 1, a small random shade on each tile."""
    row = floor(y)
    along = x / length + shift * (row % 2)
    column = floor(along)
    u, v = (along - column) * length, y - row
    if u < joint or v < joint or u > length - joint or v > 1 - joint:
        return 1.0
    return 0.28 * lattice(column, row, 11)
