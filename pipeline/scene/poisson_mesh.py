"""From coloured points to a coloured surface by Poisson reconstruction: our own, or Open3D's where it is
installed; both trimmed and coloured alike.
"""

from collections.abc import Callable

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from pipeline.errors import SurfaceError
from pipeline.scene.cloud import PointCloud
from pipeline.scene.poisson import indicator
from shapes.trianglemesh import TriangleMesh

SPECK = 0.002
"""Loose pieces of less than this share of the faces are dropped."""
SHARED = 4
"""Points that a vertex takes its colour from."""

Tell = Callable[[float], None]


def poisson_mesh(
    cloud: PointCloud, *, depth: int, trim: float, tell: Tell = lambda share: None
) -> TriangleMesh:
    """The surface {chi = level} on a grid of 2^depth cells along the longest side, faces towards the camera.

    trim: as in `trimmed`. Raises SurfaceError where nothing is left.
    """
    from skimage.measure import marching_cubes

    chi, grid, level = indicator(cloud, depth, tell=tell)
    if not chi.min() < level < chi.max():
        raise empty()
    vertices, faces, _, _ = marching_cubes(chi, level, gradient_direction="ascent")
    tell(0.95)
    return trimmed(vertices * grid.cell + grid.origin, faces, cloud, reach=trim, cell=grid.cell)


def open3d_mesh(cloud: PointCloud, *, depth: int, trim: float) -> TriangleMesh:
    """The same by Open3D (Kazhdan's own code), one thread: with more it can crash."""
    import open3d as o3d

    given = o3d.geometry.PointCloud(o3d.utility.Vector3dVector(cloud.points.astype(np.float64)))
    given.normals = o3d.utility.Vector3dVector(cloud.normals.astype(np.float64))
    found, _ = o3d.geometry.TriangleMesh.create_from_point_cloud_poisson(given, depth=depth, n_threads=1)
    cell = float(np.ptp(cloud.points, axis=0).max()) / 2**depth
    return trimmed(np.asarray(found.vertices), np.asarray(found.triangles), cloud, reach=trim, cell=cell)


def trimmed(
    vertices: np.ndarray, faces: np.ndarray, cloud: PointCloud, *, reach: float, cell: float
) -> TriangleMesh:
    """The part of a surface (V, 3), (F, 3) that has points near it, coloured by them.

    reach: a vertex goes that is farther from the nearest point than so many cells, or than so many times the
    distance between points there, whichever is more; 0 keeps all that Poisson closes on its own account.
    """
    distance, nearest = cKDTree(cloud.points).query(vertices, SHARED, workers=-1)
    if reach > 0:
        allowed = reach * np.maximum(cell, np.sqrt(cloud.areas[nearest[:, 0]]))
        faces = without_specks(faces[(distance[:, 0] <= allowed)[faces].all(axis=1)], len(vertices))
    if not len(faces):
        raise empty()
    weight = 1 / (distance + 1e-3 * cell)
    colors = np.einsum("vk,vkc->vc", weight, cloud.colors[nearest] / 255) / weight.sum(axis=1, keepdims=True)
    used, faces = np.unique(faces, return_inverse=True)
    return TriangleMesh(vertices[used], faces.reshape(-1, 3), vertex_colors=colors[used].astype(np.float32))


def without_specks(faces: np.ndarray, count: int) -> np.ndarray:
    """The faces (F, 3) over `count` vertices without loose pieces of less than SPECK of them all."""
    ends = (faces[:, [0, 1]].ravel(), faces[:, [1, 2]].ravel())
    graph = coo_array((np.ones(ends[0].size, np.int8), ends), shape=(count, count))
    piece = connected_components(graph, directed=False)[1][faces[:, 0]]
    return faces[np.bincount(piece)[piece] >= SPECK * len(faces)] if len(faces) else faces


def empty() -> SurfaceError:
    """Nothing is left of the surface."""
    return SurfaceError(
        "The surface must run near the points, received none that does.",
        advice="Raise the density trim, or lower the Poisson depth.",
    )
