"""Sofas: the families, each option in them drawn on its own. Metres; the sitter looks to +Z."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from data.procedural.kit import Part, rounded_path
from data.procedural.kit_upholstery import along_plan, leaned, outline
from data.procedural.sofa_modular import corner, curved, modular, sectional
from data.procedural.sofa_open import daybed, futon, mid_century, recliner, sleeper, tubular
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


def straight(rng: np.random.Generator, plan: Plan, style: str, *, leg_style: str | None = None) -> list[Part]:
    """A plain sofa: base, leaning back, two arms of one style, legs and cushions."""
    parts = [base(plan), back_panel(rng, plan), *arms(rng, plan, style), *legs(rng, plan, leg_style)]
    return dressed(rng, plan, parts)


def box_arm(rng: np.random.Generator) -> list[Part]:
    """Two to four seats between square arms."""
    return straight(rng, draw_plan(rng), str(rng.choice(["box", "box", "pad"])))


def rolled_arm(rng: np.random.Generator) -> list[Part]:
    """Arms that end in a roll."""
    plan = draw_plan(rng, arm_width=rng.uniform(0.2, 0.32))
    return straight(rng, plan, "rolled", leg_style=str(rng.choice(["turned", "block", "plinth", "tapered"])))


def sloped_arm(rng: np.random.Generator) -> list[Part]:
    """Arms that climb towards the back, or flare outward."""
    return straight(
        rng, draw_plan(rng, arm_width=rng.uniform(0.08, 0.16)), str(rng.choice(["sloped", "flared"]))
    )


def loveseat(rng: np.random.Generator) -> list[Part]:
    """Short and plump, one or two seats."""
    plan = draw_plan(rng, width=rng.uniform(1.2, 1.6), plump=rng.uniform(0.15, 0.22))
    return straight(rng, plan, str(rng.choice(["rolled", "box", "pad", "flared", "sloped"])))


def shelter(rng: np.random.Generator) -> list[Part]:
    """Chesterfield and tuxedo: back and arms of one height in one piece, buttoned and rolled or plain."""
    high = rng.uniform(0.66, 0.82)
    plan = draw_plan(
        rng, back=high, arm=high, arm_width=rng.uniform(0.12, 0.2), tilt=0.0, seat=rng.uniform(0.38, 0.46)
    )
    thick, radius = plan.arm_width, rng.uniform(0.09, 0.13)
    x, z = (plan.width - thick) / 2, (plan.depth - thick) / 2
    plan_view = rounded_path(
        [(-x, 0, plan.depth / 2), (-x, 0, -z), (x, 0, -z), (x, 0, plan.depth / 2)],
        rng.choice([0.02, 0.15, 0.4]), 7,
    )[:, [0, 2]]
    wall = along_plan(outline(thick, plan.feet, high, radius=0.04), plan_view, material=plan.cover)
    parts = [base(plan), wall, *legs(rng, replace(plan, width=plan.width - 0.2, depth=plan.depth - 0.2))]
    chesterfield = rng.random() < 0.6
    if chesterfield:
        parts.append(
            along_plan(
                outline(
                    2 * radius, high - 1.6 * radius, high + 0.4 * radius, radius=radius
                ) + (0.3 * radius, 0), plan_view, material=plan.cover,
            )
        )
    parts += seat_cushions(rng, plan, int(rng.choice([1, 2, 3])))
    inside = replace(plan, back_depth=thick)
    style = "buttoned" if chesterfield else str(rng.choice(["block", "plump", "tight"]))
    return [
        *parts, *back_cushions(rng, inside, int(rng.choice([1, 2, 3])), style),
        *throw_pillows(rng, inside, int(rng.choice([0, 0, 2, 3]))),
    ]


def camelback(rng: np.random.Generator) -> list[Part]:
    """A back that rises to one or two humps, on slender legs."""
    plan = draw_plan(
        rng, feet=rng.uniform(0.12, 0.2), back_depth=rng.uniform(0.1, 0.16), tilt=rng.uniform(2, 10)
    )
    at, humps = np.linspace(-1, 1, 21), int(rng.choice([1, 1, 2]))
    hump = np.cos(np.pi * at / 2) ** 2 if humps == 1 else np.sin(np.pi * at) ** 2
    rise = 1 + rng.uniform(0.15, 0.35) * hump - rng.uniform(0, 0.12) * np.abs(at) ** 3
    way = np.stack([at * (plan.width - 0.1) / 2, np.full(21, plan.rear + plan.back_depth / 2)], axis=1)
    back = along_plan(
        outline(plan.back_depth, plan.deck - 0.1, plan.back - 0.1, radius=0.05), way, material=plan.cover,
        rise=rise,
    )
    back = leaned(back, (plan.deck, way[0, 1]), degrees=plan.tilt)
    parts = [base(plan), back, *arms(rng, plan, str(rng.choice(["rolled", "flared"])))]
    parts += legs(rng, plan, str(rng.choice(["turned", "tapered"])))
    return [
        *parts, *seat_cushions(rng, plan, int(rng.choice([1, 2, 3]))),
        *throw_pillows(rng, plan, int(rng.choice([0, 0, 2]))),
    ]


FAMILIES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    family.__name__: family
    for family in (
        box_arm, rolled_arm, sloped_arm, loveseat, shelter, mid_century, sectional, corner, daybed, modular,
        curved, camelback, futon, recliner, tubular, sleeper,
    )
}
WEIGHTS = {
    "box_arm": 2.0, "rolled_arm": 1.5, "sloped_arm": 1.5, "sectional": 1.5, "daybed": 0.5, "modular": 0.8
}
