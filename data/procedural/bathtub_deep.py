"""Tubs that are wide or deep: whirlpools, tubs to sit in, many-sided ones, decks, tubs with a door."""

import numpy as np

from data.procedural.bathtub_parts import (
    POINTS,
    Shell,
    either_way,
    oblong,
    oval,
    panelled,
    sided,
    taps,
)
from data.procedural.kit import (
    Part,
    box,
    chance,
    cylinder,
    disc,
    facing,
    joined,
    moved,
    pick,
    pillow,
    rounded_path,
    slab,
    smooth_curve,
    tube,
)


def whirlpool(rng: np.random.Generator) -> list[Part]:
    """A wide tub with jets along its walls, headrests, keys on the rim; or a square or round spa."""
    spa = chance(rng, 0.45)
    body = pick(rng, "plastic", "stone", "paint")
    if spa:
        length, height = rng.uniform(1.6, 2.2), rng.uniform(0.75, 0.95)
        width, rim = length * rng.uniform(0.85, 1.0), rng.uniform(0.12, 0.18)
        is_round = chance(rng, 0.4)
        plan = oval(length, width, 2.0) if is_round else oblong(length, width, rng.uniform(0.06, 0.25))
    else:
        length, width, height = rng.uniform(1.6, 2.0), rng.uniform(0.85, 1.25), rng.uniform(0.52, 0.65)
        plan, rim, is_round = oblong(length, width, rng.uniform(0.02, 0.12)), rng.uniform(0.1, 0.15), False
    size = (length - 2 * rim, width - 2 * rim)
    hole = pick(rng, oblong(*size, rng.uniform(0.15, 0.38)), oval(*size, 2.6))
    if is_round:
        hole = oval(*size)
    shell = Shell(plan, height, inside=hole, rim=rim, sole=rng.uniform(0.66, 0.8), slope=0.0,
                  profile=((0.95, 0.0), (0.95, 0.86), (1.0, 0.88), (1.0, 1.0)),
                  floor=0.1 if not spa else 0.16)
    parts = [shell.part(body), shell.drain()[0], *_jets(rng, shell)]
    for s in (-1, 1):
        if chance(rng, 0.6):
            spot = (s * (length / 2 - 1.05 * rim), height + 0.02, pick(rng, 0.0, 0.2 * width))
            parts.append(pillow((0.13, 0.08, 0.3), spot, material="rubber"))
    parts.append(box((0.14, 0.02, 0.07), (0.15 * length, height + 0.006, width / 2 - 0.5 * rim),
                     material="glass"))
    if spa:
        if not is_round:
            parts += panelled(rng, 0.9 * length, (0.04, 0.84 * height), 0.95 * width / 2, "wood")
        if chance(rng, 0.5):
            parts += _steps(0.7, 0.5 * height, 0.95 * width / 2, "wood")
    else:
        parts += taps(rng, (0.0, height, -width / 2 + 0.5 * rim), turn=-90)
        parts += panelled(rng, 0.9 * length, (0.03, 0.84 * height), 0.95 * width / 2, body)
    return either_way(rng, parts)


def _jets(rng: np.random.Generator, shell: Shell) -> list[Part]:
    """Nozzles around the inside, two fifths of the way down."""
    inner, count = shell.inner, int(rng.integers(6, 11))
    solids = []
    y = shell.height - 0.4 * (shell.height - shell.base)
    share = 1 - (1 - shell.sole) * 0.28
    for k in np.linspace(0, POINTS, count, endpoint=False).astype(int):
        spot = inner[k] * share
        way = float(np.degrees(np.arctan2(spot[0], spot[1])))
        nozzle = facing(cylinder(0.028, 0.05, sides=8))
        solids.append(moved(nozzle, rotate=(0, way, 0), translate=(spot[0], y, spot[1])))
    return [joined(solids)]


