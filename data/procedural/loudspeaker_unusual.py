"""Loudspeakers that are no plain boxes, in metres: old wood, panels, balls, eggs, horns; front +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    bezier,
    box,
    chance,
    circle,
    cylinder,
    extrude,
    frame,
    loft_levels,
    pick,
    placed,
    rod,
    rounded_path,
    rounded_rectangle,
    tube,
)
from data.procedural.loudspeaker_fittings import knobs
from data.procedural.loudspeaker_parts import Hole, cabinet, dish, draw_look, unit


def _flare(
    length: float, mouth: float, throat: float, outline: np.ndarray, power: float
) -> list[tuple[np.ndarray, float]]:
    """(outline, z) of a horn's outside, then of its inside: the wall of an exponential flare to z = 0."""
    t = np.linspace(0, 1, 8)
    size = throat + (mouth - throat) * t**power
    wall = 0.03 * mouth
    outside = [(outline * s, (a - 1) * length) for s, a in zip(size, t, strict=True)]
    inside = [
        (outline * max(s - wall, 0.3 * s), (a - 1) * length) for s, a in zip(size[::-1], t[::-1], strict=True)
    ]
    return outside + inside[:-1] + [(outline * 0.02 * mouth, -0.97 * length)]


def outdoor_horn(rng: np.random.Generator) -> list[Part]:
    """A public address horn, round or square, its driver behind it, on a bracket."""
    mouth, length = rng.uniform(0.12, 0.24), 0.0
    length = mouth * rng.uniform(1.0, 1.9)
    square = chance(rng, 0.4)
    outline = rounded_rectangle(2, 2 * rng.uniform(0.6, 0.85), 0.2, 4) if square else circle(1.0, 24)
    levels = _flare(length, mouth, 0.22 * mouth, outline, rng.uniform(1.6, 2.8))
    bell = loft_levels(levels, facing="z", material=pick(rng, "metal", "plastic", "paint"))
    can, deep = rng.uniform(0.3, 0.5) * mouth, rng.uniform(0.4, 0.8) * mouth
    parts = [
        bell,
        dish(
            circle(can, 20),
            [(0.9, -length - deep), (1, -length - 0.85 * deep), (1, -length + 0.02), (0.6, -length + 0.05)],
            (0, 0, 0),
            material="metal",
        ),
    ]
    if chance(rng, 0.7):  # the re-entrant bullet in its throat
        core = rng.uniform(0.3, 0.45) * mouth
        parts.append(
            dish(
                circle(core, 16),
                [(0.3, -0.96 * length), (0.8, -0.6 * length), (1, -0.3 * length), (0.7, -0.15 * length)],
                (0, 0, 0),
                material="metal",
            )
        )
    z, half = -0.75 * length, 0.55 * mouth
    low = -mouth * rng.uniform(0.75, 1.1)
    bracket = [(-half, 0, z), (-half, low, z), (half, low, z), (half, 0, z)]
    parts.append(tube(rounded_path(bracket, 0.1 * mouth), 0.05 * mouth, sides=6))
    parts.append(rod((-half, 0, z), (half, 0, z), 0.06 * mouth, sides=8))
    if chance(rng, 0.5):
        parts.append(cylinder(0.3 * mouth, 0.06 * mouth, (0, low, z), sides=16))
    else:
        high = rng.uniform(1.0, 4.0) * mouth
        parts.append(cylinder(0.1 * mouth, high, (0, low - high / 2, z), sides=12))
    return parts


