"""Hollow solids, rings and frames, for shades, dials, wheels and screens."""

import numpy as np

from data.procedural.kit_extrude import PLANES, extrude
from data.procedural.kit_outlines import circle, rounded_rectangle
from data.procedural.kit_part import Part, Vector, copies, joined
from data.procedural.kit_solids import box, loft, revolve

Levels = list[tuple[np.ndarray, float]]
"""Outlines (N, 2) and where they lie along an axis."""

ORIGIN = (0.0, 0.0, 0.0)


def loft_levels(
    levels: Levels,
    center: Vector = ORIGIN,
    *,
    facing: str = "y",
    closed: bool = False,
    material: str = "wood",
) -> Part:
    """A solid through outlines one after the other along an axis, its two ends flat.

    facing: that axis; outlines are (x, z) for "y", (x, y) for "z" and (z, y) for "x".
    closed: open in the middle; the levels then go all the way around its section, up outside, down inside.
    """
    axes = PLANES[facing]
    rings = np.empty((len(levels), len(levels[0][0]), 3))
    for ring, (outline, along) in zip(rings, levels, strict=True):
        ring[:, axes[:2]] = outline
        ring[:, axes[2]] = along
    return loft(rings + np.asarray(center), closed=closed, material=material)


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


def hoop(
    section: np.ndarray | list,
    center: Vector = ORIGIN,
    *,
    axis: str = "z",
    sides: int = 24,
    material: str = "metal",
) -> Part:
    """A round ring about an axis: section (N, 2) of (radius, along the axis) around, any way."""
    turn = circle(1.0, sides)
    levels = [(turn * radius, along) for radius, along in section]
    return loft_levels(levels, center, facing=axis, closed=True, material=material)


def disc(
    radius: float,
    depth: float,
    center: Vector = ORIGIN,
    *,
    bevel: float = 0.0,
    sides: int = 24,
    material: str = "plastic",
) -> Part:
    """A round plate that faces +Z, its rims cut back by `bevel`."""
    return extrude(circle(radius, sides), depth, center, bevel=bevel, material=material)


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
    levels = [(outer, -half), (outer, half), (inner, half), (inner, -half)]
    return loft_levels(levels, center, facing="z", closed=True, material=material)


def grille(
    size: tuple[float, float, float], bars: int, center: Vector = ORIGIN, *, material: str = "metal"
) -> Part:
    """Level bars one above the other that fill this width, height and depth, with as much left open."""
    width, height, depth = size
    pitch = height / bars
    bar = box((width, pitch / 2, depth), center, material=material)
    return joined(copies([bar], [(0, (k - (bars - 1) / 2) * pitch, 0) for k in range(bars)]))
