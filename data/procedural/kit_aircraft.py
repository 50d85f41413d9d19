"""Solids of aircraft: fuselages, lifting surfaces, engines, propellers and gear. Metres; nose to +Z."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.procedural.kit import Part, cylinder, ellipsoid, joined, loft, moved, revolve, tube

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Fuselage:
    """A body of revolution squared off, drooped and raised: nose at z = length / 2, tail at -length / 2."""

    length: float
    width: float
    height: float
    nose: float = 0.15
    """Share of the length the nose takes."""
    tail: float = 0.35
    """Share of the length the tail takes."""
    blunt: float = 2.0
    """1 a straight cone of a nose, 2 an ellipse, above 2 blunter."""
    nose_end: float = 0.0
    """Size of the very front, as a share of the section: above 0 for an intake or a radial engine."""
    tail_end: float = 0.1
    """Size of the very back, as a share of the section."""
    rise: float = 0.3
    """How far the tail climbs, in heights."""
    droop: float = 0.1
    """How far the nose drops, in heights."""
    square: float = 2.2
    """Exponent of the cross-section: 2 an ellipse, 4 nearly a box."""

    def at(self, z: float) -> tuple[float, float, float]:
        """The section at z: height of its middle, half its width, half its height, in metres."""
        t = min(max(0.5 - z / self.length, 0.0), 1.0)  # 0 at the nose, 1 at the tail
        size, middle = 1.0, 0.0
        if t < self.nose:
            s = t / self.nose
            size = self.nose_end + (1 - self.nose_end) * (1 - (1 - s) ** self.blunt) ** (1 / self.blunt)
            middle = -self.droop * (1 - s) ** 2
        elif t > 1 - self.tail:
            s = (t - 1 + self.tail) / self.tail
            size = 1 - (1 - self.tail_end) * s**1.6
            middle = self.rise * s**1.6
        return middle * self.height, max(size, 0.02) * self.width / 2, max(size, 0.02) * self.height / 2

    def part(self, material: str = "paint") -> Part:
        """The closed body: 20 rings of 20 points."""
        nose = self.nose * (1 - np.cos(np.linspace(0, np.pi / 2, 8)))
        tail = np.linspace(1 - self.tail, 1, 8)
        stations = np.concatenate([nose, np.linspace(self.nose, 1 - self.tail, 6)[1:-1], tail])
        turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
        wave = np.stack([np.cos(turn), np.sin(turn)], axis=1)
        ring = np.sign(wave) * np.abs(wave) ** (2 / self.square)
        z = (0.5 - stations) * self.length
        middle, half_width, half_height = np.array([self.at(float(value)) for value in z]).T
        x = ring[None, :, 0] * half_width[:, None]
        y = ring[None, :, 1] * half_height[:, None] + middle[:, None]
        return loft(np.stack([x, y, np.broadcast_to(z[:, None], x.shape)], axis=-1), material=material)


_CHORDWISE = (1 - np.cos(np.linspace(0, np.pi, 8))) / 2  # 0 at the leading edge, 1 at the trailing edge
_HALF = 2.6 * np.sqrt(_CHORDWISE) * (1 - _CHORDWISE) * 0.5 + 0.12 * (1 - (2 * _CHORDWISE - 1) ** 8) ** 0.5
_AIRFOIL = np.concatenate(
    [
        np.stack([_CHORDWISE, _HALF / _HALF.max() / 2], axis=1),
        np.stack([_CHORDWISE, -_HALF / _HALF.max() / 2], axis=1)[-2:0:-1],
    ]
)


def surface(
    stations: Sequence[tuple[Point, float, float]], *, both: bool = False, material: str = "paint"
) -> Part:
    """A wing, fin or winglet through `stations`, each (leading edge (x, y, z), chord, thickness), in metres.

    The chord runs towards -Z, the thickness square to it and to the way from station to station. `both`
    carries on to the mirrored stations at -X, in one piece; the first station then lies on x = 0.
    """
    edge = np.array([point for point, _, _ in stations], float)
    size = np.array([[chord, thickness] for _, chord, thickness in stations], float)
    if both:
        keep = 1 if edge[0, 0] == 0 else 0
        edge = np.concatenate([edge[::-1] * (-1, 1, 1), edge[keep:]])
        size = np.concatenate([size[::-1], size[keep:]])
    way = np.gradient(edge[:, :2], axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    across = np.stack([-way[:, 1], way[:, 0]], axis=1)  # square to the way, in the XY plane
    rings = np.empty((len(edge), len(_AIRFOIL), 3))
    rings[..., :2] = edge[:, None, :2] + _AIRFOIL[None, :, 1:] * (size[:, 1:] * across)[:, None]
    rings[..., 2] = edge[:, None, 2] - _AIRFOIL[None, :, 0] * size[:, :1]
    return loft(rings, material=material)


@dataclass(frozen=True)
class Wing:
    """A wing in one piece from tip to tip, or a fin: tapered, swept, raised, rounded, with winglets."""

    half: float
    """Half the span; the height of a fin."""
    root: float
    tip: float
    """Chord there."""
    y: float
    z: float
    """Where the leading edge meets the middle of the aircraft."""
    sweep: float = 0.0
    dihedral: float = 0.0
    """Degrees, of the leading edge."""
    round: float = 0.0
    """0 a straight tip, 1 an elliptic one."""
    winglet: float = 0.0
    """Height of the winglets as a share of the half span."""

    def at(self, x: float) -> tuple[float, float, float, float]:
        """At x metres out: y and z of the leading edge, chord, thickness."""
        t = abs(x) / self.half
        full = self.root + (self.tip - self.root) * t
        chord = full * (1 - self.round * (1 - np.sqrt(max(1 - 0.96 * t**2, 0.0))))
        z = self.z - abs(x) * np.tan(np.radians(self.sweep)) - 0.35 * (full - chord)
        # thinner than this a wing would be lost between the voxels of a 64-cube
        thickness = max(0.12 * chord, (0.032 - 0.008 * t) * self.half)
        return self.y + abs(x) * np.tan(np.radians(self.dihedral)), z, chord, min(thickness, 0.5 * chord)

    def stations(self) -> list[tuple[Point, float, float]]:
        """The right half, from the middle outward, with its winglet."""
        shares = (0, 0.3, 0.6, 0.8, 0.92, 1) if self.round else (0, 0.5, 1)
        found = []
        for x in np.array(shares) * self.half:
            y, z, chord, thickness = self.at(float(x))
            found.append(((float(x), y, z), chord, thickness))
        if self.winglet:
            (x, y, z), chord, thickness = found[-1]
            rise = self.winglet * self.half
            found.append(((x + 0.35 * rise, y + 0.5 * rise, z - 0.4 * chord), 0.75 * chord, thickness))
            found.append(((x + 0.5 * rise, y + rise, z - 0.75 * chord), 0.4 * chord, 0.8 * thickness))
        return found

    def part(self, material: str = "paint") -> Part:
        """Tip to tip, in one piece."""
        return surface(self.stations(), both=True, material=material)

    def fin(self, x: float = 0.0, *, cant: float = 0.0, material: str = "paint") -> Part:
        """The right half stood up on its root at (x, y, z), leaning outward by `cant` degrees."""
        level = moved(surface(self.stations(), material=material), translate=(0, -self.y, 0))
        return moved(level, rotate=(0, 0, 90 - cant), translate=(x, self.y, 0))


def propeller(
    hub: Point, radius: float, *, blades: int, turn: float = 0.0, spinner: float = 0.12
) -> list[Part]:
    """A propeller about +Z at `hub`: flat blades `turn` degrees on, and a spinner `spinner` radii across."""
    blade = ellipsoid((0.085 * radius, 0.5 * radius, 0.03 * radius), segments=8, material="metal")
    blade = moved(blade, translate=(0, 0.5 * radius, 0), rotate=(0, 35, 0))
    angles = [turn + 360 * index / blades for index in range(blades)]
    fan = joined([moved(blade, translate=hub, rotate=(0, 0, angle)) for angle in angles])
    return [
        fan,
        ellipsoid((spinner * radius, spinner * radius, 0.22 * radius), hub, segments=10, material="metal"),
    ]


def jet_pod(center: Point, length: float, radius: float) -> list[Part]:
    """A jet engine about +Z: a hollow-mouthed cowl and the fan in it."""
    profile = np.array(
        [
            (0, -0.5), (0.45, -0.5), (0.75, -0.25), (1.0, 0.1), (0.98, 0.35), (0.88, 0.5), (0.78, 0.45),
            (0.74, 0.2), (0, 0.2),
        ]
    ) * (radius, length)
    cowl = moved(revolve(profile, material="paint"), rotate=(90, 0, 0), translate=center)
    x, y, z = center
    return [
        cowl,
        ellipsoid((0.3 * radius, 0.3 * radius, 0.2 * length), (x, y, z + 0.2 * length), material="metal"),
    ]


def nacelle(center: Point, length: float, radius: float, *, material: str = "paint") -> Part:
    """A piston or turboprop engine's housing about +Z, open to nothing: blunt in front, drawn out behind."""
    body = Fuselage(length, 2 * radius, 2 * radius, 0.25, 0.6, nose_end=0.5, tail_end=0.15, rise=0.1, droop=0)
    return moved(body.part(material), translate=center)


def wheel(center: Point, radius: float, *, leg: Point, width: float = 0.5) -> list[Part]:
    """A wheel rolling along Z, `width` radii wide, and the strut from it up to `leg`."""
    tyre = cylinder(radius, width * radius, sides=14, material="rubber")
    return [moved(tyre, rotate=(0, 0, 90), translate=center), strut(center, leg, radius=0.42 * radius)]


def strut(start: Point, end: Point, *, radius: float, material: str = "metal") -> Part:
    """A round bar between two points."""
    return tube(np.array([start, end], float), radius, sides=6, material=material)
