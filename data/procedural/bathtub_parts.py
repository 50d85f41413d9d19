"""What bathtubs are put together from: shells, plans, taps, feet. Metres; long along X, taps at +X."""

from dataclasses import dataclass, field

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    circle,
    cylinder,
    ellipsoid,
    facing,
    joined,
    loft_levels,
    mirrored,
    moved,
    painted,
    pick,
    rounded_path,
    rounded_rectangle,
    smooth_curve,
    superellipse,
    sweep,
    tube,
)

POINTS = 28
"""Points of every plan, so that any outside goes with any inside."""


def oval(length: float, width: float, power: float = 2.0, *, egg: float = 0.0) -> np.ndarray:
    """(POINTS, 2) plan in XZ; `egg` makes the end at +X narrower by this share and the other one wider."""
    plan = superellipse((length / 2, width / 2), power, POINTS)
    plan[:, 1] *= 1 - egg * plan[:, 0] / (length / 2)
    return plan


def oblong(length: float, width: float, radius: float) -> np.ndarray:
    """(POINTS, 2) plan: a rectangle whose corners are rounded."""
    return rounded_rectangle(length, width, max(radius, 0.004), POINTS // 4)


def sided(length: float, width: float, count: int) -> np.ndarray:
    """(POINTS, 2) plan: a regular polygon of this many sides, stretched."""
    corners = circle((length / 2, width / 2), count)
    at = np.arange(POINTS) * count / POINTS
    low = at.astype(int) % count
    share = (at % 1.0)[:, None]
    plan = corners[low] * (1 - share) + corners[(low + 1) % count] * share
    for k, corner in enumerate(corners):  # the nearest point goes into the corner, which stays sharp
        plan[round(k * POINTS / count) % POINTS] = corner
    return plan


def shrunk(plan: np.ndarray, by: float) -> np.ndarray:
    """The plan drawn in by this much along X and Z."""
    half = np.abs(plan).max(axis=0)
    return plan * (1 - by / half)


@dataclass(frozen=True, eq=False)
class Shell:
    """One tub in one solid: up its outside, over its rim, down its inside and across its floor."""

    plan: np.ndarray
    """(POINTS, 2) outside, at the rim."""
    height: float
    low: float = 0.0
    """Height of its underside."""
    rim: float = 0.05
    inside: np.ndarray | None = None
    """(POINTS, 2) inner edge of the rim; the plan drawn in by `rim` when not given."""
    profile: tuple[tuple[float, float], ...] = ((1.0, 0.0), (1.0, 1.0))
    """The outside as (share of the plan, share of the height), from the underside up."""
    sole: float = 0.75
    """Size of the floor as a share of the inner edge."""
    floor: float = 0.06
    """Thickness of the floor."""
    slope: float = 0.05
    """How far the floor is shifted towards the taps, as a share of the length: the back's slope."""
    roll: float = 0.0
    """Radius of a rim that rolls outward."""
    rise: np.ndarray = field(default_factory=lambda: np.zeros(POINTS))
    """(POINTS,) how much higher the rim is there."""
    center: tuple[float, float] = (0.0, 0.0)
    """x and z of the middle of the inside."""

    @property
    def inner(self) -> np.ndarray:
        """(POINTS, 2) inner edge of the rim."""
        return (shrunk(self.plan, self.rim) if self.inside is None else self.inside) + self.center

    @property
    def base(self) -> float:
        """Height of the floor inside."""
        return self.low + self.floor

    def part(self, material: str) -> Part:
        """The closed solid."""
        tall, levels = self.height - self.low, []
        for share, t in self.profile:
            levels.append((self.plan * share, self.low + t * tall, t**1.5))
        if self.roll:
            r = self.roll
            for angle in np.radians([-70, -20, 30, 75]):
                wide = shrunk(self.plan, -r * float(np.cos(angle)))
                levels.append((wide, self.height + r * (float(np.sin(angle)) - 0.6), 1.0))
        depth = self.height - self.base
        levels.append((self.inner, self.height, 1.0))
        for t in (0.03, 0.5, 0.8, 0.97, 1.0):
            levels.append((self.inside_at(t), self.height - t * depth, (1 - t) ** 1.5))
        return loft_levels([(plan, y + self.rise * f) for plan, y, f in levels], material=material)

    def inside_at(self, t: float) -> np.ndarray:
        """(POINTS, 2) the inside, t of the way from the rim to the floor, never past the outside."""
        inner, middle = self.inner, np.array(self.center)
        share = float(np.interp(t, (0.0, 0.03, 0.5, 0.8, 0.97, 1.0), (0.0, 0.04, 0.35, 0.62, 0.9, 1.0)))
        ring = (inner - middle) * (1 - (1 - self.sole) * share)
        away = middle + (self.slope * float(np.ptp(inner[:, 0])) * t, 0.0)
        shares, heights = np.array(self.profile).T
        up = 1 - t * (self.height - self.base) / (self.height - self.low)
        half = float(np.interp(up, heights, shares)) * np.abs(self.plan).max(axis=0)
        room = half - 0.6 * min(self.rim, 0.04)
        return ring * min(1.0, *((room - np.abs(away)) / np.abs(ring).max(axis=0))) + away

    def drain(self) -> list[Part]:
        """The plug in the floor and the overflow in the wall, at the end of the taps."""
        floor, wall = self.inside_at(1.0), self.inside_at(0.3)
        z = self.center[1]
        x = 0.3 * float(floor[:, 0].min()) + 0.7 * float(floor[:, 0].max())
        plug = cylinder(0.035, 0.02, (x, self.base + 0.006, z), sides=12)
        y = self.height - 0.3 * (self.height - self.base)
        cap = facing(cylinder(0.032, 0.03, sides=12), "x", (float(wall[:, 0].max()) - 0.011, y, z))
        return [plug, cap]


def ends_up(plan: np.ndarray, high: float, *, both: bool, power: float = 2.0) -> np.ndarray:
    """(POINTS,) a rise of the rim towards the head (-X), or towards both ends."""
    x = plan[:, 0] / np.abs(plan[:, 0]).max()
    share = np.abs(x) if both else np.clip(-x, 0, 1)
    return high * share**power


def taps(rng: np.random.Generator, at: tuple[float, float, float], *, turn: float = 0.0) -> list[Part]:
    """Taps on the rim at this point, their spout towards -X or turned by `turn` degrees about Y."""
    style, r = pick(rng, "mixer", "arc", "pair", "block"), rng.uniform(0.012, 0.018)
    tall, out = rng.uniform(0.09, 0.2), rng.uniform(0.12, 0.18)
    if style == "block":
        spout = [(0, -0.01, 0), (0, tall * 0.8, 0), (-out, tall * 0.8, 0)]
        solids = [sweep(rounded_path(spout, 0.01, 3), rounded_rectangle(0.05, 2 * r), up=(0, 0, 1))]
    else:
        drop = 0.5 if style != "mixer" else 0.75
        spout = rounded_path([(0, -0.01, 0), (0, tall, 0), (-out, tall, 0), (-out, drop * tall, 0)],
                             0.5 * out if style == "arc" else 0.03, 4)
        solids = [tube(spout, r, sides=8)]
    if style == "pair":
        for s in (-1, 1):
            solids += [cylinder(0.02, 0.07, (0, 0.03, s * 0.11), sides=10),
                       box((0.07, 0.02, 0.02), (0, 0.07, s * 0.11)),
                       box((0.02, 0.02, 0.07), (0, 0.07, s * 0.11))]
    else:
        solids += [cylinder(0.024, 0.06, (0, 0.02, s * 0.1), sides=10) for s in (-1, 1)]
        solids.append(cylinder(1.7 * r, 0.02, (0, 0.004, 0), sides=10))
    if style == "mixer":
        solids.append(box((0.03, 0.03, 0.2), (0, 0.05, 0)))
    # plated all through
    solids = [painted(part, "metal") for part in solids]
    return [moved(joined(solids), rotate=(0, turn, 0), translate=at)]


def floor_tap(rng: np.random.Generator, at: tuple[float, float], height: float, *, turn: float) -> list[Part]:
    """A tap on a column from the floor at (x, z), `height` high, with a hand shower; spout as in `taps`."""
    r, out = rng.uniform(0.015, 0.022), rng.uniform(0.18, 0.26)
    path = [(0, 0, 0), (0, height, 0), (-out, height, 0), (-out, height - 0.07, 0)]
    solids = [tube(rounded_path(path, pick(rng, 0.02, 0.45 * out), 4), r, sides=8),
              cylinder(0.06, 0.02, (0, 0.01, 0), sides=14), box((0.05, 0.05, 0.16), (0, height - 0.22, 0))]
    wand = [(0, height - 0.22, 0.09), (0, height - 0.05, 0.09), (-0.02, height + 0.03, 0.09)]
    solids.append(tube(wand, [0.011, 0.011, 0.018], sides=8))
    hose = smooth_curve([(0, height - 0.22, 0.09), (0.03, height - 0.5, 0.1), (0.01, height - 0.4, 0.0)], 8)
    solids.append(tube(hose, 0.007, sides=5))
    solids = [painted(part, "metal") for part in solids]
    return [moved(joined(solids), rotate=(0, turn, 0), translate=(at[0], 0, at[1]))]


def claw_feet(
    rng: np.random.Generator, spots: list[tuple[float, float]], low: float, *, spread: float
) -> list[Part]:
    """Four feet that bow out from under the tub to the floor; spots: (x, z) of the two at +X, z > 0 first."""
    style, material = pick(rng, "claw", "claw", "ball", "block"), pick(rng, "metal", "metal", "paint")
    feet = []
    for x, z in spots:
        if style == "block":
            feet.append(box((0.09, low + 0.06, 0.07), (x, (low + 0.06) / 2, z), bevel=0.01,
                            material=material))
            continue
        out = np.sign(z) * spread
        path = smooth_curve([(x - 0.02, low + 0.1, z), (x, 0.75 * low, z + out),
                             (x + 0.01, 0.35 * low, z + 0.6 * out), (x + 0.02, 0.03, z + 1.1 * out)], 8)
        foot = [tube(path, np.array([1.5, 1.6, 1.5, 1.2, 1.0, 0.85, 0.8, 0.9]) * 0.032, sides=8)]
        if style == "ball":
            foot.append(ellipsoid((0.04, 0.035, 0.04), (x + 0.02, 0.035, z + 1.1 * out), segments=10))
        else:
            foot.append(ellipsoid((0.065, 0.025, 0.045), (x + 0.035, 0.025, z + 1.15 * out), segments=10))
        solid = joined(foot)
        feet.append(painted(solid, material))
    return both_sides(feet)


def panelled(
    rng: np.random.Generator, length: float, height: tuple[float, float], z: float, material: str
) -> list[Part]:
    """The front of a boxed-in tub at this z: raised panels, planks, tiles, a framed field, or nothing."""
    style, (low, high) = pick(rng, "none", "none", "frame", "panels", "planks", "tiles"), height
    tall, y = high - low, (low + high) / 2
    if style == "none":
        return []
    if style == "frame":
        return [box((0.88 * length, 0.66 * tall, 0.03), (0, y, z), bevel=0.01, material=material)]
    count = {"panels": pick(rng, 2, 3, 4), "planks": 12, "tiles": 8}[style]
    rows, share = (3 if style == "tiles" else 1), (0.82 if style == "panels" else 0.93)
    pitch = 0.97 * length / count
    plates = [box((share * pitch, (0.78 if rows == 1 else 0.9) * tall / rows, 0.03),
                  (pitch * (k - (count - 1) / 2), low + tall * (row + 0.5) / rows, z), bevel=0.006,
                  material=material) for k in range(count) for row in range(rows)]
    return [joined(plates)]


def either_way(rng: np.random.Generator, parts: list[Part]) -> list[Part]:
    """The parts, or their mirror image with the taps at -X."""
    return [mirrored(part) for part in parts] if chance(rng, 0.4) else parts
