"""Desk lamps: jointed arms, goosenecks, light bars and the banker's lamp. Metres; they reach to +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    arc,
    around,
    beam,
    box,
    chance,
    circle,
    cylinder,
    ellipsoid,
    extrude,
    facing,
    in_plane,
    joined,
    moved,
    pick,
    placed,
    rod,
    rounded_path,
    rounded_rectangle,
    slab,
    smooth_curve,
    tube,
)
from data.procedural.lamp_parts import foot, reflector, stem


def _joint(at: np.ndarray, radius: float, width: float, material: str) -> Part:
    """A knob that turns about X."""
    return facing(cylinder(radius, width, sides=12, material=material), "x", at)


def _standing(rng: np.random.Generator, radius: float, material: str) -> tuple[list[Part], float]:
    """A foot, or a clamp that grips a table's edge, and the height of its top."""
    if chance(rng, 0.8):
        return foot(rng, radius, material=material)
    jaw, mouth = 0.06, rng.uniform(0.03, 0.06)
    back = box((0.035, mouth + 0.03, 0.012), (0, -mouth / 2, -jaw / 2), material="metal")
    lips = [box((0.04, 0.012, jaw), (0, y, 0), material="metal") for y in (0.006, -mouth)]
    screw = cylinder(0.007, 0.05, (0, -mouth - 0.01, 0.01), sides=8, material="metal")
    knob = cylinder(0.02, 0.008, (0, -mouth - 0.035, 0.01), sides=12, material="metal")
    return [back, *lips, screw, knob, cylinder(0.012, 0.05, (0, 0.025, 0), sides=10, material="metal")], 0.045


def jointed(rng: np.random.Generator) -> list[Part]:
    """Two jointed arms, of one bar or a pair with springs, and a reflector."""
    material, shell = pick(rng, "metal", "metal", "paint", "wood"), pick(rng, "paint", "metal", "plastic")
    parts, low = _standing(rng, rng.uniform(0.075, 0.11), pick(rng, shell, "metal"))
    upper, lower = rng.uniform(0.24, 0.42, 2)
    lean, rise = np.radians(rng.uniform(-35, 20)), np.radians(rng.uniform(-10, 65))
    hip = np.array([0, low + 0.008, 0])
    elbow = hip + lower * np.array([0, np.cos(lean), np.sin(lean)])
    end = elbow + upper * np.array([0, np.sin(rise), np.cos(rise)])
    thick, pair = rng.uniform(0.006, 0.011), chance(rng, 0.55)
    for a, b in ((hip, elbow), (elbow, end)):
        for x in (-0.016, 0.016) if pair else (0.0,):
            parts.append(rod(a + (x, 0, 0), b + (x, 0, 0), thick, sides=8, material=material))
    if pair and chance(rng, 0.7):
        springs = [
            rod(a + (x, 0.02, 0), a + (b - a) * 0.4 + (x, 0.0, 0), 0.011, sides=6)
            for a, b in ((hip, elbow), (elbow, end)) for x in (-0.016, 0.016)
        ]  # fmt: skip
        parts.append(joined(springs))
    knob = rng.uniform(0.014, 0.024)
    parts += [_joint(at, knob, 0.05, pick(rng, material, "metal")) for at in (hip, elbow, end)]
    tilt = rng.uniform(-35, 25)
    head = reflector(rng, rng.uniform(0.06, 0.11), material=shell)
    return parts + placed(head, rotate=(tilt, 0, 0), translate=end)


def gooseneck(rng: np.random.Generator) -> list[Part]:
    """A bent tube from a foot to a reflector or a domed head."""
    material = pick(rng, "metal", "metal", "paint", "plastic")
    parts, low = _standing(rng, rng.uniform(0.07, 0.12), material)
    height, reach = rng.uniform(0.3, 0.5), rng.uniform(0.12, 0.36)
    style = pick(rng, "crook", "bow", "s")
    if style == "crook":
        bend = min(0.5 * reach, 0.12)
        knots = [(0, low - 0.01), (0, height - bend), (bend, height), (2 * bend, height - 0.7 * bend)]
    elif style == "bow":
        knots = [(0, low - 0.01), (0.1 * reach, 0.6 * height), (0.5 * reach, height), (reach, 0.9 * height)]
    else:
        knots = [(0, low - 0.01), (-0.35 * reach, 0.35 * height), (0, 0.75 * height), (0.6 * reach, height)]
        knots.append((reach, 0.85 * height))
    path = in_plane(smooth_curve(knots, 18), "zy")  # knots are (forward, up)
    parts.append(tube(path, rng.uniform(0.007, 0.013), sides=8, material=pick(rng, "metal", material)))
    tilt = rng.uniform(-45, 5)
    if chance(rng, 0.3):
        wide = rng.uniform(0.06, 0.1)
        dome = ellipsoid((wide, 0.5 * wide, 1.3 * wide), (0, 0, 0.7 * wide), segments=14, material=material)
        return [*parts, moved(dome, rotate=(-0.4 * tilt, 0, 0), translate=path[-1])]
    head = reflector(rng, rng.uniform(0.055, 0.1), material=material)
    return parts + placed(head, rotate=(tilt, 0, 0), translate=path[-1] + (0, 0.005, 0))


