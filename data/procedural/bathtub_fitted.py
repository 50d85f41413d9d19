"""Tubs that are built in: against a wall, with a shower and its screen, into a corner of the room."""

import numpy as np

from data.procedural.bathtub_parts import (
    POINTS,
    Shell,
    either_way,
    oblong,
    oval,
    panelled,
    taps,
)
from data.procedural.kit import (
    Part,
    box,
    chance,
    cylinder,
    joined,
    moved,
    pick,
    pillow,
    rounded_path,
    slab,
    tube,
)


def built_in(rng: np.random.Generator) -> list[Part]:
    """The common tub: a box with a rounded basin, perhaps panelled or tiled, with a screen or grips."""
    length, width, height = rng.uniform(1.4, 1.85), rng.uniform(0.66, 0.82), rng.uniform(0.46, 0.62)
    rim, shelf = rng.uniform(0.04, 0.08), pick(rng, 0.0, rng.uniform(0.05, 0.16))
    plan = oblong(length, width, pick(rng, 0.0, 0.0, 0.03, 0.08))
    size = (length - 2 * rim - shelf, width - 2 * rim)
    hole = pick(rng, oblong(*size, rng.uniform(0.06, 0.2)), oblong(*size, rng.uniform(0.2, 0.36)),
                oval(*size, rng.uniform(2.4, 3.5)))
    lip, foot = pick(rng, 0.0, 0.0, 0.03), pick(rng, 1.0, 1.0, 0.95)
    profile = ((foot, 0.0), (foot, 0.9), (1.0, 0.93), (1.0, 1.0)) if lip else ((foot, 0.0), (1.0, 1.0))
    if lip:
        profile = ((0.97, 0.0), (0.97, 0.9), (1.0, 0.9), (1.0, 1.0))
    shell = Shell(plan, height, inside=hole, rim=rim, profile=profile, sole=rng.uniform(0.68, 0.85),
                  slope=rng.uniform(0.0, 0.08), center=(-shelf / 2, 0.0), low=0.0)
    body = pick(rng, "stone", "plastic", "paint", "paint")
    parts = [shell.part(body), *shell.drain()]
    front = width / 2 * (0.97 if lip else 1.0)
    parts += panelled(rng, length * 0.96, (0.03, 0.9 * height), front, pick(rng, body, body, "wood", "stone"))
    edge = length / 2 - (rim + shelf) / 2
    if chance(rng, 0.75):
        parts += taps(rng, (edge, height, 0.0))
    else:
        parts += taps(rng, (pick(rng, 0.0, 0.2 * length), height, -width / 2 + 0.6 * rim), turn=-90)
    parts += _grips(rng, size[0], height, width / 2 - 0.5 * rim) if chance(rng, 0.25) else []
    if chance(rng, 0.08):
        parts += _screen(rng, length, height, width / 2 - 0.4 * rim)
    return either_way(rng, parts)


def _grips(rng: np.random.Generator, length: float, height: float, z: float) -> list[Part]:
    """Chrome handles on both long rims."""
    out, x = rng.uniform(0.03, 0.05), rng.uniform(-0.1, 0.15) * length
    loop = [(x - 0.11, height - 0.01, z), (x - 0.11, height + out, z), (x + 0.11, height + out, z),
            (x + 0.11, height - 0.01, z)]
    bar = tube(rounded_path(loop, 0.03), 0.012, sides=8)
    return [bar, moved(bar, translate=(0, 0, -2 * z))]


def _screen(rng: np.random.Generator, length: float, height: float, z: float) -> list[Part]:
    """A pane of glass on the front rim at the end of the taps, with a shower's rail behind."""
    wide, tall = rng.uniform(0.4, 0.5) * length, rng.uniform(0.7, 1.1)
    x = length / 2 - wide / 2
    parts = [box((wide, tall, 0.02), (x, height + tall / 2 - 0.005, z), material="glass"),
             box((0.03, tall, 0.03), (length / 2 - 0.015, height + tall / 2 - 0.005, z), material="metal")]
    y, out = height + tall, 0.32
    pipe = [(length / 2 - 0.03, height - 0.01, 0.12), (length / 2 - 0.03, y, 0.12),
            (length / 2 - out, y, 0.12), (length / 2 - out, y - 0.06, 0.12)]
    head = cylinder(0.09, 0.025, (length / 2 - out, y - 0.06, 0.12), sides=16)
    return [*parts, joined([tube(rounded_path(pipe, 0.05), 0.013, sides=8), head])]


