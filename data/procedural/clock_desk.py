"""Clocks with a dial for a table or a pocket. Metres; the dial faces +Z."""

import numpy as np

from data.procedural.clock_parts import bell, dial, rim
from data.procedural.kit import (
    Part,
    arc,
    beam,
    both_sides,
    box,
    chance,
    circle,
    cylinder,
    disc,
    ellipsoid,
    extrude,
    facing,
    frame,
    in_plane,
    moved,
    pick,
    placed,
    rod,
    rounded_path,
    rounded_rectangle,
    slab,
    smooth_curve,
    superellipse,
    tube,
)


def _drum(rng: np.random.Generator, radius: float, deep: float, material: str) -> list[Part]:
    """A round case about the origin, `deep` along Z, with its dial and rim."""
    ring = rim(rng, 0.91 * radius, 0.18 * radius, 0.32 * deep, material=material)
    return [
        disc(1.04 * radius, deep, bevel=0.12 * deep, material=material),
        *dial(rng, 0.96 * radius, deep / 2 + 0.001),
        moved(ring, translate=(0, 0, 0.37 * deep)),
    ]


def _ringing(rng: np.random.Generator, radius: float, material: str) -> list[Part]:
    """What an alarm clock has on top: two bells, a hammer and perhaps a handle; one bell; or a ring."""
    parts = []
    style = pick(rng, "twin", "twin", "twin", "single", "ring")
    if style == "twin":
        tilt, size = rng.uniform(28, 40), radius * rng.uniform(0.4, 0.58)
        chime = placed(bell(size, material=pick(rng, material, "metal")), translate=(0, 1.02 * radius, 0))
        parts += [moved(part, rotate=(0, 0, s * tilt)) for part in chime for s in (-1, 1)]
        parts.append(
            beam((0, radius, 0), (0, 1.5 * radius, 0), size=(0.06 * radius, 0.06 * radius), material="metal")
        )
        parts.append(
            box(
                (0.28 * radius, 0.14 * radius, 0.14 * radius),
                (0, 1.52 * radius, 0),
                bevel=0.002,
                material="metal",
            )
        )
        if chance(rng, 0.65):
            spread, high = np.radians(90 - tilt), radius * rng.uniform(1.95, 2.3)
            tip = 1.0 * radius + 1.1 * size
            end = np.array([tip * np.cos(spread), tip * np.sin(spread)])
            path = [(*end, 0), (0.75 * end[0], high, 0), (-0.75 * end[0], high, 0), (-end[0], end[1], 0)]
            parts.append(tube(rounded_path(path, 0.5 * radius), 0.055 * radius, sides=6, material="metal"))
    elif style == "single":
        parts += placed(bell(0.6 * radius), translate=(0, 0.98 * radius, 0))
    else:
        grip = in_plane(circle(0.3 * radius, 14), "xy", (0, 1.3 * radius, 0))
        parts.append(tube(grip, 0.06 * radius, sides=6, closed=True))
    return parts


def alarm(rng: np.random.Generator) -> list[Part]:
    """A wind-up alarm clock: a drum on two legs with two bells, one bell or a ring on top."""
    radius, material = rng.uniform(0.045, 0.065), pick(rng, "metal", "metal", "paint", "plastic")
    deep = radius * rng.uniform(0.65, 1.1)
    parts = _drum(rng, radius, deep, material)
    splay = rng.uniform(25, 40)
    leg = rod(
        (0, -0.9 * radius, 0),
        (0, -radius * rng.uniform(1.25, 1.5), 0.1 * radius),
        0.09 * radius,
        sides=8,
        material=material,
    )
    ball = ellipsoid(
        (0.13 * radius,) * 3,
        leg.bounds().mean(axis=0) * (0, 1, 1) - (0, 0.2 * radius, 0),
        segments=8,
        material=material,
    )
    parts += [moved(part, rotate=(0, 0, s * splay)) for part in (leg, ball) for s in (-1, 1)]
    parts += _ringing(rng, radius, material)
    parts.append(
        facing(cylinder(0.12 * radius, 0.2 * radius, sides=10), "z", (0, 0, -0.5 * deep - 0.05 * radius))
    )
    return parts


