"""Cabinets that fill a corner. Metres."""

from dataclasses import replace

import numpy as np

from data.procedural.cabinet_fronts import Cell, Look, draw_look
from data.procedural.cabinet_living import Cells
from data.procedural.cabinet_parts import Case, close, unit
from data.procedural.kit import Part, box, chance, moved, painted, pick, placed, slab


def corner(rng: np.random.Generator) -> list[Part]:
    """A cabinet for the corner of a room: five-sided or three-sided with its front askew, or an L."""
    side, low = rng.uniform(0.55, 0.95), pick(rng, 0.0, 0.08, 0.1)
    height = pick(rng, rng.uniform(0.6, 0.9), rng.uniform(1.6, 2.1))
    look = draw_look(rng, max(height, side))
    cut = side * rng.uniform(0.35, 0.65) if chance(rng, 0.75) else 0.02
    style = "l" if height < 1 and cut > 0.1 and chance(rng, 0.35) else "askew"
    if style == "l":
        return _l_corner(rng, look, side, height)
    # corner of the room at the origin, walls along -X and +X after the turn by 45 degrees
    points = [(0, 0), (side, 0), (side, side - cut), (side - cut, side), (0, side)]
    if cut < 0.1:
        points = [(0, 0), (side, 0), (0, side)]
    plan = np.array([(x - z, x + z) for x, z in points]) * np.sqrt(0.5)
    front, half = float(plan[:, 1].max()), cut / np.sqrt(2) if cut > 0.1 else side * np.sqrt(0.5)
    plan = plan - (0, 0.5 * front)
    case, edge = Case(2 * half, height, front, low), 0.02 if cut > 0.1 else 0.05
    cells = _corner_cells(rng, replace(case.cell, left=edge - half, right=half - edge), height)
    shelves = [what in ("shelves", "open") for _, what in cells]
    parts: list[Part] = []
    for (cell, what), see in zip(cells, shelves, strict=True):
        if not see:
            parts.append(slab(plan, cell.height, (0, cell.middle[1], 0), material=look.body))
            parts += close(look, cell, front / 2, what)
        else:
            parts += _corner_shelves(plan, cell, round(cell.height / 0.32), look.body)
    if low:
        parts.append(slab(plan * 0.93, low + 0.04, (0, low / 2 + 0.02, -0.02), material=look.body))
    top = slab(plan * 1.03, 0.04, (0, case.high + 0.005, 0), bevel=0.008, material=look.body)
    return [*parts, top]


def _corner_cells(rng: np.random.Generator, cell: Cell, height: float) -> Cells:
    what = pick(rng, "door_right", "pair", "glass_pair", "shelves")
    if height < 1:
        return [(cell, "door_right" if what == "glass_pair" else what)]
    lower, upper = cell.rows(rng.uniform(0.6, 1.0), 1)
    return [(lower, pick(rng, "pair", "door_right")), (upper, what)]


def _corner_shelves(plan: np.ndarray, cell: Cell, count: int, material: str) -> list[Part]:
    """Boards over the plan between two walls that stand on its rear edges."""
    boards = [slab(plan, 0.025, (0, float(y), 0), material=material)
              for y in np.linspace(cell.low + 0.0125, cell.high - 0.0125, max(count, 2) + 1)]
    (x, y), corner_at = cell.middle, plan[0]
    for end in (plan[1], plan[-1]):
        middle, along = (corner_at + end) / 2, end - corner_at
        wall = box((float(np.linalg.norm(along)), cell.height, 0.022), material=material)
        turn = -float(np.degrees(np.arctan2(along[1], along[0])))
        boards.append(moved(wall, rotate=(0, turn, 0), translate=(x + middle[0], y, middle[1])))
    return boards


def _l_corner(rng: np.random.Generator, look: Look, side: float, height: float) -> list[Part]:
    """A kitchen corner: two units at a right angle under one worktop, a door on each."""
    deep, low = 0.55 * side, 0.1
    side = side * 1.1
    wide = side - deep
    left = Case(wide, height, deep, low, board=0.02)
    what = pick(rng, "door_right", "door_left", "drawer", "shelves")
    one, two = (unit(rng, look, left, [(left.cell, what)]) for _ in range(2))
    one = placed(one, translate=(deep + wide / 2, 0, deep / 2))
    two = placed(two, rotate=(0, 90, 0), translate=(deep / 2, 0, deep + wide / 2))
    top = low + height
    block = box((deep, height, deep), (deep / 2, low + height / 2, deep / 2), material=look.body)
    worktop = [box((side + 0.02, 0.035, deep + 0.03), (side / 2 + 0.01, top + 0.015, deep / 2 + 0.015),
                   material="stone"),
               box((deep + 0.03, 0.035, wide + 0.03), (deep / 2 + 0.015, top + 0.0151, deep + wide / 2),
                   material="stone")]
    feet = [box((side - 0.03, low, deep - 0.06), (side / 2 - 0.01, low / 2, deep / 2 - 0.03)),
            box((deep - 0.06, low, wide), (deep / 2 - 0.03, low / 2, deep + wide / 2 - 0.02))]
    return [block, *one, *two, *worktop, *(painted(foot, look.body) for foot in feet)]
