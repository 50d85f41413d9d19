"""What faucets are put together from: feet, posts, spouts, handles, hoses, shower heads. Metres."""

import numpy as np

from data.procedural.kit import (
    Part,
    arc,
    around,
    bezier,
    box,
    chance,
    circle,
    cylinder,
    ellipsoid,
    facing,
    in_plane,
    joined,
    loft_levels,
    moved,
    pick,
    placed,
    revolve,
    rod,
    rounded_path,
    superellipse,
    sweep,
    tube,
)

FINISH = ("metal", "metal", "metal", "metal", "paint")


def finish(rng: np.random.Generator) -> str:
    """The material of a whole faucet: chrome, brass and steel, sometimes painted."""
    return pick(rng, *FINISH)


def foot(rng: np.random.Generator, radius: float, *, material: str) -> Part:
    """A flange on y = 0 around a post of this radius: a plain disc, a stepped one, a bell or a cone."""
    style, rise = pick(rng, "disc", "step", "bell", "cone"), radius * rng.uniform(0.2, 0.5)
    wide = radius * rng.uniform(1.15, 1.55)
    profile = {
        "disc": [(wide, 0), (wide, 0.7 * rise), (0.94 * wide, rise)],
        "step": [(wide, 0), (wide, 0.4 * rise), (1.1 * radius, 0.6 * rise), (1.1 * radius, 1.5 * rise)],
        "bell": [(wide, 0), (wide, 0.2 * rise), (1.2 * radius, 0.6 * rise), (radius, 1.8 * rise)],
        "cone": [(wide, 0), (0.98 * radius, 2 * rise)],
    }[style]
    return revolve(profile, material=material)


def turned_post(rng: np.random.Generator, radius: float, height: float, *, material: str) -> Part:
    """An old-fashioned post up to `height`: a bell of a foot, a waist, rings and a collar."""
    waist, ring = radius * rng.uniform(0.6, 0.85), rng.uniform(0.35, 0.6)
    profile = [
        (1.5, 0),
        (1.5, 0.06),
        (1.1, 0.1),
        (waist / radius, 0.25),
        (waist / radius, ring - 0.05),
        (1.0, ring - 0.03),
        (1.0, ring + 0.03),
        (waist / radius, ring + 0.05),
        (1.0, 0.75),
        (1.05, 0.85),
        (0.85, 1.0),
    ]
    return revolve(np.array(profile) * (radius, height), sides=18, material=material)


def goose(low: float, top: float, reach: float, *, drop: float, lean: float = 0.0) -> np.ndarray:
    """(N, 2) of (z, y): straight up from `low`, over in an arc that tops out at `top`, and down by `drop`.

    reach: from the riser to where the water falls. lean: degrees short of pointing straight down.
    """
    radius = reach / (1 + np.cos(np.radians(lean)))
    bend = arc(radius, 180, lean, 15) + (radius, top - radius)
    way = np.array([np.sin(np.radians(lean)), -np.cos(np.radians(lean))])
    return np.concatenate([[(0, low)], bend, [bend[-1] + max(drop, 1e-3) * way]])


def low_spout(rng: np.random.Generator, height: float, reach: float) -> np.ndarray:
    """(N, 2) of (z, y): forward from `height`: straight, sloped with a bent tip, or arched over."""
    style, fall = pick(rng, "straight", "bent", "bent", "arched"), rng.uniform(0.02, 0.05)
    slope = reach * rng.uniform(-0.3, 0.45)
    if style == "straight":
        return np.array([(0, height), (0.5 * reach, height + 0.5 * slope), (reach, height + slope)])
    if style == "bent":
        corners = [(0, height), (0.9 * reach, height + slope), (reach, height + slope - fall)]
        return rounded_path(corners, 0.3 * reach, 6)
    rise = reach * rng.uniform(0.3, 0.9)
    return bezier(
        [(0, height), (0.35 * reach, height + rise), (reach, height + rise), (reach, height - 0.01)], 12
    )


def spout(
    line: np.ndarray, radius: float | np.ndarray, *, wide: float = 1.0, square: float = 2.0, material: str
) -> Part:
    """A spout along (N, 2) of (z, y), `wide` times as wide as thick, boxier the larger `square` is."""
    path = in_plane(line, "zy")
    section = superellipse((1, wide), square, 12 if square == 2 else 20)
    return sweep(path, section, scale=radius, up=(1, 0, 0), material=material)


