"""Bicycles unlike the others: folding, children's, recumbent, penny-farthing, lowrider."""

from dataclasses import replace

import numpy as np

from data.procedural.bicycle_fittings import basket, extras, fenders, rack
from data.procedural.bicycle_parts import TUBE, Geometry, bars, drive, fork, rear_end, saddle, wheels
from data.procedural.bicycle_road import diamond
from data.procedural.kit import Part, both_sides, box, chance, in_plane, pick, rod, sheet, smooth_curve, tube
from data.procedural.kit_bikes import Flat, along, at, bar, bent, handlebar, wire_wheel


def folding(rng: np.random.Generator) -> list[Part]:
    """A folding bicycle: small wheels, one low beam with a hinge, long seat post and long stem."""
    radius, tyre = rng.uniform(0.18, 0.26), rng.uniform(0.016, 0.025)
    shape = Geometry(
        (radius, radius), rng.uniform(0.95, 1.04), stay=rng.uniform(0.38, 0.42), bracket=0.29,
        seat=rng.uniform(0.28, 0.36), saddle=rng.uniform(0.6, 0.7), seat_angle=rng.uniform(69, 73),
        head_angle=rng.uniform(71, 74), fork=radius + 0.08, head=0.12, offset=0.03
    )
    parts = wheels(rng, shape, tyre, count=14) + fork(shape, tyre)
    thick, rear, front = rng.uniform(0.022, 0.034), shape.on_seat_tube(
        rng.uniform(0.08, 0.2)
    ), shape.on_head(0.05)
    if chance(rng, 0.5):
        parts.append(bar(rear, front, thick))
    else:
        middle = along(rear, front, 0.5)
        parts.append(bent([rear, (middle[0], middle[1] - rng.uniform(-0.06, 0.08)), front], thick))
    hinge = along(rear, front, rng.uniform(0.4, 0.6))
    parts.append(box((2.3 * thick, 3 * thick, 1.6 * thick), at(hinge), bevel=0.008, material="metal"))
    parts.append(bar(shape.crank, shape.on_seat_tube(shape.seat), 1.2 * TUBE))
    parts += rear_end(shape, shape.on_seat_tube(0.7 * shape.seat), tyre)
    parts += drive(rng, shape.crank, shape.rear, ring=0.085)
    parts += saddle(
        rng, shape.on_seat_tube(shape.saddle), shape.on_seat_tube(0.8 * shape.seat),
        style=pick(rng, "sport", "wide")
    )
    parts += bars(
        rng, shape, pick(rng, "flat", "riser"),
        rise=0.95 - shape.on_head(shape.head)[1] + rng.uniform(-0.05, 0.1)
    )
    if chance(rng, 0.6):
        parts += fenders(shape, tyre, material="plastic")
    if chance(rng, 0.5):
        parts += rack(shape, tyre, long=0.28)
    return parts + extras(rng, shape, tyre)


