"""What stands on a rifle and what it stands on: telescopes, sights, rails, bipods. Metres; muzzle to +Z."""

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, cylinder, ellipsoid, facing, joined, pick, tube
from data.procedural.rifle_parts import flat, turned


def scope(rng: np.random.Generator, y: float, z: float, long: float) -> list[Part]:
    """A telescope on two rings: its middle at z, its mount on y."""
    tube_radius = rng.uniform(0.012, 0.016)
    front, back = rng.uniform(1.3, 2.1) * tube_radius, rng.uniform(1.2, 1.5) * tube_radius
    high = y + max(front, back) + rng.uniform(0.003, 0.014)
    a, b = -long / 2, long / 2
    shares = [
        (a, back), (0.55 * a, back), (0.42 * a, tube_radius), (0.4 * b, tube_radius), (0.6 * b, front),
        (b, front),
    ]  # fmt: skip
    body = turned([(z + s, r) for s, r in shares], y=high, sides=14)
    glass = turned([(z + a - 0.002, 0.8 * back), (z + b + 0.002, 0.8 * front)], y=high, material="glass")
    rings = []
    for s in (0.3 * a, 0.3 * b):
        rings.append(
            turned([(z + s - 0.008, 1.25 * tube_radius), (z + s + 0.008, 1.25 * tube_radius)], y=high)
        )
        tall = high - y + 0.006
        rings.append(box((0.018, tall, 0.014), (0, y - 0.006 + tall / 2, z + s), material="metal"))
    knob = 0.8 * tube_radius
    turret = [cylinder(knob, 0.02, (0, high + tube_radius + 0.004, z), sides=10)]
    side = facing(cylinder(knob, 0.02, sides=10), "x", (tube_radius + 0.004, high, z))
    return [body, glass, joined([*rings, *turret, side])]


def sight(rng: np.random.Generator, y: float, z: float) -> list[Part]:
    """A small sight on top: a tube, a window in a frame or a hood, at z on y."""
    style = pick(rng, "tube", "window", "block")
    if style == "tube":
        body = turned([(z - 0.035, 0.018), (z + 0.035, 0.019)], y=y + 0.028)
        return [body, box((0.02, 0.02, 0.05), (0, y + 0.006, z), bevel=0.003, material="metal")]
    base = box((0.034, 0.016, 0.07), (0, y + 0.006, z), bevel=0.003, material="metal")
    if style == "block":
        return [base, box((0.036, 0.04, 0.06), (0, y + 0.03, z - 0.005), bevel=0.006, material="plastic")]
    rim = [box((0.004, 0.036, 0.02), (s * 0.017, y + 0.03, z + 0.02), material="metal") for s in (-1, 1)]
    rim.append(box((0.038, 0.005, 0.024), (0, y + 0.049, z + 0.02), material="metal"))
    return [base, joined(rim), box((0.032, 0.034, 0.004), (0, y + 0.03, z + 0.02), material="glass")]


def rail(y: float, start: float, end: float, *, width: float = 0.022) -> Part:
    """A toothed rail on top of y."""
    count = max(int((end - start) / 0.022), 2)
    teeth = [
        box((width, 0.007, 0.011), (0, y + 0.006, z), material="metal")
        for z in np.linspace(start, end, count)
    ]
    return joined(
        [box((0.7 * width, 0.008, end - start), (0, y, (start + end) / 2), material="metal"), *teeth]
    )


def iron_sights(
    rng: np.random.Generator, front: tuple[float, float], rear: tuple[float, float]
) -> list[Part]:
    """A post before and a notch behind, each at (z, y) of what it stands on."""
    tall = rng.uniform(0.012, 0.03)
    z, y = front
    post = [box((0.004, tall + 0.006, 0.01), (0, y + tall / 2 - 0.003, z), material="metal")]
    if chance(rng, 0.4):
        post += [box((0.003, tall, 0.014), (s * 0.009, y + tall / 2, z), material="metal") for s in (-1, 1)]
        post.append(box((0.021, 0.008, 0.016), (0, y, z), material="metal"))
    z, y = rear
    leaf = flat(
        [
            (z - 0.012, y - 0.004),
            (z - 0.012, y + 0.75 * tall),
            (z - 0.004, y + 0.75 * tall),
            (z + 0.02, y - 0.004),
        ],
        0.016,
        bevel=0,
    )
    return [joined(post), leaf]


def bipod(rng: np.random.Generator, y: float, z: float, long: float) -> list[Part]:
    """Two legs spread out below y at z; or folded forward along the barrel."""
    thick, folded = rng.uniform(0.005, 0.008), chance(rng, 0.15)
    spread, rake = rng.uniform(0.25, 0.5) * long, rng.uniform(-0.1, 0.35) * long
    foot = (0.018, y - 0.018, z + long) if folded else (spread, y - long, z + rake)
    legs = [tube([(0.012, y, z), foot], np.array([thick, 0.7 * thick]), sides=6)]
    legs.append(ellipsoid((1.5 * thick, thick, 2 * thick), foot, segments=8, material="metal"))
    head = box((0.036, 0.024, 0.026), (0, y, z), bevel=0.004, material="metal")
    return [head, joined(both_sides(legs))]
