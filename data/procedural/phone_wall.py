"""Telephones on the wall and in the street, and the oldest ones. Metres."""

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    chance,
    cylinder,
    disc,
    ellipsoid,
    extrude,
    facing,
    joined,
    moved,
    pick,
    placed,
    revolve,
)
from data.procedural.phone_parts import (
    cord,
    handset,
    keys,
    ring,
    rotary_dial,
    slate,
)


def wall(rng: np.random.Generator) -> list[Part]:
    """A set on the wall: an oblong plate, the handset hung upright on it, keys or a dial beside or below."""
    beside = chance(rng, 0.5)
    width, height = (rng.uniform(0.15, 0.2), rng.uniform(0.2, 0.24)) if beside else (
        rng.uniform(0.09, 0.12), rng.uniform(0.22, 0.29)
    )  # fmt: skip
    thick = rng.uniform(0.025, 0.06)
    face, x = thick / 2, -0.26 * width if beside else 0.0
    parts = [slate((width, height, thick), radius=rng.uniform(0.005, 0.03), bevel=rng.uniform(0.003, 0.012))]
    held = placed(handset(rng), translate=(x, 0.0 if beside else 0.02, face + 0.012))
    parts += [*held, joined([slate((0.055, 0.04, 0.03), (x, y, face), bevel=0.004) for y in (-0.07, 0.085)])]
    if beside:
        at, span = 0.24 * width, 0.42 * width
        if chance(rng, 0.35):
            parts += rotary_dial(rng, 0.5 * span, (at, -0.12 * height, face))
        else:
            parts.append(keys(rng, (span, 0.42 * height), (3, 4), (at, -0.12 * height, face), rise=0.003))
        parts.append(
            slate(
                (span, 0.14 * height, 0.004), (at, 0.3 * height, face), material=pick(rng, "glass", "metal")
            )
        )
    else:
        hook = slate((0.03, 0.02, 0.05), (0, 0.45 * height, face), bevel=0.004, material="metal")
        parts.append(hook)
    low = -height / 2
    end = (x + rng.uniform(0.01, 0.06), low + 0.005, 0)
    parts.append(cord(rng, (x, -0.095, face + 0.015), end, sag=rng.uniform(0.05, 0.18)))
    return parts


def payphone(rng: np.random.Generator) -> list[Part]:
    """A steel box with a handset on its left, a dial or keys, a coin slot and a return below."""
    width, height, thick = rng.uniform(0.19, 0.25), rng.uniform(0.42, 0.56), rng.uniform(0.12, 0.17)
    face, material = thick / 2, pick(rng, "metal", "paint")
    body = slate((width, height, thick), radius=0.012, bevel=rng.uniform(0.004, 0.014), material=material)
    upper = slate(
        (0.86 * width, 0.3 * height, 0.024),
        (0, 0.28 * height, face),
        radius=0.01,
        bevel=0.006,
        material="metal",
    )
    parts = [body, upper]
    side, y = -width / 2 + 0.035, 0.05 * height
    parts += placed(handset(rng, pick(rng, "classic", "block")), translate=(side, y, face + 0.02))
    parts.append(slate((0.05, 0.05, 0.05), (side, y + 0.075, face), bevel=0.006, material="metal"))
    parts.append(slate((0.05, 0.03, 0.04), (side, y - 0.08, face), bevel=0.006, material="metal"))
    at, span = 0.16 * width, 0.5 * width
    if chance(rng, 0.4):
        parts += rotary_dial(rng, 0.5 * span, (at, -0.02 * height, face))
    else:
        parts.append(keys(rng, (span, 0.22 * height), (3, 4), (at, -0.02 * height, face), rise=0.006))
    if chance(rng, 0.6):
        parts.append(
            slate(
                (0.6 * width, 0.07 * height, 0.006),
                (0.08 * width, 0.26 * height, face + 0.012),
                material="glass",
            )
        )
    parts += _coins(width, height, face)
    low = (side, y - 0.1, face + 0.03)
    parts.append(
        cord(rng, low, (0.0, -0.3 * height, face + 0.006), sag=rng.uniform(0.08, 0.16), radius=0.006)
    )
    if chance(rng, 0.25):
        parts += _booth(rng, width, height, thick)
    return parts


def _coins(width: float, height: float, face: float) -> list[Part]:
    """Coin slots above, the vault's door with its lock and the return below."""
    slot = [
        box((0.006, 0.035, 0.02), (x, 0.37 * height, face + 0.012), material="metal")
        for x in (0.02, 0.05, 0.08)
    ]
    y = -0.36 * height
    vault = slate((0.84 * width, 0.22 * height, 0.016), (0, y, face), bevel=0.004, material="metal")
    tray = slate((0.22 * width, 0.08 * height, 0.03), (-0.2 * width, 0.95 * y, face), bevel=0.004)
    return [joined(slot), vault, tray, disc(0.012, 0.02, (0.25 * width, y, face + 0.006))]


