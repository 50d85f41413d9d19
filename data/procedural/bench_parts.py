"""What benches are put together from: slats along a profile, end frames. Metres; the sitter looks to +Z."""

from dataclasses import dataclass

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    extrude,
    joined,
    moved,
    pick,
    rounded_path,
    rounded_rectangle,
    smooth_curve,
    sweep,
    tube,
)

Point = tuple[float, float]
"""(z, y) in a plane across the bench."""


@dataclass(frozen=True)
class Sit:
    """The measures of one bench, in metres; the middle of its seat is at x = z = 0."""

    width: float
    depth: float
    seat: float
    """Height of the top of the seat."""
    back: float = 0.0
    """Length of the back above the seat; 0 for none."""
    lean: float = 12.0
    """Degrees the back leans."""

    def behind(self, up: float) -> Point:
        """The point of the back's front face this far up along it from the seat."""
        lean = np.radians(self.lean)
        return -self.depth / 2 - up * float(np.sin(lean)), self.seat + up * float(np.cos(lean))


def slats(path: np.ndarray | list, width: float, count: int, *, thick: float, gap: float = 0.2,
          material: str = "wood") -> list[Part]:
    """`count` boards as long as `width` along X, one after the other along a path (N, 2) of (z, y).

    gap: the share of each step that is left open.
    """
    path = np.asarray(path, dtype=float)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    step = run[-1] / count
    spots = np.stack([np.interp((np.arange(count + 1)) * step, run, path[:, k]) for k in (0, 1)], axis=1)
    boards = []
    for a, b in zip(spots[:-1], spots[1:], strict=True):
        wide = max((1 - gap) * float(np.linalg.norm(b - a)), 0.006)
        turn = -float(np.degrees(np.arctan2(b[1] - a[1], b[0] - a[0])))
        part = box((width, thick, wide), bevel=min(0.15 * thick, 0.2 * wide), material=material)
        middle = (a + b) / 2
        boards.append(moved(part, rotate=(turn, 0, 0), translate=(0, middle[1], middle[0])))
    return boards


def seat_path(sit: Sit, thick: float, *, dip: float = 0.0) -> list[Point]:
    """The middles of slats `thick` from the front of the seat to its rear, which sags by `dip`."""
    half, y = sit.depth / 2, sit.seat - thick / 2
    return [(half, y), (0.3 * half, y - dip), (-0.85 * half, y - dip)]


def back_path(sit: Sit, *, start: float = 0.12) -> list[Point]:
    """From `start` metres above the seat up the back."""
    return [sit.behind(start), sit.behind(sit.back)]


def flat_bar(
    points: list[Point], x: float, size: Point, *, round: float = 0.0, material: str = "metal"
) -> Part:
    """A bar bent along (z, y) points in the plane at x; size: across X, and in the plane."""
    path = np.array([(x, y, z) for z, y in points])
    if round:
        path = rounded_path(path, round, 4)
    return sweep(path, rounded_rectangle(size[1], size[0]), up=(1, 0, 0), material=material)


def end_frame(rng: np.random.Generator, sit: Sit, style: str, *, arm: bool) -> list[Part]:
    """What holds seat and back up, at x = 0: iron, block, tube, flat or posts; with an armrest or none."""
    rear, top = -sit.depth / 2, sit.behind(sit.back) if sit.back else None
    front, under = sit.depth / 2, sit.seat - 0.025
    if style == "block":
        return _block_end(rng, sit)
    if style == "iron":
        return _iron_end(rng, sit, arm=arm)
    thick = rng.uniform(0.03, 0.045) if style != "posts" else rng.uniform(0.05, 0.08)
    material = "metal" if style != "posts" else "wood"
    splay = rng.uniform(0.0, 0.08)
    size = (thick, {"posts": 1.5, "flat": 0.5, "tube": 1.0}[style] * thick)
    away = 0.5 * size[1] + 0.008
    rail = [(front - 0.03, under - 0.005), (rear - away, under - 0.005)]
    up = [(rear - 0.5 * splay, 0.0), (rear, under - 0.02)]
    if top:
        up = [(rear - splay - 0.06, 0.0), (rear - away, under), (top[0] - away, top[1])]
    fore = [(front - 0.05 + splay, 0.0), (front - 0.05, under - (0 if not arm else -0.2))]
    if style == "tube":
        bend = [(front + splay - 0.02, 0.0), (front - 0.05, under - 0.01), (rear, under - 0.01),
                (rear - splay - 0.02, 0.0)]
        parts = [tube(rounded_path([(0, y, z) for z, y in bend], 0.1), 0.5 * thick, sides=8)]
        if top:
            rise = [(0, under - 0.01, rear - away), (0, top[1], top[0] - away)]
            parts.append(tube(rise, 0.5 * thick, sides=8))
        if arm:
            loop = [(0, under, front - 0.08), (0, under + 0.22, front - 0.08), (0, under + 0.24, rear - 0.06)]
            parts.append(tube(rounded_path(loop, 0.07), 0.45 * thick, sides=8))
        return [joined(parts)]
    bars = [flat_bar(points, 0.0, size, material=material) for points in (rail, up, fore)]
    if arm:
        rest = [(front + 0.02, under + 0.21), (rear - 0.08, under + 0.23)]
        bars.append(flat_bar(rest, 0.0, (1.6 * thick, 0.03), material=material))
    return bars


