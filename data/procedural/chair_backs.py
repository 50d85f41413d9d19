"""Backs of chairs in eleven styles, built upright and then leaned back."""

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    board,
    both_sides,
    bowed,
    box,
    chance,
    cushion,
    cylinder,
    extrude,
    in_plane,
    moved,
    pick,
    rounded_rectangle,
    slab,
    superellipse,
    tube,
)

BACKS = (
    "slats",
    "ladder",
    "spindles",
    "solid",
    "upholstered",
    "framed",
    "open",
    "hoop",
    "oval",
    "splat",
    "cross",
)


def back(
    rng: np.random.Generator,
    style: str,
    size: tuple[float, float],
    *,
    stile: float = 0.035,
    material: str = "wood",
) -> list[Part]:
    """An upright back of this width and height standing on y = 0, in the plane z = 0 before any bow."""
    parts = _BACKS[style](rng, size, stile, material)
    if style not in ("hoop", "oval") and chance(rng, 0.5):
        bow = rng.uniform(0.01, 0.05)
        parts = [bowed(part, bow, size[0]) for part in parts]
    return parts


def placed_back(parts: list[Part], height: float, behind: float, lean: float) -> list[Part]:
    """The upright parts leaned back by these degrees about (y, z) = (height, behind)."""
    return [moved(part, rotate=(-lean, 0, 0), translate=(0, height, behind)) for part in parts]


def _stiles(size: tuple[float, float], stile: float, material: str) -> list[Part]:
    x = size[0] / 2 - stile / 2
    return both_sides([beam((x, -0.06, 0), (x, size[1], 0), size=(stile, stile), material=material)])


def _rails(
    rng: np.random.Generator, size: tuple[float, float], stile: float, material: str
) -> tuple[list[Part], float, float]:
    """Stiles, a crest and a lower rail, and between which heights what fills them goes."""
    width, height = size
    crest, low = rng.uniform(0.04, 0.12), pick(rng, -0.03, rng.uniform(0.08, 0.2) * height)
    arch = pick(rng, 0.0, rng.uniform(0.01, 0.06))
    rail = board(width, (height - crest, height), 0.7 * stile, arch=(0.4 * arch, arch), material=material)
    parts = [*_stiles(size, stile, material), rail]
    if low > 0:
        parts.append(
            board(width - stile, (low, low + rng.uniform(0.025, 0.05)), 0.6 * stile, material=material)
        )
    return parts, max(low, -0.03), height - crest + 0.01


