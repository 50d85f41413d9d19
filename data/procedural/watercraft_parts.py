"""Hulls and deckhouses of watercraft. Metres; the bow points to +Z, the keel lies at y = 0."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, joined, loft, tube

_TURN = np.linspace(0, np.pi / 2, 6)  # from the keel round to the gunwale


@dataclass(frozen=True)
class Hull:
    """A hull lofted from stern to bow: decked flush, or open between two stations."""

    length: float
    beam: float
    depth: float
    """From keel to gunwale amidships."""
    bow: float = 0.45
    """Share of the length over which the hull narrows towards the bow."""
    point: float = 2.0
    """Exponent of that narrowing: 1 a wedge, 3 full until late."""
    blunt: float = 1.0
    """Below 1 the bow is round in plan (0.5 an ellipse)."""
    stern: float = 0.3
    """Share of the length over which it narrows towards the stern."""
    transom: float = 0.7
    """Width of the stern as a share of the beam; nearly 0 for a stern as sharp as a bow."""
    full: float = 2.5
    """Exponent of the cross-section: 1 a V, 2 an ellipse, 5 nearly a box."""
    entry: float = 1.2
    """That exponent at the bow."""
    sheer: tuple[float, float] = (0.1, 0.3)
    """Rise of the gunwale at stern and bow, in depths."""
    rake: tuple[float, float] = (0.1, 0.5)
    """How far stern and stem lean out over the water, in depths."""
    lift: tuple[float, float] = (0.2, 0.3)
    """Rise of the keel at stern and bow, in depths."""
    well: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """An open part: from and to these shares of the length, this many depths below the gunwale."""
    wall: float = 0.04
    """Thickness of the sides of an open part, in beams."""

    def part(self, material: str = "paint") -> Part:
        """The closed hull with its deck or its inside."""
        s = self._stations()
        low, half, top, exponent, well = (value[:, None] for value in self._section(s))
        floor = np.maximum(top - well, low + 0.25 * (top - low))
        share = np.array([0, 0.6, 1])
        y = top + (floor - top) * share
        wide = half * (1 - (1 - (y - low) / (top - low)) ** exponent) ** (1 / exponent)
        thick = np.minimum(self.wall * self.beam, 0.3 * half)
        x = np.where(well > 0, np.maximum(wide - thick, 0.02 * half), (half - thick) * (1 - 0.4 * share))
        y = np.where(well > 0, y, top + 0.03 * share * half)  # a flush deck is slightly cambered
        inner = np.stack([x, y, self._lean(s, y)], axis=2)
        right = np.concatenate([self._outer(s, top), inner], axis=1)
        return loft(np.concatenate([right, right[:, :0:-1] * (-1, 1, 1)], axis=1), material=material)

    def bottom(self, waterline: float, material: str = "paint") -> Part:
        """A skin just outside the hull up to this height, for antifouling in another colour."""
        s = self._stations()
        right = self._outer(s, np.minimum(waterline, 0.9 * self._section(s)[2])[:, None]) * (1.012, 1, 1)
        right[..., 1] -= 0.012 * self.depth
        return loft(np.concatenate([right, right[:, :0:-1] * (-1, 1, 1)], axis=1), material=material)

    def rail(self, radius: float, *, drop: float = 0.0, material: str = "wood") -> Part:
        """A bar all round the hull, `drop` below the gunwale."""
        s = self._stations()
        _, half, top, _, _ = self._section(s)
        side = np.stack([half, top - drop, self._lean(s, (top - drop)[:, None])[:, 0]], axis=1)
        path = np.concatenate([side, side[::-1] * (-1, 1, 1)])
        return tube(path, radius, sides=6, closed=True, material=material)

    def deck(self, z: float) -> tuple[float, float]:
        """At z: height of the gunwale and half the width there."""
        at, top, half = self._gunwale
        return float(np.interp(z, at, top)), float(np.interp(z, at, half))

    def z(self, share: float) -> float:
        """Where the gunwale is at this share of the length, 0 the stern and 1 the bow."""
        return float(np.interp(share, np.linspace(0, 1, 25), self._gunwale[0]))

    @cached_property
    def _gunwale(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(25,) z, height and half width of the gunwale."""
        s = np.linspace(0, 1, 25)
        _, half, top, _, _ = self._section(s)
        return self._lean(s, top[:, None])[:, 0], top, half

    def _stations(self) -> np.ndarray:
        steps = [0, 0.03, 0.08, 0.15, 0.25, 0.35, 0.5, 0.6, 0.7, 0.78, 0.85, 0.91, 0.95, 0.98, 1]
        if self.well[1] > self.well[0]:
            edges = (self.well[0], self.well[0] + 0.008, self.well[1] - 0.008, self.well[1])
            steps = [s for s in steps if min(abs(s - edge) for edge in edges) > 0.012 or s in (0, 1)]
            steps = sorted([*steps, *edges])
        return np.array(steps)

    def _narrowing(self, s: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """0..1 towards the bow and towards the stern."""
        ahead = np.clip((s - 1 + self.bow) / self.bow, 0, 1)
        return ahead, np.clip((self.stern - s) / self.stern, 0, 1)

    def _section(self, s: np.ndarray) -> tuple[np.ndarray, ...]:
        """At these shares of the length: height of the keel, half beam, gunwale, exponent, well below it."""
        ahead, astern = self._narrowing(s)
        half = (1 - ahead**self.point) ** self.blunt * (1 - (1 - self.transom) * astern**2)
        top = 1 + self.sheer[1] * np.maximum(
            0, 2 * s - 1
        ) ** 2 + self.sheer[0] * np.maximum(0, 1 - 2 * s) ** 2
        low = np.minimum(self.lift[1] * ahead**3 + self.lift[0] * astern**2, 0.9 * top)
        well = np.where((self.well[0] < s) & (s < self.well[1]), self.well[2], 0.0)
        exponent = self.full + (self.entry - self.full) * ahead
        half = np.maximum(half, 0.012) * self.beam / 2
        return low * self.depth, half, top * self.depth, exponent, well * self.depth

    def _lean(self, s: np.ndarray, y: np.ndarray) -> np.ndarray:
        """(S, K) z of points at heights y (S, K) of the sections at s (S,): bow and stern lean out."""
        ahead, astern = self._narrowing(s)
        lean = self.rake[1] * ahead**2 - self.rake[0] * astern**2
        return self.length * (s - 0.5)[:, None] + lean[:, None] * y

    def _outer(self, s: np.ndarray, top: np.ndarray) -> np.ndarray:
        """(S, 6, 3) from the keel up the right side to the heights `top` (S, 1)."""
        low, half, gunwale, exponent, _ = (value[:, None] for value in self._section(s))
        reach = np.maximum((top - low) / (gunwale - low), 0.02)
        up = reach * (1 - np.cos(_TURN) ** (2 / exponent))
        wide = half * np.maximum(1 - (1 - up) ** exponent, 1e-9) ** (1 / exponent)
        y = low + up * (gunwale - low)
        return np.stack([wide, y, self._lean(s, y)], axis=2)


@dataclass(frozen=True)
class Tier:
    """One storey of a superstructure: it follows the hull in plan, leans and tapers upward."""

    hull: Hull
    span: tuple[float, float]
    """z of its back and its front, at its foot."""
    base: float
    height: float
    """y of its foot, and how high it is."""
    cap: float
    """The most it is wide, from the middle."""
    rake: tuple[float, float] = (0.0, 0.2)
    """How far back and front lean inward over its height, in heights; negative outward."""
    nose: float = 0.0
    """Share of the length over which its front is rounded in plan."""
    taper: float = 0.0
    """How much narrower it is at the top."""
    inset: float = 0.0
    """How far it keeps inside the gunwale."""

    @property
    def top(self) -> float:
        """y of its roof."""
        return self.base + self.height

    @property
    def roof(self) -> tuple[float, float]:
        """z of the back and the front of its roof."""
        return self.span[0] + self.rake[0] * self.height, self.span[1] - self.rake[1] * self.height

    def ring(self, share: float, grow: float = 0.0) -> np.ndarray:
        """(18, 3) outline at this share of its height, `grow` wider and longer."""
        back, front = self.span
        along = np.array([0, 0.25, 0.5, 0.65, 0.8, 0.9, 0.95, 0.985, 1])
        z = back + (front - back) * along
        half = np.array([min(self.hull.deck(value)[1] - self.inset, self.cap) for value in z])
        if self.nose:
            ahead = np.clip((along - 1 + self.nose) / self.nose, 0, 1)
            half *= np.sqrt(1 - 0.9 * ahead**2.5)
        half = np.maximum(half, 0.04 * self.cap) * (1 - self.taper * share) + grow
        roof = self.roof
        z = z + (roof[0] - back) * share * (1 - along) + (roof[1] - front) * share * along
        z = z + grow * (2 * along - 1)
        right = np.stack([half, np.full(9, self.base + share * self.height), z], axis=1)
        return np.concatenate([right, right[::-1] * (-1, 1, 1)])

    def part(self, material: str = "paint") -> Part:
        """The closed storey."""
        return loft(np.stack([self.ring(0), self.ring(1)]), material=material)

    def roof_slab(self, thick: float, over: float, material: str = "paint") -> Part:
        """A roof plate that stands out by `over`."""
        low, high = self.ring(1, over), self.ring(1, over)
        high[:, 1] += thick
        return loft(np.stack([low, high]), material=material)

    def band(self, low: float = 0.4, high: float = 0.85, *, out: float = 0.02) -> Part:
        """A ribbon of glass all round, between two shares of the height, standing out by `out`."""
        return loft(np.stack([self.ring(low, out), self.ring(high, out)]), material="glass")

    def panes(self, count: int, low: float = 0.35, high: float = 0.75, *, out: float = 0.03) -> Part:
        """Rows of windows along both sides."""
        ring = self.ring((low + high) / 2)[:9]
        tall = (high - low) * self.height
        z = np.linspace(ring[0, 2], ring[6, 2], count + 2)[1:-1]
        wide = 0.6 * (z[1] - z[0]) if count > 1 else 0.5 * (ring[-1, 2] - ring[0, 2])
        x = np.interp(z, ring[:, 2], ring[:, 0])
        return joined(
            both_sides(
                box((4 * out, tall, wide), (side - out, ring[0, 1], at), material="glass")
                for side, at in zip(x, z, strict=True)
            )
        )


def stacked(tiers: list[Tier], rng: np.random.Generator, *, material: str = "paint") -> list[Part]:
    """The storeys, each with a ribbon or a row of windows, all in the same manner."""
    ribbon, parts = chance(rng, 0.5), []
    for tier in tiers:
        length = tier.span[1] - tier.span[0]
        out = 0.015 * tier.cap
        parts.append(tier.part(material))
        if ribbon:
            parts.append(tier.band(0.4, 0.8, out=out))
        else:
            count = int(np.clip(round(length / (1.6 * tier.height)), 2, 10))
            parts.append(tier.panes(count, 0.4, 0.75, out=out))
    return parts


def portholes(
    hull: Hull, span: tuple[float, float], height: float, *, count: int, size: float, material: str = "glass"
) -> Part:
    """Small square ports along both sides of the hull, at this share of its depth."""
    panes = []
    for z in np.linspace(*span, count):
        top, half = hull.deck(float(z))
        wide = half * (1 - (1 - height) ** hull.full) ** (1 / hull.full)
        panes.append(box((0.16 * half, size, size), (0.96 * wide, height * top, z), material=material))
    return joined(both_sides(panes))


def thwarts(hull: Hull, shares: list[float], *, drop: float, material: str = "wood") -> Part:
    """Benches across an open boat at these shares of its length, `drop` depths below the gunwale."""
    seats = []
    for share in shares:
        z = hull.z(share)
        top, half = hull.deck(z)
        seats.append(
            box(
                (1.9 * half, 0.06 * hull.depth, 0.07 * hull.length), (0, top - drop * hull.depth, z),
                material=material
            )
        )
    return joined(seats)
