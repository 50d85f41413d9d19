"""Speedboats and motor yachts."""

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cushion,
    cylinder,
    ellipsoid,
    joined,
    moved,
    pick,
    rod,
    sheet,
    tube,
)
from data.procedural.watercraft_parts import Hull, Tier, stacked
from data.procedural.watercraft_small import arch, outboard


def speedboat(rng: np.random.Generator) -> list[Part]:
    """A runabout, bowrider, cuddy cruiser or racer: low V hull, wrapped windshield, seats, engines aft."""
    length = rng.uniform(4.5, 12)
    beam, depth = length * rng.uniform(0.26, 0.46), length * rng.uniform(0.11, 0.2)
    start, end = rng.uniform(0.1, 0.25), rng.uniform(0.5, 0.62)
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.5, 0.62), point=rng.uniform(1.7, 2.5),
        blunt=rng.uniform(0.75, 1), stern=0.3, transom=rng.uniform(0.8, 0.97), full=rng.uniform(1.5, 2.4),
        entry=1.05, sheer=(rng.uniform(-0.15, 0.1), rng.uniform(-0.1, 0.25)),
        rake=(rng.uniform(-0.2, 0.3), rng.uniform(0.6, 1.8)), lift=(0.05, rng.uniform(0.3, 0.6)),
        well=(start, end, rng.uniform(0.4, 0.55)), wall=0.09
    )
    parts = [hull.part(pick(rng, "paint", "plastic", "wood"))]
    if chance(rng, 0.5):
        parts.append(hull.bottom(0.5 * depth))
    top, half = hull.deck(hull.z(end))
    tall, lean = depth * rng.uniform(0.35, 0.6), rng.uniform(0.5, 1.4)
    if chance(rng, 0.45):
        cuddy = Tier(
            hull, (hull.z(end - 0.02), hull.z(rng.uniform(0.8, 0.9))), 0.95 * top, 0.7 * tall, 0.4 * beam,
            rake=(0, rng.uniform(2, 4)), nose=0.6, taper=0.25,
        )
        parts += [cuddy.part(), cuddy.panes(2, 0.4, 0.75, out=0.01 * beam)]
        top = 0.97 * cuddy.top
    parts.append(_windshield(0.8 * half, tall, (top, hull.z(end)), lean=lean, thick=0.008 * length))
    if chance(rng, 0.6):
        parts.append(hull.rail(0.006 * length, drop=0.15 * depth, material="metal"))
    seat = (0.3 * beam, 0.55 * depth, 0.09 * length)
    for share in (end - 0.13, 0.5 * (start + end) - 0.06)[: pick(rng, 1, 2)]:
        parts += both_sides(
            [box(seat, (0.22 * beam, 0.85 * depth, hull.z(share)), bevel=0.04 * beam, material="leather")]
        )
    return parts + _stern_fittings(rng, hull)


def _stern_fittings(rng: np.random.Generator, hull: Hull) -> list[Part]:
    """Outboards, or a sun pad with a bathing platform, or a tow arch."""
    length, beam, depth, parts = hull.length, hull.beam, hull.depth, []
    base, back = hull.deck(hull.z(0.02))[0], hull.z(0)
    extra = pick(rng, "outboards", "outboards", "outboards", "pad", "wing")
    if extra == "outboards":
        count = pick(rng, 1, 1, 2, 3)
        for x in (np.arange(count) - (count - 1) / 2) * 0.22 * beam:
            parts += outboard(rng, (x, base, back), depth * rng.uniform(0.55, 0.8))
    elif extra == "pad":
        parts.append(
            cushion(
                (0.7 * beam, 0.2 * depth, 0.13 * length), (0, base, back + 0.09 * length), material="leather"
            )
        )
        parts.append(
            box(
                (0.8 * beam, 0.08 * depth, 0.09 * length), (0, 0.4 * depth, back - 0.02 * length),
                material="wood"
            )
        )
    if extra == "wing" or chance(rng, 0.3):
        tow = arch(
            0.42 * beam, depth * rng.uniform(0.8, 1.3), 0, 0.012 * length, lean=rng.uniform(-0.5, 0.4)
        )
        parts.append(moved(tow, translate=(0, 0.9 * base, hull.z(rng.uniform(0.08, 0.25)))))
    return parts


def _windshield(half: float, height: float, at: tuple[float, float], *, lean: float, thick: float) -> Part:
    """A pane bent round the front of a cockpit at (y, z), its ends drawn aft, leaning aft."""
    turn = np.radians(np.linspace(-100, 100, 11))
    foot = np.stack(
        [half * np.sin(turn), np.full(11, at[0] - 0.15 * height), at[1] + 0.7 * half * (np.cos(turn) - 0.6)],
        axis=1
    )
    crown = foot * (0.88, 1, 1) + (0, 1.15 * height, -lean * height)
    return sheet(np.stack([foot, 0.5 * (foot + crown), crown]), thick, material="glass")


