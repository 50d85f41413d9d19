"""Faucets that come out of a wall, in metres; the wall is z = 0."""

import numpy as np

from data.procedural.faucet_parts import (
    blade,
    finish,
    goose,
    handle,
    mouth,
    spout,
    union,
)
from data.procedural.kit import (
    Part,
    chance,
    cylinder,
    disc,
    ellipsoid,
    extrude,
    facing,
    moved,
    pick,
    placed,
    revolve,
    rod,
    rounded_path,
    rounded_rectangle,
    superellipse,
    sweep,
    tube,
)


def garden(rng: np.random.Generator) -> list[Part]:
    """A bib tap: a pipe out of the wall, a bonnet with something to turn, a spout bent down to a hose end."""
    material, radius = finish(rng), rng.uniform(0.011, 0.015)
    reach, fall, at = rng.uniform(0.08, 0.15), rng.uniform(0.03, 0.05), rng.uniform(0.035, 0.05)
    y = fall + 0.03
    line = rounded_path([(0, y), (0.85 * reach, y), (reach, y - fall)], rng.uniform(0.02, 0.05), 7)
    lean = pick(rng, 0.0, 0.0, rng.uniform(-30, 30))
    bonnet = np.array([(1.3, -1.0), (1.3, 0.9), (1.0, 1.1), (1.0, 1.6), (1.15, 1.7), (0.7, 2.2), (0.4, 3.0)])
    top = [revolve(bonnet * radius, sides=pick(rng, 6, 16), material=material)]
    style = pick(rng, "tee", "tee", "wheel", "wheel", "lever", "cross")
    colour = pick(rng, material, material, "paint", "plastic")
    top += placed(
        handle(rng, style, rng.uniform(0.022, 0.032), material=colour), translate=(0, 2.6 * radius, 0)
    )
    parts = [
        spout(line, radius, material=material),
        ellipsoid((1.5 * radius, 1.4 * radius, 1.8 * radius), (0, y, at), segments=14, material=material),
        *placed(top, rotate=(lean, 0, 0), translate=(0, y, at)),
        mouth(line, 1.15 * radius, length=rng.uniform(0.6, 1.0), tip=1.0),
    ]
    if chance(rng, 0.5):
        parts.append(mouth(line, 0.8 * radius, length=3.0, tip=0.8, material=pick(rng, "plastic", "metal")))
    if chance(rng, 0.5):
        parts.append(disc(2.0 * radius, 0.006, (0, y, 0.003), material=material))
    else:
        nut = cylinder(1.4 * radius, 1.2 * radius, sides=6, material=material)
        parts.append(facing(nut, "z", (0, y, 0.012)))
    return parts


def _bar(
    rng: np.random.Generator, half: float, radius: float, at: tuple[float, float], material: str
) -> Part:
    """The body of a mixer along X at (y, z): a tube, a block or one that swells in the middle."""
    style = pick(rng, "tube", "block", "swell")
    x = np.linspace(-half, half, 9)
    path = np.stack([x, np.full(9, at[0]), np.full(9, at[1])], axis=1)
    swell = 1 + (0.45 * np.exp(-((x / (0.4 * half)) ** 2)) if style == "swell" else 0)
    section = superellipse((1, 1), 5.0 if style == "block" else 2.0, 18)
    return sweep(path, section, scale=radius * (swell * np.ones(9)), up=(0, 1, 0), material=material)


def mixer_on_wall(
    rng: np.random.Generator, y: float, half: float, material: str
) -> tuple[list[Part], float, float]:
    """A bar on two unions with what turns at its ends or on top; also its z and radius."""
    z, radius = rng.uniform(0.05, 0.07), rng.uniform(0.017, 0.024)
    apart = half * rng.uniform(0.5, 0.75)
    parts = [_bar(rng, half, radius, (y, z), material)]
    for x in (-apart, apart):
        parts += union(rng, x, y, z, 0.012, material=material)
    style = pick(rng, "thermostat", "thermostat", "two", "lever")
    if style == "lever":
        grip = [cylinder(1.05 * radius, 0.9 * radius, (0, 0.9 * radius, 0), material=material)]
        lever = blade(rng.uniform(0.08, 0.13), 1.2 * radius, lift=rng.uniform(0.1, 0.4), material=material)
        grip.append(moved(lever, translate=(0, 1.4 * radius, 0)))
        return parts + placed(grip, translate=(0, y, z)), z, radius
    kind = "knob" if style == "thermostat" else pick(rng, "cross", "lever", "knob")
    for way in (-1, 1):
        knob = handle(rng, kind, rng.uniform(1.05, 1.3) * radius, material=material)
        turn = (0, 0, -90 * way) if style == "thermostat" or kind != "lever" else (0, 0, 0)
        parts += placed(knob, rotate=turn, translate=(way * half * 0.97, y, z))
    return parts, z, radius


