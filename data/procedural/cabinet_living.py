"""Cabinets of the living room: bookcases, cubes, sideboards, television units, displays, hutches, bureaus."""

from dataclasses import replace

import numpy as np

from data.procedural.cabinet_bedroom import drawer_rows, on_stand, stand
from data.procedural.cabinet_fronts import Cell, Look, draw_look
from data.procedural.cabinet_parts import Case, books, unit
from data.procedural.cabinet_trim import cover, support
from data.procedural.kit import Part, beam, both_sides, box, chance, extrude, moved, pick, placed

Cells = list[tuple[Cell, str]]


def bookcase(rng: np.random.Generator) -> list[Part]:
    """Open shelves with a back, often with books, perhaps with doors or drawers below."""
    columns = pick(rng, 1, 1, 1, 2, 2, 3)
    kind, low = stand(rng, "plinth", "plinth", "none", "skirt", "brackets", "buns")
    case = Case(columns * rng.uniform(0.45, 0.85), rng.uniform(0.75, 2.2), rng.uniform(0.22, 0.4), low,
                board=rng.uniform(0.022, 0.05))
    look = draw_look(rng, case.high)
    filled = chance(rng, 0.4)
    cells: Cells = []
    shelves = case.cell
    if chance(rng, 0.3) and case.height > 1.2:
        bottom, shelves = shelves.rows(rng.uniform(0.25, 0.4), 1 - 0.3)
        closed = pick(rng, "pair", "pair", "drawer")
        cells += [(cell, closed) for cell in bottom.columns(*[1.0] * columns)]
    cells += [(cell, "books" if filled and chance(rng, 0.8) else "shelves")
              for cell in shelves.columns(*[1.0] * columns)]
    parts = unit(rng, look, case, cells) + on_stand(rng, case, kind, look.body)
    top = pick(rng, "none", "board", "board", "cornice", "gallery", "arch")
    return parts + cover(rng, case, top, look.body)


def cubes(rng: np.random.Generator) -> list[Part]:
    """A grid of square niches, some with doors, drawers or books in them."""
    across, up = pick(rng, (1, 4), (2, 2), (2, 4), (4, 2), (3, 3), (4, 4), (2, 3), (3, 1), (4, 1))
    side, kind, low = rng.uniform(0.33, 0.42), "none", 0.0
    if chance(rng, 0.4):
        kind, low = stand(rng, "plinth", "legs", "castors", "frame")
    case = Case(across * side, up * side, rng.uniform(0.3, 0.42), low, board=rng.uniform(0.02, 0.045))
    look = draw_look(rng, max(case.width, case.height), lattice=(1, 1))
    share = pick(rng, 0.0, 0.2, 0.5)
    cells: Cells = []
    for row in case.cell.rows(*[1.0] * up):
        for cell in row.columns(*[1.0] * across):
            if chance(rng, share):
                two = pick(rng, "door", "drawers")
                if two == "door":
                    cells.append((cell, "door_right"))
                else:
                    cells += [(half, "drawer") for half in cell.rows(1, 1)]
            else:
                cells.append((cell, "open"))
    parts = unit(rng, look, case, cells)
    if chance(rng, 0.3):
        for cell, what in cells:
            if what == "open" and chance(rng, 0.6):
                parts += books(rng, cell.inset(case.board / 2), (-case.depth / 2, case.depth))
    return parts + on_stand(rng, case, kind, pick(rng, look.body, "wood"))


