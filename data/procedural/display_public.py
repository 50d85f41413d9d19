"""Displays in public rooms: kiosks, totems, tills, hung boards, easels. Metres; the screen faces +Z."""

import numpy as np

from data.procedural.display_parts import SHELL, knobs, panel
from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    circle,
    cylinder,
    extrude,
    moved,
    pick,
    placed,
    rod,
    rounded_rectangle,
    slab,
    tube,
)


def totem(rng: np.random.Generator) -> list[Part]:
    """An upright sign as tall as a person: a slab on a foot, a screen on a post, or an A-shaped board."""
    width, material = rng.uniform(0.45, 0.75), pick(rng, *SHELL)
    height, deep = width * rng.uniform(1.5, 1.8), width * rng.uniform(0.06, 0.14)
    style, base = pick(rng, "slab", "slab", "post", "board"), rng.uniform(0.15, 0.8)
    screen = panel(rng, (width, height), deep, material=material)
    if style == "board":
        lean, gap = rng.uniform(7, 13), 0.14
        parts = placed(screen, rotate=(-lean, 0, 0), translate=(0, gap + height / 2, 0))
        top = gap + height * 0.9
        prop = beam(
            (0, top, -0.05 - 0.2 * width), (0, 0, -0.6 * width), size=(0.9 * width, 0.03), material=material
        )
        high = np.tan(np.radians(lean)) * height / 2
        post = beam(
            (0.44 * width, gap + 0.1, 0.5 * high),
            (0.44 * width, 0, 0.8 * high + 0.02),
            size=(0.05, 0.03),
            material=material,
        )
        hinge = box((0.8 * width, 0.06, 0.25 * width), (0, top, -0.03 - 0.12 * width), material="metal")
        return [*parts, prop, hinge, *both_sides([post])]
    gap = base if style == "post" else 0.6 * base
    parts = placed(screen, translate=(0, gap + height / 2, 0))
    plan = pick(rng, rounded_rectangle(1.1 * width, 0.7 * width, 0.04), circle(0.48 * width, 24))
    parts.append(slab(plan, 0.035, (0, 0.0175, 0), bevel=0.008, material="metal"))
    wide = width if style == "slab" else width * rng.uniform(0.12, 0.3)
    thick = 0.9 * deep if style == "slab" else 0.12 * width
    parts.append(
        box(
            (wide, gap + 0.1, thick),
            (0, (gap + 0.1) / 2 + 0.01, 0 if style == "slab" else -0.4 * deep),
            material=material,
        )
    )
    return parts


def kiosk(rng: np.random.Generator) -> list[Part]:
    """A touch screen leaning back on a column, a lectern or a till's wedge, perhaps with a card reader."""
    width, material = rng.uniform(0.32, 0.52), pick(rng, *SHELL)
    height, deep, lean = width * pick(rng, 0.62, 0.75, 1.4), 0.09 * width, rng.uniform(15, 55)
    level = rng.uniform(0.95, 1.2)
    parts = placed(
        panel(rng, (width, height), deep, material=material), rotate=(-lean, 0, 0), translate=(0, level, 0)
    )
    style = pick(rng, "column", "column", "lectern", "pillar")
    if style == "lectern":
        turn = np.radians(lean)
        top = np.array([np.sin(turn), np.cos(turn)]) * 0.47 * height
        # side view (forward, up): under the tilted screen down to a foot set back
        side = [
            (top[0] - 0.02, level - top[1] - 0.02),
            (-top[0] - 0.02, level + top[1] - 0.03),
            (-top[0] - 0.06, level + top[1] - 0.1),
        ]
        side += [(-0.26 * width, 0), (0.3 * width, 0), (0.1 * width, 0.25 * level)]
        parts.append(moved(extrude(np.array(side), 0.85 * width, material=material), rotate=(0, -90, 0)))
    elif style == "pillar":
        parts.append(
            box(
                (0.6 * width, level, 0.4 * width),
                (0, level / 2, -0.15 * width),
                bevel=0.01,
                material=pick(rng, material, "wood"),
            )
        )
    else:
        parts.append(
            tube(
                [(0, 0, -0.04), (0, level, -0.04)],
                width * rng.uniform(0.07, 0.14),
                sides=14,
                material=material,
            )
        )
        parts.append(box((0.3 * width, 0.3 * width, 0.1), (0, level - 0.03, -0.05), material="metal"))
    plan = pick(rng, rounded_rectangle(1.1 * width, 0.9 * width, 0.03), circle(0.55 * width, 24))
    parts.append(slab(plan, 0.03, (0, 0.015, 0), bevel=0.008, material="metal"))
    if chance(rng, 0.4) and style != "lectern":
        reader = box(
            (0.25 * width, 0.3 * width, 0.25 * width),
            (0, level - 0.62 * height * np.cos(np.radians(lean)) - 0.2 * width, 0.08 * width),
            material="plastic",
        )
        parts.append(reader)
    return parts


