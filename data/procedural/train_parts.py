"""What rail vehicles are put together from: bodies, bogies, couplings, windows, pantographs. Nose to +Z."""

from dataclasses import dataclass

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    copies,
    cylinder,
    facing,
    joined,
    mirrored,
    moved,
    pick,
    revolve,
    tube,
)
from data.procedural.kit_vehicles import Hull, rail_wheel

GAUGE = 0.72
"""Half the distance between the wheels' middles, in metres."""


@dataclass(frozen=True)
class RailPlan:
    """The size of a body on two bogies, in metres."""

    length: float
    width: float
    height: float
    floor: float = 1.0
    """Height of the body's lower edge."""
    wheel: float = 0.45
    """Radius of the wheels."""
    round: float = 0.3
    """How far the rounding of the roof's edge reaches."""
    crown: float = 0.15
    """How much higher the middle of the roof is."""
    lean: float = 0.95
    """Width at the roof, as a share of the widest."""


Nose = tuple[list[tuple[float, float]], list[tuple[float, float]]]
"""Lines of an end by the distance from it: heights as shares of the body's, half widths as shares."""


def nose(rng: np.random.Generator, style: str, length: float) -> Nose:
    """Lines of one end of a body this long.

    style: "flat", "rounded" in plan, "raked" above, "bulldog" with a short bonnet, or a long "bullet".
    """
    reach = min(0.12 * length, 1.0)
    if style == "rounded":
        tip = rng.uniform(0.5, 0.75)
        return [(0, 0.9), (0.5 * reach, 1.0)], [(0, tip), (0.35 * reach, 0.5 + 0.5 * tip), (reach, 1)]
    if style == "raked":
        slope, knee = rng.uniform(0.3, 1.0) * reach, rng.uniform(0.32, 0.45)
        lines = [(0, knee - 0.08), (0.06, knee), (slope, 0.9), (1.25 * slope + 0.1, 1.0)]
        return lines, [(0, rng.uniform(0.82, 0.94)), (reach, 1)]
    if style == "bulldog":
        slope = min(0.16 * length, 2.4)
        lines = [
            (0, 0.22),
            (0.06 * slope, 0.4),
            (0.35 * slope, 0.5),
            (0.55 * slope, 0.54),
            (0.85 * slope, 0.93),
        ]
        return [*lines, (slope, 1.0)], [(0, 0.5), (0.2 * slope, 0.78), (0.7 * slope, 0.96), (slope, 1)]
    if style == "bullet":
        slope, blunt = length * rng.uniform(0.22, 0.4), rng.uniform(1.5, 2.4)
        share = np.array([0, 0.03, 0.1, 0.22, 0.4, 0.6, 0.8, 1.0])
        rise = (1 - (1 - share) ** blunt) ** (1 / 1.5)
        high, wide = 0.1 + 0.9 * rise, 0.25 + 0.75 * (1 - (1 - share) ** 2.6) ** 0.5
        return list(zip(slope * share, high, strict=True)), list(zip(slope * share, wide, strict=True))
    return [(0, 0.93), (0.12, 0.99), (0.4, 1.0)], [(0, 0.97), (0.2, 1)]


def body(plan: RailPlan, front: Nose, back: Nose) -> Hull:
    """The hull between its two ends."""
    half, tall = plan.length / 2, plan.height - plan.crown - plan.floor
    top = [(-half + d, plan.floor + tall * y) for d, y in back[0]]
    top += [(half - d, plan.floor + tall * y) for d, y in reversed(front[0])]
    wide = [(-half + d, w * plan.width / 2) for d, w in back[1]]
    wide += [(half - d, w * plan.width / 2) for d, w in reversed(front[1])]
    low = [(-half, plan.floor), (half, plan.floor)]
    return Hull(top, low, wide, lean=plan.lean, round=plan.round, crown=plan.crown, blur=0.05, waist=0.3)


