"""Benches of parks and streets: slats on frames, waves of thin slats, garden seats, rows of seats, curves."""

import numpy as np

from data.procedural.bench_parts import (
    Sit,
    back_path,
    end_frame,
    flat_bar,
    seat_path,
    slats,
    spots_along,
)
from data.procedural.chair_backs import back, placed_back
from data.procedural.kit import (
    Part,
    beam,
    board,
    both_sides,
    box,
    chance,
    cylinder,
    ellipsoid,
    joined,
    loft,
    moved,
    painted,
    pick,
    rod,
    rounded_path,
    sheet,
    smooth_curve,
    tube,
)


def park(rng: np.random.Generator) -> list[Part]:
    """Planks for a seat and a back on ends of iron, concrete, tube, flat steel or posts."""
    width = rng.uniform(0.9, 1.1) if chance(rng, 0.15) else rng.uniform(1.1, 2.1)
    sit = Sit(width, rng.uniform(0.38, 0.5), rng.uniform(0.4, 0.47), rng.uniform(0.32, 0.48),
              rng.uniform(6, 22))
    style, count = pick(rng, "iron", "iron", "block", "tube", "flat", "posts"), int(rng.integers(2, 7))
    material, thick = pick(rng, "wood", "wood", "wood", "plastic", "paint"), rng.uniform(0.025, 0.045)
    gap = rng.uniform(0.06, 0.3)
    parts = slats(seat_path(sit, thick, dip=pick(rng, 0.0, 0.012)), sit.width, count, thick=thick, gap=gap,
                  material=material)
    rows = pick(rng, 1, 2, 2, 3, 4, count)
    parts += slats(back_path(sit, start=rng.uniform(0.06, 0.16)), sit.width, rows, thick=thick, gap=gap,
                   material=material)
    inset = rng.uniform(0.03, 0.28) if style in ("block", "tube", "flat") else rng.uniform(0.0, 0.08)
    arm = style != "block" and chance(rng, 0.65) and inset < 0.2
    end = end_frame(rng, sit, style, arm=arm)
    return parts + [moved(part, translate=(x, 0, 0)) for x in spots_along(sit.width, inset=inset)
                    for part in end]


def wave(rng: np.random.Generator) -> list[Part]:
    """Many thin slats that run on in one curve from the front edge over the seat up the back."""
    sit = Sit(rng.uniform(1.2, 2.2), rng.uniform(0.42, 0.58), rng.uniform(0.38, 0.44),
              rng.uniform(0.38, 0.55), rng.uniform(14, 28))
    half, top = sit.depth / 2, sit.behind(sit.back)
    roll = rng.uniform(0.02, 0.07)
    curve = smooth_curve([(half, sit.seat - roll), (0.75 * half, sit.seat), (-0.1 * half, sit.seat - 0.03),
                          (-0.8 * half, sit.seat), sit.behind(0.4 * sit.back), sit.behind(0.8 * sit.back),
                          (top[0] - rng.uniform(0.0, 0.07), top[1])], 40)
    material = pick(rng, "wood", "wood", "metal", "paint")
    if material != "wood" and chance(rng, 0.4):
        grid = np.stack([np.stack([np.full(len(curve), x), curve[:, 1], curve[:, 0]], axis=1)
                         for x in np.linspace(-0.5, 0.5, 5) * sit.width], axis=1)
        parts = [sheet(grid, 0.022, material=material)]
    else:
        parts = slats(curve, sit.width, int(rng.integers(10, 24)), thick=rng.uniform(0.018, 0.032),
                      gap=rng.uniform(0.2, 0.4), material=material)
    style = pick(rng, "iron", "iron", "tube")
    for x in spots_along(sit.width, inset=rng.uniform(0.03, 0.2), longest=1.4):
        x = float(x)
        low = sit.seat - 0.06
        ribs = [(z - 0.012, max(y - 0.022, low - 0.06)) for z, y in curve[[0, 5, 10, 15, 20, 25, 30, 35, 39]]]
        parts.append(flat_bar(ribs, x, (0.035, 0.03), material="metal"))
        if style == "iron":
            legs = [[(half, 0.012), (0.35 * half, 0.5 * low), (0, low), (-0.5 * half, 0.5 * low),
                     (-1.2 * half, 0.012)]]
        else:
            legs = [[(0.9 * half, 0.0), (0.5 * half, low + 0.02)],
                    [(-1.2 * half, 0.0), (-0.6 * half, low + 0.02)]]
        for leg in legs:
            points = smooth_curve(leg, 12) if style == "iron" else np.array(leg)
            parts.append(tube([(x, y, z) for z, y in points], 0.02, sides=8))
        parts.append(box((0.04, 0.03, 1.2 * half), (x, low + 0.01, 0), material="metal"))
    return parts


