"""Motorcycles for the road: sports, naked, classic and café racers."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, extrude_rounded, moved, pick, tube
from data.procedural.kit_bikes import Flat, along, bar, bent, body, mudguard
from data.procedural.motorcycle_engine import engine, exhaust
from data.procedural.motorcycle_parts import (
    Chassis,
    front_end,
    headlamp,
    mirrors,
    pegs,
    rolling,
    saddle,
    screen,
    steering,
    swingarm,
    tail_light,
)


def _pipe(rng: np.random.Generator, middle: Flat, *, x: float, end: Flat, can: float = 0.05) -> list[Part]:
    """A usual exhaust: down before the engine, under it, and up to the muffler's end."""
    z, y = middle
    low = (z - 0.15, y - 0.14)
    start = along(low, end, rng.uniform(0.35, 0.5))
    return exhaust(
        (z + 0.14, y + 0.24), [(z + 0.26, y + 0.1), (z + 0.2, y - 0.12), low], (start, end), x=x, can=can
    )


def sport(rng: np.random.Generator) -> list[Part]:
    """A full fairing, clip-on bars, a humped tank and a tail that points up."""
    base, r = rng.uniform(1.36, 1.46), rng.uniform(0.295, 0.315)
    shape = Chassis(
        base, (r, r * rng.uniform(0.95, 1)), (rng.uniform(0.08, 0.1), 0.06), rake=rng.uniform(23, 26),
        fork=0.52, neck=0.17
    )
    parts = rolling(rng, shape, pick(rng, "cast", "twin")) + front_end(shape, thick=0.024, guard="low")
    head, middle = shape.head, (0.66, 0.4)
    parts += _fairing(rng, shape)
    parts += _sport_rear(rng, shape, head[1])
    z, y = head
    clip = [(0, y + 0.04, z), (0.1, y + 0.05, z), (0.28, y + 0.03, z - 0.1), (0.33, y + 0.02, z - 0.14)]
    parts += [tube(np.array(clip) * (side, 1, 1), 0.014, sides=6, material="rubber") for side in (1, -1)]
    if chance(rng, 0.75):
        parts += mirrors((z + 0.08, y), 0.38, 0.06, foot=0.35)
    parts += swingarm(shape, (0.48, 0.4), thick=0.035) + pegs(0.36, 0.4, 0.24)
    high = chance(rng, 0.4)
    end = (-0.2, 0.72) if high else (rng.uniform(-0.2, 0.15), rng.uniform(0.4, 0.55))
    return parts + _pipe(
        rng, (middle[0], 0.34), x=-rng.uniform(0.14, 0.19), end=end, can=rng.uniform(0.045, 0.06)
    )


def _fairing(rng: np.random.Generator, shape: Chassis) -> list[Part]:
    """The cowl with its screen and lamps, and the lower fairing or a bare engine."""
    base, r, parts = shape.base, shape.wheel[1], []
    head, middle = shape.head, (0.66, 0.4)
    nose, top = base + rng.uniform(0.04, 0.16), head[1] + rng.uniform(-0.02, 0.04)
    wide = rng.uniform(0.17, 0.22)
    parts.append(
        body(
            [
                (head[0] - 0.2, top - 0.12, wide, 0.17), (head[0] + 0.05, top - 0.05, 0.95 * wide, 0.16),
                (nose - 0.15, top - 0.06, 0.8 * wide, 0.13), (nose - 0.03, top - 0.1, 0.45 * wide, 0.07),
                (nose, top - 0.13, 0.15 * wide, 0.03)
            ],
            power=2.6
        )
    )
    if chance(rng, 0.85):
        low, front = rng.uniform(0.17, 0.24), base - r
        side = [
            (0.36, low + 0.03), (0.55, low), (front - 0.2, low + 0.05), (front - 0.04, 0.46),
            (front + 0.06, 0.66), (front + 0.1, top - 0.12), (front - 0.15, top - 0.06), (0.62, 0.66),
            (0.48, 0.4)
        ]
        parts.append(extrude_rounded(side, 1.9 * wide, radius=0.5 * wide, facing="x", material="paint"))
        parts.append(box((1.94 * wide, 0.05, 0.2), (0, 0.52, front - 0.22), bevel=0.015, material="rubber"))
    else:
        parts += engine(rng, "four", (middle[0], 0.36), size=0.95)
        parts.append(bar((0.45, 0.5), head, 0.045, x=0.13, material="metal"))
        parts.append(bar((0.45, 0.5), head, 0.045, x=-0.13, material="metal"))
    parts.append(screen((head[0] + 0.06, top + 0.07), 0.75 * wide, rng.uniform(0.14, 0.22), lean=1.1))
    eye = box((0.1, 0.06, 0.06), (0.45 * wide, top - 0.07, nose - 0.09), bevel=0.02, material="glass")
    parts += both_sides([eye])
    return parts


