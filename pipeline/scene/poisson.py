"""Poisson surface reconstruction on a regular grid (Kazhdan, SGP 2005; screened as Kazhdan & Hoppe, 2013).

Where a solid begins, its indicator chi rises from 0 to 1 along the inward normal. Oriented points say where
and which way; the chi whose gradient fits them best, in the sense of least squares, solves

    (-L + s W) chi = -div V + s W / 2       L: Laplacian, V: minus the normals, spread over the grid,
                                            W: area of surface a grid node holds, s: screening weight

With s = 0 (2005) that is one cosine transform, the Fourier transform of a field continued evenly beyond the
grid's faces: an open surface, as every photo gives, may leave the grid there instead of being closed. Its
level then drifts across the scene by several cells. The second term (2013) holds chi to 1/2 at the points; it
is no convolution, and conjugate gradients with the transform as preconditioner solve it in some ten steps.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.fft import dctn, idctn, next_fast_len

from pipeline.errors import SurfaceError
from pipeline.scene.cloud import PointCloud

SCREENING = 4.0
"""s, in units of the grid's cell: what Kazhdan & Hoppe found best."""
MARGIN = 4
"""Cells around the points."""
STEPS, CLOSE = 30, 1e-2
"""Conjugate gradients end after so many steps, or at this share of the first residual."""
COARSEST = 32
"""Cells of the longest side of the grid that the solution starts from."""
BYTES_A_CELL = 90
"""Memory at the peak: measured."""

Shape = tuple[int, ...]
"""Nodes along x, y and z."""


@dataclass(frozen=True)
class Grid:
    """Nodes `cell` metres apart from `origin` (3,) on, `shape` (3,) of them."""

    origin: np.ndarray
    cell: float
    shape: Shape

    @classmethod
    def around(cls, points: np.ndarray, depth: int) -> "Grid":
        """2^depth cells along the longest side of the points' box, MARGIN of them left free at both ends."""
        low, high = points.min(axis=0).astype(np.float64), points.max(axis=0).astype(np.float64)
        cell = float((high - low).max()) / (2**depth - 2 * MARGIN)
        if not cell > 0:
            raise SurfaceError(
                "The points must span a space, received all in one place.",
                advice="Widen the depth range, or make the voxels smaller.",
            )
        sides = np.ceil((high - low) / cell).astype(int) + 1 + 2 * MARGIN
        shape = tuple(next_fast_len(int(side), real=True) for side in sides)
        return cls((low + high) / 2 - (np.array(shape) - 1) / 2 * cell, cell, shape)

    def places(self, points: np.ndarray) -> np.ndarray:
        """Points (N, 3) in cells from the first node, float64."""
        return (points - self.origin) / self.cell


def indicator(
    cloud: PointCloud, depth: int, *, tell: Callable[[float], None] = lambda share: None
) -> tuple[np.ndarray, Grid, float]:
    """chi on a grid of 2^depth cells along the longest side, the grid, and the level of the surface: the mean
    of chi at the points. `tell` hears how much is done, 0 to 1.
    """
    start = min(depth, int(np.log2(COARSEST)))
    grid = Grid.around(cloud.points, start)
    chi = np.full(grid.shape, 0.5, np.float32)
    for level in range(start, depth + 1):
        coarse, grid = grid, Grid.around(cloud.points, level)
        chi = solved(_resampled(chi, coarse, grid), cloud, grid)
        tell(0.9 * 4.0 ** (level - depth))
    at_points = _read(chi, grid.places(cloud.points))
    return chi, grid, float(np.average(at_points, weights=cloud.areas))


def solved(chi: np.ndarray, cloud: PointCloud, grid: Grid) -> np.ndarray:
    """chi (grid.shape) float32 of a cloud, from a first guess, by conjugate gradients (Shewchuk 1994)."""
    places, areas = grid.places(cloud.points), cloud.areas / grid.cell**2
    weight = SCREENING * splat(places, areas, grid.shape)
    wanted = weight / 2 - divergence(places, cloud.normals * areas[:, None], grid.shape)
    inverse = 1 / (eigenvalues(grid.shape) + max(float(weight.mean()), 1e-9))
    smoothed = lambda field: idctn(inverse * dctn(field, workers=-1), workers=-1)  # noqa: E731
    left = wanted - (weight * chi - laplacian(chi))
    direction = ready = smoothed(left)
    power = start = _dot(left, ready)
    for _ in range(STEPS):
        if power <= CLOSE**2 * start:  # at once where the first one is the solution: nothing divides by 0
            break
        image = weight * direction - laplacian(direction)
        length = power / _dot(direction, image)
        chi = chi + np.float32(length) * direction
        left = left - np.float32(length) * image
        ready = smoothed(left)
        power, before = _dot(left, ready), power
        direction = ready + np.float32(power / before) * direction
    return chi