def garden(rng: np.random.Generator) -> list[Part]:
    """A wooden seat with legs at the corners, a slatted seat, arms, and one of the backs of chairs, wide."""
    sit = Sit(rng.uniform(1.05, 1.9), rng.uniform(0.42, 0.52), rng.uniform(0.4, 0.46), rng.uniform(0.4, 0.6),
              rng.uniform(3, 14))
    material, leg = pick(rng, "wood", "wood", "paint", "metal"), rng.uniform(0.045, 0.075)
    x, z = sit.width / 2 - leg / 2, sit.depth / 2 - leg / 2
    arm = sit.seat + rng.uniform(0.19, 0.25) if chance(rng, 0.85) else sit.seat - 0.01
    side = [box((leg, arm, leg), (x, arm / 2, z), material=material),
            box((leg, sit.seat, leg), (x, sit.seat / 2, -z), material=material),
            box((0.7 * leg, 0.09, 2 * z), (x, sit.seat - 0.066, 0), material=material)]
    if arm > sit.seat:
        wide, lean = rng.uniform(0.06, 0.11), np.tan(np.radians(sit.lean)) * 0.22
        side.append(box((wide, 0.03, sit.depth + lean + 0.03), (x, arm, -0.5 * lean), bevel=0.006,
                        material=material))
        if chance(rng, 0.3):
            side += [box((0.03, arm - sit.seat + 0.08, 0.03), (x, (arm + sit.seat) / 2 - 0.03, at * z),
                         material=material) for at in (-0.3, 0.0, 0.3)]
    if chance(rng, 0.5):
        side.append(box((0.6 * leg, 0.05, 2 * z), (x, 0.12, 0), material=material))
    parts = both_sides(side) + slats(seat_path(sit, 0.03), sit.width - 0.02, int(rng.integers(3, 9)),
                                     thick=0.03, gap=0.15, material=material)
    parts += [box((2 * x, 0.08, 0.03), (0, sit.seat - 0.06, s * z), material=material) for s in (-1, 1)]
    if sit.width > 1.5 and chance(rng, 0.5):
        parts += [box((leg, sit.seat, leg), (0, sit.seat / 2, s * z), material=material) for s in (-1, 1)]
    size = (sit.width, sit.back)
    style = pick(rng, "bars", "bars", "arched", "cross", "ladder", "spindles", "slats", "framed")
    upright = (_bars(rng, size, material) if style in ("bars", "arched", "cross")
               else (back(rng, {"framed": "solid"}.get(style, style), size, stile=leg, material=material)))
    if style == "arched":
        upright.append(moved(board(sit.width, (0, 0.09), 0.04, arch=(0.0, rng.uniform(0.08, 0.16)),
                                   material=material), translate=(0, sit.back - 0.08, 0)))
    elif style == "cross":
        half = sit.width / 4 - 0.03
        upright += [beam((s * half - half, 0.07, 0.01), (s * half + half, sit.back - 0.05, 0.01),
                         size=(0.03, 0.05), material=material) for s in (-1, 1)]
        upright += [beam((s * half + half, 0.07, 0.01), (s * half - half, sit.back - 0.05, 0.01),
                         size=(0.03, 0.05), material=material) for s in (-1, 1)]
    return parts + placed_back(upright, sit.seat - 0.01, -z, sit.lean)


