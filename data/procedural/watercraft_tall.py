"""Old ships under sail: schooners, galleons and clippers, longships."""

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    ellipsoid,
    joined,
    moved,
    pick,
    rod,
    sweep,
    tube,
)
from data.procedural.watercraft_parts import Hull, Tier, portholes
from data.procedural.watercraft_rig import furled, mast, sail, spar, square_sail, stay, triangle


def schooner(rng: np.random.Generator) -> list[Part]:
    """Two or three masts with gaff sails, jibs on a bowsprit, a long low hull."""
    length = rng.uniform(18, 45)
    beam, depth = length * rng.uniform(0.2, 0.28), length * rng.uniform(0.1, 0.14)
    hull = Hull(
        length, beam, depth, bow=0.5, point=2.2, stern=0.45, transom=0.55, full=2,
        sheer=(0.25, rng.uniform(0.3, 0.5)), rake=(rng.uniform(0.3, 1.2), rng.uniform(0.5, 1.3)),
        lift=(0.5, 0.35), well=(0.03, 0.96, 0.15), wall=0.04
    )
    parts = [hull.part(pick(rng, "wood", "paint")), hull.rail(0.005 * length)]
    if chance(rng, 0.5):
        parts.append(hull.bottom(0.45 * depth))
    thick, count = 0.006 * length, pick(rng, 2, 2, 3)
    tall, belly = length * rng.uniform(0.65, 0.85), rng.uniform(0.01, 0.05) * length * rng.choice([-1, 1])
    base = 0.85 * depth
    tip = (0, 1.5 * depth + 0.05 * length, hull.z(1) + rng.uniform(0.12, 0.22) * length)
    parts.append(tube([(0, 1.1 * depth, hull.z(0.9)), tip], np.array([1.6, 0.8]) * thick, material="wood"))
    places = np.linspace(0.68, 0.22 if count == 3 else 0.36, count)
    reach = (places[0] - places[1]) * length * 0.88
    for index, share in enumerate(places):
        z, height = hull.z(float(share)), tall * (1 - 0.06 * abs(index - count + 2))
        foot = reach if index < count - 1 else length * (0.38 if count == 2 else 0.27)
        parts.append(mast((0, 0.5 * depth, z), height, 1.7 * thick, material="wood"))
        low, throat = base + 0.06 * length, base + 0.68 * height
        clew = (0.3 * belly, low, z - foot)
        peak = (0.2 * belly, base + 0.86 * height, z - 0.65 * foot)
        parts += [spar((0, low, z), clew, thick), spar((0, throat, z), peak, thick)]
        if chance(rng, 0.92):
            parts.append(sail(((0, low, z), (0, throat, z)), (clew, peak), belly=belly, thick=thick))
        else:
            parts.append(furled((0, low + thick, z), clew, 2.5 * thick))
    head = np.array([0, base + 0.9 * tall, hull.z(float(places[0]))])
    for share in np.linspace(0, 0.75, pick(rng, 2, 3)):
        tack = np.array(tip) * (1 - share) + np.array([0, 1.2 * depth, hull.z(0.92)]) * share
        clew = (0.5 * belly, tack[1] + 0.05 * length, tack[2] * 0.55 + head[2] * 0.45)
        at = tuple(tack + (head - tack) * (0.95 - 0.25 * share))
        parts += [
            triangle(tuple(tack), clew, at, belly=0.7 * belly, thick=thick),
            stay(tuple(tack), at, 0.4 * thick)
        ]
    parts.append(box((0.5 * beam, 0.35 * depth, 0.16 * length), (0, depth, hull.z(0.5)), material="wood"))
    return parts


