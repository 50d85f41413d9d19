"""How sure a measured figure is: 95 % intervals by bootstrap over shapes.

The shapes are drawn again with replacement 2,000 times (Efron 1979); the interval holds the middle 95 % of
the figure's values (percentile method). Equal inputs give equal intervals.
"""

from collections.abc import Callable

import numpy as np

DRAWINGS = 2000

Figure = dict[str, float]
"""{"mean" (or the statistic asked for), "from", "to"}, rounded to 4 places."""


def interval(values: np.ndarray, *, statistic: Callable[..., np.ndarray] = np.mean) -> Figure:
    """A statistic of one value a shape, (N,), N at least 1, with its 95 % interval.

    `statistic` takes (N,) or, with axis=1, (DRAWINGS, N); its name is the first key.
    """
    values = np.asarray(values, np.float64)
    rng = np.random.default_rng(0)
    drawn = statistic(values[rng.integers(0, len(values), (DRAWINGS, len(values)))], axis=1)
    low, high = np.percentile(drawn, [2.5, 97.5])
    figures = {statistic.__name__: statistic(values), "from": low, "to": high}
    return {name: round(float(value), 4) for name, value in figures.items()}


def paired(one: np.ndarray, other: np.ndarray) -> dict[str, float]:
    """By how much `one` (N,) exceeds `other` (N,) on the same shapes: the mean difference with its interval,
    and the share of shapes on which it is higher.
    """
    difference = np.asarray(one, np.float64) - np.asarray(other, np.float64)
    return {**interval(difference), "higher on": round(float((difference > 0).mean()), 4)}
