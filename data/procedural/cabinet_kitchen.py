"""Cabinets of kitchen and bathroom: base and wall units, larders, vanities, mirror cabinets."""

from dataclasses import replace

import numpy as np

from data.procedural.cabinet_bedroom import on_stand, stand
from data.procedural.cabinet_fronts import Cell, draw_look
from data.procedural.cabinet_living import Cells
from data.procedural.cabinet_parts import Case, unit
from data.procedural.cabinet_trim import cover
from data.procedural.kit import (
    Part,
    box,
    chance,
    copies,
    cylinder,
    disc,
    ellipsoid,
    joined,
    loft_levels,
    pick,
    placed,
    rod,
    rounded_path,
    superellipse,
    tube,
)

Spot = tuple[float, float, float]


def kitchen_base(rng: np.random.Generator) -> list[Part]:
    """A base unit on a set-back plinth under a worktop: doors and drawers, perhaps a sink or a hob."""
    bays = pick(rng, 1, 1, 1, 2, 2, 3)
    case = Case(bays * rng.uniform(0.42, 0.68), rng.uniform(0.68, 0.78), rng.uniform(0.52, 0.62),
                rng.uniform(0.08, 0.15), board=0.022)
    look = draw_look(rng, max(case.width, 0.9), body=pick(rng, "paint", "wood", "plastic"))
    cells: Cells = []
    for cell in case.cell.columns(*[1.0] * bays):
        door = "pair" if cell.width > 0.55 else pick(rng, "door_right", "door_left")
        plan = pick(rng, (door,), (door, "drawer"), (door, "drawer"), ("drawer",) * 3, ("drawer",) * 4,
                    ("drawer", "drawer"), ("shelves",) if chance(rng, 0.3) else (door,))
        shares = [3.2 if what == door and len(plan) > 1 else 1.0 for what in plan]
        cells += zip(cell.rows(*shares), plan, strict=True)
    parts = unit(rng, look, case, cells)
    parts += on_stand(rng, case, pick(rng, "plinth", "plinth", "plinth", "legs"), look.body)
    thick, over = rng.uniform(0.025, 0.05), rng.uniform(0.0, 0.03)
    covering = pick(rng, "stone", "wood", "plastic", "metal")
    top = case.high + thick - 0.002
    parts.append(box((case.width + 2 * over, thick, case.depth + 0.04), (0, top - thick / 2, 0.02),
                     material=covering))
    if chance(rng, 0.25):
        tall = rng.uniform(0.05, 0.2)
        behind = (0, top + tall / 2 - 0.002, -case.depth / 2 + 0.01)
        parts.append(box((case.width + 2 * over, tall, 0.02), behind, material=covering))
    extra = pick(rng, "none", "none", "none", "sink", "hob")
    if extra == "sink":
        parts += _sink(rng, top, case)
    elif extra == "hob":
        wide = min(0.52, 0.9 * case.width)
        parts.append(box((wide, 0.014, 0.46), (0, top + 0.004, 0.01), material="glass"))
        rings = [cylinder(r, 0.012, (s * 0.24 * wide, top + 0.012, t * 0.11), sides=14)
                 for s, t, r in ((-1, -1, 0.07), (1, -1, 0.09), (-1, 1, 0.09), (1, 1, 0.07))]
        parts.append(joined(rings))
    return parts


def _sink(rng: np.random.Generator, top: float, case: Case) -> list[Part]:
    """A steel basin let into the worktop (its rim and its floor) and a tap behind it."""
    wide, deep = min(0.5, 0.75 * case.width), 0.38
    rim = [basin_bowl((wide, deep), (top + 0.012, 0.01), power=8.0, material="metal")]
    return rim + tap(rng, (0, top, -0.5 * deep - 0.03), 1.0)


def basin_bowl(
    size: tuple[float, float], reach: tuple[float, float], *, power: float, z: float = 0.0,
    material: str = "stone",
) -> Part:
    """A flat dish: its rim at height reach[0], its inside lower than that by reach[1]."""
    top, sunk = reach
    levels = [(1.0, top - sunk - 0.012), (1.0, top), (0.9, top), (0.8, top - sunk)]
    unit_ring = superellipse((size[0] / 2, size[1] / 2), power, 24)
    return loft_levels([(unit_ring * share, y) for share, y in levels], (0, 0, z), material=material)


