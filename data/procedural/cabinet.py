"""Cabinets: twenty-seven families in metres, from nightstands to lockers; doors and drawers face +Z."""

from data.procedural.cabinet_bedroom import (
    armoire,
    bow_front,
    chest_of_drawers,
    nightstand,
    tallboy,
    wardrobe,
)
from data.procedural.cabinet_corner import corner
from data.procedural.cabinet_kitchen import kitchen_base, larder, mirror_cabinet, vanity, wall_unit
from data.procedural.cabinet_living import bookcase, bureau, cubes, display, hutch, sideboard, tv_unit
from data.procedural.cabinet_steel import (
    arched,
    filing,
    locker,
    rack,
    shoe,
    small_drawers,
    steel_cupboard,
    tool_trolley,
)

FAMILIES = {
    "chest_of_drawers": chest_of_drawers,
    "tallboy": tallboy,
    "nightstand": nightstand,
    "wardrobe": wardrobe,
    "armoire": armoire,
    "bow_front": bow_front,
    "bookcase": bookcase,
    "cubes": cubes,
    "sideboard": sideboard,
    "tv_unit": tv_unit,
    "display": display,
    "hutch": hutch,
    "bureau": bureau,
    "kitchen_base": kitchen_base,
    "wall_unit": wall_unit,
    "larder": larder,
    "vanity": vanity,
    "mirror_cabinet": mirror_cabinet,
    "corner": corner,
    "filing": filing,
    "locker": locker,
    "steel_cupboard": steel_cupboard,
    "shoe": shoe,
    "small_drawers": small_drawers,
    "tool_trolley": tool_trolley,
    "rack": rack,
    "arched": arched,
}
WEIGHTS = {
    "chest_of_drawers": 2.0, "bookcase": 2.5, "wardrobe": 2.0, "nightstand": 2.0, "kitchen_base": 2.5,
    "sideboard": 1.5, "wall_unit": 1.5, "rack": 1.3, "tool_trolley": 0.4, "steel_cupboard": 0.6,
    "arched": 0.6, "small_drawers": 0.6, "mirror_cabinet": 0.7, "bow_front": 0.7, "bureau": 0.7,
}  # fmt: skip
