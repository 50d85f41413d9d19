"""How close a reconstruction is to the truth: surfaces by F-score and Chamfer distance, cameras by azimuth
(solids are compared by shapes.voxelgrid.iou).

Surfaces are compared as users would see them: points spread evenly over each mesh's area, only those that can
be seen from outside. Truth meshes are unions of overlapping parts, or messy; what lies hidden inside them is
no surface of the object. Nothing is aligned or scaled: both meshes lie in the object frame.
"""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from data.rasterize import rasterize
from shapes.camera import Camera
from shapes.categories import turns_of
from shapes.trianglemesh import TriangleMesh

TAU = 0.01
"""Distance within which points agree: 1 % of the object's longest side."""

POINTS = 100_000
"""Points drawn on a mesh. So many that the nearest point of an equal surface is always within TAU: at 10,000
two drawings of one chair would agree on 88 % only."""

ASKED = 10_000
"""Points of one mesh whose distance to all points of the other is taken."""

MISSED = 0.5
"""The Chamfer distance, each way, of no surface at all: half the longest side."""

_PIXELS = 192
_DEPTH_TOLERANCE = 0.01
_DIRECTIONS = (
    *(Camera(azimuth, elevation, 3, 36) for elevation in (-45, 10, 45) for azimuth in range(0, 360, 45)),
    Camera(0, 90, 3, 36),
    Camera(0, -90, 3, 36),
)
"""26 places all round, from which the ball round the object cube fills the picture."""


@dataclass(frozen=True)
class SurfaceScore:
    """precision: share of the predicted surface within TAU of the true one; recall: the other way round;
    f_score = 2 P R / (P + R). chamfer_l1 = (mean d(predicted, true) + mean d(true, predicted)) / 2, object
    units; chamfer_l2 = mean d^2 + mean d^2, the sum.
    """

    f_score: float
    precision: float
    recall: float
    chamfer_l1: float
    chamfer_l2: float


def compare(predicted: np.ndarray, truth: np.ndarray, *, tau: float = TAU) -> SurfaceScore:
    """Score the points of a predicted surface (N, 3) against those of the true one (M, 3); see `outside`.

    No predicted points score 0, at the distance MISSED.
    """
    if not len(predicted):
        return SurfaceScore(0.0, 0.0, 0.0, MISSED, 2 * MISSED**2)
    there, back = _distances(predicted, truth), _distances(truth, predicted)
    precision, recall = float((there <= tau).mean()), float((back <= tau).mean())
    return SurfaceScore(
        f_score=2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        precision=precision,
        recall=recall,
        chamfer_l1=float(there.mean() + back.mean()) / 2,
        chamfer_l2=float((there**2).mean() + (back**2).mean()),
    )


def _distances(points: np.ndarray, others: np.ndarray) -> np.ndarray:
    """From ASKED of the points, evenly taken, to the nearest of the others."""
    asked = points[np.linspace(0, len(points) - 1, min(ASKED, len(points))).astype(int)]
    return cKDTree(others).query(asked)[0]


def outside(mesh: TriangleMesh, *, count: int = POINTS) -> np.ndarray:
    """(N, 3) float64, N at most `count`: points spread evenly over the area that is seen from outside.

    A mesh without faces gives none; equal meshes give equal points.
    """
    if not len(mesh.faces):
        return np.empty((0, 3))
    points = surface_points(mesh, count)
    return points[seen(mesh, points)]


def surface_points(mesh: TriangleMesh, count: int, *, seed: int = 0) -> np.ndarray:
    """(count, 3) float64: points uniform in area, one in each of `count` equal strata of it."""
    return drawn(mesh, count, seed=seed)[0]


def drawn(mesh: TriangleMesh, count: int, *, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """(count, 3) float64 as `surface_points`, and (count,) the faces that they lie on.

    In a triangle: (1 - s) a + s (1 - t) b + s t c with s the root of a uniform number, t uniform.
    """
    rng = np.random.default_rng(seed)
    a, b, c = mesh.vertices.astype(np.float64)[mesh.faces].transpose(1, 0, 2)
    area = np.cumsum(np.linalg.norm(np.cross(b - a, c - a), axis=1))
    strata = (np.arange(count) + rng.random(count)) / count * area[-1]
    face = np.minimum(np.searchsorted(area, strata, side="right"), len(area) - 1)
    s, t = np.sqrt(rng.random((count, 1))), rng.random((count, 1))
    return (1 - s) * a[face] + s * (1 - t) * b[face] + s * t * c[face], face


def seen(mesh: TriangleMesh, points: np.ndarray) -> np.ndarray:
    """(N,) bool: which points (N, 3) of a mesh are not behind it from every one of the 26 places."""
    found = np.zeros(len(points), bool)
    for camera in _DIRECTIONS:
        rest = np.flatnonzero(~found)
        depth = rasterize(mesh, camera, size=_PIXELS).depth
        uv, distance = camera.project(points[rest])
        column, row = np.clip((uv * _PIXELS).astype(int), 0, _PIXELS - 1).T
        found[rest] = distance <= depth[row, column] + _DEPTH_TOLERANCE
    return found


def azimuth_error(predicted: float, truth: float, category: str) -> float:
    """Degrees between two azimuths, but for turns that leave the category's usual shape as it was."""
    period = 360 / turns_of(category)
    offset = (predicted - truth) % period
    return float(min(offset, period - offset))
