"""What cabinets stand on and what lies on them: plinths, feet, legs, boards, cornices. Metres."""

import numpy as np

from data.procedural.cabinet_parts import Case
from data.procedural.kit import (
    Part,
    board,
    both_sides,
    box,
    chance,
    copies,
    cylinder,
    ellipsoid,
    extrude,
    facing,
    joined,
    moved,
    painted,
    pick,
    placed,
    revolve,
    rounded_path,
    tube,
)
from data.procedural.kit_frame import draw_legs, four_corners, four_legs


def support(rng: np.random.Generator, case: Case, kind: str, material: str) -> list[Part]:
    """What carries the case, from the floor up to its underside at case.low.

    Kinds: plinth, skirt, brackets, buns, legs, sled, castors, frame.
    """
    width, depth, top = case.width, case.depth, case.low + 0.004
    half = (width / 2, depth / 2)
    if kind == "plinth":
        back = min(0.09, 0.12 * depth)
        return [box((width - 0.02, top, depth - back), (0, top / 2, case.z - back / 2), material=material)]
    if kind == "skirt":
        return _skirt(rng, case, material)
    if kind == "brackets":
        long, thick = min(rng.uniform(0.1, 0.2), 0.3 * width), 0.025
        foot = joined([
            extrude([(half[0], 0), (half[0], top), (half[0] - long, top), (half[0] - 0.5 * long, 0.4 * top),
                     (half[0] - 0.45 * long, 0)], thick, (0, 0, half[1] - thick / 2)),
            box((thick, top, 0.8 * min(long, depth)), (half[0] - thick / 2, top / 2,
                                                       half[1] - 0.4 * min(long, depth))),
        ])
        feet = both_sides(both_sides([foot]), axis=2)
        return [painted(part, material) for part in copies(feet, [(0, 0, case.z)])]
    if kind in ("buns", "castors"):
        inset = min(0.06, 0.15 * depth)
        spots = four_corners((half[0] - inset, half[1] - inset), top / 2) + (0, 0, case.z)
        if kind == "castors":
            tyre = cylinder(0.4 * top, 0.025, sides=12, material="rubber")
            fork = box((0.05, 0.3 * top, 0.05), (0, 0.36 * top, 0))
            return copies([joined([facing(tyre, "x", (0, -0.1 * top, 0)), fork])], spots)
        wide = 0.7 * min(top, 0.1)
        bun = ellipsoid((wide, 0.56 * top, wide), (0, 0.06 * top, 0), segments=10, material=material)
        return copies([bun], spots)
    if kind == "sled":
        inset = rng.uniform(0.02, 0.25) * width
        x, z, r = half[0] - inset, half[1] - 0.03, max(0.012, 0.008 * width)
        path = [(x, top, z), (x, r, z), (x, r, -z), (x, top, -z)]
        loop = moved(tube(rounded_path(path, 0.02), r, sides=6), translate=(0, 0, case.z))
        return both_sides([loop])
    return _legs(rng, case, material, frame=kind == "frame")


def _skirt(rng: np.random.Generator, case: Case, material: str) -> list[Part]:
    """Boards around the foot of the case, the front one arched, the sides straight."""
    top, thick = case.low + 0.004, 0.025
    rise = rng.uniform(0.3, 0.7) * top
    front = moved(board(case.width, (0, top), thick, arch=(rise, 0), material=material),
                  translate=(0, 0, case.front - thick / 2))
    cheek = box((thick, top, case.depth), (case.width / 2 - thick / 2, top / 2, case.z), material=material)
    return [front, *both_sides([cheek])]


