"""Topology of closed triangle surfaces: take apart what touches, throw away what is too small.

Surfaces of voxels may touch themselves along an edge (four faces there) or in a point. Slicers, and our
own tests, ask for exactly two faces an edge: each sheet gets vertices of its own, drawn a hair inward.
"""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


def separate(vertices: np.ndarray, faces: np.ndarray, *, gap: float) -> tuple[np.ndarray, np.ndarray]:
    """Give every sheet its own vertices, so that each edge has exactly two faces and each vertex one fan.

    Where 2k faces meet in an edge, the two that bound the same wedge of solid stay together.

    Args:
        vertices: (V, 3) float, any units.
        faces: (F, 3) int, wound outward, closed: every directed edge as often as its reverse.
        gap: how far duplicated vertices are drawn inward, in the same units, so that no two coincide.

    Returns:
        vertices (W, 3) float64, all in use, and faces (G, 3) int32.
    """
    vertices, faces = vertices.astype(np.float64), faces.astype(np.int64)
    origin, corners = _fans(vertices, faces)
    knots = _repeated_edges(corners)
    if len(knots):  # two wedges that share an edge and both its ends: only a vertex in between can part them
        vertices, faces = _with_midpoints(vertices, faces, origin[knots])
        origin, corners = _fans(vertices, faces)
    shared = np.bincount(origin)[origin] > 1
    moved = vertices[origin]
    moved[shared] -= gap * vertex_normals(moved, corners)[shared]
    return moved, corners.astype(np.int32)


def keep_solids(vertices: np.ndarray, faces: np.ndarray, *, share: float) -> tuple[np.ndarray, np.ndarray]:
    """Keep the connected surfaces that enclose at least `share` of the largest one's volume.

    A cavity is a surface that faces inward: its signed volume is negative, so it goes, and is filled.

    Returns:
        vertices (W, 3), all in use, and faces (G, 3) int32; both empty when nothing encloses a volume.
    """
    if not len(faces):
        return vertices[:0], faces[:0].astype(np.int32)
    part = _components(faces[:, [0, 1]].ravel(), faces[:, [1, 2]].ravel(), len(vertices))[faces[:, 0]]
    a, b, c = vertices[faces].astype(np.float64).transpose(1, 0, 2)
    volumes = np.bincount(part, np.einsum("ij,ij->i", a, np.cross(b, c)) / 6)
    faces = faces[((volumes > 0) & (volumes >= share * volumes.max()))[part]]
    used, faces = np.unique(faces, return_inverse=True)
    return vertices[used], faces.reshape(-1, 3).astype(np.int32)


