"""What bicycles are put together from: geometry, frames' ends, drive, saddle, bars. Metres."""

from dataclasses import dataclass

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, pick, rod, tube
from data.procedural.kit_bikes import (
    Flat,
    Point,
    along,
    at,
    bar,
    bent,
    body,
    disc_wheel,
    handlebar,
    rotor,
    wire_wheel,
)

TUBE = 0.016
"""Radius of a usual frame tube."""


@dataclass(frozen=True)
class Geometry:
    """Where everything on a bicycle sits, in the plane x = 0, from a few lengths and angles."""

    wheel: tuple[float, float]
    """Radii of the rear and the front wheel."""
    base: float
    """Distance of the axles."""
    stay: float = 0.43
    """From the rear axle forward to the bottom bracket."""
    bracket: float = 0.28
    """Height of the bottom bracket."""
    seat: float = 0.5
    """Length of the seat tube."""
    saddle: float = 0.68
    """From bottom bracket to saddle."""
    seat_angle: float = 73.0
    head_angle: float = 71.0
    """Degrees from the ground."""
    fork: float = 0.39
    head: float = 0.13
    """Length of the fork and of the head tube."""
    offset: float = 0.045
    """How far the front axle lies before the steering axis."""

    @property
    def rear(self) -> Flat:
        """The rear axle."""
        return 0.0, self.wheel[0]

    @property
    def front(self) -> Flat:
        """The front axle."""
        return self.base, self.wheel[1]

    @property
    def crank(self) -> Flat:
        """The bottom bracket."""
        return self.stay, self.bracket

    def on_seat_tube(self, length: float) -> Flat:
        """The point this far up the seat tube."""
        angle = np.radians(self.seat_angle)
        return self.crank[0] - length * np.cos(angle), self.crank[1] + length * np.sin(angle)

    def on_head(self, length: float) -> Flat:
        """The point this far above the lower end of the head tube, on the steering axis."""
        angle, reach = np.radians(self.head_angle), self.fork + length
        z = self.front[0] - self.offset * np.sin(angle) - reach * np.cos(angle)
        return z, self.front[1] - self.offset * np.cos(angle) + reach * np.sin(angle)


def wheels(
    rng: np.random.Generator, shape: Geometry, tyre: float, *, style: str = "wire", count: int = 18
) -> list[Part]:
    """Both wheels: "wire", or with a "disc" behind."""
    parts, thick = [], max(0.0022, 0.004 * shape.wheel[1])
    for center, radius in ((shape.rear, shape.wheel[0]), (shape.front, shape.wheel[1])):
        if style == "disc" and center == shape.rear:
            parts += disc_wheel(center, radius, tyre)
        else:
            axle = (0.02 + 0.2 * tyre, 0.1)
            parts += wire_wheel(at(center), radius, tyre=(tyre, tyre), count=count, thick=thick, axle=axle)
    return parts


def fork(shape: Geometry, tyre: float, *, thick: float = 0.012, straight: bool = True) -> list[Part]:
    """Head tube, crown and two blades; the blades bent forward when not straight."""
    low, top, x = shape.on_head(-0.02), shape.on_head(shape.head), tyre + 0.028
    crown = along(low, shape.front, 0.05)
    blade = (
        bar(crown, shape.front, thick, x=x) if straight else bent(
            [crown, along(shape.on_head(-0.6 * shape.fork), shape.front, 0.1), shape.front], thick, x=x
        )
    )
    yoke = box((2 * x + 2 * thick, 0.04, 0.035), at(crown), material="paint")
    neck = bar(shape.on_head(-0.02), crown, 0.8 * TUBE)
    return [*both_sides([blade]), yoke, neck, bar(low, top, 1.25 * TUBE)]


def rear_end(
    shape: Geometry, top: Flat, tyre: float, *, thick: float = 0.009, low: Flat | None = None
) -> list[Part]:
    """Chain stays from `low` (the bottom bracket when not given), and seat stays from `top`, to the axle."""
    x, low = tyre + 0.028, shape.crank if low is None else low
    sides = [
        tube(
            [at(start, 0.012), at(along(start, shape.rear, 0.35), x), at(shape.rear, x)], thick, sides=6,
            material="paint"
        )
        for start in (low, top)
    ]
    axle = rod(at(shape.rear, -x - 0.01), at(shape.rear, x + 0.01), 0.008, sides=6)
    return [*both_sides(sides), axle]


def drive(
    rng: np.random.Generator, crank: Flat, rear: Flat, *, ring: float = 0.09, arm: float = 0.17,
    chain: bool = True
) -> list[Part]:
    """Bottom bracket, chainring, cranks, pedals, and sprocket and chain on the right side."""
    angle = rng.uniform(0, 2 * np.pi)
    reach = np.array([np.cos(angle), np.sin(angle)]) * arm
    parts = [rod(at(crank, -0.07), at(crank, 0.07), 0.02, sides=8), rotor(crank, ring, -0.045, thick=0.006)]
    for side in (-1, 1):
        foot = (crank[0] + side * reach[0], crank[1] + side * reach[1])
        parts.append(
            tube([at(crank, side * 0.065), at(foot, side * 0.078)], np.array([0.014, 0.01]), sides=6)
        )
        pedal = box(
            (0.09, 0.022, 0.08), at(foot, side * 0.125), bevel=0.005, material=pick(rng, "rubber", "plastic")
        )
        parts.append(pedal)
    if chain:
        small = 0.45 * ring
        parts.append(rotor(rear, small, -0.045, thick=0.012))
        for side in (-1, 1):
            ends = (crank[0], crank[1] + side * ring * 0.96), (rear[0], rear[1] + side * small * 0.9)
            parts.append(tube([at(end, -0.045) for end in ends], 0.005, sides=4))
    return parts


