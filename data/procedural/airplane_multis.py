"""Airplanes of several propellers: transports, twins, bombers and flying boats. Metres; nose to +Z."""

import numpy as np

from data.procedural.airplane_parts import (
    cabin_windows,
    canopy,
    engines_on,
    gear,
    pods_under,
    store,
    tail,
    windshield,
    wing_on,
)
from data.procedural.kit import Part, both_sides, box, ellipsoid, pick
from data.procedural.kit_aircraft import Fuselage, Wing, nacelle, propeller, strut


def transport(rng: np.random.Generator) -> list[Part]:
    """A high-wing transport or commuter: two or four turboprops or jets, tailplane high, gear in sponsons."""
    length = rng.uniform(18, 36)
    width = length * rng.uniform(0.12, 0.16)
    body = Fuselage(
        length, width, width * rng.uniform(0.95, 1.15), rng.uniform(0.12, 0.18), rng.uniform(0.38, 0.48),
        blunt=2.2, tail_end=0.12, rise=rng.uniform(0.3, 0.42), droop=rng.uniform(0.1, 0.25),
        square=rng.uniform(2, 3),
    )
    jets = rng.random() < 0.25
    wing = wing_on(
        body, half=length * rng.uniform(0.5, 0.68), root=length * rng.uniform(0.13, 0.18),
        taper=rng.uniform(0.35, 0.6), back=rng.uniform(0.3, 0.36), height=0.95,
        sweep=rng.uniform(18, 28) if jets else rng.uniform(0, 4), dihedral=rng.uniform(-4, 1),
    )
    parts = [
        body.part(), wing.part(), windshield(body),
        *tail(
            rng, body, pick(rng, "tee", "tee", "low", "twin"), span=length * rng.uniform(0.16, 0.22),
            sweep=20 if jets else 8,
        ),
    ]
    shares = pick(rng, (0.3,), (0.28, 0.55))
    radius = wing.root * rng.uniform(0.16, 0.2)
    parts += pods_under(wing, shares, radius, 4 * radius) if jets else engines_on(
        rng, wing, shares, radius, min(0.11 * wing.half, 0.1 * length)
    )
    if rng.random() < 0.7:
        parts += both_sides(
            [store((0.45 * width, -0.36 * body.height, 0.02 * length), 0.26 * length, 0.17 * width)]
        )
    if rng.random() < 0.5:
        parts.append(cabin_windows(body, start=0.2, end=0.68, count=int(rng.integers(8, 18))))
    if rng.random() < 0.5:
        parts += gear(body, wing, radius=0.13 * width, track=0.5 * width, ground=-0.8 * body.height)
    return parts


def twin_propeller(rng: np.random.Generator) -> list[Part]:
    """A low-wing twin with a pointed nose, or a bomber with two or four engines and a glass nose."""
    length, bomber = rng.uniform(9, 22), rng.random() < 0.5
    width = length * (rng.uniform(0.1, 0.13) if bomber else rng.uniform(0.12, 0.15))
    body = Fuselage(
        length, width, 1.12 * width, rng.uniform(0.12, 0.3), rng.uniform(0.45, 0.58),
        blunt=rng.uniform(1.6, 2.2), tail_end=0.15, rise=rng.uniform(0.1, 0.3), droop=0.15,
    )
    wing = wing_on(
        body, half=length * rng.uniform(0.55, 0.75), root=length * rng.uniform(0.16, 0.21),
        taper=rng.uniform(0.4, 0.65), back=rng.uniform(0.28, 0.36), height=rng.uniform(-0.7, 0.1),
        sweep=rng.uniform(2, 8), dihedral=rng.uniform(2, 7), round=pick(rng, 0, 0.3, 0.7),
    )
    shares = pick(rng, (0.3,), (0.24, 0.48)) if bomber else (0.28,)
    parts = [
        body.part(), wing.part(),
        *tail(
            rng, body, pick(rng, "low", "twin", "twin") if bomber else pick(rng, "low", "low", "tee"),
            span=length * rng.uniform(0.18, 0.23), sweep=8,
        ),
    ]
    parts += engines_on(
        rng, wing, shares, wing.root * rng.uniform(0.17, 0.22), length * rng.uniform(0.075, 0.095)
    )
    if bomber:
        parts += _bomber_glass(rng, body)
    else:
        parts += [windshield(body), cabin_windows(body, start=0.3, end=0.55, count=int(rng.integers(3, 7)))]
    if rng.random() < 0.5:
        parts += gear(
            body, wing, radius=0.028 * length, track=0.28 * wing.half, ground=-0.11 * length,
            tail_wheel=bomber,
        )
    return parts


