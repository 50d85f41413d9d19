"""Plastic and steel bottles in metres: water, soda, jugs, squeeze, thermos, sport and baby bottles."""

import numpy as np

from data.procedural.bottle_parts import body, ear, grooves, label, section
from data.procedural.bottle_tops import (
    bead,
    crown_cap,
    flip_cap,
    knurled,
    nozzle_cap,
    screw_cap,
    sport_cap,
    teat,
)
from data.procedural.kit import Part, box, chance, cylinder, in_plane, pick, revolve, rounded_path, tube


def water(rng: np.random.Generator) -> list[Part]:
    """A ribbed bottle of water with a screw cap and a label around it; round or square."""
    height, radius = rng.uniform(0.18, 0.33), 0.0
    radius = height * rng.uniform(0.12, 0.175)
    neck = min(max(0.012, 0.3 * radius), 0.016)
    wall, low = height * rng.uniform(0.6, 0.72), height * rng.uniform(0.86, 0.9)
    deep, gap = radius * rng.uniform(0.03, 0.09), rng.uniform(0.25, 0.5) * wall
    count, second = int(rng.integers(3, 8)), int(rng.integers(0, 4))
    start = rng.uniform(0.12, 0.3) * wall
    ribs = grooves(radius, start, start + gap, count=count, depth=deep)
    if second:
        ribs += grooves(radius, max(start + gap, 0.72 * wall), wall, count=second, depth=deep)
    corners = [
        (0.9 * radius, 0, 0.03 * height),
        (radius, 0.07 * wall),
        *ribs,
        (radius, wall + 0.002, 0.6 * (low - wall)),
        (1.05 * neck, low, rng.uniform(0.2, 0.5) * (low - wall)),
        (neck, height),
    ]
    shape = body(corners, outline=section(rng, "round", "round", "boxy"), shoulder=(wall, low))
    parts = [shape.part(pick(rng, "plastic", "glass", "glass"))]
    parts += screw_cap(rng, neck, height, height=rng.uniform(0.014, 0.022))
    if chance(rng, 0.85):
        at = pick(rng, start + gap, 0.3 * wall, 0.5 * wall)
        parts.append(shape.band(at, min(at + rng.uniform(0.2, 0.35) * wall, wall), proud=0.004 * height))
    return parts


def soda(rng: np.random.Generator) -> list[Part]:
    """A waisted bottle of soda: fluted glass under a crown cork, or plastic with a lobed foot."""
    glass = chance(rng, 0.45)
    height = rng.uniform(0.19, 0.25) if glass else rng.uniform(0.21, 0.34)
    radius = height * (rng.uniform(0.135, 0.16) if glass else rng.uniform(0.14, 0.18))
    neck = 0.0125 if glass else 0.0135
    waist, at = radius * rng.uniform(0.8, 0.92), height * rng.uniform(0.2, 0.33)
    shoulder = height * rng.uniform(0.48, 0.6)
    low = height * (rng.uniform(0.84, 0.9) if glass else rng.uniform(0.88, 0.92))
    bulge = radius * rng.uniform(0.95, 1.04)
    reach = 0.35 * (shoulder - at)
    corners = [
        (0.85 * radius, 0, 0.02 * height),
        (radius, 0.1 * height, 0.05 * height),
        (waist, at, 0.5 * at),
        (bulge, shoulder - reach, reach),
        (bulge, shoulder, reach),
        (neck * rng.uniform(1.1, 1.5), low, rng.uniform(0.3, 0.55) * (low - shoulder)),
        (neck, height),
    ]
    outline = section(rng, "fluted", "fluted", "lobed", "round")
    shape = body(corners, outline=outline, shoulder=(0.9 * shoulder, low))
    parts = [shape.part("glass" if glass else pick(rng, "plastic", "glass"))]
    parts += crown_cap(neck, height) if glass else screw_cap(rng, neck, height, height=0.018)
    if chance(rng, 0.8):
        wide = rng.uniform(0.13, 0.22) * height
        middle = pick(rng, shoulder - 0.4 * wide, shoulder - wide)
        parts.append(shape.band(middle - 0.5 * wide, middle + 0.5 * wide, proud=0.005 * height))
    return parts


