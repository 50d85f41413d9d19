"""What lamps are put together from: shades, bulbs, reflectors, feet, bodies and lantern cages. Metres."""

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
    loft,
    loft_levels,
    moved,
    pick,
    placed,
    revolve,
    rods,
    rounded_rectangle,
    slab,
    smooth_curve,
    tube,
)

FINISH = ("metal", "metal", "metal", "paint", "paint", "wood", "plastic")


def shade_outline(rng: np.random.Generator) -> np.ndarray:
    """(N, 2) the plan of a shade of radius 1: mostly round, sometimes pleated or with four to eight sides."""
    style = pick(rng, "round", "round", "round", "round", "square", "sides", "pleats")
    if style == "square":
        return rounded_rectangle(1.8, 1.8, pick(rng, 0.0, 0.2))
    if style == "sides":
        return circle(1.0, pick(rng, 6, 8))
    if style == "pleats":
        count = pick(rng, 12, 16, 20)
        return circle(1.0, 2 * count) * (1 - rng.uniform(0.03, 0.08) * (np.arange(2 * count) % 2))[:, None]
    return circle(1.0, 22)


def shade(
    rng: np.random.Generator, radii: tuple[float, float], height: float, bottom: float, *, wall: float
) -> list[Part]:
    """A cloth shade, its lower and upper `radii`, open at both ends or closed, perhaps with trimmed rims."""
    outline, bend = shade_outline(rng), pick(rng, 1.0, 1.0, rng.uniform(0.45, 0.75), rng.uniform(1.3, 1.9))
    material = pick(rng, "fabric", "fabric", "fabric", "plastic", "glass", "paint")
    t = np.linspace(0, 1, 2 if bend == 1.0 else 6)
    radius, level = radii[0] + (radii[1] - radii[0]) * t**bend, bottom + height * t
    outer = [(outline * r, y) for r, y in zip(radius, level, strict=True)]
    if chance(rng, 0.35):
        parts = [loft_levels(outer, material=material)]
    else:
        inner = [(plan * (1 - min(wall / r, 0.6)), y) for (plan, y), r in zip(outer, radius, strict=True)]
        parts = [loft_levels(outer + inner[::-1], material=material, closed=True)]
    if chance(rng, 0.2):
        band = 0.05 * height
        for r, y in ((radii[0], bottom), (radii[1], bottom + height - band)):
            rim = [(1.02, 0), (1.02, band), (0.9, band), (0.9, 0)]
            parts.append(
                loft_levels(
                    [(outline * r * s, y + up) for s, up in rim],
                    material=pick(rng, "fabric", "metal"),
                    closed=True,
                )
            )
    return parts


def fitted_shade(
    rng: np.random.Generator, radii: tuple[float, float], height: float, bottom: float, *, wall: float
) -> list[Part]:
    """A shade with its bulb, carrying wires and perhaps a finial; a stem must reach 0.3 heights in."""
    at = bottom + 0.3 * height
    size = min(0.3 * radii[1], 0.2 * height)
    spoke = beam(
        (0, at, 0), (0.9 * (0.7 * radii[0] + 0.3 * radii[1]), at, 0), size=(wall, wall), material="metal"
    )
    parts = [*shade(rng, radii, height, bottom, wall=wall), around(spoke, 3, start=90), *bulb(at, size)]
    if chance(rng, 0.3):
        top = bottom + height
        parts.append(
            cylinder(0.5 * wall, 0.7 * height, (0, at + 0.36 * height, 0), sides=8, material="metal")
        )
        parts.append(ellipsoid((wall, 1.5 * wall, wall), (0, top + wall, 0), segments=8, material="metal"))
    return parts


def bulb(bottom: float, radius: float) -> list[Part]:
    """A bulb in its socket, standing at this height."""
    glass = [(0.45, 0.6), (0.5, 0.9), (0.9, 1.5), (1.0, 2.0), (0.75, 2.6), (0, 2.9)]
    return [
        cylinder(0.55 * radius, 1.0 * radius, (0, bottom + 0.4 * radius, 0), sides=8, material="metal"),
        revolve(np.array(glass) * radius + (0, bottom), sides=10, material="glass"),
    ]


