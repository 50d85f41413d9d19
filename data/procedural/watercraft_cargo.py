"""Freighters: container ships, tankers, bulk and gas carriers."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, cylinder, ellipsoid, joined, pick, rod, tube
from data.procedural.watercraft_parts import Hull, Tier
from data.procedural.watercraft_rig import funnel, ship_mast


def container_ship(rng: np.random.Generator) -> list[Part]:
    """Bays of stacked containers before and behind the bridge, uneven in height."""
    hull = _freighter(rng, 0.13, 0.19)
    parts = [hull.part()]
    if chance(rng, 0.75):
        parts.append(hull.bottom(rng.uniform(0.25, 0.45) * hull.depth))
    at, rise = pick(rng, 0.1, 0.12, 0.2, 0.3, 0.6), hull.depth * rng.uniform(0.75, 1.15)
    parts += _bridge(rng, hull, at, rise)
    bays, rows = int(rng.integers(4, 11)), int(rng.integers(3, 7))
    pitch = (0.9 - 0.03) / bays
    wide, most = 0.92 * hull.beam / rows, int(rng.integers(2, 7))
    tall, base = 0.85 * rise / 5.5, 0.88 * hull.depth
    for bay in range(bays):
        share = 0.03 + pitch * (bay + 0.5)
        if abs(share - at) < pitch / 2 + 0.045 or 0 < at - share < 0.12:
            continue
        long, z = 0.9 * pitch * hull.length, hull.z(share)
        stacks = {"metal": [], "paint": [], "plastic": []}
        level = most - int(rng.integers(0, 2))
        for row in range(rows):
            x = (row - (rows - 1) / 2) * wide
            if abs(x) + 0.4 * wide > min(hull.deck(z + long / 2)[1], hull.deck(z - long / 2)[1]):
                continue
            high = max(1, level - int(rng.integers(0, 2))) * tall
            size = (0.96 * wide, high + 0.1 * hull.depth, long)
            material = pick(rng, *stacks)
            stacks[material].append(box(size, (x, base + size[1] / 2, z), material=material))
        parts += [joined(stack) for stack in stacks.values() if stack]
    return parts + (_cranes(rng, hull, base) if chance(rng, 0.3) else [])


def _cranes(rng: np.random.Generator, hull: Hull, base: float) -> list[Part]:
    """Deck cranes along the middle: a post, a cab and a jib laid along or lifted."""
    parts, tall, lift = [], hull.depth * rng.uniform(0.7, 1.1), rng.uniform(-0.15, 0.6)
    for share in np.linspace(0.32, 0.8, pick(rng, 2, 3, 4)):
        z, thick = hull.z(float(share)), 0.05 * hull.beam
        head = base + tall
        parts.append(cylinder(1.3 * thick, 1.2 * tall, (0, base + 0.4 * tall, z), sides=10, material="paint"))
        parts.append(box((4 * thick, 3 * thick, 4 * thick), (0, head, z), material="paint"))
        parts.append(
            rod((0, head, z), (0, head + lift * tall, z + 0.1 * hull.length), thick, sides=4,
                material="metal"
            )
        )
    return parts


def bulk_carrier(rng: np.random.Generator) -> list[Part]:
    """A tanker with pipes on a long clear deck, a bulk carrier with hatches, or a gas carrier with domes."""
    hull, style = _freighter(rng, 0.14, 0.2), pick(rng, "tanker", "tanker", "hatches", "domes")
    parts = [hull.part()]
    if chance(rng, 0.8):
        parts.append(hull.bottom(rng.uniform(0.3, 0.6) * hull.depth))
    parts += _bridge(rng, hull, rng.uniform(0.09, 0.14), hull.depth * rng.uniform(0.6, 1.0))
    deck, count = 0.92 * hull.depth, pick(rng, 4, 5, 6, 7)
    places = np.linspace(0.26, 0.82, count)
    step = hull.length * (places[1] - places[0])
    if style == "domes":
        radius = min(0.4 * step, 0.44 * hull.beam) * 1.1
        for share in places:
            parts.append(
                ellipsoid(
                    (radius,) * 3, (0, deck + 0.25 * radius, hull.z(float(share))), segments=14,
                    material="metal"
                )
            )
    elif style == "hatches":
        for share in places:
            size = (0.55 * hull.beam, 0.25 * hull.depth, 0.72 * step)
            parts.append(
                box(
                    size, (0, deck + 0.06 * hull.depth, hull.z(float(share))), bevel=0.03 * hull.beam,
                    material="metal"
                )
            )
        if chance(rng, 0.6):
            parts += _cranes(rng, hull, deck)
    else:
        ends = hull.z(0.2), hull.z(0.88)
        for x in (-0.1, 0.0, 0.1)[: pick(rng, 1, 2, 3)]:
            path = [(x * hull.beam, deck + 0.1 * hull.depth, z) for z in ends]
            parts.append(tube(path, 0.022 * hull.beam, sides=6))
        for share in places:
            size = (0.75 * hull.beam, 0.14 * hull.depth, 0.012 * hull.length)
            parts.append(box(size, (0, deck + 0.05 * hull.depth, hull.z(float(share))), material="metal"))
        tall, x = 0.6 * hull.depth, 0.2 * hull.beam
        crane = tube(
            [
                (x, deck - 0.1 * hull.depth, 0), (x, deck + tall, 0),
                (x, deck + 0.8 * tall, 0.08 * hull.length)
            ],
            0.02 * hull.beam, sides=6
        )
        parts += both_sides([crane])
    parts += ship_mast((0, hull.depth, hull.z(0.94)), 0.7 * hull.depth, 0.004 * hull.length)
    return parts


def _freighter(rng: np.random.Generator, low: float, high: float) -> Hull:
    """A full-bodied ship's hull of this range of breadths by length."""
    length, stubby = rng.uniform(80, 300), chance(rng, 0.25)
    beam = length * (rng.uniform(0.24, 0.36) if stubby else rng.uniform(low, high))
    depth = beam * rng.uniform(0.5, 0.75) * (0.8 if stubby else 1)
    return Hull(
        length, beam, depth, bow=rng.uniform(0.2, 0.32), point=rng.uniform(2, 3), blunt=rng.uniform(0.6, 0.9),
        stern=0.18, transom=rng.uniform(0.6, 0.9), full=rng.uniform(4, 8), entry=rng.uniform(1.3, 2.5),
        sheer=(rng.uniform(0, 0.1), rng.uniform(0.1, 0.35)),
        rake=(rng.uniform(0, 0.3), rng.uniform(0.1, 0.7)), lift=(rng.uniform(0.3, 0.6), 0.1),
        well=(0.02, 0.93, rng.uniform(0.05, 0.12)), wall=0.03
    )