def _stand(rng: np.random.Generator, deep: float, material: str) -> list[Part]:
    """What holds a dial of radius 1 up: a pedestal, a cradle, feet, a plinth, or the ball it is set in."""
    style, other = pick(rng, "pedestal", "arc", "feet", "plinth", "ball"), pick(rng, "wood", "stone", "metal")
    if style == "pedestal":
        drop, plan = rng.uniform(0.2, 1.0), pick(rng, circle((0.75, 0.5), 22), rounded_rectangle(1.5, 0.9))
        column = cylinder(0.09, drop + 0.2, (0, -1.1 - drop / 2, 0), sides=10, material=material)
        return [column, slab(plan, 0.16, (0, -1.1 - drop, 0), bevel=0.02, material=other)]
    if style == "arc":
        bow = tube(in_plane(arc(1.3, 180, 360, 15), "xy"), 0.07, sides=8, material=material)
        axle = box((2.65, 0.09, 0.09), material=material)
        return [bow, axle, slab(circle((0.8, 0.55), 20), 0.14, (0, -1.34, 0), material=material)]
    if style == "feet":
        foot = rod((0.45, -0.9, 0), (0.7, -1.3, 0.5 * deep), 0.08, sides=8, material=material)
        back = rod((0, -0.8, 0), (0, -1.3, -0.8), 0.07, sides=8, material=material)
        return [*both_sides([foot]), back]
    if style == "plinth":
        return [box((2.6, 0.6, 1.6 * deep), (0, -1.2, 0), bevel=0.03, material=other)]
    shell = ellipsoid((1.25, 1.25, 1.0), (0, 0, -0.75), segments=18, material=material)
    return [shell, cylinder(0.6, 0.5, (0, -1.2, -0.7), radius_top=0.4, material=material)]


def table_round(rng: np.random.Generator) -> list[Part]:
    """A round dial on a stand: a pedestal, a cradle, a ring of feet, a plinth or a leaning strut."""
    radius = rng.uniform(0.05, 0.09)
    deep, material = radius * rng.uniform(0.25, 0.6), pick(rng, "metal", "metal", "wood", "paint", "plastic")
    parts = _drum(rng, radius, deep, material)
    return parts + placed(_stand(rng, deep / radius, material), scale=radius)


def _chain(rng: np.random.Generator, radius: float, high: float) -> Part:
    """A chain that drapes to one side from the height `high`."""
    side, count = pick(rng, -1, 1), 2 * int(rng.integers(9, 16))
    way = [
        (0, 0),
        (0.15, rng.uniform(0.2, 0.5)),
        (0.9, rng.uniform(0.0, 0.6)),
        (1.5, rng.uniform(-1.0, 0.5)),
    ]
    curve = smooth_curve(np.array(way) * (side * radius, radius) + (0, high - 0.05 * radius), count)
    # thick and thin by turns, as links are from afar
    thick = np.where(np.arange(count) % 2, 0.035, 0.1) * radius
    return tube(in_plane(curve, "xy"), thick, sides=6)


def _hook(rng: np.random.Generator, radius: float, high: float) -> list[Part]:
    """A foot with a hook to hang a watch from at the height `high`."""
    parts = []
    low, back = -1.6 * radius, -0.9 * radius
    parts.append(
        slab(
            superellipse((1.2 * radius, 1.1 * radius), 3),
            0.2 * radius,
            (0, low, -0.4 * radius),
            material="wood",
        )
    )
    path = [
        (0, low, back),
        (0, high + 0.2 * radius, back),
        (0, high + 0.2 * radius, 0),
        (0, high - 0.25 * radius, 0),
    ]
    parts.append(
        tube(rounded_path(path, 0.5 * radius), 0.07 * radius, sides=8, material=pick(rng, "wood", "metal"))
    )
    return parts


