"""Bicycles for more than one rider's weight: tandems, cargo bicycles, tricycles."""

from dataclasses import replace

import numpy as np

from data.procedural.bicycle_fittings import basket, fenders, rack
from data.procedural.bicycle_parts import TUBE, Geometry, bars, drive, fork, rear_end, saddle, wheels
from data.procedural.bicycle_road import diamond
from data.procedural.kit import Part, both_sides, box, chance, pick, rod, tube
from data.procedural.kit_bikes import along, at, bar, bent, body, handlebar, mudguard, wire_wheel


def tandem(rng: np.random.Generator) -> list[Part]:
    """Two seats, two cranks, one long frame."""
    wheel, tyre = rng.uniform(0.33, 0.35), rng.uniform(0.014, 0.022)
    gap, height = rng.uniform(0.62, 0.75), rng.uniform(0.45, 0.54)
    front = Geometry(
        (wheel, wheel), 1.03 + gap, stay=0.44 + gap, seat=height, saddle=0.68, head_angle=72, fork=0.38,
        head=0.15
    )
    shape = replace(front, stay=0.44, seat=0.93 * height)
    parts = wheels(rng, shape, tyre, count=20) + fork(front, tyre, straight=chance(rng, 0.5))
    top, head = shape.on_seat_tube(0.92 * shape.seat), front.on_head(front.head - 0.03)
    parts += [
        bar(shape.crank, shape.on_seat_tube(shape.seat), TUBE),
        bar(front.crank, front.on_seat_tube(front.seat), TUBE)
    ]
    parts += [
        bar(top, head, TUBE), bar(front.crank, front.on_head(0.02), 1.15 * TUBE),
        bar(shape.crank, front.crank, 1.15 * TUBE)
    ]
    if chance(rng, 0.7):
        parts.append(
            bar(shape.crank if chance(rng, 0.5) else shape.on_seat_tube(0.2), front.on_head(0.05), TUBE)
        )
    parts += rear_end(shape, top, tyre) + drive(rng, shape.crank, shape.rear)
    parts += drive(rng, front.crank, shape.crank, ring=0.07)
    style = pick(rng, "sport", "wide")
    for one in (shape, front):
        parts += saddle(rng, one.on_seat_tube(one.saddle), one.on_seat_tube(0.9 * one.seat), style=style)
    parts += bars(rng, front, pick(rng, "drop", "flat", "swept"), rise=0.05)
    z, y = front.on_seat_tube(0.9 * front.saddle)
    half = rng.uniform(0.2, 0.26)
    right = [(0, y - 0.03, z - 0.1), (0.7 * half, y, z - 0.12), (half, y, z - 0.24)]
    parts += [bar(front.on_seat_tube(0.9 * front.seat), (z - 0.1, y - 0.03), TUBE), *handlebar(right, 0.012)]
    if chance(rng, 0.5):
        parts += fenders(shape, tyre)
    return parts + (rack(shape, tyre) if chance(rng, 0.4) else [])


def long_john(rng: np.random.Generator) -> list[Part]:
    """A cargo bicycle: a box before the rider and a small front wheel, or a long carrier behind."""
    tyre, radius = rng.uniform(0.02, 0.026), rng.uniform(0.3, 0.34)
    if chance(rng, 0.35):
        return _long_tail(rng, tyre, radius)
    small, hold = rng.uniform(0.22, 0.26), rng.uniform(0.55, 0.85)
    inner = Geometry(
        (radius, radius), 1.05, stay=0.45, seat=0.45, saddle=0.66, head_angle=70, fork=0.3, head=0.3
    )
    shape = replace(
        inner, wheel=(radius, small), base=1.15 + hold, fork=small + 0.07, head=0.14, head_angle=70
    )
    parts = wheels(rng, shape, tyre, count=16) + fork(shape, tyre, thick=0.014)
    low, z = 0.24, (0.78, 0.78 + hold)
    post = (z[0] - 0.06, low + 0.03)
    column = (z[0] - 0.22, 0.88)
    parts += [bar(post, column, 1.2 * TUBE), bar(along(post, column, 0.55), inner.on_seat_tube(0.35), TUBE)]
    parts += [
        bar(inner.crank, inner.on_seat_tube(inner.seat), TUBE),
        *rear_end(inner, inner.on_seat_tube(0.4), tyre)
    ]
    parts += [bar(inner.crank, (z[0], low), 1.3 * TUBE), bar((z[0] - 0.1, low), (z[1], low), 1.3 * TUBE)]
    parts.append(bar((z[1] - 0.02, low), shape.on_head(0.06), 1.3 * TUBE))
    wide, high = rng.uniform(0.5, 0.64), rng.uniform(0.25, 0.5)
    middle = (0, low + 0.02 + high / 2, sum(z) / 2 - 0.02)
    parts.append(
        basket(
            middle, (wide, high, hold - 0.04), material=pick(rng, "wood", "wood", "plastic", "metal"),
            thick=0.025
        )
    )
    right = [
        (0, 0.9, column[0]), (0.15, 0.95, column[0]), (0.3, 0.98, column[0] - 0.12),
        (0.31, 0.98, column[0] - 0.22)
    ]
    parts += [*handlebar(right, 0.013), bar(column, (column[0], 0.9), TUBE)]
    parts += saddle(rng, inner.on_seat_tube(inner.saddle), inner.on_seat_tube(0.4), style="wide")
    parts += drive(rng, inner.crank, inner.rear)
    return parts + (fenders(shape, tyre) if chance(rng, 0.7) else [])