def reflector(rng: np.random.Generator, radius: float, *, material: str) -> list[Part]:
    """A metal shade hanging from the origin with its bulb: cone, dome, bell, can or trumpet."""
    style = pick(rng, "cone", "dome", "bell", "can", "trumpet")
    deep, neck = radius * rng.uniform(0.8, 1.5), radius * rng.uniform(0.18, 0.35)
    profile = {
        "cone": [(1, 0), (0.3, 0.7), (0.25, 1)],
        "dome": [(1, 0), (0.97, 0.2), (0.85, 0.45), (0.6, 0.68), (0.3, 0.8), (0.25, 1)],
        "bell": [(1, 0), (0.8, 0.12), (0.68, 0.35), (0.62, 0.6), (0.4, 0.78), (0.2, 0.82), (0.2, 1)],
        "can": [(0.75, 0), (0.75, 0.85), (0.6, 1)],
        "trumpet": [(1, 0), (0.6, 0.15), (0.4, 0.4), (0.3, 0.7), (0.28, 1)],
    }[style]
    outside = np.array(profile) * (radius, deep) - (0, deep)
    outside[-1, 0] = min(outside[-1, 0], neck) if style != "can" else outside[-1, 0]
    light = ellipsoid(np.full(3, 0.35 * radius), (0, -0.55 * deep, 0), segments=10, material="glass")
    socket = cylinder(0.15 * radius, 0.5 * deep, (0, -0.27 * deep, 0), sides=8)
    return [cup(outside, 0.07 * radius, sides=16, material=material), light, socket]


def foot(rng: np.random.Generator, radius: float, *, material: str) -> tuple[list[Part], float]:
    """What a stem stands on, about this radius, and the height of its top."""
    style, thick = (
        pick(rng, "disc", "disc", "dome", "square", "steps", "bell"),
        radius * rng.uniform(0.1, 0.28),
    )
    if style == "square":
        plan = rounded_rectangle(1.8 * radius, 1.8 * radius, pick(rng, 0, 0.2 * radius))
        return [slab(plan, thick, (0, thick / 2, 0), bevel=0.15 * thick, material=material)], thick
    profile = {
        "disc": [(1, 0), (1, 0.8), (0.95, 1)],
        "dome": [(1, 0), (0.98, 0.5), (0.85, 1.2), (0.6, 1.8), (0.3, 2.15), (0.12, 2.2)],
        "steps": [(1, 0), (1, 0.7), (0.82, 0.75), (0.82, 1.4), (0.55, 1.5), (0.45, 2.1), (0.2, 2.2)],
        "bell": [(1, 0), (1, 0.3), (0.75, 0.7), (0.4, 1.5), (0.22, 3.0), (0.15, 3.5)],
    }[style]
    outside = np.array(profile) * (radius, thick)
    return [revolve(outside, material=material)], float(outside[-1, 1])


def stem(
    rng: np.random.Generator, levels: tuple[float, float], radius: float, *, material: str
) -> list[Part]:
    """An upright from the lower to the upper level: plain, with knobs, turned or square."""
    low, high = levels
    style, length = pick(rng, "plain", "plain", "knobs", "turned", "square"), levels[1] - levels[0]
    if style == "square":
        return [box((2 * radius, length, 2 * radius), (0, (low + high) / 2, 0), material=material)]
    if style == "turned":
        t = np.linspace(0, 1, 14)
        wide = np.clip(rng.uniform(0.5, 2.2, 14), 0.8, 2.0)
        return [revolve(np.stack([radius * wide, low + length * t], axis=1), sides=14, material=material)]
    parts = [cylinder(radius, length, (0, (low + high) / 2, 0), sides=12, material=material)]
    if style == "knobs":
        size = radius * rng.uniform(1.8, 2.8)
        for at in rng.uniform(0.05, 0.95, int(rng.integers(1, 4))):
            knob = (size, size * pick(rng, 0.5, 1.0), size)
            parts.append(ellipsoid(knob, (0, low + length * at, 0), segments=12, material=material))
    return parts


