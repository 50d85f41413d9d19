"""What is inside a mesh, found slowly: by rays against every face, and by winding numbers."""

import numpy as np

from shapes.trianglemesh import TriangleMesh


def ray_votes(mesh: TriangleMesh, points: np.ndarray, *, rays: int) -> tuple[np.ndarray, ...]:
    """Oracle: random rays from each point (P, 3) against every face (Moeller and Trumbore).

    Returns, each (P,): the share of rays that leave the solid, whether some ray meets nothing, the next hit.
    """
    corner, second, third = mesh.vertices.astype(np.float64)[mesh.faces].transpose(1, 0, 2)
    along, across = second - corner, third - corner
    share, free, nearest = np.zeros(len(points)), np.zeros(len(points), bool), np.full(len(points), np.inf)
    for ray in np.random.default_rng(0).normal(size=(rays, 3)):
        ray /= np.linalg.norm(ray)
        sideways = np.cross(ray, across)
        area = np.einsum("fi,fi->f", along, sideways)
        area = np.where(np.abs(area) < 1e-14, np.inf, area)
        # a point enters only by dot products: u, v and the distance are affine in it
        u = (points @ sideways.T - np.einsum("fi,fi->f", corner, sideways)) / area
        turned = np.cross(ray, along)
        v = -(points @ turned.T - np.einsum("fi,fi->f", corner, turned)) / area
        normal = np.cross(along, across)
        distance = -(points @ normal.T - np.einsum("fi,fi->f", corner, normal)) / (normal @ ray + 1e-300)
        hit = (u >= 0) & (v >= 0) & (u + v <= 1) & (distance > 0)
        share += np.clip((hit * np.sign(normal @ ray)).sum(axis=1), -1, 1) / rays
        free |= ~hit.any(axis=1)
        nearest = np.minimum(nearest, np.where(hit, distance, np.inf).min(axis=1))
    return share, free, nearest


def winding_numbers(mesh: TriangleMesh, points: np.ndarray) -> np.ndarray:
    """Generalised winding numbers (P,) of points (P, 3): the faces' solid angles over 4 pi (Jacobson et al.
    2013).

    With a, b, c from the point to a face's corners, the solid angle is 2 atan2(det(a, b, c), |a||b||c| +
    (a.b)|c| + (b.c)|a| + (c.a)|b|) (Van Oosterom and Strackee 1983).
    """
    triangles = mesh.vertices.astype(np.float64)[mesh.faces]
    numbers = np.empty(len(points))
    for row, point in enumerate(points):
        a, b, c = (triangles - point).transpose(1, 0, 2)
        far_a, far_b, far_c = (np.linalg.norm(corner, axis=1) for corner in (a, b, c))
        triple = np.einsum("fi,fi->f", a, np.cross(b, c))
        below = far_a * far_b * far_c + np.einsum("fi,fi->f", a, b) * far_c
        below += np.einsum("fi,fi->f", b, c) * far_a + np.einsum("fi,fi->f", c, a) * far_b
        numbers[row] = np.arctan2(triple, below).sum() / (2 * np.pi)
    return numbers
