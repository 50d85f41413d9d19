"""Guitars cut from a plank: one horn or two, arrows and stars, basses, headless, with two necks. Metres."""

import numpy as np

from data.procedural.guitar_outlines import (
    EXPLORER,
    HORNED,
    LONG_HORN,
    SINGLE,
    SPIKY,
    STAR,
    STRAT,
    STRAT_GUARD,
    TELE,
    TELE_GUARD,
    VEE,
    drawn,
    pointed,
)
from data.procedural.guitar_parts import Strung, bridge, head, knobs, neck, pickup, strings, strung
from data.procedural.kit import (
    Part,
    box,
    chance,
    extrude,
    extrude_rounded,
    pick,
    rounded_rectangle,
    smooth_curve,
)

LAYOUTS = (
    ("humbucker", "humbucker"), ("single", "single", "single"), ("single", "single", "humbucker"),
    ("humbucker", "single", "humbucker"), ("soap", "soap"), ("humbucker",),
)  # fmt: skip
"""Sets of pickups from the neck to the bridge."""


def _plank(rng: np.random.Generator, outline: np.ndarray, deep: float, *, round: float = 0.0) -> list[Part]:
    """A solid body with its face on z = 0, its rims rounded or barely broken."""
    material, at = pick(rng, "paint", "paint", "wood"), (0, 0, -deep / 2)
    if round:
        return [extrude_rounded(outline, deep, at, radius=round, material=material)]
    return [extrude(outline, deep, at, bevel=0.004, material=material)]


def _fitted(
    rng: np.random.Generator,
    plan: Strung,
    *,
    layout: tuple[str, ...],
    bar: str,
    frets: int = 22,
    z: float = 0.0,
) -> list[Part]:
    """Neck, pickups, bridge and perhaps strings; z: the face they stand on."""
    parts = neck(rng, plan, deep=0.02, frets=frets)
    span = plan.fret(frets + 0.7) - plan.saddle
    for share, style in zip(
        np.linspace(0.84, 0.17, len(layout)) if len(layout) > 1 else (0.2,), layout, strict=True
    ):
        slant = -12 if style == "single" and share < 0.3 and chance(rng, 0.7) else 0
        parts += pickup(style, plan.saddle + share * span, x=plan.x, slant=slant, z=z)
    parts += bridge(rng, plan, bar, z=z)
    return parts + (strings(plan, spread=0.0105 * plan.count) if chance(rng, 0.75) else [])


def _controls(rng: np.random.Generator, length: float, spots: list[tuple[float, float]]) -> list[Part]:
    """Knobs at these shares of the length, a switch and a jack."""
    parts = [knobs([(x * length, y * length) for x, y in spots])]
    x, y = spots[0]
    parts.append(box((0.006, 0.02, 0.022), (x * length + 0.012, y * length + 0.05, 0.004), material="metal"))
    return parts


def _guard(points: list[tuple[float, float]], length: float) -> Part:
    """A pickguard through these points, as shares of the length."""
    corners = np.array(points)
    outline = smooth_curve(np.concatenate([corners, corners[:1]]), 37)[:-1] * length
    return extrude(outline, 0.006, material="plastic")


def double_cut(rng: np.random.Generator) -> list[Part]:
    """Two horns, the bass one longer; six tuners in a row, pickguard, tremolo."""
    length = rng.uniform(0.44, 0.47)
    outline = drawn(rng, STRAT, length)
    plan = strung(0.79 * length, rng.uniform(0.63, 0.65), 16, nut=0.043, high=0.01)
    parts = _plank(rng, outline, rng.uniform(0.038, 0.046), round=pick(rng, 0.0, 0.01, 0.016))
    if chance(rng, 0.7):
        parts.append(_guard(STRAT_GUARD, length))
    parts += _fitted(
        rng, plan, layout=pick(rng, *LAYOUTS), bar=pick(rng, "tremolo", "tremolo", "plate"), z=0.003
    )
    parts += _controls(rng, length, [(0.2, 0.36), (0.225, 0.27), (0.235, 0.185)][: pick(rng, 1, 2, 3, 3)])
    style = pick(rng, "scroll", "scroll", "hockey", "plank")
    return parts + head(rng, plan, style, length=rng.uniform(0.16, 0.185), tilt=pick(rng, 0, 3, 9))


def single_cut_slab(rng: np.random.Generator) -> list[Part]:
    """A flat slab with one cutaway, an ashtray of a bridge and a strip of controls."""
    length = rng.uniform(0.4, 0.43)
    outline = drawn(rng, TELE, length)
    plan = strung(0.99 * length, 0.648, 16, nut=0.042, high=0.009)
    parts = _plank(rng, outline, rng.uniform(0.04, 0.046))
    parts += _fitted(rng, plan, layout=("single", "single"), bar="plate", z=0.002)
    y = plan.saddle / length
    parts.append(box((0.085, 0.1, 0.006), (0, plan.saddle + 0.02, 0), bevel=0.001, material="metal"))
    parts.append(
        box((0.032, 0.15, 0.006), (0.24 * length, (y + 0.06) * length, 0), bevel=0.002, material="metal")
    )
    parts += _controls(rng, length, [(0.24, y + 0.06), (0.24, y - 0.06)])
    if chance(rng, 0.8):
        parts.append(_guard(TELE_GUARD, length))
    return parts + head(
        rng, plan, pick(rng, "plank", "plank", "scroll"), length=rng.uniform(0.165, 0.185), tilt=2
    )


