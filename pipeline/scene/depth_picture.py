"""Depth as colours, by a map whose brightness rises evenly; and the figures of its legend."""

from dataclasses import dataclass

import cv2
import numpy as np

OUTER = (0.5, 99.5)
"""Percentiles that get the ends of the scale, so that a stray pixel does not take it all."""
NICE = (1, 2, 5)
"""Ticks stand at these times powers of ten."""
APART = 0.07
"""Ticks nearer to the one before, in shares of the scale, are left out."""
UNKNOWN = (128, 128, 128)
"""sRGB."""


@dataclass(frozen=True, eq=False)
class Scale:
    """Values from `low` to `high`, by their logarithm, from bright to dark."""

    low: float
    high: float
    colormap: int = cv2.COLORMAP_VIRIDIS

    @classmethod
    def of(cls, values: np.ndarray, colormap: int = cv2.COLORMAP_VIRIDIS) -> "Scale":
        """The scale of all values above 0; there must be some."""
        low, high = np.percentile(values[values > 0], OUTER)
        return cls(float(low), float(max(high, 1.05 * low)), colormap)

    def place(self, values: np.ndarray) -> np.ndarray:
        """Where values lie on the scale: 0 at `low`, 1 at `high`."""
        share = np.log(np.maximum(values, 1e-12) / self.low) / np.log(self.high / self.low)
        return np.clip(share, 0, 1)

    def paint(self, values: np.ndarray) -> np.ndarray:
        """(H, W, 3) uint8 sRGB of values (H, W); UNKNOWN where they are 0."""
        levels = np.rint(255 * (1 - self.place(values))).astype(np.uint8)
        colors = cv2.cvtColor(cv2.applyColorMap(levels, self.colormap), cv2.COLOR_BGR2RGB)
        colors[~(values > 0)] = UNKNOWN
        return colors

    def stops(self, count: int = 9) -> list[str]:
        """Colours along the scale, as "#rrggbb"."""
        values = self.low * (self.high / self.low) ** np.linspace(0, 1, count)
        return [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in self.paint(values[None])[0].tolist()]

    def ticks(self) -> list[tuple[float, float]]:
        """(place, value) of round values on the scale, not too near each other."""
        powers = range(int(np.floor(np.log10(self.low))), int(np.ceil(np.log10(self.high))) + 1)
        inside = lambda values: [value for value in values if self.low <= value <= self.high]  # noqa: E731
        values = inside(nice * 10.0**power for power in powers for nice in NICE)
        if len(values) < 3:  # a narrow scale: few digits at even steps of the logarithm
            even = self.low * (self.high / self.low) ** np.linspace(0.05, 0.95, 4)
            digits = 2 if self.high > 1.4 * self.low else 3
            values = [float(f"{value:.{digits}g}") for value in even]
        marks = [(float(self.place(np.array(value))), value) for value in dict.fromkeys(values)]
        return [mark for before, mark in zip([(-1.0, 0.0), *marks], marks, strict=False)
                if mark[0] - before[0] > APART]  # fmt: skip
