"""Loudspeakers of the living room and the desk, in metres: boxes with drivers in front at +Z."""

import numpy as np

from data.procedural.kit import Part, box, chance, cylinder, extrude, pick, placed, rounded_rectangle
from data.procedural.loudspeaker_fittings import feet, knobs
from data.procedural.loudspeaker_parts import Hole, cabinet, draw_look


def stacked(
    rng: np.random.Generator, kinds: list[str], size: tuple[float, float], spare: float
) -> list[Hole]:
    """Holes one above the other from the top of a front (width, height), leaving `spare` of it below."""
    width, height = size
    big = 0.5 * width * rng.uniform(0.68, 0.84)
    shares = {
        "woofer": 1.0,
        "mid": rng.uniform(0.6, 0.85),
        "tweeter": rng.uniform(0.34, 0.52),
        "port": 0.42,
        "slot": 0.75,
        "horn": 0.95,
        "ribbon": 0.3,
    }
    tall = {"slot": 0.28, "horn": rng.uniform(0.45, 0.8), "ribbon": 2.2}
    need = sum(2 * shares[kind] * tall.get(kind, 1.0) for kind in kinds)
    gap = 0.14 * len(kinds) + 0.2
    room = height * (1 - spare)
    big = min(big, room / (need + gap))
    pitch = (room - need * big) / (len(kinds) + 1)
    pitch = min(pitch, 0.35 * big)
    top, holes = height - max(pitch, 0.06 * width), []
    for kind in kinds:
        half = shares[kind] * big
        reach = half * tall.get(kind, 1.0)
        holes.append(Hole("woofer" if kind == "mid" else kind, 0.0, top - reach, half, tall.get(kind, 1.0)))
        top -= 2 * reach + pitch
    return holes


def bookshelf(rng: np.random.Generator) -> list[Part]:
    """A tweeter over a woofer in a small box, perhaps with a port below."""
    width = rng.uniform(0.14, 0.25)
    size = (width, width * rng.uniform(1.45, 1.85), width * rng.uniform(0.9, 1.5))
    look = draw_look(rng)
    kinds = [pick(rng, "tweeter", "tweeter", "tweeter", "ribbon", "horn"), "woofer"]
    kinds += pick(rng, [], ["port"], ["slot"])
    if chance(rng, 0.15):
        kinds = kinds[1:2] + kinds[:1] + kinds[2:]
    radius = pick(rng, 0.0, 0.0, rng.uniform(0.01, 0.04))
    parts = cabinet(look, size, stacked(rng, kinds, size[:2], 0.04), radius=radius, grille=chance(rng, 0.1))
    return parts + feet(rng, size)


def tower(rng: np.random.Generator) -> list[Part]:
    """A slim cabinet as tall as a chair's back or more: three to six drivers, on a plinth or cones."""
    width, height = rng.uniform(0.16, 0.28), rng.uniform(0.8, 1.25)
    size = (width, height, width * rng.uniform(1.1, 1.6))
    look = draw_look(rng)
    kinds = ["tweeter", *["mid"] * pick(rng, 0, 1, 1), *["woofer"] * pick(rng, 1, 2, 2, 3)]
    if chance(rng, 0.25):
        kinds = ["mid", "tweeter", "mid", "woofer"]
    kinds += pick(rng, [], [], ["port"])
    parts = cabinet(
        look,
        size,
        stacked(rng, kinds, size[:2], rng.uniform(0.0, 0.35)),
        radius=pick(rng, 0.0, 0.0, 0.02),
        grille=chance(rng, 0.08),
    )
    parts += feet(rng, size, style=pick(rng, "plinth", "plinth", "cones", "none"))
    if chance(rng, 0.2):
        parts = placed(parts, rotate=(-rng.uniform(2, 7), 0, 0))
    return parts


def center(rng: np.random.Generator) -> list[Part]:
    """A cabinet that lies down: woofers at both sides of a tweeter."""
    height = rng.uniform(0.13, 0.22)
    size = (height * rng.uniform(2.4, 3.6), height, height * rng.uniform(1.1, 1.6))
    look, big = draw_look(rng), 0.5 * height * rng.uniform(0.66, 0.8)
    small, y = big * rng.uniform(0.38, 0.55), height / 2
    x = small + big + rng.uniform(0.15, 0.4) * (size[0] / 2 - small - 2 * big)
    holes = [Hole("woofer", -x, y, big), Hole("tweeter", 0, y, small), Hole("woofer", x, y, big)]
    return cabinet(look, size, holes, radius=pick(rng, 0.0, 0.012)) + feet(rng, size)


def soundbar(rng: np.random.Generator) -> list[Part]:
    """A long low bar under a television: cloth in front or its drivers bare; a few buttons on top."""
    width, height, depth = rng.uniform(0.55, 1.1), rng.uniform(0.055, 0.1), rng.uniform(0.07, 0.13)
    look, bare = draw_look(rng, "plastic", "paint", "metal"), chance(rng, 0.45)
    size, y = (width, height, depth), height / 2
    if bare:
        r = 0.37 * height
        count = int(rng.integers(2, 4))
        xs = width * np.linspace(0.2, 0.45, count)
        holes = [Hole("woofer", float(s * x), y, r) for x in xs for s in (-1, 1)]
        holes.append(Hole("tweeter", 0.0, y, 0.6 * r))
        parts = cabinet(look, size, holes, radius=pick(rng, 0.0, 0.3 * height), border=0.006)
    else:
        shape = rounded_rectangle(width, height, pick(rng, 0.1, 0.3, 0.49) * height)
        parts = [extrude(shape, depth, (0, y, 0), bevel=0.005, material=look.shell)]
        cloth = rounded_rectangle(0.96 * width, 0.82 * height, 0.2 * height)
        parts.append(extrude(cloth, 0.02, (0, y, depth / 2 - 0.003), bevel=0.004, material="fabric"))
        ends = [
            box(
                (0.02, 0.9 * height, 0.9 * depth),
                (s * (width / 2 - 0.005), y, 0),
                bevel=0.005,
                material="metal",
            )
            for s in (-1, 1)
        ]
        parts += ends if chance(rng, 0.4) else []
    parts += [
        cylinder(0.012, 0.006, (0.035 * (k - 1.5), height + 0.001, 0), sides=12, material="plastic")
        for k in range(4)
    ]
    return parts + [
        box((0.06, 0.012, 0.8 * depth), (s * 0.4 * width, -0.004, 0), material="rubber") for s in (-1, 1)
    ]


