"""Loudspeakers without wires or corners, in metres: cylinders, pucks, spheres, pods, boomboxes; front +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    circle,
    cushion,
    cylinder,
    ellipsoid,
    extrude,
    hoop,
    in_plane,
    loft_levels,
    moved,
    pick,
    placed,
    revolve,
    rounded_path,
    rounded_rectangle,
    tube,
)
from data.procedural.loudspeaker_fittings import feet
from data.procedural.loudspeaker_parts import Hole, draw_look, unit


def smart_tower(rng: np.random.Generator) -> list[Part]:
    """A smart speaker: an upright cylinder in cloth, a rim and buttons on top, a ring of light."""
    radius = rng.uniform(0.04, 0.075)
    height = radius * rng.uniform(2.0, 4.6)
    taper, soft = rng.uniform(0.8, 1.1), rng.uniform(0.05, 0.45) * radius
    top = taper * radius
    skin = pick(rng, "fabric", "fabric", "plastic", "metal")
    profile = [(0.85 * radius, 0), (radius, 0.3 * soft), (radius, 0.08 * height), (top, height - soft)]
    profile += [(top - 0.3 * soft, height - 0.25 * soft), (top - soft, height)]
    parts = [revolve(profile, sides=28, material=skin)]
    if chance(rng, 0.6):
        parts.append(
            cylinder(1.015 * radius, 0.12 * height, (0, 0.06 * height, 0), sides=28, material="plastic")
        )
    if chance(rng, 0.6):
        inner, low, high = 0.8 * (top - soft), height - 0.002, height + 0.004
        ring = [(top - soft, low), (top - soft, high), (inner, high), (inner, low)]
        parts.append(loft_levels([(circle(r, 24), y) for r, y in ring], material="glass", closed=True))
    for x, z in ((0.3, 0), (-0.3, 0), (0, 0.3), (0, -0.3)):
        parts.append(cylinder(0.08 * radius, 0.006, (x * top, height, z * top), sides=10, material="plastic"))
    if chance(rng, 0.35):
        for y in np.linspace(0.2, 0.75, int(rng.integers(3, 9))) * height:
            parts.append(
                cylinder(1.02 * max(radius, top), 0.012 * height, (0, float(y), 0), sides=28, material=skin)
            )
    if chance(rng, 0.3):
        parts.append(
            box((0.25 * radius, 0.03 * height, 0.1 * radius), (0, 0.3 * height, radius), material="metal")
        )
    return parts


def puck(rng: np.random.Generator) -> list[Part]:
    """A flat smart speaker: a disc or a pebble in cloth with buttons on top."""
    radius, round_body = rng.uniform(0.042, 0.07), chance(rng, 0.6)
    height = radius * rng.uniform(0.5, 1.1)
    base = cylinder(0.8 * radius, 0.12 * height, (0, 0.03 * height, 0), sides=28, material="rubber")
    if round_body:
        profile = [
            (0.85 * radius, 0.0),
            (radius, 0.2 * height),
            (radius, 0.75 * height),
            (0.95 * radius, 0.92 * height),
            (0.85 * radius, height),
        ]
        body, top = revolve(profile, sides=28, material=pick(rng, "fabric", "plastic")), height
    else:
        body = ellipsoid(
            (radius, 0.55 * height, radius),
            (0, 0.52 * height, 0),
            power=pick(rng, 2.0, 2.6),
            segments=24,
            material="fabric",
        )
        top = 1.06 * height
    parts = [
        body,
        base,
        cylinder(0.78 * radius, 0.04 * height, (0, top - 0.012 * height, 0), sides=28, material="plastic"),
    ]
    for x, z in ((0.4, 0), (-0.4, 0), (0, 0.4), (0, -0.4)):
        parts.append(
            cylinder(0.1 * radius, 0.06 * height, (x * radius, top, z * radius), sides=12, material="metal")
        )
    if chance(rng, 0.4):
        seam = cylinder(1.01 * radius, 0.05 * height, (0, 0.3 * height, 0), sides=28, material="plastic")
        parts.append(seam)
    if chance(rng, 0.3):
        loop = [
            (0.9 * radius, 0.6 * height, 0),
            (1.5 * radius, 0.6 * height, 0.1 * radius),
            (1.4 * radius, 0.6 * height, -0.2 * radius),
            (0.9 * radius, 0.6 * height, -0.1 * radius),
        ]
        parts.append(tube(rounded_path(loop, 0.2 * radius), 0.05 * radius, sides=8, material="fabric"))
    return parts


def slab_speaker(rng: np.random.Generator) -> list[Part]:
    """A portable box with round edges: cloth or mesh, up to two drivers in front, buttons or a handle."""
    height = rng.uniform(0.09, 0.2)
    width, depth = height * rng.uniform(1.0, 2.4), height * rng.uniform(0.35, 0.7)
    look = draw_look(rng, "plastic", "rubber", "leather", "wood")
    radius = rng.uniform(0.1, 0.4) * height
    y, parts = height / 2, []
    shell = rounded_rectangle(width, height, radius, 6)
    parts.append(extrude(shell, depth, (0, y, 0), bevel=0.08 * depth, material=look.shell))
    inner = rounded_rectangle(0.9 * width, 0.86 * height, 0.85 * radius, 6)
    parts.append(
        extrude(
            inner,
            0.12 * depth,
            (0, y, 0.48 * depth),
            bevel=0.02 * depth,
            material=pick(rng, "fabric", "metal", "fabric"),
        )
    )
    front = 0.54 * depth
    if chance(rng, 0.65):
        r = 0.33 * min(height, width / 2.2)
        xs = (-0.5, 0.5) if width > 1.5 * height else (0.0,)
        for x in xs:
            parts += unit(
                look, Hole("woofer", x * (width - 2.6 * r), y, r), front + 0.05 * depth, 0.1 * depth
            )
    else:
        parts.append(
            box(
                (0.2 * width, 0.1 * height, 0.04 * depth),
                (pick(rng, 0, -0.3) * width, 0.2 * height, front),
                bevel=0.002,
                material="metal",
            )
        )
    if chance(rng, 0.6):
        parts += [
            cylinder(0.04 * height, 0.02 * height, (float(x), height, 0), sides=12, material="metal")
            for x in np.linspace(-0.25, 0.25, 4) * width
        ]
    else:
        grip = [
            (-0.4 * width, height - 0.01, 0),
            (-0.36 * width, 1.2 * height, 0),
            (0.36 * width, 1.2 * height, 0),
            (0.4 * width, height - 0.01, 0),
        ]
        parts.append(tube(rounded_path(grip, 0.1 * height), 0.035 * height, sides=8, material="leather"))
    return parts + feet(rng, (width, height, depth), style=pick(rng, "pads", "none"))


def clock_cube(rng: np.random.Generator) -> list[Part]:
    """A soft cube in cloth: a smart speaker with a screen or lamps in front and buttons on top."""
    width = rng.uniform(0.09, 0.2)
    size = (width, width * rng.uniform(0.7, 1.5), width * rng.uniform(0.6, 1.0))
    y = size[1] / 2
    parts = [
        cushion(
            size,
            (0, y, 0),
            radius=rng.uniform(0.12, 0.3) * min(size),
            material=pick(rng, "fabric", "fabric", "plastic"),
        )
    ]
    z = size[2] / 2
    style = pick(rng, "badge", "lamps", "driver", "band")
    if style == "badge":
        parts.append(
            extrude(circle(0.08 * width, 16), 0.03 * width, (0, 0.25 * size[1], z), material="metal")
        )
    elif style == "lamps":
        parts += [
            extrude(circle(0.03 * width, 12), 0.03 * width, (float(x), y, z), material="glass")
            for x in np.linspace(-0.12, 0.12, 4) * width
        ]
    elif style == "driver":
        look = draw_look(rng, "plastic")
        parts += unit(look, Hole("woofer", 0, y, 0.34 * min(size[:2])), z + 0.03 * width, 0.08 * width)
    else:
        parts.append(
            box(
                (1.02 * size[0], 0.06 * size[1], 1.02 * size[2]),
                (0, 0.2 * size[1], 0),
                bevel=0.01,
                material="plastic",
            )
        )
    parts.append(
        cylinder(0.3 * min(size[0], size[2]), 0.03 * width, (0, size[1], 0), sides=24, material="plastic")
    )
    parts += [
        cylinder(0.04 * width, 0.05 * width, (x * width, size[1], 0), sides=12, material="metal")
        for x in (-0.16, 0.16)
    ]
    parts.append(box((0.7 * size[0], 0.05 * width, 0.7 * size[2]), (0, 0, 0), material="rubber"))
    return parts


def _end(rng: np.random.Generator, half: float, radius: float) -> list[Part]:
    """The right end of a cylinder along X: a passive radiator in a rubber collar."""
    look = draw_look(rng, "plastic", "rubber")
    disc = unit(look, Hole("woofer", 0.0, 0.0, 0.8 * radius), 0.12 * radius, 0.12 * radius)
    section = [(0.92, -0.05), (1.05, -0.05), (1.05, 0.06), (0.86, 0.06)]
    collar = hoop([(r * radius, z * half) for r, z in section], (0, 0, -0.05 * half), material="rubber")
    return placed([*disc, collar], rotate=(0, 90, 0), translate=(0.99 * half, radius, 0))


def bluetooth(rng: np.random.Generator) -> list[Part]:
    """A portable speaker: a cylinder on its side in cloth, passive radiators at its ends."""
    radius = rng.uniform(0.033, 0.07)
    half = radius * rng.uniform(1.3, 2.6)
    profile = [(0.88 * radius, -half), (radius, -0.9 * half), (radius, 0.9 * half), (0.88 * radius, half)]
    barrel = revolve(profile, sides=28, material="fabric")
    parts = [moved(barrel, rotate=(0, 0, 90), translate=(0, radius, 0)), *both_sides(_end(rng, half, radius))]
    low = (1.2 * half, 0.12 * radius, 0.9 * radius)
    parts.append(box(low, (0, 0.03 * radius, 0), bevel=0.004, material="rubber"))
    strip = (1.3 * half, 0.08 * radius, 0.4 * radius)
    parts.append(box(strip, (0, 2 * radius, 0), bevel=0.03 * radius, material="rubber"))
    for x in np.linspace(-0.4, 0.4, 4) * half:
        top = (float(x), 2.04 * radius, 0)
        parts.append(cylinder(0.1 * radius, 0.1 * radius, top, sides=10, material="plastic"))
    if chance(rng, 0.6):
        badge = rounded_rectangle(rng.uniform(0.5, 1.0) * half, 0.45 * radius, 0.05 * radius)
        name = pick(rng, "metal", "paint")
        parts.append(extrude(badge, 0.05 * radius, (0, radius, radius), bevel=0.01 * radius, material=name))
    if chance(rng, 0.35):
        corners = np.array([(-0.95 * half, 1.6), (-0.8 * half, 3.0), (0.8 * half, 3.0), (0.95 * half, 1.6)])
        grip = in_plane(corners * (1, radius), "xy")
        parts.append(tube(rounded_path(grip, 0.5 * radius), 0.12 * radius, sides=8, material="rubber"))
    return parts