def single_cut_carved(rng: np.random.Generator) -> list[Part]:
    """A short carved body with one horn, two humbuckers, four knobs and tuners on both sides."""
    length, arch = rng.uniform(0.42, 0.45), rng.uniform(0.006, 0.012)
    outline = drawn(rng, SINGLE, length)
    plan = strung(0.985 * length, 0.628, 16, nut=0.043, high=arch + 0.01)
    parts = _plank(rng, outline, rng.uniform(0.042, 0.05))
    middle = np.array([0, 0.42 * length])
    parts.append(
        extrude_rounded(middle + 0.96 * (outline - middle), 2 * arch, radius=0.95 * arch, material="wood")
    )
    parts += _fitted(
        rng, plan, layout=pick(rng, LAYOUTS[0], LAYOUTS[0], LAYOUTS[4]), bar="stop", z=0.95 * arch
    )
    spots = [(0.19, 0.15), (0.28, 0.2), (0.175, 0.26), (0.26, 0.32)]
    parts.append(knobs([(x * length, y * length) for x, y in spots[: pick(rng, 2, 4, 4)]], z=arch))
    if chance(rng, 0.5):
        shape = [(0.06, 0.3), (0.09, 0.29), (0.19, 0.42), (0.16, 0.56), (0.15, 0.69), (0.06, 0.7)]
        parts.append(extrude(np.array(shape) * length, 0.004, (0, 0, arch + 0.004), material="plastic"))
    style = pick(rng, "book", "book", "crown")
    return parts + head(rng, plan, style, length=plan.nut * 4.2, tilt=rng.uniform(12, 17))


def horned(rng: np.random.Generator) -> list[Part]:
    """A thin body with two sharp horns of nearly one height."""
    length = rng.uniform(0.4, 0.44)
    outline = drawn(rng, HORNED, length)
    plan = strung(0.82 * length, 0.628, 19, nut=0.043, high=0.012)
    parts = _plank(rng, outline, rng.uniform(0.032, 0.038), round=rng.uniform(0.006, 0.013))
    if chance(rng, 0.6):
        half = [(0.03, 0.24), (0.1, 0.26), (0.17, 0.38), (0.13, 0.55), (0.17, 0.74), (0.06, 0.73)]
        parts.append(_guard([*half, *((-x, y) for x, y in reversed(half))], length))
    parts += _fitted(
        rng,
        plan,
        layout=pick(rng, LAYOUTS[0], LAYOUTS[4], LAYOUTS[5]),
        bar=pick(rng, "stop", "stop", "tremolo"),
    )
    parts += _controls(rng, length, [(0.2, 0.13), (0.27, 0.19), (0.19, 0.24), (0.26, 0.3)])
    return parts + head(rng, plan, pick(rng, "book", "crown"), length=plan.nut * 4.1, tilt=14)


def _arrow(rng: np.random.Generator, template: list, size: tuple[float, float], join: int) -> list[Part]:
    """A body of corners with its fittings: size is the range of its length, `join` the fret at its top."""
    length = rng.uniform(*size)
    outline = pointed(rng, template, length)
    # the middle of the upper edge, where the neck goes in
    top = outline[np.abs(outline[:, 0]) < 0.14 * length, 1].max()
    plan = strung(top, rng.uniform(0.625, 0.65), join, nut=0.043, high=0.012)
    deep = rng.uniform(0.036, 0.045)
    parts = _plank(rng, outline, deep, round=pick(rng, 0.0, 0.0, 0.01))
    parts += _fitted(
        rng,
        plan,
        layout=pick(rng, LAYOUTS[0], LAYOUTS[5], LAYOUTS[0]),
        bar=pick(rng, "stop", "tremolo", "plate"),
    )
    low = plan.saddle / length
    spots = [(0.15, low - 0.02), (0.18, low - 0.1), (0.21, low - 0.18)]
    if template is not VEE:
        spots = [(0.12, low + 0.02), (0.15, low - 0.05)]
    parts.append(knobs([(x * length, y * length) for x, y in spots]))
    style = (
        pick(rng, "vee", "hockey", "hockey")
        if template is not EXPLORER
        else pick(rng, "hockey", "hockey", "scroll")
    )
    return parts + head(rng, plan, style, length=rng.uniform(0.16, 0.2), tilt=rng.uniform(6, 14))


def flying_vee(rng: np.random.Generator) -> list[Part]:
    """An arrow: two long wings below."""
    return _arrow(rng, VEE, (0.48, 0.58), 18)


