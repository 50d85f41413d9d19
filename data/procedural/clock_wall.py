"""Clocks that hang: on the wall at z = 0, from a ceiling, on a post. Metres; the dial faces +Z."""

import numpy as np

from data.procedural.clock_parts import dial, digit, gear, hands, hour_marks, number, pendulum, rim
from data.procedural.kit import (
    Part,
    arc,
    around,
    beam,
    box,
    chance,
    circle,
    cylinder,
    disc,
    ellipsoid,
    extrude,
    frame,
    hoop,
    in_plane,
    moved,
    pick,
    placed,
    rod,
    rounded_rectangle,
    superellipse,
    tube,
)

CASE = ("wood", "wood", "metal", "metal", "plastic", "paint")


def wall_round(rng: np.random.Generator) -> list[Part]:
    """A round wall clock: a dial in a rim, sometimes frameless or with ears like a ship's clock."""
    radius, material = rng.uniform(0.12, 0.25), pick(rng, *CASE)
    wide, deep = radius * rng.uniform(0.06, 0.3), radius * rng.uniform(0.15, 0.4)
    sunk = deep * rng.uniform(0.55, 0.9)
    back = disc(radius + 0.3 * wide, 0.6 * sunk, (0, 0, 0.3 * sunk), material=material)
    parts = [back, *dial(rng, 1.02 * radius, sunk)]
    if chance(rng, 0.12):
        return parts
    parts.append(rim(rng, radius, wide, deep, material=material))
    if chance(rng, 0.12):
        ring = in_plane(circle(0.14 * radius, 14), "xy", (0, radius + wide + 0.1 * radius, 0.5 * deep))
        parts.append(tube(ring, 0.03 * radius, sides=6, closed=True))
    elif chance(rng, 0.15):
        bolt = ellipsoid((0.06 * radius,) * 3, (0, radius + 0.5 * wide, deep), segments=8, material="metal")
        parts.append(around(bolt, pick(rng, 6, 8), axis=2))
    return parts


def wall_square(rng: np.random.Generator) -> list[Part]:
    """A square, oblong, octagonal or cushion-shaped wall clock."""
    radius, material = rng.uniform(0.11, 0.2), pick(rng, *CASE)
    style, edge = (
        pick(rng, "square", "square", "oblong", "octagon", "cushion"),
        rng.uniform(1.15, 1.4) * radius,
    )
    deep = radius * rng.uniform(0.14, 0.4)
    sunk = deep * rng.uniform(0.6, 0.95)
    if style in ("square", "oblong"):
        tall = edge * (1.0 if style == "square" else rng.uniform(1.2, 1.6))
        size, corner = (2 * edge, 2 * tall), pick(rng, 0, 0, 0.2 * radius)
        board = extrude(
            rounded_rectangle(*size, corner), 0.9 * sunk, (0, 0, 0.45 * sunk), material=pick(rng, *CASE)
        )
        border = frame(
            size, radius * rng.uniform(0.06, 0.16), deep, (0, 0, deep / 2), radius=corner, material=material
        )
        face = dial(rng, radius, sunk, plain=chance(rng, 0.3))
        if style == "oblong" and chance(rng, 0.6):
            face = placed(face, translate=(0, tall - edge, 0))
            sign = number(f"{rng.integers(10, 32)}", 0.4 * radius, 0.1 * sunk, material="paint")
            face.append(moved(sign, translate=(0, 0.55 * edge - tall, 0.95 * sunk)))
        return [board, border, *face]
    turn = circle(1.12 * edge, 8) if style == "octagon" else superellipse((edge, edge), rng.uniform(3, 6), 28)
    spin = moved(
        extrude(turn, 0.9 * sunk, bevel=0.2 * sunk, material=material), rotate=(0, 0, 22.5 * (len(turn) == 8))
    )
    parts = [moved(spin, translate=(0, 0, 0.45 * sunk)), *dial(rng, radius, sunk)]
    return [
        *parts,
        moved(rim(rng, radius, 0.1 * radius, 0.3 * sunk, material="metal"), translate=(0, 0, 0.8 * sunk)),
    ]