def _long_tail(rng: np.random.Generator, tyre: float, radius: float) -> list[Part]:
    """A cargo bicycle with a bench over a rear wheel set far back."""
    shape = Geometry(
        (0.8 * radius, radius), rng.uniform(1.3, 1.45), stay=rng.uniform(0.68, 0.8), seat=0.42, saddle=0.66,
        head_angle=69, fork=0.44, head=0.15
    )
    parts = wheels(rng, shape, tyre, count=16) + diamond(shape, tyre, slope=0.08, thick=1.3, stays=0.7)
    parts += fork(shape, tyre, thick=0.016) + drive(rng, shape.crank, shape.rear)
    parts += saddle(rng, shape.on_seat_tube(shape.saddle), shape.on_seat_tube(0.36), style="wide")
    parts += bars(rng, shape, pick(rng, "swept", "riser"), rise=0.12) + fenders(shape, tyre)
    y = 2 * shape.wheel[0] + 0.1
    bench = body(
        [(-0.42, y, 0.1, 0.035), (-0.1, y, 0.11, 0.035), (0.36, y, 0.1, 0.03)], rings=8, power=4,
        material="leather"
    )
    parts += [bench, bar((0.3, y - 0.02), shape.on_seat_tube(0.3), TUBE)]
    legs = [rod(at(shape.rear, 0.06), (0.1, y, z), 0.012, sides=6, material="paint") for z in (-0.25, 0.2)]
    parts += both_sides(legs)
    if chance(rng, 0.6):
        bags = [
            box((0.12, rng.uniform(0.25, 0.34), 0.5), (0.17, y - 0.2, -0.05), bevel=0.03, material="fabric")
        ]
        parts += both_sides(bags)
    if chance(rng, 0.5):
        rail = [(0.11, y, -0.38), (0.11, y + 0.22, -0.4), (0.11, y + 0.22, 0.1), (0.11, y, 0.14)]
        parts += both_sides([tube(rail, 0.012, sides=6)])
    return parts


def tricycle(rng: np.random.Generator) -> list[Part]:
    """Three wheels: two behind with a basket, or two before with a box."""
    radius, tyre, ahead = rng.uniform(0.25, 0.33), rng.uniform(0.018, 0.026), chance(rng, 0.4)
    half = rng.uniform(0.3, 0.38)
    shape = Geometry(
        (radius, radius), rng.uniform(1.08, 1.2), stay=0.46, seat=0.42, saddle=rng.uniform(0.56, 0.64),
        seat_angle=68, head_angle=69, fork=radius + 0.09, head=rng.uniform(0.18, 0.26)
    )
    lone, pair = (shape.rear, shape.front) if ahead else (shape.front, shape.rear)
    parts = wire_wheel(at(lone), radius, tyre=(tyre, tyre), count=16, thick=0.0035, axle=(0.025, 0.1))
    sides = wire_wheel(at(pair, half), radius, tyre=(tyre, tyre), count=14, thick=0.0035, axle=(0.025, 0.08))
    parts += [*both_sides(sides), rod(at(pair, -half - 0.06), at(pair, half + 0.06), 0.014, sides=8)]
    low, high = shape.on_head(0.03), shape.on_head(shape.head - 0.05)
    joint, sag = shape.on_seat_tube(0.18), rng.uniform(0.0, 0.08)
    middle = along(joint, high, 0.5)
    parts += [bent([joint, (middle[0], middle[1] - sag), high], TUBE), bar(shape.crank, low, 1.2 * TUBE)]
    parts.append(bar(shape.crank, shape.on_seat_tube(shape.seat), TUBE))
    parts += rear_end(shape, shape.on_seat_tube(0.7 * shape.seat), tyre) + drive(rng, shape.crank, shape.rear)
    parts += saddle(rng, shape.on_seat_tube(shape.saddle), shape.on_seat_tube(0.36), style="wide")
    parts += bars(rng, shape, pick(rng, "swept", "cruiser"), rise=0.1)
    if ahead:
        parts += [bar(low, shape.front, 1.3 * TUBE), bar(low, high, 1.4 * TUBE)]
        size = (2 * half - 0.12, rng.uniform(0.3, 0.45), rng.uniform(0.5, 0.7))
        parts.append(
            basket(
                (0, radius + size[1] / 2 - 0.02, shape.base + 0.05), size,
                material=pick(rng, "wood", "plastic"), thick=0.025
            )
        )
    else:
        parts += fork(shape, tyre, straight=False)
        size = (2 * half - 0.14, rng.uniform(0.22, 0.32), rng.uniform(0.36, 0.46))
        parts.append(
            basket((0, radius + size[1] / 2 + 0.08, -0.1), size, material=pick(rng, "metal", "wood"))
        )
        parts += both_sides([rod(at(shape.rear, 0.15), (0.15, radius + 0.1, -0.05), 0.012, sides=6)])
    if chance(rng, 0.6):
        parts.append(mudguard(lone, radius + 0.02, 2 * tyre + 0.03, span=(20, 175)))
    return parts
