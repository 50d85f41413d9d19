"""What airplanes are put together from: tails, engines, gear, glass, floats. Metres; nose to +Z."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, ellipsoid, joined, moved
from data.procedural.kit_aircraft import Fuselage, Wing, jet_pod, nacelle, propeller, strut, wheel


def wing_on(
    body: Fuselage, *, half: float, root: float, taper: float, back: float, height: float, **shape: float
) -> Wing:
    """A wing whose leading edge starts `back` of the body's length behind the nose, `height` half-heights up.

    taper: tip chord by root chord. shape: sweep, dihedral, round, winglet of Wing.
    """
    z = (0.5 - back) * body.length
    middle, _, half_height = body.at(z - root / 2)
    return Wing(half, root, taper * root, middle + height * half_height, z, **shape)


def tail(
    rng: np.random.Generator, body: Fuselage, style: str, *, span: float, sweep: float = 25.0
) -> list[Part]:
    """Fin and tailplane at the end of the body; `span` is the half span of the tailplane.

    style: "low", "cross", "tee" (by where the tailplane sits), "twin" (fins at its ends) or "vee".
    """
    end, chord = -body.length / 2, span * rng.uniform(0.5, 0.75)
    y = body.at(end + 0.7 * chord)[0]
    height, taper = span * rng.uniform(0.75, 1.05), rng.uniform(0.4, 0.75)
    swept = rng.uniform(0.9, 1.4) * sweep
    curved = float(rng.choice([0.0, 0.0, 0.6])) if sweep < 15 else 0.0
    plane = Wing(span, chord, taper * chord, y, end + chord, sweep, rng.uniform(-1, 6), round=curved)
    if style == "vee":
        blade = Wing(1.1 * height, chord, taper * chord, y, end + chord, sweep)
        return both_sides([blade.fin(cant=rng.uniform(40, 55))])
    if style == "twin":
        at_y, at_z, at_chord, _ = plane.at(span)
        blade = Wing(
            0.7 * height, 1.15 * at_chord, 0.8 * at_chord, at_y - 0.25 * height, at_z + 0.1 * at_chord,
            sweep / 2, round=curved,
        )
        return [plane.part(), *both_sides([blade.fin(span)])]
    fin = Wing(
        height, 1.15 * chord, taper * chord, y, end + 1.2 * chord, swept,
        round=curved if style == "low" else 0.0,
    )
    share = {"low": 0.0, "cross": 0.4, "tee": 0.97}[style]
    _, z, fin_chord, _ = fin.at(share * height)
    if share:
        plane = Wing(
            span, min(chord, 0.95 * fin_chord), 0.8 * taper * min(chord, fin_chord), y + share * height,
            z - 0.03 * chord, sweep,
        )
    return [fin.fin(), plane.part()]


def pods_under(wing: Wing, shares: tuple[float, ...], radius: float, length: float) -> list[Part]:
    """Jet engines slung before and below the wing at these shares of the half span, on pylons."""
    parts = []
    for share in shares:
        x = share * wing.half
        y, z, _, thickness = wing.at(x)
        low, middle = y - 0.4 * thickness - 1.2 * radius, z + 0.2 * length
        pylon = box(
            (0.3 * radius, 1.6 * radius, 0.7 * length), (x, low + 0.9 * radius, middle - 0.3 * length),
            bevel=0.05 * radius, material="paint",
        )
        parts += [*jet_pod((x, low, middle), length, radius), pylon]
    return both_sides(parts)


def pods_behind(body: Fuselage, radius: float, length: float, *, back: float) -> list[Part]:
    """A jet engine at each side of the rear body, on a stub, `back` of the length behind the nose."""
    z = (0.5 - back) * body.length
    y, half_width, half_height = body.at(z)
    x, y = half_width + 1.25 * radius, y + 0.35 * half_height
    stub = box((x, 0.35 * radius, 0.6 * length), (x / 2, y, z - 0.05 * length), material="paint")
    return both_sides([*jet_pod((x, y, z), length, radius), stub])


def engines_on(
    rng: np.random.Generator, wing: Wing, shares: tuple[float, ...], radius: float, blade: float
) -> list[Part]:
    """Engines in the leading edge at these shares of the half span, their propellers `blade` in radius."""
    blades, turn = int(rng.choice([2, 3, 4])), rng.uniform(0, 120)
    length, parts = radius * rng.uniform(4.5, 6.5), []
    drop = rng.uniform(-0.2, 0.3) * radius
    for share in shares:
        x = share * wing.half
        y, z, _, _ = wing.at(x)
        front = z + rng.uniform(0.35, 0.4) * length
        parts.append(nacelle((x, y - drop, front - length / 2), length, radius))
        parts += propeller(
            (x, y - drop, front + 0.05 * radius), blade, blades=blades, turn=turn,
            spinner=0.5 * radius / blade,
        )
    return both_sides(parts)


def nose_propeller(rng: np.random.Generator, body: Fuselage, radius: float) -> list[Part]:
    """A propeller at the tip of the nose."""
    z = body.length / 2
    size = max(body.nose_end, 0.3) * body.width / 2
    return propeller(
        (0, body.at(z)[0], z), radius, blades=int(rng.choice([2, 2, 3, 4])), turn=rng.uniform(0, 180),
        spinner=size / radius,
    )


def canopy(
    body: Fuselage, *, back: float, length: float, width: float = 0.8, height: float = 1.0, up: float = 0.55
) -> Part:
    """A glass canopy let into the body, its middle `back` behind the nose, both in shares of its length.

    width, height, up: its size and how far above the middle it sits, as shares of half the section there.
    """
    z = (0.5 - back) * body.length
    middle, half_width, half_height = body.at(z)
    radii = (width * half_width, height * half_height, length * body.length / 2)
    return ellipsoid(radii, (0, middle + up * half_height, z), power=2.4, material="glass")


def windshield(body: Fuselage) -> Part:
    """The cockpit windows of a large aircraft: a dark band across the top of the nose."""
    z = (0.5 - 0.42 * body.nose) * body.length
    middle, half_width, half_height = body.at(z)
    depth = 0.2 * body.nose * body.length
    return ellipsoid(
        (0.93 * half_width, 0.28 * half_height, depth), (0, middle + 0.72 * half_height, z), power=3,
        segments=12, material="glass",
    )


def cabin_windows(body: Fuselage, *, start: float, end: float, count: int) -> Part:
    """Rows of small panes along both sides, from `start` to `end` of the length behind the nose."""
    pane, panes = 0.3 * (end - start) * body.length / count, []
    for back in np.linspace(start, end, count):
        z = (0.5 - back) * body.length
        y, half_width, half_height = body.at(z)
        panes.append(
            box(
                (0.06 * half_width, 0.16 * half_height, 2 * pane),
                (0.97 * half_width, y + 0.22 * half_height, z), material="glass",
            )
        )
    return joined(both_sides(panes))


def gear(
    body: Fuselage, wing: Wing, *, radius: float, track: float, ground: float, tail_wheel: bool = False
) -> list[Part]:
    """Three wheels on struts, two `track` off the middle, one under nose or tail, down to y = `ground`."""
    y, z, chord, _ = wing.at(track)
    if y > body.at(z - chord / 2)[0] + 0.5 * body.height / 2:  # a high wing: the legs spring from the body
        leg = (0.3 * body.width, body.at(z - chord / 2)[0] - 0.25 * body.height, z - 0.45 * chord)
    else:
        leg = (track, y, z - 0.5 * chord)
    main_z = leg[2] + (0.5 * chord if tail_wheel else -0.05 * chord)
    parts = both_sides(wheel((track, ground + radius, main_z), radius, leg=leg))
    at = -0.47 * body.length if tail_wheel else (0.5 - 0.8 * body.nose) * body.length
    small = 0.5 * radius if tail_wheel else 0.8 * radius
    middle = body.at(at)[0]
    low = middle - body.at(at)[2] - 1.2 * small if tail_wheel else ground + small
    return [*parts, *wheel((0, low, at), small, leg=(0, middle, at))]


def wing_struts(body: Fuselage, wing: Wing, *, share: float, radius: float) -> list[Part]:
    """A bracing bar at each side, from low on the body to the wing at this share of the half span."""
    x = share * wing.half
    y, z, chord, _ = wing.at(x)
    low, half_width, half_height = body.at(z - 0.4 * chord)
    return both_sides(
        [
            strut(
                (0.7 * half_width, low - 0.6 * half_height, z - 0.4 * chord), (x, y, z - 0.4 * chord),
                radius=radius,
            )
        ]
    )


def floats(body: Fuselage, *, length: float, apart: float, y: float) -> list[Part]:
    """Two floats under the body at x = +-apart, their middles at height y, held by struts and a cross bar."""
    hull = Fuselage(
        length, 0.11 * length, 0.1 * length, 0.35, 0.45, blunt=1.8, tail_end=0.2, rise=0.3, droop=-0.35,
        square=3,
    )
    middle = 0.08 * body.length
    one = moved(hull.part(), translate=(apart, y, middle))
    ends = [middle + 0.2 * length, middle - 0.15 * length]
    legs = [
        strut((0.25 * body.width, body.at(z)[0] - 0.2 * body.height, z), (apart, y, z), radius=0.012 * length)
        for z in ends
    ]
    bars = [strut((-apart, y, z), (apart, y, z), radius=0.01 * length) for z in ends]
    return [*both_sides([one, *legs]), *bars]


def store(point: tuple[float, float, float], length: float, radius: float, material: str = "paint") -> Part:
    """A slim store about +Z: a bomb, missile, tip tank or boom."""
    return moved(
        Fuselage(
            length, 2 * radius, 2 * radius, 0.25, 0.3, blunt=1.6, tail_end=0.3, rise=0, droop=0
        ).part(material), translate=point,
    )
