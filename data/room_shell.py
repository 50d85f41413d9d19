"""The room itself: floor, walls and ceiling with their cladding, doors, windows, skirting, beams and niches."""

import colorsys
from dataclasses import dataclass

import cv2
import numpy as np

from data.appearance import Finish
from data.backgrounds import random_background
from data.room_bodies import SHELL, WALL, Body, Coat, block, panel

IMAGE_SIZE = 96
"""Pixels of the pictures on walls and of what windows show."""


@dataclass(frozen=True)
class Plan:
    """A room's box: x in [0, width], z in [0, depth], y in [0, height], metres."""

    width: float
    depth: float
    height: float

    def run(self, wall: int) -> float:
        """The length of a wall: 0 at z = 0, 1 at z = depth, 2 at x = 0, 3 at x = width."""
        return self.width if wall < 2 else self.depth

    def at(self, wall: int, along: float, off: float) -> np.ndarray:
        """(2,) the floor point (x, z) `along` a wall from its low end and `off` it."""
        places = ((along, off), (along, self.depth - off), (off, along), (self.width - off, along))
        return np.array(places[wall])


TURNS = (0.0, 180.0, 90.0, 270.0)
"""By which a piece turns its front from each wall into the room, degrees about y."""


@dataclass(frozen=True, eq=False)
class Opening:
    """A window or door in a wall."""

    wall: int
    low: float
    high: float
    bottom: float
    top: float
    glass: bool

    def box(self, plan: Plan, *, out: float) -> np.ndarray:
        """(2, 3) the box that stands `out` into the room before it."""
        ends = np.array([plan.at(self.wall, self.low, 0), plan.at(self.wall, self.high, out)])
        low, high = ends.min(axis=0), ends.max(axis=0)
        return np.array([[low[0], self.bottom, low[1]], [high[0], self.top, high[1]]])


def plan_of(kind: str, rng: np.random.Generator) -> Plan:
    """A room's size."""
    height = rng.uniform(2.3, 3.2) if rng.random() < 0.5 else rng.uniform(2.4, 2.7)
    if kind == "corridor":
        return Plan(rng.uniform(1.3, 2.2), rng.uniform(4, 9), height)
    if kind == "bathroom":
        return Plan(rng.uniform(2.5, 3.6), rng.uniform(3, 4.2), height)
    return Plan(rng.uniform(2.6, 7), rng.uniform(3, 9), height)


def shell(plan: Plan, kind: str, rng: np.random.Generator) -> list[Body]:
    """Floor, ceiling and four walls, each turned inward, with skirting at times."""
    wide, deep, high = plan.width, plan.depth, plan.height
    coat, other = _wall_coat(kind, rng), _wall_coat(kind, rng)
    coats = [other if rng.random() < 0.12 else coat for _ in range(4)]
    bodies = [
        panel([0, 0, 0], [0, 0, deep], [wide, 0, 0], _floor_coat(kind, rng)),
        panel([0, high, 0], [wide, 0, 0], [0, 0, deep], _ceiling_coat(rng)),
        panel([0, 0, 0], [wide, 0, 0], [0, high, 0], coats[0]),
        panel([wide, 0, deep], [-wide, 0, 0], [0, high, 0], coats[1]),
        panel([0, 0, deep], [0, 0, -deep], [0, high, 0], coats[2]),
        panel([wide, 0, 0], [0, 0, deep], [0, high, 0], coats[3]),
    ]
    if rng.random() < 0.25:  # wainscot, or a band of tiles
        bodies += _cladding(plan, rng.uniform(0.8, 1.4), 0.006, _wall_coat("bathroom" if kind == "bathroom" else kind, rng))
    if rng.random() < 0.75:
        bodies += _cladding(plan, rng.uniform(0.05, 0.14), 0.015, _paint(_pale(rng)))
    return bodies


def pillars(plan: Plan, rng: np.random.Generator, coat: Coat) -> list[Body]:
    """At times a chimney breast, a corner walled off, or beams under the ceiling."""
    bodies, wide, deep, high = [], plan.width, plan.depth, plan.height
    if rng.random() < 0.25 and min(wide, deep) > 2.4:
        wall, reach = int(rng.integers(4)), rng.uniform(0.2, 0.9)
        along = rng.choice([0.0, rng.uniform(0, plan.run(wall) - 1)])
        size = rng.uniform(0.4, min(1.8, 0.4 * plan.run(wall)))
        opening = Opening(wall, float(along), float(along) + size, 0, high, False)
        low, high_corner = opening.box(plan, out=reach)
        bodies.append(block(low, high_corner, coat))
    if rng.random() < 0.12:
        wood = Coat(Finish((0.4, 0.28, 0.18), (0.25, 0.17, 0.1), "grain", 0.2))
        for x in np.arange(0.5, wide - 0.3, rng.uniform(0.7, 1.4)):
            bodies.append(block([x, high - 0.18, 0], [x + 0.14, high, deep], wood))
    return bodies


