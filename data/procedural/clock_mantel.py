"""Clocks in a case on a shelf: mantel, carriage, anniversary, lantern. Metres; the dial faces +Z."""

import numpy as np

from data.procedural.clock_parts import faced, weight
from data.procedural.kit import (
    Part,
    arc,
    around,
    beam,
    both_sides,
    box,
    chance,
    circle,
    cylinder,
    disc,
    ellipsoid,
    extrude,
    in_plane,
    moved,
    pick,
    revolve,
    rounded_rectangle,
    slab,
    smooth_curve,
    tube,
)


def _mantel_outline(rng: np.random.Generator, style: str, radius: float) -> np.ndarray:
    """(N, 2) front of a mantel clock whose dial of this radius sits at the origin, its foot at -1.3 radii."""
    low, wide = -1.3, rng.uniform(2.2, 3.2)
    if style == "hat":
        right = smooth_curve([(wide, -0.95), (0.8 * wide, -0.7), (1.25, 0.2), (0.95, 0.9), (0.0, 1.35)], 13)
        points = [(wide, low), *right, *(right[-2::-1] * (-1, 1)), (-wide, low)]
    elif style == "arch":
        points = [(1.3, low), *(arc(1.3, 0, 180, 17)), (-1.3, low)]
    elif style == "lancet":
        side = np.array([(1.35, low), (1.35, 0.2), (1.15, 0.9), (0.7, 1.6)])
        points = [*side, (0, 2.3), *(side[::-1] * (-1, 1))]
    else:
        points = [(1.4, low), (1.4, 1.35), (-1.4, 1.35), (-1.4, low)]
    return np.array(points) * radius


def _temple(rng: np.random.Generator, radius: float, deep: float, material: str) -> tuple[list[Part], float]:
    """Columns, entablature and crown about a temple's body, and half its width."""
    parts = []
    half = 1.4 * radius
    if chance(rng, 0.7):
        column = cylinder(
            0.13 * radius,
            2.65 * radius,
            (1.32 * radius, 0.02 * radius, deep / 2 + 0.06 * radius),
            sides=12,
            material=pick(rng, material, "metal", "stone"),
        )
        wings = 0.35 * radius * pick(rng, 0, 0, 1)
        parts += both_sides([moved(column, translate=(wings, 0, 0))])
        half += wings
        parts.append(box((2 * half, 0.3 * radius, deep), (0, -1.2 * radius, 0), material=material))
    parts.append(
        box((2.15 * half, 0.22 * radius, 1.3 * deep), (0, 1.38 * radius, 0), bevel=0.01, material=material)
    )
    crown = pick(rng, "gable", "dome", "plain", "steps")
    if crown == "gable":
        points = np.array([(-1.05 * half, 0), (1.05 * half, 0), (0, rng.uniform(0.5, 0.9) * radius)])
        parts.append(extrude(points + (0, 1.47 * radius), 1.2 * deep, material=material))
    elif crown == "dome":
        parts.append(
            ellipsoid(
                (0.9 * half, 0.6 * radius, 0.5 * deep),
                (0, 1.4 * radius, 0),
                segments=14,
                material=material,
            )
        )
    elif crown == "steps":
        for k in (1, 2):
            size = (2 * half * (1 - 0.25 * k), 0.25 * radius, deep * (1.1 - 0.2 * k))
            parts.append(box(size, (0, (1.38 + 0.22 * k) * radius, 0), material=material))
    return parts, half


def mantel(rng: np.random.Generator) -> list[Part]:
    """A shelf clock: Napoleon hat, round arch, lancet or a temple with columns."""
    radius, deep = rng.uniform(0.07, 0.1), rng.uniform(0.1, 0.15)
    material = pick(rng, "wood", "wood", "stone", "metal")
    style = pick(rng, "hat", "hat", "arch", "lancet", "temple", "temple")
    outline = _mantel_outline(rng, style, radius)
    parts = [extrude(outline, deep, material=material)]
    half, low = float(outline[:, 0].max()), -1.3 * radius
    step = 0.25 * radius
    if style == "temple":
        temple, half = _temple(rng, radius, deep, material)
        parts += temple
    parts.append(
        box((2.12 * half, step, 1.25 * deep), (0, low - 0.4 * step, 0), bevel=0.008, material=material)
    )
    if chance(rng, 0.5):
        foot = ellipsoid(
            (0.16 * radius, 0.14 * radius, 0.16 * radius),
            (0.9 * half, low - 0.95 * step, 0.45 * deep),
            segments=10,
            material="metal",
        )
        parts += both_sides(both_sides([foot], axis=2))
    return parts + faced(rng, radius, (0, 0, deep / 2 + 0.006))


