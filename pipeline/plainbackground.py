"""Cuts an object off a plain background: white product photos, paper, sky, a smooth gradient.

The colour of the picture's border is fitted by a quadratic surface in Lab (so that a gradient is plain too).
Where most of the border follows the fit, background is what can be reached from the border without leaving
it: within a few just noticeable differences, or through a soft shadow, which keeps its hue and changes slowly
where an object's edge changes at once. Enclosed patches of background colour are holes (between chair legs,
under armrests) unless the object around them is itself of that colour.
"""

import cv2
import numpy as np

WORKING_SIDE = 640
"""Pixels of the longest side while cutting; thin legs survive."""
BORDER_SAMPLES = 2000
"""Border pixels that the background's colour is fitted to."""
PLAIN_SHARE = 0.87
"""The share of border pixels that must follow the fit."""
TOLERANCE = (2.5, 9.0)
"""Least and most distance in Lab from the fitted background colour that still is background; noise decides
between them.
"""
SHADOW_DEPTH = 35.0
"""How much darker than the background (in L, 0..100) a soft shadow may be."""
SHADOW_CHROMA = 5.0
"""How far a shadow's hue and saturation (a, b) may be from the background's."""
SHADOW_RIM = 0.3
"""The share of a shadow's outline that must fade into open ground."""
SMALL_HOLE = 0.002
"""An enclosed patch under this share of the picture must match the background well: fabric has pale spots."""
PALE = 30.0
"""An object whose pixels are in the middle nearer than this to the background's colour (Lab) is pale."""
PALE_TOLERANCE = 1.5
"""For a pale object the least tolerance is this."""
GAP = 0.012
"""Gaps in a pale object's outline up to twice this share of the longest side are bridged."""
RINGING, RINGING_LIMIT = 0.15, 10.0
"""JPEG noise beside a strong edge is background up to this share of the edge's contrast, and at most this in
Lab.
"""
SHADOW_SLOPE = 1.6
"""Steepest change of L per pixel at 400 pixels that still is a shadow, not an edge."""


def plain_background_mask(rgb: np.ndarray) -> np.ndarray | None:
    """The object on a plain background.

    rgb (H, W, 3) uint8. Returns (H, W) uint8, 255 = object, all 0 where there is background only; None where
    the background is not plain.
    """
    height, width = rgb.shape[:2]
    scale = min(1.0, WORKING_SIDE / max(height, width))
    small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else rgb
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2Lab)
    fitted = _background(lab)
    if fitted is None:
        return None
    background, tolerance, noise = fitted
    mask = _object(lab - background, tolerance, noise)
    return cv2.resize(mask, (width, height), interpolation=cv2.INTER_LINEAR)


