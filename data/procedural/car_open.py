"""Cars without a closed body all along: pickups, roadsters, jeeps. Metres; nose to +Z."""

from dataclasses import replace

import numpy as np

from data.procedural.car_parts import CarPlan, doors, face, glazing, lamps, mirrors, shortened, wheels
from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cushion,
    cylinder,
    facing,
    moved,
    pick,
    placed,
    rod,
    sheet,
    tube,
)
from data.procedural.kit_vehicles import Hull, tyre_wheel


def pickup(rng: np.random.Generator) -> list[Part]:
    """A cab, single or double, and an open bed behind it."""
    belt, double = rng.uniform(1.05, 1.2), chance(rng, 0.45)
    crest = rng.uniform(0.6, 0.64) if double else rng.uniform(0.47, 0.52)
    plan = CarPlan(
        rng.uniform(4.8, 5.8),
        rng.uniform(1.75, 2.02),
        rng.uniform(1.65, 1.9),
        rng.uniform(0.36, 0.44),
        (rng.uniform(0.17, 0.19), rng.uniform(0.76, 0.79)),
        (rng.uniform(0.25, 0.29), rng.uniform(0.34, 0.38), crest, crest + rng.uniform(0.01, 0.03)),
        (rng.uniform(0.92, 1.06), belt, belt + 0.01, belt),
        rng.uniform(0.26, 0.36),
        lean=rng.uniform(0.78, 0.9),
        soft=pick(rng, 0.02, 0.06),
        plan=(rng.uniform(0.85, 0.97), 0.98),
    )
    plan = shortened(rng, plan)
    full, cabin, floor = plan.body(), plan.cabin(), 2.2 * plan.wheel
    wall = plan.glass[3] + 0.015
    top = [(plan.z(1), floor), (plan.z(wall + 0.01), floor), (plan.z(wall), belt), *full.top[-3:]]
    body = replace(full, top=top, blur=0.02)
    pillars = (crest - 0.17,) if double else ()
    parts = [body.part(), cabin.part(), *wheels(rng, plan), *glazing(plan, cabin, pillars)]
    length, middle = plan.length * (1 - wall), (plan.z(wall) + plan.z(1)) / 2
    rise = belt - floor + 0.1
    side = box(
        (0.08, rise, length), (plan.width * 0.485 - 0.03, floor + rise / 2 - 0.1, middle), material="paint"
    )
    gate = box(
        (0.96 * plan.width, rise, 0.08), (0, floor + rise / 2 - 0.1, plan.z(1) + 0.04), material="paint"
    )
    parts += [*both_sides([side]), gate]
    if chance(rng, 0.3):
        hoop = [(-0.4, belt - 0.1), (-0.36, plan.height + 0.1), (0.36, plan.height + 0.1), (0.4, belt - 0.1)]
        path = [(x * plan.width, y, plan.z(wall + 0.06)) for x, y in hoop]
        parts.append(tube(path, 0.05, sides=6))
    elif chance(rng, 0.35):
        load = (0.7 * plan.width, rng.uniform(0.4, 0.8), 0.6 * length)
        parts.append(box(load, (0, floor + load[1] / 2 - 0.02, middle), bevel=0.08, material="fabric"))
    parts += lamps(rng, plan, body, round_ones=chance(rng, 0.3))
    parts += face(rng, plan, body, bumper=pick(rng, "metal", "plastic"))
    return parts + doors(rng, plan, full, (crest,)) + mirrors(rng, plan, cabin)


def windscreen(
    plan: CarPlan, foot: tuple[float, float], *, rise: float, back: float, width: float = 0.78
) -> list[Part]:
    """A framed pane standing at foot = (y, z), `rise` high, leaning back."""
    y, z = foot
    x = width * plan.width / 2
    corners = np.array([(x, y - 0.04, z), (0.92 * x, y + rise, z - back)])
    grid = np.stack([corners * (-1, 1, 1), corners * (0, 1, 1) + (0, 0, 0.06), corners])
    frame = [corners[0] * (-1, 1, 1), corners[1] * (-1, 1, 1), corners[1], corners[0]]
    return [sheet(grid, 0.03, material="glass"), tube(np.array(frame), 0.03, sides=6)]