def bogie(z: float, plan: RailPlan, *, base: float, axles: int = 2) -> list[Part]:
    """A bogie with its middle at z; `base` is the distance of its outer axles."""
    r, width = plan.wheel, 0.14
    one = rail_wheel((GAUGE, 1.1 * r, 0), r, width)
    at = [(0, 0, z + a) for a in np.linspace(-base / 2, base / 2, axles)]
    frame = [
        box((0.14, 0.22, base + 0.9 * r), (GAUGE + 0.2, 1.25 * r, z), bevel=0.03, material="metal"),
        *(box((0.24, 0.3, 0.3), (GAUGE + 0.2, 1.1 * r, p[2]), bevel=0.04, material="metal") for p in at),
    ]
    axle = box((2 * GAUGE + 0.24, 0.14, 0.14), (0, 1.1 * r, 0), material="metal")
    tall = plan.floor + 0.1 - 0.9 * r
    bolster = box((1.7, tall, 0.5), (0, 0.9 * r + tall / 2, z), material="metal")
    return [*both_sides([*copies(one, at), joined(frame)]), *copies([axle], at), bolster]


def running_gear(
    rng: np.random.Generator, plan: RailPlan, *, axles: int = 2, skirt: bool = False
) -> list[Part]:
    """Two bogies, or two single axles under a short vehicle, a frame and what hangs under it."""
    length = plan.length
    at, base = rng.uniform(0.29, 0.34) * length, min(rng.uniform(1.8, 2.6), 0.24 * length) * (axles / 4 + 0.5)
    base = max(base, 2.2 * plan.wheel * (axles - 1))
    # under a pointed nose the frame would stick out like a shelf
    sill = (0.86 * plan.width, 0.24, (0.62 if skirt else 0.96) * length)
    parts = [box(sill, (0, plan.floor - 0.04, 0), material="metal")]
    for z in (at, -at):
        parts += bogie(z, plan, base=base, axles=axles)
    room = 2 * at - base - 2.6 * plan.wheel
    if skirt:
        cover = (0.96 * plan.width, 0.6, max(room, 0.5))
        parts.append(box(cover, (0, plan.floor - 0.2, 0), bevel=0.08, material="paint"))
    elif room > 1.0 and chance(rng, 0.8):
        for z in np.linspace(-0.3, 0.3, pick(rng, 1, 2, 3)) * room:
            size = (rng.uniform(0.5, 0.85) * plan.width, rng.uniform(0.3, 0.5), rng.uniform(0.2, 0.3) * room)
            parts.append(box(size, (0, plan.floor - 0.1 - size[1] / 2, z), bevel=0.04, material="metal"))
    return parts


def couplings(rng: np.random.Generator, plan: RailPlan, *, ends: tuple[int, ...] = (1, -1)) -> list[Part]:
    """Side buffers and a hook, or one middle coupler, at these ends."""
    buffers, parts, y = chance(rng, 0.5), [], plan.floor - 0.02
    for way in ends:
        z = way * plan.length / 2
        parts.append(box((0.95 * plan.width, 0.34, 0.16), (0, y, z), bevel=0.03, material="metal"))
        parts.append(box((0.3, 0.26, 0.7), (0, y, z + way * 0.28), bevel=0.04, material="metal"))
        if buffers:
            profile = [(0.09, -0.1), (0.09, 0.4), (0.24, 0.4), (0.24, 0.48), (0.1, 0.52)]
            disc = moved(revolve(profile, sides=12, material="metal"), rotate=(90 * way, 0, 0))
            parts += both_sides([moved(disc, translate=(0.87, y, z))])
    return parts


def lit_end(rng: np.random.Generator, plan: RailPlan, hull: Hull, way: int, *, panes: int = 2) -> list[Part]:
    """Windows and lamps of an upright end; `way` is 1 for the front, -1 for the back."""
    z, tall = way * plan.length / 2, plan.height - plan.floor
    span = float(hull.line(hull.wide, np.array(z))) * 1.7
    low, high = plan.floor + 0.48 * tall, plan.floor + rng.uniform(0.72, 0.8) * tall
    gap = 0.1 if panes > 1 else 0.0
    width = (span - gap * (panes - 1)) / panes
    parts = []
    for index in range(panes):
        x = -span / 2 + width / 2 + index * (width + gap)
        foot = plan.floor + 0.1 * tall if panes == 3 and index == 1 else low
        size = (width, high - foot, 0.08)
        parts.append(box(size, (x, (high + foot) / 2, z), bevel=0.02, material="glass"))
    return parts + lamps(rng, plan, hull, way)


