"""Joinery that pieces of furniture share: posts, legs, stretchers, boards and bases."""

from dataclasses import dataclass

import numpy as np

from data.procedural.kit_outlines import circle, in_plane, rounded_path, rounded_rectangle
from data.procedural.kit_part import Part, Vector, joined
from data.procedural.kit_random import chance, pick
from data.procedural.kit_solids import cylinder, ellipsoid, loft, revolve
from data.procedural.kit_sweeps import beam, tube


def post(
    centers: Vector, sizes: Vector, *, outline: np.ndarray | None = None, material: str = "wood"
) -> Part:
    """Level sections stacked up a path, so that feet and tops lie flat.

    centers: (N, 3). sizes: (N,) or (N, 2), widths of each section along X and Z.
    outline: (M, 2) of width 1; a square when not given.
    """
    centers, sizes = np.asarray(centers, dtype=float), np.asarray(sizes, dtype=float)
    outline = rounded_rectangle(1.0, 1.0) if outline is None else outline
    rings = np.repeat(centers[:, None, :], len(outline), axis=1)
    rings[..., 0::2] += outline * (sizes[:, None, None] if sizes.ndim == 1 else sizes[:, None, :])
    return loft(rings, material=material)


@dataclass(frozen=True)
class LegPlan:
    """How every leg of one piece is made."""

    style: str
    """square, round, tapered, turned, cabriole, sabre or hairpin."""
    size: tuple[float, float]
    """Widths at the top along X and Z, metres."""
    taper: float
    """Width of the foot over width of the top."""
    material: str
    turning: tuple[float, ...] = ()
    """Relative widths from foot to top of a turned leg."""


def draw_legs(
    rng: np.random.Generator, styles: tuple[str, ...], *, size: tuple[float, float], material: str
) -> LegPlan:
    """A random plan: one of the styles, as thick as the range `size` (metres) allows."""
    style = pick(rng, *styles)
    width = rng.uniform(*size)
    depth = width * (rng.uniform(0.6, 1.5) if style == "square" and chance(rng, 0.3) else 1.0)
    taper = 1.0 if style == "square" else rng.uniform(0.5, 0.8)
    bulbs = np.clip(rng.uniform(0.55, 1.15, 9), 0.6, 1.1)
    turning = (0.6, 0.75, *np.repeat(bulbs, 2)[1::2], 1.1, 1.1)
    return LegPlan(style, (width, depth), taper, material, turning)


def leg(plan: LegPlan, top: Vector, foot: Vector) -> Part:
    """One leg from the foot up to the top."""
    top, foot, size = np.asarray(top, dtype=float), np.asarray(foot, dtype=float), np.asarray(plan.size)
    if plan.style == "hairpin":
        return _hairpin(plan, top, foot)
    outline = circle(0.5, 10) if plan.style in ("round", "turned", "sabre", "cabriole") else None
    if plan.style == "cabriole":
        t = np.linspace(0, 1, 10)
        away = np.sign(foot) * (1, 0, 1) * np.hypot(*size)
        bend = np.interp(t, [0, 0.08, 0.25, 0.55, 0.8, 1], [0.5, 0.2, -0.15, 0.1, 0.55, 0.3])
        widths = np.interp(t, [0, 0.06, 0.15, 0.5, 0.8, 1], [1.0, 0.95, 0.6, 0.75, 1.25, 1.1])
        centers = foot + (top - foot) * t[:, None] + away * bend[:, None]
        return post(centers, widths[:, None] * size, outline=outline, material=plan.material)
    if plan.style == "sabre":
        t = np.linspace(0, 1, 7)
        centers = foot + (top - foot) * np.stack([1 - (1 - t) ** 2, t, 1 - (1 - t) ** 2], axis=1)
        widths = plan.taper + (1 - plan.taper) * t
        return post(centers, widths[:, None] * size, outline=outline, material=plan.material)
    widths = np.array(plan.turning) if plan.style == "turned" else np.array([plan.taper, 1.0])
    t = np.linspace(0, 1, len(widths))[:, None]
    return post(foot + (top - foot) * t, widths[:, None] * size, outline=outline, material=plan.material)


def _hairpin(plan: LegPlan, top: np.ndarray, foot: np.ndarray) -> Part:
    """Two rods from the foot to points beside the top, bent from one."""
    inward = -np.sign(top) * 1.6 * plan.size[0]
    low = foot + (0, 0.008, 0)
    ends = [top + (inward[0], 0, 0), low, top + (0, 0, inward[2])]
    return tube(rounded_path(ends, 0.03), 0.008, sides=8, material="metal")


CORNERS = np.array([(-1, 1), (1, 1), (1, -1), (-1, -1)])
"""Signs of X and Z of the four corners, in order around."""


def four_corners(half: tuple[float, float], height: float, *, back: float | None = None) -> np.ndarray:
    """(4, 3) corners of a rectangle at this height; `back` is another half width for the two behind."""
    points = in_plane(CORNERS * half, "xz", (0, height, 0))
    if back is not None:
        points[2:, 0] = CORNERS[2:, 0] * back
    return points