def subwoofer(rng: np.random.Generator) -> list[Part]:
    """A cube with one large driver, perhaps a port; on feet."""
    width = rng.uniform(0.28, 0.46)
    size = (width, width * rng.uniform(0.95, 1.25), width * rng.uniform(0.95, 1.25))
    look = draw_look(rng)
    kinds = pick(rng, ["woofer"], ["woofer"], ["woofer", "slot"], ["woofer", "port"])
    holes = stacked(rng, kinds, size[:2], 0.02)
    if len(holes) == 1:
        r = 0.5 * width * rng.uniform(0.66, 0.86)
        holes = [Hole("woofer", 0.0, size[1] / 2, r)]
    parts = cabinet(look, size, holes, radius=pick(rng, 0.0, 0.0, 0.03, 0.08), border=0.02)
    return parts + feet(rng, size, style=pick(rng, "pads", "cones", "pads"))


def studio(rng: np.random.Generator) -> list[Part]:
    """A studio monitor: a tweeter in a wave guide, a woofer, a slot or ports, lamps and knobs below."""
    width = rng.uniform(0.17, 0.29)
    size = (width, width * rng.uniform(1.4, 1.65), width * rng.uniform(1.0, 1.3))
    look = draw_look(rng, "paint", "plastic", "plastic", "wood")
    kinds = ["horn" if chance(rng, 0.5) else "tweeter", "woofer"]
    kinds += ["slot"] if chance(rng, 0.6) else []
    holes = stacked(rng, kinds, size[:2], 0.07)
    parts = cabinet(look, size, holes, radius=pick(rng, 0.0, 0.02, 0.05), border=0.014)
    z, y = size[2] / 2, 0.045 * size[1]
    if chance(rng, 0.6):
        parts += knobs(rng, np.array([0.25, 0.36]) * width, y + 0.012, z, 0.012)
    parts.append(box((0.02, 0.01, 0.008), (-0.3 * width, y + 0.012, z), material="glass"))
    return parts + feet(rng, size, style=pick(rng, "none", "pads"))


def desktop(rng: np.random.Generator) -> list[Part]:
    """A small speaker of a computer: leaning back, on a foot or stand, one or two drivers and a knob."""
    width = rng.uniform(0.07, 0.12)
    size = (width, width * rng.uniform(1.5, 2.6), width * rng.uniform(0.7, 1.2))
    look = draw_look(rng, "plastic", "plastic", "paint")
    kinds = pick(rng, ["woofer"], ["tweeter", "woofer"], ["woofer", "woofer"])
    holes = stacked(rng, kinds, size[:2], 0.12)
    parts = cabinet(look, size, holes, radius=rng.uniform(0.005, 0.45 * width), border=0.006)
    if chance(rng, 0.6):
        parts += knobs(rng, np.array([0.0]), 0.09 * size[1], size[2] / 2, 0.08 * width)
    tilt = rng.uniform(4, 14)
    parts = placed(parts, rotate=(-tilt, 0, 0))
    if chance(rng, 0.5):
        parts.append(cylinder(0.6 * width, 0.012, (0, -0.03, 0), sides=24, material="plastic"))
        parts.append(cylinder(0.16 * width, 0.06, (0, -0.01, 0), sides=12, material="plastic"))
    else:
        parts.append(box((0.8 * width, 0.03, 0.9 * size[2]), (0, 0, 0), bevel=0.005, material="rubber"))
    return parts


def on_stand(rng: np.random.Generator) -> list[Part]:
    """A bookshelf speaker on a stand of one or two columns over a base plate."""
    width = rng.uniform(0.16, 0.22)
    size = (width, width * rng.uniform(1.5, 1.8), width * rng.uniform(1.0, 1.3))
    look, high = draw_look(rng), rng.uniform(0.5, 0.75)
    parts = placed(
        cabinet(look, size, stacked(rng, ["tweeter", "woofer"], size[:2], 0.05)), translate=(0, high, 0)
    )
    metal = pick(rng, "metal", "paint", "wood")
    parts.append(box((0.9 * width, 0.015, 0.9 * size[2]), (0, high - 0.006, 0), material=metal))
    parts.append(box((1.4 * width, 0.02, 1.3 * size[2]), (0, 0.01, 0), bevel=0.004, material=metal))
    if chance(rng, 0.5):
        parts.append(cylinder(rng.uniform(0.02, 0.045), high - 0.01, (0, high / 2, 0), material=metal))
    else:
        for x in (-0.28 * width, 0.28 * width):
            parts.append(box((0.035, high - 0.01, rng.uniform(0.03, 0.09)), (x, high / 2, 0), material=metal))
    return parts
