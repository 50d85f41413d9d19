"""Furniture into a room: along walls facing inward, around tables, on tops, so that no box cuts another."""

from collections.abc import Sequence

import numpy as np

from data.room_bodies import CEILING, FLOOR, TOP, WALL, Body, Piece, shape
from data.room_kinds import (
    ARMCHAIRS,
    COFFEE_TABLES,
    DINING_CHAIRS,
    IN_KITCHENS,
    OFFICE_CHAIRS,
    ON_CABINETS,
    ON_DESKS,
    ON_TABLES,
    TOYS,
    Step,
)
from data.room_pieces import own_piece
from data.room_plan import TURNS, Plan

GAP = 0.01
"""Metres between any two boxes, and to the walls."""


class Layout:
    """What stands in a room so far."""

    def __init__(self, plan: Plan, rng: np.random.Generator, *, taken: Sequence[np.ndarray] = ()) -> None:
        """`taken` are boxes (2, 3) that are no place for furniture: before doors, windows, pillars."""
        self.plan, self.rng = plan, rng
        self.bodies: list[Body] = []
        self.boxes = [np.asarray(box) for box in taken]

    def furnish(self, steps: Sequence[Step]) -> None:
        """Go through a furnishing list; what finds no place is left out."""
        ways = {
            "wall": self.at_wall, "floor": self.on_floor, "corner": self.in_corner, "mount": self.on_wall,
            "hang": self.under_ceiling, "dine": self.dining, "work": self.working, "sit": self.sitting,
        }  # fmt: skip
        for step in steps:
            count = int(self.rng.integers(step.low, step.high + 1))
            if step.place == "row" and count:
                self.row([self.piece(step.kinds) for _ in range(count)])
            elif step.kinds != ("own/picture",):
                for _ in range(count):
                    ways[step.place](self.piece(step.kinds))

    def piece(self, kinds: Sequence[str]) -> Piece:
        """One of these kinds."""
        kind = str(self.rng.choice(list(kinds)))
        if kind.startswith("own/"):
            return own_piece(kind.removeprefix("own/"), self.rng)
        return shape(kind, self.rng, scale=TOYS.get(kind, 1.0))

    def fits(self, box: np.ndarray) -> bool:
        """Whether a box (2, 3) is inside the room and cuts no other."""
        room = np.array([self.plan.width, self.plan.height, self.plan.depth])
        inside = (box[0] >= [GAP, -1e-6, GAP]).all() and (box[1] <= room - GAP * np.array([1, 0.5, 1])).all()
        return bool(inside) and not any(
            ((box[0] < other[1] + GAP) & (box[1] > other[0] - GAP) & _distinct(box, other)).all()
            for other in self.boxes
        )

    def put(
        self, piece: Piece, foot: Sequence[float] | np.ndarray, *, turn: float, rests: str = FLOOR
    ) -> Body | None:
        """Place a piece if it fits there."""
        box = piece.reach(turn) + np.asarray(foot, np.float64)
        if not self.fits(box):
            return None
        body = piece.placed(foot, turn=turn, rests=rests)
        self.bodies.append(body)
        self.boxes.append(body.bounds)
        return body

    def at_wall(self, piece: Piece) -> Body | None:
        """Its back to a wall, somewhere along it."""
        for _ in range(14):
            wall = int(self.rng.integers(4))
            box = piece.reach(TURNS[wall])
            half = (box[1] - box[0])[0 if wall < 2 else 2] / 2
            room = self.plan.run(wall) - 2 * half - 2 * GAP
            if room <= 0:
                continue
            along = half + GAP + self.rng.uniform(0, room)
            off = piece.extents[2] / 2 + self.rng.choice([0.02, 0.03, self.rng.uniform(0.03, 0.2)])
            x, z = self.plan.at(wall, along, off)
            if body := self.put(piece, [x, 0, z], turn=TURNS[wall]):
                return body
        return None

    def on_floor(self, piece: Piece) -> Body | None:
        """Anywhere, turned any way."""
        for _ in range(14):
            x, z = self.rng.uniform(0, self.plan.width), self.rng.uniform(0, self.plan.depth)
            turn = float(self.rng.choice(TURNS)) + self.rng.normal(0, 12)
            if body := self.put(piece, [x, 0, z], turn=turn):
                return body
        return None

    def in_corner(self, piece: Piece) -> Body | None:
        """In one of the room's corners."""
        reach = piece.extents[[0, 2]] / 2 + 0.05
        for corner in self.rng.permutation(4):
            x = reach[0] if corner % 2 else self.plan.width - reach[0]
            z = reach[1] if corner // 2 else self.plan.depth - reach[1]
            if body := self.put(piece, [x, 0, z], turn=float(self.rng.choice(TURNS[:2]))):
                return body
        return None

    def on_wall(self, piece: Piece) -> Body | None:
        """Hung on a wall, its middle at about a man's eyes."""
        for _ in range(10):
            wall = int(self.rng.integers(4))
            level = self.rng.uniform(1.35, 1.75) - piece.extents[1] / 2
            off = piece.extents[2] / 2 + GAP + 0.001
            x, z = self.plan.at(wall, self.rng.uniform(0, self.plan.run(wall)), off)
            if body := self.put(piece, [x, level, z], turn=TURNS[wall], rests=WALL):
                return body
        return None

    def under_ceiling(self, piece: Piece) -> Body | None:
        """Hanging near the middle of the room, over a table where there is one."""
        tables = [body for body in self.bodies if body.name.startswith("table/")]
        for _ in range(8):
            spot = self.rng.uniform(0.25, 0.75, 2) * [self.plan.width, self.plan.depth]
            if tables and self.rng.random() < 0.6:
                spot = tables[0].bounds.mean(axis=0)[[0, 2]]
            level = self.plan.height - 0.5 * GAP - piece.extents[1]
            if level > 1.45 and (body := self.put(piece, [spot[0], level, spot[1]], turn=0, rests=CEILING)):
                return body
        return None

    def row(self, pieces: Sequence[Piece]) -> None:
        """Cabinets side by side along one wall."""
        wall = int(self.rng.integers(4))
        along = self.rng.uniform(0.02, 0.8)
        for piece in pieces:
            half = piece.extents[0] / 2
            x, z = self.plan.at(wall, along + half, piece.extents[2] / 2 + 0.02)
            if along + 2 * half > self.plan.run(wall):
                return
            self.put(piece, [x, 0, z], turn=TURNS[wall])
            along += 2 * half + 2 * GAP

    def dining(self, table: Piece) -> None:
        """A table, and chairs of one kind facing it."""
        turn = float(self.rng.choice([0, 90])) + (0 if self.rng.random() < 0.7 else self.rng.normal(0, 8))
        for _ in range(14):
            spot = self.rng.uniform(0.25, 0.75, 2) * [self.plan.width, self.plan.depth]
            if body := self.put(table, [spot[0], 0, spot[1]], turn=turn):
                self.around(body, self.piece(DINING_CHAIRS))
                return

    def around(self, table: Body, chair: Piece) -> None:
        """Copies of a chair along a table's sides, facing it, some moved back or turned away."""
        low, high = table.bounds
        middle, size = (low + high) / 2, high - low
        for axis, sign in ((0, -1), (0, 1), (2, -1), (2, 1)):
            other = 2 - axis
            count = max(int(size[other] / (chair.extents[0] + 0.1)), 1)
            for slot in (np.arange(count) + 0.5) / count:
                foot = np.array([middle[0], 0.0, middle[2]])
                away = (
                    size[axis] / 2
                    + chair.extents[2] / 2
                    + self.rng.choice([0.03, 0.05, self.rng.uniform(0.05, 0.5)])
                )
                foot[axis] += sign * away
                foot[other] = low[other] + slot * size[other]
                turn = {(0, -1): 90.0, (0, 1): 270.0, (2, -1): 0.0, (2, 1): 180.0}[axis, sign]
                if self.rng.random() < 0.85:
                    self.put(
                        chair, foot, turn=turn + self.rng.normal(0, 6 if self.rng.random() < 0.8 else 30)
                    )

    def working(self, desk: Piece) -> None:
        """A desk at a wall, its chair before it facing the wall."""
        if (body := self.at_wall(desk)) is None:
            return
        self.before(body, self.piece(OFFICE_CHAIRS), gap=0.05, facing=180)

    def sitting(self, sofa: Piece) -> None:
        """A sofa at a wall, before it a low table, opposite an armchair."""
        if (body := self.at_wall(sofa)) is None:
            return
        table = self.before(body, self.piece(COFFEE_TABLES), gap=self.rng.uniform(0.2, 0.5), facing=0)
        if table and self.rng.random() < 0.5:
            gap = float(np.ptp(table.bounds[:, 2])) + 1.2
            self.before(body, self.piece(ARMCHAIRS), gap=gap, facing=180)

    def before(self, body: Body, piece: Piece, *, gap: float, facing: float) -> Body | None:
        """Place a piece before a body's front; `facing` 0 looks as the body does, 180 back at it."""
        axes = np.round(body.frame[:, :3] / np.linalg.norm(body.frame[0, :3]), 3)
        front = axes[2]
        turn = float(np.degrees(np.arctan2(front[0], front[2])))
        low, high = body.bounds
        out = np.abs(front) @ (high - low) / 2 + piece.extents[2] / 2 + gap
        foot = (low + high) / 2 + out * front
        foot[1] = 0
        return self.put(piece, foot, turn=turn + facing + self.rng.normal(0, 3))

    def set_tops(self) -> None:
        """Put small things on what has a flat top."""
        for body in list(self.bodies):
            category = body.name.split("/")[0]
            if body.rests != FLOOR or category not in ("table", "cabinet"):
                continue
            top = flat_top(body)
            if top is None or top[1][1] > 1.75:
                continue
            wanted = _wanted(body.name)
            area = np.prod((top[1] - top[0])[[0, 2]])
            for _ in range(
                int(self.rng.integers(1, 3 + min(int(10 * area), 9)) * (self.rng.random() < 0.85))
            ):
                self.on_top(top, wanted[int(self.rng.integers(len(wanted)))], body)

    def on_top(self, top: np.ndarray, kinds: Sequence[str], body: Body) -> None:
        """Try to stand one thing on a top (2, 3), facing as the body does."""
        piece = self.piece(kinds)
        front = body.frame[2, :3]
        turn = float(np.degrees(np.arctan2(front[0], front[2]))) + self.rng.normal(0, 15)
        for _ in range(6):
            box = piece.reach(turn)
            free = (top[1] - top[0]) - (box[1] - box[0])
            if free[0] < 0 or free[2] < 0:
                return
            corner = top[0] + self.rng.uniform(0, 1, 3) * free
            foot = corner - box[0]
            foot[1] = top[1][1]
            if self.put(piece, foot, turn=turn, rests=TOP):
                return


