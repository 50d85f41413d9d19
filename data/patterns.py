"""Patterns in object space: solid functions of a point, so that no mesh needs texture coordinates.

Each gives a blend in [0, 1] between a finish's base colour (0) and its second colour (1).
"""

from math import floor, pi, sin, sqrt

from numba import njit

PATTERNS = ("plain", "grain", "weave", "checks", "spots", "mottle", "stripes", "speckle")
"""The patterns' names, in the order of the numbers that `blend` takes."""


@njit(cache=True, nogil=True, error_model="numpy")
def blend(kind, x, y, z):
    """Blend in [0, 1] of pattern `kind` (an index of PATTERNS) at (x, y, z), in units of the pattern's
    period.
    """
    if kind == 1:  # long fibres along z, as in a sawn board
        return 0.55 * noise(x * 2.0, y * 2.0, z * 0.12) + 0.45 * noise(x * 9.0, y * 9.0, z * 0.5)
    if kind == 2:
        a, b, c = sin(2 * pi * x), sin(2 * pi * y), sin(2 * pi * z)
        return 0.5 + (a * b + b * c + c * a) / 6
    if kind == 3:
        return float((floor(x) + floor(y) + floor(z)) % 2)
    if kind == 4:
        u, v, w = x - floor(x) - 0.5, y - floor(y) - 0.5, z - floor(z) - 0.5
        return min(max((0.36 - sqrt(u * u + v * v + w * w)) * 12 + 0.5, 0.0), 1.0)
    if kind == 5:
        return 0.65 * noise(x, y, z) + 0.35 * noise(x * 2.7, y * 2.7, z * 2.7)
    if kind == 6:
        return min(max(0.5 + 3 * sin(2 * pi * x), 0.0), 1.0)
    if kind == 7:
        return noise(x * 3, y * 3, z * 3)
    return 0.0


@njit(cache=True, nogil=True, error_model="numpy")
def noise(x, y, z):
    """Value noise in [0, 1): random values at whole coordinates, smoothly interpolated."""
    i, j, k = floor(x), floor(y), floor(z)
    u, v, w = _ease(x - i), _ease(y - j), _ease(z - k)
    return _mix(_sheet(i, j, k, u, v), _sheet(i, j, k + 1, u, v), w)


@njit(cache=True, nogil=True, error_model="numpy")
def _sheet(i, j, k, u, v):
    near = _mix(lattice(i, j, k), lattice(i + 1, j, k), u)
    return _mix(near, _mix(lattice(i, j + 1, k), lattice(i + 1, j + 1, k), u), v)


@njit(cache=True, nogil=True, error_model="numpy")
def lattice(i, j, k):
    """A fixed random number in [0, 1) for each whole point: an integer hash."""
    h = (i * 374761393 + j * 668265263 + k * 2147483647) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((h ^ (h >> 16)) & 0xFFFFFF) / 16777216.0


@njit(cache=True, nogil=True, error_model="numpy")
def _ease(t):
    return t * t * (3 - 2 * t)


@njit(cache=True, nogil=True, error_model="numpy")
def _mix(a, b, t):
    return a + (b - a) * t
