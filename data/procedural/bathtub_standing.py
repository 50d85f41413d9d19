"""Tubs that stand free: ovals, claw feet, slippers, boats, islands, stone, tin and staves."""

import numpy as np

from data.procedural.bathtub_parts import (
    POINTS,
    Shell,
    claw_feet,
    either_way,
    ends_up,
    floor_tap,
    oblong,
    oval,
    shrunk,
    taps,
)
from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    joined,
    loft_levels,
    moved,
    pick,
    rod,
    rounded_path,
    slab,
    smooth_curve,
    tube,
)

ENAMEL = ("stone", "stone", "paint", "plastic", "metal")


def _tapped(rng: np.random.Generator, shell: Shell, share: float = 0.6) -> list[Part]:
    """A plug, and a tap on the floor beside the tub or behind its end, or on the rim, or none."""
    parts, half = shell.drain(), np.abs(shell.plan).max(axis=0)
    if chance(rng, 1 - share):
        return parts
    where, tall = pick(rng, "end", "side", "rim"), shell.height + rng.uniform(0.15, 0.4)
    if where == "end":
        return parts + floor_tap(rng, (float(half[0]) + 0.07, 0.0), tall, turn=0)
    if where == "side":
        x = rng.uniform(-0.1, 0.5) * half[0]
        spot = (float(x), -float(half[1]) - 0.05)
        return parts + floor_tap(rng, spot, tall, turn=-90)
    edge = float(shell.plan[:, 0].max()) - shell.rim / 2
    high = shell.height + float(shell.rise[np.argmax(shell.plan[:, 0])])
    return parts + taps(rng, (edge, high, 0.0))


def freestanding(rng: np.random.Generator) -> list[Part]:
    """A modern oval or soft rectangle whose sides run in to the foot."""
    length, width, height = rng.uniform(1.4, 1.85), rng.uniform(0.68, 0.9), rng.uniform(0.5, 0.65)
    plan = pick(rng, oval(length, width, rng.uniform(2.0, 4.0), egg=pick(rng, 0.0, 0.0, 0.12)),
                oblong(length, width, rng.uniform(0.1, 0.38)))
    foot = rng.uniform(0.68, 0.95)
    profile = pick(rng, ((foot, 0.0), (0.5 + foot / 2, 0.5), (1.0, 1.0)),
                   ((foot - 0.05, 0.0), (foot + 0.03, 0.08), (0.97, 0.5), (1.0, 0.8), (1.0, 1.0)),
                   ((foot, 0.0), (foot, 0.06), (0.6 * foot + 0.36, 0.4), (1.0, 1.0)))
    high = pick(rng, 0.0, 0.0, rng.uniform(0.04, 0.14))
    shell = Shell(plan, height, rim=rng.uniform(0.025, 0.08), profile=profile, sole=rng.uniform(0.55, 0.75),
                  slope=pick(rng, 0.0, 0.05), rise=ends_up(plan, high, both=chance(rng, 0.6)))
    outside = pick(rng, *ENAMEL)
    parts = [shell.part(outside), *_tapped(rng, shell)]
    if chance(rng, 0.2):
        parts.append(slab(1.02 * foot * plan, 0.04, (0, 0.02, 0), material=pick(rng, "wood", "metal")))
    return either_way(rng, parts)


def clawfoot(rng: np.random.Generator) -> list[Part]:
    """An old iron tub with a rolled rim on four feet: round at the head, flat or round at the taps."""
    length, width = rng.uniform(1.35, 1.8), rng.uniform(0.68, 0.8)
    low, height = rng.uniform(0.12, 0.18), rng.uniform(0.56, 0.66)
    plan = oval(length, width, rng.uniform(2.3, 3.0))
    if chance(rng, 0.5):  # the end of the taps squarer
        square = oval(length, width, 4.5)
        plan = np.where(plan[:, :1] > 0, square, plan)
    profile = ((0.55, 0.0), (0.72, 0.07), (0.86, 0.35), (0.95, 0.75), (0.97, 0.97))
    high = pick(rng, 0.0, rng.uniform(0.03, 0.08))
    shell = Shell(plan, height, low=low, rim=0.02, profile=profile, sole=0.66, floor=0.04,
                  roll=rng.uniform(0.02, 0.035), slope=rng.uniform(0.0, 0.06),
                  rise=ends_up(plan, high, both=False))
    x, z = 0.27 * length, 0.29 * width
    feet = claw_feet(rng, [(x, z), (x, -z)], low, spread=rng.uniform(0.03, 0.07))
    return either_way(rng, [shell.part(pick(rng, "paint", "stone", "metal")), *feet,
                            *_tapped(rng, shell, 0.7)])


