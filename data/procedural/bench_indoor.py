"""Benches of the house and the church: pews, settles, piano, storage and upholstered benches."""

import numpy as np

from data.procedural.bench_parts import Sit
from data.procedural.cabinet_fronts import draw_look
from data.procedural.cabinet_parts import Case, unit
from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    cushion,
    cylinder,
    extrude,
    facing,
    joined,
    moved,
    pick,
    pillow,
    rod,
    smooth_curve,
    tube,
)
from data.procedural.kit_frame import apron, draw_legs, four_corners, four_legs, stretchers

SOFT = ("fabric", "fabric", "leather")


def pew(rng: np.random.Generator) -> list[Part]:
    """A church pew: shaped ends, a solid back and seat, a book ledge behind, perhaps a kneeler."""
    sit = Sit(rng.uniform(1.3, 2.6), rng.uniform(0.38, 0.46), rng.uniform(0.43, 0.47),
              rng.uniform(0.42, 0.55), rng.uniform(4, 11))
    front, rear, thick = sit.depth / 2 + 0.02, -sit.depth / 2, rng.uniform(0.045, 0.08)
    top = sit.behind(sit.back + rng.uniform(0.02, 0.1))
    arm = sit.seat + rng.uniform(0.12, 0.22)
    style = pick(rng, "curve", "square", "round")
    if style == "square":
        upper = [(front, 0), (front, arm), (rear + 0.12, arm + 0.02), (rear + 0.08, top[1])]
    else:
        bulge = [(front - 0.02, 0), (front + 0.03, 0.16), (front - 0.06, 0.7 * sit.seat),
                 (front + 0.02, arm - 0.05)]
        bulge += [(front - 0.06, arm + 0.03), (0.0, arm - 0.02 if style == "curve" else arm + 0.09),
                  (rear + 0.08, arm + 0.16), (rear + 0.03, top[1])]
        upper = [tuple(point) for point in smooth_curve(bulge, 22)]
    outline = [*upper, (top[0] - 0.05, top[1]), (rear - 0.06, sit.seat), (rear - 0.04, 0)]
    end = extrude(outline, thick, (sit.width / 2, 0, 0), bevel=0.008, facing="x", material="wood")
    parts = both_sides([end])
    parts.append(box((sit.width, 0.035, sit.depth), (0, sit.seat - 0.018, 0), bevel=0.008))
    low, high = sit.behind(-0.06), sit.behind(sit.back)
    parts.append(beam((0, low[1], low[0] - 0.015), (0, high[1], high[0] - 0.015), size=(sit.width, 0.03)))
    parts.append(box((sit.width, 0.04, 0.07), (0, high[1], high[0] - 0.015), bevel=0.01))
    if chance(rng, 0.5):
        shelf = sit.behind(0.65 * sit.back)
        parts.append(box((sit.width, 0.025, 0.14), (0, shelf[1], shelf[0] - 0.09)))
        parts.append(box((sit.width, 0.07, 0.02), (0, shelf[1] + 0.03, shelf[0] - 0.15)))
    if chance(rng, 0.5):
        parts.append(box((sit.width, sit.seat - 0.1, 0.025), (0, sit.seat / 2 - 0.02, front - 0.12)))
    if chance(rng, 0.4):
        parts.append(cushion((sit.width - 0.1, 0.06, sit.depth - 0.04), (0, sit.seat + 0.02, 0),
                             material="fabric"))
    return parts


def settle(rng: np.random.Generator) -> list[Part]:
    """A hall bench: a box for a seat, a high panelled back, arms; perhaps hooks and a shelf above."""
    sit = Sit(rng.uniform(0.9, 1.5), rng.uniform(0.38, 0.48), rng.uniform(0.42, 0.48))
    material, tall = pick(rng, "wood", "wood", "paint"), rng.uniform(0.5, 1.35)
    case = Case(sit.width, sit.seat - 0.03, sit.depth, 0, board=0.025)
    look = draw_look(rng, 1.2, body=material, pull=pick(rng, "none", "knob", "cup"),
                     door=pick(rng, "frame", "raised", "plank", "flat"))
    count = pick(rng, 1, 2, 2, 3)
    what = pick(rng, "panel", "panel", "drawer", "open", "open")
    parts = unit(rng, look, case, [(cell, what) for cell in case.cell.columns(*[1.0] * count)])
    parts.append(box((sit.width + 0.02, 0.035, sit.depth + 0.03), (0, sit.seat - 0.015, 0.01), bevel=0.006,
                     material=material))
    rear = -sit.depth / 2 + 0.02
    style = pick(rng, "panels", "planks", "panels")
    back = Case(sit.width, tall, 0.03, sit.seat - 0.01, rear - 0.005, board=0.02)
    panels = int(rng.integers(2, 5))
    look = draw_look(rng, 1.2, body=material, face=material, door="frame" if style == "panels" else "plank",
                     pull="none")
    parts += unit(rng, look, back, [(cell, "panel") for cell in back.cell.columns(*[1.0] * panels)])
    parts.append(box((sit.width + 0.05, 0.035, pick(rng, 0.06, 0.22)), (0, back.high, rear + 0.03),
                     material=material))
    if chance(rng, 0.7):
        rise = rng.uniform(0.15, 0.24)
        x, y = sit.width / 2 - 0.03, sit.seat + rise
        post = box((0.05, rise, 0.05), (x, y - rise / 2, sit.depth / 2 - 0.05), material=material)
        rest = box((0.07, 0.03, sit.depth), (x, y, 0), bevel=0.006, material=material)
        parts += both_sides([post, rest])
    if tall > 0.9:
        at = back.high - 0.15
        pegs = [box((0.025, 0.035, 0.11), (float(x), at, rear + 0.07), material="metal")
                for x in np.linspace(-0.38, 0.38, 4) * sit.width]
        parts.append(joined(pegs))
    if chance(rng, 0.4):
        parts.append(cushion((0.95 * sit.width, 0.07, 0.9 * sit.depth), (0, sit.seat + 0.025, 0.02),
                             material="fabric"))
    return parts


