"""Chairs: seventeen families, from dining chairs to loungers, in metres; the front faces +Z."""

import numpy as np

from data.procedural.chair_parts import BACKS, arms, back, placed_back, round_seat, seat, turned_column
from data.procedural.chair_soft import club, tub, wing_chair
from data.procedural.kit import (
    Part,
    beam,
    bezier,
    both_sides,
    box,
    cushion,
    cylinder,
    in_plane,
    joined,
    moved,
    rounded_path,
    sheet,
    slab,
    smooth_curve,
    superellipse,
    tube,
)
from data.procedural.kit_frame import (
    LegPlan,
    apron,
    chance,
    draw_legs,
    four_corners,
    four_legs,
    pick,
    star_base,
    stretchers,
)

FRAME = ("wood", "wood", "wood", "metal", "plastic", "paint")
LEGS = ("square", "square", "round", "tapered", "turned", "cabriole", "sabre")
WEIGHTS = {"dining": 3.0, "armchair": 1.5, "office": 1.5, "club": 1.5, "shell": 1.5}


def _dining(rng: np.random.Generator, *, armed: bool | None = None, wide: float = 1.0) -> list[Part]:
    frame, lean, narrow = pick(rng, *FRAME), rng.uniform(0, 16), pick(rng, 0, rng.uniform(0, 0.2))
    width, depth, height = rng.uniform(0.38, 0.56) * wide, rng.uniform(0.38, 0.54), rng.uniform(0.4, 0.5)
    plan = draw_legs(rng, LEGS, size=(0.026, 0.062), material=frame)
    inset = max(plan.size) / 2 + rng.uniform(0, 0.02)
    under = height - rng.uniform(0.02, 0.035)
    tops = four_corners((width / 2 - inset, depth / 2 - inset), under, back=width / 2 * (1 - narrow) - inset)
    splay = pick(rng, (0, 0), (0, rng.uniform(0, 0.06)), tuple(rng.uniform(0, 0.08, 2)))
    parts, feet = four_legs(plan, tops, splay)
    bars = pick(rng, "none", "none", "h", "box", "sides")
    if plan.style not in ("cabriole", "sabre"):
        parts += stretchers(bars, tops, feet, at=rng.uniform(0.2, 0.5), width=0.02, material=frame)
    if chance(rng, 0.5):
        parts += apron(tops - (0, 0.005, 0), rng.uniform(0.04, 0.09), 0.02, material=frame)
    parts += seat(rng, (width, depth), height, narrow=narrow, material=frame)
    stile = rng.uniform(0.026, 0.045)
    size = (width * (1 - narrow), rng.uniform(0.32, 0.66) * pick(rng, 1.0, 1.0, 1.15))
    upright = back(rng, pick(rng, *BACKS), size, stile=stile, material=frame)
    parts += placed_back(upright, height, -depth / 2 + stile / 2, lean)
    if armed or (armed is None and chance(rng, 0.12)):
        parts += arms(rng, (width, depth), height, lean=lean, material=frame)
    return parts


def _armchair(rng: np.random.Generator) -> list[Part]:
    return _dining(rng, armed=True, wide=rng.uniform(1.05, 1.4))


def _settle(rng: np.random.Generator) -> list[Part]:
    return _dining(rng, armed=chance(rng, 0.6), wide=rng.uniform(1.7, 2.4))


def _panel(rng: np.random.Generator) -> list[Part]:
    """Boards and blocks: a box, or two cheeks, under a seat and a plain back."""
    frame = pick(rng, *FRAME, "stone")
    width, depth, height = rng.uniform(0.38, 0.62), rng.uniform(0.38, 0.6), rng.uniform(0.36, 0.48)
    thick = rng.uniform(0.02, 0.06)
    if chance(rng, 0.4):
        parts = [box((width, height, depth), (0, height / 2, 0), bevel=pick(rng, 0, 0.01), material=frame)]
    else:
        cheek_top = height + (rng.uniform(0.15, 0.26) if chance(rng, 0.4) else 0)
        cheek = box((thick, cheek_top, depth), (width / 2 + thick / 2, cheek_top / 2, 0), material=frame)
        parts = both_sides([cheek]) + [
            box((width + 0.01, thick, depth), (0, height - thick / 2, 0), material=frame)
        ]
        if chance(rng, 0.4):
            parts.append(
                box(
                    (width + 0.01, height * 0.6, thick),
                    (0, height * 0.65, -depth / 2 + thick / 2),
                    material=frame,
                )
            )
    if chance(rng, 0.6):
        soft = pick(rng, "fabric", "leather")
        pad = rng.uniform(0.03, 0.1)
        parts.append(cushion((width, pad, depth), (0, height + pad / 2 - 0.005, 0), material=soft))
    upright = back(
        rng,
        pick(rng, "solid", "upholstered", "slats", "ladder", "framed"),
        (width, rng.uniform(0.3, 0.6)),
        material=frame,
    )
    return parts + placed_back(upright, height, -depth / 2 + 0.02, rng.uniform(0, 10))


