"""What displays are put together from: panels, picture tubes, necks, feet, aerials. Metres; they face +Z."""

import numpy as np

from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    circle,
    cylinder,
    disc,
    ellipsoid,
    extrude,
    frame,
    in_plane,
    joined,
    loft_levels,
    moved,
    painted,
    pick,
    pillow,
    placed,
    rod,
    rounded_rectangle,
    sheet,
    slab,
    superellipse,
    sweep,
    tube,
)

SHELL = ("plastic", "plastic", "plastic", "metal", "paint")


def panel(
    rng: np.random.Generator, size: tuple[float, float], deep: float, *, material: str, border: float = 0.0
) -> list[Part]:
    """A flat screen about the origin: its shell, glass, raised frame and, sometimes, a chin and a bulky back.

    size: width and height. deep: of the shell along Z. border: width of the frame, a random one when 0.
    """
    (width, height), lip = size, 0.008 * max(size)
    border = border or max(size) * pick(rng, rng.uniform(0.012, 0.025), rng.uniform(0.02, 0.06))
    radius = pick(rng, 0.0, 0.0, rng.uniform(0.01, 0.05)) * min(size)
    parts = [
        extrude(
            rounded_rectangle(width, height, radius), deep, bevel=pick(rng, 0, 0.3 * deep), material=material
        )
    ]
    glass = (width - 1.6 * border, height - 1.6 * border, 2 * lip)
    parts.append(box(glass, (0, 0, deep / 2 - 0.6 * lip), material="glass"))
    rim = frame((width, height), border, 2 * lip, (0, 0, deep / 2), radius=radius, material=material)
    parts.append(rim)
    if chance(rng, 0.4):
        chin = height * rng.uniform(0.04, 0.12)
        at = (0, -height / 2 + border + chin / 2 - 0.002, deep / 2)
        parts.append(box((width - 1.5 * border, chin, 2 * lip), at, material=material))
        knob = disc(0.16 * chin, 0.01 * width, (0, 0, deep / 2 + lip), sides=10, material="metal")
        for x in pick(rng, (0.0,), (0.4,), (0.3, 0.34, 0.38, 0.42)):
            parts.append(moved(knob, translate=(x * width, at[1], 0)))
    if chance(rng, 0.5):
        parts.append(_bulk(rng, size, deep, material))
    return parts


def _bulk(rng: np.random.Generator, size: tuple[float, float], deep: float, material: str) -> Part:
    """The thicker middle of a panel's back."""
    share, out = rng.uniform(0.5, 0.85), max(deep, 0.02 * size[0]) * rng.uniform(0.6, 1.6)
    low, top = rng.uniform(0.0, 0.1), rng.uniform(0.55, 0.8)
    levels = []
    for scale, z in (
        (share, -0.4 * deep),
        (0.9 * share, -0.5 * deep - 0.7 * out),
        (0.7 * share, -0.5 * deep - out),
    ):
        ring = rounded_rectangle(size[0] * scale, size[1] * top * scale / share, 0.05 * size[1])
        levels.append((ring - (0, low * size[1]), z))
    return loft_levels(levels, facing="z", material=material)


def _bent(
    x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], bow: float, material: str
) -> Part:
    """A strip between two x and two y, z its (middle, thickness), x = +-1 bent forward by `bow`."""
    along = np.linspace(*x, 3 if x[1] - x[0] < 0.2 else 13)
    grid = np.empty((len(along), 2, 3))
    grid[..., 0], grid[..., 1], grid[..., 2] = along[:, None], y, (z[0] + bow * along**2)[:, None]
    return sheet(grid, z[1], material=material)


def curved_panel(
    rng: np.random.Generator, size: tuple[float, float], bow: float, *, material: str
) -> list[Part]:
    """A screen bent about an upright axis, its ends `bow` forward of its middle, about the origin."""
    half, deep = size[0] / 2, 0.035 * size[1] + 0.008
    # in units of half the width
    h, d, bend = size[1] / size[0], deep / half, bow / half
    border, lip = 0.05 * h, 0.5 * d + 0.008
    parts = [_bent((-1, 1), (-h, h), (0, d), bend, material)]
    parts.append(_bent((-0.96, 0.96), (border - h, h - border), (0.5 * d, 0.012), bend, "glass"))
    for y in ((-h, border * pick(rng, 1.0, 2.0) - h), (h - border, h)):
        parts.append(_bent((-1, 1), y, (0.5 * lip, lip), bend, material))
    for x in ((-1, border - 1), (1 - border, 1)):
        parts.append(_bent(x, (-h, h), (0.5 * lip, lip), bend, material))
    parts = placed(parts, scale=half)
    return [*parts, _bulk(rng, (0.7 * size[0], size[1]), 0.4 * deep, material)] if chance(rng, 0.7) else parts


