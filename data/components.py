"""A mesh's connected pieces: which are closed, and which way they face."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from shapes.trianglemesh import TriangleMesh

_WELD = 1e-6  # object units: corners nearer than this are one
_ALMOST_CLOSED = 0.3  # |summed area vectors| / area: 0 closed, .2 a box without its lid, 1 flat
_SHEET = 0.002  # twice the volume over the area, object units: a closed piece thinner than this is a sheet


@dataclass(frozen=True, eq=False)
class Pieces:
    """The faces of a mesh, sorted out."""

    faces: np.ndarray
    """(F, 3) int32, turned outward where a piece faces inward."""
    closed: np.ndarray
    """(F,) bool: the face belongs to a closed piece with a volume."""


def split(mesh: TriangleMesh) -> Pieces:
    """Tell a mesh's closed pieces from its open ones, and turn outward those that face inward.

    A piece is a set of faces joined by edges that exactly two faces share, in opposite directions. The
    vertices must be in object units (longest side about 1).
    """
    keys = np.round(mesh.vertices / _WELD).astype(np.int64)
    welded = np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1)[mesh.faces]
    joined, free = _joints(welded, len(mesh.vertices))
    count, piece = connected_components(
        coo_matrix((np.ones(len(joined)), joined.T), shape=(len(welded),) * 2), directed=False
    )
    open_piece = np.zeros(count, bool)
    open_piece[piece[free]] = True
    volume, area, slant = _measures(mesh.vertices[mesh.faces].astype(np.float64), piece, count)
    inward = (volume < 0) & (slant < _ALMOST_CLOSED)
    faces = mesh.faces.copy()
    # A closed mesh is taken at its word: its pieces that face inward are hollows.
    if open_piece.any() or volume.sum() < 0:
        faces[inward[piece]] = faces[inward[piece]][:, ::-1]
    thin = 2 * np.abs(volume) < _SHEET * area
    return Pieces(faces, ~(open_piece | thin)[piece])


def _joints(faces: np.ndarray, vertices: int) -> tuple[np.ndarray, np.ndarray]:
    """Pairs (N, 2) of faces across proper edges, and the faces (M,) that have an edge which is not proper."""
    edges = faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    undirected = edges.min(axis=1) * vertices + edges.max(axis=1)
    order = np.argsort(undirected, kind="stable")
    _, start, uses = np.unique(undirected[order], return_index=True, return_counts=True)
    first, second = order[start[uses == 2]], order[start[uses == 2] + 1]
    proper = edges[first, 0] == edges[second, 1]
    joined = np.stack([first[proper], second[proper]], axis=1) // 3
    free = np.ones(len(edges), bool)
    free[first[proper]] = free[second[proper]] = False
    free &= edges[:, 0] != edges[:, 1]  # a face welded to a line has nothing to join
    return joined, np.flatnonzero(free) // 3


def _measures(triangles: np.ndarray, piece: np.ndarray, count: int) -> tuple[np.ndarray, ...]:
    """For each piece: signed volume about its middle, area, and |summed area vectors| / area."""
    corners = np.bincount(piece, minlength=count)[:, None]
    centers = triangles.mean(axis=1)
    middle = np.stack([np.bincount(piece, centers[:, a], count) for a in range(3)], axis=1) / corners
    a, b, c = (triangles - middle[piece][:, None]).transpose(1, 0, 2)
    cross = np.cross(b - a, c - a) / 2
    volume = np.bincount(piece, np.einsum("ij,ij->i", a, cross) / 3, count)
    area = np.maximum(np.bincount(piece, np.linalg.norm(cross, axis=1), count), 1e-12)
    summed = np.stack([np.bincount(piece, cross[:, a], count) for a in range(3)], axis=1)
    return volume, area, np.linalg.norm(summed, axis=1) / area