def piano(rng: np.random.Generator) -> list[Part]:
    """A pianist's bench: a padded, often buttoned seat on a deep frame with knobs, on four strong legs."""
    sit = Sit(rng.uniform(0.55, 0.95), rng.uniform(0.32, 0.4), rng.uniform(0.46, 0.53))
    pad, drop = rng.uniform(0.06, 0.1), rng.uniform(0.07, 0.11)
    material, cover = pick(rng, "wood", "paint", "wood"), pick(rng, "leather", "leather", "fabric", "wood")
    deck = sit.seat - pad
    plan = draw_legs(rng, ("square", "tapered", "turned", "cabriole", "square"), size=(0.05, 0.075),
                     material=material)
    half = (sit.width / 2 - 0.05, sit.depth / 2 - 0.045)
    tops = four_corners(half, deck - 0.01)
    parts, feet = four_legs(plan, tops)
    parts.append(box((sit.width - 0.03, drop, sit.depth - 0.03), (0, deck - drop / 2, 0), material=material))
    if cover == "wood":
        parts.append(box((sit.width, 0.5 * pad, sit.depth), (0, deck + 0.24 * pad, 0), bevel=0.01,
                         material=material))
        if chance(rng, 0.4):
            parts.append(cushion((0.94 * sit.width, pad, 0.9 * sit.depth), (0, deck + 0.8 * pad, 0)))
    elif chance(rng, 0.6):
        tufts = (pick(rng, 4, 5, 6), pick(rng, 2, 3))
        parts.append(pillow((sit.width, 1.3 * pad, sit.depth), (0, deck + 0.5 * pad, 0), material=cover,
                            crown=0.1, square=10, buttons=tufts))
    else:
        parts.append(cushion((sit.width, 1.1 * pad, sit.depth), (0, deck + 0.5 * pad, 0), puff=0.02,
                             material=cover))
    if chance(rng, 0.6):
        knob = [cylinder(0.035, 0.03, sides=12, material=material), cylinder(0.012, 0.08, sides=8)]
        spot = (sit.width / 2 + 0.015, deck - drop / 2, 0)
        parts += both_sides([moved(joined(knob), rotate=(0, 0, 90), translate=spot)])
    if chance(rng, 0.3):
        parts += stretchers(pick(rng, "h", "sides"), tops, feet, at=0.25, width=0.03, material=material)
    return parts


def storage(rng: np.random.Generator) -> list[Part]:
    """A chest to sit on: a box with a lid, drawers, doors or niches, often with a cushion."""
    sit = Sit(rng.uniform(0.8, 1.6), rng.uniform(0.35, 0.5), rng.uniform(0.4, 0.5))
    low = pick(rng, 0.0, 0.05, rng.uniform(0.08, 0.16))
    material, lid = pick(rng, "wood", "wood", "paint", "plastic"), 0.03
    case = Case(sit.width, sit.seat - low - lid, sit.depth, low, board=rng.uniform(0.018, 0.03))
    look = draw_look(rng, sit.width, body=material)
    count = pick(rng, 1, 2, 2, 3, 3, 4)
    plan = pick(rng, "open", "open", "drawer", "panel", "mixed", "panel")
    cells = [(cell, pick(rng, "open", "drawer") if plan == "mixed" else plan)
             for cell in case.cell.columns(*[1.0] * count)]
    parts = unit(rng, look, case, cells)
    parts.append(box((sit.width + 0.03, lid + 0.01, sit.depth + 0.03), (0, sit.seat - lid / 2, 0.0),
                     bevel=0.006, material=material))
    if low > 0.06:
        plan_legs = draw_legs(rng, ("square", "round", "tapered"), size=(0.035, 0.06), material=material)
        tops = four_corners((sit.width / 2 - 0.06, sit.depth / 2 - 0.05), low + 0.01)
        parts += four_legs(plan_legs, tops)[0]
    elif low:
        parts.append(box((sit.width - 0.06, low + 0.005, sit.depth - 0.06), (0, low / 2 + 0.0025, -0.01),
                         material=material))
    if chance(rng, 0.65):
        thick, pieces = rng.uniform(0.05, 0.1), pick(rng, 1, 1, 2, 3)
        wide, cover, y = sit.width / pieces, pick(rng, *SOFT), sit.seat + 0.45 * thick
        parts += [cushion((wide - 0.01, thick, sit.depth), ((k - (pieces - 1) / 2) * wide, y, 0), puff=0.01,
                          material=cover) for k in range(pieces)]
    if chance(rng, 0.2):
        rise = rng.uniform(0.15, 0.3)
        middle = (sit.width / 2 - 0.02, sit.seat + rise / 2 - 0.01, 0)
        parts += both_sides([box((0.04, rise, sit.depth), middle, bevel=0.01, material=material)])
    return parts


