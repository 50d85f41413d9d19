"""Buses of today: city bus, coach, double-decker, minibus, articulated, trolley, open-top. Nose to +Z."""

import numpy as np

from data.procedural.bus_parts import BusPlan, face, glazing, on_roof, row, shortened, skirt, wheels
from data.procedural.kit import Part, both_sides, box, chance, joined, mirrored, pick, rod, tube


def _city_plan(rng: np.random.Generator, length: float) -> BusPlan:
    """A low-floor body with a tall upright windscreen."""
    h = length / 2
    return BusPlan(
        length,
        rng.uniform(2.4, 2.6),
        rng.uniform(2.85, 3.2),
        rng.uniform(0.46, 0.52),
        (h - rng.uniform(2.3, 2.8), -h + rng.uniform(2.8, 3.4)),
        rng.uniform(1.1, 1.35),
        rake=rng.uniform(0.08, 0.35),
        brow=rng.uniform(0.3, 0.5),
        face=rng.uniform(0.9, 1.2),
        soft=pick(rng, 0.03, 0.06, 0.12),
        lean=rng.uniform(0.93, 0.99),
    )


def _city_doors(rng: np.random.Generator, plan: BusPlan, hull_ends: tuple[float, float]) -> list[float]:
    """One door before the front axle where there is room, more behind it."""
    doors = [plan.axles[0] + plan.wheel + 0.85]
    if doors[0] > hull_ends[1] - 0.75:
        doors = []
    between = plan.axles[0] - plan.axles[1]
    doors.append(plan.axles[1] + between * rng.uniform(0.42, 0.55))
    if chance(rng, 0.3) and plan.axles[-1] - hull_ends[0] > 2.6:
        doors.append(plan.axles[-1] - plan.wheel - 1.0)
    return doors


def city_bus(rng: np.random.Generator) -> list[Part]:
    """A low-floor town bus with two or three doors."""
    plan = shortened(rng, _city_plan(rng, rng.uniform(8.5, 12.5)))
    hull = plan.hull()
    doors = _city_doors(rng, plan, hull.ends)
    parts = [hull.part(), *wheels(rng, plan), *glazing(plan, hull, doors, pitch=pick(rng, 0, 1.0, 1.4, 1.8))]
    return parts + face(rng, plan, hull, ears=chance(rng, 0.3)) + on_roof(rng, plan, hull)


def trolley(rng: np.random.Generator) -> list[Part]:
    """A town bus under two long poles to the overhead wire."""
    plan = shortened(rng, _city_plan(rng, rng.uniform(9.5, 12.5)))
    hull, top = plan.hull(), plan.height
    parts = [hull.part(), *wheels(rng, plan)]
    parts += glazing(plan, hull, _city_doors(rng, plan, hull.ends), pitch=pick(rng, 0, 1.1, 1.5))
    long = plan.length
    base = (0, top + 0.1, rng.uniform(-0.05, 0.2) * long)
    parts.append(box((1.5, 0.35, rng.uniform(1.6, 3.0)), base, bevel=0.06, material="plastic"))
    rise, reach = rng.uniform(1.2, 2.0), rng.uniform(0.45, 0.6) * long
    for x in (-0.35, 0.35):
        end = (1.2 * x, top + 0.2 + rise, base[2] - reach)
        parts.append(rod((x, top + 0.2, base[2]), end, 0.06, sides=6))
        parts.append(box((0.14, 0.16, 0.4), end, material="metal"))
    return parts + face(rng, plan, hull, ears=chance(rng, 0.3))


def coach(rng: np.random.Generator) -> list[Part]:
    """A touring coach: high floor, raked windscreen, luggage hold, mirrors like ears."""
    length, height = rng.uniform(9.5, 13.5), rng.uniform(3.2, 3.8)
    h, wheel = length / 2, rng.uniform(0.48, 0.54)
    rear = -h + rng.uniform(2.6, 3.2)
    axles = (h - rng.uniform(2.3, 2.8), rear, *((rear - 2.5 * wheel,) if length > 12 else ()))
    plan = BusPlan(
        length,
        rng.uniform(2.45, 2.6),
        height,
        wheel,
        axles,
        rng.uniform(1.6, 1.9),
        0.34,
        rake=rng.uniform(0.3, 1.0),
        brow=rng.uniform(0.3, 0.6),
        face=rng.uniform(1.0, 1.5),
        soft=pick(rng, 0.05, 0.1, 0.2),
        lean=rng.uniform(0.88, 0.96),
    )
    plan = shortened(rng, plan)
    hull = plan.hull()
    doors = [plan.axles[0] + plan.wheel + 0.65]
    parts = [hull.part(), *wheels(rng, plan)]
    parts += glazing(plan, hull, doors, pitch=pick(rng, 0, 0, 1.6, 2.0), wide=0.9)
    parts += face(rng, plan, hull, ears=chance(rng, 0.75)) + skirt(rng, plan, hull)
    return parts + on_roof(rng, plan, hull)


