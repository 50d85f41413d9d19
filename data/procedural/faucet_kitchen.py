"""Kitchen faucets and those of two handles on a deck, in metres: goosenecks, springs, bridges, sets."""

import numpy as np

from data.procedural.faucet_parts import (
    blade,
    finish,
    foot,
    goose,
    handle,
    low_spout,
    mouth,
    spout,
    turned_post,
)
from data.procedural.kit import (
    Part,
    bezier,
    chance,
    circle,
    cylinder,
    facing,
    in_plane,
    moved,
    pick,
    placed,
    rounded_path,
    rounded_rectangle,
    slab,
    tube,
)


def _arch(rng: np.random.Generator, low: float, top: float, reach: float) -> np.ndarray:
    """(N, 2) of (z, y): a kitchen spout from `low`: round, squared or slanted."""
    style, drop = pick(rng, "round", "round", "round", "square", "slant"), rng.uniform(0.0, 0.12)
    if style == "round":
        return goose(low, top, reach, drop=drop, lean=pick(rng, 0.0, rng.uniform(0, 40)))
    if style == "square":
        corners = [(0, low), (0, top), (reach, top), (reach, top - 0.04 - drop)]
        return rounded_path(corners, rng.uniform(0.02, 0.05), 6)
    end = rng.uniform(0.03, 0.08)
    return rounded_path([(0, low), (0, 0.6 * top), (reach, top), (reach + 0.005, top - end)], 0.04, 6)


def _side_lever(rng: np.random.Generator, radius: float, y: float, material: str) -> list[Part]:
    """A hub at the right of a post and a lever on it, leaning up, out or forward."""
    out, style = radius * rng.uniform(1.3, 2.0), pick(rng, "up", "forward", "out", "pin")
    hub = facing(cylinder(0.75 * radius, out, sides=16, material=material), "x")
    parts = [moved(hub, translate=(out / 2, y, 0))]
    length, width = rng.uniform(0.06, 0.1), 0.8 * radius
    if style == "pin":
        end = (out + rng.uniform(0.0, 0.04), y + length, 0)
        return [
            *parts,
            tube([(0.85 * out, y, 0), end], np.array([0.0055, 0.004]), sides=8, material=material),
        ]
    lever = blade(length, width, lift=rng.uniform(0.0, 0.3), thick=0.3, material=material)
    turn = {"up": (-70, 0, 0), "forward": (0, 0, 0), "out": (0, 90, 0)}[style]
    return [*parts, moved(lever, rotate=turn, translate=(0.9 * out, y + 0.2 * radius, 0))]


def gooseneck(rng: np.random.Generator) -> list[Part]:
    """A kitchen mixer: a stout post, a slim arch over the sink, a lever at the side or on the post."""
    material, radius = finish(rng), rng.uniform(0.019, 0.027)
    height, top, reach = rng.uniform(0.06, 0.15), rng.uniform(0.26, 0.42), rng.uniform(0.16, 0.25)
    thin = rng.uniform(0.009, 0.014)
    line = _arch(rng, 0.9 * height, top, reach)
    parts = [
        cylinder(
            radius, height, (0, height / 2, 0), radius_top=radius * rng.uniform(0.8, 1.0), material=material
        ),
        foot(rng, radius, material=material),
        spout(line, thin, material=material),
        *_side_lever(rng, radius, height * rng.uniform(0.45, 0.75), material),
    ]
    if chance(rng, 0.5):
        parts.append(cylinder(1.05 * radius, 0.012, (0, 0.95 * height, 0), material=material))
    if chance(rng, 0.5):  # the head one pulls down
        long = rng.uniform(5, 9)
        wand = mouth(line, 1.25 * thin, length=long, tip=rng.uniform(0.9, 1.4), material=material)
        return [*parts, wand]
    return [*parts, mouth(line, 1.12 * thin, length=rng.uniform(1, 2))]


