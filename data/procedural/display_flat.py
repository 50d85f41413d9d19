"""Flat displays: monitors and televisions on stands, feet, arms and walls. Metres; the screen faces +Z."""

import numpy as np

from data.procedural.display_parts import SHELL, curved_panel, foot, neck, panel
from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    cylinder,
    extrude,
    pick,
    placed,
    rod,
    rounded_path,
    slab,
    superellipse,
    tube,
)


def _size(rng: np.random.Generator, width: tuple[float, float]) -> tuple[float, float]:
    wide = rng.uniform(*width)
    return wide, wide / pick(rng, 16 / 9, 16 / 9, 16 / 10, 4 / 3, 5 / 4)


def _tilted(parts: list[Part], degrees: float, at: tuple[float, float, float]) -> list[Part]:
    return placed(parts, rotate=(-degrees, 0, 0), translate=at)


def monitor(rng: np.random.Generator) -> list[Part]:
    """A computer monitor on a foot and a neck."""
    (width, height), material = _size(rng, (0.4, 0.68)), pick(rng, *SHELL)
    deep, stand = width * rng.uniform(0.03, 0.08), pick(rng, material, material, "metal")
    wide = width * rng.uniform(0.35, 0.6)
    parts, low = foot(rng, wide, material=stand)
    level = low + height * rng.uniform(0.6, 0.95)
    parts = placed(parts, translate=(0, 0, -0.5 * deep))
    parts += neck(
        rng, (0.6 * low, level - 0.02 * height), width * rng.uniform(0.07, 0.16), 0.45 * deep, material=stand
    )
    return parts + _tilted(
        panel(rng, (width, height), deep, material=material), rng.uniform(-2, 9), (0, level, 0)
    )


def curved(rng: np.random.Generator) -> list[Part]:
    """A wide monitor or television bent towards the viewer."""
    width, material = rng.uniform(0.7, 1.25), pick(rng, *SHELL)
    height = width / pick(rng, 16 / 9, 21 / 9, 21 / 9, 32 / 9)
    parts, low = foot(rng, width * rng.uniform(0.3, 0.45), material=material)
    level = low + height * rng.uniform(0.6, 0.85)
    parts += neck(rng, (0.6 * low, level), 0.16 * height, 0.004, material=material)
    screen = curved_panel(rng, (width, height), width * rng.uniform(0.06, 0.14), material=material)
    return parts + _tilted(screen, rng.uniform(0, 5), (0, level, 0.004))


def _tv_feet(rng: np.random.Generator, width: float, drop: float, deep: float) -> list[Part]:
    """Two feet near the ends of a television whose lower edge is `drop` above the sideboard."""
    style, x = pick(rng, "blade", "vee", "tee", "arch"), width * rng.uniform(0.25, 0.43)
    reach, thick = width * rng.uniform(0.08, 0.13), width * rng.uniform(0.01, 0.018)
    top = drop + 0.03 * width
    if style == "blade":
        foot = [
            beam(
                (x, top, 0),
                (x + 0.03 * width, thick / 2, s * reach),
                size=(2 * thick, thick),
                material="metal",
            )
            for s in (-1, 1)
        ]
    elif style == "vee":
        foot = [rod((x, top, 0), (x + s * 0.08 * width, thick, 0.6 * reach), thick, sides=8) for s in (-1, 1)]
        foot.append(rod((x, top, 0), (x, thick, -reach), thick, sides=8))
    elif style == "tee":
        foot = [box((2 * thick, top, thick), (x, top / 2, 0), material="metal")]
        foot.append(box((2.5 * thick, thick, 2 * reach), (x, thick / 2, 0), material="metal"))
    else:
        path = [(x, thick, reach), (x, top, 0.2 * deep), (x, top, -0.2 * deep), (x, thick, -reach)]
        foot = [tube(rounded_path(path, 0.4 * top), thick, sides=8)]
    return both_sides(foot)


