"""The cuckoo clock: a carved house whose back, at z = 0, is on the wall. Metres; the dial faces +Z."""

import numpy as np

from data.procedural.clock_parts import faced, pendulum, weight
from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    circle,
    ellipsoid,
    extrude,
    in_plane,
    joined,
    moved,
    pick,
    rod,
    slab,
    smooth_curve,
    tube,
)


def cuckoo(rng: np.random.Generator) -> list[Part]:
    """A carved house with a dial, a bird's door, a pendulum and fir cones on chains; its back is the wall."""
    half, tall, deep = rng.uniform(0.1, 0.14), rng.uniform(0.22, 0.32), rng.uniform(0.1, 0.15)
    peak, over = half * rng.uniform(0.7, 1.3), rng.uniform(1.3, 1.6)
    foot = half * rng.uniform(0.6, 1.0)
    outline = [(-foot, 0), (foot, 0), (half, tall), (0, tall + peak), (-half, tall)]
    parts = [extrude(outline, deep, (0, 0, deep / 2))]
    slope = np.array([half, -peak, 0]) * over
    roof = beam(
        (0, tall + peak + 0.01, 0.6 * deep),
        (0, tall + peak + 0.01, 0.6 * deep) + slope,
        size=(1.4 * deep, 0.018),
        up=(peak, half, 0),
    )
    parts += both_sides([roof])
    radius = 0.52 * min(half, foot * 1.15)
    level = tall * rng.uniform(0.4, 0.52)
    parts += faced(rng, radius, (0, level, deep + 0.006))
    door = (0.5 * half, 0.55 * half)
    at = (0, tall + 0.12 * peak, deep)
    parts.append(box((*door, 0.016), at, material=pick(rng, "paint", "wood")))
    if chance(rng, 0.5):
        bird = ellipsoid(
            (0.1 * half, 0.12 * half, 0.25 * half),
            (0, at[1], deep + 0.1 * half),
            segments=10,
            material="paint",
        )
        parts.append(bird)
    parts += _carving(rng, (half, tall, deep), foot, peak)
    parts.append(box((2.2 * foot, 0.02, 1.15 * deep), (0, 0.0, 0.55 * deep)))
    long = rng.uniform(0.14, 0.3)
    swing = pendulum(rng, long, 0.3 * half, 0.35 * deep)
    parts += swing
    for x in (-0.4 * foot, 0.4 * foot):
        parts += weight((x, 0.01, 0.6 * deep), rng.uniform(0.12, 0.4), 0.035, cone=True)
    return parts


def _carving(
    rng: np.random.Generator, size: tuple[float, float, float], foot: float, peak: float
) -> list[Part]:
    """Leaves at the sides and below, and antlers or a crest on the ridge."""
    half, tall, deep = size
    leaf = slab(circle((0.34 * half, 0.14 * half), 10), 0.016)
    parts = []
    for k in range(pick(rng, 0, 3, 4, 5)):
        y = 0.05 + k * 0.2 * tall
        edge = foot + (half - foot) * y / tall
        spot = moved(leaf, rotate=(90, 0, rng.uniform(-50, 40)), translate=(edge + 0.06 * half, y, deep))
        parts += both_sides([spot])
    if chance(rng, 0.6):
        hanging = moved(leaf, rotate=(90, 0, 60), translate=(0.4 * foot, -0.02, 0.9 * deep), scale=1.2)
        parts += both_sides([hanging])
    top = tall + peak
    if chance(rng, 0.5):
        horn = smooth_curve([(0, 0), (0.35, 0.3), (0.6, 0.75), (0.45, 1.1)], 8) * half
        antler = tube(in_plane(horn, "xy", (0, top, deep)), 0.009, sides=5, material="wood")
        tine = rod(
            (0.4 * half, top + 0.4 * half, deep),
            (0.75 * half, top + 0.5 * half, deep),
            0.007,
            sides=5,
            material="wood",
        )
        head = ellipsoid(
            (0.16 * half, 0.2 * half, 0.16 * half), (0, top + 0.06 * half, deep), segments=10, material="wood"
        )
        parts += [*both_sides([antler, tine]), head]
    else:
        fan = [
            moved(
                leaf,
                rotate=(90, 0, turn),
                translate=(
                    0.25 * half * np.cos(np.radians(turn)),
                    top + 0.25 * half * np.sin(np.radians(turn)),
                    1.1 * deep,
                ),
            )
            for turn in (30, 60, 90, 120, 150)
        ]
        parts.append(joined(fan))
    return parts
