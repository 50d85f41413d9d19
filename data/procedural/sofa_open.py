"""Sofas that are not a box with arms: open frames, beds by night, recliners. Metres."""

from dataclasses import replace

import numpy as np

from data.procedural.kit import Part, beam, both_sides, box, cushion, cylinder, moved, rounded_path, tube
from data.procedural.kit_upholstery import leaned, pillow
from data.procedural.sofa_parts import (
    Plan,
    arms,
    back_cushions,
    back_panel,
    base,
    draw_plan,
    dressed,
    legs,
    seat_cushions,
    throw_pillows,
)


def mid_century(rng: np.random.Generator) -> list[Part]:
    """An open wooden frame: rails, tapered legs, slim arms, a slatted or upholstered back, loose cushions."""
    plan = draw_plan(
        rng, arm_width=rng.uniform(0.05, 0.09), plump=rng.uniform(0.1, 0.15), back_depth=0.05,
        depth=rng.uniform(0.72, 0.9), tilt=rng.uniform(8, 20),
    )
    rail, x, z = rng.uniform(0.04, 0.07), (plan.width - plan.arm_width) / 2, plan.depth / 2
    frame = [
        box((plan.width, rail, plan.depth - 0.04), (0, plan.deck - rail / 2, 0), bevel=0.01, material="wood")
    ]
    splay = rng.uniform(0, 0.08)
    for front in (-1, 1):
        top = plan.arm if rng.random() < 0.85 or front < 0 else plan.deck
        post = tube(
            [
                (x + splay, 0, front * (z - 0.06 + splay)), (x, plan.deck, front * (z - 0.08)),
                (x, top, front * (z - 0.08)),
            ],
            np.array([0.016, 0.028, 0.02]), sides=8, material="wood",
        )
        frame += both_sides([post])
    frame += both_sides(
        [cushion((plan.arm_width, 0.04, plan.depth * 0.95), (x, plan.arm, 0), material="wood")]
    )
    frame += _wooden_back(rng, plan, x)
    return dressed(rng, plan, frame, back=str(rng.choice(["block", "block", "plump", "buttoned"])))


def _wooden_back(rng: np.random.Generator, plan: Plan, x: float) -> list[Part]:
    """Upright slats under a rail, or three rails, from -x to x, leaning."""
    count = int(rng.integers(7, 22)) if rng.random() < 0.6 else 0
    pivot = (plan.deck, plan.rear + 0.05)
    lines = [(plan.back - 0.1, plan.width - 0.06)] + [
        (plan.back - 0.1 - 0.1 * k, plan.width - 0.06) for k in range(1, 3) if not count
    ]
    bars = [box((length, 0.05, 0.03), (0, y, pivot[1]), material="wood") for y, length in lines]
    bars += [
        box(
            (0.02, plan.back - 0.1 - plan.deck, 0.016), (at, (plan.back - 0.1 + plan.deck) / 2, pivot[1]),
            material="wood",
        )
        for at in np.linspace(-x, x, max(count, 2))
    ]
    return [leaned(bar, pivot, degrees=plan.tilt) for bar in bars]


def daybed(rng: np.random.Generator) -> list[Part]:
    """A mattress on a low frame, with none, one or two raised ends and bolsters."""
    plan = draw_plan(
        rng, depth=rng.uniform(0.7, 0.95), feet=rng.uniform(0.12, 0.24), plump=rng.uniform(0.12, 0.18),
        arm_width=0.04,
    )
    deck = plan.deck
    parts = [
        box(
            (plan.width, 0.07, plan.depth), (0, deck - 0.035, 0), bevel=0.01,
            material=str(rng.choice(["wood", "wood", "metal", plan.cover])),
        )
    ]
    parts += legs(rng, replace(plan, feet=deck - 0.07), str(rng.choice(["tapered", "block", "sled"])))
    buttons = (int(rng.integers(5, 9)), 3) if rng.random() < 0.4 else (0, 0)
    parts.append(
        pillow(
            (plan.width - 0.04, plan.plump, plan.depth - 0.02), (0, deck + plan.plump / 2 - 0.01, 0),
            crown=0.12, square=14, buttons=buttons, material=plan.second,
        )
    )
    parts += _daybed_ends(rng, plan)
    if rng.random() < 0.5:
        parts += back_cushions(rng, plan, int(rng.integers(2, 5)), "plump")
        parts.append(
            box(
                (plan.width, plan.back - deck - 0.06, 0.05), (0, (plan.back + deck) / 2, plan.rear + 0.025),
                bevel=0.01, material="wood",
            )
        )
    return parts


