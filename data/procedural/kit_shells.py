"""Hollow solids, solids that face the viewer and rings of copies, for shades, dials and screens."""

import numpy as np

from data.procedural.kit import Part, circle, joined, loft, moved, revolve, rounded_rectangle, slab
from data.procedural.kit_part import Vector

ORIGIN = (0.0, 0.0, 0.0)


def hollow(
    levels: list[tuple[np.ndarray, float]], center: Vector = ORIGIN, *, material: str = "fabric"
) -> Part:
    """A ring about the Y axis, open in the middle.

    levels: (outline (N, 2) in XZ, height) all the way around its section: up outside, then down inside.
    """
    rings = np.empty((len(levels), len(levels[0][0]), 3))
    for ring, (outline, height) in zip(rings, levels, strict=True):
        ring[:, 0::2] = outline
        ring[:, 1] = height
    return loft(rings + np.asarray(center), closed=True, material=material)


def cup(
    profile: np.ndarray | list,
    wall: float,
    center: Vector = ORIGIN,
    *,
    sides: int = 18,
    material: str = "metal",
) -> Part:
    """A turned bowl about the Y axis, `wall` thick.

    profile: (N, 2) radius and height of its outside, from the open rim to the closed end.
    """
    outer = np.asarray(profile, dtype=float)
    depth = outer[-1, 1] - outer[0, 1]
    inner = outer.copy()
    inner[:, 0] = np.maximum(inner[:, 0] - wall, 0)
    inner[:, 1] -= np.sign(depth) * wall * (outer[:, 1] - outer[0, 1]) / depth
    return revolve(np.concatenate([inner[::-1], outer]), center, sides=sides, material=material)


def facing(part: Part, center: Vector = ORIGIN) -> Part:
    """A solid made about the Y axis, laid back so that its top faces +Z (its +Z goes to -Y)."""
    return moved(part, rotate=(90, 0, 0), translate=center)


def plate(
    outline: np.ndarray,
    depth: float,
    center: Vector = ORIGIN,
    *,
    bevel: float = 0.0,
    material: str = "plastic",
) -> Part:
    """A flat plate over a star-shaped outline (N, 2) in XY that reaches depth / 2 to both sides along Z."""
    return facing(slab(outline * (1, -1), depth, bevel=bevel, material=material), center)


def disc(
    radius: float,
    depth: float,
    center: Vector = ORIGIN,
    *,
    bevel: float = 0.0,
    sides: int = 24,
    material: str = "plastic",
) -> Part:
    """A round plate that faces +Z."""
    return plate(circle(radius, sides), depth, center, bevel=bevel, material=material)


def frame(
    size: tuple[float, float],
    border: float,
    depth: float,
    center: Vector = ORIGIN,
    *,
    radius: float = 0.0,
    material: str = "plastic",
) -> Part:
    """A rectangular frame in XY, `size` outside, `border` wide and `depth` deep along Z, corners rounded."""
    outer = rounded_rectangle(*size, radius)
    inner = rounded_rectangle(size[0] - 2 * border, size[1] - 2 * border, max(radius - border, 0.2 * radius))
    half = depth / 2
    return facing(
        hollow([(outer, -half), (outer, half), (inner, half), (inner, -half)], material=material), center
    )


def bezel(
    section: np.ndarray | list, center: Vector = ORIGIN, *, sides: int = 24, material: str = "metal"
) -> Part:
    """A round ring that faces +Z: section (N, 2) of (radius, z) around, any way."""
    turn = circle(1.0, sides)
    return facing(hollow([(turn * radius, z) for radius, z in section], material=material), center)


def around(part: Part, count: int, *, axis: int = 1, start: float = 0.0, sweep: float = 360.0) -> Part:
    """Copies of the part, `count` to `sweep` degrees about an axis through the origin, as one part."""
    turn = np.zeros((count, 3))
    turn[:, axis] = start + sweep * np.arange(count) / count
    return joined([moved(part, rotate=angles) for angles in turn])