def square_rigger(rng: np.random.Generator) -> list[Part]:
    """A galleon with castles or a frigate or clipper without, two or three masts of square sails."""
    length, galleon = rng.uniform(25, 60), chance(rng, 0.5)
    beam = length * (rng.uniform(0.26, 0.36) if galleon else rng.uniform(0.18, 0.26))
    depth = length * (rng.uniform(0.16, 0.22) if galleon else rng.uniform(0.12, 0.16))
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.35, 0.5), point=2.5, blunt=0.75, stern=0.4,
        transom=rng.uniform(0.5, 0.75), full=rng.uniform(2, 3),
        sheer=(rng.uniform(0.25, 0.5), rng.uniform(0.2, 0.45)),
        rake=(rng.uniform(0.1, 0.5), rng.uniform(0.3, 0.8)), lift=(0.4, 0.3), well=(0.03, 0.95, 0.2),
        wall=0.04
    )
    parts = [hull.part("wood"), hull.rail(0.006 * length)]
    if galleon or chance(rng, 0.3):
        parts += _castles(rng, hull)
    parts.append(
        portholes(hull, (hull.z(0.2), hull.z(0.75)), 0.68, count=pick(rng, 5, 7, 9), size=0.1 * depth)
    )
    thick, belly = 0.0055 * length, rng.uniform(0.03, 0.07) * length
    tip = np.array([0, 1.6 * depth + 0.1 * length, hull.z(1) + rng.uniform(0.12, 0.2) * length])
    parts.append(tube([(0, 1.1 * depth, hull.z(0.88)), tip], np.array([1.8, 0.9]) * thick, material="wood"))
    tall = length * (rng.uniform(0.7, 0.9) if galleon else rng.uniform(0.75, 1.0))
    stack, braced, full_sail = pick(rng, 2, 3, 3, 4), rng.uniform(-25, 25), chance(rng, 0.88)
    places = [(0.76, 0.88), (0.5, 1.0), (0.22, 0.8)][: pick(rng, 2, 3, 3, 3)]
    for share, high in places:
        parts += _square_mast(
            hull, hull.z(share), (high * tall, thick), stack=stack, braced=braced,
            belly=belly if full_sail else 0
        )
    fore = np.array([0, depth + 0.8 * tall, hull.z(0.76)])
    for share in (0.0, 0.45)[: pick(rng, 0, 1, 2)]:
        tack = tip * (1 - share) + np.array([0, 1.3 * depth, hull.z(0.95)]) * share
        clew = tuple(0.6 * tack + 0.4 * np.array([0, tack[1], fore[2]]))
        parts.append(
            triangle(tuple(tack), clew, tuple(tack + 0.85 * (fore - tack)), belly=0.3 * belly, thick=thick)
        )
    return parts


def _square_mast(
    hull: Hull, z: float, size: tuple[float, float], *, stack: int, braced: float, belly: float
) -> list[Part]:
    """One mast (height, thickness) with a stack of sails that shrink upward; no belly: all furled."""
    tall, thick = size
    foot, low = 0.4 * hull.depth, 1.25 * hull.depth
    parts = [mast((0, foot, z), low - foot + tall, 2 * thick, material="wood")]
    parts.append(
        moved(box((6 * thick, 2 * thick, 6 * thick), material="wood"), translate=(0, low + 0.62 * tall, z))
    )
    drops = np.array([1.0, 0.85, 0.65, 0.5])[:stack]
    tops = low + tall * (0.12 + 0.85 * np.cumsum(drops) / drops.sum())
    for row, (top, drop) in enumerate(zip(tops, drops, strict=True)):
        wide = hull.beam * (1.75 - 0.36 * row) * (0.7 + 0.3 * tall / hull.length)
        fall = 0.78 * 0.85 * tall * drop / drops.sum()
        if belly:
            parts += square_sail(
                (0, top, z + 2 * thick), (0.92 * wide, fall), foot=1.12, belly=belly * drop, thick=thick,
                braced=braced
            )
        else:
            parts.append(spar((-wide / 2, top, z + 2 * thick), (wide / 2, top, z + 2 * thick), 1.5 * thick))
            parts.append(
                furled((-0.42 * wide, top, z + 3 * thick), (0.42 * wide, top, z + 3 * thick), 2 * thick)
            )
    return parts


