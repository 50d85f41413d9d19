"""Clocks that stand on the floor, as tall as a person. Metres; the dial faces +Z."""

import numpy as np

from data.procedural.clock_parts import faced, pendulum, weight
from data.procedural.kit import (
    Part,
    arc,
    both_sides,
    box,
    chance,
    cylinder,
    disc,
    extrude,
    frame,
    pick,
    placed,
    revolve,
    smooth_curve,
)


def _pediment(rng: np.random.Generator, half: float, material: str, deep: float) -> list[Part]:
    """What crowns a hood of this half width: flat cornice, arch, gable, swan necks, finials."""
    style = pick(rng, "flat", "arch", "gable", "swan", "swan")
    cornice = box((2.25 * half, 0.05, 1.15 * deep), (0, 0.02, 0), bevel=0.01, material=material)
    parts, top = [cornice], 0.045
    if style == "arch":
        parts.append(
            extrude(arc(half, 0, 180, 13) * (1, 0.5) + (0, top - 0.01), 0.9 * deep, material=material)
        )
    elif style == "gable":
        points = [(-1.1 * half, top), (1.1 * half, top), (0, top + half * rng.uniform(0.4, 0.7))]
        parts.append(extrude(points, 0.9 * deep, material=material))
    elif style == "swan":
        neck = smooth_curve([(1.1, 0.0), (0.8, 0.12), (0.45, 0.5), (0.22, 0.72)], 8)
        low = np.array([(0.2, 0.5), (0.35, 0.3), (0.5, 0.0)])
        horn = extrude(
            np.concatenate([neck, low]) * half + (0, top - 0.01),
            0.3 * deep,
            (0, 0, 0.4 * deep),
            material=material,
        )
        scroll = disc(
            0.13 * half, 0.4 * deep, (0.24 * half, top + 0.62 * half, 0.4 * deep), sides=14, material=material
        )
        parts += both_sides([horn, scroll])
    if style in ("swan", "flat") and chance(rng, 0.7):
        spots = (
            pick(rng, (0.0,), (0.0, -0.9 * half, 0.9 * half))
            if style == "swan"
            else (-0.9 * half, 0.9 * half)
        )
        urn = [(0.3, 0), (0.6, 0.4), (1, 1.2), (0.5, 2.0), (0.25, 2.4), (0.3, 2.6), (0, 3.6)]
        for x in spots:
            size = 0.03 if x else 0.04
            parts.append(
                revolve(
                    np.array(urn) * size + (0, top - 0.01), (x, 0, 0.2 * deep), sides=10, material="metal"
                )
            )
    return parts


def _front(size: tuple[float, float], at: tuple[float, float, float], material: str) -> list[Part]:
    """A raised door of this size on a case: a frame about a glass pane; `at` is the middle of its back."""
    x, y, z = at
    return [
        frame(size, 0.13 * size[0], 0.025, (x, y, z + 0.012), material=material),
        box((size[0], size[1], 0.01), (x, y, z + 0.003), material="glass"),
    ]


def _hood(
    rng: np.random.Generator, size: tuple[float, float, float], tall: float, material: str
) -> list[Part]:
    """The dial, its frame and pillars on a hood (half width, height, depth) whose top is at `tall`."""
    half, hood, deep = size
    parts = []
    radius = min(0.8 * half, 0.42 * hood)
    parts += faced(rng, radius, (0, tall - hood / 2, deep / 2 + 0.015))
    parts.append(
        frame(
            (1.86 * half, 0.93 * hood),
            0.1 * half,
            0.03,
            (0, tall - hood / 2, deep / 2 + 0.01),
            material=material,
        )
    )
    if chance(rng, 0.5):
        pillar = cylinder(
            0.022,
            0.95 * hood,
            (0.95 * half, tall - hood / 2, deep / 2),
            sides=10,
            material=pick(rng, material, "metal"),
        )
        parts += both_sides([pillar])
    return parts


