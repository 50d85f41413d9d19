"""Lamps on a wall behind them (at -Z) and lanterns carried by hand or set down. Metres."""

import numpy as np

from data.procedural.kit import (
    Part,
    around,
    box,
    chance,
    circle,
    cup,
    cylinder,
    disc,
    ellipsoid,
    extrude,
    facing,
    in_plane,
    pick,
    placed,
    revolve,
    rod,
    rounded_path,
    rounded_rectangle,
    slab,
    smooth_curve,
    tube,
)
from data.procedural.lamp_parts import bulb, fitted_shade, lantern_cage, reflector


def _rose(rng: np.random.Generator, size: float, material: str) -> Part:
    """The plate on the wall, its front at z = 0.01."""
    style = pick(rng, "round", "oval", "square")
    if style == "round":
        return disc(size, 0.02, bevel=0.004, material=material)
    plan = (
        circle((0.7 * size, 1.4 * size), 20)
        if style == "oval"
        else rounded_rectangle(1.3 * size, 2.4 * size, 0.01)
    )
    return extrude(plan, 0.02, bevel=0.004, material=material)


def sconce(rng: np.random.Generator) -> list[Part]:
    """One to three arms from a wall plate, each with a shade, a reflector, a candle or a lantern."""
    material, reach = pick(rng, "metal", "metal", "paint", "wood"), rng.uniform(0.1, 0.22)
    parts, style = [_rose(rng, 0.06, material)], pick(rng, "shade", "shade", "reflector", "candle", "lantern")
    count = pick(rng, 1, 1, 2, 3) if style in ("shade", "candle") else 1
    up = rng.uniform(0.02, 0.1)
    if style == "lantern":
        cage, tall = lantern_cage(rng, rng.uniform(0.13, 0.2), material=material)
        path = [(0, 0.02, 0), (0, 0.02 + up, 0.6 * reach), (0, up, reach), (0, 0.0, reach)]
        parts.append(tube(smooth_curve(path, 12), 0.009, sides=6, material=material))
        return parts + placed(cage, translate=(0, 0.01 - tall, reach))
    if style == "reflector":
        path = [(0, 0, 0), (0, 0.5 * up, 0.5 * reach), (0, up, reach)]
        parts.append(tube(smooth_curve(path, 8), 0.009, sides=6, material=material))
        head = reflector(rng, rng.uniform(0.07, 0.13), material=pick(rng, material, "paint"))
        return parts + placed(head, rotate=(-20, 0, 0), translate=path[-1])
    path = rounded_path([(0, -0.02, 0), (0, -0.05, reach), (0, up, reach)], 0.06)
    one = [tube(path, 0.009, sides=6, material=material)]
    if style == "shade":
        wide = rng.uniform(0.06, 0.1)
        radii = (wide, wide * rng.uniform(0.5, 1.0))
        light = fitted_shade(rng, radii, 1.3 * wide, up - 0.4 * wide, wall=0.006)
    else:
        light = [cylinder(0.02, 0.015, (0, up, 0), radius_top=0.035, sides=12, material=material)]
        light.append(cylinder(0.014, 0.09, (0, up + 0.045, 0), sides=10, material="plastic"))
        light.append(ellipsoid((0.013, 0.03, 0.013), (0, up + 0.11, 0), segments=8, material="glass"))
    one += placed(light, translate=(0, 0, reach))
    for turn in {1: (0,), 2: (-48, 48), 3: (-65, 0, 65)}[count]:
        parts += placed(one, rotate=(0, turn, 0))
    return parts


def wall_wash(rng: np.random.Generator) -> list[Part]:
    """A light that hugs the wall: half bowl, up-and-down tube, box, bulkhead or a picture light."""
    style, material = (
        pick(rng, "bowl", "tube", "box", "bulkhead", "picture"),
        pick(rng, "metal", "paint", "plastic", "stone"),
    )
    wide = rng.uniform(0.09, 0.18)
    if style == "bowl":
        profile = np.array([(1, 0.6), (0.95, 0.35), (0.7, 0.1), (0.2, 0)]) * (
            wide,
            wide * rng.uniform(1.0, 1.8),
        )
        bowl = cup(profile, 0.012, sides=24, material=material)
        flat = bowl.vertices.copy()
        flat[:, 2] = np.maximum(flat[:, 2], 0)  # cut off by the wall
        plan = rounded_rectangle(0.9 * wide, 0.6 * profile[0, 1])
        back = extrude(plan, 0.02, (0, 0.6 * profile[0, 1], 0), material="metal")
        return [Part(flat, bowl.faces, material), back]
    if style == "picture":
        reach, long = rng.uniform(0.12, 0.3), rng.uniform(0.2, 0.4)
        arm = rod((0, 0, 0), (0, rng.uniform(0.3, 0.9) * reach, reach), 0.011, sides=8)
        end = arm.bounds()[1, 1]
        trough = facing(cylinder(0.03, long, sides=14, material="metal"), "x", (0, end, reach))
        return [_rose(rng, 0.045, "metal"), arm, trough]
    if style == "bulkhead":
        plan = pick(
            rng,
            circle(wide, 24),
            circle((wide, 0.65 * wide), 24),
            rounded_rectangle(2 * wide, 1.3 * wide, 0.05),
        )
        high = float(np.abs(plan[:, 1]).max())
        dome = ellipsoid(
            (0.85 * wide, 0.85 * high, 0.5 * wide), (0, 0, 0.15 * wide), segments=18, material="glass"
        )
        bars = [
            box((0.07 * wide, 1.9 * high, 0.05 * wide), (x, 0, 0.62 * wide), material="metal")
            for x in (-0.3 * wide, 0.3 * wide)
        ]
        bars.append(box((1.9 * wide, 0.07 * wide, 0.05 * wide), (0, 0, 0.62 * wide), material="metal"))
        ring = extrude(plan, 0.3 * wide, (0, 0, 0.1 * wide), bevel=0.01, material=material)
        return [ring, dome, *bars] if chance(rng, 0.6) else [ring, dome]
    wide, tall = 0.75 * wide, rng.uniform(0.16, 0.36)
    plan = circle(0.5 * wide, 18) if style == "tube" else rounded_rectangle(wide, 0.7 * wide)
    parts = [slab(plan, tall, (0, 0, 0.7 * wide), material=material)]
    caps = [slab(0.8 * plan, 0.02, (0, s * tall / 2, 0.7 * wide), material="glass") for s in (-1, 1)]
    arm = box((0.3 * wide, 0.3 * wide, 0.6 * wide), (0, 0, 0.25 * wide), material="metal")
    return [*parts, *caps, arm, _rose(rng, 0.5 * wide, "metal")]


