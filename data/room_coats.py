"""What rooms are painted, papered, tiled and laid with."""

import colorsys

import numpy as np

from data.appearance import Finish
from data.room_bodies import Coat


def wall_coat(kind: str, rng: np.random.Generator) -> Coat:
    """Of a wall: mostly paint, else paper, tiles where it gets wet, boards or bricks."""
    color, draw = pale(rng), rng.random()
    second = np.clip(color * rng.uniform(0.8, 1.08, 3), 0, 0.97)
    if kind in ("bathroom", "kitchen") and draw < (0.8 if kind == "bathroom" else 0.3):
        joint = color * rng.uniform(0.5, 0.9)
        return _laid("tiles", color, joint, rng.uniform(0.1, 0.45), roughness=0.2)
    if draw < 0.62:
        second, period = 0.9 * color + 0.1 * second, rng.uniform(0.3, 2)
        return Coat(Finish(tuple(color), tuple(second), "mottle", period, roughness=0.95))
    if draw < 0.88:
        pattern = str(rng.choice(["stripes", "spots", "weave", "checks", "mottle", "speckle"]))
        return Coat(Finish(tuple(color), tuple(second), pattern, rng.uniform(0.05, 0.3), roughness=0.9))
    if draw < 0.94:
        return _laid("boards", _brown(rng), _brown(rng) * 0.5, rng.uniform(0.08, 0.2), roughness=0.7)
    brick = np.array([0.55, 0.3, 0.24]) * rng.uniform(0.6, 1.4) if rng.random() < 0.6 else color
    return _laid("bricks", brick, np.clip(brick * 0.6 + 0.2, 0, 1), 0.24, roughness=0.95)


def floor_coat(kind: str, rng: np.random.Generator) -> Coat:
    """Of a floor: boards, parquet, tiles, checks or carpet."""
    draw = rng.random()
    if kind in ("bathroom", "kitchen", "garage"):
        draw = 0.5 + 0.5 * draw
    tone, gloss = _brown(rng), rng.uniform(0.15, 0.8)
    if draw < 0.38:
        return _laid("boards", tone, tone * rng.uniform(0.45, 0.75), rng.uniform(0.06, 0.2), roughness=gloss)
    if draw < 0.48:
        return _laid("parquet", tone, tone * rng.uniform(0.45, 0.8), rng.uniform(0.2, 0.5), roughness=gloss)
    if draw < 0.78:
        color = pale(rng) * rng.uniform(0.4, 1)
        return _laid("tiles", color, color * rng.uniform(0.4, 1.1), rng.uniform(0.15, 0.8), roughness=gloss)
    if draw < 0.84:
        color, second = pale(rng), pale(rng) * rng.uniform(0.1, 0.8)
        return _laid("checks", color, second, rng.uniform(0.2, 0.5), roughness=gloss)
    color = any_color(rng) * 0.8
    pattern, period = str(rng.choice(["speckle", "mottle", "weave", "plain"])), rng.uniform(0.02, 0.2)
    return Coat(Finish(tuple(color), tuple(color * rng.uniform(0.6, 0.95)), pattern, period, roughness=0.95))


def ceiling_coat(rng: np.random.Generator) -> Coat:
    """Of a ceiling: white, panels or boards."""
    if rng.random() < 0.12:
        return _laid("tiles", np.full(3, 0.9), np.full(3, 0.6), 0.6, roughness=0.95)
    if rng.random() < 0.08:
        return _laid("boards", _brown(rng), _brown(rng) * 0.5, 0.14, roughness=0.8)
    return paint(np.clip(np.full(3, rng.uniform(0.82, 0.96)) + rng.normal(0, 0.01, 3), 0, 0.97))


def rug_coat(rng: np.random.Generator) -> Coat:
    """A rug's pattern in two colours."""
    pattern = str(rng.choice(["stripes", "checks", "spots", "weave", "mottle", "speckle", "plain"]))
    return Coat(
        Finish(tuple(any_color(rng)), tuple(any_color(rng)), pattern, rng.uniform(0.04, 0.4), roughness=1.0)
    )


def paint(color: np.ndarray) -> Coat:
    """One plain sRGB colour (3,)."""
    shade = tuple(np.clip(color, 0.02, 0.97))
    return Coat(Finish(shade, shade, roughness=0.6))


def wood(rng: np.random.Generator) -> Coat:
    """Any wood with its grain."""
    tone = _brown(rng)
    return Coat(Finish(tuple(tone), tuple(tone * 0.65), "grain", 0.15, 2, roughness=0.5))


def pale(rng: np.random.Generator) -> np.ndarray:
    """(3,) sRGB of a wall: mostly white or pale, now and then strong."""
    if rng.random() < 0.15:
        return any_color(rng)
    hue, strength = rng.random(), rng.beta(1, 4) * 0.35
    return np.array(colorsys.hsv_to_rgb(hue, strength, rng.uniform(0.72, 0.96)))


def any_color(rng: np.random.Generator) -> np.ndarray:
    """(3,) sRGB of any hue."""
    return np.array(colorsys.hsv_to_rgb(rng.random(), rng.uniform(0.1, 0.75), rng.uniform(0.2, 0.9)))


def _laid(pattern: str, color: np.ndarray, joint: np.ndarray, period: float, *, roughness: float) -> Coat:
    base, second = (tuple(np.clip(values, 0.02, 0.97)) for values in (color, joint))
    return Coat(Finish(base, second, pattern, period, roughness=roughness))


def _brown(rng: np.random.Generator) -> np.ndarray:
    return np.clip(np.array(_WOODS[int(rng.integers(len(_WOODS)))]) * rng.uniform(0.85, 1.15), 0.02, 0.97)


_WOODS = (
    (0.76, 0.6, 0.42), (0.87, 0.77, 0.6), (0.5, 0.34, 0.22), (0.34, 0.22, 0.15), (0.63, 0.44, 0.28),
    (0.6, 0.56, 0.5),
)  # fmt: skip