def wall_kitchen(rng: np.random.Generator) -> list[Part]:
    """A sink mixer on the wall: two valves, a bar and a long spout that swings, below or above the bar."""
    material, half, y = finish(rng), rng.uniform(0.075, 0.12), 0.12
    z, radius = rng.uniform(0.045, 0.07), rng.uniform(0.012, 0.018)
    parts = [_bar(rng, half, radius, (y, z), material)]
    style = pick(rng, "cross", "lever", "lever", "tee", "knob")
    size, turn = rng.uniform(0.024, 0.034), pick(rng, 0.0, 90.0)  # up, or out to the front
    grip = handle(rng, style, size, material=material)
    for way in (-1, 1):
        parts += union(rng, way * half * 0.85, y, z, 0.01, material=material)
        parts.append(ellipsoid(np.full(3, 1.4 * radius), (way * half, y, z), segments=12, material=material))
        parts += placed(grip, rotate=(turn, 0, 0), translate=(way * half, y, z))
    reach, thin = rng.uniform(0.16, 0.28), rng.uniform(0.008, 0.012)
    if chance(rng, 0.5):
        line = goose(y, y + rng.uniform(0.14, 0.24), 0.8 * reach, drop=0.02) + (z, 0)
    else:
        corners = [
            (z, y),
            (z, y + rng.uniform(-0.06, -0.03)),
            (z + 0.75 * reach, y + 0.03),
            (z + reach, y - 0.02),
        ]
        line = rounded_path(corners, 0.05, 6)
    parts += [spout(line, thin, material=material), mouth(line, 1.15 * thin, length=1.5)]
    return parts


def wall_basin(rng: np.random.Generator) -> list[Part]:
    """A concealed mixer: a plate on the wall, a straight spout from it and one or two things to turn."""
    material, square = finish(rng), chance(rng, 0.5)
    two, reach = chance(rng, 0.45), rng.uniform(0.14, 0.23)
    half, tall = (rng.uniform(0.1, 0.13) if two else rng.uniform(0.06, 0.1)), rng.uniform(0.06, 0.09)
    y = tall / 2
    outline = rounded_rectangle(2 * half, tall, 0.004 if square else 0.49 * tall, 6)
    parts = [extrude(outline, 0.008, (0, y, 0.004), bevel=0.002, material=material)]
    x = 0.0 if two else pick(rng, -1, 1) * 0.5 * half
    thick, wide = rng.uniform(0.009, 0.014), rng.uniform(1.0, 1.8)
    fall = rng.uniform(0.0, 0.03)
    line = np.array(
        [(0, y), (0.6 * reach, y - 0.3 * fall), (0.95 * reach, y - 0.5 * fall), (reach, y - fall - 0.006)]
    )
    pipe = spout(line, thick, wide=wide, square=6.0 if square else 2.0, material=material)
    end = cylinder(
        0.9 * thick, 1.2 * thick, (0, y - 0.5 * fall - thick, 0.94 * reach), sides=12, material="metal"
    )
    parts += placed([pipe, end], translate=(x, 0, 0))
    style = pick(rng, "lever", "cross", "knob", "pin")
    grip = handle(rng, style, rng.uniform(0.02, 0.028), material=material)
    for at in (-0.7 * half, 0.7 * half) if two else (-x,):
        parts.append(disc(0.03, 0.014, (at, y, 0.007), material=material))
        parts += placed(grip, rotate=(90, 0, 0), translate=(at, y, 0.008))
    return parts


def pot_filler(rng: np.random.Generator) -> list[Part]:
    """An arm of two joints out of the wall above a stove, with a tap at each end."""
    material, radius = finish(rng), rng.uniform(0.008, 0.011)
    first, second, y = rng.uniform(0.2, 0.28), rng.uniform(0.2, 0.28), 0.12
    fold = np.radians(rng.uniform(15, 65)) * pick(rng, -1, 1)
    base = np.array([0, y, 0.06])
    elbow = base + first * np.array([np.sin(fold), 0, np.cos(fold)])
    level = y + pick(rng, -0.035, 0.035)
    end = elbow + second * np.array([-np.sin(fold), 0, np.cos(fold)])
    low = (end[0], level - rng.uniform(0.05, 0.09), end[2])
    top = rounded_path([(elbow[0], level, elbow[2]), (end[0], level, end[2]), low], 0.04, 6)
    style = pick(rng, "cross", "lever", "tee")
    parts = [
        *union(rng, 0, y, 0.06, 1.2 * radius, material=material),
        cylinder(1.7 * radius, 6 * radius, tuple(base), sides=16, material=material),
        rod(base, elbow, radius, sides=10, material=material),
        cylinder(
            1.6 * radius,
            0.035 + 3 * radius,
            (elbow[0], (y + level) / 2, elbow[2]),
            sides=16,
            material=material,
        ),
        tube(top, radius, sides=10, material=material),
        cylinder(1.3 * radius, 0.02, low, sides=12, material=material),
        *placed(handle(rng, style, 0.026, material=material), translate=(0, y + 2.5 * radius, 0.06)),
    ]
    valve = handle(rng, style, 0.022, material=material)
    z = elbow[2] * 0.3 + end[2] * 0.7
    x = elbow[0] * 0.3 + end[0] * 0.7
    return parts + placed(valve, translate=(x, level, z))