def _booth(rng: np.random.Generator, width: float, height: float, thick: float) -> list[Part]:
    """A hood of a back, two cheeks and a roof around a payphone, on a post or hung."""
    w, h, d = width * rng.uniform(1.6, 2.2), height * rng.uniform(1.3, 1.6), rng.uniform(0.16, 0.24)
    back, wall = -thick / 2 + 0.005, 0.02
    outline = [(back, -h / 2), (back + 0.6 * d, -h / 2), (back + d, 0), (back + d, h / 2), (back, h / 2)]
    cheeks = [extrude(outline, wall, (s * w / 2, 0, 0), facing="x", material="metal") for s in (-1, 1)]
    rest = [
        box((w, h, wall), (0, 0, back - 0.4 * wall), material="metal"),
        box((w + wall, 0.05, d), (0, h / 2, back + d / 2), bevel=0.008, material="paint"),
    ]
    if chance(rng, 0.5):
        rest.append(box((0.3 * w, 0.9, 0.1), (0, -h / 2 - 0.44, back + 0.03), material="metal"))
        rest.append(box((0.6 * w, 0.03, 0.3), (0, -h / 2 - 0.89, back + 0.06), material="metal"))
    return [*cheeks, *rest]


def candlestick(rng: np.random.Generator) -> list[Part]:
    """The upright of 1910: a column with a mouthpiece to the front and the earpiece hung at its side."""
    height, foot = rng.uniform(0.24, 0.32), rng.uniform(0.055, 0.075)
    stem, metal = rng.uniform(0.011, 0.018), pick(rng, "metal", "metal", "paint")
    profile = [(foot, 0), (foot, 0.012), (0.85 * foot, 0.025), (0.4 * foot, 0.04), (1.1 * stem, 0.06)]
    profile += [(stem, 0.1), (stem, 0.8 * height), (1.5 * stem, 0.82 * height), (1.5 * stem, 0.9 * height)]
    body = revolve([*profile, (0.6 * stem, 0.94 * height)], material=metal)
    horn = [(0.02, 0), (0.024, 0.012), (0.013, 0.02), (0.016, 0.04), (0.03, rng.uniform(0.06, 0.08))]
    mouth = moved(
        revolve(horn, material="plastic"), rotate=(rng.uniform(60, 90), 0, 0), translate=(0, 0.92 * height, 0)
    )
    side, y = pick(rng, -1, 1) * (stem + 0.042), 0.74 * height
    arm = box((abs(side) + 0.02, 0.01, 0.012), (side / 2, y, 0), material=metal)
    fork = ring(0.022, 0.004, (0, 0, 0), sides=12)
    bell = [(0.008, -0.075), (0.016, -0.06), (0.014, 0.03), (0.02, 0.05), (0.031, 0.07), (0.031, 0.085)]
    parts = [body, mouth, arm, facing(fork, "z", (side, y, 0))]
    parts.append(revolve(bell, (side, y - 0.01, 0), sides=16, material="plastic"))
    if chance(rng, 0.4):
        parts += placed(
            rotary_dial(rng, 0.55 * foot, (0, 0, 0)), rotate=(-50, 0, 0), translate=(0, 0.042, 0.6 * foot)
        )
    end = (0.3 * side, 0.03, -0.8 * foot)
    parts.append(cord(rng, (side, y - 0.08, 0), end, sag=0.03, radius=0.003))
    return parts


def crank(rng: np.random.Generator) -> list[Part]:
    """The wooden wall box: two bells above, a mouthpiece on an arm, an earpiece left, a crank right."""
    width, height, thick = rng.uniform(0.2, 0.26), rng.uniform(0.38, 0.6), rng.uniform(0.1, 0.15)
    face = thick / 2
    parts = [box((width, height, thick), bevel=0.004)]
    parts.append(box((1.16 * width, 1.14 * height, 0.02), (0, 0, -face), bevel=0.005))
    radius, y = rng.uniform(0.026, 0.036), 0.36 * height
    for x in (-0.22 * width, 0.22 * width):
        parts.append(ellipsoid((radius, radius, 0.7 * radius), (x, y, face), segments=12, material="metal"))
    horn = [(0.024, 0), (0.024, 0.02), (0.014, 0.03), (0.018, 0.06), (0.036, 0.09)]
    mouth = moved(revolve(horn, material="plastic"), rotate=(rng.uniform(75, 100), 0, 0))
    reach = face + rng.uniform(0.03, 0.1)
    arm = box((0.022, 0.022, reach - face + 0.04), (0, 0.08 * height, (reach + face) / 2), material="metal")
    parts += [arm, moved(mouth, translate=(0, 0.08 * height, reach))]
    shelf = [(face, -0.2 * height), (face + rng.uniform(0.08, 0.14), -0.26 * height), (face, -0.3 * height)]
    parts.append(extrude([(z - 0.006, v) for z, v in shelf], 0.92 * width, facing="x", material="wood"))
    hook = box((0.06, 0.012, 0.012), (-width / 2 - 0.025, 0.16 * height, 0), material="metal")
    bell = [(0.008, -0.085), (0.018, -0.06), (0.014, 0.03), (0.02, 0.05), (0.034, 0.07), (0.034, 0.085)]
    ear = revolve(bell, (-width / 2 - 0.045, 0.16 * height - 0.04, 0), sides=14, material="plastic")
    rod = facing(cylinder(0.008, 0.07, sides=8), "x", (width / 2 + 0.03, 0.05 * height, 0))
    lever = box((0.008, 0.075, 0.012), (width / 2 + 0.06, 0.05 * height - 0.03, 0), material="metal")
    grip = cylinder(0.009, 0.04, sides=8, material="wood")
    parts += [
        hook,
        ear,
        rod,
        lever,
        moved(grip, rotate=(0, 0, 90), translate=(width / 2 + 0.075, 0.05 * height - 0.06, 0)),
    ]
    start, end = (-width / 2 - 0.045, 0.16 * height - 0.12, 0), (-0.3 * width, -0.49 * height, 0)
    return [*parts, cord(rng, start, end, sag=rng.uniform(0.05, 0.15))]
