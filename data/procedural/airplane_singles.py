"""Airplanes of one propeller or none: tourers, biplanes, gliders and the like. Metres; nose to +Z."""

import numpy as np

from data.procedural.airplane_parts import (
    canopy,
    floats,
    gear,
    nose_propeller,
    tail,
    wing_on,
    wing_struts,
)
from data.procedural.kit import Part, both_sides, box, ellipsoid, moved, pick, tube
from data.procedural.kit_aircraft import Fuselage, Wing, propeller, strut, wheel


def light_plane(rng: np.random.Generator) -> list[Part]:
    """One propeller, two to six seats, wing high with struts or low, wheels down."""
    length, high = rng.uniform(6.5, 9), rng.random() < 0.5
    width = length * rng.uniform(0.13, 0.17)
    body = Fuselage(
        length, width, width * rng.uniform(1.05, 1.35), rng.uniform(0.14, 0.26), rng.uniform(0.5, 0.62),
        blunt=rng.uniform(1.6, 3), nose_end=rng.uniform(0.25, 0.6), tail_end=0.12, rise=rng.uniform(0, 0.3),
        droop=rng.uniform(0.05, 0.25), square=rng.uniform(2.2, 4),
    )
    taper = float(pick(rng, 1.0, rng.uniform(0.55, 1)))
    wing = wing_on(
        body, half=length * rng.uniform(0.55, 0.72), root=length * rng.uniform(0.17, 0.24), taper=taper,
        back=rng.uniform(0.24, 0.32), height=0.95 if high else -0.7, sweep=rng.uniform(-1, 3),
        dihedral=rng.uniform(0, 2) if high else rng.uniform(3, 7), round=pick(rng, 0, 0, 0.4, 0.8),
    )
    parts = [
        body.part(), wing.part(),
        *tail(
            rng, body, pick(rng, "low", "low", "low", "cross", "tee", "vee"),
            span=length * rng.uniform(0.18, 0.24), sweep=rng.uniform(0, 12),
        ),
    ]
    parts += nose_propeller(rng, body, length * rng.uniform(0.11, 0.14))
    parts.append(
        canopy(
            body, back=rng.uniform(0.32, 0.36), length=rng.uniform(0.2, 0.32), width=1.12 if high else 0.92,
            height=0.62 if high else 0.95, up=0.3 if high else 0.55,
        )
    )
    if high and rng.random() < 0.8:
        parts += wing_struts(body, wing, share=rng.uniform(0.4, 0.6), radius=0.008 * length)
    if rng.random() < 0.85:
        parts += gear(
            body, wing, radius=length * rng.uniform(0.028, 0.045), track=length * rng.uniform(0.13, 0.17),
            ground=-body.height * rng.uniform(0.95, 1.15), tail_wheel=rng.random() < 0.35,
        )
    return parts


def biplane(rng: np.random.Generator) -> list[Part]:
    """Two wings, one above the other and a little ahead, joined by struts; open cockpits and a round nose."""
    length = rng.uniform(6, 8.5)
    width = length * rng.uniform(0.13, 0.16)
    body = Fuselage(
        length, width, 1.15 * width, rng.uniform(0.05, 0.12), rng.uniform(0.5, 0.65), blunt=3,
        nose_end=rng.uniform(0.55, 0.85), rise=rng.uniform(0, 0.2), droop=0.05, square=rng.uniform(2, 3),
    )
    half, root = length * rng.uniform(0.5, 0.64), length * rng.uniform(0.16, 0.2)
    curved = pick(rng, 0, 0.4, 0.7)
    low = wing_on(
        body, half=half * rng.uniform(0.85, 1), root=root, taper=1.0, back=rng.uniform(0.24, 0.3),
        height=-0.8, dihedral=rng.uniform(0, 3), round=curved,
    )
    gap, stagger = rng.uniform(0.95, 1.2) * root, rng.uniform(0, 0.35) * root
    top = Wing(
        half, root, root, low.y + gap + 0.25 * body.height, low.z + stagger, 0, rng.uniform(0, 2),
        round=curved,
    )
    parts = [
        body.part(), low.part("fabric"), top.part("fabric"),
        *tail(rng, body, "low", span=length * rng.uniform(0.18, 0.22), sweep=8),
    ]
    parts += _bracing(rng, low, top, radius=0.009 * length)
    for back in pick(rng, (0.45,), (0.36, 0.5)):
        parts.append(canopy(body, back=back, length=0.07, width=0.55, height=0.8))
    parts += nose_propeller(rng, body, length * rng.uniform(0.13, 0.16))
    return [
        *parts,
        *gear(
            body, low, radius=0.05 * length, track=0.13 * length, ground=-1.2 * body.height, tail_wheel=True
        ),
    ]


