"""Cars: the families and how often each is drawn. Metres; nose to +Z."""

from collections.abc import Callable

import numpy as np

from data.procedural.car_classics import oldtimer, rounded
from data.procedural.car_everyday import (
    coupe,
    estate,
    hatchback,
    limousine,
    mini,
    minivan,
    sedan,
    supercar,
    suv,
    van,
)
from data.procedural.car_formula import formula
from data.procedural.car_lorry import lorry
from data.procedural.car_open import jeep, pickup, roadster
from data.procedural.kit import Part

FAMILIES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    family.__name__: family
    for family in (
        sedan,
        hatchback,
        estate,
        suv,
        minivan,
        van,
        coupe,
        supercar,
        limousine,
        mini,
        pickup,
        roadster,
        jeep,
        formula,
        oldtimer,
        rounded,
        lorry,
    )
}
WEIGHTS = {
    "sedan": 3.0,
    "hatchback": 2.0,
    "suv": 2.0,
    "estate": 1.2,
    "coupe": 1.5,
    "pickup": 1.2,
    "van": 1.3,
    "limousine": 0.5,
    "formula": 0.6,
    "rounded": 0.8,
    "lorry": 1.2,
}
