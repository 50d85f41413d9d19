"""Guitars with an arched top and f-holes. Metres."""

import numpy as np

from data.procedural.guitar_acoustic import case, f_hole
from data.procedural.guitar_outlines import ROUND_EARS, SINGLE, bouts, drawn
from data.procedural.guitar_parts import Strung, bridge, head, knobs, neck, pickup, strings, strung
from data.procedural.kit import Part, box, chance, extrude, joined, moved, pick, placed, rod


def archtop(rng: np.random.Generator) -> list[Part]:
    """An arched top with f-holes and a tailpiece; with pickups or without, with a cutaway or without."""
    length, arch = rng.uniform(0.5, 0.55), rng.uniform(0.01, 0.016)
    outline = bouts(rng, length, (0.4, 0.255, 0.295), cutaway=pick(rng, "none", "round", "sharp", "sharp"))
    plan = strung(length, rng.uniform(0.625, 0.65), 14, high=arch + 0.014)
    deep = rng.uniform(0.06, 0.09)
    parts = [*case(rng, outline, deep, arch=arch), *neck(rng, plan, heel=0.8 * deep, frets=20)]
    y = 0.4 * length
    holes = [
        moved(f_hole(s * 0.22 * length, y, 0.15 * length), translate=(0, 0, 0.95 * arch)) for s in (-1, 1)
    ]
    feet = box((0.13, 0.012, plan.high + 0.002), (0, plan.saddle, arch + (plan.high - arch) / 2), bevel=0.003)
    parts += [joined(holes), feet]
    parts += _tailpiece(rng, plan, arch)
    if chance(rng, 0.6):
        for spot in (0.86, 0.28)[: pick(rng, 1, 2)]:
            at = plan.saddle + spot * (plan.fret(21) - plan.saddle)
            parts += pickup(pick(rng, "humbucker", "soap"), at, z=arch + 0.004)
        spots = [(0.23 * length, 0.2 * length), (0.29 * length, 0.28 * length)]
        parts.append(knobs(spots, z=arch))
    if chance(rng, 0.6):
        shape = [(0.026, 0.03), (0.1, 0.05), (0.11, 0.2), (0.05, 0.24), (0.026, 0.24)]
        guard = extrude(
            [(x, plan.saddle + v) for x, v in shape], 0.004, (0, 0, arch + 0.007), material="plastic"
        )
        parts += [guard, box((0.008, 0.008, 0.016), (0.08, plan.saddle + 0.1, arch), material="metal")]
    parts += head(rng, plan, pick(rng, "crown", "book", "block"), length=plan.nut * 3.8)
    return parts + strings(plan, over=0.007, tail=0.14 * length + 0.02)


def _tailpiece(rng: np.random.Generator, plan: Strung, arch: float) -> list[Part]:
    """A trapeze, frame or wooden wedge from the body's lower edge towards the bridge."""
    far = plan.saddle * rng.uniform(0.55, 0.7)
    z = arch + 0.006
    bar = box((0.09, 0.014, 0.014), (0, far, z), bevel=0.003, material="metal")
    if chance(rng, 0.4):
        wedge = extrude(
            [(-0.02, 0.0), (0.02, 0.0), (0.046, far), (-0.046, far)], 0.008, (0, 0, z), material="wood"
        )
        return [wedge, bar, box((0.03, 0.012, 0.04), (0, 0, z - 0.018), material="metal")]
    rods = [rod((0, 0.0, z), (s * 0.04, far, z), 0.004, sides=6) for s in (-1, 1)]
    return [joined(rods), bar, box((0.03, 0.012, 0.04), (0, 0, z - 0.018), material="metal")]


def semi_hollow(rng: np.random.Generator) -> list[Part]:
    """A thin body with two round ears or one cutaway, f-holes and two humbuckers."""
    length, arch, deep = rng.uniform(0.46, 0.5), rng.uniform(0.006, 0.011), rng.uniform(0.04, 0.05)
    template = pick(rng, ROUND_EARS, ROUND_EARS, SINGLE)
    outline = drawn(rng, template, length)
    top = (0.84 if template is ROUND_EARS else 0.98) * length
    plan = strung(top, 0.628, 19 if template is ROUND_EARS else 16, high=arch + 0.01)
    parts = [*case(rng, outline, deep, arch=arch), *neck(rng, plan, heel=0.7 * deep, frets=22)]
    sides = pick(rng, (-1, 1), (-1, 1), (-1,))
    holes = [
        moved(f_hole(s * 0.25 * length, 0.42 * length, 0.14 * length), translate=(0, 0, 0.95 * arch))
        for s in sides
    ]
    parts.append(joined(holes))
    span = plan.fret(22.7) - plan.saddle
    for share in (0.16, 0.84):
        parts += pickup(pick(rng, "humbucker", "soap"), plan.saddle + share * span, z=arch)
    parts += bridge(rng, plan, pick(rng, "stop", "stop", "plate"), z=0.9 * arch)
    spots = [(0.2 + 0.08 * (k % 2), 0.13 + 0.08 * (k // 2) + 0.02 * (k % 2)) for k in range(4)]
    parts.append(knobs([(x * length, y * length) for x, y in spots], z=arch))
    parts += head(rng, plan, pick(rng, "book", "crown", "block"), length=plan.nut * 4.1)
    return placed(parts) + (strings(plan) if chance(rng, 0.8) else [])
