"""Tables: seventeen families in metres; the long side lies along X, drawers face +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    box,
    chance,
    circle,
    mirrored,
    moved,
    pick,
    rounded_rectangle,
    slab,
    superellipse,
)
from data.procedural.kit_frame import apron, draw_legs, four_corners, four_legs, leg, stretchers
from data.procedural.table_desk import desk, l_desk, office_desk
from data.procedural.table_forms import folding, nest, panel, picnic, trestle, x_leg
from data.procedural.table_parts import FRAME, drawer, foot, table_top, top_material, top_outline

LEGS = ("square", "square", "square", "round", "tapered", "turned", "cabriole", "hairpin", "sabre")
WEIGHTS = {"four_leg": 3.0, "coffee": 2.5, "desk": 1.5, "pedestal": 1.5, "nest": 0.4, "l_desk": 0.5}


def _framed(
    rng: np.random.Generator, size: tuple[float, float], height: float, *, legs: tuple[str, ...] = LEGS
) -> list[Part]:
    """A top on four legs, perhaps with aprons, stretchers, drawers or a lower shelf."""
    (width, depth), frame = size, pick(rng, *FRAME)
    style, outline = top_outline(rng, width, depth)
    reach = 0.66 if style in ("oval",) else 0.82 if style in ("boat", "octagon") else 0.97
    covering = top_material(rng, frame)
    plan = draw_legs(rng, legs, size=(0.03, 0.1 if height > 0.6 else 0.07), material=frame)
    inset = plan.size[0] / 2 + pick(rng, 0.0, 0.0, rng.uniform(0.02, 0.12))
    half = (max(reach * width / 2 - inset, 0.1), max(reach * depth / 2 - inset, 0.08))
    tops = four_corners(half, height - 0.009)
    splay = (
        pick(rng, (0, 0), (0, 0), tuple(rng.uniform(0.01, 0.12, 2)))
        if plan.style != "hairpin"
        else (0.03, 0.03)
    )
    parts, feet = four_legs(plan, tops, splay)
    parts.append(table_top(rng, outline, height, material=covering))
    drop = rng.uniform(0.05, 0.14) * (1 if height > 0.6 else 0.7)
    if plan.style != "hairpin" and chance(rng, 0.65):
        parts += apron(tops - (0, 0.004, 0), drop, 0.022, material=frame)
        if chance(rng, 0.2):
            parts += drawer(
                half[0] * rng.uniform(0.5, 1.2), drop * 0.75, (0, height - 0.02 - drop / 2, half[1]), frame
            )
    straight = plan.style in ("square", "round", "tapered", "turned") and splay == (0, 0)
    if straight and chance(rng, 0.3):
        at, thick = rng.uniform(0.12, 0.5), rng.uniform(0.015, 0.03)
        shelf = (2 * half[0] + 0.01, thick, 2 * half[1] + 0.01)
        parts.append(box(shelf, (0, at * height, 0), material=pick(rng, frame, covering)))
    elif straight and chance(rng, 0.35):
        bars = pick(rng, "box", "h", "sides", "x")
        parts += stretchers(bars, tops, feet, at=rng.uniform(0.08, 0.3), width=0.03, material=frame)
    return parts


def _four_leg(rng: np.random.Generator) -> list[Part]:
    depth = rng.uniform(0.65, 1.15)
    return _framed(rng, (depth * rng.uniform(1.0, 2.4), depth), rng.uniform(0.7, 0.78))


def _coffee(rng: np.random.Generator) -> list[Part]:
    depth = rng.uniform(0.45, 1.0)
    return _framed(rng, (depth * rng.uniform(1.0, 2.2), depth), rng.uniform(0.27, 0.5))


def _side(rng: np.random.Generator) -> list[Part]:
    depth = rng.uniform(0.32, 0.55)
    return _framed(rng, (depth * rng.uniform(0.9, 1.4), depth), rng.uniform(0.45, 0.75))


def _console(rng: np.random.Generator) -> list[Part]:
    depth = rng.uniform(0.28, 0.45)
    return _framed(rng, (rng.uniform(0.8, 1.6), depth), rng.uniform(0.72, 0.92))


def _bar(rng: np.random.Generator) -> list[Part]:
    height = rng.uniform(0.95, 1.15)
    if chance(rng, 0.5):
        return _column_table(rng, rng.uniform(0.27, 0.42), height)
    depth = rng.uniform(0.5, 0.75)
    return _framed(
        rng, (depth * rng.uniform(1.0, 2.2), depth), height, legs=("square", "round", "tapered", "turned")
    )


def _pedestal(rng: np.random.Generator) -> list[Part]:
    return _column_table(
        rng, rng.uniform(0.32, 0.75), rng.uniform(0.68, 0.78) if chance(rng, 0.75) else rng.uniform(0.42, 0.6)
    )


def _column_table(rng: np.random.Generator, radius: float, height: float) -> list[Part]:
    """A round, oval or square top on one column with a turned, star or block foot."""
    frame, shape = pick(rng, *FRAME), pick(rng, "round", "round", "oval", "square")
    outline = circle(radius, 32)
    if shape == "oval":
        outline = superellipse((radius * rng.uniform(1.15, 1.6), radius), pick(rng, 2.0, 3.0))
    elif shape == "square":
        outline = rounded_rectangle(1.8 * radius, 1.8 * radius, pick(rng, 0, 0.05))
    top = table_top(rng, outline, height, material=top_material(rng, frame))
    return [top, *foot(rng, radius, height - 0.01, frame)]


def _double_pedestal(rng: np.random.Generator) -> list[Part]:
    width, depth, height = rng.uniform(1.5, 2.4), rng.uniform(0.8, 1.1), rng.uniform(0.72, 0.77)
    frame = pick(rng, *FRAME)
    _, outline = top_outline(rng, width, depth, pick(rng, "rectangle", "rounded", "boat", "oval"))
    shift = width * rng.uniform(0.24, 0.3)
    feet = [moved(part, translate=(shift, 0, 0)) for part in foot(rng, depth / 2, height - 0.01, frame)]
    bar = (
        [beam((-shift, 0.25, 0), (shift, 0.25, 0), size=(0.04, 0.07), material=frame)]
        if chance(rng, 0.3)
        else []
    )
    return [
        table_top(rng, outline, height, material=top_material(rng, frame)),
        *feet,
        *(mirrored(part) for part in feet),
        *bar,
    ]


def _three_leg(rng: np.random.Generator) -> list[Part]:
    """A round or oval top on three to five legs that lean out."""
    radius, frame = rng.uniform(0.22, 0.62), pick(rng, *FRAME)
    height = rng.uniform(0.68, 0.77) if radius > 0.45 else rng.uniform(0.35, 0.65)
    stretch, count = pick(rng, 1.0, 1.0, rng.uniform(1.1, 1.5)), pick(rng, 3, 3, 4, 4, 5)
    plan = draw_legs(
        rng, ("round", "tapered", "square", "turned", "hairpin"), size=(0.028, 0.055), material=frame
    )
    turn = np.radians(90 if count == 3 else 45) + np.arange(count) * 2 * np.pi / count
    spread = rng.uniform(0.45, 0.75) * radius
    tops = np.stack(
        [np.cos(turn) * spread * stretch, np.full(count, height - 0.009), np.sin(turn) * spread], axis=1
    )
    feet = tops * rng.uniform(1.0, min(1.6, 0.98 * radius / spread))
    feet[:, 1] = 0
    parts = [leg(plan, a, b) for a, b in zip(tops, feet, strict=True)]
    if chance(rng, 0.4):
        at = rng.uniform(0.25, 0.5)
        reach = float(np.linalg.norm((feet + (tops - feet) * at)[0] / (stretch, np.inf, 1)))
        lower = circle(reach, 24) * (stretch, 1)
        parts.append(slab(lower, 0.02, (0, height * at, 0), material=frame))
    outline = circle(radius, 32) * (stretch, 1)
    return [*parts, table_top(rng, outline, height, material=top_material(rng, frame))]


FAMILIES = {
    "four_leg": _four_leg,
    "coffee": _coffee,
    "side": _side,
    "console": _console,
    "bar": _bar,
    "pedestal": _pedestal,
    "double_pedestal": _double_pedestal,
    "three_leg": _three_leg,
    "trestle": trestle,
    "x_leg": x_leg,
    "panel": panel,
    "picnic": picnic,
    "folding": folding,
    "nest": nest,
    "desk": desk,
    "office_desk": office_desk,
    "l_desk": l_desk,
}