def openings(plan: Plan, kind: str, rng: np.random.Generator) -> list[Opening]:
    """Where doors and windows are: none overlaps another."""
    found: list[Opening] = []
    windows = int(rng.choice([0, 1, 2, 3], p=[0.2, 0.4, 0.27, 0.13])) if kind != "corridor" else int(rng.integers(2))
    light_wall = int(rng.integers(4))
    for number in range(windows + int(rng.integers(1, 3 if kind != "corridor" else 6))):
        glass = number < windows
        wall = light_wall if glass and rng.random() < 0.8 else int(rng.integers(4))
        size = rng.uniform(0.6, 2.4) if glass else rng.uniform(0.75, 1.0)
        if size > plan.run(wall) - 0.3:
            continue
        low = rng.uniform(0.1, plan.run(wall) - size - 0.1)
        bottom = 0.0 if not glass else float(rng.choice([rng.uniform(0.75, 1.1), rng.uniform(0.02, 0.3)], p=[0.8, 0.2]))
        top = min(rng.uniform(1.95, 2.4), plan.height - 0.1) if glass else min(2.02, plan.height - 0.1)
        if all(o.wall != wall or low > o.high + 0.15 or low + size < o.low - 0.15 for o in found):
            found.append(Opening(wall, low, low + size, bottom, top, glass))
    return found


def opening_bodies(opening: Opening, plan: Plan, rng: np.random.Generator, image: int) -> list[Body]:
    """A frame on the wall; in it a leaf with a handle, or bright panes whose depth is the glass's."""
    paint = _paint(_pale(rng) if rng.random() < 0.7 else np.array([0.42, 0.3, 0.2]) * rng.uniform(0.5, 1.5))
    bar, out = rng.uniform(0.04, 0.09), rng.uniform(0.02, 0.05)
    low, high, bottom, top = opening.low, opening.high, opening.bottom, opening.top
    strips = [(low, low + bar, bottom, top), (high - bar, high, bottom, top), (low, high, top - bar, top)]
    if not opening.glass:
        leaf = _paint(_pale(rng)) if rng.random() < 0.6 else _wood(rng)
        bodies = [_strip(opening.wall, plan, (low + bar, high - bar, 0.0, top - bar), 0.4 * out, leaf)]
        handle = Coat(Finish((0.6, 0.6, 0.6), (0.5, 0.5, 0.5), roughness=0.3, metallic=1.0))
        at = low + bar + 0.06 if rng.random() < 0.5 else high - bar - 0.18
        bodies.append(_strip(opening.wall, plan, (at, at + 0.12, 1.0, 1.03), out + 0.04, handle))
        if rng.random() < 0.5:  # panels
            for floor, roof in ((0.25, 0.9), (1.1, top - bar - 0.2)):
                raised = (low + bar + 0.15, high - bar - 0.15, floor, roof)
                bodies.append(_strip(opening.wall, plan, raised, 0.4 * out + 0.012, leaf))
    else:
        strips.append((low, high, bottom, bottom + bar))
        for cut in np.linspace(low, high, int(rng.integers(1, 4)) + 1)[1:-1]:
            strips.append((cut - bar / 2, cut + bar / 2, bottom, top))
        glow = rng.uniform(1.5, 6.0) if rng.random() < 0.8 else rng.uniform(0.02, 0.2)  # by day, or at night
        view = Coat(Finish((1, 1, 1), (1, 1, 1), "image", 1.0, roughness=0.1), glow, image)
        bodies = [_pane(opening, plan, view)]
        sill = (low - 0.05, high + 0.05, bottom - 0.03, bottom)
        if bottom > 0.5:
            bodies.append(_strip(opening.wall, plan, sill, out + rng.uniform(0.03, 0.12), paint))
        bodies += _curtains(opening, plan, rng)
    return bodies + [_strip(opening.wall, plan, strip, out, paint) for strip in strips]


def picture(rng: np.random.Generator, wall: int, plan: Plan, place: tuple[float, ...], image: int) -> list[Body]:
    """A picture in a frame; place = (low, high, bottom, top)."""
    low, high, bottom, top = place
    bar, out = rng.uniform(0.01, 0.05), rng.uniform(0.01, 0.04)
    coat = _wood(rng) if rng.random() < 0.5 else _paint(_pale(rng) * rng.choice([0.08, 1.0]))
    frame = _strip(wall, plan, place, out, coat)
    inner = Opening(wall, low + bar, high - bar, bottom + bar, top - bar, True)
    shown = Coat(Finish((1, 1, 1), (1, 1, 1), "image", 1.0, roughness=rng.uniform(0.2, 0.9)), 0.0, image)
    return [frame, _pane(inner, plan, shown, off=out + 0.001)]


