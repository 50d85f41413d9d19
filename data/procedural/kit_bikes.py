"""What bicycles and motorcycles share: moulded bodies, mudguards, wheels, bars. Noses point to +Z."""

from collections.abc import Sequence

import numpy as np

from data.procedural.kit import (
    Part,
    around,
    beam,
    circle,
    cylinder,
    facing,
    hoop,
    joined,
    loft,
    mirrored,
    moved,
    revolve,
    rod,
    rods,
    sheet,
    smooth_curve,
    tube,
)

Point = tuple[float, float, float]
Flat = tuple[float, float]
"""A point (z, y) in the middle plane x = 0."""


def at(point: Flat, x: float = 0.0) -> Point:
    """The point of space that lies at this (z, y), x metres to the side."""
    return x, point[1], point[0]


def along(start: Flat, end: Flat, share: float) -> Flat:
    """The point at this share of the way."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def bar(start: Flat, end: Flat, radius: float, *, x: float = 0.0, material: str = "paint") -> Part:
    """A straight tube in the plane at x."""
    return rod(at(start, x), at(end, x), radius, sides=8, material=material)


def bent(points: Sequence[Flat], radius: float, *, x: float = 0.0, material: str = "paint") -> Part:
    """A tube in the plane at x, curved smoothly through these points."""
    path = smooth_curve(np.array([at(point, x) for point in points]), 3 * len(points))
    return tube(path, radius, sides=7, material=material)


def body(
    stations: Sequence[tuple[float, float, float, float]], *, power: float = 2.5, rings: int = 8,
    x: float = 0.0, material: str = "paint"
) -> Part:
    """A moulded body through stations (z, y of the middle, half width, half height): tanks, seats, cowls."""
    z, y, wide, high = np.maximum(smooth_curve(np.array(stations, float), rings), (-9, -9, 0.002, 0.002)).T
    unit = circle(1.0, 12)
    unit = unit / (np.abs(unit) ** power).sum(axis=1, keepdims=True) ** (1 / power)
    grid = np.empty((rings, 12, 3))
    grid[..., 0] = unit[:, 0] * wide[:, None] + x
    grid[..., 1] = unit[:, 1] * high[:, None] + y[:, None]
    grid[..., 2] = z[:, None]
    return loft(grid, material=material)


def mudguard(
    center: Flat, radius: float, width: float, *, span: tuple[float, float], drop: float = 0.3,
    material: str = "paint"
) -> Part:
    """A curved plate over a wheel, between two angles in degrees: 0 is ahead of the axle, 90 above it.

    drop: how far its edges hang down, in half widths.
    """
    angle = np.radians(np.linspace(*span, 12))[:, None]
    across = np.array([-1, -0.6, 0, 0.6, 1])[None, :]
    reach = radius - drop * width / 2 * across**2
    grid = np.empty((12, 5, 3))
    grid[..., 0] = across * width / 2
    grid[..., 1] = center[1] + reach * np.sin(angle)
    grid[..., 2] = center[0] + reach * np.cos(angle)
    return sheet(grid, max(0.008, 0.06 * width), material=material)


def _tyre(radius: float, tyre: Flat, center: Point, *, corners: int = 8) -> Part:
    """A tyre whose tread is at `radius`; tyre: half its height and half its width."""
    section = circle(tyre, corners) + (radius - tyre[0], 0)
    return hoop(section, center, axis="x", sides=22, material="rubber")


def wire_wheel(
    center: Point, radius: float, *, tyre: Flat, count: int, thick: float, axle: Flat = (0.025, 0.09)
) -> list[Part]:
    """A wheel on thin spokes: tyre, rim, spokes, hub. tyre: half its height and half its width.

    axle: radius and width of the hub, whose two flanges the spokes leave by turns.
    """
    high, wide = tyre
    hub, across = axle
    inner = radius - 2 * high
    ring = [(-0.6 * wide, -0.7 * wide), (0.25 * high, -0.8 * wide), (0.25 * high, 0.8 * wide)]
    ring.append((-0.6 * wide, 0.7 * wide))
    angle = np.arange(count) * 2 * np.pi / count
    way = np.stack([0 * angle, np.cos(angle), np.sin(angle)], axis=1)
    side = np.where(np.arange(count) % 2, 0.36, -0.36)[:, None] * (across, 0, 0)
    profile = [(0.5 * hub, -0.5), (hub, -0.46), (hub, -0.3), (0.5 * hub, -0.25)]
    profile += [(r, -x) for r, x in profile[::-1]]
    return [
        _tyre(radius, tyre, center, corners=6 if wide < 0.03 else 8),
        hoop(np.array(ring) + (inner, 0), center, axis="x", sides=22),
        rods(way * 0.8 * hub + side + center, way * inner + center, thick),
        facing(revolve([(r, x * across) for r, x in profile], sides=8, material="metal"), "x", center),
    ]


def cast_wheel(
    center: Flat, radius: float, *, tyre: Flat, count: int, twin: bool = False, width: float = 0.08
) -> list[Part]:
    """A wheel on broad cast spokes, single or in pairs; tyre: half its height and half its width."""
    high, wide = tyre
    inner, hub = radius - 2 * high, 0.2 * radius
    ring = np.array([(-0.22, -0.8), (0.1, -0.85), (0.1, 0.85), (-0.22, 0.8)]) * (high, wide)
    spread = 0.07 * np.pi if twin else 0.0
    size = (0.09 * radius if twin else 1.5 * radius / (count + 5), 0.6 * wide)
    # one spoke, leaning when in pairs, then turned to all its places
    foot, tip = ((0, np.cos(lean), np.sin(lean)) for lean in (spread, 1.6 * spread))
    arm = beam(
        0.6 * hub * np.array(foot), 1.01 * inner * np.array(tip), size=size, up=(1, 0, 0), material="metal"
    )
    arms = [mirrored(arm, 2), arm] if twin else [arm]
    return [
        _tyre(radius, tyre, at(center)),
        hoop(ring + (inner, 0), at(center), axis="x", sides=22),
        moved(around(joined(arms), count, axis=0), translate=at(center)),
        facing(cylinder(hub, width, sides=12), "x", at(center)),
    ]


def rotor(center: Flat, radius: float, x: float, *, thick: float = 0.008, material: str = "metal") -> Part:
    """A flat disc about the X axis: a brake disc, a chainring, a cover."""
    return facing(cylinder(radius, thick, sides=16, material=material), "x", at(center, x))


def handlebar(right: Sequence[Point], radius: float, *, grip: float = 1.5, share: float = 0.3) -> list[Part]:
    """A bent bar whose right half runs through these points from x = 0 outward, and its two grips.

    grip: thickness of a grip by that of the bar. share: of the half that it covers.
    """
    half = smooth_curve(np.array(right, float), 2 * len(right))
    path = np.concatenate([half[:0:-1] * (-1, 1, 1), half])
    count = max(2, round(share * len(half)))
    grips = [
        tube(half[-count:] * (side, 1, 1), grip * radius, sides=6, material="rubber")
        for side in (1, -1)
    ]
    return [tube(path, radius, sides=6), *grips]


def disc_wheel(
    center: Flat, radius: float, tyre: float, *, bulge: float = 0.02, material: str = "plastic"
) -> list[Part]:
    """A bicycle's wheel filled by one lens of a disc."""
    inner = radius - 1.6 * tyre
    half = [(0.1 * radius, -bulge - 0.6 * tyre), (inner, -0.6 * tyre)]
    lens = revolve([*half, *((r, -x) for r, x in half[::-1])], sides=24, material=material)
    return [_tyre(radius, (tyre, tyre), at(center)), facing(lens, "x", at(center))]
