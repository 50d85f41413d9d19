"""Faucets that stand at a wash basin, in metres: one lever, one piece, joystick, pillar; water to +Z."""

import numpy as np

from data.procedural.faucet_parts import (
    blade,
    finish,
    foot,
    handle,
    lever_on,
    low_spout,
    mouth,
    spout,
    turned_post,
)
from data.procedural.kit import (
    Part,
    bezier,
    chance,
    circle,
    cylinder,
    moved,
    pick,
    placed,
    post,
    revolve,
    slab,
    superellipse,
    tube,
)


def _mixer(rng: np.random.Generator, height: float, reach: float) -> list[Part]:
    """A post with a spout from it and a lever on top."""
    material, radius = finish(rng), rng.uniform(0.019, 0.028)
    style, top = pick(rng, "cylinder", "cone", "square", "oval", "waist", "lean"), rng.uniform(0.8, 1.0)
    if style == "lean":
        path = [(0, 0, 0), (0, height, rng.uniform(-0.25, 0.1) * min(height, 0.15))]
        parts = [tube(path, np.array([1.0, top]) * radius, sides=20, material=material)]
    elif style in ("square", "oval"):
        outline = superellipse((1, 1), 6.0 if style == "square" else 2.6, 24)
        sizes = np.array([(1, rng.uniform(0.9, 1.3))] * 2) * radius * np.array([[1.0], [top]])
        parts = [post([(0, 0, 0), (0, height, 0)], sizes, outline=outline, material=material)]
    else:
        waist = 1.0 if style == "cylinder" else rng.uniform(0.75, 0.95)
        low = 1.0 if style == "cylinder" else rng.uniform(1.0, 1.3)
        profile = [
            (low * radius, 0),
            (waist * radius, 0.45 * height),
            (radius, 0.8 * height),
            (radius, height),
        ]
        parts = [revolve(profile, sides=20, material=material)]
    parts.append(foot(rng, radius, material=material))
    line = low_spout(rng, height * rng.uniform(0.5, 0.85), reach)
    thick = radius * rng.uniform(0.36, 0.58)
    cast = chance(rng, 0.3)  # as wide as the post where it leaves it
    root = 0.95 * radius / thick if cast else rng.uniform(1.0, 1.35)
    taper = np.linspace(root, rng.uniform(0.75, 1.0), len(line))
    wide, square = (
        (1.0, 2.0) if chance(rng, 0.5) else (rng.uniform(1.1, 1.3 if cast else 1.9), pick(rng, 2.5, 6.0))
    )
    parts.append(spout(line, thick * taper, wide=wide, square=square, material=material))
    (z, y), (dz, dy) = line[-1], np.abs(line[-1] - line[-2])
    if dy < dz:  # a level spout pours from below its tip
        parts.append(
            cylinder(0.85 * thick, thick, (0, y - 0.9 * thick, z - thick), sides=12, material="metal")
        )
    else:
        parts.append(mouth(line, 1.02 * thick * taper[-1], length=rng.uniform(0.5, 1.2)))
    shift = 0.0 if style != "lean" else path[1][2]
    return parts + placed(
        lever_on(rng, radius * (top if style == "lean" else 1), height, material), translate=(0, 0, shift)
    )


def basin(rng: np.random.Generator) -> list[Part]:
    """The mixer of most wash basins, one lever on top."""
    return _mixer(rng, rng.uniform(0.08, 0.15), rng.uniform(0.1, 0.16))


def vessel(rng: np.random.Generator) -> list[Part]:
    """A tall mixer beside a bowl that stands on the counter."""
    return _mixer(rng, rng.uniform(0.22, 0.33), rng.uniform(0.13, 0.19))