def _steps(wide: float, high: float, z: float, material: str) -> list[Part]:
    """Two steps up to a tub whose front is at z."""
    return [box((wide, high / 2, 0.5), (0, high / 4, z + 0.24), bevel=0.01, material=material),
            box((wide, high / 2 + 0.01, 0.26), (0, 0.75 * high, z + 0.12), bevel=0.01, material=material)]


def japanese(rng: np.random.Generator) -> list[Part]:
    """A short deep tub to sit in: a box or a round of timber or tile, often with corner posts and a step."""
    length, height = rng.uniform(0.85, 1.3), rng.uniform(0.62, 0.85)
    width, wall = length * rng.uniform(0.65, 1.0), rng.uniform(0.04, 0.07)
    material = pick(rng, "wood", "wood", "wood", "stone")
    is_round = chance(rng, 0.25)
    plan = oval(length, width, 2.2) if is_round else oblong(length, width, 0.0)
    shell = Shell(plan, height, rim=wall, sole=0.96, slope=0.0, floor=0.1,
                  profile=((pick(rng, 1.0, 0.92, 0.86), 0.0), (1.0, 1.0)))
    parts = [shell.part(material), shell.drain()[0]]
    if not is_round:
        rail = 0.03
        for s in (-1, 1):
            parts.append(box((length + 2 * rail, 0.05, wall + rail),
                             (0, height - 0.01, s * (width - wall) / 2), bevel=0.006, material=material))
            parts.append(box((wall + rail, 0.05, width), (s * (length - wall) / 2, height - 0.01, 0),
                             bevel=0.006, material=material))
        if shell.profile[0][0] == 1.0 and material == "wood":
            planks = int(rng.integers(4, 7))
            pitch = height / planks
            parts.append(joined([box((0.96 * length, 0.86 * pitch, 0.02),
                                     (0, (k + 0.5) * pitch, s * width / 2), bevel=0.005)
                                 for k in range(planks) for s in (-1, 1)]))
    if chance(rng, 0.5):
        seat = shell.low + rng.uniform(0.35, 0.5) * height
        parts.append(box((0.3 * length, seat, 0.86 * width), (-0.33 * length, seat / 2 + 0.02, 0),
                         material=material))
    if chance(rng, 0.5):
        parts += _steps(0.6, 0.5 * height, width / 2, "wood")
    where = pick(rng, "rim", "spout", "none")
    if where == "rim":
        parts += taps(rng, (length / 2 - wall / 2, height + 0.005, 0.0))
    elif where == "spout":
        x = length / 2 + 0.05
        spout = box((0.4, 0.06, 0.1), (x - 0.08, height + 0.1, 0), bevel=0.006)
        parts += [spout, box((0.12, height + 0.14, 0.16), (x, height / 2 + 0.07, 0))]
    return either_way(rng, parts)


def hexagonal(rng: np.random.Generator) -> list[Part]:
    """A tub of six, eight or ten sides, in one piece or let into a deck of the same plan, with a step."""
    count = pick(rng, 6, 6, 8, 10)
    length = rng.uniform(1.5, 1.95)
    width, height, rim = length * rng.uniform(0.55, 0.95), rng.uniform(0.45, 0.65), rng.uniform(0.06, 0.14)
    plan = sided(length, width, count)
    hole = pick(rng, sided(length - 2 * rim, width - 2 * rim, count),
                oval(length - 2.3 * rim, width - 2.3 * rim))
    foot = pick(rng, 1.0, 1.0, rng.uniform(0.85, 0.95))
    shell = Shell(plan, height, inside=hole, rim=rim, sole=0.75, slope=0.0, profile=((foot, 0.0), (1.0, 1.0)))
    body = pick(rng, "stone", "plastic", "wood")
    parts = [shell.part(body), *shell.drain()]
    if chance(rng, 0.4):
        deep = shell.height * rng.uniform(0.3, 0.5)
        parts.append(slab(1.22 * plan, deep, (0, deep / 2, 0), bevel=0.01,
                          material=pick(rng, "wood", "stone")))
    elif chance(rng, 0.4):
        lip = sided(length + 0.05, width + 0.05, count)
        parts.append(slab(lip * foot, 0.06, (0, 0.03, 0), material=body))
    parts += taps(rng, (length / 2 - 0.55 * rim - 0.02, height, 0.0))
    return either_way(rng, parts)


