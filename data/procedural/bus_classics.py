"""Buses with a bonnet, of other days or in their dress, from the twenties to the half-cab. Nose to +Z."""

from dataclasses import replace

import numpy as np

from data.procedural.bus_parts import BusPlan, door, face, glazing, on_roof, row, shortened, skirt, wheels
from data.procedural.car_classics import fender
from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cylinder,
    ellipsoid,
    facing,
    joined,
    mirrored,
    pick,
    rod,
)
from data.procedural.kit_vehicles import Hull


def cabin(plan: BusPlan, front: float) -> Hull:
    """The passengers' box up to z = front, upright there."""
    box_front = plan.hull(front=front)
    wheels_behind = tuple(arch for arch in box_front.arches if arch[0] < front - plan.wheel)
    return replace(box_front, arches=wheels_behind)


def bonnet(plan: BusPlan, back: float, *, wide: tuple[float, float], high: tuple[float, float]) -> Hull:
    """The engine's housing before z = back; half widths and heights are those at its back and front."""
    front = plan.length / 2
    top = [(back, high[0]), (front - 0.12, high[1]), (front, high[1] - 0.2)]
    sides = [(back, wide[0]), (front - 0.3, wide[1]), (front, 0.9 * wide[1])]
    return Hull(top, [(back, plan.low), (front, plan.low)], sides, round=0.16, crown=0.06, blur=plan.soft)


def luggage(rng: np.random.Generator, plan: BusPlan, span: tuple[float, float]) -> list[Part]:
    """A railed rack on the roof, perhaps loaded."""
    (back, front), half, y = span, 0.38 * plan.width, plan.height
    rails = [rod((half, y + 0.22, back), (half, y + 0.22, front), 0.04, sides=5)]
    rails += [
        rod((half, y - 0.05, z), (half, y + 0.24, z), 0.04, sides=5) for z in np.linspace(back, front, 5)
    ]
    cross = [rod((-half, y + 0.1, z), (half, y + 0.1, z), 0.04, sides=5) for z in np.linspace(back, front, 6)]
    parts = [*both_sides([joined(rails)]), joined(cross)]
    for z in np.linspace(back + 0.5, front - 0.5, 4) if chance(rng, 0.5) else ():
        size = rng.uniform((0.6, 0.3, 0.5), (1.4, 0.6, 0.9))
        parts.append(
            box(size, (0, y + 0.05 + size[1] / 2, z), bevel=0.08, material=pick(rng, "fabric", "leather"))
        )
    return parts


def vintage(rng: np.random.Generator) -> list[Part]:
    """A bus of the twenties to forties: narrow bonnet, radiator, fenders, rounded tail."""
    length = rng.uniform(6.2, 8.8)
    h, wheel = length / 2, rng.uniform(0.45, 0.54)
    plan = BusPlan(
        length,
        rng.uniform(2.1, 2.35),
        rng.uniform(2.7, 3.0),
        wheel,
        (h - 0.85, -h + rng.uniform(1.6, 2.4)),
        rng.uniform(1.5, 1.65),
        0.5,
        soft=rng.uniform(0.06, 0.2),
        lean=rng.uniform(0.86, 0.94),
    )
    plan = shortened(rng, plan)
    h, half = plan.length / 2, plan.width / 2
    front, slim = h - rng.uniform(1.35, 1.9), rng.uniform(0.36, 0.46) * half
    shell = cabin(plan, front)
    hood = bonnet(plan, front - 0.1, wide=(1.3 * slim, slim), high=(1.6, rng.uniform(1.4, 1.5)))
    parts = [shell.part(), hood.part(), *wheels(rng, plan)]
    x = half - 0.3 * plan.wheel
    parts += both_sides([fender((x - 0.04, plan.wheel, plan.axles[0]), 1.25 * plan.wheel, 0.46)])
    board = box(
        (0.5, 0.08, plan.axles[0] - front),
        (x - 0.05, 0.55, (plan.axles[0] + front) / 2 - 0.4),
        material="paint",
    )
    beam = box((1.9 * half, 0.24, 0.14), (0, 0.55, h + 0.04), bevel=0.02, material="metal")
    grille = box((1.7 * slim, 0.8, 0.12), (0, 0.98, h), bevel=0.05, material="metal")
    lamp = ellipsoid((0.17, 0.17, 0.16), (slim + 0.2, 1.1, h - 0.12), segments=10, material="glass")
    bar = box((2 * slim + 0.4, 0.06, 0.06), (0, 1.1, h - 0.16), material="metal")
    parts += [beam, grille, bar, *both_sides([board, lamp])]
    span, z = (-h + 0.35, front - 0.15), pick(rng, front - 0.55, -h + 0.9)
    panes = row(shell, span, (plan.belt, plan.height), rng.uniform(0.75, 1.2), drop=0.4)
    holes = [(z - 0.5, z + 0.5)]
    parts += panes + [
        mirrored(part) for part in row(shell, span, (plan.belt, plan.height), 0.9, holes=holes, drop=0.4)
    ]
    parts += [mirrored(part) for part in door(shell, z, 0.85, (plan.low + 0.05, 2.3))]
    screen = box(
        (0.8 * half, 0.68, 0.08), (0.43 * half, plan.belt + 0.44, front), bevel=0.03, material="glass"
    )
    parts += [*both_sides([screen]), box((0.9 * half, 0.5, 0.08), (0, plan.belt + 0.4, -h), material="glass")]
    parts += skirt(rng, plan, shell) if chance(rng, 0.5) else []
    return parts + (luggage(rng, plan, (-h + 0.5, front - 0.5)) if chance(rng, 0.4) else [])


