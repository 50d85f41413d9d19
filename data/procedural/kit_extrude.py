"""Prisms over any simple outline, their rims sharp, cut or rounded, along any axis."""

import numpy as np

from data.procedural.kit_part import Part, Vector, outward

PLANES = {"z": (0, 1, 2), "x": (2, 1, 0), "y": (0, 2, 1)}
"""For each facing: which axes the outline's two coordinates and the depth lie along."""

Steps = list[tuple[float, float]]
"""A rim from the cap outward: how far it is drawn in, and how deep below the cap that is."""


def extrude(
    polygon: np.ndarray | list,
    depth: float,
    center: Vector = (0, 0, 0),
    *,
    bevel: float = 0.0,
    facing: str = "z",
    material: str = "wood",
) -> Part:
    """A prism over a simple polygon (M, 2), convex or not, reaching depth / 2 to both sides.

    bevel: how far both rims are cut back. facing: the axis of the depth; the polygon is then (x, y) for "z",
    (z, y) for "x" and (x, z) for "y".
    """
    bevel = min(bevel, 0.49 * depth)
    steps = [(bevel, 0.0), (0.0, bevel)] if bevel > 0 else [(0.0, 0.0)]
    return _stacked(polygon, depth, steps, PLANES[facing], material, center)


def extrude_rounded(
    polygon: np.ndarray | list,
    depth: float,
    center: Vector = (0, 0, 0),
    *,
    radius: float,
    facing: str = "z",
    material: str = "wood",
) -> Part:
    """A prism as `extrude` makes it, its rims rounded by `radius`."""
    radius = min(radius, 0.49 * depth)
    angle = np.linspace(0, np.pi / 2, 4)
    steps = list(zip(radius * (1 - np.sin(angle)), radius * (1 - np.cos(angle)), strict=True))
    return _stacked(polygon, depth, steps, PLANES[facing], material, center)


def _stacked(
    polygon: np.ndarray | list,
    depth: float,
    steps: Steps,
    axes: tuple[int, int, int],
    material: str,
    center: Vector,
) -> Part:
    """The polygon stacked along its depth, drawn in at both rims.

    The caps are the triangles of the polygon itself, so that a rim drawn in too far cannot open the solid.
    """
    polygon = np.asarray(polygon, dtype=float)
    if _twice_area(polygon) < 0:
        polygon = polygon[::-1]
    count = len(polygon)
    levels = [(inset, below - depth / 2) for inset, below in steps]
    levels += [(inset, -height) for inset, height in reversed(levels)]
    inward = _inward(polygon) if len(steps) > 1 else np.zeros(2)
    points = np.empty((len(levels), count, 3))
    for ring, (inset, height) in zip(points, levels, strict=True):
        ring[:, axes[:2]] = polygon + inset * inward
        ring[:, axes[2]] = height
    cap, at = _ears(polygon), np.arange(count)
    after, low = np.roll(at, -1), count * np.arange(len(levels) - 1)[:, None]
    one = np.stack([low + at, low + after, low + after + count], axis=-1).reshape(-1, 3)
    two = np.stack([low + at, low + after + count, low + at + count], axis=-1).reshape(-1, 3)
    faces = np.concatenate([cap[:, ::-1], cap + (len(levels) - 1) * count, one, two])
    return outward(points.reshape(-1, 3) + np.asarray(center), faces, material)


def _ears(polygon: np.ndarray) -> np.ndarray:
    """(M - 2, 3) triangles of a simple counter-clockwise polygon, by cutting off ears.

    Only a corner that bends inward can lie in an ear: they are few, and where there is none all are ears.
    """
    count = len(polygon)
    before, after = np.roll(polygon, 1, axis=0), np.roll(polygon, -1, axis=0)
    (ax, ay), (bx, by) = (polygon - before).T, (after - before).T
    bends = set(np.flatnonzero(ax * by - ay * bx <= 1e-14).tolist())
    if not bends:
        at = np.arange(count - 3)
        fan = np.stack([np.full_like(at, count - 1), at, at + 1], axis=1)
        return np.concatenate([fan, [[count - 3, count - 2, count - 1]]])
    points = [tuple(point) for point in polygon.tolist()]
    left, triangles = list(range(count)), []
    while len(left) > 3:
        ear = next((k for k in range(len(left)) if _is_ear(points, left, k, bends)), 0)
        triangles.append([left[ear - 1], left[ear], left[(ear + 1) % len(left)]])
        bends.discard(left.pop(ear))
        for k in (ear - 1, ear % len(left)):  # its neighbours may have straightened
            if _turn(points[left[k - 1]], points[left[k]], points[left[(k + 1) % len(left)]]) > 1e-14:
                bends.discard(left[k])
    return np.array([*triangles, left])


def _is_ear(points: list[tuple[float, float]], left: list[int], k: int, bends: set[int]) -> bool:
    """Whether the corner k of what is left is convex and holds none of the corners that bend inward."""
    i, j, m = left[k - 1], left[k], left[(k + 1) % len(left)]
    if j in bends:
        return False
    a, b, c = points[i], points[j], points[m]
    rest = (points[other] for other in bends if other not in (i, m))
    return not any(_turn(a, b, p) >= 0 and _turn(b, c, p) >= 0 and _turn(c, a, p) >= 0 for p in rest)


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _twice_area(polygon: np.ndarray) -> float:
    x, y = polygon.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())


def _inward(polygon: np.ndarray) -> np.ndarray:
    """(M, 2) how each corner of a counter-clockwise polygon moves when its edges go inward by 1.

    At most 2 long, so that sharp tips keep their place.
    """
    way = np.roll(polygon, -1, axis=0) - polygon
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-12)
    after = np.stack([-way[:, 1], way[:, 0]], axis=1)
    before = np.roll(after, 1, axis=0)
    miter = (before + after) / np.maximum(1 + (before * after).sum(axis=1, keepdims=True), 0.2)
    return miter / np.maximum(np.linalg.norm(miter, axis=1, keepdims=True) / 2, 1)
