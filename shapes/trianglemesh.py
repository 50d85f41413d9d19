"""Triangle meshes: vertices in the object frame, faces wound counter-clockwise seen from outside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class TriangleMesh:
    """vertices: (V, 3) float32, object units; faces: (F, 3) int32 vertex indices.

    Optional: vertex_colors (V, 3) and face_colors (F, 3) float32 sRGB in [0, 1]; face_parts (F,) int32, the
    part each face belongs to.
    """

    vertices: np.ndarray
    faces: np.ndarray
    vertex_colors: np.ndarray | None = None
    face_colors: np.ndarray | None = None
    face_parts: np.ndarray | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "vertices", np.ascontiguousarray(self.vertices, np.float32).reshape(-1, 3))
        object.__setattr__(self, "faces", np.ascontiguousarray(self.faces, np.int32).reshape(-1, 3))

    def bounds(self) -> np.ndarray:
        """(2, 3) float32: the lowest and the highest corner of the bounding box."""
        return np.stack([self.vertices.min(axis=0), self.vertices.max(axis=0)])

    def extents(self) -> np.ndarray:
        """(3,) float32: side lengths of the bounding box."""
        low, high = self.bounds()
        return high - low

    def signed_volume(self) -> float:
        """Enclosed volume, positive when the faces look outward: the sum of det(a, b, c) / 6 over the faces.
        """
        a, b, c = self.vertices.astype(np.float64)[self.faces].transpose(1, 0, 2)
        return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6)

    def is_watertight(self) -> bool:
        """Closed and consistently wound: each directed edge occurs once, and its reverse once."""
        if not len(self.faces):
            return False
        edges = self.faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2).astype(np.int64)
        forward = edges[:, 0] * len(self.vertices) + edges[:, 1]
        backward = edges[:, 1] * len(self.vertices) + edges[:, 0]
        forward.sort()
        backward.sort()
        return bool((np.diff(forward) > 0).all() and np.array_equal(forward, backward))

    def euler_number(self) -> int:
        """V - E + F over the vertices in use; 2 for each closed component without a hole."""
        edges = np.sort(self.faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1).astype(np.int64)
        distinct = np.unique(edges[:, 0] * len(self.vertices) + edges[:, 1])
        return len(np.unique(self.faces)) - len(distinct) + len(self.faces)

    def normalized(self) -> "TriangleMesh":
        """The mesh in the object frame: bounding box centred at 0, its longest side 1."""
        low, high = self.bounds()
        return self.with_vertices((self.vertices - (low + high) / 2) / max(float((high - low).max()), 1e-12))

    def with_vertices(self, vertices: np.ndarray) -> "TriangleMesh":
        """The same faces over other vertices, (V, 3)."""
        return replace(self, vertices=vertices)

    def with_vertex_colors(self, colors: np.ndarray) -> "TriangleMesh":
        """The same mesh with one colour a vertex, (V, 3) float32 sRGB in [0, 1]."""
        return replace(self, vertex_colors=np.asarray(colors, np.float32).reshape(-1, 3))


def merge(meshes: Sequence[TriangleMesh]) -> TriangleMesh:
    """One mesh of several, left as they lie; `face_parts` holds the index of the mesh each face came from."""
    starts = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes)])
    return TriangleMesh(
        np.concatenate([mesh.vertices for mesh in meshes]),
        np.concatenate([mesh.faces + start for mesh, start in zip(meshes, starts[:-1], strict=True)]),
        face_parts=np.repeat(np.arange(len(meshes), dtype=np.int32), [len(mesh.faces) for mesh in meshes]),
    )
