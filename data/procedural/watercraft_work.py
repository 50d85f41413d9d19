"""Working craft: tugs, trawlers, ferries and houseboats."""

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cylinder,
    ellipsoid,
    facing,
    moved,
    pick,
    revolve,
    rod,
    tube,
)
from data.procedural.watercraft_parts import Hull, Tier, stacked
from data.procedural.watercraft_rig import funnel, ship_mast


def tug(rng: np.random.Generator) -> list[Part]:
    """A short stout hull with fenders, a tall wheelhouse forward and a towing deck aft; a fireboat too."""
    length = rng.uniform(14, 32)
    beam, depth = length * rng.uniform(0.32, 0.46), length * rng.uniform(0.15, 0.22)
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.4, 0.55), point=rng.uniform(2.2, 3),
        blunt=rng.uniform(0.5, 0.8), stern=0.35, transom=rng.uniform(0.5, 0.85), full=rng.uniform(2.2, 3.5),
        sheer=(rng.uniform(0, 0.2), rng.uniform(0.3, 0.7)), rake=(0.2, rng.uniform(0.1, 0.5)),
        lift=(0.4, 0.2), well=(0.03, 0.95, 0.22), wall=0.04
    )
    parts = [hull.part(), hull.rail(0.022 * length, drop=0.12 * depth, material="rubber")]
    if chance(rng, 0.5):
        parts.append(hull.bottom(0.4 * depth))
    base, front = 0.8 * depth, rng.uniform(0.7, 0.8)
    house = Tier(
        hull, (hull.z(rng.uniform(0.28, 0.42)), hull.z(front)), base, depth * rng.uniform(0.6, 0.85),
        0.33 * beam, rake=(0, rng.uniform(-0.1, 0.3)), nose=pick(rng, 0.0, 0.3, 0.5)
    )
    bridge = Tier(
        hull, (hull.z(front - rng.uniform(0.2, 0.28)), hull.z(front - 0.04)), house.top - 0.01,
        depth * rng.uniform(0.5, 0.75), 0.27 * beam, rake=(0.1, rng.uniform(-0.25, 0.25)),
        nose=pick(rng, 0.0, 0.4, 0.6), taper=0.05
    )
    parts += [house.part(), house.panes(pick(rng, 2, 3, 4), 0.45, 0.75, out=0.015 * beam), bridge.part()]
    parts += [bridge.band(0.45, 0.85, out=0.012 * beam), bridge.roof_slab(0.05 * depth, 0.03 * beam)]
    stack = (0, house.top, house.span[0] + rng.uniform(0.05, 0.09) * length)
    wide = beam * rng.uniform(0.07, 0.13)
    if chance(rng, 0.4):
        parts += both_sides(funnel((0.2 * beam, *stack[1:]), 0.7 * wide, 0.7 * depth, rake=0.05))
    else:
        parts += funnel(stack, wide, depth * rng.uniform(0.6, 1.1), rake=rng.uniform(0, 0.2))
    parts += ship_mast((0, bridge.top, 0.5 * sum(bridge.roof)), depth * rng.uniform(0.6, 1.1), 0.008 * length)
    parts.append(cylinder(0.05 * beam, 0.35 * depth, (0, 0.95 * depth, hull.z(0.18)), sides=10))
    parts.append(
        box((0.3 * beam, 0.05 * depth, 0.05 * beam), (0, 1.08 * depth, hull.z(0.18)), material="metal")
    )
    parts.append(
        box(
            (0.2 * beam, 0.4 * depth, 0.2 * beam), (0, 0.9 * depth, hull.z(0.88)), bevel=0.02 * beam,
            material="metal"
        )
    )
    if chance(rng, 0.6):
        tyre = revolve([(0.6, -0.4), (1, -0.4), (1, 0.4), (0.6, 0.4), (0.55, 0)], sides=10, material="rubber")
        tyre = moved(tyre, scale=0.2 * depth, rotate=(0, 0, 90))
        for share in np.linspace(0.2, 0.7, pick(rng, 3, 4, 5)):
            top, half = hull.deck(hull.z(float(share)))
            parts += both_sides([moved(tyre, translate=(1.01 * half, 0.75 * top, hull.z(float(share))))])
    return parts


