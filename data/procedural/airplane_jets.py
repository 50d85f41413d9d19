"""Jets: airliners, business jets, fighters, supersonic airliners and flying wings. Metres; nose to +Z."""

import numpy as np

from data.procedural.airplane_parts import (
    cabin_windows,
    canopy,
    gear,
    pods_behind,
    pods_under,
    store,
    tail,
    windshield,
    wing_on,
)
from data.procedural.kit import Part, both_sides, box, ellipsoid, moved, pick
from data.procedural.kit_aircraft import Fuselage, Wing, jet_pod, nacelle, propeller, surface


def airliner(rng: np.random.Generator) -> list[Part]:
    """A jet airliner with two or four engines under its wings, sometimes with an upper deck."""
    length = rng.uniform(30, 70)
    width = length * rng.uniform(0.085, 0.13)
    body = Fuselage(
        length, width, width * rng.uniform(0.98, 1.12), rng.uniform(0.1, 0.16), rng.uniform(0.28, 0.4),
        tail_end=rng.uniform(0.08, 0.2), rise=rng.uniform(0.25, 0.42), droop=rng.uniform(0.08, 0.2),
    )
    wing = wing_on(
        body, half=length * rng.uniform(0.4, 0.55), root=length * rng.uniform(0.17, 0.24),
        taper=rng.uniform(0.2, 0.35), back=rng.uniform(0.3, 0.38), height=-0.6, sweep=rng.uniform(24, 38),
        dihedral=rng.uniform(2, 8), winglet=pick(rng, 0, 0, 0.1, 0.15),
    )
    four = rng.random() < 0.35
    radius = width * rng.uniform(0.2, 0.27) if four else width * rng.uniform(0.26, 0.36)
    parts = [
        body.part(), wing.part(), windshield(body),
        *tail(rng, body, "low", span=length * rng.uniform(0.15, 0.19), sweep=33),
    ]
    parts += pods_under(
        wing, (0.33, 0.6) if four else (rng.uniform(0.29, 0.36),), radius, radius * rng.uniform(3.0, 4.2)
    )
    parts += [store((0, -0.3 * body.height, wing.z - 0.6 * wing.root), 1.7 * wing.root, 0.42 * width)]
    if rng.random() < 0.7:
        parts.append(
            cabin_windows(body, start=body.nose, end=rng.uniform(0.68, 0.8), count=int(rng.integers(14, 30)))
        )
    if rng.random() < 0.15:
        parts.append(
            ellipsoid(
                (0.36 * width, 0.42 * width, 0.2 * length), (0, 0.3 * body.height, 0.26 * length),
                material="paint",
            )
        )
    if rng.random() < 0.5:
        parts += gear(body, wing, radius=0.16 * width, track=0.55 * width, ground=-1.05 * body.height)
    return parts


def rear_jet(rng: np.random.Generator) -> list[Part]:
    """A business or short-haul jet: engines at the rear body, tailplane high, perhaps a third engine aft."""
    length = rng.uniform(13, 40)
    width = length * rng.uniform(0.1, 0.14)
    body = Fuselage(
        length, width, 1.04 * width, rng.uniform(0.13, 0.22), rng.uniform(0.3, 0.42),
        blunt=rng.uniform(1.5, 2), rise=0.3, droop=rng.uniform(0.1, 0.25),
    )
    wing = wing_on(
        body, half=length * rng.uniform(0.38, 0.55), root=length * rng.uniform(0.15, 0.22),
        taper=rng.uniform(0.25, 0.45), back=rng.uniform(0.38, 0.46), height=-0.65, sweep=rng.uniform(12, 34),
        dihedral=rng.uniform(2, 6), winglet=pick(rng, 0, 0.12, 0.18),
    )
    span = length * rng.uniform(0.14, 0.18)
    radius = width * rng.uniform(0.2, 0.3)
    parts = [
        body.part(), wing.part(), windshield(body),
        *tail(rng, body, pick(rng, "tee", "tee", "cross"), span=span, sweep=rng.uniform(20, 38)),
    ]
    parts += pods_behind(body, radius, radius * rng.uniform(3.5, 5), back=rng.uniform(0.68, 0.74))
    if rng.random() < 0.2:
        y = body.at(-0.3 * length)[0] + 0.4 * body.height
        parts += [*jet_pod((0, y, -0.32 * length), 0.2 * length, radius)]
    if rng.random() < 0.8:
        parts.append(cabin_windows(body, start=0.24, end=0.62, count=int(rng.integers(5, 14))))
    if rng.random() < 0.6:
        parts += gear(body, wing, radius=0.15 * width, track=0.7 * width, ground=-0.95 * body.height)
    return parts


