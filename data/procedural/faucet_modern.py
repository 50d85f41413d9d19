"""Basin faucets of plain solids, in metres: barrels, blocks, open troughs and touchless ones; water to +Z."""

import numpy as np

from data.procedural.faucet_parts import finish, foot, handle, lever_on, low_spout, mouth, spout
from data.procedural.kit import (
    Part,
    bezier,
    box,
    chance,
    circle,
    cylinder,
    ellipsoid,
    moved,
    pick,
    placed,
    post,
    revolve,
    rod,
    slab,
    superellipse,
)


def barrel(rng: np.random.Generator) -> list[Part]:
    """A barrel along X on a post: the spout forward from its middle or end, knobs or a pin at its ends."""
    material, radius, half = finish(rng), rng.uniform(0.017, 0.024), rng.uniform(0.04, 0.075)
    height, reach = rng.uniform(0.06, 0.12), rng.uniform(0.1, 0.16)
    side = pick(rng, 0.0, -0.6 * half, 0.6 * half)
    line = low_spout(rng, height, reach)
    roll = cylinder(radius, 2 * half, sides=24, material=material)
    parts = [
        moved(roll, rotate=(0, 0, 90), translate=(0, height, 0)),
        cylinder(0.7 * radius, height, (0, height / 2, 0), material=material),
        foot(rng, 0.7 * radius, material=material),
        moved(spout(line, 0.6 * radius, material=material), translate=(side, 0, 0)),
        moved(mouth(line, 0.64 * radius), translate=(side, 0, 0)),
    ]
    if side == 0:
        style = pick(rng, "knob", "cross", "lever")
        for way in (-1, 1):
            parts += placed(
                handle(rng, style, 1.1 * radius, material=material),
                rotate=(0, 0, -90 * way),
                translate=(0.98 * way * half, height, 0),
            )
        return parts
    x = -np.sign(side) * 0.85 * half
    end = cylinder(1.05 * radius, 0.35 * half, sides=24, material=material)
    parts.append(moved(end, rotate=(0, 0, 90), translate=(x, height, 0)))
    tip = (x, height + radius + rng.uniform(0.03, 0.06), 0.01)
    parts.append(rod((x, height, 0), tip, 0.004, sides=8, material=material))
    return parts


def square_mixer(rng: np.random.Generator) -> list[Part]:
    """All flat faces: an upright block, a flat bar of a spout and a plate of a lever."""
    material, side = finish(rng), rng.uniform(0.032, 0.05)
    height, reach = rng.uniform(0.1, 0.3), rng.uniform(0.11, 0.18)
    deep, thick = side * rng.uniform(0.7, 1.2), rng.uniform(0.012, 0.028)
    width = side * rng.uniform(0.7, 1.0)
    y = height * rng.uniform(0.6, 1.0) - thick / 2
    bevel = pick(rng, 0.001, 0.003)
    bar = box((width, thick, reach), (0, 0, reach / 2), bevel=bevel, material=material)
    parts = [
        box((side, height, deep), (0, height / 2, 0), bevel=bevel, material=material),
        box((1.3 * side, 0.006, 1.3 * deep), (0, 0.003, 0), bevel=0.001, material=material),
    ]
    tip = box(
        (0.6 * width, 0.9 * thick, 0.8 * thick), (0, -0.5 * thick, reach - 0.6 * thick), material="metal"
    )
    tilt = pick(rng, 0.0, rng.uniform(-12, 10))
    parts += placed([bar, tip], rotate=(tilt, 0, 0), translate=(0, y, 0))
    block = rng.uniform(0.01, 0.03)
    top = height + block - 0.001
    parts.append(
        box(
            (1.05 * side, block, 1.05 * deep),
            (0, height + block / 2 - 0.001, 0),
            bevel=bevel,
            material=material,
        )
    )
    length = rng.uniform(0.06, 0.11)
    lever = box(
        (side * rng.uniform(0.4, 1.0), 0.007, length), (0, 0, 0.4 * length), bevel=0.001, material=material
    )
    turn = pick(rng, 0.0, 0.0, 90.0, 180.0)
    parts.append(moved(lever, rotate=(-rng.uniform(0, 20), turn, 0), translate=(0, top, 0)))
    return parts


def waterfall(rng: np.random.Generator) -> list[Part]:
    """A mixer that pours from an open trough or a glass dish."""
    material, height, radius = finish(rng), rng.uniform(0.09, 0.28), rng.uniform(0.02, 0.028)
    reach, half = rng.uniform(0.1, 0.16), rng.uniform(0.025, 0.05)
    squared = chance(rng, 0.5)
    outline = superellipse((1, 1), 8.0 if squared else 2.0, 24)
    parts = [
        post([(0, 0, 0), (0, height, 0)], np.array([1.0, 1.0]) * radius, outline=outline, material=material),
        foot(rng, 1.1 * radius, material=material),
    ]
    y, wall = height * rng.uniform(0.72, 0.95), 0.006
    if chance(rng, 0.3):
        dish = rng.uniform(0.055, 0.085)
        profile = np.array([(0.25, -0.25), (0.75, -0.1), (1.0, 0.08), (0.95, 0.1), (0.7, -0.02), (0, -0.1)])
        bowl = revolve(profile * dish, (0, 0, 0.6 * dish), sides=24, material="glass")
        parts.append(moved(bowl, rotate=(8, 0, 0), translate=(0, y, 0)))
    else:
        rim = rng.uniform(0.012, 0.022)
        tray = [box((2 * half, wall, reach), (0, 0, reach / 2), material=pick(rng, material, "glass"))]
        tray += [box((wall, rim, reach), (x, rim / 2, reach / 2), material=material) for x in (-half, half)]
        tray.append(box((2 * half + wall, rim, wall), (0, rim / 2, -0.2 * radius), material=material))
        tray.append(box((2 * half, wall, 2 * radius), (0, 0, 0), material=material))
        parts += placed(tray, rotate=(rng.uniform(0, 15), 0, 0), translate=(0, y, 0))
    return parts + lever_on(rng, radius, height, material)


def sensor(rng: np.random.Generator) -> list[Part]:
    """A touchless tap: a smooth body with a dark eye under its spout, and no handle."""
    material, height, reach = finish(rng), rng.uniform(0.12, 0.26), rng.uniform(0.11, 0.17)
    radius, tip = rng.uniform(0.02, 0.03), rng.uniform(0.011, 0.017)
    corner = rng.uniform(0.5, 0.9)
    end = height * rng.uniform(0.6, 0.95)
    line = bezier(
        [(0, 0), (0, corner * height), (0.01, 1.1 * height), (0.4 * reach, 1.1 * height), (reach, end)], 16
    )
    size = np.linspace(radius, tip, 16)
    wide = rng.uniform(1.0, 1.7)
    parts = [
        spout(line, size, wide=wide, square=pick(rng, 2.0, 3.0, 5.0), material=material),
        mouth(line, 0.8 * tip, length=0.6),
        slab(circle(1.5 * radius, 24) * (wide**0.5, 1), 0.006, (0, 0.003, 0), material=material),
    ]
    at = int(rng.integers(3, 6))
    z, y = line[at]
    eye = ellipsoid(
        (0.4 * radius, 0.6 * radius, 0.3 * radius), (0, y, z + 0.9 * size[at]), segments=10, material="glass"
    )
    parts.append(eye)
    if chance(rng, 0.4):
        parts.append(
            cylinder(0.5 * radius, 0.012, (wide * radius, 0.3 * height, 0), sides=12, material="plastic")
        )
    return parts
