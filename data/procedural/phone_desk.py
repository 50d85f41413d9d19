"""Telephones of the desk: with keys, with a dial, slim ones, cordless ones. Metres."""

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    chance,
    cylinder,
    extrude,
    grille,
    joined,
    loft_levels,
    moved,
    pick,
    placed,
    rounded_rectangle,
)
from data.procedural.phone_parts import (
    antenna,
    cord,
    handset,
    keys,
    pad,
    rotary_dial,
    slate,
)


def _wedge(width: float, depth: float, front: float, back: float, bevel: float) -> tuple[Part, float]:
    """A desk set's body on y = 0, `front` and `back` high, and how far its top leans back in degrees."""
    half = depth / 2
    outline = [(half, 0), (half, front), (-half + 0.12 * depth, back), (-half, 0.93 * back), (-half, 0)]
    lean = 90 - np.degrees(np.arctan2(back - front, 0.88 * depth))
    return extrude(outline, width, bevel=bevel, facing="x", material="plastic"), float(lean)


def desk(rng: np.random.Generator) -> list[Part]:
    """An office set: a wedge with a display and many keys, the handset along its left side."""
    width, depth = rng.uniform(0.19, 0.27), rng.uniform(0.19, 0.24)
    front, back = rng.uniform(0.015, 0.04), rng.uniform(0.07, 0.15)
    body, lean = _wedge(width, depth, front, back, rng.uniform(0.002, 0.008))
    rise = np.hypot(back - front, 0.88 * depth)
    left, right = -width / 2 + 0.042, 0.04
    panel = width - 0.1
    parts = placed(handset(rng, pick(rng, "block", "slab", "classic")), translate=(left, 0, 0.008))
    cradle = [slate((0.062, 0.05, 0.016), (left, y, 0), radius=0.008, bevel=0.003) for y in (-0.07, 0.07)]
    parts.append(joined(cradle))
    tall = rng.uniform(0.16, 0.34) * rise
    lift, at = 0.0, (right, 0.44 * rise - tall / 2, 0.0)
    screen = slate((0.8 * panel, tall, 0.005), radius=0.004, material="glass")
    if chance(rng, 0.35):
        # a display that stands up from the body
        tilt = rng.uniform(8, 25)
        lift = 0.5 * tall * np.sin(np.radians(tilt))
        screen = moved(screen, rotate=(tilt, 0, 0))
        parts.append(slate((0.7 * panel, 0.3 * tall, 2 * lift), (right, at[1] + 0.2 * tall, 0)))
    low, deep = -0.44 * rise, 0.84 * rise - tall
    digits = (right - 0.17 * panel, low + 0.32 * deep, 0)
    screen = moved(screen, translate=(*at[:2], lift))
    parts += [screen, keys(rng, (0.5 * panel, 0.62 * deep), (3, 4), digits, rise=0.004)]
    side = (right + 0.3 * panel, low + 0.38 * deep, 0)
    parts.append(
        keys(rng, (0.26 * panel, 0.75 * deep), (pick(rng, 1, 2), pick(rng, 4, 5, 6)), side, rise=0.003)
    )
    soft = (right, low + 0.84 * deep, 0)
    parts.append(keys(rng, (0.75 * panel, 0.2 * deep), (pick(rng, 4, 5), 1), soft, style="bevel", rise=0.003))
    if chance(rng, 0.4):
        parts += pad(rng, 0.016, side, rise=0.005)
    parts = placed(parts, rotate=(-lean, 0, 0), translate=(0, (front + back) / 2, 0.06 * depth))
    if chance(rng, 0.6):
        parts.append(_desk_cord(rng, width, depth, front))
    return [body, *parts]


def _desk_cord(rng: np.random.Generator, width: float, depth: float, front: float) -> Part:
    """The cord from the near end of a handset on the left around to the body's side, on the desk."""
    start, end = (-width / 2 + 0.042, 0.6 * front, 0.48 * depth), (-width / 2 + 0.01, 0.012, 0)
    out = (-width / 2 - rng.uniform(0.03, 0.07), 0.008, 0.3 * depth)
    return joined([cord(rng, start, out, sag=0, radius=0.0035), cord(rng, out, end, sag=0, radius=0.0035)])


