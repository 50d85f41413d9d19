"""Desks: pedestals of drawers, panels, returns and hutches; the drawers face the sitter at +Z."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, mirrored, pick, tube
from data.procedural.kit_frame import apron, draw_legs, four_corners, four_legs
from data.procedural.table_parts import FRAME, drawer


def _chest(
    rng: np.random.Generator, size: tuple[float, float, float], center_x: float, top: float, frame: str
) -> list[Part]:
    """A block of drawers (width, height, depth) hanging from `top`."""
    width, height, depth = size
    parts = [box((width, height, depth), (center_x, top - height / 2, 0), material=frame)]
    count = pick(rng, 1, 2, 3, 3, 4) if height > 0.3 else 1
    pitch, front = height / count, pick(rng, frame, frame, "wood", "paint")
    for row in range(count):
        parts += drawer(width - 0.03, pitch - 0.025, (center_x, top - pitch * (row + 0.5), depth / 2), front)
    return parts


def _modesty(width: float, height: float, behind: float, top: float, frame: str) -> Part:
    return box((width, height, 0.02), (0, top - height / 2, behind + 0.03), material=frame)


def desk(rng: np.random.Generator) -> list[Part]:
    """A writing desk: drawers at one end or both, legs or a panel elsewhere, sometimes a hutch."""
    frame, height = pick(rng, *FRAME), rng.uniform(0.71, 0.78)
    width, depth, thick = rng.uniform(0.95, 1.7), rng.uniform(0.5, 0.8), rng.uniform(0.018, 0.045)
    overhang, under = rng.uniform(0, 0.03), height - thick
    parts = [
        box(
            (width, thick, depth),
            (0, height - thick / 2, 0),
            bevel=pick(rng, 0, 0.006),
            material=pick(rng, frame, "wood", "glass"),
        )
    ]
    plan = draw_legs(rng, ("square", "square", "round", "tapered"), size=(0.03, 0.06), material=frame)
    tops = four_corners(
        (width / 2 - plan.size[0] / 2 - overhang, depth / 2 - plan.size[1] / 2 - overhang), under + 0.01
    )
    chest = (
        width * rng.uniform(0.24, 0.33),
        (under - 0.06) * pick(rng, 1.0, 1.0, rng.uniform(0.25, 0.6)),
        depth - 2 * overhang - 0.02,
    )
    at = width / 2 - overhang - chest[0] / 2
    full = chest[1] > 0.5
    drawers = _chest(rng, chest, at, under + 0.005, frame)
    if full:
        drawers.append(box((chest[0] - 0.02, 0.08, chest[2] - 0.03), (at, 0.04, 0), material=frame))
    style = pick(rng, "one", "both", "legs")
    parts += drawers
    if style == "both":
        parts += [mirrored(part) for part in drawers]
        if not full:
            parts += four_legs(plan, tops)[0]
    elif style == "legs" or not full:
        parts += four_legs(plan, tops)[0] + apron(tops - (0, 0.005, 0), 0.06, 0.02, material=frame)
    else:
        board = rng.uniform(0.018, 0.045)
        parts.append(
            box(
                (board, under + 0.005, chest[2]),
                (-width / 2 + overhang + board / 2, under / 2, 0),
                material=frame,
            )
        )
    if chance(rng, 0.6):
        parts.append(
            _modesty(width - 2 * overhang - 0.06, rng.uniform(0.2, 0.6), -chest[2] / 2, under + 0.005, frame)
        )
    return parts + (_hutch(rng, (width, depth), height, frame) if chance(rng, 0.15) else [])


def _hutch(rng: np.random.Generator, size: tuple[float, float], height: float, frame: str) -> list[Part]:
    """Shelves that stand along the back of a desk."""
    (width, depth), tall, deep = size, rng.uniform(0.2, 0.5), rng.uniform(0.16, 0.26)
    z = -depth / 2 + deep / 2
    cheek = box((0.022, tall, deep), (width / 2 - 0.02, height + tall / 2 - 0.005, z), material=frame)
    parts = [*both_sides([cheek]), box((width, 0.022, deep), (0, height + tall, z), material=frame)]
    if chance(rng, 0.6):
        parts.append(
            box((width - 0.03, tall, 0.015), (0, height + tall / 2, -depth / 2 + 0.012), material=frame)
        )
    return parts


def office_desk(rng: np.random.Generator) -> list[Part]:
    """A work table on metal frames: T-feet, C-feet, closed loops or A-frames, with a modesty panel."""
    height, width, depth = rng.uniform(0.7, 0.78), rng.uniform(1.1, 2.0), rng.uniform(0.6, 0.9)
    frame, thick = pick(rng, "metal", "metal", "paint", "wood"), rng.uniform(0.02, 0.035)
    under, x = height - thick, width / 2 - rng.uniform(0.02, 0.2)
    wide, bar = rng.uniform(0.035, 0.08), rng.uniform(0.03, 0.05)
    reach = 0.46 * depth
    style = pick(rng, "t", "c", "loop", "a")
    if style in ("t", "c"):
        z = 0 if style == "t" else -reach + wide
        side = [box((bar, under, wide), (x, under / 2, z), material=frame)]
        side.append(box((wide, 0.035, 2 * reach), (x, 0.0175, 0), bevel=0.008, material=frame))
        side.append(box((wide, 0.03, 2 * reach), (x, under - 0.01, 0), material=frame))
    elif style == "loop":
        side = [box((wide, under, bar), (x, under / 2, z), material=frame) for z in (-reach, reach)]
        side += [
            box((wide, bar, 2 * reach), (x, y, 0), material=frame) for y in (bar / 2, under - bar / 2 + 0.005)
        ]
    else:
        foot, top = reach, reach * rng.uniform(0.3, 0.8)
        side = [
            tube([(x, 0, s * foot), (x, under + 0.005, s * top)], bar / 2, material=frame) for s in (-1, 1)
        ]
        side.append(tube([(x, under - 0.02, -top), (x, under - 0.02, top)], bar / 2, material=frame))
    parts = [
        box(
            (width, thick, depth),
            (0, height - thick / 2, 0),
            bevel=0.004,
            material=pick(rng, "wood", "plastic", "glass"),
        ),
        *both_sides(side),
    ]
    parts.append(
        box((2 * x, 0.05, 0.03), (0, under - 0.03, 0 if style == "t" else -0.6 * reach), material=frame)
    )
    if chance(rng, 0.4):
        parts.append(_modesty(2 * x, rng.uniform(0.25, 0.45), -0.9 * reach, under, frame))
    if chance(rng, 0.3):
        parts += _chest(rng, (0.4, rng.uniform(0.4, 0.58), 0.75 * depth), x - 0.26, under - 0.005, "wood")
    return parts


def l_desk(rng: np.random.Generator) -> list[Part]:
    """A desk with a return along one side."""
    frame, height, thick = pick(rng, *FRAME), rng.uniform(0.71, 0.77), rng.uniform(0.02, 0.04)
    width, depth, arm = rng.uniform(1.3, 1.9), rng.uniform(0.55, 0.75), rng.uniform(0.45, 0.65)
    reach, under = rng.uniform(0.5, 1.0), height - thick
    x, front = -width / 2 + arm / 2, depth / 2 + reach
    parts = [
        box((width, thick, depth), (0, height - thick / 2, 0), material=frame),
        box((arm, thick, reach + 0.01), (x, height - thick / 2, (depth / 2 + front) / 2), material=frame),
        box((width - 0.05, 0.35, 0.02), (0, under - 0.17, -depth / 2 + 0.03), material=frame),
    ]
    if chance(rng, 0.5):
        board = rng.uniform(0.02, 0.04)
        parts.append(
            box((board, under + 0.005, depth - 0.02), (width / 2 - board, under / 2, 0), material=frame)
        )
        parts.append(
            box((board, under + 0.005, depth - 0.02), (-width / 2 + board, under / 2, 0), material=frame)
        )
        parts.append(box((arm - 0.02, under + 0.005, board), (x, under / 2, front - board), material=frame))
    else:
        plan = draw_legs(rng, ("square", "round"), size=(0.035, 0.06), material=frame)
        spots = [
            (width / 2 - 0.04, -depth / 2 + 0.04),
            (width / 2 - 0.04, depth / 2 - 0.04),
            (-width / 2 + 0.04, -depth / 2 + 0.04),
        ]
        spots += [(-width / 2 + 0.04, front - 0.04), (-width / 2 + arm - 0.04, front - 0.04)]
        tops = np.array([(a, under + 0.01, b) for a, b in spots])
        parts += four_legs(plan, tops)[0]
    if chance(rng, 0.6):
        parts += _chest(
            rng, (0.4, pick(rng, under - 0.03, 0.3), depth - 0.06), width / 2 - 0.26, under + 0.004, frame
        )
    turned = pick(rng, False, True)
    return [mirrored(part) for part in parts] if turned else parts