def sideboard(rng: np.random.Generator) -> list[Part]:
    """A long low cupboard: doors, a bank of drawers, perhaps an open niche, often on slim legs."""
    kind, low = stand(rng, "legs", "legs", "legs", "plinth", "sled", "frame", "skirt", "buns")
    case = Case(rng.uniform(1.1, 2.2), rng.uniform(0.45, 0.75), rng.uniform(0.38, 0.52), low,
                board=rng.uniform(0.02, 0.04))
    look = draw_look(rng, case.width, pull=pick(rng, "knob", "bar", "none", "lip", "bow", "drop"))
    plans = {
        "thirds": ("pair", "drawers", "pair"), "doors": ("door_right", "pair", "door_left"),
        "left": ("drawers", "pair"), "niche": ("door_right", "shelves", "door_left"),
        "over": ("over", "over", "over"), "halves": ("pair", "pair"), "glass": ("glass", "drawers", "glass"),
        "flaps": ("drop", "shelves", "drop"),
    }
    plan = plans[pick(rng, *plans)]
    shares = [rng.uniform(0.7, 1.3)] * len(plan)
    shares[len(plan) // 2] = rng.uniform(0.7, 1.4)
    cells: Cells = []
    for cell, what in zip(case.cell.columns(*shares), plan, strict=True):
        if what == "drawers":
            cells += drawer_rows(rng, cell, pick(rng, 3, 3, 4), 1)
        elif what == "over":
            lower, upper = cell.rows(rng.uniform(1.8, 2.8), 1)
            cells += [(lower, "pair"), (upper, "drawer")]
        else:
            cells.append((cell, what))
    parts = unit(rng, look, case, cells) + on_stand(rng, case, kind, pick(rng, look.body, "wood"))
    return parts + cover(rng, case, pick(rng, "board", "board", "none", "thick", "gallery"), look.body)


def tv_unit(rng: np.random.Generator) -> list[Part]:
    """A very low and long unit: niches over or beside drawers and flaps; or two steps; or a media wall."""
    kind, low = stand(rng, "legs", "plinth", "none", "sled", "none", "castors")
    case = Case(rng.uniform(1.1, 2.2), rng.uniform(0.24, 0.5), rng.uniform(0.32, 0.48), 0.6 * low,
                board=rng.uniform(0.02, 0.04))
    look = draw_look(rng, case.width, pull=pick(rng, "none", "none", "lip", "bar", "knob"))
    columns = case.cell.columns(*[1.0] * pick(rng, 2, 3, 3, 4))
    style = pick(rng, "over", "beside", "ends", "open")
    cells: Cells = []
    for k, cell in enumerate(columns):
        end = k in (0, len(columns) - 1)
        if style == "over":
            lower, upper = cell.rows(rng.uniform(1.0, 1.4), 1)
            cells += [(lower, "drawer"), (upper, "open")]
        elif style == "open":
            cells += [(half, "open") for half in cell.rows(1, 1)]
        elif end == (style == "ends"):
            cells.append((cell, pick(rng, "drop", "door_right", "drawer")))
        else:
            cells += [(half, "open") for half in cell.rows(1, 1)]
    parts = unit(rng, look, case, cells) + on_stand(rng, case, kind, look.body)
    parts += cover(rng, case, pick(rng, "board", "none", "thick"), look.body)
    if chance(rng, 0.3):  # shelves on both sides, or a tower on one, make a media wall of it
        tall = rng.uniform(0.5, 1.2)
        tower = Case(rng.uniform(0.3, 0.5), case.high + tall, case.depth * 0.9, 0, board=case.board)
        rows = tower.cell.rows(*[1.0] * pick(rng, 2, 3))
        shelf = unit(rng, look, tower, [(row, pick(rng, "shelves", "shelves", "door_right")) for row in rows])
        shift = case.width / 2 + tower.width / 2 - 0.003
        parts += placed(shelf, translate=(shift, 0, 0))
        if chance(rng, 0.5):
            parts += placed(shelf, translate=(-shift, 0, 0))
    return parts


def display(rng: np.random.Generator) -> list[Part]:
    """A glass cabinet: panes in front and often at the sides, shelves within, perhaps a closed foot."""
    doors = pick(rng, 1, 1, 2, 2)
    kind, low = stand(rng, "plinth", "legs", "brackets", "buns", "frame", "none")
    case = Case(doors * rng.uniform(0.38, 0.55), rng.uniform(1.1, 1.9), rng.uniform(0.32, 0.48), low,
                board=rng.uniform(0.022, 0.04))
    look = draw_look(rng, case.high, pull=pick(rng, "knob", "bar", "bow"))
    cells: Cells = []
    shown = case.cell
    if chance(rng, 0.5):
        bottom, shown = shown.rows(rng.uniform(0.2, 0.4), 0.7)
        cells.append((bottom, pick(rng, "pair", "drawer", "drawer") if doors == 2 else "drawer"))
    cells.append((shown, "glass_pair" if doors == 2 else "glass"))
    glass_sides = len(cells) == 1 and chance(rng, 0.7)
    parts = unit(rng, look, case, cells, glass_sides=glass_sides) + on_stand(rng, case, kind, look.body)
    top = pick(rng, "none", "board", "cornice", "arch", "gallery")
    return parts + cover(rng, case, top, look.body)


def hutch(rng: np.random.Generator) -> list[Part]:
    """A dresser: a deep cupboard below, a shallower rack of shelves or glass doors on its back."""
    columns, kind = pick(rng, 1, 2, 2, 3), pick(rng, "plinth", "skirt", "brackets", "buns", "legs")
    case = Case(max(columns * rng.uniform(0.42, 0.62), 0.7), rng.uniform(0.62, 0.85), rng.uniform(0.4, 0.55),
                rng.uniform(0.06, 0.14), board=0.03)
    look = draw_look(rng, 1.9, pull=pick(rng, "knob", "knob", "cup", "bow", "drop"))
    below, above = case.cell.rows(rng.uniform(2, 3.2), 1)
    doors = "pair" if columns == 1 else pick(rng, "door_right", "door_left", "pair")
    cells: Cells = [(cell, doors) for cell in below.columns(*[1.0] * columns)]
    cells += [(cell, "drawer") for cell in above.columns(*[1.0] * columns)]
    parts = unit(rng, look, case, cells) + support(rng, case, kind, look.body)
    parts += cover(rng, case, "board", look.body)
    depth = case.depth * rng.uniform(0.5, 0.7)
    lift = pick(rng, 0.0, 0.0, rng.uniform(0.15, 0.3))
    rack = Case(case.width * rng.uniform(0.92, 1.0), rng.uniform(0.7, 1.1) - lift, depth,
                case.high + 0.025 + lift, -case.depth / 2 + depth / 2, board=0.028)
    what = pick(rng, "shelves", "glass", "glass", "mixed")
    uppers: Cells = []
    for k, cell in enumerate(rack.cell.columns(*[1.0] * columns)):
        see = what == "shelves" or (what == "mixed" and k % 2 == 1)
        uppers.append((cell, "shelves" if see else "glass_pair" if cell.width > 0.6 else "glass"))
    parts += unit(rng, look, rack, uppers)
    if lift:
        cheek = box((0.03, lift + 0.01, depth), (rack.width / 2 - 0.015, rack.low - lift / 2, rack.z),
                    material=look.body)
        parts += both_sides([cheek])
        parts.append(box((rack.width, lift + 0.01, 0.02), (0, rack.low - lift / 2, -case.depth / 2 + 0.01),
                         material=look.body))
    return parts + cover(rng, rack, pick(rng, "cornice", "board", "arch", "pediment", "gallery"), look.body)


def bureau(rng: np.random.Generator) -> list[Part]:
    """A writing cabinet: drawers or doors below, above them a slanting flap, closed or let down."""
    width, depth = rng.uniform(0.7, 1.05), rng.uniform(0.4, 0.52)
    kind, low = stand(rng, "brackets", "legs", "plinth", "buns", "skirt")
    case = Case(width, rng.uniform(0.6, 0.75), depth, low, board=0.025)
    look = draw_look(rng, 1.1, pull=pick(rng, "knob", "drop", "bow"))
    parts = unit(rng, look, case, _bureau_cells(rng, case.cell)) + support(rng, case, kind, look.body)
    tall, shelf = rng.uniform(0.26, 0.36), rng.uniform(0.35, 0.55) * depth
    low, high, back, front = case.high - 0.003, case.high + tall, -depth / 2, depth / 2
    lip = 0.05
    outline = [(back, low), (front, low), (front, low + lip), (back + shelf, high), (back, high)]
    if chance(rng, 0.6):
        parts.append(_across(outline, width, look.body))
        a, b = np.array([low + lip + 0.02, front - 0.01]), np.array([high - 0.02, back + shelf + 0.02])
        parts.append(beam((0, *a), (0, *b), size=(0.93 * width, 0.03), material=look.face))
        middle = 0.25 * a + 0.75 * b
        parts.append(box((0.05, 0.03, 0.05), (0, *middle), material="metal"))
    else:
        inner = Case(width, tall, shelf, low, back + shelf / 2, board=0.02)
        holes = [(cell, "open") for row in inner.cell.rows(1, 1) for cell in row.columns(*[1.0] * 4)]
        parts += unit(rng, look, inner, holes)
        cheek = moved(_across(outline, 0.022, look.body), translate=(width / 2 - 0.011, 0, 0))
        parts += both_sides([cheek])
        parts.append(box((0.95 * width, 0.025, 0.75 * tall), (0, low + 0.012, front + 0.36 * tall),
                         material=look.face))
    if chance(rng, 0.35):
        return parts + _bureau_top(rng, look, Case(width, rng.uniform(0.5, 0.9), shelf, high - 0.003,
                                                   back + shelf / 2, board=0.022))
    return parts + cover(rng, Case(width, high, shelf, 0, back + shelf / 2), "board", look.body)


def _bureau_cells(rng: np.random.Generator, cell: Cell) -> Cells:
    style = pick(rng, "drawers", "doors", "both")
    if style == "drawers":
        return drawer_rows(rng, cell, pick(rng, 3, 4), 1)
    if style == "doors":
        return [(cell, "pair")]
    lower, upper = cell.rows(2.5, 1)
    return [(lower, "pair"), (upper, "drawer")]


def _bureau_top(rng: np.random.Generator, look: Look, case: Case) -> list[Part]:
    """A bookcase that stands on a bureau."""
    what = pick(rng, "glass_pair", "pair", "shelves")
    parts = unit(rng, replace(look, gap=0.02), case, [(case.cell, what)])
    return parts + cover(rng, case, pick(rng, "cornice", "arch", "pediment"), look.body)


def _across(outline: list[tuple[float, float]], width: float, material: str) -> Part:
    """A prism along X over an outline of (z, y)."""
    solid = extrude([(-z, y) for z, y in outline], width, material=material)
    return moved(solid, rotate=(0, 90, 0))

