"""Rail vehicles: the families and how often each is drawn. Metres; nose to +Z."""

from collections.abc import Callable

import numpy as np

from data.procedural.kit import Part
from data.procedural.train_covered import box_car, brake_van, carriage
from data.procedural.train_diesel import diesel_hood, diesel_streamliner
from data.procedural.train_powered import (
    electric_box,
    high_speed,
    metro,
    railcar,
)
from data.procedural.train_steam import tank_engine, tender_engine
from data.procedural.train_trams import modern_tram, old_tram
from data.procedural.train_wagons import flat_car, hopper, tank_car

FAMILIES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    family.__name__: family
    for family in (
        tender_engine, tank_engine, electric_box, diesel_hood, diesel_streamliner, high_speed, metro, railcar,
        old_tram, modern_tram, carriage, box_car, tank_car, flat_car, hopper, brake_van,
    )
}  # fmt: skip
WEIGHTS = {
    "tender_engine": 1.5, "high_speed": 2.0, "diesel_hood": 1.3, "electric_box": 1.3, "metro": 1.3,
    "old_tram": 1.3, "carriage": 1.5, "tank_car": 0.7, "hopper": 0.8, "box_car": 0.8, "flat_car": 0.8,
    "brake_van": 0.5,
}  # fmt: skip
