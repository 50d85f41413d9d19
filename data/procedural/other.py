"""Things of no category of ours, for the recogniser to turn down: household things, and plain nonsense.

Rough on purpose: they teach what a chair, table, sofa or airplane is not, nothing is reconstructed from them.
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
    extrude,
    moved,
    revolve,
    smooth_curve,
    tube,
)


def vessel(rng: np.random.Generator) -> list[Part]:
    """A vase, bottle, bowl or cup: a smooth turned outline, at times with a handle."""
    height, count = rng.uniform(0.15, 0.9), int(rng.integers(3, 7))
    outline = np.stack([rng.uniform(0.05, 0.22, count), np.linspace(0, height, count)], axis=1)
    parts = [_turned(rng, outline)]
    if rng.random() < 0.3:
        reach = outline[:, 0].mean() * rng.uniform(1.5, 2.5)
        hook = np.array([(0.05, 0.8, 0), (reach, 0.75, 0), (reach, 0.35, 0), (0.05, 0.25, 0)])
        hook[:, 1] *= height
        parts.append(tube(smooth_curve(hook), rng.uniform(0.008, 0.02), material=parts[0].material))
    return parts


def lamp(rng: np.random.Generator) -> list[Part]:
    """A foot, a stem and a shade."""
    height, shade = rng.uniform(0.3, 1.7), rng.uniform(0.1, 0.3)
    depth, top, material = rng.uniform(0.1, 0.35), shade * rng.uniform(0.2, 1.0), _material(rng)
    stem = np.array([[0, 0, 0], [rng.normal(0, 0.1), height / 2, 0], [rng.normal(0, 0.15), height, 0]])
    return [
        cylinder(rng.uniform(0.08, 0.2), rng.uniform(0.01, 0.06), material=material),
        tube(smooth_curve(stem), rng.uniform(0.006, 0.03), material=material),
        cylinder(shade, depth, stem[-1], radius_top=top, material=_material(rng)),
    ]


def cabinet(rng: np.random.Generator) -> list[Part]:
    """A box with doors or drawers that stand proud, on feet or a plinth: cupboard, fridge, loudspeaker."""
    size = np.array([rng.uniform(0.3, 1.6), rng.uniform(0.5, 2.0), rng.uniform(0.25, 0.6)])
    columns, rows = rng.integers(1, 4), rng.integers(1, 6)
    cell, material, front = size[:2] / (columns, rows), _material(rng), _material(rng)
    parts = [box(size, (0, size[1] / 2, 0), material=material)]
    for column in range(columns):
        for row in range(rows):
            at = (cell[0] * (column + 0.5) - size[0] / 2, cell[1] * (row + 0.5), size[2] / 2)
            parts.append(box((*(0.94 * cell), 0.03), at, material=front))
            parts.append(ellipsoid((0.02, 0.02, 0.03), at + np.array([0, 0, 0.03]), material="metal"))
    return parts


def shelf(rng: np.random.Generator) -> list[Part]:
    """Boards between two sides, from a bedside shelf to a bookcase, with or without a back."""
    width, height, depth = rng.uniform(0.4, 1.4), rng.uniform(0.8, 2.1), rng.uniform(0.2, 0.4)
    material, count = _material(rng), int(rng.integers(3, 7))
    boards = [
        box((width, 0.02, depth), (0, y, 0), material=material) for y in np.linspace(0.05, height, count)
    ]
    sides = both_sides([box((0.02, height, depth), (width / 2, height / 2, 0), material=material)])
    back = [box((width, height, 0.01), (0, height / 2, -depth / 2), material=material)]
    return boards + sides + (back if rng.random() < 0.6 else [])


def vehicle(rng: np.random.Generator) -> list[Part]:
    """A body on four wheels with a cabin: cars, vans, trucks, toys."""
    length, height, width = rng.uniform(2.5, 7), rng.uniform(0.5, 1.4), rng.uniform(1.4, 2.2)
    wheel, paint = rng.uniform(0.25, 0.5), _material(rng)
    cabin = np.array([width * 0.9, rng.uniform(0.3, 1.2), length * rng.uniform(0.2, 0.9)])
    at = (0, wheel + height + cabin[1] / 2, rng.uniform(-0.5, 0.5) * (length - cabin[2]))
    body = cushion((width, height, length), (0, wheel + height / 2, 0), material=paint)
    parts = [body, cushion(cabin, at, material=rng.choice(["glass", paint]))]
    round_wheel = moved(cylinder(wheel, 0.25, material="rubber"), rotate=(0, 0, 90))
    along = (-0.32 * length, length * rng.uniform(0.25, 0.4))
    axles = [moved(round_wheel, translate=(width / 2, wheel, z)) for z in along]
    return parts + both_sides(axles)


def cycle(rng: np.random.Generator) -> list[Part]:
    """Two wheels and a frame of tubes: bicycles, scooters, motorcycles."""
    wheel, span, thick = rng.uniform(0.25, 0.36), rng.uniform(0.9, 1.4), rng.uniform(0.015, 0.09)
    hoop = np.pad(circle(wheel, 28), ((0, 0), (1, 0)))
    tyre = tube(hoop, thick, closed=True, material="rubber")
    wheels = [moved(tyre, translate=(0, wheel, z)) for z in (-span / 2, span / 2)]
    points = rng.uniform((-0.02, 0.3, -0.4), (0.02, 0.95, 0.4), (5, 3)) * (1, 1, span)
    points[0], points[-1] = (0, wheel, -span / 2), (0, wheel, span / 2)
    joints = ([0, 1], [1, 2], [2, 3], [3, 4], [1, 3])
    frame = [tube(points[ends], rng.uniform(0.015, 0.05)) for ends in joints]
    handle = tube([(-0.3, 1.0, span * 0.35), (0.3, 1.0, span * 0.35)], 0.015)
    return [*wheels, *frame, handle, cushion((0.2, 0.1, 0.3), (0, 0.9, -0.2), material="leather")]


def boat(rng: np.random.Generator) -> list[Part]:
    """A hull with a mast and a sail, or with decks."""
    length, beam, height = rng.uniform(2, 8), rng.uniform(0.6, 2.5), rng.uniform(0.4, 1.2)
    hull = ellipsoid((beam / 2, height, length / 2), power=rng.uniform(1.6, 3), material=_material(rng))
    if rng.random() < 0.5:
        count = int(rng.integers(1, 4))
        sizes = np.array([beam * 0.7, height, length * 0.5]) * np.linspace(1, 0.5, count)[:, None]
        return [hull, *(box(size, (0, height * (step + 1), 0)) for step, size in enumerate(sizes))]
    mast = length * rng.uniform(0.8, 1.3)
    corners = [(0, 0.1 * mast), (0, mast), (length * rng.uniform(0.25, 0.45), 0.12 * mast)]
    sail = extrude(corners, 0.02, material="fabric")
    return [hull, cylinder(0.05, mast, (0, mast / 2, 0)), moved(sail, rotate=(0, 90, 0))]


def instrument(rng: np.random.Generator) -> list[Part]:
    """A flat body with a waist and a long neck, lying, hanging or standing: guitars, paddles, tools."""
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    radius = 0.2 * (1 + rng.uniform(-0.3, 0.4) * np.cos(2 * angle) + rng.uniform(-0.2, 0.2) * np.cos(angle))
    outline = np.stack([radius * np.cos(angle), 1.2 * radius * np.sin(angle)], axis=1)
    body = extrude(outline, rng.uniform(0.03, 0.12))
    neck = box((0.05, rng.uniform(0.3, 0.8), 0.03), (0, 0.5, 0.03), material="wood")
    turn = (rng.uniform(-90, 0), rng.uniform(-180, 180), rng.uniform(-90, 90))
    return [moved(part, rotate=turn) for part in (body, neck)]


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
    for family in (
        vessel, lamp, cabinet, shelf, vehicle, cycle, boat, instrument, figure, plant, heap, single
    )
}  # fmt: skip


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