def _bomber_glass(rng: np.random.Generator, body: Fuselage) -> list[Part]:
    """A glazed nose, a canopy and none to two turrets."""
    length, width = body.length, body.width
    glazing = ellipsoid(
        (0.42 * width, 0.45 * width, 0.09 * length), (0, body.at(0.43 * length)[0], 0.43 * length),
        material="glass",
    )
    turrets = [
        ellipsoid(
            (0.3 * width, 0.3 * width, 0.32 * width), (0, 0.5 * body.height, back * length), segments=12,
            material="glass",
        )
        for back in (0.08, -0.12)
    ]
    return [
        glazing, canopy(body, back=0.2, length=0.14, width=0.6, height=0.7),
        *turrets[: int(rng.integers(0, 3))],
    ]


def flying_boat(rng: np.random.Generator) -> list[Part]:
    """A boat's hull, the wing high above it, engines on the wing or on a pylon, floats under the wings."""
    length = rng.uniform(9, 24)
    width = length * rng.uniform(0.12, 0.15)
    body = Fuselage(
        length, width, 1.25 * width, rng.uniform(0.2, 0.3), 0.55, blunt=1.8, tail_end=0.15,
        rise=rng.uniform(0.5, 0.75), droop=-0.1, square=2.6,
    )
    one = rng.random() < 0.4
    wing = wing_on(
        body, half=length * rng.uniform(0.55, 0.75), root=0.17 * length, taper=rng.uniform(0.5, 0.9),
        back=rng.uniform(0.3, 0.36), height=0.95 if one else rng.uniform(1.0, 1.7),
        dihedral=rng.uniform(0, 3), round=pick(rng, 0, 0.6),
    )
    deck, front = body.at(wing.z - wing.root / 2)[0], wing.z - 0.5 * wing.root
    parts = [
        body.part(), wing.part(), windshield(body),
        *tail(
            rng, body, pick(rng, "low", "cross", "twin", "tee"), span=length * rng.uniform(0.17, 0.22),
            sweep=8,
        ),
    ]
    mast = wing.y + 0.09 * length if one else wing.y
    parts.append(
        box(
            (0.25 * width, mast - deck, 0.7 * wing.root), (0, (mast + deck) / 2, front), bevel=0.04 * width,
            material="paint",
        )
    )
    if one:
        parts.append(nacelle((0, mast, front), 0.24 * length, 0.045 * length))
        parts += propeller(
            (0, mast, front + 0.125 * length), 0.085 * length, blades=3, turn=rng.uniform(0, 90), spinner=0.25
        )
    else:
        parts += engines_on(rng, wing, pick(rng, (0.22,), (0.2, 0.45)), 0.03 * length, 0.075 * length)
    return [*parts, *_tip_floats(rng, body, wing)]


def _tip_floats(rng: np.random.Generator, body: Fuselage, wing: Wing) -> list[Part]:
    """A small float hung under each wing of a flying boat."""
    length = body.length
    share = rng.uniform(0.6, 0.85)
    y, z, chord, _ = wing.at(share * wing.half)
    low = min(y - 0.06 * length, -0.35 * body.height)
    tip = store((share * wing.half, low, z - 0.4 * chord), 0.17 * length, 0.022 * length)
    return both_sides(
        [
            tip,
            strut(
                (share * wing.half, low, z - 0.4 * chord), (share * wing.half, y, z - 0.4 * chord),
                radius=0.009 * length,
            ),
        ]
    )