def foot(rng: np.random.Generator, wide: float, *, material: str) -> tuple[list[Part], float]:
    """What stands on the desk, about `wide` across, and the height of its top."""
    deep, thick = wide * rng.uniform(0.5, 0.85), wide * rng.uniform(0.04, 0.08)
    style = pick(rng, "plate", "plate", "oval", "oval", "round", "vee", "ring", "cross", "step")
    if style == "vee":
        spread = wide * rng.uniform(0.6, 1.0)
        leg = beam(
            (0, 1.2 * thick, -0.3 * deep), (spread, 0.5 * thick, 0.6 * deep),
            size=(2.2 * thick, 2.2 * thick), size_end=(1.6 * thick, thick), material=material,
        )  # fmt: skip
        spine = beam(
            (0, thick, 0), (0, 0.6 * thick, -0.8 * deep), size=(2 * thick, 1.2 * thick), material=material
        )
        return [*both_sides([leg]), spine, cylinder(2 * thick, 2 * thick, (0, thick, -0.2 * deep))], 2 * thick
    if style == "ring":
        outline = in_plane(rounded_rectangle(wide, deep, 0.2 * deep), "xz", (0, 0.6 * thick, 0))
        bar = box((1.2 * thick, 1.2 * thick, deep), (0, 0.6 * thick, 0), material=material)
        return [tube(outline, 0.6 * thick, sides=8, closed=True, material=material), bar], 1.2 * thick
    if style == "cross":
        bar = box((wide, thick, 0.25 * deep), (0, thick / 2, 0.0), bevel=0.2 * thick, material=material)
        return [bar, box((0.2 * wide, thick, deep), (0, thick / 2, 0), material=material)], thick
    plan = {
        "plate": rounded_rectangle(wide, deep, pick(rng, 0, 0.15) * deep),
        "oval": superellipse((wide / 2, deep / 2), rng.uniform(2, 3), 26),
        "round": circle(0.4 * wide, 26),
        "step": rounded_rectangle(wide, deep, 0.1 * deep),
    }[style]
    parts = [slab(plan, thick, (0, thick / 2, 0), bevel=pick(rng, 0.2, 0.45) * thick, material=material)]
    if style == "step":
        parts.append(slab(0.6 * plan, thick, (0, 1.2 * thick, 0), bevel=0.3 * thick, material=material))
    return parts, thick * (1.7 if style == "step" else 1.0)


def neck(
    rng: np.random.Generator, levels: tuple[float, float], wide: float, behind: float, *, material: str
) -> list[Part]:
    """What joins a foot at the lower level to a panel's back at the upper one, whose z is -`behind`."""
    low, high = levels
    style, thick = pick(rng, "post", "post", "round", "lean", "pair", "blade"), 0.28 * wide
    root = -behind - 0.6 * thick
    mount = box((1.4 * wide, 1.4 * wide, thick), (0, high, -behind - 0.1 * thick), material=material)
    if style == "post":
        return [
            mount,
            beam((0, low, root), (0, high + 0.5 * wide, root), size=(wide, thick), material=material),
        ]
    if style == "round":
        return [
            mount,
            rod((0, low, root), (0, high + 0.3 * wide, root), 0.3 * wide, sides=14, material=material),
        ]
    if style == "lean":
        start, end = (0, low, root - rng.uniform(-0.3, 0.8) * wide), (0, high, root)
        return [
            mount,
            beam(start, end, size=(1.3 * wide, thick), size_end=(0.9 * wide, thick), material=material),
        ]
    if style == "pair":
        rods = both_sides(
            [rod((0.5 * wide, low, root), (0.5 * wide, high, root), 0.16 * wide, sides=10, material=material)]
        )
        return [mount, *rods]
    section = rounded_rectangle(1.0, 1.0, 0.2)
    path = [(0, low, root), (0, low + 0.25 * (high - low), root - 0.1 * wide), (0, high, root)]
    scale = np.array([(1.9 * wide, thick), (1.2 * wide, thick), (1.0 * wide, thick)])
    return [mount, sweep(path, section, scale=scale, up=(0, 0, 1), material=material)]


def tube_shell(levels: list[tuple[float, float, float, float]], *, corner: float, material: str) -> Part:
    """A picture tube's housing: rounded sections (width, height, middle's y, z) from front to back.

    corner: radius of their corners over their shorter side.
    """
    outlines = [
        (rounded_rectangle(width, height, corner * min(width, height), 5) + (0, y), z)
        for width, height, y, z in levels
    ]
    return loft_levels(outlines, facing="z", material=material)


def tube_screen(size: tuple[float, float], at: tuple[float, float, float], *, bulge: float) -> Part:
    """Bulging glass of this width and height whose rim is at `at`."""
    return pillow((*size, 2 * bulge), at, crown=0.75, square=7.0, material="glass")


def knobs(spots: list[tuple[float, float]], radius: float, z: float, *, material: str = "metal") -> Part:
    """Round knobs on the plane z."""
    turned = [
        disc(radius, 1.1 * radius, (x, y, z + 0.3 * radius), bevel=0.2 * radius, sides=12) for x, y in spots
    ]
    return joined([painted(part, material) for part in turned])


def aerial(rng: np.random.Generator, size: float, at: tuple[float, float, float]) -> list[Part]:
    """Two rods, or one, or a loop, from a knob on top of a set."""
    base = ellipsoid((0.09 * size, 0.05 * size, 0.07 * size), at, segments=12, material="plastic")
    style, thick = pick(rng, "ears", "ears", "ears", "single", "loop"), 0.011 * size
    x, y, z = at
    if style == "loop":
        ring = in_plane(circle(0.2 * size, 18), "xy", (x, y + 0.22 * size, z))
        return [base, tube(ring, thick, sides=6, closed=True)]
    parts = [base]
    for side in (-1, 1) if style == "ears" else (pick(rng, -1, 1),):
        turn, long = np.radians(rng.uniform(20, 55)), size * rng.uniform(0.45, 0.8)
        end = (x + side * long * np.sin(turn), y + long * np.cos(turn), z)
        rod = tube([at, end], np.array([thick, 0.7 * thick]), sides=6)
        parts += [rod, ellipsoid((1.6 * thick,) * 3, end, segments=6, material="metal")]
    return parts
