"""Scenes to set a rendered object in: even studios, textured walls, rooms, clutter; for example photos and
for learning to cut out.
"""

from collections.abc import Callable

import cv2
import numpy as np


def random_background(rng: np.random.Generator, size: int) -> np.ndarray:
    """One of SCENES, all of it from `rng`: (size, size, 3) float32 sRGB in [0, 1]."""
    scene = str(rng.choice(list(SCENES), p=[chance for _, chance in SCENES.values()]))
    return np.clip(SCENES[scene][0](rng, size), 0, 1).astype(np.float32)


def compose(
    cutout: np.ndarray, background: np.ndarray, *, rng: np.random.Generator, shadow: float = 0.5
) -> np.ndarray:
    """An object set into a scene, with a soft shadow where it stands.

    cutout (S, S, 4) uint8 over white as data.framing makes it; background (S, S, 3) float32 in [0, 1];
    shadow: its darkness in [0, 1]. Returns (S, S, 3) uint8.
    """
    alpha = cutout[..., 3:].astype(np.float32) / 255
    # The cut-out is already mixed with white; what it holds beyond that white is the object.
    over_white = cutout[..., :3].astype(np.float32) / 255 - (1 - alpha)
    dark = shadow * _contact(cutout[..., 3], rng)[..., None]
    return np.rint(255 * np.clip(over_white + (1 - alpha) * background * (1 - dark), 0, 1)).astype(np.uint8)