def child(rng: np.random.Generator) -> list[Part]:
    """A child's bicycle with training wheels, or a balance bicycle without pedals."""
    radius, tyre, balance = rng.uniform(0.15, 0.21), rng.uniform(0.018, 0.026), chance(rng, 0.3)
    shape = Geometry(
        (radius, radius), radius * rng.uniform(3.3, 3.9), stay=1.5 * radius,
        bracket=radius * rng.uniform(0.95, 1.1), seat=rng.uniform(0.16, 0.22), saddle=rng.uniform(0.25, 0.36),
        seat_angle=68, head_angle=rng.uniform(67, 71), fork=radius + 0.07, head=rng.uniform(0.08, 0.12),
        offset=0.02
    )
    parts = wheels(rng, shape, tyre, count=12) + fork(shape, tyre, thick=0.011)
    if chance(rng, 0.5):
        parts += diamond(shape, tyre, slope=rng.uniform(0, 0.05), thick=rng.uniform(0.9, 1.2))
    else:
        middle = along(shape.crank, shape.on_head(0.03), 0.5)
        parts.append(bent([shape.crank, (middle[0], middle[1] - 0.04), shape.on_head(0.05)], 1.4 * TUBE))
        parts.append(bar(shape.crank, shape.on_seat_tube(shape.seat), TUBE))
        parts += rear_end(shape, shape.on_seat_tube(0.8 * shape.seat), tyre)
    parts += saddle(
        rng, shape.on_seat_tube(shape.saddle), shape.on_seat_tube(0.7 * shape.seat),
        style=pick(rng, "pad", "wide")
    )
    small = replace(shape, head=shape.head)
    parts += _small_bars(rng, small)
    if balance:
        return parts
    parts += drive(rng, shape.crank, shape.rear, ring=0.06, arm=0.1)
    guard = [(shape.crank[0] + 0.07, shape.crank[1]), shape.rear]
    parts.append(bar(*guard, 0.042, x=-0.05, material="plastic"))
    if chance(rng, 0.75):
        low = rng.uniform(0.05, 0.065)
        side = [tube([at(shape.rear, 0.03), (0.17, 1.6 * low, 0.0), (0.17, low, 0.0)], 0.009, sides=6)]
        side.append(rod((0.15, low, 0), (0.195, low, 0), low, sides=12, material="rubber"))
        parts += both_sides(side)
    if chance(rng, 0.6):
        parts += fenders(shape, tyre, material="plastic")
    if chance(rng, 0.4):
        z, y = shape.on_head(shape.head + 0.05)
        parts.append(basket((0, y, z + 0.11), (0.2, 0.13, 0.15), material="plastic", thick=0.01))
    return parts


def _small_bars(rng: np.random.Generator, shape: Geometry) -> list[Part]:
    """A child's handlebar, upright, perhaps with a pad and streamers' worth of grips."""
    z, y = shape.on_head(shape.head + 0.06)
    rise, half = rng.uniform(0.05, 0.16), rng.uniform(0.19, 0.24)
    right = [
        (0, y, z), (0.25 * half, y, z), (0.65 * half, y + rise, z - 0.01), (half, y + rise + 0.01, z - 0.06)
    ]
    parts = [bar(shape.on_head(0), (z, y), TUBE, material="metal"), *handlebar(right, 0.011, grip=1.6)]
    if chance(rng, 0.5):
        parts.append(box((0.14, 0.06, 0.045), (0, y + 0.5 * rise, z), bevel=0.015, material="fabric"))
    return parts


