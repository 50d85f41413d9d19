"""Old televisions: portables, sets in furniture, balls on feet. Metres; the screen faces +Z."""

import numpy as np

from data.procedural.display_parts import aerial, knobs, tube_screen, tube_shell
from data.procedural.kit import (
    Part,
    around,
    both_sides,
    box,
    chance,
    circle,
    cup,
    cylinder,
    ellipsoid,
    frame,
    grille,
    hoop,
    in_plane,
    moved,
    pick,
    placed,
    rod,
    rounded_path,
    tube,
)
from data.procedural.kit_frame import draw_legs, four_corners, four_legs


def _portable_face(rng: np.random.Generator, width: float, height: float) -> list[Part]:
    """Screen, knobs and loudspeaker of a portable set, on z = 0, the controls below or at the right."""
    below = chance(rng, 0.5)
    size = (0.82 * width, 0.62 * height) if below else (0.66 * width, 0.8 * height)
    at = (0, 0.1 * height, 0) if below else (-0.1 * width, 0, 0)
    rim, border = (1.08 * size[0], 1.08 * size[1]), 0.05 * width
    parts = [tube_screen(size, at, bulge=border)]
    parts.append(frame(rim, border, 1.2 * border, at, radius=1.8 * border, material="plastic"))
    if below:
        row = -0.34 * height
        spots = [(x * width, row) for x in pick(rng, (-0.3, 0.3), (0.12, 0.3), (0.3,))]
        cloth = grille((0.3 * width, 0.14 * height, 0.012), 4, (-0.08 * width, row, 0), material="fabric")
        return [*parts, knobs(spots, 0.065 * height, 0), cloth]
    spots = [(0.36 * width, y * height) for y in pick(rng, (0.28, 0.08), (0.3, 0.16, 0.02))]
    cloth = grille(
        (0.16 * width, 0.3 * height, 0.012), 6, (0.36 * width, -0.24 * height, 0), material="fabric"
    )
    return [*parts, knobs(spots, 0.06 * width, 0), cloth]


def portable_tv(rng: np.random.Generator) -> list[Part]:
    """A small set with a handle on top, a knob or two and an aerial."""
    width = rng.uniform(0.24, 0.36)
    height, deep = width * rng.uniform(0.75, 1.05), width * rng.uniform(0.6, 0.95)
    material = pick(rng, "plastic", "plastic", "paint", "metal")
    levels = [(0.95 * width, 0.95 * height, 0, 0), (width, height, 0, -0.06 * deep)]
    levels += [(width, height, 0, -0.5 * deep), (0.8 * width, 0.8 * height, 0, -deep)]
    parts = [tube_shell(levels, corner=rng.uniform(0.08, 0.28), material=material)]
    parts += _portable_face(rng, width, height)
    high, z, half = height / 2, -0.35 * deep, 0.35 * width
    if chance(rng, 0.7):
        path = [
            (-half, high - 0.01, z),
            (-half, 1.28 * high, z),
            (half, 1.28 * high, z),
            (half, high - 0.01, z),
        ]
        grip = pick(rng, "metal", "plastic")
        parts.append(tube(rounded_path(path, 0.1 * width), 0.024 * width, sides=8, material=grip))
    if chance(rng, 0.75):
        parts += aerial(rng, 1.2 * width, (rng.uniform(-0.2, 0.2) * width, high - 0.01, -0.6 * deep))
    stand = box((0.7 * width, 0.08 * height, 0.5 * deep), (0, -high, -0.4 * deep), material=material)
    return [*parts, stand]


