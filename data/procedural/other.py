"""Things of no category of ours, for the recogniser to turn down: household things, and plain nonsense.

Rough on purpose: they teach what no category is, nothing is reconstructed from them.
"""

from collections.abc import Callable

import numpy as np

from data.procedural.kit import (
    MATERIALS,
    Part,
    both_sides,
    box,
    circle,
    cushion,
    cylinder,
    ellipsoid,
    moved,
    revolve,
    smooth_curve,
    tube,
)


def vessel(rng: np.random.Generator) -> list[Part]:
    """A bowl, dish, cup or pan: turned, wider than high, at times with a handle."""
    height, count = rng.uniform(0.05, 0.3), int(rng.integers(3, 6))
    outline = np.stack([rng.uniform(0.12, 0.3, count), np.linspace(0, height, count)], axis=1)
    parts = [_turned(rng, outline)]
    if rng.random() < 0.4:
        reach = outline[:, 0].max() * rng.uniform(1.3, 2.2)
        hook = np.array([(0.05, 0.8, 0), (reach, 0.75, 0), (reach, 0.35, 0), (0.05, 0.25, 0)])
        hook[:, 1] *= height
        parts.append(tube(smooth_curve(hook), rng.uniform(0.008, 0.02), material=parts[0].material))
    return parts


def tool(rng: np.random.Generator) -> list[Part]:
    """A rod with a head: hammer, spoon, racket, brush; lying or standing."""
    length, thick = rng.uniform(0.2, 0.9), rng.uniform(0.01, 0.025)
    end, size = (0, length, 0), rng.uniform((0.03, 0.03, 0.01), (0.14, 0.2, 0.06))
    hoop = tube(np.pad(circle(size[1], 24), ((0, 0), (0, 1))), thick, closed=True)
    heads = [
        box(size[[0, 2, 1]] * (2, 1, 0.4), end, material=_material(rng)),
        ellipsoid(size * (1, 1.4, 0.5), end, power=rng.uniform(1.5, 3), material=_material(rng)),
        moved(hoop, translate=(0, length + size[1], 0)),
    ]
    rod = cylinder(thick, length, (0, length / 2, 0), material=_material(rng))
    turn = (rng.uniform(-90, 0), rng.uniform(-180, 180), rng.uniform(-90, 90))
    return [moved(part, rotate=turn) for part in (rod, heads[int(rng.integers(len(heads)))])]


def bag(rng: np.random.Generator) -> list[Part]:
    """A bag, a case or a rucksack: something soft with one handle or two."""
    size, material = rng.uniform((0.2, 0.15, 0.06), (0.6, 0.5, 0.3)), _material(rng)
    reach, top = size[0] * rng.uniform(0.15, 0.4), size[1] / 2 + rng.uniform(0.05, 0.25)
    arch = smooth_curve([(-reach, size[1] / 2 - 0.02, 0), (0, top, 0), (reach, size[1] / 2 - 0.02, 0)])
    apart = size[2] * rng.choice([0.0, 0.3])
    handles = [tube(arch + (0, 0, z), rng.uniform(0.006, 0.015)) for z in {apart, -apart}]
    return [cushion(size, material=material), *handles]


def fruit(rng: np.random.Generator) -> list[Part]:
    """Something grown, round or long, with a stalk: fruit, vegetables, eggs, a pile of them at times."""
    parts = []
    for _ in range(int(rng.choice([1, 1, 3, 6]))):
        radii, at = rng.uniform(0.03, 0.06) * np.array([1, rng.uniform(0.6, 2.5), 1]), rng.normal(0, 0.06, 3)
        flesh = ellipsoid(radii, power=rng.uniform(1.8, 2.4), material=_material(rng))
        stalk = tube([(0, radii[1] * 0.9, 0), (rng.normal(0, 0.01), radii[1] * 1.3, 0)], 0.003)
        turn = rng.uniform(-180, 180, 3)
        parts += [moved(part, rotate=turn, translate=at) for part in (flesh, stalk)]
    return parts


