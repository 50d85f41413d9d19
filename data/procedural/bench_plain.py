"""Plain benches: slabs, stones, logs, trestles, benches of gyms and changing rooms, folded ones."""

import numpy as np

from data.procedural.bench_parts import Sit, flat_bar, slats, spots_along
from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    circle,
    cylinder,
    extrude,
    facing,
    joined,
    loft,
    loft_levels,
    moved,
    pick,
    rod,
    rounded_path,
    rounded_rectangle,
    slab,
    superellipse,
    sweep,
)
from data.procedural.kit_frame import apron, draw_legs, four_corners, four_legs, stretchers


def slab_bench(rng: np.random.Generator) -> list[Part]:
    """A thick plank, or planks side by side, on two or three blocks, panels, trestles or loops."""
    sit = Sit(rng.uniform(1.0, 2.2), rng.uniform(0.3, 0.5), rng.uniform(0.38, 0.47))
    material, thick = pick(rng, "wood", "wood", "stone", "paint"), rng.uniform(0.04, 0.11)
    y = sit.seat - thick / 2
    if chance(rng, 0.5):
        parts = [box((sit.width, thick, sit.depth), (0, y, 0), bevel=rng.uniform(0.1, 0.35) * thick,
                     material=material)]
    else:
        path = [(sit.depth / 2, y), (-sit.depth / 2, y)]
        parts = slats(path, sit.width, int(rng.integers(2, 7)), thick=thick, gap=rng.uniform(0.08, 0.25),
                      material=material)
    style, under = pick(rng, "block", "panel", "trestle", "loop", "v"), sit.seat - thick + 0.005
    base = pick(rng, material, "stone", "metal")
    spots = spots_along(sit.width, inset=rng.uniform(0.08, 0.22) * sit.width)
    for x in spots:
        parts += _stand(style, float(x), (under, sit.depth), base)
    if style in ("panel", "trestle") and chance(rng, 0.5):
        at = rng.uniform(0.45, 0.7) * under if style == "panel" else under - 0.07
        parts.append(box((2 * spots[-1], 0.06, 0.035), (0, at, 0), material=base))
    return parts


def _stand(style: str, x: float, size: tuple[float, float], material: str) -> list[Part]:
    """One support at x, (height, depth) big."""
    tall, deep = size
    if style == "block":
        wide = 0.5 * deep
        return [box((wide, tall, 0.75 * deep), (x, tall / 2, 0), bevel=0.01, material=material)]
    if style == "panel":
        cut = 0.3 * deep
        outline = [(-0.45 * deep, 0), (-cut, 0), (0, 0.3 * tall), (cut, 0), (0.45 * deep, 0),
                   (0.4 * deep, tall), (-0.4 * deep, tall)]
        return [extrude(outline, 0.045, (x, 0, 0), facing="x", material=material)]
    if style == "trestle":
        legs = [beam((x, 0, s * 0.46 * deep), (x, tall, s * 0.25 * deep), size=(0.05, 0.07),
                     material=material) for s in (-1, 1)]
        return [*legs, box((0.06, 0.05, 0.8 * deep), (x, tall - 0.03, 0), material=material)]
    if style == "v":
        return [beam((x, 0, s * 0.15 * deep), (x, tall, s * 0.4 * deep), size=(0.06, 0.05), material=material)
                for s in (-1, 1)] + [box((0.07, 0.03, 0.4 * deep), (x, 0.015, 0), material=material)]
    path = [(x, tall - 0.02, 0.42 * deep), (x, 0.02, 0.42 * deep), (x, 0.02, -0.42 * deep),
            (x, tall - 0.02, -0.42 * deep)]
    return [sweep(path, rounded_rectangle(0.06, 0.035), up=(1, 0, 0), closed=True, material="metal")]


