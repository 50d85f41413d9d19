"""Bottles of the bathroom and the cupboard: spray, pump, shampoo, medicine, perfume. Metres; front +Z."""

import numpy as np

from data.procedural.bottle_parts import Body, body, label, section
from data.procedural.bottle_tops import dropper, flip_cap, knurled, pump, screw_cap, stopper, trigger
from data.procedural.kit import Part, box, chance, circle, cylinder, ellipsoid, extrude, pick, tube


def spray(rng: np.random.Generator) -> list[Part]:
    """A trigger spray on a round, oval, waisted or square bottle."""
    height, radius = rng.uniform(0.15, 0.22), rng.uniform(0.03, 0.046)
    neck, wall = rng.uniform(0.012, 0.015), height * rng.uniform(0.5, 0.78)
    depth, low = pick(rng, 1.0, 1.0, rng.uniform(0.55, 0.85)), 0.93 * height
    waist = pick(rng, 1.0, 1.0, rng.uniform(0.78, 0.92))
    corners = [
        (0.95 * radius, 0, 0.008),
        (radius, 0.15 * wall),
        (radius * waist, 0.6 * wall, 0.25 * wall),
        (radius * (1 + waist) / 2, wall, 0.3 * (low - wall)),
        (neck, low, 0.5 * (low - wall)),
        (neck, height),
    ]
    shape = body(corners, outline=section(rng, "round", "oval", "boxy"), depth=depth, shoulder=(wall, low))
    parts = [shape.part(pick(rng, "plastic", "plastic", "glass"))]
    parts += trigger(rng, neck, height, reach=rng.uniform(0.05, 0.085))
    return parts + label(rng, shape, 0.12 * wall, 0.85 * wall, wrap=0.3)


def pump_bottle(rng: np.random.Generator) -> list[Part]:
    """Soap or lotion with a pump: tall or squat, round, square or oval, shouldered or sloping."""
    height = rng.uniform(0.09, 0.2)
    radius = min(height * rng.uniform(0.17, 0.4), 0.048)
    neck = max(0.28 * radius, 0.009) * rng.uniform(1.0, 1.5)
    wall, depth = height * rng.uniform(0.68, 0.92), pick(rng, 1.0, 1.0, rng.uniform(0.55, 0.9))
    low = wall + 0.75 * (height - wall)
    flare = rng.uniform(0.8, 1.15)
    corners = [
        (radius * flare, 0, 0.008),
        (radius, wall, rng.uniform(0.2, 0.8) * (low - wall) + 0.004),
        (neck, low, 0.2 * (low - wall)),
        (neck, height),
    ]
    outline = section(rng, "round", "round", "oval", "boxy", "square", "fluted")
    shape = body(corners, outline=outline, depth=depth, shoulder=(wall, low))
    parts = [shape.part(pick(rng, "plastic", "plastic", "glass", "stone"))]
    parts += pump(rng, neck, height, reach=rng.uniform(0.03, 0.055))
    return parts + label(rng, shape, 0.15 * wall, 0.85 * wall, wrap=0.2, likely=0.7)


def shampoo(rng: np.random.Generator) -> list[Part]:
    """Shampoo or detergent: an oval body under a flat, tilted or round cap."""
    height, half = rng.uniform(0.15, 0.22), rng.uniform(0.033, 0.048)
    depth, wall = rng.uniform(0.5, 0.8), height * rng.uniform(0.72, 0.9)
    top = half * rng.uniform(0.4, 0.6)
    foot, waist = half * rng.uniform(0.75, 1.0), rng.uniform(0.8, 1.0)
    corners = [
        (foot, 0, 0.008),
        (half, 0.25 * wall, 0.15 * wall),
        (half * waist, 0.65 * wall, 0.2 * wall),
        (half * rng.uniform(0.8, 1.0), wall, 0.5 * (height - wall)),
        (top, height, 0.003),
        (top, height + 0.004),
    ]
    shape = body(corners, outline=section(rng, "oval", "boxy", "oval"), depth=depth, shoulder=(wall, height))
    cap = rng.uniform(0.1, 0.22) * height
    style = pick(rng, "flip", "flip", "screw", "ball")
    if style == "flip":
        parts = flip_cap(top, height, cap)
    elif style == "screw":
        parts = [knurled(1.05 * top, height, height + cap)]
    else:
        parts = [ellipsoid((top, 0.8 * cap, top), (0, height + 0.4 * cap, 0), power=2.5, material="plastic")]
    return [shape.part("plastic"), *parts, *label(rng, shape, 0.12 * wall, 0.85 * wall, wrap=0.1)]


