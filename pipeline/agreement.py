"""Second opinions about several photos of one object: which one speaks of something else, and which could
be spared.

All of it compares shapes in the object cube, and asks no network. Shapes are compared as soft and blurred
solids, not voxel by voxel: of one table two photos give tops that lie a voxel apart and share nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from models.fusion import pooled, without_each
from models.inference import Answer
from shapes.voxelgrid import VoxelGrid

FEWEST = 3
"""Photos it takes to tell which one disagrees: of two, either may be the wrong one."""

FAR_BELOW = 0.45
"""A photo disagrees whose answer overlaps the others' shape by less than this share of the others' median.

Chosen on procedural validation shapes, 24 each of chairs, tables, cars and lamps, low capacity
(evaluation/measure_several.py, evaluation/results/several.json). With four photos of one shape and one of
another category's, that one is named in 82 % of the sets (with two photos and one in about 60 %), a wrong one
in 2 %. The view of another shape of the same category is named in 48 %, of cars never: many are alike. Of
four photos that do belong together one is named in 9 % (cars never, tables and lamps 17 %): the network took
it for something else, so that the sentence asks instead of telling. On such sets .35 gave 72 % and 4 %, .6 91
% and 18 %; IoU voxel by voxel at 32^3, tried first, 77 % and 30 %.
"""

RESOLUTION, BLUR = 16, 1.0
"""Voxels along each side of the object cube in which shapes are compared; the blur's sigma in voxels."""


@dataclass(frozen=True)
class Opinions:
    """disagrees: the photo (its place, from 0) that speaks of something else than the rest; None where all
    agree or nobody can tell. spare: the one whose absence would change the shape least; None below FEWEST
    photos. overlaps: for each photo how much of its own answer and of the shape that the others make is the
    same, 0..1.
    """

    disagrees: int | None
    spare: int | None
    overlaps: tuple[float, ...]


def compare(answer: Answer) -> Opinions:
    """The opinions about an answer's B >= 1 photos of one object."""
    rows = range(len(answer.extents))
    if len(rows) < FEWEST:
        return Opinions(None, None, ())
    whole = _soft(pooled(answer))
    others = [_soft(shape) for shape in without_each(answer)]
    own = [_soft(VoxelGrid(answer.occupancy[row], answer.extents[row])) for row in rows]
    overlaps = tuple(_overlap(mine, theirs) for mine, theirs in zip(own, others, strict=True))
    spare = int(np.argmax([_overlap(theirs, whole) for theirs in others]))
    return Opinions(far_below(overlaps), spare, overlaps)


def far_below(overlaps: Sequence[float]) -> int | None:
    """The place of the lowest overlap where it is far below the median of the rest, else None."""
    lowest = int(np.argmin(overlaps))
    usual = float(np.median(np.delete(overlaps, lowest)))
    return lowest if overlaps[lowest] < FAR_BELOW * usual else None


def _soft(shape: VoxelGrid) -> np.ndarray:
    """(RESOLUTION,) * 3 float32: the probabilities in the object cube, blurred."""
    return gaussian_filter(shape.to_cube(RESOLUTION).occupancy, BLUR)


def _overlap(one: np.ndarray, other: np.ndarray) -> float:
    """IoU of two soft solids, sum of min(a, b) / sum of max(a, b) (Ruzicka); 1 where both are empty."""
    union = float(np.maximum(one, other).sum())
    return float(np.minimum(one, other).sum()) / union if union else 1.0