def light_bar(rng: np.random.Generator) -> list[Part]:
    """A flat modern lamp: a slim bar or ring of light on an upright, or on two jointed flat arms."""
    material, tall, long = (
        pick(rng, "metal", "paint", "plastic"),
        rng.uniform(0.3, 0.5),
        rng.uniform(0.28, 0.5),
    )
    wide, thick = rng.uniform(0.03, 0.07), rng.uniform(0.01, 0.018)
    plan = pick(rng, rounded_rectangle(0.2, 0.16, 0.02), circle(0.09, 24), rounded_rectangle(0.14, 0.2, 0.06))
    parts = [slab(plan, 0.018, (0, 0.009, 0), bevel=0.004, material=material)]
    back, style = -0.045, pick(rng, "bar", "bar", "jointed", "ring", "bend")
    if style == "bend":
        path = [(0, 0.01, back), (0, tall, back), (0, tall, back + long)]
        arm = tube(rounded_path(path, 0.12), 0.011, sides=8, material=material)
        light = box(
            (wide, thick, 0.6 * long), (0, tall - 0.01, back + 0.72 * long), bevel=0.004, material="glass"
        )
        return [*parts, arm, light]
    lean = rng.uniform(-0.1, 0.04) if style == "jointed" else 0.0
    post = beam((0, 0.01, back), (0, tall, back + lean), size=(0.035, thick), material=material)
    parts += [post, _joint(np.array([0, tall, back + lean]), 0.016, 0.05, material)]
    if style == "ring":
        radius = rng.uniform(0.09, 0.14)
        ring = in_plane(circle(radius, 24), "xz", (0, tall + 0.01, back + radius))
        return [*parts, tube(ring, 0.014, sides=8, closed=True, material="plastic")]
    tilt = rng.uniform(-20, 30)
    bar = [box((wide, thick, long), (0, 0, long / 2 - 0.02), bevel=0.003, material=material)]
    bar.append(box((0.75 * wide, 0.006, 0.85 * long), (0, -thick / 2, long / 2), material="glass"))
    return parts + placed(bar, rotate=(-tilt, 0, 0), translate=(0, tall, back + lean))


def bankers(rng: np.random.Generator) -> list[Part]:
    """A long glass trough of a shade across one or two brass uprights."""
    long, tall, wide = rng.uniform(0.2, 0.3), rng.uniform(0.28, 0.42), rng.uniform(0.06, 0.085)
    parts, low = foot(rng, rng.uniform(0.08, 0.11), material="metal")
    if chance(rng, 0.4):
        parts = [
            slab(rounded_rectangle(0.2, 0.15, pick(rng, 0, 0.05)), 0.025, (0, 0.0125, 0), material="wood")
        ]
        low = 0.025
    hold, deep = tall - 0.03, wide * rng.uniform(0.55, 1.0)
    if chance(rng, 0.5):
        parts += stem(rng, (low - 0.005, hold), 0.009, material="metal")
    else:
        path = [
            (0.02, low - 0.005, 0),
            (0.03, 0.5 * hold, 0),
            (0.5 * long, 0.72 * hold, 0),
            (0.5 * long, hold, 0),
        ]
        arm = tube(rounded_path(path, 0.06), 0.007, sides=8, material="metal")
        parts.append(around(arm, 2))
    outer, inner = arc(1.0, 0, 180, 9) * (wide, deep), arc(1.0, 180, 0, 9) * (wide - 0.008, deep - 0.008)
    trough = extrude(np.concatenate([outer, inner]), long, material="glass")
    tilt = pick(rng, 0, 0, rng.uniform(5, 30))
    parts.append(moved(moved(trough, rotate=(0, 90, 0)), rotate=(tilt, 0, 0), translate=(0, hold - 0.02, 0)))
    for x in (-long / 2, long / 2):
        cap = ellipsoid((0.006, deep + 0.004, wide + 0.004), segments=16, material="metal")
        half = cap.vertices.copy()
        half[:, 1] = np.maximum(half[:, 1], -0.004)
        parts.append(
            moved(Part(half, cap.faces, "metal"), rotate=(tilt, 0, 0), translate=(x, hold - 0.02, 0))
        )
    parts.append(box((long, 0.014, 0.014), (0, hold, 0), material="metal"))
    if chance(rng, 0.6):
        parts.append(
            ellipsoid((0.011, 0.014, 0.011), (0, hold + deep - 0.01, 0), segments=8, material="metal")
        )
    return parts
