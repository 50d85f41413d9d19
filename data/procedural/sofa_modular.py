"""Sofas that bend or are built of blocks: sectionals, corner sofas, curved and modular ones. Metres."""

import numpy as np

from data.procedural.kit import Part, box, cushion, cylinder, mirrored
from data.procedural.kit_upholstery import along_plan, leaned, outline
from data.procedural.sofa_parts import Plan, arms, back_panel, base, draw_plan, dressed, legs


def sectional(rng: np.random.Generator) -> list[Part]:
    """A sofa with a chaise at its left or right; the arm at the chaise may be missing."""
    plan = draw_plan(rng, width=rng.uniform(2.1, 3.0))
    style = str(rng.choice(["box", "box", "rolled", "pad", "flared"]))
    sides = arms(rng, plan, style)
    parts = [
        base(plan), back_panel(rng, plan), *sides,
        *legs(rng, plan, str(rng.choice(["block", "tapered", "plinth"]))),
    ]
    parts = dressed(rng, plan, [*parts, *_chaise(rng, plan)])
    return [mirrored(part) for part in parts] if rng.random() < 0.5 else parts


def _chaise(rng: np.random.Generator, plan: Plan) -> list[Part]:
    """The long seat of a sectional, at +X, from the front of the sofa onward."""
    width, reach = rng.uniform(0.6, 0.85), rng.uniform(0.45, 0.9)
    x, z = plan.width / 2 - width / 2, plan.depth / 2 + reach / 2
    seat = box(
        (width, plan.deck - plan.feet, reach + 0.1), (x, (plan.deck + plan.feet) / 2, z - 0.05), bevel=0.02,
        material=plan.cover,
    )
    soft = cushion(
        (width - 0.01, plan.plump, reach), (x, plan.deck + plan.plump / 2, z), radius=0.35 * plan.plump,
        material=plan.second,
    )
    foot = [
        box(
            (0.06, plan.feet + 0.02, 0.06),
            (x + side * (width / 2 - 0.08), plan.feet / 2 + 0.01, plan.depth / 2 + reach - 0.09),
            material="wood",
        )
        for side in (-1, 1)
    ]
    return [seat, soft, *foot]


def corner(rng: np.random.Generator) -> list[Part]:
    """Two wings that meet in a corner, of their own lengths, square or rounded where they meet."""
    plan = draw_plan(rng, tilt=0.0)
    long, short, half = rng.uniform(2.2, 3.1), rng.uniform(1.7, 2.4), plan.depth / 2
    rounded = rng.random() < 0.5
    way = _bent_way(long, short, half, half + rng.uniform(0.05, 0.3) if rounded else 0.0)
    seat_depth = plan.depth - plan.back_depth
    forward = -plan.back_depth / 2
    sections = [
        (outline(plan.depth - 0.02, plan.feet, plan.deck, radius=0.02), plan.cover),
        (outline(seat_depth, plan.deck - 0.01, plan.seat, radius=0.05) + (forward, 0), plan.second),
        (
            outline(plan.back_depth, plan.feet, plan.back, radius=0.06) + (half - plan.back_depth / 2, 0),
            plan.cover,
        ),
    ]
    if rng.random() < 0.7:
        thick = rng.uniform(0.12, 0.18)
        cushions = outline(
            thick, plan.seat - 0.02, plan.back + rng.uniform(-0.08, 0.06), radius=0.06, lean=0.15
        )
        sections.append((cushions + (half - plan.back_depth - 0.4 * thick, 0), plan.second))
    parts = [along_plan(section, way, material=material) for section, material in sections]
    parts += _ends(rng, plan, long, short)
    return [mirrored(part) for part in parts] if rng.random() < 0.5 else parts


def _bent_way(long: float, short: float, half: float, radius: float) -> np.ndarray:
    """(N, 2) the middle line of a corner sofa, along +X, then +Z; `radius` rounds the bend."""
    x, steps = long / 2 - half, 9 if radius else 1
    turn = np.radians(np.linspace(-90, 0, steps)) if radius else np.zeros(1)
    center = np.array([x - radius, radius])
    bend = center + radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    bend = bend if radius else np.array([[x, 0.0]])
    return np.vstack([[(-long / 2, 0)], bend, [(x, short - half)]])


