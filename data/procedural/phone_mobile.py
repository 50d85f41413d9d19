"""Mobile telephones with keys: bars, bricks, flips, sliders, keyboards under the screen. Metres."""

import numpy as np

from data.procedural.kit import Part, box, chance, disc, extrude_rounded, joined, pick, placed, superellipse
from data.procedural.phone_parts import antenna, keys, pad, ring, slate


def _bar_outline(rng: np.random.Generator, width: float, height: float) -> np.ndarray:
    """An upright body's outline: nearly a rectangle, an oval, waisted or wider at one end."""
    style = pick(rng, "straight", "straight", "oval", "waist", "drop")
    if style in ("straight", "oval"):
        power = rng.uniform(7, 14) if style == "straight" else rng.uniform(3.2, 5)
        return superellipse((width / 2, height / 2), power, 32)
    outline = superellipse((width / 2, height / 2), rng.uniform(5, 9), 36)
    up = outline[:, 1] / height
    if style == "waist":
        return outline * np.stack([0.88 + 0.48 * up**2, np.ones(36)], axis=1)
    return outline * np.stack([1 + rng.choice([-0.25, 0.25]) * up, np.ones(36)], axis=1)


def display(
    size: tuple[float, float], center: tuple[float, float, float], rng: np.random.Generator
) -> list[Part]:
    """A glass in a frame that stands out a little; `center` on the face."""
    x, y, z = center
    frame = slate((1.12 * size[0], 1.12 * size[1], 0.0012), center, radius=rng.uniform(0.03, 0.3) * min(size))
    return [frame, slate((*size, 0.0014), (x, y, z + 0.0003), material="glass")]


def dialling(rng: np.random.Generator, width: float, top: float, low: float, face: float) -> list[Part]:
    """What lies below a screen, from `top` down to `low`: steering pad, call keys and twelve digits."""
    deep = top - low
    share = rng.uniform(0.25, 0.36)
    radius = min(0.38 * share * deep, 0.2 * width)
    y = top - share * deep / 2
    parts = pad(rng, radius, (0, y, face))
    soft = [
        slate(
            (0.22 * width, 0.34 * share * deep, 0.0022),
            (sign * 0.31 * width, y + up * share * deep, face),
            radius=0.002,
        )
        for sign in (-1, 1)
        for up in (-0.23, 0.23)
    ]
    parts.append(joined(soft))
    rows = pick(rng, 4, 4, 5)
    field = (rng.uniform(0.78, 0.9) * width, (1 - share) * deep)
    parts.append(keys(rng, field, (3, rows), (0, low + field[1] / 2, face), rise=rng.uniform(0.0008, 0.0016)))
    return parts


def candy_bar(rng: np.random.Generator) -> list[Part]:
    """One straight body with a small screen over the keys, sometimes with a stub of an aerial."""
    width = rng.uniform(0.042, 0.052)
    height, thick = width * rng.uniform(2.05, 2.9), rng.uniform(0.011, 0.023)
    outline, bevel = _bar_outline(rng, width, height), rng.uniform(0.15, 0.42) * thick
    parts = [extrude_rounded(outline, thick, radius=bevel, material=pick(rng, "plastic", "paint", "metal"))]
    face, usable = thick / 2, width - 2 * bevel
    # the face is only flat inside the rounding, and narrower where the outline is
    usable *= 0.9
    tall = rng.uniform(0.2, 0.42) * height
    top = height / 2 - bevel - 0.08 * height
    parts += display((0.84 * usable, tall), (0, top - tall / 2, face), rng)
    parts.append(box((0.25 * usable, 0.0022, 0.0016), (0, top + 0.035 * height, face), material="metal"))
    parts += dialling(rng, usable, top - 1.1 * tall, -height / 2 + bevel + 0.03 * height, face)
    if chance(rng, 0.35):
        foot = (0.3 * width, 0.47 * height, -0.1 * thick)
        parts += antenna(rng, foot, rng.uniform(0.15, 0.4) * height, 0.32 * thick)
    if chance(rng, 0.5):
        at = (0, 0.3 * height, -thick / 2)
        parts += [
            disc(0.14 * width, 0.002, at, material="metal"),
            disc(0.08 * width, 0.003, at, material="glass"),
        ]
    return parts


