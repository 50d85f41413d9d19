"""Guitars with a hollow body: flat tops, resonators and the small ukulele. Metres."""

from dataclasses import replace

import numpy as np

from data.procedural.guitar_outlines import bouts
from data.procedural.guitar_parts import Strung, head, neck, strings, strung
from data.procedural.kit import (
    Part,
    around,
    box,
    chance,
    cylinder,
    disc,
    extrude,
    extrude_rounded,
    in_plane,
    joined,
    moved,
    painted,
    pick,
    smooth_curve,
    tube,
)


def case(rng: np.random.Generator, outline: np.ndarray, deep: float, *, arch: float = 0.0) -> list[Part]:
    """The body behind z = 0, shallower towards the neck, its top with a bound edge or arched by `arch`."""
    length = outline[:, 1].max()
    sides = extrude(
        outline, deep, (0, 0, -deep / 2), bevel=0.004, material=pick(rng, "wood", "wood", "paint")
    )
    points = sides.vertices.copy()
    points[:, 2] *= 1 - rng.uniform(0.02, 0.2) * points[:, 1] / length
    middle = np.array([0, 0.45 * length])
    parts = [replace(sides, vertices=points)]
    if arch:
        inner = middle + 0.95 * (outline - middle)
        parts.append(extrude_rounded(inner, 2 * arch, radius=0.95 * arch, material="wood"))
    else:
        rim = middle + 1.012 * (outline - middle)
        parts.append(extrude(rim, 0.005, (0, 0, -0.002), material="wood"))
    return parts


def _hole(rng: np.random.Generator, radius: float, y: float) -> list[Part]:
    """A round hole, drawn as a dark disc, in its rosette."""
    wide, material = rng.uniform(1.12, 1.35) * radius, pick(rng, "wood", "paint", "plastic")
    rosette = disc(wide, 0.003, (0, y, 0), material=material)
    return [rosette, disc(radius, 0.0045, (0, y, 0), material="rubber")]


def _guard(y: float, radius: float, length: float) -> Part:
    """A teardrop of a pickguard at the treble side of the hole."""
    shape = np.array(
        [(0.5, 0.9), (1.05, 0.75), (1.55, 0.1), (1.85, -1.1), (1.5, -1.75), (0.9, -1.3), (0.45, -0.95)]
    )
    inner = [(0.95, -0.5), (1.12, 0.0), (0.95, 0.5)]
    corners = np.array([*shape, *inner])
    outline = smooth_curve(np.concatenate([corners, corners[:1]]), 25)[:-1] * radius + (0, y)
    if length <= 0.4:
        return disc(0.3 * radius, 0.003, (0, y, 0))
    return extrude(outline, 0.004, material="plastic")


def _flat_top(
    rng: np.random.Generator,
    outline: np.ndarray,
    plan: Strung,
    *,
    deep: float,
    style: str,
    guard: bool = True,
) -> list[Part]:
    """Everything of a flat-topped guitar; style: its head."""
    length, size = float(outline[:, 1].max()), plan.count**0.5 / 2.45
    frets = plan.join + pick(rng, 5, 6, 6)
    radius = rng.uniform(0.095, 0.108) * length
    y = min(plan.fret(frets + 0.7) - 0.8 * radius, 0.71 * length)
    parts = [*case(rng, outline, deep), *_hole(rng, radius, y)]
    if guard:
        parts.append(_guard(y, radius, length))
    parts += neck(rng, plan, deep=0.42 * plan.nut, heel=0.85 * deep, frets=frets)
    wide = rng.uniform(0.3, 0.38) * length * max(size, 0.8)
    low = plan.saddle - 0.008
    base = [
        (-wide / 2, -0.011),
        (wide / 2, -0.011),
        (wide / 2, 0.008),
        (0.36 * wide, 0.016),
        (-0.36 * wide, 0.016),
    ]
    base.append((-wide / 2, 0.008))
    parts.append(extrude(np.array(base) + (0, low), 0.018, bevel=0.003, material="wood"))
    saddle = (1.5 * plan.nut, 0.004, 0.026)
    parts.append(box(saddle, (0, plan.saddle, 0), material="plastic"))
    long = plan.nut * (3.6 if plan.count <= 6 else 5.6) * rng.uniform(0.95, 1.15)
    parts += head(rng, plan, style, length=long, thick=0.016)
    if chance(rng, 0.7):
        parts += strings(plan, over=0.005, spread=1.25 * plan.nut)
    if chance(rng, 0.3):
        pins = [(0.0, -0.005, -deep / 2), (0.0, plan.fret(plan.join) - 0.004, -deep - 0.004)]
        parts.append(joined([_pin(at, 0.008) for at in pins[: pick(rng, 1, 2)]]))
    return parts


