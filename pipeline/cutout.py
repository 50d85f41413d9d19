"""The object's foreground mask, without any download: the first method that applies wins, by name.

    alpha             the file's own transparency, where it tells an object from nothing
    plain background  a studio photo: one colour, or a smooth gradient, all around (pipeline.plainbackground)
    network           everything else: the shipped cut-out network (pipeline.segmentation)
    grabcut           where that sees nothing in a user's rectangle: colour models of object and surroundings
                      (pipeline.grabcut)

A user's rectangle limits all of them; "use the whole picture" skips them.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from data.framing import FRAME, frame
from pipeline.errors import CutoutError, OptionError
from pipeline.grabcut import grabcut_mask
from pipeline.intake import Photo
from pipeline.plainbackground import plain_background_mask
from pipeline.segmentation import segmented_mask

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom as fractions of the picture's width and height, 0 to 1."""

SMALLEST_SHARE = 0.001
"""The share of the picture under which a mask holds dust, not an object."""


@dataclass(frozen=True, eq=False)
class Cutout:
    """A photo with its object's mask."""

    photo: Photo
    mask: np.ndarray
    """(H, W) uint8, 0..255, 255 = object."""
    method: str
    """The name of the method that found the mask."""

    def framed(self, size: int = FRAME) -> np.ndarray:
        """(size, size, 4) uint8: the object centred over white, 85 % of the frame, alpha = the mask."""
        if not (self.mask >= 128).any():
            raise CutoutError("The cut-out must hold an object, received an empty mask.")
        return frame(self.photo.rgb, self.mask, size=size)


def cut_out(photo: Photo, *, rectangle: Rectangle | None = None, whole_picture: bool = False) -> Cutout:
    """Finds the object's mask.

    `rectangle` says where the object is, as fractions of the picture: (left, top, right, bottom). With
    `whole_picture` everything is object. The mask can come out empty (a photo of nothing): pipeline.checks
    refuses that with advice. Raises OptionError for a rectangle that is not inside the picture,
    WeightsError where the cut-out network is needed and its file is missing or damaged.
    """
    if whole_picture:
        return Cutout(photo, np.full(photo.rgb.shape[:2], 255, dtype=np.uint8), "whole picture")
    if rectangle is not None:
        _refuse_rectangle(rectangle)
    for name, find in METHODS:
        mask = find(photo, rectangle)
        if mask is not None:
            return Cutout(photo, mask, name)
    return Cutout(photo, np.zeros(photo.rgb.shape[:2], dtype=np.uint8), "none")


def _refuse_rectangle(rectangle: Rectangle) -> None:
    left, top, right, bottom = rectangle
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise OptionError.outside(
            "The rectangle", rectangle, allowed="left < right and top < bottom, all within 0 to 1"
        )


def alpha_mask(photo: Photo, rectangle: Rectangle | None = None) -> np.ndarray | None:
    """The file's transparency (H, W) uint8 where it tells an object from nothing, else None."""
    if photo.alpha is None:
        return None
    mask = within(photo.alpha, rectangle)
    share = (mask >= 128).mean()
    return mask if SMALLEST_SHARE < share < 0.98 else None


def _plain(photo: Photo, rectangle: Rectangle | None) -> np.ndarray | None:
    mask = plain_background_mask(photo.rgb)
    if mask is None:
        return None
    mask = within(mask, rectangle)
    return mask if rectangle is None or (mask >= 128).mean() > SMALLEST_SHARE else None


def _network(photo: Photo, rectangle: Rectangle | None) -> np.ndarray | None:
    mask = within(segmented_mask(photo.rgb, rectangle), rectangle)
    return mask if rectangle is None or (mask >= 128).mean() > SMALLEST_SHARE else None


def _grabcut(photo: Photo, rectangle: Rectangle | None) -> np.ndarray | None:
    return grabcut_mask(photo.rgb, rectangle)


def within(mask: np.ndarray, rectangle: Rectangle | None) -> np.ndarray:
    """The mask (H, W) uint8 with everything outside the rectangle erased."""
    if rectangle is None:
        return mask
    height, width = mask.shape
    left, top, right, bottom = (
        round(edge * side) for edge, side in zip(rectangle, (width, height) * 2, strict=True)
    )
    kept = np.zeros_like(mask)
    kept[top:bottom, left:right] = mask[top:bottom, left:right]
    return kept


METHODS: tuple[tuple[str, Callable[[Photo, Rectangle | None], np.ndarray | None]], ...] = (
    ("alpha", alpha_mask),
    ("plain background", _plain),
    ("network", _network),
    ("grabcut", _grabcut),
)
"""Tried in order; a method returns None where it does not apply."""
