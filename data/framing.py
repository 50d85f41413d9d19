"""How a cut-out object sits in the network's picture: the one rule that renders and photos share.

A square crop centred on the object's bounding box, whose longest side takes 85 % of the frame; white behind,
alpha = the mask.
"""

import numpy as np

from shapes.camera import FILL

FRAME = 128
"""The side in pixels of the picture that the networks read."""


def frame(rgb: np.ndarray, mask: np.ndarray, *, size: int = FRAME) -> np.ndarray:
    """Crop and scale a photo to its object.

    rgb (H, W, 3) uint8; mask (H, W) uint8, 0..255, 255 = object (the object's box is where it is at least
    128). Returns (size, size, 4) uint8: the object over white, alpha = mask. Where the square reaches beyond
    the photo it is white. Raises ValueError where the mask is empty or the shapes disagree.
    """
    if rgb.shape != (*mask.shape, 3):
        raise ValueError(
            f"rgb must be (H, W, 3) with the mask's (H, W), received {rgb.shape} and {mask.shape}"
        )
    left, top, side = square_around(*mask_box(mask))
    rows, columns = _inside(top, side, mask.shape[0]), _inside(left, side, mask.shape[1])
    alpha = mask[rows, columns, None].astype(np.float32) / 255
    # Measured as distance from white, so that all that lies beyond the photo is simply zero.
    layers = np.concatenate([alpha * (255 - rgb[rows, columns].astype(np.float32)), 255 * alpha], axis=2)
    down = resampling(top - rows.start, side, pixels=layers.shape[0], size=size)
    across = resampling(left - columns.start, side, pixels=layers.shape[1], size=size)
    framed = np.einsum("hwc,xw->hxc", np.tensordot(down, layers, axes=1), across, optimize=True)
    framed[..., :3] = 255 - framed[..., :3]
    return np.clip(np.rint(framed), 0, 255).astype(np.uint8)


def mask_box(mask: np.ndarray) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) in pixels of the part of a mask (H, W) uint8 that is at least 128.
    ValueError where it is empty.
    """
    rows, columns = np.flatnonzero((mask >= 128).any(axis=1)), np.flatnonzero((mask >= 128).any(axis=0))
    if rows.size == 0:
        raise ValueError("the mask must hold an object, received an empty one")
    return float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1)


def square_around(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float]:
    """(left, top, side) of the frame round an object's box, in the box's own units."""
    side = max(right - left, bottom - top) / FILL
    return (left + right - side) / 2, (top + bottom - side) / 2, side


def resampling(start: float, length: float, *, pixels: int, size: int) -> np.ndarray:
    """Weights (size, pixels) float32 that bring `length` source pixels from `start` on to `size` target
    pixels.

    Shrinking averages exactly the area that a target pixel covers; enlarging interpolates linearly. A row
    whose pixel lies beyond the source sums to less than 1: what is missing is background.
    """
    scale = length / size
    source = np.arange(pixels)
    if scale >= 1:
        low = start + scale * np.arange(size)[:, None]
        weights = np.minimum(low + scale, source + 1) - np.maximum(low, source)
        return (np.maximum(weights, 0) / scale).astype(np.float32)
    centre = start + scale * (np.arange(size)[:, None] + 0.5) - 0.5
    return np.maximum(1 - np.abs(centre - source), 0).astype(np.float32)


def _inside(start: float, length: float, pixels: int) -> slice:
    """The source pixels that a frame can touch."""
    return slice(max(int(start) - 1, 0), min(int(start + length) + 2, pixels))
