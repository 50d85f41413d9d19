"""Plates cut from any simple outline, with rounded rims, facing any axis; and moving several parts as one."""

from collections.abc import Iterable

import numpy as np

from data.procedural.kit import Part, moved
from data.procedural.kit_part import Vector, outward

PLANES = {"z": (0, 1, 2), "x": (2, 1, 0), "y": (0, 2, 1)}
"""For each facing: which axes the outline's two coordinates and the thickness lie along."""


def plate(
    outline: np.ndarray | list,
    thickness: float,
    center: Vector = (0, 0, 0),
    *,
    bevel: float = 0.0,
    facing: str = "z",
    material: str = "plastic",
) -> Part:
    """A plate over a simple outline (M, 2), convex or not, its two rims cut back by `bevel` in a chamfer.

    facing: the axis of the thickness; the outline is then (x, y) for "z", (z, y) for "x", (x, z) for "y".
    """
    bevel = min(bevel, 0.49 * thickness)
    steps = [(bevel, 0.0), (0.0, bevel)] if bevel > 0 else [(0.0, 0.0)]
    return _stacked(outline, thickness, steps, center, facing, material)


def rounded_plate(
    outline: np.ndarray | list,
    thickness: float,
    center: Vector = (0, 0, 0),
    *,
    radius: float,
    facing: str = "z",
    material: str = "plastic",
) -> Part:
    """A plate as `plate` makes it, with its rims rounded by `radius` instead of cut."""
    radius = min(radius, 0.49 * thickness)
    angle = np.linspace(0, np.pi / 2, 4)
    steps = list(zip(radius * (1 - np.sin(angle)), radius * (1 - np.cos(angle)), strict=True))
    return _stacked(outline, thickness, steps, center, facing, material)


def placed(
    parts: Iterable[Part], *, translate: Vector = (0, 0, 0), rotate: Vector = (0, 0, 0), scale: float = 1.0
) -> list[Part]:
    """The parts as `moved` does each of them."""
    return [moved(part, translate=translate, rotate=rotate, scale=scale) for part in parts]


def _stacked(
    outline: np.ndarray | list,
    thickness: float,
    steps: list[tuple[float, float]],
    center: Vector,
    facing: str,
    material: str,
) -> Part:
    """The outline stacked along its thickness, drawn in at both rims by `steps` of (inset, depth).

    The caps are the triangles of the outline itself, so that a rim drawn in too far cannot open the solid.
    """
    outline = np.asarray(outline, dtype=float)
    if _twice_area(outline) < 0:
        outline = outline[::-1]
    around, inward = len(outline), _inward(outline)
    levels = [(inset, depth - thickness / 2) for inset, depth in steps]
    levels += [(inset, -depth) for inset, depth in reversed(levels)]
    rings = np.empty((len(levels), around, 3))
    for ring, (inset, depth) in zip(rings, levels, strict=True):
        ring[:, :2], ring[:, 2] = outline + inset * inward, depth
    cap, at = _caps(outline), np.arange(around)
    after, low = np.roll(at, -1), around * np.arange(len(levels) - 1)[:, None]
    one = np.stack([low + at, low + after, low + after + around], axis=-1).reshape(-1, 3)
    two = np.stack([low + at, low + after + around, low + at + around], axis=-1).reshape(-1, 3)
    faces = np.concatenate([cap[:, ::-1], cap + (len(levels) - 1) * around, one, two])
    points = np.empty((rings.size // 3, 3))
    points[:, list(PLANES[facing])] = rings.reshape(-1, 3)
    return outward(points + np.asarray(center, dtype=float), faces, material)


def _caps(polygon: np.ndarray) -> np.ndarray:
    """(M - 2, 3) triangles of a simple counter-clockwise polygon.

    Ears are cut off as in `extrude`, but only corners that bend inward can lie in one: they are few,
    and none of them left means a fan.
    """
    points = [(x, y) for x, y in polygon.tolist()]
    bends = {
        k
        for k in range(len(points))
        if _turn(points[k - 1], points[k], points[(k + 1) % len(points)]) <= 1e-14
    }
    if not bends:
        rest = np.arange(1, len(points) - 1)
        return np.stack([np.zeros_like(rest), rest, rest + 1], axis=1)
    left, found, k, missed = list(range(len(points))), [], 0, 0
    while len(left) > 3:
        k %= len(left)
        i, j, m = left[k - 1], left[k], left[(k + 1) % len(left)]
        free = j not in bends and not any(
            _within(points[b], points[i], points[j], points[m]) for b in bends if b not in (i, m)
        )
        if not free and missed <= len(left):
            k, missed = k + 1, missed + 1
            continue
        found.append((i, j, m))
        del left[k]
        bends.discard(j)
        k, missed = k - 1, 0
        for at in (left.index(i), left.index(m)):
            if _turn(points[left[at - 1]], points[left[at]], points[left[(at + 1) % len(left)]]) > 1e-14:
                bends.discard(left[at])
    return np.array([*found, tuple(left)])


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _within(
    p: tuple[float, float], a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> bool:
    return _turn(a, b, p) >= 0 and _turn(b, c, p) >= 0 and _turn(c, a, p) >= 0


def _twice_area(outline: np.ndarray) -> float:
    x, y = outline.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())


def _inward(outline: np.ndarray) -> np.ndarray:
    """(M, 2) how each corner of a counter-clockwise outline moves when its edges go inward by 1.

    At most 2 long, so that sharp tips keep their place.
    """
    way = np.roll(outline, -1, axis=0) - outline
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-12)
    after = np.stack([-way[:, 1], way[:, 0]], axis=1)
    before = np.roll(after, 1, axis=0)
    miter = (before + after) / np.maximum(1 + (before * after).sum(axis=1, keepdims=True), 0.2)
    return miter / np.maximum(np.linalg.norm(miter, axis=1, keepdims=True) / 2, 1)