def four_legs(
    plan: LegPlan, tops: np.ndarray, splay: tuple[float, float] = (0, 0)
) -> tuple[list[Part], np.ndarray]:
    """Legs under the tops (N, 3) and their feet (N, 3), moved outward by `splay` along X and Z."""
    feet = tops + np.sign(tops) * (splay[0], 0, splay[1])
    feet[:, 1] = 0
    return [leg(plan, top, foot) for top, foot in zip(tops, feet, strict=True)], feet


def stretchers(
    style: str, tops: np.ndarray, feet: np.ndarray, *, at: float, width: float, material: str
) -> list[Part]:
    """Bars between four legs, at this fraction of their height: "box", "sides", "h", "x" or "none"."""
    p = feet + (tops - feet) * at
    pairs = {
        "none": [],
        "sides": [(p[0], p[3]), (p[1], p[2])],
        "box": [(p[0], p[1]), (p[1], p[2]), (p[2], p[3]), (p[3], p[0])],
        "h": [(p[0], p[3]), (p[1], p[2]), ((p[0] + p[3]) / 2, (p[1] + p[2]) / 2)],
        "x": [(p[0], p[2]), (p[1], p[3])],
    }[style]
    return [beam(a, b, size=(width, 1.3 * width), material=material) for a, b in pairs]


def board(
    width: float,
    levels: tuple[float, float],
    thickness: float,
    *,
    arch: tuple[float, float] = (0, 0),
    material: str = "wood",
) -> Part:
    """An upright board in the XY plane centred on x = 0, cut into 8 across so that it can be bowed.

    levels: heights of its lower and upper edge. arch: how much higher each edge is in the middle.
    """
    x = np.linspace(-0.5, 0.5, 9) * width
    hump = 1 - (2 * x / width) ** 2
    low, high = levels[0] + arch[0] * hump, levels[1] + arch[1] * hump
    rings = np.empty((9, 4, 3))
    rings[..., 0] = x[:, None]
    rings[..., 1] = np.stack([low, high, high, low], axis=1)
    rings[..., 2] = np.array([-0.5, -0.5, 0.5, 0.5]) * thickness
    return loft(rings, material=material)


def bowed(part: Part, bow: float, width: float) -> Part:
    """The part bent about an upright axis: its ends at x = +-width / 2 come forward by `bow`."""
    vertices = part.vertices.copy()
    vertices[:, 2] += bow * (2 * vertices[:, 0] / width) ** 2
    return Part(vertices, part.faces, part.material)


def apron(tops: np.ndarray, drop: float, thickness: float, *, material: str) -> list[Part]:
    """Rails between neighbouring legs: from the tops (4, 3) down by `drop`."""
    middle = tops - (0, drop / 2, 0)
    ends = zip(middle, np.roll(middle, -1, axis=0), strict=True)
    return [beam(a, b, size=(thickness, drop), material=material) for a, b in ends]


def star_base(
    rng: np.random.Generator, radius: float, height: float, *, spokes: int, castors: bool, material: str
) -> list[Part]:
    """A star of spokes on the floor with a column up to `height`."""
    rise = 0.055 if castors else rng.uniform(0.01, 0.03)
    hub, thick = rise + rng.uniform(0.03, 0.07), rng.uniform(0.022, 0.032)
    turn = np.radians(rng.uniform(0, 360)) + np.arange(spokes) * 2 * np.pi / spokes
    ways = np.stack([np.cos(turn), np.zeros(spokes), np.sin(turn)], axis=1)
    arms = [
        beam(
            (0, hub, 0),
            way * radius + (0, rise + 0.012, 0),
            size=(2 * thick, 2 * thick),
            size_end=(thick, thick),
            material=material,
        )
        for way in ways
    ]
    parts = [
        joined(arms),
        cylinder(0.028, height - hub, (0, (height + hub) / 2, 0), sides=12, material="metal"),
    ]
    parts.append(
        cylinder(
            0.042, 0.5 * (height - hub), (0, hub + 0.24 * (height - hub), 0), sides=12, material=material
        )
    )
    if castors:
        wheels = [
            ellipsoid((0.022, 0.03, 0.022), way * radius + (0, 0.03, 0), segments=10, material="rubber")
            for way in ways
        ]
        parts.append(joined(wheels))
    return parts


def turned_column(rng: np.random.Generator, height: float, *, base: float, material: str) -> Part:
    """A pedestal from the floor to `height`: a round foot of radius `base` running into a slim stem."""
    stem, flare = rng.uniform(0.02, 0.05), rng.uniform(0.03, 0.35) * height
    style = pick(rng, "disc", "trumpet", "cone")
    if style == "disc":
        profile = [(base, 0), (base, 0.015), (base * 0.9, 0.025), (stem, 0.035), (stem, height)]
    elif style == "trumpet":
        profile = [
            (base, 0),
            (base, 0.008),
            (base * 0.5, 0.2 * flare),
            (stem * 1.4, 0.6 * flare),
            (stem, flare),
        ]
        profile += [(stem, 0.8 * height), (2.2 * stem, height)]
    else:
        profile = [(base, 0), (base, 0.02), (stem * 1.2, 0.02 + flare * 0.5), (stem, height)]
    return revolve(profile, material=material)
