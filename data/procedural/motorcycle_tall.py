"""Motorcycles for far ways: touring and adventure."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, pick
from data.procedural.kit_bikes import bar, bent, body
from data.procedural.motorcycle_engine import engine, exhaust
from data.procedural.motorcycle_parts import (
    Chassis,
    front_end,
    mirrors,
    panniers,
    pegs,
    rolling,
    saddle,
    screen,
    steering,
    swingarm,
    tail_light,
)


def touring(rng: np.random.Generator) -> list[Part]:
    """A great tourer: broad fairing with a tall screen, panniers, top box with a backrest, two armchairs."""
    base, r = rng.uniform(1.55, 1.72), rng.uniform(0.3, 0.33)
    shape = Chassis(base, (r, r), (0.09, 0.065), rake=rng.uniform(25, 29), fork=0.55, neck=0.18)
    parts = rolling(rng, shape, "cast") + front_end(shape, thick=0.028, guard="wrap")
    head, seat = shape.head, rng.uniform(0.72, 0.78)
    parts += engine(rng, pick(rng, "boxer", "vee", "four"), (0.78, 0.36), size=1.05)
    parts += _touring_body(rng, shape, seat)
    parts += panniers(
        (0.2, rng.uniform(0.26, 0.34), rng.uniform(0.48, 0.6)), (shape.tyre[0] + 0.17, seat - 0.17, -0.1),
        hard=True
    )
    if chance(rng, 0.7):
        parts += _trunk(rng, seat)
    parts += steering(
        shape, rng.uniform(0.38, 0.44), rise=0.1, back=0.22, high=0.04
    ) + mirrors(shape.crown, 0.42, 0.1)
    parts += swingarm(
        shape, (0.5, 0.38), thick=0.035
    ) + pegs(0.72, 0.28, 0.3) + tail_light((-0.41, seat - 0.12))
    parts += [
        bar((0.5, 0.38), (0.5, seat - 0.05), 0.05, material="metal"),
        bar((0.6, seat - 0.05), head, 0.045, material="metal")
    ]
    z, y = 0.78, 0.34
    start, end = (0.2, 0.22), (-rng.uniform(0.3, 0.5), 0.24)
    pipe = exhaust(
        (z + 0.14, y + 0.1), [(z + 0.26, y), (z + 0.15, y - 0.13), (0.5, 0.2)], (start, end), x=-0.2, can=0.05
    )
    return parts + both_sides(pipe)


def _trunk(rng: np.random.Generator, seat: float) -> list[Part]:
    """A trunk with a backrest behind the second saddle."""
    wide, high, long = rng.uniform(0.44, 0.56), rng.uniform(0.22, 0.3), rng.uniform(0.32, 0.42)
    middle = seat + 0.13 + high / 2
    rest = (0, middle + 0.07, -0.24 + long / 2)
    return [
        box((wide, high, long), (0, middle, -0.24), bevel=0.06, material="paint"),
        box((0.8 * wide, 0.7 * high, 0.08), rest, bevel=0.03, material="leather"),
        bar((-0.24, seat - 0.08), (-0.24, seat + 0.2), 0.04, material="metal"),
    ]


def _touring_body(rng: np.random.Generator, shape: Chassis, seat: float) -> list[Part]:
    """Fairing and screen, tank, and two broad saddles over the tail."""
    head, axle, wide, parts = shape.head, shape.base - shape.wheel[1], rng.uniform(0.24, 0.36), []
    top = head[1] + 0.05
    parts.append(
        body(
            [
                (head[0] - 0.12, top - 0.1, wide, 0.2), (head[0] + 0.1, top - 0.06, 0.95 * wide, 0.2),
                (head[0] + 0.26, top - 0.1, 0.7 * wide, 0.14), (head[0] + 0.34, top - 0.14, 0.3 * wide, 0.06)
            ],
            power=3
        )
    )
    lamp = box((0.7 * wide, 0.11, 0.08), (0, top - 0.1, head[0] + 0.29), bevel=0.03, material="glass")
    parts += [
        lamp,
        screen((head[0] + 0.2, top + 0.04), 0.85 * wide, rng.uniform(0.3, 0.48), lean=rng.uniform(0.5, 0.9))
    ]
    if chance(rng, 0.6):
        x = min(0.75 * wide, 0.22)
        side = body(
            [(0.9, 0.5, 0.05, 0.16), (axle - 0.12, 0.6, 0.07, 0.24), (axle + 0.02, 0.72, 0.05, 0.16)], x=x,
            rings=7
        )
        parts += both_sides([side])
    parts.append(
        body(
            [
                (head[0] - 0.05, top - 0.04, 0.12, 0.08), (head[0] - 0.25, top - 0.04, 0.19, 0.13),
                (0.6, seat + 0.02, 0.14, 0.1)
            ]
        )
    )
    parts.append(saddle([(0.72, seat, 0.12, 0.05), (0.45, seat, 0.2, 0.07), (0.28, seat + 0.06, 0.2, 0.1)]))
    parts.append(saddle([(0.3, seat + 0.08, 0.19, 0.08), (-0.05, seat + 0.12, 0.19, 0.07)]))
    parts.append(
        body(
            [
                (0.65, seat - 0.1, 0.12, 0.1), (0.1, seat - 0.03, 0.16, 0.1), (-0.3, seat - 0.08, 0.12, 0.1),
                (-0.4, seat - 0.14, 0.07, 0.05)
            ]
        )
    )
    return parts


def adventure(rng: np.random.Generator) -> list[Part]:
    """A tall enduro tourer: beak, screen, big tank, aluminium cases, long travel, wire wheels."""
    base = rng.uniform(1.5, 1.6)
    shape = Chassis(
        base, (rng.uniform(0.31, 0.33), rng.uniform(0.33, 0.36)), (0.075, 0.055), rake=rng.uniform(25, 28),
        fork=0.66, neck=0.18
    )
    parts = rolling(rng, shape, pick(rng, "wire", "wire", "cast")) + front_end(
        shape, thick=0.028, guard=pick(rng, "low", "none")
    )
    seat = rng.uniform(0.85, 0.92)
    parts += engine(rng, pick(rng, "boxer", "twin", "vee", "twin"), (0.72, 0.45), size=1.0)
    parts += _adventure_body(rng, shape, seat)
    if chance(rng, 0.7):
        deep = rng.uniform(0.18, 0.26)
        parts += panniers(
            (deep, rng.uniform(0.32, 0.4), rng.uniform(0.36, 0.46)), (0.16 + deep / 2, seat - 0.18, -0.12),
            hard=True
        )
        parts += both_sides([bar((0.1, seat - 0.05), (-0.25, seat - 0.05), 0.014, x=0.15, material="metal")])
    parts.append(box((0.22, 0.02, 0.28), (0, seat + 0.03, -0.24), material="metal"))
    if chance(rng, 0.4):
        parts.append(box((0.38, 0.28, 0.34), (0, seat + 0.17, -0.26), bevel=0.03, material="metal"))
    parts += steering(
        shape, rng.uniform(0.4, 0.46), rise=0.1, back=0.16, high=0.05
    ) + mirrors(shape.crown, 0.4, 0.2)
    if chance(rng, 0.6):
        guard = box(
            (0.05, 0.1, 0.12), (0.4, shape.crown[1] + 0.15, shape.crown[0] - 0.06), bevel=0.02,
            material="plastic"
        )
        parts += both_sides([guard])
    parts += swingarm(shape, (0.5, 0.44), thick=0.035) + pegs(0.44, 0.4, 0.28) + tail_light((-0.31, seat))
    turns = [(0.98, 0.5), (0.92, 0.33), (0.5, 0.34)]
    return parts + exhaust(
        (0.86, 0.66), turns, ((0.25, 0.5), (-0.25, rng.uniform(0.6, 0.72))), x=-0.17, can=0.06
    )


def _adventure_body(rng: np.random.Generator, shape: Chassis, seat: float) -> list[Part]:
    """Tank with its cheeks, beak, lamp and screen, saddle and tail."""
    head, base, parts = shape.head, shape.base, []
    top = head[1] - 0.02
    parts.append(
        body(
            [
                (head[0] + 0.02, top - 0.02, 0.1, 0.1), (head[0] - 0.16, top, 0.22, 0.16),
                (head[0] - 0.38, top - 0.06, 0.18, 0.14), (head[0] - 0.54, seat - 0.02, 0.1, 0.07)
            ],
            power=3
        )
    )
    cheek = body(
        [
            (head[0] - 0.3, top - 0.1, 0.04, 0.15), (head[0] - 0.05, top - 0.1, 0.07, 0.19),
            (head[0] + 0.1, top - 0.04, 0.03, 0.1)
        ],
        x=0.16, rings=6
    )
    parts += both_sides([cheek])
    nose = base + rng.uniform(0.05, 0.2)
    parts.append(
        body(
            [
                (head[0] - 0.02, top - 0.05, 0.1, 0.07), (head[0] + 0.2, top - 0.07, 0.08, 0.05),
                (nose, top - 0.15, 0.03, 0.015)
            ],
            material="plastic"
        )
    )
    return parts + _lamp_and_screen(rng, head[0], top) + _saddle_and_tail(shape, seat)


def _lamp_and_screen(rng: np.random.Generator, z: float, top: float) -> list[Part]:
    """The cowl over the fork with its lamp, and the screen on it; z: of the steering head."""
    lamp = body(
        [(z + 0.02, top + 0.03, 0.14, 0.1), (z + 0.14, top + 0.02, 0.12, 0.08), (z + 0.2, top, 0.08, 0.05)]
    )
    parts = [lamp, box((0.18, 0.09, 0.04), (0, top + 0.02, z + 0.18), bevel=0.02, material="glass")]
    parts.append(
        screen(
            (z + 0.12, top + 0.08), rng.uniform(0.15, 0.2), rng.uniform(0.2, 0.34), lean=rng.uniform(0.4, 0.8)
        )
    )
    return parts


def _saddle_and_tail(shape: Chassis, seat: float) -> list[Part]:
    """Saddle, tail and the frame's two spars."""
    head, parts = shape.head, []
    parts.append(
        saddle(
            [
                (0.66, seat - 0.03, 0.09, 0.05), (0.35, seat - 0.01, 0.15, 0.06),
                (-0.12, seat + 0.06, 0.13, 0.05)
            ]
        )
    )
    parts.append(
        body([(0.55, seat - 0.1, 0.1, 0.07), (0.1, seat - 0.06, 0.12, 0.06), (-0.3, seat + 0.01, 0.08, 0.03)])
    )
    parts += both_sides(
        [bent([(0.45, 0.4), (0.5, seat - 0.12), (head[0], head[1] - 0.06)], 0.024, x=0.1, material="metal")]
    )
    return parts