def tap(rng: np.random.Generator, at: Spot, size: float) -> list[Part]:
    """A tap whose spout reaches to +Z."""
    x, y, z = at
    tall, out, r = rng.uniform(0.16, 0.32) * size, rng.uniform(0.12, 0.18) * size, 0.014 * size
    path = [(x, y - 0.01, z), (x, y + tall, z), (x, y + tall, z + out), (x, y + 0.7 * tall, z + out)]
    spout = tube(rounded_path(path, pick(rng, 0.02, 0.5 * out), 4), r, sides=8)
    return [joined([spout, cylinder(2 * r, 0.02, (x, y + 0.006, z), sides=10),
                    box((0.1 * size, 0.5 * r, r), (x + 0.05 * size, y + 0.05 * size, z), material="metal")])]


def wall_unit(rng: np.random.Generator) -> list[Part]:
    """A cupboard that hangs on a wall: doors, flaps, glass or open ends; perhaps over a shelf or a hood."""
    bays = pick(rng, 1, 1, 2, 2, 3)
    low_type = chance(rng, 0.3)
    height = rng.uniform(0.32, 0.45) if low_type else rng.uniform(0.5, 0.95)
    width = bays * (rng.uniform(0.6, 0.9) if low_type else rng.uniform(0.34, 0.5))
    case = Case(width, height, rng.uniform(0.28, 0.4), 1.35, board=0.022)
    look = draw_look(rng, max(width, height))
    cells: Cells = []
    for k, cell in enumerate(case.cell.columns(*[1.0] * bays)):
        what = "door_right" if k % 2 == 0 and (k < bays - 1 or bays == 1) else "door_left"
        if low_type:
            what = pick(rng, "drop", "drop", "pair")
        elif chance(rng, 0.3):
            what = pick(rng, "glass", "shelves", "glass")
        cells.append((cell, what))
    parts = unit(rng, look, case, cells)
    if chance(rng, 0.3):
        under = Case(width, rng.uniform(0.15, 0.25), 0.8 * case.depth, 0, board=0.022)
        under = replace(under, low=case.low - under.height + 0.01, z=-0.1 * case.depth)
        parts += unit(rng, look, under, [(cell, "open") for cell in under.cell.columns(*[1.0] * bays)])
    return parts + cover(rng, case, pick(rng, "none", "none", "cornice", "board"), look.body)


def larder(rng: np.random.Generator) -> list[Part]:
    """A tall kitchen or utility cupboard: an upper and a lower door, perhaps an oven or drawers between."""
    case = Case(rng.uniform(0.38, 0.65), rng.uniform(1.7, 2.2), rng.uniform(0.35, 0.62),
                rng.uniform(0.06, 0.14), board=0.022)
    look = draw_look(rng, case.high, pull=pick(rng, "knob", "bar", "bar", "bow", "none"))
    door = pick(rng, "door_right", "door_left", "pair")
    style = pick(rng, "two", "oven", "drawers", "broom", "niche")
    if style == "two":
        plan = [(rng.uniform(0.8, 1.3), door), (1.0, door)]
    elif style == "broom":
        plan = [(1.0, door)]
    elif style == "drawers":
        plan = [(0.28, "drawer")] * int(rng.integers(2, 5)) + [(1.2, door)]
    elif style == "niche":
        plan = [(0.9, door), (0.45, "open"), (0.7, door)]
    else:
        plan = [(0.6, pick(rng, door, "drawer")), (0.62, "oven"), (0.7, door)]
    cells: Cells = []
    for cell, (_, what) in zip(case.cell.rows(*[share for share, _ in plan]), plan, strict=True):
        cells.append((cell, "panel" if what == "oven" else what))
    parts = unit(rng, look, case, cells)
    parts += on_stand(rng, case, pick(rng, "plinth", "plinth", "legs"), look.body)
    if style == "oven":
        parts += _oven(cells[1][0].inset(0.02), case.front + look.proud)
    return parts + cover(rng, case, pick(rng, "none", "none", "board", "cornice"), look.body)


