"""Lamps that hang from a ceiling or sit on it. Metres; the lowest point may be anywhere."""

import numpy as np

from data.procedural.kit import (
    Part,
    around,
    box,
    chance,
    circle,
    copies,
    cup,
    cylinder,
    ellipsoid,
    in_plane,
    joined,
    moved,
    pick,
    placed,
    revolve,
    rod,
    rounded_path,
    rounded_rectangle,
    slab,
    smooth_curve,
    tube,
)
from data.procedural.lamp_parts import bulb, fitted_shade, lantern_cage, reflector


def canopy(radius: float, top: float, material: str) -> Part:
    """The rose at the ceiling, whose upper face is at `top`."""
    profile = [(0.3, -0.5), (0.8, -0.35), (1, -0.1), (1, 0)]
    return revolve(np.array(profile) * radius + (0, top), sides=16, material=material)


def cord(low: float, high: float, radius: float, material: str = "metal") -> Part:
    """A straight cord or rod between two levels."""
    return cylinder(radius, high - low, (0, (low + high) / 2, 0), sides=6, material=material)


def chain(low: float, high: float, size: float) -> Part:
    """Oval links from the lower to the upper level, every second one turned."""
    count = max(int((high - low) / (1.5 * size)), 1)
    link = in_plane(circle((0.5 * size, (high - low) / count * 0.62), 8), "xy")
    one = tube(link, 0.16 * size, sides=5, closed=True)
    spots = [(0, low + (k + 0.5) * (high - low) / count, 0) for k in range(count)]
    return joined(copies([one], spots[::2]) + copies([moved(one, rotate=(0, 90, 0))], spots[1::2]))


def _hung(rng: np.random.Generator, wide: float) -> list[Part]:
    """What hangs from the origin, about this radius: reflector, dome, globe, shade, cage, box or cocoon."""
    style = pick(rng, "reflector", "reflector", "dome", "globe", "shade", "cage", "cocoon", "cube")
    material = pick(rng, "metal", "paint", "glass", "plastic", "wood")
    if style == "reflector":
        return reflector(rng, wide, material=material)
    if style == "dome":
        deep, t = wide * rng.uniform(0.5, 1.2), np.linspace(0, np.pi / 2, 8)
        dome = np.stack([wide * np.cos(t), deep * (np.sin(t) - 1)], axis=1)
        dome[-1, 0] = 0
        return [cup(dome, 0.05 * wide, material=material), *upside_down(bulb(-0.02, 0.25 * wide))]
    if style == "globe":
        squash, cap = rng.uniform(0.7, 1.3), 0.45 * wide
        ball = ellipsoid(
            (wide, squash * wide, wide), (0, -squash * wide - 0.04, 0), segments=20, material="glass"
        )
        return [ball, cylinder(cap, 0.09, (0, -0.045, 0), radius_top=0.6 * cap, sides=14)]
    if style == "shade":
        deep = wide * rng.uniform(0.5, 1.4)
        low_high = (wide, wide * pick(rng, 1.0, 1.0, rng.uniform(0.4, 0.8)))
        parts = fitted_shade(rng, low_high, deep, -deep, wall=0.05 * wide)
        return [*parts, cord(-0.75 * deep, 0.01, 0.03 * wide)]
    if style == "cage":
        deep = wide * rng.uniform(1.2, 2.2)
        bow = smooth_curve([(0.2, 0), (1.0, -0.55), (0.25, -1)], 9) * (wide, deep)
        wires = around(tube(in_plane(bow, "xy"), 0.05 * wide, sides=5), pick(rng, 6, 8))
        ring = tube(
            in_plane(circle(0.98 * wide, 18), "xz", (0, -0.55 * deep, 0)), 0.05 * wide, sides=5, closed=True
        )
        cap = cylinder(0.3 * wide, 0.2 * wide, (0, -0.02, 0), sides=12)
        return [wires, ring, cap, *upside_down(bulb(0.05 * wide, 0.3 * wide))]
    if style == "cube":
        return _glass_box(wide * rng.uniform(0.6, 0.9), wide * rng.uniform(1.0, 2.2), material)
    count, squash = pick(rng, 5, 7, 9), rng.uniform(0.7, 1.6)
    levels = np.linspace(-0.96, 0.96, count)
    discs = [
        cylinder(
            wide * np.sqrt(1 - v * v),
            1.4 * squash * wide / count,
            (0, squash * wide * (v - 1), 0),
            material=material,
        )
        for v in levels
    ]
    return [*discs, cord(-1.9 * squash * wide, 0.02, 0.15 * wide)]


def _glass_box(wide: float, deep: float, material: str) -> list[Part]:
    """A glass box with framed edges that hangs from the origin by its lid, `wide` half its width."""
    thick = 0.14 * wide
    post = box((thick, deep, thick), (wide, -deep / 2, wide), material=material)
    rail = box((2 * wide + thick, thick, thick), (0, 0, wide), material=material)
    rails = [moved(around(rail, 4), translate=(0, y, 0)) for y in (0, -deep)]
    rod = box((2 * wide, thick, thick), material=material)
    light = box((1.85 * wide, 0.96 * deep, 1.85 * wide), (0, -deep / 2, 0), material="glass")
    return [around(post, 4), *rails, rod, light]


def upside_down(parts: list[Part]) -> list[Part]:
    """The parts hanging from the origin instead of standing on it."""
    return placed(parts, rotate=(180, 0, 0))