def till(rng: np.random.Generator) -> list[Part]:
    """A checkout or a touch terminal: a leaning screen on a heavy wedge, perhaps with a small one behind."""
    width, material = rng.uniform(0.32, 0.42), pick(rng, "plastic", "plastic", "metal", "paint")
    height, deep, lean = width * rng.uniform(0.66, 0.8), 0.1 * width, rng.uniform(12, 40)
    base, tall = width * rng.uniform(0.55, 1.1), height * rng.uniform(0.55, 0.8)
    side = [(-0.5, 0), (0.45, 0), (0.45, 0.12), (-0.05, 0.35), (-0.12, 1.0), (-0.32, 1.0)]
    stand = extrude(np.array(side) * (0.7 * width, tall), 0.5 * base, material=material)
    parts = [moved(stand, rotate=(0, -90, 0))]
    level = tall * 0.95
    parts += placed(
        panel(rng, (width, height), deep, material=material),
        rotate=(-lean, 0, 0),
        translate=(0, level, -0.06 * width),
    )
    parts.append(
        slab(
            rounded_rectangle(base, 0.75 * width, 0.05 * width),
            0.07 * width,
            (0, 0.035 * width, 0),
            bevel=0.01,
            material=material,
        )
    )
    if chance(rng, 0.4):
        drawer = box(
            (1.1 * width, 0.24 * width, 1.0 * width), (0, -0.11 * width, 0), bevel=0.005, material="metal"
        )
        parts += [drawer, knobs([(0, -0.11 * width)], 0.025 * width, 0.5 * width)]
    if chance(rng, 0.5):
        post = beam(
            (0, 0.5 * tall, -0.2 * width),
            (0, level + 0.62 * height, -0.42 * width),
            size=(0.05 * width, 0.05 * width),
            material=material,
        )
        small = placed(
            panel(rng, (0.5 * width, 0.2 * width), 0.05 * width, material=material),
            rotate=(0, 180, 0),
            translate=(0, level + 0.62 * height, -0.45 * width),
        )
        parts += [post, *small]
    return parts


def hung(rng: np.random.Generator) -> list[Part]:
    """Departure boards: one screen, two back to back or two in a row, on tubes from the ceiling."""
    width, material = rng.uniform(0.8, 1.4), pick(rng, *SHELL)
    height, deep = width * pick(rng, 0.56, 0.56, 0.4, 0.3), width * rng.uniform(0.05, 0.12)
    one = panel(rng, (width, height), deep, material=material, border=0.03 * width)
    count = pick(rng, 1, 1, 1, 2)
    spots = (np.arange(count) - (count - 1) / 2) * 1.02 * width
    parts = [moved(part, translate=(x, 0, 0)) for x in spots for part in one]
    if chance(rng, 0.3):
        back = 2 * min(float(part.bounds()[0, 2]) for part in one)  # where their backs meet
        parts += [moved(part, rotate=(0, 180, 0), translate=(x, 0, back)) for x in spots for part in one]
    up, span, behind = height * rng.uniform(0.5, 1.1), (count - 1) * 1.02 * width / 2, -0.6 * deep
    top, thick = 0.5 * height + up, 0.04 * width
    if chance(rng, 0.5):
        x = span + 0.3 * width
        rod = cylinder(0.5 * thick, up + 0.3 * height, (x, top - 0.5 * up - 0.15 * height, behind), sides=10)
        rose = cylinder(1.5 * thick, 0.5 * thick, (x, top, behind), sides=14)
        bar = (2 * span + 0.8 * width, thick, thick)
        return [*parts, *both_sides([rod, rose]), box(bar, (0, 0.3 * height, behind), material="metal")]
    middle = 0.1 * height
    pole = box(
        (0.07 * width, top + 0.3 * height, thick), (0, (top - 0.3 * height) / 2, behind), material="metal"
    )
    bar = box((2 * span + 0.5 * width, 0.07 * width, thick), (0, middle, behind), material="metal")
    plate = box((0.3 * width, 0.03 * width, 0.2 * width), (0, top, behind), material="metal")
    return [*parts, pole, bar, plate]


def easel(rng: np.random.Generator) -> list[Part]:
    """A television as a picture on three or four wooden legs, or a photo frame on its strut."""
    width, material = rng.uniform(0.6, 1.2), pick(rng, "wood", "wood", "metal", "paint")
    height, deep = width * rng.uniform(0.56, 0.7), 0.03 * width
    lean = rng.uniform(2, 8)
    screen = placed(
        panel(rng, (width, height), deep, material=pick(rng, material, "plastic"), border=0.04 * width),
        rotate=(-lean, 0, 0),
    )
    thick = 0.016 * width
    if chance(rng, 0.3):
        strut = beam(
            (0, 0.2 * height, -deep),
            (0, -0.52 * height, -0.4 * height),
            size=(0.15 * width, 0.7 * thick),
            material=material,
        )
        return [*screen, strut]
    low, out = -height * rng.uniform(1.0, 1.5), rng.uniform(0.3, 0.42) * width
    # the two front legs lean as the screen does, just behind it
    slope, high = np.tan(np.radians(lean)), height * rng.uniform(0.45, 0.75)
    top = (0.12 * width, high, -high * slope - 0.5 * deep - 0.8 * thick)
    foot = (out, low, -low * slope - 0.5 * deep - 0.8 * thick)
    leg = rod(top, foot, thick, sides=8, material=material)
    parts = [*screen, *both_sides([leg])]
    parts.append(rod((0, top[1], top[2]), (0, low, -0.42 * width), thick, sides=8, material=material))
    parts.append(box((2.2 * top[0], 2 * thick, 2.5 * thick), top * np.array([0, 1, 1]), material=material))
    parts.append(
        box(
            (0.7 * width, 2.5 * thick, 5 * thick),
            (0, -height / 2 - thick, 0.5 * height * slope),
            material=material,
        )
    )
    return parts
