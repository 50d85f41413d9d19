"""Cars of other days: old-timers and rounded post-war ones. Metres; nose to +Z."""

from dataclasses import replace

import numpy as np

from data.procedural.car_open import seats, windscreen
from data.procedural.car_parts import CarPlan, glazing, mirrors, on_roof, shortened, wheels
from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cushion,
    cylinder,
    ellipsoid,
    facing,
    moved,
    pick,
    placed,
    rod,
    sheet,
    tube,
)
from data.procedural.kit_vehicles import Hull, tyre_wheel


def fender(
    center: tuple[float, float, float],
    radius: float,
    width: float,
    *,
    angles: tuple[float, float] = (-15, 160),
) -> Part:
    """A mudguard over a wheel, from front to back by these angles, its outer edge turned down."""
    turn = np.radians(np.linspace(*angles, 10))
    across = np.array([-0.5, 0.2, 0.42, 0.5])
    reach = radius * np.array([1.0, 1.0, 0.96, 0.86])
    grid = np.empty((len(turn), 4, 3))
    grid[..., 0] = across * width
    grid[..., 1] = np.sin(turn)[:, None] * reach
    grid[..., 2] = np.cos(turn)[:, None] * reach
    return sheet(grid + np.asarray(center), 0.05, material="paint")


def oldtimer(rng: np.random.Generator) -> list[Part]:
    """A car of the twenties or thirties: narrow bonnet, fenders apart, running boards, upright cabin."""
    length, width, wheel = rng.uniform(3.7, 4.9), rng.uniform(1.55, 1.75), rng.uniform(0.36, 0.43)
    open_top, height = chance(rng, 0.4), rng.uniform(1.65, 1.9)
    cowl = rng.uniform(0.4, 0.47)
    plan = CarPlan(
        length,
        width,
        height,
        wheel,
        (0.15, rng.uniform(0.78, 0.82)),
        (cowl, cowl + 0.03, 0.86, 0.9),
        (1.02, 1.1, 1.1, 0.9),
        0.38,
    )
    z, half, belt = plan.z, plan.width / 2, 1.1
    floor, nose, tail = 0.42, z(0.09), z(rng.uniform(0.9, 0.98))
    slim = rng.uniform(0.3, 0.42) * half
    top = [(tail, 0.75), (tail + 0.15, belt), (z(cowl), belt), (nose, rng.uniform(0.98, 1.06))]
    wide = [(tail, 0.6 * half), (tail + 0.3, 0.72 * half), (z(cowl) - 0.1, 0.72 * half), (nose, slim)]
    shell = Hull(top, [(tail, floor), (nose, floor)], wide, lean=0.95, tuck=0.92, round=0.1, blur=0.08)
    parts = [shell.part(), box((0.5 * width, 0.16, 0.92 * length), (0, 0.42, 0), material="metal")]
    parts += _radiator(rng, plan, slim, nose)
    style = pick(rng, "wire", "spokes", "wire", "disc")
    x, guard = half - 0.1, 0.26
    for at in plan.axles:
        parts += both_sides(tyre_wheel((x, wheel, z(at)), wheel, 0.15, rim=0.74, style=style, count=10))
        parts.append(box((2 * x, 0.09, 0.09), (0, wheel, z(at)), material="metal"))
        parts += both_sides([fender((x - 0.02, wheel, z(at)), 1.2 * wheel, guard)])
    ends = [z(at) + s * 1.12 * wheel for at, s in zip(plan.axles, (-1, 1), strict=True)]
    board = box((guard + 0.1, 0.05, ends[0] - ends[1]), (x - 0.06, 0.43, sum(ends) / 2), material="rubber")
    parts += both_sides([board])
    parts += _tourer(rng, plan, belt, tail) if open_top else _saloon(rng, plan, belt, tail)
    if chance(rng, 0.6):
        spare = tyre_wheel((0, 0, 0), 0.95 * wheel, 0.15, rim=0.74, style=style, count=10)
        parts += placed(spare, rotate=(0, 90, 0), translate=(0, 0.85, tail - 0.03))
    elif chance(rng, 0.7):
        parts.append(box((0.9, 0.5, 0.4), (0, 0.8, tail - 0.12), bevel=0.04, material="leather"))
    return parts


def _radiator(rng: np.random.Generator, plan: CarPlan, slim: float, nose: float) -> list[Part]:
    """The upright grille in its shell, lamps on a bar, the bumper."""
    tall = rng.uniform(0.6, 0.68)
    shell = cushion((2.15 * slim, tall, 0.14), (0, 0.42 + tall / 2, nose), radius=0.06, material="metal")
    grille = box((1.7 * slim, tall - 0.14, 0.06), (0, 0.42 + tall / 2, nose + 0.07), material="rubber")
    x, y, size = slim + 0.16, 0.42 + 0.75 * tall, rng.uniform(0.11, 0.15)
    lamp = ellipsoid((size, size, 0.13), (x, y, nose + 0.02), segments=12, material="metal")
    lens = facing(cylinder(0.9 * size, 0.05, sides=12, material="glass"))
    bar = rod((-x, y - 0.05, nose), (x, y - 0.05, nose), 0.03, sides=6)
    parts = [shell, grille, bar, *both_sides([lamp, moved(lens, translate=(x, y, nose + 0.12))])]
    if chance(rng, 0.6):
        bumper = [(-0.42, 0), (-0.3, 0.1), (0.3, 0.1), (0.42, 0)]
        path = [(a * plan.width, 0.45, plan.z(0.01) + b) for a, b in bumper]
        holds = [box((0.06, 0.06, 0.6), (0.2 * plan.width, 0.44, plan.z(0.01) - 0.18), material="metal")]
        parts += [tube(path, 0.05, sides=6), *both_sides(holds)]
    return parts


