"""Electric locomotives, high-speed trains, metro cars and railcars. Nose to +Z."""

from dataclasses import replace

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, pick, placed
from data.procedural.kit_vehicles import Hull
from data.procedural.train_parts import (
    RailPlan,
    band,
    body,
    couplings,
    doors,
    drawn_length,
    lamps,
    lit_end,
    nose,
    pantograph,
    roof_gear,
    running_gear,
    windows,
)


def screens(hull: Hull, style: str, plan: RailPlan, way: int) -> Part:
    """The windscreen on the sloping part of an end."""
    tall, z_of = plan.height - plan.crown - plan.floor, {"raked": (0.12, 0.86), "bulldog": (0.57, 0.88)}
    low, high = z_of.get(style, (0.62, 0.86))
    half = plan.length / 2
    scan = np.linspace(0, 0.45 * plan.length, 200)
    share = (hull.line(hull.top, way * (half - scan)) - plan.floor) / tall
    ends = np.interp((max(low, share[3] + 0.06), high), np.maximum.accumulate(share), scan)
    return hull.screen(tuple(way * (half - d) for d in ends), share=0.88, out=0.04)


def electric_box(rng: np.random.Generator) -> list[Part]:
    """A box locomotive with a cab at each end and pantographs."""
    plan = RailPlan(
        drawn_length(rng, (12, 18), (5.5, 8.5)),
        rng.uniform(2.8, 3.1),
        rng.uniform(3.6, 4.1),
        rng.uniform(0.95, 1.1),
        rng.uniform(0.5, 0.6),
        round=rng.uniform(0.1, 0.4),
        crown=rng.uniform(0.05, 0.2),
        lean=rng.uniform(0.86, 0.98),
    )
    style = pick(rng, "raked", "raked", "flat", "bulldog", "rounded")
    end = nose(rng, style, plan.length)
    hull, h, tall = body(plan, end, end), plan.length / 2, plan.height - plan.floor
    parts = [hull.part(), *running_gear(rng, plan, axles=pick(rng, 2, 2, 3)), *couplings(rng, plan)]
    for way in (1, -1):
        if style in ("flat", "rounded"):
            parts += lit_end(rng, plan, hull, way, panes=pick(rng, 2, 3))
        else:
            parts += [screens(hull, style, plan, way), *lamps(rng, plan, hull, way)]
    levels = (plan.floor + 0.5 * tall, plan.floor + 0.78 * tall)
    cab = 0.17 * plan.length
    parts += windows(hull, (h - cab - 0.9, h - cab + 0.3), levels, 1)
    parts += windows(hull, (-h + cab - 0.3, -h + cab + 0.9), levels, 1)
    inner = 0.6 * (h - cab)
    parts += louvres(hull, (-inner, inner), (levels[0] - 0.1, levels[1]), pick(rng, 2, 4, 6))
    parts += band(rng, hull, (plan.floor + 0.2 * tall, plan.floor + rng.uniform(0.3, 0.4) * tall))
    spots = pick(rng, (0.28, -0.28), (0.28, -0.28), (-0.25,))
    for share in spots:
        parts += pantograph(rng, plan.height - 0.03, share * plan.length)
    return parts + roof_gear(rng, plan, (-0.12 * plan.length, 0.12 * plan.length), pick(rng, 1, 2))


def louvres(hull: Hull, span: tuple[float, float], levels: tuple[float, float], count: int) -> list[Part]:
    """Ventilation grilles along both sides."""
    edges = np.linspace(*span, count + 1)
    panes = [
        hull.pane((a + 0.1, b - 0.1), levels, drop=0.25, out=0.03, material="metal")
        for a, b in zip(edges[:-1], edges[1:], strict=True)
    ]
    return both_sides([pane for pane in panes if pane])


def high_speed(rng: np.random.Generator) -> list[Part]:
    """A high-speed power car or end car with a long nose."""
    plan = RailPlan(
        drawn_length(rng, (14, 21), (7.5, 11)),
        rng.uniform(2.8, 3.3),
        rng.uniform(3.4, 3.9),
        rng.uniform(0.45, 0.7),
        0.42,
        round=rng.uniform(0.5, 0.9),
        crown=rng.uniform(0.1, 0.25),
        lean=rng.uniform(0.78, 0.92),
    )
    front = nose(rng, "bullet", plan.length)
    both = chance(rng, 0.12)
    hull = body(plan, front, front if both else nose(rng, "flat", plan.length))
    h, tall = plan.length / 2, plan.height - plan.floor
    reach = front[0][-1][0]
    parts = [hull.part(steps=14), *running_gear(rng, plan, skirt=True), screens(hull, "bullet", plan, 1)]
    levels = (plan.floor + 0.5 * tall, plan.floor + rng.uniform(0.7, 0.76) * tall)
    span = (-h + (reach if both else 0.5), h - 0.8 * reach - 0.6)
    count = int(rng.integers(5, 13))
    parts += windows(hull, span, levels, 1 if chance(rng, 0.25) else count, gap=0.3)
    parts += doors(hull, [span[1] + 0.45], 0.9, (plan.floor + 0.2, plan.floor + 0.76 * tall))
    parts += band(rng, hull, (plan.floor + 0.25 * tall, plan.floor + rng.uniform(0.3, 0.42) * tall))
    lamp = box(
        (0.35, 0.16, 0.5),
        hull.nose(0.22 * plan.width, plan.floor + 0.32 * tall),
        bevel=0.06,
        material="glass",
    )
    parts += both_sides([lamp])
    if both:
        parts.append(screens(hull, "bullet", plan, -1))
    if chance(rng, 0.5):
        parts += pantograph(rng, plan.height - 0.05, -0.25 * plan.length, size=0.8)
    return parts + (
        roof_gear(rng, plan, (-0.35 * plan.length, 0.1 * plan.length), 3) if chance(rng, 0.4) else []
    )


