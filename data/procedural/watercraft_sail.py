"""Yachts, dinghies and catamarans."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, ellipsoid, loft, moved, pick
from data.procedural.watercraft_parts import Hull, Tier, thwarts
from data.procedural.watercraft_rig import mast, sail, sloop_rig, spar, stay, triangle


def _fin(rng: np.random.Generator, hull: Hull, deep: float) -> list[Part]:
    """A keel and a rudder under the hull."""
    chord, thick = hull.length * rng.uniform(0.12, 0.3), 0.016 * hull.length
    outline = np.array([[0.5, 0], [0.2, 0.5], [-0.5, 0.25], [-0.5, -0.25], [0.2, -0.5]]) * (chord, thick)
    top, bottom = np.zeros((5, 3)), np.zeros((5, 3))
    top[:, [2, 0]], bottom[:, [2, 0]] = outline, outline * (0.7, 1)
    top[:, 1], bottom[:, 1] = 0.35 * hull.depth, -deep
    bottom[:, 2] -= 0.2 * chord
    keel = moved(loft(np.stack([bottom, top]), material="metal"), translate=(0, 0, 0.02 * hull.length))
    rudder = box((0.7 * thick, 0.9 * deep + 0.4 * hull.depth, 0.05 * hull.length), material="paint")
    rudder = moved(rudder, translate=(0, 0.25 * hull.depth - 0.25 * deep, -0.4 * hull.length))
    bulb = ellipsoid((thick, thick, 0.6 * chord), (0, -deep, -0.02 * hull.length), material="metal")
    return [keel, rudder, *([bulb] if chance(rng, 0.25) else [])]


def yacht(rng: np.random.Generator) -> list[Part]:
    """A sloop or ketch with a low coachroof and a cockpit, with its keel or cut off at the waterline."""
    length = rng.uniform(8, 18)
    beam, depth = length * rng.uniform(0.24, 0.38), length * rng.uniform(0.1, 0.15)
    ends = rng.uniform(0.3, 0.85)
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.5, 0.68), point=rng.uniform(1.7, 2.4), stern=0.45,
        transom=ends, full=rng.uniform(1.6, 2.3), sheer=(rng.uniform(0, 0.15), rng.uniform(0.1, 0.35)),
        rake=(rng.uniform(-0.5, 1.0), rng.uniform(0.1, 1.2)), lift=(rng.uniform(0.35, 0.6), 0.3),
        well=(0.06, rng.uniform(0.26, 0.36), 0.4), wall=0.14
    )
    house = Tier(
        hull, (hull.z(hull.well[1]), hull.z(rng.uniform(0.62, 0.75))), 0.95 * depth,
        depth * rng.uniform(0.3, 0.55), 0.32 * beam, rake=(rng.uniform(-0.2, 0.3), rng.uniform(0.8, 2.5)),
        nose=rng.uniform(0.2, 0.6), taper=0.15
    )
    parts = [hull.part(), house.part(), house.panes(pick(rng, 2, 3, 4), 0.4, 0.75, out=0.012 * beam)]
    if chance(rng, 0.5):
        parts.append(hull.bottom(depth * rng.uniform(0.35, 0.5)))
    if chance(rng, 0.65):
        parts += _fin(rng, hull, length * rng.uniform(0.06, 0.16))
    thick, tall = 0.008 * length, length * rng.uniform(1.05, 1.4)
    step = (0, 0.9 * depth, hull.z(rng.uniform(0.55, 0.62)))
    bow = (0, hull.deck(hull.z(0.97))[0], hull.z(0.97))
    parts += sloop_rig(rng, step, tall, foot=length * rng.uniform(0.36, 0.45), ahead=bow, thick=thick)
    if chance(rng, 0.7):
        parts += both_sides(
            [stay((0.46 * beam, 0.9 * depth, step[2]), (0, 0.8 * tall, step[2]), 0.4 * thick)]
        )
    if chance(rng, 0.2):
        aft = (0, 0.6 * depth, hull.z(0.12))
        parts += sloop_rig(rng, aft, 0.62 * tall, foot=0.2 * length, ahead=None, thick=thick)
    return parts + ([hull.rail(0.006 * length)] if chance(rng, 0.4) else [])


def _open_boat(rng: np.random.Generator, length: float) -> Hull:
    """A small open boat, decked forward or not."""
    beam, depth = length * rng.uniform(0.32, 0.46), length * rng.uniform(0.11, 0.17)
    return Hull(
        length, beam, depth, bow=rng.uniform(0.45, 0.62), point=rng.uniform(1.8, 2.6), stern=0.4,
        transom=rng.uniform(0.45, 0.9), full=rng.uniform(1.7, 3.0),
        sheer=(rng.uniform(0.05, 0.25), rng.uniform(0.1, 0.4)),
        rake=(rng.uniform(0, 0.3), rng.uniform(0.1, 0.6)), lift=(rng.uniform(0.1, 0.4), 0.3),
        well=(0.03, pick(rng, 0.96, 0.93, 0.7, 0.62), rng.uniform(0.55, 0.75)), wall=0.05
    )


def dinghy(rng: np.random.Generator) -> list[Part]:
    """A small open boat with one mast: Bermudan, gaff, lug or lateen, with or without a jib."""
    length = rng.uniform(2.6, 6)
    hull = _open_boat(rng, length)
    thick, rig = 0.01 * length, pick(rng, "sloop", "sloop", "gaff", "lug", "lateen")
    parts = [hull.part(pick(rng, "wood", "paint", "plastic")), thwarts(hull, [0.3, 0.58], drop=0.3)]
    if chance(rng, 0.5):
        parts.append(hull.rail(0.013 * length))
    rudder = (0.02 * length, 1.1 * hull.depth, 0.07 * length)
    back = hull.z(0) - 0.025 * length
    parts.append(box(rudder, (0, 0.65 * hull.depth, back), material="wood"))
    parts.append(spar((0, 1.15 * hull.depth, back), (0, 1.2 * hull.depth, back + 0.25 * length), thick))
    tall = length * rng.uniform(0.9, 1.3)
    step = (0, 0.3 * hull.depth, hull.z(rng.uniform(0.64, 0.75)))
    low = (0, hull.depth + 0.12 * length, step[2])
    belly, foot = rng.uniform(0.02, 0.09) * length * rng.choice([-1, 1]), length * rng.uniform(0.45, 0.62)
    if rig == "sloop":
        bow = (0, hull.deck(hull.z(0.96))[0], hull.z(0.96)) if chance(rng, 0.7) else None
        return parts + sloop_rig(rng, step, tall, foot=foot, ahead=bow, thick=thick)
    tall *= 0.75
    parts.append(mast(step, tall + (0.15 * length if rig == "gaff" else 0), 1.6 * thick, material="wood"))
    clew = (0.3 * belly, low[1], low[2] - foot)
    ahead = 0.0 if rig == "gaff" else rng.uniform(0.08, 0.16) * length
    throat = (0, 0.25 * low[1] + 0.75 * tall, low[2] + ahead)
    peak = (0.2 * belly, tall * rng.uniform(1.0, 1.3), low[2] - foot * rng.uniform(0.45, 0.8))
    if rig == "lateen":
        throat = tack = (0, low[1], hull.z(0.95))
        peak = (0, 1.4 * tall, low[2] - 0.35 * foot)
        parts.append(triangle(tack, clew, peak, belly=belly, thick=thick))
    else:
        tack = (0, low[1], low[2] + ahead)
        parts.append(sail((tack, throat), (clew, peak), belly=belly, thick=thick))
    return [*parts, spar(tack, clew, thick), spar(throat, peak, 1.1 * thick)]


def catamaran(rng: np.random.Generator) -> list[Part]:
    """Two hulls, or three, under a cabin or a trampoline, with a sloop's rig or an engine's bridge."""
    length = rng.uniform(5, 22)
    apart, depth = length * rng.uniform(0.19, 0.26), length * rng.uniform(0.09, 0.14)
    hull = Hull(
        length, length * rng.uniform(0.08, 0.13), depth, bow=0.5, point=2, stern=0.3,
        transom=rng.uniform(0.5, 0.9), full=2.5, sheer=(rng.uniform(-0.3, 0.0), rng.uniform(0, 0.25)),
        rake=(rng.uniform(0, 0.4), rng.uniform(-0.3, 0.5)), lift=(0.4, 0.2)
    )
    side, thick = hull.part(), 0.007 * length
    parts = both_sides([moved(side, translate=(apart, 0, 0))])
    three, sporty = chance(rng, 0.2), chance(rng, 0.35)
    if three:
        parts.append(moved(side, scale=(1.6, 1.1, 1.15)))
    deck = 0.9 * depth
    if sporty or three:
        parts += _trampoline(hull, apart)
    else:
        parts.append(
            box(
                (2 * apart, 0.35 * depth, 0.6 * length), (0, deck, hull.z(0.38)), bevel=0.1 * depth,
                material="paint"
            )
        )
        wide = Hull(length, 2.4 * apart, depth, bow=0.4, transom=0.9)
        house = Tier(
            wide, (hull.z(rng.uniform(0.12, 0.25)), hull.z(0.68)), deck, depth * rng.uniform(0.7, 1.0),
            1.05 * apart, rake=(0, rng.uniform(0.5, 1.4)), nose=rng.uniform(0.3, 0.7), taper=0.12
        )
        parts += [house.part(), house.band(0.45, 0.85, out=0.01 * length)]
        parts.append(house.roof_slab(0.02 * length, 0.015 * length))
        deck = 0.95 * house.top
        parts.append(
            box((1.8 * apart, 0.02 * length, 0.1 * length), (0, 0.95 * depth, hull.z(0.85)), material="metal")
        )
    step = (0, deck * 0.95, hull.z(rng.uniform(0.5, 0.6)))
    if sporty or three or chance(rng, 0.7):
        front = (0, 0.95 * depth, hull.z(0.85 if not sporty else 0.68))
        parts += sloop_rig(
            rng, step, length * rng.uniform(0.95, 1.3), foot=0.4 * length, ahead=front, thick=thick
        )
    else:
        bridge = Tier(
            wide, (hull.z(0.25), hull.z(0.5)), deck, 0.7 * depth, 0.8 * apart, rake=(0, 1), nose=0.4
        )
        parts += [bridge.part(), bridge.band(out=0.008 * length)]
    return parts


def _trampoline(hull: Hull, apart: float) -> list[Part]:
    """Two cross beams with a net between them."""
    parts = []
    for share in (0.25, 0.65):
        beam_at = (apart, 0.9 * hull.depth, hull.z(share))
        parts.append(spar((-beam_at[0], *beam_at[1:]), beam_at, 0.014 * hull.length, material="metal"))
    net = (2 * apart, 0.012 * hull.length, 0.42 * hull.length)
    parts.append(box(net, (0, 0.9 * hull.depth, hull.z(0.45)), material="fabric"))
    return parts