def lamps(rng: np.random.Generator, plan: RailPlan, hull: Hull, way: int) -> list[Part]:
    """Two headlights low at one end and perhaps one in the middle above."""
    y = plan.floor + rng.uniform(0.16, 0.24) * (plan.height - plan.floor)
    end = hull.ends[1 if way > 0 else 0]
    x = 0.66 * float(hull.line(hull.wide, np.array(end)))
    point = hull.nose(x, y) if way > 0 else hull.tail(x, y)
    lamp = facing(cylinder(rng.uniform(0.11, 0.18), 0.24, sides=10, material="glass"))
    return both_sides([moved(lamp, translate=point)])


def windows(
    hull: Hull, span: tuple[float, float], levels: tuple[float, float], count: int, *, gap: float = 0.25
) -> list[Part]:
    """`count` windows along both sides, `gap` of the pitch apart."""
    edges = np.linspace(*span, count + 1)
    pitch = edges[1] - edges[0]
    panes = [
        hull.pane((a + gap * pitch / 2, b - gap * pitch / 2), levels, drop=0.3, out=0.03)
        for a, b in zip(edges[:-1], edges[1:], strict=True)
    ]
    return both_sides([pane for pane in panes if pane])


def doors(hull: Hull, places: list[float], width: float, levels: tuple[float, float]) -> list[Part]:
    """Doors with a pane in each leaf, on both sides."""
    parts, (low, high) = [], levels
    for z in places:
        leaf = hull.pane((z - width / 2, z + width / 2), levels, drop=0.1, out=0.04, material="plastic")
        parts += [leaf] if leaf else []
        for a, b in ((-0.42, -0.04), (0.04, 0.42)):
            pane = hull.pane(
                (z + a * width, z + b * width), (low + 0.45 * (high - low), high - 0.15), out=0.06
            )
            parts += [pane] if pane else []
    return both_sides(parts)


def pantograph(rng: np.random.Generator, y: float, z: float, *, size: float = 1.0) -> list[Part]:
    """A current collector on the roof at height y: a diamond or a single arm."""
    rise, reach, half = rng.uniform(0.7, 1.5) * size, 0.75 * size, 0.45 * size
    thick = 0.05 * max(size, 0.8)
    base = box((2.2 * half, 0.14, 1.6 * reach), (0, y + 0.05, z), material="metal")
    bow = [(-1.7 * half, y + rise - 0.12, z), (-1.2 * half, y + rise, z)]
    bars = [tube([*bow, *((-a, b, c) for a, b, c in reversed(bow))], thick, sides=5)]
    ways = (-1, 1) if chance(rng, 0.5) else (-1,)
    for way in ways:
        knee = z + way * reach
        for side in (-1, 1):
            path = [(side * half, y + 0.1, z - way * 0.1), (side * half, y + 0.5 * rise, knee)]
            bars.append(tube([*path, (side * half * 0.7, y + rise, z)], thick, sides=5))
    return [base, joined(bars)]


def roof_gear(rng: np.random.Generator, plan: RailPlan, span: tuple[float, float], count: int) -> list[Part]:
    """Boxes, grilles and fans along the roof."""
    parts = []
    for z in np.linspace(*span, count):
        y = plan.height
        if chance(rng, 0.35):
            parts.append(cylinder(0.26 * plan.width, 0.2, (0, y, z), sides=14, material="metal"))
            continue
        size = (
            rng.uniform(0.35, 0.6) * plan.width,
            rng.uniform(0.2, 0.4),
            rng.uniform(0.06, 0.14) * plan.length,
        )
        parts.append(box(size, (0, y + 0.2 * size[1], z), bevel=0.06, material=pick(rng, "metal", "paint")))
    return parts


def band(rng: np.random.Generator, hull: Hull, levels: tuple[float, float]) -> list[Part]:
    """A stripe along both flanks, most of the time."""
    if not chance(rng, 0.6):
        return []
    back, front = hull.ends
    stripe = hull.pane((back + 0.3, front - 0.3), levels, out=0.02, material=pick(rng, "plastic", "metal"))
    return [stripe, mirrored(stripe)] if stripe else []


def drawn_length(rng: np.random.Generator, real: tuple[float, float], toy: tuple[float, float]) -> float:
    """A length of the real range or, nearly as often, of a toy's."""
    return rng.uniform(*(toy if chance(rng, 0.4) else real))