def trestle(rng: np.random.Generator) -> list[Part]:
    """A dining bench: a board with square, round or oval ends on four legs, with aprons or stretchers."""
    sit = Sit(rng.uniform(0.8, 1.8), rng.uniform(0.3, 0.46), rng.uniform(0.42, 0.48))
    material, thick = pick(rng, "wood", "wood", "wood", "paint"), rng.uniform(0.025, 0.06)
    shape = pick(rng, "square", "square", "round", "oval" if sit.width > 3.2 * sit.depth else "square")
    outline = rounded_rectangle(sit.width, sit.depth, {"square": 0.01, "round": 0.06, "oval": 0.5}[shape], 6)
    if shape == "oval" and chance(rng, 0.5):
        outline = superellipse((sit.width / 2, sit.depth / 2), 3.0)
    top = pick(rng, material, material, "fabric", "leather")
    parts = [slab(outline, thick, (0, sit.seat - thick / 2, 0), bevel=0.2 * thick, material=top)]
    plan = draw_legs(rng, ("square", "square", "round", "tapered", "turned", "hairpin", "sabre"),
                     size=(0.035, 0.08), material=material)
    reach = 0.8 if shape == "oval" else 0.94
    half = (reach * sit.width / 2 - plan.size[0] / 2, 0.86 * sit.depth / 2 - plan.size[1] / 2)
    tops = four_corners(half, sit.seat - thick + 0.006)
    splay = pick(rng, (0.0, 0.0), (rng.uniform(0.0, 0.1), rng.uniform(0.0, 0.04)))
    legs, feet = four_legs(plan, tops, (0.02, 0.02) if plan.style == "hairpin" else splay)
    parts += legs
    if plan.style in ("hairpin", "sabre"):
        return parts
    if chance(rng, 0.6):
        parts += apron(tops - (0, 0.004, 0), rng.uniform(0.05, 0.09), 0.022, material=material)
    if chance(rng, 0.5):
        bars = pick(rng, "box", "h", "sides", "h")
        parts += stretchers(bars, tops, feet, at=rng.uniform(0.2, 0.45), width=0.03, material=material)
    if chance(rng, 0.2):
        parts += _low_arms(rng, sit, half, material)
    return parts


def _low_arms(rng: np.random.Generator, sit: Sit, half: tuple[float, float], material: str) -> list[Part]:
    """A low rest across each end of a backless bench."""
    rise, x = rng.uniform(0.1, 0.2), half[0]
    posts = [box((0.05, rise + 0.05, 0.05), (x, sit.seat + rise / 2 - 0.02, s * half[1]), material=material)
             for s in (-1, 1)]
    rest = box((0.1, 0.035, sit.depth + 0.05), (x, sit.seat + rise, 0), bevel=0.008, material=material)
    return both_sides([*posts, rest])


def stone(rng: np.random.Generator) -> list[Part]:
    """A carved stone seat: a moulded slab on two shaped feet, or a plain block, a tomb-like chest, a cube."""
    sit = Sit(rng.uniform(0.9, 1.7), rng.uniform(0.36, 0.5), rng.uniform(0.4, 0.47))
    thick, style = rng.uniform(0.06, 0.12), pick(rng, "baluster", "scroll", "scroll", "block", "ledge")
    top = sit.seat - thick / 2
    if style == "block":
        cut = rng.uniform(0.0, 0.14)
        body = box((sit.width - 2 * cut, sit.seat - thick, sit.depth - cut), (0, (sit.seat - thick) / 2, 0),
                   bevel=0.01, material="stone")
        return [body, box((sit.width, thick + 0.01, sit.depth), (0, top, 0), bevel=0.02,
                          material=pick(rng, "stone", "wood"))]
    parts = [box((sit.width, thick, sit.depth), (0, top, 0), bevel=0.3 * thick, material="stone")]
    if style == "ledge":
        parts.append(box((0.94 * sit.width, 0.5 * thick, 0.9 * sit.depth), (0, top - 0.7 * thick, 0),
                         bevel=0.01, material="stone"))
    under, deep = sit.seat - thick + 0.005, sit.depth
    waist = rng.uniform(0.45, 0.75)
    t = np.array([0.0, 0.1, 0.14, 0.3, 0.5, 0.7, 0.86, 0.9, 1.0])
    wide = np.array([1, 1, 0.85, waist, waist + 0.05, waist, 0.85, 1, 1]) * 0.42 * deep
    right = np.stack([wide, t * under], axis=1)
    outline = np.concatenate([right, right[::-1] * (-1, 1)])
    x = sit.width / 2 - rng.uniform(0.14, 0.24) * sit.width
    if style == "baluster":
        section = rounded_rectangle(1.0, 0.8)
        levels = [(section * 1.4 * w, up * under) for w, up in zip(wide, t, strict=True)]
        foot = loft_levels(levels, (x, 0, 0), material="stone")
    else:
        foot = extrude(outline, rng.uniform(0.1, 0.2), (x, 0, 0), bevel=0.015, facing="x", material="stone")
    parts += both_sides([foot])
    if chance(rng, 0.25):  # a back: an upright slab, perhaps arched
        tall = rng.uniform(0.35, 0.5)
        half, high = sit.width / 2, sit.seat + tall
        crest = [(half, 0.8 * tall + sit.seat), (0.5 * half, high), (-0.5 * half, high),
                 (-half, 0.8 * tall + sit.seat)]
        parts.append(extrude([(-half, sit.seat - 0.03), (half, sit.seat - 0.03), *crest], 0.08,
                           (0, 0, -sit.depth / 2 + 0.04), bevel=0.01, material="stone"))
    return parts


