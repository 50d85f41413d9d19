"""Telephones with a screen over the whole front: smartphones, in a case, on a stand, folding ones. Metres."""

import numpy as np

from data.procedural.kit import Part, box, chance, disc, extrude, joined, pick, placed, rounded_rectangle
from data.procedural.phone_parts import ring, slate


def smartphone(rng: np.random.Generator) -> list[Part]:
    """A slate of glass: cameras behind, buttons along the edges, an opening for the front camera."""
    width = rng.uniform(0.058, 0.08)
    return _slate_phone(rng, width, width * rng.uniform(1.75, 2.22), rng.uniform(0.0065, 0.0105))


def early_smartphone(rng: np.random.Generator) -> list[Part]:
    """A thicker, shorter one with broad margins, a home button or keys below the screen."""
    width, thick = rng.uniform(0.056, 0.07), rng.uniform(0.009, 0.016)
    height = width * rng.uniform(1.65, 2.0)
    round_back = rng.uniform(0.25, 0.48) * thick
    body = slate(
        (width, height, thick),
        radius=rng.uniform(0.06, 0.24) * width,
        soft=round_back,
        material=pick(rng, "plastic", "metal"),
    )
    top, low = rng.uniform(0.06, 0.13) * height, rng.uniform(0.09, 0.17) * height
    face, edge = thick / 2, rng.uniform(0.88, 0.94) * width
    glass = slate((edge, height - top - low, 0.0008), (0, (low - top) / 2, face), material="glass")
    parts = [
        body,
        glass,
        box((0.2 * width, 0.002, 0.0012), (0, height / 2 - 0.5 * top, face), material="metal"),
    ]
    y = -height / 2 + 0.5 * low
    style = pick(rng, "round", "pill", "three", "ring")
    if style == "round":
        parts.append(disc(0.36 * low, 0.0012, (0, y, face), material="glass"))
    elif style == "ring":
        parts.append(ring(0.34 * low, 0.0007, (0, y, face)))
    elif style == "pill":
        parts.append(
            slate((0.22 * width, 0.36 * low, 0.0016), (0, y, face), radius=0.17 * low, material="metal")
        )
    else:
        buttons = [slate((0.2 * width, 0.3 * low, 0.0016), (x * width, y, face)) for x in (-0.3, 0, 0.3)]
        parts.append(joined(buttons))
    back = (rng.uniform(-0.25, 0.25) * width, 0.34 * height, -thick / 2)
    parts += [disc(0.1 * width, 0.002, back), disc(0.07 * width, 0.003, back, material="glass")]
    if chance(rng, 0.4):
        parts.append(box((0.4 * width, 0.004, 0.0014), (0, -0.38 * height, -thick / 2), material="metal"))
    return parts + _buttons(rng, width, height, thick)


def in_case(rng: np.random.Generator) -> list[Part]:
    """A smartphone in a bumper that stands out around it, perhaps with a ring or a kickstand behind."""
    width, thick = rng.uniform(0.066, 0.08), rng.uniform(0.008, 0.01)
    height, wall = width * rng.uniform(1.9, 2.2), rng.uniform(0.002, 0.005)
    parts = _slate_phone(rng, width, height, thick)
    shell = (width + 2 * wall, height + 2 * wall, thick + 0.002)
    case = slate(shell, (0, 0, -0.0014), radius=0.16 * width, bevel=0.3 * thick, material="rubber")
    lip = []
    for x, y, w, h in ((1, 0, 0, 0.8), (-1, 0, 0, 0.8), (0, 1, 0.7, 0), (0, -1, 0.7, 0)):
        size = (
            w * width + (1.2 * wall if not w else 0),
            h * height + (1.2 * wall if not h else 0),
            thick + 0.003,
        )
        at = (x * (width / 2 + 0.4 * wall), y * (height / 2 + 0.4 * wall), 0.0)
        lip.append(box(size, at, bevel=0.0008, material="rubber"))
    parts += [case, joined(lip)]
    back = -0.0014 - shell[2] / 2
    style = pick(rng, "plain", "ring", "kickstand")
    if style == "ring":
        at = (0, rng.uniform(-0.2, 0.05) * height, back)
        parts += [disc(0.2 * width, 0.003, at), ring(0.2 * width, 0.0016, (*at[:2], back - 0.002))]
    elif style == "kickstand":
        leg = extrude(
            rounded_rectangle(0.5 * width, 0.5 * height, 0.004),
            0.0022,
            (0, -0.25 * height, 0),
            material="plastic",
        )
        parts += placed([leg], rotate=(rng.uniform(8, 30), 0, 0), translate=(0, 0.1 * height, back))
    return parts


