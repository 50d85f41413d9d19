"""Solids on their own axes: boxes, cushions, cylinders, ellipsoids, lofts, turned shapes, slabs."""

from functools import lru_cache
from itertools import product

import numpy as np

from data.procedural.kit_outlines import circle
from data.procedural.kit_part import Part, Vector, outward

ORIGIN = (0.0, 0.0, 0.0)


def box(size: Vector, center: Vector = ORIGIN, *, bevel: float = 0.0, material: str = "wood") -> Part:
    """A box of these three side lengths; `bevel` cuts every edge back by this length."""
    half = np.asarray(size, dtype=float) / 2
    if bevel <= 0:
        corners, faces = _box_topology()
        return Part(corners * half + center, faces, material)
    bevel = min(bevel, 0.45 * float(half.min()))
    signs, full, faces = _bevelled_topology()
    return Part(signs * np.where(full, half, half - bevel) + center, faces, material)


def cushion(
    size: Vector,
    center: Vector = ORIGIN,
    *,
    radius: float | None = None,
    puff: float = 0.0,
    material: str = "fabric",
) -> Part:
    """A box with round edges; `puff` lifts the middle of its two large faces by this length.

    radius: of the rounding, at most half the shortest side; a third of it when not given.
    """
    half = np.asarray(size, dtype=float) / 2
    radius = min(0.66 * half.min() if radius is None else radius, 0.98 * half.min())
    index, faces, tangents = _cube_grid()
    core = half - radius
    # along each axis: the rounded rim (tangents 0..1 outside the core), then the flat middle
    ticks = core[:, None] + radius * tangents
    middle = core[:, None] * (-0.5, 0, 0.5)
    ticks = np.concatenate([-ticks[:, ::-1], middle, ticks], axis=1)
    points = ticks[np.arange(3)[None, :], index]
    inner = np.clip(points, -core, core)
    reach = points - inner
    points = inner + radius * reach / np.linalg.norm(reach, axis=1, keepdims=True)
    if puff:
        thin = int(np.argmin(half))
        wide = [axis for axis in range(3) if axis != thin]
        bulge = np.prod(1 - (points[:, wide] / half[wide]) ** 2, axis=1)
        height = points[:, thin]
        points[:, thin] += puff * bulge * np.sign(height) * (np.abs(height) > 0.2 * half[thin])
    return Part(points + center, faces, material)


def cylinder(
    radius: float,
    height: float,
    center: Vector = ORIGIN,
    *,
    radius_top: float | None = None,
    sides: int = 20,
    material: str = "metal",
) -> Part:
    """A cylinder or, with another radius on top, a cut cone, standing along +Y about its middle."""
    top = radius if radius_top is None else radius_top
    return revolve(
        [(radius, -height / 2), (max(top, 1e-4), height / 2)], center, sides=sides, material=material
    )