def delta_airliner(rng: np.random.Generator) -> list[Part]:
    """A supersonic airliner: a needle of a body on a double-delta wing, engines in boxes under it."""
    length = rng.uniform(45, 65)
    width = length * rng.uniform(0.05, 0.075)
    body = Fuselage(
        length, width, 1.1 * width, 0.22, 0.35, blunt=1.4, tail_end=0.08, rise=0.25, droop=rng.uniform(0, 0.5)
    )
    half, front = length * rng.uniform(0.2, 0.27), rng.uniform(0.1, 0.22) * length
    y, end, thick = -0.3 * body.height, -0.4 * length, 0.02 * length
    kink = rng.uniform(0.35, 0.55)
    rows = [
        (0.0, front, end), (0.12 * length / half * 0.5, front - 0.14 * length, end),
        (kink, front - 0.33 * length, end), (1.0, end + 0.08 * length, end + 0.01 * length),
    ]
    stations = [
        ((share * half, y + 0.02 * share * half, lead), lead - rear, thick * (1 - 0.45 * share))
        for share, lead, rear in rows
    ]
    fin = Wing(0.13 * length, 0.2 * length, 0.06 * length, 0.1 * width, end + 0.12 * length, 50)
    parts = [
        body.part(), surface(stations, both=True), fin.fin(), windshield(body),
        cabin_windows(body, start=0.2, end=0.7, count=24),
    ]
    for x in pick(rng, (0.42,), (0.38, 0.52)):
        pod = box(
            (0.09 * half, 0.025 * length, 0.2 * length), (x * half, y - 0.02 * length, end + 0.11 * length),
            bevel=0.004 * length, material="metal",
        )
        parts += both_sides([pod])
    return parts


def jet_fighter(rng: np.random.Generator) -> list[Part]:
    """A fighter jet: delta, swept or cropped wing, one or two fins, intakes at the sides, canards, stores."""
    length, delta = rng.uniform(13, 20), rng.random() < 0.4
    width = length * rng.uniform(0.1, 0.15)
    body = Fuselage(
        length, width, width * rng.uniform(0.75, 1.0), rng.uniform(0.3, 0.45), rng.uniform(0.2, 0.35),
        blunt=rng.uniform(1.15, 1.6), nose_end=float(pick(rng, 0, 0, 0, 0.4)), tail_end=rng.uniform(0.5, 0.8),
        rise=0.05, droop=rng.uniform(0, 0.2), square=rng.uniform(2.2, 3.5),
    )
    twin, end = rng.random() < 0.5, -length / 2
    wing = _fighter_wing(rng, body, delta=delta)
    parts = [
        body.part(), wing.part(),
        canopy(body, back=rng.uniform(0.24, 0.3), length=rng.uniform(0.14, 0.24), width=0.6, height=0.9),
    ]
    parts += _fighter_tail(rng, body, wing, delta=delta, twin=twin)
    if rng.random() < 0.75:
        intake = box(
            (0.45 * width, 0.7 * body.height, 0.36 * length),
            (0.5 * width, -0.1 * body.height, -0.02 * length), bevel=0.08 * width, material="paint",
        )
        parts += both_sides([intake])
    nozzle = [0.24 * width] if twin else [0.0]
    for x in nozzle:
        pod = store((x, 0, end + 0.02 * length), 0.14 * length, (0.22 if twin else 0.33) * width, "metal")
        parts += both_sides([pod]) if x else [pod]
    for share in pick(rng, (), (), (0.5,), (0.45, 0.75)):
        y, z, chord, _ = wing.at(share * wing.half)
        parts += both_sides(
            [store((share * wing.half, y - 0.022 * length, z - 0.4 * chord), 0.2 * length, 0.018 * length)]
        )
    if rng.random() < 0.35:
        parts += gear(body, wing, radius=0.022 * length, track=0.09 * length, ground=-0.13 * length)
    return parts


