"""Motocross and enduro machines."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, moved, placed, rod
from data.procedural.kit_bikes import bar, bent, body
from data.procedural.motorcycle_engine import engine, exhaust
from data.procedural.motorcycle_parts import (
    Chassis,
    front_end,
    pegs,
    rolling,
    saddle,
    steering,
    swingarm,
    tail_light,
)


def motocross(rng: np.random.Generator) -> list[Part]:
    """A dirt machine: high mudguards, a slim flat saddle, a number plate, knobbly wire wheels, long fork."""
    size, moto = rng.uniform(0.75, 1.0), chance(rng, 0.3)
    wheel = (0.3, 0.3) if moto else (rng.uniform(0.31, 0.34), rng.uniform(0.34, 0.37))
    shape = Chassis(
        1.46, wheel, (0.065, 0.048), rake=rng.uniform(25, 28), fork=rng.uniform(0.66, 0.72), neck=0.2
    )
    parts = rolling(rng, shape, "wire") + front_end(shape, thick=0.027, guard="high")
    head, seat = shape.head, rng.uniform(0.9, 0.97)
    parts += engine(rng, "single", (0.68, 0.45), size=rng.uniform(0.8, 0.92))
    back = -rng.uniform(0.22, 0.36)
    parts += _plastics(rng, shape, seat, back)
    z, y = shape.up(shape.fork + 0.12)
    parts.append(
        moved(
            box((0.2, 0.24, 0.03), bevel=0.012, material="plastic"), rotate=(-20, 0, 0),
            translate=(0, y, z + 0.08)
        )
    )
    if chance(rng, 0.4):
        parts.append(box((0.12, 0.08, 0.05), (0, y - 0.04, z + 0.1), bevel=0.015, material="glass"))
        parts += tail_light((back, seat + 0.03), plate=chance(rng, 0.5))
    cradle = [(0.44, 0.42), (0.52, 0.3), (0.85, 0.3), head]
    parts += both_sides(
        [
            bent(cradle, 0.02, x=0.07), bar((0.44, 0.42), (0.42, seat - 0.06), 0.02, x=0.07),
            bar((-0.1, seat - 0.02), (0.46, seat - 0.08), 0.014, x=0.06)
        ]
    )
    parts.append(bar((0.45, seat - 0.06), (head[0], head[1] - 0.05), 0.035, material="metal"))
    parts += steering(shape, rng.uniform(0.38, 0.42), rise=0.1, back=0.1, high=0.04)
    parts.append(
        rod(
            (-0.2, shape.crown[1] + 0.13, shape.crown[0] + 0.005),
            (0.2, shape.crown[1] + 0.13, shape.crown[0] + 0.005), 0.014, sides=6, material="fabric"
        )
    )
    parts += swingarm(shape, (0.48, 0.42), thick=0.03) + pegs(0.46, 0.38, 0.24)
    parts.append(bar((0.35, 0.42), (0.44, seat - 0.02), 0.035, material="metal"))
    turns = [(0.92, 0.6), (0.88, 0.42), (0.6, 0.55)]
    parts += exhaust((0.8, 0.68), turns, ((0.3, 0.68), (-0.15, seat - 0.12)), x=-0.12, can=0.048)
    return placed(parts, scale=size)


def _plastics(rng: np.random.Generator, shape: Chassis, seat: float, back: float) -> list[Part]:
    """The slim saddle, tank and shrouds, side panels and the tail's mudguard."""
    head, parts = shape.head, []
    top = head[1] - 0.04
    parts.append(
        saddle(
            [
                (head[0] - 0.2, top + 0.01, 0.06, 0.05), (0.55, seat, 0.075, 0.05),
                (0.2, seat - 0.01, 0.08, 0.045), (-0.05, seat + 0.03, 0.07, 0.035)
            ]
        )
    )
    parts.append(
        body(
            [
                (head[0] - 0.02, top - 0.02, 0.07, 0.07), (head[0] - 0.2, top - 0.04, 0.12, 0.1),
                (0.6, seat - 0.08, 0.07, 0.06)
            ]
        )
    )
    shroud = body(
        [
            (0.62, seat - 0.12, 0.015, 0.08), (head[0] - 0.15, top - 0.14, 0.02, 0.15),
            (head[0] + 0.04, top - 0.14, 0.015, 0.1), (head[0] + 0.12, top - 0.08, 0.008, 0.03)
        ],
        x=0.14, rings=8, material="plastic"
    )
    side = body(
        [(0.5, seat - 0.14, 0.015, 0.1), (0.2, seat - 0.12, 0.02, 0.09), (-0.05, seat - 0.03, 0.01, 0.03)],
        x=0.1, rings=6, material="plastic"
    )
    parts += both_sides([shroud, side])
    parts += [box((0.26, 0.05, 0.1), (0, top - 0.1, head[0] - 0.12), material="metal")]
    parts.append(
        body(
            [
                (0.1, seat - 0.04, 0.07, 0.02), (-0.12, seat + 0.0, 0.08, 0.014),
                (back - 0.05, seat + rng.uniform(0.02, 0.1), 0.05, 0.01)
            ],
            power=3, material="plastic"
        )
    )
    return parts
