"""Cuts an object off any background by the shipped cut-out network, and finds its outline again in the full
picture.
"""

import cv2
import numpy as np

from models.inference import ask_mask
from models.registry import SEGMENTER
from models.segmenter import CONFIG
from pipeline.networks import row_for, run
from pipeline.refinement import refined

MARGIN = 0.12
"""Share of a rectangle's sides that is looked at around it: an object is told by its surroundings."""
LARGEST_SHARE = 0.15
"""Components under this share of the largest one are other things."""

Rectangle = tuple[float, float, float, float]


def segmented_mask(rgb: np.ndarray, rectangle: Rectangle | None = None) -> np.ndarray:
    """The object on any background.

    rgb (H, W, 3) uint8; rectangle (left, top, right, bottom) in fractions of the picture holds the whole
    object. Returns (H, W) uint8, 255 = object; all 0 where the network sees none.

    Raises:
        WeightsError: the network's file is missing or damaged.
    """
    height, width = rgb.shape[:2]
    rows, columns = _window(rectangle, height, width)
    seen = np.ascontiguousarray(rgb[rows, columns])
    squeezed = cv2.resize(seen, (CONFIG.picture, CONFIG.picture), interpolation=cv2.INTER_AREA)
    chance = ask_mask(lambda photos: run(row_for(SEGMENTER), photos), squeezed[None])[0]
    chance = cv2.resize(chance, seen.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    mask = np.zeros((height, width), np.uint8)
    mask[rows, columns] = refined(_main_parts(chance), seen, pixels=CONFIG.picture)
    return mask


def _window(rectangle: Rectangle | None, height: int, width: int) -> tuple[slice, slice]:
    """The rows and columns of the picture that are looked at."""
    if rectangle is None:
        return slice(0, height), slice(0, width)
    left, top, right, bottom = rectangle
    across, down = MARGIN * (right - left), MARGIN * (bottom - top)
    first_row, first_column = int(max(top - down, 0) * height), int(max(left - across, 0) * width)
    last_row = max(round(min(bottom + down, 1) * height), first_row + 2)
    last_column = max(round(min(right + across, 1) * width), first_column + 2)
    return slice(first_row, last_row), slice(first_column, last_column)


def _main_parts(chance: np.ndarray) -> np.ndarray:
    """The probabilities (H, W) float32 without those of small components beside the largest."""
    found = (chance >= 0.5).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    if count == 1:
        return np.zeros_like(chance)
    areas = stats[:, cv2.CC_STAT_AREA]
    small = areas < LARGEST_SHARE * areas[1:].max()
    small[0] = False
    return np.where(small[labels], 0, chance)