def double_decker(rng: np.random.Generator) -> list[Part]:
    """Two rows of windows, one above the other."""
    length, height = rng.uniform(8.4, 11.5), rng.uniform(4.0, 4.5)
    h = length / 2
    plan = BusPlan(
        length,
        rng.uniform(2.4, 2.55),
        height,
        rng.uniform(0.47, 0.53),
        (h - 2.5, -h + rng.uniform(2.2, 3.2)),
        rng.uniform(1.15, 1.35),
        rake=rng.uniform(0.1, 0.6),
        brow=height - 2.45,
        face=1.1,
        soft=pick(rng, 0.03, 0.08, 0.15),
        lean=rng.uniform(0.92, 0.98),
    )
    plan = shortened(rng, plan)
    hull = plan.hull()
    doors, pitch = _city_doors(rng, plan, hull.ends)[: pick(rng, 1, 2)], pick(rng, 0, 1.0, 1.4)
    parts = [hull.part(), *wheels(rng, plan), *glazing(plan, hull, doors, pitch=pitch, top=2.2)]
    return parts + _upper_deck(rng, plan, pitch) + face(rng, plan, hull, ears=chance(rng, 0.2))


def _upper_deck(rng: np.random.Generator, plan: BusPlan, pitch: float) -> list[Part]:
    """The windows of the upper deck and its windscreen."""
    hull = plan.hull()
    back, front = hull.ends
    low, high = 2.75, plan.height - 0.3
    span = (back + 0.25, front - plan.rake - 0.5)
    parts = both_sides(row(hull, span, (low, high), pitch, drop=0.25))
    # the slanting face above the lower windscreen, from its height to the roof's edge
    start, end = front - plan.rake, hull.top[2][0]
    rise = [(low - 0.1 - plan.height + plan.brow) / plan.brow, (high - plan.height + plan.brow) / plan.brow]
    parts.append(hull.screen(tuple(start + (end - start) * share for share in rise), share=0.93, out=0.025))
    parts.append(
        box((0.7 * plan.width, 0.7, 0.08), (0, low + 0.4, back - 0.01), bevel=0.02, material="glass")
    )
    return parts


def open_top(rng: np.random.Generator) -> list[Part]:
    """A sightseeing bus: seats under the sky behind a parapet, perhaps half a roof."""
    length = rng.uniform(8.4, 11.0)
    h, deck, parapet = length / 2, 2.75, rng.uniform(0.55, 0.85)
    plan = BusPlan(
        length,
        rng.uniform(2.4, 2.55),
        deck,
        0.5,
        (h - 2.4, -h + rng.uniform(2.2, 3.0)),
        rng.uniform(1.15, 1.3),
        rake=rng.uniform(0.1, 0.4),
        brow=0.4,
        face=1.0,
        soft=0.05,
        lean=0.98,
    )
    hull = plan.hull()
    half, back, front = 0.98 * plan.width / 2, -plan.length / 2 + 0.1, plan.length / 2 - plan.rake - 0.1
    parts = [hull.part(), *wheels(rng, plan)]
    parts += glazing(plan, hull, _city_doors(rng, plan, hull.ends)[:2], pitch=pick(rng, 0, 1.2), top=deck)
    long, middle, y = front - back, (front + back) / 2, deck + parapet / 2 - 0.12
    wall = box((0.1, parapet + 0.2, long), (half - 0.06, y, middle), bevel=0.02, material="paint")
    parts += [*both_sides([wall]), box((2 * half, parapet + 0.2, 0.1), (0, y, back + 0.05), material="paint")]
    parts.append(box((2 * half, parapet + 0.35, 0.1), (0, y + 0.07, front - 0.05), material="paint"))
    rail = [
        (half - 0.06, deck + parapet + 0.25, back + 0.1),
        (half - 0.06, deck + parapet + 0.25, front - 0.1),
    ]
    posts = [
        rod((half - 0.06, deck + parapet - 0.1, z), (half - 0.06, deck + parapet + 0.27, z), 0.04, sides=5)
        for z in np.linspace(rail[0][2], rail[1][2], 6)
    ]
    parts += both_sides([tube(rail, 0.04, sides=5), joined(posts)])
    parts += _benches(back + 0.5, front - 0.6, half, deck)
    if chance(rng, 0.4):
        roof = (2 * half, 0.12, 0.35 * long)
        top = deck + 1.95
        z = front - roof[2] / 2
        parts.append(box(roof, (0, top, z), bevel=0.04, material="paint"))
        for at in (z - roof[2] / 2 + 0.1, z + roof[2] / 2 - 0.1):
            parts += both_sides([rod((half - 0.08, deck, at), (half - 0.08, top, at), 0.05, sides=6)])
        pane = box((0.05, 1.0, 0.9 * roof[2]), (half - 0.08, deck + 1.4, z), material="glass")
        parts += both_sides([pane])
    return parts + face(rng, plan, hull)