def spring(rng: np.random.Generator) -> list[Part]:
    """A professional's tap: a coil spring over the hose, an arm that holds the spray head."""
    material, radius, height = finish(rng), rng.uniform(0.02, 0.026), rng.uniform(0.08, 0.18)
    top, reach = rng.uniform(0.42, 0.62), rng.uniform(0.16, 0.24)
    head = rng.uniform(0.1, 0.16)
    start = height + rng.uniform(0.0, 0.12)
    line = goose(start, top, reach, drop=rng.uniform(0.02, 0.12))
    fine = np.stack(
        [np.interp(np.linspace(0, len(line) - 1, 76), np.arange(len(line)), line[:, k]) for k in (0, 1)], 1
    )
    coil = rng.uniform(0.011, 0.016)
    waves = coil * (1 + 0.13 * np.where(np.arange(76) % 2, 1, -1))
    parts = [
        cylinder(radius, height, (0, height / 2, 0), material=material),
        foot(rng, radius, material=material),
        cylinder(0.6 * radius, start - height + 0.02, (0, (start + height) / 2, 0), material=material),
        spout(fine, waves, material="metal"),
        mouth(line, 1.15 * coil, length=head / coil, tip=1.3, material=pick(rng, material, "plastic")),
        *_side_lever(rng, radius, 0.6 * height, material),
    ]
    y = line[-1, 1] - rng.uniform(0.1, 0.5) * head
    arm = [(0, start - 0.01, 0.0), (0, min(y, start + 0.1), 0.4 * reach), (0, y, reach)]
    parts.append(tube(rounded_path(arm, 0.03), 0.006, sides=8, material=material))
    ring = in_plane(circle(1.45 * coil, 16), "xz", (0, y, reach))
    parts.append(tube(ring, 0.005, sides=8, closed=True, material=material))
    if chance(rng, 0.5):
        tip = np.array([(0, -0.2, 0.9), (0, -0.4, 1.8), (0, -0.9, 2.2)]) * coil + (0, line[-1, 1], reach)
        parts.append(tube(tip, 0.005, sides=8, material=material))
    return parts


def filter_tap(rng: np.random.Generator) -> list[Part]:
    """A slim tap for drinking water: a thin swan neck on a small post, a tiny lever or tap on it."""
    material, radius, height = finish(rng), rng.uniform(0.011, 0.016), rng.uniform(0.05, 0.09)
    line = goose(
        0.9 * height,
        rng.uniform(0.2, 0.3),
        rng.uniform(0.09, 0.15),
        drop=rng.uniform(0, 0.03),
        lean=rng.uniform(0, 50),
    )
    style = pick(rng, "lever", "pin", "cross", "knob")
    turn = pick(rng, (0, 0, -90), (-60, 0, 0), (90, 0, 0))
    shape = (
        turned_post(rng, 1.2 * radius, height, material=material)
        if chance(rng, 0.4)
        else cylinder(radius, height, (0, height / 2, 0), material=material)
    )
    return [
        shape,
        foot(rng, 1.2 * radius, material=material),
        spout(line, rng.uniform(0.005, 0.0075), material=material),
        mouth(line, 0.0085, length=1.5),
        *placed(
            handle(rng, style, rng.uniform(0.014, 0.02), material=material),
            rotate=turn,
            translate=(0, 0.6 * height, 0),
        ),
    ]


def bridge(rng: np.random.Generator) -> list[Part]:
    """Two pillars with handles, a pipe across between them and a high or low spout from its middle."""
    material, half, radius = finish(rng), rng.uniform(0.075, 0.11), rng.uniform(0.012, 0.017)
    height, pipe = rng.uniform(0.07, 0.12), radius * rng.uniform(0.55, 0.8)
    style = pick(rng, "cross", "cross", "lever", "knob")
    level, side = height * rng.uniform(0.6, 0.85), []
    turned, plain = turned_post(rng, radius, height, material=material), foot(rng, radius, material=material)
    grip = handle(rng, style, rng.uniform(0.024, 0.032), material=material)
    for way in (-1, 1):
        column = [turned, plain] + placed(
            grip, rotate=(0, 90 * way if style == "lever" else 0, 0), translate=(0, 0.95 * height, 0)
        )
        side += placed(column, translate=(way * half, 0, 0))
    arched = chance(rng, 0.3)
    rise = 0.3 * half if arched else 0.0
    path = rounded_path(
        [(-half, level, 0), (-0.5 * half, level + rise, 0), (0.5 * half, level + rise, 0), (half, level, 0)],
        0.3 * half,
    )
    hub = level + rise
    if chance(rng, 0.75):
        line = goose(
            hub - 0.01, hub + rng.uniform(0.14, 0.28), rng.uniform(0.13, 0.22), drop=rng.uniform(0, 0.04)
        )
    else:
        line = low_spout(rng, hub + 0.02, rng.uniform(0.15, 0.22))
    body = cylinder(1.5 * pipe, 4.5 * pipe, (0, hub + 0.5 * pipe, 0), sides=16, material=material)
    return [
        *side,
        tube(path, pipe, sides=12, material=material),
        body,
        spout(line, 0.95 * pipe, material=material),
        mouth(line, 1.12 * pipe),
    ]


