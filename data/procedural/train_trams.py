"""Trams: an old one on a short truck, a modern one in several low sections. Nose to +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cylinder,
    facing,
    joined,
    moved,
    pick,
    placed,
    rod,
)
from data.procedural.train_parts import (
    RailPlan,
    band,
    body,
    bogie,
    doors,
    nose,
    pantograph,
    roof_gear,
    windows,
)


def old_tram(rng: np.random.Generator) -> list[Part]:
    """A four-wheeled or bogie tram with rounded ends, a lantern roof and a pole or bow; some of two decks."""
    double, long = chance(rng, 0.18), rng.uniform(5.0, 11.0)
    plan = RailPlan(
        long,
        rng.uniform(2.0, 2.4),
        rng.uniform(3.0, 3.4) + (1.9 if double else 0),
        rng.uniform(0.75, 0.92),
        0.36,
        round=rng.uniform(0.1, 0.35),
        crown=rng.uniform(0.08, 0.2),
        lean=rng.uniform(0.9, 0.98),
    )
    end = nose(rng, "rounded", long)
    hull, h, level = body(plan, end, end), long / 2, 3.1 if double else plan.height
    tall = level - plan.floor
    parts = [
        hull.part(),
        box((0.8 * plan.width, 0.3, 0.8 * long), (0, plan.floor - 0.05, 0), material="metal"),
    ]
    at = 0.27 * long
    for z in (at, -at) if long > 8.5 else (0,):
        parts += bogie(z, plan, base=rng.uniform(1.6, 2.0) if long < 8.5 else 1.4)
    levels, glazed = (
        (plan.floor + 0.42 * tall, plan.floor + 0.78 * tall),
        max(int(long / rng.uniform(0.9, 1.5)), 3),
    )
    edge = 0.5 * (0.12 * long) + 0.75
    parts += windows(hull, (-h + edge + 0.55, h - edge - 0.55), levels, max(glazed - 2, 2), gap=0.2)
    parts += doors(hull, [h - edge, -h + edge], 0.85, (plan.floor + 0.05, plan.floor + 0.8 * tall))
    if double:
        parts += windows(hull, (-h + edge, h - edge), (3.45, plan.height - 0.4), glazed, gap=0.2)
    low = (plan.floor + 0.12 * tall, plan.floor + 0.3 * tall)
    parts += band(rng, hull, low)
    for way in (1, -1):
        parts += _tram_end(plan, hull.nose(0, plan.floor + 0.5)[2], way, levels, upper=double)
    top = plan.height
    if not double and chance(rng, 0.7):
        size = (0.55 * plan.width, rng.uniform(0.3, 0.5), 0.75 * long)
        parts.append(box(size, (0, top + 0.3 * size[1], 0), bevel=0.08, material="paint"))
        top += 0.75 * size[1]
    style = pick(rng, "pole", "pantograph", "pantograph")
    if style == "pantograph":
        return parts + pantograph(rng, top, rng.uniform(-0.1, 0.1) * long, size=1.0)
    foot = box((0.5, 0.4, 0.9), (0, top, 0), bevel=0.05, material="metal")
    return [
        *parts,
        foot,
        rod((0, top + 0.1, 0), (0, top + rng.uniform(1.0, 1.7), -0.62 * long), 0.06, sides=5),
    ]


def _tram_end(plan: RailPlan, z: float, way: int, levels: tuple[float, float], *, upper: bool) -> list[Part]:
    """Windscreen, lamp, sign and fender of one end."""
    half, (low, high) = plan.width / 2, levels
    size = (0.5 * half, high - low, 0.1)
    parts = [box(size, (0, (low + high) / 2, way * z), bevel=0.02, material="glass")]
    # the windows beside it, turned with the rounded plan
    pane = box((0.42 * half, high - low, 0.1), bevel=0.02, material="glass")
    aside = moved(pane, rotate=(0, way * 28, 0), translate=(0.52 * half, (low + high) / 2, way * (z - 0.06)))
    parts += both_sides([aside])
    lamp = facing(cylinder(0.17, 0.2, sides=12, material="glass"))
    parts.append(moved(lamp, translate=(0, plan.floor + 0.55, way * z)))
    sign = plan.height - plan.crown - 0.24
    parts.append(box((0.8 * half, 0.3, 0.14), (0, sign, way * z), bevel=0.03, material="plastic"))
    parts.append(box((1.4 * half, 0.2, 0.3), (0, plan.floor - 0.02, way * z), bevel=0.05, material="metal"))
    if upper:
        parts.append(box((0.8 * half, 0.8, 0.1), (0, 4.0, way * z), bevel=0.02, material="glass"))
    return parts


def modern_tram(rng: np.random.Generator) -> list[Part]:
    """A low-floor tram: up to three glassy sections with bellows between, raked cabs, boxes on the roof."""
    count, long = pick(rng, 1, 1, 2, 2, 3), rng.uniform(5.5, 8.5)
    width, height = rng.uniform(2.3, 2.65), rng.uniform(3.3, 3.6)
    low = RailPlan(
        long,
        width,
        height,
        rng.uniform(0.3, 0.45),
        0.3,
        round=rng.uniform(0.15, 0.5),
        crown=0.06,
        lean=rng.uniform(0.86, 0.97),
    )
    tip, flat = nose(rng, pick(rng, "raked", "bulldog"), 1.35 * long), nose(rng, "flat", long)
    pitch, parts = long + 0.5, []
    panto = int(rng.integers(count))
    for index in range(count):
        first, last = index == 0, index == count - 1
        shift = (0, 0, -index * pitch)
        section = _section(rng, low, (tip if first else flat, tip if last else flat), (first, last))
        if index == panto:
            section += pantograph(rng, height - 0.02, 0, size=0.9)
        parts += placed(section, translate=shift)
        if not last:
            folds = [
                box(
                    (0.9 * width - 0.12 * (step % 2), 0.85 * (height - low.floor), 0.2),
                    (
                        0,
                        low.floor + 0.48 * (height - low.floor),
                        -long / 2 - 0.25 + (step - 1.5) * 0.17 - index * pitch,
                    ),
                    material="rubber",
                )
                for step in range(4)
            ]
            parts.append(joined(folds))
    return parts


def _section(rng: np.random.Generator, plan: RailPlan, ends: tuple, cabs: tuple[bool, bool]) -> list[Part]:
    """One section of a modern tram, with a cab where `cabs` (front, back) says so."""
    hull, h, tall = body(plan, *ends), plan.length / 2, plan.height - plan.floor
    parts = [hull.part()]
    reach = [end[0][-1][0] if cab else 0.3 for end, cab in zip(ends, cabs, strict=True)]
    for way, cab, end in zip((1, -1), cabs, ends, strict=True):
        if not cab:
            continue
        # the windscreen lies between the knee and the brow of the end's line
        lines = np.array(end[0])
        low, high = np.interp((0.5, 0.9), lines[:, 1], lines[:, 0])
        span = tuple(way * (h - d) for d in (low, high))
        parts.append(hull.screen(span, share=0.92, out=0.04))
        spot = (hull.nose if way > 0 else hull.tail)(0.27 * plan.width, plan.floor + 0.26 * tall)
        lamp = box((0.34, 0.14, 0.3), spot, bevel=0.04, material="glass")
        parts += both_sides([lamp])
        parts.append(
            box(
                (0.6 * plan.width, 0.3, 0.3),
                (0, plan.floor + 0.05, way * (h - 0.1)),
                bevel=0.08,
                material="plastic",
            )
        )
    span = (-h + reach[1] + 0.1, h - reach[0] - 0.1)
    place = (span[0] + span[1]) / 2
    levels = (plan.floor + 0.3 * tall, plan.floor + 0.82 * tall)
    parts += doors(hull, [place], 1.3, (plan.floor + 0.05, plan.floor + 0.82 * tall))
    for a, b in ((span[0], place - 0.75), (place + 0.75, span[1])):
        if b - a > 0.6:
            parts += windows(hull, (a, b), levels, max(round((b - a) / 1.8), 1), gap=0.08)
    z = pick(rng, 0.0, 0.22 * plan.length)
    parts += bogie(z, plan, base=1.5)
    parts.append(box((0.9 * plan.width, 0.3, 2.4), (0, plan.floor - 0.05, z), bevel=0.05, material="plastic"))
    return parts + roof_gear(rng, plan, (-0.6 * h, 0.6 * h), pick(rng, 1, 2))
