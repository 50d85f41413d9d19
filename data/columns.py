"""Where columns parallel to an axis pass through the faces of a mesh: the kernel under every voxelisation.

Triangles come as (F, 3, 3) float64 in grid coordinates (u, v, w), columns running along w. Crossings come
back in compressed rows: those of column i of the flattened (counts_u, counts_v) columns are
`starts[i]:starts[i + 1]`, sorted by height.
"""

import numpy as np
from numba import njit

# A tiny irrational step beside the lattice keeps columns off the round coordinates that vertices like.
NUDGE = 1e-7 * np.sqrt(2)


@njit(cache=True, nogil=True, inline="always")
def _along_edge(u, from_u, from_v, to_u, to_v):
    return from_v + (u - from_u) * ((to_v - from_v) / (to_u - from_u))


@njit(cache=True, nogil=True)
def _scan(triangles, offset_u, offset_v, counts_u, counts_v, cursor, heights, signs, fill):  # noqa: PLR0913
    """One walk over all columns under all triangles: counts the crossings, or with `fill` writes them down.

    Faces that share an edge compute its crossing with a row from the same two points in the same order, and
    spans are half-open, so that no column slips between neighbours or counts twice.
    """
    for face in range(triangles.shape[0]):
        pu, pv, pw = triangles[face, 0, 0], triangles[face, 0, 1], triangles[face, 0, 2]
        qu, qv, qw = triangles[face, 1, 0], triangles[face, 1, 1], triangles[face, 1, 2]
        ru, rv, rw = triangles[face, 2, 0], triangles[face, 2, 1], triangles[face, 2, 2]
        first = max(0, int(np.ceil(min(pu, qu, ru) - offset_u)))
        last = min(counts_u, int(np.ceil(max(pu, qu, ru) - offset_u)))
        area = (qu - pu) * (rv - pv) - (qv - pv) * (ru - pu)
        if first >= last or area == 0.0:
            continue
        # a, b, c: the corners in the order of u
        au, av, bu, bv, cu, cv = pu, pv, qu, qv, ru, rv
        if bu < au:
            au, av, bu, bv = bu, bv, au, av
        if cu < bu:
            bu, bv, cu, cv = cu, cv, bu, bv
        if bu < au:
            au, av, bu, bv = bu, bv, au, av
        slope_u = ((qw - pw) * (rv - pv) - (qv - pv) * (rw - pw)) / area
        slope_v = ((qu - pu) * (rw - pw) - (qw - pw) * (ru - pu)) / area
        lowest, highest = min(pw, qw, rw), max(pw, qw, rw)
        sign = -1 if area > 0 else 1  # going up, a face that looks up is left through
        for i in range(first, last):
            u = i + offset_u
            if u < au or u >= cu:
                continue
            one = _along_edge(u, au, av, cu, cv)
            other = _along_edge(u, au, av, bu, bv) if u < bu else _along_edge(u, bu, bv, cu, cv)
            near, far = min(one, other), max(one, other)
            start = max(0, int(np.ceil(near - offset_v)))
            for j in range(start, min(counts_v, int(np.ceil(far - offset_v)))):
                column = i * counts_v + j
                if fill:
                    height = pw + slope_u * (u - pu) + slope_v * (j + offset_v - pv)
                    at = cursor[column]
                    heights[at] = min(max(height, lowest), highest)
                    signs[at] = sign
                    cursor[column] = at + 1
                else:
                    cursor[column + 1] += 1


@njit(cache=True, nogil=True)
def crossings(triangles, offset_u, offset_v, counts_u, counts_v):
    """Crossings of the columns at (i + offset_u, j + offset_v), i < counts_u, j < counts_v.

    Returns starts (counts_u * counts_v + 1,) int64, heights (N,) float64 ascending within a column and signs
    (N,) int8 (+1 where a column going up enters an outward-facing surface, -1 where it leaves).
    """
    starts = np.zeros(counts_u * counts_v + 1, np.int64)
    heights, signs = np.empty(0, np.float64), np.empty(0, np.int8)
    _scan(triangles, offset_u, offset_v, counts_u, counts_v, starts, heights, signs, False)
    for column in range(counts_u * counts_v):
        starts[column + 1] += starts[column]
    total = starts[-1]
    heights, signs = np.empty(total, np.float64), np.empty(total, np.int8)
    _scan(triangles, offset_u, offset_v, counts_u, counts_v, starts[:-1].copy(), heights, signs, True)
    for column in range(counts_u * counts_v):
        for at in range(starts[column] + 1, starts[column + 1]):
            height, sign = heights[at], signs[at]
            before = at - 1
            while before >= starts[column] and heights[before] > height:
                heights[before + 1], signs[before + 1] = heights[before], signs[before]
                before -= 1
            heights[before + 1], signs[before + 1] = height, sign
    return starts, heights, signs


@njit(cache=True, nogil=True)
def _add_span(row: np.ndarray, low: float, high: float, weight: float) -> None:
    """Add the exact overlap of [low, high] with each unit cell of `row`."""
    low, high = max(low, 0.0), min(high, float(row.shape[0]))
    if high <= low:
        return
    first, last = int(low), min(int(high), row.shape[0] - 1)
    if first == last:
        row[first] += weight * (high - low)
        return
    row[first] += weight * (first + 1 - low)
    for cell in range(first + 1, last):
        row[cell] += weight
    row[last] += weight * (high - last)


@njit(cache=True, nogil=True)
def add_coverage(triangles, offset_u, offset_v, weight, out):
    """Add to out (R, R, R) float32 [u, v, w], times `weight`, each column's length inside the solid.

    Inside is where the winding number differs from 0. Lengths are exact: no sheet across a column gets lost.
    """
    starts, heights, signs = crossings(triangles, offset_u, offset_v, out.shape[0], out.shape[1])
    for column in range(out.shape[0] * out.shape[1]):
        row = out[column // out.shape[1], column % out.shape[1]]
        winding, entered = 0, 0.0
        for at in range(starts[column], starts[column + 1]):
            if winding == 0:
                entered = heights[at]
            winding += signs[at]
            if winding == 0:
                _add_span(row, entered, heights[at], weight)
