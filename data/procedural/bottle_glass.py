"""Bottles of the bar and the kitchen in metres: wine, beer, milk, sauce, spirits; labels face +Z."""

import numpy as np

from data.procedural.bottle_parts import body, label, section
from data.procedural.bottle_tops import bead, cork, crown_cap, knurled, lip, screw_cap, stopper, swing_top
from data.procedural.kit import Part, chance, cylinder, pick, tube


def wine(rng: np.random.Generator) -> list[Part]:
    """Bordeaux with high shoulders, Burgundy and Champagne with sloping ones, slim hock, stout port."""
    style = pick(rng, "bordeaux", "bordeaux", "burgundy", "champagne", "hock", "port", "magnum")
    height = rng.uniform(0.28, 0.33) * (1.2 if style == "magnum" else 1.0)
    wide = {
        "bordeaux": 0.038,
        "burgundy": 0.041,
        "champagne": 0.045,
        "hock": 0.036,
        "port": 0.04,
        "magnum": 0.05,
    }
    radius, neck = wide[style] * rng.uniform(0.93, 1.08), rng.uniform(0.0135, 0.0165)
    share = {"bordeaux": 0.62, "burgundy": 0.48, "champagne": 0.45, "hock": 0.42, "port": 0.6, "magnum": 0.6}
    wall = height * share[style] * rng.uniform(0.94, 1.06)
    slope = {"bordeaux": 0.1, "burgundy": 0.3, "champagne": 0.34, "hock": 0.45, "port": 0.09, "magnum": 0.12}
    rise = height * slope[style] * rng.uniform(0.85, 1.15)
    swell = rng.uniform(1.15, 1.35) if style == "port" else 1.0
    corners = [
        (radius * rng.uniform(0.95, 1.0), 0, 0.006),
        (radius, 0.25 * wall),
        (radius, wall, 0.55 * rise),
        (neck * swell, wall + rise, 0.5 * rise),
        (neck, height),
    ]
    shape = body(corners)
    parts = [shape.part("glass"), bead(neck, height - 0.012, rng.uniform(0.008, 0.018), swell=0.18)]
    sealed = rng.random()
    if sealed < 0.65:
        low = height - rng.uniform(0.045, 0.09) * (1.5 if style == "champagne" else 1.0)
        parts.append(shape.band(low, height + 0.001, proud=0.003, material=pick(rng, "metal", "paint")))
        if style == "champagne":
            parts.append(cylinder(1.25 * neck, 0.014, (0, height + 0.004, 0), material="metal"))
    elif sealed < 0.85:
        parts += cork(rng, neck, height)
    else:
        parts.append(knurled(1.15 * neck, height - 0.03, height + 0.002, material="metal"))
    return parts + label(rng, shape, wall * rng.uniform(0.15, 0.35), wall * rng.uniform(0.7, 0.92))


def beer(rng: np.random.Generator) -> list[Part]:
    """A longneck, a stubby, a shouldered Euro bottle or one with a swing top; a crown cork on most."""
    style = pick(rng, "longneck", "longneck", "euro", "stubby", "swing", "mini")
    height = {"stubby": 0.18, "mini": 0.2}.get(style, 0.235) * rng.uniform(0.95, 1.1)
    radius = (0.037 if style == "stubby" else 0.031) * rng.uniform(0.94, 1.08)
    neck, foot = rng.uniform(0.0115, 0.0135), rng.uniform(0.003, 0.007)
    wall = height * {"stubby": 0.58, "euro": 0.5, "swing": 0.48}.get(style, 0.54) * rng.uniform(0.95, 1.05)
    low_neck = (
        height * {"stubby": 0.78, "euro": 0.68, "swing": 0.7}.get(style, 0.74) * rng.uniform(0.97, 1.02)
    )
    middle = neck * (rng.uniform(1.25, 1.5) if style in ("longneck", "mini") else rng.uniform(1.05, 1.25))
    gap = low_neck - wall
    corners = [
        (radius, 0, foot),
        (radius, wall, 0.6 * gap),
        (middle, low_neck, 0.4 * gap),
        (neck, height - 0.004),
    ]
    shape = body(corners)
    parts = [shape.part("glass")]
    if style == "swing":
        parts += swing_top(neck, height)
    elif chance(rng, 0.8):
        parts += crown_cap(neck, height)
    else:
        parts.append(lip(neck, height + 0.004, 0.016))
    if chance(rng, 0.5):
        parts.append(shape.band(low_neck, low_neck + 0.3 * (height - low_neck), proud=0.0012))
    return parts + label(rng, shape, 0.14 * wall, 0.9 * wall, wrap=0.6)