def _contact(alpha: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(S, S) float32 in [0, 1]: a blurred smear under each column whose lowest pixel is near the object's
    foot.
    """
    size, solid = len(alpha), alpha >= 128
    if not solid.any():
        return np.zeros((size, size), np.float32)
    foot = np.where(solid.any(axis=0), size - 1 - np.argmax(solid[::-1], axis=0), -size)
    rows = np.flatnonzero(solid.any(axis=1))
    near = foot >= rows[-1] - 0.25 * (rows[-1] - rows[0])
    thickness = rng.uniform(0.015, 0.05) * size
    smear = near * np.exp(-(((np.arange(size)[:, None] - foot) / thickness) ** 2))
    smear = np.roll(smear.astype(np.float32), round(rng.normal(0, 0.02) * size), axis=1)
    return cv2.GaussianBlur(smear, (0, 0), rng.uniform(0.01, 0.04) * size + 0.3)


def plain(rng: np.random.Generator, size: int) -> np.ndarray:
    """One colour, mostly a light one."""
    return np.broadcast_to(_wall_color(rng), (size, size, 3)).copy()


def gradient(rng: np.random.Generator, size: int) -> np.ndarray:
    """From one colour to another, in any direction."""
    angle = rng.uniform(0, 2 * np.pi)
    x, y = _grid(size)
    along = 0.5 + 0.7 * (x * np.cos(angle) + y * np.sin(angle))
    return _mixed(_wall_color(rng), _wall_color(rng), along)


def studio(rng: np.random.Generator, size: int) -> np.ndarray:
    """A seamless sweep of paper: a pool of light, darker toward the corners."""
    x, y = _grid(size)
    away = np.hypot(x - rng.normal(0, 0.1), y - rng.normal(-0.05, 0.1))
    return _wall_color(rng)[None, None] * (1.05 - rng.uniform(0.1, 0.7) * away**2)[..., None]


def textured(rng: np.random.Generator, size: int) -> np.ndarray:
    """Plaster, carpet, foliage: noise at all scales between two colours."""
    return _mixed(_wall_color(rng), _any_color(rng), rng.uniform(0.2, 1.0) * cloud(rng, size))


def room(rng: np.random.Generator, size: int) -> np.ndarray:
    """A wall over a floor of boards, tiles or carpet, in perspective."""
    x, y = _grid(size)
    horizon = rng.uniform(-0.15, 0.3)
    wall = _wall_color(rng)[None, None] * (1 - 0.25 * rng.random() * np.abs(x))[..., None]
    wall = wall + 0.06 * rng.random() * (cloud(rng, size)[..., None] - 0.5)
    floor = _floor(rng, x, np.maximum(y - horizon, 1e-3), size)
    picture = np.where((y > horizon)[..., None], floor, wall)
    if rng.random() < 0.6:
        skirting = (y < horizon) & (y > horizon - rng.uniform(0.02, 0.06))
        picture[skirting] = _wall_color(rng) * 0.95
    return picture


def clutter(rng: np.random.Generator, size: int) -> np.ndarray:
    """A room full of things, out of focus."""
    picture = np.ascontiguousarray(room(rng, size), np.float32)
    for _ in range(int(rng.integers(6, 30))):
        color = tuple(float(channel) for channel in _any_color(rng))
        at = tuple(int(value) for value in rng.integers(0, size, 2))
        reach = tuple(int(value) for value in rng.integers(size // 20 + 1, size // 4 + 2, 2))
        if rng.random() < 0.6:
            turned = cv2.boxPoints((at, reach, float(rng.choice([0, 0, rng.uniform(0, 90)])))).astype(
                np.int32
            )
            cv2.fillPoly(picture, [turned], color, cv2.LINE_AA)
        else:
            cv2.ellipse(picture, at, reach, float(rng.uniform(0, 180)), 0, 360, color, -1, cv2.LINE_AA)
    picture *= 0.8 + 0.4 * cloud(rng, size)[..., None]
    return cv2.GaussianBlur(picture, (0, 0), size * rng.uniform(0.002, 0.03) + 0.1)


def cloud(rng: np.random.Generator, size: int) -> np.ndarray:
    """(size, size) float32 in [0, 1]: noise of five octaves with a random fall-off."""
    total, decay = np.zeros((size, size), np.float32), rng.uniform(0.4, 0.9)
    for octave in range(5):
        cells = rng.random((3 * 2**octave, 3 * 2**octave), dtype=np.float32)
        total += decay**octave * cv2.resize(cells, (size, size), interpolation=cv2.INTER_CUBIC)
    low, high = total.min(), total.max()
    return (total - low) / max(high - low, 1e-6)


SCENES: dict[str, tuple[Callable[[np.random.Generator, int], np.ndarray], float]] = {
    "plain": (plain, 0.2),
    "gradient": (gradient, 0.1),
    "studio": (studio, 0.15),
    "textured": (textured, 0.15),
    "room": (room, 0.2),
    "clutter": (clutter, 0.2),
}
"""Each scene's function and its share."""


def _floor(rng: np.random.Generator, x: np.ndarray, below: np.ndarray, size: int) -> np.ndarray:
    """The ground plane seen at an angle; `below` (S, S) > 0 is the distance under the horizon."""
    across, ahead = x / (below + 0.15) * rng.uniform(2, 6), 1 / (below + 0.15) * rng.uniform(2, 5)
    kind = rng.random()
    if kind < 0.4:  # boards, each its own shade
        shade = rng.uniform(-0.12, 0.12, 64)[np.floor(across).astype(int) % 64]
        shade = shade + 0.05 * np.sin(9 * ahead + 3 * np.sin(across * 20))
    elif kind < 0.7:  # tiles with joints
        joints = (across % 1 < 0.05) | (ahead % 1 < 0.05)
        shade = rng.uniform(0, 0.3) * ((np.floor(across) + np.floor(ahead)) % 2) - 0.2 * joints
    else:
        shade = 0.3 * (cloud(rng, size) - 0.5)
    brown = rng.uniform(0, 0.35) * np.array([1, 0.1, -0.9])
    return rng.uniform(0.15, 0.85) * (1 + brown + rng.normal(0, 0.04, 3)) * (1 + shade)[..., None]


def _grid(size: int) -> tuple[np.ndarray, np.ndarray]:
    """x rightward and y downward in [-0.5, 0.5], (size, size) float32 each."""
    axis = ((np.arange(size) + 0.5) / size - 0.5).astype(np.float32)
    x, y = np.meshgrid(axis, axis)
    return x, y


def _mixed(first: np.ndarray, second: np.ndarray, share: np.ndarray) -> np.ndarray:
    share = np.clip(share, 0, 1)[..., None]
    return first * (1 - share) + second * share


def _wall_color(rng: np.random.Generator) -> np.ndarray:
    """(3,) float32: nine in ten a pale, greyish colour."""
    if rng.random() < 0.1:
        return _any_color(rng)
    grey = 1 - rng.beta(1, 3) * 0.7
    return np.clip(grey + rng.normal(0, 0.03, 3), 0, 1).astype(np.float32)


def _any_color(rng: np.random.Generator) -> np.ndarray:
    """(3,) float32: any brightness, moderate saturation."""
    return np.clip(rng.uniform(0.08, 0.9) * (1 + rng.normal(0, 0.25, 3)), 0, 1).astype(np.float32)