def slipper(rng: np.random.Generator) -> list[Part]:
    """A tub whose rim sweeps up at the head, or at both ends, on feet, on a skirt or flat on the floor."""
    length, width = rng.uniform(1.4, 1.85), rng.uniform(0.68, 0.82)
    both = chance(rng, 0.35)
    high = rng.uniform(0.14, 0.22) if both else rng.uniform(0.18, 0.3)
    base = pick(rng, "feet", "skirt", "flat")
    low = 0.0 if base == "flat" else rng.uniform(0.1, 0.15)
    plan = oval(length, width, rng.uniform(2.1, 2.7), egg=0.0 if both else pick(rng, 0.0, 0.1))
    foot = 0.62 if base != "flat" else 0.72
    profile = ((foot - 0.06, 0.0), (foot + 0.05, 0.06), (0.84, 0.35), (0.94, 0.7), (0.98, 0.97))
    shell = Shell(plan, rng.uniform(0.5, 0.58), low=low, rim=0.025, profile=profile, sole=0.62, floor=0.045,
                  roll=pick(rng, 0.0, 0.022, 0.03), slope=0.0 if both else 0.08,
                  rise=ends_up(plan, high, both=both, power=rng.uniform(1.8, 2.6)))
    material = pick(rng, "paint", "stone", "metal")
    parts = [shell.part(material), *_tapped(rng, shell)]
    if base == "feet":
        x, z = 0.25 * length, 0.27 * width
        parts += claw_feet(rng, [(x, z), (x, -z)], low, spread=0.05)
    elif base == "skirt":
        parts += _skirt(plan, low, material)
    return either_way(rng, parts)


def _skirt(plan: np.ndarray, low: float, material: str) -> list[Part]:
    """A moulded base from the floor up to the underside of a tub."""
    return [slab(0.72 * plan, 0.4 * low, (0, 0.2 * low, 0), bevel=0.1 * low, material=material),
            slab(0.66 * plan, 0.72 * low, (0, 0.7 * low, 0), bevel=0.1 * low, material=material)]


def bateau(rng: np.random.Generator) -> list[Part]:
    """A boat: both ends raised, straight flanks, a rolled rim, on a plinth; often with bands or rivets."""
    length, width, low = rng.uniform(1.5, 1.85), rng.uniform(0.7, 0.82), rng.uniform(0.06, 0.14)
    plan = oval(length, width, rng.uniform(2.3, 3.0))
    profile = ((0.7, 0.0), (0.74, 0.05), (0.82, 0.4), (0.92, 0.8), (0.98, 0.98))
    shell = Shell(plan, rng.uniform(0.56, 0.64), low=low, rim=0.025, profile=profile, sole=0.66, slope=0.0,
                  roll=rng.uniform(0.022, 0.04), rise=ends_up(plan, rng.uniform(0.06, 0.14), both=True))
    material = pick(rng, "metal", "paint", "stone")
    base = pick(rng, material, "wood", "metal")
    parts = [shell.part(material), slab(0.78 * plan, low, (0, low / 2, 0), bevel=0.01, material=base),
             slab(0.74 * plan, 0.05, (0, low + 0.015, 0), material=base)]
    if chance(rng, 0.4):
        ring, y = 1.04 * plan * 0.86, low + 0.42 * (shell.height - low)
        band = np.stack([ring[:, 0], np.full(POINTS, y), ring[:, 1]], axis=1)
        parts.append(tube(band, 0.018, sides=6, closed=True, material=pick(rng, material, "metal")))
    return either_way(rng, parts + _tapped(rng, shell))


def island(rng: np.random.Generator) -> list[Part]:
    """A sculpted bowl: an egg or a shell with a thin rim that rises at one end, its tap beside it."""
    length, width, height = rng.uniform(1.45, 1.9), rng.uniform(0.75, 1.05), rng.uniform(0.46, 0.58)
    plan = oval(length, width, rng.uniform(1.8, 2.3), egg=rng.uniform(-0.15, 0.2))
    foot = rng.uniform(0.3, 0.55)
    t = np.linspace(0, 1, 8)
    swell = foot + (1 - foot) * np.sin(t * np.pi / 2) ** rng.uniform(0.6, 1.1)
    rise = ends_up(plan, rng.uniform(0.05, 0.28), both=chance(rng, 0.4))
    shell = Shell(plan, height, rim=rng.uniform(0.018, 0.035), profile=tuple(zip(swell, t, strict=True)),
                  sole=rng.uniform(0.4, 0.55), slope=0.03, rise=rise)
    parts = [shell.part(pick(rng, *ENAMEL)), *shell.drain()]
    if chance(rng, 0.75):
        half = np.abs(plan).max(axis=0)
        spot = (rng.uniform(-0.2, 0.4) * float(half[0]), -float(half[1]) - 0.03)
        parts += floor_tap(rng, spot, shell.height + rng.uniform(0.2, 0.45), turn=-90)
    return either_way(rng, parts)


