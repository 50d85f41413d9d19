"""What tables are put together from: tops in many outlines, drawer fronts, feet for a column."""

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    box,
    cylinder,
    ellipsoid,
    pick,
    rounded_path,
    rounded_rectangle,
    slab,
    superellipse,
    tube,
)
from data.procedural.kit_frame import turned_column

FRAME = ("wood", "wood", "wood", "metal", "paint", "plastic")


def top_material(rng: np.random.Generator, frame: str) -> str:
    """The material of a top on a frame of this one: often the same."""
    return pick(rng, frame, frame, frame, "wood", "glass", "stone", "plastic")


def top_outline(
    rng: np.random.Generator, width: float, depth: float, style: str | None = None
) -> tuple[str, np.ndarray]:
    """A top's shape in XZ and which it is: rectangle, rounded, boat, oval or octagon."""
    style = style or pick(rng, "rectangle", "rectangle", "rounded", "boat", "oval", "octagon")
    if style == "rectangle":
        return style, rounded_rectangle(width, depth, pick(rng, 0.0, 0.015))
    if style == "rounded":
        return style, rounded_rectangle(width, depth, rng.uniform(0.04, 0.5) * depth, 6)
    if style == "octagon":
        cut = rng.uniform(0.1, 0.3) * min(width, depth)
        x, z = width / 2, depth / 2
        points = [
            (x, z - cut),
            (x - cut, z),
            (cut - x, z),
            (-x, z - cut),
            (-x, cut - z),
            (cut - x, -z),
            (x - cut, -z),
        ]
        return style, np.array([*points, (x, cut - z)])
    power = rng.uniform(2.4, 5) if style == "boat" else 2.0
    return style, superellipse((width / 2, depth / 2), power)


def table_top(
    rng: np.random.Generator, outline: np.ndarray, height: float, *, material: str, thick: float | None = None
) -> Part:
    """The table top, its upper face at `height`."""
    thick = thick or (rng.uniform(0.013, 0.02) if material == "glass" else rng.uniform(0.018, 0.055))
    bevel = pick(rng, 0.0, rng.uniform(0.1, 0.4) * thick)
    return slab(outline, thick, (0, height - thick / 2, 0), bevel=bevel, material=material)


def drawer(width: float, height: float, center: tuple[float, float, float], material: str) -> list[Part]:
    """A drawer front that stands 1 cm proud, with a knob."""
    front = box((width, height, 0.03), center, bevel=0.004, material=material)
    return [
        front,
        ellipsoid(
            (0.014, 0.014, 0.018), (center[0], center[1], center[2] + 0.025), segments=10, material="metal"
        ),
    ]


def foot(rng: np.random.Generator, radius: float, height: float, frame: str) -> list[Part]:
    """A column up to `height` and what it stands on, for a top of this radius."""
    style = pick(rng, "turned", "turned", "claws", "cross", "drum")
    if style == "turned":
        return [turned_column(rng, height, base=radius * rng.uniform(0.5, 0.75), material=frame)]
    if style == "drum":
        wide = radius * rng.uniform(0.3, 0.7)
        return [
            cylinder(
                wide,
                height,
                (0, height / 2, 0),
                radius_top=wide * rng.uniform(0.6, 1.4),
                sides=pick(rng, 6, 8, 24),
                material=frame,
            )
        ]
    stem, count = rng.uniform(0.03, 0.06), pick(rng, 3, 4, 4, 5)
    reach, rise = radius * rng.uniform(0.6, 0.85), rng.uniform(0.12, 0.3) * height
    low = 0.0 if style == "cross" else rise * 0.5
    parts = [
        cylinder(
            stem,
            height - low,
            (0, (height + low) / 2, 0),
            radius_top=stem * rng.uniform(0.8, 1.3),
            material=frame,
        )
    ]
    turn = np.radians(45) + np.arange(count) * 2 * np.pi / count
    for way in np.stack([np.cos(turn), np.zeros(count), np.sin(turn)], axis=1):
        if style == "cross":
            parts.append(
                beam(
                    (0, 0.035, 0),
                    way * reach + (0, 0.02, 0),
                    size=(0.07, 0.07),
                    size_end=(0.05, 0.04),
                    material=frame,
                )
            )
        else:
            path = [(0, rise, 0), way * 0.5 * reach + (0, 0.85 * rise, 0), way * reach + (0, 0.02, 0)]
            parts.append(
                tube(rounded_path(path, 0.4 * reach), np.linspace(0.04, 0.02, 7), sides=8, material=frame)
            )
    return parts
