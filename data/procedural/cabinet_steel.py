"""Cabinets for keeping things: files, lockers, shoes, tools, small drawers, racks, arched and odd closets."""

from dataclasses import replace

import numpy as np

from data.procedural.cabinet_bedroom import on_stand, stand
from data.procedural.cabinet_fronts import draw_look
from data.procedural.cabinet_living import Cells
from data.procedural.cabinet_parts import Case, unit
from data.procedural.cabinet_trim import cover, support
from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    cylinder,
    extrude,
    joined,
    moved,
    pick,
    rounded_path,
    tube,
)


def filing(rng: np.random.Generator) -> list[Part]:
    """A steel file: two to five drawers with label plates, upright, lateral or a low one on castors."""
    style = pick(rng, "upright", "upright", "lateral", "pedestal")
    if style == "pedestal":
        rows, width, depth, row = 3, rng.uniform(0.38, 0.44), rng.uniform(0.5, 0.6), rng.uniform(0.17, 0.2)
    elif style == "lateral":
        width, depth, row = rng.uniform(0.75, 1.1), rng.uniform(0.42, 0.5), rng.uniform(0.28, 0.34)
        rows = int(rng.integers(2, 5))
    else:
        width, depth, row = rng.uniform(0.38, 0.5), rng.uniform(0.45, 0.7), rng.uniform(0.28, 0.33)
        rows = int(rng.integers(2, 6))
    kind, low = stand(rng, "castors") if style == "pedestal" else stand(rng, "plinth", "none", "plinth")
    case = Case(width, rows * row, depth, low, board=0.016)
    look = draw_look(rng, case.high, body=pick(rng, "metal", "metal", "paint", "wood"), drawer="flat",
                     pull=pick(rng, "plate", "plate", "bow", "lip", "cup"), lattice=(1, 1))
    look = replace(look, face=look.body, bold=rng.uniform(0.9, 1.3) * (1.3 if style == "lateral" else 1))
    shares = [1.8, *[1.0] * (rows - 1)] if style == "pedestal" else [1.0] * rows
    cells: Cells = [(cell.inset(0.004), "drawer") for cell in case.cell.rows(*shares)]
    parts = unit(rng, look, case, cells) + on_stand(rng, case, kind, "metal")
    if chance(rng, 0.3):
        lock = (width * 0.36, case.high - 0.04, case.front + look.proud)
        parts.append(box((0.025, 0.025, 0.02), lock, material="metal"))
    return parts + cover(rng, case, pick(rng, "none", "none", "board"), look.body)


def locker(rng: np.random.Generator) -> list[Part]:
    """Steel lockers side by side: one to four tiers of doors with vents and small handles."""
    across, tiers = pick(rng, 1, 2, 3, 3, 4, 5), pick(rng, 1, 1, 2, 3, 4)
    kind, low = stand(rng, "plinth", "legs", "none", "frame")
    case = Case(across * rng.uniform(0.28, 0.4), rng.uniform(1.5, 1.95), rng.uniform(0.38, 0.52), low,
                board=0.016)
    look = draw_look(rng, 1.8, body=pick(rng, "metal", "paint", "metal"), door="vents",
                     pull=pick(rng, "plate", "plate", "bow", "knob"), lattice=(1, 1))
    look = replace(look, face=pick(rng, look.body, "paint"), bold=0.9, gap=rng.uniform(0.012, 0.03))
    opens = pick(rng, "door_right", "door_left")
    cells: Cells = [(cell, opens) for row in case.cell.rows(*[1.0] * tiers)
                    for cell in row.columns(*[1.0] * across)]
    parts = unit(rng, look, case, cells)
    parts += support(rng, case, "legs", "metal") if kind == "legs" else on_stand(rng, case, kind, "metal")
    top = pick(rng, "none", "board", "slope")
    if top == "slope":
        back, front, y = -case.depth / 2, case.depth / 2, case.high - 0.003
        wedge = extrude([(-front, y), (-back, y), (-back, y + rng.uniform(0.12, 0.22))], case.width,
                        material=look.body)
        return [*parts, moved(wedge, rotate=(0, 90, 0))]
    return parts + cover(rng, case, top, look.body)


