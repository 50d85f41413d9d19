"""Smoothing: take the voxel steps out of a surface without taking its shape.

Both methods move every vertex by its umbrella vector L x = mean of the neighbours - x.
"""

from collections.abc import Callable

import numpy as np
from scipy.sparse import csr_array

from pipeline.errors import OptionError
from shapes.trianglemesh import TriangleMesh

LAMBDA = 0.5
"""Share of the umbrella vector a vertex moves by in one step."""

PASS_BAND = 0.1
"""Taubin's k_PB: frequencies below it are kept; 1 / LAMBDA + 1 / MU = k_PB."""

MU = 1 / (PASS_BAND - 1 / LAMBDA)


def smooth(mesh: TriangleMesh, *, method: str = "taubin", iterations: int = 10) -> TriangleMesh:
    """The same faces over smoothed vertices.

    Args:
        mesh: closed, shared vertices.
        method: "taubin" keeps the volume; "laplacian", the paper's choice, shrinks thin parts;
            "none" returns the mesh.
        iterations: 0 or more.

    Raises:
        OptionError: unknown method or negative iterations.
    """
    if method not in METHODS:
        raise OptionError.outside("smoothing", method, allowed=f"one of {', '.join(METHODS)}")
    if iterations < 0:
        raise OptionError.outside("iterations", iterations, allowed="0 or more")
    if method == "none" or not iterations:
        return mesh
    average = neighbour_average(mesh.faces, len(mesh.vertices))
    return mesh.with_vertices(METHODS[method](mesh.vertices.astype(np.float64), average, iterations))


def neighbour_average(faces: np.ndarray, count: int) -> csr_array:
    """(count, count) sparse float64: row i averages the vertices joined to vertex i by an edge."""
    start, end = faces[:, [0, 1, 2, 1, 2, 0]].ravel(), faces[:, [1, 2, 0, 0, 1, 2]].ravel()
    joined = csr_array((np.ones(start.size), (start, end)), shape=(count, count))
    joined.data[:] = 1.0  # it counted both faces of each edge
    valence = np.maximum(joined.sum(axis=1), 1)
    joined.data /= np.repeat(valence, np.diff(joined.indptr))
    return joined


def _laplacian(vertices: np.ndarray, average: csr_array, iterations: int) -> np.ndarray:
    """x <- x + lambda L x (Field 1988; the choice of Kaiber et al. 2026)."""
    for _ in range(iterations):
        vertices = vertices + LAMBDA * (average @ vertices - vertices)
    return vertices


def _taubin(vertices: np.ndarray, average: csr_array, iterations: int) -> np.ndarray:
    """x <- (1 + mu L)(1 + lambda L) x: a low-pass filter without shrinkage.

    Taubin 1995, "A signal processing approach to fair surface design".
    """
    for _ in range(iterations):
        vertices = vertices + LAMBDA * (average @ vertices - vertices)
        vertices = vertices + MU * (average @ vertices - vertices)
    return vertices


METHODS: dict[str, Callable[[np.ndarray, csr_array, int], np.ndarray] | None] = {
    "taubin": _taubin,
    "laplacian": _laplacian,
    "none": None,
}