def _pedestal(rng: np.random.Generator, size: tuple[float, float], height: float) -> tuple[Part, float]:
    """A rotary set's body: broad below, drawn in and back above; and its front's lean in degrees."""
    shares = np.array([0, 0.06, 0.3, 0.6, 0.85, 1.0])
    bow = rng.uniform(0.7, 1.3)
    width = size[0] * (1 - (1 - rng.uniform(0.5, 0.72)) * shares**bow)
    depth = size[1] * (1 - (1 - rng.uniform(0.3, 0.42)) * shares**bow)
    levels = []
    for share, x, z in zip(shares, width, depth, strict=True):
        back = 0.12 * size[1] * share - (size[1] - z) / 2
        levels.append((rounded_rectangle(x, z, 0.2 * z, 4) + (0, back), share * height))
    drop = levels[1][0][:, 1].max() - levels[-2][0][:, 1].max()
    lean = np.degrees(np.arctan2(drop, 0.79 * height))
    return loft_levels(levels, material=pick(rng, "plastic", "paint")), float(lean)


def rotary(rng: np.random.Generator) -> list[Part]:
    """The classic with a dial, or with buttons, its handset across the top on two pairs of horns."""
    size, height = (rng.uniform(0.17, 0.22), rng.uniform(0.17, 0.23)), rng.uniform(0.09, 0.15)
    body, lean = _pedestal(rng, size, height)
    bounds = body.bounds()
    middle = body.vertices[np.abs(body.vertices[:, 1] - 0.5 * height) < 0.2 * height, 2].max()
    face = 0.85 * middle + 0.15 * bounds[1, 2]
    radius = min(0.42 * size[0], 0.5 * np.hypot(height, size[1] * 0.5)) * rng.uniform(0.8, 0.95)
    dial = rotary_dial(rng, radius, (0, 0, 0))
    if chance(rng, 0.2):
        dial = [slate((1.7 * radius, 1.5 * radius, 0.012), radius=0.01, bevel=0.003)]
        dial.append(keys(rng, (1.5 * radius, 1.3 * radius), (3, 4), (0, 0, 0.006), rise=0.004))
    parts = [body, *placed(dial, rotate=(-lean, 0, 0), translate=(0, 0.46 * height, face - 0.004))]
    top = height + rng.uniform(0.012, 0.03)
    z = (body.vertices[body.vertices[:, 1] > 0.95 * height, 2]).mean()
    horns = [
        box(
            (0.016, top - height + 0.03, 0.016), (sx * 0.045, (top + height) / 2, z + sz * 0.032), bevel=0.004
        )
        for sx in (-1, 1)
        for sz in (-1, 1)
    ]
    rail = box((0.11, 0.012, 0.08), (0, height + 0.004, z), bevel=0.004, material="metal")
    parts += [joined(horns), rail]
    held = placed(handset(rng, pick(rng, "classic", "classic", "block")), rotate=(0, 0, 90))
    parts += placed(held, rotate=(-90, 0, 0), translate=(0, top - 0.012, z))
    feet = [cylinder(0.012, 0.012, (x, 0, z), sides=10, material="rubber") for x, z in _corners(size, bounds)]
    if chance(rng, 0.6):
        start, end = (-0.085, top - 0.005, z), (-0.4 * size[0], 0.012, bounds[0, 2] + 0.02)
        parts.append(cord(rng, start, end, sag=rng.uniform(-0.01, 0.03)))
    return [*parts, joined(feet)]


def _corners(size: tuple[float, float], bounds: np.ndarray) -> list[tuple[float, float]]:
    """Where feet stand below a body with these bounds."""
    near, far = bounds[1, 2] - 0.025, bounds[0, 2] + 0.025
    return [(s * (size[0] / 2 - 0.025), z) for s in (-1, 1) for z in (near, far)]


def trimline(rng: np.random.Generator) -> list[Part]:
    """A slim oblong base on the desk with a bar of a handset lying on it, keys between or beside."""
    width, depth = rng.uniform(0.085, 0.12), rng.uniform(0.2, 0.24)
    front, back = rng.uniform(0.025, 0.035), rng.uniform(0.04, 0.075)
    body, lean = _wedge(width, depth, front, back, rng.uniform(0.004, 0.012))
    parts = placed(handset(rng, pick(rng, "slab", "block", "classic")), translate=(0, 0, 0.006))
    parts.append(joined([slate((0.06, 0.045, 0.014), (0, y, 0), bevel=0.003) for y in (-0.075, 0.075)]))
    if chance(rng, 0.6):
        side = placed(parts, translate=(-0.27 * width, 0, 0))
        grown = 1.75 * width
        body = moved(body, scale=(1.75, 1, 1))
        parts = [
            *side,
            keys(rng, (0.42 * grown, 0.5 * depth), (3, 4), (0.24 * grown, -0.1 * depth, 0), rise=0.004),
        ]
        tall = slate((0.42 * grown, 0.16 * depth, 0.004), (0.24 * grown, 0.28 * depth, 0), material="glass")
        parts.append(
            tall
            if chance(rng, 0.6)
            else grille((0.4 * grown, 0.15 * depth, 0.015 * depth), 5, (0.24 * grown, 0.28 * depth, 0))
        )
    return [body, *placed(parts, rotate=(-lean, 0, 0), translate=(0, (front + back) / 2, 0.06 * depth))]


