"""How an estimate is brought to metres before it is scored. Networks that were trained without a scale know
depth up to a factor at best, many only disparity (1 / depth) up to a factor and an offset; a table that does
not name the alignment says nothing.

    none                          as it comes. Disparity has no metres: it is stretched to the truth's range
                                  and read as if it were depth, as Pananthula & Sebastian (2025) did
    median                        one factor, so that the medians agree (Zhou et al. 2017)
    scale and shift in disparity  least squares of s q + o against 1 / truth, then inverted (Ranftl et al.
                                  2020, arXiv:1907.01341); q is the disparity

After the last two nothing is nearer than NEAREST or farther than FARTHEST.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np

Gives = Literal["depth", "disparity"]
NEAREST, FARTHEST = 0.1, 10.0
"""Metres. Truth beyond FARTHEST counts as unknown, as is customary for rooms (NYU Depth V2)."""


def none(estimate: np.ndarray, truth: np.ndarray, gives: Gives) -> np.ndarray:
    """The estimate (H, W) as it comes; disparity stretched to the truth's least and greatest depth."""
    if gives == "depth":
        return np.asarray(estimate, np.float64)
    known = truth[truth > 0]
    low, high = estimate.min(), estimate.max()
    grey = (estimate - low) / max(high - low, 1e-12)
    return known.min() + grey * (known.max() - known.min())


def median(estimate: np.ndarray, truth: np.ndarray, gives: Gives) -> np.ndarray:
    """Depth, or disparity inverted, times one factor: the medians over the known pixels agree."""
    depth = np.asarray(estimate, np.float64) if gives == "depth" else 1 / _positive(estimate)
    known = truth > 0
    factor = np.median(truth[known]) / max(float(np.median(depth[known])), 1e-12)
    return np.clip(depth * factor, NEAREST, FARTHEST)


def scale_and_shift(estimate: np.ndarray, truth: np.ndarray, gives: Gives) -> np.ndarray:
    """1 / (s q + o) with the s and o that minimise sum (s q + o - 1 / truth)^2 over the known pixels."""
    disparity = np.asarray(estimate, np.float64) if gives == "disparity" else 1 / _positive(estimate)
    known = truth > 0
    scale, shift = fitted(disparity[known], 1 / truth[known])
    return 1 / np.clip(scale * disparity + shift, 1 / FARTHEST, 1 / NEAREST)


def fitted(values: np.ndarray, target: np.ndarray) -> tuple[float, float]:
    """s and o of the least squares line s values + o through target, (N,) each; s is 0 where all values are
    equal.
    """
    values, target = np.asarray(values, np.float64), np.asarray(target, np.float64)
    middle, spread = values.mean(), values.var()
    both = ((values - middle) * (target - target.mean())).mean()
    scale = both / spread if spread > 1e-12 * max(middle**2, 1e-12) else 0.0
    return float(scale), float(target.mean() - scale * middle)


def _positive(values: np.ndarray) -> np.ndarray:
    """Values that can be inverted: at least a thousandth of their greatest magnitude."""
    values = np.asarray(values, np.float64)
    return np.maximum(values, max(1e-3 * float(np.abs(values).max()), 1e-12))


ALIGNMENTS: dict[str, Callable[[np.ndarray, np.ndarray, Gives], np.ndarray]] = {
    "none": none,
    "median": median,
    "scale and shift in disparity": scale_and_shift,
}
"""Name -> estimate (H, W), truth (H, W) metres, 0 unknown, what the estimate is -> depth (H, W) metres."""
