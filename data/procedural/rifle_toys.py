"""Rifles of the toy box: in thick blocks, and for darts of foam. Muzzle to +Z; any unit."""

import numpy as np

from data.procedural.kit import Part, box, chance, circle, joined, moved, pick
from data.procedural.rifle_blaster import SKIN, hull
from data.procedural.rifle_parts import flat, grip, guard, magazine, turned
from data.procedural.rifle_sights import rail, scope
from data.procedural.rifle_stocks import tail


def chunky(rng: np.random.Generator) -> list[Part]:
    """A rifle in a handful of thick blocks, as games and toys draw it."""
    wide, tall = rng.uniform(0.07, 0.16), rng.uniform(0.13, 0.2)
    back, front = -rng.uniform(0.15, 0.3), rng.uniform(0.3, 0.5)
    bevel = pick(rng, 0.0, 0.15, 0.3) * wide
    skin = pick(rng, *SKIN)
    body = [
        (back, 0.5 * tall), (back, -0.1 * tall), (-0.1, -0.5 * tall), (front, -0.5 * tall),
        (front, 0.5 * tall),
    ]  # fmt: skip
    parts = [flat(body, wide, bevel=bevel, material=skin)]
    radius, long = rng.uniform(0.25, 0.42) * wide, rng.uniform(0.12, 0.6)
    sides, y = pick(rng, 4, 6, 8, 12), rng.uniform(-0.1, 0.2) * tall
    parts.append(turned([(front - 0.02, radius), (front + long, radius)], y=y, sides=sides))
    end = rng.uniform(1.1, 1.7) * radius
    if chance(rng, 0.6):
        parts.append(turned([(front + long - 0.09, end), (front + long, end)], y=y, sides=sides))
    low, rake = -0.5 * tall, rng.uniform(0.03, 0.12)
    handle = [(-0.1, low + 0.02), (-0.1 - rake, low - 0.22), (0.0 - rake, low - 0.22), (0.02, low + 0.02)]
    parts.append(flat(handle, 0.7 * wide, bevel=0.5 * bevel, material=pick(rng, *SKIN, "wood")))
    if chance(rng, 0.75):
        ahead, deep = rng.uniform(0.0, 0.1), rng.uniform(0.12, 0.3)
        clip = [
            (0.12, low + 0.02), (0.12 + ahead, low - deep), (0.24 + ahead, low - deep),
            (0.25, low + 0.02),
        ]  # fmt: skip
        parts.append(flat(clip, 0.6 * wide, bevel=0.4 * bevel, material=pick(rng, *SKIN)))
    if chance(rng, 0.75):
        parts.append(_block_butt(rng, back, (wide, tall), bevel, pick(rng, skin, "wood")))
    parts += _on_top(rng, wide, 0.5 * tall, (back, front))
    if chance(rng, 0.5):
        pump = box(
            (1.1 * wide, 0.5 * tall, 0.2),
            (0, y - 0.22 * tall, front + 0.3 * long),
            bevel=bevel,
            material=pick(rng, *SKIN),
        )
        parts.append(pump)
    return parts


def _block_butt(
    rng: np.random.Generator, back: float, size: tuple[float, float], bevel: float, material: str
) -> Part:
    """A stock of one block behind z = `back`, for a body of this width and height."""
    (wide, tall), end, drop = size, back - rng.uniform(0.2, 0.4), rng.uniform(0.0, 0.12)
    side = [(back + 0.02, 0.4 * tall), (end, 0.4 * tall - drop), (end, -0.7 * tall - drop)]
    side += [(end + 0.1, -0.7 * tall - drop), (back + 0.02, -0.1 * tall)]
    return flat(side, 0.8 * wide, bevel=0.8 * bevel, material=material)


def _on_top(rng: np.random.Generator, wide: float, top: float, ends: tuple[float, float]) -> list[Part]:
    """A thick telescope, a block, two posts or nothing on y = `top` between these ends."""
    kind = pick(rng, "scope", "block", "posts", "none")
    if kind == "scope":
        radius = rng.uniform(0.035, 0.055)
        lens = [(-0.12, 1.2 * radius), (-0.02, radius), (0.1, radius), (0.2, 1.3 * radius)]
        foot = box((0.03, 1.6 * radius, 0.12), (0, top + 0.5 * radius, 0.04), material="metal")
        return [turned(lens, y=top + 1.5 * radius, sides=8), foot]
    if kind == "none":
        return []
    spots = (0.05,) if kind == "block" else (ends[0] + 0.06, ends[1] - 0.05)
    size = (0.4 * wide, 0.07, 0.2 if kind == "block" else 0.04)
    return [joined([box(size, (0, top + 0.025, z), material="metal") for z in spots])]


def dart_blaster(rng: np.random.Generator) -> list[Part]:
    """The toy that shoots foam: fat shells, a drum or a row of muzzles, bright rails, a pump."""
    parts = hull(rng, -0.16, 0.24, 0.075, -0.055)
    radius, front = rng.uniform(0.028, 0.045), rng.uniform(0.32, 0.5)
    parts.append(
        turned(
            [(0.2, radius), (front, radius), (front, 1.25 * radius), (front + 0.03, 1.25 * radius)],
            material="plastic",
        )
    )
    parts.append(turned([(front + 0.02, 0.5 * radius), (front + 0.034, 0.5 * radius)], material="rubber"))
    parts += [grip(rng, -0.045, z=-0.03, long=0.12), *guard(rng, -0.05, deep=0.05)]
    if chance(rng, 0.5):
        parts += _dart_drum(rng.uniform(0.06, 0.085))
    else:
        parts += magazine(
            rng,
            -0.05,
            0.1,
            pick(rng, "straight", "curved", "raked", "drum"),
            long=rng.uniform(0.12, 0.2),
            wide=0.075,
        )
    pump = turned(
        [
            (z, 1.5 * radius if k % 2 else 1.3 * radius)
            for k, z in enumerate(np.linspace(0.24, front - 0.04, 7))
        ],
        material="plastic",
    )
    parts.append(moved(pump, translate=(0, -0.01, 0)))
    parts.append(rail(0.073, -0.1, 0.16, width=0.034))
    if chance(rng, 0.5):
        parts += scope(rng, 0.078, 0.02, 0.22)
    if chance(rng, 0.7):
        parts += tail(rng, pick(rng, "fixed", "tube", "frame"), back=-0.16, length=rng.uniform(0.16, 0.26))
    return parts


def _dart_drum(radius: float) -> list[Part]:
    """A drum about Z with six tubes for darts."""
    tubes = [
        turned([(0.19, 0.26 * radius), (0.265, 0.26 * radius)], x=u, y=v - 0.02, sides=8)
        for u, v in circle(0.62 * radius, 6)
    ]
    profile = [(0.1, 0.9 * radius), (0.11, radius), (0.25, radius), (0.26, 0.9 * radius)]
    return [turned(profile, y=-0.02, material="plastic"), joined(tubes)]
