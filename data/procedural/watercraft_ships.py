"""Passenger ships: cruise ships and the liners of the age of steam."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, ellipsoid, joined, moved, pick
from data.procedural.watercraft_parts import Hull, Tier, portholes, stacked
from data.procedural.watercraft_rig import funnel, mast, ship_mast, stay


def lifeboats(
    rng: np.random.Generator, hull: Hull, at: tuple[float, float], half: float
) -> Part:
    """A row of lifeboats at each side, at this x and y, of this half height."""
    boat = ellipsoid((0.045 * hull.beam, half, 0.017 * hull.length), segments=8, material="plastic")
    places = np.linspace(hull.z(0.24), hull.z(0.67), pick(rng, 4, 6, 8))
    return joined(both_sides(moved(boat, translate=(*at, z)) for z in places))


def cruise_ship(rng: np.random.Generator) -> list[Part]:
    """A white block of many storeys with rows of cabins, lifeboats along the side, a funnel aft."""
    length, stubby = rng.uniform(120, 340), chance(rng, 0.3)
    beam = length * (rng.uniform(0.2, 0.28) if stubby else rng.uniform(0.12, 0.17))
    depth = beam * rng.uniform(0.45, 0.65)
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.3, 0.42), point=2.2, blunt=0.9, stern=0.2,
        transom=rng.uniform(0.65, 0.9), full=4.5, entry=1.2, sheer=(0, rng.uniform(0.1, 0.35)),
        rake=(rng.uniform(0, 0.5), rng.uniform(0.5, 1.5)), lift=(0.5, 0.15)
    )
    ports = portholes(hull, (hull.z(0.12), hull.z(0.8)), 0.75, count=16, size=0.08 * depth)
    parts = [hull.part(), ports]
    if chance(rng, 0.5):
        parts.append(hull.bottom(0.35 * depth))
    tiers = _cabin_decks(rng, hull)
    parts += stacked(tiers, rng)
    top, rise = tiers[-1].top, tiers[-1].height
    bridge = tiers[-2].roof[1]
    parts.append(
        box(
            (1.06 * beam, 0.7 * rise, 0.025 * length),
            (0, tiers[-2].base + 0.5 * rise, bridge - 0.02 * length), material="glass"
        )
    )
    parts.append(lifeboats(rng, hull, (0.5 * beam, tiers[1].base + 0.3 * rise), 0.3 * rise))
    stack = hull.z(rng.uniform(0.15, 0.35))
    parts += funnel(
        (0, top, stack), 0.14 * beam, depth * rng.uniform(0.4, 0.75), rake=rng.uniform(0.1, 0.6),
        long=rng.uniform(1.3, 2.4)
    )
    if chance(rng, 0.5):
        parts.append(
            box(
                (0.5 * beam, 0.5 * rise, 0.12 * length), (0, top, hull.z(0.45)), bevel=0.1 * rise,
                material="glass"
            )
        )
    return parts + ship_mast((0, top, tiers[-1].roof[1] - 0.06 * length), 0.5 * depth, 0.003 * length)


def _cabin_decks(rng: np.random.Generator, hull: Hull) -> list[Tier]:
    """Three to seven storeys of cabins, their fronts in one slope."""
    beam, depth, tiers = hull.beam, hull.depth, []
    count, base = int(rng.integers(3, 8)), 0.97 * depth
    rise = depth * rng.uniform(1.0, 1.7) / count
    back, front = rng.uniform(0.02, 0.08), rng.uniform(0.78, 0.88)
    slope, step = rng.uniform(0.3, 1.2), rng.uniform(0, 0.03)
    for level in range(count):
        span = (hull.z(back + step * level), hull.z(front) - slope * rise * level)
        cap = 0.5 * beam * (1 if level % 2 == 0 else 0.93) * (0.85 if level == count - 1 else 1)
        tiers.append(
            Tier(
                hull, span, base + rise * level, 1.02 * rise, cap, rake=(0, slope),
                nose=rng.uniform(0.05, 0.2), inset=0.01 * beam
            )
        )
    return tiers


def ocean_liner(rng: np.random.Generator) -> list[Part]:
    """A liner of the age of steam: two to four funnels in a row, a mast before and behind, lifeboats."""
    length, stubby = rng.uniform(100, 300), chance(rng, 0.35)
    beam = length * (rng.uniform(0.2, 0.3) if stubby else rng.uniform(0.1, 0.15))
    depth = beam * rng.uniform(0.6, 0.85)
    hull = Hull(
        length, beam, depth, bow=0.4, point=2, stern=0.35, transom=rng.uniform(0.05, 0.4), full=4.5,
        entry=1.3, sheer=(rng.uniform(0.05, 0.2), rng.uniform(0.1, 0.35)),
        rake=(rng.uniform(0.3, 0.8), rng.uniform(0, 0.4)), lift=(0.6, 0.1)
    )
    parts = [hull.part(), portholes(hull, (hull.z(0.15), hull.z(0.85)), 0.78, count=18, size=0.06 * depth)]
    if chance(rng, 0.75):
        parts.append(hull.bottom(rng.uniform(0.3, 0.5) * depth))
    rise, base, tiers = depth * rng.uniform(0.2, 0.3), 0.98 * depth, []
    back, front = rng.uniform(0.16, 0.25), rng.uniform(0.72, 0.8)
    for level in range(pick(rng, 2, 3)):
        span = (hull.z(back + 0.03 * level), hull.z(front - 0.02 * level))
        tiers.append(
            Tier(
                hull, span, base, rise, 0.5 * beam * (0.96 - 0.12 * level), nose=0.1 * (level > 0),
                inset=0.02 * beam
            )
        )
        base = tiers[-1].top - 0.01 * rise
    parts += stacked(tiers, rng)
    bow = Tier(hull, (hull.z(0.88), hull.z(0.985)), 0.98 * depth, 0.7 * rise, 0.5 * beam, rake=(0, -0.2))
    parts += [
        bow.part(),
        box(
            (0.9 * beam, 0.9 * rise, 0.03 * length), (0, base + 0.4 * rise, hull.z(front - 0.06)),
            material="paint"
        )
    ]
    count, rake = pick(rng, 1, 2, 2, 3, 4), rng.uniform(0.05, 0.3)
    tall = depth * rng.uniform(0.7, 1.1)
    for share in np.linspace(0.34, 0.62, count) if count > 1 else (0.47,):
        parts += funnel(
            (0, base, hull.z(float(share))), beam * rng.uniform(0.14, 0.17), tall, rake=rake, long=1.4
        )
    parts.append(lifeboats(rng, hull, (tiers[-1].cap, base + 0.1 * rise), 0.25 * rise))
    return parts + _two_masts(rng, hull, tall + 3 * rise, 0.6 * rake)


def _two_masts(rng: np.random.Generator, hull: Hull, tall: float, rake: float) -> list[Part]:
    """A mast before and one behind the funnels, perhaps with the aerial between them."""
    foot, places, parts = 0.9 * hull.depth, (0.13, 0.85), []
    for share in places:
        parts.append(mast((0, foot, hull.z(share)), tall, 0.006 * hull.length, rake=rake))
    if chance(rng, 0.5):
        ends = [(0, foot + 0.97 * tall, hull.z(share) - rake * tall) for share in places]
        parts.append(stay(*ends, 0.0025 * hull.length))
    return parts
