"""Low and long motorcycles: cruisers, choppers, bobbers, and those on three wheels."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, moved, pick, placed, rod, tube
from data.procedural.kit_bikes import along, at, bar, bent, body, cast_wheel, mudguard, wire_wheel
from data.procedural.motorcycle_engine import engine, exhaust
from data.procedural.motorcycle_parts import (
    Chassis,
    front_end,
    headlamp,
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
from data.procedural.motorcycle_road import classic_parts


def _drag_pipes(rng: np.random.Generator, z: float, y: float, end: float) -> list[Part]:
    """Two pipes one above the other along the right side, from the two cylinders of a V."""
    parts = []
    for port, low in (((z + 0.12, y + 0.28), y - 0.1), ((z - 0.1, y + 0.28), y - 0.02)):
        turns = [(port[0] + 0.1, y + 0.12), (port[0] + 0.02, low)]
        parts += exhaust(
            port, turns, ((z - 0.3, low), (end, low + rng.uniform(0.0, 0.05))), x=-0.2,
            can=rng.uniform(0.034, 0.045)
        )
    return parts


def _tank(front: float, y: float, long: float, *, size: float = 1.0) -> Part:
    """A teardrop tank."""
    return body(
        [
            (front, y + 0.03, 0.06 * size, 0.05), (front - 0.14 * long, y + 0.02, 0.14 * size, 0.1 * size),
            (front - 0.4 * long, y, 0.15 * size, 0.11 * size),
            (front - 0.75 * long, y - 0.03, 0.09 * size, 0.07 * size), (front - long, y - 0.06, 0.03, 0.03)
        ],
        power=2.2
    )


def _low_frame(head: tuple[float, float], seat: float, tail: float) -> list[Part]:
    """A double cradle with the backbone up to the steering head."""
    cradle = [(0.42, 0.28), (0.52, 0.2), (1.0, 0.2), along((1.05, 0.22), head, 0.3), head]
    sides = [
        bent(cradle, 0.018, x=0.1), bar((0.42, 0.28), (0.4, seat - 0.02), 0.02, x=0.1),
        bar((tail, seat), (0.45, seat - 0.03), 0.018, x=0.1)
    ]
    return [*both_sides(sides), bar((0.4, seat - 0.02), head, 0.028)]


def cruiser(rng: np.random.Generator) -> list[Part]:
    """A low V-twin: teardrop tank, stepped seat, deep mudguards, pulled-back bars; with bags a tourer."""
    base, r = rng.uniform(1.58, 1.74), rng.uniform(0.31, 0.345)
    shape = Chassis(
        base, (r, r * rng.uniform(0.98, 1.06)), (rng.uniform(0.075, 0.1), rng.uniform(0.05, 0.07)),
        rake=rng.uniform(28, 34), fork=rng.uniform(0.55, 0.62), neck=0.19
    )
    parts = rolling(rng, shape, pick(rng, "wire", "cast", "solid", "twin"))
    parts += front_end(shape, thick=0.028, guard=pick(rng, "wrap", "wrap", "low"))
    head, seat, middle = shape.head, rng.uniform(0.66, 0.72), (0.74, 0.33)
    parts += engine(rng, "vee", middle, size=rng.uniform(1.05, 1.18)) + _low_frame(head, seat - 0.03, -0.1)
    parts.append(
        _tank(
            head[0] - 0.04, max(head[1] - 0.1, seat + 0.12), rng.uniform(0.55, 0.68),
            size=rng.uniform(0.95, 1.15)
        )
    )
    solo = chance(rng, 0.25)
    parts.append(
        saddle([(0.62, seat + 0.02, 0.09, 0.05), (0.42, seat, 0.17, 0.06), (0.24, seat + 0.04, 0.17, 0.08)])
    )
    if not solo:
        parts.append(saddle([(0.26, seat + 0.06, 0.14, 0.06), (-0.08, seat + 0.09, 0.12, 0.05)]))
    wide = 2 * shape.tyre[0] + 0.07
    parts.append(mudguard(shape.rear, r + 0.045, wide, span=(30, rng.uniform(170, 205)), drop=0.8))
    parts += both_sides([bar((0.1, seat - 0.03), (-0.3, r + 0.25), 0.022, x=wide / 2, material="metal")])
    parts += steering(
        shape, rng.uniform(0.38, 0.46), rise=rng.uniform(0.06, 0.2), back=rng.uniform(0.2, 0.32), high=0.06
    )
    z, y = shape.up(shape.fork + 0.06)
    parts += headlamp((z + 0.13, y), rng.uniform(0.09, 0.12), long=1.3)
    if chance(rng, 0.4):
        parts.append(screen((z + 0.08, y + 0.14), rng.uniform(0.2, 0.28), rng.uniform(0.3, 0.45), lean=0.6))
        parts += both_sides([bar((z + 0.05, y), (z - 0.02, y + 0.25), 0.01, x=0.17, material="metal")])
    if chance(rng, 0.45):
        size = (0.15, rng.uniform(0.24, 0.3), rng.uniform(0.38, 0.5))
        parts += panniers(size, (wide / 2 + 0.09, seat - 0.2, -0.12), hard=chance(rng, 0.4))
    parts += swingarm(shape, (0.44, 0.3), thick=0.026, shocks=(0.18, seat - 0.06))
    parts += pegs(rng.uniform(0.85, 1.08), 0.26, 0.3) + mirrors(shape.crown, 0.4, 0.26)
    angle = np.radians(165)
    parts += tail_light(((r + 0.06) * np.cos(angle), r + (r + 0.06) * np.sin(angle)))
    return parts + _drag_pipes(rng, middle[0], middle[1], -rng.uniform(0.15, 0.45))


def chopper(rng: np.random.Generator) -> list[Part]:
    """A long raked fork, a high neck, a peanut tank, ape hangers, a fat rear wheel, a sissy bar."""
    rake, r = rng.uniform(36, 46), rng.uniform(0.31, 0.34)
    base = rng.uniform(1.75, 2.05)
    shape = Chassis(
        base, (r, rng.uniform(0.33, 0.38)), (rng.uniform(0.085, 0.125), 0.042), rake=rake,
        fork=rng.uniform(0.8, 0.98), neck=0.18, offset=0.06
    )
    parts = rolling(rng, shape, pick(rng, "wire", "wire", "cast", "twin"), discs=chance(rng, 0.7))
    parts += front_end(shape, thick=0.022, guard=pick(rng, "none", "none", "low"))
    head, seat, middle = shape.head, rng.uniform(0.58, 0.68), (0.74, 0.33)
    parts += engine(rng, "vee", middle, size=rng.uniform(1.05, 1.15))
    parts += _chopper_frame(shape, seat)
    along_spine = along((0.55, seat - 0.03), head, 0.55)
    tank = moved(
        _tank(0.3, 0, 0.5, size=rng.uniform(0.75, 0.95)),
        rotate=(-np.degrees(np.arctan2(head[1] - seat, head[0] - 0.6)), 0, 0)
    )
    parts.append(moved(tank, translate=at((along_spine[0], along_spine[1] + 0.06))))
    parts.append(
        saddle([(0.56, seat + 0.03, 0.08, 0.04), (0.36, seat, 0.15, 0.05), (0.22, seat + 0.06, 0.14, 0.06)])
    )
    parts.append(
        mudguard(shape.rear, r + 0.04, 2 * shape.tyre[0] + 0.05, span=(60, rng.uniform(140, 180)), drop=0.7)
    )
    if chance(rng, 0.5):
        tall = rng.uniform(0.3, 0.7)
        loop = [(0.0, r + 0.05), (-0.1, seat + 0.2), (-0.2, seat + tall)]
        parts += both_sides([tube([at(point, 0.09) for point in loop], 0.011, sides=6)])
        parts += [
            rod(at(loop[2], -0.09), at(loop[2], 0.09), 0.011, sides=6),
            rod(at((0, r), -0.13), at((0, r), 0.13), 0.012, sides=6)
        ]
        parts.append(box((0.2, 0.2, 0.05), (0, seat + 0.26, -0.1), bevel=0.02, material="leather"))
    apes = chance(rng, 0.6)
    parts += steering(
        shape, rng.uniform(0.34, 0.42), rise=rng.uniform(0.3, 0.5) if apes else 0.1,
        back=rng.uniform(0.2, 0.34), high=0.04
    )
    z, y = shape.up(shape.fork - 0.06)
    parts += headlamp((z + 0.1, y + 0.05), rng.uniform(0.07, 0.09), long=1.4)
    parts += [box((0.2, 0.05, 0.12), (0, y + 0.05, z + 0.05), material="metal"), *pegs(1.05, 0.24, 0.28)]
    parts += both_sides([bar((0.95, 0.22), (1.07, 0.24), 0.016, x=0.08, material="metal")])
    return parts + _drag_pipes(rng, middle[0], middle[1], -rng.uniform(0.0, 0.35))


def _chopper_frame(shape: Chassis, seat: float) -> list[Part]:
    """A rigid frame that climbs to the high neck."""
    head, r, parts = shape.head, shape.wheel[0], []
    spine = [(0.05, r), (0.3, seat - 0.08), (0.55, seat - 0.03), along((0.6, seat), head, 0.6), head]
    cradle = [(0.05, r), (0.4, 0.2), (1.0, 0.2), along((1.02, 0.22), head, 0.4), head]
    x = shape.tyre[0] + 0.05
    parts.append(bent(spine[1:], 0.024))
    parts += both_sides(
        [
            bent(cradle[1:], 0.02, x=0.1),
            tube(
                [at(spine[0], x), at((0.3, r + 0.02), x), at(spine[2], 0.06)], 0.02, sides=7, material="paint"
            )
        ]
    )
    parts += both_sides([rod(at((0, r), x), at((0.42, 0.2), 0.1), 0.02, sides=7, material="paint")])
    return parts


def bobber(rng: np.random.Generator) -> list[Part]:
    """A stripped cruiser: a sprung solo saddle, cut mudguards, fat tyres, drag bars."""
    base, r = rng.uniform(1.46, 1.62), rng.uniform(0.3, 0.335)
    wide = rng.uniform(0.065, 0.085)
    shape = Chassis(
        base, (r, r), (wide, wide * rng.uniform(0.85, 1)), rake=rng.uniform(26, 31), fork=0.56, neck=0.18
    )
    parts = rolling(rng, shape, pick(rng, "wire", "wire", "solid"), discs=chance(rng, 0.5))
    parts += front_end(shape, guard=pick(rng, "none", "none", "low"), boots=chance(rng, 0.5))
    head, seat, middle = shape.head, rng.uniform(0.64, 0.7), (0.68, 0.34)
    parts += engine(rng, pick(rng, "vee", "vee", "twin", "single"), middle, size=rng.uniform(1.0, 1.1))
    parts += _low_frame(head, seat - 0.08, -0.02)
    parts.append(
        _tank(
            head[0] - 0.04, max(head[1] - 0.12, seat + 0.08), rng.uniform(0.46, 0.56),
            size=rng.uniform(0.8, 0.95)
        )
    )
    parts.append(
        body(
            [(0.52, seat + 0.01, 0.06, 0.03), (0.36, seat, 0.14, 0.035), (0.2, seat + 0.03, 0.15, 0.05)],
            power=2.6, material="leather"
        )
    )
    parts += both_sides([bar((0.24, seat - 0.1), (0.24, seat), 0.026, x=0.08, material="metal")])
    parts.append(mudguard(shape.rear, r + 0.03, 2 * wide + 0.05, span=(70, rng.uniform(130, 165)), drop=0.7))
    parts += both_sides([bar((0, r), (-0.12, 2 * r - 0.0), 0.01, x=wide + 0.03, material="metal")])
    parts += steering(shape, rng.uniform(0.36, 0.42), rise=rng.uniform(-0.02, 0.1), back=0.14, high=0.05)
    z, y = shape.up(shape.fork + 0.05)
    parts += headlamp((z + 0.1, y), rng.uniform(0.075, 0.1)) + pegs(0.75, 0.27, 0.27)
    parts += swingarm(
        shape, (0.43, 0.29), thick=0.024, shocks=(0.2, seat - 0.08) if chance(rng, 0.5) else None
    )
    angle = np.radians(125)
    parts += tail_light(((r + 0.05) * np.cos(angle), r + (r + 0.05) * np.sin(angle)), plate=False)
    return parts + _drag_pipes(rng, middle[0], middle[1], -rng.uniform(0.0, 0.3))


def sidecar(rng: np.random.Generator) -> list[Part]:
    """A classic machine with a car at its side: a boat-nosed tub with its own wheel, guard and screen."""
    parts, side = classic_parts(rng, cafe=False), pick(rng, -1, -1, 1)
    x, r, z = side * rng.uniform(0.62, 0.72), rng.uniform(0.28, 0.32), rng.uniform(0.15, 0.35)
    half, low = rng.uniform(0.22, 0.27), rng.uniform(0.2, 0.26)
    nose, back = rng.uniform(1.15, 1.45), -rng.uniform(0.2, 0.4)
    tub = body(
        [
            (back, low + 0.28, 0.6 * half, 0.14), (back + 0.12, low + 0.22, 0.95 * half, 0.24),
            (0.35, low + 0.18, half, 0.22), (0.75, low + 0.18, 0.95 * half, 0.2),
            (nose - 0.12, low + 0.2, 0.6 * half, 0.14), (nose, low + 0.22, 0.2 * half, 0.06)
        ],
        power=2.8, x=x, material="paint"
    )
    seat = box((1.4 * half, 0.42, 0.12), (x, low + 0.46, 0.0), bevel=0.05, material="leather")
    cushion = box((1.5 * half, 0.08, 0.4), (x, low + 0.41, 0.22), bevel=0.03, material="leather")
    pane = moved(
        screen((0.62, low + 0.36), 0.85 * half, rng.uniform(0.2, 0.3), lean=0.6), translate=(x, 0, 0)
    )
    parts += [tub, seat, cushion, pane]
    outer = x + side * (half + 0.12)
    wheel = wire_wheel((0, r, z), r, tyre=(0.05, 0.055), count=18, thick=0.004, axle=(0.05, 0.09))
    guard = mudguard((z, r), r + 0.03, 0.17, span=(15, 165), drop=0.6)
    parts += placed([*wheel, guard], translate=(outer, 0, 0))
    for at_z, y in ((z, r), (0.7, 0.26), (0.35, 0.32)):
        parts.append(rod((0, y, at_z), (outer if at_z == z else x, y, at_z), 0.018, sides=6))
    parts.append(tube([(0.0, 0.62, 0.3), (side * 0.3, 0.4, 0.3), (x, 0.36, 0.3)], 0.015, sides=6))
    return parts


def trike(rng: np.random.Generator) -> list[Part]:
    """A cruiser's front on two broad rear wheels under a boot."""
    base, r = rng.uniform(1.6, 1.85), rng.uniform(0.3, 0.34)
    shape = Chassis(
        base, (r, r * 1.04), (0.1, 0.065), rake=rng.uniform(29, 38), fork=rng.uniform(0.58, 0.72), neck=0.19
    )
    half = rng.uniform(0.46, 0.56)
    parts = cast_wheel(shape.front, shape.wheel[1], tyre=(0.06, 0.065), count=5, width=0.1)
    side = cast_wheel(shape.rear, r, tyre=(0.07, 0.1), count=pick(rng, 4, 5), width=0.18)
    side = placed(side, translate=(half, 0, 0))
    parts += [
        *both_sides(side), rod((-half, r, 0), (half, r, 0), 0.04, sides=8),
        *front_end(shape, thick=0.028, guard="wrap")
    ]
    parts.append(rod(at(shape.front, -0.15), at(shape.front, 0.15), 0.014, sides=6))
    head, seat, middle = shape.head, rng.uniform(0.66, 0.74), (0.82, 0.34)
    parts += engine(rng, pick(rng, "vee", "boxer"), middle, size=1.12) + _low_frame(head, seat - 0.05, -0.05)
    parts.append(_tank(head[0] - 0.04, max(head[1] - 0.1, seat + 0.14), 0.62, size=1.05))
    parts.append(
        saddle(
            [(0.62, seat + 0.03, 0.1, 0.05), (0.42, seat + 0.02, 0.2, 0.07), (0.22, seat + 0.1, 0.2, 0.11)]
        )
    )
    parts.append(saddle([(0.25, seat + 0.1, 0.18, 0.08), (-0.1, seat + 0.13, 0.18, 0.07)]))
    parts.append(
        body(
            [
                (0.45, seat - 0.14, 0.2, 0.1), (0.1, seat - 0.1, half - 0.12, 0.16),
                (-0.4, seat - 0.12, half - 0.1, 0.17), (-0.52, seat - 0.16, half - 0.16, 0.12)
            ],
            power=3.5
        )
    )
    guard = mudguard(shape.rear, r + 0.04, 0.3, span=(5, 178), drop=0.3)
    parts += both_sides([moved(guard, translate=(half - 0.01, 0, 0))])
    if chance(rng, 0.5):
        parts.append(box((0.42, 0.34, 0.08), (0, seat + 0.33, -0.2), bevel=0.03, material="leather"))
        parts.append(bar((-0.2, seat), (-0.2, seat + 0.25), 0.03, material="metal"))
    parts += steering(shape, rng.uniform(0.4, 0.46), rise=rng.uniform(0.1, 0.3), back=0.26, high=0.05)
    z, y = shape.up(shape.fork + 0.06)
    parts += headlamp((z + 0.13, y), 0.1, long=1.3) + pegs(1.05, 0.26, 0.3) + mirrors(shape.crown, 0.42, 0.24)
    lamp = box((0.08, 0.08, 0.05), (half - 0.2, seat - 0.12, -0.52), bevel=0.02, material="glass")
    return [*parts, *both_sides([lamp]), *both_sides(_drag_pipes(rng, middle[0], middle[1], 0.05)[:2])]