def qwerty(rng: np.random.Generator) -> list[Part]:
    """A broad body: a level screen, a row of call keys about a trackball, and a keyboard of four rows."""
    width = rng.uniform(0.06, 0.076)
    height, thick = width * rng.uniform(1.55, 1.95), rng.uniform(0.011, 0.018)
    outline = superellipse((width / 2, height / 2), rng.uniform(5, 14), 32)
    bevel, face = rng.uniform(0.15, 0.4) * thick, thick / 2
    parts = [extrude_rounded(outline, thick, radius=bevel, material=pick(rng, "plastic", "metal"))]
    usable, top = 0.92 * (width - 2 * bevel), height / 2 - bevel - 0.07 * height
    tall = rng.uniform(0.36, 0.46) * height
    parts += display((0.88 * usable, tall), (0, top - tall / 2, face), rng)
    parts.append(box((0.2 * usable, 0.0022, 0.0016), (0, top + 0.035 * height, face), material="metal"))
    y, low = top - 1.1 * tall - 0.045 * height, -height / 2 + bevel + 0.02 * height
    parts += pad(rng, 0.036 * height, (0, y, face), rise=0.0014)
    calls = [
        slate((0.17 * usable, 0.06 * height, 0.002), (x * usable, y, face), radius=0.002)
        for x in (-0.4, -0.2, 0.2, 0.4)
    ]
    parts.append(joined(calls))
    board = y - 0.045 * height - low
    rows, style = pick(rng, 4, 4, 3), pick(rng, "square", "bevel", "pill")
    at = (0, low + board / 2, face)
    parts.append(
        keys(rng, (0.95 * usable, board), (10, rows), at, style=style, rise=rng.uniform(0.0008, 0.0016))
    )
    back = (0, 0.33 * height, -face)
    parts += [
        disc(0.1 * width, 0.0024, back, material="metal"),
        disc(0.06 * width, 0.0034, back, material="glass"),
    ]
    return parts


def _flip_halves(rng: np.random.Generator) -> tuple[list[Part], list[Part], tuple[float, float, float]]:
    """Keypad half and screen half of a flip, lying with their insides to +Z, and their size."""
    width, corner = rng.uniform(0.044, 0.054), rng.uniform(0.1, 0.35)
    height, thick = width * rng.uniform(1.6, 2.05), rng.uniform(0.008, 0.013)
    size = (width, height, thick)
    face, material = thick / 2, pick(rng, "plastic", "metal", "paint")
    shell = {"radius": corner * width, "soft": rng.uniform(0.1, 0.4) * thick, "material": material}
    low, high = [slate(size, **shell)], [slate(size, **shell)]
    low += dialling(rng, 0.86 * width, 0.43 * height, -0.44 * height, face)
    tall = rng.uniform(0.5, 0.68) * height
    high += display((0.76 * width, tall), (0, -0.02 * height, face), rng)
    high.append(box((0.3 * width, 0.002, 0.0016), (0, 0.43 * height, face), material="metal"))
    outer = pick(rng, "screen", "round", "none", "screen")
    back, y = -face, rng.uniform(-0.2, 0.1) * height
    if outer == "screen":
        high += [slate((0.55 * width, 0.3 * height, 0.002), (0, y, back), radius=0.003, material="glass")]
    elif outer == "round":
        high += [
            disc(0.25 * width, 0.002, (0, y, back), material="glass"),
            ring(0.27 * width, 0.0012, (0, y, back)),
        ]
    if chance(rng, 0.7):
        spot = (0, 0.26 * height, back)
        high += [
            disc(0.1 * width, 0.003, spot, material="metal"),
            disc(0.06 * width, 0.004, spot, material="glass"),
        ]
    return low, high, size


def _hinge(rng: np.random.Generator, size: tuple[float, float, float]) -> list[Part]:
    """The barrel of a flip about X, in one or three pieces, at the origin."""
    radius = rng.uniform(0.55, 0.8) * size[2]
    share = rng.uniform(0.5, 0.98)
    middle = placed([disc(radius, share * size[0], (0, 0, 0), material="metal")], rotate=(0, 90, 0))
    caps = placed([disc(0.9 * radius, 0.98 * size[0], (0, 0, 0))], rotate=(0, 90, 0))
    return middle + caps


def flip_open(rng: np.random.Generator) -> list[Part]:
    """A clamshell opened to talk, standing; or lying open on its keypad half like a laptop."""
    low, high, size = _flip_halves(rng)
    bend, half = rng.uniform(8, 35), size[1] / 2 + 0.3 * size[2]
    parts = placed(low, translate=(0, -half, 0))
    parts += placed(placed(high, translate=(0, half, 0)), rotate=(bend, 0, 0))
    parts += _hinge(rng, size)
    if chance(rng, 0.35):
        foot = (0.36 * size[0], -0.1 * size[1], -0.4 * size[2])
        parts += antenna(rng, foot, rng.uniform(0.25, 0.6) * size[1], 0.4 * size[2])
    lean = pick(rng, 0, 0, -bend / 2, -rng.uniform(60, 90))
    return placed(parts, rotate=(lean, 0, 0))


