"""Renders set into scenes and cut out badly: what a clean render lacks and every real cut-out has.

Only airplanes and chairs come as real photos. Were tables and sofas never seen before real surroundings, the
recogniser would learn that real surroundings mean "no table".
"""

import cv2
import numpy as np

from data.backgrounds import random_background
from data.framing import FRAME, frame

KINDS = ("halo", "leaks", "whole")
"""The mask reaches too far all around, takes patches of the scene with it, or is the whole picture."""


def in_scene(view: np.ndarray, scene: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A view (P, P, 4) uint8 put before a scene (P, P, 3) uint8 and cut out badly: (P, P, 4) uint8, framed
    anew.
    """
    view = _smaller(view, rng.uniform(0.45, 1.0))
    alpha = view[..., 3:].astype(np.float32) / 255
    picture = np.clip(view[..., :3] - 255 * (1 - alpha) + scene * (1 - alpha), 0, 255).astype(np.uint8)
    mask = bad_mask(view[..., 3], str(rng.choice(KINDS, p=(0.4, 0.4, 0.2))), rng)
    return frame(picture, mask, size=len(view))


def nothing(scene: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A piece of a scene (P, P, 3) uint8 that a cut-out took for an object: (P, P, 4) uint8."""
    empty = np.zeros(scene.shape[:2], np.uint8)
    mask = bad_mask(empty, "whole" if rng.random() < 0.3 else "leaks", rng)
    return frame(scene, mask, size=len(scene))


def bad_mask(mask: np.ndarray, kind: str, rng: np.random.Generator) -> np.ndarray:
    """A mask (P, P) uint8 spoiled in one of KINDS; never empty."""
    size = len(mask)
    if kind == "whole":
        height = int(size * rng.uniform(0.6, 1))
        top = (size - height) // 2
        whole = np.zeros_like(mask)
        whole[top : top + height] = 255
        return whole if rng.random() < 0.5 else np.ascontiguousarray(whole.T)
    if kind == "halo":
        radius = int(rng.integers(2, 14))
        wide = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1,) * 2))
        return wide if wide.max() >= 128 else bad_mask(mask, "whole", rng)
    spoiled = np.ascontiguousarray(mask)
    for _ in range(int(rng.integers(1, 6))):
        centre, axes = rng.integers(size // 8, size - size // 8, 2), rng.integers(size // 16, size // 4, 2)
        cv2.ellipse(spoiled, centre.tolist(), axes.tolist(), float(rng.uniform(0, 180)), 0, 360, 255, -1)
    return spoiled


def random_scene(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(P, P, 3) uint8: half the time a made scene, else a piece of one of the whole pictures (N, P, P, 4)
    uint8.
    """
    if not len(pictures) or rng.random() < 0.5:
        return np.rint(255 * random_background(rng, FRAME)).astype(np.uint8)
    picture = pictures[int(rng.integers(len(pictures)))]
    rows, columns = (np.flatnonzero((picture[..., 3] >= 250).any(axis=axis)) for axis in (1, 0))
    side = max(8, int(min(len(rows), len(columns)) * rng.uniform(0.4, 1)))
    top = rows[0] + rng.integers(max(1, len(rows) - side + 1))
    left = columns[0] + rng.integers(max(1, len(columns) - side + 1))
    piece = picture[top : top + side, left : left + side, :3]
    return cv2.resize(piece, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR)


def _smaller(view: np.ndarray, scale: float) -> np.ndarray:
    side = view.shape[0]
    matrix = cv2.getRotationMatrix2D((side / 2, side / 2), 0, float(scale))
    return cv2.warpAffine(view, matrix, (side, side), flags=cv2.INTER_AREA, borderValue=(255, 255, 255, 0))