def _benches(back: float, front: float, half: float, deck: float) -> list[Part]:
    """Rows of double seats on the deck."""
    parts = []
    for z in np.arange(back, front, 0.95):
        parts.append(
            box((0.8, 0.5, 0.45), (half - 0.62, deck + 0.25, z + 0.2), bevel=0.05, material="leather")
        )
        parts.append(
            box((0.8, 1.0, 0.14), (half - 0.62, deck + 0.5, z - 0.05), bevel=0.05, material="leather")
        )
    return both_sides([joined(parts)])


def articulated(rng: np.random.Generator) -> list[Part]:
    """Two bodies with bellows between them."""
    length = rng.uniform(15.5, 18.5)
    h, wheel = length / 2, rng.uniform(0.46, 0.52)
    joint = h - length * rng.uniform(0.5, 0.6)
    plan = BusPlan(
        length,
        rng.uniform(2.45, 2.6),
        rng.uniform(2.95, 3.3),
        wheel,
        (h - 2.6, joint + 2.0, -h + rng.uniform(2.8, 3.6)),
        rng.uniform(1.1, 1.3),
        rake=rng.uniform(0.1, 0.4),
        brow=rng.uniform(0.3, 0.5),
        face=1.05,
        soft=pick(rng, 0.03, 0.07, 0.12),
        lean=rng.uniform(0.94, 0.99),
    )
    gap, pitch = rng.uniform(0.5, 0.7), pick(rng, 0, 1.2, 1.6)
    ahead, behind = plan.hull(back=joint + gap), plan.hull(front=joint - gap)
    folds = [
        box(
            ((0.98 if index % 2 else 0.9) * plan.width, plan.height - 0.5, 2 * gap / 6),
            (0, 0.22 + plan.height / 2, joint + (index - 3.5) * 2 * gap / 7),
            bevel=0.05,
            material="rubber",
        )
        for index in range(8)
    ]
    parts = [ahead.part(), behind.part(), joined(folds), *wheels(rng, plan)]
    doors = [plan.axles[0] + wheel + 0.9, (plan.axles[0] + plan.axles[1]) / 2]
    parts += glazing(plan, ahead, doors, pitch=pitch)[:-1]  # its back is the bellows
    later = [(joint - gap + plan.axles[2]) / 2]
    span, levels = (behind.ends[0] + 0.25, joint - gap - 0.15), (plan.belt, plan.height)
    hole = [(later[0] - 0.7, later[0] + 0.7)]
    parts += row(behind, span, levels, pitch)
    parts += [mirrored(part) for part in row(behind, span, levels, pitch, holes=hole)]
    leaf = behind.pane((later[0] - 0.6, later[0] + 0.6), (plan.low + 0.1, plan.low + 2.2), out=0.03)
    parts += [mirrored(leaf)] if leaf else []
    rear = (0.7 * plan.width, 0.9, 0.08)
    parts.append(box(rear, (0, plan.belt + 0.6, behind.ends[0]), material="glass"))
    parts += face(rng, plan, plan.hull(), ears=chance(rng, 0.3))
    return parts + on_roof(rng, plan, ahead) + on_roof(rng, plan, behind)


def minibus(rng: np.random.Generator) -> list[Part]:
    """A small bus, a short sloping nose before the windscreen or none."""
    length = rng.uniform(5.2, 7.6)
    h, wheel = length / 2, rng.uniform(0.34, 0.42)
    plan = BusPlan(
        length,
        rng.uniform(1.95, 2.25),
        rng.uniform(2.45, 2.85),
        wheel,
        (h - rng.uniform(1.0, 1.3), -h + rng.uniform(1.2, 1.7)),
        rng.uniform(1.2, 1.4),
        0.3,
        rake=rng.uniform(0.35, 1.1),
        brow=rng.uniform(0.25, 0.5),
        face=rng.uniform(1.05, 1.2),
        soft=pick(rng, 0.04, 0.08, 0.15),
        lean=rng.uniform(0.86, 0.95),
    )
    hull = plan.hull()
    doors = [plan.axles[0] - wheel - 0.75]
    parts = [hull.part(), *wheels(rng, plan)]
    parts += glazing(plan, hull, doors, pitch=pick(rng, 0.9, 1.2, 1.5), wide=0.95)
    parts += face(rng, plan, hull) + skirt(rng, plan, hull)
    return parts + (on_roof(rng, plan, hull) if chance(rng, 0.5) else [])
