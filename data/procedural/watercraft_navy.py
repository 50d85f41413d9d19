"""Warships, aircraft carriers and submarines."""

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cylinder,
    ellipsoid,
    joined,
    loft,
    loft_levels,
    moved,
    pick,
    rod,
)
from data.procedural.kit_aircraft import Fuselage, Wing, propeller
from data.procedural.watercraft_parts import Hull, Tier
from data.procedural.watercraft_rig import funnel, ship_mast, stay


def _turret(
    rng: np.random.Generator, at: tuple[float, float, float], size: float, *, barrels: int, aft: bool = False
) -> list[Part]:
    """A gun house with its barrels, facing the bow or the stern."""
    x, y, z = at
    sign = -1 if aft else 1
    house = box((size, 0.5 * size, 1.1 * size), (x, y + 0.25 * size, z), bevel=0.12 * size, material="metal")
    ring = cylinder(0.45 * size, 0.4 * size, (x, y - 0.1 * size, z), sides=12, material="metal")
    lift = rng.uniform(0.0, 0.25)
    tip = (y + (0.28 + 1.7 * lift) * size, z + sign * 2.0 * size)
    guns = [
        rod((off, y + 0.28 * size, z), (off, *tip), 0.07 * size)
        for off in x + (np.arange(barrels) - (barrels - 1) / 2) * 0.28 * size
    ]
    return [house, ring, joined(guns)]


def warship(rng: np.random.Generator) -> list[Part]:
    """A frigate, destroyer or battleship: slim hull, turrets before and behind, tower, funnels, masts."""
    length, battle = rng.uniform(80, 260), chance(rng, 0.35)
    slim = rng.uniform(0.12, 0.17) if battle else rng.uniform(0.095, 0.14)
    beam = slim * length * pick(rng, 1, 1, 1, 1.5)
    depth = length * rng.uniform(0.05, 0.075)
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.45, 0.6), point=rng.uniform(1.7, 2.2), stern=0.35,
        transom=rng.uniform(0.45, 0.8), full=rng.uniform(2.2, 3.5), entry=1.05,
        sheer=(0, rng.uniform(0.2, 0.5)), rake=(0.1, rng.uniform(0.6, 1.8)), lift=(0.5, 0.15)
    )
    parts = [hull.part("metal")]
    if chance(rng, 0.5):
        parts.append(hull.bottom(0.45 * depth))
    parts += _towers(rng, hull)
    return parts + _armament(rng, hull, battle)


def _towers(rng: np.random.Generator, hull: Hull) -> list[Part]:
    """The deckhouse, the bridge with its tower and mast, and funnels or raked uptakes."""
    length, beam, depth = hull.length, hull.beam, hull.depth
    deck, rise, lean = 0.98 * depth, depth * rng.uniform(0.45, 0.7), rng.uniform(0, 0.4)
    main = Tier(
        hull, (hull.z(rng.uniform(0.2, 0.3)), hull.z(0.7)), deck, rise, 0.44 * beam, rake=(0.2, lean),
        taper=rng.uniform(0, 0.15)
    )
    base, at = main.top - 0.01 * rise, hull.z(0.62)
    bridge = Tier(
        hull, (at - 0.07 * length, at + 0.04 * length), base, 1.3 * rise, 0.34 * beam, rake=(0.1, lean),
        taper=0.15
    )
    tower = Tier(
        hull, (at - 0.06 * length, at - 0.005 * length), bridge.top - 0.1, 1.1 * rise, 0.2 * beam,
        rake=(0.05, lean), taper=0.2
    )
    parts = [
        main.part("metal"), bridge.part("metal"), tower.part("metal"),
        bridge.band(0.6, 0.82, out=0.008 * beam)
    ]
    tall = depth * rng.uniform(0.9, 1.6)
    parts += ship_mast((0, tower.top, at - 0.035 * length), tall, 0.004 * length)
    places = np.linspace(0.36, 0.5, pick(rng, 1, 2, 2))
    for share in places:
        z, wide = hull.z(float(share)), 0.14 * beam
        if chance(rng, 0.5):
            parts += funnel((0, base, z), wide, 1.6 * rise, rake=0.15, long=1.6)
        else:
            block = Tier(
                hull, (z - 0.035 * length, z + 0.035 * length), base, 1.4 * rise, 0.22 * beam,
                rake=(0.2, 0.3), taper=0.3
            )
            parts.append(block.part("metal"))
    return parts


