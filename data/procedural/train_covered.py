"""Carriages and covered wagons: passenger carriage, box car, brake van. Nose to +Z."""

from dataclasses import replace

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, cylinder, joined, moved, pick, rod
from data.procedural.train_parts import (
    RailPlan,
    band,
    body,
    couplings,
    doors,
    drawn_length,
    nose,
    roof_gear,
    running_gear,
    windows,
)


def wagon(rng: np.random.Generator, real: tuple[float, float], toy: tuple[float, float]) -> RailPlan:
    """The frame of a goods wagon."""
    return RailPlan(
        drawn_length(rng, real, toy),
        rng.uniform(2.6, 3.1),
        rng.uniform(3.4, 4.2),
        rng.uniform(1.05, 1.2),
        rng.uniform(0.4, 0.48),
    )


def _clerestory(plan: RailPlan, *, panes: int) -> list[Part]:
    """A raised lantern along the roof with small panes."""
    long, y = 0.86 * plan.length, plan.height
    parts = [box((0.42 * plan.width, 0.5, long), (0, y + 0.02, 0), bevel=0.1, material="paint")]
    glass = [
        box((0.44 * plan.width, 0.18, 0.6 * long / panes), (0, y + 0.1, z), material="glass")
        for z in np.linspace(-0.45, 0.45, panes) * long
    ]
    return [*parts, joined(glass)]


