"""Doors and windows, curtains and pictures: what a room's walls bear."""

import cv2
import numpy as np

from data.appearance import Finish
from data.backgrounds import random_background
from data.room_bodies import WALL, Body, Coat, panel
from data.room_coats import any_color, paint, pale, wood
from data.room_plan import Opening, Plan, strip

IMAGE_SIZE = 96
"""Pixels of the pictures on walls and of what windows show."""


def openings(plan: Plan, kind: str, rng: np.random.Generator) -> list[Opening]:
    """Where doors and windows are: none overlaps another."""
    found: list[Opening] = []
    windows = (
        int(rng.choice([0, 1, 2, 3], p=[0.2, 0.4, 0.27, 0.13]))
        if kind != "corridor"
        else int(rng.integers(2))
    )
    light_wall = int(rng.integers(4))
    for number in range(windows + int(rng.integers(1, 3 if kind != "corridor" else 6))):
        glass = number < windows
        wall = light_wall if glass and rng.random() < 0.8 else int(rng.integers(4))
        size = rng.uniform(0.6, 2.4) if glass else rng.uniform(0.75, 1.0)
        if size > plan.run(wall) - 0.3:
            continue
        low = rng.uniform(0.1, plan.run(wall) - size - 0.1)
        bottom = (
            0.0
            if not glass
            else float(rng.choice([rng.uniform(0.75, 1.1), rng.uniform(0.02, 0.3)], p=[0.8, 0.2]))
        )
        top = min(rng.uniform(1.95, 2.4), plan.height - 0.1) if glass else min(2.02, plan.height - 0.1)
        if all(o.wall != wall or low > o.high + 0.15 or low + size < o.low - 0.15 for o in found):
            found.append(Opening(wall, low, low + size, bottom, top, glass))
    return found


def opening_bodies(opening: Opening, plan: Plan, rng: np.random.Generator, image: int) -> list[Body]:
    """A frame on the wall; in it a leaf with a handle, or bright panes whose depth is the glass's."""
    brown = np.array([0.42, 0.3, 0.2])
    trim = paint(pale(rng) if rng.random() < 0.7 else brown * rng.uniform(0.5, 1.5))
    bar, out = rng.uniform(0.04, 0.09), rng.uniform(0.02, 0.05)
    low, high, bottom, top = opening.low, opening.high, opening.bottom, opening.top
    strips = [(low, low + bar, bottom, top), (high - bar, high, bottom, top), (low, high, top - bar, top)]
    if not opening.glass:
        bodies = _leaf(opening, plan, rng, bar=bar, out=out)
    else:
        strips.append((low, high, bottom, bottom + bar))
        for cut in np.linspace(low, high, int(rng.integers(1, 4)) + 1)[1:-1]:
            strips.append((cut - bar / 2, cut + bar / 2, bottom, top))
        glow = rng.uniform(1.5, 6.0) if rng.random() < 0.8 else rng.uniform(0.02, 0.2)  # by day, or at night
        view = Coat(Finish((1, 1, 1), (1, 1, 1), "image", 1.0, roughness=0.1), glow, image)
        bodies = [_pane(opening, plan, view)]
        sill = (low - 0.05, high + 0.05, bottom - 0.03, bottom)
        if bottom > 0.5:
            bodies.append(strip(opening.wall, plan, sill, out + rng.uniform(0.03, 0.12), trim))
        bodies += _curtains(opening, plan, rng)
    return bodies + [strip(opening.wall, plan, place, out, trim) for place in strips]


