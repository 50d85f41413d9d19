"""Lorries: a cab before a box, a bed, a tank or a fire engine's lockers. Metres; nose to +Z."""

from dataclasses import replace

import numpy as np

from data.procedural.car_parts import CarPlan
from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cushion,
    cylinder,
    ellipsoid,
    joined,
    painted,
    pick,
    rod,
)
from data.procedural.kit_vehicles import Hull, tyre_wheel


def lorry(rng: np.random.Generator) -> list[Part]:
    """A cab before a box, a flat bed, a tipper, a tank, a fire engine's lockers and ladder."""
    length, width, wheel = rng.uniform(5.6, 8.5), rng.uniform(2.1, 2.45), rng.uniform(0.42, 0.52)
    height, nosed = rng.uniform(2.3, 2.75), chance(rng, 0.35)
    depth = rng.uniform(1.7, 2.3) + (0.9 if nosed else 0)
    front, bed = length / 2, 2.3 * wheel
    back, low, belt = front - depth, 0.4, rng.uniform(1.3, 1.45)
    bonnet = front - (1.0 if nosed else 0.06)
    top = [(back, height), (bonnet - rng.uniform(0.2, 0.4), height), (bonnet, belt)]
    top += [(front - 0.05, belt - 0.1), (front, belt - 0.3)] if nosed else [(front, belt - 0.25)]
    axle = front - rng.uniform(0.85, 1.05)
    half = width / 2
    cab = Hull(
        top,
        [(back, low), (front, low)],
        [(back, half), (front - 0.4, half), (front, 0.92 * half)],
        lean=0.92,
        round=0.1,
        blur=0.03,
        waist=0.35,
        arches=((axle, wheel, 1.18 * wheel),),
    )
    rear = -length / 2 + rng.uniform(0.22, 0.3) * length
    axles = (rear, rear - 2.15 * wheel) if length > 7 and chance(rng, 0.5) else (rear,)
    frame = bed - 0.1 - 0.9 * wheel
    rail = (0, bed - 0.1 - frame / 2, -0.2)
    parts = [cab.part(), box((0.5 * width, frame, length - 0.4), rail, material="metal")]
    style = pick(rng, "disc", "spokes", "cap")
    for at in (axle, *axles):
        x = half - 0.5 * wheel * 0.7
        parts += both_sides(tyre_wheel((x, wheel, at), wheel, 0.62 * wheel, rim=0.6, style=style, count=6))
        parts.append(box((2 * x, 0.14, 0.14), (0, wheel, at), material="metal"))
    brow = top[1][0]
    parts.append(cab.screen((bonnet - 0.03, brow + 0.05), share=0.9))
    window = cab.pane((back + 0.25, bonnet - 0.1), (belt + 0.02, height), drop=0.25)
    parts += both_sides([window] if window else [])
    plan = CarPlan(length, width, height, wheel, (0, 0), (0, 0, 0, 0), (belt - 0.25, belt, belt, belt), low)
    parts += _cab_face(plan, cab)
    parts += _cargo(rng, plan, (-length / 2, back - rng.uniform(0.02, 0.12)), bed - 0.1)
    return parts


def _cab_face(plan: CarPlan, cab: Hull) -> list[Part]:
    """Bumper, grille, lamps and mirrors of a lorry's cab."""
    half, front = plan.width / 2, plan.length / 2
    lamp = box((0.28, 0.16, 0.1), (0.72 * half, 0.85, front), bevel=0.02, material="glass")
    mirror = box((0.1, 0.4, 0.22), (half + 0.1, 1.75, cab.top[1][0] + 0.15), bevel=0.02, material="plastic")
    arm = rod(
        (0.85 * half, 1.62, cab.top[1][0] + 0.05), (half + 0.1, 1.62, cab.top[1][0] + 0.15), 0.03, sides=5
    )
    return [
        box((1.96 * half, 0.3, 0.2), (0, 0.5, front + 0.02), bevel=0.04, material="plastic"),
        box((1.1 * half, 0.35, 0.06), (0, 0.88, front), material="plastic"),
        *both_sides([lamp, mirror, arm]),
    ]


def _cargo(rng: np.random.Generator, plan: CarPlan, ends: tuple[float, float], bed: float) -> list[Part]:
    """What the lorry carries between these z, on its bed."""
    style = pick(rng, "box", "box", "flat", "tipper", "tank", "fire")
    half, long, z = plan.width / 2, ends[1] - ends[0], sum(ends) / 2
    floor = box((2 * half, 0.16, long), (0, bed, z), material="wood" if style == "flat" else "paint")
    if style == "box":
        tall = rng.uniform(1.5, 2.4)
        size = (2 * half + rng.uniform(0, 0.15), tall, long)
        return [box(size, (0, bed + tall / 2, z), bevel=pick(rng, 0.02, 0.12), material="paint")]
    if style == "tank":
        radius = rng.uniform(0.75, 0.95) * half
        tank = ellipsoid((half * 0.95, radius, long / 2), (0, bed + radius, z), power=pick(rng, 3, 6))
        domes = [cylinder(0.25, 0.2, (0, bed + 2 * radius, z + s * long / 4), sides=10) for s in (-1, 1)]
        return [floor, painted(tank, "metal"), *domes]
    wall = rng.uniform(0.7, 1.2) if style == "tipper" else rng.uniform(0.3, 0.5)
    sides = [box((0.08, wall, long), (half - 0.04, bed + wall / 2, z), material=floor.material)]
    walls = [*both_sides(sides), box((2 * half, wall, 0.08), (0, bed + wall / 2, ends[0] + 0.04))]
    walls.append(box((2 * half, 1.15 * wall, 0.08), (0, bed + 1.15 * wall / 2, ends[1] - 0.04)))
    if style in ("tipper", "flat"):
        load = cushion(
            (1.8 * half, wall, 0.85 * long), (0, bed + 0.45 * wall, z), puff=0.35, material="stone"
        )
        return [floor, *walls, *([load] if style == "tipper" and chance(rng, 0.5) else [])]
    tall = rng.uniform(1.2, 1.6)
    parts = [box((2 * half, tall, long), (0, bed + tall / 2, z), bevel=0.06, material="paint")]
    doors = [
        box((0.05, 0.7 * tall, 0.26 * long), (half, bed + 0.5 * tall, z + s * 0.3 * long)) for s in (-1, 0, 1)
    ]
    y, reach = bed + tall + 0.16, 0.52 * long
    rails = [box((0.08, 0.12, 2 * reach), (0.3, y, z + 0.1 * long), material="metal")]
    rungs = [
        box((0.6, 0.06, 0.06), (0, y, z + 0.1 * long + s * reach), material="metal")
        for s in np.linspace(-1, 1, 10)
    ]
    foot = box((0.7, 0.3, 0.5), (0, y - 0.12, z - 0.3 * long), material="metal")
    light = box((1.2 * half, 0.2, 0.3), (0, plan.height + 0.06, ends[1] + 0.7), bevel=0.06, material="glass")
    parts += [*both_sides([replace(door, material="metal") for door in doors]), foot, light]
    return [*parts, *both_sides(rails), joined(rungs)]