def upholstered(rng: np.random.Generator) -> list[Part]:
    """A bench for the end of a bed: a plump or buttoned seat on legs, a metal frame or crossed sabres."""
    sit = Sit(rng.uniform(0.9, 1.6), rng.uniform(0.38, 0.52), rng.uniform(0.42, 0.52))
    pad, cover = rng.uniform(0.08, 0.18), pick(rng, *SOFT)
    deck, frame = sit.seat - pad, pick(rng, "wood", "metal", "wood")
    if chance(rng, 0.5):
        tufts = (max(int(sit.width / rng.uniform(0.14, 0.22)), 4), pick(rng, 2, 3))
        parts = [pillow((sit.width, 1.1 * pad, sit.depth), (0, deck + 0.52 * pad, 0), material=cover,
                        crown=0.12, square=10, buttons=tufts)]
    else:
        parts = [cushion((sit.width, pad, sit.depth), (0, deck + pad / 2, 0), puff=pick(rng, 0.0, 0.03),
                         material=cover, radius=pick(rng, None, 0.48 * pad))]
    style = pick(rng, "legs", "legs", "x", "frame", "skirt")
    half = (sit.width / 2 - 0.06, sit.depth / 2 - 0.05)
    if style == "skirt":
        parts.append(box((sit.width - 0.03, deck + 0.02, sit.depth - 0.03), (0, deck / 2 + 0.01, 0),
                         bevel=0.01, material=cover))
    elif style == "x":
        for x in (-half[0] + 0.1, half[0] - 0.1):
            for s in (-1, 1):
                path = smooth_curve([(x, 0, s * half[1]), (x, 0.45 * deck, s * 0.05),
                                     (x, deck + 0.02, -s * half[1])], 8)
                path[:, 1] = np.maximum(path[:, 1], 0)
                parts.append(tube(path, 0.018, sides=8, material=frame))
        parts.append(rod((-half[0] + 0.1, 0.45 * deck, 0), (half[0] - 0.1, 0.45 * deck, 0), 0.015, sides=8,
                          material=frame))
    else:
        tops = four_corners(half, deck + 0.02)
        kinds = ("tapered", "round", "turned", "cabriole", "hairpin", "sabre")
        if style == "frame":
            kinds = ("square",)
        plan = draw_legs(rng, kinds, size=(0.025, 0.06), material=frame)
        legs, feet = four_legs(plan, tops)
        parts += legs
        if style == "frame":
            parts += stretchers("box", tops, feet, at=0.04, width=0.024, material=frame)
            parts += apron(tops - (0, 0.02, 0), 0.03, 0.025, material=frame)
    if chance(rng, 0.35):
        parts += _rolled_ends(rng, sit, cover)
    elif chance(rng, 0.2):
        rest = cushion((sit.width, rng.uniform(0.3, 0.5), 0.13), (0, sit.seat + 0.12, -sit.depth / 2),
                       material=cover)
        parts.append(moved(rest, translate=(0, 0.02, 0)))
    return parts


def _rolled_ends(rng: np.random.Generator, sit: Sit, cover: str) -> list[Part]:
    """Low arms that curl outward, or bolsters, at both ends."""
    r = rng.uniform(0.06, 0.09)
    rise = pick(rng, r, rng.uniform(0.14, 0.26))
    roll = cylinder(r, sit.depth, sides=14, material=cover)
    roll = facing(roll, "z", (sit.width / 2 - 0.02, sit.seat + rise, 0))
    parts = [roll]
    if rise > r:
        low, high = (sit.width / 2 - 0.06, sit.seat - 0.03, 0), (sit.width / 2 - 0.04, sit.seat + rise, 0)
        parts.append(beam(low, high, size=(0.07, 0.98 * sit.depth), material=cover))
    return both_sides(parts)