def milk(rng: np.random.Generator) -> list[Part]:
    """A dairy's bottle: wide mouth with a thick rim, sloping shoulders, a foil or a plastic lid."""
    height, radius = rng.uniform(0.19, 0.27), rng.uniform(0.038, 0.048)
    neck, wall = radius * rng.uniform(0.5, 0.66), height * rng.uniform(0.48, 0.62)
    low = height * rng.uniform(0.78, 0.87)
    outline = section(rng, "round", "round", "boxy", "octagon")
    corners = [
        (0.96 * radius, 0, 0.008),
        (radius, wall, 0.4 * (low - wall)),
        (neck, low, 0.5 * (low - wall)),
        (neck, height),
    ]
    shape = body(corners, outline=outline, shoulder=(0.9 * wall, low))
    parts = [shape.part("glass"), bead(neck, height - 0.008, 0.018, swell=0.2)]
    style = pick(rng, "open", "foil", "lid", "swing")
    if style == "swing":
        parts += swing_top(neck, height + 0.004)
    elif style == "open":
        parts.append(lip(1.03 * neck, height + 0.006, 0.02))
    else:
        high = 0.008 if style == "foil" else 0.018
        parts.append(
            cylinder(1.26 * neck, high, (0, height + 0.2 * high, 0), material=pick(rng, "metal", "plastic"))
        )
    if chance(rng, 0.7):  # milk to the shoulder shows through as another colour
        parts.append(shape.band(0.01, rng.uniform(0.9, 1.2) * wall, proud=0.0006, material="paint"))
    return parts


def sauce(rng: np.random.Generator) -> list[Part]:
    """Ketchup, hot sauce or soy sauce: a small bottle, round or faceted, with a long sloping neck."""
    height, slim = rng.uniform(0.14, 0.24), rng.uniform(0.125, 0.19)
    radius, neck = height * slim, height * rng.uniform(0.05, 0.068)
    wall, low = height * rng.uniform(0.42, 0.6), height * rng.uniform(0.72, 0.88)
    outline = section(rng, "round", "octagon", "octagon", "hexagon", "square", "lobed")
    flare = rng.uniform(0.85, 1.12)
    corners = [
        (radius * flare, 0, 0.04 * height),
        (radius, wall, rng.uniform(0.3, 0.6) * (low - wall)),
        (neck * rng.uniform(1.0, 1.4), low, 0.4 * (low - wall)),
        (neck, height),
    ]
    shape = body(corners, outline=outline, shoulder=(0.95 * wall, low))
    parts = [shape.part("glass")]
    if chance(rng, 0.25):  # a soy sauce dispenser: two beaks on a flat cap
        parts.append(cylinder(1.5 * neck, 0.07 * height, (0, height, 0), material="plastic"))
        spouts = [
            (0, height + 0.03 * height, -2.6 * neck),
            (0, height, 0),
            (0, height + 0.03 * height, 2.6 * neck),
        ]
        parts.append(tube(spouts, 0.4 * neck, sides=8, material="plastic"))
    else:
        parts += screw_cap(
            rng, neck, height, height=rng.uniform(0.08, 0.15) * height, material=pick(rng, "plastic", "metal")
        )
    if chance(rng, 0.4):
        parts.append(shape.band(low, low + 0.4 * (height - low), proud=0.004 * height))
    return parts + label(rng, shape, 0.15 * wall, 0.9 * wall, wrap=0.3)


def spirits(rng: np.random.Generator) -> list[Part]:
    """Whisky, gin, rum, vodka: a stout body of many sections, a short neck, a cork or a long metal cap."""
    height, depth = rng.uniform(0.2, 0.3), rng.uniform(0.55, 1.0)
    outline = section(rng, "square", "boxy", "boxy", "round", "octagon", "hexagon", "fluted", "oval")
    if len(outline) == 28 or abs(outline[:, 1].max() - 1) > 0.01:
        depth = pick(rng, 1.0, rng.uniform(0.6, 0.9))
    radius = height * rng.uniform(0.14, 0.23)
    neck = max(0.045 * height, 0.24 * radius) * rng.uniform(1.0, 1.2)
    wall, rise = height * rng.uniform(0.55, 0.72), height * rng.uniform(0.03, 0.2)
    low = min(wall + rise, 0.86 * height)
    corners = [
        (radius * rng.uniform(0.8, 1.0), 0, 0.03 * height),
        (radius, wall, rng.uniform(0.25, 0.6) * rise + 0.01),
        (neck, low, 0.4 * rise),
        (neck, height),
    ]
    shape = body(corners, outline=outline, depth=depth, shoulder=(wall - 0.01, low + 0.01))
    parts = [shape.part("glass"), bead(neck, height - 0.006, 0.012, swell=0.25)]
    style = pick(rng, "cork", "cap", "cap", "stopper")
    if style == "cork":
        parts += cork(rng, 1.1 * neck, height)
    elif style == "stopper":
        parts += stopper(rng, neck, height)
    else:
        long = rng.uniform(0.05, 0.12) * height
        parts.append(
            knurled(
                1.25 * neck,
                height - long,
                height + 0.01,
                depth=0.03,
                material=pick(rng, "metal", "plastic", "paint"),
            )
        )
    if chance(rng, 0.3):
        parts.append(shape.band(low, low + 0.3 * (height - low), proud=0.004 * height))
    return parts + label(rng, shape, 0.15 * wall, 0.88 * wall, wrap=0.15)
