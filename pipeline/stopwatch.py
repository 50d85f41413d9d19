"""Seconds a stage of the journey takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Note in `seconds` how long the block took, under the stage's name."""
    start = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - start