def trawler(rng: np.random.Generator) -> list[Part]:
    """A fishing boat: high bow, wheelhouse forward or aft, mast with derricks, gantry or net drum."""
    length, aft = rng.uniform(8, 30), chance(rng, 0.4)
    beam, depth = length * rng.uniform(0.26, 0.4), length * rng.uniform(0.14, 0.2)
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.45, 0.6), point=rng.uniform(1.9, 2.6), stern=0.35,
        transom=rng.uniform(0.5, 0.9), full=rng.uniform(1.9, 3),
        sheer=(rng.uniform(0.05, 0.25), rng.uniform(0.4, 0.85)),
        rake=(rng.uniform(0, 0.4), rng.uniform(0.4, 1)), lift=(0.35, 0.3),
        well=(0.03, pick(rng, 0.95, 0.72), 0.25), wall=0.045
    )
    parts, base = [hull.part(pick(rng, "paint", "wood")), hull.rail(0.01 * length)], 0.75 * depth
    if chance(rng, 0.6):
        parts.append(hull.bottom(rng.uniform(0.35, 0.5) * depth))
    back = rng.uniform(0.08, 0.14) if aft else rng.uniform(0.45, 0.52)
    house = Tier(
        hull, (hull.z(back), hull.z(back + rng.uniform(0.2, 0.3))), base, depth * rng.uniform(0.9, 1.25),
        beam * rng.uniform(0.24, 0.36), rake=(0, rng.uniform(-0.2, 0.2)), nose=pick(rng, 0.0, 0.0, 0.4),
        taper=0.04
    )
    parts += [house.part(), house.roof_slab(0.05 * depth, 0.03 * beam)]
    ribbon = chance(rng, 0.6)
    parts.append(
        house.band(0.6, 0.85, out=0.012 * beam) if ribbon else house.panes(2, 0.55, 0.85, out=0.015 * beam)
    )
    z = house.roof[1] + 0.06 * length if aft else house.span[0] + 0.02 * length
    return parts + _fishing_gear(rng, hull, z, aft)


def _fishing_gear(rng: np.random.Generator, hull: Hull, z: float, aft: bool) -> list[Part]:
    """The mast at z with its derricks, a gantry at the stern, a net drum or a hatch."""
    length, beam, depth, parts = hull.length, hull.beam, hull.depth, []
    base, thick, tall = 0.75 * depth, 0.009 * length, length * rng.uniform(0.4, 0.65)
    parts += ship_mast((0, base, z), 1.05 * tall, 1.2 * thick)
    boom = rng.uniform(0.25, 0.38) * length * (1 if aft else -1)
    parts.append(rod((0, base + 0.35 * tall, z), (0, base + 0.75 * tall, z + boom), thick, sides=6))
    parts.append(rod((0, base + 0.98 * tall, z), (0, base + 0.75 * tall, z + boom), 0.4 * thick, sides=4))
    if chance(rng, 0.45):
        arm = [
            (0.1 * beam, base + 0.3 * tall, z),
            (rng.uniform(0.5, 1.1) * beam, base + rng.uniform(0.6, 1.0) * tall, z)
        ]
        parts += both_sides([tube(arm, thick, sides=6)])
        parts.append(box((0.4 * beam, 2 * thick, 2 * thick), (0, base + 0.31 * tall, z), material="metal"))
    if not aft and chance(rng, 0.6):
        at, high = hull.z(0.06), base + depth * rng.uniform(0.8, 1.3)
        frame = [
            (0.4 * beam, 0.6 * depth, at), (0.36 * beam, high, at), (-0.36 * beam, high, at),
            (-0.4 * beam, 0.6 * depth, at)
        ]
        parts.append(tube(frame, 1.4 * thick, sides=6))
    work = hull.z(0.58 if aft else 0.3)
    if chance(rng, 0.6):
        drum = cylinder(0.22 * depth, 0.45 * beam, sides=12, material="fabric")
        parts.append(moved(drum, rotate=(0, 0, 90), translate=(0, base + 0.22 * depth, work)))
    else:
        parts.append(
            box((0.4 * beam, 0.35 * depth, 0.12 * length), (0, base + 0.1 * depth, work), material="wood")
        )
    return parts