def half_cab(rng: np.random.Generator) -> list[Part]:
    """An old double-decker: the driver's cab beside the engine, an open platform at the rear."""
    length, height = rng.uniform(7.8, 9.2), rng.uniform(4.2, 4.45)
    h, side = length / 2, pick(rng, -1, 1)
    plan = BusPlan(
        length,
        rng.uniform(2.3, 2.45),
        height,
        rng.uniform(0.48, 0.54),
        (h - 0.95, -h + rng.uniform(2.4, 2.9)),
        1.4,
        rake=0.15,
        brow=0.4,
        face=2.6,
        soft=rng.uniform(0.05, 0.12),
        lean=rng.uniform(0.9, 0.96),
    )
    half, front, platform = plan.width / 2, h - 1.45, -h + 1.3
    upper = replace(plan.hull(), low=[(-h, 2.35), (h, 2.35)], arches=())
    lower = replace(plan, height=2.5).hull(back=platform, front=front)
    parts = [upper.part(), lower.part(), *wheels(rng, plan)]
    cab = (0.92 * half, 2.0, h - front + 0.1)
    parts.append(box(cab, (side * 0.5 * half, 1.45, (h + front) / 2), bevel=0.08, material="paint"))
    hood = (0.9 * half, 0.95, h - front + 0.1)
    parts.append(box(hood, (-side * 0.45 * half, 0.95, (h + front) / 2), bevel=0.12, material="paint"))
    parts.append(
        box((0.6 * half, 0.85, 0.12), (-side * 0.42 * half, 0.95, h + 0.04), bevel=0.06, material="metal")
    )
    pane = box((0.72 * half, 0.65, 0.06), (side * 0.5 * half, 1.95, h + 0.05), material="glass")
    window = box((0.06, 0.65, 0.8), (side * 0.96 * half, 1.95, h - 0.6), material="glass")
    parts += [pane, window]
    x = half - 0.3 * plan.wheel
    parts += both_sides([fender((x - 0.05, plan.wheel, plan.axles[0]), 1.25 * plan.wheel, 0.42)])
    lamp = ellipsoid((0.15, 0.15, 0.12), (0.82 * half, 0.85, h + 0.02), segments=10, material="glass")
    beam = box((1.9 * half, 0.2, 0.14), (0, 0.5, h + 0.02), bevel=0.02, material="metal")
    parts += [beam, *both_sides([lamp])]
    floor = box((1.9 * half, 0.14, platform + h), (0, 0.42, (platform - h) / 2), material="wood")
    pole = rod((side * -0.85 * half, 0.4, -h + 0.2), (side * -0.85 * half, 2.5, -h + 0.2), 0.05, sides=6)
    wall = box((0.1, 2.1, 1.2), (side * 0.93 * half, 1.4, platform - 0.55), material="paint")
    parts += [floor, pole, wall]
    pitch = rng.uniform(1.0, 1.5)
    parts += both_sides(row(lower, (platform + 0.15, front - 0.15), (1.4, 2.5), pitch, drop=0.3))
    parts += both_sides(row(upper, (-h + 0.3, h - 0.7), (2.85, height), pitch, drop=0.4))
    screen = upper.screen((h - 0.035, h - 0.14), share=0.9)
    parts += [screen, box((1.2 * half, 0.6, 0.06), (0, 3.3, -h), material="glass")]
    parts.append(box((1.2 * half, 0.36, 0.1), (0, 2.55, h), bevel=0.02, material="glass"))
    return parts