def pendant(rng: np.random.Generator) -> list[Part]:
    """One light on a cord, a rod or a chain."""
    wide, drop = rng.uniform(0.1, 0.28), rng.uniform(0.15, 0.9)
    hang = chain(-0.02, drop, 0.035) if chance(rng, 0.2) else cord(-0.03, drop, rng.uniform(0.006, 0.012))
    rose = canopy(rng.uniform(0.05, 0.09), drop + 0.02, pick(rng, "metal", "paint", "plastic"))
    return [*_hung(rng, wide), hang, rose]


def cluster(rng: np.random.Generator) -> list[Part]:
    """Two to seven lights from one rose or one bar, at one level or many."""
    count, wide = pick(rng, 2, 3, 3, 4, 5, 6), rng.uniform(0.08, 0.16)
    one = _hung(rng, wide)
    count = min(count, 4) if sum(len(part.faces) for part in one) > 700 else count
    drop, uneven = rng.uniform(0.35, 0.9), pick(rng, 0.0, rng.uniform(0.15, 0.5))
    if count < 6 and chance(rng, 0.5):
        pitch = wide * rng.uniform(2.3, 3.2)
        spots = np.stack([pitch * (np.arange(count) - (count - 1) / 2), np.zeros(count)], axis=1)
        rail = box(
            (pitch * (count - 1) + 0.12, 0.035, 0.06), (0, 0, 0), material=pick(rng, "metal", "wood", "paint")
        )
    else:
        ring = max(1.15 * wide / np.sin(np.pi / count), wide) if uneven == 0 else rng.uniform(0.9, 1.5) * wide
        spots = circle(ring, count)
        plan = circle(ring + 0.04, 24)
        rail = slab(plan, 0.035, bevel=0.01, material=pick(rng, "metal", "wood", "paint"))
    parts = [rail]
    for x, z in spots:
        low = -drop - uneven * rng.uniform(-0.5, 0.5)
        parts.append(moved(cord(low - 0.03, 0, 0.006), translate=(x, 0, z)))
        parts += placed(one, translate=(x, low, z))
    return parts


def hanging_lantern(rng: np.random.Generator) -> list[Part]:
    """A glazed lantern on a chain or a rod."""
    cage, top = lantern_cage(
        rng, rng.uniform(0.18, 0.3), material=pick(rng, "metal", "metal", "paint", "wood")
    )
    drop = rng.uniform(0.1, 0.45)
    hang = chain(top - 0.015, top + drop, 0.04) if chance(rng, 0.6) else cord(top - 0.02, top + drop, 0.008)
    return [*cage, hang, canopy(0.06, top + drop + 0.01, "metal")]


def ceiling(rng: np.random.Generator) -> list[Part]:
    """A light on the ceiling: a flat drum, a bowl on a short stem, a bar of spots or a fan of arms."""
    style, wide = pick(rng, "drum", "bowl", "spots", "arms"), rng.uniform(0.15, 0.26)
    material = pick(rng, "metal", "metal", "paint", "wood")
    if style == "drum":
        deep = wide * rng.uniform(0.25, 0.6)
        plan = pick(rng, circle(wide, 28), rounded_rectangle(1.8 * wide, 1.8 * wide, 0.02), circle(wide, 8))
        parts = [slab(plan, deep, material=pick(rng, "glass", "fabric", "plastic"))]
        for level in pick(rng, (0.45,), (-0.4, 0.45), (-0.4, 0.0, 0.45)):
            parts.append(slab(1.05 * plan, 0.1 * deep, (0, level * deep, 0), material=material))
        return parts
    if style == "bowl":
        deep, gap = wide * rng.uniform(0.3, 0.7), rng.uniform(0.03, 0.22)
        t = np.linspace(0, np.pi / 2, 7)
        bowl = np.stack([wide * np.cos(t), -deep * np.sin(t)], axis=1)
        bowl[-1, 0] = 0
        parts = [cup(bowl, 0.012, material="glass"), canopy(0.45 * wide, gap + 0.02, material)]
        parts.append(ellipsoid((0.02, 0.03, 0.02), (0, -deep - 0.015, 0), segments=8, material=material))
        rods = rod((0.95 * wide, -0.01, 0), (0.2 * wide, gap, 0), 0.008, sides=5)
        return [*parts, around(rods, 3, start=90), cord(-deep, gap, 0.01)]
    count, head = (
        pick(rng, 2, 3, 4),
        reflector(rng, rng.uniform(0.05, 0.08), material=pick(rng, material, "metal")),
    )
    if style == "arms":
        path = rounded_path([(0, 0, 0), (wide, 0.03, 0), (wide, -0.06, 0)], 0.05)
        parts = [
            canopy(0.1, 0.06, material),
            around(tube(path, 0.01, sides=6, material=material), count + 1),
        ]
        return parts + [around(moved(part, translate=(wide, -0.05, 0)), count + 1) for part in head]
    pitch = rng.uniform(0.16, 0.24)
    parts = [box((pitch * count, 0.03, 0.06), material=material)]
    for k in range(count):
        at = ((k - (count - 1) / 2) * pitch, -0.07, 0)
        parts.append(cylinder(0.009, 0.08, (at[0], -0.04, 0), sides=8))
        tilt = (rng.uniform(-60, 0), rng.uniform(-70, 70), 0)
        parts += placed(head, rotate=tilt, translate=at)
    return parts
