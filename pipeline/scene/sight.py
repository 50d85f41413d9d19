"""A photo as the journey of scenes needs it: small enough, with its focal length, and what to warn of."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from pipeline.checks import RULES, lighting
from pipeline.errors import CheckError
from pipeline.intake import Photo, read_photo
from pipeline.scene.focal import Focal, focal_of
from shapes.depthmap import Intrinsics

LONGEST_SIDE = 640
"""Pixels of the longest side: depth networks see fewer, and each pixel becomes a point."""
PANORAMA = 2.4
"""Longest side over shortest side; the widest common screen is 21:9, which is 2.3, phones take 2.2."""


@dataclass(frozen=True, eq=False)
class Sight:
    """What is known of a photo before any depth."""

    name: str
    picture: np.ndarray
    """(H, W, 3) uint8 sRGB, longest side at most LONGEST_SIDE."""
    focal: Focal
    warnings: tuple[str, ...]
    """A sentence each; the photo is used all the same."""

    def beside(self, depth: float) -> tuple[float, float, float]:
        """Where to look from at what is `depth` metres away: beside the photographer, a step back and up, so
        that near things move against far ones.
        """
        return 0.3 * depth, 0.2 * depth, 0.8 * depth

    @property
    def camera(self) -> Intrinsics:
        """Of the picture."""
        return self.focal.camera(*self.picture.shape[:2])


def look(source: bytes | Path, *, focal_mm: float | None = None, name: str | None = None) -> Sight:
    """A picture file, or its bytes. focal_mm: as in `focal_of`.

    Raises PhotoError for what is no picture, CheckError for one of a single colour, OptionError for a focal
    length that no lens has.
    """
    photo = read_photo(source, name=name)
    grey = cv2.cvtColor(photo.rgb, cv2.COLOR_RGB2GRAY)
    refuse_plain(grey)
    return Sight(photo.name, reduced(photo), focal_of(photo, focal_mm), tuple(warnings_of(grey)))


def reduced(photo: Photo) -> np.ndarray:
    """(H, W, 3) uint8: the photo with its longest side at most LONGEST_SIDE."""
    height, width = photo.rgb.shape[:2]
    scale = min(1.0, LONGEST_SIDE / max(height, width))
    size = tuple(max(2, round(scale * side)) for side in (width, height))
    return cv2.resize(photo.rgb, size, interpolation=cv2.INTER_AREA)


def refuse_plain(grey: np.ndarray) -> None:
    """Raises CheckError for a picture (H, W) uint8 in which there is nothing to see."""
    contrast = float(np.ptp(np.quantile(grey[::2, ::2], [0.01, 0.99])))
    limit = RULES["contrast"].refuse
    if contrast < limit:
        raise CheckError(
            f"The photo's contrast must be at least {limit:g} grey levels, received {contrast:g}: there is "
            "nothing to see.",
            advice="Take another photo, in good light and with nothing over the lens.",
        )


def warnings_of(grey: np.ndarray) -> list[str]:
    """What makes the depth of this picture (H, W) uint8 less certain."""
    found, light = [], lighting(grey)
    aspect = max(grey.shape) / min(grey.shape)
    if aspect > PANORAMA:
        found.append(
            f"The picture is {aspect:.1f} times as long as it is wide: a panorama bends straight lines, and "
            "depth towards its ends cannot be relied on."
        )
    if light < RULES["lighting"].warn:
        found.append(
            f"The photo is dark (its brightest tenth is {light:.0f} of 255): depth in the black is a guess."
        )
    return found