def pocket(rng: np.random.Generator) -> list[Part]:
    """A pocket watch: a slim case, a crown and a bow, with a chain, an open lid or a stand to hang from."""
    radius, style = rng.uniform(0.022, 0.028), pick(rng, "chain", "lid", "stand", "bare")
    deep, material = radius * rng.uniform(0.28, 0.42), "metal"
    shell = ellipsoid((1.08 * radius, 1.08 * radius, 0.6 * deep), power=2.4, segments=20, material=material)
    parts = [shell, *dial(rng, 0.9 * radius, 0.6 * deep)]
    parts.append(
        moved(
            rim(rng, 0.86 * radius, 0.2 * radius, 0.45 * deep, material=material),
            translate=(0, 0, 0.2 * deep),
        )
    )
    top = 1.05 * radius
    parts.append(cylinder(0.09 * radius, 0.22 * radius, (0, top + 0.06 * radius, 0), sides=8))
    parts.append(cylinder(0.15 * radius, 0.16 * radius, (0, top + 0.22 * radius, 0), sides=12))
    ring = in_plane(circle((0.3 * radius, 0.26 * radius), 16), "xy", (0, top + 0.34 * radius, 0))
    parts.append(tube(ring, 0.045 * radius, sides=6, closed=True))
    high = top + 0.6 * radius
    if style == "lid":
        lid = disc(
            1.08 * radius, 0.12 * radius, (1.08 * radius, 0, 0), bevel=0.03 * radius, material=material
        )
        parts.append(moved(lid, rotate=(0, -rng.uniform(20, 75), 0), translate=(1.0 * radius, 0, 0)))
    elif style == "chain":
        parts.append(_chain(rng, radius, high))
    elif style == "stand":
        parts += _hook(rng, radius, high)
    return parts


def _block(rng: np.random.Generator, style: str, radius: float, deep: float, material: str) -> Part:
    """The case of a novelty clock about the origin."""
    if style == "cube":
        return box((2.4 * radius, 2.4 * radius, deep), bevel=pick(rng, 0, 0.1 * radius), material=material)
    if style == "slab":
        return box((2.5 * radius, radius * rng.uniform(3.2, 5.5), deep), material=material)
    if style == "egg":
        return ellipsoid((1.25 * radius, 1.5 * radius, 0.75 * radius), segments=20, material=material)
    tip = [(0, 2.6)] if style == "triangle" else [(1.4, 1.2), (0, 2.2), (-1.4, 1.2)]
    width = 2.3 if style == "triangle" else 1.3
    return extrude(np.array([(-width, -1.25), (width, -1.25), *tip]) * radius, deep, material=material)


def novelty(rng: np.random.Generator) -> list[Part]:
    """A plain block that is a clock: cube, slab, prism, egg or house, the dial on its front."""
    radius, style = rng.uniform(0.05, 0.08), pick(rng, "cube", "cube", "slab", "egg", "house", "triangle")
    material = pick(rng, "wood", "plastic", "stone", "metal")
    deep = radius * rng.uniform(0.6, 2.2)
    deep = 1.55 * radius if style == "egg" else deep
    body = _block(rng, style, radius, deep, material)
    size = 0.85 * radius if style != "egg" else 0.75 * radius
    lift = radius * rng.uniform(0.3, 1.2) if style == "slab" else 0.0
    plain = style != "egg" and chance(rng, 0.2)
    face = dial(rng, size, deep / 2 + (0 if plain else 0.004), plain=plain)
    if chance(rng, 0.6):
        face.append(
            moved(
                rim(rng, 0.97 * size, 0.12 * size, 0.016, material="metal"),
                translate=(0, 0, deep / 2 - 0.006),
            )
        )
    parts = [body, *(moved(part, translate=(0, lift, 0)) for part in face)]
    low = float(body.bounds()[0, 1])
    if style == "egg" or chance(rng, 0.4):
        parts.append(
            slab(
                rounded_rectangle(1.8 * radius, 1.2 * min(deep, radius), 0.1 * radius),
                0.2 * radius,
                (0, low, 0),
                material=pick(rng, "wood", "metal"),
            )
        )
    if style in ("cube", "slab") and chance(rng, 0.3):
        edge = body.bounds()[1]
        parts.append(
            frame(
                (2.02 * edge[0], 2.02 * edge[1]),
                0.12 * radius,
                0.2 * radius,
                (0, 0, deep / 2),
                material="metal",
            )
        )
    return parts