def _castles(rng: np.random.Generator, hull: Hull) -> list[Part]:
    """A stepped sterncastle with windows, and a forecastle."""
    parts, back = [], hull.z(0.0)
    rise = hull.depth * rng.uniform(0.35, 0.5)
    base = 0.95 * hull.depth
    for level, share in enumerate((0.34, 0.2, 0.12)[: pick(rng, 2, 2, 3)]):
        castle = Tier(
            hull, (back - 0.02 * level * hull.length, hull.z(share)), base, rise, hull.beam / 2,
            rake=(-0.25, 0.0), taper=0.05
        )
        parts += [castle.part("wood"), castle.panes(2 + (level == 0), 0.4, 0.7, out=0.01 * hull.beam)]
        base, rise = castle.top - 0.02 * rise, 0.75 * rise
    bow = Tier(hull, (hull.z(0.8), hull.z(0.96)), hull.depth, 0.5 * hull.depth, hull.beam / 2, rake=(0, -0.2))
    return [*parts, bow.part("wood")]


def longship(rng: np.random.Generator) -> list[Part]:
    """A Viking ship: double-ended, high curled ends, shields, oars, one square sail."""
    length = rng.uniform(12, 30)
    beam, depth = length * rng.uniform(0.17, 0.27), length * rng.uniform(0.07, 0.1)
    hull = Hull(
        length, beam, depth, bow=0.5, point=2.2, stern=0.5, transom=0.03, full=1.8, sheer=(1.0, 1.1),
        rake=(0.5, 0.5), lift=(0.6, 0.6), well=(0.04, 0.96, 0.5), wall=0.06
    )
    parts, thick = [hull.part("wood"), hull.rail(0.007 * length)], 0.008 * length
    rise = length * rng.uniform(0.1, 0.2)
    parts += _curls(hull, rise)
    if chance(rng, 0.7):
        size = 0.035 * length
        shields = [
            ellipsoid(
                (0.2 * size, size, size), (1.02 * hull.deck(float(z))[1], 0.95 * hull.deck(float(z))[0], z),
                segments=8
            )
            for z in np.linspace(hull.z(0.22), hull.z(0.78), pick(rng, 6, 8, 10))
        ]
        parts.append(joined(both_sides(shields)))
    if chance(rng, 0.55):
        parts.append(_oars(rng, hull))
    tall = length * rng.uniform(0.4, 0.6)
    parts.append(mast((0, 0.2 * depth, hull.z(0.52)), tall + depth, 1.5 * thick, material="wood"))
    size = (length * rng.uniform(0.32, 0.5), 0.72 * tall)
    if chance(rng, 0.9):
        parts += square_sail(
            (0, 0.93 * tall + depth, hull.z(0.52) + 1.5 * thick), size, foot=rng.uniform(0.95, 1.1),
            belly=rng.uniform(0.02, 0.08) * length, thick=thick, braced=rng.uniform(-20, 20),
        )
    return parts


def _curls(hull: Hull, rise: float) -> list[Part]:
    """The carved stem and sternpost, the one forward with a head."""
    length, parts = hull.length, []
    for sign, share in ((1, 0.99), (-1, 0.01)):
        y, z = hull.deck(hull.z(share))[0], hull.z(share)
        curl = [
            (0, 0.6 * y, z - sign * 0.02 * length), (0, y, z), (0, y + 0.6 * rise, z + sign * 0.04 * length)
        ]
        curl += [(0, y + rise, z + sign * 0.01 * length), (0, y + 0.95 * rise, z - sign * 0.05 * length)]
        bar = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * 0.5
        scale = np.array([0.03, 0.026, 0.02, 0.018, 0.012]) * length
        parts.append(sweep(curl, bar, scale=scale, up=(1, 0, 0), material="wood"))
        if sign > 0:
            parts.append(
                box((0.02, 0.022, 0.06) * np.array(length), (0, y + rise, z + 0.02 * length), material="wood")
            )
    return parts


def _oars(rng: np.random.Generator, hull: Hull) -> Part:
    """A row of oars along each side, their blades at the water."""
    reach, count = hull.length * rng.uniform(0.1, 0.18), pick(rng, 4, 6, 8)
    oars = []
    for z in np.linspace(hull.z(0.25), hull.z(0.75), count):
        top, half = hull.deck(float(z))
        oars.append(
            rod((0.8 * half, 1.05 * top, z), (half + reach, 0.1 * hull.depth, z), 0.004 * hull.length,
                sides=5, material="wood"
            )
        )
    return joined(both_sides(oars))
