"""Mobile telephones with long aerials: the first bricks, satellite ones, rugged ones. Metres."""

import numpy as np

from data.procedural.kit import Part, box, chance, disc, extrude, grille, joined, pick, placed
from data.procedural.phone_mobile import dialling, display
from data.procedural.phone_parts import antenna, keys, slate


def brick(rng: np.random.Generator) -> list[Part]:
    """The first mobiles and satellite telephones: a deep block with a long aerial."""
    width = rng.uniform(0.048, 0.062)
    height, thick = width * rng.uniform(2.6, 3.8), width * rng.uniform(0.5, 1.1)
    bevel, face = rng.uniform(0.05, 0.16) * thick, thick / 2
    parts = [slate((width, height, thick), radius=0.1 * width, bevel=bevel, material="plastic")]
    if chance(rng, 0.6):
        chin = (0.94 * width, 0.22 * height, 0.24 * thick)
        parts.append(slate(chin, (0, -0.39 * height, face + 0.08 * thick), radius=0.004, bevel=0.003))
        parts.append(
            grille((0.4 * width, 0.05 * height, 0.008 * height), 3, (0, -0.42 * height, face + 0.2 * thick))
        )
    parts.append(grille((0.45 * width, 0.06 * height, 0.008 * height), 4, (0, 0.42 * height, face)))
    tall, low = rng.uniform(0.08, 0.2) * height, -0.26 * height
    y = 0.36 * height - tall / 2
    parts += display((0.68 * width, tall), (0, y, face), rng)
    rows, top = pick(rng, 4, 5, 6), y - 0.65 * tall
    field = (0.78 * width, top - low)
    parts.append(keys(rng, field, (3, rows), (0, low + field[1] / 2, face), rise=0.002))
    if chance(rng, 0.4):
        # a satellite aerial: a thick bar on a swivel, as broad as the telephone is deep
        size = (0.36 * width, rng.uniform(0.35, 0.9) * height, 0.4 * thick)
        bar = slate(size, (0, 0.45 * size[1], 0), radius=0.15 * width, bevel=0.003, material="rubber")
        tilt = pick(rng, 0, 0, rng.uniform(-30, 30))
        spot = (0.3 * width * pick(rng, -1, 1), height / 2, -0.2 * thick)
        parts += [*placed([bar], rotate=(0, 0, tilt), translate=spot), disc(0.16 * width, 0.5 * thick, spot)]
    else:
        foot = (0.33 * width * pick(rng, -1, 1), 0.49 * height, -0.2 * thick)
        parts += antenna(rng, foot, rng.uniform(0.35, 0.8) * height, 0.13 * width)
    if chance(rng, 0.5):
        parts.append(
            box((0.01, 0.3 * height, 0.5 * thick), (width / 2, 0, 0), bevel=0.003, material="rubber")
        )
    return parts


def rugged(rng: np.random.Generator) -> list[Part]:
    """A two-way radio of a telephone: chamfered corners, bumpers, big keys, a rubber aerial and a knob."""
    width = rng.uniform(0.055, 0.066)
    height, thick, cut = (
        width * rng.uniform(1.9, 2.6),
        rng.uniform(0.022, 0.034),
        rng.uniform(0.08, 0.2) * width,
    )
    x, y = width / 2, height / 2
    corners = [(x - cut, -y), (x, cut - y), (x, y - cut), (x - cut, y)]
    outline = np.array([*corners, *((-a, b) for a, b in reversed(corners))])
    parts = [extrude(outline, thick, bevel=0.12 * thick, material="rubber")]
    front = slate((0.84 * width, 0.92 * height, 0.003), (0, 0, thick / 2), radius=0.004, bevel=0.001)
    face, tall = thick / 2 + 0.0015, rng.uniform(0.22, 0.36) * height
    parts += [front, *display((0.68 * width, tall), (0, 0.38 * height - tall / 2, face), rng)]
    parts += dialling(rng, 0.8 * width, 0.36 * height - tall, -0.42 * height, face)
    parts += antenna(
        rng, (-0.3 * width, 0.48 * height, 0), rng.uniform(0.2, 0.55) * height, 0.26 * thick, stub=True
    )
    if chance(rng, 0.6):
        knob = placed([disc(0.13 * width, 0.014, (0, 0, 0), material="rubber")], rotate=(90, 0, 0))
        parts += placed(knob, translate=(0.25 * width, y + 0.005, 0))
    grips = [
        box((0.004, 0.1 * height, 0.7 * thick), (s * x, k * 0.16 * height, 0), material="rubber")
        for s in (-1, 1)
        for k in (-1, 0, 1)
    ]
    return [*parts, joined(grips)]
