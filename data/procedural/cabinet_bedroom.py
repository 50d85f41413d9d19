"""Cabinets of the bedroom: chests of drawers, tallboys, nightstands, wardrobes, armoires, bow fronts."""

from dataclasses import replace

import numpy as np

from data.procedural.cabinet_fronts import Cell, Look, draw_look
from data.procedural.cabinet_parts import Case, unit
from data.procedural.cabinet_trim import cover, finial, support
from data.procedural.kit import Part, both_sides, box, chance, ellipsoid, joined, pick, sheet, slab
from data.procedural.kit_frame import apron, draw_legs, four_corners, four_legs

STANDS = ("plinth", "plinth", "legs", "legs", "skirt", "brackets", "buns", "sled", "none")
HEIGHTS = {"plinth": (0.04, 0.1), "legs": (0.1, 0.24), "skirt": (0.08, 0.14), "brackets": (0.08, 0.14),
           "buns": (0.06, 0.11), "sled": (0.1, 0.2), "castors": (0.06, 0.1), "frame": (0.12, 0.35),
           "none": (0.0, 0.0)}


def stand(rng: np.random.Generator, *kinds: str) -> tuple[str, float]:
    """One of these kinds of support, and how high it lifts the case."""
    kind = pick(rng, *kinds)
    return kind, rng.uniform(*HEIGHTS[kind])


def on_stand(rng: np.random.Generator, case: Case, kind: str, material: str) -> list[Part]:
    """The support of this kind, or nothing for "none"."""
    return [] if kind == "none" else support(rng, case, kind, material)


def drawer_rows(rng: np.random.Generator, cell: Cell, rows: int, columns: int) -> list[tuple[Cell, str]]:
    """A grid of drawers, the lower ones perhaps taller, the top row perhaps of more and smaller ones."""
    grow = pick(rng, 0.0, 0.0, rng.uniform(0.05, 0.15))
    levels = cell.rows(*[1 + grow * (rows - k) for k in range(rows)])
    top = columns if chance(rng, 0.65) else columns + 1
    counts = [columns] * (rows - 1) + [top]
    return [(part, "drawer") for level, count in zip(levels, counts, strict=True)
            for part in level.columns(*[1.0] * count)]


def chest_of_drawers(rng: np.random.Generator) -> list[Part]:
    """Two to five rows of drawers, in one to three columns."""
    columns = pick(rng, 1, 1, 2, 2, 3)
    width = rng.uniform(0.6, 0.95) if columns == 1 else rng.uniform(0.5, 0.62) * columns + rng.uniform(0, 0.3)
    kind, low = stand(rng, *STANDS)
    rows = int(rng.integers(3, 6)) if columns < 3 else int(rng.integers(2, 4))
    case = Case(width, rows * rng.uniform(0.18, 0.25) + 0.03, rng.uniform(0.38, 0.55), low,
                board=rng.uniform(0.018, 0.035))
    look = draw_look(rng, max(width, case.high))
    cells = drawer_rows(rng, case.cell.inset(pick(rng, 0.0, look.gap)), rows, columns)
    return [*unit(rng, look, case, cells), *on_stand(rng, case, kind, pick(rng, look.body, "wood")),
            *cover(rng, case, pick(rng, "board", "board", "thick", "none", "gallery"), look.body)]


def tallboy(rng: np.random.Generator) -> list[Part]:
    """A narrow high chest of five to eight drawers, or a chest upon a wider chest."""
    width, depth = rng.uniform(0.4, 0.7), rng.uniform(0.34, 0.48)
    kind, low = stand(rng, *STANDS)
    stacked = chance(rng, 0.4)
    rows = int(rng.integers(3, 5)) if stacked else int(rng.integers(5, 9))
    case = Case(width, rows * rng.uniform(0.15, 0.2), depth, low, board=0.022)
    look = draw_look(rng, case.high * (1.8 if stacked else 1.0))
    parts = unit(rng, look, case, drawer_rows(rng, case.cell, rows, 1))
    parts += on_stand(rng, case, kind, look.body)
    if stacked:
        parts += cover(rng, case, "cornice", look.body)
        up = int(rng.integers(3, 5))
        case = Case(0.9 * width, up * rng.uniform(0.15, 0.2), 0.9 * depth, case.high + 0.02,
                    -0.05 * depth, board=0.022)
        parts += unit(rng, look, case, drawer_rows(rng, case.cell, up, 1))
    return parts + cover(rng, case, pick(rng, "board", "cornice", "thick", "pediment"), look.body)