def _bridge(rng: np.random.Generator, hull: Hull, share: float, rise: float) -> list[Part]:
    """The accommodation block of a freighter, with bridge wings, funnel and mast; `rise` in metres."""
    long = hull.length * rng.uniform(0.05, 0.09)
    z, half, base = hull.z(share), 0.46 * hull.beam, 0.85 * hull.depth
    block = Tier(hull, (z - long / 2, z + long / 2), base, rise, half, rake=(0, rng.uniform(0, 0.08)))
    bridge = Tier(
        hull, (z - 0.3 * long, z + 0.5 * long), block.top - 0.01 * rise, 0.2 * rise, 0.95 * half,
        rake=(0, -0.15)
    )
    wings = box(
        (hull.beam * rng.uniform(0.95, 1.04), 0.09 * rise, 0.3 * long), (0, block.top, z + 0.2 * long),
        material="paint"
    )
    out, parts = 0.01 * hull.beam, [
        block.part(), bridge.part(), wings, bridge.band(0.35, 0.85, out=0.012 * hull.beam)
    ]
    for row in np.linspace(0.3, 0.8, pick(rng, 2, 3)):
        face = block.ring(row)
        windows = box((1.5 * half, 0.07 * rise, 2 * out), (0, face[0, 1], face[8, 2]), material="glass")
        parts += [windows, block.panes(3, row - 0.05, row + 0.04, out=out)]
    stack = (0, block.top * 0.75, z - long * rng.uniform(0.5, 0.8))
    parts += funnel(stack, rng.uniform(0.1, 0.15) * hull.beam, 0.6 * rise, rake=0, long=1.3)
    parts.append(
        box(
            (0.5 * hull.beam, 0.5 * rise + 0.2 * hull.depth, 0.8 * long), (0, base + 0.2 * rise, stack[2]),
            material="paint"
        )
    )
    return parts + ship_mast((0, bridge.top, z), 0.35 * rise, 0.004 * hull.length)
