"""A room's ground plan: its box, its four walls by number, and what lies flat on them."""

from dataclasses import dataclass

import numpy as np

from data.room_bodies import WALL, Body, Coat, block

TURNS = (0.0, 180.0, 90.0, 270.0)
"""By which a piece turns its front from each wall into the room, degrees about y."""


@dataclass(frozen=True)
class Plan:
    """A room's box: x in [0, width], z in [0, depth], y in [0, height], metres."""

    width: float
    depth: float
    height: float

    def run(self, wall: int) -> float:
        """The length of a wall: 0 at z = 0, 1 at z = depth, 2 at x = 0, 3 at x = width."""
        return self.width if wall < 2 else self.depth

    def at(self, wall: int, along: float, off: float) -> np.ndarray:
        """(2,) the floor point (x, z) `along` a wall from its low end and `off` it."""
        places = ((along, off), (along, self.depth - off), (off, along), (self.width - off, along))
        return np.array(places[wall])


@dataclass(frozen=True, eq=False)
class Opening:
    """A window or door in a wall."""

    wall: int
    low: float
    high: float
    bottom: float
    top: float
    glass: bool

    def box(self, plan: Plan, *, out: float) -> np.ndarray:
        """(2, 3) the box that stands `out` into the room before it."""
        ends = np.array([plan.at(self.wall, self.low, 0), plan.at(self.wall, self.high, out)])
        low, high = ends.min(axis=0), ends.max(axis=0)
        return np.array([[low[0], self.bottom, low[1]], [high[0], self.top, high[1]]])


def plan_of(kind: str, rng: np.random.Generator) -> Plan:
    """A room's size."""
    height = rng.uniform(2.3, 3.2) if rng.random() < 0.5 else rng.uniform(2.4, 2.7)
    if kind == "corridor":
        return Plan(rng.uniform(1.3, 2.2), rng.uniform(4, 9), height)
    if kind == "bathroom":
        return Plan(rng.uniform(2.5, 3.6), rng.uniform(3, 4.2), height)
    return Plan(rng.uniform(2.6, 7), rng.uniform(3, 9), height)


def strip(wall: int, plan: Plan, place: tuple[float, float, float, float], out: float, coat: Coat) -> Body:
    """A flat box on a wall over (low, high, bottom, top), standing out this far."""
    low, high = Opening(wall, *place, False).box(plan, out=out)
    return block(low, high, coat, name="fitting", rests=WALL)
