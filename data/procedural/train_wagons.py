"""Open wagons: tank car, flat car, hopper. Nose to +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cushion,
    cylinder,
    ellipsoid,
    facing,
    joined,
    moved,
    pick,
    revolve,
    rod,
    tube,
)
from data.procedural.train_covered import wagon
from data.procedural.train_parts import (
    RailPlan,
    couplings,
    running_gear,
)


def tank_car(rng: np.random.Generator) -> list[Part]:
    """A lying cylinder with round ends, a dome, a ladder and a walkway."""
    plan = wagon(rng, (9, 16), (5.0, 7.5))
    h, radius = plan.length / 2, rng.uniform(1.1, 1.45)
    y, long, bulge = plan.floor + 0.12 + radius, 0.9 * h, rng.uniform(0.2, 0.5)
    profile = [
        (0, -long - bulge),
        (0.5 * radius, -long - 0.8 * bulge),
        (0.9 * radius, -long - 0.25 * bulge),
        (radius, -long),
    ]
    profile += [(a, -b) for a, b in reversed(profile)]
    parts = [facing(revolve(profile, sides=20, material=pick(rng, "metal", "paint")), "z", (0, y, 0))]
    for z in np.linspace(-0.8, 0.8, pick(rng, 2, 3, 5)) * long:
        ring = revolve([(1.02 * radius, -0.06), (1.02 * radius, 0.06)], sides=20, material="metal")
        parts.append(facing(ring, "z", (0, y, z)))
        parts.append(box((1.5 * radius, 0.7, 0.3), (0, plan.floor + 0.2, z), material="metal"))
    deck = box((plan.width, 0.14, plan.length), (0, plan.floor + 0.05, 0), material="metal")
    parts += [deck, *running_gear(rng, plan), *couplings(rng, plan)]
    for z in pick(rng, (0.0,), (0.0,), (-0.4, 0.4)):
        parts.append(
            cylinder(rng.uniform(0.35, 0.6), 0.5, (0, y + radius + 0.1, z * long), sides=14, material="metal")
        )
    return parts + (_tank_ladder(rng, plan, y, radius) if chance(rng, 0.7) else [])


def _tank_ladder(rng: np.random.Generator, plan: RailPlan, y: float, radius: float) -> list[Part]:
    """A ladder up the side of a tank about the height y, and a walkway on it."""
    out = radius + 0.08
    corners = np.array([(out, plan.floor), (out, y), (0.76 * out, y + 0.68 * out), (0.35 * out, y + out)])
    at = np.linspace(0, 3, 9)
    steps = np.stack([np.interp(at, np.arange(4), corners[:, axis]) for axis in (0, 1)], axis=1)
    rails = [tube([(*point, z) for point in corners], 0.04, sides=4) for z in (-0.3, 0.3)]
    rungs = [rod((*point, -0.3), (*point, 0.3), 0.035, sides=4) for point in steps]
    long = pick(rng, 0.7 * plan.length, 1.6)
    walk = box((0.55, 0.12, long), (0.35 * out, y + 0.95 * out, 0), material="metal")
    return [joined([*rails, *rungs]), walk]


def flat_car(rng: np.random.Generator) -> list[Part]:
    """A flat wagon: empty between stakes, or with logs, containers, timber or a tarpaulined load."""
    plan = wagon(rng, (10, 19), (5.0, 8.0))
    h, half, deck = plan.length / 2, plan.width / 2, plan.floor + 0.2
    floor = (plan.width, 0.26, plan.length)
    parts = [box(floor, (0, deck - 0.13, 0), bevel=0.03, material=pick(rng, "wood", "metal", "paint"))]
    parts += running_gear(rng, plan) + couplings(rng, plan)
    load = pick(rng, "containers", "containers", "logs", "none", "timber", "cover")
    if load == "containers":
        parts += _containers(rng, plan, deck)
    elif load == "logs":
        parts += _logs(rng, plan, deck)
    elif load != "none":
        count, share = (pick(rng, 1, 2), 1.0) if load == "timber" else (1, 1.9)
        for z in (np.arange(count) - (count - 1) / 2) * 0.47 * plan.length:
            size = rng.uniform((1.5, 0.8, 0.36), (1.85, 1.9, 0.44)) * (half, 1, share * plan.length)
            at = (0, deck + size[1] / 2 - 0.01, z)
            soft = load == "cover"
            parts.append(cushion(size, at, radius=0.3, puff=0.3) if soft else box(size, at, material="wood"))
    if load in ("logs", "timber") or (load == "none" and chance(rng, 0.6)):
        tall = rng.uniform(0.9, 1.9)
        posts = [
            box((0.12, tall, 0.16), (half - 0.06, deck + tall / 2 - 0.1, z), material="metal")
            for z in np.linspace(-0.45, 0.45, pick(rng, 2, 4, 6)) * plan.length
        ]
        parts += both_sides(posts)
    if chance(rng, 0.3):
        wall = box((plan.width, rng.uniform(0.8, 1.8), 0.14), (0, deck + 0.4, h - 0.08), material="wood")
        parts += [wall, moved(wall, translate=(0, 0, -plan.length + 0.16))]
    return parts


def _containers(rng: np.random.Generator, plan: RailPlan, deck: float) -> list[Part]:
    """One or two ribbed containers."""
    count, tall = pick(rng, 1, 2, 2) if plan.length > 9 else 1, rng.uniform(2.3, 2.7)
    long, y = 0.92 * plan.length / count - 0.15, deck + tall / 2
    parts = []
    for z in (np.arange(count) - (count - 1) / 2) * (long + 0.2):
        at = np.linspace(z - 0.47 * long, z + 0.47 * long, 12)
        ribs = [box((2.5, 0.92 * tall, 0.1), (0, y, a), material="paint") for a in at]
        levels = (deck + 0.06, deck + tall - 0.04)
        frame = [box((2.52, 0.12, long + 0.04), (0, level, z), material="metal") for level in levels]
        parts += [box((2.4, tall, long), (0, y, z), material="paint"), joined(ribs), *frame]
    return parts


def _logs(rng: np.random.Generator, plan: RailPlan, deck: float) -> list[Part]:
    """Two or three layers of logs."""
    radius, parts = rng.uniform(0.24, 0.42), []
    per = int(0.85 * plan.width / (2 * radius))
    for level in range(pick(rng, 2, 3)):
        for index in range(per - level):
            thick, long = radius * rng.uniform(0.95, 1.05), plan.length * rng.uniform(0.75, 0.88)
            log = facing(cylinder(thick, long, sides=10, material="wood"))
            at = ((index - (per - level - 1) / 2) * 2 * radius, deck + radius * (0.94 + 1.7 * level))
            parts.append(moved(log, translate=(*at, rng.uniform(-0.02, 0.02) * plan.length)))
    return parts


def hopper(rng: np.random.Generator) -> list[Part]:
    """An open wagon for coal or ore: straight walls or sloping ones and chutes beneath, empty or heaped."""
    plan = wagon(rng, (8, 15), (4.8, 7.0))
    half, deck = plan.width / 2, plan.floor + 0.1
    wall, sloped = rng.uniform(1.2, 2.3), chance(rng, 0.5)
    flare = rng.uniform(0.0, 0.35) if sloped or chance(rng, 0.4) else 0.0
    lean = np.degrees(np.arctan(flare / wall))
    material = pick(rng, "paint", "metal", "wood")
    side = box((0.12, wall / np.cos(np.radians(lean)) + 0.05, plan.length * 0.98), material=material)
    side = moved(side, rotate=(0, 0, -lean), translate=(half - flare / 2 - 0.06, deck + wall / 2, 0))
    parts = [
        box((plan.width - 2 * flare, 0.2, plan.length), (0, deck - 0.08, 0), material="metal"),
        *both_sides([side]),
    ]
    tilt = rng.uniform(25, 40) if sloped else 0.0
    end = box((plan.width - 0.1, wall / np.cos(np.radians(tilt)), 0.12), material=material)
    run = wall * np.tan(np.radians(tilt)) / 2
    for way in (1, -1):
        parts.append(
            moved(
                end,
                rotate=(way * tilt, 0, 0),
                translate=(0, deck + wall / 2, way * (0.48 * plan.length - run)),
            )
        )
    count = int(rng.integers(5, 12))
    ribs = [
        moved(
            box((0.12, wall, 0.14), material=material),
            rotate=(0, 0, -lean),
            translate=(half - flare / 2 + 0.02, deck + wall / 2, z),
        )
        for z in np.linspace(-0.46, 0.46, count) * plan.length
    ]
    rim = box((0.16, 0.14, plan.length), (half - 0.05, deck + wall, 0), material=material)
    parts += [*both_sides([joined(ribs), rim]), *running_gear(rng, plan), *couplings(rng, plan)]
    rims = box((plan.width, 0.14, 0.16), (0, deck + wall, 0.48 * plan.length), material=material)
    parts += [rims, moved(rims, translate=(0, 0, -0.96 * plan.length))]
    if chance(rng, 0.65):
        heaps = pick(rng, 1, 2, 3)
        reach = 0.46 * plan.length - 1.2 * run
        for z in np.linspace(-0.6, 0.6, heaps) * reach if heaps > 1 else (0,):
            radii = (0.86 * half, rng.uniform(0.3, 0.6) + 0.3 * wall, reach / heaps * 1.25)
            parts.append(ellipsoid(radii, (0, deck + 0.7 * wall, z), segments=12, material="stone"))
        parts.append(
            box((1.8 * (half - flare), 0.6 * wall, 1.7 * reach), (0, deck + 0.3 * wall, 0), material="stone")
        )
    return parts
