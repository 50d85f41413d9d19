"""What guitars are made from: neck, head, tuners, strings, pickups, bridges. Metres; strings face +Z."""

from dataclasses import dataclass

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    chance,
    cylinder,
    ellipsoid,
    extrude,
    facing,
    joined,
    loft_levels,
    moved,
    painted,
    pick,
    placed,
    tube,
)

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Strung:
    """Where the strings run: up Y from the saddle to the nut, in front of the body's face z = 0."""

    scale: float
    """Length of a string, metres."""
    saddle: float
    """y of the saddle."""
    join: int
    """The fret at which the neck leaves the body."""
    count: int = 6
    nut: float = 0.044
    """Width of the neck there."""
    high: float = 0.006
    """z of the fingerboard's face."""
    x: float = 0.0

    def fret(self, number: float) -> float:
        """y of a fret: the 12th halves the string."""
        return self.saddle + self.scale * 2 ** (-number / 12)

    def wide(self, y: float) -> float:
        """Width of the fingerboard at y."""
        return self.nut * (1 + 0.42 * (self.fret(0) - y) / self.scale)


def strung(top: float, scale: float, join: int, **rest: float) -> Strung:
    """Strings for a body whose neck leaves it at y = `top`, at fret `join`."""
    return Strung(scale, top - scale * 2 ** (-join / 12), join, **rest)


def neck(
    rng: np.random.Generator, plan: Strung, *, deep: float = 0.02, heel: float = 0.0, frets: int = 20
) -> list[Part]:
    """Shaft, fingerboard, frets, marks and nut; `heel` is how far it reaches back where it meets the body."""
    low, top, end = plan.fret(plan.join) - 0.03, plan.fret(0), plan.fret(frets + 0.7)
    turn = np.radians(np.linspace(180, 360, 7))
    back = np.stack([np.cos(turn) / 2, np.sin(turn)], axis=1)
    levels = [
        (back * (plan.wide(y) * 0.98, deep * (1 + 0.2 * (top - y) / plan.scale)), y)
        for y in np.linspace(low, top, 3)
    ]
    wood = pick(rng, "wood", "wood", "paint")
    parts = [loft_levels(levels, (0, 0, 0.001), material=wood)]
    if heel:
        wide = plan.wide(low)
        shape = [
            (0, low + 0.02),
            (0, low + 0.1),
            (-deep, low + 0.09),
            (-0.7 * heel, low + 0.045),
            (-heel, low + 0.04),
        ]
        parts.append(extrude([*shape, (-heel, low)], 0.7 * wide, facing="x", bevel=0.008, material=wood))
    a, b = plan.wide(end) / 2, plan.nut / 2
    board = [(-a, end), (a, end), (b, top), (-b, top)]
    parts.append(extrude(board, plan.high, (0, 0, plan.high / 2), material="wood"))
    wires = [
        box((0.98 * plan.wide(plan.fret(n)), 0.0022, 0.0026), (0, plan.fret(n), plan.high), material="metal")
        for n in range(1, frets + 1)
    ]
    parts += [joined(wires), box((plan.nut, 0.006, 0.012), (0, top, plan.high - 0.003), material="plastic")]
    return placed(parts + _marks(rng, plan, frets), translate=(plan.x, 0, 0))


def _marks(rng: np.random.Generator, plan: Strung, frets: int) -> list[Part]:
    """Inlays between the frets: dots, blocks or none."""
    style = pick(rng, "dots", "dots", "blocks", "none")
    if style == "none":
        return []
    found = []
    for n in (3, 5, 7, 9, 12, 15, 17, 19):
        if n <= frets:
            y, tall = (plan.fret(n) + plan.fret(n - 1)) / 2, plan.fret(n - 1) - plan.fret(n)
            size = (0.007, 0.007, 0.002) if style == "dots" else (0.6 * plan.wide(y), 0.55 * tall, 0.002)
            found.append(box(size, (0, y, plan.high), material="plastic"))
    return [joined(found)]