def carriage(rng: np.random.Generator) -> list[Part]:
    """A brass travelling clock: corner posts, glass sides, a handle on top."""
    half, deep, tall = rng.uniform(0.04, 0.055), rng.uniform(0.07, 0.09), rng.uniform(0.1, 0.15)
    metal, thick = pick(rng, "metal", "metal", "paint", "wood"), 0.007
    base = box((2.4 * half, 0.018, 1.25 * deep), (0, 0.009, 0), bevel=0.004, material=metal)
    lid = moved(base, translate=(0, tall + 0.012, 0))
    post = cylinder(thick, tall, (half, 0.014 + tall / 2, deep / 2), sides=pick(rng, 4, 10), material=metal)
    parts = [base, lid, *both_sides(both_sides([post], axis=2))]
    parts.append(box((1.9 * half, tall, 0.92 * deep), (0, 0.014 + tall / 2, 0), material="glass"))
    if chance(rng, 0.5):
        parts.append(moved(base, translate=(0, -0.012, 0), scale=(1.12, 1, 1.1)))
    radius = half * rng.uniform(0.72, 0.84)
    parts += faced(rng, radius, (0, 0.014 + tall * rng.uniform(0.55, 0.64), 0.5 * deep))
    if chance(rng, 0.4):
        parts.append(
            disc(0.3 * radius, 0.008, (0, 0.014 + 0.16 * tall, 0.47 * deep), sides=14, material="paint")
        )
    top, high = tall + 0.03, tall + rng.uniform(0.05, 0.075)
    style = pick(rng, "loop", "square", "ring")
    grip = {
        "loop": arc(1.0, 0, 180, 12) * (0.8 * half, high - top + 0.01) + (0, top - 0.008),
        "square": np.array([(0.85, 0), (0.85, 0.9), (0.75, 1), (-0.75, 1), (-0.85, 0.9), (-0.85, 0)])
        * (half, high - top)
        + (0, top - 0.003),
        "ring": arc(0.5 * half, -90, 270, 18)[:-1] + (0, top + 0.45 * half),
    }[style]
    return [*parts, tube(in_plane(grip, "xy"), 0.005, sides=6, closed=style == "ring", material="metal")]


def anniversary(rng: np.random.Generator) -> list[Part]:
    """A dial on two pillars over a turning pendulum of balls, on a round foot."""
    base, tall = rng.uniform(0.065, 0.09), rng.uniform(0.15, 0.22)
    metal, radius = "metal", base * rng.uniform(0.5, 0.7)
    profile = [(1, 0), (1, 0.12), (0.92, 0.16), (0.92, 0.26), (0.85, 0.3)]
    parts = [revolve(np.array(profile) * base, sides=24, material=pick(rng, metal, "wood"))]
    floor = 0.28 * base
    pillar = cylinder(0.006, tall, (0.55 * base, floor + tall / 2, 0), sides=8, material=metal)
    parts += both_sides([pillar])
    parts.append(box((1.3 * base, 0.012, 0.03), (0, floor + tall, 0), material=metal))
    parts.append(box((2 * radius, 1.4 * radius, 0.035), (0, floor + tall + 0.7 * radius, 0), material=metal))
    parts += faced(rng, radius, (0, floor + tall + 1.05 * radius, 0.021))
    count, ball = pick(rng, 3, 4, 4), 0.15 * base
    level = floor + 0.3 * tall
    bob = ellipsoid((ball,) * 3, (0.4 * base, level, 0), segments=10, material=metal)
    arm = beam((0, level, 0), (0.4 * base, level, 0), size=(0.006, 0.006), material=metal)
    parts += [
        around(bob, count),
        around(arm, count),
        cylinder(0.003, 0.72 * tall, (0, floor + 0.65 * tall, 0), sides=6),
    ]
    if chance(rng, 0.5):
        urn = ellipsoid(
            (0.15 * base, 0.2 * base, 0.15 * base),
            (0, floor + tall + 2.1 * radius, 0.012),
            segments=10,
            material=metal,
        )
        parts.append(urn)
    return parts


def lantern_clock(rng: np.random.Generator) -> list[Part]:
    """A brass cage with pillars, a bell on top under straps, and a dial wider than the cage."""
    half, tall = rng.uniform(0.06, 0.08), rng.uniform(0.16, 0.22)
    parts = [box((2 * half, tall, 2 * half), (0, tall / 2, 0), material=pick(rng, "metal", "wood"))]
    turned = [
        (1, -0.25),
        (1.4, -0.15),
        (0.7, 0),
        (1, 0.06),
        (0.8, 0.5),
        (1, 0.94),
        (0.7, 1.0),
        (1.2, 1.1),
        (0.2, 1.3),
    ]
    pillar = revolve(np.array(turned) * (0.012, tall), (half, 0, half), sides=8, material="metal")
    parts += both_sides(both_sides([pillar], axis=2))
    plan = rounded_rectangle(2.5 * half, 2.5 * half)
    parts += [slab(plan, 0.014, (0, y, 0), material="metal") for y in (0.0, tall)]
    dome = [(0.85 * half, 0), (0.8 * half, 0.3 * half), (0.5 * half, 0.65 * half), (0, 0.8 * half)]
    parts.append(revolve(np.array(dome) + (0, tall + 0.25 * half), material="metal"))
    parts.append(cylinder(0.2 * half, 0.4 * half, (0, tall + 0.15 * half, 0), sides=8))
    strap = arc(1.0, 0, 90, 7) * (1.2 * half, 1.35 * half) + (0, tall)
    parts.append(around(tube(in_plane(strap, "xy"), 0.005, sides=5), 4, start=45))
    parts.append(ellipsoid((0.012, 0.03, 0.012), (0, tall + 1.45 * half, 0), segments=8, material="metal"))
    parts += faced(rng, half * rng.uniform(1.15, 1.45), (0, 0.52 * tall, half + 0.02))
    parts.append(extrude(circle(half, 14), 0.02, (0, 0.52 * tall, half + 0.005), material="metal"))
    if chance(rng, 0.4):
        parts += weight((0.3 * half, 0.0, 0), tall * rng.uniform(0.6, 1.4), 0.025, cone=False)
    return parts
