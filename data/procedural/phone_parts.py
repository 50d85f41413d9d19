"""What telephones are put together from. Built upright: +X right, +Y up, the side one dials on faces +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    chance,
    circle,
    copies,
    disc,
    ellipsoid,
    extrude,
    extrude_rounded,
    facing,
    hoop,
    joined,
    pick,
    revolve,
    rounded_rectangle,
    smooth_curve,
    superellipse,
    sweep,
    tube,
)

Point = tuple[float, float, float]


def slate(
    size: Point,
    center: Point = (0, 0, 0),
    *,
    radius: float = 0.0,
    bevel: float = 0.0,
    soft: float = 0.0,
    material: str = "plastic",
) -> Part:
    """An upright plate with rounded corners: `size` is its width, height and thickness in metres.

    Its rims are cut back by `bevel`, or rounded by `soft`.
    """
    outline = rounded_rectangle(size[0], size[1], radius, 5)
    if soft:
        return extrude_rounded(outline, size[2], center, radius=soft, material=material)
    return extrude(outline, size[2], center, bevel=bevel, material=material)


def ring(radius: float, thick: float, center: Point, *, sides: int = 16, material: str = "metal") -> Part:
    """A hoop about Z whose middle runs at `radius`."""
    return hoop(circle(thick, 6) + (radius, 0), center, sides=sides, material=material)


def keys(
    rng: np.random.Generator,
    size: tuple[float, float],
    grid: tuple[int, int],
    center: Point,
    *,
    style: str | None = None,
    rise: float = 0.0012,
) -> Part:
    """A field of keys in one part: `size` is its width and height, `grid` columns and rows.

    style: "square", "bevel", "round" or "pill"; `center` lies on the face the keys stand `rise` out of.
    """
    style = style or pick(rng, "square", "bevel", "bevel", "pill", "round")
    pitch_x, pitch_y = size[0] / grid[0], size[1] / grid[1]
    fill = rng.uniform(0.68, 0.9)
    wide, tall = fill * pitch_x, rng.uniform(0.6, 0.88) * pitch_y
    if style == "round":
        wide = tall = min(wide, tall)
    if style in ("round", "pill"):
        many = grid[0] * grid[1] > 20
        outline = superellipse((wide / 2, tall / 2), 2.0 if style == "round" else 2.6, 8 if many else 10)
        key = extrude(outline, 2 * rise, bevel=0.0 if many else 0.4 * rise, material="plastic")
    else:
        key = box((wide, tall, 2 * rise), bevel=0.6 * rise if style == "bevel" else 0.0, material="plastic")
    x, y, z = center
    steps = [
        (x + (column - (grid[0] - 1) / 2) * pitch_x, y + ((grid[1] - 1) / 2 - row) * pitch_y, z)
        for row in range(grid[1])
        for column in range(grid[0])
    ]
    return joined(copies([key], steps))


def pad(rng: np.random.Generator, radius: float, center: Point, *, rise: float = 0.0012) -> list[Part]:
    """The button one steers with: a disc, ring, rounded square or stick, standing `rise` out of `center`."""
    style, material = pick(rng, "disc", "ring", "square", "stick"), pick(rng, "plastic", "metal")
    if style == "stick":
        return [ellipsoid((0.45 * radius, 0.45 * radius, 2 * rise), center, segments=10, material=material)]
    if style == "square":
        parts = [slate((2 * radius, 1.8 * radius, 2 * rise), center, radius=0.5 * radius, material=material)]
    elif style == "disc":
        parts = [disc(radius, 2 * rise, center, material=material)]
    else:
        parts = [ring(0.8 * radius, max(0.2 * radius, rise), center, material=material)]
    middle = (center[0], center[1], center[2] + 0.3 * rise)
    return [*parts, disc(0.42 * radius, 2.4 * rise, middle, sides=12, material=material)]


def handset(rng: np.random.Generator, style: str | None = None) -> list[Part]:
    """A handset along Y: its two ends rest on the plane z = 0, the handle stands in front of it.

    style: "classic" (round cups on a slim handle), "block" (flat cups) or "slab" (a plain bar). ~0.2 m.
    """
    style, length = style or pick(rng, "classic", "block", "slab"), rng.uniform(0.19, 0.23)
    arch, material = rng.uniform(0.03, 0.05), "plastic"
    half = length / 2
    if style == "slab":
        thick = rng.uniform(0.02, 0.03)
        points = [(0, -half, 0.6 * thick), (0, 0, 1.0 * thick), (0, half, 0.6 * thick)]
        scale = np.stack([np.full(9, rng.uniform(0.042, 0.055)), np.full(9, 1.1 * thick)], axis=1)
        section = rounded_rectangle(1, 1, 0.3)
        return [sweep(smooth_curve(points, 9), section, scale=scale, up=(0, 0, 1), material=material)]
    reach = 0.82 * half
    points = [(0, -reach, 0.02), (0, -0.6 * half, 0.85 * arch), (0, 0, arch), (0, 0.6 * half, 0.85 * arch)]
    path = smooth_curve([*points, (0, reach, 0.02)], 13)
    slim = rng.uniform(0.022, 0.03)
    ends = np.abs(np.linspace(-1, 1, 13))
    scale = np.stack([slim * (1 + 0.3 * ends**2), slim * (0.9 + 0.1 * ends)], axis=1)
    section = circle(0.5, 10) if style == "classic" else rounded_rectangle(1.2, 0.8, 0.25)
    parts = [sweep(path, section, scale=scale, up=(0, 0, 1), material=material)]
    wide = rng.uniform(0.025, 0.031)
    for sign in (-1, 1):
        at = (0, sign * reach, 0.0)
        if style == "classic":
            bell = revolve(
                [(0.85 * wide, 0), (wide, 0.006), (0.9 * wide, 0.016), (0.5 * wide, 0.03)],
                sides=16,
                material=material,
            )
            parts.append(facing(bell, "z", at))
        else:
            cup = slate((1.9 * wide, 2 * wide, 0.028), (0, at[1], 0.014), radius=0.3 * wide, bevel=0.005)
            parts.append(cup)
    return parts


def cord(rng: np.random.Generator, start: Point, end: Point, *, sag: float, radius: float = 0.004) -> Part:
    """A handset's cord from point to point, hanging through by `sag`: coiled or plain."""
    middle = (np.asarray(start) + np.asarray(end)) / 2 - (0, sag, 0)
    if chance(rng, 0.4):
        return tube(smooth_curve([start, middle, end], 12), 0.8 * radius, sides=6, material="rubber")
    turns, steps = 14, 6
    path = smooth_curve([start, middle, end], turns * steps + 1)
    angle = np.arange(len(path)) * 2 * np.pi / steps
    way = np.gradient(path, axis=0)
    side = np.cross(way, (0.31, 0.1, 0.95))
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    other = np.cross(way, side)
    other /= np.linalg.norm(other, axis=1, keepdims=True)
    coil = path + 1.3 * radius * (np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * other)
    return tube(coil, 0.55 * radius, sides=4, material="rubber")