def sunburst(rng: np.random.Generator) -> list[Part]:
    """A small dial in a burst of rays, rods with balls, or petals."""
    radius, material = rng.uniform(0.06, 0.14), pick(rng, "metal", "metal", "wood", "paint")
    reach, deep = radius * rng.uniform(1.9, 3.4), radius * rng.uniform(0.25, 0.4)
    style, parts = (
        pick(rng, "rays", "rays", "balls", "petals", "discs"),
        [disc(radius, deep, (0, 0, deep / 2))],
    )
    if style == "rays":
        count = pick(rng, 12, 16, 24, 32)
        wide = 2 * np.pi * radius / count * rng.uniform(0.35, 0.7)
        for start, share in ((0, 1.0), (180 / count, rng.uniform(0.6, 1.0))):
            tip = pick(rng, 0.15, 0.6, 1.0)
            ray = beam(
                (0, 0.8 * radius, 0.4 * deep), (0, share * reach, 0.4 * deep),
                size=(wide, 0.4 * deep), size_end=(wide * tip, 0.3 * deep), material=material,
            )  # fmt: skip
            parts.append(around(ray, count, axis=2, start=start))
    elif style == "balls":
        count, ball = pick(rng, 8, 12, 12, 16), rng.uniform(0.014, 0.028)
        ray = rod((0, 0.8 * radius, 0.4 * deep), (0, reach, 0.4 * deep), 0.006, sides=6, material="metal")
        tip = ellipsoid((ball,) * 3, (0, reach, 0.4 * deep), segments=10, material=material)
        parts += [around(ray, count, axis=2), around(tip, count, axis=2)]
    else:
        count = pick(rng, 8, 12, 16)
        half = (reach - 0.8 * radius) / 2
        wide = min(half, np.pi * (radius + half) / count * rng.uniform(0.7, 1.05))
        plan = circle((wide, half if style == "petals" else wide), 14)
        petal = extrude(
            plan,
            0.35 * deep,
            (0, 0.85 * radius + plan[:, 1].max(), 0.4 * deep),
            bevel=0.08 * deep,
            material=material,
        )
        parts.append(around(petal, count, axis=2))
        if style == "discs":
            reach = 0.85 * radius + 2 * wide
    face = dial(rng, 0.92 * radius, 1.1 * deep)
    return [
        *parts,
        *face,
        moved(
            rim(rng, 0.9 * radius, 0.14 * radius, 0.5 * deep, material=material), translate=(0, 0, 0.7 * deep)
        ),
    ]


def skeleton(rng: np.random.Generator) -> list[Part]:
    """Open rings joined by hour marks or numerals, with hands and perhaps gears behind them."""
    radius, ink = rng.uniform(0.2, 0.4), pick(rng, "metal", "metal", "wood", "paint")
    thick = radius * rng.uniform(0.05, 0.09)
    rings = (1.0, rng.uniform(0.58, 0.66))
    parts = []
    for r in rings:
        section = np.array([(0, 0), (0, 1), (-1, 1), (-1, 0)]) * thick + (r * radius, 0)
        parts.append(hoop(section, sides=32, material=ink))
    bar = box(
        (0.6 * thick, (rings[0] - rings[1]) * radius, 0.7 * thick),
        (0, sum(rings) / 2 * radius - 0.5 * thick, thick / 2),
        material=ink,
    )
    parts.append(around(bar, 12, axis=2))
    if chance(rng, 0.5):
        parts += hour_marks(rng, radius, 0.85 * thick, material=ink)
    spoke = box((0.5 * thick, 2 * rings[1] * radius, 0.6 * thick), (0, 0, 0.35 * thick), material=ink)
    parts += [spoke, moved(spoke, rotate=(0, 0, 90))]
    if chance(rng, 0.5):
        for x, y, r in ((-0.2, -0.2, 0.24), (0.2, 0.12, 0.2), (0.1, -0.32, 0.14)):
            parts.append(gear(r * radius, 0.6 * thick, (x * radius, y * radius, 0.3 * thick), 12))
    parts.append(disc(0.1 * radius, 1.1 * thick, (0, 0, 0.55 * thick), material=ink))
    return parts + hands(rng, radius, 1.0 * thick, material=ink)


def regulator(rng: np.random.Generator) -> list[Part]:
    """A schoolhouse clock, its round or octagonal head over a pendulum's box, or a long case."""
    radius, material = rng.uniform(0.13, 0.19), pick(rng, "wood", "wood", "wood", "paint", "metal")
    deep = rng.uniform(0.1, 0.15)
    drop = radius * rng.uniform(1.7, 3.6)
    wide, long = radius * rng.uniform(0.65, 0.95), drop > 2.6 * radius
    low = -drop
    parts = [box((2 * wide, drop, 0.85 * deep), (0, -drop / 2, 0.42 * deep), material=material)]
    inner = 0.72 * wide
    parts.append(
        frame(
            (1.8 * wide, drop - radius),
            0.16 * wide,
            0.2 * deep,
            (0, (low - radius) / 2 + 0.03 * radius, 0.9 * deep),
            material=material,
        )
    )
    swing = pendulum(rng, drop * 0.78 - 0.2 * radius, 0.45 * inner, 0.9 * deep)
    parts += placed(swing, translate=(0, -0.1 * radius, 0))
    if chance(rng, 0.5):
        tail = np.array(
            [(-wide, 0), (wide, 0), (0.4 * wide, -0.5 * wide), (0, -0.6 * wide), (-0.4 * wide, -0.5 * wide)]
        )
        parts.append(extrude(tail, 0.7 * deep, (0, low + 0.01, 0.35 * deep), material=material))
    if long and chance(rng, 0.6):
        head = 1.15 * radius
        parts.append(box((2.15 * head, 2 * head, deep), (0, 0.1 * radius, deep / 2), material=material))
        cap = (
            np.array([(-1.15, 0), (1.15, 0), (1.15, 0.12), (0.5, 0.3), (0, 0.6), (-0.5, 0.3), (-1.15, 0.12)])
            * head
        )
        parts.append(extrude(cap, 1.05 * deep, (0, 1.05 * head, 0.52 * deep), material=material))
    else:
        sides = pick(rng, 8, 24)
        ring = extrude(circle(1.32 * radius, sides), deep, bevel=0.2 * deep, material=material)
        parts.append(moved(ring, rotate=(0, 0, 180 / sides), translate=(0, 0, deep / 2)))
    face = placed(dial(rng, radius, 1.12 * deep), translate=(0, 0.02 * radius, 0))
    return [
        *parts,
        *face,
        moved(rim(rng, radius, 0.1 * radius, 0.35 * deep, material="metal"), translate=(0, 0, 0.85 * deep)),
    ]