def _office(rng: np.random.Generator) -> list[Part]:
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


def _tubular(rng: np.random.Generator) -> list[Part]:
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


def _shell(rng: np.random.Generator) -> list[Part]:
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


def _stool(rng: np.random.Generator, *, tall: bool = False) -> list[Part]:
    frame, height = pick(rng, *FRAME), rng.uniform(0.6, 0.82) if tall else rng.uniform(0.36, 0.52)
    half = rng.uniform(0.15, 0.2) if tall else rng.uniform(0.14, 0.24)
    if round_ := chance(rng, 0.55):
        parts = round_seat(rng, half, height, material=frame)
    else:
        parts = seat(rng, (2 * half, 2 * half * rng.uniform(0.7, 1)), height, material=frame)
    base = pick(rng, "legs", "legs", "column", "star", "three")
    if base == "column":
        parts.append(turned_column(rng, height - 0.03, base=rng.uniform(0.75, 1.1) * half, material=frame))
    elif base == "star":
        parts += star_base(
            rng, 1.2 * half, height - 0.03, spokes=pick(rng, 4, 5), castors=chance(rng, 0.5), material=frame
        )
    else:
        plan = draw_legs(rng, ("square", "round", "tapered", "turned"), size=(0.025, 0.05), material=frame)
        spread = (0.62 if round_ else 0.85) * half
        tops = four_corners((spread, spread * (1 if round_ else 0.75)), height - 0.025)
        if base == "three":
            turn = np.radians([90, 210, 330])
            tops = np.stack(
                [np.cos(turn) * 0.7 * half, np.full(3, height - 0.025), np.sin(turn) * 0.7 * half], axis=1
            )
        outward = pick(rng, 0, rng.uniform(0.02, 0.08))
        legs, feet = four_legs(plan, tops, (outward, outward))
        parts += legs
        if base == "legs":
            bars = pick(rng, "box", "h", "box" if tall else "none")
            parts += stretchers(bars, tops, feet, at=rng.uniform(0.2, 0.45), width=0.018, material=frame)
    if tall and chance(rng, 0.8):
        foot = 0.75 * half if base in ("column", "star") else 0.0
        parts += _foot_ring(foot, rng.uniform(0.2, 0.3)) if foot else []
    if chance(rng, 0.4 if tall else 0.1):
        upright = back(
            rng,
            pick(rng, "solid", "ladder", "open", "hoop", "upholstered"),
            (1.7 * half, rng.uniform(0.15, 0.35)),
            stile=0.025,
            material=frame,
        )
        parts += placed_back(upright, height - 0.005, -half * (0.68 if round_ else 0.6), rng.uniform(0, 12))
    return parts


def _foot_ring(radius: float, height: float) -> list[Part]:
    ring = superellipse((radius, radius), 2.0, 20)
    hoop = tube(in_plane(ring, "xz", (0, height, 0)), 0.01, sides=8, closed=True)
    return [hoop, tube([(-radius, height, 0), (radius, height, 0)], 0.009, sides=8)]


def _bar_stool(rng: np.random.Generator) -> list[Part]:
    return _stool(rng, tall=True)


def _folding(rng: np.random.Generator) -> list[Part]:
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
        parts += [
            beam((-x, 0.12, z), (x, 0.12, z), size=(0.022, 0.022), material=frame)
            for z in (-0.29 * depth, 0.5 * depth - 0.12)
        ]
        pitch = np.array(head) - (x, 0, depth / 2)
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


