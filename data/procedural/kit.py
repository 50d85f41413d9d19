"""Everything the shape families build with, in one place: parts, outlines, solids and sweeps.

Every solid is closed and looks outward (positive signed volume). Axes: +X right, +Y up, front +Z.
"""

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
from data.procedural.kit_part import MATERIALS, Part, both_sides, joined, mirrored, moved, painted
from data.procedural.kit_solids import box, cushion, cylinder, ellipsoid, extrude, loft, revolve, slab
from data.procedural.kit_sweeps import beam, sheet, sweep, tube, wing

__all__ = [
    "MATERIALS",
    "Part",
    "arc",
    "beam",
    "bezier",
    "both_sides",
    "box",
    "circle",
    "cushion",
    "cylinder",
    "ellipsoid",
    "extrude",
    "in_plane",
    "joined",
    "loft",
    "mirrored",
    "moved",
    "painted",
    "revolve",
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