def _block_end(rng: np.random.Generator, sit: Sit) -> list[Part]:
    """A thick side cut out of concrete: feet with a hollow between them, a spur behind for the back."""
    front, rear, y = sit.depth / 2 - 0.03, -sit.depth / 2, sit.seat - 0.02
    toe = rng.uniform(0.0, 0.04)
    hollow = rng.uniform(0.3, 0.7) * y
    bow = [(0.62 * rear, 0), (0.5 * rear, 0.7 * hollow), (0, hollow), (0.5 * front, 0.7 * hollow),
           (0.62 * front, 0)]
    outline = [*bow, (front + toe, 0), (front - 0.03, 0.4 * y), (front, y)]
    if sit.back:
        top = sit.behind(sit.back)
        outline += [(rear + 0.02, y), (top[0] - 0.005, top[1] - 0.02), (top[0] - 0.09, top[1]),
                    (rear - 0.12, y - 0.03)]
    else:
        outline += [(rear, y)]
    outline += [(rear - toe - 0.02, 0.0)]
    return [extrude(outline, rng.uniform(0.07, 0.14), bevel=0.008, facing="x", material="stone")]


def _iron_end(rng: np.random.Generator, sit: Sit, *, arm: bool) -> list[Part]:
    """Cast iron: curved legs, a rising back, a scrolled armrest."""
    front, rear, y = sit.depth / 2, -sit.depth / 2, sit.seat - 0.025
    r = rng.uniform(0.014, 0.022)
    legs = [[(front + 0.02, 0.0), (front - 0.09, 0.45 * y), (front - 0.03, y)],
            [(rear - 0.1, 0.0), (rear + 0.05, 0.45 * y), (rear - 0.01, y)]]
    if sit.back:
        top = sit.behind(sit.back + 0.03)
        legs[1].append((top[0] - 0.02, top[1]))
    curves = [*legs, [(front - 0.02, y - 0.005), (0, y - 0.02), (rear, y - 0.005)]]
    style = pick(rng, "arch", "cross", "plain")
    if style == "arch":
        curves.append([(front - 0.08, 0.35 * y), (0.4 * front, 0.85 * y), (0.4 * rear, 0.85 * y),
                       (rear + 0.04, 0.35 * y)])
    elif style == "cross":
        curves.append([(front - 0.09, 0.4 * y), (0, 0.5 * y), (rear + 0.04, 0.4 * y)])
    if arm:
        rest = y + 0.23
        curves.append([(front - 0.05, y), (front + 0.05, y + 0.1), (front + 0.02, rest), (0, rest),
                       (rear - 0.04, rest + 0.02)])
    bars = []
    for curve in curves:
        points = smooth_curve(curve, 4 * len(curve) - 3)
        path = np.stack([np.zeros(len(points)), points[:, 1], points[:, 0]], axis=1)
        path[:, 1] = np.maximum(path[:, 1], 0.0)
        bars.append(sweep(path, rounded_rectangle(2 * r, 2.4 * r), up=(1, 0, 0), material="metal"))
    return [joined(bars)]


def spots_along(width: float, *, inset: float, longest: float = 1.9) -> np.ndarray:
    """(K,) x of the supports of a bench this wide: two, or one more for every `longest` metres."""
    count = 2 + int(width / longest)
    return np.linspace(-1, 1, count) * (width / 2 - inset)