def _fighter_wing(rng: np.random.Generator, body: Fuselage, *, delta: bool) -> Wing:
    """A delta wing, or a swept one cut short."""
    length = body.length
    if delta:
        shape = {
            "half": length * rng.uniform(0.26, 0.36), "root": length * rng.uniform(0.45, 0.58),
            "taper": rng.uniform(0.04, 0.15), "back": 0.38, "sweep": rng.uniform(48, 58),
        }
    else:
        shape = {
            "half": length * rng.uniform(0.3, 0.42), "root": length * rng.uniform(0.26, 0.38),
            "taper": rng.uniform(0.2, 0.4), "back": rng.uniform(0.36, 0.44), "sweep": rng.uniform(28, 48),
        }
    return wing_on(body, height=rng.uniform(-0.3, 0.6), dihedral=rng.uniform(-4, 3), **shape)


def _fighter_tail(
    rng: np.random.Generator, body: Fuselage, wing: Wing, *, delta: bool, twin: bool
) -> list[Part]:
    """One fin or two, and a tailplane, canards or, behind a delta, nothing."""
    length, width, end = body.length, body.width, -body.length / 2
    fin = Wing(
        length * rng.uniform(0.14, 0.19), length * rng.uniform(0.16, 0.22), 0.07 * length, 0,
        end + 0.24 * length, rng.uniform(35, 50),
    )
    parts = both_sides([fin.fin(0.36 * width, cant=rng.uniform(0, 28))]) if twin else [fin.fin()]
    if not delta or rng.random() < 0.2:
        plane = Wing(
            0.55 * wing.half, 0.13 * length, 0.06 * length, -0.1 * width, end + 0.16 * length, wing.sweep
        )
        parts.append(plane.part())
    elif rng.random() < 0.6:
        parts.append(
            Wing(0.42 * wing.half, 0.11 * length, 0.04 * length, 0.25 * body.height, 0.22 * length, 45).part()
        )
    return parts


def flying_wing(rng: np.random.Generator) -> list[Part]:
    """No tail: a thick swept wing with a hump for a body; fins at the tips, on the back or none."""
    half = rng.uniform(1, 20)
    sweep, root = rng.uniform(18, 40), half * rng.uniform(0.45, 0.85)
    wing = Wing(
        half, root, root * rng.uniform(0.2, 0.45), 0, 0.4 * root, sweep, rng.uniform(0, 4),
        winglet=pick(rng, 0, 0, 0.15, 0.22),
    )
    length, width = root * rng.uniform(0.95, 1.25), half * rng.uniform(0.14, 0.34)
    body = Fuselage(
        length, width, 0.62 * width if width < 0.5 * root else 0.3 * root, 0.4, 0.5,
        blunt=rng.uniform(1.4, 2), tail_end=0.2, rise=0, droop=0,
    )
    parts = [moved(body.part(), translate=(0, 0.03 * half, 0)), wing.part()]
    parts.append(
        moved(
            canopy(body, back=rng.uniform(0.25, 0.32), length=0.22, width=0.55, height=0.6),
            translate=(0, 0.03 * half, 0),
        )
    )
    if rng.random() < 0.35:
        _, z, chord, _ = wing.at(0.3 * half)
        parts += both_sides(
            [
                Wing(
                    0.2 * half, 0.7 * chord, 0.35 * chord, 0, z - 0.35 * chord, 35
                ).fin(0.3 * half, cant=rng.uniform(0, 30))
            ]
        )
    if rng.random() < 0.4:
        radius = 0.03 * half
        parts += both_sides([nacelle((0.14 * half, 0.05 * half, -0.1 * root), 0.5 * root, radius)])
    elif rng.random() < 0.3:
        parts += propeller((0, 0.03 * half, -0.52 * length), 0.14 * half, blades=2, turn=rng.uniform(0, 180))
    return parts