def _dot(one: np.ndarray, other: np.ndarray) -> float:
    """The sum of products, in double precision; BLAS would sum in an order that its threads make, and the
    surface would be another one with another number of them.
    """
    return float(np.sum(one * other, dtype=np.float64))


def splat(places: np.ndarray, values: np.ndarray, shape: Shape) -> np.ndarray:
    """(shape) float32: values (N,) shared among the eight nodes around each place, trilinearly."""
    field = np.zeros(int(np.prod(shape)))
    for index, weight in _corners(places, shape):
        field += np.bincount(index, weight * values, field.size)
    return field.reshape(shape).astype(np.float32)


def divergence(places: np.ndarray, patches: np.ndarray, shape: Shape) -> np.ndarray:
    """div V at the nodes, V = minus the patches, (N, 3) normals as long as their areas; its component along
    an axis lies half-way between two nodes, as differences of chi do, so that the divergence of a gradient is
    exactly `laplacian`.
    """
    result = np.zeros(shape, np.float32)
    for axis in range(3):
        between = list(shape)
        between[axis] -= 1
        shifted = places.copy()
        shifted[:, axis] -= 0.5
        flow = splat(shifted, -patches[:, axis], tuple(between))
        edges = [(0, 0)] * 3
        edges[axis] = (1, 1)  # nothing flows through the faces of the grid
        result += np.diff(np.pad(flow, edges), axis=axis)
    return result


def laplacian(field: np.ndarray) -> np.ndarray:
    """Seven-point Laplacian, the field continued evenly beyond its faces."""
    result = np.zeros_like(field)
    for axis in range(3):
        step = np.diff(field, axis=axis)
        inner = [slice(None)] * 3
        inner[axis] = slice(None, -1)
        result[tuple(inner)] += step
        inner[axis] = slice(1, None)
        result[tuple(inner)] -= step
    return result


def eigenvalues(shape: Shape) -> np.ndarray:
    """(shape) float32 of -`laplacian` for the cosines of `dctn`: the sum over axes of 2 - 2 cos(pi k / n)."""
    along = [2 - 2 * np.cos(np.pi * np.arange(side) / side) for side in shape]
    return (along[0][:, None, None] + along[1][:, None] + along[2]).astype(np.float32)


def _corners(places: np.ndarray, shape: Shape):
    """For each of the eight nodes around each place: (N,) its flat number and (N,) its share."""
    places = np.clip(places, 0, np.array(shape) - 1.001)
    low = np.floor(places).astype(np.int64)
    part = places - low
    for corner in np.ndindex(2, 2, 2):
        weight = np.where(corner, part, 1 - part).prod(axis=1)
        yield np.ravel_multi_index(tuple((low + corner).T), shape), weight


def _read(field: np.ndarray, places: np.ndarray) -> np.ndarray:
    """(N,) the field at places, trilinearly."""
    flat = field.ravel()
    return sum(flat[index] * weight for index, weight in _corners(places, field.shape))


def _resampled(field: np.ndarray, coarse: Grid, fine: Grid) -> np.ndarray:
    """(fine.shape) float32: a field of another grid at the nodes of this one."""
    for axis in range(3):
        nodes = fine.origin[axis] + fine.cell * np.arange(fine.shape[axis])
        places = np.clip((nodes - coarse.origin[axis]) / coarse.cell, 0, field.shape[axis] - 1.001)
        low = places.astype(int)
        part = (places - low).astype(np.float32)
        field = np.moveaxis(field, axis, -1)
        field = np.moveaxis(field[..., low] * (1 - part) + field[..., low + 1] * part, -1, axis)
    return np.ascontiguousarray(field)
