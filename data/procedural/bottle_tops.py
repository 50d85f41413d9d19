"""What closes a bottle: caps, corks, stoppers, pumps, triggers, teats; each stands on a neck at a height."""

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    chance,
    circle,
    cylinder,
    ellipsoid,
    extrude,
    in_plane,
    loft_levels,
    moved,
    pick,
    revolve,
    rounded_path,
    tube,
)


def knurled(
    radius: float,
    low: float,
    high: float,
    *,
    ridges: int = 24,
    depth: float = 0.06,
    material: str = "plastic",
) -> Part:
    """A cap with upright ridges around it and a plain rounded top."""
    turn = circle(1.0, 2 * ridges)
    ridged = turn * np.where(np.arange(2 * ridges) % 2, 1.0, 1 - depth)[:, None]
    height = high - low
    shapes = ((ridged, 0.0), (ridged, 0.82), (turn * (1 - depth), 0.92), (turn * (0.85 - depth), 1.0))
    return loft_levels([(shape * radius, low + at * height) for shape, at in shapes], material=material)


def screw_cap(
    rng: np.random.Generator, radius: float, top: float, *, height: float, material: str = "plastic"
) -> list[Part]:
    """A screw cap over the neck's last bit, often with a ring below it and a bead under that."""
    grip, plain = 1.16 * radius, chance(rng, 0.25)
    low, high = top - 0.8 * height, top + 0.15 * height
    parts = [
        revolve([(grip, low), (grip, high - 0.1 * height), (0.92 * grip, high)], sides=24, material=material)
        if plain
        else knurled(grip, low, high, ridges=pick(rng, 16, 20, 26), material=material)
    ]
    if chance(rng, 0.7):
        parts.append(cylinder(1.02 * grip, 0.16 * height, (0, low - 0.12 * height, 0), material=material))
    if chance(rng, 0.5):
        parts.append(cylinder(1.3 * radius, 0.14 * height, (0, low - 0.4 * height, 0), material="plastic"))
    return parts


def bead(
    radius: float, middle: float, height: float, *, swell: float = 0.15, material: str = "glass"
) -> Part:
    """A rounded ring around a neck of this radius."""
    out, half = radius * (1 + swell), height / 2
    profile = [(0.9 * radius, -half), (out, -0.55 * half), (out, 0.55 * half), (0.9 * radius, half)]
    return revolve(profile, (0, middle, 0), material=material)


def lip(radius: float, top: float, height: float, *, material: str = "glass") -> Part:
    """An open mouth: a rounded rim with a hollow in it."""
    out = 1.14 * radius
    profile = [
        (0.9 * radius, top - height),
        (out, top - 0.8 * height),
        (out, top - 0.15 * height),
        (1.05 * radius, top),
        (0.78 * radius, top),
        (0.72 * radius, top - 0.5 * height),
        (0, top - 0.5 * height),
    ]
    return revolve(profile, material=material)


def crown_cap(radius: float, top: float) -> list[Part]:
    """A crown cork with its teeth, on a bead."""
    count = 21
    turn = circle(1.0, 2 * count)
    wavy = turn * (1.0 + 0.06 * np.cos(count * np.linspace(0, 2 * np.pi, 2 * count, endpoint=False)))[:, None]
    shapes = ((1.32 * wavy, -0.3), (1.24 * wavy, -0.05), (1.12 * turn, 0.25), (0.9 * turn, 0.35))
    cap = loft_levels([(shape * radius, top + at * radius) for shape, at in shapes], material="metal")
    return [cap, bead(radius, top - 0.6 * radius, 0.9 * radius, swell=0.2)]


def cork(rng: np.random.Generator, radius: float, top: float) -> list[Part]:
    """A cork that stands out of the mouth, plain, mushroom-headed or under a turned knob."""
    rise, style = radius * rng.uniform(0.8, 2.0), pick(rng, "plain", "mushroom", "knob")
    parts = [cylinder(0.78 * radius, 2 * rise, (0, top, 0), radius_top=0.9 * radius, material="wood")]
    if style == "mushroom":
        profile = [(0.9, 0.4), (1.35, 0.55), (1.35, 0.85), (0.9, 1.15)]
        parts.append(revolve(np.array(profile) * (radius, rise) + (0, top), material="wood"))
    elif style == "knob":
        parts.append(
            cylinder(1.2 * radius, 1.2 * rise, (0, top + 0.8 * rise, 0), material=pick(rng, "wood", "metal"))
        )
    return parts