def _armament(rng: np.random.Generator, hull: Hull, battle: bool) -> list[Part]:
    """Gun turrets, or one gun with a hangar, a landing circle and a missile deck."""
    length, beam, depth, parts = hull.length, hull.beam, hull.depth, []
    deck, rise, base = 0.98 * depth, 0.55 * depth, 1.4 * depth
    size = beam * (rng.uniform(0.42, 0.55) if battle else rng.uniform(0.25, 0.36))
    barrels = pick(rng, 2, 3) if battle else pick(rng, 1, 1, 2)
    parts += _turret(rng, (0, deck * 1.04, hull.z(0.82 if battle else 0.8)), size, barrels=barrels)
    if battle:
        parts += _turret(rng, (0, deck + 0.65 * size, hull.z(0.82) - 1.6 * size), size, barrels=barrels)
    if battle or chance(rng, 0.35):
        parts += _turret(rng, (0, deck, hull.z(0.12)), size, barrels=barrels, aft=True)
        small = 0.4 * size
        for z in np.linspace(hull.z(0.35), hull.z(0.58), pick(rng, 2, 3)):
            parts += both_sides(_turret(rng, (0.36 * beam, base, z), small, barrels=2))
    else:
        parts.append(
            box(
                (0.7 * beam, 0.9 * rise, 0.1 * length), (0, deck + 0.4 * rise, hull.z(0.27)),
                bevel=0.05 * rise, material="metal"
            )
        )
        parts.append(
            cylinder(
                0.3 * beam, 0.05 * depth, (0, deck + 0.02 * depth, hull.z(0.11)), sides=16, material="paint"
            )
        )
        parts.append(
            box(
                (0.4 * beam, 0.4 * rise, 0.05 * length), (0, deck + 0.2 * rise, hull.z(0.73)),
                material="metal"
            )
        )
    if chance(rng, 0.6):
        dome = ellipsoid(
            (0.09 * beam,) * 3, (0, base + 0.08 * beam, hull.z(0.33)), segments=10, material="plastic"
        )
        parts.append(dome)
    return parts


def carrier(rng: np.random.Generator) -> list[Part]:
    """An aircraft carrier: a flat deck wider than the hull, the island at its right edge, parked aircraft."""
    length = rng.uniform(180, 340)
    beam, depth = length * rng.uniform(0.11, 0.15), length * rng.uniform(0.06, 0.085)
    hull = Hull(
        length, beam, depth, bow=0.4, point=2, stern=0.25, transom=0.7, full=3.5, entry=1.1, sheer=(0, 0.05),
        rake=(0.2, 0.7), lift=(0.5, 0.15)
    )
    wide, thick, parts = beam * rng.uniform(1.35, 1.9), 0.18 * depth, [hull.part("metal")]
    parts += _flight_deck(rng, hull, wide)
    deck, side = depth + thick, -0.4 * wide
    rise, long = depth * rng.uniform(0.55, 0.9), length * rng.uniform(0.07, 0.15)
    at = rng.uniform(-0.1, 0.1) * length
    island = box(
        (0.14 * wide, 1.05 * rise, long), (side, deck + rise / 2, at), bevel=0.1 * rise, material="metal"
    )
    upper = box(
        (0.12 * wide, 0.6 * rise, 0.5 * long), (side, deck + 1.3 * rise, at + 0.1 * long), bevel=0.05 * rise,
        material="metal"
    )
    glass = box(
        (0.125 * wide, 0.2 * rise, 0.52 * long), (side, deck + 1.4 * rise, at + 0.1 * long), material="glass"
    )
    parts += [island, upper, glass, *ship_mast((side, deck + 1.6 * rise, at), 0.9 * rise, 0.004 * length)]
    if chance(rng, 0.4):
        parts += funnel(
            (side, deck + 0.9 * rise, at - 0.3 * long), 0.06 * wide, 0.7 * rise, rake=0.2, long=1.5
        )
    parts.append(
        box(
            (0.01 * length, 0.06 * thick, 0.7 * length), (0.12 * wide, deck + 0.02 * thick, -0.03 * length),
            material="paint"
        )
    )
    plane = _parked(0.05 * length)
    for share in np.linspace(-0.38, 0.3, int(rng.integers(0, 8))):
        spot = (rng.uniform(0.25, 0.4) * wide, deck + 0.003 * length, share * length)
        parts.append(moved(plane, rotate=(0, rng.uniform(-70, -20), 0), translate=spot))
    return parts


def _flight_deck(rng: np.random.Generator, hull: Hull, wide: float) -> list[Part]:
    """The overhanging deck, perhaps with a ski jump."""
    length, depth = hull.length, hull.depth
    thick, tip = 0.18 * depth, rng.uniform(0.3, 0.55)
    half = np.array([0.36, 0.5, 0.5, 0.42, tip * 0.7]) * wide
    z = np.array([-0.5, -0.42, 0.1, rng.uniform(0.15, 0.3), 0.53]) * length
    left = half * rng.uniform(0.95, 1.1) if chance(rng, 0.6) else half
    outline = np.concatenate([np.stack([half, z], axis=1), np.stack([-left, z], axis=1)[::-1]])
    if chance(rng, 0.3):
        outline[4:6, 1] -= 0.02 * length
    rings = np.zeros((2, 10, 3))
    rings[:, :, [0, 2]] = outline
    rings[0, :, 0] *= 0.8
    rings[:, :, 1] = np.array([[depth - thick], [depth + thick]])
    parts = [loft(rings, material="metal")]
    if chance(rng, 0.4):
        ramp = np.zeros((2, 4, 3))
        ramp[:, :, 0] = np.array([-1, 1, 1, -1]) * half[4] * 0.95
        ramp[0, :, 1], ramp[1, :, 1] = depth, depth + thick + np.array([0, 0, 0.5, 0.5]) * depth
        ramp[:, :, 2] = np.array([0.35, 0.35, 0.53, 0.53]) * length
        parts.append(loft(ramp, material="metal"))
    return parts