def _legs(rng: np.random.Generator, case: Case, material: str, *, frame: bool) -> list[Part]:
    """Four legs, or six under a long case; a frame adds rails between their tops."""
    styles = ("square",) if frame else ("round", "round", "tapered", "square", "turned", "hairpin", "sabre")
    thick = (0.022, 0.04) if case.low < 0.5 else (0.03, 0.06)
    plan = draw_legs(rng, styles, size=thick, material="metal" if frame and chance(rng, 0.6) else material)
    inset = plan.size[0] / 2 + pick(rng, 0.0, rng.uniform(0.02, 0.12) * case.width)
    half = (case.width / 2 - inset, case.depth / 2 - plan.size[1] / 2 - 0.005)
    splay = (0.0, 0.0)
    if plan.style in ("round", "tapered", "hairpin", "sabre") and chance(rng, 0.6):
        splay = (0.3 * case.low * rng.uniform(0.3, 1.0), 0.15 * case.low * rng.uniform(0.3, 1.0))
    tops = four_corners(half, case.low + 0.006)
    if case.width > 1.6 and chance(rng, 0.4):
        tops = np.concatenate([tops, [(0, case.low + 0.006, s * half[1]) for s in (-1, 1)]])
    legs, _ = four_legs(plan, tops, splay)
    if frame:
        bar = plan.size[0]
        legs += [box((2 * half[0], bar, bar), (0, case.low - bar / 2 + 0.006, s * half[1]),
                     material=plan.material) for s in (-1, 1)]
        legs += both_sides([box((bar, bar, 2 * half[1]), (half[0], case.low - bar / 2 + 0.006, 0),
                                material=plan.material)])
    return placed(legs, translate=(0, 0, case.z))


def cover(rng: np.random.Generator, case: Case, kind: str, material: str) -> list[Part]:
    """What lies on the case: board, thick, cornice, gallery, pediment, swan or none."""
    top, t = case.high - 0.002, max(case.board, 0.012 * max(case.width, case.height))
    if kind == "none":
        return []
    if kind in ("board", "thick"):
        over, thick = rng.uniform(0.01, 0.035), t * (rng.uniform(1.0, 1.5) if kind == "board" else 2.2)
        return [box((case.width + 2 * over, thick, case.depth + 2 * over), (0, top + thick / 2, case.z),
                    bevel=pick(rng, 0, 0.3 * thick), material=material)]
    steps = int(rng.integers(2, 4))
    layers = [_step(case, top + 0.9 * k * t, (0.7 + 0.8 * k) * t, t, material) for k in range(steps)]
    y = top + 0.9 * steps * t
    half = case.width / 2 + (0.7 + 0.8 * (steps - 1)) * t
    if kind == "gallery":
        tall = rng.uniform(0.05, 0.14)
        rail = moved(board(case.width, (0, tall), t, arch=(0, 0.5 * tall), material=material),
                     translate=(0, y - 0.004, case.z - case.depth / 2 + t / 2))
        return [*layers, rail]
    if kind in ("pediment", "arch"):
        rise = rng.uniform(0.14, 0.28) * min(case.width, 1.2)
        across = np.linspace(1, -1, 13 if kind == "arch" else 3)
        crown = rise * (1 - across**2) if kind == "arch" else rise * (1 - np.abs(across))
        outline = [(-half, y - 0.01), (half, y - 0.01)]
        outline += [(half * a, y + 0.012 + b) for a, b in zip(across, crown, strict=True)]
        deep = max(0.12 * case.depth, 2 * t) if chance(rng, 0.5) else case.depth
        return [*layers, extrude(outline, deep, (0, 0, case.front - deep / 2), material=material)]
    return layers


def _step(case: Case, y: float, over: float, thick: float, material: str) -> Part:
    """One moulding of a cornice: out by `over` at the front and the sides, flush behind."""
    return box((case.width + 2 * over, thick, case.depth + over), (0, y + thick / 2, case.z + over / 2),
               material=material)


def finial(at: tuple[float, float, float], size: float, material: str) -> Part:
    """A turned knob that ends a post or crowns a pediment."""
    profile = np.array([(0.5, 0), (0.5, 0.15), (0.25, 0.3), (0.6, 0.6), (0.5, 0.8), (0, 1.2)]) * size
    return revolve(profile, at, sides=8, material=material)