def _cordless_handset(rng: np.random.Generator) -> tuple[list[Part], float]:
    """A cordless handset standing, its back to -Z, and its height."""
    width, thick = rng.uniform(0.044, 0.056), rng.uniform(0.022, 0.032)
    height = width * rng.uniform(2.9, 3.7)
    soft, face = rng.uniform(0.2, 0.45) * thick, thick / 2
    body = slate((width, height, thick), radius=rng.uniform(0.15, 0.45) * width, soft=soft)
    usable, tall = 0.9 * (width - 2 * soft) + 0.004, rng.uniform(0.14, 0.24) * height
    parts = [body, slate((usable, tall, 0.003), (0, 0.22 * height, face), radius=0.004, material="glass")]
    parts.append(grille((0.5 * usable, 0.035 * height, 0.006 * height), 3, (0, 0.41 * height, face)))
    y = 0.19 * height - tall / 2
    parts += pad(rng, 0.24 * width, (0, y - 0.27 * width, face), rise=0.002)
    field = (0.95 * usable, 0.36 * height)
    parts.append(keys(rng, field, (3, pick(rng, 4, 5)), (0, -0.23 * height, face), rise=0.002))
    if chance(rng, 0.35):
        foot = (0.3 * width, 0.46 * height, -0.2 * thick)
        parts += antenna(rng, foot, rng.uniform(0.2, 0.5) * height, 0.3 * thick)
    return parts, height


def cordless(rng: np.random.Generator) -> list[Part]:
    """A cordless handset standing or leaning in its cradle."""
    parts, height = _cordless_handset(rng)
    lean, sink = rng.uniform(5, 40), rng.uniform(0.08, 0.2) * height
    parts = placed(parts, translate=(0, height / 2 - sink, 0))
    tall = rng.uniform(0.035, 0.06)
    parts = placed(parts, rotate=(-lean, 0, 0), translate=(0, tall + 0.2 * sink, 0))
    if chance(rng, 0.5):
        levels = []
        size = (rng.uniform(0.09, 0.13), rng.uniform(0.09, 0.14))
        for share, grow in ((0, 1.0), (0.25, 0.98), (0.8, 0.75), (1, 0.62)):
            outline = rounded_rectangle(size[0] * grow, size[1] * grow, pick(rng, 0.02, 0.04), 5)
            levels.append((outline, share * tall))
        base = [loft_levels(levels, material=pick(rng, "plastic", "metal"))]
    else:
        width, depth = rng.uniform(0.1, 0.2), rng.uniform(0.11, 0.18)
        wedge, _ = _wedge(width, depth, 0.5 * tall, 1.1 * tall, 0.004)
        base = [wedge]
        if width > 0.15:
            at = 0.3 * width
            parts = placed(parts, translate=(-0.22 * width, 0, 0))
            side = keys(rng, (0.3 * width, 0.5 * depth), (3, 4), (0, 0, 0), rise=0.003)
            lie = -np.degrees(np.arctan2(0.88 * depth, 0.6 * tall))
            base.append(moved(side, rotate=(lie, 0, 0), translate=(at, 0.8 * tall + 0.002, 0.06 * depth)))
    back = slate((0.05, 0.5 * height, 0.012), (0, 0.15 * height, -0.02), radius=0.01, bevel=0.003)
    if chance(rng, 0.4):
        base += placed([back], rotate=(-lean, 0, 0), translate=(parts[0].bounds().mean(axis=0)[0], tall, 0))
    return base + parts


def cordless_handset(rng: np.random.Generator) -> list[Part]:
    """The handset of a cordless telephone by itself."""
    return _cordless_handset(rng)[0]