def images(rng: np.random.Generator, count: int) -> np.ndarray:
    """(count, S, S, 3) float32: what pictures show."""
    return np.stack([random_background(rng, IMAGE_SIZE) for _ in range(count)])


def outlook(rng: np.random.Generator) -> np.ndarray:
    """(S, S, 3) float32: sky over hills, trees or houses, out of focus; at times white as behind a blind."""
    if rng.random() < 0.3:
        return np.full((IMAGE_SIZE, IMAGE_SIZE, 3), rng.uniform(0.8, 1), np.float32)
    down = np.linspace(0, 1, IMAGE_SIZE)[:, None]
    sky = np.array([0.65, 0.8, 0.97]) + (np.array([0.95, 0.96, 0.98]) - np.array([0.65, 0.8, 0.97])) * down[..., None]
    edge = rng.uniform(0.35, 0.8) + 0.08 * np.cumsum(rng.normal(0, 0.35, IMAGE_SIZE)) / 3
    green = np.array([rng.uniform(0.2, 0.5), rng.uniform(0.3, 0.5), rng.uniform(0.15, 0.4)])
    leaves = cv2.resize(rng.uniform(0.4, 1.3, (12, 12)), (IMAGE_SIZE, IMAGE_SIZE), interpolation=cv2.INTER_CUBIC)
    ground = green * leaves[..., None]
    view = np.where((down > edge[None])[..., None], ground, sky).astype(np.float32)
    return np.clip(cv2.GaussianBlur(view, (0, 0), rng.uniform(0.6, 2.5)), 0, 1)


def _curtains(opening: Opening, plan: Plan, rng: np.random.Generator) -> list[Body]:
    """On one side or both, or none: a strip of folds before the wall."""
    if rng.random() < 0.55:
        return []
    finish = Finish(tuple(_any(rng)), tuple(_any(rng)), str(rng.choice(["plain", "stripes", "weave", "mottle"])), 0.12)
    foot, width = (0.03 if rng.random() < 0.6 else opening.bottom - 0.1), rng.uniform(0.12, 0.35)
    bodies = []
    for low in (opening.low - 0.1, opening.high + 0.1 - width):
        folds = int(width / 0.05)
        for fold in range(folds):
            start = max(low, 0) + fold * 0.05
            if start + 0.05 < plan.run(opening.wall):
                depth = 0.11 if fold % 2 else 0.08
                place = (start, start + 0.05, max(foot, 0.02), opening.top + 0.08)
                bodies.append(_strip(opening.wall, plan, place, depth, Coat(finish)))
    return bodies


def _strip(wall: int, plan: Plan, place: tuple[float, ...], out: float, coat: Coat) -> Body:
    """A flat box on a wall over (low, high, bottom, top), standing out this far."""
    low, high = Opening(wall, *place, glass=False).box(plan, out=out)
    return block(low, high, coat, name="fitting", rests=WALL)


def _pane(opening: Opening, plan: Plan, coat: Coat, *, off: float = 0.004) -> Body:
    """The rectangle of an opening, just off its wall, facing into the room, its picture upright."""
    first, last = (opening.low, opening.high) if opening.wall in (0, 3) else (opening.high, opening.low)
    start, end = plan.at(opening.wall, first, off), plan.at(opening.wall, last, off)
    origin = [start[0], opening.bottom, start[1]]
    across = [end[0] - start[0], 0, end[1] - start[1]]
    return panel(origin, across, [0, opening.top - opening.bottom, 0], coat, name="pane", rests=WALL)


def _cladding(plan: Plan, height: float, out: float, coat: Coat) -> list[Body]:
    """A band along the foot of all four walls."""
    return [
        block(*Opening(wall, 0, plan.run(wall), 0, height, False).box(plan, out=out), coat, rests=SHELL)
        for wall in range(4)
    ]