def _parked(length: float) -> Part:
    """A jet standing on the deck, as one part."""
    body = ellipsoid((0.07 * length, 0.07 * length, 0.5 * length), segments=8, material="metal")
    wings = Wing(0.32 * length, 0.4 * length, 0.1 * length, 0, 0.1 * length, 35).part("metal")
    fin = box(
        (0.02 * length, 0.24 * length, 0.16 * length), (0, 0.12 * length, -0.4 * length), material="metal"
    )
    return joined([body, wings, fin])


def submarine(rng: np.random.Generator) -> list[Part]:
    """A round hull with a sail, planes, rudders and a screw; a modern one, or an old boat with a deck."""
    length, old = rng.uniform(50, 170), chance(rng, 0.35)
    width = length * rng.uniform(0.075, 0.13) * pick(rng, 1, 1, 1.5)
    body = Fuselage(
        length, width, width * rng.uniform(0.95, 1.1), nose=rng.uniform(0.12, 0.3),
        tail=rng.uniform(0.25, 0.42), blunt=2.0 if not old else 1.5, tail_end=0.08, rise=0, droop=0
    )
    radius, parts = width / 2, [body.part("metal")]
    if old:
        casing = Hull(
            0.96 * length, 0.75 * width, 0.5 * width, bow=0.45, point=1.8, stern=0.5, transom=0.05, full=5,
            sheer=(0, rng.uniform(0, 0.4)), rake=(0, 0.5), lift=(0, 0)
        )
        parts.append(moved(casing.part("metal"), translate=(0, 0.15 * width, 0)))
    back, tall = rng.uniform(0.28, 0.42) if not old else rng.uniform(0.4, 0.5), radius * rng.uniform(0.8, 1.4)
    long, thick = length * rng.uniform(0.08, 0.16), width * rng.uniform(0.22, 0.34)
    z, foot = (0.5 - back) * length, radius * (1.2 if old else 0.85)
    parts.append(_sail_of_submarine((thick, tall, long), z, foot))
    top = foot + tall
    for share in rng.uniform(0.3, 0.7, int(rng.integers(1, 4))):
        high = tall * rng.uniform(0.3, 0.9)
        parts.append(
            cylinder(
                0.006 * length, high + 0.2 * tall, (0, top + high / 2 - 0.1 * tall, z - float(share) * long),
                sides=6
            )
        )
    chord = rng.uniform(0.25, 0.4) * width
    if old:
        parts += _deck_gun_and_wires(length, radius, z - 0.4 * long, top)
    elif chance(rng, 0.6):
        plane = Wing(
            thick * 0.5 + 0.5 * width, chord, 0.6 * chord, foot + rng.uniform(0.4, 0.7) * tall,
            z - 0.25 * long
        )
        parts.append(plane.part("metal"))
    else:
        parts.append(Wing(1.4 * radius, chord, 0.6 * chord, 0.2 * radius, 0.34 * length).part("metal"))
    fin = Wing(radius * rng.uniform(0.9, 1.2), 1.1 * chord, 0.7 * chord, 0, -0.4 * length)
    crossed = 45 if chance(rng, 0.25) else 0
    parts += [moved(fin.part("metal"), rotate=(0, 0, angle + crossed)) for angle in (0, 90)]
    parts += propeller((0, 0, -0.5 * length), 0.55 * radius, blades=pick(rng, 4, 5, 7), spinner=0.22)
    return parts


def _sail_of_submarine(size: tuple[float, float, float], z: float, foot: float) -> Part:
    """The tower: (width, height, length), its front at z, sunk below its foot."""
    thick, tall, long = size
    turn = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    along = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** 0.8
    plan = np.stack([thick * np.sin(turn), long * along], axis=1)
    shares = ((0.54, foot - 0.3 * tall), (0.475, foot + 0.92 * tall), (0.41, foot + tall))
    return loft_levels([(share * plan, y) for share, y in shares], (0, 0, z - long / 2), material="metal")


def _deck_gun_and_wires(length: float, radius: float, z: float, top: float) -> list[Part]:
    """What an old boat carries: a gun before the tower at z, wires from its top to both ends."""
    foot, parts = 1.2 * radius, []
    parts.append(cylinder(0.1 * radius, 0.4 * radius, (0, foot, z + 0.13 * length), sides=8))
    parts.append(
        rod((0, foot + 0.2 * radius, z + 0.12 * length), (0, foot + 0.25 * radius, z + 0.19 * length),
            0.07 * radius, sides=6
        )
    )
    for end, low in ((-0.4, 0.75), (0.4, 1.0)):
        parts.append(stay((0, top, z), (0, low * radius, end * length), 0.0025 * length))
    return parts
