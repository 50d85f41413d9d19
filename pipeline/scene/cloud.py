"""From a depth map to coloured points: which pixels can be believed, where they lie, which way they face."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from shapes.depthmap import Intrinsics, unproject

CELLS = 2**20
"""Voxels along an axis at most, so that three numbers of a voxel fit one of 64 bits."""
UNEVEN = 0.01
"""Share of its depth by which a surface's steps to both sides may differ where one is twice the other."""
STEEPEST = 0.2
"""Share of its depth that a surface may recede by from one pixel to the next: seen nearly edge on."""


@dataclass(frozen=True, eq=False)
class PointCloud:
    """Points of surfaces, each standing for a patch of its own."""

    points: np.ndarray
    """(N, 3) float32 metres, camera frame: x right, y up, the camera at the origin looks down -z."""
    colors: np.ndarray
    """(N, 3) uint8 sRGB."""
    normals: np.ndarray
    """(N, 3) float32 unit vectors, towards the camera's side of the surface."""
    areas: np.ndarray
    """(N,) float32 square metres of the patch."""

    def __len__(self) -> int:
        return len(self.points)

    def some(self, count: int) -> "PointCloud":
        """At most so many of the points, drawn by lot, always the same ones."""
        if len(self) <= count:
            return self
        drawn = np.random.default_rng(0).choice(len(self), count, replace=False)
        return PointCloud(self.points[drawn], self.colors[drawn], self.normals[drawn], self.areas[drawn])


def within(depth: np.ndarray, near: float | None, far: float | None) -> np.ndarray:
    """(H, W) bool: where the depth (H, W) is known and lies between two limits, metres."""
    known = np.isfinite(depth) & (depth > 0)
    return known & (depth >= (near or 0)) & (depth <= (np.inf if far is None else far))


def unbroken(depth: np.ndarray, jump: float) -> np.ndarray:
    """(H, W) bool: pixels that differ from none of their four neighbours by more than the share `jump` of the
    nearer one's depth. Between two surfaces a depth map holds points that lie on neither.

    A surface seen at a grazing angle differs as much and goes as well: its depth is the least certain.
    """
    log = np.log(np.where(depth > 0, depth, np.nan).astype(np.float64))
    limit, broken = np.log1p(jump), np.isnan(log)
    for axis in (0, 1):
        # "not at most" rather than "more than": next to an unknown depth the difference is none
        apart = ~(np.abs(np.diff(log, axis=axis)) <= limit)
        before, after = [(0, 0), (0, 0)], [(0, 0), (0, 0)]
        before[axis], after[axis] = (1, 0), (0, 1)
        broken |= np.pad(apart, before) | np.pad(apart, after)
    return ~broken


def without_outliers(
    points: np.ndarray, depth: np.ndarray, *, neighbours: int = 8, deviations: float = 2.0
) -> np.ndarray:
    """(N,) bool: the points that are no statistical outliers (Rusu et al., Robotics and Autonomous Systems
    2008): their mean distance to their k nearest neighbours is at most mean + s standard deviations of all.

    Distances are taken in shares of the point's own depth (N,): pixels lie apart in proportion to it, and
    what is far would be an outlier for being far. points (N, 3).
    """
    if len(points) <= neighbours:
        return np.ones(len(points), bool)
    distances, _ = cKDTree(points).query(points, neighbours + 1, workers=-1)
    spacing = distances[:, 1:].mean(axis=1) / depth
    return spacing <= spacing.mean() + deviations * spacing.std()


def cloud_of(depth: np.ndarray, rgb: np.ndarray, camera: Intrinsics, *, kept: np.ndarray) -> PointCloud:
    """The pixels `kept` (H, W) bool of a depth map (H, W), metres, and a photo (H, W, 3) uint8, as points."""
    grid = unproject(depth, camera)
    patches = patches_of(depth, camera)[kept]
    areas = np.linalg.norm(patches, axis=1)
    normals = patches / np.maximum(areas, 1e-12)[:, None]
    return PointCloud(grid[kept], rgb[kept], normals.astype(np.float32), areas.astype(np.float32))


def patches_of(depth: np.ndarray, camera: Intrinsics) -> np.ndarray:
    """(H, W, 3) float64: each pixel's patch of surface as a vector along its normal, its area long; the cross
    product of the steps to the next column and row, exact on planes. The vectors face the camera; 0 where
    nothing is known. depth (H, W) metres.
    """
    known = np.isfinite(depth) & (depth > 0)
    z = np.where(known, depth, 0).astype(np.float64)
    rays = unproject(np.ones_like(z), camera).astype(np.float64)
    inverse = np.divide(1, z, out=np.full_like(z, np.nan), where=known)
    # P = z ray, dP = dz ray + z dray, and dz = -z^2 d(1 / z), which is linear on a plane
    across, down = (-(z**2) * _slope(inverse, axis) for axis in (1, 0))
    right = across[..., None] * rays + z[..., None] * [1 / camera.fx, 0, 0]
    below = down[..., None] * rays + z[..., None] * [0, -1 / camera.fy, 0]
    return np.cross(below, right)


def _slope(values: np.ndarray, axis: int) -> np.ndarray:
    """By how much values (H, W), NaN = unknown, change to the next pixel of their own surface: half the way
    from the one before to the one after; where these two steps are unlike, one of them leaves the surface and
    the smaller counts; 0 where neither neighbour can lie on it.
    """
    step = np.diff(values, axis=axis)
    edge = np.full_like(np.take(values, [0], axis), np.nan)
    behind, ahead = np.concatenate([edge, step], axis), np.concatenate([step, edge], axis)
    behind, ahead = np.where(np.isnan(behind), ahead, behind), np.where(np.isnan(ahead), behind, ahead)
    nearer = np.abs(behind) <= np.abs(ahead)
    less, more = np.where(nearer, behind, ahead), np.where(nearer, ahead, behind)
    alike = np.abs(more) <= 2 * np.abs(less) + UNEVEN * values
    slope = np.where(alike, (less + more) / 2, less)
    return np.where(np.abs(slope) <= STEEPEST * values, slope, 0)


def thinned(cloud: PointCloud, voxel: float) -> PointCloud:
    """One point a voxel of side `voxel`, metres: the mean of those in it, in place, colour and normal; their
    areas add up. 0 leaves all as they are.
    """
    if voxel <= 0 or not len(cloud):
        return cloud
    cells = np.floor((cloud.points - cloud.points.min(axis=0)) / voxel).astype(np.int64)
    keys = (np.minimum(cells, CELLS - 1) * [CELLS * CELLS, CELLS, 1]).sum(axis=1)
    _, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    total = lambda values: np.stack([np.bincount(place, column) for column in values.T], axis=1)  # noqa: E731
    normals = total(cloud.normals * cloud.areas[:, None])
    normals = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    return PointCloud(
        (total(cloud.points.astype(np.float64)) / counts[:, None]).astype(np.float32),
        np.rint(total(cloud.colors.astype(np.float64)) / counts[:, None]).astype(np.uint8),
        normals.astype(np.float32),
        np.bincount(place, cloud.areas).astype(np.float32),
    )
