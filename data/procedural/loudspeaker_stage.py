"""Loudspeakers of the stage and the street, in metres: PA, wedges, amplifiers, arrays, horns; front +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    box,
    chance,
    circle,
    cylinder,
    extrude,
    moved,
    pick,
    placed,
    rod,
    tube,
)
from data.procedural.loudspeaker_fittings import carry_handle, feet
from data.procedural.loudspeaker_home import stacked
from data.procedural.loudspeaker_parts import Hole, baffle, cabinet, dish, draw_look, unit


def pa_box(rng: np.random.Generator) -> list[Part]:
    """A PA speaker: a horn over a large woofer, its sides tapering to the back; handles, a tripod."""
    width = rng.uniform(0.33, 0.46)
    size = (width, width * rng.uniform(1.45, 1.85), width * rng.uniform(0.75, 1.0))
    look = draw_look(rng, "plastic", "paint", "paint")
    kinds = pick(
        rng, ["horn", "woofer"], ["horn", "woofer"], ["horn", "woofer", "woofer"], ["horn", "woofer", "slot"]
    )
    holes = stacked(rng, kinds, size[:2], 0.05)
    parts = cabinet(look, size, holes, radius=pick(rng, 0.0, 0.02, 0.05), border=0.02)
    taper = rng.uniform(0.55, 1.0)

    def drawn_in(part: Part) -> Part:
        share = np.clip((part.vertices[:, 2:3] + size[2] / 2) / (0.6 * size[2]), 0, 1)
        vertices = part.vertices * np.where([True, False, False], taper + (1 - taper) * share, 1.0)
        return Part(vertices, part.faces, part.material)

    parts = [drawn_in(part) for part in parts]
    y, grip = size[1], rng.uniform(0.1, 0.16)
    if chance(rng, 0.6):
        parts.append(carry_handle(0, y - 0.004, 0, grip))
    if chance(rng, 0.5):
        for x in (-1, 1):
            parts.append(
                box(
                    (0.03, 0.05, 0.14),
                    (x * (width / 2 - 0.002), 0.55 * y, 0.1 * size[2]),
                    bevel=0.01,
                    material="rubber",
                )
            )
    if chance(rng, 0.3):
        bars = np.linspace(0.06, 0.94, 12) * y
        parts += [
            box((0.93 * width, 0.006, 0.008), (0, float(b), size[2] / 2 + 0.008), material="metal")
            for b in bars
        ]
        parts += [
            box((0.012, 0.92 * y, 0.02), (x * 0.46 * width, y / 2, size[2] / 2), material="metal")
            for x in (-1, 1)
        ]
    if chance(rng, 0.3):
        high = rng.uniform(0.7, 1.1)
        parts.append(cylinder(0.018, high, (0, -high / 2 + 0.01, 0), sides=12))
        for turn in (90, 210, 330):
            way = np.array([np.cos(np.radians(turn)), 0, np.sin(np.radians(turn))])
            end = way * 0.45 + (0, -high, 0)
            parts.append(rod((0, 0.35 - high, 0), end, 0.012, sides=8))
        return parts
    return parts + feet(rng, size, style=pick(rng, "pads", "none"))


def wedge(rng: np.random.Generator) -> list[Part]:
    """A stage monitor on the floor: its face leans back to look up at the player."""
    width = rng.uniform(0.45, 0.65)
    face, look = width * rng.uniform(0.55, 0.7), draw_look(rng, "paint", "plastic", "wood")
    lean = rng.uniform(35, 55)
    r, thick = 0.4 * face, 0.05
    x = rng.uniform(0.15, 0.22) * width
    side = pick(rng, -1, 1)
    holes = [Hole("woofer", side * x, face / 2, r)]
    holes.append(
        Hole(
            "horn",
            -side * (r + 0.45 * (width / 2 - x)),
            face / 2,
            0.3 * (width - x - r) * 0.8,
            rng.uniform(0.9, 1.5),
        )
    )
    front = baffle((-width / 2, 0), (width / 2, face), holes, (-thick, 0.0), look.shell)
    for hole in holes:
        front += unit(look, hole, 0.0, thick)
    high, deep = face * np.cos(np.radians(lean)), face * np.sin(np.radians(lean))
    foot, back = rng.uniform(0.03, 0.1), rng.uniform(0.15, 0.35) * face
    inner = np.array([np.cos(np.radians(lean)), np.sin(np.radians(lean))]) * (
        0.97 * thick
    )  # (z, y) into the box
    outline = [
        (0.0, 0.0),
        (0.0, foot),
        (-inner[0], foot),
        (-deep - 0.3 * inner[0], foot + high - inner[1]),
        (-deep - back, foot + 0.6 * high),
        (-deep - back, 0.0),
    ]
    shell = extrude([(-z, y) for z, y in outline], width, material=look.shell)
    parts = [moved(shell, rotate=(0, 90, 0))]
    parts += placed(front, rotate=(-lean, 0, 0), translate=(0, foot, 0))
    parts.append(carry_handle(0, 0.4 * foot + 0.5 * high, -deep - back, 0.14))
    return parts


def column(rng: np.random.Generator) -> list[Part]:
    """A slim column of small drivers over a bass box that stands on the floor."""
    width, height = rng.uniform(0.09, 0.13), rng.uniform(0.8, 1.3)
    look, count = draw_look(rng, "paint", "plastic"), int(rng.integers(4, 7))
    size = (width, height, width * rng.uniform(1.0, 1.3))
    r = 0.39 * width
    ys = height - 0.06 - r - np.arange(count) * 2.35 * r
    slim = cabinet(look, size, [Hole("woofer", 0, float(y), r) for y in ys], border=0.006)
    low = rng.uniform(0.36, 0.5)
    if chance(rng, 0.25):
        parts = [box((3 * width, 0.02, 3 * width), (0, 0.01, 0), bevel=0.005, material="metal")]
        return parts + placed(slim, translate=(0, 0.019, 0))
    wide = rng.uniform(0.3, 0.42)
    base = (wide, low, wide * rng.uniform(1.0, 1.3))
    parts = cabinet(
        look, base, [Hole("woofer", 0, low / 2, 0.4 * min(wide, low))], radius=pick(rng, 0.0, 0.02)
    )
    rise = rng.uniform(0.0, 0.5)
    if rise > 0.1:
        parts.append(cylinder(0.018, rise + 0.02, (0, low + rise / 2, 0), sides=12))
    else:
        rise = -0.001
    return parts + placed(slim, translate=(0, low + rise, 0)) + feet(rng, base, style="pads")


def wall_box(rng: np.random.Generator) -> list[Part]:
    """A weatherproof box on a U-shaped bracket, turned or nodding a little."""
    width = rng.uniform(0.13, 0.2)
    size = (width, width * rng.uniform(1.35, 1.7), width * rng.uniform(0.75, 1.05))
    look = draw_look(rng, "plastic", "paint")
    parts = cabinet(
        look,
        size,
        stacked(rng, ["tweeter", "woofer"], size[:2], 0.04),
        radius=rng.uniform(0.01, 0.4 * width),
        border=0.01,
        grille=chance(rng, 0.3),
    )
    back, high = -size[2] / 2 - rng.uniform(0.03, 0.08), size[1]
    arm = [(0, -0.02, 0), (0, -0.02, back), (0, high + 0.02, back), (0, high + 0.02, 0)]
    parts = placed(parts, rotate=(0, rng.uniform(-12, 12), 0))
    for y in (-0.012, high + 0.012):
        parts.append(cylinder(0.02, 0.03, (0, y, 0), sides=12, material="metal"))
    parts += [beam(a, b, size=(0.05, 0.012), material="metal") for a, b in zip(arm, arm[1:], strict=False)]
    parts.append(box((0.09, 0.12, 0.012), (0, high / 2, back), material="metal"))
    return parts


def _array_module(rng: np.random.Generator, size: tuple[float, float, float], *, plain: bool) -> list[Part]:
    """One flat box of a line array, front at z = 0: two woofers and the mouth of its treble between them."""
    width, tall, depth = size
    look, r = draw_look(rng, "paint", "plastic"), 0.4 * tall
    taper = rng.uniform(0.1, 0.2)
    side = [(0.055, 0.01), (0.055, tall - 0.01), (depth, (1 - taper) * tall), (depth, taper * tall)]
    parts = [moved(extrude(side, width, material=look.shell), rotate=(0, 90, 0))]
    mouth = rng.uniform(0.12, 0.16) * width
    if plain:  # of a long array every module is light
        parts.append(box((width, tall, 0.06), (0, tall / 2, -0.03), material=look.shell))
        steps = [(1, -0.02), (1, 0.012), (0.8, 0.02), (0.3, 0.004)]
        for x in (-0.34 * width, 0.34 * width):
            parts.append(dish(circle(r, 16), steps, (x, tall / 2, 0), material=look.cone))
        parts.append(box((2 * mouth, 0.8 * tall, 0.03), (0, tall / 2, 0), bevel=0.008, material="metal"))
        return parts
    holes = [
        Hole("woofer", -0.34 * width, tall / 2, r),
        Hole("horn", 0.0, tall / 2, mouth, 0.4 * tall / mouth),
        Hole("woofer", 0.34 * width, tall / 2, r),
    ]
    parts += baffle((-width / 2, 0), (width / 2, tall), holes, (-0.06, 0), look.shell)
    for hole in holes:
        parts += unit(look, hole, 0.0, 0.06)
    return parts


def line_array(rng: np.random.Generator) -> list[Part]:
    """A banana of flat modules that hangs from a frame and bends towards the audience below."""
    width, tall = rng.uniform(0.6, 1.1), rng.uniform(0.2, 0.32)
    depth, count = width * rng.uniform(0.4, 0.6), int(rng.integers(5, 10))
    module = _array_module(rng, (width, tall, depth), plain=count > 5)
    angle, y, z, parts = -rng.uniform(0, 3), 0.0, 0.0, []
    step = rng.uniform(1.5, 6.5) * 6 / count
    for _ in range(count):
        turn = np.radians(angle)
        y, z = y - 0.995 * tall * np.cos(turn), z - 0.995 * tall * np.sin(turn)
        parts += placed(module, rotate=(angle, 0, 0), translate=(0, y, z))
        angle += step
    parts.append(box((width, 0.06, 1.1 * depth), (0, 0.02, -depth / 2), material="metal"))
    half, back = 0.3 * width, -0.4 * depth
    sling = [(-half, 0.03, back), (0, 0.5 * tall + 0.1, back), (half, 0.03, back)]
    return [*parts, tube(sling, 0.018, sides=6)]
