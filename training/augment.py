"""What happens to a framed view before the network sees it: all that goes wrong between an object and its
cut-out.

A render is perfect and a photo is not. Each function takes and gives one view, (P, P, 4) uint8, colour over
white and the mask, and draws from the generator it is handed.
"""

import cv2
import numpy as np
from numba import njit

NOISE = np.random.default_rng(0).standard_normal(1 << 17).astype(np.float32)
"""A table of noise to start reading from anywhere: drawing it anew would cost more than all the rest."""


def augment(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One view, (P, P, 4) uint8, as a careless photographer and a mediocre cut-out would have given it."""
    view = _reframe(view, rng)
    if rng.random() < 0.35:
        view = paint_over(view, rng)
    if rng.random() < 0.35:
        view = _spoil_mask(view, rng)
    view = _tone(view, rng)
    return _soften(view, rng) if rng.random() < 0.3 else view


def _reframe(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Turned, scaled and shifted a little: a tilted camera, a mask with a hair too much or too little."""
    side = view.shape[0]
    scale = rng.uniform(0.9, 1.08)
    matrix = cv2.getRotationMatrix2D((side / 2, side / 2), float(rng.normal(0, 3)), float(scale))
    matrix[:, 2] += rng.uniform(-0.04, 0.04, 2) * side
    return cv2.warpAffine(view, matrix, (side, side), flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255, 0))


def paint_over(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Surfaces as no renderer of ours draws them: blotches of any size over the colours, or one flat colour.

    What remains to go by is the outline, which photos share with renders more than anything else.
    """
    side = view.shape[0]
    if rng.random() < 0.3:
        pattern = np.empty((side, side, 3), np.uint8)
        pattern[:] = rng.integers(0, 256, 3)
        strength = rng.uniform(0.5, 1)
    else:
        cells = int(rng.integers(2, 24))
        pattern = rng.integers(0, 256, (cells, cells, 3), dtype=np.uint8)
        pattern = cv2.resize(pattern, (side, side), interpolation=cv2.INTER_CUBIC)
        strength = rng.uniform(0.15, 0.8)
    return _covered(view, pattern, np.float32(strength))


def _spoil_mask(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A mask that is too wide (background shows), too tight, or misses a bite."""
    mask = np.ascontiguousarray(view[..., 3])
    kind = rng.integers(3)
    if kind == 0:
        side = 2 * int(rng.integers(1, 3)) + 1
        spoiled = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
    elif kind == 1:
        # One pixel at most: eroding more would teach that legs do not show.
        spoiled = cv2.erode(mask, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    else:
        centre, axes = rng.integers(20, mask.shape[0] - 20, 2), rng.integers(3, 11, 2)
        turn = float(rng.uniform(0, 180))
        spoiled = cv2.ellipse(mask.copy(), centre.tolist(), axes.tolist(), turn, 0, 360, 0, -1)
    return _remasked(view, spoiled, rng.integers(0, 256, 3).astype(np.float32))


def _tone(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Exposure, contrast, colour cast, now and then no colour at all, and noise; white stays white outside.
    """
    values = np.arange(256, dtype=np.float32)[:, None] / 255
    gains = np.exp(rng.normal(0, 0.12) + rng.normal(0, 0.05, 3))
    table = 255 * np.clip(values ** np.exp(rng.normal(0, 0.25)) * gains, 0, 1)
    noise = rng.uniform(2, 12) if rng.random() < 0.4 else 0.0
    start = int(rng.integers(len(NOISE)))
    return _developed(view, table.astype(np.float32), rng.random() < 0.15, np.float32(noise), start)


def _soften(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Out of focus, or enlarged from a small picture."""
    side = view.shape[0]
    if rng.random() < 0.5:
        return cv2.GaussianBlur(view, (0, 0), float(rng.uniform(0.4, 1.2)))
    small = int(side * rng.uniform(0.4, 0.8))
    reduced = cv2.resize(view, (small, small), interpolation=cv2.INTER_AREA)
    return cv2.resize(reduced, (side, side), interpolation=cv2.INTER_LINEAR)


@njit(cache=True, nogil=True)
def _covered(view, pattern, strength):
    """The view with a pattern (P, P, 3) laid over its object, 0 not at all .. 1 hiding it."""
    out = view.copy()
    for row in range(view.shape[0]):
        for column in range(view.shape[1]):
            share = strength * np.float32(view[row, column, 3]) / np.float32(255)
            for c in range(3):
                value = np.float32(view[row, column, c])
                out[row, column, c] = np.uint8(value + share * (np.float32(pattern[row, column, c]) - value))
    return out


@njit(cache=True, nogil=True)
def _remasked(view, mask, ground):
    """The view under another mask: what the mask gains shows `ground` (3,), what it loses turns white."""
    out = view.copy()
    for row in range(view.shape[0]):
        for column in range(view.shape[1]):
            gained = (float(mask[row, column]) - float(view[row, column, 3])) / 255
            for c in range(3):
                value = float(view[row, column, c])
                target = ground[c] if gained > 0 else 255.0
                out[row, column, c] = np.uint8(value + abs(gained) * (target - value))
            out[row, column, 3] = mask[row, column]
    return out


@njit(cache=True, nogil=True)
def _developed(view, table, grey, noise, start):
    """Colours through a tone table (256, 3), grey ones if so, with noise of that deviation from NOISE[start].
    """
    out = view.copy()
    place = start
    for row in range(view.shape[0]):
        for column in range(view.shape[1]):
            inside = view[row, column, 3] / 255
            r, g, b = view[row, column, 0], view[row, column, 1], view[row, column, 2]
            mean = np.uint8(0.299 * r + 0.587 * g + 0.114 * b)
            for c in range(3):
                level = mean if grey else view[row, column, c]
                value = table[level, c] * inside + view[row, column, c] * (1 - inside)
                if noise > 0:
                    place = (place + 1) % NOISE.shape[0]
                    value += noise * NOISE[place]
                out[row, column, c] = np.uint8(min(max(value, 0), 255))
    return out