def recumbent(rng: np.random.Generator) -> list[Part]:
    """A rider's couch between the wheels, the cranks out in front: two wheels, or three as a tadpole."""
    rear, tyre, three = rng.uniform(0.26, 0.35), rng.uniform(0.014, 0.022), chance(rng, 0.4)
    small, base = rng.uniform(0.2, 0.26), rng.uniform(1.05, 1.25)
    seat, crank = (0.55, 0.3 if three else rng.uniform(0.42, 0.56)), (
        base + rng.uniform(0.3, 0.42), rng.uniform(0.36, 0.6)
    )
    parts = wire_wheel((0, rear, 0), rear, tyre=(tyre, tyre), count=18, thick=0.0035, axle=(0.025, 0.1))
    low = (0.5, seat[1] - 0.08)
    x = tyre + 0.03
    parts += both_sides(
        [
            tube(
                [at((0.42, low[1]), 0.012), at((0.2, rear + 0.02), x), (x, rear, 0)], 0.012, sides=6,
                material="paint"
            )
        ]
    )
    beam_path = [
        (0.3, low[1] + 0.03), low, (base - 0.1, low[1] + 0.02), along((base, low[1]), crank, 0.5), crank
    ]
    parts.append(bent(beam_path, rng.uniform(0.02, 0.028)))
    if three:
        half = rng.uniform(0.34, 0.4)
        side = wire_wheel(
            (half, small, base), small, tyre=(tyre, tyre), count=14, thick=0.0035, axle=(0.025, 0.08)
        )
        parts += both_sides(side)
        parts.append(
            tube(
                [(-half, small, base), (0, low[1], base - 0.12), (half, small, base)], 0.018, sides=8,
                material="paint"
            )
        )
        grips = [(0.28, low[1] - 0.02, 0.8), (0.3, low[1] + 0.12, 0.78), (0.3, low[1] + 0.25, 0.8)]
        parts += both_sides([tube(grips, 0.014, sides=6, material="rubber")])
        parts.append(rod((-0.28, low[1], 0.8), (0.28, low[1], 0.8), 0.014, sides=6))
    else:
        shape = Geometry((rear, small), base, fork=small + 0.06, head=0.16, head_angle=70)
        parts += wire_wheel(
            (0, small, base), small, tyre=(tyre, tyre), count=14, thick=0.0035, axle=(0.025, 0.09)
        )
        parts += fork(shape, tyre)
        top = shape.on_head(shape.head)
        grip = (top[0] - 0.35, top[1] + 0.32)
        right = [(0, grip[1], grip[0]), (0.16, grip[1], grip[0]), (0.22, grip[1] - 0.01, grip[0] - 0.12)]
        parts += [bar(top, grip, TUBE, material="metal"), *handlebar(right, 0.012)]
        parts.append(bar(along(shape.on_head(0), top, 0.3), (base - 0.25, low[1]), 0.022))
    parts += _couch(rng, seat, low, rear)
    return parts + drive(rng, crank, (0.0, rear), ring=0.085, chain=True)


def _couch(rng: np.random.Generator, seat: Flat, low: Flat, rear: float) -> list[Part]:
    """The laid-back seat of a recumbent on its stays to the frame at `low` and to the rear wheel."""
    lean = rng.uniform(0.2, 0.4)
    z, y = seat
    couch = [
        (z + 0.12, y + 0.05), (z - 0.05, y - 0.01), (z - 0.2, y + 0.06), (z - 0.25 - 0.5 * lean, y + 0.3),
        (z - 0.28 - lean, y + 0.55)
    ]
    middle = in_plane(smooth_curve(couch, 10), "zy")
    half = np.linspace(0.17, 0.13, 10)  # narrower at the shoulders
    across = np.stack([half[:, None] * (-1, -0.6, 0.6, 1), *np.zeros((2, 10, 4))], axis=-1)
    across[:, (0, -1), 1] = 0.02  # its edges turned up
    parts = [sheet(middle[:, None] + across, 0.035, material="fabric")]
    parts.append(bar((0.3, low[1]), along(couch[3], couch[4], 0.2), 0.012, material="metal"))
    parts.append(
        bar((0.12, rear + 0.02) if rear > low[1] else (0.35, low[1]), couch[3], 0.012, material="metal")
    )
    return parts


