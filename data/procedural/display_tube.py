"""Displays with a picture tube: monitors and televisions. Metres; the screen faces +Z."""

import numpy as np

from data.procedural.display_parts import aerial, knobs, tube_screen, tube_shell
from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    circle,
    cylinder,
    frame,
    grille,
    pick,
    slab,
    superellipse,
    tube,
)


def crt_monitor(rng: np.random.Generator) -> list[Part]:
    """A desk monitor with a deep back that tapers, on a swivel foot."""
    width = rng.uniform(0.34, 0.46)
    height, deep = width * rng.uniform(0.8, 0.95), width * rng.uniform(0.8, 1.15)
    corner = rng.uniform(0.04, 0.13)
    rear, drop = rng.uniform(0.4, 0.7), rng.uniform(-0.06, 0.02) * height
    collar = -rng.uniform(0.1, 0.4) * deep
    levels = [(0.97 * width, 0.97 * height, 0, 0), (width, height, 0, -0.03 * deep)]
    levels.append((width, height, 0, collar))
    levels.append((0.92 * width, 0.92 * height, 0.3 * drop, collar - 0.05 * deep))
    levels.append((rear * width, rear * height, drop, -0.85 * deep))
    levels.append((0.85 * rear * width, 0.85 * rear * height, drop, -deep))
    parts = [tube_shell(levels, corner=corner, material=pick(rng, "plastic", "plastic", "paint"))]
    border, chin = width * rng.uniform(0.06, 0.1), height * rng.uniform(0.03, 0.13)
    size = (width - 2 * border, height - 2 * border - chin)
    parts.append(tube_screen(size, (0, chin / 2, -0.002), bulge=0.035 * width))
    lip = (size[0] + 0.6 * border, size[1] + 0.6 * border)
    parts.append(
        frame(lip, 0.35 * border, 0.05 * width, (0, chin / 2, 0), radius=0.3 * border, material="plastic")
    )
    low = -height / 2
    parts.append(
        box(
            (0.05 * width, 0.25 * border, 0.04 * width),
            (0.3 * width, low + 0.4 * border + 0.3 * chin, 0),
            material="plastic",
        )
    )
    spots = [
        (x * width, low + 0.4 * border + 0.3 * chin)
        for x in pick(rng, (0.0,), (-0.1, 0.0, 0.1), (-0.35, -0.28))
    ]
    parts.append(knobs(spots, 0.018 * width, 0))
    if chance(rng, 0.85):
        middle, gap = -0.4 * deep, height * rng.uniform(0.08, 0.18)
        plan = pick(rng, circle(0.36 * width, 24), superellipse((0.4 * width, 0.36 * width), 4, 24))
        parts.append(slab(plan, 0.03, (0, low - gap, middle), bevel=0.01, material="plastic"))
        swivel = cylinder(
            0.2 * width,
            gap + 0.06 * height,
            (0, low - gap / 2 + 0.03 * height, middle),
            radius_top=0.3 * width,
        )
        parts.append(swivel)
    return parts


def crt_tv(rng: np.random.Generator) -> list[Part]:
    """A tube television: a box with the screen at the left, in the middle, or between loudspeakers."""
    width = rng.uniform(0.45, 0.85)
    height, deep = width * rng.uniform(0.64, 0.9), width * rng.uniform(0.45, 0.75)
    material, corner = pick(rng, "wood", "plastic", "plastic", "paint"), rng.uniform(0.01, 0.12)
    box_deep = deep * rng.uniform(0.45, 0.8)
    levels = [
        (0.98 * width, 0.98 * height, 0, 0),
        (width, height, 0, -0.02 * deep),
        (width, height, 0, -box_deep),
    ]
    levels.append((0.7 * width, 0.7 * height, -0.03 * height, -0.5 * box_deep - 0.5 * deep))
    levels.append((0.5 * width, 0.5 * height, -0.05 * height, -deep))
    parts = [tube_shell(levels, corner=corner, material=material)]
    layout, border = pick(rng, "side", "side", "middle", "speakers"), 0.07 * width
    if layout == "side":
        share = rng.uniform(0.64, 0.74)
        size, at = (share * width, height - 2 * border), ((share - 1) * width / 2 + 0.6 * border, 0.0)
        x, room = width / 2 - (1 - share) * width / 2 + 0.25 * border, (0.85 - share) * width
        spots = [(x, height * y) for y in pick(rng, (0.28, 0.08), (0.3,), (0.32, 0.18, 0.04))]
        parts.append(knobs(spots, min(0.09 * height, 0.5 * room), 0.002))
        parts.append(
            grille(
                (1.15 * room, 0.34 * height, 0.012),
                int(rng.integers(5, 9)),
                (x, -0.24 * height, 0),
                material="fabric",
            )
        )
    else:
        chin, wing = height * rng.uniform(0.08, 0.16), 0.13 * width if layout == "speakers" else 0.0
        size, at = (
            (width - 2 * border - 2 * wing, height - 1.4 * border - chin),
            (0.0, chin / 2 - 0.1 * border),
        )
        low = -height / 2 + 0.55 * chin
        parts.append(knobs([(s * 0.05 * width + 0.25 * width, low) for s in (-1, 0, 1)], 0.16 * chin, 0))
        parts.append(box((0.3 * width, 0.4 * chin, 0.012), (-0.15 * width, low, 0), material="plastic"))
        if wing:
            parts += both_sides(
                [grille((wing, 0.8 * height, 0.012), 12, (width / 2 - 0.75 * wing, 0, 0), material="fabric")]
            )
    parts.append(tube_screen((size[0] - 0.3 * border, size[1] - 0.3 * border), (*at, 0), bulge=0.035 * width))
    parts.append(
        frame(
            size,
            0.45 * border,
            0.035 * width,
            (*at, 0),
            radius=0.9 * border,
            material=pick(rng, "plastic", "metal"),
        )
    )
    return parts + _under(rng, width, height, deep)


def _under(rng: np.random.Generator, width: float, height: float, deep: float) -> list[Part]:
    """Feet or legs under a set about the origin, whose front is z = 0, and perhaps an aerial on it."""
    parts, low = [], -height / 2
    style = pick(rng, "none", "feet", "legs", "legs")
    if style == "feet":
        for z in (-0.08 * deep, -0.4 * deep):
            parts += both_sides(
                [box((0.1 * width, 0.04 * height, 0.1 * deep), (0.36 * width, low, z), material="rubber")]
            )
    elif style == "legs":
        tall, splay = width * rng.uniform(0.25, 0.6), 0.08 * width
        leg = tube(
            [(0.34 * width, low + 0.02, -0.08 * deep), (0.34 * width + splay, low - tall, 0.0)],
            np.array([0.025, 0.013]) * width,
            sides=8,
            material="wood",
        )
        back = tube(
            [(0.34 * width, low + 0.02, -0.4 * deep), (0.34 * width + splay, low - tall, -0.5 * deep)],
            np.array([0.025, 0.013]) * width,
            sides=8,
            material="wood",
        )
        parts += both_sides([leg, back])
    if chance(rng, 0.5):
        parts += aerial(rng, width, (0, height / 2, -0.25 * deep))
    return parts
