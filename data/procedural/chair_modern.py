"""Chairs of tube, shell and plastic: office, cantilever, moulded, garden, pedestal."""

import numpy as np

from data.procedural.chair_backs import back, placed_back
from data.procedural.chair_seats import arms
from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    cushion,
    cylinder,
    pick,
    rounded_path,
    sheet,
    slab,
    smooth_curve,
    superellipse,
    tube,
)
from data.procedural.kit_frame import LegPlan, apron, four_corners, four_legs, star_base, turned_column


def office(rng: np.random.Generator) -> list[Part]:
    """A swivel chair on a star base with castors."""
    soft, frame = pick(rng, "fabric", "leather"), pick(rng, "plastic", "metal")
    width, depth, height = rng.uniform(0.44, 0.54), rng.uniform(0.42, 0.52), rng.uniform(0.42, 0.54)
    thick, lean = rng.uniform(0.05, 0.1), rng.uniform(4, 16)
    low = height - thick
    parts = star_base(
        rng,
        rng.uniform(0.27, 0.35),
        low,
        spokes=pick(rng, 5, 5, 5, 4),
        castors=chance(rng, 0.85),
        material=frame,
    )
    parts += [
        box((0.2, 0.03, 0.24), (0, low - 0.01, 0), material=frame),
        cushion((width, thick, depth), (0, height - thick / 2, 0), puff=0.01, material=soft),
    ]
    tall = rng.uniform(0.35, 0.75)
    gap = pick(rng, -0.02, rng.uniform(0.04, 0.14))
    style = pick(rng, "cushion", "cushion", "mesh", "ladder")
    upright: list[Part] = []
    if style == "cushion":
        puffy = rng.uniform(0.05, 0.12)
        upright.append(
            cushion(
                (width * rng.uniform(0.8, 1.05), tall - gap, puffy),
                (0, (tall + gap) / 2, 0),
                puff=0.015,
                material=soft,
            )
        )
    elif style == "mesh":
        u, v = np.meshgrid(np.linspace(-1, 1, 9), np.linspace(0, 1, 8), indexing="ij")
        half = width / 2 * (1 - 0.25 * (2 * v - 1) ** 2)
        bulge = 0.05 * u**2 + 0.04 * np.sin(np.pi * v)
        upright.append(
            sheet(np.stack([u * half, gap + (tall - gap) * v, bulge], axis=-1), 0.025, material=soft)
        )
    else:
        upright += back(rng, pick(rng, "ladder", "slats", "framed"), (width * 0.9, tall), material=frame)
    if chance(rng, 0.35):
        head = rng.uniform(0.12, 0.18)
        upright.append(cushion((width * 0.6, head, 0.07), (0, tall + 0.03 + head / 2, 0.02), material=soft))
        upright.append(beam((0, tall - 0.1, 0), (0, tall + 0.08, 0.01), size=(0.06, 0.02), material=frame))
    parts += placed_back(upright, height, -depth / 2 + 0.02, lean)
    spine = [
        (0, low - 0.01, -0.05),
        (0, low - 0.01, -depth / 2 - 0.03),
        (0, height + max(gap, 0) + 0.15, -depth / 2 - 0.06),
    ]
    parts.append(tube(rounded_path(spine, 0.07), 0.022, material=frame))
    return parts + (_office_arms(rng, width, height, frame) if chance(rng, 0.7) else [])


def _office_arms(rng: np.random.Generator, width: float, height: float, frame: str) -> list[Part]:
    x, top, low = width / 2 + rng.uniform(0.01, 0.04), height + rng.uniform(0.16, 0.24), height - 0.05
    pad = cushion((rng.uniform(0.05, 0.09), 0.03, rng.uniform(0.22, 0.32)), (x, top, 0), material="plastic")
    if chance(rng, 0.5):
        corners = [(x - 0.1, low, 0), (x, low, 0), (x, top, 0)]
        return both_sides([pad, tube(rounded_path(corners, 0.05), 0.018, sides=8, material=frame)])
    loop = [
        (x - 0.1, low, 0.1),
        (x, low, 0.13),
        (x, top - 0.01, 0.12),
        (x, top - 0.01, -0.12),
        (x, low, -0.1),
        (x - 0.1, low, -0.1),
    ]
    return both_sides([pad, tube(rounded_path(loop, 0.06), 0.014, sides=8, material=frame)])