def _leaf(opening: Opening, plan: Plan, rng: np.random.Generator, *, bar: float, out: float) -> list[Body]:
    """A shut door with a handle, at times with two panels."""
    low, high, top = opening.low, opening.high, opening.top
    coat = paint(pale(rng)) if rng.random() < 0.6 else wood(rng)
    bodies = [strip(opening.wall, plan, (low + bar, high - bar, 0.0, top - bar), 0.016 + 0.2 * out, coat)]
    steel = Coat(Finish((0.6, 0.6, 0.6), (0.5, 0.5, 0.5), roughness=0.3, metallic=1.0))
    at = low + bar + 0.06 if rng.random() < 0.5 else high - bar - 0.18
    bodies.append(strip(opening.wall, plan, (at, at + 0.12, 1.0, 1.03), out + 0.04, steel))
    if rng.random() < 0.5:
        for floor, roof in ((0.25, 0.9), (1.1, top - bar - 0.2)):
            raised = (low + bar + 0.15, high - bar - 0.15, floor, roof)
            bodies.append(strip(opening.wall, plan, raised, 0.028 + 0.2 * out, coat))
    return bodies


def picture(
    rng: np.random.Generator, wall: int, plan: Plan, place: tuple[float, float, float, float], image: int
) -> list[Body]:
    """A picture in a frame; place = (low, high, bottom, top)."""
    low, high, bottom, top = place
    bar, out = rng.uniform(0.01, 0.05), rng.uniform(0.01, 0.04)
    coat = wood(rng) if rng.random() < 0.5 else paint(pale(rng) * rng.choice([0.08, 1.0]))
    frame = strip(wall, plan, place, out, coat)
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
    sky = (
        np.array([0.65, 0.8, 0.97])
        + (np.array([0.95, 0.96, 0.98]) - np.array([0.65, 0.8, 0.97])) * down[..., None]
    )
    edge = rng.uniform(0.35, 0.8) + 0.08 * np.cumsum(rng.normal(0, 0.35, IMAGE_SIZE)) / 3
    green = np.array([rng.uniform(0.2, 0.5), rng.uniform(0.3, 0.5), rng.uniform(0.15, 0.4)])
    leaves = cv2.resize(
        rng.uniform(0.4, 1.3, (12, 12)), (IMAGE_SIZE, IMAGE_SIZE), interpolation=cv2.INTER_CUBIC
    )
    ground = green * leaves[..., None]
    view = np.where((down > edge[None])[..., None], ground, sky).astype(np.float32)
    return np.clip(cv2.GaussianBlur(view, (0, 0), rng.uniform(0.6, 2.5)), 0, 1)


def _curtains(opening: Opening, plan: Plan, rng: np.random.Generator) -> list[Body]:
    """On one side or both, or none: a strip of folds before the wall."""
    if rng.random() < 0.55:
        return []
    finish = Finish(
        tuple(any_color(rng)),
        tuple(any_color(rng)),
        str(rng.choice(["plain", "stripes", "weave", "mottle"])),
        0.12,
    )
    foot, width = (0.03 if rng.random() < 0.6 else opening.bottom - 0.1), rng.uniform(0.12, 0.35)
    bodies = []
    for low in (opening.low - 0.1, opening.high + 0.1 - width):
        folds = int(width / 0.05)
        for fold in range(folds):
            start = max(low, 0) + fold * 0.05
            if start + 0.05 < plan.run(opening.wall):
                depth = 0.11 if fold % 2 else 0.08
                place = (start, start + 0.05, max(foot, 0.02), opening.top + 0.08)
                bodies.append(strip(opening.wall, plan, place, depth, Coat(finish)))
    return bodies


def _pane(opening: Opening, plan: Plan, coat: Coat, *, off: float = 0.004) -> Body:
    """The rectangle of an opening, just off its wall, facing into the room, its picture upright."""
    first, last = (opening.low, opening.high) if opening.wall in (0, 3) else (opening.high, opening.low)
    start, end = plan.at(opening.wall, first, off), plan.at(opening.wall, last, off)
    origin = [start[0], opening.bottom, start[1]]
    across = [end[0] - start[0], 0, end[1] - start[1]]
    return panel(origin, across, [0, opening.top - opening.bottom, 0], coat, name="pane", rests=WALL)
