"""Lamps: the families and how often each is drawn. Metres; arms and heads reach to +Z."""

from collections.abc import Callable

import numpy as np

from data.procedural.kit import Part
from data.procedural.lamp_chandelier import chandelier, modern_chandelier
from data.procedural.lamp_desk import bankers, gooseneck, jointed, light_bar
from data.procedural.lamp_hanging import ceiling, cluster, hanging_lantern, pendant
from data.procedural.lamp_standing import (
    arc_floor,
    candelabra,
    column,
    floor,
    globe,
    mushroom,
    table,
    torchiere,
    tree,
    tripod,
)
from data.procedural.lamp_street import bollard, lamp_post, street
from data.procedural.lamp_wall import hand_lantern, paper_lantern, sconce, wall_wash

FAMILIES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    family.__name__: family
    for family in (
        floor, table, tripod, arc_floor, torchiere, tree, column, globe, mushroom, candelabra, jointed,
        gooseneck, light_bar, bankers, pendant, cluster, chandelier, modern_chandelier, hanging_lantern,
        ceiling, sconce, wall_wash, hand_lantern, paper_lantern, street, lamp_post, bollard,
    )
}  # fmt: skip
WEIGHTS = {
    "floor": 3.0, "table": 4.0, "pendant": 2.5, "cluster": 1.5, "street": 1.5, "lamp_post": 1.2,
    "jointed": 1.5, "bollard": 0.5, "wall_wash": 0.4, "ceiling": 0.8, "light_bar": 0.8, "bankers": 0.7,
    "candelabra": 0.7, "paper_lantern": 0.7, "hanging_lantern": 0.7,
    "modern_chandelier": 0.8, "arc_floor": 0.8,
}  # fmt: skip
