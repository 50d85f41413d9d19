"""Rifles of films: ray guns, rail guns. Muzzle to +Z; any unit."""

import numpy as np

from data.procedural.kit import Part, box, chance, circle, cylinder, ellipsoid, joined, moved, pick
from data.procedural.rifle_parts import flat, grip, guard, magazine, turned
from data.procedural.rifle_sights import bipod, rail, scope, sight
from data.procedural.rifle_stocks import foregrip, tail

SKIN = ("plastic", "paint", "metal")


def hull(rng: np.random.Generator, back: float, front: float, top: float, low: float) -> list[Part]:
    """An angular body with panels at its sides."""
    a, b = rng.uniform(0.1, 0.3), rng.uniform(0.15, 0.5)
    length, tall = front - back, top - low
    side = [
        (back, top - a * tall), (back + 0.1 * length, top), (front - 0.2 * length, top),
        (front, top - b * tall),
    ]  # fmt: skip
    side += [
        (front, low + 0.35 * tall), (front - 0.15 * length, low), (0.0, low),
        (back + 0.1 * length, low + 0.1 * tall),
    ]  # fmt: skip
    side.append((back, low + 0.25 * tall))
    width = rng.uniform(0.35, 0.75) * tall
    parts = [flat(side, width, bevel=rng.uniform(0.05, 0.3) * width, material=pick(rng, *SKIN))]
    middle, z = (top + low) / 2, rng.uniform(back + 0.3 * length, front - 0.35 * length)
    deep, long = rng.uniform(0.2, 0.5) * tall, rng.uniform(0.3, 0.5) * length
    panel = [
        (z - long / 2, middle - deep / 2),
        (z + long / 2, middle - deep / 2),
        (z + 0.4 * long, middle + deep / 2),
    ]
    panel.append((z - 0.4 * long, middle + deep / 2))
    return [*parts, flat(panel, 1.12 * width, bevel=0.03 * width, material=pick(rng, *SKIN, "glass"))]


def _emitter(rng: np.random.Generator, z: float, radius: float, long: float, y: float) -> list[Part]:
    """What fires: rings on a rod, a dish, two prongs, a bundle of barrels or a plain thick muzzle."""
    style, tip = pick(rng, "rings", "dish", "prongs", "bundle", "plain", "shroud"), z + long
    core = [turned([(z - 0.02, 0.6 * radius), (tip, 0.5 * radius)], y=y)]
    if style == "rings":
        spots = np.linspace(z + 0.15 * long, tip - 0.1 * long, pick(rng, 3, 4, 5))
        sizes = np.linspace(1.2, rng.uniform(0.7, 1.2), len(spots)) * radius
        return [
            *core,
            joined([turned([(s, r), (s + 0.05 * long, r)], y=y) for s, r in zip(spots, sizes, strict=True)]),
        ]
    if style == "dish":
        horn = [
            (tip - 0.3 * long, 0.5 * radius),
            (tip, rng.uniform(1.2, 1.9) * radius),
            (tip - 0.05 * long, 0.4 * radius),
        ]
        ball = ellipsoid((0.45 * radius,) * 3, (0, y, tip), segments=10, material="glass")
        return [*core, turned(horn, y=y), ball]
    if style in ("prongs", "bundle"):
        return _rods(rng, style, z, radius, long, y) + core
    if style == "shroud":
        shell = box(
            (1.6 * radius, 2 * radius, 0.7 * long),
            (0, y, z + 0.35 * long),
            bevel=0.3 * radius,
            material=pick(rng, *SKIN),
        )
        return [*core, shell, turned([(tip - 0.15 * long, 0.8 * radius), (tip, 0.8 * radius)], y=y)]
    return [
        turned(
            [
                (z - 0.02, radius),
                (tip - 0.1 * long, radius),
                (tip - 0.1 * long, 1.3 * radius),
                (tip, 1.3 * radius),
            ],
            y=y,
        )
    ]


def _rods(rng: np.random.Generator, style: str, z: float, radius: float, long: float, y: float) -> list[Part]:
    """Two prongs with a coil between them, or a bundle of barrels in clamps."""
    tip = z + long
    if style == "prongs":
        size = (0.8 * radius, 0.5 * radius, long)
        spots = [(0, y + s * 0.9 * radius, z + long / 2) for s in (-1, 1)]
        bars = [box(size, at, bevel=0.1 * radius, material="metal") for at in spots]
        root = box((radius, 2.3 * radius, 0.2 * long), (0, y, z), bevel=0.1 * radius, material="metal")
        return [
            *bars,
            root,
            turned([(z, 0.5 * radius), (tip - 0.1 * long, 0.3 * radius)], y=y, material="glass"),
        ]
    count = pick(rng, 3, 4, 6)
    around = circle(0.7 * radius, count)
    rods = [turned([(z - 0.02, 0.3 * radius), (tip, 0.3 * radius)], x=u, y=y + v, sides=8) for u, v in around]
    ends = (z, tip - 0.2 * long)
    clamps = [turned([(s, 1.15 * radius), (s + 0.08 * long, 1.15 * radius)], y=y) for s in ends]
    return [joined(rods), joined(clamps)]


