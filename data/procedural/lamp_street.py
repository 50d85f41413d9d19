"""Street and garden lamps on posts. Metres; arms reach to +Z, the road."""

import numpy as np

from data.procedural.kit import (
    Part,
    around,
    beam,
    box,
    chance,
    cup,
    cylinder,
    ellipsoid,
    moved,
    pick,
    placed,
    revolve,
    rounded_path,
    tube,
)
from data.procedural.lamp_parts import bulb, lantern_cage


def _post(rng: np.random.Generator, height: float, radius: float, material: str) -> list[Part]:
    """A tapered or fluted post with a plinth."""
    plinth, low = rng.uniform(1.4, 2.4) * radius, height * rng.uniform(0.05, 0.22)
    style = pick(rng, "plain", "cast", "block")
    parts = [
        cylinder(radius, height, (0, height / 2, 0), radius_top=0.65 * radius, sides=12, material=material)
    ]
    if style == "cast":
        profile = [(1, 0), (1, 0.2), (0.8, 0.25), (0.85, 0.7), (1, 0.75), (0.6, 0.85), (0.45, 1)]
        parts.append(revolve(np.array(profile) * (1.5 * plinth, low), sides=12, material=material))
        ring = 1.25 * radius
        for at in rng.uniform(0.3, 0.95, 2):
            parts.append(cylinder(ring, 0.02 * height, (0, at * height, 0), sides=12, material=material))
    elif style == "block":
        parts.append(
            box((2 * plinth, low, 2 * plinth), (0, low / 2, 0), material=pick(rng, material, "stone"))
        )
    else:
        parts.append(cylinder(plinth, low, (0, low / 2, 0), sides=12, material=material))
    return parts


def _road_head(rng: np.random.Generator, size: float) -> list[Part]:
    """A luminaire from the origin out to +Z: a flat cobra head, a panel, a drum or a hanging dome."""
    style = pick(rng, "cobra", "panel", "drum", "dome")
    if style == "dome":
        profile = np.array([(0.7, -0.5), (0.65, -0.25), (0.4, -0.05), (0.15, 0.1)]) * size
        return [
            cup(profile, 0.05 * size, material="metal"),
            ellipsoid((0.3 * size,) * 3, (0, -0.35 * size, 0), segments=10, material="glass"),
        ]
    if style == "drum":
        shell = cylinder(0.5 * size, 0.3 * size, (0, 0, 0.4 * size), material="metal")
        return [shell, cylinder(0.42 * size, 0.1 * size, (0, -0.18 * size, 0.4 * size), material="glass")]
    if style == "panel":
        shell = box(
            (0.5 * size, 0.1 * size, 1.3 * size), (0, 0, 0.55 * size), bevel=0.03 * size, material="metal"
        )
        return [
            shell,
            box((0.4 * size, 0.05 * size, 1.0 * size), (0, -0.06 * size, 0.6 * size), material="glass"),
        ]
    shell = ellipsoid(
        (0.32 * size, 0.16 * size, 0.7 * size),
        (0, 0.02 * size, 0.55 * size),
        power=2.6,
        segments=14,
        material="metal",
    )
    glass = ellipsoid(
        (0.25 * size, 0.16 * size, 0.45 * size), (0, -0.06 * size, 0.65 * size), segments=12, material="glass"
    )
    return [shell, glass]


def street(rng: np.random.Generator) -> list[Part]:
    """A road light: a mast with one arm, two, or four, straight, curved or a bracket."""
    height, reach = rng.uniform(4.0, 8.0), rng.uniform(0.3, 2.2)
    material, radius = pick(rng, "metal", "metal", "paint", "stone"), height * rng.uniform(0.008, 0.014)
    parts, style = _post(rng, height, radius, material), pick(rng, "curve", "straight", "bracket", "crook")
    thick, size = 0.6 * radius, rng.uniform(0.45, 0.85)
    if style == "curve":
        reach = max(reach, 0.9)
        path = [
            (0, height - 0.02, 0),
            (0, height + 0.35 * reach, 0.1 * reach),
            (0, height + 0.45 * reach, reach),
        ]
        arm = [tube(rounded_path(path, 0.6 * reach, 8), thick, sides=8, material=material)]
    elif style == "straight":
        path = [(0, height - 0.05, 0), (0, height + reach * rng.uniform(0.0, 0.3), reach)]
        arm = [tube(path, thick, sides=8, material=material)]
    elif style == "bracket":
        path = [(0, height - 0.1, 0), (0, height - 0.1, reach)]
        stay = [(0, height - 0.1 - 0.5 * reach, 0), (0, height - 0.1, 0.6 * reach)]
        arm = [beam(*path, size=(2 * thick, 2 * thick), material=material), tube(stay, 0.5 * thick, sides=6)]
    else:
        bend = 0.5 * min(reach, 1.2)
        angle = np.linspace(np.pi, 0.15, 10)
        crook = np.stack([np.zeros(10), height + bend * np.sin(angle), bend + bend * np.cos(angle)], axis=1)
        path = np.concatenate([[(0, height - 0.2, 0)], crook])
        arm = [tube(path, thick, sides=8, material=material)]
    head = placed(_road_head(rng, size), translate=np.asarray(path[-1]) - (0, 0, 0.05))
    turns = pick(rng, (0,), (0,), (0,), (0, 180), (0, 90, 180, 270))
    return parts + [moved(part, rotate=(0, turn, 0)) for turn in turns for part in arm + head]


