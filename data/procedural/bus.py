"""Buses: the families and how often each is drawn. Metres; nose to +Z."""

from collections.abc import Callable

import numpy as np

from data.procedural.bus_classics import half_cab, streamlined, streetcar_replica, vintage
from data.procedural.bus_modern import articulated, city_bus, coach, double_decker, minibus, open_top, trolley
from data.procedural.bus_school import school_bus
from data.procedural.kit import Part

FAMILIES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    family.__name__: family
    for family in (
        city_bus,
        coach,
        double_decker,
        minibus,
        articulated,
        trolley,
        open_top,
        school_bus,
        vintage,
        half_cab,
        streamlined,
        streetcar_replica,
    )
}
WEIGHTS = {
    "city_bus": 3.0,
    "coach": 2.5,
    "double_decker": 1.5,
    "school_bus": 1.3,
    "trolley": 0.8,
    "half_cab": 0.7,
    "streetcar_replica": 0.5,
}
