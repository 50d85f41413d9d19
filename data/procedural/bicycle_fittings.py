"""What is fixed to a bicycle: mudguards, carriers, baskets, lamps. Metres."""

import numpy as np

from data.procedural.bicycle_parts import Geometry
from data.procedural.kit import Part, both_sides, box, chance, ellipsoid, joined, moved, rod, tube
from data.procedural.kit_bikes import Point, along, at, bar, mudguard


def fenders(shape: Geometry, tyre: float, *, material: str = "paint") -> list[Part]:
    """A mudguard over each wheel, on stays."""
    parts, wide = [], 2 * tyre + 0.025
    spans = ((35, 185), (20, 175))
    for center, radius, span in zip((shape.rear, shape.front), shape.wheel, spans, strict=True):
        reach = radius + 0.018
        parts.append(mudguard(center, reach, wide, span=span, material=material, drop=0.4))
        tip = np.radians(span[1] - 12)
        end = (center[0] + reach * np.cos(tip), center[1] + reach * np.sin(tip))
        x = tyre + 0.03
        parts += both_sides([rod(at(center, x), at(end, 0.3 * wide), 0.005, sides=4)])
    return parts


def rack(shape: Geometry, tyre: float, *, long: float = 0.34) -> list[Part]:
    """A carrier over the rear wheel."""
    y, x = 2 * shape.wheel[0] + 0.06, 0.06
    loop = np.array([(x, y, 0.14), (x, y, 0.14 - long), (-x, y, 0.14 - long), (-x, y, 0.14)])
    legs = [rod(at(shape.rear, tyre + 0.035), (x, y, z), 0.006, sides=5) for z in (-0.05, 0.08)]
    slats = box((0.03, 0.01, long), (0, y, 0.14 - long / 2), material="metal")
    ties = [box((2 * x, 0.01, 0.012), (0, y, z), material="metal") for z in (0.14, 0.14 - long / 2)]
    arm = bar((0.13, y), (shape.on_seat_tube(0.8 * shape.seat)), 0.006, material="metal")
    return [tube(loop, 0.008, sides=6), *both_sides(legs), slats, *ties, arm]


def basket(center: Point, size: Point, *, material: str = "wood", thick: float = 0.012) -> Part:
    """An open box: four walls and a floor, wider at the rim."""
    wide, high, long = size
    walls = [box((wide, thick, long), (0, -high / 2, 0), material=material)]
    for side in (-1, 1):
        walls.append(box((thick, high, long), (side * wide / 2, 0, 0), material=material))
        walls.append(box((wide, high, thick), (0, 0, side * long / 2), material=material))
    return moved(joined(walls), translate=center)


def extras(rng: np.random.Generator, shape: Geometry, tyre: float, *, bottle: bool = False) -> list[Part]:
    """Some of: a lamp, a tail light, a kickstand, a bottle, a front basket's worth of small things."""
    parts = []
    if chance(rng, 0.4):
        z, y = shape.on_head(0.6 * shape.head)
        parts.append(ellipsoid((0.035, 0.035, 0.045), (0, y, z + 0.05), segments=8, material="glass"))
    if chance(rng, 0.35):
        foot = (shape.stay - 0.06, 0.02)
        parts.append(rod(at((shape.stay - 0.12, shape.wheel[0]), 0.03), at(foot, 0.13), 0.009, sides=5))
        parts.append(bar((shape.stay - 0.12, shape.wheel[0]), shape.crank, 0.01, x=0.03, material="metal"))
    if bottle:
        head = shape.on_head(0.02)
        low, high = along(shape.crank, head, 0.32), along(shape.crank, head, 0.66)
        lift = 0.055
        ends = [(low[0] - 0.6 * lift, low[1] + 0.7 * lift), (high[0] - 0.6 * lift, high[1] + 0.7 * lift)]
        parts.append(bar(*ends, 0.036, material="plastic"))
    return parts
