"""Wheels of everything that rolls: on tyres, on wire spokes, on rails. They turn about X and roll along Z.

The outer face looks to +X; mirror a wheel for the other side. Any unit.
"""

import numpy as np

from data.procedural.kit import Part, beam, circle, joined, loft, moved, revolve, tube

Point = tuple[float, float, float]


def turned(
    profile: list[tuple[float, float]], center: Point, *, sides: int = 16, material: str = "metal"
) -> Part:
    """A turned solid about the X axis: `profile` holds (radius, x), from the inner face to the outer one."""
    return moved(revolve(profile, sides=sides, material=material), rotate=(0, 0, -90), translate=center)


def hoop(
    radius: float, section: np.ndarray, center: Point, *, segments: int = 20, material: str = "rubber"
) -> Part:
    """A ring about the X axis: a section (M, 2) of (outward, along X) carried around at this radius."""
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    out = radius + section[None, :, 0]
    rings = np.empty((segments, len(section), 3))
    rings[..., 0] = section[None, :, 1]
    rings[..., 1] = np.cos(angle)[:, None] * out
    rings[..., 2] = np.sin(angle)[:, None] * out
    return loft(rings + np.asarray(center), closed=True, material=material)


def spokes(
    center: Point, radii: tuple[float, float], count: int, *, thick: float, spread: float = 0.0
) -> Part:
    """Round bars from the inner to the outer of `radii`, the inner ends by turns `spread` to either side."""
    angle = np.arange(count) * 2 * np.pi / count
    way = np.stack([np.zeros(count), np.cos(angle), np.sin(angle)], axis=1)
    sides = np.where(np.arange(count) % 2, 0.5, -0.5)[:, None] * (spread, 0, 0)
    bars = [
        tube([a, b], thick, sides=4)
        for a, b in zip(way * radii[0] + sides + center, way * radii[1] + center, strict=True)
    ]
    return joined(bars)


def tyre_wheel(
    center: Point, radius: float, width: float, *, rim: float = 0.62, style: str = "disc", count: int = 5
) -> list[Part]:
    """A tyre on a metal wheel `rim` radii across.

    style: "disc" (pressed steel), "cap" (domed hub cap), "spokes" (`count` broad cast ones) or "wire".
    """
    r = rim * radius
    tread = [(0.9 * radius, -0.5 * width), (radius, -0.3 * width), (radius, 0.3 * width)]
    tread += [(0.9 * radius, 0.5 * width), (r, 0.5 * width), (0.97 * r, 0.2 * width)]
    tyre = turned(tread, center, material="rubber")
    if style == "disc":
        face = [(r, 0.1), (r, 0.42), (0.85 * r, 0.4), (0.6 * r, 0.5), (0.3 * r, 0.32), (0.28 * r, 0.52)]
    elif style == "cap":
        face = [(r, 0.1), (r, 0.5), (0.7 * r, 0.6), (0.3 * r, 0.66)]
    else:
        face = [(0.24 * r, 0.1), (0.24 * r, 0.5), (0.15 * r, 0.54)]
    parts = [tyre, turned([(a, b * width) for a, b in face], center, sides=14)]
    if style in ("spokes", "wire"):
        x, y, z = center
        at = (x + 0.4 * width, y, z)
        wide, thick = (0.9 * r / count**0.5, 0.14 * width) if style == "spokes" else (0.06 * r, 0.05 * width)
        ring = np.array([(-0.1, -0.1), (0.02, -0.1), (0.02, 0.1), (-0.1, 0.1)]) * (r, width)
        parts.append(hoop(r, ring, at, segments=16, material="metal"))
        parts.append(_arms(at, r, count if style == "spokes" else 12, (wide, thick)))
    return parts


def _arms(center: Point, reach: float, count: int, size: tuple[float, float]) -> Part:
    """Flat arms from the middle out to `reach`, `size` wide across and along the axle."""
    angle = np.arange(count) * 2 * np.pi / count
    ends = np.stack([np.zeros(count), np.cos(angle), np.sin(angle)], axis=1) * 0.97 * reach
    tip = (0.7 * size[0], size[1])
    arms = [beam((0, 0, 0), end, size=size, size_end=tip, up=(1, 0, 0), material="metal") for end in ends]
    return moved(joined(arms), translate=center)


def spoked_wheel(
    center: Point, radius: float, *, tyre: float, count: int = 20, thick: float = 0.003,
    axle: tuple[float, float] = (0.025, 0.08),
) -> list[Part]:
    """A wheel on thin spokes, of a bicycle or motorcycle; `tyre` is the radius of the tyre's section.

    Tyre, rim, spokes and hub, in this order. axle: radius and width of the hub, whose two flanges the
    spokes reach by turns.
    """
    hub, hub_width = axle
    inner = radius - 2 * tyre
    ring = np.array([(-0.8, -0.7), (0.25, -0.8), (0.25, 0.8), (-0.8, 0.7)]) * tyre
    profile = [(0.5 * hub, -0.5), (hub, -0.5), (hub, -0.38), (0.5 * hub, -0.3), (0.5 * hub, 0.3)]
    profile += [(hub, 0.38), (hub, 0.5), (0.5 * hub, 0.5)]
    return [
        hoop(radius - tyre, circle(tyre, 8), center, segments=24),
        hoop(inner, ring, center, segments=24, material="metal"),
        spokes(center, (0.8 * hub, inner), count, thick=thick, spread=0.8 * hub_width),
        turned([(a, b * hub_width) for a, b in profile], center, sides=10),
    ]


def rail_wheel(center: Point, radius: float, width: float, *, count: int = 0) -> list[Part]:
    """A flanged steel wheel, the flange on the inner face; solid, or with `count` spokes."""
    flange = [(1.1 * radius, -0.5 * width), (1.1 * radius, -0.25 * width), (radius, -0.2 * width)]
    if not count:
        face = [(0.95 * radius, 0.5), (0.8 * radius, 0.5), (0.7 * radius, 0.25), (0.3 * radius, 0.3)]
        face += [(0.28 * radius, 0.6)]
        return [turned([*flange, *((a, b * width) for a, b in face)], center)]
    section = np.array([(0.25, -0.5), (0.25, -0.2), (0.05, -0.15), (0.05, 0.5), (-0.1, 0.5), (-0.1, -0.5)])
    ring = hoop(0.9 * radius, section * (0.5 * radius, width), center, segments=20, material="metal")
    hub = turned([(0.22 * radius, -0.5 * width), (0.22 * radius, 0.5 * width)], center, sides=12)
    return [ring, hub, _arms(center, 0.9 * radius, count, (0.09 * radius, 0.4 * width))]
