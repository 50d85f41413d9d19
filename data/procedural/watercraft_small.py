"""Small craft under oar, paddle or outboard: rowing boats, canoes, inflatables."""

import numpy as np

from data.procedural.kit import (
    Part,
    both_sides,
    box,
    chance,
    cushion,
    ellipsoid,
    joined,
    loft,
    moved,
    pick,
    rod,
    tube,
)
from data.procedural.watercraft_parts import Hull, thwarts


def _oar(lock: np.ndarray, way: np.ndarray, length: float, thick: float) -> Part:
    """An oar or paddle through a point, its blade along `way` (a unit vector)."""
    inner, outer = lock - 0.28 * length * way, lock + 0.72 * length * way
    blade = ellipsoid((0.045 * length, 0.1 * length, 0.6 * thick), segments=8, material="wood")
    tilt = np.degrees(np.arctan2(-way[0], way[1]))
    parts = [rod(inner, outer, 0.5 * thick, sides=6, material="wood")]
    return joined([*parts, moved(blade, rotate=(0, 0, tilt), translate=outer)])


def rowing_boat(rng: np.random.Generator) -> list[Part]:
    """An open boat with thwarts, oars in the locks or shipped; a pram, a skiff or a double-ended lifeboat."""
    length, style = rng.uniform(2.4, 6), pick(rng, "skiff", "skiff", "pram", "double")
    beam, depth = length * rng.uniform(0.3, 0.58), length * rng.uniform(0.12, 0.21)
    pram, double = style == "pram", style == "double"
    hull = Hull(
        length, beam, depth, bow=0.5, point=rng.uniform(2.6, 3.4) if pram else rng.uniform(1.9, 2.8),
        blunt=0.45 if pram else 0.8, stern=0.45, transom=0.03 if double else rng.uniform(0.55, 0.9),
        full=rng.uniform(1.7, 4), entry=rng.uniform(1.1, 1.8),
        sheer=(rng.uniform(0.1, 0.45), rng.uniform(0.2, 0.55)),
        rake=(0.3 if double else rng.uniform(0, 0.4), rng.uniform(0.1, 0.7)),
        lift=(rng.uniform(0.05, 0.35), 0.35), well=(0.03, 0.965, rng.uniform(0.6, 0.75)),
        wall=rng.uniform(0.03, 0.07)
    )
    seats = [[0.1, 0.42, 0.72], [0.2, 0.5], [0.15, 0.35, 0.55, 0.75], [0.45]][int(rng.integers(4))]
    parts = [hull.part(pick(rng, "wood", "wood", "paint", "plastic"))]
    parts.append(thwarts(hull, seats, drop=rng.uniform(0.2, 0.35)))
    if chance(rng, 0.7):
        parts.append(hull.rail(length * rng.uniform(0.008, 0.016)))
    if chance(rng, 0.65):
        z = hull.z(seats[len(seats) // 2] - 0.08)
        top, half = hull.deck(z)
        droop, aft = rng.uniform(-0.5, 0.1), rng.uniform(-0.5, 0.3)
        way = np.array([1, droop, aft]) / np.linalg.norm([1, droop, aft])
        lock = np.array([0.98 * half, 1.03 * top, z])
        parts += both_sides([_oar(lock, way, length * rng.uniform(0.5, 0.65), 0.016 * length)])
    if chance(rng, 0.2):
        parts += outboard(rng, (0, hull.deck(hull.z(0))[0], hull.z(0)), 0.5 * depth)
    return parts


def canoe(rng: np.random.Generator) -> list[Part]:
    """A long narrow double-ended boat: an open canoe, a decked kayak or a gondola with its iron."""
    style, length = pick(rng, "canoe", "canoe", "kayak", "gondola"), rng.uniform(3.5, 9)
    slim, ends = rng.uniform(0.11, 0.2), rng.uniform(0.3, 0.8)
    if style == "gondola":
        ends = rng.uniform(1.2, 2.0)
    cockpit = {"canoe": (0.035, 0.965), "gondola": (0.2, 0.8), "kayak": (0.36, 0.6)}[style]
    hull = Hull(
        length, length * slim, length * (0.09 if style == "canoe" else 0.065) * rng.uniform(0.8, 1.3),
        bow=0.5, point=rng.uniform(1.7, 2.4), stern=0.5, transom=0.02, full=rng.uniform(2, 3.5), entry=1.6,
        sheer=(0.3, 0.3) if style == "kayak" else (ends, ends), rake=(0.3, 0.3),
        lift=(0.4, 0.4) if style != "gondola" else (1, 1), well=(*cockpit, 0.72),
        wall=0.06 if style == "canoe" else 0.18
    )
    parts = [hull.part(pick(rng, "wood", "plastic", "paint"))]
    seats = {"canoe": [0.25, 0.7], "gondola": [0.35, 0.5, 0.65], "kayak": [0.45]}[style]
    parts.append(thwarts(hull, seats, drop=0.35))
    if style != "kayak":
        parts.append(hull.rail(0.006 * length))
    if style == "gondola":
        y, z = hull.deck(hull.z(0.99))[0], hull.z(0.99)
        parts.append(
            box((0.01 * length, 0.07 * length, 0.02 * length), (0, y + 0.015 * length, z), material="metal")
        )
        parts.append(
            rod((0.5 * slim * length, 0.7 * y, hull.z(0.3)), (0.16 * length, 0.1 * y, hull.z(0.05)),
                0.005 * length, sides=6
            )
        )
    elif chance(rng, 0.5):
        middle, turn = np.array(
            [0, hull.deck(0)[0] + 0.01 * length, hull.z(rng.uniform(0.42, 0.6))]
        ), rng.uniform(-25, 25)
        way = np.array([np.cos(np.radians(turn)), 0, np.sin(np.radians(turn))])
        reach, blade = 0.2 * length, ellipsoid(
            (0.05 * length, 0.005 * length, 0.016 * length), segments=8, material="plastic"
        )
        parts.append(
            rod(middle - reach * way, middle + reach * way, 0.005 * length, sides=6, material="wood")
        )
        parts.append(
            joined(
                [
                    moved(blade, rotate=(0, -turn, 0), translate=middle + sign * reach * way)
                    for sign in (-1, 1)
                ]
            )
        )
    return parts


def outboard(rng: np.random.Generator, at: tuple[float, float, float], size: float) -> list[Part]:
    """An outboard engine hung on a transom: cowl, leg and propeller."""
    x, y, z = at
    cowl = box(
        (0.55 * size, 0.8 * size, 0.7 * size), (x, y + 0.45 * size, z - 0.35 * size), bevel=0.12 * size,
        material="plastic"
    )
    leg = box((0.18 * size, 1.6 * size, 0.28 * size), (x, y - 0.5 * size, z - 0.35 * size), material="metal")
    skeg = box((0.5 * size, 0.1 * size, 0.6 * size), (x, y - 1.0 * size, z - 0.4 * size), material="metal")
    hook = box((0.4 * size, 0.45 * size, 0.5 * size), (x, y - 0.1 * size, z), material="metal")
    return [cowl, leg, skeg, hook]


def inflatable(rng: np.random.Generator) -> list[Part]:
    """A boat of tubes: a raft of one ring, or a rigid inflatable with console, seats and outboard."""
    length = rng.uniform(2.5, 9)
    half, thick = length * rng.uniform(0.17, 0.24), length * rng.uniform(0.045, 0.075)
    raft, rise = chance(rng, 0.3), rng.uniform(0.0, 0.09) * length
    turn = np.linspace(0, np.pi, 13)
    front = length * rng.uniform(0.05, 0.25)
    nose = np.stack(
        [half * np.cos(turn), rise * np.sin(turn) ** 2, front + (length / 2 - front) * np.sin(turn) ** 0.8],
        axis=1
    )
    if raft:
        path = np.concatenate([nose, nose[1:-1][::-1] * (1, 1, -1)])
        parts = [tube(path, thick, sides=10, closed=True, material="rubber")]
    else:
        back = np.array([[half, 0, -length / 2], [half, 0, -0.44 * length], [half, 0, 0]])
        path = np.concatenate([back, nose, back[::-1] * (-1, 1, 1)])
        sizes = np.full(len(path), thick)
        sizes[[0, -1]] = 0.4 * thick
        parts = [tube(path, sizes, sides=10, material="rubber")]
        parts.append(box((2 * half, 1.6 * thick, 0.02 * length), (0, 0, -0.43 * length), material="wood"))
    parts.append(_floor(nose, half, (length, thick, 0 if raft else 0.6 * thick)))
    if raft or chance(rng, 0.4):
        for z in np.linspace(-0.25, 0.22, pick(rng, 1, 2, 3)) * length:
            parts.append(rod((-half, 0, z), (half, 0, z), 0.75 * thick, sides=10, material="rubber"))
    else:
        parts += _console(rng, length, half, thick)
    if not raft:
        parts += outboard(rng, (0, 0.9 * thick, -0.43 * length), length * rng.uniform(0.07, 0.1))
    return parts


def _floor(nose: np.ndarray, half: float, sizes: tuple[float, float, float]) -> Part:
    """The bottom inside the tubes; sizes: the length, the tubes' radius, the keel's depth."""
    length, thick, deep = sizes
    floor = np.concatenate([nose, np.array([[-half, 0, -0.42 * length], [half, 0, -0.42 * length]])])
    keel = floor * (0.48, 1, 0.92) - (0, 0.9 * thick + deep, 0)
    return loft(np.stack([keel, floor * (1, 0.7, 1) - (0, 0.5 * thick, 0)]), material="plastic")


def _console(rng: np.random.Generator, length: float, half: float, thick: float) -> list[Part]:
    """A steering stand with a pane and a seat, perhaps an arch over the stern."""
    parts = []
    z, tall = rng.uniform(-0.1, 0.08) * length, length * rng.uniform(0.1, 0.16)
    parts.append(
        box(
            (0.7 * half, tall, 0.1 * length), (0, tall / 2 - 0.6 * thick, z), bevel=0.1 * tall,
            material="plastic"
        )
    )
    parts.append(
        moved(
            box((0.6 * half, 0.5 * tall, 0.01 * length), material="glass"), rotate=(-30, 0, 0),
            translate=(0, 1.15 * tall - 0.6 * thick, z)
        )
    )
    parts.append(
        cushion(
            (0.8 * half, 0.8 * tall, 0.09 * length), (0, 0.1 * tall, z - 0.16 * length),
            material="leather"
        )
    )
    if chance(rng, 0.5):
        parts.append(
            arch(0.95 * half, 2 * tall, -0.36 * length, 0.014 * length, lean=rng.uniform(-0.5, 0.3))
        )
    return parts


def arch(half: float, height: float, z: float, radius: float, *, lean: float) -> Part:
    """A radar or tow arch across the boat."""
    top = z + lean * height
    path = [(half, 0, z), (0.85 * half, height, top), (-0.85 * half, height, top), (-half, 0, z)]
    return tube(path, radius, sides=8)
