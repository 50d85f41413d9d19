"""What happens to a framed view before the network sees it: all that goes wrong between an object and its
cut-out.

A render is perfect and a photo is not. Each function takes and gives one view, (P, P, 4) uint8, colour over
white and the mask, and draws from the generator it is handed.
"""

import cv2
import numpy as np


def augment(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One view, (P, P, 4) uint8, as a careless photographer and a mediocre cut-out would have given it."""
    view = _reframe(view, rng)
    if rng.random() < 0.35:
        view = _spoil_mask(view, rng)
    view = _tone(view, rng)
    if rng.random() < 0.3:
        view = _soften(view, rng)
    if rng.random() < 0.4:
        noise = rng.normal(0, rng.uniform(2, 12), view.shape[:2] + (3,))
        view[..., :3] = np.clip(view[..., :3] + noise, 0, 255)
    return view


def _reframe(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Turned, scaled and shifted a little: a tilted camera, a mask with a hair too much or too little."""
    side = view.shape[0]
    scale = rng.uniform(0.9, 1.08)
    matrix = cv2.getRotationMatrix2D((side / 2, side / 2), float(rng.normal(0, 3)), float(scale))
    matrix[:, 2] += rng.uniform(-0.04, 0.04, 2) * side
    return cv2.warpAffine(view, matrix, (side, side), flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255, 0))


def _spoil_mask(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A mask that is too wide (background shows), too tight, or misses a bite."""
    view = view.copy()
    mask = view[..., 3]
    radius = int(rng.integers(1, 3))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    kind = rng.integers(3)
    if kind == 0:
        spoiled = cv2.dilate(mask, kernel)
        ground = rng.integers(0, 256, 3)
        added = (spoiled.astype(np.float32) - mask)[..., None] / 255
        view[..., :3] = view[..., :3] * (1 - added) + ground * added
    elif kind == 1:
        # Only sometimes thinner than a leg: eroding always would teach that legs do not show.
        spoiled = cv2.erode(mask, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    else:
        spoiled = mask.copy()
        centre = rng.integers(20, mask.shape[0] - 20, 2)
        axes = rng.integers(3, 11, 2)
        cv2.ellipse(spoiled, centre.tolist(), axes.tolist(), float(rng.uniform(0, 180)), 0, 360, 0, -1)
    lost = (np.clip(mask.astype(np.float32) - spoiled, 0, 255) / 255)[..., None]
    view[..., :3] = view[..., :3] * (1 - lost) + 255 * lost
    view[..., 3] = spoiled
    return view


def _tone(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Exposure, contrast, colour cast and, now and then, no colour at all; white stays white outside the
    mask.
    """
    values = np.arange(256, dtype=np.float32) / 255
    gains = np.exp(rng.normal(0, 0.12)) * np.exp(rng.normal(0, 0.05, 3))
    gamma = np.exp(rng.normal(0, 0.25))
    table = 255 * np.clip(values[:, None] ** gamma * gains, 0, 1)
    color = view[..., :3]
    if rng.random() < 0.15:
        color = np.repeat(cv2.cvtColor(np.ascontiguousarray(color), cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    toned = np.stack([table[color[..., c], c] for c in range(3)], axis=-1)
    inside = view[..., 3:].astype(np.float32) / 255
    out = view.copy()
    out[..., :3] = toned * inside + view[..., :3] * (1 - inside)
    return out


def _soften(view: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Out of focus, or enlarged from a small picture."""
    side = view.shape[0]
    if rng.random() < 0.5:
        return cv2.GaussianBlur(view, (0, 0), float(rng.uniform(0.4, 1.2)))
    small = int(side * rng.uniform(0.4, 0.8))
    reduced = cv2.resize(view, (small, small), interpolation=cv2.INTER_AREA)
    return cv2.resize(reduced, (side, side), interpolation=cv2.INTER_LINEAR)