def _slats(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    parts, low, high = _rails(rng, size, stile, material)
    count, inner = int(rng.integers(3, 8)), size[0] - 2 * stile
    width = inner / count * rng.uniform(0.4, 0.75)
    spots = (np.arange(count) + 0.5) / count * inner - inner / 2
    return parts + [
        box((width, high - low, 0.015), (x, (low + high) / 2, 0), material=material) for x in spots
    ]


def _ladder(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    count, (width, height) = int(rng.integers(2, 6)), size
    first = rng.uniform(0.12, 0.35) * height
    pitch = (height - first) / count
    tall, arch = pitch * rng.uniform(0.35, 0.75), pick(rng, 0.0, rng.uniform(0.0, 0.03))
    tops = height - pitch * np.arange(count) - rng.uniform(0, 0.02)
    rails = [
        board(width - stile, (top - tall, top), 0.018, arch=(0.5 * arch, arch), material=material)
        for top in tops
    ]
    return _stiles(size, stile, material) + rails


def _spindles(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    parts, low, high = _rails(rng, size, stile, material)
    count, inner, radius = int(rng.integers(4, 9)), size[0] - 2 * stile, rng.uniform(0.007, 0.012)
    spots = (np.arange(count) + 0.5) / count * inner - inner / 2
    return parts + [
        cylinder(radius, high - low, (x, (low + high) / 2, 0), sides=8, material=material) for x in spots
    ]


def _solid(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    width, height = size
    low = pick(rng, -0.03, -0.03, rng.uniform(0.1, 0.45) * height)
    if low < 0:
        radius = pick(rng, 0.0, rng.uniform(0.02, 0.12), 0.45 * width)
        if radius == 0:
            arch = (0.0, pick(rng, 0.0, rng.uniform(0.02, 0.07)))
            return [board(width, (-0.03, height), rng.uniform(0.018, 0.04), arch=arch, material=material)]
        outline = rounded_rectangle(width, height + 0.03, radius, 6)
        outline[:, 1] = np.maximum(outline[:, 1] + height / 2 - 0.015, -0.03)
        return [_raised(outline, rng.uniform(0.018, 0.04), material)]
    panel = board(width, (low, height), 0.02, arch=(0, pick(rng, 0, 0.04)), material=material)
    return [*_stiles((width * rng.uniform(0.7, 1), height - 0.03), stile, material), panel]


def _raised(outline: np.ndarray, thickness: float, material: str) -> Part:
    """A plate over an outline in XY; its rims are bevelled."""
    center = outline.mean(axis=0)
    lying = slab((outline - center)[::-1], thickness, bevel=0.3 * thickness, material=material)
    return moved(lying, rotate=(90, 0, 0), scale=(1, 1, -1), translate=(*center, 0))


def _upholstered(
    rng: np.random.Generator, size: tuple[float, float], stile: float, material: str
) -> list[Part]:
    width, height = size
    low, thick = pick(rng, -0.04, rng.uniform(0.05, 0.2) * height), rng.uniform(0.04, 0.1)
    tall = height - low
    soft = pick(rng, "fabric", "leather")
    radius = pick(rng, 0.3, 0.45) * thick
    pad = cushion((width, tall, thick), (0, low + tall / 2, 0), radius=radius, puff=0.01, material=soft)
    return [pad] if low < 0 else [*_stiles((0.8 * width, 0.7 * height), stile, material), pad]


def _framed(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    parts, low, high = _rails(rng, size, stile, material)
    inner, thick = size[0] - 1.6 * stile, rng.uniform(0.02, 0.05)
    soft = pick(rng, "fabric", "leather", material)
    return [
        *parts,
        cushion(
            (inner, high - low + 0.02, thick), (0, (low + high) / 2, 0), radius=0.4 * thick, material=soft
        ),
    ]


def _open(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    parts, low, high = _rails(rng, size, stile, material)
    if chance(rng, 0.5):
        middle = (low + high) / 2
        parts.append(board(size[0] - stile, (middle - 0.03, middle + 0.03), 0.02, material=material))
    return parts


def _hoop(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    width, height = size
    half, radius = width / 2 - 0.015, rng.uniform(0.010, 0.016)
    straight = rng.uniform(0.1, 0.6) * height
    angle = np.linspace(0, np.pi, 13)
    bend = np.stack([half * np.cos(angle), straight + (height - straight) * np.sin(angle)], axis=1)
    outline = np.concatenate([[(0.85 * half, -0.04)], bend, [(-0.85 * half, -0.04)]])
    parts = [tube(in_plane(outline, "xy"), radius, sides=8, material=material)]
    count = int(rng.integers(0, 8))
    for x in np.linspace(-0.72, 0.72, count) * half if count > 2 else ():
        top = straight + (height - straight) * np.sqrt(1 - (x / half) ** 2)
        parts.append(tube([(0.8 * x, -0.02, 0), (x, top, 0)], 0.008, sides=6, material=material))
    if count <= 2:
        pad = rounded_rectangle(1.75 * half, height * 0.45, 0.12, 5) * (0.9, 1) + (0, height * 0.62)
        parts.append(_raised(pad, 0.03, pick(rng, "fabric", material)))
    return parts


def _oval(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    width, height = size
    radii = (width / 2, height * rng.uniform(0.36, 0.44))
    outline = superellipse(radii, pick(rng, 2.0, 2.0, 4.0), 24)
    middle = height - radii[1]
    frame = tube(
        in_plane(outline * 0.93, "xy", (0, middle, 0)), stile * 0.5, sides=8, closed=True, material=material
    )
    pad = _raised(outline * 0.9 + (0, middle), rng.uniform(0.03, 0.06), pick(rng, "fabric", "leather"))
    x = 0.55 * radii[0]
    foot = beam((x, -0.05, 0), (x, middle - 0.7 * radii[1], 0), size=(stile, stile), material=material)
    return [frame, pad, *both_sides([foot])]


def _splat(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    parts, low, high = _rails(rng, size, stile, material)
    t = np.linspace(0, 1, 9)
    half = size[0] * np.interp(
        t, [0, 0.25, 0.45, 0.75, 1], rng.uniform([0.1, 0.05, 0.1, 0.06, 0.1], [0.2, 0.1, 0.22, 0.14, 0.22])
    )
    y = low + (high - low) * t
    vase = np.stack([np.concatenate([half, -half[::-1]]), np.concatenate([y, y[::-1]])], axis=1)
    return [*parts, extrude(vase, 0.015, material=material)]


def _cross(rng: np.random.Generator, size: tuple[float, float], stile: float, material: str) -> list[Part]:
    parts, low, high = _rails(rng, size, stile, material)
    x = size[0] / 2 - stile
    return parts + both_sides(
        [beam((-x, max(low, 0), 0), (x, high, 0), size=(0.02, 0.025), up=(0, 0, 1), material=material)]
    )


_BACKS = {
    "slats": _slats,
    "ladder": _ladder,
    "spindles": _spindles,
    "solid": _solid,
    "upholstered": _upholstered,
    "framed": _framed,
    "open": _open,
    "hoop": _hoop,
    "oval": _oval,
    "splat": _splat,
    "cross": _cross,
}
