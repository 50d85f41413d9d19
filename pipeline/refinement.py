"""Brings a coarse mask's edge to where the picture has it: a guided filter (He, Sun, Tang, ECCV 2010)."""

import cv2
import numpy as np


def refined(mask: np.ndarray, rgb: np.ndarray, *, pixels: int) -> np.ndarray:
    """The mask with its edge following the picture's.

    mask (H, W) float32 in [0, 1], enlarged from one whose longest side had `pixels` pixels; rgb (H, W, 3)
    uint8. Returns (H, W) uint8.
    """
    guide = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    radius = max(2, round(1.5 * max(mask.shape) / pixels))
    soft = _guided(guide, mask, radius=radius, smoothness=1e-4)
    return (255 * np.clip(2 * soft - 0.5, 0, 1)).astype(np.uint8)


def _guided(guide: np.ndarray, signal: np.ndarray, *, radius: int, smoothness: float) -> np.ndarray:
    """Guided filter: in each window `signal` becomes a linear function of `guide`; (H, W) float32."""
    size = (2 * radius + 1, 2 * radius + 1)

    def mean(values: np.ndarray) -> np.ndarray:
        return cv2.boxFilter(values, -1, size)

    mean_guide, mean_signal = mean(guide), mean(signal)
    slope = (mean(guide * signal) - mean_guide * mean_signal) / (
        mean(guide * guide) - mean_guide**2 + smoothness
    )
    return mean(slope) * guide + mean(mean_signal - slope * mean_guide)
