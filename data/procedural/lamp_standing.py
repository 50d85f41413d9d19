"""Lamps that stand on a floor or a table and carry a shade, a bowl or a ball. Metres; arms reach to +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    arc,
    around,
    beam,
    box,
    chance,
    circle,
    cup,
    cylinder,
    ellipsoid,
    in_plane,
    loft_levels,
    pick,
    placed,
    revolve,
    rod,
    rounded_path,
    rounded_rectangle,
    slab,
    tube,
)
from data.procedural.lamp_parts import FINISH, body, bulb, fitted_shade, foot, reflector, stem


def _shade_radii(rng: np.random.Generator, low: float) -> tuple[float, float]:
    return low, low * pick(rng, 1.0, rng.uniform(0.75, 0.95), rng.uniform(0.4, 0.75), rng.uniform(0.2, 0.4))


def floor(rng: np.random.Generator) -> list[Part]:
    """A tall stem under a shade, perhaps with a tray, a bend towards the reader or a second small light."""
    material, height, wide = pick(rng, *FINISH), rng.uniform(1.35, 1.8), rng.uniform(0.11, 0.27)
    deep, thick = rng.uniform(0.2, 0.42), rng.uniform(0.01, 0.02)
    parts, low = foot(rng, wide * rng.uniform(0.6, 1.0), material=material)
    bottom = height - deep
    top = fitted_shade(rng, _shade_radii(rng, wide), deep, bottom, wall=0.015)
    if chance(rng, 0.15):
        reach, bend = rng.uniform(0.15, 0.35), bottom - rng.uniform(0.1, 0.3)
        path = [(0, low - 0.01, 0), (0, bend, 0), (0, bend, reach), (0, bottom + 0.4 * deep, reach)]
        parts.append(tube(rounded_path(path, 0.06), thick, sides=8, material=material))
        parts += placed(top, translate=(0, 0, reach))
    else:
        parts += stem(rng, (low - 0.005, bottom + 0.4 * deep), thick, material=material) + top
    if chance(rng, 0.15):
        tray = pick(rng, circle(0.2, 20), rounded_rectangle(0.36, 0.36, 0.02))
        parts.append(
            slab(tray, 0.022, (0, rng.uniform(0.45, 0.65), 0), material=pick(rng, "wood", "glass", material))
        )
    elif chance(rng, 0.15):
        at = height * rng.uniform(0.5, 0.65)
        arm = [(0, at, 0), (0.08, at + 0.12, 0.08), (0.16, at + 0.1, 0.16)]
        parts.append(tube(rounded_path(arm, 0.06), 0.01, sides=6, material=material))
        head = reflector(rng, 0.07, material=material)
        parts += placed(head, rotate=(-35, 45, 0), translate=(0.155, at + 0.105, 0.155))
    return parts


def table(rng: np.random.Generator) -> list[Part]:
    """A vase, turned, balled or blocky body under a shade."""
    height, wide = rng.uniform(0.2, 0.45), rng.uniform(0.09, 0.22)
    shade_wide = max(rng.uniform(0.11, 0.24), 0.6 * wide)
    deep, gap = rng.uniform(0.13, 0.3), rng.uniform(0.0, 0.05)
    material = pick(rng, "stone", "stone", "glass", "wood", "metal", "paint")
    parts = body(rng, wide, height, material=material)
    bottom = height + gap - 0.1 * deep
    low, top = height - 0.01, bottom + 0.4 * deep
    parts.append(cylinder(0.009, top - low, (0, (low + top) / 2, 0), sides=8, material="metal"))
    return parts + fitted_shade(rng, _shade_radii(rng, shade_wide), deep, bottom, wall=0.008)


def tripod(rng: np.random.Generator) -> list[Part]:
    """A shade or a spotlight on three legs, for the floor or, small, the table."""
    height, material = rng.uniform(0.85, 1.25), pick(rng, "wood", "wood", "metal", "paint")
    spread, thick = rng.uniform(0.2, 0.36), rng.uniform(0.012, 0.022)
    top, bottom = np.array([0.03, height, 0]), np.array([spread, 0, 0])
    if chance(rng, 0.5):
        leg = tube([top, bottom], np.array([thick, 0.7 * thick]), sides=8, material=material)
    else:
        leg = beam(
            top, bottom, size=(2 * thick, 1.6 * thick), size_end=(1.3 * thick, thick), material=material
        )
    hub = cylinder(0.05, 0.06, (0, height - 0.01, 0), sides=16, material=pick(rng, "metal", material))
    parts = [around(leg, 3, start=90), hub]
    if chance(rng, 0.4):
        at = rng.uniform(0.3, 0.5)
        ring = in_plane(circle(0.03 * at + spread * (1 - at), 20), "xz", (0, at * height, 0))
        parts.append(tube(ring, 0.007, sides=6, closed=True, material="metal"))
    if chance(rng, 0.25):
        head = placed(reflector(rng, rng.uniform(0.16, 0.24), material="metal"), rotate=(-75, 0, 0))
        behind = min(float(part.bounds()[0, 1]) for part in head)
        mast = cylinder(0.014, 0.2 - behind, (0, height + 0.09 - behind / 2, 0), sides=8, material="metal")
        return parts + [mast] + placed(head, translate=(0, height + 0.17 - behind, 0))
    deep, wide = rng.uniform(0.24, 0.4), rng.uniform(0.2, 0.3)
    parts.append(
        cylinder(0.012, 0.1 + 0.4 * deep, (0, height + 0.2 * deep + 0.04, 0), sides=8, material="metal")
    )
    return parts + fitted_shade(rng, _shade_radii(rng, wide), deep, height + 0.06, wall=0.014)


def arc_floor(rng: np.random.Generator) -> list[Part]:
    """A bow of tube from a heavy foot over the sofa, a reflector or a shade at its end; or three bows."""
    height, reach = rng.uniform(1.7, 2.1), rng.uniform(0.85, 1.5)
    material, wide = pick(rng, "metal", "metal", "paint"), rng.uniform(0.13, 0.24)
    count = pick(rng, 1, 1, 1, 3, 5)
    parts, low = foot(rng, rng.uniform(0.16, 0.22), material=pick(rng, "stone", "metal"))
    thick = 0.018 if count == 1 else 0.012
    wide = wide if count == 1 else 0.5 * wide
    for k, share in enumerate(np.linspace(1.0, 0.45, count) if count > 1 else [1.0]):
        tall, out = height * (1.06 - 0.13 * (k % 3)) * (0.7 + 0.3 * share), reach * share
        t = np.linspace(0, 1, 14)
        way = np.radians(0 if count == 1 else np.linspace(-35, 35, count)[k])
        bow = np.stack([out * t**2.2, low - 0.01 + (tall - low) * np.sin(np.pi * 0.62 * t**0.9)], axis=1)
        path = np.stack([bow[:, 0] * np.sin(way), bow[:, 1], bow[:, 0] * np.cos(way)], axis=1)
        parts.append(tube(path, thick, sides=8, material=material))
        head = reflector(rng, wide, material=pick(rng, material, "paint"))
        parts += placed(head, translate=path[-1] + (0, 0.01, 0))
    return parts


def torchiere(rng: np.random.Generator) -> list[Part]:
    """A tall stem with a bowl open to the ceiling, sometimes with a reading arm."""
    height, material, wide = (
        rng.uniform(1.6, 1.9),
        pick(rng, "metal", "metal", "paint"),
        rng.uniform(0.13, 0.24),
    )
    parts, low = foot(rng, rng.uniform(0.12, 0.17), material=material)
    deep = wide * rng.uniform(0.35, 1.2)
    profile = {
        "bowl": [(1, 1), (0.95, 0.7), (0.8, 0.4), (0.5, 0.12), (0.15, 0)],
        "cone": [(1, 1), (0.14, 0.05), (0.14, 0)],
        "tulip": [(1, 1), (0.72, 0.75), (0.62, 0.45), (0.4, 0.15), (0.15, 0)],
        "drum": [(1, 1), (1, 0.3), (0.2, 0.2), (0.2, 0)],
    }[pick(rng, "bowl", "bowl", "cone", "tulip", "drum")]
    bowl = np.array(profile) * (wide, deep) + (0, height - deep)
    parts += stem(rng, (low - 0.005, height - 0.9 * deep), rng.uniform(0.011, 0.02), material=material)
    parts.append(cup(bowl, 0.016, material=pick(rng, "glass", "metal", "paint", "plastic")))
    if chance(rng, 0.3):
        at = height * rng.uniform(0.55, 0.7)
        path = [(0, at, 0), (0, at + 0.14, 0.14), (0, at + 0.05, 0.26)]
        parts.append(tube(rounded_path(path, 0.09), 0.01, sides=6, material=material))
        head = reflector(rng, 0.07, material=material)
        parts += placed(head, rotate=(-30, 0, 0), translate=(0, at + 0.055, 0.25))
    return parts


def tree(rng: np.random.Generator) -> list[Part]:
    """A pole with two to five adjustable spots up its length."""
    height, material = rng.uniform(1.3, 1.8), pick(rng, "metal", "metal", "paint", "wood")
    parts, low = foot(rng, rng.uniform(0.12, 0.17), material=material)
    parts.append(cylinder(0.015, height - low, (0, (height + low) / 2, 0), sides=10, material=material))
    count, shell = pick(rng, 2, 3, 3, 4, 5), pick(rng, material, "plastic", "paint")
    levels = height - 0.05 - np.arange(count) * rng.uniform(0.12, 0.26)
    head, reach = reflector(rng, rng.uniform(0.06, 0.1), material=shell), rng.uniform(0.06, 0.2)
    fan = rng.uniform(20, 100)
    for k, level in enumerate(levels):
        turn, tilt = fan * (k - (count - 1) / 2), rng.uniform(-75, -20)
        way = np.radians(turn)
        end = np.array([reach * np.sin(way), level + 0.03, reach * np.cos(way)])
        parts.append(rod((0, level, 0), end, 0.008, sides=6, material=material))
        parts += placed(head, rotate=(tilt, turn, 0), translate=end)
    return parts


def column(rng: np.random.Generator) -> list[Part]:
    """A light that is all shade: a paper column, a lava lamp, a glowing box or a ribbed tower."""
    style = pick(rng, "paper", "paper", "lava", "ribs")
    if style == "lava":
        t = np.array([(0.85, 0), (1.0, 0.02), (0.55, 0.24), (0.62, 0.28)])
        scale = (rng.uniform(0.05, 0.075), rng.uniform(0.36, 0.5))
        glass = np.array([(0.62, 0.27), (0.95, 0.45), (0.9, 0.58), (0.45, 0.86)])
        cap = np.array([(0.47, 0.85), (0.3, 1.0)])
        blobs = [
            ellipsoid(np.array([0.5, 0.07, 0.5]) * (scale[0], scale[1], scale[0]), (0, 0.3 * scale[1], 0))
        ]
        shells = zip((t, glass, cap), ("metal", "glass", "metal"), strict=True)
        return [revolve(profile * scale, sides=16, material=m) for profile, m in shells] + blobs
    wide = rng.uniform(0.09, 0.17)
    tall = wide * rng.uniform(3.5, 11)
    plan = pick(rng, circle(wide, 20), rounded_rectangle(1.8 * wide, 1.8 * wide), circle(wide, 6))
    parts = [slab(1.1 * plan, 0.03, (0, 0.015, 0), material="wood")]
    parts.append(slab(plan, tall, (0, 0.02 + tall / 2, 0), material=pick(rng, "fabric", "plastic", "glass")))
    parts.append(slab(1.04 * plan, 0.02, (0, 0.02 + tall, 0), material="wood"))
    count = pick(rng, 0, 2, 3, 5) if style != "ribs" else int(rng.integers(8, 16))
    thick, ring = 0.5 * tall / count if style == "ribs" else 0.014, pick(rng, "wood", "wood", "metal")
    for level in np.linspace(0, tall, count + 2)[1:-1]:
        parts.append(slab(1.04 * plan, thick, (0, 0.02 + level, 0), material=ring))
    return parts


def globe(rng: np.random.Generator) -> list[Part]:
    """One or more glass balls on a foot, a stem, small legs or a cradle."""
    radius, style = rng.uniform(0.08, 0.16), pick(rng, "foot", "stem", "legs", "cradle", "stack")
    material = pick(rng, "metal", "wood", "paint")
    if style == "legs":
        rise = radius * rng.uniform(0.9, 1.6)
        leg = rod((0.5 * radius, 1.3 * rise, 0), (radius, 0, 0), 0.08 * radius, sides=6, material=material)
        parts = [around(leg, 3, start=90)]
        level = rise
    elif style == "cradle":
        rise, thick = radius * 1.35, 0.07 * radius
        bow = arc(1.15 * radius, -180, 0, 15)
        parts, level = (
            [tube(in_plane(bow, "xy", (0, rise, 0)), thick, sides=6, material=material)],
            rise - radius,
        )
        parts.append(cylinder(0.6 * radius, 0.24 * radius, (0, 0.12 * radius, 0), material=material))
        pin = beam((-1.2 * radius, rise, 0), (1.2 * radius, rise, 0), size=(thick, thick), material=material)
        parts.append(pin)
    else:
        parts, level = foot(rng, radius * rng.uniform(0.6, 0.95), material=material)
        if style == "stem":
            tall = rng.uniform(0.1, 1.2)
            parts += stem(rng, (level - 0.01, level + tall), rng.uniform(0.008, 0.016), material=material)
            level += tall
        parts.append(cylinder(0.4 * radius, 0.3 * radius, (0, level + 0.05 * radius, 0), material=material))
    count = pick(rng, 2, 3) if style == "stack" else 1
    for _ in range(count):
        squash = pick(rng, 1.0, 1.0, 0.8, 1.15) if count == 1 and style != "cradle" else 1.0
        radii = (radius, squash * radius, radius)
        parts.append(ellipsoid(radii, (0, level + 0.94 * squash * radius, 0), segments=20, material="glass"))
        level += 1.7 * squash * radius
        radius *= 0.8
    return parts


def mushroom(rng: np.random.Generator) -> list[Part]:
    """A dome as wide as the lamp is tall on a stout stem."""
    wide, tall = rng.uniform(0.12, 0.22), rng.uniform(0.28, 0.5)
    deep, material = wide * rng.uniform(0.55, 1.0), pick(rng, "paint", "metal", "plastic", "glass")
    t = np.linspace(0, np.pi / 2, 8)
    power = pick(rng, 1.0, 1.0, 0.6)
    dome = np.stack([wide * np.cos(t) ** power, tall - deep + deep * np.sin(t)], axis=1)
    dome[-1, 0] = 0
    parts = [cup(dome, 0.012, sides=22, material=material)]
    low, style = wide * rng.uniform(0.5, 0.85), pick(rng, "foot", "trumpet", "drum")
    top = tall - 0.35 * deep
    if style == "foot":
        base, level = foot(rng, low, material=pick(rng, material, "metal"))
        parts += base + stem(rng, (level - 0.005, top), wide * rng.uniform(0.08, 0.2), material=material)
    else:
        neck = low * rng.uniform(0.3, 0.6)
        levels = [(low, 0), (low, 0.015), (neck, 0.5 * top), (neck, top)] if style == "trumpet" else None
        drum = [(low, 0), (low, 0.3 * top), (0.8 * low, 0.34 * top), (neck, 0.4 * top), (neck, top)]
        parts.append(revolve(levels or drum, material=material))
    parts.append(rod((0, top - 0.01, 0), (0, tall - 0.004, 0), 0.008))  # carries the dome
    return [*parts, *bulb(top - 0.04, 0.03)] if top < tall - 0.1 else parts


def candelabra(rng: np.random.Generator) -> list[Part]:
    """A turned stick with candle lights on curved arms, or a ring of them."""
    tall, reach = rng.uniform(0.3, 0.55), rng.uniform(0.1, 0.2)
    material, count = pick(rng, "metal", "metal", "paint"), pick(rng, 2, 2, 3, 4, 5)
    parts, low = foot(rng, rng.uniform(0.07, 0.11), material=material)
    hub = tall * rng.uniform(0.5, 0.75)
    parts += stem(rng, (low - 0.005, tall), 0.012, material=material)
    end = hub + rng.uniform(0.02, 0.12)
    path = [
        (0, hub, 0),
        (0.5 * reach, hub - rng.uniform(0.0, 0.07), 0),
        (reach, hub - 0.02, 0),
        (reach, end, 0),
    ]
    parts.append(around(tube(rounded_path(path, 0.05, 4), 0.007, sides=6, material=material), count))
    tips = [(reach, end)] + ([(0.0, tall)] if chance(rng, 0.8) else [])
    wax, long = 0.013, rng.uniform(0.06, 0.14)
    for x, y in tips:
        copies = count if x else 1
        pan = cylinder(0.022, 0.012, (x, y, 0), radius_top=0.034, sides=12, material=material)
        candle = cylinder(wax, long, (x, y + long / 2, 0), sides=10, material="plastic")
        flame = ellipsoid((0.011, 0.026, 0.011), (x, y + long + 0.02, 0), segments=8, material="glass")
        parts += [around(part, copies) for part in (pan, candle, flame)]
    if chance(rng, 0.3):
        rim = circle(reach, 20)
        levels = [(rim * s, end - 0.06 + y) for s, y in ((1.03, 0), (1.03, 0.015), (0.94, 0.015), (0.94, 0))]
        parts.append(loft_levels(levels, material=material, closed=True))
        parts.append(box((2 * reach, 0.012, 0.012), (0, end - 0.053, 0), material=material))
    return parts
