"""What loudspeakers are put together from: cabinets and the drivers sunk into them. Metres; front +Z."""

from dataclasses import dataclass

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    chance,
    circle,
    ellipsoid,
    extrude,
    frame,
    hoop,
    loft_levels,
    pick,
    rounded_rectangle,
)

Point = tuple[float, float, float]


SQUARE = ("horn", "ribbon", "slot")
"""The kinds of hole that are rectangles; the others are round."""


@dataclass(frozen=True)
class Look:
    """What all drivers of one loudspeaker have in common."""

    shell: str
    cone: str
    rim: str
    dust: str
    """dome, plug, hollow or none: the middle of a cone."""
    roll: float
    """Width of the rubber surround as a share of the radius."""
    sunk: float
    """Depth of a cone as a share of its radius."""
    flange: bool
    """Whether a ring stands proud around every driver."""


def draw_look(rng: np.random.Generator, *shells: str) -> Look:
    """A random look for a cabinet of one of these materials."""
    return Look(
        pick(rng, *(shells or ("wood", "wood", "paint", "plastic"))),
        pick(rng, "fabric", "paint", "metal", "plastic"),
        pick(rng, "metal", "plastic", "rubber"),
        pick(rng, "dome", "dome", "plug", "hollow", "none"),
        rng.uniform(0.1, 0.22),
        rng.uniform(0.25, 0.45),
        chance(rng, 0.6),
    )


@dataclass(frozen=True)
class Hole:
    """A driver's, horn's or port's place on a baffle."""

    kind: str
    """woofer, tweeter, horn, ribbon, port or slot."""
    x: float
    y: float
    half: float
    """Half its width."""
    tall: float = 1.0
    """Its height over its width."""

    def outline(self, angles: np.ndarray) -> np.ndarray:
        """(N, 2) points of its rim about its middle at these angles."""
        ray = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        if self.kind in SQUARE:
            return ray / np.maximum(np.abs(ray[:, 0]), np.abs(ray[:, 1]) / self.tall)[:, None] * self.half
        return ray * self.half


def dish(outline: np.ndarray, steps: list[tuple[float, float]], at: Point, *, material: str) -> Part:
    """A solid that faces +Z through copies of an XY outline, each step its (size, z)."""
    return loft_levels([(outline * size, z) for size, z in steps], at, facing="z", material=material)


def _tile(
    low: tuple[float, float], high: tuple[float, float], hole: Hole, z: tuple[float, float], material: str
) -> Part:
    """A rectangular piece of a baffle between two corners, with the hole through it."""
    corners = np.array([(low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])])
    away = corners - (hole.x, hole.y)
    inner = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (1, hole.tall)
    angles = np.concatenate(
        [
            np.linspace(-np.pi, np.pi, _sides(hole.half), endpoint=False) + 0.01,
            np.arctan2(away[:, 1], away[:, 0]),
            np.arctan2(inner[:, 1], inner[:, 0]) if hole.kind in SQUARE else [],
        ]
    )
    angles = np.unique(angles)
    ray = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    limit = np.where(ray > 0, away[2], away[0]) / np.where(np.abs(ray) < 1e-9, 1e-9, ray)
    outer, rim = ray * limit.min(axis=1)[:, None], hole.outline(angles)
    levels = [(outer, z[0]), (outer, z[1]), (rim, z[1]), (rim, z[0])]
    return loft_levels(levels, (hole.x, hole.y, 0), facing="z", closed=True, material=material)


def baffle(
    low: tuple[float, float],
    high: tuple[float, float],
    holes: list[Hole],
    z: tuple[float, float],
    material: str,
) -> list[Part]:
    """A board between two corners, from z[0] to z[1], with holes one above the other or side by side."""
    upright = max(hole.y for hole in holes) - min(hole.y for hole in holes) >= max(
        hole.x for hole in holes
    ) - min(hole.x for hole in holes)
    axis = 1 if upright else 0
    order = sorted(holes, key=lambda hole: hole.y if upright else hole.x)
    reach = [hole.half * (hole.tall if upright and hole.kind in SQUARE else 1) for hole in order]
    at = [hole.y if upright else hole.x for hole in order]
    cuts = [low[axis]]
    cuts += [(at[k] + reach[k] + at[k + 1] - reach[k + 1]) / 2 for k in range(len(order) - 1)]
    cuts.append(high[axis])
    tiles = []
    for hole, start, end in zip(order, cuts[:-1], cuts[1:], strict=True):
        a = (low[0], start) if upright else (start, low[1])
        b = (high[0], end) if upright else (end, high[1])
        tiles.append(_tile(a, b, hole, z, material))
    return tiles


def unit(look: Look, hole: Hole, front: float, deep: float) -> list[Part]:
    """What sits in a hole whose rim is at z = `front` and whose floor is `deep` behind it."""
    if hole.kind in SQUARE:
        return _mouth(look, hole, front, deep)
    r, at = hole.half, (hole.x, hole.y, front)
    ring = circle(r, _sides(r))
    parts = []
    if look.flange and hole.kind != "port":
        rim = [(0.97 * r, -0.03 * r), (0.97 * r, 0.05 * r), (1.12 * r, 0.05 * r), (1.12 * r, -0.03 * r)]
        parts.append(hoop(rim, at, sides=_sides(r), material=look.rim))
    if hole.kind == "port":
        lip = [(0.9 * r, -0.5 * deep), (0.92 * r, 0.05 * r), (1.15 * r, 0.03 * r), (1.1 * r, -0.5 * deep)]
        inside = dish(ring, [(1.01, -deep), (1.01, -0.9 * deep)], at, material="plastic")
        return [hoop(lip, at, sides=_sides(r), material="plastic"), inside]
    if hole.kind == "tweeter":
        steps = [(1.01, -deep), (1.01, -0.04 * r), (0.9, -0.05 * r), (0.45, -min(0.25 * r, 0.8 * deep))]
        middle = (hole.x, hole.y, front - min(0.22 * r, 0.7 * deep))
        dome = ellipsoid((0.4 * r, 0.4 * r, 0.3 * r), middle, segments=12, material="fabric")
        return [*parts, dish(ring, steps, at, material=look.rim), dome]
    return parts + _cone(look, hole, front, deep)