def ellipsoid(
    radii: Vector,
    center: Vector = ORIGIN,
    *,
    power: float = 2.0,
    segments: int = 16,
    material: str = "plastic",
) -> Part:
    """An ellipsoid of these three radii; a power above 2 makes it boxier (a superellipsoid)."""
    polar = np.linspace(0, np.pi, segments // 2 + 1)[1:-1]
    around = circle(1.0, segments)
    sphere = np.empty((len(polar), segments, 3))
    sphere[..., 0::2] = np.sin(polar)[:, None, None] * around
    sphere[..., 1] = -np.cos(polar)[:, None]
    sphere = sphere / (np.abs(sphere) ** power).sum(axis=2, keepdims=True) ** (1 / power)
    rings = sphere * np.asarray(radii) + center
    poles = np.array([[0, -1, 0], [0, 1, 0]]) * np.asarray(radii) + center
    return loft(rings, apexes=poles, material=material)


def loft(
    rings: np.ndarray, *, apexes: np.ndarray | None = None, closed: bool = False, material: str = "wood"
) -> Part:
    """A skin over consecutive rings, its two ends closed by fans.

    rings: (N, M, 3), the points of all rings in the same order and turning the same way.
    apexes: (2, 3) centres of the two end fans; the mean of each end ring when not given.
    closed: join the last ring to the first instead (a hoop, with no ends).
    """
    rings = np.asarray(rings, dtype=float)
    count, around = rings.shape[:2]
    points = rings.reshape(-1, 3)
    if not closed:
        apexes = rings[[0, -1]].mean(axis=1) if apexes is None else np.asarray(apexes, dtype=float)
        points = np.concatenate([points, apexes])
    return outward(points, _loft_faces(count, around, closed), material)


def revolve(
    profile: np.ndarray | list, center: Vector = ORIGIN, *, sides: int = 20, material: str = "wood"
) -> Part:
    """A turned solid about the Y axis.

    profile: (N, 2) radius and height; a radius of 0 at an end is a tip, else the end is a flat disc.
    """
    profile = np.asarray(profile, dtype=float)
    apexes = np.array([[0, profile[0, 1], 0], [0, profile[-1, 1], 0]]) + center
    body = profile[profile[:, 0] > 1e-9]
    turn = circle(1.0, sides)
    rings = np.empty((len(body), sides, 3))
    rings[..., 0] = body[:, :1] * turn[:, 0]
    rings[..., 1] = body[:, 1:]
    rings[..., 2] = body[:, :1] * turn[:, 1]
    return loft(rings + center, apexes=apexes, material=material)


def slab(
    outline: np.ndarray,
    thickness: float,
    center: Vector = ORIGIN,
    *,
    bevel: float = 0.0,
    material: str = "wood",
) -> Part:
    """A flat plate over a star-shaped outline (M, 2) in XZ, `thickness` along Y; `bevel` rounds both rims."""
    outline = np.asarray(outline, dtype=float)
    bevel = min(bevel, 0.45 * thickness)
    inset = 1 - bevel / np.maximum(np.abs(outline).max(axis=0), 1e-9)
    levels = [(1.0, -thickness / 2), (1.0, thickness / 2)]
    if bevel > 0:
        levels = [(inset, -thickness / 2), (1.0, -thickness / 2 + bevel), (1.0, thickness / 2 - bevel)]
        levels.append((inset, thickness / 2))
    rings = np.empty((len(levels), len(outline), 3))
    for ring, (shrink, height) in zip(rings, levels, strict=True):
        ring[:, [0, 2]] = outline * shrink
        ring[:, 1] = height
    return loft(rings + center, material=material)


def _quads(corners: np.ndarray) -> np.ndarray:
    """(Q, 4) corner indices in order around -> (2 Q, 3) triangles."""
    return np.concatenate([corners[:, [0, 1, 2]], corners[:, [0, 2, 3]]])


def _away_from_origin(points: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Faces of a convex body about the origin, turned to look outward."""
    a, b, c = points[faces.T]
    inward = (np.cross(b - a, c - a) * (a + b + c)).sum(axis=1) < 0
    return np.where(inward[:, None], faces[:, ::-1], faces).astype(np.int32)


@lru_cache(maxsize=1)
def _box_topology() -> tuple[np.ndarray, np.ndarray]:
    """(8, 3) corner signs and (12, 3) faces."""
    corners = np.array(list(product((-1.0, 1.0), repeat=3)))
    quads = np.array([[0, 1, 3, 2], [4, 5, 7, 6], [0, 1, 5, 4], [2, 3, 7, 6], [0, 2, 6, 4], [1, 3, 7, 5]])
    return corners, _away_from_origin(corners, _quads(quads))


@lru_cache(maxsize=1)
def _bevelled_topology() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(24, 3) signs, (24, 3) whether a coordinate reaches the full half side, (44, 3) faces.

    Every corner of the box is three vertices, 3 * corner + axis, each at full reach along one axis.
    """
    corners, _ = _box_topology()
    signs, full = np.repeat(corners, 3, axis=0), np.tile(np.eye(3, dtype=bool), (8, 1))
    quads, triangles = [], [[3 * corner, 3 * corner + 1, 3 * corner + 2] for corner in range(8)]
    weight = (4, 2, 1)
    for axis in range(3):
        u, v = (weight[other] for other in range(3) if other != axis)
        other_u, other_v = (other for other in range(3) if other != axis)
        for side in (0, weight[axis]):
            quads.append([3 * (side + step) + axis for step in (0, u, u + v, v)])
        for a, b in product((0, u), (0, v)):
            low, high = a + b, a + b + weight[axis]
            quads.append([3 * low + other_u, 3 * low + other_v, 3 * high + other_v, 3 * high + other_u])
    faces = np.concatenate([_quads(np.array(quads)), np.array(triangles)])
    return signs, full, _away_from_origin(signs * np.where(full, 1.0, 0.8), faces)


@lru_cache(maxsize=1)
def _cube_grid() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points on the surface of a cube of 9 ticks a side.

    Returns (V, 3) tick indices, (F, 3) outward faces, and (3,) tangents: how far the rim's ticks stand out.
    """
    ticks, tangents = 9, np.tan(np.radians([0.0, 24.0, 45.0]))
    grid = np.full((ticks,) * 3, -1)
    index = np.array([p for p in product(range(ticks), repeat=3) if min(p) == 0 or max(p) == ticks - 1])
    grid[tuple(index.T)] = np.arange(len(index))
    quads = []
    for axis, side in product(range(3), (0, ticks - 1)):
        sheet = np.take(grid, side, axis=axis)
        quads.append(
            np.stack([sheet[:-1, :-1], sheet[1:, :-1], sheet[1:, 1:], sheet[:-1, 1:]], axis=-1).reshape(-1, 4)
        )
    return index, _away_from_origin(index - (ticks - 1) / 2, _quads(np.concatenate(quads))), tangents


@lru_cache(maxsize=512)
def _loft_faces(count: int, around: int, closed: bool) -> np.ndarray:
    """Faces of `count` rings of `around` points, then, unless closed, fans about the two last points."""
    ring = np.arange(count if closed else count - 1)[:, None]
    at = np.arange(around)[None, :]
    after = (at + 1) % around
    low, high = ring * around, (ring + 1) % count * around
    faces = [_quads(np.stack([low + at, low + after, high + after, high + at], axis=-1).reshape(-1, 4))]
    if not closed:
        end, center = (count - 1) * around, count * around
        bottom = np.full(around, center)
        faces.append(np.stack([bottom, after[0], at[0]], axis=1))
        faces.append(np.stack([bottom + 1, end + at[0], end + after[0]], axis=1))
    return np.concatenate(faces).astype(np.int32)
