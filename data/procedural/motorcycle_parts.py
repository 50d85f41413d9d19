"""What motorcycles are put together from: chassis, wheels, fork, lamps, boxes. Metres; nose to +Z."""

from dataclasses import dataclass

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cylinder,
    ellipsoid,
    facing,
    moved,
    pick,
    rod,
    sheet,
    tube,
)
from data.procedural.kit_bikes import (
    Flat,
    Point,
    along,
    at,
    bar,
    body,
    cast_wheel,
    handlebar,
    mudguard,
    rotor,
    wire_wheel,
)
from data.procedural.kit_part import outward


@dataclass(frozen=True)
class Chassis:
    """Where wheels and steering head of a motorcycle sit, in the plane x = 0; the rear axle at z = 0."""

    base: float
    """Distance of the axles."""
    wheel: tuple[float, float]
    """Radii of the rear and the front wheel."""
    tyre: tuple[float, float]
    """Half the width of the rear and the front tyre."""
    rake: float = 25.0
    """Degrees the steering axis leans back."""
    fork: float = 0.62
    """From the front axle up to the lower clamp."""
    neck: float = 0.2
    """From the lower clamp to the upper one."""
    offset: float = 0.04
    """How far the fork lies before the steering axis."""

    @property
    def rear(self) -> Flat:
        """The rear axle."""
        return 0.0, self.wheel[0]

    @property
    def front(self) -> Flat:
        """The front axle."""
        return self.base, self.wheel[1]

    def up(self, length: float) -> Flat:
        """The point of the fork this far above the front axle."""
        lean = np.radians(self.rake)
        return self.base - length * np.sin(lean), self.wheel[1] + length * np.cos(lean)

    @property
    def head(self) -> Flat:
        """The middle of the steering head."""
        z, y = self.up(self.fork + self.neck / 2)
        return z - self.offset, y

    @property
    def crown(self) -> Flat:
        """The upper clamp, where the handlebar sits."""
        return self.up(self.fork + self.neck)


def column(
    stations: list[tuple[float, float, float, float]], *, power: float = 2.5, material: str = "paint"
) -> Part:
    """A moulded body that stands up: stations (y, z of the middle, half width, half length)."""
    lying = body(stations, power=power, material=material)
    return outward(lying.vertices[:, [0, 2, 1]], lying.faces, material)


def saddle(stations: list[tuple[float, float, float, float]]) -> Part:
    """A seat through stations like a body's."""
    return body(stations, power=3, rings=8, material="leather")


def rolling(rng: np.random.Generator, shape: Chassis, style: str, *, discs: bool = True) -> list[Part]:
    """Both wheels, "cast", "twin" (cast, spokes in pairs), "wire" or "solid", with their brake discs."""
    parts, count = [], pick(rng, 3, 5, 5, 6) if style != "twin" else pick(rng, 3, 5)
    for center, radius, wide in zip((shape.rear, shape.front), shape.wheel, shape.tyre, strict=True):
        high = min(0.75 * wide, 0.22 * radius) + 0.008
        if style == "wire":
            parts += wire_wheel(
                at(center), radius, tyre=(high, wide), count=20, thick=0.004, axle=(0.06, 1.5 * wide)
            )
        else:
            parts += cast_wheel(
                center, radius, tyre=(high, wide), count=count, twin=style == "twin", width=1.6 * wide
            )
        if style == "solid":
            parts.append(rotor(center, radius - 1.8 * high, 0, thick=1.3 * wide))
        if discs:
            parts.append(rotor(center, 0.48 * radius, -wide - 0.012))
            if center == shape.front and chance(rng, 0.6):
                parts.append(rotor(center, 0.48 * radius, wide + 0.012))
        x = wide + 0.09
        parts.append(rod(at(center, -x), at(center, x), 0.014, sides=6))
    return parts


def front_end(
    shape: Chassis, *, thick: float = 0.025, guard: str = "low", boots: bool = False, material: str = "paint"
) -> list[Part]:
    """Fork legs, clamps and the mudguard: "low" on the wheel, "wrap" (deep), "high" (motocross) or "none"."""
    x, radius = shape.tyre[1] + 0.055, shape.wheel[1]
    low, high = shape.up(shape.fork), shape.up(shape.fork + shape.neck)
    legs = [bar(shape.front, shape.up(0.55 * shape.fork), 1.35 * thick, x=x, material="metal")]
    legs.append(
        bar(
            shape.front, shape.up(shape.fork + 1.1 * shape.neck), thick, x=x,
            material="rubber" if boots else "metal"
        )
    )
    parts = both_sides(legs)
    for z, y in (low, high):
        parts.append(box((2 * x + 2.4 * thick, 0.035, 0.09), (0, y, z - 0.02), bevel=0.01, material="metal"))
    parts.append(
        rod(
            at((low[0] - shape.offset, low[1] - 0.02)), at((high[0] - shape.offset, high[1] + 0.01)), 0.03,
            sides=8
        )
    )
    if guard in ("low", "wrap"):
        span = (60 - 0.5 * shape.rake, 165) if guard == "low" else (25, 195)
        wide = 2 * shape.tyre[1] + 0.04 + 0.05 * (guard == "wrap")
        parts.append(mudguard(shape.front, radius + 0.02, wide, span=span, drop=0.5, material=material))
        parts += both_sides(
            [bar(shape.up(0.5 * radius), shape.up(radius + 0.03), 0.012, x=0.5 * wide, material="metal")]
        )
    elif guard == "high":
        z, y = low
        stations = [
            (z - 0.28, y - 0.05, 0.05, 0.012), (z, y - 0.04, 0.075, 0.016), (z + 0.25, y - 0.07, 0.07, 0.014)
        ]
        parts.append(body([*stations, (z + 0.45, y - 0.14, 0.03, 0.008)], material="plastic"))
    return parts