def metro(rng: np.random.Generator) -> list[Part]:
    """A metro or suburban car, single or a pair: flat front, many wide doors."""
    plan = RailPlan(
        drawn_length(rng, (12, 18), (5.2, 7.5)),
        rng.uniform(2.6, 3.1),
        rng.uniform(3.5, 3.9),
        rng.uniform(0.85, 1.05),
        0.42,
        round=rng.uniform(0.2, 0.6),
        crown=rng.uniform(0.05, 0.2),
        lean=rng.uniform(0.82, 0.97),
    )
    style, count = pick(rng, "flat", "rounded", "raked"), 3 if plan.length > 10 else 2
    front = nose(rng, style, plan.length)
    hull = body(plan, front, nose(rng, "flat", plan.length))
    h, tall = plan.length / 2, plan.height - plan.floor
    parts = [hull.part(), *running_gear(rng, plan)]
    if style == "raked":
        parts += [screens(hull, style, plan, 1), *lamps(rng, plan, hull, 1)]
    else:
        parts += lit_end(rng, plan, hull, 1, panes=pick(rng, 1, 2, 3))
    places = list(np.linspace(-0.66, 0.6, count) * h)
    wide = rng.uniform(1.2, 1.5) if plan.length > 10 else 0.95
    parts += doors(hull, places, wide, (plan.floor + 0.08, plan.floor + 0.8 * tall))
    levels = (plan.floor + 0.45 * tall, plan.floor + 0.75 * tall)
    edges = [-h + 0.2, *places, h - 0.5 - (0.6 if style == "raked" else 0)]
    for a, b in zip(edges[:-1], edges[1:], strict=True):
        low, high = a + (wide / 2 if a in places else 0) + 0.1, b - (wide / 2 if b in places else 0) - 0.1
        if high - low > 0.6:
            parts += windows(hull, (low, high), levels, max(round((high - low) / 1.6), 1), gap=0.12)
    parts += band(rng, hull, (plan.floor + 0.2 * tall, plan.floor + 0.32 * tall))
    parts += roof_gear(rng, plan, (-0.6 * h, 0.6 * h), pick(rng, 1, 2, 3)) if chance(rng, 0.6) else []
    if plan.length < 13 and chance(rng, 0.4):  # a pair of long ones would be a thread
        tail = placed(parts, rotate=(0, 180, 0), translate=(0, 0, -plan.length - 0.3))
        link = box(
            (0.7 * plan.width, 0.8 * tall, 0.8),
            (0, plan.floor + 0.45 * tall, -h - 0.15),
            bevel=0.08,
            material="rubber",
        )
        return [*parts, *tail, link]
    return [*parts, *couplings(rng, plan, ends=(-1,))]


def railcar(rng: np.random.Generator) -> list[Part]:
    """A regional railcar: one level or two, raked cabs at one or both ends."""
    double = chance(rng, 0.35)
    plan = RailPlan(
        drawn_length(rng, (13, 20), (6.0, 8.5)),
        rng.uniform(2.8, 3.1),
        rng.uniform(4.3, 4.8) if double else rng.uniform(3.6, 4.1),
        0.6 if double else rng.uniform(0.8, 1.0),
        0.43,
        round=rng.uniform(0.25, 0.7),
        lean=rng.uniform(0.82, 0.95),
    )
    style = pick(rng, "raked", "bulldog", "raked")
    front = nose(rng, style, plan.length)
    twin = chance(rng, 0.5)
    hull = body(plan, front, front if twin else nose(rng, "flat", plan.length))
    h, tall = plan.length / 2, plan.height - plan.floor
    parts = [
        hull.part(),
        *running_gear(rng, plan),
        screens(hull, style, plan, 1),
        *lamps(rng, plan, hull, 1),
    ]
    if twin:
        parts += [screens(hull, style, plan, -1), *lamps(rng, plan, hull, -1)]
    cab = 0.16 * plan.length
    span, count = (-h + (cab if twin else 0.4), h - cab), int(rng.integers(4, 11))
    rows = ((0.15, 0.4), (0.58, 0.82)) if double else ((0.46, 0.74),)
    for low, high in rows:
        parts += windows(
            hull, span, (plan.floor + low * tall, plan.floor + high * tall), count, gap=pick(rng, 0.12, 0.3)
        )
    parts += doors(
        hull,
        [h - cab + 0.2, span[0] - 0.1 if twin else -h + 0.9],
        0.9,
        (plan.floor + 0.1, plan.floor + min(2.2, 0.75 * tall)),
    )
    parts += [] if double else band(rng, hull, (plan.floor + 0.2 * tall, plan.floor + 0.34 * tall))
    if chance(rng, 0.5):
        parts += pantograph(rng, plan.height - 0.03, pick(rng, -0.25, 0.2) * plan.length)
    return parts + couplings(rng, replace(plan, floor=max(plan.floor, 0.85)))