def one_piece(rng: np.random.Generator) -> list[Part]:
    """A body that runs from its foot over into the spout in one sweep; the lever behind, on top or aside."""
    material, height, reach = finish(rng), rng.uniform(0.11, 0.24), rng.uniform(0.1, 0.17)
    first, last = rng.uniform(0.022, 0.034), rng.uniform(0.009, 0.014)
    end = height * rng.uniform(0.4, 0.85)
    bulge = rng.uniform(0.9, 1.25) * height
    line = bezier([(0, 0), (0, 0.6 * height), (0.05, 1.2 * bulge), (reach, 1.15 * bulge), (reach, end)], 18)
    t = np.linspace(0, 1, 18)
    size = first + (last - first) * t ** rng.uniform(0.6, 1.3)
    wide = pick(rng, 1.0, 1.0, rng.uniform(1.2, 2.0))
    parts = [
        spout(line, size, wide=wide, square=pick(rng, 2.0, 2.0, 4.0), material=material),
        mouth(line, 0.98 * last, length=rng.uniform(0.5, 1.5)),
        slab(circle(1.25 * first, 24) * (wide**0.5, 1), 0.006, (0, 0.003, 0), material=material),
    ]
    at = int(rng.integers(3, 8))
    z, y = line[at]
    style = pick(rng, "behind", "top", "side", "two")
    if style == "behind":
        back = (0, y + rng.uniform(0.05, 0.1), z - 1.2 * size[at] - rng.uniform(0.015, 0.04))
        parts.append(
            tube([(0, y, z - 0.5 * size[at]), back], np.array([0.005, 0.007]), sides=8, material=material)
        )
    elif style == "top":
        lever = blade(rng.uniform(0.08, 0.12), first, lift=rng.uniform(0.2, 0.6), material=material)
        parts.append(moved(lever, rotate=(0, pick(rng, 0.0, 180.0), 0), translate=(0, y + 0.9 * size[at], z)))
    else:
        turned = placed(
            handle(rng, pick(rng, "lever", "pin", "knob"), 0.02, material=material),
            rotate=(0, 0, -90),
            translate=(0.7 * wide * size[at], y, z),
        )
        parts += turned
        if style == "two":
            parts += placed(turned, rotate=(0, 180, 0), translate=(0, 0, 2 * z))
    return parts


def joystick(rng: np.random.Generator) -> list[Part]:
    """A plain cylinder with a thin bent spout and a thin stick to tilt on top."""
    material, radius, height = finish(rng), rng.uniform(0.017, 0.025), rng.uniform(0.09, 0.2)
    thin, reach = radius * rng.uniform(0.35, 0.5), rng.uniform(0.1, 0.17)
    line = low_spout(rng, height * rng.uniform(0.6, 0.85), reach)
    top = height + 0.008
    stick = bezier(
        [(0, top, 0), (0, top + 0.04, 0), (0, top + rng.uniform(0.06, 0.1), rng.uniform(-0.04, 0.05))], 7
    )
    return [
        cylinder(radius, height, (0, height / 2, 0), sides=24, material=material),
        cylinder(1.08 * radius, 0.012, (0, height + 0.005, 0), sides=24, material=material),
        foot(rng, radius, material=material),
        tube(stick, np.linspace(0.0055, 0.0035, 7), sides=8, material=material),
        spout(line, thin, material=material),
        mouth(line, 1.12 * thin),
    ]


def pillar(rng: np.random.Generator) -> list[Part]:
    """One old tap: a turned post, a stubby spout bent down and a cross or lever on a bonnet."""
    material, radius, height = finish(rng), rng.uniform(0.016, 0.022), rng.uniform(0.06, 0.1)
    reach, thick = rng.uniform(0.07, 0.13), radius * rng.uniform(0.6, 0.8)
    low = height * rng.uniform(0.55, 0.8)
    rise = rng.uniform(-0.01, 0.03)
    line = bezier([(0, low), (0.5 * reach, low + rise), (reach, low + rise), (reach, low - 0.035)], 10)
    bonnet = rng.uniform(0.02, 0.04)
    profile = np.array([(1.0, 0), (0.75, 0.2), (0.8, 0.5), (0.6, 0.7), (0.6, 1.0)]) * (radius, bonnet)
    style = pick(rng, "cross", "cross", "cross", "tee", "lever", "knob")
    parts = [
        turned_post(rng, radius, height, material=material),
        spout(line, thick * np.linspace(1.1, 0.85, 10), material=material),
        mouth(line, thick, length=0.5),
        revolve(profile, (0, height, 0), sides=16, material=material),
        *placed(
            handle(rng, style, rng.uniform(0.024, 0.034), material=material),
            translate=(0, height + 0.9 * bonnet, 0),
        ),
    ]
    return parts
