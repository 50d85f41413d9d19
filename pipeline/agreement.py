"""Second opinions about several photos of one object: which one speaks of something else, and which could
be spared.

No network is asked. Shapes are compared in the object cube, as soft and blurred solids, not voxel by voxel:
of one table two photos give tops that lie a voxel apart and share nothing. And each photo's mask is compared
with the outline of the shape that all make: half a car, cut out by mistake, may be taken for a whole one, but
no whole one has that outline.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from models import outline
from models.fusion import pooled, without_each
from models.inference import Answer
from models.placement import Placed
from shapes.voxelgrid import VoxelGrid

FEWEST = 3
"""Photos it takes to tell which one disagrees: of two, either may be the wrong one."""

FAR_BELOW = 0.45
"""A photo disagrees whose overlap, in shares of the others' median, times the square root of its outline's,
is less than this.

Chosen on procedural validation shapes, 24 each of chairs, tables, cars and lamps, low capacity
(evaluation/measure_several.py, evaluation/results/several.json). With four photos of one shape and one of
another category's, that one is named in 93 % of the sets, a wrong one in 1 %. A photo of which only the left
half was cut out is named in 61 %, the view of another shape of the same category in 48 %, of cars hardly
ever: many are alike. Of four photos that do belong together one is named in 13 %: the network took it for
something else, so that the sentence asks instead of telling. With the mean of the photos' extents instead of
their median it was 91, 56, 48 and 11 %, and so it was chosen: without the outlines 82, 36, 48 and 9 %, with
the outlines as they are, not their roots, 91, 71, 49 and 17 %; .4 gave 89, 45, 45 and 7 %. IoU voxel by voxel
at 32^3, tried first, named strangers in 77 % and one that belonged in 30 %.
"""

RESOLUTION, BLUR = 16, 1.0
"""Voxels along each side of the object cube in which shapes are compared; the blur's sigma in voxels."""


@dataclass(frozen=True)
class Opinions:
    """disagrees: the photo (its place, from 0) that speaks of something else than the rest; None where all
    agree or nobody can tell. spare: the one whose absence would change the shape least; None below FEWEST
    photos. overlaps: for each photo how much of its own answer and of the shape that the others make is the
    same, 0..1. outlines: for each photo the IoU of its mask and of the shape's outline.
    """

    disagrees: int | None
    spare: int | None
    overlaps: tuple[float, ...]
    outlines: tuple[float, ...]


def compare(answer: Answer, together: Placed) -> Opinions:
    """The opinions about B >= 1 photos of one object, from the answer about each and from what they make
    together (models.fusion).
    """
    rows = range(len(answer.extents))
    if len(rows) < FEWEST:
        return Opinions(None, None, (), ())
    whole = _soft(pooled(answer))
    others = [_soft(shape) for shape in without_each(answer)]
    own = [_soft(VoxelGrid(answer.occupancy[row], answer.extents[row])) for row in rows]
    overlaps = tuple(_overlap(mine, theirs) for mine, theirs in zip(own, others, strict=True))
    spare = int(np.argmax([_overlap(theirs, whole) for theirs in others]))
    outlines = tuple(float(value) for value in outline.overlaps(together))
    return Opinions(far_below(overlaps, outlines), spare, overlaps, outlines)


def far_below(overlaps: Sequence[float], outlines: Sequence[float]) -> int | None:
    """The place of the photo that overlaps least where that is far below the rest, else None."""
    shares = _shares(overlaps) * np.sqrt(_shares(outlines))
    lowest = int(np.argmin(shares))
    return lowest if shares[lowest] < FAR_BELOW else None


def _shares(values: Sequence[float]) -> np.ndarray:
    """Each value in shares of the others' median; 1 where that is 0."""
    medians = np.array([np.median(np.delete(values, place)) for place in range(len(values))])
    return np.divide(values, medians, out=np.ones(len(values)), where=medians > 0)


def _soft(shape: VoxelGrid) -> np.ndarray:
    """(RESOLUTION,) * 3 float32: the probabilities in the object cube, blurred."""
    return gaussian_filter(shape.to_cube(RESOLUTION).occupancy, BLUR)


def _overlap(one: np.ndarray, other: np.ndarray) -> float:
    """IoU of two soft solids, sum of min(a, b) / sum of max(a, b) (Ruzicka); 1 where both are empty."""
    union = float(np.maximum(one, other).sum())
    return float(np.minimum(one, other).sum()) / union if union else 1.0