def vertex_normals(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """(V, 3) float64 unit outward normals, faces weighted by their area; 0 where they cancel."""
    a, b, c = vertices[faces].transpose(1, 0, 2)
    corner, count = faces.ravel(), len(vertices)
    normals = np.repeat(np.cross(b - a, c - a), 3, axis=0)
    sums = np.stack([np.bincount(corner, normals[:, axis], count) for axis in range(3)], axis=1)
    length = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.divide(sums, length, out=np.zeros_like(sums), where=length > 0)


def _components(one: np.ndarray, other: np.ndarray, count: int) -> np.ndarray:
    graph = coo_array((np.ones(one.size, np.int8), (one, other)), shape=(count, count))
    return connected_components(graph, directed=False)[1]


def _fans(vertices: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One vertex a fan: origin (W,) the vertex each stood for, corners (F, 3) the faces over the new ones."""
    half = np.arange(faces.size)  # half-edge 3 f + i runs from corner i of face f to the next one
    following = half - half % 3 + (half + 1) % 3
    # a half-edge starts in the vertex where its twin ends, which is where the twin's follower starts
    fan = _components(half, following[_twins(vertices, faces)], half.size)
    origin = np.empty(fan.max() + 1, np.int64)
    origin[fan] = faces.ravel()
    order = np.argsort(origin, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(order.size)
    return origin[order], rank[fan].reshape(-1, 3)


def _twins(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """(3F,) int: for each half-edge the opposite half-edge of the face it stays joined to.

    Turning around an edge, solid begins at a backward half-edge's face and ends at the next forward one's.
    """
    start, end = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    forward = start < end
    edge = np.minimum(start, end) * len(vertices) + np.maximum(start, end)
    order = np.argsort(2 * edge + forward)
    lonely = np.diff(edge[order[0::2]]) > 0
    if not lonely.all():  # some edge has more than two faces
        order = _around_edges(vertices, faces, edge, forward)
    twin = np.empty_like(order)
    twin[order[0::2]], twin[order[1::2]] = order[1::2], order[0::2]
    return twin


def _around_edges(
    vertices: np.ndarray, faces: np.ndarray, edge: np.ndarray, forward: np.ndarray
) -> np.ndarray:
    """(3F,) int: the half-edges edge by edge, turning about it, so that twins are neighbours."""
    _, group, count = np.unique(edge, return_inverse=True, return_counts=True)
    first = np.cumsum(count) - count
    angle = np.zeros(edge.size)
    crowded = np.flatnonzero(count[group] > 2)
    angle[crowded] = _angles(vertices, faces, crowded)
    order = np.lexsort((forward, angle, group))
    turn = np.repeat(forward[order[first]], count)  # begin with a backward one
    place = np.arange(edge.size) - np.repeat(first, count)
    return order[np.repeat(first, count) + (place + turn) % np.repeat(count, count)]


def _angles(vertices: np.ndarray, faces: np.ndarray, half: np.ndarray) -> np.ndarray:
    """(N,) float64: where each half-edge's face stands, turning about the edge from low to high vertex."""
    face, corner = np.divmod(half, 3)
    low, high = np.sort(np.stack([faces[face, corner], faces[face, (corner + 1) % 3]]), axis=0)
    axis = vertices[high] - vertices[low]
    axis /= np.linalg.norm(axis, axis=1, keepdims=True)
    across = vertices[faces[face, (corner + 2) % 3]] - vertices[low]
    one = np.cross(axis, np.eye(3)[np.abs(axis).argmin(axis=1)])  # the same for every face of the edge
    return np.arctan2(np.einsum("ij,ij->i", across, np.cross(axis, one)), np.einsum("ij,ij->i", across, one))


def _repeated_edges(faces: np.ndarray) -> np.ndarray:
    """(N, 2) int: the edges, low vertex first, that more than two faces still share."""
    start, end = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    size = int(faces.max()) + 1
    edge, count = np.unique(np.minimum(start, end) * size + np.maximum(start, end), return_counts=True)
    return np.stack(np.divmod(edge[count > 2], size), axis=1)


def _with_midpoints(
    vertices: np.ndarray, faces: np.ndarray, edges: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Halve these edges (N, 2); each face that has one becomes a fan around its centre."""
    edges = np.unique(np.sort(edges, axis=1), axis=0)
    keys = edges @ [len(vertices), 1]
    sides = np.stack([faces, np.roll(faces, -1, axis=1)], axis=2)  # (F, 3, 2)
    wanted = np.sort(sides, axis=2) @ [len(vertices), 1]
    found = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    halved = keys[found] == wanted
    touched = np.flatnonzero(halved.any(axis=1))
    centre = np.zeros(len(faces), np.int64)
    centre[touched] = len(vertices) + len(edges) + np.arange(len(touched))
    middle = len(vertices) + found
    hub = np.broadcast_to(centre[:, None], halved.shape)
    whole = ~halved & (hub > 0)
    fans = [
        np.stack([sides[halved, 0], middle[halved], hub[halved]], axis=1),
        np.stack([middle[halved], sides[halved, 1], hub[halved]], axis=1),
        np.stack([sides[whole, 0], sides[whole, 1], hub[whole]], axis=1),
    ]
    points = [vertices, vertices[edges].mean(axis=1), vertices[faces[touched]].mean(axis=1)]
    return np.concatenate(points), np.concatenate([np.delete(faces, touched, axis=0), *fans])