def jug(rng: np.random.Generator) -> list[Part]:
    """A jug with a handle: milk gallon, detergent, motor oil, canister; the handle at the side or behind."""
    height, half = rng.uniform(0.22, 0.32), rng.uniform(0.06, 0.09)
    depth, wall = rng.uniform(0.45, 1.0), height * rng.uniform(0.5, 0.66)
    low, neck = height * rng.uniform(0.84, 0.92), rng.uniform(0.016, 0.026)
    behind = depth > 0.8 and chance(rng, 0.5)
    corners = [
        (0.95 * half, 0, 0.015),
        (half, 0.1 * wall),
        (half, wall, 0.5 * (low - wall)),
        (neck, low, 0.35 * (low - wall)),
        (neck, height),
    ]
    shape = body(corners, outline=section(rng, "boxy", "square", "round"), depth=depth, shoulder=(wall, low))
    thick = rng.uniform(0.008, 0.013)
    first, last = wall * rng.uniform(0.55, 0.85), low - 0.03 * height
    out = shape.at(first)[1 if behind else 0]
    end = shape.at(last)[1 if behind else 0]
    handle = ear(
        (0.92 * out, first),
        (0.6 * end, last),
        max(out * rng.uniform(1.0, 1.12), end + 0.035),
        thick,
        axis="z" if behind else "x",
    )
    parts = [shape.part("plastic"), handle]
    cap = rng.uniform(0.018, 0.04)
    parts += screw_cap(rng, neck, height + 0.3 * cap, height=cap, material=pick(rng, "plastic", "paint"))
    return parts + label(rng, shape, 0.1 * wall, 0.9 * wall, wrap=0.25)


def squeeze(rng: np.random.Generator) -> list[Part]:
    """Ketchup, mustard, glue or honey to squeeze: a soft body under a cone, or stood on a wide flip cap."""
    height, radius = rng.uniform(0.13, 0.19), rng.uniform(0.026, 0.037)
    depth = pick(rng, 1.0, 1.0, rng.uniform(0.6, 0.9))
    if chance(rng, 0.25):  # upside down on its cap
        cap = rng.uniform(0.13, 0.2) * height
        foot, lid = radius * rng.uniform(0.6, 0.75), radius * rng.uniform(0.85, 1.05)
        corners = [
            (foot, cap, 0.002),
            (radius, 0.45 * height, 0.25 * height),
            (radius, 0.8 * height, 0.15 * height),
            (0.75 * radius, height, 0.02),
            (0.3 * radius, height),
        ]
        shape = body(corners, outline=section(rng, "round", "oval"), depth=depth)
        parts = [shape.part("plastic"), *flip_cap(lid, 0.0, cap + 0.003)]
        return parts + label(rng, shape, 0.35 * height, 0.85 * height, wrap=0.2)
    wall, neck = height * rng.uniform(0.68, 0.85), radius * rng.uniform(0.5, 0.75)
    waist = rng.uniform(0.82, 1.0)
    corners = [
        (0.92 * radius, 0, 0.2 * radius),
        (radius, 0.2 * wall, 0.1 * wall),
        (radius * waist, 0.55 * wall, 0.25 * wall),
        (radius, wall, 0.4 * (height - wall)),
        (neck, height, 0.002),
        (neck, height + 0.004),
    ]
    shape = body(
        corners, outline=section(rng, "round", "round", "oval"), depth=depth, shoulder=(wall, height)
    )
    parts = [
        shape.part("plastic"),
        *nozzle_cap(rng, neck, height + 0.004, height=rng.uniform(0.25, 0.5) * height),
    ]
    return parts + label(rng, shape, 0.15 * wall, 0.85 * wall, wrap=0.3, likely=0.6)