def monolith(rng: np.random.Generator) -> list[Part]:
    """A block of stone or concrete hollowed out: straight outside, oval or oblong inside."""
    length, width, height = rng.uniform(1.4, 1.9), rng.uniform(0.7, 0.95), rng.uniform(0.48, 0.62)
    wall = rng.uniform(0.06, 0.13)
    size = (length - 2 * wall, width - 2 * wall)
    if chance(rng, 0.33):
        plan, hole = oval(length, width, 2.5), oval(*size, 2.5)
    else:
        plan, hole = oblong(length, width, pick(rng, 0.0, 0.03)), oblong(*size, pick(rng, 0.04, 0.3))
    lean = pick(rng, 1.0, 1.0, rng.uniform(0.85, 0.95))
    shell = Shell(plan, height, inside=hole, rim=wall, profile=((lean, 0.0), (1.0, 1.0)),
                  sole=rng.uniform(0.75, 0.92), slope=0.02, floor=0.1)
    parts = [shell.part(pick(rng, "stone", "stone", "stone", "wood")), *shell.drain()]
    if chance(rng, 0.3):
        tray = box((0.12, 0.03, width + 0.04), (-0.1, height + 0.012, 0), material="wood")
        parts.append(tray)
    edge = (float(plan[:, 0].max()) - wall / 2, height, 0.0)
    if chance(rng, 0.6):
        parts += taps(rng, edge)
    return either_way(rng, parts)


def tin(rng: np.random.Generator) -> list[Part]:
    """A tub of zinc sheet: flaring walls, a wired rim, handles, ribs; or a hip bath with a high back."""
    sitz = chance(rng, 0.35)
    length, width = rng.uniform(0.75, 1.0) if sitz else rng.uniform(1.1, 1.7), rng.uniform(0.6, 0.75)
    height = rng.uniform(0.34, 0.5)
    high = rng.uniform(0.25, 0.45) if sitz else pick(rng, 0.0, rng.uniform(0.08, 0.25))
    plan = oval(length, width, rng.uniform(2.0, 2.8), egg=pick(rng, 0.0, 0.15) if not sitz else 0.0)
    foot, material = rng.uniform(0.7, 0.88), pick(rng, "metal", "metal", "paint")
    rise = ends_up(plan, high, both=False, power=1.6)
    profile = ((foot, 0.0), (foot, 0.05), (0.5 + foot / 2, 0.5), (1.0, 1.0))
    shell = Shell(plan, height, rim=0.016, profile=profile, sole=foot, floor=0.035, slope=0.0, rise=rise)
    parts = [shell.part(material)]
    edge = np.stack([plan[:, 0], height + rise, plan[:, 1]], axis=1)
    parts.append(tube(edge, 0.016, sides=6, closed=True, material=material))
    for t in (0.3, 0.65) if chance(rng, 0.6) else ():
        ring = plan * (foot + (1 - foot) * t) * 1.004
        line = np.stack([ring[:, 0], height * t + rise * t**1.5, ring[:, 1]], axis=1)
        parts.append(tube(line, 0.011, sides=5, closed=True, material=material))
    drop = height - 0.12
    if chance(rng, 0.5):
        x = 0.5 * length * (foot + (1 - foot) * drop / height)
        side = 0.09
        loop = [(x - 0.01, drop, side), (x + 0.07, drop - 0.02, side), (x + 0.07, drop - 0.02, -side),
                (x - 0.01, drop, -side)]
        handle = tube(rounded_path(loop, 0.03), 0.012, sides=6)
        parts += both_sides([handle]) if high < 0.05 else [handle]
    else:
        z = 0.5 * width * (foot + (1 - foot) * drop / height)
        loop = [(-0.09, drop, z - 0.01), (-0.09, drop - 0.02, z + 0.06), (0.09, drop - 0.02, z + 0.06),
                (0.09, drop, z - 0.01)]
        parts += both_sides([tube(rounded_path(loop, 0.03), 0.012, sides=6)], axis=2)
    return either_way(rng, parts)