def _sport_rear(rng: np.random.Generator, shape: Chassis, top: float) -> list[Part]:
    """Tank, seats, tail cowl and lamp of a sports machine."""
    head, lift = shape.head, rng.uniform(0.0, 0.12)
    seat = rng.uniform(0.78, 0.84)
    tank = [
        (head[0] - 0.06, top - 0.06, 0.1, 0.07), (head[0] - 0.16, top - 0.02, 0.17, 0.11),
        (head[0] - 0.3, top - 0.06, 0.17, 0.12)
    ]
    parts = [
        body([*tank, (head[0] - 0.48, seat - 0.04, 0.1, 0.08), (head[0] - 0.56, seat - 0.06, 0.08, 0.06)])
    ]
    back = -rng.uniform(0.1, 0.28)
    parts.append(
        body(
            [(0.62, seat - 0.03, 0.1, 0.04), (0.45, seat - 0.02, 0.14, 0.04), (0.22, seat, 0.13, 0.045)],
            material="leather"
        )
    )
    parts.append(
        body(
            [
                (0.4, seat - 0.07, 0.13, 0.07), (0.15, seat + 0.4 * lift, 0.12, 0.08),
                (back + 0.1, seat + 0.06 + lift, 0.08, 0.06), (back, seat + 0.08 + lift, 0.03, 0.03)
            ]
        )
    )
    parts.append(
        body(
            [(0.25, seat + 0.04 + 0.3 * lift, 0.09, 0.04), (0.02, seat + 0.09 + 0.8 * lift, 0.08, 0.035)],
            material="leather"
        )
    )
    parts.append(bar((0.5, 0.45), (0.3, seat - 0.06), 0.03, x=0.06, material="metal"))
    parts.append(bar((0.5, 0.45), (0.3, seat - 0.06), 0.03, x=-0.06, material="metal"))
    parts.append(bar((0.5, 0.62), (head[0] - 0.05, head[1] - 0.05), 0.06, material="metal"))
    parts += [mudguard(shape.rear, shape.wheel[0] + 0.025, 1.7 * shape.tyre[0], span=(75, 125), drop=0.4)]
    return parts + tail_light((back + 0.03, seat + 0.06 + lift), plate=chance(rng, 0.6))


def naked(rng: np.random.Generator) -> list[Part]:
    """A streetfighter or roadster: frame and engine bare, broad bars, a small lamp cowl, a short tail."""
    base, r = rng.uniform(1.38, 1.48), rng.uniform(0.295, 0.32)
    shape = Chassis(
        base, (r, r), (rng.uniform(0.07, 0.095), 0.06), rake=rng.uniform(23, 26), fork=0.55, neck=0.17
    )
    parts = rolling(rng, shape, pick(rng, "cast", "twin")) + front_end(shape, thick=0.026, guard="low")
    parts += engine(rng, pick(rng, "four", "twin", "vee"), (0.66, 0.36), size=0.98)
    top, head = shape.head[1], shape.head
    spine = [(0.4, 0.5), (0.55, top - 0.14), head]
    parts += both_sides([bent(spine, 0.034, x=0.12, material="metal")])
    parts.append(bar((0.45, top - 0.16), head, 0.05, material="metal"))
    parts += _sport_rear(rng, shape, top + rng.uniform(0.0, 0.04))
    if chance(rng, 0.5):
        z, y = shape.up(shape.fork + 0.1)
        lamp = [(z - 0.02, y, 0.1, 0.09), (z + 0.08, y - 0.01, 0.1, 0.09), (z + 0.16, y - 0.05, 0.06, 0.05)]
        parts += [body(lamp), box((0.13, 0.08, 0.04), (0, y - 0.02, z + 0.14), bevel=0.015, material="glass")]
        parts.append(screen((z + 0.08, y + 0.06), 0.1, 0.12, lean=0.9))
    else:
        parts += headlamp(shape.up(shape.fork + 0.06), rng.uniform(0.08, 0.1))
        z, y = shape.up(shape.fork + 0.06)
        parts = [*parts[:-2], *(moved(part, translate=(0, 0, 0.1)) for part in parts[-2:])]
    parts += steering(shape, rng.uniform(0.34, 0.4), rise=rng.uniform(0.03, 0.09), back=0.12, high=0.03)
    parts += mirrors(shape.crown, 0.36, 0.2) + pegs(0.38, 0.38, 0.24) + swingarm(
        shape, (0.48, 0.4), thick=0.035
    )
    if chance(rng, 0.6):
        z, y = shape.up(0.42)
        parts.append(box((0.28, 0.24, 0.04), (0, y - 0.03, z - 0.13), material="metal"))
        parts.append(bar((z - 0.13, y), head, 0.02, material="metal"))
    return parts + _pipe(rng, (0.66, 0.34), x=-0.15, end=(rng.uniform(-0.15, 0.2), rng.uniform(0.36, 0.62)))


def classic(rng: np.random.Generator) -> list[Part]:
    """A standard of the old school: round lamp, flat seat, twin shocks, broad bars."""
    return classic_parts(rng, cafe=False)


def cafe_racer(rng: np.random.Generator) -> list[Part]:
    """A café racer: low bars, a long tank, a solo seat with a hump, perhaps a bikini fairing."""
    return classic_parts(rng, cafe=True)