def _pin(at: tuple[float, float, float], radius: float) -> Part:
    """A strap pin: at the bottom it stands out of the body."""
    return cylinder(radius, 0.024, at, sides=8)


def classical(rng: np.random.Generator) -> list[Part]:
    """Nylon strings: a broad neck that leaves at the twelfth fret and a slotted head."""
    length = rng.uniform(0.46, 0.5)
    outline = bouts(rng, length, (0.377, 0.246, 0.292))
    plan = strung(length, rng.uniform(0.63, 0.66), 12, nut=rng.uniform(0.05, 0.054))
    return _flat_top(
        rng, outline, plan, deep=rng.uniform(0.09, 0.105), style="slotted", guard=chance(rng, 0.1)
    )


def parlor(rng: np.random.Generator) -> list[Part]:
    """A small, slim-waisted body of the nineteenth century."""
    length = rng.uniform(0.44, 0.48)
    outline = bouts(rng, length, (0.35, 0.215, 0.262))
    plan = strung(length, rng.uniform(0.6, 0.63), 12, nut=0.046)
    return _flat_top(
        rng, outline, plan, deep=rng.uniform(0.08, 0.1), style=pick(rng, "slotted", "block"), guard=False
    )


def dreadnought(rng: np.random.Generator) -> list[Part]:
    """Square shoulders and hardly a waist."""
    length = rng.uniform(0.49, 0.52)
    outline = bouts(rng, length, (0.39, 0.28, 0.296), square=1.0)
    plan = strung(length, rng.uniform(0.63, 0.65), 14)
    return _flat_top(
        rng, outline, plan, deep=rng.uniform(0.1, 0.125), style=pick(rng, "block", "block", "book")
    )


def jumbo(rng: np.random.Generator) -> list[Part]:
    """A very wide round lower bout."""
    length = rng.uniform(0.51, 0.54)
    outline = bouts(rng, length, (0.415, 0.25, 0.305))
    plan = strung(length, rng.uniform(0.635, 0.655), 14)
    return _flat_top(
        rng, outline, plan, deep=rng.uniform(0.11, 0.13), style=pick(rng, "crown", "block", "book")
    )


def cutaway(rng: np.random.Generator) -> list[Part]:
    """A flat top with the shoulder below the high frets cut out, round or sharp."""
    length = rng.uniform(0.48, 0.52)
    widths = pick(rng, (0.385, 0.265, 0.295), (0.375, 0.245, 0.285), (0.4, 0.25, 0.3))
    outline = bouts(rng, length, widths, cutaway=pick(rng, "round", "round", "sharp"))
    plan = strung(length, rng.uniform(0.63, 0.655), 14)
    return _flat_top(
        rng,
        outline,
        plan,
        deep=rng.uniform(0.07, 0.11),
        style=pick(rng, "block", "crown", "book"),
        guard=chance(rng, 0.5),
    )


