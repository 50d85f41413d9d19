"""What holds a rifle: stocks of wood and metal, handguards. Metres; muzzle to +Z, the bore at x = y = 0."""

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    box,
    circle,
    cylinder,
    joined,
    moved,
    pick,
    placed,
    rounded_path,
    sweep,
    tube,
)
from data.procedural.rifle_parts import flat, flowing, turned
from data.procedural.rifle_sights import rail


def wood_stock(
    rng: np.random.Generator, *, ahead: float, length: float, deep: float = 0.045, style: str | None = None
) -> list[Part]:
    """A carved stock in one piece from the butt, `length` behind the trigger, to z = `ahead` under it.

    style: "straight" wrist (English), "pistol" (a grip that dips) or "thumb" (a hole behind the grip).
    """
    style, width = style or pick(rng, "straight", "pistol", "pistol"), rng.uniform(0.038, 0.05)
    drop, butt, tip = rng.uniform(0.015, 0.05), rng.uniform(0.11, 0.14), rng.uniform(0.55, 0.85) * deep
    dip = {"straight": 0.0, "pistol": rng.uniform(0.012, 0.035), "thumb": 0.055}[style]
    low = -0.5 * deep - 0.01
    under = [
        (ahead, low + deep - tip),
        (ahead - 0.03, low + 0.6 * (deep - tip)),
        (0.5 * ahead, low),
        (0.05, low),
    ]
    under += [(-0.01, low - 0.002), (-0.05, low - 0.012 - dip), (-0.1, low - 0.02 - 1.15 * dip)]
    under += [(-0.14, low - 0.024 - 0.4 * dip), (-0.6 * length, -drop - 0.7 * butt), (-length, -drop - butt)]
    comb = rng.uniform(0.0, 0.025)
    top = [(-length - 0.004, -drop - 0.5 * butt), (-length, -drop), (-0.55 * length, comb - 0.55 * drop)]
    top += [
        (-0.42 * length, comb - 0.6 * drop - 0.004), (-0.09, -0.016), (-0.05, 0.002), (0.1, 0.004),
        (ahead, 0.004),
    ]  # fmt: skip
    main = flowing([*under, *top], width, points=44, round=rng.uniform(0.25, 0.45))
    pad = flat(
        [(0.006, -butt), (-0.016, -butt - 0.003), (-0.02, -0.5 * butt), (-0.016, 0.003), (0.006, 0)],
        0.98 * width,
        bevel=0.008,
        material="rubber",
    )
    pad = moved(pad, translate=(0, -drop, -length))
    return [main, pad]


def tail(rng: np.random.Generator, style: str, *, back: float, length: float, y: float = 0.0) -> list[Part]:
    """A shoulder stock behind z = `back`: "fixed", "tube" (telescoping), "frame", "wire" or "skeleton"."""
    end, width, butt = back - length, rng.uniform(0.032, 0.044), rng.uniform(0.1, 0.14)
    high, low = y + rng.uniform(-0.005, 0.01), y - rng.uniform(0.7, 1.0) * butt
    if style in ("wire", "frame"):
        return _bars(style, (back, end), (high, low), y, width)
    if style == "tube":
        rod = turned([(end + 0.03, 0.015), (back + 0.01, 0.015)], y=y - 0.005)
        shape = [(-0.3, y - 0.03), (-0.6, y - 0.04)]
        block = [(back - 0.3 * length, high + 0.008), *((back + s * length, v) for s, v in shape)]
        block += [(end + 0.02, low), (end, low), (end, high + 0.008)]
        return [rod, flat(block, width, bevel=0.006, material="plastic")]
    if style == "skeleton":
        spine = [(back + 0.01, y + 0.012), (back + 0.01, y - 0.022), (end, high - 0.03), (end, high + 0.012)]
        brace = [(end + 0.05, high - 0.01), (end, high - 0.01), (end, low), (end + 0.03, low)]
        cheek = box(
            (width, 0.03, 0.5 * length),
            (0, high + 0.012, end + 0.4 * length),
            bevel=0.006,
            material="plastic",
        )
        pad = box(
            (width, high - low + 0.02, 0.018),
            (0, (high + low) / 2, end - 0.006),
            bevel=0.005,
            material="rubber",
        )
        return [flat(spine, 0.8 * width), flat(brace, 0.8 * width), cheek, pad]
    side = [
        (back + 0.012, y + 0.016),
        (back + 0.012, y - 0.032),
        (end + 0.25 * length, 0.5 * (y + low) - 0.02),
    ]
    side += [(end, low), (end, high + 0.01), (end + 0.5 * length, high + 0.014)]
    return [flat(side, width, bevel=0.008, material=pick(rng, "plastic", "wood"))]


