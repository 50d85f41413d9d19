"""Steam locomotives, with a tender or with tanks of their own. Nose to +Z."""

from dataclasses import dataclass

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    copies,
    cylinder,
    ellipsoid,
    extrude,
    facing,
    joined,
    moved,
    pick,
    placed,
    revolve,
    rod,
)
from data.procedural.kit_vehicles import rail_wheel
from data.procedural.train_parts import GAUGE, RailPlan, bogie


@dataclass(frozen=True)
class SteamPlan:
    """Where things are along a locomotive, in metres: z falls from the buffer beam at 0 backwards."""

    driver: float
    """Radius of the driving wheels."""
    drivers: tuple[float, ...]
    leading: tuple[float, ...]
    trailing: tuple[float, ...]
    """z of the driving axles and of the small ones before and behind them."""
    cab: tuple[float, float]
    """Back and front of the cab."""
    boiler: float
    """Radius of the boiler."""
    axis: float
    """Height of the boiler's axis."""
    board: float
    """Height of the running boards."""


def _barrel(
    profile: list[tuple[float, float]], y: float, *, material: str = "paint", sides: int = 18
) -> Part:
    """A turned solid along Z about the line at height y; profile of (radius, z), z rising."""
    return facing(revolve(profile, sides=sides, material=material), "z", (0, y, 0))


def _plan(rng: np.random.Generator, *, tank: bool) -> SteamPlan:
    radius, count = rng.uniform(0.5, 0.72) if tank else rng.uniform(0.55, 0.95), pick(rng, 2, 3, 3)
    count += 1 if not tank and radius < 0.75 and chance(rng, 0.6) else 0
    small = pick(rng, 0, 0, 1) if tank else pick(rng, 0, 1, 2, 2)
    leading = tuple(-0.75 - 0.95 * index for index in range(small))
    first = (leading[-1] - 0.5 if leading else -0.5) - 1.15 * radius - 0.1
    drivers = tuple(first - 2.2 * radius * index for index in range(count))
    trailing = (drivers[-1] - radius - 0.75,) if chance(rng, 0.35) else ()
    front = drivers[-1] - (0.15 if not trailing else 0.9) * radius
    boiler, board = rng.uniform(0.55, 0.7) if tank else rng.uniform(0.6, 0.88), max(1.25, 1.75 * radius)
    long = rng.uniform(1.4, 1.9)
    return SteamPlan(
        radius,
        drivers,
        leading,
        trailing,
        (front - long, front),
        boiler,
        board + boiler * rng.uniform(0.75, 1.1),
        board,
    )


def _running(rng: np.random.Generator, plan: SteamPlan) -> list[Part]:
    """Wheels, frame, cylinders and rods."""
    r, back = plan.driver, plan.cab[0]
    big = rail_wheel((GAUGE, 1.1 * r, 0), r, 0.15, count=pick(rng, 8, 10, 12))
    small = rail_wheel((GAUGE, 0.46, 0), 0.42, 0.15, count=pick(rng, 0, 8))
    parts = copies(big, [(0, 0, z) for z in plan.drivers])
    parts += copies(small, [(0, 0, z) for z in (*plan.leading, *plan.trailing)])
    x, front = GAUGE + 0.28, plan.drivers[0] + 1.15 * r + 0.35
    turn = rng.uniform(0, 2 * np.pi)
    crank = np.array([0, np.sin(turn), np.cos(turn)]) * 0.45 * r
    pins = [crank + (x, 1.1 * r, z) for z in (plan.drivers[0], plan.drivers[-1])]
    parts.append(beam(pins[0], pins[1], size=(0.08, 0.14), material="metal"))
    drive = crank + (x + 0.09, 1.1 * r, plan.drivers[min(1, len(plan.drivers) - 1)])
    parts.append(beam(drive, (x + 0.09, 1.1 * r, front), size=(0.07, 0.13), material="metal"))
    hubs = [rod((GAUGE, 1.1 * r, z), crank + (x + 0.04, 1.1 * r, z), 0.08, sides=6) for z in plan.drivers]
    cylinder_part = _barrel([(0.34, -0.5), (0.34, 0.5)], 1.1 * r + 0.08, material="metal", sides=12)
    parts += [joined(hubs), moved(cylinder_part, translate=(x + 0.02, 0, front + 0.1))]
    parts = both_sides(parts)
    axles = [box((1.5, 0.16, 0.16), (0, 1.1 * r, z), material="metal") for z in plan.drivers]
    axles += [box((1.5, 0.14, 0.14), (0, 0.46, z), material="metal") for z in (*plan.leading, *plan.trailing)]
    frame = box((1.0, plan.board - 0.5, -back - 0.1), (0, (plan.board + 0.5) / 2, back / 2), material="metal")
    boards = box((2.5, 0.1, -plan.cab[1]), (0, plan.board, plan.cab[1] / 2), material="metal")
    return [*parts, *axles, frame, boards]


