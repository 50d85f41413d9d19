"""The photo with its cut-out made visible: the object as it is, its surroundings faded, its outline drawn."""

import numpy as np

from pipeline.cutout import Cutout, Rectangle

FADED = 0.22
"""How much of the surroundings' colour is left, 0..1."""
OUTLINE = (0, 128, 128)
RECTANGLE = (230, 120, 30)


def cutout_picture(cutout: Cutout, *, rectangle: Rectangle | None = None) -> np.ndarray:
    """(H, W, 3) uint8: the photo, faded outside the mask, with the mask's outline and any rectangle."""
    rgb = cutout.photo.rgb.astype(np.float32)
    share = FADED + (1 - FADED) * cutout.mask[..., None] / 255
    picture = (255 + (rgb - 255) * share).astype(np.uint8)
    width = max(1, max(picture.shape[:2]) // 300)
    picture[_border(cutout.mask >= 128, width)] = OUTLINE
    if rectangle is not None:
        _draw_rectangle(picture, rectangle, width)
    return picture


def _border(inside: np.ndarray, width: int) -> np.ndarray:
    """(H, W) bool: the pixels within `width` of the edge of `inside`; the picture's own edge is none."""
    import cv2

    kernel = np.ones((2 * width + 1,) * 2, np.uint8)
    return cv2.morphologyEx(inside.astype(np.uint8), cv2.MORPH_GRADIENT, kernel).astype(bool)


def _draw_rectangle(picture: np.ndarray, rectangle: Rectangle, width: int) -> None:
    height, breadth = picture.shape[:2]
    left, top, right, bottom = (
        round(share * (side - 1)) for share, side in zip(rectangle, (breadth, height) * 2, strict=True)
    )
    inside = np.zeros((height, breadth), dtype=bool)
    inside[top : bottom + 1, left : right + 1] = True
    frame = inside.copy()
    frame[top + width : max(bottom + 1 - width, 0), left + width : max(right + 1 - width, 0)] = False
    picture[inside & frame] = RECTANGLE