def steel_cupboard(rng: np.random.Generator) -> list[Part]:
    """An office cupboard: two plain steel doors, sliding or roller-shutter front, low or high."""
    tall = chance(rng, 0.55)
    case = Case(rng.uniform(0.8, 1.2), rng.uniform(1.5, 1.95) if tall else rng.uniform(0.7, 1.1),
                rng.uniform(0.4, 0.5), rng.uniform(0.03, 0.08), board=0.02)
    style = pick(rng, "doors", "shutter", "sliding", "half")
    look = draw_look(rng, case.high, body=pick(rng, "metal", "paint"), door=pick(rng, "flat", "vents"),
                     pull=pick(rng, "bar", "plate", "bow"), lattice=(1, 1))
    look = replace(look, face=look.body)
    if style == "doors":
        cells: Cells = [(case.cell, "pair")]
    elif style == "half":
        lower, upper = case.cell.rows(1, 1)
        cells = [(lower, pick(rng, "pair", "drawer")), (upper, pick(rng, "books", "shelves"))]
    elif style == "sliding":
        left, right = case.cell.columns(1, 1)
        cells = [(left, "door_left"), (right, "door_right")]
    else:
        half = case.cell.columns(1, 1)
        slats = replace(look, door="louvre", pull="none")
        parts = unit(rng, slats, case, [(cell, "panel") for cell in half])
        middle = (0, case.low + case.height / 2, case.front + look.proud)
        grip = box((0.05, 0.3, 0.04), middle, material="metal")
        return [*parts, grip, *support(rng, case, "plinth", look.body), *cover(rng, case, "board", look.body)]
    parts = unit(rng, look, case, cells) + support(rng, case, pick(rng, "plinth", "legs"), look.body)
    if style == "sliding":
        bars = [box((case.width, 0.03, 2.2 * look.proud), (0, y, case.front + look.proud), material=look.body)
                for y in (case.low + 0.014, case.high - 0.014)]
        parts += bars
    return parts + cover(rng, case, pick(rng, "none", "board"), look.body)


def shoe(rng: np.random.Generator) -> list[Part]:
    """A shallow hall cabinet of tilting flaps, perhaps with a drawer above, perhaps one flap let down."""
    columns, rows = pick(rng, 1, 1, 2, 3), pick(rng, 2, 2, 3, 4)
    kind, low = stand(rng, "plinth", "legs", "none", "frame")
    case = Case(columns * rng.uniform(0.5, 0.75), rows * rng.uniform(0.34, 0.42), rng.uniform(0.18, 0.28),
                low, board=0.022)
    look = draw_look(rng, case.high, pull=pick(rng, "knob", "bar", "lip", "bow", "none"))
    body, cells = case.cell, []
    if chance(rng, 0.4):
        body, upper = body.rows(rows, 0.4)
        cells = [(cell, "drawer") for cell in upper.columns(*[1.0] * columns)]
    flaps = [cell for row in body.rows(*[1.0] * rows) for cell in row.columns(*[1.0] * columns)]
    down = int(rng.integers(len(flaps))) if chance(rng, 0.35) else -1
    cells += [(cell, "flap") for k, cell in enumerate(flaps) if k != down]
    parts = unit(rng, look, case, cells) + on_stand(rng, case, kind, look.body)
    if down >= 0:
        cell, lean = flaps[down].inset(0.008), rng.uniform(0.35, 0.6)
        start, out = np.array([cell.low, case.front]), cell.height * np.array([np.cos(lean), np.sin(lean)])
        end = start + out
        parts.append(beam((cell.middle[0], *start), (cell.middle[0], *end), size=(cell.width, 0.03),
                          material=look.face))
        wedge = extrude([(-start[1] + 0.02, start[0]), (-end[1], end[0]), (-start[1] + 0.02, end[0])],
                        0.92 * cell.width, material=look.body)
        parts.append(moved(wedge, rotate=(0, 90, 0), translate=(cell.middle[0], 0, 0)))
    return parts + cover(rng, case, pick(rng, "board", "none", "thick"), look.body)