def _bars(rng: np.random.Generator, size: tuple[float, float], material: str) -> list[Part]:
    """Stiles, two rails and upright slats between them."""
    (width, height), count = size, int(rng.integers(7, 19))
    low = rng.uniform(0.05, 0.12)
    bars = both_sides([box((0.055, height + 0.05, 0.05), (width / 2 - 0.028, height / 2 - 0.025, 0),
                           material=material)])
    bars += [box((width, 0.055, 0.035), (0, y, 0), material=material) for y in (low, height - 0.03)]
    wide = rng.uniform(0.3, 0.65) * width / count
    slat = [box((wide, height - low, 0.02), (float(x), (height + low) / 2 - 0.02, 0), material=material)
            for x in np.linspace(-1, 1, count) * (0.5 * width - 0.03 - 0.5 * width / count)]
    return [*bars, joined(slat)]


def tandem(rng: np.random.Generator) -> list[Part]:
    """Two to five separate seats on one beam, as at stations and bus stops, with or without armrests."""
    count, pitch = int(rng.integers(2, 6)), rng.uniform(0.5, 0.6)
    seat, deep, tall = rng.uniform(0.42, 0.47), rng.uniform(0.4, 0.46), rng.uniform(0.3, 0.45)
    material, wide = pick(rng, "metal", "plastic", "metal", "fabric"), rng.uniform(0.44, 0.49)
    lean, half = rng.uniform(8, 18), deep / 2
    away = tall * float(np.sin(np.radians(lean)))
    profile = smooth_curve([(half, seat - 0.03), (0.7 * half, seat), (-0.6 * half, seat - 0.02),
                            (-half - 0.02, seat + 0.06), (-half - away, seat + tall)], 14)
    bow = rng.uniform(0.0, 0.03)
    across = np.linspace(-0.5, 0.5, 7) * wide
    lift = bow * (2 * across / wide) ** 2
    grid = np.stack([np.stack([np.full(14, x), profile[:, 1] + b, profile[:, 0] + b], axis=1) for x,
                     b in zip(across, lift, strict=True)], axis=1)
    shell = sheet(grid, 0.035 if material == "fabric" else 0.022, material=material)
    length, y = count * pitch, seat - 0.07
    parts = [moved(shell, translate=((k - (count - 1) / 2) * pitch, 0, 0)) for k in range(count)]
    parts.append(box((length, 0.06, 0.06), (0, y, -0.02), material="metal"))
    pegs = [box((0.05, 0.08, 0.2), ((k - (count - 1) / 2) * pitch, y + 0.035, -0.02), material="metal")
            for k in range(count)]
    parts.append(joined(pegs))
    foot = pick(rng, "splayed", "t", "column")
    for x in spots_along(length, inset=0.22 * pitch + 0.08):
        x = float(x)
        if foot == "column":
            parts += [cylinder(0.035, y, (x, y / 2, -0.02), sides=10),
                      box((0.12, 0.02, 0.4), (x, 0.01, 0), material="metal")]
        elif foot == "t":
            parts += [box((0.05, y, 0.06), (x, y / 2, -0.02), material="metal"),
                      box((0.05, 0.04, 0.55), (x, 0.02, -0.02), bevel=0.01, material="metal")]
        else:
            parts += [rod((x, y, -0.02), (x, 0, s * 0.24 - 0.02), 0.022, sides=8) for s in (-1, 1)]
    if chance(rng, 0.6):
        ends = (np.arange(count + 1) - count / 2) * (pitch - 0.001)
        for x in ends:
            x = float(np.clip(x, -length / 2 + 0.02, length / 2 - 0.02))
            loop = [(x, y, -0.02), (x, y + 0.27, -0.12), (x, y + 0.29, 0.16)]
            parts.append(tube(rounded_path(loop, 0.06), 0.016, sides=6))
    return parts