def _daybed_ends(rng: np.random.Generator, plan: Plan) -> list[Part]:
    """Head boards that lean outward at none, one or both ends, and perhaps a bolster."""
    parts, deck = [], plan.deck
    ends = [end for end in (-1, 1) if rng.random() < 0.6]
    for end in ends:
        height = rng.uniform(0.15, 0.4)
        head = cushion(
            (0.1, height + plan.plump, plan.depth - 0.02), (0, height / 2 + plan.plump / 2 - 0.02, 0),
            material=plan.cover,
        )
        parts.append(
            moved(head, rotate=(0, 0, -end * rng.uniform(0, 28)), translate=(end * plan.width / 2, deck, 0))
        )
    if rng.random() < 0.6 or not ends:
        bolster = cylinder(0.1, plan.depth - 0.06, sides=16, material=plan.second)
        parts.append(
            moved(
                bolster, rotate=(90, 0, 0),
                translate=(float(rng.choice([-1, 1])) * (plan.width / 2 - 0.2), plan.seat + 0.07, 0),
            )
        )
    return parts


def futon(rng: np.random.Generator) -> list[Part]:
    """A folded mattress on slats between two open side frames of wood or tube."""
    plan = draw_plan(
        rng, width=rng.uniform(1.6, 2.2), arm_width=0.07, tilt=rng.uniform(14, 30),
        plump=rng.uniform(0.12, 0.2),
    )
    material = str(rng.choice(["metal", "wood"]))
    x, z = plan.width / 2 - 0.035, plan.depth / 2 - 0.04
    sides = _futon_sides(rng, plan, material)
    rails = [
        box((plan.width - 0.06, 0.05, 0.04), (0, plan.deck - 0.02, at), material=material)
        for at in (-z, -0.5 * z, 0, 0.5 * z, z)
    ]
    rails += [
        box((0.04, 0.04, plan.depth - 0.06), (at, plan.deck - 0.03, 0), material=material)
        for at in np.linspace(-x, x, 6)
    ]
    thick, pivot = plan.plump, (plan.deck, plan.rear + 0.08)
    seat = cushion(
        (plan.inner, thick, plan.depth), (0, plan.deck + thick / 2, 0.05), puff=0.02, material="fabric"
    )
    tall = plan.back - plan.deck + 0.1
    back = cushion(
        (plan.inner, tall, thick), (0, plan.deck + tall / 2, pivot[1] + thick / 2), puff=0.02,
        material="fabric",
    )
    board = [
        box((plan.inner, 0.05, 0.03), (0, plan.deck + share * tall, pivot[1] - 0.01), material=material)
        for share in (0.1, 0.45, 0.8)
    ]
    return [*sides, *rails, seat, *(leaned(part, pivot, degrees=plan.tilt) for part in (back, *board))]


def _futon_sides(rng: np.random.Generator, plan: Plan, material: str) -> list[Part]:
    """The side frames of a futon: hoops of tube, or wooden posts with an arm rest and rails."""
    x, z = plan.width / 2 - 0.035, plan.depth / 2 - 0.04
    if material == "metal":
        hoop = rounded_path([(x, 0, z), (x, plan.arm, z), (x, plan.arm, -z), (x, 0, -z)], 0.15)
        return both_sides([tube(hoop, 0.022, material=material)])
    posts = [
        box((0.06, plan.arm, 0.07), (x, plan.arm / 2, end * z), bevel=0.005, material=material)
        for end in (-1, 1)
    ]
    sides = both_sides(
        [*posts, box((0.09, 0.035, plan.depth), (x, plan.arm, 0), bevel=0.01, material=material)]
    )
    sides += both_sides(
        [
            box((0.03, 0.05, plan.depth - 0.1), (x, y, 0), material=material)
            for y in np.linspace(0.15, plan.arm - 0.1, int(rng.integers(1, 4)))
        ]
    )
    return sides


