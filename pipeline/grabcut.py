"""Cuts an object off an arbitrary background: GrabCut, seeded by where objects are and by how unlike the border they look.

Rother, Kolmogorov, Blake: "GrabCut", SIGGRAPH 2004. It runs on 256 pixels; a guided filter (He, Sun, Tang, ECCV 2010) brings the mask's
edge back to the full picture.
"""

import cv2
import numpy as np

WORKING_SIDE = 256
"""Pixels of the longest side while cutting."""
ROUNDS = 4
"""GrabCut iterations; more change little."""


def grabcut_mask(rgb: np.ndarray, rectangle: tuple[float, float, float, float] | None = None) -> np.ndarray:
    """The object on any background.

    rgb (H, W, 3) uint8; rectangle (left, top, right, bottom) in fractions of the picture holds the whole object. Returns (H, W) uint8.
    """
    height, width = rgb.shape[:2]
    scale = min(1.0, WORKING_SIDE / max(height, width))
    small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else rgb
    seeds = _seeds(small, rectangle)
    if not (seeds == cv2.GC_PR_FGD).any() and not (seeds == cv2.GC_FGD).any():
        return np.zeros((height, width), dtype=np.uint8)
    cv2.setRNGSeed(0)  # the colour clusters start at random; the same photo must give the same mask
    bgr = np.ascontiguousarray(small[..., ::-1])
    cv2.grabCut(bgr, seeds, None, np.zeros((1, 65)), np.zeros((1, 65)), ROUNDS, cv2.GC_INIT_WITH_MASK)
    mask = _cleaned(np.isin(seeds, (cv2.GC_FGD, cv2.GC_PR_FGD)))
    return _refined(mask, rgb)


def _seeds(rgb: np.ndarray, rectangle: tuple[float, float, float, float] | None) -> np.ndarray:
    """GrabCut's starting map (H, W) uint8: surely or probably background, probably object."""
    height, width = rgb.shape[:2]
    left, top, right, bottom = rectangle if rectangle is not None else (0.02, 0.02, 0.98, 0.98)
    inside = np.zeros((height, width), dtype=bool)
    inside[round(top * height) : round(bottom * height), round(left * width) : round(right * width)] = True
    y, x = np.mgrid[0:height, 0:width]
    across = (x / width - (left + right) / 2) / (right - left)
    down = (y / height - (top + bottom) / 2) / (bottom - top)
    central = np.exp(-4 * (across**2 + down**2))
    score = central * _unlike_border(rgb, ~inside)
    threshold = cv2.threshold((255 * score / max(score.max(), 1e-6)).astype(np.uint8), 0, 1, cv2.THRESH_OTSU)[1] > 0
    seeds = np.where(threshold, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    seeds[~inside] = cv2.GC_BGD
    return seeds


def _unlike_border(rgb: np.ndarray, border: np.ndarray) -> np.ndarray:
    """Distance in Lab of every pixel from the nearest of eight border colours, (H, W) float32."""
    lab = cv2.GaussianBlur(cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2Lab), (0, 0), 1.5)
    samples = lab[border]
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 10, 1.0)
    cv2.setRNGSeed(0)
    _, _, centers = cv2.kmeans(samples, 8, None, criteria, 1, cv2.KMEANS_PP_CENTERS)
    return np.min([np.linalg.norm(lab - center, axis=2) for center in centers], axis=0)


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


def _refined(mask: np.ndarray, rgb: np.ndarray) -> np.ndarray:
    """The small mask on the full picture, its edge following the picture's: (H, W) uint8."""
    height, width = rgb.shape[:2]
    large = cv2.resize(mask, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32) / 255
    guide = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    radius = max(2, round(1.5 * max(height, width) / WORKING_SIDE))
    soft = _guided(guide, large, radius=radius, smoothness=1e-4)
    return (255 * np.clip(2 * soft - 0.5, 0, 1)).astype(np.uint8)


def _guided(guide: np.ndarray, signal: np.ndarray, *, radius: int, smoothness: float) -> np.ndarray:
    """Guided filter: in each window `signal` becomes the best linear function of `guide`; both (H, W) float32."""
    size = (2 * radius + 1, 2 * radius + 1)

    def mean(values: np.ndarray) -> np.ndarray:
        return cv2.boxFilter(values, -1, size)

    mean_guide, mean_signal = mean(guide), mean(signal)
    slope = (mean(guide * signal) - mean_guide * mean_signal) / (mean(guide * guide) - mean_guide**2 + smoothness)
    return mean(slope) * guide + mean(mean_signal - slope * mean_guide)