def shower_bath(rng: np.random.Generator) -> list[Part]:
    """A tub that swells at the end of the taps, or bows out all along, with a bent screen on the swelling."""
    length, width, height = rng.uniform(1.5, 1.75), rng.uniform(0.68, 0.76), rng.uniform(0.5, 0.58)
    swell, style = rng.uniform(0.1, 0.2), pick(rng, "p", "bow", "p")
    plan, rim = oblong(length, width, 0.04), 0.055
    front = plan[:, 1] > 0
    # the long sides have no points between their ends, so the front one is walked anew
    walk = np.linspace(0.485, -0.485, int(front.sum()))
    bend = np.clip((walk + 0.05) / 0.3, 0, 1) if style == "p" else 1 - (2 * walk) ** 2
    bend = bend * bend * (3 - 2 * bend) * swell
    plan[front] = np.stack([walk * length, width / 2 + bend], axis=1)
    middle = (0.0, 0.25 * swell)
    inner = (plan - middle) * (1 - 2 * rim / np.array([length, width + swell]))
    shell = Shell(plan, height, inside=inner, rim=rim, sole=0.8, slope=0.03, center=middle)
    parts = [shell.part(pick(rng, "stone", "plastic", "paint")), *shell.drain()]
    parts += taps(rng, (length / 2 - 0.03, height, 0.0))
    if chance(rng, 0.6):
        return either_way(rng, parts)
    tall, line = rng.uniform(0.6, 0.9), plan[front][: max(int(0.5 * front.sum()), 3)] - (0.0, 0.6 * rim)
    line = line[line[:, 0] < 0.47 * length]
    back_edge = line - (0, 0.02)
    pane = np.concatenate([line, back_edge[::-1]])
    parts += _upright(pane, (height - 0.005, height + tall), "glass")
    return either_way(rng, parts)


def _upright(outline: np.ndarray, reach: tuple[float, float], material: str) -> list[Part]:
    """Panes between consecutive points of a folded strip: (first half forth, second half back), upright."""
    count, (low, high), parts = len(outline) // 2, reach, []
    for k in range(count - 1):
        quad = outline[[k, k + 1, 2 * count - 2 - k, 2 * count - 1 - k]]
        center = quad.mean(axis=0)
        parts.append(slab(quad - center, high - low, (center[0], (low + high) / 2, center[1]),
                          material=material))
    return [joined(parts)]


def corner(rng: np.random.Generator) -> list[Part]:
    """A tub for a corner of the room, which lies behind; its bowed or straight front faces the viewer."""
    side, height, rim = rng.uniform(1.2, 1.55), rng.uniform(0.48, 0.62), rng.uniform(0.06, 0.1)
    style = pick(rng, "arc", "arc", "cut")
    quarter = _corner_plan(side, style)
    turn = np.sqrt(0.5)
    plan = np.stack([(quarter[:, 0] - quarter[:, 1]) * turn, (quarter[:, 0] + quarter[:, 1]) * turn], axis=1)
    middle = np.array([0.0, (plan[:, 1].max() + plan[:, 1].min()) / 2 + 0.04 * side])
    plan = plan - middle
    width, depth = np.ptp(plan[:, 0]), np.ptp(plan[:, 1])
    hole = _corner_hole(plan, rim)
    if chance(rng, 0.5):  # an ellipse, its points in the same directions as those of the outside
        way = plan / np.linalg.norm(plan, axis=1, keepdims=True)
        hole = way / np.linalg.norm(way / (0.36 * width, 0.36 * depth), axis=1, keepdims=True)
    foot = pick(rng, 1.0, 1.0, 0.93)
    shell = Shell(plan, height, inside=hole, rim=rim, profile=((foot, 0.0), (1.0, 1.0)), sole=0.72, slope=0.0,
                  center=(0.0, 0.02))
    body = pick(rng, "stone", "plastic", "paint")
    parts = [shell.part(body), cylinder(0.035, 0.02, (0, shell.base + 0.006, 0.02), sides=12)]
    back = float(plan[:, 1].min())
    parts += taps(rng, (0.0, height, back + rng.uniform(0.14, 0.22)), turn=-90)
    if chance(rng, 0.4):
        spot = (pick(rng, -1, 1) * 0.24 * float(width), height + 0.02, -0.12 * float(depth))
        parts.append(pillow((0.26, 0.07, 0.14), spot, material="rubber"))
    return parts


def _corner_plan(side: float, style: str) -> np.ndarray:
    """(POINTS, 2) two straight sides from the origin along X and Z and a front from end to end of them."""
    third = POINTS // 4
    one = np.stack([np.linspace(0, side, third, endpoint=False), np.zeros(third)], axis=1)
    two = one[:, ::-1][::-1] + (0, side / third)
    count = POINTS - 2 * third
    if style == "arc":
        lip = 0.42 * side
        angle = np.linspace(0, np.pi / 2, count)
        front = lip + (side - lip) * np.stack([np.cos(angle), np.sin(angle)], axis=1)
        front = np.concatenate([[(side, 0.0)], front[:-1]])
    else:
        lip = 0.45 * side
        t = np.linspace(0, 1, count - 1)[:, None]
        front = np.concatenate([[(side, 0.0)], np.array([side, lip]) * (1 - t) + np.array([lip, side]) * t])
    return np.concatenate([one, front, two])


def _corner_hole(plan: np.ndarray, rim: float) -> np.ndarray:
    """The plan drawn in and rounded."""
    inner = 0.92 * plan * (1 - rim / np.abs(plan).max(axis=0))
    for _ in range(3):
        inner = (np.roll(inner, 1, axis=0) + 2 * inner + np.roll(inner, -1, axis=0)) / 4
    return inner