HEADS = {
    "block": [(0.5, 0), (0.62, 0.12), (0.68, 0.2), (0.74, 0.94), (0.7, 1)],
    "book": [
        (0.5, 0),
        (0.75, 0.14),
        (0.84, 0.24),
        (0.74, 0.7),
        (0.88, 0.93),
        (0.7, 0.97),
        (0.4, 1),
        (0.12, 0.96),
    ],
    "crown": [(0.5, 0), (0.7, 0.13), (0.76, 0.22), (0.7, 0.85), (0.55, 0.93), (0.3, 1)],
    "vee": [(0.5, 0), (0.78, 0.2), (0.7, 0.3), (0.1, 1)],
}
"""Right halves of heads with tuners on both sides, (x, y) by the nut's width and by the length."""
INLINE = {
    "scroll": [
        (0.5, 0), (0.62, 0.14), (0.48, 0.3), (0.5, 0.6), (0.75, 0.8), (0.6, 0.98), (0.1, 1), (-0.35, 0.94),
        (-0.62, 0.24), (-0.55, 0.08), (-0.5, 0),
    ],
    "hockey": [(0.5, 0), (0.5, 0.4), (0.2, 0.8), (0.42, 1.05), (-0.1, 0.98), (-0.75, 0.2), (-0.5, 0)],
    "plank": [(0.5, 0), (0.4, 0.5), (0.3, 0.92), (0.05, 1), (-0.35, 0.97), (-0.6, 0.24), (-0.5, 0)],
}  # fmt: skip
"""Heads whose tuners stand in a row at the left."""


def head(
    rng: np.random.Generator,
    plan: Strung,
    style: str,
    *,
    length: float,
    thick: float = 0.014,
    tilt: float = 12.0,
) -> list[Part]:
    """The head above the nut with its tuners: a style of HEADS or INLINE, or "slotted"."""
    width = plan.nut * rng.uniform(1.0, 1.1)
    buttons = pick(rng, "oval", "flat")
    middle, wood = -thick / 2, pick(rng, "wood", "wood", "paint")
    if style in INLINE:
        outline = np.array(INLINE[style]) * (width, length)
        board = [extrude(outline, thick, (0, 0, middle), bevel=0.002, material=wood)]
        ways = np.linspace(0.2, 0.86, plan.count)
        edge = np.interp(ways, [0.08, 0.24, 0.95], [-0.55, -0.62, -0.36]) * width
        if style == "hockey":
            edge = np.interp(ways, [0.2, 0.98], [-0.72, -0.12]) * width
        posts = [(x + 0.012, w * length, -1) for x, w in zip(edge, ways, strict=True)]
    else:
        half = np.array(HEADS["block" if style == "slotted" else style]) * (width, length)
        outline = np.concatenate([half, half[::-1] * (-1, 1)])
        bars = _slotted(width, length, thick, wood) if style == "slotted" else []
        board = bars or [extrude(outline, thick, (0, 0, middle), bevel=0.002, material=wood)]
        right = plan.count // 2
        sides = [(1, k, right) for k in range(right)] + [
            (-1, k, plan.count - right) for k in range(plan.count - right)
        ]
        posts = []
        for sign, k, many in sides:
            w = 0.26 + 0.6 * (k + 0.5) / many if many > 1 else 0.5
            posts.append((sign * (np.interp(w, half[:, 1] / length, half[:, 0]) - 0.012), w * length, sign))
    pegs = _tuners(posts, thick, buttons, sideways=style == "slotted")
    y, z = plan.fret(0), plan.high - 0.004
    return placed(board + pegs, rotate=(-tilt, 0, 0), translate=(plan.x, y, z))


def _slotted(width: float, length: float, thick: float, wood: str) -> list[Part]:
    """A classical head: three rails and the bridges between them, so that two slots go through."""
    wide, middle = 1.4 * width, -thick / 2
    rails = [
        box((0.16 * wide, 0.72 * length, thick), (x * wide, 0.55 * length, middle), material=wood)
        for x in (-0.42, 0, 0.42)
    ]
    shape = np.array([(0.5, 0), (0.7, 0.14), (0.7, 0.24), (-0.7, 0.24), (-0.7, 0.14), (-0.5, 0)]) * (
        width,
        length,
    )
    crown = np.array([(0.7, 0.86), (0.7, 0.97), (0.3, 1.02), (-0.3, 1.02), (-0.7, 0.97), (-0.7, 0.86)]) * (
        width,
        length,
    )
    ends = [extrude(outline, thick, (0, 0, middle), material=wood) for outline in (shape, crown)]
    return [joined([*rails, *ends])]