def body(rng: np.random.Generator, width: float, height: float, *, material: str) -> list[Part]:
    """The base of a table lamp, up to `height`: vase, gourd, balls, block, cone, ring or candlestick."""
    style, radius = pick(rng, "vase", "vase", "gourd", "balls", "prism", "cone", "hoop", "turned"), width / 2
    neck = min(0.14 * radius + 0.006, 0.4 * radius)
    if style == "prism":
        parts, low = (
            [slab(rounded_rectangle(2 * radius, 2 * radius), 0.06 * height, (0, 0.03 * height, 0))],
            0.05,
        )
        wide, sides = radius * rng.uniform(0.5, 0.9), pick(rng, 4, 4, 6, 20)
        top = rng.uniform(0.75, 0.9)
        solid = cylinder(
            wide,
            (top - low) * height,
            radius_top=wide * rng.uniform(0.5, 1.15),
            sides=sides,
            material=material,
        )
        parts.append(moved(solid, translate=(0, (low + top) * height / 2, 0), rotate=(0, 45, 0)))
        return [*parts, _neck(neck, (top - 0.02) * height, height)]
    if style == "hoop":
        parts, low = foot(rng, radius * 0.8, material=material)
        ring, thick = 0.43 * (height - low), radius * rng.uniform(0.1, 0.22)
        path = in_plane(circle((min(ring, radius), ring), 20), "xy", (0, low + ring, 0))
        parts.append(tube(path, thick, sides=8, closed=True, material=material))
        return [*parts, _neck(neck, low + 2 * ring - thick, height)]
    if style == "balls":
        parts, low = foot(rng, radius * 0.85, material=material)
        count, top = pick(rng, 2, 3, 3, 4, 5), 0.95 * height
        half = (top - low) / count / 2
        sizes = rng.uniform(0.55, 1.0, count) * radius
        for k, wide in enumerate(np.sort(sizes)[::-1] if chance(rng, 0.6) else sizes):
            center = (0, low + (2 * k + 1) * half, 0)
            parts.append(ellipsoid((wide, 1.08 * half, wide), center, segments=14, material=material))
        return [*parts, _neck(neck, low, height)]
    return [revolve(_body_profile(rng, style, radius, neck) * (1, height), sides=18, material=material)]


def _body_profile(rng: np.random.Generator, style: str, radius: float, neck: float) -> np.ndarray:
    """(N, 2) radius and height (of 1) of a turned body."""
    if style == "turned":
        wide = radius * rng.uniform(0.15, 0.5, 13)
        turned = np.stack([wide, np.linspace(0.09, 0.93, 13)], axis=1)
        return np.concatenate([[(radius, 0), (0.9 * radius, 0.05)], turned, [(neck, 0.95), (neck, 1)]])
    if style == "cone":
        top = radius * rng.uniform(0.25, 0.5)
        return np.array([(radius, 0), (radius, 0.03), (top, 0.85), (neck, 0.88), (neck, 1)])
    if style == "gourd":
        waist, ball = rng.uniform(0.3, 0.5), rng.uniform(0.55, 0.8)
        knots = [(0.6, 0), (1.0, 0.24), (waist, 0.5), (ball, 0.68), (0.25, 0.9), (0, 1)]
    else:
        belly, foot_width = rng.uniform(0.25, 0.75), rng.uniform(0.45, 0.8)
        knots = [
            (foot_width, 0),
            (foot_width * 0.9, 0.06),
            (1.0, belly),
            (rng.uniform(0.2, 0.5), 0.88),
            (0, 1),
        ]
    curve = smooth_curve(np.array(knots) * (radius, 1), 16)
    curve[:, 0] = np.maximum(curve[:, 0], neck)
    return curve


def _neck(radius: float, low: float, high: float) -> Part:
    return cylinder(radius, high - low, (0, (low + high) / 2, 0), sides=10, material="metal")


def lantern_cage(rng: np.random.Generator, width: float, *, material: str) -> tuple[list[Part], float]:
    """A glazed lantern with corner ribs and a roof, standing on y = 0, and the height of its finial."""
    sides, flare, tall = pick(rng, 4, 4, 6, 8), rng.uniform(0.6, 1.0), width * rng.uniform(1.0, 1.9)
    low, high, thick = circle(0.5 * width * flare, sides), circle(0.5 * width, sides), 0.06 * width
    ends = in_plane(low), in_plane(high, "xz", (0, tall, 0))
    parts = [
        rods(*ends, 0.6 * thick, sides=5, material=material),
        slab(1.08 * low, thick, (0, thick / 2, 0), material=material),
    ]
    if chance(rng, 0.6):
        parts.append(loft(np.stack(ends) * (0.93, 1, 0.93), material="glass"))
    else:
        wax = 0.13 * width
        parts.append(cylinder(wax, 0.5 * tall, (0, 0.25 * tall, 0), sides=10, material="plastic"))
        parts.append(
            ellipsoid((0.6 * wax, 1.4 * wax, 0.6 * wax), (0, 0.58 * tall, 0), segments=8, material="glass")
        )
    roof, knob = width * rng.uniform(0.3, 0.7), 0.07 * width
    bend = pick(rng, 1.0, 1.0, 1.6, 0.6)
    t = np.linspace(0, 1, 5)
    wide = 1.25 - 1.1 * t**bend
    levels = [(high * w, tall + roof * up) for w, up in zip(wide, t, strict=True)]
    parts.append(loft_levels([(high * wide[0], tall - thick), *levels], material=material))
    parts.append(cylinder(knob, 2 * knob, (0, tall + roof + 0.5 * knob, 0), sides=8, material=material))
    turned = placed(parts, rotate=(0, 180 / sides, 0))
    return turned, tall + roof + 1.5 * knob