def swing_top(radius: float, top: float) -> list[Part]:
    """A china stopper held by a wire bail."""
    wire = max(0.12 * radius, 0.0013)
    out, high = 1.35 * radius, top + 1.2 * radius
    loop = [
        (-out, top - 1.6 * radius, 0),
        (-0.9 * out, high, 0),
        (0.9 * out, high, 0),
        (out, top - 1.6 * radius, 0),
    ]
    ring = in_plane(circle(1.06 * radius, 16), "xz", (0, top - 1.5 * radius, 0))
    lever = [
        (out, top - 1.5 * radius, 0),
        (out, top - 2.2 * radius, radius),
        (0, top - 3.2 * radius, 1.5 * radius),
    ]
    lever += [(-out, top - 2.2 * radius, radius), (-out, top - 1.5 * radius, 0)]
    profile = [(0.8, -0.5), (0.9, 0.1), (1.15, 0.35), (1.0, 1.0), (0.5, 1.35)]
    return [
        revolve(np.array(profile) * radius + (0, top), material="stone"),
        tube(rounded_path(loop, 0.5 * radius), wire, sides=6),
        tube(ring, 1.5 * wire, sides=6, closed=True),
        tube(rounded_path(lever, 0.6 * radius), wire, sides=6),
        bead(radius, top - 0.3 * radius, 0.7 * radius),
    ]


def stopper(rng: np.random.Generator, radius: float, top: float) -> list[Part]:
    """A glass stopper: a ball, a disc, a drop, a spire or a cut block on a tapered plug."""
    size, style = radius * rng.uniform(1.2, 2.0), pick(rng, "ball", "disc", "drop", "block", "spire")
    parts = [cylinder(0.75 * radius, 1.2 * radius, (0, top, 0), radius_top=1.05 * radius, material="glass")]
    middle = top + 0.3 * radius + 0.85 * size
    if style == "block":
        parts.append(
            box((1.7 * size, 1.9 * size, 1.7 * size), (0, middle, 0), bevel=0.4 * size, material="glass")
        )
    elif style == "spire":
        profile = np.array([(0.5, -0.9), (1.0, -0.5), (0.45, 0.1), (0.6, 0.5), (0, 1.8)])
        parts.append(revolve(profile * size + (0, middle), sides=pick(rng, 8, 20), material="glass"))
    else:
        radii = {"ball": (1, 1, 1), "disc": (1.2, 1.0, 0.4), "drop": (0.8, 1.4, 0.8)}[style]
        parts.append(ellipsoid(np.array(radii) * size, (0, middle, 0), material="glass"))
    return parts


def pump(rng: np.random.Generator, radius: float, top: float, *, reach: float) -> list[Part]:
    """A dispenser: collar, stem and a head whose spout reaches forward by `reach`."""
    material, high = pick(rng, "plastic", "plastic", "metal"), top + reach * rng.uniform(0.35, 1.0)
    style, thick = pick(rng, "flat", "dome", "duck", "tube"), max(0.14 * reach, 0.004)
    grip = 1.25 * radius
    collar = (
        knurled(grip, top - 0.9 * radius, top + 0.4 * radius, material=material)
        if chance(rng, 0.5)
        else cylinder(grip, 1.3 * radius, (0, top - 0.25 * radius, 0), material=material)
    )
    parts = [
        collar,
        cylinder(0.6 * radius, 0.6 * radius, (0, top + 0.6 * radius, 0), material=material),
        cylinder(0.32 * radius, high - top, (0, (high + top) / 2, 0), sides=12, material=material),
    ]
    end = (0, high - 0.15 * reach, reach)
    path = rounded_path([(0, high, -0.1 * reach), (0, high, 0.8 * reach), end], 0.25 * reach)
    parts.append(tube(path, np.linspace(1.15, 0.75, len(path)) * thick, sides=8, material=material))
    if style == "flat":
        parts.append(cylinder(0.9 * radius, 2.2 * thick, (0, high + 0.3 * thick, 0), material=material))
    elif style == "dome":
        dome = (0.8 * radius, 2.0 * thick, 0.9 * radius)
        parts.append(ellipsoid(dome, (0, high, 0), power=2.6, material=material))
    elif style == "duck":
        bill = [(-0.35, -0.13), (-0.4, 0.1), (0.0, 0.2), (0.7, 0.12), (0.75, 0.0), (0.2, -0.13)]
        parts.append(
            extrude(
                np.array(bill) * reach + (0, high),
                1.3 * radius,
                bevel=0.25 * radius,
                facing="x",
                material=material,
            )
        )
    return parts