def station(rng: np.random.Generator) -> list[Part]:
    """Two dials back to back on a wall bracket, under a ceiling, or on a post in the street."""
    radius, style = rng.uniform(0.22, 0.38), pick(rng, "bracket", "bracket", "hung", "post", "post")
    deep, material = radius * rng.uniform(0.4, 0.7), pick(rng, "metal", "metal", "paint")
    one = [
        *dial(rng, radius, deep / 2),
        moved(
            rim(rng, 0.97 * radius, 0.15 * radius, 0.25 * deep, material=material),
            translate=(0, 0, 0.3 * deep),
        ),
    ]
    parts = [disc(1.08 * radius, 0.9 * deep, material=material)]
    if chance(rng, 0.2):
        parts = [extrude(rounded_rectangle(2.3 * radius, 2.3 * radius, 0.05), 0.9 * deep, material=material)]
    parts += one + placed(one, rotate=(0, 180, 0))
    high, thick = 1.08 * radius, 0.035
    if style == "bracket":
        side, out = pick(rng, -1, 1), radius * rng.uniform(1.5, 2.0)
        wall = side * out
        parts.append(box((0.04, 0.9 * radius, 0.12), (wall, high - 0.1 * radius, 0), material=material))
        level = high + 0.12 * radius
        parts.append(box((out, thick, thick), (wall / 2, level, 0), material=material))
        parts.append(box((thick, 0.3 * radius, thick), (0, level - 0.1 * radius, 0), material=material))
        if chance(rng, 0.6):
            curl = arc(0.45 * radius, 90, 180 if side > 0 else 0, 8) + (wall, level - 0.45 * radius)
            parts.append(tube(in_plane(curl, "xy"), 0.4 * thick, sides=6, material=material))
    elif style == "hung":
        up = radius * rng.uniform(0.5, 1.4)
        for x in pick(rng, (0.0,), (-0.5 * radius, 0.5 * radius)):
            parts.append(cylinder(0.02, up + 0.3 * radius, (x, high + up / 2 - 0.15 * radius, 0), sides=8))
        parts.append(box((1.3 * radius, 0.03, 0.12), (0, high + up, 0), material=material))
    else:
        tall = rng.uniform(1.4, 3.0)
        parts.append(
            cylinder(
                0.06, tall, (0, -high - tall / 2 + 0.04, 0), radius_top=0.045, sides=12, material=material
            )
        )
        parts.append(
            cylinder(
                0.14, 0.1 * tall, (0, -high - 0.95 * tall, 0), radius_top=0.09, sides=12, material=material
            )
        )
        parts.append(ellipsoid((0.08, 0.06, 0.08), (0, -high, 0), segments=12, material=material))
        if chance(rng, 0.5):
            parts.append(ellipsoid((0.04, 0.1, 0.04), (0, high + 0.06, 0), segments=8, material=material))
    return parts


def wall_numbers(rng: np.random.Generator) -> list[Part]:
    """No case at all: twelve loose-looking numbers or knobs on thin spokes about a hub with hands."""
    radius, deep = rng.uniform(0.2, 0.35), 0.02
    material, style = pick(rng, "metal", "wood", "paint", "plastic"), pick(rng, "digits", "knobs", "diamonds")
    spoke = box((0.008, radius, 0.008), (0, radius / 2, 0.005), material="metal")
    parts = [
        around(spoke, 12, axis=2),
        disc(0.16 * radius, 1.2 * deep, (0, 0, 0.6 * deep), material=material),
    ]
    size = radius * rng.uniform(0.16, 0.24)
    if style == "digits":
        for hour in range(1, 13):
            way = np.radians(90 - 30 * hour)
            spot = (radius * np.cos(way), radius * np.sin(way), 0.5 * deep)
            sign = (
                number(str(hour), size, deep, material=material)
                if hour > 9
                else digit(hour, size, deep, material=material)
            )
            parts.append(moved(sign, translate=spot))
    else:
        plan = circle(0.5 * size, 14 if style == "knobs" else 4)
        knob = extrude(plan, 1.2 * deep, (0, radius, 0.6 * deep), bevel=0.2 * deep, material=material)
        parts.append(around(knob, 12, axis=2))
    return parts + hands(rng, 0.85 * radius, 1.1 * deep, material=pick(rng, material, "metal"))
