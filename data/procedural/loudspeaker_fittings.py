"""What is fixed to loudspeakers: feet, knobs, handles, corner guards. Metres; front +Z."""

import numpy as np

from data.procedural.kit import Part, box, chance, circle, cylinder, pick, rounded_path, tube
from data.procedural.loudspeaker_parts import Point, dish


def feet(rng: np.random.Generator, size: Point, *, style: str | None = None) -> list[Part]:
    """Under a cabinet on y = 0, four pads, cones, a plinth, or splayed wooden legs."""
    width, _, depth = size
    style = style or pick(rng, "pads", "cones", "plinth", "none", "none")
    x, z = 0.4 * width, 0.4 * depth
    if style == "none":
        return []
    if style == "plinth":
        rise, out = rng.uniform(0.015, 0.03), rng.uniform(0.98, 1.25)
        return [
            box((out * width, rise, out * depth), (0, -rise / 2 + 0.001, 0), bevel=0.003, material="paint")
        ]
    high = rng.uniform(0.012, 0.025) if style == "pads" else rng.uniform(0.02, 0.035)
    low, top = (0.9, 1.0) if style == "pads" else (0.15, 1.0)
    wide, material = 0.06 * max(width, 0.2), "rubber" if style == "pads" else "metal"
    return [
        cylinder(
            low * wide, high, (a, -high / 2 + 0.001, b), radius_top=top * wide, sides=12, material=material
        )
        for a in (-x, x)
        for b in (-z, z)
    ]


def knobs(rng: np.random.Generator, xs: np.ndarray, y: float, z: float, radius: float) -> list[Part]:
    """A row of knobs that face +Z."""
    pointed = chance(rng, 0.4)
    parts = []
    for x in xs:
        steps = [(1.0, -0.2 * radius), (1.0, 0.7 * radius), (0.85, 1.0 * radius)]
        parts.append(dish(circle(radius, 14), steps, (float(x), y, z), material="plastic"))
        if pointed:
            parts.append(
                box((0.3 * radius, 1.7 * radius, 0.5 * radius), (float(x), y, z + radius), material="metal")
            )
    return parts


def corner_guards(size: Point, guard: float) -> list[Part]:
    """Metal caps on the eight corners of a case that stands on y = 0."""
    width, height, depth = size
    return [
        box((guard, guard, guard), (a, b, c), bevel=0.3 * guard, material="metal")
        for a in (guard / 2 - width / 2 - 0.003, width / 2 - guard / 2 + 0.003)
        for b in (guard / 2 - 0.003, height - guard / 2 + 0.003)
        for c in (guard / 2 - depth / 2 - 0.003, depth / 2 - guard / 2 + 0.003)
    ]


def carry_handle(x: float, y: float, z: float, length: float, *, along: str = "x") -> Part:
    """A strap or bar to carry by, over (x, y, z)."""
    rise, half = 0.22 * length, length / 2
    ends = [(-half, 0), (-0.75 * half, rise), (0.75 * half, rise), (half, 0)]
    path = [(x + a, y + b, z) if along == "x" else (x, y + b, z + a) for a, b in ends]
    return tube(rounded_path(path, 0.3 * half), 0.06 * length, sides=8, material="leather")