def curved(rng: np.random.Generator) -> list[Part]:
    """A bench bent in plan into an arc, its back outside or none, or all the way around a tree."""
    ring = chance(rng, 0.35)
    sides = pick(rng, 6, 8, 20) if ring else 14
    inner = rng.uniform(0.35, 0.7) if ring else rng.uniform(0.8, 1.8)
    deep, seat = rng.uniform(0.38, 0.48), rng.uniform(0.4, 0.46)
    sweep = 360.0 if ring else rng.uniform(60, 170)
    count = sides if ring else sides + 1
    # behind the sitters is the tree in a ring, and the outside of an arc
    angle = np.radians(90 + np.linspace(-sweep / 2, sweep / 2, count, endpoint=not ring))
    way = np.stack([np.cos(angle), np.zeros(count), np.sin(angle) * (1 if ring else -1)], axis=1)
    material, strips = pick(rng, "wood", "wood", "paint", "metal"), int(rng.integers(1, 6))
    pitch, parts = deep / strips, []
    for k in range(strips):
        parts.append(_hoop(way, inner + (k + 0.46) * pitch, (0.9 * pitch, 0.04), seat - 0.02, closed=ring,
                           material=material))
    has_back, tall = chance(rng, 0.6), rng.uniform(0.32, 0.45)
    rest = inner - 0.03 if ring else inner + deep + 0.02
    out = (-0.07 if ring else 0.07) if has_back else 0.0
    if has_back:
        rows = int(rng.integers(1, 4))
        for k in range(rows):
            up = 0.14 + (tall - 0.14) * (k + 0.5) / rows
            parts.append(_hoop(way, rest + out * up / tall, (0.03, 0.8 * (tall - 0.14) / rows), seat + up,
                               closed=ring, material=material))
    stone = not has_back and chance(rng, 0.4)
    for at in way[::2] if ring else way[[1, 5, 9, 13]]:
        a, b = at * (inner + 0.06), at * (inner + deep - 0.06)
        if stone:
            parts.append(beam(a + (0, seat / 2, 0), b + (0, seat / 2, 0), size=(0.16, seat - 0.05),
                              material="stone"))
            continue
        parts += [beam(p, p + (0, seat - 0.035, 0), size=(0.05, 0.05), material=material) for p in (a, b)]
        parts.append(beam(a * 0.98 + (0, seat - 0.06, 0), at * (inner + deep) + (0, seat - 0.06, 0),
                          size=(0.05, 0.05), material=material))
        if has_back:
            low = at * (rest - 0.2 * out) + (0, seat - 0.08, 0)
            high = at * (rest + 1.2 * out) + (0, seat + tall, 0)
            parts.append(beam(low, high, size=(0.045, 0.045), material=material))
    if stone:
        parts = [painted(p, "stone") for p in parts]
    return parts


def _hoop(
    way: np.ndarray, radius: float, size: tuple[float, float], y: float, *, closed: bool, material: str
) -> Part:
    """A rectangular strip along an arc: `size` outward and up, its middle at this radius and height."""
    section = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]) * size
    rings = way[:, None, :] * (radius + section[None, :, :1]) + (0, 1, 0) * (y + section[None, :, 1:])
    return loft(rings, closed=closed, material=material)


def planter(rng: np.random.Generator) -> list[Part]:
    """A seat of planks between two tubs, with earth and a shrub in them."""
    tub, seat, deep = rng.uniform(0.38, 0.6), rng.uniform(0.38, 0.45), rng.uniform(0.36, 0.5)
    length, tall = rng.uniform(1.0, 1.6), rng.uniform(0.45, 0.65)
    material, shape = pick(rng, "stone", "wood", "metal", "stone"), pick(rng, "square", "square", "round")
    x = length / 2 + 0.4 * tub
    if shape == "round":
        pot = cylinder(0.42 * tub, tall, (x, tall / 2, 0), radius_top=0.52 * tub, sides=18, material=material)
    else:
        pot = box((tub, tall, max(tub, deep)), (x, tall / 2, 0), bevel=0.015, material=material)
    side = [pot]
    if chance(rng, 0.7):
        size = rng.uniform(0.3, 0.48) * tub
        side.append(ellipsoid((size, rng.uniform(0.8, 1.5) * size, size), (x, tall + 0.5 * size, 0),
                              segments=10, material="fabric"))
    sit = Sit(length + 0.1 * tub, deep, seat)
    path = [(deep / 2, seat - 0.02), (-deep / 2, seat - 0.02)]
    planks = slats(path, sit.width, int(rng.integers(3, 7)), thick=0.04, gap=0.12)
    rails = [box((length + 0.3 * tub, 0.06, 0.05), (0, seat - 0.06, s * 0.3 * deep), material="metal")
             for s in (-1, 1)]
    return both_sides(side) + planks + rails
