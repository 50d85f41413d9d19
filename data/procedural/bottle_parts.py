"""What bottles are put together from: bodies lofted through sections, their labels, handles and ribs."""

from dataclasses import dataclass

import numpy as np

from data.procedural.kit import (
    Part,
    bezier,
    chance,
    circle,
    loft,
    pick,
    rounded_path,
    sheet,
    superellipse,
    tube,
)

Corner = tuple[float, ...]
"""Half width, height and, where the corner is rounded, from how far away it is."""


@dataclass(frozen=True, eq=False)
class Body:
    """The outside of a bottle, up to the top of its neck: one outline whose size follows the height."""

    stations: np.ndarray
    """(N, 4) height, half width, half depth, roundness: 0 is the outline, 1 a circle."""
    outline: np.ndarray
    """(M, 2) star-shaped outline of half width 1 in XZ."""

    @property
    def top(self) -> float:
        """Height of the mouth."""
        return float(self.stations[-1, 0])

    @property
    def neck(self) -> float:
        """Radius of the mouth."""
        return float(self.stations[-1, 1])

    def at(self, height: float) -> tuple[float, float]:
        """Half width and half depth at this height."""
        return tuple(float(np.interp(height, self.stations[:, 0], self.stations[:, k])) for k in (1, 2))

    def rings(self, heights: np.ndarray, proud: float = 0.0) -> np.ndarray:
        """(N, M, 3) sections at these heights, `proud` outside the body."""
        sizes = np.stack(
            [np.interp(heights, self.stations[:, 0], self.stations[:, k]) for k in (1, 2, 3)], axis=1
        )
        return self._lofted(heights, sizes, self.outline, proud)

    def part(self, material: str) -> Part:
        """The body as a closed solid."""
        return loft(
            self._lofted(self.stations[:, 0], self.stations[:, 1:], self.outline, 0.0), material=material
        )

    def band(self, low: float, high: float, *, proud: float = 0.0012, material: str = "paint") -> Part:
        """A label, foil or liquid all the way around from one height to another."""
        inside = self.stations[(self.stations[:, 0] > low + 1e-4) & (self.stations[:, 0] < high - 1e-4), 0]
        return loft(self.rings(np.array([low, *inside, high]), proud), material=material)

    def panel(
        self, low: float, high: float, *, span: float = 120.0, turn: float = 0.0, material: str = "paint"
    ) -> Part:
        """A label on `span` degrees of the outline, in front where `turn` is 0, behind where it is 180."""
        angles = np.radians(90 + turn + np.linspace(-span / 2, span / 2, 11))
        around = np.degrees(np.arctan2(self.outline[:, 1], self.outline[:, 0]))
        reach = np.interp(np.degrees(angles), around, np.hypot(*self.outline.T), period=360)
        patch = np.stack([np.cos(angles), np.sin(angles)], axis=1) * reach[:, None]
        heights = np.linspace(low, high, 6)
        sizes = np.stack(
            [np.interp(heights, self.stations[:, 0], self.stations[:, k]) for k in (1, 2, 3)], axis=1
        )
        return sheet(self._lofted(heights, sizes, patch, 0.0), 0.012 * self.top, material=material)

    @staticmethod
    def _lofted(heights: np.ndarray, sizes: np.ndarray, outline: np.ndarray, proud: float) -> np.ndarray:
        unit = outline / np.hypot(*outline.T)[:, None]
        shape = outline + sizes[:, 2, None, None] * (unit - outline)
        rings = np.empty((len(heights), len(outline), 3))
        rings[..., 0::2] = shape * (sizes[:, None, :2] + proud)
        rings[..., 1] = heights[:, None]
        return rings


def body(
    corners: list[Corner],
    *,
    outline: np.ndarray | None = None,
    depth: float = 1.0,
    shoulder: tuple[float, float] = (0.0, 0.0),
) -> Body:
    """A body through these corners, from the foot up.

    outline: of the section, a circle when not given. depth: half depth over half width. Both run out into
    a circle from the lower to the upper height of `shoulder`.
    """
    line = _filleted(corners)
    height = np.maximum.accumulate(line[:, 1])
    if shoulder[1] > shoulder[0]:
        share = np.clip((height - shoulder[0]) / (shoulder[1] - shoulder[0]), 0, 1)
        share = share**2 * (3 - 2 * share)
    else:
        share = np.zeros(len(line))
    half_depth = line[:, 0] * (depth + (1 - depth) * share)
    stations = np.stack([height, line[:, 0], half_depth, share], axis=1)
    return Body(stations, circle(1.0, 28) if outline is None else outline)


