"""Tables that do not stand on four plain legs: trestles, crosses, panels, picnic, folding and nested ones."""

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    circle,
    extrude,
    moved,
    pick,
    rounded_path,
    rounded_rectangle,
    slab,
    tube,
)
from data.procedural.kit_frame import draw_legs, four_corners, four_legs
from data.procedural.table_parts import FRAME, table_top, top_material, top_outline


def trestle(rng: np.random.Generator) -> list[Part]:
    """A long top on two trestles: A-shaped, I-shaped or a shaped plank, tied by a beam."""
    width, depth, height = rng.uniform(1.2, 2.4), rng.uniform(0.65, 1.0), rng.uniform(0.7, 0.78)
    frame, thick = pick(rng, *FRAME), rng.uniform(0.025, 0.05)
    under, x, half = height - thick, width * rng.uniform(0.3, 0.42), depth * rng.uniform(0.32, 0.44)
    bar = rng.uniform(0.04, 0.08)
    style = pick(rng, "a", "i", "plank", "y")
    if style == "a":
        top = half * rng.uniform(0.15, 0.5)
        side = [
            beam((x, 0, s * half), (x, under + 0.005, s * top), size=(bar, bar), material=frame)
            for s in (-1, 1)
        ]
        at = rng.uniform(0.2, 0.45)
        reach = half + (top - half) * at
        side.append(box((0.6 * bar, bar, 2 * reach), (x, at * under, 0), material=frame))
        side.append(box((bar, 0.05, 2 * half), (x, under - 0.02, 0), material=frame))
    elif style == "i":
        side = [
            box((bar, 0.06, 2 * half), (x, y, 0), bevel=0.01, material=frame) for y in (0.03, under - 0.025)
        ]
        stems = pick(rng, (0,), (-0.35 * half, 0.35 * half))
        side += [box((bar, under - 0.06, 1.6 * bar), (x, under / 2, z), material=frame) for z in stems]
        side.append(box((0.8 * bar, 0.06, 0.7 * half), (x, 0.3 * under, 0), material=frame))
    elif style == "y":
        fork = np.array([x, under * rng.uniform(0.35, 0.55), 0])
        side = [box((bar, 0.06, 2 * half), (x, 0.03, 0), material=frame)]
        side.append(box((bar, fork[1], 1.3 * bar), (x, fork[1] / 2, 0), material=frame))
        side += [beam(fork, (x, under, s * half), size=(bar, bar), material=frame) for s in (-1, 1)]
    else:
        t = np.linspace(0, 1, 9)
        waist = half * np.interp(t, [0, 0.12, 0.5, 0.88, 1], [1, 0.95, rng.uniform(0.4, 0.9), 0.9, 0.95])
        rim = np.stack(
            [np.concatenate([waist, -waist[::-1]]), (under + 0.005) * np.concatenate([t, t[::-1]])], axis=1
        )
        side = [moved(extrude(rim, 0.6 * bar, material=frame), rotate=(0, 90, 0), translate=(x, 0, 0))]
    ties = {"a": under - 0.06, "i": 0.3 * under, "y": 0.25 * under}
    tie = ties.get(style, rng.uniform(0.2, 0.5) * under)
    outline = top_outline(rng, width, depth, pick(rng, "rectangle", "rectangle", "rounded", "boat"))[1]
    parts = [
        table_top(rng, outline, height, material=top_material(rng, frame), thick=thick),
        *both_sides(side),
    ]
    if style != "a" or chance(rng, 0.5):
        parts.append(box((2 * x, rng.uniform(0.05, 0.1), 0.035), (0, tie, 0), material=frame))
    return parts


def x_leg(rng: np.random.Generator) -> list[Part]:
    """Crossed bars at both ends, or one cross under the middle."""
    low = chance(rng, 0.3)
    height, depth = (
        (rng.uniform(0.36, 0.5), rng.uniform(0.5, 0.75))
        if low
        else (rng.uniform(0.7, 0.78), rng.uniform(0.65, 1.0))
    )
    width, frame, thick = depth * rng.uniform(1.0, 2.4), pick(rng, *FRAME), rng.uniform(0.02, 0.05)
    under, bar, half = height - thick + 0.005, rng.uniform(0.03, 0.07), depth * rng.uniform(0.34, 0.45)
    outline = top_outline(rng, width, depth, pick(rng, "rectangle", "rectangle", "rounded", "octagon"))[1]
    parts = [table_top(rng, outline, height, material=top_material(rng, frame), thick=thick)]
    if width < 1.3 * depth and chance(rng, 0.7):
        ends = four_corners((0.4 * width, half), 0)
        for a, b in ((ends[0], ends[2]), (ends[1], ends[3])):
            parts.append(beam(a, b + (0, under, 0), size=(bar, bar), material=frame))
            parts.append(beam(b, a + (0, under, 0), size=(bar, bar), material=frame))
        return parts
    x = width * rng.uniform(0.3, 0.42)
    side = [
        beam(
            (x, 0.01, s * half), (x + 0.4 * bar * s, under - 0.01, -s * half), size=(bar, bar), material=frame
        )
        for s in (-1, 1)
    ]
    if chance(rng, 0.6):
        side += [box((1.2 * bar, 0.03, 2 * half + bar), (x, under - 0.012, 0), material=frame)]
    if chance(rng, 0.3):
        side += [box((1.2 * bar, 0.03, 2 * half + bar), (x, 0.015, 0), material=frame)]
    return (
        parts
        + both_sides(side)
        + [box((2 * x, 0.05, 0.035), (0, under * pick(rng, 0.5, 0.5, 0.92), 0), material=frame)]
    )


