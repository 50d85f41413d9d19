"""The school bus and its bonnet. Metres."""

from dataclasses import replace

import numpy as np

from data.procedural.bus_classics import bonnet, cabin, luggage
from data.procedural.bus_parts import BusPlan, door, row, shortened, wheels
from data.procedural.car_classics import fender
from data.procedural.kit import Part, both_sides, box, chance, cylinder, facing, mirrored, moved, pick, rod


def school_bus(rng: np.random.Generator) -> list[Part]:
    """A bonnet before a long box with a row of small windows, dark rails along its flanks."""
    length = rng.uniform(7.5, 11.8)
    h, wheel = length / 2, rng.uniform(0.45, 0.52)
    plan = BusPlan(
        length,
        rng.uniform(2.3, 2.5),
        rng.uniform(2.85, 3.15),
        wheel,
        (h - rng.uniform(0.95, 1.1), -h + rng.uniform(2.2, 3.2)),
        rng.uniform(1.6, 1.75),
        0.45,
        rake=0.2,
        face=1.6,
        soft=pick(rng, 0.03, 0.06),
        lean=0.93,
    )
    plan = shortened(rng, plan)
    h = plan.length / 2
    front, half = h - rng.uniform(1.5, 1.9), plan.width / 2
    shell = cabin(plan, front)
    hood = bonnet(plan, front - 0.1, wide=(0.84 * half, 0.74 * half), high=(1.6, rng.uniform(1.35, 1.5)))
    hood = replace(hood, arches=((plan.axles[0], plan.wheel, 1.18 * plan.wheel),))
    parts = [shell.part(), hood.part(), *wheels(rng, replace(plan, width=0.96 * plan.width))]
    guard = fender((0.78 * half, plan.wheel, plan.axles[0]), 1.24 * plan.wheel, 0.44 * half)
    parts += both_sides([guard])
    z, span = front - 0.75, (-h + 0.3, front - 1.25)
    panes = row(shell, span, (plan.belt, plan.height), rng.uniform(0.65, 0.95), drop=0.5)
    parts += both_sides(panes) + [mirrored(part) for part in door(shell, z, 0.8, (plan.low + 0.1, 2.55))]
    side = shell.pane((z - 0.4, z + 0.4), (plan.belt, plan.height), drop=0.5, out=0.02)
    parts += [side] if side else []
    for y in (0.85, 1.15, 1.4)[: pick(rng, 2, 3)]:
        rail = shell.pane((-h + 0.1, front - 1.25), (y, y + 0.09), out=0.035, material="rubber")
        parts += both_sides([rail] if rail else [])
    parts.append(box((1.75 * half, 0.8, 0.08), (0, 2.1, front), bevel=0.03, material="glass"))
    parts.append(box((1.1 * half, 0.7, 0.08), (0, 2.1, -h - 0.01), bevel=0.03, material="glass"))
    parts += _school_face(rng, plan, front)
    return parts + (luggage(rng, plan, (-h + 0.6, front - 0.6)) if chance(rng, 0.2) else [])


def _school_face(rng: np.random.Generator, plan: BusPlan, front: float) -> list[Part]:
    """Grille, round lamps, bumpers, warning lights, the stop sign and mirrors on stalks."""
    half, h = plan.width / 2, plan.length / 2
    parts = [
        box((0.85 * half, 0.5, 0.08), (0, 1.0, h), bevel=0.02, material="metal"),
        box((1.8 * half, 0.28, 0.16), (0, 0.58, h + 0.06), bevel=0.03, material="rubber"),
        box((1.9 * half, 0.28, 0.16), (0, 0.58, -h - 0.04), bevel=0.03, material="rubber"),
        box((1.0 * half, 0.26, 0.12), (0, plan.height - 0.22, front), bevel=0.03, material="paint"),
    ]
    lamp = facing(cylinder(0.12, 0.1, sides=10, material="glass"))
    lights = [moved(lamp, translate=(0.55 * half, 1.02, h))]
    lights += [moved(lamp, translate=(0.68 * half, plan.height - 0.25, z)) for z in (front, -h)]
    arm = rod((0.6 * half, 1.3, h - 0.4), (0.95 * half, 1.5, h + 0.1), 0.035, sides=5)
    lights += [arm, box((0.2, 0.28, 0.1), (0.95 * half, 1.55, h + 0.1), bevel=0.03, material="metal")]
    parts += both_sides(lights)
    if chance(rng, 0.6):
        sign = facing(cylinder(0.26, 0.08, sides=8, material="plastic"), "x")
        parts.append(moved(sign, translate=(half + 0.06, 1.5, front - 1.4)))
    return parts