def _filleted(corners: list[Corner]) -> np.ndarray:
    """(N, 2) half width and height along the corners, the rounded ones drawn as curves."""
    points = np.array([corner[:2] for corner in corners], dtype=float)
    line = []
    for index, corner in enumerate(corners):
        here, reach = points[index], corner[2] if len(corner) > 2 else 0.0
        if reach <= 0:
            line.append(here[None])
            continue
        before = points[index - 1] if index else np.array([0.0, here[1]])  # the foot comes from the middle
        ends = []
        for other in (before, points[index + 1]):
            way = other - here
            ends.append(here + way * min(reach / max(float(np.hypot(*way)), 1e-9), 0.49))
        line.append(bezier([ends[0], here, ends[1]], 7 if reach > 0.02 else 5))
    return np.concatenate(line)


def grooves(radius: float, low: float, high: float, *, count: int, depth: float) -> list[Corner]:
    """Corners of a wall with `count` round grooves between two heights."""
    pitch = (high - low) / count
    shape = ((0.15, 0.0), (0.35, 0.75), (0.5, 1.0), (0.65, 0.75), (0.85, 0.0))
    return [(radius - share * depth, low + (k + at) * pitch) for k in range(count) for at, share in shape]


def section(rng: np.random.Generator, *styles: str) -> np.ndarray:
    """A unit outline of one of these styles: round, oval, boxy, square, octagon, hexagon, fluted or lobed."""
    style = pick(rng, *styles)
    if style == "oval":
        return superellipse((1, 1), rng.uniform(2.1, 3.0), 28)
    if style == "boxy":
        return superellipse((1, 1), rng.uniform(3.5, 6.0), 32)
    if style == "square":
        return superellipse((1, 1), rng.uniform(8.0, 16.0), 32)
    if style in ("octagon", "hexagon"):
        return polygon(8 if style == "octagon" else 6)
    if style in ("fluted", "lobed"):
        count, rise = (12, 0.025) if style == "fluted" else (5, 0.04)
        angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
        return circle(1.0, 48) * (1 - rise + rise * np.cos(count * angle))[:, None]
    return circle(1.0, 28)


def polygon(count: int) -> np.ndarray:
    """(8 * count / 2, 2) outline of a regular polygon with a flat side in front, its far side at 1."""
    angle = np.linspace(0, 2 * np.pi, 4 * count, endpoint=False) + np.pi / 2
    across = (angle - np.pi / 2 + np.pi / count) % (2 * np.pi / count) - np.pi / count
    return (
        np.stack([np.cos(angle), np.sin(angle)], axis=1) * (np.cos(np.pi / count) / np.cos(across))[:, None]
    )


def ear(
    start: tuple[float, float],
    end: tuple[float, float],
    reach: float,
    thick: float,
    *,
    axis: str = "x",
    material: str = "plastic",
) -> Part:
    """A handle from (out, height) to (out, height), standing out to `reach` along +X or, by `axis`, to -Z."""
    (a, low), (b, high) = start, end
    rise = 0.12 * (high - low)
    flat = rounded_path(
        [(a, low), (reach, low + rise), (reach, high - rise), (b, high)], 0.35 * (high - low), 6
    )
    path = np.zeros((len(flat), 3))
    path[:, 0 if axis == "x" else 2] = flat[:, 0] * (1 if axis == "x" else -1)
    path[:, 1] = flat[:, 1]
    return tube(path, thick, sides=10, material=material)


def label(
    rng: np.random.Generator, shape: Body, low: float, high: float, *, wrap: float = 0.4, likely: float = 0.85
) -> list[Part]:
    """A paper label between two heights: around with probability `wrap`, else in front and perhaps behind."""
    if not chance(rng, likely):
        return []
    if chance(rng, 0.35):
        low += rng.uniform(0, 0.35) * (high - low)
    if chance(rng, wrap):
        parts = [shape.band(low, high, proud=0.006 * shape.top)]
        if chance(rng, 0.3):
            at = low + rng.uniform(0.2, 0.8) * (high - low)
            parts.append(shape.band(at, at + 0.1 * (high - low), proud=0.011 * shape.top, material="fabric"))
        return parts
    span = rng.uniform(70, 125)
    parts = [shape.panel(low, high, span=span)]
    if chance(rng, 0.4):
        parts.append(shape.panel(low, high, span=0.8 * span, turn=180))
    return parts
