"""The one-cycle learning rate (Smith & Topin, Super-Convergence, 2018), as PyTorch's OneCycleLR has it."""

import math

import keras
from keras import ops

RISE = 0.3
"""Share of the steps in which the rate rises."""
FIRST, LAST = 25.0, 1e4
"""The peak is so many times the first rate, and the first so many times the last."""


class OneCycle(keras.optimizers.schedules.LearningRateSchedule):
    """From `peak` / 25 along a cosine up to `peak`, and along another down to next to nothing, in `steps`."""

    def __init__(self, peak: float, steps: int) -> None:
        self.peak, self.steps = peak, steps

    def __call__(self, step):
        """The rate of a step."""
        step, top = ops.cast(step, "float32"), max(RISE * self.steps - 1, 1)
        first, last = self.peak / FIRST, self.peak / FIRST / LAST
        up = ops.minimum(step / top, 1.0)
        down = ops.clip((step - top) / max(self.steps - 1 - top, 1), 0.0, 1.0)
        rising = self.peak + (first - self.peak) * (1 + ops.cos(math.pi * up)) / 2
        falling = last + (self.peak - last) * (1 + ops.cos(math.pi * down)) / 2
        return ops.where(step < top, rising, falling)

    def get_config(self) -> dict[str, float]:
        """What makes it again."""
        return {"peak": self.peak, "steps": self.steps}