def blaster(rng: np.random.Generator) -> list[Part]:
    """A soldier's ray rifle: angular hull, glowing cell, emitter, stock, sight."""
    back, front = -rng.uniform(0.1, 0.2), rng.uniform(0.16, 0.3)
    top, low = rng.uniform(0.035, 0.065), -rng.uniform(0.035, 0.06)
    parts = hull(rng, back, front, top, low)
    parts += _emitter(
        rng, front, rng.uniform(0.016, 0.034), rng.uniform(0.08, 0.36), rng.uniform(-0.01, 0.012)
    )
    parts.append(grip(rng, low + 0.012, z=-0.03, long=rng.uniform(0.09, 0.12)))
    if chance(rng, 0.7):
        parts += guard(rng, low + 0.004, front=0.05, deep=rng.uniform(0.03, 0.05))
    feed = pick(rng, "straight", "raked", "curved", "cell", "drum", "none")
    if feed == "cell":
        cell = cylinder(rng.uniform(0.018, 0.03), rng.uniform(0.06, 0.12), sides=12, material="glass")
        parts.append(
            moved(cell, rotate=pick(rng, (90, 0, 0), (0, 0, 90), (0, 0, 0)), translate=(0, low, 0.09))
        )
    elif feed != "none":
        parts += magazine(
            rng, low + 0.004, 0.09, feed, long=rng.uniform(0.07, 0.18), wide=rng.uniform(0.05, 0.08)
        )
    butt = pick(rng, "fixed", "tube", "frame", "skeleton", "none")
    if butt != "none":
        parts += tail(rng, butt, back=back, length=rng.uniform(0.14, 0.26), y=rng.uniform(-0.01, 0.01))
    kind = pick(rng, "scope", "sight", "rail", "none")
    if kind == "scope":
        parts += scope(rng, top - 0.004, 0.0, rng.uniform(0.16, 0.3))
    elif kind == "sight":
        parts += sight(rng, top - 0.002, 0.02)
    elif kind == "rail":
        parts.append(rail(top - 0.002, back + 0.06, 0.6 * front))
    return parts + ([foregrip(rng, low + 0.02, 0.75 * front)] if chance(rng, 0.3) else [])


def rail_gun(rng: np.random.Generator) -> list[Part]:
    """A very long one with two rails for a barrel, for a sniper of the future."""
    long, gap = rng.uniform(0.5, 0.85), rng.uniform(0.014, 0.026)
    parts = hull(rng, -0.16, 0.22, 0.05, -0.045)
    tall = rng.uniform(0.014, 0.026)
    taper = rng.uniform(0.3, 1.0) * tall
    for sign in (-1, 1):
        side = [(0.1, sign * gap), (long, sign * gap), (long - rng.uniform(0, 0.08), sign * (gap + taper))]
        parts.append(flat([*side, (0.1, sign * (gap + tall))], 0.028, bevel=0.004, material=pick(rng, *SKIN)))
    spots = np.linspace(0.26, long - 0.04, pick(rng, 3, 5, 7))
    parts.append(
        joined(
            [
                box((0.036, 2 * (gap + 0.7 * taper), 0.016), (0, 0, z), bevel=0.003, material="metal")
                for z in spots
            ]
        )
    )
    parts.append(turned([(0.2, 0.5 * gap), (long - 0.05, 0.5 * gap)], material="glass"))
    parts += [grip(rng, -0.036, z=-0.03), *guard(rng, -0.042)]
    parts += tail(rng, pick(rng, "skeleton", "fixed", "frame"), back=-0.16, length=rng.uniform(0.18, 0.26))
    parts += scope(rng, 0.048, 0.0, rng.uniform(0.24, 0.36))
    if chance(rng, 0.7):
        parts += magazine(
            rng, -0.042, 0.1, pick(rng, "straight", "raked"), long=rng.uniform(0.05, 0.12), wide=0.08
        )
    return parts + (bipod(rng, -gap - 0.004, 0.55 * long, 0.2) if chance(rng, 0.5) else [])