def tubular(rng: np.random.Generator) -> list[Part]:
    """Block cushions held in a frame of bent steel tube."""
    plan = draw_plan(
        rng, width=rng.uniform(1.3, 2.2), depth=rng.uniform(0.68, 0.85), back=rng.uniform(0.62, 0.8),
        feet=0.1, arm_width=rng.uniform(0.11, 0.17), back_depth=0.02, tilt=0.0, plump=rng.uniform(0.15, 0.22),
    )
    x, z, high = plan.width / 2, plan.depth / 2, min(plan.arm, plan.back - 0.02)
    rails = [high - 0.03, *([plan.feet + 0.08] if rng.random() < 0.7 else []), plan.deck - 0.01]
    frame = []
    for y in rails:
        frame.append(
            tube(
                rounded_path([(-x, y, z), (-x, y, -z), (x, y, -z), (x, y, z)], 0.06), 0.016, sides=8,
                material="metal",
            )
        )
    frame.append(
        tube([(-x, plan.deck - 0.01, z), (x, plan.deck - 0.01, z)], 0.016, sides=8, material="metal")
    )
    frame += both_sides(
        [
            tube([(x, 0, end * z), (x, high - 0.03, end * z)], 0.016, sides=8, material="metal")
            for end in (-1, 1)
        ]
    )
    arm = cushion(
        (plan.arm_width, high - plan.deck + 0.04, plan.depth),
        ((plan.width - plan.arm_width) / 2 - 0.012, (high + plan.deck) / 2, 0), material=plan.cover,
    )
    floor = box((plan.width - 0.02, 0.03, plan.depth - 0.02), (0, plan.deck - 0.015, 0), material=plan.cover)
    count = int(rng.choice([1, 2, 2, 3]))
    return [
        *frame, *both_sides([arm]), floor, *seat_cushions(rng, plan, count),
        *back_cushions(rng, plan, count, str(rng.choice(["block", "plump"]))),
    ]


def recliner(rng: np.random.Generator) -> list[Part]:
    """Overstuffed: thick pad arms, tall sectioned back with head rests, foot rests perhaps out."""
    count = int(rng.choice([2, 2, 3]))
    plan = draw_plan(
        rng, width=0.65 * count + rng.uniform(0.4, 0.7), arm_width=rng.uniform(0.2, 0.3), feet=0.03,
        plump=rng.uniform(0.16, 0.22), back=rng.uniform(0.85, 1.08), depth=rng.uniform(0.88, 1.05),
    )
    parts = [
        base(plan), back_panel(rng, plan), *arms(rng, plan, "pad"), *legs(rng, plan, "block"),
        *seat_cushions(rng, plan, count, reach=0.03),
    ]
    width, low = plan.inner / count, plan.back - plan.seat
    pivot = (plan.deck, plan.rear + plan.back_depth / 2)
    for x in (np.arange(count) - (count - 1) / 2) * width:
        levels = [(0.0, 0.55), (0.5, 1.08)] if rng.random() < 0.7 else [(0.0, 1.05)]
        for start, end in levels:
            size = (width - 0.01, (end - start) * low, 0.2 + 0.05 * start)
            puffed = pillow(
                size, (x, plan.seat + (start + end) / 2 * low, plan.rear + plan.back_depth + 0.06), crown=0.4,
                square=6, material=plan.second,
            )
            parts.append(leaned(puffed, pivot, degrees=plan.tilt))
        if rng.random() < 0.3:
            parts += _foot_rest(plan, x, width)
    return parts


def _foot_rest(plan: Plan, x: float, width: float) -> list[Part]:
    """A raised foot rest before the seat at x, and the bars that hold it."""
    front, y = plan.depth / 2, plan.deck - 0.02
    pad = cushion((width - 0.03, 0.1, 0.4), (x, y, front + 0.3), material=plan.second)
    return [
        pad,
        *(
            beam(
                (x + side * 0.2, y - 0.06, front - 0.05), (x + side * 0.2, y - 0.02, front + 0.3),
                size=(0.02, 0.03), material="metal",
            )
            for side in (-1, 1)
        ),
    ]


def sleeper(rng: np.random.Generator) -> list[Part]:
    """A sofa bed without arms: thick slabs folded on one another down to the floor, or half unfolded."""
    plan = draw_plan(rng, width=rng.uniform(1.3, 2.1), feet=0.0, arm_width=0.0, tilt=rng.uniform(5, 25))
    layers, depth = int(rng.integers(2, 4)), plan.depth - 0.15
    thick, out = plan.seat / layers, rng.uniform(0.5, 0.95) if rng.random() < 0.25 else 0.0
    parts = [
        cushion(
            (plan.width, thick + 0.01, depth + (out if level == 0 else 0)),
            (0, (level + 0.5) * thick, 0.08 + (out / 2 if level == 0 else 0)), puff=0.015,
            material=plan.cover,
        )
        for level in range(layers)
    ]
    tall, deep = plan.back - 0.05, rng.uniform(0.16, 0.26)
    back = cushion(
        (plan.width, tall, deep), (0, tall / 2 + 0.03, plan.rear + deep / 2), puff=0.02, material=plan.second
    )
    parts.append(leaned(back, (0.03, plan.rear + deep), degrees=0.5 * plan.tilt))
    inside = replace(plan, back_depth=deep - 0.12)
    return [*parts, *throw_pillows(rng, inside, int(rng.choice([0, 0, 1, 2])))]