def _sides(radius: float) -> int:
    """Small drivers come in numbers and need fewer."""
    return 24 if radius > 0.055 else 16


def _mouth(look: Look, hole: Hole, front: float, deep: float) -> list[Part]:
    """A rectangular hole's filling: a horn's throat, the ribs of a ribbon tweeter, the floor of a slot."""
    r, at = hole.half, (hole.x, hole.y, front)
    corner = np.arctan2([hole.tall, hole.tall, -hole.tall, -hole.tall], [1, -1, 1, -1]) % (2 * np.pi)
    shape = hole.outline(np.unique(np.concatenate([np.arange(16) * np.pi / 8, corner])))
    if hole.kind == "horn":
        steps = [(1.02, -deep), (1.02, 0), (0.93, 0), (0.5, -0.55 * deep), (0.25, -0.95 * deep)]
        return [dish(shape, steps, at, material=look.rim)]
    if hole.kind == "slot":
        return [dish(shape, [(1.01, -deep), (1.01, -0.8 * deep)], at, material="plastic")]
    rib, z = (0.16 * r, 1.8 * hole.tall * r, 0.1 * r), front - 0.3 * r
    ribs = [box(rib, (hole.x + x * r, hole.y, z), material="metal") for x in (-0.8, -0.27, 0.27, 0.8)]
    return [dish(shape, [(1.02, -deep), (1.02, -0.3 * r)], at, material="plastic"), *ribs]


def _cone(look: Look, hole: Hole, front: float, deep: float) -> list[Part]:
    """A rubber surround, a cone and what is in its middle."""
    r, at = hole.half, (hole.x, hole.y, front)
    inner, floor = 1 - look.roll, min(look.sunk * r, 0.85 * deep)
    roll = [
        (1.0 * r, -0.08 * r),
        (0.98 * r, 0.0),
        ((1 + inner) / 2 * r, 0.07 * r),
        (inner * r, -0.02 * r),
        (inner * r, -0.12 * r),
    ]
    steps = [(1.01, -deep), (1.01, -0.07 * r), (inner, -0.05 * r), (0.6 * inner, -0.6 * floor), (0.3, -floor)]
    parts = [
        hoop(roll, at, sides=_sides(r), material="rubber"),
        dish(circle(r, _sides(r)), steps, at, material=look.cone),
    ]
    middle = (hole.x, hole.y, front - 0.9 * floor)
    if look.dust == "dome":
        parts.append(ellipsoid((0.36 * r, 0.36 * r, 0.22 * r), middle, segments=12, material=look.cone))
    elif look.dust == "plug":
        plug = [(0.16, -0.1 * r), (0.16, 0.25 * r), (0.08, 0.42 * r)]
        parts.append(dish(circle(r, 12), plug, middle, material="metal"))
    elif look.dust == "hollow":
        parts.append(
            dish(circle(r, 16), [(0.36, -0.1 * r), (0.36, 0.09 * r), (0.15, 0.0)], middle, material=look.rim)
        )
    return parts


def cabinet(
    look: Look,
    size: Point,
    holes: list[Hole],
    *,
    radius: float = 0.0,
    border: float = 0.012,
    grille: bool = False,
) -> list[Part]:
    """A cabinet on y = 0 from z = -depth / 2, `holes` in its front; a cloth in a frame over them by `grille`.

    radius: of the corners seen from the front. border: how wide the cabinet's own edge is around the baffle.
    """
    width, height, depth = size
    deep = min(0.4 * max(hole.half for hole in holes), 0.4 * depth)
    front, y = depth / 2, height / 2
    border = max(border, 0.35 * radius)
    shell = rounded_rectangle(width, height, radius)
    parts = [
        extrude(shell, depth - deep, (0, y, -deep / 2), bevel=0.0 if radius else 0.002, material=look.shell),
        frame(
            (width, height),
            border,
            deep + 0.002,
            (0, y, front - deep / 2 - 0.001),
            radius=radius,
            material=look.shell,
        ),
    ]
    edge = 0.9 * border
    low, high = (edge - width / 2, edge), (width / 2 - edge, height - edge)
    panel = _panel_material(look)
    parts += baffle(low, high, holes, (front - deep - 0.001, front - 0.003), panel)
    for hole in holes:
        parts += unit(look, hole, front - 0.003, deep)
    if grille:
        cloth = rounded_rectangle(width - 2.2 * border, height - 2.2 * border, max(radius - border, 0.004))
        parts.append(extrude(cloth, 0.02, (0, y, front + 0.003), bevel=0.004, material="fabric"))
    return parts


def _panel_material(look: Look) -> str:
    """The material of a front: the cabinet's own under flanged drivers, else painted."""
    return look.shell if look.flange else "paint"
