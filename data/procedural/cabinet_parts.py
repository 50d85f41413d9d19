"""What cabinets are put together from: cases of boards, and cells of their fronts. Metres."""

from dataclasses import dataclass, replace

import numpy as np

from data.procedural.cabinet_fronts import Cell, Look, door_front, drawer_front, glazed, panel
from data.procedural.kit import Part, both_sides, box, joined, pick

OPEN = ("open", "shelves", "books", "glass", "glass_pair")
"""What fills a cell and lets one see into it."""


@dataclass(frozen=True)
class Case:
    """A box of boards between x = -width / 2 and width / 2, from `low` up, its middle at z."""

    width: float
    height: float
    depth: float
    low: float = 0.0
    z: float = 0.0
    board: float = 0.02
    """Thickness of its boards."""

    @property
    def front(self) -> float:
        """z of the front plane."""
        return self.z + self.depth / 2

    @property
    def high(self) -> float:
        """Height of its top."""
        return self.low + self.height

    @property
    def cell(self) -> Cell:
        """The whole front."""
        return Cell(-self.width / 2, self.width / 2, self.low, self.high)


def unit(
    rng: np.random.Generator, look: Look, case: Case, cells: list[tuple[Cell, str]], *,
    glass_sides: bool = False,
) -> list[Part]:
    """The case with each of these cells of its front filled by its kind.

    Kinds: drawer, door_right, door_left (the side that opens), pair, flap, drop, panel, open, shelves, books,
    glass, glass_pair.
    """
    hollow = any(kind in OPEN for _, kind in cells)
    if not hollow:
        x, y = case.cell.middle
        parts = [box((case.width, case.height, case.depth), (x, y, case.z), material=look.body)]
    else:
        parts = _boards(look, case, glass_sides=glass_sides) + _dividers(look, case, cells)
    for cell, kind in cells:
        if kind in OPEN:
            parts += _open(rng, look, case, cell, kind)
            continue
        if hollow:
            parts.append(_block(look, case, cell))
        parts += close(look, cell, case.front, kind)
    return parts


def _block(look: Look, case: Case, cell: Cell) -> Part:
    """What is behind a closed cell, a hair within the outer boards."""
    outer = case.cell.inset(0.002)
    left, right = max(cell.left, outer.left), min(cell.right, outer.right)
    low, high = max(cell.low, outer.low), min(cell.high, outer.high)
    size = (right - left, high - low, case.depth - case.board)
    middle = ((left + right) / 2, (low + high) / 2, case.z + case.board / 2)
    return box(size, middle, material=look.body)


def close(look: Look, cell: Cell, z: float, kind: str) -> list[Part]:
    """What closes a cell of the plane z: a drawer, door(s), a flap or a fixed panel."""
    if kind == "drawer":
        return drawer_front(look, cell, z)
    if kind in ("pair", "glass_pair"):
        left, right = cell.columns(1, 1)
        glass = kind == "glass_pair"
        return (door_front(look, left, z, opens="right", glass=glass)
                + door_front(look, right, z, opens="left", glass=glass))
    if kind == "panel":
        return panel(look.door, cell.inset(look.gap / 2), (z, look.proud), look.face)
    if kind == "pane":
        return glazed(look, cell.inset(look.gap / 2), z)
    opens = {"door_right": "right", "door_left": "left", "glass": "right", "flap": "top", "drop": "bottom"}
    return door_front(look, cell, z, opens=opens[kind], glass=kind == "glass")


def _boards(look: Look, case: Case, *, glass_sides: bool) -> list[Part]:
    """Two sides, a top, a bottom and a back; `glass_sides` makes frames with panes of the sides."""
    t, y = case.board, case.cell.middle[1]
    x = case.width / 2 - t / 2
    if glass_sides:
        wide = max(1.6 * t, 0.03)
        posts = [box((t, case.height, wide), (x, y, case.z + s * (case.depth - wide) / 2), material=look.body)
                 for s in (-1, 1)]
        pane = box((0.5 * t, case.height - t, case.depth - wide), (x, y, case.z), material="glass")
        sides = both_sides([*posts, pane])
    else:
        sides = both_sides([box((t, case.height, case.depth), (x, y, case.z), material=look.body)])
    ends = [box((case.width - t, t, case.depth), (0, at, case.z), material=look.body)
            for at in (case.low + t / 2, case.high - t / 2)]
    behind = (0, y, case.z - case.depth / 2 + 0.3 * t)
    back = box((case.width - t, case.height - t, 0.6 * t), behind, material=look.body)
    return [*sides, *ends, back]


def _dividers(look: Look, case: Case, cells: list[tuple[Cell, str]]) -> list[Part]:
    """Boards along the edges of the open cells, where these are not the edges of the case."""
    edges, outer = set(), case.cell
    for cell, kind in cells:
        if kind not in OPEN:
            continue
        span = (round(cell.low, 4), round(cell.high, 4))
        for x in (cell.left, cell.right):
            if min(abs(x - outer.left), abs(x - outer.right)) > 0.01:
                edges.add(("upright", round(x, 4), *span))
        span = (round(cell.left, 4), round(cell.right, 4))
        for y in (cell.low, cell.high):
            if min(abs(y - outer.low), abs(y - outer.high)) > 0.01:
                edges.add(("level", round(y, 4), *span))
    boards, deep, t = [], case.depth - 0.002, case.board
    for way, at, start, end in sorted(edges):
        middle, length = (start + end) / 2, end - start
        if way == "upright":
            boards.append(box((t, length, deep), (at, middle, case.z), material=look.body))
        else:
            boards.append(box((length, t, deep), (middle, at, case.z), material=look.body))
    return boards


def _open(rng: np.random.Generator, look: Look, case: Case, cell: Cell, kind: str) -> list[Part]:
    """Shelves in a cell, if it is to have any, and perhaps books on them or glass doors before them."""
    if kind == "open":
        return []
    count = max(round(cell.height / rng.uniform(0.27, 0.4)), 1)
    rows, parts = cell.rows(*[1.0] * count), []
    deep = case.depth * (1.0 if kind in ("shelves", "books") else 0.88) - 0.004
    z = case.z - (case.depth - deep) / 2
    for row in rows[:-1]:
        parts.append(box((cell.width - 0.3 * case.board, 0.9 * case.board, deep),
                         (cell.middle[0], row.high, z), material=look.body))
    if kind == "books":
        for row in rows:
            parts += books(rng, row.inset(0.5 * case.board), (z - deep / 2, deep))
    if kind in ("glass", "glass_pair"):
        # no wider a gap than the boards, so that the door rests on them
        parts += close(replace(look, gap=min(look.gap, 0.8 * case.board)), cell, case.front, kind)
    return parts


def books(rng: np.random.Generator, cell: Cell, reach: tuple[float, float]) -> list[Part]:
    """A row of books on the floor of the cell, in two or three colours; reach: z of the back, and depth."""
    x, rows = cell.left + 0.02, {"fabric": [], "paint": [], "leather": []}
    end = cell.left + cell.width * rng.uniform(0.5, 1.0) - 0.02
    while x < end - 0.05:
        wide = min(rng.uniform(0.03, 0.08), end - x)
        tall = cell.height * rng.uniform(0.6, 0.9)
        deep = reach[1] * rng.uniform(0.6, 0.85)
        cover = pick(rng, *rows)
        # a hair below the shelf's face, so that books and shelf meet
        rows[cover].append(box((wide - 0.004, tall, deep), (x + wide / 2, cell.low + tall / 2 - 0.003,
                                                            reach[0] + 0.02 + deep / 2), material=cover))
        x += wide
    return [joined(row) for row in rows.values() if row]
