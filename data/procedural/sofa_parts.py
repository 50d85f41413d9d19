"""What sofas are put together from: arms, backs, cushions and legs. Metres; the sitter looks to +Z."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    cushion,
    cylinder,
    extrude,
    moved,
    pillow,
    revolve,
    rounded_path,
    tube,
)
from data.procedural.kit_upholstery import along_plan, leaned, outline


@dataclass(frozen=True)
class Plan:
    """The measures of one sofa, in metres, and its covers. Floor at y = 0, middle at x = z = 0."""

    width: float
    depth: float
    feet: float
    """Height of the underside of the frame."""
    seat: float
    """Height of the top of the seat cushions."""
    back: float
    arm: float
    arm_width: float
    back_depth: float
    plump: float
    """Thickness of the seat cushions."""
    tilt: float
    """Degrees the back leans."""
    cover: str
    second: str
    """What the cushions are covered with."""

    @property
    def inner(self) -> float:
        """Width between the arms."""
        return self.width - 2 * self.arm_width

    @property
    def rear(self) -> float:
        """z of the back of the sofa."""
        return -self.depth / 2

    @property
    def deck(self) -> float:
        """Height of the frame under the seat cushions."""
        return self.seat - self.plump


def draw_plan(rng: np.random.Generator, **fixed: Any) -> Plan:
    """A plausible set of measures; `fixed` overrides any of them."""
    cover = str(rng.choice(["fabric", "fabric", "leather"]))
    seat = rng.uniform(0.36, 0.48)
    plan = Plan(
        width=rng.uniform(1.7, 2.6),
        depth=rng.uniform(0.8, 1.05),
        feet=float(rng.choice([0.03, 0.06, 0.1, 0.15])),
        seat=seat,
        back=seat + rng.uniform(0.3, 0.52),
        arm=seat + rng.uniform(0.08, 0.28),
        arm_width=rng.uniform(0.1, 0.28),
        back_depth=rng.uniform(0.14, 0.26),
        plump=rng.uniform(0.11, 0.2),
        tilt=rng.uniform(0, 16),
        cover=cover,
        second=cover if rng.random() < 0.6 else "fabric",
    )
    plan = replace(plan, **fixed)
    return replace(plan, feet=min(plan.feet, plan.deck - 0.08))


# ---- what stands on the floor


def legs(rng: np.random.Generator, plan: Plan, style: str | None = None) -> list[Part]:
    """Something between the floor and the frame: blocks, tapered or turned legs, sleds or a plinth."""
    styles = ["block", "tapered", "turned", "sled", "plinth"]
    style = style or str(rng.choice(styles, p=[0.25, 0.35, 0.12, 0.13, 0.15]))
    material = str(rng.choice(["wood", "wood", "metal"]))
    x, z = plan.width / 2 - rng.uniform(0.06, 0.14), plan.depth / 2 - rng.uniform(0.06, 0.12)
    top = plan.feet + 0.02
    if style == "plinth":
        return [box((plan.width - 0.1, top, plan.depth - 0.12), (0, top / 2, 0), material="wood")]
    if style == "sled":
        run = rounded_path([(x, top, z), (x, 0.015, z), (x, 0.015, -z), (x, top, -z)], 0.04)
        return both_sides([tube(run, 0.016, sides=8, material="metal")])
    splay, thick = (rng.uniform(0, 0.09), rng.uniform(0.02, 0.035))
    stands = [-1.0, 0.0, 1.0] if plan.width > 2.1 and rng.random() < 0.3 else [-1.0, 1.0]
    return [
        _leg(style, (side * x, top, front * z), (side * splay, front * splay), thick, material)
        for side in stands for front in (-1, 1)
    ]


def _leg(
    style: str, top: tuple[float, float, float], splay: tuple[float, float], thick: float, material: str
) -> Part:
    x, y, z = top
    if style == "block":
        return box((3 * thick, y, 3 * thick), (x, y / 2, z), material=material)
    if style == "turned":
        profile = np.array(
            [(0.6, 0), (1.1, 0.15), (0.7, 0.3), (1.5, 0.65), (0.9, 0.85), (1.3, 1)]
        ) * (thick, y)
        return revolve(profile, (x, 0, z), sides=10, material=material)
    path = np.array([(x + splay[0], 0, z + splay[1]), (x, y, z)])
    return tube(path, np.array([0.55, 1.1]) * thick, sides=8, material=material)


# ---- arms


def arms(rng: np.random.Generator, plan: Plan, style: str) -> list[Part]:
    """Both arms, from the underside of the frame up: box, rolled, sloped, flared, pad or wing."""
    width, x = plan.arm_width, (plan.width - plan.arm_width) / 2
    length = plan.depth
    if style == "rolled":
        radius = max(0.55 * width, 0.08)
        roll = moved(cylinder(radius, length, sides=16, material=plan.cover), rotate=(90, 0, 0))
        roll = moved(roll, translate=(x + 0.25 * radius, plan.arm - radius, 0))
        panel = box((0.85 * width, plan.arm - radius - plan.feet, length - 0.03), material=plan.cover)
        return both_sides(
            [roll, moved(panel, translate=(x - 0.075 * width, (plan.arm - radius + plan.feet) / 2, 0))]
        )
    if style == "sloped":
        high = min(plan.back, plan.arm + rng.uniform(0.1, 0.25))
        side = [(plan.rear, plan.feet), (-plan.rear, plan.feet), (-plan.rear, plan.arm), (plan.rear, high)]
        panel = moved(extrude(np.array(side), width, material=plan.cover), rotate=(0, -90, 0))
        return both_sides([moved(panel, translate=(x, 0, 0))])
    lean = rng.uniform(0.1, 0.4) if style == "flared" else 0.0
    section = outline(width, plan.feet, plan.arm, radius=rng.uniform(0.01, 0.4) * width, lean=lean)
    panel = along_plan(section, np.array([(x, -plan.rear), (x, plan.rear)]) * (-1, 1), material=plan.cover)
    if style == "pad":
        pad = cushion((1.15 * width, 0.09, length * 0.92), (x, plan.arm, 0.03), material=plan.second)
        return both_sides([panel, pad])
    return both_sides([panel])


# ---- frame, back and cushions


def base(plan: Plan, *, bevel: float = 0.02) -> Part:
    """The box under the seat cushions, as wide as the arms allow."""
    size = (plan.inner + 0.04, plan.deck - plan.feet, plan.depth - 0.02)
    return box(size, (0, (plan.deck + plan.feet) / 2, 0), bevel=bevel, material=plan.cover)


def back_panel(rng: np.random.Generator, plan: Plan, *, width: float | None = None) -> Part:
    """The upholstered back, leaning, from the underside of the frame up."""
    width, height = width or plan.inner + 0.04, plan.back - plan.feet
    place = (0, plan.feet + height / 2, plan.rear + plan.back_depth / 2)
    if rng.random() < 0.5:
        panel = cushion(
            (width, height, plan.back_depth), place, radius=rng.uniform(0.02, 0.09), material=plan.cover
        )
    else:
        panel = box(
            (width, height, plan.back_depth), place, bevel=rng.uniform(0.005, 0.04), material=plan.cover
        )
    return leaned(panel, (plan.deck, plan.rear + plan.back_depth / 2), degrees=plan.tilt)


def seat_cushions(rng: np.random.Generator, plan: Plan, count: int, *, reach: float = 0.0) -> list[Part]:
    """`count` cushions side by side on the deck, `reach` metres beyond the front of the frame."""
    width, radius = plan.inner / count, rng.uniform(0.15, 0.48) * plan.plump
    back = plan.rear + 0.7 * plan.back_depth
    depth, crown = -plan.rear + reach - back, rng.choice([0.0, 0.015, 0.04])
    places = (np.arange(count) - (count - 1) / 2) * width
    size = (width - 0.008, plan.plump + 0.01, depth)
    center = (0.0, plan.deck + plan.plump / 2 - 0.005, back + depth / 2)
    one = cushion(size, center, radius=radius, puff=crown, material=plan.second)
    return [moved(one, translate=(x, 0, 0)) for x in places]


def back_cushions(rng: np.random.Generator, plan: Plan, count: int, style: str | None = None) -> list[Part]:
    """`count` cushions against the back.

    style: "block", "plump", "buttoned" or "channel" (
        three narrow ones for each
    ); "tight" gives none; drawn when None.
    """
    styles = ["block", "plump", "buttoned", "channel", "tight"]
    style = style or str(rng.choice(styles, p=[0.4, 0.25, 0.1, 0.08, 0.17]))
    if style == "tight":
        return []
    count = 3 * count if style == "channel" else count
    width, thick = plan.inner / count, rng.uniform(0.13, 0.24) * (0.65 if style == "channel" else 1)
    height = plan.back - plan.seat + rng.uniform(-0.08, 0.1)
    center = (0.0, plan.seat + height / 2 - 0.02, plan.rear + plan.back_depth + 0.35 * thick)
    size = (width - 0.006, height, thick)
    if style in ("block", "channel"):
        one = cushion(size, center, radius=rng.uniform(0.2, 0.48) * thick, puff=0.02, material=plan.second)
    else:
        buttons = (max(1, round(width / 0.25)), 2) if style == "buttoned" else (0, 0)
        one = pillow(size, center, crown=0.35, square=7, buttons=buttons, material=plan.second)
    one = leaned(one, (plan.deck, plan.rear + plan.back_depth / 2), degrees=plan.tilt)
    return [moved(one, translate=(x, 0, 0)) for x in (np.arange(count) - (count - 1) / 2) * width]


def throw_pillows(rng: np.random.Generator, plan: Plan, count: int) -> list[Part]:
    """`count` small pillows standing on the seat, leaning on the back near the arms."""
    parts, front = [], plan.rear + plan.back_depth + rng.uniform(0.16, 0.24)
    for index in range(count):
        side, size = (-1) ** index, rng.uniform(0.34, 0.46)
        thick = rng.uniform(0.12, 0.18)
        height = min(size * float(rng.choice([1.0, 1.0, 0.65])), plan.back - plan.seat)
        one = pillow(
            (size, height, thick), (0, height / 2 - 0.01, 0), crown=0.75, square=9, material="fabric"
        )
        one = moved(one, rotate=(-rng.uniform(10, 25), rng.uniform(-12, 12) - 12 * side, 0))
        x = side * (plan.inner / 2 - 0.55 * size - (index // 2) * rng.uniform(0.25, 0.45))
        parts.append(moved(one, translate=(x, plan.seat, front + 0.12)))
    return parts


def dressed(
    rng: np.random.Generator, plan: Plan, parts: list[Part], *, back: str | None = None
) -> list[Part]:
    """The parts with seat and back cushions, counted independently, and perhaps throw pillows."""
    fits = max(1, round(plan.inner / 0.65))
    seats = int(rng.choice([fits, fits, 1, max(fits - 1, 1), fits + 1]))
    backs = int(rng.choice([seats, seats, fits, max(fits - 1, 1)]))
    pillows = int(rng.choice([0, 0, 0, 1, 2, 2, 3, 4])) if plan.inner > 1 else 0
    parts = [*parts, *seat_cushions(rng, plan, seats, reach=float(rng.choice([0.0, 0.0, 0.02])))]
    return [*parts, *back_cushions(rng, plan, backs, back), *throw_pillows(rng, plan, pillows)]