def motor_yacht(rng: np.random.Generator) -> list[Part]:
    """A cabin cruiser or a superyacht: sleek storeys with dark ribbons, a flying bridge, a radar arch."""
    length = rng.uniform(9, 60)
    beam, depth = length * rng.uniform(0.19, 0.34), length * rng.uniform(0.1, 0.16)
    hull = Hull(
        length, beam, depth, bow=rng.uniform(0.5, 0.62), point=rng.uniform(1.8, 2.6), stern=0.3,
        transom=rng.uniform(0.8, 0.95), full=rng.uniform(1.8, 2.6), entry=1.05,
        sheer=(rng.uniform(-0.3, 0), rng.uniform(0.15, 0.4)),
        rake=(rng.uniform(-0.4, 0.1), rng.uniform(0.4, 1.5)), lift=(0.05, 0.4), well=(0.02, 0.12, 0.4),
        wall=0.05
    )
    parts = [hull.part()]
    if chance(rng, 0.5):
        parts.append(hull.bottom(rng.uniform(0.3, 0.5) * depth))
    tiers = _storeys(rng, hull)
    parts += stacked(tiers, rng)
    for tier in tiers:
        if chance(rng, 0.7):
            reach = Tier(
                hull, (tier.span[0] - 0.07 * length, tier.roof[1] + 0.03 * length), tier.top, 0.06 * depth,
                1.05 * tier.cap, nose=0.5
            )
            parts.append(reach.part())
    parts += _top_of_yacht(rng, hull, tiers[-1])
    if chance(rng, 0.5):
        parts += _pulpit(hull, 0.25 * depth, 0.004 * length)
    return parts


def _storeys(rng: np.random.Generator, hull: Hull) -> list[Tier]:
    """One to three storeys, each shorter and narrower than the one below."""
    length, beam, depth, tiers = hull.length, hull.beam, hull.depth, []
    base, back, front = 0.92 * depth, rng.uniform(0.14, 0.25), rng.uniform(0.66, 0.82)
    rise, cap = depth * rng.uniform(0.42, 0.62), 0.44 * beam
    for _ in range(pick(rng, 1, 2, 2, 3)):
        tier = Tier(
            hull, (hull.z(back), hull.z(front)), base, rise, cap,
            rake=(rng.uniform(-0.3, 0.2), rng.uniform(1.0, 2.2)), nose=rng.uniform(0.3, 0.6),
            taper=rng.uniform(0.03, 0.14)
        )
        tiers.append(tier)
        base, cap, back = tier.top - 0.01 * depth, 0.87 * cap, back + rng.uniform(0.02, 0.1)
        front = max(0.5 + tier.roof[1] / length - rng.uniform(0.0, 0.08), back + 0.14)
        rise *= 0.92
    return tiers


def _top_of_yacht(rng: np.random.Generator, hull: Hull, tier: Tier) -> list[Part]:
    """The radar arch on the highest storey, with a flying bridge or a mast."""
    length, depth, parts = hull.length, hull.depth, []
    top, at = tier.top, tier.roof[0]
    style = pick(rng, "arch", "mast", "bridge")
    if style == "bridge":
        half = 0.75 * tier.cap
        parts.append(
            _windshield(
                half, 0.3 * depth, (top, 0.6 * tier.roof[1] + 0.4 * at), lean=0.8, thick=0.008 * length
            )
        )
        parts.append(
            cushion(
                (1.2 * half, 0.3 * depth, 0.06 * length),
                (0, top + 0.1 * depth, 0.2 * tier.roof[1] + 0.8 * at), material="leather"
            )
        )
    bar = arch(
        0.8 * tier.cap, depth * rng.uniform(0.4, 0.7), 0, 0.012 * length, lean=rng.uniform(-0.8, 0.5)
    )
    parts.append(moved(bar, translate=(0, top - 0.02 * depth, at + 0.06 * length)))
    if style == "mast":
        parts.append(
            rod((0, top, at + 0.09 * length), (0, top + depth, at + 0.05 * length), 0.007 * length, sides=6
            )
        )
        parts.append(ellipsoid((0.02 * length,) * 3, (0, top + 0.35 * depth, at + 0.08 * length), segments=8))
        parts.append(
            cylinder(0.012 * length, 0.35 * depth, (0, top + 0.15 * depth, at + 0.08 * length), sides=8)
        )
    return parts


def _pulpit(hull: Hull, rise: float, radius: float) -> list[Part]:
    """The rail round a bow, on stanchions."""
    points = []
    for share in (0.62, 0.75, 0.87, 0.95, 0.995):
        z = hull.z(share)
        top, half = hull.deck(z)
        points.append((0.92 * half, top, z))
    side = np.array(points)
    bar = np.concatenate([side, side[::-1] * (-1, 1, 1)]) + (0, rise, 0)
    bar[[0, -1], 1] -= rise
    posts = joined(both_sides(rod(point, point + (0, rise, 0), radius, sides=5) for point in side[1:4]))
    return [tube(bar, radius, sides=6), posts]