def mouth(
    line: np.ndarray, radius: float, *, length: float = 1.0, tip: float = 0.9, material: str = "metal"
) -> Part:
    """The aerator or spray head at the end of a spout: `length` radii long, its end `tip` as wide."""
    way = line[-1] - line[-2]
    way /= np.hypot(*way)
    points = line[-1] + way * (radius * np.array([-0.3, 0.0, length * 0.6, length]))[:, None]
    path = in_plane(points, "zy")
    return tube(path, radius * np.array([0.8, 1.0, (1 + tip) / 2, tip]), sides=12, material=material)


def blade(
    length: float,
    width: float,
    *,
    lift: float = 0.2,
    thick: float = 0.25,
    tip: float = 0.7,
    material: str = "metal",
) -> Part:
    """A flat lever from the origin along +Z, rising by `lift` lengths; thick, tip: shares of its width."""
    line = (
        np.array([(-0.1, 0.0), (0.25, 0.1 * lift), (0.6, 0.45 * lift), (0.93, 0.95 * lift), (1.0, lift)])
        * length
    )
    sizes = np.array(
        [(1.3 * thick, 1.0), (1.1 * thick, 0.95), (thick, 0.85), (thick, tip), (0.6 * thick, 0.75 * tip)]
    )
    path = in_plane(line, "zy")
    section = superellipse((0.5, 0.5), 3.0, 16)
    return sweep(path, section, scale=sizes * width, up=(1, 0, 0), material=material)


def handle(rng: np.random.Generator, style: str, size: float, *, material: str = "metal") -> list[Part]:
    """What one turns, on the origin along +Y: cross, lever, tee, knob, wheel or pin; `size` its radius."""
    stem, high = 0.25 * size, size * rng.uniform(0.5, 0.9)
    parts = [cylinder(1.4 * stem, high, (0, high / 2, 0), radius_top=stem, sides=12, material=material)]
    if style in ("cross", "tee"):
        count = 2 if style == "tee" else pick(rng, 4, 4, 3, 5)
        arm = tube(
            [(0, high, 0), (0.95 * size, high, 0)], np.array([0.16, 0.12]) * size, sides=8, material=material
        )
        ball = ellipsoid(
            np.full(3, size * rng.uniform(0.15, 0.24)), (0.95 * size, high, 0), segments=8, material=material
        )
        parts.append(around(joined([arm, ball]), count, start=pick(rng, 0.0, 45.0)))
        button = pick(rng, "stone", material)
        parts.append(
            ellipsoid(
                (1.3 * stem, 0.8 * stem, 1.3 * stem), (0, high + 0.5 * stem, 0), segments=10, material=button
            )
        )
    elif style == "lever":
        parts.append(cylinder(0.42 * size, 0.4 * size, (0, high, 0), material=material))
        tongue = blade(
            rng.uniform(1.5, 2.2) * size,
            rng.uniform(0.4, 0.6) * size,
            lift=rng.uniform(0, 0.3),
            thick=0.4,
            material=pick(rng, material, material, "stone", "wood"),
        )
        parts.append(moved(tongue, translate=(0, high, 0)))
    elif style == "knob":
        lobes = pick(rng, 0, 6, 8, 12)
        turn = np.linspace(0, 2 * np.pi, 36, endpoint=False)
        outline = circle(1.0, 36) * (1 - (0.08 if lobes else 0) * (0.5 + 0.5 * np.cos(lobes * turn)))[:, None]
        shapes = [(0.55, 0.4), (0.85, 0.6), (0.8, 1.3), (0.6, 1.5)]
        levels = [(outline * r * size, h * size) for r, h in shapes]
        parts.append(loft_levels(levels, material=pick(rng, material, material, "plastic", "glass")))
    elif style == "wheel":
        rim = in_plane(circle(size, 18), "xz", (0, high, 0))
        spoke = rod((0, high, 0), (size, high, 0), 0.1 * size, sides=6, material=material)
        parts += [
            tube(rim, 0.14 * size, sides=8, closed=True, material=material),
            around(spoke, pick(rng, 3, 4, 5)),
        ]
    else:
        pin = rod((0, 0.8 * high, 0), (0, 2.4 * size, 0.3 * size), 0.14 * size, sides=8, material=material)
        parts += [cylinder(0.45 * size, 0.9 * high, (0, 0.5 * high, 0), material=material), pin]
    return parts


def union(
    rng: np.random.Generator, x: float, y: float, z: float, radius: float, *, material: str
) -> list[Part]:
    """A pipe that comes out of the wall at z = 0 through a rosette, on to `z`, at height y."""
    rose = facing(foot(rng, 1.5 * radius, material=material), "z", (x, y, 0))
    pipe = rod((x, y, 0.001), (x, y, z), radius, sides=12, material=material)
    nut = facing(cylinder(1.4 * radius, 0.9 * radius, sides=6, material=material), "z", (x, y, 0.75 * z))
    return [rose, pipe, nut] if chance(rng, 0.6) else [rose, pipe]


