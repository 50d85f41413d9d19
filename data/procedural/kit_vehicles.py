"""Wheels and bodies of everything that rolls. Wheels turn about X and roll along Z; noses point to +Z.

A wheel's outer face looks to +X; mirror it for the other side. Any unit; bodies in metres.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.procedural.kit import Part, around, beam, cylinder, facing, hoop, loft, moved, revolve, sheet, sweep

Point = tuple[float, float, float]
Knots = Sequence[tuple[float, float]]
"""Points (z, value) of a line along the vehicle, from the tail (low z) to the nose."""


def tyre_wheel(
    center: Point, radius: float, width: float, *, rim: float = 0.62, style: str = "disc", count: int = 5
) -> list[Part]:
    """A tyre on a metal wheel `rim` radii across.

    style: "disc" (pressed steel), "cap" (domed hub cap), "spokes" (`count` broad cast ones) or "wire".
    """
    r = rim * radius
    tread = [(0.9 * radius, -0.5 * width), (radius, -0.3 * width), (radius, 0.3 * width)]
    tread += [(0.9 * radius, 0.5 * width), (r, 0.5 * width), (0.97 * r, 0.2 * width)]
    tyre = facing(revolve(tread, sides=16, material="rubber"), "x", center)
    if style == "disc":
        face = [(r, 0.1), (r, 0.42), (0.85 * r, 0.4), (0.6 * r, 0.5), (0.3 * r, 0.32), (0.28 * r, 0.52)]
    elif style == "cap":
        face = [(r, 0.1), (r, 0.5), (0.7 * r, 0.6), (0.3 * r, 0.66)]
    else:
        face = [(0.24 * r, 0.1), (0.24 * r, 0.5), (0.15 * r, 0.54)]
    disc = revolve([(a, b * width) for a, b in face], sides=14, material="metal")
    parts = [tyre, facing(disc, "x", center)]
    if style in ("spokes", "wire"):
        x, y, z = center
        at = (x + 0.4 * width, y, z)
        wide, thick = (0.9 * r / count**0.5, 0.14 * width) if style == "spokes" else (0.06 * r, 0.05 * width)
        ring = np.array([(0.9, -0.1), (1.02, -0.1), (1.02, 0.1), (0.9, 0.1)]) * (r, width)
        parts.append(hoop(ring, at, axis="x", sides=16))
        parts.append(_arms(at, r, count if style == "spokes" else 12, (wide, thick)))
    return parts


def _arms(center: Point, reach: float, count: int, size: tuple[float, float]) -> Part:
    """Flat arms from the middle out to `reach`, `size` wide across and along the axle."""
    tip = (0.7 * size[0], size[1])
    arm = beam((0, 0, 0), (0, 0.97 * reach, 0), size=size, size_end=tip, up=(1, 0, 0), material="metal")
    return moved(around(arm, count, axis=0), translate=center)


def rail_wheel(center: Point, radius: float, width: float, *, count: int = 0) -> list[Part]:
    """A flanged steel wheel, the flange on the inner face; solid, or with `count` spokes."""
    flange = [(1.1 * radius, -0.5 * width), (1.1 * radius, -0.25 * width), (radius, -0.2 * width)]
    if not count:
        face = [(0.95 * radius, 0.5), (0.76 * radius, 0.45), (0.66 * radius, 0.2), (0.28 * radius, 0.5)]
        disc = revolve([*flange, *((a, b * width) for a, b in face)], sides=14, material="metal")
        return [facing(disc, "x", center)]
    section = np.array([(0.25, -0.5), (0.25, -0.2), (0.05, -0.15), (0.05, 0.5), (-0.1, 0.5), (-0.1, -0.5)])
    ring = hoop(section * (0.5 * radius, width) + (0.9 * radius, 0), center, axis="x", sides=20)
    hub = facing(cylinder(0.22 * radius, width, sides=12), "x", center)
    return [ring, hub, _arms(center, 0.9 * radius, count, (0.09 * radius, 0.4 * width))]


_NEAR = np.array([-1, -0.6, -0.2, 0.2, 0.6, 1])


@dataclass(frozen=True, eq=False)
class Hull:
    """A body lofted along Z from three lines: of its upper edge, its lower edge and its half width."""

    top: Knots
    low: Knots
    wide: Knots
    lean: float = 1.0
    """Half width at the upper edge, as a share of the widest."""
    tuck: float = 0.97
    """Half width at the lower edge, as a share of the widest."""
    waist: float = 0.4
    """Where it is widest, as a share of the height."""
    round: float = 0.1
    """How far the rounding of the upper edge reaches, in metres."""
    crown: float = 0.03
    """How much higher the middle is than the edge, in metres."""
    blur: float = 0.06
    """How far the corners of the lines are rounded, in metres."""
    arches: tuple[tuple[float, float, float], ...] = ()
    """Wheel arches cut into the sides: z and y of the axle, and the radius."""

    def line(self, knots: Knots, z: np.ndarray | float) -> np.ndarray:
        """The value of a line at z, its corners rounded."""
        at, value = np.array(knots, float).T
        near = np.asarray(z, float)[..., None] + self.blur * _NEAR
        return np.interp(near, at, value) @ np.full(len(_NEAR), 1 / len(_NEAR))

    def section(self, z: np.ndarray) -> np.ndarray:
        """(N, 7, 2) right half of the sections at z (N,), as (x, y) from the bottom up."""
        low, top, wide = (self.line(knots, z) for knots in (self.low, self.top, self.wide))
        height = np.maximum(top - low, 0.01)
        edge = np.minimum(self.round, 0.4 * height)
        sill = low + 0.03 * height
        for middle, axle, radius in self.arches:
            arch = axle + np.sqrt(np.maximum(radius**2 - (z - middle) ** 2, 0.0))
            sill = np.where(np.abs(z - middle) < radius, np.maximum(sill, arch), sill)
        sill = np.minimum(sill, low + 0.96 * height - edge)
        inner = np.maximum(wide - 0.32, 0.3 * wide) if self.arches else 0.7 * wide
        roof = self.lean * wide
        waist = np.clip(low + self.waist * height, sill + 0.02 * height, low + height - edge)
        # inner floor, top of the arch's inside, sill, waist, shoulder, edge of the roof, roof
        x = [inner, inner, self.tuck * wide, wide, roof + 0.02 * edge, roof - 0.3 * edge, 0.5 * roof]
        top = low + height
        y = [low, sill, sill, waist, top - edge, top - 0.3 * edge, top + self.crown]
        return np.stack([np.stack(np.broadcast_arrays(*x), axis=-1), np.stack(y, axis=-1)], axis=-1)

    @property
    def ends(self) -> tuple[float, float]:
        """z of the tail and of the nose."""
        return self.top[0][0], self.top[-1][0]

    def part(self, material: str = "paint", *, steps: int = 9) -> Part:
        """The closed body, with `steps` sections evenly spaced besides those that its lines ask for."""
        back, front = self.ends
        z = [*np.linspace(back, front, steps), *(at for knots in (self.top, self.low) for at, _ in knots)]
        z += [at + s * self.blur for at, _ in self.top[1:-1] for s in (-1, 1)]
        for middle, _, radius in self.arches:
            z += list(middle + radius * np.array([-1.01, -0.99, -0.85, -0.55, 0, 0.55, 0.85, 0.99, 1.01]))
        stations = np.unique(np.clip(z, back, front).round(4))
        gap = np.diff(stations, prepend=back - 1) > 0.0015 * (front - back)
        stations = stations[gap]
        right = self.section(stations)
        around = np.concatenate([right, right[:, ::-1] * (-1, 1)], axis=1)
        rings = np.empty((*around.shape[:2], 3))
        rings[..., :2], rings[..., 2] = around, stations[:, None]
        return loft(rings, material=material)

    @cached_property
    def _table(self) -> tuple[np.ndarray, np.ndarray]:
        """64 stations, denser towards both ends, and their sections."""
        back, front = self.ends
        z = back + (front - back) * (1 - np.cos(np.linspace(0, np.pi, 64))) / 2
        return z, self.section(z)

    def side_x(self, z: np.ndarray, y: np.ndarray) -> np.ndarray:
        """(N,) how far the right side is from the middle at these z and y (N,)."""
        half = self.section(z)[:, 2:]
        return np.array([np.interp(h, s[:, 1], s[:, 0]) for h, s in zip(y, half, strict=True)])

    def nose(self, x: float, y: float) -> Point:
        """The foremost point of the surface at this x and y."""
        return self._end(x, y, -1)

    def tail(self, x: float, y: float) -> Point:
        """The rearmost point of the surface at this x and y."""
        return self._end(x, y, 1)

    def _end(self, x: float, y: float, step: int) -> Point:
        stations, sections = self._table
        for z, half in zip(stations[::step], sections[::step], strict=True):
            if half[-1, 1] >= y >= half[0, 1] and np.interp(y, half[2:, 1], half[2:, 0]) >= abs(x):
                return x, y, float(z)
        return x, y, float(stations[::step][0])

    def pane(
        self,
        z: tuple[float, float],
        y: tuple[float, float],
        *,
        drop: float = 0.09,
        out: float = 0.015,
        material: str = "glass",
    ) -> Part | None:
        """A panel on the right side between these z and y, at least `drop` below the upper edge.

        None where it has no room. It stands `out` proud of the side.
        """
        scan = np.linspace(*z, 25)
        high = np.minimum(y[1], self.line(self.top, scan) - drop)
        room = np.flatnonzero(high - y[0] > 0.06 * (y[1] - y[0]))
        if len(room) < 4:
            return None
        z_at = np.linspace(scan[room[0]], scan[room[-1]], 5 if np.ptp(high[room]) > 0.01 else 2)
        high = np.maximum(np.minimum(y[1], self.line(self.top, z_at) - drop), y[0] + 0.02)
        half, levels = self.section(z_at)[:, 2:], np.array([0, 0.55, 1])
        outer = np.empty((len(z_at), 3, 3))
        outer[..., 1] = y[0] + (high - y[0])[:, None] * levels
        outer[..., 2] = z_at[:, None]
        for column, side in zip(outer, half, strict=True):
            column[:, 0] = np.interp(column[:, 1], side[:, 1], side[:, 0])
        rings = np.concatenate([outer + (out, 0, 0), outer[:, ::-1] - (out, 0, 0)], axis=1)
        return loft(rings, material=material)

    def screen(
        self, z: tuple[float, float], *, share: float = 0.86, out: float = 0.015, material: str = "glass"
    ) -> Part:
        """A panel over the upper face between these z, `share` of its width: a windscreen, a stripe."""
        z_at = np.linspace(*z, 5)
        half = self.section(z_at)[:, 4:]
        x = half[:, 1, :1] * share * np.linspace(-1, 1, 5)
        y = np.array([np.interp(np.abs(row), s[::-1, 0], s[::-1, 1]) for row, s in zip(x, half, strict=True)])
        grid = np.stack([x, y, np.broadcast_to(z_at[:, None], x.shape)], axis=-1)
        return sheet(grid, 2 * out, material=material)

    def strip(self, z: float, y: float, *, size: tuple[float, float], front: bool, material: str) -> Part:
        """A bar around the front or the back at height y, from z on both sides: a bumper, a moulding.

        size: its thickness and height.
        """
        end = self.ends[1 if front else 0]
        z_at = z + (end - z) * np.array([0, 0.5, 0.8, 0.93, 1])
        x = np.minimum(self.line(self.wide, z_at), self.side_x(z_at, np.full(5, y)) + 0.02)
        right = np.stack([x, np.full(5, y), z_at], axis=-1)
        section = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]) * size
        path = np.concatenate([right, right[::-1] * (-1, 1, 1)])
        return sweep(path, section, up=(0, 1, 0), material=material)
