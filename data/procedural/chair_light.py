"""Stools, folding chairs and loungers."""

import numpy as np

from data.procedural.chair_backs import back, placed_back
from data.procedural.chair_seats import round_seat, seat
from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    cushion,
    in_plane,
    joined,
    moved,
    pick,
    slab,
    superellipse,
    tube,
)
from data.procedural.kit_frame import draw_legs, four_corners, four_legs, star_base, stretchers, turned_column

FRAME = ("wood", "wood", "wood", "metal", "plastic", "paint")


def stool(rng: np.random.Generator, *, tall: bool = False) -> list[Part]:
    """A stool, round or square, perhaps with a low back; `tall` makes it a bar stool."""
    frame, height = pick(rng, *FRAME), rng.uniform(0.6, 0.82) if tall else rng.uniform(0.36, 0.52)
    half = rng.uniform(0.15, 0.2) if tall else rng.uniform(0.14, 0.21)
    if round_ := chance(rng, 0.55):
        depth, parts = 0.68 * half, round_seat(rng, half, height, material=frame)
    else:
        depth = half * rng.uniform(0.7, 1)
        parts = seat(rng, (2 * half, 2 * depth), height, material=frame)
    spread = (0.52 * half, 0.52 * half) if round_ else (0.84 * half, 0.84 * depth)
    parts += _stool_base(rng, spread, parts[0].bounds()[1, 1] - 0.01, tall=tall, frame=frame)
    if chance(rng, 0.4 if tall else 0.1):
        style = pick(rng, "solid", "ladder", "open", "hoop", "upholstered")
        upright = back(rng, style, (1.7 * half, rng.uniform(0.15, 0.35)), stile=0.025, material=frame)
        parts += placed_back(upright, height - 0.005, 0.02 - depth, rng.uniform(0, 12))
    return parts


def _stool_base(
    rng: np.random.Generator, half: tuple[float, float], height: float, *, tall: bool, frame: str
) -> list[Part]:
    """Legs, a column or a star under a seat; the corner legs stand at these half distances."""
    style, wide = pick(rng, "legs", "legs", "column", "star", "three"), 1.8 * half[0]
    if style in ("column", "star"):
        ring = _foot_ring(0.75 * wide, rng.uniform(0.2, 0.3)) if tall and chance(rng, 0.8) else []
        if style == "column":
            return [*ring, turned_column(rng, height, base=rng.uniform(0.75, 1.0) * wide, material=frame)]
        spokes, wheels = pick(rng, 4, 5), chance(rng, 0.5)
        return ring + star_base(rng, 1.1 * wide, height, spokes=spokes, castors=wheels, material=frame)
    plan = draw_legs(rng, ("square", "round", "tapered", "turned"), size=(0.025, 0.05), material=frame)
    tops = four_corners(half, height)
    if style == "three":
        turn = np.radians([90, 210, 330])
        tops = np.stack([np.cos(turn) * half[0], np.full(3, height), np.sin(turn) * half[1]], axis=1)
    outward = pick(rng, 0, rng.uniform(0.02, 0.08))
    legs, feet = four_legs(plan, tops, (outward, outward))
    if style == "three":
        return legs
    bars = pick(rng, "box", "h", "box" if tall else "none")
    return legs + stretchers(bars, tops, feet, at=rng.uniform(0.2, 0.45), width=0.018, material=frame)


def _foot_ring(radius: float, height: float) -> list[Part]:
    ring = superellipse((radius, radius), 2.0, 20)
    hoop = tube(in_plane(ring, "xz", (0, height, 0)), 0.01, sides=8, closed=True)
    return [hoop, tube([(-radius, height, 0), (radius, height, 0)], 0.009, sides=8)]


def bar_stool(rng: np.random.Generator) -> list[Part]:
    """A stool 60 to 82 cm high."""
    return stool(rng, tall=True)