def panel(rng: np.random.Generator) -> list[Part]:
    """An electrostatic panel: a tall thin frame of mesh on a base, some with a woofer box below."""
    width, height = rng.uniform(0.25, 0.6), rng.uniform(1.0, 1.6)
    low, edge, shell = (
        pick(rng, 0.04, rng.uniform(0.3, 0.45)),
        rng.uniform(0.02, 0.035),
        pick(rng, "wood", "metal", "paint"),
    )
    tall = height - low
    parts = [
        frame((width, tall), edge, 0.05, (0, low + tall / 2, 0), material=shell),
        extrude(
            rounded_rectangle(width - edge, tall - edge), 0.022, (0, low + tall / 2, 0), material="fabric"
        ),
    ]
    for y in np.linspace(0, 1, int(rng.integers(3, 9)))[1:-1]:
        parts.append(box((width - edge, 0.014, 0.04), (0, low + float(y) * tall, 0), material=shell))
    if chance(rng, 0.2):
        parts.append(box((0.016, tall - edge, 0.04), (0, low + tall / 2, 0), material=shell))
    if low > 0.1:
        look = draw_look(rng, shell)
        size = (width, low + 0.01, width * rng.uniform(0.8, 1.2))
        box_parts = cabinet(look, size, [Hole("woofer", 0, low / 2, 0.38 * min(width, low))])
        return parts + placed(box_parts, translate=(0, 0, -0.2 * size[2]))
    parts.append(
        box((1.05 * width, 0.045, rng.uniform(0.25, 0.4)), (0, 0.0225, 0), bevel=0.004, material=shell)
    )
    brace = [
        beam(
            (s * 0.4 * width, 0.04, -0.12),
            (s * 0.4 * width, 0.4 * height, -0.005),
            size=(0.02, 0.02),
            material=shell,
        )
        for s in (-1, 1)
    ]
    return parts + (brace if chance(rng, 0.5) else [])


def wall_round(rng: np.random.Generator) -> list[Part]:
    """A round speaker let into a wall or ceiling, seen from the room: rim, cone or mesh, the can behind."""
    r, look = rng.uniform(0.07, 0.13), draw_look(rng, "plastic")
    deep = r * rng.uniform(0.5, 1.1)
    parts = [
        dish(circle(1.0, 28), [(0.82 * r, -deep), (0.86 * r, 0.0)], (0, r, 0), material="plastic"),
        dish(
            circle(1.0, 28),
            [(1.0 * r, -0.02 * r), (1.0 * r, 0.05 * r), (0.9 * r, 0.1 * r)],
            (0, r, 0),
            material="paint",
        ),
    ]
    if chance(rng, 0.2):
        mesh = [(0.85, 0.0), (0.82, 0.14), (0.4, 0.18 + rng.uniform(0, 0.2))]
        parts.append(dish(circle(r, 28), [(s, z * r) for s, z in mesh], (0, r, 0), material="metal"))
        return parts
    parts += unit(look, Hole("woofer", 0.0, r, 0.8 * r), 0.18 * r, 0.18 * r)
    if chance(rng, 0.6):
        parts += unit(look, Hole("tweeter", 0.0, r, 0.26 * r), 0.2 * r, 0.2 * r)
        parts.append(box((1.6 * r, 0.08 * r, 0.03 * r), (0, r, 0.1 * r), material="plastic"))
    return parts


def gramophone_horn(rng: np.random.Generator) -> list[Part]:
    """A loudspeaker of the twenties: a swan neck from a heavy foot into a wide bell that looks forward."""
    mouth, height = rng.uniform(0.13, 0.22), rng.uniform(0.35, 0.55)
    length, throat, sides = rng.uniform(0.14, 0.26), rng.uniform(0.025, 0.04), pick(rng, 8, 20, 24)
    skin = pick(rng, "metal", "paint", "wood")
    back = rng.uniform(0.08, 0.16)
    path = bezier([(0, 0.03, 0), (0, 0.6 * height, -back), (0, height, -1.4 * back), (0, height, 0.02)], 14)
    neck = tube(path, np.linspace(0.014, 1.03 * throat, 14), sides=sides, material=skin)
    levels = _flare(length, mouth, throat, circle(1.0, sides), rng.uniform(1.8, 3.2))
    bell = loft_levels(levels, facing="z", material=skin)
    foot = rng.uniform(0.08, 0.12)
    base = box((2 * foot, 0.06, 2 * foot), (0, 0.03, 0), bevel=0.008, material="wood")
    if chance(rng, 0.5):
        base = cylinder(foot, 0.06, (0, 0.03, 0), radius_top=0.6 * foot, sides=24, material="metal")
    parts = [neck, *placed([bell], translate=(0, height, length)), base]
    parts.append(cylinder(0.035, 0.05, (0, 0.075, 0), material="metal"))
    return parts + knobs(rng, np.array([0.0]), 0.03, foot, 0.014)