def seats(plan: CarPlan, z: float, floor: float, *, rows: int = 1, top: float = 1.1) -> list[Part]:
    """Pairs of seats with head rests, the first row's backs at z, and a steering wheel before one."""
    parts, x = [], 0.22 * plan.width
    for row in range(rows):
        at = z - 0.85 * row
        back = moved(box((0.48, top - floor - 0.1, 0.16), bevel=0.05, material="leather"), rotate=(-10, 0, 0))
        parts += [
            box((0.5, 0.2, 0.55), (x, floor + 0.1, at + 0.25), bevel=0.06, material="leather"),
            moved(back, translate=(x, (top + floor) / 2, at)),
            box((0.26, 0.2, 0.12), (x, top + 0.04, at - 0.08), bevel=0.04, material="leather"),
        ]
    angle = np.linspace(0, 2 * np.pi, 13)[:-1]
    ring = np.stack([0.19 * np.cos(angle), 0.19 * np.sin(angle), np.zeros(12)], axis=1)
    rim = moved(tube(ring, 0.025, sides=5, closed=True, material="plastic"), rotate=(25, 0, 0))
    post = rod((0, 0, 0), (0, -0.2, 0.55), 0.03, sides=5)
    wheel = placed([rim, post], translate=(x, top - 0.22, z + 0.55))
    return both_sides(parts) + wheel


def roadster(rng: np.random.Generator) -> list[Part]:
    """An open two-seater or four-seater behind a low windscreen."""
    belt, rows = rng.uniform(0.8, 0.92), pick(rng, 1, 1, 2)
    cowl = rng.uniform(0.36, 0.42) - 0.05 * (rows - 1)
    plan = CarPlan(
        rng.uniform(3.7, 4.4) + 0.3 * (rows - 1),
        rng.uniform(1.6, 1.85),
        1.25,
        rng.uniform(0.29, 0.34),
        (rng.uniform(0.18, 0.22), rng.uniform(0.77, 0.81)),
        (cowl, 0.5, 0.6, cowl + 0.31 + 0.1 * (rows - 1)),
        (rng.uniform(0.6, 0.74), belt, belt, belt - rng.uniform(0.0, 0.12)),
        0.15,
        soft=pick(rng, 0.05, 0.1, 0.18),
        plan=(rng.uniform(0.6, 0.9), rng.uniform(0.6, 0.88)),
    )
    plan = shortened(rng, plan)
    full, z = plan.body(), plan.z
    floor = 0.42
    tail, front = plan.glass[3], cowl + 0.03
    top = [*full.top[:2], (z(tail), belt), (z(tail - 0.02), floor), (z(front), floor), (z(cowl), belt)]
    parts = [replace(full, top=[*top, *full.top[-2:]], blur=0.03).part()]
    door = full.pane(
        (z(tail + 0.01), z(cowl - 0.01)), (floor - 0.05, belt), drop=0.05, out=0.05, material="paint"
    )
    parts += both_sides([door] if door else []) + wheels(rng, plan)
    parts += windscreen(
        plan, (belt, z(cowl + 0.01)), rise=rng.uniform(0.28, 0.4), back=rng.uniform(0.12, 0.35)
    )
    parts += seats(plan, z(tail - 0.06), floor - 0.02, rows=1, top=belt + rng.uniform(0.0, 0.12))
    if chance(rng, 0.4):
        parts.append(
            cushion(
                (0.72 * plan.width, 0.2, 0.4), (0, belt + 0.02, z(tail) - 0.12), puff=0.05, material="fabric"
            )
        )
    elif chance(rng, 0.4):
        bow = [(0.34, belt - 0.05), (0.3, belt + 0.3), (0.12, belt + 0.3), (0.08, belt - 0.05)]
        path = [(x * plan.width, y, z(tail + 0.01)) for x, y in bow]
        parts += both_sides([tube(path, 0.03, sides=6)])
    parts += lamps(rng, plan, full, round_ones=chance(rng, 0.6))
    parts += face(rng, plan, full, bumper=pick(rng, "metal", "plastic"))
    return parts + mirrors(rng, replace(plan, levels=(0, belt - 0.1, belt, 0)), full)


