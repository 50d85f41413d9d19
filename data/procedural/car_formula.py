"""A single-seater with open wheels. Metres."""

import numpy as np

from data.procedural.car_open import windscreen
from data.procedural.car_parts import CarPlan
from data.procedural.kit import Part, both_sides, box, chance, ellipsoid, moved, pick, rod
from data.procedural.kit_vehicles import Hull, tyre_wheel


def formula(rng: np.random.Generator) -> list[Part]:
    """A single-seater on exposed wheels; with wings, or without as they once were."""
    length, width = rng.uniform(4.0, 5.2), rng.uniform(1.6, 2.0)
    wheel, winged = rng.uniform(0.3, 0.36), chance(rng, 0.75)
    plan = CarPlan(length, width, 1.0, wheel, (0.2, rng.uniform(0.8, 0.84)), (0, 0, 0, 0), (0, 0, 0, 0))
    z, tall = plan.z, rng.uniform(0.88, 1.02)
    half = rng.uniform(0.34, 0.42)
    top = [(z(0.97), 0.42), (z(0.85), 0.6), (z(0.62), tall), (z(0.57), tall), (z(0.55), 0.5), (z(0.43), 0.45)]
    top += [(z(0.41), 0.62), (z(0.2), 0.5), (z(0.01), 0.28)]
    wide = [
        (z(0.97), 0.12),
        (z(0.75), 0.26),
        (z(0.6), 0.9 * half),
        (z(0.45), half),
        (z(0.2), 0.2),
        (z(0.01), 0.1),
    ]
    tub = Hull(
        top, [(z(0.97), 0.2), (z(0.6), 0.08), (z(0.3), 0.1), (z(0.01), 0.16)], wide, lean=0.62, blur=0.03
    )
    parts = [tub.part(), ellipsoid((0.14, 0.17, 0.17), (0, 0.68, z(0.5)), segments=12, material="plastic")]
    fat = rng.uniform(0.24, 0.38)
    for at in plan.axles:
        x = width / 2 - fat / 2
        parts += both_sides(
            tyre_wheel((x, wheel, z(at)), wheel, fat, rim=0.6, style=pick(rng, "cap", "spokes"))
        )
        for y, shift in ((0.7, 0.12), (1.2, -0.15), (0.95, 0.3)):
            arm = rod((0, 0.3, z(at) - shift), (x, y * wheel, z(at)), 0.035, sides=5)
            parts += both_sides([arm])
    if winged:
        parts += _wings(rng, plan)
        pod = Hull(
            [(z(0.8), 0.2), (z(0.7), 0.4), (z(0.44), 0.5)],
            [(z(0.8), 0.08), (z(0.44), 0.1)],
            [(z(0.8), 0.2), (z(0.65), 0.34 * width), (z(0.43), 0.36 * width)],
            blur=0.05,
        )
        parts.append(pod.part())
    else:
        pipe = rod((0.3, 0.45, z(0.45)), (0.36, 0.42, z(0.9)), 0.05, sides=8)
        parts += [*both_sides([pipe]), *windscreen(plan, (0.58, z(0.41)), rise=0.14, back=0.1, width=0.3)]
    return parts


def _wings(rng: np.random.Generator, plan: CarPlan) -> list[Part]:
    """Front and rear wing with end plates."""
    z, width = plan.z, plan.width
    rear, y = 0.5 * width * rng.uniform(0.6, 0.85), rng.uniform(0.8, 1.0)
    tilt = moved(box((2 * rear, 0.05, 0.35), material="paint"), rotate=(12, 0, 0))
    parts = [
        box((0.92 * width, 0.05, 0.32), (0, 0.2, z(0.035)), bevel=0.01, material="paint"),
        moved(tilt, translate=(0, y, z(0.96))),
        box((0.08, y - 0.25, 0.22), (0, y / 2 + 0.14, z(0.94)), material="plastic"),
    ]
    plates = [
        box((0.04, 0.22, 0.4), (0.45 * width, 0.24, z(0.035)), material="paint"),
        box((0.04, rng.uniform(0.3, 0.5), 0.5), (rear, y - 0.08, z(0.95)), material="paint"),
    ]
    return parts + both_sides(plates)