def staves(rng: np.random.Generator) -> list[Part]:
    """A tub of upright staves in hoops, round or oval, deep or shallow, perhaps with steps or a seat."""
    deep = chance(rng, 0.5)
    length = rng.uniform(0.9, 1.7)
    width = length if deep else length * rng.uniform(0.5, 0.7)
    height = rng.uniform(0.7, 1.0) if deep else rng.uniform(0.45, 0.65)
    foot, wall = pick(rng, 1.0, rng.uniform(0.84, 0.96), rng.uniform(1.02, 1.08)), 0.04
    count = 28
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    boards = []
    for angle in turn:
        spot = np.array([np.cos(angle) * length, np.sin(angle) * width]) / 2
        normal = np.array([spot[0] / length**2, spot[1] / width**2])
        way = float(np.degrees(np.arctan2(normal[0], normal[1])))
        along = np.pi * np.hypot(np.sin(angle) * length, np.cos(angle) * width) / count
        stave = box((0.94 * along, height, wall), bevel=0.006)
        board = moved(stave, rotate=(0, way, 0), translate=(spot[0], height / 2, spot[1]))
        squeeze = foot + (1 - foot) * board.vertices[:, 1:2] / height
        points = board.vertices * np.concatenate([squeeze, np.ones_like(squeeze), squeeze], axis=1)
        boards.append(Part(points, board.faces, "wood"))
    parts = [joined(boards)]
    lining = Shell(0.985 * oval(length, width), height - 0.02, low=0.02, rim=0.02,
                   profile=((foot, 0.0), (1.0, 1.0)), sole=0.95 * foot, floor=0.06, slope=0.0)
    parts.append(lining.part("wood"))
    for y in (0.12, 0.5, 0.86)[: pick(rng, 2, 3)]:
        inner = oval(length, width) * (foot + (1 - foot) * y)
        outer = shrunk(inner, -wall / 2 - 0.012)
        parts.append(loft_levels([(outer, -0.02), (outer, 0.02), (inner, 0.02), (inner, -0.02)],
                            (0, y * height, 0), material="metal", closed=True))
    if chance(rng, 0.4):
        parts.append(box((0.28, 0.035, 0.9 * width), (-0.28 * length, 0.5 * height, 0)))
    if deep and chance(rng, 0.5):
        steps = [box((0.5, 0.04, 0.24), (0, y, width / 2 + z)) for y,
                 z in ((0.5 * height, 0.12), (0.25 * height, 0.3))]
        cheek = box((0.04, 0.54 * height, 0.42), (0.24, 0.27 * height, width / 2 + 0.2))
        parts += [*steps, *both_sides([cheek])]
    if chance(rng, 0.4):
        parts += floor_tap(rng, (length / 2 + 0.08, 0.0), height + 0.25, turn=0)
    return either_way(rng, parts)


def baby(rng: np.random.Generator) -> list[Part]:
    """A small plastic tub on a folding stand, or on a low frame, or on the floor with a rest moulded in."""
    length, width = rng.uniform(0.75, 0.95), rng.uniform(0.45, 0.55)
    depth, style = rng.uniform(0.22, 0.3), pick(rng, "x", "frame", "floor")
    low = 0.0 if style == "floor" else rng.uniform(0.35, 0.6)
    plan = oval(length, width, rng.uniform(2.2, 3.0), egg=rng.uniform(0.0, 0.15))
    profile = ((0.68, 0.0), (0.76, 0.08), (0.88, 0.7), (0.9, 0.9), (1.0, 0.93), (1.0, 1.0))
    shell = Shell(plan, low + depth, low=low, rim=0.04, profile=profile, sole=0.72, floor=0.03, slope=0.03,
                  rise=ends_up(plan, rng.uniform(0.0, 0.06), both=False))
    parts = [shell.part("plastic"), shell.drain()[0]]
    x, z, top = 0.36 * length, 0.36 * width, low + 0.55 * depth
    if style == "x":
        for s in (-1, 1):
            bars = [rod((-x, 0.0, s * z), (x, top, s * z), 0.014, sides=8),
                    rod((x, 0.0, s * (z + 0.03)), (-x, top, s * (z + 0.03)), 0.014, sides=8)]
            parts += bars
        parts += [rod((a, 0.014, -z - 0.04), (a, 0.014, z + 0.04), 0.014, sides=8) for a in (-x, x)]
        parts.append(rod((0, top / 2, -z - 0.04), (0, top / 2, z + 0.04), 0.012, sides=8))
    elif style == "frame":
        loop = smooth_curve([(x, top, z), (1.1 * x, 0.5 * low, 1.1 * z), (1.15 * x, 0.0, 1.15 * z)], 6)
        parts += both_sides(both_sides([tube(loop, 0.016, sides=8)]), axis=2)
        parts.append(box((2 * x, 0.025, 2.1 * z), (0, 0.35 * low, 0), material="plastic"))
    return either_way(rng, parts)