def _cut_ball(outline: np.ndarray, radius: float, share: float, *, material: str) -> tuple[Part, float]:
    """A ball whose XY section is an outline, its front cut flat at `share` of it; and the cut's z."""
    end = np.pi - np.arcsin(share)
    angle = np.linspace(0.15, end, 13)
    steps = [(float(np.sin(a)), float(-np.cos(a) * radius)) for a in angle]
    front = steps[-1][1]
    steps += [(0.94 * share, front), (0.92 * share, front - 0.03 * radius)]
    return dish(outline, steps, (0, 0, 0), material=material), front


def _ball_foot(rng: np.random.Generator, radius: float) -> list[Part]:
    """What a ball about the origin stands on or hangs from: a ring, a stem, three legs, a cord."""
    style = pick(rng, "ring", "ring", "stem", "legs", "legs", "cord")
    if style == "ring":
        low, top = 0.55 * radius, 0.45 * radius
        ring = cylinder(
            low, 0.3 * radius, (0, -0.95 * radius, 0), radius_top=top, sides=24, material="rubber"
        )
        return [ring]
    if style == "stem":
        high = radius * rng.uniform(0.4, 5.0)
        stem = cylinder(0.1 * radius, high, (0, -radius - high / 2 + 0.05 * radius, 0), sides=12)
        return [
            stem,
            cylinder(0.9 * radius, 0.08 * radius, (0, -radius - high, 0), sides=28, material="metal"),
        ]
    if style == "legs":
        material, parts = pick(rng, "wood", "metal"), []
        for turn in np.radians([90, 210, 330]):
            way = np.array([np.cos(turn), 0, np.sin(turn)]) * radius
            ends = [way * 0.5 - (0, 0.75 * radius, 0), way * 0.95 - (0, 1.7 * radius, 0)]
            parts.append(tube(ends, np.array([0.09, 0.05]) * radius, sides=8, material=material))
        return parts
    high = radius * rng.uniform(1.6, 2.4)
    cord = rod((0, 0.95 * radius, 0), (0, high, 0), 0.04 * radius, sides=8, material="fabric")
    return [cord, cylinder(0.2 * radius, 0.2 * radius, (0, 1.02 * radius, 0), sides=16)]


def sphere(rng: np.random.Generator) -> list[Part]:
    """A ball with a driver in its face, on a ring, a stem, three legs or hung from a cord."""
    radius, look = rng.uniform(0.06, 0.16), draw_look(rng, "plastic", "paint", "wood", "metal")
    share = rng.uniform(0.6, 0.85)
    ball, z = _cut_ball(circle(radius, 26), radius, share, material=look.shell)
    r, deep = 0.9 * share * radius, 0.16 * radius
    parts = [ball, *unit(look, Hole("woofer", 0, 0, r), z + 0.05 * radius, deep)]
    if chance(rng, 0.35):
        parts += unit(look, Hole("tweeter", 0, 0, 0.3 * r), z + 0.08 * radius, deep)
    return placed(parts, rotate=(-rng.uniform(0, 15), 0, 0)) + _ball_foot(rng, radius)