def carriage(rng: np.random.Generator) -> list[Part]:
    """A passenger carriage: a row of windows, doors at its ends, a plain or lantern roof."""
    old = chance(rng, 0.5)
    plan = RailPlan(
        drawn_length(rng, (12, 20), (5.2, 8.0)),
        rng.uniform(2.7, 3.1),
        rng.uniform(3.5, 4.1),
        rng.uniform(0.95, 1.1),
        0.45,
        round=rng.uniform(0.3, 0.7),
        crown=rng.uniform(0.1, 0.3),
        lean=rng.uniform(0.82, 0.95),
    )
    flat = nose(rng, "flat", plan.length)
    hull = body(plan, flat, flat)
    h, tall = plan.length / 2, plan.height - plan.floor
    parts = [hull.part("wood" if old and chance(rng, 0.3) else "paint"), *couplings(rng, plan)]
    parts += running_gear(rng, plan, axles=3 if old and chance(rng, 0.2) else 2)
    edge, wide = 0.75, 0.8
    places = pick(rng, [h - edge, -h + edge], [h - edge, -h + edge], [-h + edge], [0.0])
    parts += doors(hull, places, wide, (plan.floor + 0.1, plan.floor + 0.82 * tall))
    levels = (plan.floor + rng.uniform(0.4, 0.48) * tall, plan.floor + rng.uniform(0.7, 0.8) * tall)
    count, gap = max(int(plan.length / rng.uniform(1.1, 2.2)), 3), rng.uniform(0.15, 0.45)
    spans = [(-h + 1.3, -0.6), (0.6, h - 1.3)] if places == [0.0] else [(-h + 1.3, h - 1.3)]
    for span in spans:
        parts += windows(hull, span, levels, max(count // len(spans), 2), gap=gap)
    parts += band(rng, hull, (plan.floor + 0.12 * tall, plan.floor + rng.uniform(0.25, 0.36) * tall))
    if old and chance(rng, 0.6):
        parts += _clerestory(plan, panes=max(count // 2, 3))
    elif old:
        eaves = box(
            (plan.width + 0.25, 0.14, plan.length + 0.4),
            (0, plan.height - plan.crown - 0.1, 0),
            bevel=0.04,
            material="paint",
        )
        parts += [eaves, *roof_gear(rng, plan, (-0.6 * h, 0.6 * h), 4)]
    elif chance(rng, 0.5):
        parts += roof_gear(rng, plan, (-0.6 * h, 0.6 * h), pick(rng, 2, 4))
    gangway = box(
        (1.1, 0.72 * tall, 0.3), (0, plan.floor + 0.4 * tall, h + 0.05), bevel=0.05, material="rubber"
    )
    return [*parts, gangway, moved(gangway, translate=(0, 0, -2 * h - 0.1))]


def box_car(rng: np.random.Generator) -> list[Part]:
    """A covered goods wagon: ribbed walls, sliding doors, a peaked or round roof."""
    plan = wagon(rng, (9, 16), (5.0, 7.5))
    plan = replace(
        plan, round=rng.uniform(0.05, 0.5), crown=rng.uniform(0.15, 0.5), lean=rng.uniform(0.9, 1.0)
    )
    flat = [(0, 0.96), (0.1, 1.0)], [(0, 1), (0.2, 1)]
    hull, h, tall = body(plan, flat, flat), plan.length / 2, plan.height - plan.floor
    material, walls = pick(rng, "paint", "wood", "metal"), plan.width / 2
    parts = [hull.part(material), *running_gear(rng, plan), *couplings(rng, plan)]
    wide, high = rng.uniform(0.16, 0.28) * plan.length, 0.8 * tall
    leaf = box(
        (0.14, high, wide),
        (walls, plan.floor + high / 2, rng.uniform(-0.05, 0.05) * plan.length),
        bevel=0.02,
        material="paint",
    )
    rail = box((0.16, 0.1, 2.1 * wide), (walls, plan.floor + high, 0), material="metal")
    ribs = [
        box((0.12, high, 0.12), (walls, plan.floor + high / 2, z), material=material)
        for z in np.linspace(-h + 0.15, h - 0.15, pick(rng, 7, 9, 13))
        if abs(z) > 0.7 * wide
    ]
    parts += both_sides([leaf, rail, joined(ribs)])
    if chance(rng, 0.5):
        walk = box((0.6, 0.12, 1.0 * plan.length), (0, plan.height + 0.03, 0), material="metal")
        parts.append(walk)
    rungs = [
        rod((0.55 * walls, y, h + 0.08), (0.95 * walls, y, h + 0.08), 0.04, sides=4)
        for y in np.linspace(plan.floor, plan.height - 0.6, 6)
    ]
    sides = [
        rod((x * walls, plan.floor - 0.1, h + 0.06), (x * walls, plan.height - 0.5, h + 0.06), 0.04, sides=4)
        for x in (0.55, 0.95)
    ]
    return [*parts, joined([*rungs, *sides])]


def brake_van(rng: np.random.Generator) -> list[Part]:
    """The guard's van at the end of a goods train: porches, a cupola, a stove pipe."""
    plan = wagon(rng, (7, 10), (5.0, 6.8))
    h, deck, porch = plan.length / 2, plan.floor + 0.1, rng.uniform(0.8, 1.1)
    cabin = RailPlan(
        plan.length - 2 * porch, 0.94 * plan.width, plan.height, deck - 0.05, round=0.15, crown=0.2
    )
    flat = [(0, 0.98), (0.1, 1.0)], [(0, 1), (0.2, 1)]
    hull, tall = body(cabin, flat, flat), plan.height - deck
    parts = [
        hull.part(pick(rng, "paint", "wood")),
        box((plan.width, 0.2, plan.length), (0, deck - 0.1, 0), material="wood"),
    ]
    parts += running_gear(rng, plan) + couplings(rng, plan)
    levels, inner = (deck + 0.45 * tall, deck + 0.72 * tall), cabin.length / 2
    parts += windows(hull, (-0.9 * inner, 0.9 * inner), levels, pick(rng, 2, 3, 4), gap=0.5)
    parts.append(
        box(
            (plan.width + 0.2, 0.12, plan.length + 0.1),
            (0, plan.height - 0.22, 0),
            bevel=0.04,
            material="paint",
        )
    )
    if chance(rng, 0.75):
        parts += _cupola(rng, plan, rng.uniform(-0.3, 0.3) * inner)
    parts.append(
        cylinder(0.12, 0.9, (0.25 * plan.width, plan.height + 0.3, -0.6 * inner), sides=8, material="metal")
    )
    for way in (1, -1):
        parts.append(box((0.75, 0.75 * tall, 0.08), (0, deck + 0.4 * tall, way * inner), material="wood"))
    return parts + _porch_rails(plan, h - 0.1, deck)


def _cupola(rng: np.random.Generator, plan: RailPlan, z: float) -> list[Part]:
    """A glazed look-out on the roof at z."""
    wide, tall, long = 0.8 * plan.width, rng.uniform(0.7, 1.0), rng.uniform(1.4, 2.0)
    y = plan.height + tall / 2 - 0.1
    return [
        box((wide, tall, long), (0, y, z), bevel=0.05, material="paint"),
        box((wide + 0.06, 0.4 * tall, 0.7 * long), (0, y + 0.1 * tall, z), material="glass"),
        box((0.6 * wide, 0.4 * tall, long + 0.06), (0, y + 0.1 * tall, z), material="glass"),
        box((wide + 0.3, 0.1, long + 0.3), (0, y + tall / 2, z), bevel=0.03, material="paint"),
    ]


def _porch_rails(plan: RailPlan, reach: float, deck: float) -> list[Part]:
    """Posts and a hand rail before each porch, at z = +-reach."""
    parts, half = [], 0.44 * plan.width
    for z in (reach, -reach):
        for x in (-half, -0.34 * half, 0.34 * half, half):
            top = plan.height - 0.2 if abs(x) == half else deck + 1.0
            parts.append(rod((x, deck - 0.05, z), (x, top, z), 0.045, sides=5))
        parts.append(rod((-half, deck + 1.0, z), (half, deck + 1.0, z), 0.045, sides=5))
    return parts