def tv_stand(rng: np.random.Generator) -> list[Part]:
    """A television on two feet, or on a pedestal in the middle."""
    (width, height), material = _size(rng, (0.7, 1.5)), pick(rng, *SHELL)
    deep, drop = width * rng.uniform(0.02, 0.07), width * rng.uniform(0.03, 0.09)
    parts = placed(panel(rng, (width, height), deep, material=material), translate=(0, drop + height / 2, 0))
    style = pick(rng, "feet", "feet", "pedestal", "bar", "legs")
    if style == "feet":
        return parts + _tv_feet(rng, width, drop, deep)
    if style == "legs":
        tall, reach = rng.uniform(0.35, 0.6) * width, 0.16 * width
        leg = rod(
            (0.36 * width, drop + 0.05, 0),
            (0.42 * width, -tall, reach),
            0.013 * width,
            sides=8,
            material="wood",
        )
        back = rod(
            (0.36 * width, drop + 0.05, 0),
            (0.42 * width, -tall, -reach),
            0.013 * width,
            sides=8,
            material="wood",
        )
        return parts + both_sides([leg, back])
    base = width * rng.uniform(0.3, 0.6)
    if style == "bar":
        plan = superellipse((base / 2, 0.1 * width), rng.uniform(2, 6), 26)
        parts.append(slab(plan, 0.016 * width, (0, 0.008 * width, 0), material=material))
    else:
        parts += foot(rng, base, material=material)[0]
    wide = width * rng.uniform(0.08, 0.25)
    return [
        *parts,
        box(
            (wide, drop + 0.1 * height, 0.5 * deep + 0.012),
            (0, (drop + 0.1 * height) / 2, -0.1 * deep),
            material=material,
        ),
    ]


def tv_wall(rng: np.random.Generator) -> list[Part]:
    """A thin television with its wall plate: flat, tilted or on a folding arm; perhaps a loudspeaker bar."""
    (width, height), material = _size(rng, (0.7, 1.5)), pick(rng, *SHELL)
    deep = width * rng.uniform(0.025, 0.08)
    parts = panel(rng, (width, height), deep, material=material)
    if chance(rng, 0.25):
        bar = (width * rng.uniform(0.5, 0.9), 0.06 * width, 0.06 * width)
        low = -height / 2 - 0.045 * width
        parts.append(box(bar, (0, low, 0), bevel=0.01 * width, material="fabric"))
        parts.append(
            box(
                (0.04 * width, 0.2 * height, 0.02 * width),
                (0, low + 0.05 * height, -0.3 * deep),
                material="metal",
            )
        )
    style = pick(rng, "flat", "flat", "tilt", "arm")
    back = -deep / 2
    if style == "flat":
        return [
            *parts,
            extrude(
                np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (0.2 * width, 0.25 * height),
                0.03 * width,
                (0, 0, back - 0.01 * width),
                material="metal",
            ),
        ]
    mount = box((0.25 * width, 0.35 * height, 0.015 * width), (0, 0, back), material="metal")
    if style == "tilt":
        wall = -deep - 0.14 * height
        bracket = box((0.3 * width, 0.3 * height, 0.02 * width), (0, 0, wall), material="metal")
        arm = box(
            (0.02 * width, 0.06 * height, abs(wall) + 0.01), (0.1 * width, 0, wall / 2), material="metal"
        )
        return [*_tilted(parts, -rng.uniform(4, 12), (0, 0, 0)), mount, bracket, *both_sides([arm])]
    reach, side = width * rng.uniform(0.12, 0.25), pick(rng, -1, 1)
    elbow, wall = (side * 0.15 * width, 0, back - reach / 2), (0, 0, back - reach)
    size = (0.025 * width, 0.05 * width)
    arms = [
        beam((0, 0, back), elbow, size=size, material="metal"),
        beam(elbow, wall, size=size, material="metal"),
    ]
    bracket = box((0.08 * width, 0.3 * height, 0.02 * width), wall, material="metal")
    joint = cylinder(0.025 * width, 0.07 * width, elbow, sides=12)
    return [*parts, mount, *arms, joint, bracket]