def on_stand(rng: np.random.Generator) -> list[Part]:
    """A smartphone leaning in a dock, upright or on its side."""
    width, thick = rng.uniform(0.066, 0.08), rng.uniform(0.007, 0.01)
    height, lean = width * rng.uniform(1.85, 2.2), rng.uniform(8, 24)
    tall, parts = height, _slate_phone(rng, width, height, thick)
    if chance(rng, 0.2):
        parts, tall = placed(parts, rotate=(0, 0, 90)), width
    rest = [
        slate((0.8 * width, 0.62 * tall, 0.006), (0, -0.05 * tall, -0.5 * thick - 0.003), radius=0.008),
        slate((0.7 * width, 0.007, 0.024), (0, -tall / 2 - 0.003, 0.0), material="metal"),
        slate((0.7 * width, 0.016, 0.004), (0, -tall / 2 + 0.001, thick / 2 + 0.003), material="metal"),
    ]
    up = tall / 2 * np.cos(np.radians(lean)) + 0.012
    parts = placed([*parts, *rest], rotate=(-lean, 0, 0), translate=(0, up, 0))
    deep = rng.uniform(0.9, 1.2) * width
    z = -0.15 * tall * np.sin(np.radians(lean))
    outline = rounded_rectangle(rng.uniform(0.9, 1.15) * width, deep, pick(rng, 0.01, 0.4 * width), 6)
    base = extrude(
        outline, 0.01, (0, 0.002, z), bevel=0.003, facing="y", material=pick(rng, "plastic", "metal", "wood")
    )
    post = box((0.35 * width, 0.7 * up, 0.008), (0, 0.35 * up, 0), material="metal")
    return [*parts, base, *placed([post], rotate=(-0.5 * lean, 0, 0), translate=(0, 0, z - 0.006))]


def foldable(rng: np.random.Generator) -> list[Part]:
    """Two slates on a hinge, opened like a book or like a powder box, at any angle."""
    book = chance(rng, 0.55)
    wide, tall = (
        (rng.uniform(0.06, 0.075), rng.uniform(0.135, 0.165))
        if book
        else (rng.uniform(0.068, 0.078), rng.uniform(0.075, 0.088))
    )
    thick, half_bend = rng.uniform(0.0055, 0.0085), pick(rng, 0.0, rng.uniform(3, 15), rng.uniform(15, 55))
    size, corner = (wide, tall, thick), rng.uniform(0.05, 0.14) * wide
    radius = 0.55 * thick
    halves = []
    for sign in (-1, 1):
        half = [slate(size, radius=corner, bevel=0.2 * thick, material="metal")]
        half.append(
            slate((0.95 * wide, 0.96 * tall, 0.001), (0, 0, thick / 2), radius=0.9 * corner, material="glass")
        )
        if sign > 0:
            half += _cameras(rng, wide, tall, thick)
            half.append(box((0.0016, 0.12 * tall, 0.4 * thick), (wide / 2, 0.1 * tall, 0), material="metal"))
        if sign < 0 and chance(rng, 0.6):
            cover = (0.9 * wide, 0.93 * tall, 0.001)
            half.append(slate(cover, (0, 0, -thick / 2), radius=0.8 * corner, material="glass"))
        away = (sign * (wide / 2), 0, 0) if book else (0, sign * (tall / 2), 0)
        turn = (0, -sign * half_bend, 0) if book else (sign * half_bend, 0, 0)
        halves += placed(placed(half, translate=away), rotate=turn)
    barrel = disc(radius, 0.98 * (tall if book else wide), (0, 0, 0), sides=12, material="metal")
    hinge = placed([barrel], rotate=(90, 0, 0) if book else (0, 90, 0), translate=(0, 0, -0.2 * thick))
    return halves + hinge