def saddle(rng: np.random.Generator, point: Flat, post: Flat, *, style: str = "sport") -> list[Part]:
    """A saddle at this point and its post from `post` up: "sport", "wide", "banana" or "pad"."""
    long, wide, high = {
        "sport": (0.27, 0.07, 0.022), "wide": (0.25, 0.11, 0.04), "banana": (0.55, 0.07, 0.035),
        "pad": (0.2, 0.06, 0.02)
    }[style]
    z, y = point
    long, wide = long * rng.uniform(0.9, 1.1), wide * rng.uniform(0.9, 1.1)
    nose = 0.28 if style != "banana" else 0.7
    stations = [
        (z - 0.5 * long, y + 0.3 * high, 0.4 * wide, 0.6 * high),
        (z - 0.42 * long, y + 0.2 * high, wide, high)
    ]
    stations += [(z - 0.2 * long, y, 0.95 * wide, high), (z + 0.12 * long, y, max(nose, 0.4) * wide, high)]
    stations += [(z + 0.5 * long, y, nose * wide, 0.7 * high)]
    if style == "banana":
        stations[0] = (z - 0.5 * long, y + 1.6 * high, 0.8 * wide, 0.8 * high)
    seat = body(stations, rings=9, material=pick(rng, "leather", "leather", "plastic", "rubber"))
    parts = [seat, bar(post, (z - 0.02, y), 0.8 * TUBE, material="metal")]
    if style == "wide" and chance(rng, 0.5):
        parts += both_sides([rod((0.05, y - 0.05, z - 0.08), (0.05, y, z - 0.08), 0.02, sides=6)])
    return parts


def bars(rng: np.random.Generator, shape: Geometry, style: str, *, rise: float = 0.05) -> list[Part]:
    """Stem and handlebar: "drop", "flat", "riser", "swept", "cruiser", "bmx", "ape" or "aero"."""
    reach = {
        "drop": 0.1, "aero": 0.1, "flat": 0.08, "riser": 0.06, "swept": 0.06, "bmx": 0.05
    }.get(style, 0.02)
    stem = shape.on_head(shape.head + rise)
    clamp = (stem[0] + reach, stem[1] + 0.1 * reach)
    z, y = clamp
    half = rng.uniform(0.2, 0.22) if style in ("drop", "aero") else rng.uniform(0.27, 0.36)
    right = _bar_shape(style, half, y, z)
    parts = [
        bar(shape.on_head(0.5 * shape.head), stem, 0.9 * TUBE, material="metal"),
        bar(stem, clamp, 0.8 * TUBE, material="metal")
    ]
    parts += handlebar(right, 0.012, grip=1.35, share=0.3)
    if style == "bmx":
        parts.append(rod((-0.48 * half, y + 0.13, z), (0.48 * half, y + 0.13, z), 0.009, sides=6))
    if style == "aero":
        rest = [(0.06, y + 0.03, z - 0.08), (0.06, y + 0.03, z + 0.1), (0.05, y + 0.08, z + 0.2)]
        parts += both_sides(
            [
                tube(rest, 0.012, sides=6),
                box((0.08, 0.025, 0.1), (0.07, y + 0.02, z - 0.04), material="rubber")
            ]
        )
    if style in ("flat", "riser", "swept", "drop") and chance(rng, 0.6):
        lever = right[-2] if style != "drop" else right[3]
        forward = (lever[0], lever[1] - 0.05, lever[2] + 0.06)
        parts += both_sides([rod(lever, forward, 0.008, sides=5)])
    return parts


def _bar_shape(style: str, half: float, y: float, z: float) -> list[Point]:
    """The right half of a handlebar from its clamp at (z, y) outward."""
    return {
        "drop": [
            (0, y, z), (0.8 * half, y, z), (half, y, z + 0.02), (half, y - 0.01, z + 0.08),
            (half, y - 0.07, z + 0.1), (half, y - 0.125, z + 0.05), (half, y - 0.13, z - 0.03)
        ],
        "flat": [(0, y, z), (0.5 * half, y, z - 0.01), (half, y, z - 0.04)],
        "riser": [
            (0, y, z), (0.2 * half, y, z), (0.4 * half, y + 0.05, z - 0.01), (half, y + 0.06, z - 0.05)
        ],
        "swept": [
            (0, y, z), (0.3 * half, y, z + 0.03), (0.75 * half, y + 0.03, z), (half, y + 0.03, z - 0.1),
            (half, y + 0.02, z - 0.2)
        ],
        "cruiser": [
            (0, y, z), (0.25 * half, y + 0.02, z + 0.05), (0.8 * half, y + 0.12, z + 0.02),
            (half, y + 0.13, z - 0.12), (1.02 * half, y + 0.11, z - 0.28)
        ],
        "bmx": [
            (0, y, z), (0.25 * half, y, z), (0.6 * half, y + 0.19, z + 0.01), (0.7 * half, y + 0.21, z),
            (half, y + 0.22, z - 0.04)
        ],
        "ape": [
            (0, y, z), (0.3 * half, y, z), (0.65 * half, y + 0.3, z), (0.8 * half, y + 0.42, z - 0.05),
            (0.9 * half, y + 0.42, z - 0.2)
        ],
        "aero": [(0, y, z), (0.7 * half, y, z), (half, y - 0.01, z + 0.04), (half, y, z + 0.17)]
    }[style]