def tubular(rng: np.random.Generator) -> list[Part]:
    """Sled or cantilever: bent tubes at both sides carry a seat and a back."""
    width, depth, height = rng.uniform(0.42, 0.56), rng.uniform(0.42, 0.54), rng.uniform(0.42, 0.48)
    tall, radius = rng.uniform(0.36, 0.56), rng.uniform(0.011, 0.017)
    lean, soft = np.tan(np.radians(rng.uniform(4, 18))), pick(rng, "fabric", "leather", "wood", "plastic")
    x, front, behind, top = width / 2, depth / 2, -depth / 2, (height + tall, -depth / 2 - tall * lean)
    floor = radius
    if chance(rng, 0.5):
        side = [(floor, behind - 0.02), (floor, front), (height - 0.03, front), (height - 0.03, behind), top]
        ends = [[(x, floor, behind - 0.02), (-x, floor, behind - 0.02)]]
    else:
        side = [
            (height - 0.03, front),
            (floor, front + 0.03),
            (floor, behind - 0.05),
            (height - 0.03, behind),
            top,
        ]
        if chance(rng, 0.5):
            side = [(height - 0.03, behind + 0.02), *side]
        ends = [[(x, height - 0.03, 0.3 * front), (-x, height - 0.03, 0.3 * front)]]
    path = rounded_path([(x, y, z) for y, z in side], 0.07)
    ends.append(
        [(x, *top), (-x, *top)]
        if chance(rng, 0.5)
        else [(x, height - 0.03, behind), (-x, height - 0.03, behind)]
    )
    parts = both_sides([tube(path, radius, sides=8)]) + [tube(end, radius, sides=8) for end in ends]
    parts.append(tube([(x, height - 0.03, front), (-x, height - 0.03, front)], radius, sides=8))
    thick = rng.uniform(0.02, 0.07)
    parts.append(
        cushion((width + 0.01, thick, depth), (0, height - 0.02, 0), radius=0.4 * thick, material=soft)
    )
    low = rng.uniform(0.1, 0.5) * tall
    pad = cushion(
        (width + 0.01, tall - low + 0.02, thick), (0, (tall + low) / 2, 0), radius=0.4 * thick, material=soft
    )
    parts += placed_back([pad], height, behind + 0.01, float(np.degrees(np.arctan(lean))))
    if chance(rng, 0.45):
        rise = rng.uniform(0.18, 0.24)
        loop = [
            (x, height - 0.03, front - 0.02),
            (x, height + rise, front - 0.02),
            (x, height + rise, behind - rise * lean),
        ]
        parts += both_sides([tube(rounded_path(loop, 0.07), radius, sides=8)])
    return parts


def shell(rng: np.random.Generator) -> list[Part]:
    """A moulded shell, seat and back in one, on legs, wires, a sled, a star or a pedestal."""
    width, depth, height = rng.uniform(0.42, 0.56), rng.uniform(0.42, 0.5), rng.uniform(0.4, 0.46)
    tall, material = rng.uniform(0.32, 0.48), pick(rng, "plastic", "plastic", "wood", "fabric", "leather")
    spine = [
        (depth / 2, -0.03),
        (0.42 * depth, 0.005),
        (0, -0.01),
        (-0.36 * depth, 0.0),
        (-0.5 * depth, 0.09),
    ]
    spine += [(-0.56 * depth, 0.55 * tall), (-0.5 * depth - rng.uniform(0.06, 0.14), tall)]
    z, y = smooth_curve(spine, 15).T
    t, u = np.linspace(0, 1, 15)[:, None], np.linspace(-1, 1, 11)[None, :]
    half = (
        width
        / 2
        * np.interp(
            t, [0, 0.12, 0.5, 0.85, 1], rng.uniform([0.7, 0.95, 0.9, 0.7, 0.35], [1, 1, 1.05, 0.95, 0.9])
        )
    )
    curl = pick(rng, 0.01, 0.03, rng.uniform(0.04, 0.1)) * np.abs(u) ** 2.5
    rise = np.interp(t, [0, 0.15, 0.5, 0.65, 1], [0.3, 1, 1.4, 0.3, 0.0])
    forward = np.interp(t, [0, 0.45, 0.65, 1], [0, 0.3, 1, 0.8])
    grid = np.stack(
        np.broadcast_arrays(u * half, height + y[:, None] + curl * rise, z[:, None] + curl * forward), axis=-1
    )
    parts = [sheet(grid, rng.uniform(0.014, 0.03), material=material)]
    base = pick(rng, "legs", "legs", "wire", "sled", "star", "pedestal")
    return parts + _shell_base(rng, base, (width, depth), height - 0.015)