def _slate_phone(rng: np.random.Generator, width: float, height: float, thick: float) -> list[Part]:
    """Frame, glass, cameras and buttons of a smartphone."""
    corner, bevel = rng.uniform(0.05, 0.2) * width, rng.uniform(0.08, 0.4) * thick
    frame = slate((width, height, thick), radius=corner, soft=bevel, material=pick(rng, "metal", "plastic"))
    border, face = rng.uniform(0.012, 0.04) * width + bevel, thick / 2
    glass = (width - 2 * border, height - 2 * border, 0.0008)
    parts = [frame, slate(glass, (0, 0, face), radius=max(corner - border, 0.001), material="glass")]
    y = height / 2 - border - 0.0045
    style = pick(rng, "hole", "notch", "island", "slit", "none")
    if style == "hole":
        parts.append(disc(0.0028, 0.002, (pick(rng, 0, 0, -0.36) * width, y, face)))
    elif style == "notch":
        parts.append(slate((0.38 * width, 0.006, 0.002), (0, y + 0.002, face), radius=0.002))
    elif style == "island":
        parts.append(slate((0.26 * width, 0.006, 0.002), (0, y, face), radius=0.0029))
    elif style == "slit":
        parts.append(box((0.2 * width, 0.0015, 0.002), (0, y + 0.004, face), material="metal"))
    port = box((0.009, 0.0012, 0.4 * thick), (0, -height / 2, 0), material="metal")
    return [*parts, port, *_cameras(rng, width, height, thick), *_buttons(rng, width, height, thick)]


def _buttons(rng: np.random.Generator, width: float, height: float, thick: float) -> list[Part]:
    """Volume and power buttons on the long edges."""
    side = pick(rng, -1, 1)
    spots = [(1, rng.uniform(0.1, 0.25), 0.09), (side, 0.3, 0.07), (side, 0.2, 0.07)]
    bars = [
        box((0.0024, share * height, 0.35 * thick), (sign * width / 2, y * height, 0), material="metal")
        for sign, y, share in spots
    ]
    return [joined(bars)]


def _cameras(rng: np.random.Generator, width: float, height: float, thick: float) -> list[Part]:
    """The bump with its lenses on the back (-Z), upper outer corner, whole breadth or the middle."""
    style = pick(rng, "square", "pill", "bar", "round", "loose")
    lens, rise = rng.uniform(0.055, 0.09) * width, rng.uniform(0.0012, 0.0032)
    margin, back = rng.uniform(0.05, 0.1) * width, -thick / 2
    size = {
        "square": (0.42 * width, 0.42 * width),
        "pill": (0.2 * width, 0.5 * width),
        "bar": (0.97 * width, 0.2 * width),
        "round": (0.6 * width, 0.6 * width),
        "loose": (0.2 * width, 0.6 * width),
    }[style]
    x = 0.0 if style in ("bar", "round") else width / 2 - margin - size[0] / 2
    y = height / 2 - margin - size[1] / 2 - (0.05 * height if style == "bar" else 0)
    parts = []
    if style == "round":
        parts.append(disc(0.3 * width, 2 * rise, (x, y, back), sides=24, material="glass"))
    elif style != "loose":
        corner = min(size) * rng.uniform(0.2, 0.49)
        bump = slate((*size, 2 * rise), (x, y, back), radius=corner, bevel=0.5 * rise, material="metal")
        parts.append(bump)
    spots = {
        "square": [(-0.23, 0.23), (-0.23, -0.23), (0.23, 0)],
        "pill": [(0, -0.25), (0, 0.25)],
        "bar": [(-0.3, 0), (-0.1, 0), (0.3, 0)],
        "round": [(-0.2, 0.2), (0.2, 0.2), (-0.2, -0.2), (0.2, -0.2)],
        "loose": [(0, 0.36), (0, 0), (0, -0.36)],
    }[style][: pick(rng, 2, 3, 4)]
    proud = back - (0.0 if style == "loose" else rise)
    for u, v in spots:
        at = (x + u * size[0], y + v * size[1], proud)
        parts += [disc(lens, 0.0022, at, sides=14), disc(0.7 * lens, 0.003, at, sides=12, material="glass")]
    return [
        joined([part for part in parts if part.material == kind])
        for kind in sorted({p.material for p in parts})
    ]
