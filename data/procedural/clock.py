"""Clocks: the families and how often each is drawn. Metres; the dial faces +Z."""

from collections.abc import Callable

import numpy as np

from data.procedural.clock_cuckoo import cuckoo
from data.procedural.clock_desk import alarm, novelty, pocket, table_round
from data.procedural.clock_digital import digital, flip, nixie
from data.procedural.clock_mantel import anniversary, carriage, lantern_clock, mantel
from data.procedural.clock_tall import floor_modern, grandfather
from data.procedural.clock_wall import (
    regulator,
    skeleton,
    station,
    sunburst,
    wall_numbers,
    wall_round,
    wall_square,
)
from data.procedural.kit import Part

FAMILIES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    family.__name__: family
    for family in (
        wall_round, wall_square, sunburst, skeleton, wall_numbers, regulator, station, grandfather,
        floor_modern, mantel, carriage, cuckoo, anniversary, lantern_clock, alarm, digital, flip, nixie,
        table_round, pocket, novelty,
    )
}  # fmt: skip
WEIGHTS = {
    "wall_round": 3.0, "wall_square": 1.8, "alarm": 2.5, "grandfather": 2.0, "mantel": 2.0, "cuckoo": 1.5,
    "digital": 1.5, "table_round": 1.5, "novelty": 1.5, "skeleton": 0.7, "wall_numbers": 0.5, "nixie": 0.4,
    "anniversary": 0.5, "lantern_clock": 0.5, "floor_modern": 0.8, "pocket": 0.8, "flip": 0.8,
}  # fmt: skip