def _tuners(posts: list[tuple[float, float, int]], thick: float, style: str, *, sideways: bool) -> list[Part]:
    """Posts on the face, and buttons beside the edge, or behind it when `sideways`."""
    metal, knobs = [], []
    for x, y, sign in posts:
        out = x + sign * 0.026
        metal.append(facing(cylinder(0.004, 0.014, sides=8), "z", (x, y, 0.004)))
        if sideways:
            knob, stem = (
                (x + sign * 0.014, y, -thick - 0.014),
                box((0.006, 0.006, 0.02), (x + sign * 0.014, y, -thick - 0.004)),
            )
        else:
            knob = (out, y, -0.6 * thick)
            stem = box((0.024, 0.005, 0.005), ((x + out) / 2, y, -0.6 * thick), material="metal")
        metal.append(stem)
        radii = (0.008, 0.009, 0.004) if style == "oval" else (0.007, 0.007, 0.003)
        knobs.append(
            ellipsoid(radii, knob, segments=8, power=2 if style == "oval" else 5, material="plastic")
        )
    metal = [painted(part, "metal") for part in metal]
    return [joined(metal), joined(knobs)]


def strings(
    plan: Strung, *, over: float = 0.006, spread: float = 0.052, tail: float | None = None
) -> list[Part]:
    """The strings in one part, from the saddle, or from y = `tail`, to the nut; `over` the board."""
    found = []
    for share in np.linspace(-0.5, 0.5, plan.count):
        foot = (plan.x + share * spread, plan.saddle, plan.high + over)
        top = (plan.x + 0.8 * share * plan.nut, plan.fret(0), plan.high + 0.002)
        path = [foot, top] if tail is None else [(foot[0], tail, 0.006), foot, top]
        found.append(tube(path, 0.0009, sides=3))
    return [joined(found)]


def pickup(style: str, y: float, *, x: float = 0.0, slant: float = 0.0, z: float = 0.0) -> list[Part]:
    """A pickup across the strings at y: "single", "humbucker" or "soap"."""
    size = {"single": (0.07, 0.018, 0.016), "humbucker": (0.07, 0.038, 0.02), "soap": (0.085, 0.036, 0.014)}[
        style
    ]
    parts = [box(size, bevel=0.003, material="plastic")]
    if style == "humbucker":
        parts.append(box((0.088, 0.045, 0.008), bevel=0.002, material="metal"))
    rods = [
        box((0.004, 0.004, size[2] + 0.003), (u, 0, 0), material="metal")
        for u in np.linspace(-0.026, 0.026, 6)
    ]
    return placed([*parts, joined(rods)], rotate=(0, 0, slant), translate=(x, y, z))


def knobs(spots: list[tuple[float, float]], *, radius: float = 0.011, z: float = 0.0) -> Part:
    """Turning knobs on the face at these (x, y)."""
    knob = facing(cylinder(radius, 0.03, radius_top=0.85 * radius, sides=12, material="plastic"))
    return joined([moved(knob, translate=(x, y, z)) for x, y in spots])


def bridge(rng: np.random.Generator, plan: Strung, style: str, *, z: float = 0.0) -> list[Part]:
    """The bridge of an electric: "stop" (bar and tailpiece), "plate", "tremolo" or "trapeze"."""
    y, x, wide = plan.saddle, plan.x, 0.013 * plan.count
    high = plan.high + 0.004 - z
    if style == "stop":
        bars = [(0.09, 0.011, y, high), (0.09, 0.014, y - rng.uniform(0.035, 0.055), 0.8 * high)]
        return [box((w, t, h), (x, v, z + h / 2), bevel=0.003, material="metal") for w, t, v, h in bars]
    tall = {"plate": 0.05, "tremolo": 0.042, "trapeze": 0.012}[style]
    base = box((wide, tall, 0.008), (x, y - 0.3 * tall, z + 0.002), bevel=0.002, material="metal")
    rows = np.linspace(-0.5, 0.5, plan.count) * (wide - 0.02)
    saddles = [box((0.008, 0.018, high), (x + u, y, z + high / 2), material="metal") for u in rows]
    parts = [base, joined(saddles)]
    if style == "tremolo" and chance(rng, 0.7):
        arm = [(x + 0.5 * wide - 0.004, y, z + 0.005), (x + 0.5 * wide + 0.006, y + 0.01, z + 0.028)]
        parts.append(
            tube([*arm, (x + 0.5 * wide + rng.uniform(-0.02, 0.03), y + 0.12, z + 0.035)], 0.003, sides=6)
        )
    return parts