def grandfather(rng: np.random.Generator) -> list[Part]:
    """A longcase clock: base, waist with a door, hood with the dial."""
    half, deep, tall = rng.uniform(0.2, 0.28), rng.uniform(0.2, 0.3), rng.uniform(1.75, 2.2)
    material, waist = pick(rng, "wood", "wood", "wood", "paint"), half * rng.uniform(0.65, 0.95)
    low, hood = tall * rng.uniform(0.2, 0.27), tall * rng.uniform(0.25, 0.3)
    parts = [
        box((2.1 * half, 0.1, 1.1 * deep), (0, 0.05, 0), material=material),
        box((1.95 * half, low - 0.05, deep), (0, 0.05 + (low - 0.05) / 2, 0), material=material),
        box((2.1 * half, 0.05, 1.08 * deep), (0, low, 0), bevel=0.012, material=material),
        box(
            (2 * waist, tall - low - hood + 0.04, 0.9 * deep),
            (0, (low + tall - hood) / 2, 0),
            material=material,
        ),
        box((2.12 * half, 0.05, 1.1 * deep), (0, tall - hood, 0), bevel=0.012, material=material),
        box((2 * half, hood, deep), (0, tall - hood / 2, 0), material=material),
    ]
    front, door = 0.45 * deep, (1.5 * waist, (tall - low - hood) * 0.86)
    middle = (low + tall - hood) / 2
    parts += _front(door, (0, middle, front), material)
    if chance(rng, 0.8):
        long, bob = door[1] * rng.uniform(0.6, 0.8), 0.24 * door[0]
        swing = pendulum(rng, long, bob, front + 0.02)
        parts += placed(swing, translate=(0, middle + 0.45 * door[1], 0))
        for x in pick(rng, (), (-0.28, 0.28), (-0.28, 0.28)):
            at = (x * door[0], middle + 0.45 * door[1], front + 0.02)
            parts += weight(at, door[1] * rng.uniform(0.2, 0.5), 0.16 * door[0], cone=False)
    parts += _hood(rng, (half, hood, deep), tall, material)
    if chance(rng, 0.6):
        panel = frame((1.5 * half, 0.7 * low), 0.03, 0.02, (0, 0.05 + 0.5 * low, deep / 2), material=material)
        parts.append(panel)
    return parts + placed(_pediment(rng, half, material, deep), translate=(0, tall, 0))


def floor_modern(rng: np.random.Generator) -> list[Part]:
    """A tall plain case: a straight or tapering column, a round head, or an open frame."""
    half, deep, tall = rng.uniform(0.14, 0.22), rng.uniform(0.14, 0.24), rng.uniform(1.4, 2.0)
    material, style = (
        pick(rng, "wood", "metal", "paint", "wood"),
        pick(rng, "column", "taper", "head", "frame"),
    )
    radius, level = 0.82 * half, tall - 1.15 * half
    parts = [box((2.3 * half, 0.05, 1.3 * deep), (0, 0.025, 0), material=material)]
    if style == "frame":
        post = box((0.035, tall, 0.035), (half, tall / 2, deep / 2 - 0.02), material=material)
        parts += both_sides([*both_sides([post], axis=2)])
        parts += [
            box((2 * half, 0.035, deep), (0, y, 0), material=material) for y in (tall, tall - 2.3 * half)
        ]
        parts.append(disc(1.12 * half, 0.4 * deep, (0, level, 0.2 * deep), material=material))
        swing = pendulum(rng, 0.6 * tall, 0.35 * half, 0.25 * deep)
    else:
        top = half * (1.0 if style == "column" else rng.uniform(0.55, 0.8) if style == "head" else 1.2)
        low = half * (1.0 if style != "taper" else 0.75)
        outline = [(-low, 0.02), (low, 0.02), (top, tall), (-top, tall)]
        parts.append(extrude(outline, deep, material=material))
        if style == "head":
            parts.append(disc(1.2 * half, 1.1 * deep, (0, level, 0), material=material))
        long = 0.5 * tall
        parts += _front((1.1 * min(low, top), long), (0, 0.08 + long / 2 + 0.1, deep / 2 - 0.004), material)
        swing = pendulum(rng, 0.72 * long, 0.3 * min(low, top), deep / 2 + 0.015)
        swing = placed(swing, translate=(0, 0.1 + long - level, 0))
    parts += placed(swing, translate=(0, level, 0))
    front = {"frame": 0.43, "head": 0.57}.get(style, 0.52) * deep
    return parts + faced(rng, radius, (0, level, front))