def explorer(rng: np.random.Generator) -> list[Part]:
    """A slanted zigzag: a long wing down the bass side, a horn up the treble side."""
    return _arrow(rng, EXPLORER, (0.5, 0.58), 18)


def spiky(rng: np.random.Generator) -> list[Part]:
    """Four or more long points."""
    return _arrow(rng, pick(rng, SPIKY, STAR), (0.46, 0.54), 18)


def bass(rng: np.random.Generator) -> list[Part]:
    """Four to six thick strings on a neck half as long again, big tuners, long horns."""
    length, count = rng.uniform(0.47, 0.53), pick(rng, 4, 4, 4, 5, 6)
    template = pick(rng, LONG_HORN, LONG_HORN, STRAT, HORNED)
    outline = drawn(rng, template, length)
    top = {id(LONG_HORN): 0.68, id(STRAT): 0.79, id(HORNED): 0.81}[id(template)] * length
    plan = strung(top, rng.uniform(0.78, 0.89), 17, count=count, nut=0.0095 * count + 0.003, high=0.011)
    parts = _plank(rng, outline, rng.uniform(0.038, 0.046), round=pick(rng, 0.0, 0.01, 0.015))
    layout = pick(rng, ("single", "single"), ("humbucker",), ("soap", "soap"), ("soap",))
    parts += _fitted(rng, plan, layout=layout, bar="plate", frets=20)
    if chance(rng, 0.5):
        half = [(0.05, 0.25), (0.16, 0.25), (0.19, 0.42), (0.15, 0.6), (0.05, 0.62)]
        parts.append(_guard([*half, (-0.05, 0.62), (-0.17, 0.7), (-0.15, 0.46), (-0.05, 0.36)], length))
    parts += _controls(rng, length, [(0.2, 0.3), (0.23, 0.23), (0.24, 0.155)][: pick(rng, 2, 3)])
    style = pick(rng, "scroll", "plank", "crown", "book")
    return parts + head(
        rng, plan, style, length=0.052 * count + rng.uniform(0, 0.03), tilt=pick(rng, 0, 4, 10)
    )


def headless(rng: np.random.Generator) -> list[Part]:
    """A neck that simply ends, on a paddle or a small horned body, tuned at the bridge."""
    length = rng.uniform(0.32, 0.42)
    if chance(rng, 0.55):
        wide = rng.uniform(0.4, 0.55) * length
        outline = rounded_rectangle(wide, length, rng.uniform(0.05, 0.25) * wide, 5) + (0, length / 2)
        top = length
    else:
        outline, top = drawn(rng, pick(rng, STRAT, HORNED, LONG_HORN), length), 0.74 * length
    plan = strung(top, rng.uniform(0.62, 0.65), 20 if top < length else 19, nut=0.043, high=0.012)
    parts = _plank(rng, outline, rng.uniform(0.036, 0.05), round=pick(rng, 0.0, 0.01))
    parts += _fitted(rng, plan, layout=pick(rng, LAYOUTS[0], LAYOUTS[3], LAYOUTS[2]), bar="plate", frets=24)
    end = plan.fret(0)
    parts.append(box((0.046, 0.026, 0.024), (0, end + 0.01, 0), bevel=0.004, material="metal"))
    low = plan.saddle - 0.055
    parts.append(box((0.07, 0.06, 0.018), (0, low + 0.01, 0.006), bevel=0.003, material="metal"))
    parts.append(knobs([(x, low - 0.016) for x in np.linspace(-0.027, 0.027, 6)], radius=0.004, z=0.002))
    return parts + _controls(rng, length, [(0.16, 0.25), (0.16, 0.15)])


def double_neck(rng: np.random.Generator) -> list[Part]:
    """Two necks on one broad body: twelve and six strings, or a bass beside a guitar."""
    length = rng.uniform(0.44, 0.48)
    outline = drawn(rng, pick(rng, HORNED, HORNED, STRAT), length) * (1.45, 1)
    parts = _plank(rng, outline, rng.uniform(0.036, 0.044), round=0.008)
    shift, kind = rng.uniform(0.056, 0.066), pick(rng, "twelve", "bass")
    for sign in (-1, 1):
        count = 6 if sign > 0 else (12 if kind == "twelve" else 4)
        scale = 0.76 if count == 4 else 0.628
        plan = strung(0.85 * length, scale, 18, count=count, nut=0.044, high=0.011, x=sign * shift)
        spread = 6 if count == 12 else count
        layout = pick(rng, ("humbucker", "humbucker"), ("humbucker",))
        parts += _fitted(rng, plan, layout=layout, bar="stop" if count != 4 else "plate")
        long = 0.046 * spread * (1.5 if count == 12 else 1) * (0.8 if count != 4 else 1.1)
        parts += head(rng, plan, pick(rng, "book", "crown"), length=long, tilt=14)
    return parts + _controls(rng, length, [(0.36, 0.13), (0.4, 0.2), (0.34, 0.22)])