def classic_parts(rng: np.random.Generator, *, cafe: bool) -> list[Part]:
    """The parts of either."""
    base, r = rng.uniform(1.36, 1.48), rng.uniform(0.3, 0.34)
    shape = Chassis(
        base, (r, r * rng.uniform(1, 1.06)), (rng.uniform(0.052, 0.07), 0.05), rake=rng.uniform(25, 29),
        fork=0.55, neck=0.18
    )
    parts = rolling(rng, shape, pick(rng, "wire", "wire", "cast"), discs=chance(rng, 0.6))
    parts += front_end(
        shape, guard=pick(rng, "low", "wrap" if not cafe else "none"), boots=chance(rng, 0.4),
        material=pick(rng, "paint", "metal")
    )
    kind = pick(rng, "single", "twin", "twin", "boxer", "vee", "four")
    middle, head, seat = (0.66, 0.36), shape.head, rng.uniform(0.76, 0.82)
    parts += engine(rng, kind, middle, size=0.95)
    parts += _cradle(head, seat)
    back = -rng.uniform(0.08, 0.3)
    parts += _tank_and_bars(rng, shape, (seat, back), cafe)
    z, y = shape.up(shape.fork + 0.07)
    parts += headlamp((z + 0.1, y), rng.uniform(0.085, 0.11))
    parts += swingarm(shape, (0.44, 0.36), thick=0.022, shocks=(0.06, seat - 0.04))
    parts.append(
        mudguard(
            shape.rear, r + 0.03, 2 * shape.tyre[0] + 0.05, span=(60, 170 if not cafe else 120), drop=0.5,
            material=pick(rng, "paint", "metal")
        )
    )
    parts += tail_light((back, seat - 0.04)) + pegs(0.42 if not cafe else 0.3, 0.32, 0.28)
    if chance(rng, 0.5):
        parts += mirrors(shape.crown, 0.36, 0.18)
    if chance(rng, 0.5):
        parts += both_sides([box((0.03, 0.2, 0.26), (0.12, seat - 0.2, 0.28), bevel=0.012, material="paint")])
    pipe = _pipe(
        rng, middle, x=-0.17, end=(-rng.uniform(0.1, 0.35), rng.uniform(0.28, 0.36)),
        can=rng.uniform(0.04, 0.05)
    )
    return parts + (both_sides(pipe) if chance(rng, 0.6) else pipe)


def _tank_and_bars(
    rng: np.random.Generator, shape: Chassis, rest: Flat, cafe: bool
) -> list[Part]:
    """Tank, saddle and handlebar; a café racer's with a hump and perhaps a bikini fairing."""
    head, (seat, back), parts = shape.head, rest, []
    long, high = rng.uniform(0.48, 0.62), rng.uniform(0.09, 0.13)
    front, y = head[0] - 0.05, max(seat + 0.08, head[1] - 0.05)
    parts.append(
        body(
            [
                (front, y, 0.09, 0.06), (front - 0.12, y + 0.02, 0.15, high),
                (front - 0.6 * long, y, 0.14, high), (front - long, y - 0.05, 0.08, 0.06)
            ],
            power=pick(rng, 2.2, 3), material=pick(rng, "paint", "paint", "metal")
        )
    )
    start = front - long + 0.06
    stations = [
        (start, seat + 0.01, 0.1, 0.045), (0.5 * start, seat, 0.14, 0.055), (back, seat + 0.03, 0.12, 0.05)
    ]
    parts.append(saddle(stations))
    if cafe:
        parts.append(
            body(
                [
                    (0.12, seat + 0.05, 0.12, 0.07), (0.0, seat + 0.09, 0.12, 0.09),
                    (back, seat + 0.06, 0.07, 0.05)
                ]
            )
        )
        parts += steering(shape, 0.33, rise=-0.06, back=0.12)
        if chance(rng, 0.35):
            z, y = shape.up(shape.fork + 0.1)
            parts.append(
                body([(z - 0.08, y, 0.17, 0.15), (z + 0.08, y, 0.15, 0.14), (z + 0.2, y - 0.03, 0.07, 0.06)])
            )
            parts.append(screen((z + 0.08, y + 0.1), 0.13, 0.16, lean=0.9))
    else:
        parts += steering(shape, rng.uniform(0.34, 0.4), rise=rng.uniform(0.05, 0.14), back=0.16, high=0.03)
    return parts


def _cradle(head: Flat, seat: float) -> list[Part]:
    """A double cradle with a straight subframe."""
    parts = []
    cradle = [(0.42, 0.3), (0.5, 0.22), (0.86, 0.22), (0.95, 0.35), head]
    parts += both_sides([bent(cradle, 0.017, x=0.08), bar((0.42, 0.3), (0.36, seat - 0.05), 0.017, x=0.08)])
    parts += both_sides(
        [
            bar((-0.18, seat - 0.03), (head[0] - 0.05, seat + 0.02), 0.018, x=0.08),
            bar((0.42, 0.3), (0.1, seat - 0.05), 0.015, x=0.09)
        ]
    )
    return parts