def flip_closed(rng: np.random.Generator) -> list[Part]:
    """A clamshell folded shut: two thicknesses, the outer screen to the front, the barrel above."""
    low, high, size = _flip_halves(rng)
    gap = 0.52 * size[2]
    # the insides look at each other, so the screen half is turned to show its back to +Z
    parts = placed(low, translate=(0, 0, -gap)) + placed(high, rotate=(0, 180, 0), translate=(0, 0, gap))
    parts += placed(_hinge(rng, size), translate=(0, size[1] / 2 - 0.1 * size[2], 0))
    if chance(rng, 0.5):
        foot = (-0.36 * size[0], 0.44 * size[1], -gap)
        parts += antenna(rng, foot, rng.uniform(0.2, 0.5) * size[1], 0.42 * size[2])
    return parts


def slider(rng: np.random.Generator) -> list[Part]:
    """A screen half pushed up off its keypad, open or nearly shut."""
    width, thick = rng.uniform(0.046, 0.058), rng.uniform(0.006, 0.01)
    height, shift = width * rng.uniform(1.85, 2.2), rng.uniform(0.12, 0.5)
    corner, material = rng.uniform(0.06, 0.3) * width, pick(rng, "plastic", "metal", "paint")
    shell = {"radius": corner, "bevel": 0.3 * thick, "material": material}
    size, up = (width, height, thick), shift * height
    parts = [slate(size, (0, 0, -thick / 2), **shell), slate(size, (0, up, 0.46 * thick), **shell)]
    face, tall = 0.96 * thick, rng.uniform(0.5, 0.68) * height
    middle = up + 0.43 * height - tall / 2
    parts += display((0.8 * width, tall), (0, middle, face), rng)
    y = up - 0.5 * height + (0.93 * height - tall) * 0.42
    parts += pad(rng, min(0.15 * width, 0.1 * height), (0, y, face))
    sides = [
        slate((0.2 * width, 0.07 * height, 0.002), (x * width, y, face), radius=0.002) for x in (-0.32, 0.32)
    ]
    parts.append(joined(sides))
    deep = up - 0.06 * height
    rows = 4 if shift > 0.3 else 2
    parts.append(keys(rng, (0.88 * width, deep), (3, rows), (0, -0.48 * height + deep / 2, 0), rise=0.001))
    return parts


def side_slider(rng: np.random.Generator) -> list[Part]:
    """A slider held across: a level screen pushed up off a full keyboard, sometimes tilted."""
    width, thick = rng.uniform(0.1, 0.125), rng.uniform(0.006, 0.01)
    height, corner = width * rng.uniform(0.48, 0.58), rng.uniform(0.004, 0.012)
    size, up = (width, height, thick), rng.uniform(0.55, 0.75) * height
    shell = {"radius": corner, "bevel": 0.3 * thick, "material": pick(rng, "plastic", "metal")}
    board = keys(
        rng,
        (0.92 * width, up - 0.1 * height),
        (pick(rng, 10, 11, 12), pick(rng, 3, 4)),
        (0, -0.47 * height + (up - 0.1 * height) / 2, 0),
        style=pick(rng, "square", "bevel", "pill"),
        rise=0.0009,
    )
    upper = [slate(size, **shell)]
    upper += display((0.74 * width, 0.78 * height), (0, 0, thick / 2), rng)
    buttons = [
        slate((0.05 * width, 0.16 * height, 0.002), (0.45 * width, y * height, thick / 2))
        for y in (-0.3, 0.3)
    ]
    upper += [
        joined(buttons),
        *placed(pad(rng, 0.035 * width, (0, 0, 0)), translate=(0.45 * width, 0, thick / 2)),
    ]
    tilt = pick(rng, 0, 0, rng.uniform(15, 40))
    upper = placed(placed(upper, translate=(0, height / 2, 0)), rotate=(tilt, 0, 0))
    upper = placed(upper, translate=(0, up - height / 2, 0.46 * thick + 0.1 * thick * (tilt > 0)))
    hinge = box((0.5 * width, 0.012, 1.2 * thick), (0, up - height / 2, 0), material="metal")
    return [slate(size, (0, 0, -thick / 2), **shell), board, *upper, hinge]
