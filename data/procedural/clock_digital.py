"""Clocks that show digits: displays, falling flaps, glowing tubes. Metres; they face +Z."""

import numpy as np

from data.procedural.clock_parts import number
from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    circle,
    cushion,
    cylinder,
    disc,
    ellipsoid,
    extrude,
    facing,
    moved,
    pick,
    placed,
    rounded_rectangle,
    slab,
)


def _time(rng: np.random.Generator) -> str:
    return f"{rng.integers(0, 24):02d}:{rng.integers(0, 60):02d}"


def digital(rng: np.random.Generator) -> list[Part]:
    """A display of four digits: in a box, a wedge, a round-ended bar or on the front of a cube."""
    style, size = pick(rng, "box", "wedge", "bar", "cube", "screen"), rng.uniform(0.035, 0.06)
    wide, tall = size * rng.uniform(4.3, 5.4), size * rng.uniform(1.6, 2.2)
    material, deep = pick(rng, "plastic", "plastic", "wood", "metal"), size * rng.uniform(0.9, 2.0)
    sign = number(_time(rng), size, 0.12 * size, material=pick(rng, "glass", "paint"))
    pane = box((0.94 * wide, 1.3 * size, 0.04), (0, 0, 0), material="glass")
    if style == "wedge":
        lean = rng.uniform(0.25, 0.6)
        side = [
            (0.5 * deep + lean * tall, -tall / 2),
            (0.5 * deep, tall / 2),
            (-0.5 * deep, tall / 2),
            (-0.5 * deep - 0.01, -tall / 2),
        ]
        shell = moved(extrude(side, wide, material=material), rotate=(0, -90, 0))
        tilt = -np.degrees(np.arctan(lean))
        at = (0, 0, 0.5 * deep + 0.5 * lean * tall)
        show = (moved(pane, scale=(1, 1, 0.15)), moved(sign, translate=(0, 0, 0.006)))
        return [shell, *(moved(part, rotate=(tilt, 0, 0), translate=at) for part in show)]
    if style == "cube":
        half = wide * rng.uniform(0.5, 0.6)
        shell = box((2 * half, 2 * half, 1.8 * half), bevel=0.05 * half, material=material)
        front = 0.9 * half
    elif style == "bar":
        plan = rounded_rectangle(1.1 * wide, tall, 0.5 * tall, 6)
        shell, front = extrude(plan, deep, bevel=0.1 * deep, material=material), deep / 2
    elif style == "box":
        shell, front = cushion((1.08 * wide, tall, deep), material=material), deep / 2
    else:
        shell, front = box((1.08 * wide, tall, 0.4 * size), material=material), 0.2 * size
    parts = [
        shell,
        moved(pane, translate=(0, 0, front - 0.018)),
        moved(sign, translate=(0, 0, front + 0.002)),
    ]
    low = float(shell.bounds()[0, 1])
    if style == "screen":
        prop = box((0.4 * wide, 0.012, 2.2 * size), (0, low, 0), material=material)
        parts.append(prop)
    elif style == "box" and chance(rng, 0.6):
        key = box((0.16 * wide, 0.014, 0.4 * deep), (0, tall / 2 + 0.004, 0), material="rubber")
        parts += [moved(key, translate=(x * wide, 0, 0)) for x in pick(rng, (0.0,), (-0.25, 0.0, 0.25))]
    if style in ("box", "bar") and chance(rng, 0.5):
        foot = cylinder(0.008, 0.02, (0.35 * wide, low - 0.005, 0), sides=8, material="rubber")
        parts += both_sides([foot])
    return parts


def flip(rng: np.random.Generator) -> list[Part]:
    """A clock of falling flaps, or a radio alarm with a grille and a knob beside the digits."""
    size, material = rng.uniform(0.04, 0.06), pick(rng, "plastic", "plastic", "wood", "metal")
    flap, tall, deep = 1.75 * size, 2.0 * size, size * rng.uniform(1.2, 2.2)
    extra = pick(rng, 0.0, 0.0, rng.uniform(1.2, 2.4)) * size
    wide = 2 * flap + 1.0 * size + extra
    shell = (
        cushion((wide, tall, deep), material=material)
        if chance(rng, 0.5)
        else box((wide, tall, deep), bevel=0.1 * size, material=material)
    )
    parts, front = [shell], deep / 2
    text = _time(rng)
    start = -wide / 2 + 0.4 * size
    for k, pair in enumerate(text.split(":")):
        x = start + flap / 2 + k * (flap + 0.15 * size)
        for y in (-0.42 * size, 0.42 * size):
            parts.append(box((flap, 0.8 * size, 0.02), (x, y, front), material="plastic"))
        parts.append(
            moved(number(pair, 1.15 * size, 0.012, material="paint"), translate=(x, 0, front + 0.012))
        )
    if extra:
        x = wide / 2 - extra / 2 - 0.15 * size
        parts.append(disc(0.35 * extra, 0.03, (x, 0.25 * size, front), sides=18, material="fabric"))
        parts.append(disc(0.2 * size, 0.05, (x, -0.6 * size, front), sides=14, material="metal"))
    if chance(rng, 0.4):
        stand = slab(
            circle((0.3 * wide, 0.45 * deep), 20), 0.02, (0, -tall / 2 - 0.4 * size, 0), material=material
        )
        parts += [
            stand,
            cylinder(0.15 * deep, 0.5 * size, (0, -tall / 2 - 0.2 * size, 0), sides=12, material="metal"),
        ]
    return parts


def nixie(rng: np.random.Generator) -> list[Part]:
    """Four or six glass tubes with glowing digits on a wooden or metal box."""
    count, size = pick(rng, 4, 4, 6), rng.uniform(0.028, 0.04)
    pitch, deep = 1.15 * size, size * rng.uniform(1.3, 2.0)
    wide, tall = pitch * (count + 0.9), size * rng.uniform(0.6, 1.3)
    parts = [
        box(
            (wide, tall, deep),
            (0, tall / 2, 0),
            bevel=0.06 * size,
            material=pick(rng, "wood", "wood", "metal", "plastic"),
        )
    ]
    glass = cylinder(0.42 * size, 1.5 * size, (0, tall + 0.72 * size, 0), sides=14, material="glass")
    tip = ellipsoid(
        (0.42 * size, 0.25 * size, 0.42 * size), (0, tall + 1.47 * size, 0), segments=12, material="glass"
    )
    for k in range(count):
        x = (k - (count - 1) / 2) * pitch + 0.2 * size * (k // 2 - (count // 2 - 1) / 2)
        sign = moved(
            number(str(rng.integers(0, 10)), 0.9 * size, 0.1 * size),
            translate=(0, tall + 0.8 * size, 0.45 * size),
        )
        collar = cylinder(0.5 * size, 0.16 * size, (0, tall + 0.06 * size, 0), sides=14, material="metal")
        parts += placed([glass, tip, sign, collar], translate=(x, 0, 0))
    if chance(rng, 0.5):
        knob = cylinder(0.12 * size, 0.14 * size, (0, 0, 0), sides=10, material="metal")
        parts += [facing(knob, "z", (x, tall / 2, deep / 2)) for x in (-0.3 * wide, 0.3 * wide)]
    return parts
