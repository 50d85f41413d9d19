"""What buses are put together from: the box of a body, rows of windows, doors, faces, wheels. Nose to +Z."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    copies,
    ellipsoid,
    joined,
    mirrored,
    pick,
    rod,
    tube,
)
from data.procedural.kit_vehicles import Hull, tyre_wheel

Span = tuple[float, float]


@dataclass(frozen=True)
class BusPlan:
    """The lines of a one-box body, in metres."""

    length: float
    width: float
    height: float
    wheel: float
    """Radius of the wheels."""
    axles: tuple[float, ...]
    """z of each axle, the front one first."""
    belt: float
    """Where the windows begin."""
    low: float = 0.32
    """Ground clearance."""
    rake: float = 0.2
    """How far the windscreen leans back."""
    brow: float = 0.35
    """Height of the part above the windscreen that leans on."""
    face: float = 1.2
    """Where the windscreen begins."""
    soft: float = 0.06
    """How far corners are rounded."""
    lean: float = 0.95
    """Width at the roof, as a share of the widest."""

    def hull(self, back: float | None = None, front: float | None = None) -> Hull:
        """The body between two z, the nose only where `front` is not given, the tail where `back` is not."""
        half, top, h = self.width / 2, self.height, self.length / 2
        start, end = -h if back is None else back, h if front is None else front
        upper = [(start, top), (start + 0.4, top)]
        wide = [(start, half), (start + 0.4, half), (end - 0.6, half), (end, half)]
        if back is None:
            upper[:2] = [(start, top - 0.35), (start + 0.25, top)]
            wide[0] = (start, 0.94 * half)
        if front is None:
            slope = self.rake * self.brow / max(top - self.face, 0.5)
            upper += [(end - self.rake - slope - 0.1, top), (end - self.rake, top - self.brow)]
            upper += [(end - 0.02, self.face), (end, self.face - 0.25)]
            wide[-1] = (end, (0.96 - self.soft) * half)
        else:
            upper.append((end, top))
        arches = tuple((z, self.wheel, 1.16 * self.wheel) for z in self.axles if start < z < end)
        return Hull(
            upper,
            [(start, self.low + 0.08), (start + 0.8, self.low), (end, self.low)],
            wide,
            lean=self.lean,
            round=0.06 + 1.5 * self.soft,
            crown=0.05,
            blur=self.soft,
            arches=arches,
            waist=0.3,
        )


def shortened(rng: np.random.Generator, plan: BusPlan) -> BusPlan:
    """Now and then the plan of a toy: shorter, on larger wheels; less so of a tall one."""
    if not chance(rng, 0.22):
        return plan
    share = rng.uniform(0.52 if plan.height < 3.7 else 0.7, 0.85)
    axles = tuple(z * share for z in plan.axles)[:2] if share < 0.7 else tuple(z * share for z in plan.axles)
    wheel = plan.wheel * rng.uniform(1.0, 1.2)
    return replace(plan, length=plan.length * share, axles=axles, wheel=wheel)


def wheels(rng: np.random.Generator, plan: BusPlan) -> list[Part]:
    """A pair of wheels on each axle."""
    width, style = 0.62 * plan.wheel, pick(rng, "disc", "cap", "spokes")
    x = plan.width / 2 - width / 2 - rng.uniform(0.0, 0.03)
    one = tyre_wheel((x, plan.wheel, 0), plan.wheel, width, rim=rng.uniform(0.55, 0.66), style=style, count=8)
    shifts = [(0, 0, z) for z in plan.axles]
    axle = box((2 * x, 0.16, 0.16), (0, plan.wheel, 0), material="metal")
    return [*both_sides(copies(one, shifts)), *copies([axle], shifts)]


def openings(span: Span, holes: Sequence[Span]) -> list[Span]:
    """What is left of a span of z (low, high) between the holes."""
    left, start = [], span[0]
    for low, high in sorted(holes):
        if high <= span[0] or low >= span[1]:
            continue
        if low - start > 0.25:
            left.append((start, low))
        start = max(start, high)
    return [*left, (start, span[1])] if span[1] - start > 0.25 else left


def row(
    hull: Hull, span: Span, levels: Span, pitch: float, *, holes: Sequence[Span] = (), drop: float = 0.22
) -> list[Part]:
    """Windows of about this pitch along the right side between the holes; one long band at pitch 0."""
    parts = []
    for low, high in openings(span, holes):
        count = max(round((high - low) / pitch), 1) if pitch else 1
        edges = np.linspace(low, high, count + 1)
        gap = min(0.06, 0.06 * (high - low))
        panes = [
            hull.pane((a + gap, b - gap), levels, drop=drop, out=0.02)
            for a, b in zip(edges[:-1], edges[1:], strict=True)
        ]
        parts += [pane for pane in panes if pane]
    return parts


def door(hull: Hull, z: float, width: float, levels: Span) -> list[Part]:
    """A door of two glazed leaves in a frame on the right side, its middle at z."""
    low, high = levels
    frame = hull.pane((z - width / 2, z + width / 2), (low, high), out=0.02, material="plastic")
    leaves = [
        hull.pane((z + a * width, z + b * width), (low + 0.12, high - 0.08), out=0.035)
        for a, b in ((-0.45, -0.03), (0.03, 0.45))
    ]
    return [part for part in (frame, *leaves) if part]


def glazing(
    plan: BusPlan, hull: Hull, doors: Sequence[float], *, pitch: float, wide: float = 1.25, top: float = 9.0
) -> list[Part]:
    """Windows along both sides, doors on the left one at these z, the windscreen and the rear window."""
    back, front = hull.ends
    span, levels = (back + 0.25, front - plan.rake - 0.35), (plan.belt, min(plan.height, top))
    holes = [(z - wide / 2 - 0.05, z + wide / 2 + 0.05) for z in doors]
    parts = row(hull, span, levels, pitch)
    parts += [mirrored(part) for part in row(hull, span, levels, pitch, holes=holes)]
    for z in doors:
        leaves = door(hull, z, wide, (plan.low + 0.08, min(plan.height - 0.3, plan.low + 2.3)))
        parts += [mirrored(part) for part in leaves]
    parts.append(hull.screen((front - 0.03, front - 0.97 * plan.rake), share=0.93, out=0.025))
    tall = 0.45 * (plan.height - plan.belt)
    size = (0.72 * plan.width, tall, 0.08)
    return [*parts, box(size, (0, plan.belt + 0.1 + tall / 2, back - 0.01), bevel=0.02, material="glass")]


def face(rng: np.random.Generator, plan: BusPlan, hull: Hull, *, ears: bool = False) -> list[Part]:
    """Lamps, bumpers, the sign above the windscreen, mirrors."""
    half, back, front = plan.width / 2, *hull.ends
    x, y = 0.68 * half, plan.low + rng.uniform(0.3, 0.5)
    lamp = (
        ellipsoid((0.15, 0.15, 0.09), (x, y, front), segments=10, material="glass")
        if chance(rng, 0.4)
        else box((0.42, rng.uniform(0.14, 0.24), 0.1), (x, y, front), bevel=0.03, material="glass")
    )
    rear = box((0.2, rng.uniform(0.2, 0.5), 0.08), (0.8 * half, y + 0.35, back), material="plastic")
    parts = both_sides([lamp, rear])
    if chance(rng, 0.8):
        material = pick(rng, "plastic", "metal", "paint")
        for at in (True, False):
            z = front - 0.35 if at else back + 0.35
            parts.append(hull.strip(z, plan.low + 0.14, size=(0.14, 0.26), front=at, material=material))
    if chance(rng, 0.7):
        y = plan.height - 0.55 * plan.brow
        size = (rng.uniform(0.9, 1.7) * half, 0.7 * plan.brow, 0.12)
        parts.append(box(size, np.add(hull.nose(0, y), (0, 0, 0.02)), bevel=0.02, material="glass"))
    z, top = front - plan.rake, plan.height - plan.brow
    if ears:
        for side in (-1, 1):
            path = [(side * 0.8 * half, top, z), (side * (half + 0.2), top - 0.1, front + 0.25)]
            path.append((side * (half + 0.2), top - 0.4, front + 0.25))
            parts.append(tube(path, 0.05, sides=6, material="plastic"))
            at = (side * (half + 0.2), top - 0.6, front + 0.25)
            parts.append(box((0.26, 0.5, 0.16), at, bevel=0.05, material="plastic"))
    elif chance(rng, 0.85):
        at = (half + 0.12, 0.6 * top + 0.4 * plan.face, front - 0.12)
        arm = rod((0.85 * half, at[1] + 0.1, front - 0.2), (at[0], at[1] + 0.1, at[2]), 0.04, sides=5)
        parts += both_sides([box((0.24, 0.42, 0.14), at, bevel=0.04, material="plastic"), arm])
    return parts


def on_roof(rng: np.random.Generator, plan: BusPlan, hull: Hull) -> list[Part]:
    """Cooling units, hatches or gas bottles on the roof, or nothing."""
    back, front = hull.ends
    style, y, long = pick(rng, "cooler", "cooler", "hatches", "bottles", "none"), plan.height, front - back
    if style == "cooler":
        size = (rng.uniform(0.6, 0.8) * plan.width, rng.uniform(0.18, 0.35), rng.uniform(0.16, 0.35) * long)
        z = back + rng.uniform(0.3, 0.6) * long
        return [box(size, (0, y + 0.4 * size[1], z), bevel=0.07, material=pick(rng, "plastic", "paint"))]
    if style == "hatches":
        return [
            box((0.8, 0.14, 0.8), (0, y + 0.06, back + share * long), bevel=0.03, material="plastic")
            for share in (0.25, 0.6)
        ]
    if style == "bottles":
        cover = (0.85 * plan.width, rng.uniform(0.3, 0.45), 0.4 * long)
        return [box(cover, (0, y + 0.3 * cover[1], front - 0.42 * long), bevel=0.12, material="paint")]
    return []


def skirt(rng: np.random.Generator, plan: BusPlan, hull: Hull) -> list[Part]:
    """A coloured band, flaps of the luggage hold or mouldings along the flanks, or nothing."""
    style = pick(rng, "band", "flaps", "moulding", "none")
    back, front = hull.ends
    holes = [(z - 1.25 * plan.wheel, z + 1.25 * plan.wheel) for z in plan.axles]
    clear = openings((back + 0.3, front - 0.5), holes)
    if style == "band":
        low = plan.belt - rng.uniform(0.16, 0.4)
        strip = hull.pane((back + 0.1, front - 0.3), (low, plan.belt - 0.06), out=0.02, material="plastic")
        return both_sides([strip]) if strip else []
    if style == "flaps":
        y = (plan.low + 0.12, plan.belt - 0.18)
        panes = []
        for low, high in clear:
            count = max(round((high - low) / 1.3), 1)
            edges = np.linspace(low, high, count + 1)
            for a, b in zip(edges[:-1], edges[1:], strict=True):
                panes.append(hull.pane((a + 0.04, b - 0.04), y, out=0.015, material="paint"))
        return both_sides([pane for pane in panes if pane])
    if style == "moulding":
        rails = [
            hull.pane(span, (y, y + 0.07), out=0.03, material="metal") for span in clear for y in (0.75, 0.95)
        ]
        return both_sides([joined([rail for rail in rails if rail])])
    return []