def thermos(rng: np.random.Generator) -> list[Part]:
    """An insulated flask: a steel cylinder with rings, a cup for a lid, some with a handle behind."""
    height, radius = rng.uniform(0.22, 0.34), rng.uniform(0.034, 0.05)
    cap = rng.uniform(0.16, 0.3) * height
    wall, neck = height - cap, radius * rng.uniform(0.75, 1.0)
    shape = body(
        [
            (0.97 * radius, 0, 0.004),
            (radius, 0.08 * wall),
            (radius, 0.88 * wall, 0.06 * wall),
            (neck, 0.97 * wall, 0.04 * wall),
            (neck, wall + 0.005),
        ]
    )
    skin = pick(rng, "metal", "metal", "paint", "plastic")
    parts = [shape.part(skin)]
    lid = neck * rng.uniform(0.95, 1.08)
    profile = [(lid, wall), (lid * rng.uniform(0.85, 1.0), height - 0.006), (0.8 * lid, height)]
    parts.append(revolve(profile, sides=24, material=pick(rng, "plastic", "metal", skin)))
    for at in pick(rng, (), (0.05,), (0.05, 0.9), (0.3, 0.34), (0.05, 0.45, 0.9)):
        parts.append(
            shape.band(at * wall, (at + 0.03) * wall, proud=0.0022, material=pick(rng, "metal", "plastic"))
        )
    if chance(rng, 0.35):  # a button or a pouring knob on the lid
        parts.append(cylinder(0.5 * lid, 0.05 * height, (0, height + 0.02 * height, 0), material="plastic"))
    if chance(rng, 0.45):
        first, last = (
            (0.35 * wall, 0.85 * wall) if chance(rng, 0.6) else (wall + 0.2 * cap, wall + 0.85 * cap)
        )
        start = 0.93 * (radius if first < wall else 0.85 * lid)
        parts.append(ear((start, first), (start, last), radius + rng.uniform(0.02, 0.035), 0.006, axis="z"))
    elif chance(rng, 0.4):
        parts.append(
            shape.band(0.3 * wall, 0.7 * wall, proud=0.002, material=pick(rng, "rubber", "leather", "paint"))
        )
    return parts


def steel(rng: np.random.Generator) -> list[Part]:
    """A drinking bottle of steel or glass: straight walls, round shoulders, a cap with a loop or a bail."""
    height, radius = rng.uniform(0.2, 0.3), rng.uniform(0.03, 0.043)
    neck, wall = radius * rng.uniform(0.4, 0.85), height * rng.uniform(0.74, 0.86)
    low = wall + (height - wall) * rng.uniform(0.5, 0.9)
    shape = body(
        [
            (0.94 * radius, 0, 0.006),
            (radius, 0.12 * wall),
            (radius, wall, rng.uniform(0.4, 0.9) * (low - wall)),
            (neck, low, 0.3 * (low - wall)),
            (neck, height),
        ]
    )
    parts = [shape.part(pick(rng, "metal", "metal", "paint", "glass")), bead(neck, height - 0.008, 0.006)]
    cap, grip = rng.uniform(0.1, 0.18) * height, 1.14 * neck
    lid = pick(rng, "plastic", "wood", "metal")
    parts.append(knurled(grip, height - 0.25 * cap, height + 0.75 * cap, ridges=20, depth=0.03, material=lid))
    style, top = pick(rng, "loop", "bail", "plain", "loop"), height + 0.7 * cap
    if style == "loop":
        high, side = top + rng.uniform(0.9, 1.4) * neck, 0.7 * grip
        path = rounded_path([(-side, top, 0), (-side, high, 0), (side, high, 0), (side, top, 0)], 0.6 * side)
        parts.append(tube(path, 0.14 * grip + 0.001, sides=8, material="plastic"))
    elif style == "bail":
        low_y, high = height + 0.2 * cap, top + 0.9 * neck
        path = rounded_path([(-grip, low_y, 0), (-grip, high, 0), (grip, high, 0), (grip, low_y, 0)], grip)
        parts.append(tube(path, 0.0024, sides=8, material="metal"))
    if chance(rng, 0.35):
        boot = rng.uniform(0.1, 0.3) * wall
        parts.append(shape.band(0.0, boot, proud=0.002, material="rubber"))
    elif chance(rng, 0.5):
        parts.append(shape.panel(0.3 * wall, 0.65 * wall, span=70))
    return parts