def panel(rng: np.random.Generator) -> list[Part]:
    """Slabs: a waterfall, an open box, a plinth under a top, a cube, or a top on crossed boards."""
    low = chance(rng, 0.45)
    height, depth = (
        (rng.uniform(0.3, 0.5), rng.uniform(0.45, 0.8))
        if low
        else (rng.uniform(0.68, 0.78), rng.uniform(0.5, 0.95))
    )
    width, frame, thick = depth * rng.uniform(1.0, 2.2), pick(rng, *FRAME, "stone"), rng.uniform(0.02, 0.08)
    under, inset = height - thick + 0.004, pick(rng, 0.0, 0.0, rng.uniform(0.02, 0.2) * width)
    style = pick(rng, "waterfall", "waterfall", "box", "plinth", "cross", "bent")
    if style == "bent":
        t = rng.uniform(0.012, 0.03)
        path = [
            (-width / 2, t, 0),
            (-width / 2, height - t, 0),
            (width / 2, height - t, 0),
            (width / 2, t, 0),
        ]
        return [
            _ribbon(
                rounded_path(path, rng.uniform(0.04, 0.2), 7),
                depth,
                2 * t,
                pick(rng, "wood", "plastic", "glass"),
            )
        ]
    parts = [
        box(
            (width, thick, depth),
            (0, height - thick / 2, 0),
            bevel=pick(rng, 0, 0.005),
            material=top_material(rng, frame),
        )
    ]
    deep = depth * pick(rng, 1.0, 1.0, rng.uniform(0.6, 0.95))
    if style in ("waterfall", "box"):
        cheek = box((thick, under, deep), (width / 2 - thick / 2 - inset, under / 2, 0), material=frame)
        parts += both_sides([cheek])
        inner = width - 2 * inset - thick
        if style == "box":
            at = rng.uniform(0.05, 0.5) * under
            parts.append(box((inner, thick * 0.8, deep), (0, at, 0), material=frame))
        if chance(rng, 0.4):
            tall = under * rng.uniform(0.25, 0.9)
            parts.append(
                box(
                    (inner, tall, 0.02), (0, under - tall / 2, pick(rng, 0, -deep / 2 + 0.03)), material=frame
                )
            )
    elif style == "plinth":
        share = rng.uniform(0.4, 0.85, 2)
        parts.append(
            box((width * share[0], under, depth * share[1]), (0, under / 2, 0), bevel=0.01, material=frame)
        )
    else:
        parts.append(box((0.75 * width, under, thick), (0, under / 2, 0), material=frame))
        parts.append(box((thick, under, 0.75 * depth), (0, under / 2, 0), material=frame))
    return parts


def _ribbon(path: np.ndarray, depth: float, thickness: float, material: str) -> Part:
    """A bent sheet along a path in XY, this deep along Z."""
    ahead = np.gradient(path[:, :2], axis=0)
    normal = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) / np.linalg.norm(ahead, axis=1, keepdims=True)
    rim = np.concatenate(
        [path[:, :2] + normal * thickness / 2, path[::-1, :2] - normal[::-1] * thickness / 2]
    )
    return extrude(rim, depth, material=material)