def _boiler(rng: np.random.Generator, plan: SteamPlan) -> list[Part]:
    """Smokebox, barrel, chimney, domes, lamp."""
    r, y, back = plan.boiler, plan.axis, plan.cab[1] - 0.1
    front, split = -0.45, -0.45 - rng.uniform(1.0, 1.5)
    wide = r * rng.uniform(1.0, 1.25)
    profile = [(wide, back), (wide, 0.65 * back + 0.35 * split), (r, 0.5 * (back + split)), (r, split)]
    box_r = r * rng.uniform(1.0, 1.08)
    parts = [
        _barrel(profile, y),
        _barrel(
            [(box_r, split), (box_r, front), (0.9 * box_r, front + 0.06), (0.5 * box_r, front + 0.14)],
            y,
            material="metal",
        ),
        box(
            (1.0, y - plan.board, 0.7 * (front - split)),
            (0, (y + plan.board) / 2, (front + split) / 2),
            material="metal",
        ),
    ]
    for share in (0.25, 0.6):
        ring = _barrel([(1.04 * r, -0.04), (1.04 * r, 0.04)], y, material="metal")
        parts.append(moved(ring, translate=(0, 0, split + share * (back - split) * 0.5)))
    tall = rng.uniform(0.5, 1.1)
    stack = {
        "straight": [(0.26, -0.3), (0.24, 0.1), (0.24, 0.9), (0.32, 0.92), (0.32, 1.0)],
        "flared": [(0.3, -0.3), (0.2, 0.1), (0.32, 1.0)],
        "diamond": [(0.2, -0.3), (0.2, 0.35), (0.62, 0.75), (0.36, 1.0)],
        "low": [(0.34, -0.3), (0.28, 0.05), (0.3, 0.5)],
    }[pick(rng, "straight", "straight", "flared", "diamond", "low")]
    at = (0, y + box_r, (front + split) / 2)
    parts.append(revolve([(a, b * tall) for a, b in stack], at, sides=14, material="metal"))
    for share in (0.3, 0.62)[: pick(rng, 1, 2, 2)]:
        size, z = rng.uniform(0.26, 0.36), split + share * (back - split)
        top = rng.uniform(0.3, 0.5)
        profile = [(1.15 * size, -0.25), (size, 0.08), (size, 0.6 * top), (0.7 * size, 0.9 * top), (0, top)]
        parts.append(revolve(profile, (0, y + r, z), sides=14, material=pick(rng, "metal", "paint")))
    lamp = facing(cylinder(0.18, 0.3, sides=12, material="glass"))
    spot = pick(rng, (0, y + box_r + 0.12, front - 0.05), (0, y, front + 0.2))
    parts.append(moved(lamp, translate=spot))
    rail = rod(
        (0.93 * r + 0.1, y + 0.45 * r, back), (0.93 * r + 0.1, y + 0.45 * r, front - 0.1), 0.04, sides=5
    )
    return [*parts, *both_sides([rail])]


def _cab(rng: np.random.Generator, plan: SteamPlan, *, closed: bool) -> list[Part]:
    """Walls with windows and a curved roof; open at the back unless closed."""
    (back, front), low = plan.cab, plan.board - 0.15
    top = plan.axis + plan.boiler + rng.uniform(0.35, 0.65)
    half, long, tall = rng.uniform(1.2, 1.45), front - back, top - low
    wall = box((0.1, 0.55 * tall, long), (half, low + 0.275 * tall, (front + back) / 2), material="paint")
    posts = [
        box((0.1, tall, 0.16 * long), (half, low + tall / 2, z), material="paint")
        for z in (back + 0.08 * long, front - 0.08 * long)
    ]
    middle = box((0.1, tall, 0.1 * long), (half, low + tall / 2, (front + back) / 2), material="paint")
    pane = box(
        (0.06, 0.5 * tall, 0.9 * long), (half - 0.02, low + 0.72 * tall, (front + back) / 2), material="glass"
    )
    parts = both_sides([wall, *posts, *([middle] if chance(rng, 0.5) else []), pane])
    parts.append(box((2 * half, tall, 0.1), (0, low + tall / 2, front - 0.05), material="paint"))
    parts.append(box((2 * half, 0.12, long), (0, low + 0.05, (front + back) / 2), material="metal"))
    eye = box(
        (0.4 * half, 0.22 * tall, 0.06), (0.72 * half, low + 0.8 * tall, front + 0.01), material="glass"
    )
    parts += both_sides([eye])
    if closed:
        parts.append(box((2 * half, tall, 0.1), (0, low + tall / 2, back + 0.05), material="paint"))
    turn = np.linspace(-1, 1, 9)
    arch, reach = rng.uniform(0.15, 0.4), half + 0.12
    over = np.stack([turn * reach, top + arch * (1 - turn**2)], axis=1)
    outline = np.concatenate([over, over[::-1] - (0, 0.12)])
    roof = extrude(outline, long + 0.45, (0, 0, (front + back) / 2 - 0.08), material="paint")
    gable = np.concatenate([over * (half / reach, 1), [[half, top - 0.1], [-half, top - 0.1]]])
    return [*parts, roof, extrude(gable, 0.1, (0, 0, front - 0.05), material="paint")]