def hand_lantern(rng: np.random.Generator) -> list[Part]:
    """A storm lantern, a camping light or a candle lantern, with a handle."""
    style = pick(rng, "storm", "storm", "camp", "cage")
    if style == "cage":
        parts, top = lantern_cage(rng, rng.uniform(0.14, 0.2), material=pick(rng, "metal", "wood", "paint"))
        ring = in_plane(circle(0.035, 14), "xy", (0, top + 0.02, 0))
        return [*parts, tube(ring, 0.006, sides=6, closed=True)]
    wide, tall, metal = (
        rng.uniform(0.07, 0.1),
        rng.uniform(0.24, 0.34),
        pick(rng, "metal", "paint", "plastic"),
    )
    tank = [(0.9, 0), (1.0, 0.02), (1.0, 0.16), (0.6, 0.22), (0.6, 0.27)]
    globe = smooth_curve([(0.42, 0.26), (0.72, 0.42), (0.66, 0.55), (0.4, 0.72)], 9)
    hood = [(0.55, 0.7), (0.6, 0.74), (0.4, 0.8), (0.4, 0.88), (0.5, 0.9), (0.3, 1.0)]
    if style == "camp":
        tank = [(0.85, 0), (0.85, 0.05), (0.75, 0.07), (0.75, 0.3), (0.95, 0.34), (0.95, 0.4)]
        globe = np.array([(0.7, 0.4), (0.72, 0.6), (0.7, 0.8)])
        hood = [(1.0, 0.78), (1.0, 0.84), (0.8, 0.92), (0.4, 1.0)]
    shells = zip((tank, globe, hood), (metal, "glass", metal), strict=True)
    parts = [revolve(np.array(p) * (wide, tall), sides=18, material=m) for p, m in shells]
    thick = 0.07 * wide
    if style == "storm":
        side = [
            (0.8 * wide, 0.15 * tall, 0),
            (1.15 * wide, 0.4 * tall, 0),
            (1.1 * wide, 0.75 * tall, 0),
            (0.3 * wide, 0.92 * tall, 0),
        ]
        parts.append(around(tube(smooth_curve(side, 10), 1.3 * thick, sides=6, material=metal), 2))
    else:
        post = cylinder(thick, 0.42 * tall, (0.82 * wide, 0.59 * tall, 0), sides=6, material=metal)
        parts.append(around(post, pick(rng, 3, 4)))
    lift = rng.uniform(1.1, 1.5) * tall
    bail = [
        (-1.05 * wide, 0.8 * tall),
        (-0.8 * wide, 0.93 * lift),
        (0, lift),
        (0.8 * wide, 0.93 * lift),
        (1.05 * wide, 0.8 * tall),
    ]
    parts.append(tube(in_plane(smooth_curve(bail, 14), "xy"), thick, sides=6))
    return parts


def paper_lantern(rng: np.random.Generator) -> list[Part]:
    """A ribbed paper lantern: ball, barrel or drum, hung, or a stone one on a pillar."""
    if chance(rng, 0.25):
        wide = rng.uniform(0.2, 0.3)
        cage = lantern_cage(rng, wide, material="stone")[0]
        low = wide * rng.uniform(0.6, 1.6)
        pillar = [(0.62, 0), (0.62, 0.12), (0.3, 0.2), (0.3, 0.85), (0.6, 0.97), (0.6, 1.02)]
        parts = [revolve(np.array(pillar) * (wide, low), sides=pick(rng, 4, 6, 16), material="stone")]
        return parts + placed(cage, translate=(0, low, 0))
    wide, squash, count = rng.uniform(0.15, 0.28), rng.uniform(0.7, 1.8), int(rng.integers(7, 13))
    square, t = pick(rng, 2.0, 2.0, 4.0), np.linspace(-0.92, 0.92, 2 * count + 1)
    radius = wide * (1 - np.abs(t) ** square) ** (1 / square) * (1 - 0.05 * (np.arange(2 * count + 1) % 2))
    paper = revolve(np.stack([radius, squash * wide * t], axis=1), sides=20, material="fabric")
    rim, end, drop = float(radius[0]) * 1.08, 0.92 * squash * wide, rng.uniform(0.1, 0.5)
    caps = [cylinder(rim, 0.05 * wide, (0, s * end, 0), material=pick(rng, "wood", "metal")) for s in (-1, 1)]
    parts = [paper, *caps, cylinder(0.008, drop + 0.04, (0, end + drop / 2, 0), sides=6, material="rubber")]
    if chance(rng, 0.3):
        return [
            *parts,
            cylinder(0.018, 0.2, (0, -end - 0.1, 0), radius_top=0.008, sides=8, material="fabric"),
        ]
    return [*parts, *([] if chance(rng, 0.5) else bulb(end, 0.02))]