def _ends(rng: np.random.Generator, plan: Plan, long: float, short: float) -> list[Part]:
    """Arms at the ends of a corner sofa, or none, and its feet."""
    parts, half = [], plan.depth / 2
    height, middle = plan.arm - plan.feet, (plan.arm + plan.feet) / 2
    if rng.random() < 0.7:
        parts.append(
            cushion(
                (plan.arm_width, height, plan.depth), (-long / 2, middle, 0), radius=0.04, material=plan.cover
            )
        )
    if rng.random() < 0.5:
        parts.append(
            cushion(
                (plan.depth, height, plan.arm_width), (long / 2 - half, middle, short - half), radius=0.04,
                material=plan.cover,
            )
        )
    spots = [
        (-long / 2 + 0.1, -half + 0.1), (-long / 2 + 0.1, half - 0.1),
        (long / 2 - 0.45 * plan.depth, -half + 0.25), (long / 2 - 0.1, short - half - 0.1),
        (long / 2 - plan.depth + 0.1, short - half - 0.1),
    ]
    return [
        *parts,
        *(
            cylinder(
                0.025, plan.feet + 0.02, (x, plan.feet / 2 + 0.01, z), radius_top=0.035, sides=10,
                material="wood",
            )
            for x, z in spots
        ),
    ]


def modular(rng: np.random.Generator) -> list[Part]:
    """Low armless blocks side by side, some with a back, an arm or an ottoman in front."""
    side, deck, plump = rng.uniform(0.75, 1.0), rng.uniform(0.15, 0.24), rng.uniform(0.12, 0.2)
    cover, count, tall = str(
        rng.choice(["fabric", "fabric", "leather"])
    ), int(rng.integers(2, 5)), rng.uniform(0.25, 0.4)
    radius, parts, thick = rng.uniform(0.03, 0.1), [], rng.uniform(0.18, 0.28)
    ottoman = int(rng.integers(0, count)) if rng.random() < 0.4 else -1
    for index in range(count):
        x = (index - (count - 1) / 2) * (side + 0.004)
        spots = [(x, 0.0)] + ([(x, side)] if index == ottoman else [])
        for at, z in spots:
            parts.append(cushion((side, deck + 0.02, side), (at, deck / 2, z), radius=0.03, material=cover))
            parts.append(
                cushion(
                    (side, plump, side), (at, deck + plump / 2, z), radius=min(radius, 0.45 * plump),
                    puff=0.02, material=cover,
                )
            )
        back = cushion(
            (side, tall, thick), (x, deck + plump + tall / 2 - 0.02, (thick - side) / 2), radius=radius,
            puff=0.02, material=cover,
        )
        parts.append(
            leaned(
                back, (deck + plump, -side / 2), degrees=rng.uniform(0, 10)
            ) if rng.random() < 0.9 else back
        )
    for end in (-1, 1):
        if rng.random() < 0.45:
            height = rng.uniform(0.6, 1.0) * tall
            parts.append(
                cushion(
                    (thick, height, side - thick),
                    (end * (count * side - thick) / 2, deck + plump + height / 2 - 0.02, thick / 2),
                    radius=radius, material=cover,
                )
            )
    return parts


def curved(rng: np.random.Generator) -> list[Part]:
    """A sofa along an arc, open to the front, with arms that are its back running down or none."""
    plan = draw_plan(rng, tilt=0.0)
    radius, spread = rng.uniform(1.2, 3.0), rng.uniform(1.9, 2.9)
    angle = np.linspace(-0.5, 0.5, 17) * spread / radius
    way = radius * np.stack([np.sin(angle), -np.cos(angle)], axis=1)
    edge = np.abs(np.linspace(-1, 1, 17))
    drop = (1 - plan.arm / plan.back) * float(rng.random() < 0.6)
    fall = 1 - drop * np.clip(2 * edge - 1, 0, 1) ** 2
    half = plan.depth / 2
    sections = [
        (outline(plan.depth, plan.feet, plan.deck + 0.01, radius=0.03), plan.cover, None),
        (
            outline(
                plan.depth - plan.back_depth, plan.deck, plan.seat, radius=0.06
            ) + (-plan.back_depth / 2, 0), plan.second, None,
        ),
        (
            outline(plan.back_depth, plan.feet, plan.back, radius=0.08) + (half - plan.back_depth / 2, 0),
            plan.cover, fall,
        ),
    ]
    parts = [along_plan(section, way, material=material, rise=rise) for section, material, rise in sections]
    for at in (1, 8, 15):
        for out in (radius - half + 0.1, radius + half - 0.1):
            x, z = out * np.sin(angle[at]), -out * np.cos(angle[at])
            parts.append(
                cylinder(0.03, plan.feet + 0.02, (x, plan.feet / 2 + 0.01, z), sides=10, material="wood")
            )
    return parts
