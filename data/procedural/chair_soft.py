"""Upholstered easy chairs: club, wing and tub."""

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cushion,
    cylinder,
    in_plane,
    loft,
    moved,
    pick,
    sheet,
    slab,
    superellipse,
)
from data.procedural.kit_frame import draw_legs, four_corners, four_legs, star_base

SOFT = ("fabric", "fabric", "leather")


def _feet(rng: np.random.Generator, half: tuple[float, float], height: float) -> list[Part]:
    """Short legs under a body whose underside is at `height`, or a plinth."""
    frame = pick(rng, "wood", "wood", "metal")
    if chance(rng, 0.15):
        return [box((1.9 * half[0], height + 0.01, 1.9 * half[1]), (0, height / 2, 0), material=frame)]
    plan = draw_legs(rng, ("square", "round", "tapered", "turned"), size=(0.03, 0.065), material=frame)
    tops = four_corners((half[0] - 0.05, half[1] - 0.05), height + 0.015)
    return four_legs(plan, tops, (0, 0) if chance(rng, 0.5) else (0.03, 0.03))[0]


def _rolled_arm(
    size: tuple[float, float, float], center: tuple[float, float, float], *, material: str
) -> Part:
    """An arm with a scroll along its top: a keyhole section carried from back to front."""
    width, height, depth = size
    roll = 0.62 * width
    angle = np.radians(np.linspace(-50, 230, 12))
    scroll = np.stack([np.cos(angle), np.sin(angle)], axis=1) * roll + (0, height - roll)
    outline = np.concatenate([[(0.42 * width, 0)], scroll, [(-0.42 * width, 0)]])
    rings = np.stack([in_plane(outline, "xy", (0, -height / 2, z)) for z in (-depth / 2, depth / 2)])
    return moved(loft(rings, material=material), translate=center)


def club(rng: np.random.Generator) -> list[Part]:
    """A boxy or rolled easy chair: body, two arms, seat and back cushions."""
    soft, lift = pick(rng, *SOFT), pick(rng, 0.0, rng.uniform(0.04, 0.16))
    inner, depth = rng.uniform(0.46, 0.64), rng.uniform(0.66, 0.9)
    arm, rise, seat_top = rng.uniform(0.08, 0.24), rng.uniform(0.1, 0.26), rng.uniform(0.38, 0.46)
    thick, top, lean = rng.uniform(0.14, 0.24), rng.uniform(0.68, 0.98), rng.uniform(0, 14)
    width, pad = inner + 2 * arm, rng.uniform(0.1, 0.18)
    parts = [
        box(
            (width - 0.02, seat_top - pad - lift, depth - 0.04),
            (0, (seat_top - pad + lift) / 2, 0),
            bevel=0.02,
            material=soft,
        )
    ]
    parts += _feet(rng, (width / 2, depth / 2), lift) if lift else []
    x, arm_top = inner / 2 + arm / 2, seat_top + rise
    arm_depth = depth - rng.uniform(0, 0.12)
    shape = (arm, arm_top - lift, arm_depth)
    middle = (x, (arm_top + lift) / 2, (arm_depth - depth) / 2)
    if chance(rng, 0.35):
        side = _rolled_arm(shape, middle, material=soft)
    else:
        side = cushion(shape, middle, radius=rng.uniform(0.1, 0.48) * arm, material=soft)
    parts += both_sides([side])
    radius = rng.uniform(0.15, 0.45) * thick
    body = cushion(
        (pick(rng, inner + 0.02, width), top - lift, thick),
        (0, (top - lift) / 2, 0),
        radius=radius,
        material=soft,
    )
    parts.append(moved(body, rotate=(-lean, 0, 0), translate=(0, lift, -depth / 2 + thick / 2 + 0.05)))
    seat_depth = depth - thick
    parts.append(
        cushion(
            (inner, pad + 0.02, seat_depth),
            (0, seat_top - pad / 2, thick / 2 + 0.02),
            puff=0.02,
            material=soft,
        )
    )
    if chance(rng, 0.6):
        tall = top - seat_top - rng.uniform(-0.05, 0.08)
        other = cushion(
            (inner - 0.01, tall, 0.14), (0, tall / 2, 0), puff=0.03, material=pick(rng, soft, "fabric")
        )
        parts.append(
            moved(other, rotate=(-lean - 4, 0, 0), translate=(0, seat_top - 0.01, -depth / 2 + thick + 0.06))
        )
    return parts


