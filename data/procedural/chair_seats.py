"""Seats and arms of chairs, each in many styles."""

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    circle,
    cushion,
    pick,
    rounded_path,
    rounded_rectangle,
    slab,
    superellipse,
    sweep,
    tube,
)


def seat_outline(rng: np.random.Generator, width: float, depth: float, narrow: float) -> np.ndarray:
    """(M, 2) outline in XZ: a rectangle with round corners, narrower behind by the fraction `narrow`."""
    outline = rounded_rectangle(width, depth, pick(rng, 0.0, 0.02, rng.uniform(0.03, 0.1)))
    outline[:, 0] *= 1 - narrow * (0.5 - outline[:, 1] / depth)
    return outline


def seat(
    rng: np.random.Generator,
    size: tuple[float, float],
    height: float,
    *,
    narrow: float = 0.0,
    material: str = "wood",
) -> list[Part]:
    """A seat of this width and depth, its top at `height`: a board, a pad on a frame, or a cushion."""
    style, soft = pick(rng, "board", "pad", "cushion", "saddle"), pick(rng, "fabric", "leather")
    outline = seat_outline(rng, *size, narrow)
    if style == "board":
        thick = rng.uniform(0.018, 0.045)
        return [
            slab(outline, thick, (0, height - thick / 2, 0), bevel=rng.uniform(0, 0.012), material=material)
        ]
    if style == "saddle":
        outline = superellipse((size[0] / 2, size[1] / 2), rng.uniform(4, 8))
        return [slab(outline, 0.045, (0, height - 0.0225, 0), bevel=0.015, material=material)]
    frame, pad = rng.uniform(0.03, 0.07), rng.uniform(0.025, 0.06) * (1.5 if style == "cushion" else 1)
    wooden = slab(outline, frame, (0, height - pad - frame / 2 + 0.008, 0), material=material)
    inset = 1.0 if style == "cushion" else rng.uniform(0.88, 0.97)
    return [wooden, slab(outline * inset, pad, (0, height - pad / 2, 0), bevel=0.4 * pad, material=soft)]


def round_seat(rng: np.random.Generator, radius: float, height: float, *, material: str) -> list[Part]:
    """A round seat whose top is at `height`: a disc, or a cushion on one."""
    if chance(rng, 0.5):
        thick = rng.uniform(0.025, 0.05)
        return [slab(circle(radius, 24), thick, (0, height - thick / 2, 0), bevel=0.01, material=material)]
    pad = rng.uniform(0.04, 0.1)
    disc = slab(circle(radius * 0.95, 24), 0.025, (0, height - pad - 0.01, 0), material=material)
    soft = pick(rng, "fabric", "leather")
    return [disc, slab(circle(radius, 24), pad, (0, height - pad / 2, 0), bevel=0.4 * pad, material=soft)]


def arms(
    rng: np.random.Generator,
    size: tuple[float, float],
    height: float,
    *,
    lean: float = 8.0,
    material: str = "wood",
) -> list[Part]:
    """Two arms beside a seat of this width and depth at this height, tied to it in front and by the back."""
    depth, rise, x = size[1], rng.uniform(0.17, 0.26), size[0] / 2 + 0.005
    thick, top = rng.uniform(0.025, 0.04), height + rise
    behind, front = -depth / 2 - rise * np.tan(np.radians(lean)), depth / 2 * rng.uniform(0.3, 0.95)
    ties = [
        beam((0.5 * x, height - 0.03, z), (x, height - 0.03, z), size=(0.025, 0.022), material=material)
        for z in (0.92 * front, 0.04 - depth / 2)
    ]
    rear = beam(
        (x, height - 0.04, 0.04 - depth / 2), (x, top, behind + 0.02), size=(thick, thick), material=material
    )
    style = pick(rng, "board", "beam", "tube", "curved")
    if style == "tube":
        path = [
            (x, height - 0.03, front),
            (x, top, front),
            (x, top, behind),
            (x, height - 0.03, 0.04 - depth / 2),
        ]
        return both_sides([*ties, tube(rounded_path(path, 0.08), thick / 2, material=material)])
    support = beam(
        (x, height - 0.04, 0.92 * front), (x, top, 0.92 * front), size=(thick, thick), material=material
    )
    parts = [*ties, rear, support]
    if style == "curved":
        path = [(x, top + 0.03, behind), (x, top, 0), (x, top + 0.01, front), (x, top - 0.03, front + 0.03)]
        return both_sides(
            [*parts, sweep(rounded_path(path, 0.1), rounded_rectangle(0.025, 0.05), material=material)]
        )
    across, middle = rng.uniform(0.05, 0.1) if style == "board" else thick, (front + behind) / 2
    parts.append(
        box((across, 0.025, front - behind + 0.03), (x, top, middle), bevel=0.005, material=material)
    )
    if chance(rng, 0.3):
        parts.append(cushion((across + 0.01, 0.03, 0.25), (x, top + 0.02, front - 0.16), material="leather"))
    return both_sides(parts)