def ferry(rng: np.random.Generator) -> list[Part]:
    """A car ferry, double-ended or not, or a passenger ferry: slab sides, rows of windows, bridge on top."""
    length, double = rng.uniform(25, 150), chance(rng, 0.35)
    beam = length * rng.uniform(0.17, 0.34)
    depth = beam * rng.uniform(0.3, 0.45)
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.22, 0.35), point=2.5, blunt=0.6,
        stern=0.25 if double else 0.15, transom=0.45 if double else 0.92, full=5, entry=2, sheer=(0.05, 0.1),
        rake=(0.8 if double else 0.1, rng.uniform(0.3, 0.9)), lift=(0.6 if double else 0.4, 0.4)
    )
    parts, base, tiers = [
        hull.part(), hull.rail(0.02 * depth + 0.003 * length, material="metal")
    ], 0.97 * depth, []
    back, front = rng.uniform(0.02, 0.1), rng.uniform(0.82, 0.92)
    if double:
        back = 1 - front
    rise, cap = depth * rng.uniform(0.5, 0.75), 0.5 * beam
    for level in range(pick(rng, 2, 2, 3)):
        tiers.append(
            Tier(
                hull, (hull.z(back), hull.z(front)), base, rise, cap,
                rake=(0.2 * double, rng.uniform(0, 0.5)), nose=0.15
            )
        )
        base, cap, rise = tiers[-1].top - 0.01, (0.9 - 0.04 * level) * cap, 0.85 * rise
        back, front = back + rng.uniform(0.02, 0.12), front - rng.uniform(0.03, 0.14)
        if double:
            back = 1 - front
    parts += stacked(tiers, rng)
    wide, at = hull.beam * rng.uniform(0.3, 0.48), front if not double else 0.5
    wheel = Tier(
        hull, (hull.z(at - 0.12), hull.z(at)), base, 0.7 * rise, wide, rake=(0, rng.uniform(-0.2, 0.2))
    )
    parts += [wheel.part(), wheel.band(0.4, 0.8, out=0.008 * beam)]
    if double or chance(rng, 0.4):
        parts += both_sides(
            funnel((0.28 * beam, base, hull.z(0.45 if double else back + 0.1)), 0.07 * beam, rise, rake=0.1)
        )
    else:
        parts += funnel(
            (0, base, hull.z(back + 0.12)), 0.12 * beam, rise * rng.uniform(1, 1.4), rake=0.15, long=1.7
        )
    if chance(rng, 0.6):
        raft = ellipsoid((0.05 * beam, 0.3 * rise, 0.03 * length), segments=8, material="plastic")
        for z in np.linspace(hull.z(back + 0.08), hull.z(front - 0.15), pick(rng, 2, 3)):
            parts += both_sides([moved(raft, translate=(tiers[-1].cap, base - 0.2 * rise, z))])
    return parts + ship_mast((0, wheel.top, hull.z(at - 0.06)), 0.9 * rise, 0.005 * length)


def houseboat(rng: np.random.Generator) -> list[Part]:
    """A long cabin on a flat hull or on two pontoons: houseboat, narrowboat, water bus."""
    length, pontoon = rng.uniform(6, 20), chance(rng, 0.35)
    beam = length * rng.uniform(0.16, 0.42)
    depth = rng.uniform(0.2, 0.3) * beam + 0.02 * length
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.15, 0.3), point=2.4, blunt=0.6, stern=0.1, transom=0.9, full=7,
        entry=3, sheer=(0, rng.uniform(0, 0.3)), rake=(0.1, rng.uniform(0.2, 0.7)), lift=(0.3, 0.3),
        well=(0.03, 0.95, 0.3), wall=0.05
    )
    if pontoon:
        parts = _pontoons(length, beam)
        base = 0.35 * beam
    else:
        parts, base = [hull.part(), hull.rail(0.012 * length, material="rubber")], 0.65 * depth
    back, front = rng.uniform(0.08, 0.25), rng.uniform(0.7, 0.84)
    tall = beam * rng.uniform(0.45, 0.6) + 0.03 * length
    house = Tier(
        hull, (hull.z(back), hull.z(front)), base, tall, beam * rng.uniform(0.38, 0.44),
        rake=(0, rng.uniform(0, 0.3)), taper=0.06
    )
    parts += [
        house.part(pick(rng, "wood", "paint")),
        house.panes(pick(rng, 2, 3, 4, 5), 0.42, 0.75, out=0.015 * beam)
    ]
    parts.append(
        box(
            (0.5 * beam, 0.3 * tall, 0.02 * length), (0, base + 0.6 * tall, house.ring(0.6)[8, 2]),
            material="glass"
        )
    )
    reach = Tier(
        hull, (hull.z(back - 0.06), hull.z(front + rng.uniform(0.0, 0.12))), house.top, 0.07 * tall,
        0.46 * beam
    )
    parts.append(reach.part(pick(rng, "wood", "paint", "metal")))
    if chance(rng, 0.5):
        upper = Tier(
            hull, (hull.z(0.3), hull.z(0.55)), reach.top, 0.6 * tall, 0.3 * beam, rake=(0, 0.2), taper=0.05
        )
        parts += [upper.part(), upper.band(0.4, 0.8, out=0.01 * beam)]
    if chance(rng, 0.4):
        parts.append(
            cylinder(
                0.05 * beam, 0.7 * tall, (0.25 * beam, reach.top + 0.2 * tall, hull.z(back + 0.1)), sides=8
            )
        )
    return parts


def _pontoons(length: float, beam: float) -> list[Part]:
    """Two round logs with pointed bows under a platform."""
    profile = np.array([(0.8, -0.5), (1, -0.48), (1, 0.38), (0.7, 0.46), (0, 0.5)]) * (0.17 * beam, length)
    log = facing(revolve(profile, sides=12, material="metal"))
    log = moved(log, translate=(0.32 * beam, 0.17 * beam, 0))
    deck = box((beam, 0.06 * beam, 0.94 * length), (0, 0.34 * beam, 0), material="wood")
    return [*both_sides([log]), deck]