def log(rng: np.random.Generator) -> list[Part]:
    """A split trunk on stumps or short logs laid across; perhaps another split one for a back."""
    length, radius, seat = rng.uniform(1.2, 2.2), rng.uniform(0.17, 0.27), rng.uniform(0.38, 0.46)
    flat = 0.75 if chance(rng, 0.25) else rng.uniform(0.0, 0.25)
    radius = min(radius, (seat - 0.07) / (1.06 + flat))
    trunk = _trunk(rng, length, radius, flat=flat)
    top = float(trunk.bounds()[1, 1])
    parts = [moved(trunk, translate=(0, seat - top, 0))]
    bottom = seat - top - radius
    x = length * rng.uniform(0.26, 0.36)
    style = pick(rng, "stumps", "across", "legs")
    deep = bottom + 0.3 * radius
    if style == "across" and deep > 0.08:
        r = deep / 2
        parts += both_sides([facing(cylinder(r, 3.0 * radius, sides=12, material="wood"), "z", (x, r, 0))])
    elif style == "legs":
        for s in (-1, 1):
            ends = (x + 0.06, 0.0, s * 1.1 * radius), (x, seat - 0.35 * radius, s * 0.4 * radius)
            parts += both_sides([rod(*ends, 0.045, sides=8, material="wood")])
    else:
        parts += both_sides([cylinder(0.8 * radius, max(deep, 0.06), (x, max(deep, 0.06) / 2, 0), sides=12,
                                      material="wood")])
    if chance(rng, 0.35):
        tall, lean = rng.uniform(0.3, 0.42), rng.uniform(8, 16)
        rest = moved(_trunk(rng, length, 0.6 * radius, flat=0.1), rotate=(90 - lean, 0, 0),
                     translate=(0, seat + tall, -1.15 * radius))
        parts.append(rest)
        parts += both_sides([rod((x, 0.1, -0.7 * radius), (x, seat + tall + 0.05, -1.3 * radius), 0.05,
                                  sides=8, material="wood")])
    return parts


def _trunk(rng: np.random.Generator, length: float, radius: float, *, flat: float) -> Part:
    """A lying log whose upper side is sawn off `flat` radii above its middle; its bark uneven."""
    rough = 1 + rng.uniform(-0.05, 0.05, 14)
    ring = circle(radius, 14) * rough[:, None]
    ring[:, 1] = np.minimum(ring[:, 1], flat * radius)
    sizes = 1 + rng.uniform(-0.04, 0.04, 6)
    rings = np.empty((6, 14, 3))
    rings[..., 0] = np.linspace(-0.5, 0.5, 6)[:, None] * length
    rings[..., 2] = ring[None, :, 0] * sizes[:, None]
    rings[..., 1] = np.where(ring[:, 1] < flat * radius, ring[None, :, 1] * sizes[:, None], ring[None, :, 1])
    return loft(rings, material="wood")