def pod(rng: np.random.Generator) -> list[Part]:
    """A sculpted cabinet: an egg with its face cut flat, a tweeter above a woofer, on a disc of a foot."""
    radius, look = rng.uniform(0.09, 0.15), draw_look(rng, "paint", "plastic", "wood", "stone")
    tall, deep, share = rng.uniform(1.35, 1.8), rng.uniform(0.8, 1.3), rng.uniform(0.78, 0.9)
    outline = circle((radius, tall * radius), 28)
    narrow = rng.uniform(0.0, 0.25)  # how much the egg narrows towards its top
    outline[:, 0] *= 1 - narrow * outline[:, 1] / (tall * radius)
    egg, z = _cut_ball(outline, deep * radius, share, material=look.shell)
    big = radius * share * rng.uniform(0.68, 0.78)
    small = big * rng.uniform(0.4, 0.55)
    low = -0.35 * tall * radius * share
    holes = [Hole("woofer", 0, low, big), Hole("tweeter", 0, low + 1.12 * big + 1.1 * small, small)]
    parts = [egg]
    for hole in holes:
        parts += unit(look, hole, z + 0.03 * radius, 0.08 * radius)
    parts = placed(parts, rotate=(-rng.uniform(0, 10), 0, 0), translate=(0, tall * radius, 0))
    plate_like = pick(rng, "metal", "glass", "paint")
    wide = radius * rng.uniform(0.6, 0.95)
    parts.append(cylinder(wide, 0.02, (0, -0.06 * radius, 0), sides=28, material=plate_like))
    return [*parts, cylinder(0.35 * radius, 0.3 * radius, (0, 0.05 * radius, 0), sides=20, material="metal")]


def _wooden_legs(rng: np.random.Generator, width: float, depth: float) -> list[Part]:
    """Four legs that splay under a cabinet on y = 0."""
    high, out, parts = rng.uniform(0.1, 0.28), rng.uniform(0.0, 0.06), []
    for x in (-1, 1):
        for z in (-1, 1):
            top = np.array([0.38 * x * width, 0.005, 0.36 * z * depth])
            ends = [top, top + (x * out, -high, z * out)]
            parts.append(tube(ends, np.array([0.02, 0.011]), sides=10, material="wood"))
    return parts


def vintage(rng: np.random.Generator) -> list[Part]:
    """A wooden cabinet of the fifties: cloth and bars, its drivers mostly in view, on legs or a plinth."""
    width = rng.uniform(0.35, 0.7)
    height, depth = width * rng.uniform(0.75, 1.35), width * rng.uniform(0.45, 0.7)
    edge, front, radius = rng.uniform(0.02, 0.045), depth / 2, pick(rng, 0.0, 0.03, 0.08)
    cloth = rounded_rectangle(width - 1.8 * edge, height - 1.8 * edge, max(radius - edge, 0))
    parts = [
        extrude(
            rounded_rectangle(width, height, radius), depth - 0.02, (0, height / 2, -0.01), material="wood"
        ),
        frame((width, height), edge, 0.05, (0, height / 2, front), radius=radius, material="wood"),
        extrude(cloth, 0.03, (0, height / 2, front - 0.005), material="fabric"),
    ]
    r = 0.4 * (min(width, height) - 2 * edge)
    if chance(rng, 0.88):
        look = draw_look(rng, "wood")
        if height > 1.1 * width:  # a small one above the large one
            parts += unit(
                look, Hole("tweeter", 0, height - 1.6 * edge - 0.3 * r, 0.3 * r), front + 0.02, 0.025
            )
        low = height / 2 if height <= 1.1 * width else edge + 1.1 * r
        parts += unit(look, Hole("woofer", 0, low, r), front + 0.02, 0.03)
    style, inside = pick(rng, "bars", "slats", "plain", "plain"), width - 2 * edge
    if style == "bars":
        for x in np.linspace(-0.4, 0.4, int(rng.integers(4, 9))) * inside:
            bar = (0.012, height - 1.9 * edge, 0.016)
            parts.append(box(bar, (float(x), height / 2, front + 0.018), material="wood"))
    elif style == "slats":
        for y in np.linspace(0.15, 0.85, int(rng.integers(3, 7))) * height:
            bar = (width - 1.9 * edge, 0.012, 0.016)
            parts.append(box(bar, (0, float(y), front + 0.018), material="wood"))
    badge = (0.16 * width, 0.03, 0.016)
    parts.append(box(badge, (0.3 * inside, edge + 0.03, front + 0.012), bevel=0.004, material="metal"))
    if chance(rng, 0.6):
        return parts + _wooden_legs(rng, width, depth)
    return [*parts, box((0.92 * width, 0.04, 0.9 * depth), (0, -0.015, 0), material="wood")]