def _rocker(rng: np.random.Generator) -> list[Part]:
    frame, lean = pick(rng, "wood", "wood", "paint", "metal"), rng.uniform(8, 20)
    width, depth, height = rng.uniform(0.46, 0.6), rng.uniform(0.42, 0.54), rng.uniform(0.38, 0.46)
    plan = draw_legs(rng, ("square", "round", "turned"), size=(0.03, 0.045), material=frame)
    tops = four_corners((width / 2 - 0.04, depth / 2 - 0.05), height - 0.02)
    x, reach, lift = width / 2 - 0.04, depth * rng.uniform(0.8, 1.0), rng.uniform(0.06, 0.12)
    legs, feet = four_legs(plan, tops - (0, 0.045, 0), (0, 0.02))
    parts = [moved(part, translate=(0, 0.045, 0)) for part in legs]
    curve = bezier(
        [
            (x, lift, reach),
            (x, -0.5 * lift, 0.3 * reach),
            (x, -0.5 * lift, -0.4 * reach),
            (x, lift, -1.15 * reach),
        ],
        11,
    )
    curve[:, 1] += 0.02 - curve[:, 1].min()
    parts += both_sides([tube(curve, 0.02, sides=8, material=frame)])
    parts += stretchers(pick(rng, "h", "box", "sides"), tops, feet, at=0.4, width=0.02, material=frame)
    parts += seat(rng, (width, depth), height, material=frame)
    upright = back(
        rng,
        pick(rng, "slats", "ladder", "spindles", "framed", "upholstered", "solid"),
        (width - 0.02, rng.uniform(0.5, 0.75)),
        material=frame,
    )
    parts += placed_back(upright, height, -depth / 2 + 0.03, lean)
    return parts + (arms(rng, (width, depth), height, lean=lean, material=frame) if chance(rng, 0.8) else [])


def _windsor(rng: np.random.Generator) -> list[Part]:
    frame, height = pick(rng, "wood", "wood", "paint"), rng.uniform(0.42, 0.47)
    width, depth, lean = rng.uniform(0.42, 0.56), rng.uniform(0.4, 0.46), rng.uniform(8, 18)
    parts = [
        slab(
            superellipse((width / 2, depth / 2), rng.uniform(2.3, 3.5)),
            0.045,
            (0, height - 0.022, 0),
            bevel=0.018,
            material=frame,
        )
    ]
    plan = draw_legs(rng, ("turned", "round"), size=(0.032, 0.045), material=frame)
    tops = four_corners((0.3 * width, 0.3 * depth), height - 0.03)
    legs, feet = four_legs(plan, tops, tuple(rng.uniform(0.05, 0.1, 2)))
    parts += legs + stretchers(pick(rng, "h", "box", "none"), tops, feet, at=0.4, width=0.02, material=frame)
    upright = back(
        rng,
        pick(rng, "hoop", "hoop", "spindles"),
        (width * 0.88, rng.uniform(0.42, 0.65)),
        stile=0.025,
        material=frame,
    )
    parts += placed_back(upright, height, -0.36 * depth, lean)
    if chance(rng, 0.5):
        rise, hx, z = rng.uniform(0.18, 0.25), 0.52 * width, 0.2 * depth
        behind = -0.36 * depth - rise * np.tan(np.radians(lean))
        bow = rounded_path(
            [
                (hx, height + rise, z),
                (hx, height + rise, behind),
                (-hx, height + rise, behind),
                (-hx, height + rise, z),
            ],
            0.16,
            7,
        )
        parts.append(tube(bow, 0.016, sides=8, material=frame))
        posts = [
            tube(
                [(0.42 * width, height - 0.03, 0.7 * zz), (hx, height + rise, zz)],
                0.011,
                sides=8,
                material=frame,
            )
            for zz in (0.9 * z, 0.1 * z)
        ]
        parts += both_sides(posts)
    return parts


def _lounger(rng: np.random.Generator) -> list[Part]:
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


def _monobloc(rng: np.random.Generator) -> list[Part]:
    """The stackable garden chair: a moulded seat and back with wide arms that run down into the front legs."""
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


def _pedestal(rng: np.random.Generator) -> list[Part]:
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


FAMILIES = {
    "dining": _dining,
    "armchair": _armchair,
    "settle": _settle,
    "panel": _panel,
    "office": _office,
    "tubular": _tubular,
    "shell": _shell,
    "stool": _stool,
    "bar_stool": _bar_stool,
    "folding": _folding,
    "rocker": _rocker,
    "windsor": _windsor,
    "lounger": _lounger,
    "monobloc": _monobloc,
    "pedestal": _pedestal,
    "club": club,
    "wing": wing_chair,
    "tub": tub,
}