def gym(rng: np.random.Generator) -> list[Part]:
    """A gymnasium's or changing-room's bench: low, long and narrow; perhaps with hooks on a rail behind."""
    sit = Sit(rng.uniform(1.5, 3.2), rng.uniform(0.22, 0.34), rng.uniform(0.3, 0.45))
    style = pick(rng, "swedish", "swedish", "steel", "hooks")
    material = pick(rng, "wood", "wood", "plastic")
    if style == "swedish":
        thick = 0.045
        parts = [box((sit.width, thick, sit.depth), (0, sit.seat - thick / 2, 0), bevel=0.012,
                     material=material)]
        parts.append(box((sit.width + pick(rng, 0, 0.1), 0.1, 0.07), (0, 0.1, 0), bevel=0.01,
                         material=material))
        tall = sit.seat - thick + 0.005
        for x in spots_along(sit.width, inset=0.1 * sit.width, longest=2.2):
            outline = [(-0.5 * sit.depth, 0), (0.5 * sit.depth, 0), (0.36 * sit.depth, tall),
                       (-0.36 * sit.depth, tall)]
            parts.append(extrude(outline, 0.06, (float(x), 0, 0), bevel=0.008, facing="x", material=material))
            parts.append(box((0.08, 0.03, sit.depth + 0.08), (float(x), 0.015, 0), material="rubber"))
        return parts
    y = sit.seat - 0.016
    parts = slats([(sit.depth / 2, y), (-sit.depth / 2, y)], sit.width, pick(rng, 2, 3, 4), thick=0.032,
                  gap=0.12, material=material)
    height = rng.uniform(1.3, 1.7)
    for x in spots_along(sit.width, inset=0.12, longest=1.5):
        z, low = 0.42 * sit.depth, sit.seat - 0.05
        leg = [(z, 0.0), (z, low), (-z, low), (-z, 0.0)]
        parts.append(flat_bar(leg, float(x), (0.04, 0.04)))
        if style == "hooks":
            parts.append(box((0.045, height, 0.045), (float(x), height / 2, -z - 0.04), material="metal"))
        if chance(rng, 0.5):
            parts.append(box((0.04, 0.03, 2 * z), (float(x), 0.1, 0), material="metal"))
    if style == "hooks":
        at = (0, height - 0.1, -0.42 * sit.depth - 0.01)
        parts.append(box((sit.width, 0.1, 0.03), at, material=material))
        hooks = [box((0.02, 0.03, 0.1), (float(x), at[1], at[2] + 0.05), material="metal")
                 for x in np.linspace(-0.44, 0.44, int(sit.width / 0.22)) * sit.width]
        parts.append(joined(hooks))
    return parts


def folded(rng: np.random.Generator) -> list[Part]:
    """A modern bench bent out of one sheet or cast in one: a U upside down, a loop, a Z, a C with a back."""
    sit = Sit(rng.uniform(1.0, 2.0), rng.uniform(0.36, 0.5), rng.uniform(0.4, 0.46))
    thick, material = rng.uniform(0.035, 0.1), pick(rng, "wood", "stone", "metal", "plastic", "paint")
    style = pick(rng, "u", "loop", "c", "z")
    t, round = thick / 2, rng.uniform(0.0, 0.16) + 0.001
    if style in ("u", "loop"):
        x, y = sit.width / 2 - t, sit.seat - t
        path = [(-x, 0, 0), (-x, y, 0), (x, y, 0), (x, 0, 0)]
        if style == "loop":
            lean = rng.uniform(0.0, 0.2) * sit.width
            path = [(-x + lean, t, 0), (-x, y, 0), (x, y, 0), (x - lean, t, 0)]
            path = [(0, t, 0), path[3], path[2], path[1], path[0], (-0.01, t, 0)]
        line = rounded_path(path, round, 5)
        return [sweep(line, rounded_rectangle(sit.depth, thick)[:, ::-1], up=(0, 0, 1), material=material)]
    half, top = sit.depth / 2, sit.seat + rng.uniform(0.3, 0.42)
    y = sit.seat - t
    if style == "c":
        path = [(half, t), (-0.8 * half, t), (-half, y), (half, y)]
        path = [(half - 0.05, y), (-half, y), (-half - 0.1, top)] if chance(rng, 0.4) else path
    else:
        path = [(-half, t), (half, t), (0.5 * half, y), (-half, y), (-half - 0.1, top)]
    parts = [flat_bar(path, 0, (sit.width, thick), round=round, material=material)]
    if path[0][1] == y:
        cheek = box((0.06, y, 0.8 * sit.depth), (0.36 * sit.width, y / 2, 0), material=material)
        parts += both_sides([cheek])
    return parts