def small_drawers(rng: np.random.Generator) -> list[Part]:
    """An apothecary's or card cabinet: a grid of many small drawers."""
    across, rows = int(rng.integers(3, 7)), int(rng.integers(4, 8))
    kind, low = stand(rng, "plinth", "legs", "skirt", "frame", "brackets", "none")
    case = Case(across * rng.uniform(0.17, 0.28), rows * rng.uniform(0.13, 0.19), rng.uniform(0.3, 0.45), low,
                board=0.025)
    look = draw_look(rng, max(case.width, case.high), drawer="flat",
                     pull=pick(rng, "knob", "cup", "knob", "plate"))
    look = replace(look, bold=min(look.bold, 0.9), gap=pick(rng, 0.012, 0.022))
    cells: Cells = []
    levels = case.cell.rows(*[1.0] * rows)
    for k, row in enumerate(levels):
        count = max(across // 2, 1) if k == 0 and chance(rng, 0.4) else across
        cells += [(cell, "drawer") for cell in row.columns(*[1.0] * count)]
    parts = unit(rng, look, case, cells) + on_stand(rng, case, kind, look.body)
    return parts + cover(rng, case, pick(rng, "board", "thick", "cornice", "none"), look.body)


def tool_trolley(rng: np.random.Generator) -> list[Part]:
    """A workshop's chest on castors: wide shallow drawers, a push bar at the side, perhaps a box on top."""
    rows = int(rng.integers(4, 8))
    case = Case(rng.uniform(0.6, 1.1), rng.uniform(0.6, 0.85), rng.uniform(0.4, 0.5), rng.uniform(0.1, 0.14),
                board=0.02)
    look = draw_look(rng, 1.0, body=pick(rng, "paint", "metal"), drawer="flat",
                     pull=pick(rng, "lip", "lip", "bar"), lattice=(1, 1))
    look = replace(look, face=pick(rng, look.body, "metal"))
    shares = sorted((rng.uniform(0.6, 1.6) for _ in range(rows)), reverse=True)
    parts = unit(rng, look, case, [(cell, "drawer") for cell in case.cell.inset(0.02).rows(*shares)])
    parts += support(rng, case, "castors", "metal")
    top = box((case.width + 0.03, 0.035, case.depth + 0.03), (0, case.high + 0.012, 0),
              material=pick(rng, "rubber", "wood", look.body))
    x, y, reach = case.width / 2, case.high - 0.05, 0.4 * case.depth
    bar = [(x - 0.01, y, reach), (x + 0.08, y, reach), (x + 0.08, y, -reach), (x - 0.01, y, -reach)]
    parts += [top, tube(rounded_path(bar, 0.04), 0.014, sides=6)]
    if chance(rng, 0.45):
        upper = Case(0.92 * case.width, rng.uniform(0.25, 0.4), 0.8 * case.depth, case.high + 0.025,
                     -0.08 * case.depth, board=0.02)
        parts += unit(rng, look, upper, [(cell, "drawer") for cell in upper.cell.inset(0.015).rows(1, 1, 1)])
        parts += cover(rng, upper, "board", look.body)
    return parts


def rack(rng: np.random.Generator) -> list[Part]:
    """Open storage shelves on four uprights, with crossed braces, rails or a back."""
    width, depth, height = rng.uniform(0.5, 1.2), rng.uniform(0.28, 0.5), rng.uniform(0.8, 2.0)
    material = pick(rng, "metal", "wood", "wood", "paint", "plastic")
    thick, levels = rng.uniform(0.025, 0.05), max(int(height / rng.uniform(0.3, 0.45)), 2)
    board = rng.uniform(0.02, 0.04)
    half, shape = (width / 2 - thick / 2, depth / 2 - thick / 2), pick(rng, "square", "round")
    posts = []
    for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        at = (x * half[0], height / 2, z * half[1])
        if shape == "square":
            posts.append(box((thick, height, thick), at, material=material))
        else:
            posts.append(cylinder(thick / 2, height, at, sides=8, material=material))
    parts = [joined(posts)]
    plank = pick(rng, material, "wood", material)
    low, high = rng.uniform(0.04, 0.2), height - pick(rng, 0.01, 0.15, board)
    spots = np.linspace(low, high - board, levels)
    for y in spots:
        if chance(rng, 0.25) and plank == "wood":  # of slats
            strips = [box((width - thick, board, 0.2 * depth), (0, y, z), material=plank)
                      for z in np.array([-0.36, -0.12, 0.12, 0.36]) * depth]
            parts += [joined(strips), *both_sides([box((thick, board, depth - thick), (half[0], y, 0),
                                                       material=material)])]
        else:
            parts.append(box((width - 0.2 * thick, board, depth - 0.2 * thick), (0, y, 0), material=plank))
    brace = pick(rng, "cross", "none", "back", "sides", "cross")
    z, bar = -half[1], (0.4 * thick, 0.6 * thick)
    if brace == "cross":
        start, end = (-half[0], spots[0], z), (half[0], spots[-1], z)
        parts += both_sides([beam(start, end, size=bar, material="metal")])
    elif brace == "back":
        parts.append(box((width - thick, spots[-1] - spots[0], 0.015), (0, spots.mean(), z), material=plank))
    elif brace == "sides":
        parts += both_sides([beam((half[0], float(y), half[1]), (half[0], float(y) + 0.25, -half[1]),
                                  size=bar, material=material) for y in spots[:-1:2]])
    return parts


def arched(rng: np.random.Generator) -> list[Part]:
    """A closet whose top is a round or pointed arch all through: two curved doors on a low base."""
    width, depth, low = rng.uniform(0.6, 1.1), rng.uniform(0.3, 0.5), rng.uniform(0.06, 0.12)
    straight, rise = rng.uniform(0.5, 1.4), rng.uniform(0.5, 1.0) * width / 2
    power = pick(rng, 2.0, 2.0, 1.5, 3.0)
    look = draw_look(rng, 1.7, pull=pick(rng, "knob", "bar", "drop"))
    body = _arch(width, (low, straight), rise, power)
    case = Case(width, straight + rise, depth, low)
    parts = [extrude(body, depth, material=look.body)]
    parts += support(rng, case, pick(rng, "plinth", "skirt"), look.body)
    edge = rng.uniform(0.03, 0.07)
    leaf = _arch(width - 2 * edge, (low + edge, straight - edge), rise - 0.5 * edge, power)
    middle = int(np.argmax(leaf[:, 1]))
    right = np.concatenate([[(0.005, low + edge)], leaf[1:middle + 1]])
    right[-1, 0] = 0.005
    glass = chance(rng, 0.3)
    z = depth / 2 + look.proud / 2
    parts += both_sides([extrude(right, look.proud, (0, 0, z), material=look.face)])
    inner = right * (0.72, 1) + (0.03 + 0.1 * width, 0)
    inner[:, 1] = low + edge + 0.1 + (right[:, 1] - low - edge) * 0.8
    if glass or chance(rng, 0.5):
        parts += both_sides([extrude(inner * (0.9, 1), 0.8 * look.proud, (0, 0, z + 0.4 * look.proud),
                                     material="glass" if glass else look.face)])
    knob = box((0.03, 0.16, 0.04), (0.035, low + 0.45 * (straight + rise), z + look.proud), bevel=0.01,
               material="metal")
    return parts + both_sides([knob])


def _arch(width: float, reach: tuple[float, float], rise: float, power: float) -> np.ndarray:
    """(N, 2) outline from the foot at the left: up from reach[0] by reach[1], then an arch of this rise."""
    low, straight = reach
    turn = np.linspace(0, np.pi, 13)
    x = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** (2 / power) * width / 2
    y = low + straight + rise * np.sin(turn) ** (2 / power)
    return np.concatenate([[(-width / 2, low), (width / 2, low)], np.stack([x, y], axis=1)])
