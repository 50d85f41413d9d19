"""Engines and exhausts of motorcycles."""

import numpy as np

from data.procedural.kit import Part, box, cylinder, facing, joined, moved, pick, tube
from data.procedural.kit_bikes import Flat, Point, along, at, rotor


def finned(size: Point, count: int, *, foot: Flat, lean: float = 0.0, x: float = 0.0) -> Part:
    """An air-cooled cylinder (width, height, length) with its fins, leaning forward by `lean` degrees."""
    wide, high, long = size
    slabs = [box((0.8 * wide, high, 0.8 * long), (0, high / 2, 0), material="metal")]
    for y in np.linspace(0.2, 0.92, count) * high:
        slabs.append(box((wide, 0.4 * high / count, long), (0, y, 0), material="metal"))
    return moved(joined(slabs), rotate=(lean, 0, 0), translate=at(foot, x))


def engine(rng: np.random.Generator, kind: str, middle: Flat, *, size: float = 1.0) -> list[Part]:
    """Crankcase and cylinders: "single", "twin", "four", "vee" or "boxer"; `size` 1 for a large one."""
    z, y = middle
    wide, high, long = np.array([0.3, 0.22, 0.36]) * size
    case = box((wide, high, long), at(middle), bevel=0.3 * high, material="metal")
    parts, round_cover = [case], 0.42 * high
    parts.append(
        facing(cylinder(round_cover, 1.16 * wide, sides=12), "x", at((z + 0.12 * size, y)))
    )
    parts.append(
        facing(cylinder(0.8 * round_cover, 1.12 * wide, sides=10), "x", at((z - 0.1 * size, y)))
    )
    return parts + _cylinders(rng, kind, middle, size)


def _cylinders(rng: np.random.Generator, kind: str, middle: Flat, size: float) -> list[Part]:
    """The cylinders of an engine with their heads."""
    (z, y), wide, high, parts = middle, 0.3 * size, 0.22 * size, []
    top = (z + 0.04 * size, y + 0.4 * high)
    if kind == "vee":
        spread = rng.uniform(22, 42)
        lift = rng.uniform(0.26, 0.31) * size
        for lean in (spread, -spread):
            parts.append(finned((0.17 * size, lift, 0.17 * size), 5, foot=(z, y + 0.2 * high), lean=lean))
            head = np.radians(lean)
            cap = (z + np.sin(head) * lift, y + 0.2 * high + np.cos(head) * lift)
            parts.append(
                moved(
                    box((0.15 * size, 0.07 * size, 0.2 * size), bevel=0.02, material="metal"),
                    rotate=(lean, 0, 0), translate=at(cap)
                )
            )
        parts.append(rotor((z, y + 0.85 * high), 0.085 * size, -0.45 * wide, thick=0.18 * size))
    elif kind == "boxer":
        for side in (1, -1):
            barrel = finned((0.17 * size, 0.26 * size, 0.2 * size), 5, foot=(0, 0))
            parts.append(moved(barrel, rotate=(0, 0, -90 * side), translate=at((z, y), side * 0.1 * size)))
            parts.append(
                box(
                    (0.08 * size, 0.15 * size, 0.2 * size), at((z, y), side * 0.38 * size), bevel=0.02,
                    material="metal"
                )
            )
    else:
        across = {"single": 0.18, "twin": 0.3, "four": 0.42}[kind] * size
        lean, lift = rng.uniform(5, 30), 0.28 * size
        parts.append(finned((across, lift, 0.2 * size), pick(rng, 4, 5), foot=top, lean=lean))
        head = np.radians(lean)
        cap = (top[0] + np.sin(head) * lift, top[1] + np.cos(head) * lift)
        parts.append(
            moved(
                box((across, 0.08 * size, 0.2 * size), bevel=0.02, material="metal"), rotate=(lean, 0, 0),
                translate=at(cap)
            )
        )
    return parts


def exhaust(
    port: Flat, turns: list[Flat], muffler: tuple[Flat, Flat], *, x: float, pipe: float = 0.022,
    can: float = 0.05
) -> list[Part]:
    """A pipe from the port through some turns to the muffler, at x metres to the side (the right is -X)."""
    path = np.array(
        [
            at(port, 0.4 * x), at(along(port, turns[0], 0.3), 0.9 * x), *(at(point, x) for point in turns),
            at(muffler[0], x)
        ]
    )
    stations = np.array([at(along(*muffler, share), x) for share in (0, 0.12, 0.9, 1)])
    cans = tube(stations, np.array([0.6, 1, 1, 0.7]) * can, sides=10)
    return [tube(path, pipe, sides=7), cans]