def nightstand(rng: np.random.Generator) -> list[Part]:
    """A bedside cabinet: drawers, a door or an open shelf; or a small table with drawers."""
    width, depth = rng.uniform(0.36, 0.6), rng.uniform(0.32, 0.5)
    if chance(rng, 0.3):
        return _bedside_table(rng, width, depth)
    kind, low = stand(rng, *STANDS, "castors")
    case = Case(width, rng.uniform(0.35, 0.62), depth, low, board=rng.uniform(0.016, 0.03))
    look = draw_look(rng, case.high)
    plan = pick(rng, ("drawer",) * 2, ("drawer",) * 2, ("drawer",) * 3, ("open", "drawer"),
                ("drawer", "open"), ("door_right", "drawer"), ("pair", "drawer"), ("door_left",),
                ("drawer", "drawer", "open"))
    shares = [1.8 if kind[:4] in ("door", "pair") else 1.0 for kind in plan]
    cells = list(zip(case.cell.rows(*shares), plan, strict=True))
    parts = unit(rng, look, case, cells) + on_stand(rng, case, kind, pick(rng, look.body, "wood"))
    return parts + cover(rng, case, pick(rng, "board", "board", "thick", "none", "gallery"), look.body)


def _bedside_table(rng: np.random.Generator, width: float, depth: float) -> list[Part]:
    """Legs that run up to the top, with a block of one or two drawers between them and perhaps a shelf."""
    height, rows = rng.uniform(0.5, 0.72), pick(rng, 1, 1, 2)
    look = draw_look(rng, height, pull=pick(rng, "knob", "knob", "bar", "drop"))
    legs = draw_legs(rng, ("square", "square", "tapered", "turned"), size=(0.035, 0.06), material=look.body)
    half = (width / 2 - legs.size[0] / 2, depth / 2 - legs.size[1] / 2)
    parts, _ = four_legs(legs, four_corners(half, height))
    block = rows * rng.uniform(0.13, 0.17)
    thick, deep = legs.size
    case = Case(2 * half[0] - 0.4 * thick, block, depth - 0.4 * deep, height - block, board=0.02)
    parts += unit(rng, look, case, [(row, "drawer") for row in case.cell.rows(*[1.0] * rows)])
    if chance(rng, 0.6):
        at = rng.uniform(0.1, 0.35) * height
        parts.append(box((2 * half[0], 0.022, 2 * half[1]), (0, at, 0), material=look.body))
        if chance(rng, 0.3):
            parts += apron(four_corners(half, at), 0.05, 0.02, material=look.body)
    return parts + cover(rng, Case(width, height, depth), pick(rng, "board", "thick"), look.body)