def sport(rng: np.random.Generator) -> list[Part]:
    """A cyclist's squeeze bottle: a grip drawn in below the shoulder and a wide cap with a pull-up spout."""
    height, radius = rng.uniform(0.15, 0.22), rng.uniform(0.034, 0.039)
    grip, at = radius * rng.uniform(0.8, 0.93), height * rng.uniform(0.5, 0.68)
    neck, soft = radius * rng.uniform(0.78, 0.9), 0.07 * height
    corners = [
        (0.95 * radius, 0, 0.008),
        (radius, at - soft, 0.5 * soft),
        (grip, at, 0.5 * soft),
        (grip, at + soft, 0.5 * soft),
        (radius, at + 2 * soft, 0.5 * soft),
        (radius, 0.9 * height, 0.04 * height),
        (neck, height, 0.004),
        (neck, height + 0.006),
    ]
    if chance(rng, 0.35):
        corners[1:1] = grooves(
            radius, 0.1 * height, 0.4 * height, count=int(rng.integers(2, 6)), depth=0.03 * radius
        )
    shape = body(corners)
    parts = [shape.part("plastic"), *sport_cap(rng, neck, height + 0.5 * neck)]
    if chance(rng, 0.5):
        parts.append(shape.panel(0.1 * height, 0.8 * (at - soft), span=rng.uniform(60, 110)))
    return parts


def baby(rng: np.random.Generator) -> list[Part]:
    """A baby's bottle with its teat, some with two handles or a clear cover."""
    height, radius = rng.uniform(0.1, 0.15), rng.uniform(0.026, 0.036)
    neck = radius * rng.uniform(0.75, 0.95)
    waist = rng.uniform(0.85, 1.0)
    corners = [
        (0.95 * radius, 0, 0.006),
        (radius, 0.2 * height, 0.1 * height),
        (radius * waist, 0.5 * height, 0.2 * height),
        (radius, 0.8 * height, 0.1 * height),
        (neck, 0.92 * height, 0.02),
        (neck, height),
    ]
    shape = body(
        corners,
        outline=section(rng, "round", "round", "hexagon", "oval"),
        shoulder=(0.75 * height, 0.9 * height),
    )
    parts = [shape.part(pick(rng, "glass", "plastic")), *teat(neck, height)]
    if chance(rng, 0.6):
        parts.append(shape.band(0.008, rng.uniform(0.4, 0.75) * height, proud=0.0005, material="paint"))
    if chance(rng, 0.35):
        parts.append(cylinder(1.2 * neck, 0.012, (0, 0.93 * height, 0), material="plastic"))
        for side in (-1, 1):
            path = np.array([(0.9 * neck, 0.93), (2.1 * neck, 0.9), (2.2 * neck, 0.5), (0.95 * radius, 0.42)])
            curve = rounded_path(in_plane(path * (side, height), "xy"), 0.02)
            parts.append(tube(curve, 0.0045, sides=8, material="plastic"))
    elif chance(rng, 0.4):
        for at in np.linspace(0.2, 0.65, 5):
            parts.append(
                box(
                    (0.4 * radius, 0.008 * height, 0.1 * radius),
                    (0, at * height, shape.at(at * height)[1]),
                    material="metal",
                )
            )
    return parts