def jeep(rng: np.random.Generator) -> list[Part]:
    """Flat panels, a slotted upright grille, fenders apart, big wheels, a spare one at the back."""
    wheel, width, length = rng.uniform(0.36, 0.45), rng.uniform(1.55, 1.85), rng.uniform(3.3, 4.3)
    low, belt, height = wheel * 1.05, rng.uniform(1.02, 1.15), rng.uniform(1.7, 1.9)
    axles = (0.17, rng.uniform(0.75, 0.79))
    plan = CarPlan(
        length, width, height, wheel, axles, (0.4, 0.43, 0.96, 0.97), (belt - 0.05, belt, belt, belt), low
    )
    z, half = plan.z, width / 2
    floor, cowl = low + 0.2, z(0.4)
    lines = [(z(1), floor), (cowl - 0.16, floor), (cowl - 0.12, belt), (cowl, belt), (z(0.03), belt - 0.05)]
    wide = [(z(1), 0.86 * half), (cowl, 0.86 * half), (cowl + 0.05, 0.62 * half), (z(0.03), 0.5 * half)]
    arch = ((z(axles[1]), wheel, 1.15 * wheel),)
    tub = Hull(lines, [(z(1), low), (z(0.03), low)], wide, lean=0.98, round=0.04, blur=0.015, arches=arch)
    side = Hull(
        [(z(1), belt), (cowl, belt)], [(z(1), low), (cowl, low)], wide, lean=1, round=0.02, arches=arch
    )
    walls = side.pane((z(0.995), cowl), (floor - 0.1, belt), drop=0.03, out=0.035, material="paint")
    parts = [tub.part(), *both_sides([walls]), *wheels(rng, plan, styles=("disc", "spokes", "cap"))]
    parts.append(
        box((1.72 * half, belt - floor + 0.1, 0.06), (0, (belt + floor) / 2, z(0.99)), material="paint")
    )
    parts += _jeep_front(rng, plan, belt, half)
    parts += windscreen(plan, (belt, cowl - 0.02), rise=height - belt - 0.04, back=0.08, width=0.84)
    top = pick(rng, "open", "bars", "soft", "hard")
    if top in ("soft", "hard"):
        parts += _jeep_top(plan, belt, soft=top == "soft")
    else:
        parts += seats(plan, z(0.62), floor - 0.03, top=belt + 0.15)
    if top == "bars":
        for share in (0.68, 0.95):
            bow = [(-0.38, belt - 0.3), (-0.36, height), (0.36, height), (0.38, belt - 0.3)]
            parts.append(tube([(x * width, y, z(share)) for x, y in bow], 0.04, sides=6))
    spare = tyre_wheel((0, 0, 0), 0.95 * wheel, 0.26, style="disc")
    at = (pick(rng, 0.0, 0.15 * width), belt - 0.05, z(1) - 0.08)
    return parts + placed(spare, rotate=(0, 90, 0), translate=at)


def _jeep_front(rng: np.random.Generator, plan: CarPlan, belt: float, half: float) -> list[Part]:
    """Fenders, grille with its slots, round lamps, bumper."""
    z, low, wheel = plan.z, plan.clearance, plan.wheel
    nose, top = z(0.03), belt - 0.05
    long = 2.5 * wheel
    parts = [
        box((0.42 * half, 0.06, long), (0.78 * half, 2.12 * wheel, z(0.17)), bevel=0.02, material="paint"),
        moved(
            box((0.42 * half, 0.06, 0.4), bevel=0.02, material="paint"),
            rotate=(35, 0, 0),
            translate=(0.78 * half, 2.12 * wheel - 0.12, z(0.17) - long / 2 - 0.12),
        ),
        cylinder(0.11, 0.06, sides=12, material="glass"),
    ]
    parts[-1] = facing(parts[-1], "z", (0.42 * half, top - 0.14, nose + 0.05))
    parts = both_sides(parts)
    tall = top - low + 0.02
    parts.append(box((1.28 * half, tall, 0.08), (0, low + tall / 2, nose), bevel=0.03, material="paint"))
    for x in np.linspace(-0.2, 0.2, pick(rng, 5, 7)):
        parts.append(
            box((0.03, 0.55 * tall, 0.04), (x * half * 1.2, low + 0.6 * tall, nose + 0.04), material="rubber")
        )
    bumper = (rng.uniform(1.5, 2.0) * half, 0.14, 0.14)
    parts.append(box(bumper, (0, low + 0.04, z(0) - 0.02), bevel=0.02, material="metal"))
    return [*parts, box((0.5 * half, 0.1, 0.3), (0, low + 0.06, nose), material="metal")]


def _jeep_top(plan: CarPlan, belt: float, *, soft: bool) -> list[Part]:
    """A boxy roof down to the belt, with windows."""
    z, half = plan.z, 0.84 * plan.width / 2
    lines = [(z(0.985), plan.height - 0.06), (z(0.9), plan.height), (z(0.42), plan.height - 0.02)]
    ends = (lines[0][0], lines[-1][0])
    hull = Hull(
        lines,
        [(at, belt - 0.06) for at in ends],
        [(at, half) for at in ends],
        lean=0.93,
        tuck=1,
        waist=0.1,
        round=0.08,
        blur=0.03,
    )
    panes = [
        hull.pane((z(a), z(b)), (belt + 0.06, plan.height), drop=0.14)
        for a, b in ((0.63, 0.46), (0.94, 0.68))
    ]
    return [hull.part("fabric" if soft else "paint"), *both_sides([pane for pane in panes if pane])]