def picnic(rng: np.random.Generator) -> list[Part]:
    """Planks on slanted legs, with a bench at both sides."""
    width, depth, height = rng.uniform(1.3, 2.0), rng.uniform(0.68, 0.8), rng.uniform(0.7, 0.76)
    frame, bench, low = (
        pick(rng, "wood", "wood", "plastic", "paint"),
        rng.uniform(0.24, 0.3),
        rng.uniform(0.42, 0.46),
    )
    reach, x, planks = (
        depth / 2 + rng.uniform(0.15, 0.25) + bench / 2,
        width * rng.uniform(0.28, 0.36),
        int(rng.integers(3, 7)),
    )
    pitch = depth / planks
    parts = [
        box(
            (width, 0.035, pitch - 0.006),
            (0, height - 0.018, (k + 0.5) * pitch - depth / 2),
            bevel=0.004,
            material=frame,
        )
        for k in range(planks)
    ]
    parts += [
        box((width, 0.035, bench), (0, low - 0.018, s * reach), bevel=0.004, material=frame) for s in (-1, 1)
    ]
    foot = reach * rng.uniform(0.8, 1.0)
    side = [
        beam((x, 0, s * foot), (x, height - 0.03, s * depth * 0.22), size=(0.045, 0.09), material=frame)
        for s in (-1, 1)
    ]
    side.append(box((0.045, 0.09, 2 * reach + 0.8 * bench), (x + 0.04, low - 0.08, 0), material=frame))
    side.append(box((0.045, 0.07, depth - 0.06), (x + 0.04, height - 0.065, 0), material=frame))
    if chance(rng, 0.6):
        side.append(beam((x, low - 0.08, 0), (0.08, height - 0.025, 0), size=(0.035, 0.07), material=frame))
    return parts + both_sides(side)


def folding(rng: np.random.Generator) -> list[Part]:
    """A thin top on bent tubes or on scissor legs."""
    width, depth, height = rng.uniform(0.7, 1.9), rng.uniform(0.5, 0.8), rng.uniform(0.68, 0.76)
    frame, thick, radius = (
        pick(rng, "metal", "metal", "wood"),
        rng.uniform(0.018, 0.04),
        rng.uniform(0.012, 0.018),
    )
    under, half = height - thick + 0.003, 0.44 * depth
    outline = rounded_rectangle(width, depth, rng.uniform(0, 0.06))
    if width < 0.9 and chance(rng, 0.4):
        outline = circle(0.5 * width, 28) * (1, depth / width)
    parts = [
        slab(
            outline,
            thick,
            (0, height - thick / 2, 0),
            bevel=0.004,
            material=pick(rng, "plastic", "wood", "metal"),
        )
    ]
    if width > 1.1 or chance(rng, 0.4):
        x, lean = 0.38 * width, rng.uniform(-0.04, 0.08)
        loop = [(x, under, half), (x + lean, radius, half), (x + lean, radius, -half), (x, under, -half)]
        side = [tube(rounded_path(loop, 0.04), radius, sides=8, material=frame)]
        side.append(
            tube([(x, under - radius, half), (x, under - radius, -half)], radius, sides=8, material=frame)
        )
        side.append(
            tube(
                [(x + 0.5 * lean, 0.5 * under, 0), (0.3 * x, under, 0)], 0.8 * radius, sides=8, material=frame
            )
        )
        side.append(
            tube(
                [(x + 0.5 * lean, 0.5 * under, half), (x + 0.5 * lean, 0.5 * under, -half)],
                radius,
                sides=8,
                material=frame,
            )
        )
        return parts + both_sides(side)
    x, z = 0.4 * width, 0.62 * half
    for way, shift in ((1, 0.0), (-1, -2.2 * radius)):
        for s in (-1, 1):
            start, end = (way * x, radius, s * (z + shift)), (-way * x, under, s * (z + shift))
            parts.append(tube([start, end], radius, sides=8, material=frame))
        for spot in ((way * x, radius), (-way * x, under - radius)):
            parts.append(tube([(*spot, -z - 0.02), (*spot, z + 0.02)], radius, sides=8, material=frame))
    return parts


def nest(rng: np.random.Generator) -> list[Part]:
    """Two or three small tables, each drawn out from under a taller one."""
    depth, height, frame = rng.uniform(0.34, 0.5), rng.uniform(0.45, 0.6), pick(rng, *FRAME)
    width, count, covering = depth * rng.uniform(1.0, 1.5), pick(rng, 2, 3, 3), top_material(rng, frame)
    plan = draw_legs(rng, ("square", "tapered", "round"), size=(0.024, 0.036), material=frame)
    parts: list[Part] = []
    for step in range(count):
        size, tall = (width - 0.085 * step, depth - 0.03 * step), height - 0.06 * step
        shift = step * rng.uniform(0.3, 0.5) * depth
        tops = four_corners((size[0] / 2 - plan.size[0] / 2, size[1] / 2 - plan.size[1] / 2), tall - 0.012)
        table = four_legs(plan, tops)[0]
        table.append(
            slab(rounded_rectangle(*size), 0.022, (0, tall - 0.011, 0), bevel=0.003, material=covering)
        )
        bars = [
            beam(
                (tops[k][0], 0.03, -tops[0][2]),
                (tops[k][0], 0.03, tops[0][2]),
                size=(0.02, 0.02),
                material=frame,
            )
            for k in (0, 1)
        ]
        parts += [moved(part, translate=(0, 0, shift)) for part in table + bars]
    return parts
