"""Light two-wheelers: step-throughs, mopeds, minibikes."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, ellipsoid, moved, pick, rod
from data.procedural.kit_bikes import along, at, bar, bent, body, mudguard
from data.procedural.motorcycle_engine import engine, exhaust
from data.procedural.motorcycle_parts import (
    Chassis,
    column,
    front_end,
    headlamp,
    mirrors,
    pegs,
    rolling,
    saddle,
    steering,
    swingarm,
    tail_light,
)
from data.procedural.motorcycle_scooter import top_box


def underbone(rng: np.random.Generator) -> list[Part]:
    """A step-through: large thin wheels, a pressed spine, leg shields, a flat engine, carrier behind."""
    r, base = rng.uniform(0.28, 0.31), rng.uniform(1.18, 1.28)
    shape = Chassis(base, (r, r), (0.042, 0.038), rake=rng.uniform(26, 28), fork=0.46, neck=0.2)
    parts = rolling(rng, shape, pick(rng, "wire", "wire", "cast"), discs=chance(rng, 0.4))
    parts += front_end(shape, thick=0.022, guard="wrap") + engine(rng, "single", (0.52, 0.32), size=0.62)
    seat = rng.uniform(0.74, 0.78)
    parts += _underbone_body(shape, seat)
    z, y = shape.crown
    parts.append(ellipsoid((0.11, 0.07, 0.11), (0, y + 0.02, z + 0.02), segments=10, material="paint"))
    parts += headlamp((z + 0.1, y + 0.01), 0.075) + steering(shape, 0.33, rise=0.06, back=0.12, high=0.03)
    parts += swingarm(
        shape, (0.36, 0.34), thick=0.022, shocks=(0.05, 0.6)
    ) + mirrors(shape.crown, 0.33, 0.2) + pegs(0.55, 0.27, 0.26)
    parts.append(mudguard(shape.rear, r + 0.03, 0.14, span=(50, 175), drop=0.5))
    parts.append(box((0.22, 0.02, 0.26), (0, seat + 0.0, -0.3), material="metal"))
    parts += [bar((-0.1, 0.62), (-0.3, seat), 0.02, material="metal"), *tail_light((-0.34, 0.58))]
    if chance(rng, 0.4):
        parts += top_box(rng, seat - 0.03, -0.36)
    if chance(rng, 0.3):
        parts.append(
            box(
                (0.36, 0.22, 0.26), (0, 0.72, shape.base + 0.02), bevel=0.02,
                material=pick(rng, "metal", "wood")
            )
        )
        parts.append(bar(shape.head, (shape.base + 0.02, 0.68), 0.03, material="metal"))
    return parts + exhaust(
        (0.64, 0.32), [(0.72, 0.27), (0.55, 0.2)], ((0.25, 0.23), (-0.25, 0.27)), x=-0.13, pipe=0.016,
        can=0.036
    )


def _underbone_body(shape: Chassis, seat: float) -> list[Part]:
    """The pressed spine with its tail, the saddle, and two leg shields."""
    head, parts = shape.head, []
    parts.append(bent([(0.1, 0.62), (0.38, 0.55), (0.62, 0.5), along((0.7, 0.52), head, 0.6), head], 0.06))
    parts.append(
        body(
            [
                (0.4, 0.55, 0.08, 0.12), (0.15, 0.6, 0.11, 0.1), (-0.15, 0.62, 0.1, 0.07),
                (-0.32, 0.58, 0.06, 0.04)
            ]
        )
    )
    parts.append(
        saddle([(0.4, seat - 0.01, 0.09, 0.05), (0.15, seat, 0.13, 0.055), (-0.2, seat, 0.12, 0.05)])
    )
    parts.append(bar((0.1, 0.62), (0.1, seat), 0.07, material="paint"))
    shield = column(
        [
            (0.28, 0.74, 0.03, 0.05), (0.45, 0.78, 0.05, 0.035), (0.68, head[0] - 0.02, 0.05, 0.03),
            (0.8, head[0] - 0.03, 0.03, 0.03)
        ]
    )
    parts += both_sides(
        [
            moved(shield, translate=(0.15, 0, 0)),
            box((0.16, 0.05, 0.05), (0.09, 0.66, head[0] - 0.06), material="plastic")
        ]
    )
    return parts


def moped(rng: np.random.Generator) -> list[Part]:
    """A light moped or minibike: bicycle-like frame, a tank along the spine, a small engine."""
    mini = chance(rng, 0.4)
    r = rng.uniform(0.17, 0.24) if mini else rng.uniform(0.27, 0.31)
    base = rng.uniform(0.95, 1.1) if mini else rng.uniform(1.1, 1.22)
    shape = Chassis(
        base, (r, r), (0.06, 0.055) if mini else (0.032, 0.03), rake=rng.uniform(24, 28),
        fork=0.48 if not mini else 0.46, neck=0.16
    )
    parts = rolling(
        rng, shape, pick(rng, "cast", "wire") if not mini else pick(rng, "solid", "wire"), discs=False
    )
    parts += front_end(shape, thick=0.017, guard="low" if not mini else pick(rng, "low", "none"))
    seat, low = rng.uniform(0.6, 0.68) if mini else rng.uniform(0.72, 0.8), r + 0.03
    parts += engine(rng, "single", (0.46 * base, low + 0.02), size=rng.uniform(0.58, 0.68))
    parts += _moped_frame(rng, shape, seat)
    parts += swingarm(shape, (0.42 * base, low), thick=0.018, shocks=(0.02, seat - 0.11))
    parts.append(mudguard(shape.rear, r + 0.025, 2 * shape.tyre[0] + 0.04, span=(50, 165), drop=0.4))
    parts += steering(shape, rng.uniform(0.3, 0.35), rise=rng.uniform(0.08, 0.22), back=0.16, high=0.02)
    parts += headlamp((shape.up(shape.fork + 0.04)[0] + 0.08, shape.up(shape.fork + 0.04)[1]), 0.065)
    parts += pegs(0.44 * base, 0.24, 0.2) + tail_light((-0.14, seat - 0.12), plate=chance(rng, 0.5))
    if chance(rng, 0.4):
        parts += mirrors(shape.crown, 0.32, 0.18)
    return parts + exhaust(
        (0.52 * base, low + 0.2), [(0.62 * base, low + 0.06), (0.5 * base, low - 0.08)],
        ((0.24 * base, low - 0.06), (-0.15, low)), x=-0.11, pipe=0.014, can=0.032
    )


def _moped_frame(rng: np.random.Generator, shape: Chassis, seat: float) -> list[Part]:
    """Frame tubes, perhaps a tank on them, and the saddle on its stays."""
    base, head, low, parts = shape.base, shape.head, shape.wheel[0] + 0.03, []
    post = (0.3 * base, seat - 0.16)
    parts += [
        bent([(0.42 * base, low), along((0.5 * base, low + 0.1), head, 0.5), head], 0.03),
        bar((0.42 * base, low), post, 0.026)
    ]
    parts.append(bar(post, head, 0.032))
    if chance(rng, 0.6):
        middle = along(post, head, 0.55)
        parts.append(
            body(
                [
                    (middle[0] - 0.2, middle[1] + 0.0, 0.06, 0.05), (middle[0], middle[1] + 0.05, 0.1, 0.08),
                    (middle[0] + 0.17, middle[1] + 0.08, 0.06, 0.05)
                ]
            )
        )
    long = rng.uniform(0.3, 0.5)
    z = post[0] - 0.06
    parts.append(
        saddle(
            [
                (z + 0.4 * long, seat - 0.02, 0.07, 0.035), (z, seat, 0.11, 0.045),
                (z - 0.6 * long, seat + 0.01, 0.1, 0.04)
            ]
        )
    )
    parts.append(bar(post, (z + 0.03, seat - 0.01), 0.03, material="metal"))
    parts += both_sides(
        [
            bar(post, (-0.12, seat - 0.1), 0.012, x=0.07, material="metal"),
            bar((z, seat - 0.02), (-0.12, seat - 0.1), 0.01, x=0.07, material="metal")
        ]
    )
    parts += both_sides(
        [bar(post, (z, seat), 0.012, x=0.07, material="metal")]
    ) + [rod(at(post, -0.08), at(post, 0.08), 0.012, sides=6)]
    return parts