def _bracing(rng: np.random.Generator, low: Wing, top: Wing, *, radius: float) -> list[Part]:
    """The struts between the wings of a biplane: by the body, and one or two pairs further out."""
    parts, half = [], low.half
    bars = [(0.12 * half, 0.12 * half)] + [
        (share * half, share * half) for share in pick(rng, (0.62,), (0.7,), (0.4, 0.75))
    ]
    for inner, outer in bars:
        for share in (0.2, 0.7):
            y, z, chord, _ = low.at(inner)
            top_y, top_z, top_chord, _ = top.at(outer)
            parts += both_sides(
                [
                    strut(
                        (inner, y, z - share * chord), (outer, top_y, top_z - share * top_chord),
                        radius=radius, material="wood",
                    )
                ]
            )
    return parts


def warbird(rng: np.random.Generator) -> list[Part]:
    """A propeller fighter of the 1940s: low wing, bubble or razorback canopy, gear mostly up."""
    length = rng.uniform(8.5, 11)
    width, radial = length * rng.uniform(0.1, 0.13), rng.random() < 0.45
    body = Fuselage(
        length, width * (1.15 if radial else 1), width * rng.uniform(1.15, 1.35), 0.08 if radial else 0.3,
        rng.uniform(0.5, 0.6), blunt=2.5 if radial else 1.8, nose_end=0.65 if radial else 0.3, tail_end=0.1,
        rise=rng.uniform(0, 0.25), droop=0.05,
    )
    wing = wing_on(
        body, half=length * rng.uniform(0.52, 0.64), root=length * rng.uniform(0.22, 0.3),
        taper=rng.uniform(0.4, 0.65), back=rng.uniform(0.24, 0.32), height=-0.6, sweep=rng.uniform(0, 6),
        dihedral=rng.uniform(2, 7), round=pick(rng, 0.2, 0.5, 1.0),
    )
    parts = [
        body.part(), wing.part(), *tail(rng, body, "low", span=length * rng.uniform(0.18, 0.23), sweep=10),
        *nose_propeller(rng, body, length * rng.uniform(0.15, 0.19)),
    ]
    parts.append(
        canopy(body, back=rng.uniform(0.42, 0.5), length=rng.uniform(0.14, 0.24), width=0.6, height=0.75)
    )
    if rng.random() < 0.4:
        parts.append(
            ellipsoid(
                (0.28 * width, 0.25 * width, 0.12 * length), (0, -0.5 * body.height, -0.02 * length),
                material="paint",
            )
        )
    if rng.random() < 0.4:
        parts += gear(
            body, wing, radius=0.04 * length, track=0.16 * length, ground=-1.1 * body.height, tail_wheel=True
        )
    return parts


def glider(rng: np.random.Generator) -> list[Part]:
    """A sailplane: a slender body and very long wings."""
    length = rng.uniform(6.5, 8.5)
    body = Fuselage(
        length, 0.09 * length, 0.115 * length, 0.28, 0.6, blunt=1.7, tail_end=0.18,
        rise=rng.uniform(0.1, 0.5), droop=0.15,
    )
    wing = wing_on(
        body, half=length * rng.uniform(0.85, 1.3), root=length * rng.uniform(0.12, 0.15),
        taper=rng.uniform(0.4, 0.7), back=rng.uniform(0.28, 0.34), height=rng.uniform(0.4, 0.85),
        sweep=rng.uniform(-1, 3), dihedral=rng.uniform(2, 5), winglet=pick(rng, 0, 0, 0.06),
        round=pick(rng, 0.0, 0.4),
    )
    parts = [
        body.part(), wing.part(),
        *tail(
            rng, body, pick(rng, "tee", "tee", "low", "vee"), span=length * rng.uniform(0.17, 0.22), sweep=6
        ),
    ]
    return [
        *parts,
        canopy(body, back=rng.uniform(0.2, 0.24), length=rng.uniform(0.2, 0.26), width=0.8, height=0.7),
    ]