def _background(lab: np.ndarray) -> tuple[np.ndarray, float, float] | None:
    """The background's colour, (H, W, 3) Lab, and its tolerance; None where the border is not plain."""
    height, width = lab.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / width - 0.5, y / height - 0.5
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=2)
    band = max(2, round(0.015 * max(height, width)))
    border = np.ones((height, width), dtype=bool)
    border[band:-band, band:-band] = False
    design, colors = terms[border], lab[border]
    thinned = slice(None, None, max(1, len(colors) // BORDER_SAMPLES))
    design, colors = design[thinned], colors[thinned]
    plane, residual = _robust_fit(design, colors)
    noise = 1.4826 * float(np.median(residual))
    tolerance = float(np.clip(4 * noise, *TOLERANCE))
    if np.mean(residual < tolerance) < PLAIN_SHARE:
        return None
    return terms @ plane, tolerance, noise


def _robust_fit(design: np.ndarray, colors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Least squares on the pixels that fit best, five times over: (6, 3) terms and (N,) residuals in Lab."""
    plane = np.zeros((design.shape[1], 3), dtype=np.float32)
    plane[0] = np.median(colors, axis=0)
    for _ in range(5):
        residual = np.linalg.norm(colors - design @ plane, axis=1)
        good = residual <= max(float(np.quantile(residual, 0.6)), 1.0)
        plane = np.linalg.lstsq(design[good], colors[good], rcond=None)[0].astype(np.float32)
    return plane, np.linalg.norm(colors - design @ plane, axis=1)


def _object(offset: np.ndarray, tolerance: float, noise: float) -> np.ndarray:
    """(H, W) uint8 mask from the difference to the background, (H, W, 3) Lab."""
    distance = _length(offset)
    ringing = np.minimum(RINGING * cv2.dilate(distance, _disc(5)), RINGING_LIMIT)
    same = distance < np.maximum(tolerance, ringing)
    shadow = cv2.morphologyEx((same | _soft_shadow(offset)).astype(np.uint8), cv2.MORPH_OPEN, _disc(2)) > 0
    reached = _reached_from_border(same | shadow)
    reached &= ~_hard_edged(reached & ~same, reached & same)
    if _pale(distance[~reached & ~same]):
        reached &= _reached_through_wide_gaps(same & (distance < max(PALE_TOLERANCE, 4 * noise)), shadow)
    holes = _holes(same & ~reached, distance, tolerance)
    mask = _without_specks(np.where(reached | holes, 0, 255).astype(np.uint8))
    return _antialiased(mask, distance)


def _pale(distance: np.ndarray) -> bool:
    """Whether an object's pixels (N,) are so near to the background that its outline may have gaps."""
    return distance.size > 0 and float(np.median(distance)) < PALE


def _reached_through_wide_gaps(ground: np.ndarray, shadow: np.ndarray) -> np.ndarray:
    """What a ball as wide as the gaps in a pale object's outline reaches from the border: (H, W) bool."""
    ball = _disc(max(2, round(GAP * max(ground.shape))))
    padded = cv2.copyMakeBorder(ground.astype(np.uint8), *[2 * ball.shape[0]] * 4, cv2.BORDER_REPLICATE)
    rolled = _reached_from_border(cv2.morphologyEx(padded, cv2.MORPH_OPEN, ball) > 0)
    inner = slice(2 * ball.shape[0], -2 * ball.shape[0])
    return cv2.dilate(rolled[inner, inner].astype(np.uint8), ball) > 0


def _length(vectors: np.ndarray) -> np.ndarray:
    """(H, W) float32: Euclidean lengths of (H, W, C) vectors, faster than np.linalg.norm."""
    return np.sqrt(np.einsum("hwc,hwc->hw", vectors, vectors))


def _disc(radius: int) -> np.ndarray:
    """A round structuring element of 2 radius + 1 pixels."""
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))


def _hard_edged(shaded: np.ndarray, ground: np.ndarray) -> np.ndarray:
    """The shaded patches (H, W) bool that hardly touch open ground: smooth faces with a leak, not shadows."""
    _, labels = cv2.connectedComponents(shaded.astype(np.uint8), connectivity=4)
    rim = shaded & (cv2.erode(shaded.astype(np.uint8), np.ones((3, 3), np.uint8)) == 0)
    near_ground = cv2.dilate(ground.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    total = np.bincount(labels[rim], minlength=labels.max() + 1)
    open_rim = np.bincount(labels[rim & near_ground], minlength=labels.max() + 1)
    return shaded & (open_rim < SHADOW_RIM * total)[labels]


def _antialiased(mask: np.ndarray, distance: np.ndarray) -> np.ndarray:
    """The mask with soft edge pixels: how far each is on the way from the background's colour to the
    object's.
    """
    local = cv2.dilate(np.where(mask > 0, distance, 0).astype(np.float32), _disc(2))
    share = np.clip((distance / np.maximum(local, 1e-3) - 0.1) / 0.5, 0, 1)
    inside = cv2.erode(mask, _disc(2)) > 0
    return np.where(inside, 255, mask * share).astype(np.uint8)


def _soft_shadow(offset: np.ndarray) -> np.ndarray:
    """Where the background is merely darker, by slow degrees: (H, W) bool."""
    light = cv2.GaussianBlur(offset[..., 0], (0, 0), 0.8)
    slope = np.hypot(
        cv2.Sobel(light, cv2.CV_32F, 1, 0, scale=1 / 8), cv2.Sobel(light, cv2.CV_32F, 0, 1, scale=1 / 8)
    )
    slope *= max(offset.shape[:2]) / 400
    soft = cv2.dilate(slope, np.ones((3, 3), np.uint8)) < SHADOW_SLOPE
    return soft & (light > -SHADOW_DEPTH) & (light < 3) & (_length(offset[..., 1:]) < SHADOW_CHROMA)


def _reached_from_border(open_ground: np.ndarray) -> np.ndarray:
    """The parts of a (H, W) bool map that touch the picture's border."""
    _, labels = cv2.connectedComponents(open_ground.astype(np.uint8), connectivity=4)
    border = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    touching = np.zeros(labels.max() + 1, dtype=bool)
    touching[border] = True
    touching[0] = False
    return touching[labels]


def _holes(enclosed: np.ndarray, distance: np.ndarray, tolerance: float) -> np.ndarray:
    """Enclosed patches of background colour whose surroundings differ clearly from it: real holes."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(enclosed.astype(np.uint8), connectivity=4)
    holes = np.zeros(enclosed.shape, dtype=bool)
    smallest = max(6, 2e-5 * enclosed.size)
    for label in np.flatnonzero(stats[:, cv2.CC_STAT_AREA] >= smallest):
        if label == 0:
            continue
        left, top, width, height = stats[label, :4]
        window = np.s_[max(top - 3, 0) : top + height + 3, max(left - 3, 0) : left + width + 3]
        patch = labels[window] == label
        rim = (cv2.dilate(patch.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0) & ~patch
        small = stats[label, cv2.CC_STAT_AREA] < SMALL_HOLE * enclosed.size
        clear = np.median(distance[window][patch]) < (0.4 * tolerance if small else tolerance)
        if clear and np.median(distance[window][rim]) > max(12.0, 3 * tolerance):
            holes[window] |= patch
    return holes


def _without_specks(mask: np.ndarray) -> np.ndarray:
    """The mask with components under a hundredth of the largest one erased."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count == 1:
        return mask
    areas = stats[1:, cv2.CC_STAT_AREA]
    kept = np.concatenate([[False], areas >= 0.01 * areas.max()])
    return np.where(kept[labels], 255, 0).astype(np.uint8)