def trigger(rng: np.random.Generator, radius: float, top: float, *, reach: float) -> list[Part]:
    """A spray head: a collar, a housing that reaches forward, its nozzle and the trigger below."""
    low, up = top + 0.1 * reach, rng.uniform(0.45, 0.65)
    back, beak = rng.uniform(0.35, 0.75), rng.uniform(0.14, 0.24)
    crest = up + rng.uniform(-0.05, 0.15)
    housing = [
        (-0.18, 0.0),
        (0.2, 0.0),
        (0.26, 0.7 * (up - beak)),
        (0.9, up - beak),
        (0.92, up),
        (0.2, crest),
        (-0.6 * back, crest - 0.03),
        (-back, 0.7 * up),
        (-0.55 * back, 0.5 * up),
        (-0.2, 0.35 * up),
    ]
    wide = rng.uniform(0.26, 0.4) * reach
    shape = np.array(housing) * reach + (0, low)
    pull = rng.uniform(0.35, 0.6)
    arm = [(0, up - 0.6 * beak, 0.55), (0, 0.15, 0.5), (0, 0.15 - 0.5 * pull, 0.55), (0, 0.1 - pull, 0.72)]
    lever = rounded_path(np.array(arm) * reach + (0, low, 0), 0.3 * reach)
    nozzle = cylinder(0.62 * beak * reach, 0.22 * reach, sides=pick(rng, 4, 6, 12), material="plastic")
    return [
        knurled(1.3 * radius, top - 1.1 * radius, low + 0.02 * reach, material="plastic"),
        extrude(shape, wide, bevel=0.3 * wide, facing="x", material=pick(rng, "plastic", "paint")),
        tube(lever, np.linspace(0.1, 0.06, len(lever)) * reach, sides=8, material="plastic"),
        moved(nozzle, rotate=(90, 45, 0), translate=(0, low + (up - 0.5 * beak) * reach, 0.97 * reach)),
    ]


def dropper(radius: float, top: float) -> list[Part]:
    """A ridged collar with a rubber bulb on it."""
    profile = [(0.75, 0.6), (0.7, 1.0), (0.8, 1.7), (0.7, 2.6), (0.3, 3.0)]
    return [
        knurled(1.25 * radius, top - 0.9 * radius, top + 0.8 * radius, material="plastic"),
        revolve(np.array(profile) * radius + (0, top), sides=16, material="rubber"),
    ]


def nozzle_cap(rng: np.random.Generator, radius: float, top: float, *, height: float) -> list[Part]:
    """A long cone to squeeze from, on a screw collar, perhaps tipped by a little cap."""
    collar, tip = 1.12 * radius, rng.uniform(0.1, 0.22)
    high = top + height
    profile = [(0.85, 0.0), (rng.uniform(0.3, 0.6), 0.3), (tip, 1.0)]
    parts = [
        knurled(collar, top - 0.45 * radius, top + 0.3 * radius),
        revolve(np.array(profile) * (radius, height) + (0, top + 0.2 * radius), sides=16, material="plastic"),
    ]
    if chance(rng, 0.4):
        parts.append(cylinder(1.6 * tip * radius, 0.25 * height, (0, high, 0), sides=12, material="plastic"))
    return parts


def sport_cap(rng: np.random.Generator, radius: float, top: float) -> list[Part]:
    """A wide cap with a pull-up spout."""
    material, rise = pick(rng, "plastic", "rubber"), rng.uniform(0.35, 0.6)
    dome = np.array([(1.08, -0.6), (1.08, 0.0), (0.9, 0.25), (0.42, rise), (0.36, rise + 0.15)])
    spout = np.array([(0.26, 0), (0.26, 0.3), (0.36, 0.35), (0.36, 0.55), (0.28, 0.65)]) + (0, rise)
    return [
        revolve(dome * radius + (0, top), sides=24, material="plastic"),
        revolve(spout * radius + (0, top), sides=14, material=material),
    ]


def flip_cap(radius: float, top: float, height: float) -> list[Part]:
    """A smooth cap with a seam and a thumb tab in front."""
    gap = 0.03 * height
    lid, seam = top + 0.6 * height, 0.97 * radius
    return [
        cylinder(radius, 0.55 * height, (0, top + 0.275 * height, 0), sides=24, material="plastic"),
        cylinder(seam, 0.1 * height, (0, lid - 0.5 * gap, 0), sides=24, material="plastic"),
        revolve(
            [(radius, lid), (radius, top + 0.9 * height), (0.9 * radius, top + height)],
            sides=24,
            material="plastic",
        ),
        box((0.5 * radius, 0.1 * height, 0.3 * radius), (0, lid + 0.03 * height, radius), material="plastic"),
    ]


def teat(radius: float, top: float) -> list[Part]:
    """A baby bottle's ring and teat."""
    profile = [(0.85, 0.0), (0.7, 0.35), (0.32, 0.6), (0.3, 1.0), (0.2, 1.2), (0.05, 1.25)]
    return [
        knurled(1.12 * radius, top - 0.5 * radius, top + 0.15 * radius),
        revolve(np.array(profile) * radius + (0, top), sides=18, material="rubber"),
    ]