def seaplane(rng: np.random.Generator) -> list[Part]:
    """On two floats, with a propeller in the nose."""
    length = rng.uniform(7.5, 12)
    width = length * rng.uniform(0.12, 0.16)
    body = Fuselage(
        length, width, 1.2 * width, 0.2, 0.55, blunt=2.4, nose_end=0.45, rise=0.2, square=rng.uniform(2, 3.5)
    )
    high = rng.random() < 0.75
    wing = wing_on(
        body, half=length * rng.uniform(0.55, 0.75), root=0.19 * length, taper=rng.uniform(0.6, 1),
        back=rng.uniform(0.26, 0.32), height=0.95 if high else -0.7, dihedral=rng.uniform(0, 5),
        round=pick(rng, 0, 0.5),
    )
    parts = [
        body.part(), wing.part(), *tail(rng, body, "low", span=0.21 * length, sweep=8),
        *nose_propeller(rng, body, 0.13 * length),
    ]
    parts.append(
        canopy(
            body, back=0.31, length=0.25, width=1.12, height=0.62 if high else 0.9, up=0.3 if high else 0.55
        )
    )
    parts += wing_struts(body, wing, share=0.5, radius=0.009 * length) if high else []
    return [
        *parts,
        *floats(
            body, length=length * rng.uniform(0.72, 0.85), apart=0.17 * length,
            y=-body.height * rng.uniform(1.15, 1.4),
        ),
    ]


def ultralight(rng: np.random.Generator) -> list[Part]:
    """An open frame: a pod under a fabric wing, a boom to the tail, a propeller above, three wheels."""
    length = rng.uniform(5, 6.5)
    pod = Fuselage(0.42 * length, 0.14 * length, 0.17 * length, 0.4, 0.5, blunt=1.8, tail_end=0.2, rise=0.1)
    pod_z, top = 0.2 * length, rng.uniform(0.17, 0.24) * length
    wing = Wing(
        length * rng.uniform(0.75, 0.95), 0.24 * length, 0.24 * length * rng.uniform(0.6, 1), top,
        0.26 * length, rng.uniform(0, 12), rng.uniform(1, 5), round=pick(rng, 0, 0.3),
    )
    body = Fuselage(length, 0.04 * length, 0.04 * length, 0.1, 0.2, rise=0.0, droop=0)
    boom_y, middle = float(pick(rng, 0.05, 0.9)) * top, wing.z - 0.5 * wing.root
    rear = [
        moved(part, translate=(0, boom_y, 0))
        for part in tail(rng, body, pick(rng, "low", "vee", "cross"), span=0.2 * length, sweep=8)
    ]
    boom = tube(
        [(0, boom_y, -0.49 * length), (0, boom_y, 0.25 * length)], 0.017 * length, sides=8, material="metal"
    )
    parts = [moved(pod.part(), translate=(0, 0, pod_z)), wing.part("fabric"), boom, *rear]
    parts.append(moved(canopy(pod, back=0.4, length=0.4, width=0.85, height=0.8), translate=(0, 0, pod_z)))
    for z in (middle + 0.06 * length, middle - 0.06 * length):
        parts += both_sides(
            [
                strut(
                    (0.04 * length, -0.02 * length, pod_z - 0.02 * length),
                    (0.5 * wing.half, wing.at(0.5 * wing.half)[0], z), radius=0.008 * length,
                )
            ]
        )
        parts.append(strut((0, 0, z), (0, top, z), radius=0.012 * length))
    engine = (0, top + 0.035 * length, middle)
    parts.append(
        box((0.06 * length, 0.07 * length, 0.16 * length), engine, bevel=0.01 * length, material="metal")
    )
    hub = (0, engine[1] + 0.03 * length, middle + float(pick(rng, -0.13, 0.17)) * length)
    parts += propeller(hub, 0.12 * length, blades=3, turn=rng.uniform(0, 90))
    parts.append(strut((0, hub[1], middle), hub, radius=0.015 * length))
    return [*parts, *_pod_wheels(length, pod_z)]


def _pod_wheels(length: float, pod_z: float) -> list[Part]:
    """Three wheels on legs out of the pod of an ultralight this long, its pod's middle at z = `pod_z`."""
    wheels = both_sides(
        wheel(
            (0.13 * length, -0.14 * length, pod_z - 0.05 * length), 0.035 * length,
            leg=(0.03 * length, -0.03 * length, pod_z - 0.03 * length),
        )
    )
    nose = wheel(
        (0, -0.145 * length, pod_z + 0.12 * length), 0.028 * length,
        leg=(0, -0.02 * length, pod_z + 0.1 * length),
    )
    return [*wheels, *nose]