def figure(rng: np.random.Generator) -> list[Part]:
    """A body, a head and four limbs, on two or four legs: people, animals, toys."""
    size, four = rng.uniform(0.1, 0.3, 3) + (0, 0.15, 0), rng.random() < 0.5
    body = ellipsoid(size[[0, 2, 1]] if four else size, (0, 0.8, 0), material=_material(rng))
    neck = (0, 1.1, 0.35) if four else (0, 1.3, 0)
    head = ellipsoid(rng.uniform(0.08, 0.2, 3), neck, material=body.material)
    hips = [(0.1, 0.7, z) for z in ((-0.2, 0.2) if four else (0.0,))]
    limbs = [np.array([hip, (rng.uniform(0.05, 0.3), 0, hip[2] + rng.normal(0, 0.15))]) for hip in hips]
    if not four:
        limbs.append(np.array([(0.15, 1.0, 0), rng.uniform((0.2, 0.4, 0), (0.7, 1.5, 0.5))]))
    thick = rng.uniform(0.03, 0.09)
    return [body, head, *both_sides([tube(limb, thick, material=body.material) for limb in limbs])]


def plant(rng: np.random.Generator) -> list[Part]:
    """A pot and leaves on stems."""
    pot = cylinder(0.12, 0.25, (0, 0.12, 0), radius_top=rng.uniform(0.12, 0.2), material="stone")
    parts = [pot]
    for _ in range(int(rng.integers(5, 16))):
        tip = rng.normal(0, 0.3, 3) * (1, 0, 1) + (0, rng.uniform(0.4, 1.2), 0)
        parts.append(tube(smooth_curve([(0, 0.2, 0), tip * (0.3, 0.7, 0.3), tip]), 0.012, material="fabric"))
        leaf = ellipsoid(rng.uniform(0.03, 0.16, 3), material="fabric", segments=10)
        parts.append(moved(leaf, rotate=rng.uniform(-180, 180, 3), translate=tip))
    return parts


def heap(rng: np.random.Generator) -> list[Part]:
    """Two to nine solids thrown together."""
    parts = [moved(_solid(rng), translate=rng.normal(0, 0.4, 3)) for _ in range(int(rng.integers(2, 10)))]
    turns = [rng.uniform(-180, 180, 3) * (rng.random() < 0.6) for _ in parts]
    return [moved(part, rotate=turn) for part, turn in zip(parts, turns, strict=True)]


def single(rng: np.random.Generator) -> list[Part]:
    """One solid alone: boxes, balls, boards, rods, cushions, wheels."""
    turn = rng.uniform(-180, 180, 3) * (rng.random() < 0.4)
    return [moved(_solid(rng), rotate=turn)]


FAMILIES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    family.__name__: family
    for family in (vessel, tool, bag, fruit, figure, plant, heap, single)
}


def _solid(rng: np.random.Generator) -> Part:
    size, material = np.exp(rng.uniform(np.log(0.05), np.log(1.2), 3)), _material(rng)
    kind = int(rng.integers(5))
    if kind == 0:
        return box(size, material=material)
    if kind == 1:
        return cylinder(size[0] / 2, size[1], radius_top=size[0] / 2 * rng.uniform(0.1, 1), material=material)
    if kind == 2:
        return ellipsoid(size / 2, power=rng.uniform(1.2, 5), material=material)
    if kind == 3:
        return cushion(size, material=material)
    outline = np.stack([rng.uniform(0.05, 0.5, 4), np.linspace(0, size[1], 4)], axis=1)
    return _turned(rng, outline)


def _turned(rng: np.random.Generator, outline: np.ndarray) -> Part:
    profile = np.maximum(smooth_curve(outline, 20), (0.01, -np.inf))
    return revolve(profile, material=_material(rng))


def _material(rng: np.random.Generator) -> str:
    return str(rng.choice(MATERIALS))