def handset(rng: np.random.Generator, length: float, *, material: str) -> list[Part]:
    """A hand shower: its grip up from the origin, its head at the top, spraying to +Z and down."""
    grip, head = 0.055 * length, length * rng.uniform(0.15, 0.24)
    bend = [(0, 0, 0), (0, 0.6 * length, 0), (0, 0.95 * length, 0.12 * length)]
    disc = revolve(
        np.array([(0.4, -0.3), (0.95, -0.05), (1.0, 0.1), (0.9, 0.18)]) * head, sides=18, material=material
    )
    face = cylinder(0.78 * head, 0.1 * head, (0, 0.18 * head, 0), material="plastic")
    tilt = rng.uniform(100, 130)
    top = (0, 0.95 * length, 0.18 * length)
    return [
        tube(rounded_path(bend, 0.2 * length), grip, sides=10, material=material),
        *placed([disc, face], rotate=(tilt, 0, 0), translate=top),
    ]


def rose(rng: np.random.Generator, radius: float, *, material: str) -> list[Part]:
    """A shower head facing down under the origin: round or square, on a ball joint."""
    thick = radius * rng.uniform(0.08, 0.4)
    parts = [ellipsoid((0.2 * radius, 0.2 * radius, 0.2 * radius), segments=10, material=material)]
    if chance(rng, 0.3):
        parts.append(
            box((2 * radius, thick, 2 * radius), (0, -thick, 0), bevel=0.1 * thick, material=material)
        )
        parts.append(box((1.7 * radius, thick, 1.7 * radius), (0, -1.1 * thick, 0), material="plastic"))
        return parts
    profile = [(radius, -1.5 * thick), (radius, -1.1 * thick), (0.25 * radius, 0.1 * thick)]
    parts.append(revolve(profile, sides=24, material=material))
    parts.append(cylinder(0.88 * radius, 0.4 * thick, (0, -1.5 * thick, 0), material="plastic"))
    return parts


def hose(points: np.ndarray | list, radius: float) -> Part:
    """A hose through control points of one smooth bow, hanging as they say."""
    return tube(bezier(points, 18), radius, sides=7, material="metal")


def lever_on(rng: np.random.Generator, radius: float, height: float, material: str) -> list[Part]:
    """The head of a mixer and its lever: a blade forward or back, a loop, a pin, a side blade."""
    style, tall = (
        pick(rng, "blade", "blade", "blade", "back", "pin", "side", "loop"),
        radius * rng.uniform(0.5, 1.1),
    )
    head = pick(rng, "flat", "dome", "tilted")
    parts = [cylinder(1.06 * radius, tall, (0, height + tall / 2 - 0.001, 0), material=material)]
    if head == "dome":
        parts.append(ellipsoid((radius, 0.5 * radius, radius), (0, height + tall, 0), material=material))
    elif head == "tilted":
        cap = cylinder(1.0 * radius, 0.8 * tall, sides=20, material=material)
        parts.append(moved(cap, rotate=(-12, 0, 0), translate=(0, height + tall, 0)))
    top = height + 0.9 * tall
    length, width = rng.uniform(0.07, 0.12), radius * rng.uniform(0.7, 1.3)
    lift = rng.uniform(0.05, 0.45)
    if style in ("blade", "back", "side"):
        lever = blade(
            length,
            width,
            lift=lift,
            thick=rng.uniform(0.2, 0.35),
            tip=rng.uniform(0.5, 1.1),
            material=material,
        )
        turn = {"blade": 0.0, "back": 180.0, "side": pick(rng, 90.0, -90.0)}[style]
        parts.append(moved(lever, rotate=(0, turn, 0), translate=(0, top, 0)))
    elif style == "pin":
        end = (0, top + rng.uniform(0.03, 0.07), rng.uniform(-0.03, 0.06))
        parts.append(tube([(0, top, 0), end], np.array([0.0055, 0.004]), sides=8, material=material))
    else:
        half = 0.4 * width
        ring = np.array(
            [(-half, 0), (-half, 0.7), (-0.5 * half, 1.0), (0.5 * half, 1.0), (half, 0.7), (half, 0)]
        )
        path = np.stack([ring[:, 0], top + ring[:, 1] * length * lift, ring[:, 1] * length], axis=1)
        parts.append(tube(path, 0.005, sides=8, material=material))
    return parts
