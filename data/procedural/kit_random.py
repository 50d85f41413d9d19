"""Random choices of a shape family."""

from typing import TypeVar

import numpy as np

T = TypeVar("T")


def pick(rng: np.random.Generator, *options: T) -> T:
    """One of the options, each as likely as it is often named."""
    return options[int(rng.integers(len(options)))]


def chance(rng: np.random.Generator, probability: float) -> bool:
    """True with this probability."""
    return bool(rng.random() < probability)
