"""Chairs: eighteen families, from dining chairs to loungers, in metres; the front faces +Z."""

import numpy as np

from data.procedural.chair_backs import BACKS, back, placed_back
from data.procedural.chair_light import bar_stool, folding, lounger, stool
from data.procedural.chair_modern import monobloc, office, pedestal, shell, tubular
from data.procedural.chair_seats import arms, seat
from data.procedural.chair_soft import club, tub, wing_chair
from data.procedural.kit import (
    Part,
    bezier,
    both_sides,
    box,
    chance,
    cushion,
    moved,
    pick,
    rounded_path,
    slab,
    superellipse,
    tube,
)
from data.procedural.kit_frame import apron, draw_legs, four_corners, four_legs, stretchers

FRAME = ("wood", "wood", "wood", "metal", "plastic", "paint")
LEGS = ("square", "square", "round", "tapered", "turned", "cabriole", "sabre")
WEIGHTS = {"dining": 3.0, "armchair": 1.5, "office": 1.5, "club": 1.5, "shell": 1.5}


def _dining(rng: np.random.Generator, *, armed: bool | None = None, wide: float = 1.0) -> list[Part]:
    frame, lean, narrow = (
        pick(rng, *FRAME),
        rng.uniform(0, 16),
        0 if armed else pick(rng, 0, rng.uniform(0, 0.2)),
    )
    width, depth, height = rng.uniform(0.38, 0.56) * wide, rng.uniform(0.38, 0.54), rng.uniform(0.4, 0.5)
    plan = draw_legs(rng, LEGS, size=(0.026, 0.062), material=frame)
    inset = max(plan.size) / 2 + rng.uniform(0, 0.02)
    seated = seat(rng, (width, depth), height, narrow=narrow, material=frame)
    under = seated[0].bounds()[1, 1] - 0.01
    tops = four_corners(
        (width / 2 - inset, depth / 2 - inset), under, back=max(width / 2 * (1 - narrow) - inset, 0.1)
    )
    splay = pick(rng, (0, 0), (0, rng.uniform(0, 0.06)), tuple(rng.uniform(0, 0.08, 2)))
    parts, feet = four_legs(plan, tops, splay)
    bars = pick(rng, "none", "none", "h", "box", "sides")
    if plan.style not in ("cabriole", "sabre"):
        parts += stretchers(bars, tops, feet, at=rng.uniform(0.2, 0.5), width=0.02, material=frame)
    if chance(rng, 0.5):
        parts += apron(tops - (0, 0.005, 0), rng.uniform(0.04, 0.09), 0.02, material=frame)
    parts += seated
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


FAMILIES = {
    "dining": _dining,
    "armchair": _armchair,
    "settle": _settle,
    "panel": _panel,
    "office": office,
    "tubular": tubular,
    "shell": shell,
    "stool": stool,
    "bar_stool": bar_stool,
    "folding": folding,
    "rocker": _rocker,
    "windsor": _windsor,
    "lounger": lounger,
    "monobloc": monobloc,
    "pedestal": pedestal,
    "club": club,
    "wing": wing_chair,
    "tub": tub,
}
