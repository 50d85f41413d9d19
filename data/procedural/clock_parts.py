"""What clocks are put together from: dials, hands, numerals, bells, pendulums. Metres; they face +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    around,
    box,
    chance,
    circle,
    cup,
    cylinder,
    disc,
    ellipsoid,
    extrude,
    hoop,
    joined,
    moved,
    pick,
    placed,
    rod,
)

# the segments lit for each digit: top, upper right, lower right, bottom, lower left, upper left, middle
SEGMENTS = ("abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcfgd")
ROMAN = ("XII", "I", "II", "III", "IIII", "V", "VI", "VII", "VIII", "IX", "X", "XI")


def digit(value: int, height: float, depth: float, *, material: str = "paint") -> Part:
    """A digit of bars as a display shows it, centred on the origin, facing +Z."""
    w, h, t = 0.26 * height, 0.25 * height, 0.13 * height
    spots = {
        "a": (0, 2 * h, True), "b": (w, h, False), "c": (w, -h, False), "d": (0, -2 * h, True),
        "e": (-w, -h, False), "f": (-w, h, False), "g": (0, 0, True),
    }  # fmt: skip
    bars = []
    for name in SEGMENTS[value]:
        x, y, level = spots[name]
        bars.append(box((2 * w, t, depth) if level else (t, 2 * h, depth), (x, y, 0), material=material))
    return joined(bars)


def number(text: str, height: float, depth: float, *, material: str = "paint") -> Part:
    """Digits side by side, centred on the origin; a colon is two dots."""
    pitch = 0.8 * height
    glyphs = []
    for k, sign in enumerate(text):
        x = (k - (len(text) - 1) / 2) * pitch
        if sign == ":":
            dot = (0.13 * height, 0.13 * height, depth)
            glyphs += [box(dot, (x, y, 0), material=material) for y in (-0.2 * height, 0.2 * height)]
        else:
            glyphs.append(moved(digit(int(sign), height, depth, material=material), translate=(x, 0, 0)))
    return joined(glyphs)


def _roman(text: str, height: float, depth: float, material: str) -> Part:
    """Strokes of a roman number, upright, centred on the origin."""
    thick, lean = 0.13 * height, 17.0
    pitch = {"I": 0.26, "V": 0.55, "X": 0.55}
    wide, at, strokes = sum(pitch[sign] for sign in text) * height, 0.0, []
    stroke = box((thick, height, depth), material=material)
    for sign in text:
        x, span = at + pitch[sign] * height / 2 - wide / 2, 0.14 * height
        if sign == "I":
            strokes.append(moved(stroke, translate=(x, 0, 0)))
        elif sign == "V":
            strokes += [
                moved(stroke, rotate=(0, 0, s * lean), translate=(x + s * span, 0, 0)) for s in (-1, 1)
            ]
        else:
            strokes += [moved(stroke, rotate=(0, 0, s * 1.6 * lean), translate=(x, 0, 0)) for s in (-1, 1)]
        at += pitch[sign] * height
    return joined(strokes)


def hour_marks(rng: np.random.Generator, radius: float, z: float, *, material: str) -> list[Part]:
    """Twelve marks about the origin on the plane z: bars, dots, quarters, digits or roman numbers."""
    style = pick(rng, "bars", "bars", "dots", "quarters", "digits", "digits", "roman", "roman")
    deep, at = 0.035 * radius, radius * rng.uniform(0.76, 0.84)
    middle = z + 0.3 * deep
    if style in ("bars", "quarters"):
        long, wide = radius * rng.uniform(0.1, 0.2), radius * rng.uniform(0.035, 0.07)
        big = box((1.5 * wide, 1.4 * long, deep), (0, at, middle), material=material)
        small = box((wide, long, deep), (0, at, middle), material=material)
        if style == "quarters":
            return [around(big, 4, axis=2)]
        return [around(big, 4, axis=2), *(around(small, 4, axis=2, start=turn) for turn in (30, 60))]
    if style == "dots":
        dot = disc(radius * rng.uniform(0.035, 0.065), deep, (0, at, middle), sides=8, material=material)
        return [around(dot, 12, axis=2)]
    every, size = pick(rng, 1, 1, 3), radius * rng.uniform(0.15, 0.2)
    angle = np.radians(90 - 30 * np.arange(12))
    signs = []
    for hour in range(0, 12, every):
        spot = (at * np.cos(angle[hour]), at * np.sin(angle[hour]), middle)
        if style == "roman":
            glyph = moved(_roman(ROMAN[hour], size, deep, material), rotate=(0, 0, -30 * hour))
        else:
            glyph = number(str(hour or 12), size, deep, material=material)
        signs.append(moved(glyph, translate=spot))
    return [joined(signs)]


def hands(rng: np.random.Generator, radius: float, z: float, *, material: str) -> list[Part]:
    """Hour and minute hands at a random time, often a second hand, and the hub, on the plane z."""
    style, deep = pick(rng, "baton", "taper", "spade", "lance"), 0.035 * radius
    outline = {
        "baton": [(-1, -0.2), (1, -0.2), (1, 1), (-1, 1)],
        "taper": [(-0.7, -0.2), (0.7, -0.2), (1, 0), (0.35, 1), (-0.35, 1), (-1, 0)],
        "spade": [
            (-0.6, 0),
            (0.6, 0),
            (0.5, 0.55),
            (1.9, 0.68),
            (0.4, 0.8),
            (0, 1),
            (-0.4, 0.8),
            (-1.9, 0.68),
            (-0.5, 0.55),
        ],
        "lance": [(-0.6, -0.15), (0.6, -0.15), (1.2, 0.55), (0, 1), (-1.2, 0.55)],
    }[style]
    minutes, wide = rng.uniform(0, 720), radius * rng.uniform(0.025, 0.045)
    parts = []
    for k, (long, turn) in enumerate(((0.5, minutes / 2), (0.76, minutes * 6))):
        hand = extrude(np.array(outline) * (wide * (1.25 - 0.35 * k), long * radius), deep, material=material)
        parts.append(moved(hand, rotate=(0, 0, -turn), translate=(0, 0, z + (0.4 + 0.9 * k) * deep)))
    if chance(rng, 0.4):
        thin = box((0.022 * radius, radius, 0.8 * deep), (0, 0.28 * radius, 0), material="metal")
        parts.append(moved(thin, rotate=(0, 0, rng.uniform(0, 360)), translate=(0, 0, z + 2.1 * deep)))
    return [*parts, disc(0.055 * radius, 3 * deep, (0, 0, z + 1.2 * deep), sides=12, material="metal")]


def dial(rng: np.random.Generator, radius: float, z: float, *, plain: bool = False) -> list[Part]:
    """A round face whose front is the plane z, with marks and hands; `plain` leaves the disc out."""
    # never of one material, so that colours may tell them apart
    ink, paper = pick(
        rng,
        ("metal", "paint"),
        ("rubber", "paint"),
        ("paint", "plastic"),
        ("metal", "wood"),
        ("paint", "metal"),
    )
    parts = [] if plain else [disc(radius, 0.2 * radius, (0, 0, z - 0.1 * radius), material=paper)]
    if chance(rng, 0.2):
        ring = [(0.98, 0), (0.98, 0.02), (0.93, 0.02), (0.93, 0)]
        parts.append(hoop(np.array(ring) * radius + (0, z - 0.003 * radius), material=ink))
    if chance(rng, 0.12):
        parts.append(
            disc(0.2 * radius, 0.02 * radius, (0, -0.36 * radius, z + 0.006 * radius), material="metal")
        )
    return [*parts, *hour_marks(rng, radius, z, material=ink), *hands(rng, radius, z, material=ink)]


def rim(rng: np.random.Generator, radius: float, width: float, depth: float, *, material: str) -> Part:
    """A round case ring about a dial of this radius: from z = 0, the wall, to z = depth, facing +Z."""
    style = pick(rng, "flat", "round", "slope", "steps", "lip")
    section = {
        "flat": [(0, 0), (1, 0), (1, 1), (0, 1)],
        "round": [(0, 0), (0.85, 0), (1, 0.4), (0.9, 0.8), (0.55, 1), (0.2, 0.9), (0, 0.7)],
        "slope": [(0, 0), (1, 0), (1, 0.25), (0.15, 1), (0, 1)],
        "steps": [(0, 0), (1, 0), (1, 0.55), (0.65, 0.6), (0.6, 0.85), (0.2, 0.9), (0.15, 1), (0, 1)],
        "lip": [(0, 0), (0.7, 0), (1, 0.85), (1, 1), (0.6, 1), (0, 0.7)],
    }[style]
    return hoop(np.array(section) * (width, depth) + (radius, 0), material=material)


def faced(
    rng: np.random.Generator, radius: float, at: tuple[float, float, float], *, plain: bool = False
) -> list[Part]:
    """A dial with its metal rim, its front at `at`."""
    ring = moved(
        rim(rng, 0.97 * radius, 0.12 * radius, 0.14 * radius, material="metal"),
        translate=(0, 0, -0.08 * radius),
    )
    return placed([*dial(rng, radius, 0.0, plain=plain), ring], translate=at)


def pendulum(rng: np.random.Generator, length: float, radius: float, z: float) -> list[Part]:
    """A rod that hangs from the origin with a round bob at its end, at this z."""
    thick = 0.12 * radius
    rod = box((1.6 * thick, length, thick), (0, -length / 2, z), material="metal")
    bob = disc(radius, 0.3 * radius, (0, -length, z), bevel=0.1 * radius, sides=18, material="metal")
    ring = disc(0.55 * radius, 0.12 * radius, (0, -length, z + 0.16 * radius), sides=14, material="metal")
    return [rod, bob, ring] if chance(rng, 0.5) else [rod, bob]


def weight(at: tuple[float, float, float], drop: float, size: float, *, cone: bool) -> list[Part]:
    """A clock weight on its chain, hanging from `at`: a fir cone or a brass cylinder."""
    x, y, z = at
    chain = rod((x, y, z), (x, y - drop, z), 0.16 * size, sides=5)
    if cone:
        return [
            chain,
            ellipsoid((0.5 * size, 1.3 * size, 0.5 * size), (x, y - drop - 1.2 * size, z), segments=10),
        ]
    return [chain, cylinder(0.5 * size, 3 * size, (x, y - drop - 1.4 * size, z), sides=12)]


def bell(radius: float, *, material: str = "metal") -> list[Part]:
    """A bell like half a ball on a short post from the origin upwards, open below."""
    t = np.linspace(0, np.pi / 2, 6)
    shell = np.stack([radius * np.cos(t), 0.35 * radius + 0.75 * radius * np.sin(t)], axis=1)
    shell[-1, 0] = 0
    knob = ellipsoid((0.14 * radius,) * 3, (0, 1.15 * radius, 0), segments=8, material=material)
    post = cylinder(0.1 * radius, 1.1 * radius, (0, 0.55 * radius, 0), sides=8)
    return [cup(shell, 0.1 * radius, sides=16, material=material), post, knob]


def gear(radius: float, depth: float, center: tuple[float, float, float], teeth: int) -> Part:
    """A toothed wheel facing +Z."""
    outline = circle(radius, 4 * teeth) * np.tile([1.0, 1.0, 0.86, 0.86], teeth)[:, None]
    return extrude(outline, depth, center, material="metal")
