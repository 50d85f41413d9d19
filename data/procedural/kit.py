"""Everything the shape families build with, in one place: choices, parts, outlines, solids and sweeps.

Every solid is closed and looks outward (positive signed volume). Axes: +X right, +Y up, front +Z.
What only furniture, aircraft or vehicles are made of is in kit_frame, kit_upholstery, kit_aircraft,
kit_vehicles and kit_bikes.
"""

from data.procedural.kit_extrude import extrude, extrude_rounded
from data.procedural.kit_frame import board, bowed, post
from data.procedural.kit_outlines import (
    arc,
    bezier,
    circle,
    in_plane,
    rounded_path,
    rounded_rectangle,
    smooth_curve,
    superellipse,
)
from data.procedural.kit_part import (
    MATERIALS,
    Part,
    around,
    both_sides,
    copies,
    facing,
    joined,
    mirrored,
    moved,
    painted,
    placed,
)
from data.procedural.kit_random import chance, pick
from data.procedural.kit_shells import cup, disc, frame, grille, hoop, loft_levels
from data.procedural.kit_solids import box, cushion, cylinder, ellipsoid, loft, revolve, slab
from data.procedural.kit_sweeps import beam, rod, rods, sheet, sweep, tube, wing
from data.procedural.kit_upholstery import pillow

__all__ = [
    "MATERIALS",
    "Part",
    "arc",
    "around",
    "beam",
    "bezier",
    "board",
    "both_sides",
    "bowed",
    "box",
    "chance",
    "circle",
    "copies",
    "cup",
    "cushion",
    "cylinder",
    "disc",
    "ellipsoid",
    "extrude",
    "extrude_rounded",
    "facing",
    "frame",
    "grille",
    "hoop",
    "in_plane",
    "joined",
    "loft",
    "loft_levels",
    "mirrored",
    "moved",
    "painted",
    "pick",
    "pillow",
    "placed",
    "post",
    "revolve",
    "rod",
    "rods",
    "rounded_path",
    "rounded_rectangle",
    "sheet",
    "slab",
    "smooth_curve",
    "superellipse",
    "sweep",
    "tube",
    "wing",
]