def twelve_string(rng: np.random.Generator) -> list[Part]:
    """Twice the strings, and so a head twice as long."""
    length = rng.uniform(0.5, 0.53)
    outline = bouts(
        rng, length, pick(rng, (0.39, 0.28, 0.296), (0.41, 0.25, 0.3)), square=pick(rng, 0.0, 1.0)
    )
    plan = strung(length, 0.645, 14, count=12, nut=0.048)
    return _flat_top(rng, outline, plan, deep=rng.uniform(0.1, 0.125), style=pick(rng, "block", "crown"))


def ukulele(rng: np.random.Generator) -> list[Part]:
    """Four strings on a guitar's little sister: the body nearly as long as the neck."""
    length = rng.uniform(0.23, 0.3)
    outline = bouts(rng, length, (0.36, 0.245, 0.272), cutaway=pick(rng, "none", "none", "none", "round"))
    if chance(rng, 0.12):
        angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)  # the pineapple
        outline = np.stack([0.36 * np.sin(angle), 0.5 - 0.5 * np.cos(angle)], axis=1) * length
    plan = strung(length, length * rng.uniform(1.42, 1.55), pick(rng, 12, 14), count=4, nut=0.036)
    style = pick(rng, "block", "crown", "book", "slotted")
    return _flat_top(rng, outline, plan, deep=rng.uniform(0.055, 0.075), style=style, guard=False)


def resonator(rng: np.random.Generator) -> list[Part]:
    """A metal cone under a pierced cover on the lower bout, two little screened holes above."""
    length = rng.uniform(0.48, 0.52)
    outline = bouts(rng, length, (0.365, 0.24, 0.28), cutaway=pick(rng, "none", "none", "round"))
    plan = strung(length, rng.uniform(0.62, 0.645), pick(rng, 12, 14), high=0.01)
    deep = rng.uniform(0.075, 0.095)
    parts = [*case(rng, outline, deep), *neck(rng, plan, heel=0.85 * deep, frets=19)]
    if chance(rng, 0.4):
        parts = [painted(part, "metal") for part in parts[:2]] + parts[2:]
    y, radius = plan.saddle, rng.uniform(0.245, 0.275) * length
    parts += [
        disc(radius, 0.008, (0, y, 0), sides=32, material="metal"),
        disc(0.9 * radius, 0.014, (0, y, 0), material="metal"),
    ]
    parts.append(disc(0.42 * radius, 0.02, (0, y, 0), material="metal"))
    hole = disc(0.11 * radius, 0.0165, (0.68 * radius, 0, 0), sides=8, material="rubber")
    pierced = moved(around(hole, pick(rng, 8, 9, 12), axis=2), translate=(0, y, 0))
    parts += [pierced, box((0.12, 0.016, 0.02), (0, y, 0.008), bevel=0.003, material="metal")]
    style = pick(rng, "round", "slits")
    for x in (-0.17 * length, 0.17 * length):
        if style == "round":
            parts.append(disc(0.065 * length, 0.006, (x, 0.78 * length, 0), sides=16, material="metal"))
        else:
            parts.append(f_hole(x, 0.78 * length, 0.07 * length))
    parts += head(rng, plan, pick(rng, "slotted", "block"), length=plan.nut * 3.6, thick=0.016)
    return parts + strings(plan, over=0.008)


def f_hole(x: float, y: float, half: float) -> Part:
    """A hole in the shape of an f, drawn as a flat dark bar bent to an S with a dot at either end."""
    sign = np.sign(x)
    points = np.array([(0.32, 1.0), (0.05, 0.92), (0.0, 0.5), (0.0, -0.5), (-0.05, -0.92), (-0.32, -1.0)])
    path = smooth_curve(points * (-sign * half, half), 13)
    flat = tube(in_plane(path, "xy"), 0.006, sides=6, material="rubber")
    dots = [disc(0.011, 0.012, (u, v, 0), sides=10) for u, v in path[[0, -1]] * (1.0, 0.88)]
    return moved(joined([flat, *dots]), rotate=(0, 0, 8 * sign), scale=(1, 1, 0.6), translate=(x, y, 0))