def _bars(
    style: str, reach: tuple[float, float], rise: tuple[float, float], y: float, width: float
) -> list[Part]:
    """A folding stock of bent wire or of three bars: `reach` its front and back z, `rise` the butt's ends."""
    (back, end), (high, low) = reach, rise
    middle, tall = (high + low) / 2, high - low
    if style == "wire":
        path = [(back + 0.01, y + 0.005), (end, high), (end, low), (end + 0.02, low), (back + 0.01, y - 0.02)]
        rods = [
            tube(rounded_path([(s * 0.014, v, z) for z, v in path], 0.02), 0.005, sides=6) for s in (-1, 1)
        ]
        return [joined(rods), box((0.036, tall, 0.012), (0, middle, end), bevel=0.003, material="metal")]
    ends = [
        ((0, y, back + 0.01), (0, high, end)),
        ((0, y - 0.02, back + 0.01), (0, low, end)),
        ((0, high + 0.01, end), (0, low - 0.01, end)),
    ]
    bars = joined([beam(a, b, size=(0.022, 0.02), material="metal") for a, b in ends])
    return [bars, box((width, tall + 0.02, 0.016), (0, middle, end - 0.004), bevel=0.004, material="rubber")]


def handguard(
    rng: np.random.Generator, start: float, end: float, deep: float, *, material: str = "plastic"
) -> list[Part]:
    """What one holds before the magazine: round with rings, octagonal with rails, or a carved block."""
    style, width = pick(rng, "round", "rails", "block", "slots"), rng.uniform(0.042, 0.054)
    middle = -0.1 * deep
    if style == "round":
        radius = 0.5 * deep
        steps = np.linspace(start, end, 9)
        profile = [(z, radius * (1.0 if k % 2 else 0.93)) for k, z in enumerate(steps)]
        return [turned(profile, y=middle, sides=14, material=material)]
    if style == "rails":
        ring = circle(0.5, 8) * (width, deep)
        body = sweep([(0, middle, start), (0, middle, end)], ring, up=(0, 1, 0), material=material)
        under = moved(
            rail(0, start + 0.01, end - 0.01), rotate=(0, 0, 180), translate=(0, middle - 0.46 * deep, 0)
        )
        return [body, rail(middle + 0.46 * deep, start, end), under]
    y, top = middle - 0.5 * deep, middle + 0.5 * deep
    taper = rng.uniform(0.0, 0.25) * deep
    side = [(start, y), (end, y + taper), (end, top - 0.3 * taper), (start, top)]
    parts = [flat(side, width, bevel=0.25 * width, material=material)]
    if style == "slots":
        gaps = np.linspace(start, end, 6)[1:-1]
        parts.append(
            joined([box((1.03 * width, 0.22 * deep, 0.015), (0, middle, z), material="metal") for z in gaps])
        )
    return parts


def foregrip(rng: np.random.Generator, y: float, z: float) -> Part:
    """A handle hanging from y, upright or raked."""
    long = rng.uniform(0.06, 0.1)
    body = cylinder(0.016, long, radius_top=0.014, sides=10, material="plastic")
    return placed([body], rotate=(rng.uniform(-15, 15), 0, 0), translate=(0, y - 0.46 * long, z))[0]
