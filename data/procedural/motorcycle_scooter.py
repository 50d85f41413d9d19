"""Scooters of today and of the fifties, and maxi scooters."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, ellipsoid, moved, pick, rod, tube
from data.procedural.kit_bikes import bar, body, mudguard, rotor
from data.procedural.motorcycle_parts import (
    Chassis,
    column,
    front_end,
    headlamp,
    mirrors,
    rolling,
    saddle,
    screen,
    steering,
    tail_light,
)


def _deck(shape: Chassis, seat: float, *, half: float, low: float, shield: float) -> list[Part]:
    """What makes a scooter: a leg shield rising to the steering head, and the flat floor behind it."""
    z, y = shape.head
    foot = shape.base - shape.wheel[1] - 0.1
    rise = y - low
    front = [
        (low - 0.02, foot - 0.05, 0.8 * half, 0.05), (low + 0.25 * rise, foot, half * shield, 0.05),
        (low + 0.65 * rise, z + 0.03, half * shield, 0.06)
    ]
    front += [(y + 0.02, z, 0.6 * half, 0.06), (y + 0.1, z - 0.01, 0.3 * half, 0.05)]
    floor = box((1.7 * half, 0.07, foot - 0.28), (0, low, (foot + 0.32) / 2), bevel=0.025, material="plastic")
    return [column(front, power=2.8), floor]


def scooter(rng: np.random.Generator) -> list[Part]:
    """A plastic scooter: leg shield, flat floor, tail swept up, a muffler at the right."""
    r, base = rng.uniform(0.2, 0.26), rng.uniform(1.2, 1.36)
    shape = Chassis(
        base, (r, r), (rng.uniform(0.05, 0.065), 0.05), rake=rng.uniform(25, 28), fork=rng.uniform(0.4, 0.5),
        neck=0.3
    )
    parts = rolling(rng, shape, pick(rng, "cast", "cast", "twin")) + front_end(
        shape, thick=0.018, guard="wrap", material="paint"
    )
    half, low, seat = rng.uniform(0.16, 0.2), rng.uniform(0.25, 0.32), rng.uniform(0.72, 0.78)
    parts += _deck(shape, seat, half=half, low=low, shield=rng.uniform(0.9, 1.15))
    back, lift = -rng.uniform(0.25, 0.4), rng.uniform(0.0, 0.12)
    parts.append(
        body(
            [
                (0.46, 0.42, 0.7 * half, 0.15), (0.36, 0.48, 0.9 * half, 0.2), (0.1, 0.6, half, 0.13),
                (-0.12, 0.66 + 0.5 * lift, 0.85 * half, 0.09), (back, 0.7 + lift, 0.3 * half, 0.04)
            ],
            power=2.8
        )
    )
    parts.append(
        saddle(
            [
                (0.5, seat - 0.02, 0.1, 0.05), (0.25, seat, 0.15, 0.06),
                (0.02, seat + 0.03 + 0.3 * lift, 0.14, 0.06), (-0.22, seat + 0.05 + lift, 0.1, 0.04)
            ]
        )
    )
    z, y = shape.crown
    parts.append(
        body([(z - 0.1, y + 0.04, 0.1, 0.05), (z + 0.05, y + 0.04, 0.15, 0.08), (z + 0.13, y, 0.1, 0.06)])
    )
    lamp = (0, y + 0.01, z + 0.13) if chance(rng, 0.5) else (0, y - 0.2, shape.head[0] + 0.12)
    parts.append(ellipsoid((0.1, 0.06, 0.05), lamp, segments=10, power=2.5, material="glass"))
    parts += steering(
        shape, rng.uniform(0.32, 0.36), rise=0.06, back=0.08, high=0.02
    ) + mirrors(shape.crown, 0.34, 0.22)
    parts.append(mudguard(shape.rear, r + 0.03, 0.15, span=(80, 185), drop=0.4, material="plastic"))
    parts += _drive_unit(rng, r, half) + tail_light((back, 0.68 + lift), plate=chance(rng, 0.6))
    if chance(rng, 0.3):
        parts.append(screen((z + 0.1, y + 0.08), 0.2, rng.uniform(0.2, 0.45), lean=0.5))
    if chance(rng, 0.3):
        parts += top_box(rng, seat + lift, back)
    return parts


def _drive_unit(rng: np.random.Generator, r: float, half: float) -> list[Part]:
    """Engine and gear case beside the rear wheel, and the muffler at the other side."""
    case = body(
        [(0.36, 0.32, 0.05, 0.09), (0.2, 0.3, 0.045, 0.07), (-0.02, r, 0.045, 0.09), (-0.1, r, 0.03, 0.05)],
        x=0.1, rings=8, material="metal"
    )
    block = box((0.26, 0.2, 0.24), (0, 0.33, 0.36), bevel=0.04, material="metal")
    can = tube(
        [(-0.13, 0.26, 0.32), (-0.13, 0.28, 0.14), (-0.13, 0.32, -rng.uniform(0.15, 0.28))],
        np.array([0.02, 0.05, 0.055]), sides=9
    )
    shock = bar((-0.02, r + 0.03), (0.02, 0.62), 0.028, x=0.11, material="metal")
    stand = rod((0.1, 0.3, 0.4), (0.13, 0.02, 0.34), 0.012, sides=5)
    return [case, block, can, shock, *both_sides([stand])]


def top_box(rng: np.random.Generator, seat: float, back: float) -> list[Part]:
    """A case on a carrier behind the seat."""
    size = (rng.uniform(0.34, 0.44), rng.uniform(0.26, 0.4), rng.uniform(0.34, 0.42))
    case = box(size, (0, seat + 0.06 + size[1] / 2, back + 0.05), bevel=0.05, material="plastic")
    return [case, box((0.2, 0.14, 0.3), (0, seat, back + 0.12), material="metal")]


def vintage_scooter(rng: np.random.Generator) -> list[Part]:
    """The scooter of the fifties: a round steel body with cheeks over the engine."""
    r, base = rng.uniform(0.2, 0.23), rng.uniform(1.16, 1.28)
    shape = Chassis(base, (r, r), (0.048, 0.046), rake=rng.uniform(24, 27), fork=0.42, neck=0.3)
    parts = rolling(rng, shape, "solid", discs=False) + front_end(shape, thick=0.02, guard="wrap")
    half, low, seat = rng.uniform(0.17, 0.21), 0.24, rng.uniform(0.74, 0.8)
    parts += _deck(shape, seat, half=half, low=low, shield=rng.uniform(1.0, 1.25))
    back = -rng.uniform(0.22, 0.32)
    parts.append(
        body(
            [
                (0.44, 0.4, 0.09, 0.16), (0.34, 0.48, 0.13, 0.22), (0.1, 0.55, 0.15, 0.17),
                (-0.1, 0.52, 0.13, 0.15), (back, 0.42, 0.06, 0.08)
            ],
            power=2.3
        )
    )
    cheek = ellipsoid(
        (0.1, 0.17, rng.uniform(0.26, 0.32)), (0.13, 0.43, 0.1), segments=14, power=2.3, material="paint"
    )
    parts += both_sides([cheek])
    parts += _saddles(rng, seat)
    z, y = shape.crown
    parts.append(ellipsoid((0.1, 0.07, 0.12), (0, y + 0.03, z), segments=10, material="paint"))
    spot = (z + 0.09, y + 0.04) if chance(rng, 0.75) else (shape.base + 0.04, 2 * r + 0.07)
    parts += headlamp(spot, rng.uniform(0.07, 0.085))
    parts += steering(
        shape, rng.uniform(0.31, 0.36), rise=0.05, back=0.1, high=0.03
    ) + _drive_unit(rng, r, half)
    if chance(rng, 0.5):
        parts += mirrors(shape.crown, 0.34, 0.2)
    if chance(rng, 0.4):
        parts.append(rotor((back - 0.02, 0.6), 0.2, 0, thick=0.09, material="rubber"))
        parts[-1] = moved(parts[-1], translate=(0, 0, 0.02))
        parts.append(box((0.16, 0.02, 0.3), (0, 0.66, -0.15), material="metal"))
    return parts + tail_light((back + 0.01, 0.5))


def _saddles(rng: np.random.Generator, seat: float) -> list[Part]:
    """One long saddle, or two small ones on posts."""
    parts = []
    if chance(rng, 0.5):
        parts.append(
            saddle([(0.42, seat, 0.1, 0.05), (0.2, seat + 0.01, 0.14, 0.06), (-0.2, seat, 0.12, 0.05)])
        )
        parts.append(bar((0.1, 0.6), (0.1, seat), 0.06, material="metal"))
    else:
        parts.append(
            body(
                [(0.44, seat, 0.05, 0.03), (0.3, seat, 0.13, 0.045), (0.2, seat + 0.01, 0.12, 0.05)],
                material="leather"
            )
        )
        parts.append(body([(0.12, seat, 0.1, 0.04), (-0.08, seat, 0.11, 0.045)], material="leather"))
        parts += [
            bar((0.28, 0.6), (0.28, seat), 0.03, material="metal"),
            bar((0.0, 0.6), (0.0, seat), 0.03, material="metal")
        ]
    return parts


def maxi_scooter(rng: np.random.Generator) -> list[Part]:
    """A big scooter: full front fairing with a screen, a tunnel between the feet, a broad stepped saddle."""
    r, base = rng.uniform(0.25, 0.3), rng.uniform(1.48, 1.6)
    shape = Chassis(base, (r, r), (0.075, 0.06), rake=rng.uniform(25, 28), fork=0.5, neck=0.2)
    parts = rolling(rng, shape, pick(rng, "cast", "twin")) + front_end(shape, thick=0.022, guard="low")
    head, half, seat = shape.head, rng.uniform(0.2, 0.25), rng.uniform(0.74, 0.8)
    top = head[1]
    parts += _maxi_body(rng, shape, half, seat)
    parts += steering(
        shape, 0.36, rise=0.08, back=0.12, high=0.03
    ) + mirrors((head[0] + 0.05, top), 0.38, 0.14)
    parts.append(mudguard(shape.rear, r + 0.03, 0.2, span=(80, 170), drop=0.4, material="plastic"))
    parts += _drive_unit(rng, r, half) + tail_light((-0.38, 0.7))
    return parts + (top_box(rng, seat + 0.08, -0.3) if chance(rng, 0.35) else [])


def _maxi_body(rng: np.random.Generator, shape: Chassis, half: float, seat: float) -> list[Part]:
    """Front fairing and screen, the tunnel between the feet, tail and stepped saddle."""
    head, base, r, parts = shape.head, shape.base, shape.wheel[1], []
    top = head[1]
    parts.append(
        body(
            [
                (0.75, 0.36, 0.8 * half, 0.14), (base - r - 0.12, 0.52, half, 0.26),
                (base - r + 0.04, 0.68, 0.95 * half, 0.2), (base - 0.05, top - 0.06, 0.75 * half, 0.13),
                (base + rng.uniform(0.05, 0.15), top - 0.14, 0.25 * half, 0.05)
            ],
            power=2.8
        )
    )
    parts.append(
        body([(head[0] - 0.12, top - 0.06, 0.8 * half, 0.12), (head[0] + 0.1, top - 0.02, 0.8 * half, 0.12)])
    )
    parts.append(
        screen((head[0] + 0.12, top + 0.06), 0.8 * half, rng.uniform(0.25, 0.45), lean=rng.uniform(0.6, 0.9))
    )
    parts += both_sides(
        [ellipsoid((0.08, 0.05, 0.07), (0.4 * half, top - 0.09, base - 0.02), segments=10, material="glass")]
    )
    parts.append(
        body(
            [
                (0.9, 0.42, 0.1, 0.14), (0.6, 0.44, 0.13, 0.16), (0.4, 0.5, 0.9 * half, 0.18),
                (0.05, 0.6, half, 0.16), (-0.25, 0.7, 0.7 * half, 0.1), (-0.4, 0.74, 0.3 * half, 0.04)
            ],
            power=2.8
        )
    )
    floor = box((2.1 * half, 0.06, 0.6), (0, 0.3, 0.72), bevel=0.02, material="plastic")
    parts += [
        floor,
        saddle([(0.62, seat - 0.02, 0.1, 0.06), (0.4, seat, 0.18, 0.07), (0.22, seat + 0.06, 0.17, 0.09)])
    ]
    parts.append(saddle([(0.24, seat + 0.07, 0.15, 0.06), (-0.22, seat + 0.1, 0.12, 0.05)]))
    return parts