def portrait(rng: np.random.Generator) -> list[Part]:
    """A monitor turned on end."""
    height, material = rng.uniform(0.5, 0.68), pick(rng, *SHELL)
    width, deep = height / pick(rng, 16 / 9, 16 / 10, 4 / 3), height * rng.uniform(0.03, 0.06)
    parts, low = foot(rng, width * rng.uniform(0.6, 0.85), material=material)
    level = low + height * rng.uniform(0.53, 0.68)
    parts = placed(parts, translate=(0, 0, -0.5 * deep))
    parts += neck(rng, (0.6 * low, level), 0.12 * height, 0.45 * deep, material=material)
    return parts + _tilted(
        panel(rng, (width, height), deep, material=material), rng.uniform(-2, 8), (0, level, 0)
    )


def dual(rng: np.random.Generator) -> list[Part]:
    """Two or three monitors side by side, or one over the other, on one stand."""
    (width, height), material = _size(rng, (0.42, 0.6)), pick(rng, *SHELL)
    deep = width * rng.uniform(0.03, 0.06)
    parts, low = foot(rng, 0.6 * width, material="metal")
    one = panel(rng, (width, height), deep, material=material)
    level, back = low + height * rng.uniform(0.65, 0.9), -0.6 * deep - 0.03
    style = pick(rng, "pair", "pair", "pair", "three", "stack")
    top = level + (height * 1.06 if style == "stack" else 0.05 * height)
    parts.append(cylinder(0.022, top, (0, top / 2, back - 0.02), sides=14))
    grip = box((0.1, 0.1, 0.05), (0, 0, -deep / 2 - 0.01), material="metal")
    if style == "stack":
        for y in (level, level + 1.06 * height):
            parts += placed([*one, grip], translate=(0, y, 0))
        return parts
    turn, spots = rng.uniform(0, 22), (-0.5, 0.5) if style == "pair" else (-1.0, 0.0, 1.0)
    half = width / 2 + 0.008
    for spot in spots:
        angle = 2 * spot * turn if style == "pair" else spot * 1.6 * turn
        way = np.radians(abs(angle))
        # the inner edges meet in the middle, the outer ones come forward
        inner = 0.0 if style == "pair" else half * np.sign(spot)
        x = inner + np.sign(spot) * half * np.cos(way)
        z = half * np.sin(way)
        at = (x, level, z)
        parts += placed([*one, grip], rotate=(0, -angle, 0), translate=at)
        parts.append(
            beam(
                (0, level, back - 0.02),
                (x, level, z - 0.5 * deep - 0.015),
                size=(0.025, 0.05),
                material="metal",
            )
            if spot
            else box((0.04, 0.05, 0.06), (0, level, back), material="metal")
        )
    return parts


def desk_arm(rng: np.random.Generator) -> list[Part]:
    """A monitor on a jointed arm clamped to a desk."""
    (width, height), material = _size(rng, (0.45, 0.7)), pick(rng, *SHELL)
    deep, metal = width * rng.uniform(0.025, 0.05), pick(rng, "metal", "metal", "paint")
    parts = _tilted(panel(rng, (width, height), deep, material=material), rng.uniform(0, 8), (0, 0, 0))
    mount, side = np.array([0, 0, -deep / 2 - 0.03]), pick(rng, -1, 1)
    drop, reach = height * rng.uniform(0.2, 0.75), rng.uniform(0.16, 0.3)
    elbow = mount + (side * 0.5 * reach, -0.5 * drop, -0.7 * reach)
    hip = elbow + (-side * 0.6 * reach, -0.2 * drop, -0.5 * reach)
    clamp = hip - (0, 0.25 * height, 0)
    parts.append(box((0.1, 0.1, 0.05), mount + (0, 0, 0.01), material=metal))
    size = (0.05, 0.035)
    parts += [beam(mount, elbow, size=size, material=metal), beam(elbow, hip, size=size, material=metal)]
    parts += [cylinder(0.032, 0.07, at, sides=14, material=metal) for at in (elbow, hip)]
    parts.append(rod(hip, clamp, 0.024, sides=12, material=metal))
    parts.append(box((0.1, 0.025, 0.12), clamp, material=metal))
    jaw = [
        box((0.06, 0.08, 0.02), clamp - (0, 0.035, 0.05), material=metal),
        box((0.06, 0.015, 0.09), clamp - (0, 0.075, 0.01), material=metal),
    ]
    return parts + jaw