def _front(rng: np.random.Generator, plan: SteamPlan) -> list[Part]:
    """The buffer beam with buffers, or a cowcatcher under it."""
    y = 1.0
    parts = [box((2.5, 0.4, 0.16), (0, y, -0.1), bevel=0.03, material="paint")]
    parts.append(box((0.9, 0.3, 0.7), (0, y, -0.4), material="metal"))
    if chance(rng, 0.5):
        profile = [(0.1, -0.1), (0.1, 0.4), (0.24, 0.42), (0.24, 0.5), (0.1, 0.54)]
        disc = facing(revolve(profile, sides=12, material="metal"), "z", (0.85, y, -0.05))
        return [*parts, *both_sides([disc])]
    bars = [
        beam((x, y - 0.05, 0.0), (0.55 * x, 0.2, 0.95 - 0.35 * abs(x)), size=(0.1, 0.1), material="metal")
        for x in np.linspace(-1.1, 1.1, 9)
    ]
    foot = [beam((s * 0.62, 0.2, 0.55), (0, 0.2, 0.98), size=(0.14, 0.14), material="metal") for s in (-1, 1)]
    return [*parts, joined([*bars, *foot])]


def tender_engine(rng: np.random.Generator) -> list[Part]:
    """A steam locomotive and its tender, or now and then without it."""
    plan = _plan(rng, tank=False)
    parts = _running(rng, plan) + _boiler(rng, plan) + _cab(rng, plan, closed=False) + _front(rng, plan)
    return parts + (_tender(rng, plan) if chance(rng, 0.75) else [])


def _tender(rng: np.random.Generator, plan: SteamPlan) -> list[Part]:
    """A coal and water wagon on two bogies or three axles, coupled behind the cab."""
    long, floor = rng.uniform(3.4, 6.0), 1.05
    middle = plan.cab[0] - 0.45 - long / 2
    tall, half = plan.board + rng.uniform(1.1, 1.6) - floor, rng.uniform(1.2, 1.4)
    rail = RailPlan(long, 2 * half, floor + tall, floor, 0.42)
    parts = [
        box((2 * half, 0.24, long), (0, floor, 0), material="metal"),
        box((2 * half, tall, 0.94 * long), (0, floor + tall / 2, 0), bevel=0.06, material="paint"),
        ellipsoid((0.8 * half, 0.55, 0.38 * long), (0, floor + tall - 0.05, 0.04 * long), material="stone"),
        box((2.1 * half, 0.1, 0.97 * long), (0, floor + tall, 0), bevel=0.03, material="paint"),
    ]
    if long > 4.6:
        for z in (0.27 * long, -0.27 * long):
            parts += bogie(z, rail, base=1.4)
    else:
        parts += bogie(0, rail, base=0.62 * long, axles=3)
    parts.append(box((0.5, 0.3, 1.2), (0, floor, 0.5 * long + 0.25), material="metal"))
    parts.append(box((0.3, 0.26, 0.5), (0, floor, -0.5 * long - 0.2), material="metal"))
    return placed(parts, translate=(0, 0, middle))


def tank_engine(rng: np.random.Generator) -> list[Part]:
    """A short steam locomotive with water tanks along or over its boiler and a bunker behind the cab."""
    plan = _plan(rng, tank=True)
    parts = _running(rng, plan) + _boiler(rng, plan) + _cab(rng, plan, closed=True) + _front(rng, plan)
    front, r = plan.cab[1], plan.boiler
    long = -front * rng.uniform(0.45, 0.72)
    style, y = pick(rng, "side", "side", "saddle", "pannier"), plan.axis
    at = front + long / 2 - 0.05
    if style == "saddle":
        parts.append(_barrel([(1.22 * r, front), (1.22 * r, front + long)], y + 0.1))
    else:
        low = plan.board if style == "side" else y - 0.35 * r
        high = y + rng.uniform(0.3, 0.7) * r if style == "side" else y + 0.8 * r
        width = max(1.35 - 0.9 * r, 0.4)
        tank = box(
            (width, high - low, long), (1.35 - width / 2, (high + low) / 2, at), bevel=0.05, material="paint"
        )
        hold = box((2.2, 0.2, 0.4), (0, (high + low) / 2, at), material="paint")
        parts += [*both_sides([tank]), hold]
    if chance(rng, 0.75):
        depth, tall = rng.uniform(0.6, 1.1), rng.uniform(1.0, 1.5)
        z, base = plan.cab[0] - depth / 2, plan.board - 0.15
        parts.append(box((2.4, tall, depth), (0, base + tall / 2, z), bevel=0.04, material="paint"))
        parts.append(ellipsoid((1.0, 0.35, 0.45 * depth), (0, base + tall, z), material="stone"))
        parts.append(box((0.3, 0.3, 0.5), (0, base + 0.15, z - depth / 2 - 0.2), material="metal"))
    return parts