def medicine(rng: np.random.Generator) -> list[Part]:
    """A pill bottle with a wide cap, a syrup bottle, a dropper bottle or a jar of tablets."""
    style = pick(rng, "pills", "pills", "syrup", "dropper", "tablets")
    height = rng.uniform(0.07, 0.1) if style != "syrup" else rng.uniform(0.11, 0.16)
    stout = {"pills": 0.26, "syrup": 0.2, "dropper": 0.22, "tablets": 0.33}[style]
    radius = height * stout * rng.uniform(0.88, 1.12)
    share = {"pills": 0.8, "syrup": 0.36, "dropper": 0.4, "tablets": 0.72}[style]
    neck, wall = radius * share * rng.uniform(0.92, 1.06), height * rng.uniform(0.68, 0.82)
    low = wall + (height - wall) * (0.4 if style in ("pills", "tablets") else 0.7)
    outline = (
        section(rng, "round", "round", "boxy") if style != "syrup" else section(rng, "oval", "round", "boxy")
    )
    corners = [
        (radius, 0, 0.004),
        (radius, wall, 0.8 * (low - wall)),
        (neck, low, 0.2 * (low - wall)),
        (neck, height),
    ]
    depth = rng.uniform(0.6, 1.0) if style == "syrup" else 1.0
    shape = body(corners, outline=outline, depth=depth, shoulder=(wall, low))
    parts = [shape.part(pick(rng, "plastic", "glass"))]
    if style == "dropper":
        parts += dropper(neck, height)
    elif style == "syrup":
        parts += screw_cap(rng, neck, height, height=0.13 * height, material=pick(rng, "plastic", "metal"))
    else:
        cap = height * rng.uniform(0.22, 0.34)
        grip = max(1.12 * neck, radius * rng.uniform(0.85, 1.06))
        parts.append(knurled(grip, height - 0.6 * cap, height + 0.4 * cap, ridges=pick(rng, 20, 28)))
        if chance(rng, 0.4):  # the arrowed top of a lid that children cannot open
            parts.append(cylinder(0.75 * grip, 0.12 * cap, (0, height + 0.43 * cap, 0), material="plastic"))
    return parts + label(rng, shape, 0.12 * wall, 0.88 * wall, wrap=0.5)


def _flacon(rng: np.random.Generator, height: float) -> tuple[Body | None, list[Part], float]:
    """A perfume's glass: a disc on edge (with no body) or a section carried upward; and the neck's radius."""
    neck = height * rng.uniform(0.07, 0.11)
    if chance(rng, 0.2):
        outline = circle(height / 2, 32) if chance(rng, 0.6) else circle((0.6 * height, height / 2), 32)
        thick = height * rng.uniform(0.3, 0.5)
        parts = [extrude(outline, thick, (0, 0.49 * height, 0), bevel=0.15 * thick, material="glass")]
        parts.append(box((0.5 * height, 0.06 * height, thick), (0, 0.03 * height, 0), material="glass"))
        face = extrude(0.7 * outline, 1.04 * thick, (0, 0.49 * height, 0), material="paint")
        return None, [*parts, face] if chance(rng, 0.5) else parts, neck
    half, depth = height * rng.uniform(0.28, 0.6), rng.uniform(0.35, 1.0)
    outline = section(rng, "square", "square", "boxy", "octagon", "hexagon", "fluted", "round")
    foot, waist = rng.uniform(0.65, 1.1), pick(rng, 1.0, 1.0, rng.uniform(0.6, 0.9))
    soft = pick(rng, 0.02, 0.1, 0.25) * height
    corners = [
        (half * foot, 0, 0.3 * soft),
        (half * waist * (1 + foot) / 2, 0.5 * height, 0.2 * height),
        (half, 0.88 * height, soft),
        (neck, 0.93 * height, 0.01 * height),
        (neck, height),
    ]
    shape = body(corners, outline=outline, depth=depth, shoulder=(0.88 * height, 0.94 * height))
    return shape, [shape.part("glass")], neck


def perfume(rng: np.random.Generator) -> list[Part]:
    """A flacon: heavy glass, a metal collar and a showy cap; some with a rubber ball to press."""
    height = rng.uniform(0.06, 0.11)
    shape, parts, neck = _flacon(rng, height)
    parts.append(cylinder(1.25 * neck, 0.09 * height, (0, height, 0), material="metal"))
    if shape is not None and chance(rng, 0.6):
        parts += label(rng, shape, 0.2 * height, 0.7 * height, wrap=0.0)
    style, tall = (
        pick(rng, "box", "cylinder", "cylinder", "ball", "stopper", "atomizer"),
        rng.uniform(0.2, 0.5),
    )
    high, wide = height + 0.5 * tall * height, neck * rng.uniform(1.5, 2.6)
    material = pick(rng, "metal", "metal", "plastic", "wood", "glass")
    if style == "box":
        size = (2 * wide, tall * height, 2 * wide * pick(rng, 1.0, 0.8))
        parts.append(box(size, (0, high, 0), bevel=0.1 * wide, material=material))
    elif style == "cylinder":
        top = wide * rng.uniform(0.7, 1.25)
        parts.append(cylinder(wide, tall * height, (0, high, 0), radius_top=top, sides=24, material=material))
    elif style == "ball":
        parts.append(ellipsoid((wide, wide, wide), (0, height + 0.85 * wide, 0), material=material))
    elif style == "stopper":
        parts += stopper(rng, 1.2 * neck, height)
    else:
        parts.append(cylinder(1.1 * neck, 0.25 * height, (0, height + 0.1 * height, 0), material="metal"))
        hose = [
            (0, height + 0.15 * height, 0),
            (0.35 * height, height + 0.2 * height, 0),
            (0.6 * height, height, 0),
        ]
        parts.append(tube(np.array(hose), 0.025 * height, sides=8, material="metal"))
        bulb = (0.2 * height, 0.16 * height, 0.16 * height)
        parts.append(ellipsoid(bulb, (0.72 * height, 0.95 * height, 0), material="rubber"))
    return parts
