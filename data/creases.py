"""Crease-angle normals: cushions and tubes look round, boxes sharp."""

from math import cos, radians, sqrt

import numpy as np
from numba import njit

from shapes.trianglemesh import TriangleMesh

CREASE = 35.0
"""Degrees: faces of a part that meet at less than this look round, others sharp."""


def corner_normals(mesh: TriangleMesh, *, crease: float = CREASE) -> np.ndarray:
    """(F, 3, 3) float32 unit normals at the faces' corners (0 where a face has no area).

    Each is the mean, weighted by area, over the faces of the same part at that corner that turn less than
    `crease` degrees. Corners are matched by position and winding is ignored, so that meshes with split
    vertices or mixed winding come out smooth as well.
    """
    a, b, c = mesh.vertices.astype(np.float64)[mesh.faces].transpose(1, 0, 2)
    parts = (
        np.zeros(len(mesh.faces), np.int64)
        if mesh.face_parts is None
        else np.asarray(mesh.face_parts, np.int64)
    )
    corners = _places(mesh.vertices)[mesh.faces].reshape(-1)
    order = np.argsort(corners, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(corners))])
    return _smooth(np.cross(b - a, c - a), parts, corners, order, starts, cos(radians(crease)))


def _places(vertices: np.ndarray) -> np.ndarray:
    """(V,) int64: one number for each distinct position, to within 1e-5 of the mesh's size."""
    low = vertices.min(axis=0) if len(vertices) else np.zeros(3, np.float32)
    scale = max(float(np.ptp(vertices)) if len(vertices) else 0.0, 1e-12)
    grid = np.round((vertices - low).astype(np.float64) / scale * 1e5).astype(np.int64)
    _, place = np.unique((grid[:, 0] << 40) + (grid[:, 1] << 20) + grid[:, 2], return_inverse=True)
    return place.reshape(-1)


@njit(cache=True, nogil=True, error_model="numpy")
def _smooth(area_normals, parts, corners, order, starts, least):
    """Sum, corner by corner, the area normals of the faces there whose cosine is at least `least`."""
    count = area_normals.shape[0]
    unit = np.zeros((count, 3))
    for face in range(count):
        x, y, z = area_normals[face, 0], area_normals[face, 1], area_normals[face, 2]
        length = max(sqrt(x * x + y * y + z * z), 1e-30)
        unit[face, 0], unit[face, 1], unit[face, 2] = x / length, y / length, z / length
    normals = np.zeros((count, 3, 3), np.float32)
    for face in range(count):
        u, v, w = unit[face, 0], unit[face, 1], unit[face, 2]
        for corner in range(3):
            place = corners[3 * face + corner]
            x = y = z = 0.0
            for entry in range(starts[place], starts[place + 1]):
                other = order[entry] // 3
                turn = u * unit[other, 0] + v * unit[other, 1] + w * unit[other, 2]
                if parts[other] == parts[face] and abs(turn) >= least:
                    sign = 1.0 if turn > 0 else -1.0
                    x += sign * area_normals[other, 0]
                    y += sign * area_normals[other, 1]
                    z += sign * area_normals[other, 2]
            length = max(sqrt(x * x + y * y + z * z), 1e-30)
            normals[face, corner, 0] = x / length
            normals[face, corner, 1] = y / length
            normals[face, corner, 2] = z / length
    return normals