def swingarm(shape: Chassis, pivot: Flat, *, thick: float = 0.03, shocks: Flat | None = None) -> list[Part]:
    """The rear fork from its pivot to the axle, the chain beside it, and twin shocks up to `shocks`."""
    x = shape.tyre[0] + 0.05
    arm = [
        tube([at(pivot, 0.6 * x), at(along(pivot, shape.rear, 0.4), x), at(shape.rear, x)], thick, sides=6)
    ]
    if shocks is not None:
        foot = along(shape.rear, pivot, 0.12)
        arm.append(bar(foot, shocks, 0.016, x=x + 0.025, material="metal"))
        arm.append(
            bar(along(foot, shocks, 0.3), along(foot, shocks, 0.85), 0.032, x=x + 0.025, material="metal")
        )
    parts = both_sides(arm)
    run = [at(along(pivot, shape.rear, share), 0.95 * x) for share in (0, 1)]
    parts.append(moved(tube(run, 0.018, sides=4), translate=(0, 0.035, 0)))
    return parts


def headlamp(point: Flat, radius: float, *, long: float = 1.1) -> list[Part]:
    """A round lamp: a bowl and its glass."""
    z, y = point
    bowl = ellipsoid((radius, radius, long * radius), (0, y, z), segments=12, material="metal")
    glass = cylinder(0.92 * radius, 0.5 * radius, radius_top=0.8 * radius, sides=14, material="glass")
    return [bowl, facing(glass, "z", (0, y, z + 0.5 * radius))]


def mirrors(crown: Flat, reach: float, height: float, *, foot: float = 0.62) -> list[Part]:
    """A mirror on a stalk at each side, which springs from this share of its reach."""
    z, y = crown
    head = (reach, y + height, z - 0.02)
    stalk = rod((foot * reach, y, z), head, 0.007, sides=5)
    glass = ellipsoid((0.06, 0.035, 0.02), head, segments=8, material="plastic")
    return both_sides([stalk, glass])


def steering(shape: Chassis, half: float, *, rise: float, back: float, high: float = 0.0) -> list[Part]:
    """A handlebar on the upper clamp: `half` its width, its ends `rise` higher and `back` farther back.

    high: how far its middle stands above the clamp.
    """
    z, y = shape.crown
    y += high
    right = [
        (0, y, z), (0.25 * half, y, z), (0.55 * half, y + 0.9 * rise, z + 0.1 * back),
        (0.75 * half, y + rise, z - 0.4 * back)
    ]
    right.append((half, y + 0.95 * rise, z - back))
    stem = rod((0, shape.crown[1] - 0.04, z), (0, y + 0.005, z), 0.02)
    return [stem, *handlebar(right, 0.013, grip=1.5)]


def pegs(z: float, y: float, reach: float) -> list[Part]:
    """Foot rests on a cross tube, with levers before them."""
    lever = rod((0.7 * reach, y, z), (0.8 * reach, y + 0.02, z + 0.13), 0.009, sides=5)
    bars = [rod((0, y, z), (reach, y, z), 0.014, sides=6, material="rubber"), lever]
    return both_sides(bars)


def panniers(size: Point, at_point: Point, *, hard: bool) -> list[Part]:
    """A case at each side."""
    case = box(
        size, at_point, bevel=0.18 * min(size) if hard else 0.4 * min(size),
        material="plastic" if hard else "leather"
    )
    lid = box(
        (1.06 * size[0], 0.1 * size[1], 1.03 * size[2]), np.add(at_point, (0, 0.28 * size[1], 0)), bevel=0.01,
        material="metal"
    )
    return both_sides([case, lid] if hard else [case])


def tail_light(point: Flat, *, plate: bool = True) -> list[Part]:
    """A rear lamp and the number plate under it."""
    z, y = point
    parts = [box((0.12, 0.05, 0.04), at(point), bevel=0.01, material="glass")]
    if plate:
        parts.append(
            moved(
                box((0.18, 0.15, 0.012), material="metal"), rotate=(-15, 0, 0),
                translate=(0, y - 0.08, z - 0.02)
            )
        )
    return parts


def screen(foot: Flat, half: float, height: float, *, lean: float) -> Part:
    """A bent windscreen, leaning back by `lean` of its height."""
    across = np.linspace(-1, 1, 7)
    rows = []
    for up, wide in ((0, 1), (0.55, 0.95), (1, 0.7)):
        rows.append(
            np.stack(
                [
                    across * half * wide, np.full(7, foot[1] + up * height),
                    foot[0] - lean * up * height - 0.5 * half * across**2
                ],
                axis=1
            )
        )
    return sheet(np.stack(rows), 0.012, material="glass")