def platform(rng: np.random.Generator) -> list[Part]:
    """A tub let into a wide deck of boards or tiles with one or two steps in front."""
    length, width, height = rng.uniform(1.3, 1.65), rng.uniform(0.65, 0.9), rng.uniform(0.42, 0.58)
    border = rng.uniform(0.14, 0.3)
    outer = (length + 2 * border, width + 2 * border)
    material = pick(rng, "wood", "stone", "wood", "paint")
    plan = oblong(*outer, 0.0)
    hole = pick(rng, oval(length, width, 2.0), oval(length, width, 2.8), oblong(length, width, 0.12))
    deck = Shell(plan, height, inside=hole, rim=border, sole=0.72, slope=0.03)
    parts = [deck.part(material), *deck.drain()]
    lip = pick(rng, 0.025, 0.045)
    ring = np.stack([hole[:, 0], np.full(POINTS, height), hole[:, 1]], axis=1)
    parts.append(tube(ring, lip, sides=6, closed=True, material="stone"))
    wide = pick(rng, outer[0], 0.6 * outer[0])
    if chance(rng, 0.75):
        parts += _steps(wide, 0.66 * height, outer[1] / 2, material)
    if chance(rng, 0.3):
        parts.append(box((outer[0], rng.uniform(0.2, 0.45), 0.05), (0, height + 0.09, -outer[1] / 2 + 0.025),
                         material=material))
    parts += taps(rng, (length / 2 + 0.45 * border, height, 0.0))
    parts += panelled(rng, 0.96 * outer[0], (0.03, 0.95 * height), outer[1] / 2,
                      material) if len(parts) < 8 else []
    return either_way(rng, parts)


def walk_in(rng: np.random.Generator) -> list[Part]:
    """A high tub with a door in its front, a seat inside, grips and a panel of keys."""
    length, width, height = rng.uniform(0.95, 1.5), rng.uniform(0.66, 0.8), rng.uniform(0.85, 1.02)
    body, rim = pick(rng, "plastic", "stone", "paint"), 0.07
    plan = oblong(length, width, 0.03)
    shell = Shell(plan, height, rim=rim, sole=0.88, slope=0.0, floor=0.12)
    parts = [shell.part(body), shell.drain()[0]]
    wide, tall = rng.uniform(0.42, 0.52), 0.8 * height
    x, z = 0.5 * length - wide / 2 - 0.06, width / 2 + 0.01
    parts += [box((wide, tall, 0.04), (x, height - tall / 2 + 0.01, z), bevel=0.012, material=body),
              box((0.62 * wide, 0.6 * tall, 0.05), (x, height - tall / 2 + 0.02, z), bevel=0.01,
                  material=pick(rng, body, "glass"))]
    edge, upper, lower = x - 0.4 * wide, height - 0.1, height - 0.35
    grip = [(edge, upper, z), (edge, upper, z + 0.06), (edge, lower, z + 0.06), (edge, lower, z)]
    seat, behind = 0.45 * height, -width / 2 + 0.035
    parts += [tube(rounded_path(grip, 0.03), 0.013, sides=8),
              box((0.42 * length, seat, 0.86 * width), (-0.26 * length, seat / 2 + 0.02, 0), material=body)]
    rail = np.array([(-0.3 * length, height - 0.01, behind), (-0.2 * length, height + 0.07, behind),
                     (0.1 * length, height + 0.07, behind), (0.2 * length, height - 0.01, behind)])
    parts.append(tube(smooth_curve(rail, 10), 0.015, sides=8))
    parts += taps(rng, (length / 2 - rim / 2, height, 0.0))
    parts.append(disc(0.05, 0.03, (x + 0.3 * wide, 0.08, width / 2), sides=10, material="metal"))
    return either_way(rng, parts)