def _wall_coat(kind: str, rng: np.random.Generator) -> Coat:
    color, draw = _pale(rng), rng.random()
    second = np.clip(color * rng.uniform(0.8, 1.08, 3), 0, 0.97)
    if kind in ("bathroom", "kitchen") and draw < (0.8 if kind == "bathroom" else 0.3):
        joint = color * rng.uniform(0.5, 0.9)
        return _laid("tiles", color, joint, rng.uniform(0.1, 0.45), roughness=0.2)
    if draw < 0.62:
        return Coat(Finish(tuple(color), tuple(0.9 * color + 0.1 * second), "mottle", rng.uniform(0.3, 2), roughness=0.95))
    if draw < 0.88:
        pattern = str(rng.choice(["stripes", "spots", "weave", "checks", "mottle", "speckle"]))
        return Coat(Finish(tuple(color), tuple(second), pattern, rng.uniform(0.05, 0.3), roughness=0.9))
    if draw < 0.94:
        return _laid("boards", _brown(rng), _brown(rng) * 0.5, rng.uniform(0.08, 0.2), roughness=0.7)
    brick = np.array([0.55, 0.3, 0.24]) * rng.uniform(0.6, 1.4) if rng.random() < 0.6 else color
    return _laid("bricks", brick, np.clip(brick * 0.6 + 0.2, 0, 1), 0.24, roughness=0.95)


def _floor_coat(kind: str, rng: np.random.Generator) -> Coat:
    draw = rng.random()
    if kind in ("bathroom", "kitchen", "garage"):
        draw = 0.5 + 0.5 * draw
    wood, gloss = _brown(rng), rng.uniform(0.15, 0.8)
    if draw < 0.38:
        return _laid("boards", wood, wood * rng.uniform(0.45, 0.75), rng.uniform(0.06, 0.2), roughness=gloss)
    if draw < 0.48:
        return _laid("parquet", wood, wood * rng.uniform(0.45, 0.8), rng.uniform(0.2, 0.5), roughness=gloss)
    if draw < 0.78:
        color = _pale(rng) * rng.uniform(0.4, 1)
        return _laid("tiles", color, color * rng.uniform(0.4, 1.1), rng.uniform(0.15, 0.8), roughness=gloss)
    if draw < 0.84:
        return _laid("checks", _pale(rng), _pale(rng) * rng.uniform(0.1, 0.8), rng.uniform(0.2, 0.5), roughness=gloss)
    color = _any(rng) * 0.8
    pattern, period = str(rng.choice(["speckle", "mottle", "weave", "plain"])), rng.uniform(0.02, 0.2)
    return Coat(Finish(tuple(color), tuple(color * rng.uniform(0.6, 0.95)), pattern, period, roughness=0.95))


def _ceiling_coat(rng: np.random.Generator) -> Coat:
    if rng.random() < 0.12:
        return _laid("tiles", np.full(3, 0.9), np.full(3, 0.6), 0.6, roughness=0.95)
    if rng.random() < 0.08:
        return _laid("boards", _brown(rng), _brown(rng) * 0.5, 0.14, roughness=0.8)
    return _paint(np.clip(np.full(3, rng.uniform(0.82, 0.96)) + rng.normal(0, 0.01, 3), 0, 0.97))


def _laid(pattern: str, color: np.ndarray, joint: np.ndarray, period: float, *, roughness: float) -> Coat:
    base, second = (tuple(np.clip(values, 0.02, 0.97)) for values in (color, joint))
    return Coat(Finish(base, second, pattern, period, roughness=roughness))


def _paint(color: np.ndarray) -> Coat:
    shade = tuple(np.clip(color, 0.02, 0.97))
    return Coat(Finish(shade, shade, roughness=0.6))


def _wood(rng: np.random.Generator) -> Coat:
    wood = _brown(rng)
    return Coat(Finish(tuple(wood), tuple(wood * 0.65), "grain", 0.15, 2, roughness=0.5))


def _brown(rng: np.random.Generator) -> np.ndarray:
    tones = ((0.76, 0.6, 0.42), (0.87, 0.77, 0.6), (0.5, 0.34, 0.22), (0.34, 0.22, 0.15), (0.63, 0.44, 0.28), (0.6, 0.56, 0.5))
    return np.clip(np.array(tones[int(rng.integers(len(tones)))]) * rng.uniform(0.85, 1.15), 0.02, 0.97)


def _pale(rng: np.random.Generator) -> np.ndarray:
    """A wall's colour: mostly white or pale, now and then strong."""
    if rng.random() < 0.15:
        return _any(rng)
    hue, strength = rng.random(), rng.beta(1, 4) * 0.35
    return np.array(colorsys.hsv_to_rgb(hue, strength, rng.uniform(0.72, 0.96)))


def _any(rng: np.random.Generator) -> np.ndarray:
    return np.array(colorsys.hsv_to_rgb(rng.random(), rng.uniform(0.1, 0.75), rng.uniform(0.2, 0.9)))


def rug_coat(rng: np.random.Generator) -> Coat:
    """A rug's pattern in two colours."""
    pattern = str(rng.choice(["stripes", "checks", "spots", "weave", "mottle", "speckle", "plain"]))
    return Coat(Finish(tuple(_any(rng)), tuple(_any(rng)), pattern, rng.uniform(0.04, 0.4), roughness=1.0))