def _deck_plate(rng: np.random.Generator, half: float, depth: float, material: str) -> Part:
    outline = rounded_rectangle(2 * half + depth, depth, pick(rng, 0.15, 0.5) * depth, 6)
    thick = rng.uniform(0.006, 0.02)
    return slab(outline, thick, (0, thick / 2, 0), bevel=0.3 * thick, material=material)


def centerset(rng: np.random.Generator) -> list[Part]:
    """A spout between two handles, all on one plate."""
    material, half = finish(rng), rng.uniform(0.05, 0.1)
    radius, high = rng.uniform(0.016, 0.022), rng.uniform(0.03, 0.06)
    style = pick(rng, "cross", "lever", "lever", "knob", "tee")
    grip = [cylinder(radius, high, (0, high / 2, 0), radius_top=0.8 * radius, material=material)]
    grip += placed(
        handle(rng, style, rng.uniform(0.022, 0.03), material=material), translate=(0, 0.95 * high, 0)
    )
    old = chance(rng, 0.4)
    sides = []
    for way in (-1, 1):
        sides += placed(
            grip,
            rotate=(0, way * pick(rng, 90.0, 60.0) if style == "lever" else 0, 0),
            translate=(way * half, 0, 0),
        )
    post_high = rng.uniform(0.04, 0.08)
    middle = (
        turned_post(rng, 1.1 * radius, post_high, material=material)
        if old
        else cylinder(radius, post_high, (0, post_high / 2, 0), radius_top=0.7 * radius, material=material)
    )
    reach = rng.uniform(0.1, 0.15)
    if chance(rng, 0.6):
        line = goose(
            0.8 * post_high, post_high + rng.uniform(0.06, 0.18), reach, drop=0.01, lean=rng.uniform(0, 30)
        )
    else:
        line = low_spout(rng, 0.7 * post_high, reach)
    thin = radius * rng.uniform(0.5, 0.7)
    taper = np.linspace(1.15, 0.9, len(line))
    return [
        _deck_plate(rng, half, rng.uniform(2.4, 3.2) * radius, material),
        *sides,
        middle,
        spout(line, thin * taper, wide=pick(rng, 1.0, 1.0, 1.5), material=material),
        mouth(line, thin, length=0.8),
    ]


def widespread(rng: np.random.Generator) -> list[Part]:
    """Two handles far apart and a flat, broad or high spout between them, on a long low bar of a base."""
    material, half = finish(rng), rng.uniform(0.09, 0.13)
    side, high = rng.uniform(0.017, 0.024), rng.uniform(0.035, 0.07)
    squared = chance(rng, 0.5)
    base = rounded_rectangle(2.0, 2.0, 0.3 if squared else 0.99, 5)
    bar = slab(rounded_rectangle(2 * half, 0.6 * side, 0.1 * side), 0.01, (0, 0.005, 0), material=material)
    pillar = [slab(base * side, high, (0, high / 2, 0), bevel=0.003, material=material)]
    pillar.append(slab(base * 1.3 * side, 0.007, (0, 0.0035, 0), material=material))
    parts, turn = [bar], rng.uniform(30, 90)
    length = rng.uniform(0.05, 0.08)
    lever = moved(
        blade(
            length,
            0.9 * side,
            lift=rng.uniform(0, 0.5),
            thick=0.35,
            tip=rng.uniform(0.6, 1),
            material=material,
        ),
        translate=(0, high, 0),
    )
    for way in (-1, 1):
        parts += placed([*pillar, lever], rotate=(0, way * turn, 0), translate=(way * half, 0, 0))
    reach, top = rng.uniform(0.11, 0.16), rng.uniform(0.1, 0.22)
    line = bezier(
        [
            (0, 0),
            (0, top),
            (0.3 * reach, 1.25 * top),
            (reach, 1.2 * top),
            (reach, top * rng.uniform(0.55, 0.8)),
        ],
        14,
    )
    size = side * np.linspace(0.85, rng.uniform(0.35, 0.55), 14)
    wide = rng.uniform(1.0, 1.5)
    return [
        *parts,
        spout(line, size, wide=wide, square=6.0 if squared else 2.0, material=material),
        mouth(line, 0.9 * size[-1], length=0.6),
        slab(base * 1.4 * side, 0.007, (0, 0.0035, 0), material=material),
    ]
