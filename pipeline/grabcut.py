"""Cuts an object off any background: GrabCut, seeded by place and by how unlike the border colours are.

Rother, Kolmogorov, Blake: "GrabCut", SIGGRAPH 2004. It runs on 256 pixels.
"""

import cv2
import numpy as np

from pipeline.refinement import refined

WORKING_SIDE = 256
"""Pixels of the longest side while cutting."""
ROUNDS = 3
"""GrabCut iterations; more change little."""
SURELY_NOT = 0.25
"""Below this share of the saliency threshold a pixel is background, whatever its colour."""
NOTHING = 4.0
"""A picture whose colours differ from its border's by less than this in Lab shows nothing."""
LOST = 0.15
"""Where the cut overlaps its seeds by less than this it ran away, and the seeds are the better answer."""


def grabcut_mask(rgb: np.ndarray, rectangle: tuple[float, float, float, float] | None = None) -> np.ndarray:
    """The object on any background.

    rgb (H, W, 3) uint8; rectangle (left, top, right, bottom) in fractions of the picture holds the whole
    object. Returns (H, W) uint8, 255 = object; all 0 where the picture shows nothing but one colour.
    """
    height, width = rgb.shape[:2]
    scale = min(1.0, WORKING_SIDE / max(height, width))
    small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else rgb
    seeds = _seeds(small, rectangle)
    guess = seeds == cv2.GC_PR_FGD
    if guess.sum() < 10 or (~guess).sum() < 10:
        return np.zeros((height, width), dtype=np.uint8)
    cv2.setRNGSeed(0)  # the colour clusters start at random; the same photo must give the same mask
    bgr = np.ascontiguousarray(small[..., ::-1])
    cv2.grabCut(bgr, seeds, None, np.zeros((1, 65)), np.zeros((1, 65)), ROUNDS, cv2.GC_INIT_WITH_MASK)
    found = _cleaned(np.isin(seeds, (cv2.GC_FGD, cv2.GC_PR_FGD)))
    kept = found if _overlap(found > 0, guess) > LOST else _cleaned(guess)
    large = cv2.resize(kept, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32) / 255
    return refined(large, rgb, pixels=WORKING_SIDE)


def _overlap(a: np.ndarray, b: np.ndarray) -> float:
    return np.count_nonzero(a & b) / max(np.count_nonzero(a | b), 1)


def _seeds(rgb: np.ndarray, rectangle: tuple[float, float, float, float] | None) -> np.ndarray:
    """GrabCut's starting map (H, W) uint8: surely background, probably background, probably object."""
    height, width = rgb.shape[:2]
    rows, columns = slice(0, height), slice(0, width)
    if rectangle is not None:
        left, top, right, bottom = rectangle
        rows = slice(int(top * height), max(round(bottom * height), int(top * height) + 2))
        columns = slice(int(left * width), max(round(right * width), int(left * width) + 2))
    seen = _unlike_border(np.ascontiguousarray(rgb[rows, columns]))
    threshold = cv2.threshold((255 * seen).astype(np.uint8), 0, 1, cv2.THRESH_OTSU)[0] / 255
    inside = np.where(seen > threshold, cv2.GC_PR_FGD, cv2.GC_PR_BGD)
    inside[seen < SURELY_NOT * threshold] = cv2.GC_BGD if rectangle is None else cv2.GC_PR_BGD
    seeds = np.full((height, width), cv2.GC_BGD, dtype=np.uint8)
    seeds[rows, columns] = inside
    return seeds


def _unlike_border(rgb: np.ndarray) -> np.ndarray:
    """How central a pixel is times how unlike the border its colour is: (H, W) float32, 0 to 1."""
    height, width = rgb.shape[:2]
    lab = cv2.GaussianBlur(cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2Lab), (0, 0), 1.5)
    band = max(1, round(0.02 * max(height, width)))
    border = np.ones((height, width), dtype=bool)
    border[band:-band, band:-band] = False
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 10, 1.0)
    cv2.setRNGSeed(0)
    colors = cv2.kmeans(lab[border], min(8, int(border.sum())), None, criteria, 1, cv2.KMEANS_PP_CENTERS)[2]
    distance = np.min([np.linalg.norm(lab - color, axis=2) for color in colors], axis=0)
    y, x = np.mgrid[0:height, 0:width]
    score = distance * np.exp(-4 * ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2))
    return (score / max(float(score.max()), NOTHING)).astype(np.float32)


def _cleaned(found: np.ndarray) -> np.ndarray:
    """The largest component and those at least a fifth of it, small holes filled: (H, W) uint8."""
    mask = found.astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count == 1:
        return 255 * mask
    areas = stats[1:, cv2.CC_STAT_AREA]
    mask = np.concatenate([[0], areas >= 0.2 * areas.max()])[labels].astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(1 - mask, connectivity=4)
    small = stats[:, cv2.CC_STAT_AREA] < 0.002 * mask.size
    mask[small[labels] & (mask == 0)] = 1
    return 255 * mask
