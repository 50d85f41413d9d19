"""Chandeliers: arms with candles, and rings and bars of today. Metres."""

import numpy as np

from data.procedural.kit import (
    Part,
    around,
    beam,
    box,
    chance,
    circle,
    cylinder,
    ellipsoid,
    in_plane,
    joined,
    loft_levels,
    moved,
    pick,
    placed,
    rod,
    smooth_curve,
    tube,
)
from data.procedural.lamp_hanging import canopy, chain, cord, upside_down
from data.procedural.lamp_parts import bulb, stem


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
            drop = ellipsoid((0.014, 0.035, 0.014), (out, level, 0), segments=6, material="glass")
            swag = ellipsoid(
                (0.016, 0.03, 0.016), (0.35 * out, level - sag - 0.03, 0), segments=6, material="glass"
            )
            light += [drop, swag]
        parts += [around(part, count, start=180 * tier / count) for part in (arm, *light)]
    if crystals:
        bow = in_plane(smooth_curve([(0.02, 0.9 * tall), (0.3 * reach, 0.35 * tall), (reach, 0.06)], 7), "xy")
        parts.append(around(tube(bow, 0.007, sides=5, material="glass"), count))
    rise = tall + rng.uniform(0.1, 0.4)
    return [*parts, chain(tall - 0.01, rise, 0.04), canopy(0.07, rise + 0.02, material)]


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
        return [*parts, canopy(0.08, drop + 0.02, "metal")]
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
        return [core, rods, joined(bulbs), cord(0, wide + drop, 0.008), canopy(0.06, wide + drop, "metal")]
    long, count = wide * rng.uniform(1.5, 2.5), pick(rng, 3, 4, 5)
    bar = box((long, 0.03, 0.05), material=material)
    spots = (np.arange(count) - (count - 1) / 2) * long / count
    lights = [placed(upside_down(bulb(0, 0.04)), translate=(x, -0.01, 0)) for x in spots]
    rods = [rod((x, 0, 0), (0, drop, 0), 0.007, sides=5) for x in (-0.45 * long, 0.45 * long)]
    return [bar, *rods, *(part for light in lights for part in light), canopy(0.07, drop + 0.02, "metal")]
