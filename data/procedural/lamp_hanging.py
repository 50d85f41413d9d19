"""Lamps that hang from a ceiling or sit on it. Metres; the lowest point may be anywhere."""

import numpy as np

from data.procedural.kit import (
    Part,
    around,
    beam,
    box,
    chance,
    circle,
    cup,
    cylinder,
    ellipsoid,
    in_plane,
    joined,
    loft_levels,
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
from data.procedural.lamp_parts import bulb, fitted_shade, lantern_cage, reflector, stem


def _canopy(radius: float, top: float, material: str) -> Part:
    """The rose at the ceiling, whose upper face is at `top`."""
    profile = [(0.3, -0.5), (0.8, -0.35), (1, -0.1), (1, 0)]
    return revolve(np.array(profile) * radius + (0, top), sides=16, material=material)


def _cord(low: float, high: float, radius: float, material: str = "metal") -> Part:
    return cylinder(radius, high - low, (0, (low + high) / 2, 0), sides=6, material=material)


def _chain(low: float, high: float, size: float) -> Part:
    """Oval links from the lower to the upper level, every second one turned."""
    count = max(int((high - low) / (1.5 * size)), 1)
    link = in_plane(circle((0.5 * size, (high - low) / count * 0.62), 8), "xy")
    links = []
    for k in range(count):
        ring = tube(link, 0.16 * size, sides=5, closed=True)
        links.append(
            moved(ring, rotate=(0, 90 * (k % 2), 0), translate=(0, low + (k + 0.5) * (high - low) / count, 0))
        )
    return joined(links)


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
        return [cup(dome, 0.05 * wide, material=material), *_upside_down(bulb(-0.02, 0.25 * wide))]
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
        return [*parts, _cord(-0.75 * deep, 0.01, 0.03 * wide)]
    if style == "cage":
        deep = wide * rng.uniform(1.2, 2.2)
        bow = smooth_curve([(0.2, 0), (1.0, -0.55), (0.25, -1)], 9) * (wide, deep)
        wires = around(tube(in_plane(bow, "xy"), 0.05 * wide, sides=5), pick(rng, 6, 8))
        ring = tube(
            in_plane(circle(0.98 * wide, 18), "xz", (0, -0.55 * deep, 0)), 0.05 * wide, sides=5, closed=True
        )
        cap = cylinder(0.3 * wide, 0.2 * wide, (0, -0.02, 0), sides=12)
        return [wires, ring, cap, *_upside_down(bulb(0.05 * wide, 0.3 * wide))]
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
    return [*discs, _cord(-1.9 * squash * wide, 0.02, 0.15 * wide)]


def _glass_box(wide: float, deep: float, material: str) -> list[Part]:
    """A glass box with framed edges that hangs from the origin by its lid, `wide` half its width."""
    thick = 0.14 * wide
    post = box((thick, deep, thick), (wide, -deep / 2, wide), material=material)
    rail = box((2 * wide + thick, thick, thick), (0, 0, wide), material=material)
    rails = [moved(around(rail, 4), translate=(0, y, 0)) for y in (0, -deep)]
    rod = box((2 * wide, thick, thick), material=material)
    light = box((1.85 * wide, 0.96 * deep, 1.85 * wide), (0, -deep / 2, 0), material="glass")
    return [around(post, 4), *rails, rod, light]


def _upside_down(parts: list[Part]) -> list[Part]:
    return placed(parts, rotate=(180, 0, 0))


def pendant(rng: np.random.Generator) -> list[Part]:
    """One light on a cord, a rod or a chain."""
    wide, drop = rng.uniform(0.1, 0.28), rng.uniform(0.15, 0.9)
    hang = _chain(-0.02, drop, 0.035) if chance(rng, 0.2) else _cord(-0.03, drop, rng.uniform(0.006, 0.012))
    rose = _canopy(rng.uniform(0.05, 0.09), drop + 0.02, pick(rng, "metal", "paint", "plastic"))
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
        parts.append(moved(_cord(low - 0.03, 0, 0.006), translate=(x, 0, z)))
        parts += placed(one, translate=(x, low, z))
    return parts


def _candle(wide: float, long: float, *, shaded: bool, material: str) -> list[Part]:
    """A pan, a candle and its flame, or a small shade over it, on the origin."""
    pan = cylinder(0.5 * wide, 0.4 * wide, radius_top=wide, sides=10, material=material)
    wax = cylinder(0.42 * wide, long, (0, long / 2, 0), sides=8, material="plastic")
    if shaded:
        cover = cylinder(
            2.1 * wide, 0.7 * long, (0, 1.1 * long, 0), radius_top=1.3 * wide, sides=12, material="fabric"
        )
        return [pan, wax, cover]
    flame = ellipsoid(
        (0.38 * wide, wide, 0.38 * wide), (0, long + 0.8 * wide, 0), segments=8, material="glass"
    )
    return [pan, wax, flame]


def chandelier(rng: np.random.Generator) -> list[Part]:
    """Curved arms with candles about a turned column, in one tier or two, perhaps with crystals."""
    reach, count, material = (
        rng.uniform(0.24, 0.42),
        pick(rng, 5, 6, 6, 8, 10),
        pick(rng, "metal", "metal", "wood"),
    )
    tall = reach * rng.uniform(0.7, 1.3)
    parts = [*stem(rng, (-0.1, tall), rng.uniform(0.014, 0.022), material=material)]
    parts += [ellipsoid((0.05, 0.06, 0.05), (0, -0.05, 0), segments=12, material=material)]
    long, shaded, crystals = rng.uniform(0.07, 0.12), chance(rng, 0.35), chance(rng, 0.45)
    for tier in range(pick(rng, 1, 1, 2) if count <= 6 else 1):
        out, level = reach * (1 - 0.4 * tier), 0.55 * tall * tier
        sag = out * rng.uniform(0.1, 0.35)
        knots = [(0.0, level), (0.35 * out, level - sag), (0.8 * out, level - 0.6 * sag), (out, level + 0.04)]
        arm = tube(in_plane(smooth_curve(knots, 9), "xy"), 0.01, sides=6, material=material)
        candle = _candle(0.026, long, shaded=shaded, material=material)
        light = placed(candle, translate=(out, level + 0.045, 0))
        if crystals:
            drop = ellipsoid((0.014, 0.035, 0.014), (out, level - 0.02, 0), segments=6, material="glass")
            light.append(drop)
        parts += [around(part, count, start=180 * tier / count) for part in (arm, *light)]
    if crystals:
        swag = ellipsoid((0.016, 0.03, 0.016), (0.45 * reach, -0.04, 0), segments=6, material="glass")
        parts += [around(swag, count, start=180 / count)]
        bow = in_plane(smooth_curve([(0.02, 0.9 * tall), (0.3 * reach, 0.35 * tall), (reach, 0.06)], 7), "xy")
        parts.append(around(tube(bow, 0.007, sides=5, material="glass"), count))
    rise = tall + rng.uniform(0.1, 0.4)
    return [*parts, _chain(tall - 0.01, rise, 0.04), _canopy(0.07, rise + 0.02, material)]


def modern_chandelier(rng: np.random.Generator) -> list[Part]:
    """Rings of light, a burst of rods with bulbs, a crossed frame of bulbs, or a wagon wheel of candles."""
    style, wide = pick(rng, "rings", "burst", "frame", "wheel"), rng.uniform(0.25, 0.45)
    drop, material = rng.uniform(0.3, 0.8), pick(rng, "metal", "metal", "paint", "wood")
    if style in ("rings", "wheel"):
        parts, count = [], 1 if style == "wheel" else pick(rng, 1, 2, 3)
        hang, levels = pick(rng, 3, 4), []
        for k in range(count):
            radius, level = wide * (1 - 0.28 * k), (1.2 if chance(rng, 0.5) else -1.2) * 0.16 * k
            rim = circle(radius, 28)
            section = [(1, -0.02), (1, 0.02), (1 - 0.022 / radius, 0.02), (1 - 0.022 / radius, -0.02)]
            parts.append(
                loft_levels([(rim * s, level + y) for s, y in section], material=material, closed=True)
            )
            levels.append((0.985 * radius, level))
        for radius, level in levels:
            parts.append(around(rod((radius, level, 0), (0.02, drop, 0), 0.006, sides=5), hang))
        if style == "wheel":
            bar = beam((-wide, 0, 0), (wide, 0, 0), size=(0.03, 0.03), material=material)
            light = _candle(0.03, 0.09, shaded=chance(rng, 0.3), material="metal")
            lights = placed(light, translate=(0.98 * wide, 0.02, 0))
            candles = pick(rng, 6, 8)
            parts += [bar, moved(bar, rotate=(0, 90, 0)), *(around(part, candles) for part in lights)]
        return [*parts, _canopy(0.08, drop + 0.02, "metal")]
    if style == "burst":
        count, ball = pick(rng, 10, 12, 16, 20), rng.uniform(0.025, 0.045)
        # points evenly spread on a sphere: the golden-angle spiral
        y = 1 - 2 * (np.arange(count) + 0.5) / count
        turn = np.arange(count) * np.pi * (3 - np.sqrt(5))
        ways = (
            np.stack([np.sqrt(1 - y**2) * np.cos(turn), y, np.sqrt(1 - y**2) * np.sin(turn)], axis=1) * wide
        )
        rods = joined([rod((0, 0, 0), way, 0.007, sides=5) for way in ways])
        bulbs = [ellipsoid((ball,) * 3, way, segments=8, material="glass") for way in ways]
        core = ellipsoid((0.06,) * 3, segments=12, material="metal")
        return [core, rods, joined(bulbs), _cord(0, wide + drop, 0.008), _canopy(0.06, wide + drop, "metal")]
    long, count = wide * rng.uniform(1.5, 2.5), pick(rng, 3, 4, 5)
    bar = box((long, 0.03, 0.05), material=material)
    spots = (np.arange(count) - (count - 1) / 2) * long / count
    lights = [placed(_upside_down(bulb(0, 0.04)), translate=(x, -0.01, 0)) for x in spots]
    rods = [rod((x, 0, 0), (0, drop, 0), 0.007, sides=5) for x in (-0.45 * long, 0.45 * long)]
    return [bar, *rods, *(part for light in lights for part in light), _canopy(0.07, drop + 0.02, "metal")]


def hanging_lantern(rng: np.random.Generator) -> list[Part]:
    """A glazed lantern on a chain or a rod."""
    cage, top = lantern_cage(
        rng, rng.uniform(0.18, 0.3), material=pick(rng, "metal", "metal", "paint", "wood")
    )
    drop = rng.uniform(0.1, 0.45)
    hang = _chain(top - 0.015, top + drop, 0.04) if chance(rng, 0.6) else _cord(top - 0.02, top + drop, 0.008)
    return [*cage, hang, _canopy(0.06, top + drop + 0.01, "metal")]


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
        parts = [cup(bowl, 0.012, material="glass"), _canopy(0.45 * wide, gap + 0.02, material)]
        parts.append(ellipsoid((0.02, 0.03, 0.02), (0, -deep - 0.015, 0), segments=8, material=material))
        rods = rod((0.95 * wide, -0.01, 0), (0.2 * wide, gap, 0), 0.008, sides=5)
        return [*parts, around(rods, 3, start=90), _cord(-deep, gap, 0.01)]
    count, head = (
        pick(rng, 2, 3, 4),
        reflector(rng, rng.uniform(0.05, 0.08), material=pick(rng, material, "metal")),
    )
    if style == "arms":
        path = rounded_path([(0, 0, 0), (wide, 0.03, 0), (wide, -0.06, 0)], 0.05)
        parts = [
            _canopy(0.1, 0.06, material),
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
