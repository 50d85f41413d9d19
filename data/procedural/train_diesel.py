"""Diesel locomotives: a streamlined one and those with hoods. Nose to +Z."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, joined, pick, placed, rod
from data.procedural.train_parts import (
    RailPlan,
    band,
    body,
    couplings,
    drawn_length,
    lamps,
    nose,
    roof_gear,
    running_gear,
    windows,
)
from data.procedural.train_powered import louvres, screens


def diesel_streamliner(rng: np.random.Generator) -> list[Part]:
    """A diesel with a bulldog nose, portholes and fans on the roof."""
    plan = RailPlan(
        drawn_length(rng, (14, 20), (6.5, 9)),
        rng.uniform(2.9, 3.1),
        rng.uniform(4.0, 4.5),
        1.05,
        0.5,
        round=rng.uniform(0.3, 0.6),
        crown=rng.uniform(0.1, 0.25),
        lean=rng.uniform(0.85, 0.95),
    )
    hull = body(plan, nose(rng, "bulldog", plan.length), nose(rng, "flat", plan.length))
    h, tall = plan.length / 2, plan.height - plan.floor
    slope = min(0.16 * plan.length, 2.4)
    parts = [hull.part(), *running_gear(rng, plan, axles=pick(rng, 2, 3)), *couplings(rng, plan)]
    parts += [screens(hull, "bulldog", plan, 1), *lamps(rng, plan, hull, 1)]
    parts.append(box((0.4, 0.4, 0.3), hull.nose(0, plan.floor + 0.42 * tall), bevel=0.12, material="glass"))
    levels = (plan.floor + 0.52 * tall, plan.floor + 0.78 * tall)
    parts += windows(hull, (h - slope - 1.0, h - slope + 0.1), levels, 1)
    parts += louvres(hull, (-h + 1.0, h - slope - 1.2), levels, pick(rng, 3, 4, 5))
    parts += band(rng, hull, (plan.floor + 0.18 * tall, plan.floor + rng.uniform(0.28, 0.4) * tall))
    return parts + roof_gear(rng, plan, (-0.7 * h, 0.35 * h), pick(rng, 2, 3, 4))


def diesel_hood(rng: np.random.Generator) -> list[Part]:
    """A hood unit or shunter: narrow hoods, a cab between or behind them, walkways with rails."""
    plan = RailPlan(
        drawn_length(rng, (11, 20), (5.5, 8.5)),
        rng.uniform(2.8, 3.1),
        rng.uniform(3.9, 4.5),
        1.25,
        rng.uniform(0.45, 0.55),
    )
    length, half = plan.length, plan.width / 2
    h, deck, cab_long = length / 2, 1.42, rng.uniform(0.16, 0.22) * length
    place = h - length * pick(rng, rng.uniform(0.2, 0.28), rng.uniform(0.45, 0.6), 0.86)
    parts = [box((plan.width, 0.22, length), (0, deck - 0.1, 0), bevel=0.04, material="paint")]
    parts += running_gear(rng, plan, axles=pick(rng, 2, 2, 3)) + couplings(rng, plan)
    cab = RailPlan(cab_long, 0.96 * plan.width, plan.height, deck - 0.05, round=0.25, crown=0.1)
    flat = nose(rng, "flat", cab_long)
    hull = body(cab, flat, flat)
    tall = cab.height - cab.floor
    levels = (cab.floor + 0.5 * tall, cab.floor + 0.82 * tall)
    room = [hull.part(), *windows(hull, (-cab_long / 2 + 0.1, cab_long / 2 - 0.1), levels, pick(rng, 1, 2))]
    for way in (1, -1):
        pane = box(
            (0.38 * half, levels[1] - levels[0], 0.08),
            (0.6 * half, sum(levels) / 2, way * cab_long / 2),
            material="glass",
        )
        room += both_sides([pane])
    parts += placed(room, translate=(0, 0, place))
    for way in (1, -1):
        start = place + way * (cab_long / 2 - 0.05)
        long = h - 0.45 - way * start
        if long < 0.8:
            continue
        low = long < 0.3 * length and chance(rng, 0.6)
        rise = (plan.height - deck) * (rng.uniform(0.5, 0.62) if low else rng.uniform(0.7, 0.92))
        parts += _hood(rng, (start, way * (h - 0.45)), deck - 0.05, rise, rng.uniform(0.5, 0.68) * half)
    rails = []
    for a, b in ((-h + 0.1, place - cab_long / 2), (place + cab_long / 2, h - 0.1)):
        if b - a > 0.8:
            x, y = 0.95 * half, deck + 0.85
            posts = [rod((x, deck - 0.05, z), (x, y, z), 0.03, sides=4) for z in np.linspace(a, b, 5)]
            rails += [rod((x, y, a), (x, y, b), 0.035, sides=4), *posts]
    return [*parts, *both_sides([joined(rails)] if rails else [])]


def _hood(
    rng: np.random.Generator, ends: tuple[float, float], low: float, rise: float, half: float
) -> list[Part]:
    """The engine's housing from the cab to the end, with louvres, a lamp and a stack."""
    start, end = ends
    long, way, middle = abs(end - start), np.sign(end - start), (start + end) / 2
    parts = [
        box(
            (2 * half, rise, long), (0, low + rise / 2, middle), bevel=pick(rng, 0.05, 0.18), material="paint"
        )
    ]
    panels = [
        box(
            (0.06, 0.5 * rise, 0.7 * long / 4),
            (half, low + 0.5 * rise, start + way * long * share),
            material="metal",
        )
        for share in (0.2, 0.42, 0.64, 0.86)
    ]
    parts += both_sides([joined(panels)])
    parts.append(box((0.9 * half, 0.3, 0.14), (0, low + 0.82 * rise, end), bevel=0.06, material="glass"))
    if long > 1.5:
        parts.append(
            box(
                (0.4, 0.5, 0.5),
                (0, low + rise + 0.1, start + way * 0.55 * long),
                bevel=0.05,
                material="metal",
            )
        )
    return parts