def _shell_base(rng: np.random.Generator, style: str, size: tuple[float, float], height: float) -> list[Part]:
    frame, (hx, hz) = pick(rng, "wood", "metal", "metal", "plastic"), (0.3 * size[0], 0.32 * size[1])
    if style == "star":
        return star_base(
            rng,
            rng.uniform(0.24, 0.32),
            height,
            spokes=pick(rng, 4, 5),
            castors=chance(rng, 0.5),
            material=frame,
        )
    if style == "pedestal":
        return [
            turned_column(rng, height, base=rng.uniform(0.2, 0.27), material=pick(rng, "plastic", "metal"))
        ]
    if style == "sled":
        side = [
            (hx, height, hz),
            (hx + 0.06, 0.011, hz + 0.04),
            (hx + 0.06, 0.011, -hz - 0.06),
            (hx, height, -hz),
        ]
        rod = tube(rounded_path(side, 0.05), 0.011, sides=8)
        bars = [tube([(hx, height - 0.008, z), (-hx, height - 0.008, z)], 0.011, sides=8) for z in (hz, -hz)]
        return [*both_sides([rod]), *bars]
    plan = LegPlan(
        pick(rng, "round", "square") if style == "legs" else "round",
        (0.03, 0.03),
        rng.uniform(0.5, 0.9),
        frame,
    )
    if style == "wire":
        plan = LegPlan("round", (0.018, 0.018), 1.0, "metal")
    tops = four_corners((hx, hz), height)
    parts, feet = four_legs(plan, tops, tuple(rng.uniform(0.02, 0.1, 2)))
    rail = [
        tube([a, b], 0.011, sides=8)
        for a, b in zip(tops - (0, 0.01, 0), np.roll(tops, -1, axis=0) - (0, 0.01, 0), strict=True)
    ]
    if style == "wire":
        low = feet + (tops - feet) * 0.25
        ties = [tube([low[k], tops[(k + s) % 4]], 0.006, sides=6) for k in range(4) for s in (1, 3)]
        return parts + rail + ties
    return parts + rail


def monobloc(rng: np.random.Generator) -> list[Part]:
    """The stackable garden chair: a moulded seat and back, wide arms, tapered legs."""
    width, depth, height = rng.uniform(0.46, 0.56), rng.uniform(0.42, 0.5), rng.uniform(0.4, 0.45)
    tall, lean, m = rng.uniform(0.34, 0.5), rng.uniform(10, 18), "plastic"
    parts = [slab(superellipse((width / 2, depth / 2), 6), 0.025, (0, height, 0), bevel=0.01, material=m)]
    upright = back(
        rng, pick(rng, "solid", "slats", "framed", "solid"), (width * 0.98, tall), stile=0.05, material=m
    )
    parts += placed_back(upright, height, -depth / 2 + 0.03, lean)
    plan = LegPlan("tapered", (0.06, 0.05), 0.6, m)
    tops = four_corners((width / 2 - 0.02, depth / 2 - 0.03), height)
    legs, _ = four_legs(plan, tops, tuple(rng.uniform(0.02, 0.06, 2)))
    parts += legs + apron(tops, 0.06, 0.02, material=m)
    if chance(rng, 0.75):
        rise, x = rng.uniform(0.18, 0.23), width / 2 + 0.01
        behind = -depth / 2 - rise * np.tan(np.radians(lean)) + 0.02
        rest = box(
            (0.06, 0.02, depth / 2 - 0.02 - behind),
            (x + 0.01, height + rise, (depth / 2 - 0.02 + behind) / 2),
            bevel=0.008,
            material=m,
        )
        support = beam(
            (x - 0.02, height - 0.02, depth / 2 - 0.04),
            (x + 0.01, height + rise, depth / 2 - 0.06),
            size=(0.03, 0.06),
            material=m,
        )
        parts += both_sides([rest, support])
    return parts


def pedestal(rng: np.random.Generator) -> list[Part]:
    """A seat with a back or a bucket on one foot: diner, barber's, cafe."""
    frame, soft = pick(rng, "metal", "wood", "plastic"), pick(rng, "fabric", "leather")
    width, depth, height = rng.uniform(0.42, 0.62), rng.uniform(0.42, 0.56), rng.uniform(0.42, 0.5)
    thick = rng.uniform(0.06, 0.14)
    parts = [
        turned_column(rng, height - thick + 0.01, base=rng.uniform(0.2, 0.3), material=frame),
        cylinder(0.12, 0.02, (0, height - thick, 0), material=frame),
        cushion((width, thick, depth), (0, height - thick / 2, 0), puff=0.01, material=soft),
    ]
    upright = back(
        rng,
        pick(rng, "upholstered", "oval", "framed", "solid"),
        (width, rng.uniform(0.35, 0.6)),
        material=frame,
    )
    parts += placed_back(upright, height - 0.01, -depth / 2 + 0.03, rng.uniform(4, 14))
    return parts + (arms(rng, (width, depth), height, material=frame) if chance(rng, 0.5) else [])