def _saloon(rng: np.random.Generator, plan: CarPlan, belt: float, tail: float) -> list[Part]:
    """An upright cabin with a flat roof; of a coupe only over the front seats."""
    front, half = plan.z(plan.glass[0]), 0.72 * plan.width / 2
    back = tail + (rng.uniform(0.9, 1.2) if chance(rng, 0.3) else 0.1)
    lines = [(back, belt), (back + 0.12, plan.height - 0.04), (front - 0.08, plan.height), (front, belt)]
    hull = Hull(
        lines,
        [(back, belt - 0.1), (front, belt - 0.1)],
        [(back, 0.92 * half), (back + 0.3, half), (front, half)],
        lean=0.94,
        tuck=1,
        waist=0.2,
        round=0.1,
        blur=0.04,
    )
    middle, panes = (back + front) / 2, []
    for a, b in ((back + 0.2, middle - 0.05), (middle + 0.05, front - 0.14)):
        panes.append(hull.pane((a, b), (belt + 0.04, plan.height), drop=0.15))
    visor = box((1.7 * half, 0.04, 0.22), (0, plan.height - 0.05, front), material="fabric")
    parts = [hull.part(pick(rng, "paint", "fabric")), *both_sides([pane for pane in panes if pane])]
    parts += [
        hull.screen((front - 0.07, front - 0.01), share=0.8),
        hull.screen((back + 0.03, back + 0.1), share=0.4),
    ]
    return [*parts, visor]


def _tourer(rng: np.random.Generator, plan: CarPlan, belt: float, tail: float) -> list[Part]:
    """Open, with a folded top behind one or two rows of seats, or a canopy on posts."""
    front = plan.z(plan.glass[0])
    parts = windscreen(plan, (belt, front), rise=rng.uniform(0.38, 0.5), back=0.05, width=0.66)
    parts += seats(plan, front - 0.85, belt - 0.35, rows=2 if front - tail > 1.9 else 1, top=belt + 0.22)
    if chance(rng, 0.5):
        fold = (0.7 * plan.width, 0.26, 0.3)
        return [*parts, cushion(fold, (0, belt + 0.08, tail + 0.25), material="fabric")]
    roof = box(
        (0.74 * plan.width, 0.07, front - tail + 0.1), (0, plan.height, (front + tail) / 2), bevel=0.03,
        material="fabric",
    )
    posts = [
        rod((0.33 * plan.width, belt - 0.1, z), (0.35 * plan.width, plan.height, z), 0.03, sides=6)
        for z in (front, (front + tail) / 2, tail + 0.2)
    ]
    return [*parts, roof, *both_sides(posts)]


def rounded(rng: np.random.Generator) -> list[Part]:
    """A small post-war car: one round back from roof to tail, bulging fenders, round lamps."""
    width = rng.uniform(1.5, 1.65)
    plan = CarPlan(
        rng.uniform(3.4, 4.2),
        width,
        rng.uniform(1.42, 1.58),
        rng.uniform(0.3, 0.34),
        (0.19, rng.uniform(0.78, 0.81)),
        (rng.uniform(0.28, 0.34), rng.uniform(0.39, 0.43), rng.uniform(0.58, 0.68), rng.uniform(0.86, 0.95)),
        (rng.uniform(0.66, 0.76), 0.94, rng.uniform(0.8, 0.92), rng.uniform(0.5, 0.62)),
        0.2,
        lean=0.66,
        soft=rng.uniform(0.2, 0.3),
        plan=(0.45, 0.45),
    )
    plan = shortened(rng, plan)
    slim = replace(plan, width=0.84 * width)
    body = replace(slim.body(), arches=())
    wide = replace(plan, lean=0.76, width=0.92 * width)
    cabin = wide.cabin()
    parts = [body.part(), cabin.part(), *wheels(rng, plan, styles=("cap", "disc", "cap"))]
    parts += glazing(wide, cabin, (rng.uniform(0.57, 0.62),))
    reach, guard = 1.28 * plan.wheel, 0.2 * width
    x = width / 2 - 0.07
    for at in plan.axles:
        center = (x, plan.wheel, plan.z(at))
        shell = ellipsoid((guard, reach, 1.4 * reach), (x - 0.12, plan.wheel + 0.12, plan.z(at)), segments=14)
        cut = shell.vertices.copy()
        cut[:, 1] = np.maximum(cut[:, 1], 1.4 * plan.wheel)  # open below, so that the wheel shows
        parts += both_sides([Part(cut, shell.faces, "paint"), fender(center, reach, 0.2)])
    board = box((0.2, 0.06, 0.5 * plan.length), (x - 0.08, 0.3, plan.z(0.49)), material="rubber")
    lamp = ellipsoid(
        (0.12, 0.12, 0.09),
        (x - 0.13, 0.72, plan.z(plan.axles[0]) + 1.12 * reach),
        segments=12,
        material="glass",
    )
    parts += both_sides([board, lamp])
    for z, way in ((plan.z(0), 1), (plan.z(1), -1)):
        path = [(-0.44 * width, 0.38, z - way * 0.35), (-0.34 * width, 0.38, z - way * 0.02)]
        path += [(0.34 * width, 0.38, z - way * 0.02), (0.44 * width, 0.38, z - way * 0.35)]
        parts.append(tube(path, 0.05, sides=6))
    return parts + mirrors(rng, wide, cabin) + on_roof(rng, plan, ("none", "none", "rack", "sunroof"))