def console_tv(rng: np.random.Generator) -> list[Part]:
    """A set built into furniture: a cabinet on legs with the tube, cloth and knobs, perhaps with doors."""
    width, deep = rng.uniform(0.6, 1.1), rng.uniform(0.4, 0.55)
    height, rise = width * rng.uniform(0.55, 1.0), rng.uniform(0.08, 0.3)
    parts = [box((width, height, deep), (0, rise + height / 2, -deep / 2), bevel=pick(rng, 0, 0.015))]
    middle, upright = rise + height / 2, height > 0.8 * width
    size = (0.78 * width, 0.55 * height) if upright else (min(0.56 * width, height), 0.76 * height)
    at = (
        (0, middle + 0.17 * height, 0) if upright else (-0.48 * width + 0.04 * width + size[0] / 2, middle, 0)
    )
    parts.append(tube_screen((0.94 * size[0], 0.94 * size[1]), at, bulge=0.03 * width))
    parts.append(
        frame(
            size,
            0.05 * size[0],
            0.04 * width,
            at,
            radius=0.1 * size[1],
            material=pick(rng, "plastic", "metal", "wood"),
        )
    )
    if upright:
        parts.append(
            grille((0.75 * width, 0.26 * height, 0.012), 8, (0, rise + 0.17 * height, 0), material="fabric")
        )
        parts.append(knobs([(s * 0.3 * width, rise + 0.36 * height) for s in (-1, 1)], 0.028 * width, 0))
    else:
        left = at[0] + size[0] / 2 + 0.03 * width
        x, room = (left + 0.47 * width) / 2, 0.47 * width - left
        parts.append(
            grille((0.9 * room, 0.45 * height, 0.012), 9, (x, middle - 0.18 * height, 0), material="fabric")
        )
        parts.append(
            knobs([(x, middle + y * height) for y in (0.3, 0.14)], min(0.045 * width, 0.4 * room), 0)
        )
    plan = draw_legs(rng, ("round", "tapered", "square", "turned"), size=(0.03, 0.05), material="wood")
    legs = four_legs(plan, four_corners((0.43 * width, 0.4 * deep), rise + 0.01), (0.03, 0.02))[0]
    parts += placed(legs, translate=(0, 0, -deep / 2))
    if chance(rng, 0.25):
        door = box((0.5 * width, height, 0.02), (0.25 * width, middle, 0))
        swung = moved(door, rotate=(0, rng.uniform(-110, -80), 0), translate=(width / 2, 0, -0.008))
        parts += both_sides([swung])
    return parts + (aerial(rng, 0.8 * width, (0, rise + height, -deep / 2)) if chance(rng, 0.3) else [])


def _space_foot(style: str, tall: float, material: str) -> list[Part]:
    """What a ball of radius 1, `tall` high from its middle, stands on or hangs from."""
    if style == "trumpet":
        cone = [(0.75, -tall - 0.55), (0.25, -tall - 0.25), (0.3, 0.2 - tall)]
        return [cup(cone, 0.2, material=material)]
    if style == "disc":
        return [cylinder(0.6, 0.3, (0, -tall, 0), radius_top=0.4, material=material)]
    if style == "legs":
        return [around(rod((0.4, -0.8 * tall, 0), (0.8, -1.7 * tall, 0), 0.05, sides=8), 4, start=45)]
    ring = in_plane(circle(0.25, 14), "xy", (0, tall + 0.2, 0))
    base = cylinder(0.5, 0.2, (0, -tall, 0), material=material)
    return [base, tube(ring, 0.04, sides=6, closed=True)]


def space_age(rng: np.random.Generator) -> list[Part]:
    """A ball, an egg or a helmet of radius 1 with a screen let in, on a foot or hung from a ring."""
    material, tall = (
        pick(rng, "plastic", "plastic", "paint", "metal"),
        pick(rng, 1.0, 1.0, rng.uniform(0.8, 1.2)),
    )
    shell = ellipsoid((1, tall, 1), power=pick(rng, 2.0, 2.0, 2.6), segments=22, material=material)
    flat, front = shell.vertices.copy(), rng.uniform(0.62, 0.78)
    flat[:, 2] = np.minimum(flat[:, 2], front)  # the face is cut off level
    parts = [Part(flat, shell.faces, material)]
    wide, at = float(np.sqrt(1 - front**2)), (0, 0, front)
    if chance(rng, 0.5):
        section = [(0.98, -0.25), (1.1, -0.15), (1.02, 0.1), (0.94, 0.05)]
        parts.append(tube_screen((1.45 * wide, 1.2 * wide), at, bulge=0.1))
        parts.append(hoop(np.array(section) * (wide, 1), at, material="metal"))
    else:
        size = (1.5 * wide, 1.25 * wide)
        rim = (1.12 * size[0], 1.12 * size[1])
        parts.append(tube_screen(size, at, bulge=0.06))
        parts.append(frame(rim, 0.14 * wide, 0.18, at, radius=0.3 * wide, material="plastic"))
    style = pick(rng, "trumpet", "disc", "legs", "ring")
    parts += _space_foot(style, tall, material)
    if chance(rng, 0.5):
        parts.append(knobs([(x * wide, -wide) for x in (-0.25, 0.0, 0.25)], 0.08, 0.6 * front))
    if style != "ring" and chance(rng, 0.5):
        parts += aerial(rng, 2.0, (0, 0.95 * tall, -0.1))
    return parts