def penny_farthing(rng: np.random.Generator) -> list[Part]:
    """A high wheel with the cranks on its axle, and a little one behind on a curved backbone."""
    big, small = rng.uniform(0.58, 0.75), rng.uniform(0.19, 0.26)
    front, tyre = (0.0, big), 0.013
    rear = (-rng.uniform(0.72, 0.85) * (big + small) * 0.92, small)
    parts = wire_wheel(
        at(front), big, tyre=(tyre, tyre), count=pick(rng, 24, 30), thick=0.004, axle=(0.04, 0.12)
    )
    parts += wire_wheel(at(rear), small, tyre=(tyre, tyre), count=12, thick=0.0035, axle=(0.025, 0.06))
    head = (-0.09, 2 * big + 0.09)
    turn = np.radians(np.linspace(100, 190, 6))
    reach = big + 0.06
    curve = [(reach * np.cos(a), big + reach * np.sin(a)) for a in turn]
    spine = [head, *curve[1:-1], (rear[0] - 0.01, 2 * small + 0.05)]
    parts.append(bent(spine, 0.018))
    parts += both_sides([rod(at(spine[-1], 0.012), at(rear, 0.04), 0.011, sides=6, material="paint")])
    parts += both_sides(
        [
            tube(
                [at(head, 0.015), (0.05, big + 0.6 * big, -0.04), at(front, 0.07)], 0.014, sides=6,
                material="paint"
            )
        ]
    )
    drop, half = rng.uniform(0.0, 0.1), rng.uniform(0.26, 0.34)
    right = [
        (0, head[1], head[0]), (0.4 * half, head[1] - 0.2 * drop, head[0] + 0.03),
        (half, head[1] - drop, head[0] - 0.06)
    ]
    parts += [
        bar((head[0], head[1] - 0.1), (head[0], head[1] + 0.02), 0.022), *handlebar(right, 0.013, grip=1.6)
    ]
    seat = (-0.3, 2 * big + rng.uniform(0.1, 0.16))
    parts += saddle(rng, seat, (curve[1][0] - 0.05, curve[1][1] - 0.03), style=pick(rng, "sport", "wide"))
    parts.append(
        bar((seat[0] - 0.02, seat[1] - 0.03), (head[0] - 0.02, head[1] - 0.05), 0.012, material="metal")
    )
    if chance(rng, 0.5):
        step = (rear[0] + 0.12, 2 * small + 0.22)
        parts.append(box((0.09, 0.02, 0.05), at(step, 0.05), material="metal"))
    return parts + drive(rng, front, rear, ring=0.03, arm=rng.uniform(0.12, 0.15), chain=False)


def lowrider(rng: np.random.Generator) -> list[Part]:
    """A chopper: banana saddle with a sissy bar, ape hangers, long raked fork, a small wheel in front."""
    rear, tyre = rng.uniform(0.24, 0.28), rng.uniform(0.022, 0.03)
    front = rear * rng.uniform(0.75, 1.0)
    shape = Geometry(
        (rear, front), rng.uniform(1.1, 1.35), stay=0.4, bracket=0.26, seat=0.26, saddle=0.4, seat_angle=66,
        head_angle=rng.uniform(52, 64), fork=front + rng.uniform(0.16, 0.26), head=0.13, offset=0.03
    )
    parts = wheels(rng, shape, tyre, count=24) + fork(shape, tyre, thick=0.014, straight=chance(rng, 0.5))
    low, high, seat = shape.on_head(0.02), shape.on_head(shape.head - 0.02), shape.on_seat_tube(shape.saddle)
    top = shape.on_seat_tube(0.9 * shape.seat)
    crest, under = along(top, high, 0.5), along(shape.crank, low, 0.5)
    parts.append(bent([top, (crest[0], crest[1] - rng.uniform(0, 0.06)), high], TUBE))
    parts.append(bent([shape.crank, (under[0] + 0.04, under[1] - 0.05), low], 1.2 * TUBE))
    parts.append(bar(shape.crank, shape.on_seat_tube(shape.seat), TUBE))
    parts += rear_end(shape, top, tyre) + drive(rng, shape.crank, shape.rear, ring=0.085)
    parts += saddle(rng, (seat[0] - 0.08, seat[1]), top, style="banana")
    high_back = rng.uniform(0.15, 0.5)
    loop = [(-0.02, shape.rear[1]), (seat[0] - 0.36, seat[1] + 0.05), (seat[0] - 0.42, seat[1] + high_back)]
    parts += both_sides([tube([at(point, 0.07) for point in loop], 0.009, sides=6)])
    parts.append(rod(at(loop[-1], -0.07), at(loop[-1], 0.07), 0.01, sides=6))
    parts += bars(rng, shape, pick(rng, "ape", "ape", "cruiser"), rise=0.03)
    return parts + (fenders(shape, tyre, material="metal") if chance(rng, 0.7) else [])
