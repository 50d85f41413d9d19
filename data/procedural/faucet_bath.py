"""Faucets of the bath and the shower, in metres: on the wall z = 0, on a bath's rim or on the floor."""

import numpy as np

from data.procedural.faucet_parts import (
    finish,
    goose,
    handle,
    handset,
    hose,
    low_spout,
    mouth,
    rose,
    spout,
    turned_post,
)
from data.procedural.faucet_wall import mixer_on_wall
from data.procedural.kit import (
    Part,
    box,
    chance,
    cylinder,
    disc,
    moved,
    pick,
    placed,
    rod,
    rounded_path,
    tube,
)


def bath_mixer(rng: np.random.Generator) -> list[Part]:
    """A wall mixer for a bath or a shower: a bar on two unions, with or without its spout."""
    material, half = finish(rng), rng.uniform(0.1, 0.15)
    y = 0.08
    parts, z, radius = mixer_on_wall(rng, y, half, material)
    reach = rng.uniform(0.07, 0.16)
    if chance(rng, 0.8):
        line = low_spout(rng, y - 0.2 * radius, reach) + (z, 0)
        thick = radius * rng.uniform(0.6, 0.85)
        parts.append(spout(line, thick, wide=rng.uniform(1.0, 1.6), material=material))
        parts.append(mouth(line, 0.9 * thick, length=0.8))
    parts.append(
        cylinder(0.45 * radius, 2.4 * radius, (0.3 * half, y - 1.3 * radius, z), sides=12, material=material)
    )
    if chance(rng, 0.4):
        parts.append(
            cylinder(0.35 * radius, 2.6 * radius, (0, y + 1.5 * radius, z), sides=10, material=material)
        )
    return parts


def shower_set(rng: np.random.Generator) -> list[Part]:
    """A wall mixer with its riser, a rose overhead or a hand shower on the rail, and the hose between."""
    material, half, y = finish(rng), rng.uniform(0.1, 0.15), rng.uniform(0.15, 0.3)
    parts, z, radius = mixer_on_wall(rng, y, half, material)
    top, thin = y + rng.uniform(0.65, 1.1), rng.uniform(0.009, 0.014)
    style = pick(rng, "rail", "rose", "both", "both")
    slide = y + rng.uniform(0.4, 0.85) * (top - y)
    if style == "rail":
        parts += [rod((0, y, z), (0, top, z), thin, sides=10, material=material)]
    else:
        reach, bow = rng.uniform(0.25, 0.4), rng.uniform(0.0, 0.05)
        path = rounded_path(
            [(0, y, z), (0, top, z), (0, top + bow, z + reach), (0, top - 0.05, z + reach)], 0.06
        )
        parts.append(tube(path, thin, sides=10, material=material))
        parts += placed(
            rose(rng, rng.uniform(0.07, 0.14), material=material), translate=(0, top - 0.05, z + reach)
        )
    bracket = rod((0, top - 0.03, 0), (0, top - 0.03, z), 0.009, sides=8, material=material)
    parts += [bracket, disc(0.028, 0.012, (0, top - 0.03, 0.006), material=material)]
    if style != "rose":
        hold = (0.03, slide, z + 0.035)
        parts.append(box((0.05, 0.04, 0.05), (0.012, slide, z + 0.015), bevel=0.01, material=material))
        hand = handset(rng, rng.uniform(0.2, 0.26), material=material)
        parts += placed(hand, rotate=(rng.uniform(5, 20), 0, 0), translate=(hold[0], hold[1] - 0.05, hold[2]))
        sag = y - rng.uniform(0.1, 0.5)
        start = (0.3 * half, y - radius, z)
        parts.append(
            hose([start, (start[0], sag, z), (0.16, sag, z + 0.1), (0.03, slide - 0.05, z + 0.035)], 0.008)
        )
    return parts


def telephone(rng: np.random.Generator) -> list[Part]:
    """An old bath set: two pillars, a spout between them, a handset on a cradle above, its hose beside it."""
    material, half, height = finish(rng), rng.uniform(0.08, 0.1), rng.uniform(0.1, 0.16)
    radius = rng.uniform(0.014, 0.018)
    column, parts = turned_post(rng, radius, height, material=material), []
    grip = handle(rng, pick(rng, "cross", "cross", "lever"), rng.uniform(0.028, 0.036), material=material)
    for way in (-1, 1):
        parts += placed([column], translate=(way * half, 0, 0))
        parts += placed(grip, rotate=(0, 0, -90 * way), translate=(way * half, 0.75 * height, 0))
    y = 0.75 * height
    parts.append(rod((-half, y, 0), (half, y, 0), 0.85 * radius, sides=12, material=material))
    line = low_spout(rng, y, rng.uniform(0.1, 0.15))
    parts += [spout(line, 0.85 * radius, material=material), mouth(line, radius, length=0.8)]
    cradle = y + rng.uniform(0.08, 0.14)
    parts.append(rod((0, y, 0), (0, cradle, 0), 0.6 * radius, sides=10, material=material))
    fork = [(-0.05, 0.03, 0), (-0.05, 0, 0), (0.05, 0, 0), (0.05, 0.03, 0)]
    parts.append(
        moved(tube(rounded_path(fork, 0.015), 0.005, sides=8, material=material), translate=(0, cradle, 0))
    )
    long = rng.uniform(0.18, 0.22)
    hand = placed(handset(rng, long, material=material), translate=(0, -0.55 * long, 0))
    parts += placed(hand, rotate=(0, 0, 90), translate=(0, cradle + 0.025, 0))
    end = 0.55 * long
    bow = [
        (end, cradle + 0.025, 0),
        (end + 0.1, cradle, 0.02),
        (end + 0.03, -0.02, 0.05),
        (0.02, 0.02, 0.06),
        (0, y, 0),
    ]
    return [*parts, hose(bow, 0.006)]


def floor_filler(rng: np.random.Generator) -> list[Part]:
    """A tall filler that stands on the floor beside a bath, with a hand shower at its side."""
    material, height = finish(rng), rng.uniform(0.75, 1.0)
    square, radius = chance(rng, 0.35), rng.uniform(0.018, 0.026)
    reach = rng.uniform(0.2, 0.28)
    if square:
        line = rounded_path([(0, 0), (0, height), (reach, height), (reach, height - 0.03)], 0.03, 5)
    else:
        line = goose(0, height + 0.1, reach, drop=rng.uniform(0.0, 0.06), lean=rng.uniform(0, 25))
    parts = [
        spout(line, 0.8 * radius, square=6.0 if square else 2.0, material=material),
        mouth(line, 0.95 * radius),
        cylinder(3.2 * radius, 0.015, (0, 0.0075, 0), sides=28, material=material),
        cylinder(1.3 * radius, 0.3 * height, (0, 0.7 * height, 0), sides=20, material=material),
    ]
    y, out = height * rng.uniform(0.68, 0.8), 0.06
    style = pick(rng, "lever", "cross", "pin", "knob")
    parts += placed(
        handle(rng, style, 0.032, material=material), rotate=(0, 0, -90), translate=(radius, y, 0)
    )
    parts.append(rod((0, y - 0.05, 0), (-out, y - 0.05, 0), 0.009, sides=8, material=material))
    hand = handset(rng, 0.24, material=material)
    parts += placed(hand, translate=(-out, y - 0.12, 0.0))
    bow = [(-out, y - 0.12, 0), (-out, 0.0, 0), (-0.02, 0.02, 0.2), (0, y - 0.1, 0)]
    return [*parts, hose(bow, 0.009)]