def rotary_dial(rng: np.random.Generator, radius: float, center: Point) -> list[Part]:
    """A dial facing +Z: a plate, ten finger holes as rims on a wheel, a hub and the finger stop."""
    x, y, z = center
    turn = np.radians(np.arange(10) * 30 + 75)
    hole, at = 0.155 * radius, 0.74 * radius
    rims = [
        ring(hole, 0.035 * radius, (x + at * np.cos(a), y + at * np.sin(a), z + 0.12 * radius), sides=8)
        for a in turn
    ]
    stop = (x + 0.85 * radius * np.cos(-0.5), y + 0.85 * radius * np.sin(-0.5), z + 0.15 * radius)
    wheel = pick(rng, "plastic", "metal")
    return [
        disc(1.08 * radius, 0.1 * radius, (x, y, z + 0.02 * radius), sides=24, material="plastic"),
        disc(radius, 0.1 * radius, (x, y, z + 0.07 * radius), sides=24, material=wheel),
        joined(rims),
        disc(0.42 * radius, 0.14 * radius, (x, y, z + 0.1 * radius), material=pick(rng, "paint", "metal")),
        box((0.3 * radius, 0.08 * radius, 0.1 * radius), stop, material="metal"),
    ]


def antenna(
    rng: np.random.Generator, foot: Point, length: float, radius: float, *, stub: bool | None = None
) -> list[Part]:
    """An aerial upward from `foot`: a thick stub, or a thin whip with a knob."""
    x, y, z = foot
    if chance(rng, 0.5) if stub is None else stub:
        profile = [
            (1.1 * radius, 0),
            (radius, 0.1 * length),
            (0.75 * radius, 0.9 * length),
            (0.4 * radius, length),
        ]
        return [revolve(profile, (x, y, z), sides=12, material="rubber")]
    profile = [(radius, 0), (radius, 0.12 * length), (0.45 * radius, 0.14 * length), (0.35 * radius, length)]
    knob = ellipsoid(
        (0.6 * radius, 0.9 * radius, 0.6 * radius), (x, y + length, z), segments=8, material="metal"
    )
    return [revolve(profile, (x, y, z), sides=8, material="metal"), knob]
