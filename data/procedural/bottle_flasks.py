"""Glass vessels: hip flasks, oil, carafes and round flasks, in metres; labels face +Z."""

import numpy as np

from data.procedural.bottle_parts import body, ear, label, section
from data.procedural.bottle_tops import bead, cork, lip, screw_cap, stopper, swing_top
from data.procedural.kit import Part, bowed, chance, cylinder, pick, tube


def hip_flask(rng: np.random.Generator) -> list[Part]:
    """A flat flask: a curved steel hip flask or a flat half-bottle, its broad side in front."""
    height, half = rng.uniform(0.12, 0.19), rng.uniform(0.04, 0.052)
    thick, metal = rng.uniform(0.24, 0.42), chance(rng, 0.5)
    wall, neck = height * rng.uniform(0.72, 0.84), 0.18 * half * rng.uniform(1.1, 1.6)
    low = wall + (height - wall) * rng.uniform(0.3, 0.6)
    corners = [
        (half * rng.uniform(0.86, 1.0), 0, 0.012),
        (half, wall, rng.uniform(0.012, 0.035)),
        (neck, low, 0.008),
        (neck, height),
    ]
    shape = body(corners, outline=section(rng, "boxy", "oval"), depth=thick, shoulder=(wall, low))
    shell = shape.part("metal" if metal else "glass")
    parts = label(rng, shape, 0.15 * wall, 0.85 * wall, wrap=0.55 if metal else 0.2)
    if metal and chance(rng, 0.5):
        parts = [shape.band(0.05 * wall, rng.uniform(0.55, 0.7) * wall, proud=0.0012, material="leather")]
    if metal:
        bow = rng.uniform(0.0, 0.25) * half
        shell, parts = bowed(shell, -bow, 2 * half), [bowed(part, -bow, 2 * half) for part in parts]
    parts.append(shell)
    return parts + screw_cap(rng, 1.2 * neck, height + 0.003, height=0.1 * height, material="metal")


def oil(rng: np.random.Generator) -> list[Part]:
    """Olive oil or vinegar: a tall slim bottle, square or round, with a cork, a cap or a steel pourer."""
    height = rng.uniform(0.24, 0.34)
    radius, neck = height * rng.uniform(0.095, 0.13), rng.uniform(0.011, 0.0135)
    wall, rise = height * rng.uniform(0.58, 0.7), height * rng.uniform(0.03, 0.12)
    shape = body(
        [(radius, 0, 0.005), (radius, wall, 0.5 * rise), (neck, wall + rise, 0.5 * rise), (neck, height)],
        outline=section(rng, "square", "square", "round", "octagon", "fluted"),
        shoulder=(wall, wall + rise),
    )
    parts = [shape.part("glass"), bead(neck, height - 0.008, 0.014)]
    style = pick(rng, "pourer", "pourer", "cork", "cap", "stopper")
    if style == "pourer":
        parts.append(
            cylinder(1.1 * neck, 0.02, (0, height + 0.006, 0), radius_top=0.8 * neck, material="rubber")
        )
        spout = [(0, height, 0), (0, height + 0.03, 0), (0, height + 0.06, rng.uniform(0.01, 0.035))]
        parts.append(tube(spout, np.array([0.5, 0.42, 0.34]) * neck, sides=8))
    elif style == "cork":
        parts += cork(rng, neck, height)
    elif style == "stopper":
        parts += stopper(rng, neck, height)
    else:
        parts += screw_cap(rng, neck, height, height=0.03, material="metal")
    return parts + label(rng, shape, 0.15 * wall, 0.85 * wall, wrap=0.2)


def carafe(rng: np.random.Generator) -> list[Part]:
    """A carafe or decanter: a wide body running into a slim neck and a flared mouth; some have a stopper."""
    height, radius = rng.uniform(0.2, 0.32), rng.uniform(0.045, 0.09)
    neck, mouth = rng.uniform(0.014, 0.028), rng.uniform(1.0, 1.9)
    belly, low = height * rng.uniform(0.08, 0.3), height * rng.uniform(0.55, 0.72)
    corners = [
        (radius * rng.uniform(0.55, 0.95), 0, 0.01),
        (radius, belly, rng.uniform(0.5, 0.9) * radius),
        (neck, low, rng.uniform(0.35, 0.6) * (low - belly)),
        (neck, 0.5 * (low + height), 0.1 * height),
        (neck * mouth, height),
    ]
    shape = body(corners, outline=section(rng, "round", "round", "fluted"))
    parts = [shape.part("glass")]
    if mouth < 1.3 and chance(rng, 0.8):
        parts += stopper(rng, shape.neck, height)
    else:
        parts.append(lip(shape.neck, height + 0.004, 0.02))
    if chance(rng, 0.5):
        parts.append(shape.band(0.006, rng.uniform(0.5, 1.0) * low, proud=0.0006, material="paint"))
    if chance(rng, 0.2):
        start, end = shape.at(0.4 * low)[0], shape.at(0.9 * height)[0]
        parts.append(
            ear(
                (0.9 * start, 0.4 * low),
                (0.7 * end, 0.9 * height),
                radius + 0.02,
                0.006,
                axis="z",
                material="glass",
            )
        )
    return parts


def round_flask(rng: np.random.Generator) -> list[Part]:
    """A ball or pear with a neck: a demijohn, a growler, a Chianti fiasco in straw, a potion."""
    radius, stout = rng.uniform(0.05, 0.09), rng.uniform(0.8, 1.25)
    belly = radius * stout
    neck = radius * rng.uniform(0.18, 0.36)
    low, height = 2.0 * belly * rng.uniform(0.85, 1.0), 2.0 * belly + radius * rng.uniform(0.25, 1.1)
    corners = [
        (radius * rng.uniform(0.35, 0.75), 0, 0.1 * radius),
        (radius, 0.45 * belly, 0.6 * belly),
        (radius, 1.3 * belly, 0.65 * belly),
        (neck, low, 0.3 * radius),
        (neck, height),
    ]
    shape = body(corners)
    parts = [shape.part("glass"), bead(neck, height - 0.1 * radius, 0.16 * radius, swell=0.25)]
    style = pick(rng, "cork", "cork", "swing", "stopper", "open")
    if style == "cork":
        parts += cork(rng, neck, height)
    elif style == "swing":
        parts += swing_top(neck, height)
    elif style == "stopper":
        parts += stopper(rng, neck, height)
    if chance(rng, 0.3):
        parts.append(shape.band(0.0, 1.2 * belly, proud=0.03 * radius, material="fabric"))
    elif chance(rng, 0.4):
        parts.append(shape.band(0.01, rng.uniform(0.7, 1.3) * belly, proud=0.0008, material="paint"))
    if chance(rng, 0.3):
        at = shape.at(1.7 * belly)[0]
        handle = ear(
            (0.9 * at, 1.6 * belly),
            (0.8 * neck, height - 0.15 * radius),
            at + 0.3 * radius,
            0.07 * radius,
            material="glass",
        )
        parts.append(handle)
    return parts
