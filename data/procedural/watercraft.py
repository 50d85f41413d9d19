"""Watercraft: twenty-two families in metres, the bow to +Z."""

from collections.abc import Callable

import numpy as np

from data.procedural.kit import Part, chance, placed
from data.procedural.watercraft_cargo import bulk_carrier, container_ship
from data.procedural.watercraft_motor import motor_yacht, speedboat
from data.procedural.watercraft_navy import carrier, submarine, warship
from data.procedural.watercraft_sail import catamaran, dinghy, yacht
from data.procedural.watercraft_ships import cruise_ship, ocean_liner
from data.procedural.watercraft_small import canoe, inflatable, rowing_boat
from data.procedural.watercraft_tall import longship, schooner, square_rigger
from data.procedural.watercraft_work import ferry, houseboat, trawler, tug

Family = Callable[[np.random.Generator], list[Part]]

_DRAW: dict[str, Family] = {
    "yacht": yacht,
    "dinghy": dinghy,
    "catamaran": catamaran,
    "schooner": schooner,
    "square_rigger": square_rigger,
    "longship": longship,
    "rowing_boat": rowing_boat,
    "canoe": canoe,
    "inflatable": inflatable,
    "speedboat": speedboat,
    "motor_yacht": motor_yacht,
    "container_ship": container_ship,
    "bulk_carrier": bulk_carrier,
    "tug": tug,
    "trawler": trawler,
    "ferry": ferry,
    "houseboat": houseboat,
    "cruise_ship": cruise_ship,
    "ocean_liner": ocean_liner,
    "warship": warship,
    "carrier": carrier,
    "submarine": submarine,
}

WEIGHTS = {
    "yacht": 2.0,
    "warship": 2.0,
    "speedboat": 1.5,
    "motor_yacht": 1.5,
    "rowing_boat": 1.5,
    "container_ship": 1.5,
    "longship": 0.5,
    "schooner": 0.7,
    "carrier": 0.7,
    "houseboat": 0.8,
}


def _squat(draw: Family) -> Family:
    """The family with some of its shapes squeezed lengthwise, as toys and drawings of ships are."""

    def squeezed(rng: np.random.Generator) -> list[Part]:
        parts = draw(rng)
        if not chance(rng, 0.15):
            return parts
        short = rng.uniform(0.5, 0.85)
        return placed(parts, scale=(1, 1, short))

    return squeezed


FAMILIES = {name: _squat(draw) for name, draw in _DRAW.items()}