def _oven(cell: Cell, z: float) -> list[Part]:
    """The front of a built-in oven: steel, a window, a bar, knobs."""
    (x, y), tall = cell.middle, cell.height
    spots = [(x + s * cell.width * 0.3, cell.high - 0.1 * tall, z + 0.02) for s in (-1, 0, 1)]
    knobs = copies([disc(0.02, 0.03, sides=10, material="metal")], spots)
    level = cell.high - 0.25 * tall
    bar = rod((cell.left + 0.05, level, z + 0.05), (cell.right - 0.05, level, z + 0.05), 0.012)
    feet = [box((0.02, 0.02, 0.06), (x + s * 0.38 * cell.width, level, z + 0.02), material="metal")
            for s in (-1, 1)]
    return [box((cell.width, tall, 0.02), (x, y, z), material="metal"),
            box((0.7 * cell.width, 0.42 * tall, 0.02), (x, y - 0.12 * tall, z + 0.012), material="glass"),
            joined([*knobs, bar, *feet])]


def vanity(rng: np.random.Generator) -> list[Part]:
    """A bathroom cabinet under a wash basin with its tap, on the floor or hung."""
    double = chance(rng, 0.25)
    width, depth = (rng.uniform(1.1, 1.5) if double else rng.uniform(0.5, 1.0)), rng.uniform(0.4, 0.52)
    kind, low = stand(rng, "none", "plinth", "legs", "legs", "frame")
    case = Case(width, rng.uniform(0.4, 0.72), depth, low, board=0.022)
    look = draw_look(rng, max(width, case.high), pull=pick(rng, "knob", "bar", "none", "lip", "bow"))
    plan = pick(rng, ("pair",), ("drawer", "drawer"), ("drawer",), ("pair", "drawer"), ("open", "drawer"))
    cells: Cells = []
    for cell in case.cell.columns(*[1.0] * (2 if double or width > 0.85 else 1)):
        cells += zip(cell.rows(*[1.0 + (what == "pair") for what in plan]), plan, strict=True)
    parts = unit(rng, look, case, cells) + on_stand(rng, case, kind, look.body)
    top, thick = case.high, rng.uniform(0.02, 0.05)
    top += thick - 0.002
    parts.append(box((width + 0.02, thick, depth + 0.02), (0, top - thick / 2, 0.01), material="stone"))
    bowl = (min(0.46, 0.75 * width), 0.7 * depth)
    power, rise = pick(rng, 2.0, 2.5, 5.0, 9.0), pick(rng, 0.02, 0.02, rng.uniform(0.09, 0.14))
    for x in (-0.25 * width, 0.25 * width) if double else (0.0,):
        dish = basin_bowl(bowl, (top + rise, rise - 0.005), power=power, z=0.03)
        parts += placed([dish, *tap(rng, (0, top, -0.4 * depth), 0.7)], translate=(x, 0, 0))
    if chance(rng, 0.2):
        tall = rng.uniform(0.55, 0.8)
        parts.append(box((0.9 * width, tall, 0.03), (0, top + tall / 2 - 0.01, -depth / 2 + 0.02),
                         material="glass"))
    return parts


def mirror_cabinet(rng: np.random.Generator) -> list[Part]:
    """A shallow wall cabinet with mirrors for doors, perhaps with a shelf below and a lamp above."""
    doors = pick(rng, 1, 1, 2, 3)
    case = Case(doors * rng.uniform(0.3, 0.42), rng.uniform(0.55, 0.8), rng.uniform(0.12, 0.2), 1.4,
                board=0.018)
    look = draw_look(rng, max(case.width, case.height), door="mirror", pull=pick(rng, "none", "knob", "lip"))
    cells: Cells = []
    for k, cell in enumerate(case.cell.columns(*[1.0] * doors)):
        cells.append((cell, "shelves" if doors == 3 and k == 1 and chance(rng, 0.4) else
                      pick(rng, "door_right", "door_left")))
    parts = unit(rng, look, case, cells)
    if chance(rng, 0.4):
        tall = rng.uniform(0.12, 0.2)
        under = replace(case, height=tall, low=case.low - tall + 0.01)
        parts += unit(rng, look, under, [(under.cell, pick(rng, "open", "drawer"))])
    if chance(rng, 0.4):
        y, z = case.high + 0.012, case.front
        bulbs = [ellipsoid((0.032, 0.032, 0.032), (x, y, z + 0.06), segments=8, material="glass")
                 for x in np.linspace(-0.3, 0.3, 2 * doors + 1) * case.width]
        parts += [box((0.7 * case.width, 0.03, 0.1), (0, y, z - 0.02), material="metal"),
                  box((0.8 * case.width, 0.03, 0.05), (0, y, z + 0.02), material="metal"), joined(bulbs)]
    elif chance(rng, 0.4):
        parts += cover(rng, case, pick(rng, "board", "cornice", "gallery"), look.body)
    return parts