def folding(rng: np.random.Generator) -> list[Part]:
    """Crossed legs at both sides: one pair runs on into the back (folding), or arms above (director's)."""
    width, depth, height = rng.uniform(0.4, 0.58), rng.uniform(0.38, 0.46), rng.uniform(0.42, 0.48)
    frame, x, thick = pick(rng, "wood", "metal"), width / 2, rng.uniform(0.022, 0.034)
    soft = pick(rng, "fabric", "fabric", "leather", "wood", "plastic")
    if chance(rng, 0.5):
        top, lean = height + rng.uniform(0.34, 0.45), rng.uniform(0.12, 0.2)
        head = (x, top, -depth / 2 - lean + 0.05)
        long = beam((x, 0, depth / 2), head, size=(thick, thick), material=frame)
        short = beam(
            (x - thick, 0, -depth / 2 - 0.02),
            (x - thick, height - 0.01, depth / 2 - 0.06),
            size=(thick, thick),
            material=frame,
        )
        parts = both_sides([long, short])
        pitch = np.array(head) - (x, 0, depth / 2)
        rung = 0.12
        rear = (depth - 0.04) * rung / (height - 0.01) - depth / 2 - 0.02
        for z in (rear, depth / 2 + pitch[2] * rung / top):
            parts.append(beam((-x, rung, z), (x, rung, z), size=(0.022, 0.022), material=frame))
        rows = np.array([(0, 0, depth / 2)]) + np.outer(np.linspace(0.74, 0.97, 3), pitch)
        tall = pick(rng, 0.05, 0.09)
        angle = float(np.degrees(np.arctan2(-pitch[2], pitch[1])))
        rails = [
            moved(box((width + thick, tall, 0.016)), rotate=(-angle, 0, 0), translate=(0, *row[1:]))
            for row in rows[:: pick(rng, 1, 2)]
        ]
        return (
            parts
            + rails
            + [
                slab(
                    superellipse((x + 0.01, depth / 2), 8),
                    0.025,
                    (0, height, 0.02),
                    bevel=0.008,
                    material=soft,
                )
            ]
        )
    rise, cross = rng.uniform(0.18, 0.24), thick + 0.004
    legs = []
    for z, way in ((depth / 2, 1), (depth / 2 - cross, -1), (-depth / 2, -1), (-depth / 2 + cross, 1)):
        legs.append(beam((-way * x, 0.02, z), (way * x, height, z), size=(thick, thick), material=frame))
    runner = beam(
        (x, 0.015, -depth / 2 - 0.03), (x, 0.015, depth / 2 + 0.03), size=(thick, 0.03), material=frame
    )
    side = [
        beam(
            (x, height, -depth / 2 - 0.02), (x, height, depth / 2 + 0.02), size=(thick, thick), material=frame
        )
    ]
    side += [
        beam((x, height, z), (x, height + rise, z), size=(thick, thick), material=frame)
        for z in (-depth / 2, depth / 2)
    ]
    side.append(box((0.06, 0.02, depth + 0.08), (x, height + rise, 0), bevel=0.005, material=frame))
    side.append(
        beam(
            (x, height, -depth / 2),
            (x, height + 0.42, -depth / 2 - 0.05),
            size=(thick, thick),
            material=frame,
        )
    )
    canvas = [
        box((width, 0.012, depth), (0, height, 0), material="fabric"),
        moved(
            box((width, 0.17, 0.012), (0, 0.33, 0), material="fabric"),
            rotate=(-6.8, 0, 0),
            translate=(0, height, -depth / 2),
        ),
    ]
    return legs + both_sides([runner, *side]) + canvas


def lounger(rng: np.random.Generator) -> list[Part]:
    """A low, leaning chair: deck chair, Adirondack, or a chaise with its legs up."""
    frame, soft = pick(rng, "wood", "metal", "plastic"), pick(rng, "fabric", "leather", "wood", "plastic")
    width, height, tilt = rng.uniform(0.5, 0.7), rng.uniform(0.28, 0.4), rng.uniform(5, 15)
    depth, tall, lean = rng.uniform(0.48, 0.6), rng.uniform(0.55, 0.8), rng.uniform(25, 48)
    rad = np.radians([tilt, lean])
    behind, low = -depth / 2, height - depth * np.sin(rad[0])
    joint, front = np.array([low, behind]), np.array([height, depth / 2])
    head = joint + tall * np.array([np.cos(rad[1]), -np.sin(rad[1])])
    line = [front, joint, head]
    if chance(rng, 0.35):
        line = [front + (-0.05, rng.uniform(0.4, 0.75)), *line]
    x, thick = width / 2, rng.uniform(0.02, 0.05)
    parts = []
    for a, b in zip(line[:-1], line[1:], strict=True):
        parts += _section(rng, (a, b), x, (thick, frame, soft))
    foot = [line[0][1] - 0.06, behind - 0.15]
    leg_tops = [(x, line[0][0] - 0.02, foot[0]), (x, joint[0] + 0.12, joint[1] - 0.12 * np.tan(rad[1]))]
    size = (0.035, 0.05)
    legs = [
        beam(top, (x, 0, top[2] + step), size=size, material=frame)
        for top, step in zip(leg_tops, (0.03, -0.08), strict=True)
    ]
    if len(line) > 3:
        legs.append(
            beam((x, height - 0.02, depth / 2 - 0.1), (x, 0, depth / 2 - 0.1), size=size, material=frame)
        )
    if chance(rng, 0.7):
        top = height + rng.uniform(0.14, 0.2)
        reach = behind - (top - low) * np.tan(rad[1])
        legs.append(
            box(
                (rng.uniform(0.05, 0.12), 0.025, front[1] - 0.05 - reach),
                (x + 0.02, top, (front[1] - 0.05 + reach) / 2),
                material=frame,
            )
        )
        legs.append(
            beam((x, height - 0.1, front[1] - 0.12), (x, top, front[1] - 0.1), size=size, material=frame)
        )
    return parts + both_sides(legs)


def _section(
    rng: np.random.Generator, ends: tuple[np.ndarray, np.ndarray], x: float, look: tuple[float, str, str]
) -> list[Part]:
    """A straight piece of a lounger between two (y, z) points: side rails with slats across, or a cushion."""
    (a, b), (thick, frame, soft) = ends, look
    rails = both_sides([beam((x, *a), (x, *b), size=(0.03, 0.045), material=frame)])
    length, angle = float(np.linalg.norm(b - a)), float(np.degrees(np.arctan2(b[0] - a[0], a[1] - b[1])))
    if soft == "wood":
        spots = np.linspace(0.05, 0.95, max(3, round(length / 0.09)))
        slats = [
            moved(box((2 * x, 0.016, 0.065)), rotate=(angle, 0, 0), translate=(0, *(a + (b - a) * t)))
            for t in spots
        ]
        return [*rails, joined([moved(slat, translate=(0, 0.02, 0)) for slat in slats])]
    pad = moved(
        cushion((2 * x, thick, length + 0.02), radius=0.4 * thick, material=soft), rotate=(angle, 0, 0)
    )
    return [*rails, moved(pad, translate=(0, *((a + b) / 2 + (0.02, 0.0))))]