def streamlined(rng: np.random.Generator) -> list[Part]:
    """A rounded one-box bus of the forties to sixties: split screen, fluted flanks, round lamps."""
    length = rng.uniform(7.0, 11.5)
    h = length / 2
    plan = BusPlan(
        length,
        rng.uniform(2.2, 2.5),
        rng.uniform(2.75, 3.1),
        rng.uniform(0.44, 0.52),
        (h - rng.uniform(1.3, 2.4), -h + rng.uniform(1.9, 2.9)),
        rng.uniform(1.4, 1.6),
        0.36,
        rake=rng.uniform(0.35, 0.7),
        brow=rng.uniform(0.5, 0.8),
        face=rng.uniform(1.3, 1.5),
        soft=rng.uniform(0.16, 0.28),
        lean=rng.uniform(0.78, 0.88),
    )
    plan = shortened(rng, plan)
    hull = plan.hull()
    parts = [hull.part(), *wheels(rng, plan)]
    ahead = plan.axles[0] + plan.wheel + 0.7
    doors = [ahead if ahead < plan.length / 2 - 0.8 else plan.axles[0] - plan.wheel - 0.8]
    parts += glazing(plan, hull, doors, pitch=rng.uniform(0.75, 1.3), wide=0.9)
    middle = hull.screen(
        (plan.length / 2, plan.length / 2 - plan.rake), share=0.04, out=0.05, material="paint"
    )
    parts.append(middle)
    for y in np.arange(0.75, plan.belt - 0.2, 0.2)[: pick(rng, 1, 3, 4)]:
        rail = hull.pane((hull.ends[0] + 0.3, hull.ends[1] - 0.4), (y, y + 0.07), out=0.03, material="metal")
        parts += both_sides([rail] if rail else [])
    parts += face(rng, plan, hull)
    return parts + (on_roof(rng, plan, hull) if chance(rng, 0.4) else [])


def streetcar_replica(rng: np.random.Generator) -> list[Part]:
    """A sightseeing bus dressed as an old streetcar: clerestory roof, wooden flanks, open rear porch."""
    length = rng.uniform(7.5, 10.0)
    h = length / 2
    plan = BusPlan(
        length,
        rng.uniform(2.3, 2.5),
        rng.uniform(2.75, 2.95),
        rng.uniform(0.42, 0.5),
        (h - 1.3, -h + 2.5),
        rng.uniform(1.25, 1.4),
        0.4,
        rake=0.12,
        brow=0.4,
        face=1.3,
        soft=0.04,
        lean=0.98,
    )
    half, porch = plan.width / 2, -h + rng.uniform(1.1, 1.5)
    hull, top = plan.hull(back=porch), plan.height
    parts = [hull.part(), *wheels(rng, plan)]
    span = (porch + 0.15, h - 0.5)
    parts += both_sides(row(hull, span, (plan.belt, top), rng.uniform(0.7, 0.95), drop=0.3))
    flank = hull.pane((porch + 0.1, h - 0.3), (plan.belt - 0.42, plan.belt - 0.1), out=0.025, material="wood")
    parts += both_sides([flank] if flank else [])
    parts.append(hull.screen((h - 0.03, h - 0.115), share=0.92))
    parts.append(box((2.15 * half, 0.12, length + 0.3), (0, top, 0), bevel=0.05, material="paint"))
    parts.append(box((1.1 * half, 0.5, 0.8 * length), (0, top + 0.2, 0), bevel=0.08, material="paint"))
    panes = [
        box((1.13 * half, 0.16, 0.07 * length), (0, top + 0.26, z), material="glass")
        for z in np.linspace(-0.34, 0.34, 7) * length
    ]
    floor = box((1.9 * half, 0.14, porch + h), (0, plan.low + 0.1, (porch - h) / 2), material="wood")
    fence = box((1.8 * half, 0.08, 0.08), (0, plan.belt - 0.2, -h + 0.08), material="metal")
    posts = [
        box((0.09, top - 0.4, 0.09), (x * half, top / 2 + 0.2, -h + 0.08), material="metal")
        for x in (-0.88, 0, 0.88)
    ]
    rails = [box((0.06, 0.06, porch + h), (0.88 * half, plan.belt - 0.2, (porch - h) / 2), material="metal")]
    parts += [joined(panes), floor, fence, *posts, *both_sides(rails)]
    lamp = facing(cylinder(0.2, 0.16, sides=12, material="glass"), "z", (0, 1.0, h + 0.02))
    guard = [
        box((0.07, 0.4, 0.2), (x * half, 0.5, h + 0.06), material="metal") for x in np.linspace(-0.8, 0.8, 9)
    ]
    beam = box((1.8 * half, 0.12, 0.24), (0, 0.66, h + 0.05), material="metal")
    return [*parts, lamp, joined(guard), beam]