def wardrobe(rng: np.random.Generator) -> list[Part]:
    """A closet of one to five doors, hinged or sliding, with or without drawers, mirrors, an open end."""
    doors = pick(rng, 1, 2, 2, 2, 3, 3, 4, 5)
    kind, low = stand(rng, "plinth", "plinth", "legs", "skirt", "brackets", "buns", "none")
    case = Case(doors * rng.uniform(0.4, 0.56), rng.uniform(1.7, 2.3), rng.uniform(0.45, 0.65), low,
                board=rng.uniform(0.02, 0.035))
    look = draw_look(rng, 2.0, pull=pick(rng, "knob", "bar", "bar", "bow", "drop"))
    tall, top = case.cell, []
    if chance(rng, 0.4):
        bottom, tall = tall.rows(rng.uniform(0.15, 0.3), 0.8)
        rows = int(bottom.height > 0.4) + 1
        top += [(cell, "drawer") for row in bottom.rows(*[1.0] * rows)
                for cell in row.columns(*[1.0] * max(doors // 2, 1))]
    if chance(rng, 0.2):
        tall, upper = tall.rows(0.8, 0.2)
        top += [(cell, "panel") for cell in upper.columns(*[1.0] * doors)]
    shelf = int(rng.integers(doors)) if doors > 2 and chance(rng, 0.2) else -1
    reflect = int(rng.integers(doors)) if chance(rng, 0.25) else -1
    for k, cell in enumerate(tall.columns(*[1.0] * doors)):
        kind_of = "door_right" if k % 2 == 0 and k < doors - 1 or doors == 1 else "door_left"
        if k == shelf:
            top.append((cell, "shelves"))
        elif k == reflect:
            top.append((cell, "panel"))
        else:
            top.append((cell, kind_of))
    parts = unit(rng, look, case, top) + on_stand(rng, case, kind, look.body)
    if reflect >= 0 and reflect != shelf:
        cell = tall.columns(*[1.0] * doors)[reflect].inset(0.06)
        parts.append(box((cell.width, cell.height, 0.02), (*cell.middle, case.front + look.proud),
                         material="glass"))
    crown = pick(rng, "board", "none", "none", "cornice", "pediment", "arch")
    return parts + cover(rng, case, crown, look.body)


def armoire(rng: np.random.Generator) -> list[Part]:
    """An ornate wardrobe: raised doors between columns, a heavy crown, drawers below, feet."""
    doors, kind = pick(rng, 2, 2, 2, 3), pick(rng, "buns", "brackets", "skirt", "legs")
    case = Case(doors * rng.uniform(0.45, 0.62), rng.uniform(1.4, 1.9), rng.uniform(0.45, 0.62),
                rng.uniform(0.1, 0.2), board=0.035)
    look = draw_look(rng, 2.2, body=pick(rng, "wood", "wood", "paint"), drawer="raised",
                     door=pick(rng, "raised", "arch", "frame"), pull=pick(rng, "knob", "drop", "bow"),
                     gap=rng.uniform(0.02, 0.05))
    look = replace(look, face=look.body)
    post = rng.uniform(0.04, 0.09)
    inner = replace(case.cell, left=-case.width / 2 + post, right=case.width / 2 - post)
    cells, bodies = [], inner
    if chance(rng, 0.6):
        bottom, bodies = inner.rows(rng.uniform(0.18, 0.28), 1)
        cells += [(cell, "drawer") for cell in bottom.columns(*[1.0] * pick(rng, 1, doors))]
    for k, cell in enumerate(bodies.columns(*[1.0] * doors)):
        cells.append((cell, "door_right" if k == 0 else "door_left"))
    parts = unit(rng, look, case, cells) + support(rng, case, kind, look.body)
    parts += _pilasters(rng, case, post, look)
    base = box((case.width + 0.06, 0.06, case.depth + 0.05), (0, case.low + 0.01, 0.01), material=look.body)
    crown = cover(rng, case, pick(rng, "cornice", "arch", "arch", "pediment"), look.body)
    if chance(rng, 0.35):
        top = max(part.bounds()[1, 1] for part in crown)
        spot = (0.0, top - 0.02, case.front - 0.06)
        crown.append(finial(spot, rng.uniform(0.05, 0.1), look.body))
    return [*parts, base, *crown]


def _pilasters(rng: np.random.Generator, case: Case, wide: float, look: Look) -> list[Part]:
    """Columns at both ends of the front: flat, or round with a foot and a head."""
    x, z = case.width / 2 - wide / 2, case.front + 0.012
    y = case.low + case.height / 2
    if chance(rng, 0.5):
        return both_sides([box((0.8 * wide, case.height, 0.05), (x, y, z), bevel=0.01, material=look.body)])
    shaft = ellipsoid((0.42 * wide, 0.52 * case.height, 0.42 * wide), (x, y, z), power=3.5, segments=10,
                      material=look.body)
    caps = [box((wide, 0.07, 0.07), (x, at, z), material=look.body)
            for at in (case.low + 0.06, case.high - 0.06)]
    return both_sides([joined([shaft, *caps])])


def bow_front(rng: np.random.Generator) -> list[Part]:
    """A chest whose front is curved: bowed out, waved, or half round."""
    width, depth = rng.uniform(0.7, 1.3), rng.uniform(0.38, 0.5)
    kind, low = stand(rng, "skirt", "buns", "legs", "plinth", "legs")
    case = Case(width, rng.uniform(0.6, 0.95), depth, low, board=0.025)
    look = draw_look(rng, max(width, case.high), pull=pick(rng, "knob", "drop", "drop"))
    style, t = pick(rng, "bow", "wave", "half"), np.linspace(-1, 1, 17)
    bulge = {"bow": 1 - t**2, "wave": 0.5 + 0.5 * np.cos(2 * np.pi * t) - 0.7 * t**2,
             "half": np.sqrt(np.maximum(1.02 - t**2, 0))}[style]
    bulge = bulge * depth * (rng.uniform(0.5, 0.8) if style == "half" else rng.uniform(0.2, 0.4))
    edge = np.stack([t * width / 2, depth / 2 + bulge], axis=1)
    if style == "half":
        edge = edge - (0, 0.4 * depth)
    plan = np.concatenate([edge[::-1], [(-width / 2, -depth / 2), (width / 2, -depth / 2)]])
    covering = pick(rng, look.body, "stone")
    parts = [slab(plan, case.height, (0, case.low + case.height / 2, 0), material=look.body),
             slab(plan * 1.03, 0.03, (0, case.high + 0.012, 0), bevel=0.01, material=covering)]
    rows = pick(rng, 2, 3, 3, 4)
    for row in case.cell.rows(*[1.0] * rows):
        span = slice(1, -1) if style != "half" else slice(2, -2)
        front = edge[span]
        grid = np.stack([np.stack([front[:, 0], np.full(len(front), y), front[:, 1]], axis=1)
                         for y in (row.low + 0.02, row.high - 0.02)], axis=1)
        parts.append(sheet(grid, 2 * look.proud, material=look.face))
        for k in (4, -5) if width > 0.85 else (len(edge) // 2,):
            size, y = 0.018 * look.bold, row.middle[1]
            spot = (edge[k, 0], y, edge[k, 1] + 0.8 * look.proud + 0.4 * size)
            parts.append(ellipsoid((size, size, size), spot, segments=8, material="metal"))
    if kind == "plinth":
        return [*parts, slab(plan * (0.95, 0.92), low + 0.01, (0, low / 2 + 0.005, 0), material=look.body)]
    if style == "half":  # no foot where the front has already drawn back
        case = replace(case, depth=0.6 * depth, z=-0.2 * depth)
    return parts + support(rng, case, kind, look.body)