def wing_chair(rng: np.random.Generator) -> list[Part]:
    """A high back with wings beside it, over rolled or plain arms."""
    soft, lift = pick(rng, *SOFT), rng.uniform(0.08, 0.2)
    inner, depth, top = rng.uniform(0.48, 0.58), rng.uniform(0.66, 0.8), rng.uniform(0.95, 1.2)
    arm, seat_top, rise = rng.uniform(0.07, 0.14), rng.uniform(0.42, 0.48), rng.uniform(0.14, 0.22)
    thick, lean, width = rng.uniform(0.1, 0.16), rng.uniform(4, 12), inner + 2 * arm
    parts = _feet(rng, (width / 2, depth / 2), lift)
    parts.append(
        box(
            (width - 0.03, seat_top - 0.1 - lift, depth - 0.04),
            (0, (seat_top - 0.1 + lift) / 2, 0),
            bevel=0.02,
            material=soft,
        )
    )
    parts.append(
        cushion((inner, 0.14, depth - thick), (0, seat_top - 0.07, thick / 2), puff=0.02, material=soft)
    )
    shape, middle = (
        (arm, seat_top + rise - lift, depth - 0.08),
        (inner / 2 + arm / 2, (seat_top + rise + lift) / 2, -0.03),
    )
    side = (
        _rolled_arm(shape, middle, material=soft)
        if chance(rng, 0.5)
        else cushion(shape, middle, radius=0.4 * arm, material=soft)
    )
    parts += both_sides([side])
    tall, reach = top - lift - 0.05, rng.uniform(0.16, 0.28)
    upright = [cushion((width - 0.02, tall, thick), (0, tall / 2, 0), radius=0.4 * thick, material=soft)]
    foot = seat_top + rise - lift - 0.08
    u, v = np.meshgrid(np.linspace(0, 1, 6), np.linspace(0, 1, 6), indexing="ij")
    outer = reach * (1 - 0.45 * v**3) * u
    wing = np.stack(
        [np.full_like(u, width / 2 - 0.04) + 0.04 * u, foot + (tall - 0.02 - foot) * v, outer], axis=-1
    )
    upright += both_sides([sheet(wing, rng.uniform(0.04, 0.07), material=soft)])
    return parts + [
        moved(part, rotate=(-lean, 0, 0), translate=(0, lift + 0.05, -depth / 2 + thick / 2 + 0.02))
        for part in upright
    ]


def tub(rng: np.random.Generator) -> list[Part]:
    """A wall bent around a round seat: tub, barrel or egg."""
    soft, lift = pick(rng, *SOFT, "plastic"), rng.uniform(0.02, 0.22)
    half, depth = rng.uniform(0.3, 0.42), rng.uniform(0.28, 0.4)
    top, arm, seat_top = rng.uniform(0.65, 0.95), rng.uniform(0.52, 0.66), rng.uniform(0.38, 0.45)
    thick, power = rng.uniform(0.05, 0.12), rng.uniform(2, 3.5)
    outline = superellipse((half, depth), power, 28)
    parts = [
        slab(
            outline * 0.97,
            seat_top - 0.1 - lift,
            (0, (seat_top - 0.1 + lift) / 2, 0),
            bevel=0.02,
            material=soft,
        )
    ]
    parts.append(
        slab(outline * 0.9, 0.14, (0, seat_top - 0.07, 0.02), bevel=0.05, material=pick(rng, soft, "fabric"))
    )
    opening = rng.uniform(30, 65)
    turn = np.radians(np.linspace(90 + opening, 450 - opening, 19))
    wall = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    wall /= (np.abs(wall) ** power).sum(axis=1, keepdims=True) ** (1 / power)
    rear = np.clip(-wall[:, 1] * 0.5 + 0.5, 0, 1) ** rng.uniform(0.8, 2)
    high = arm + (top - arm) * rear
    v, flare = np.linspace(0, 1, 6)[None, :], rng.uniform(0, 0.12)
    low = lift + 0.01
    grid = np.empty((19, 6, 3))
    grid[..., 0] = wall[:, :1] * (half - thick / 2) * (1 + flare * v)
    grid[..., 1] = low + (high[:, None] - low) * v
    grid[..., 2] = wall[:, 1:] * (depth - thick / 2) * (1 + flare * v)
    parts.append(sheet(grid, thick, material=soft))
    base = pick(rng, "feet", "feet", "star", "disc")
    if base == "feet" or lift < 0.1:
        return parts + _feet(rng, (0.75 * half, 0.75 * depth), lift)
    if base == "star":
        return parts + star_base(
            rng, 0.8 * half, lift + 0.02, spokes=pick(rng, 4, 5), castors=False, material="metal"
        )
    return [*parts, cylinder(0.7 * half, 0.02, (0, 0.01, 0)), cylinder(0.04, lift, (0, lift / 2 + 0.01, 0))]