def flat_top(body: Body) -> np.ndarray | None:
    """The box (2, 3), of no height, of a body's flat top, a twelfth in from its edges; None where it has
    none that is its highest point and covers most of it.
    """
    low, high = body.bounds
    corners = body.mesh.vertices[body.mesh.faces].astype(np.float64)
    level = np.abs(corners[..., 1] - high[1]).max(axis=1) < 1e-3
    if not level.any():
        return None
    flat = corners[level]
    across = np.cross(flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0])
    area = np.abs(across[:, 1]).sum() / 2
    ends = np.stack([flat.min(axis=(0, 1)), flat.max(axis=(0, 1))])
    size = ends[1] - ends[0]
    share = area / max(size[0] * size[2], 1e-9)
    if share < 0.6 or size[0] * size[2] < 0.5 * np.prod((high - low)[[0, 2]]):
        return None
    inset = size * (0.04 if share > 0.95 else 0.15)
    ends = np.stack([ends[0] + inset, ends[1] - inset])
    ends[:, 1] = high[1]
    return ends


def _distinct(box: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Per axis, whether two boxes that touch there count as cutting: not where one stands on the other."""
    stands = box[0][1] >= other[1][1] - 1e-6 or box[1][1] <= other[0][1] + 1e-6
    return np.array([True, not stands, True])


def _wanted(name: str) -> tuple:
    if name in ("table/desk", "table/office_desk"):
        return ON_DESKS
    if name.startswith("table/"):
        return ON_TABLES
    return IN_KITCHENS if name == "cabinet/kitchen_base" else ON_CABINETS