def _park_head(rng: np.random.Generator, wide: float, material: str) -> list[Part]:
    """A lantern, a ball or a capped light standing on the origin."""
    style = pick(rng, "cage", "cage", "ball", "acorn", "hat")
    if style == "cage":
        return lantern_cage(rng, wide, material=material)[0]
    parts = [
        cylinder(
            0.2 * wide, 0.2 * wide, (0, 0.08 * wide, 0), radius_top=0.34 * wide, sides=12, material=material
        )
    ]
    if style == "ball":
        return [*parts, ellipsoid((0.55 * wide,) * 3, (0, 0.66 * wide, 0), segments=18, material="glass")]
    if style == "acorn":
        glass = [(0.3, 0.15), (0.5, 0.5), (0.5, 0.75), (0.25, 1.1)]
        cap = [(0.54, 0.74), (0.5, 0.85), (0.2, 1.15), (0.06, 1.3)]
        shells = ((glass, "glass"), (cap, material))
        return parts + [revolve(np.array(p) * wide, sides=16, material=m) for p, m in shells]
    disc = revolve(np.array([(0.9, 0.8), (0.9, 0.84), (0.3, 1.0), (0.1, 1.02)]) * wide, material=material)
    return [*parts, cylinder(0.3 * wide, 0.75 * wide, (0, 0.5 * wide, 0), sides=14, material="glass"), disc]


def lamp_post(rng: np.random.Generator) -> list[Part]:
    """A park or street lantern: one on top, or two to four on scrolled arms."""
    height, material = rng.uniform(2.0, 3.6), pick(rng, "paint", "paint", "metal", "wood")
    radius, wide = rng.uniform(0.04, 0.075), rng.uniform(0.26, 0.48)
    parts, head = _post(rng, height, radius, material), _park_head(rng, wide, material)
    count = pick(rng, 1, 1, 1, 2, 2, 3, 4)
    if count == 1:
        return parts + placed(head, translate=(0, height - 0.02, 0))
    reach, level = wide * rng.uniform(1.0, 1.5), height - rng.uniform(0.1, 0.4)
    path = [
        (0, level - 0.3, 0),
        (0.6 * reach, level - 0.25, 0),
        (reach, level - 0.1, 0),
        (reach, level + 0.02, 0),
    ]
    one = [tube(rounded_path(path, 0.3), 0.024, sides=6, material=material)]
    one += placed(head, translate=(reach, level, 0))
    parts += [around(part, count) for part in one]
    if chance(rng, 0.6):
        return parts + placed(head, translate=(0, height - 0.02, 0))
    return [
        *parts,
        ellipsoid((1.2 * radius, 2 * radius, 1.2 * radius), (0, height, 0), segments=10, material=material),
    ]


def bollard(rng: np.random.Generator) -> list[Part]:
    """A low garden light: a stout pillar with a glowing band under its cap, or a lantern on a short post."""
    wide, tall = rng.uniform(0.06, 0.11), rng.uniform(0.3, 0.95)
    material = pick(rng, "metal", "paint", "stone", "wood")
    if chance(rng, 0.3):
        head = _park_head(rng, 2.4 * wide, material)
        post = cylinder(0.45 * wide, tall, (0, tall / 2, 0), sides=12, material=material)
        return [post, *(moved(part, translate=(0, tall - 0.01, 0)) for part in head)]
    sides, band = pick(rng, 4, 18, 18), rng.uniform(0.12, 0.3) * tall
    parts = [
        cylinder(1.25 * wide, 0.03, (0, 0.015, 0), sides=sides, material=material),
        cylinder(wide, tall - band, (0, (tall - band) / 2, 0), sides=sides, material=material),
        cylinder(0.75 * wide, band, (0, tall - band / 2, 0), sides=sides, material="glass"),
    ]
    count = pick(rng, 0, 2, 3, 4)
    for level in np.linspace(tall - band, tall, count + 2)[1:-1]:
        parts.append(cylinder(wide, 0.25 * band / count, (0, level, 0), sides=sides, material=material))
    peak = pick(rng, 0.9, 0.3, 0.5)
    profile = [(wide, 0), (wide, 0.35 * wide), (peak * wide, 0.7 * wide)]
    parts.append(revolve(np.array(profile) + (0, tall - 0.005), sides=sides, material=material))
    parts = placed(parts, rotate=(0, 45, 0)) if sides == 4 else parts
    return [*parts, *bulb(tall - band, 0.2 * wide)]
