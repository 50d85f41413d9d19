"""Airplanes: the families and how often each is drawn. Metres; nose to +Z."""

from collections.abc import Callable

import numpy as np

from data.procedural.airplane_jets import airliner, delta_airliner, flying_wing, jet_fighter, rear_jet
from data.procedural.airplane_multis import flying_boat, transport, twin_propeller
from data.procedural.airplane_singles import biplane, glider, light_plane, seaplane, ultralight, warbird
from data.procedural.kit import Part

FAMILIES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    family.__name__: family
    for family in (
        airliner, rear_jet, light_plane, biplane, warbird, jet_fighter, glider, transport, seaplane,
        flying_boat, twin_propeller, flying_wing, ultralight, delta_airliner,
    )
}
WEIGHTS = {
    "airliner": 3.0, "rear_jet": 1.5, "light_plane": 1.5, "jet_fighter": 2.5, "warbird": 1.2, "glider": 0.7,
    "seaplane": 0.6, "flying_boat": 0.6, "ultralight": 0.5, "delta_airliner": 0.5, "flying_wing": 0.8,
    "biplane": 0.8,
}
