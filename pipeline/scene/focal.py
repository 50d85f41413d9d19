"""How strongly the camera magnified: the focal length in pixels, and where the figure comes from.

Depth alone says how far things are; the focal length says how far apart. One that is wrong by a factor makes
the scene as much too wide or too narrow, so that a guess is always called one.
"""

from dataclasses import dataclass
from math import hypot, radians, tan

import numpy as np

from pipeline.errors import OptionError
from pipeline.intake import Photo
from shapes.depthmap import Intrinsics

FILM_DIAGONAL = hypot(36, 24)
"""Millimetres: what "in 35 mm film" compares by (CIPA DCG-001)."""
GUESSED_VIEW = 65.0
"""Degrees across the longer side: the main cameras of phones have 62 to 70."""
SHORTEST, LONGEST = 8.0, 800.0
"""Millimetres in 35 mm film: lenses outside are fisheyes, or tags that lie."""
SAME_SHAPE = 0.02
"""Relative difference of aspect ratios up to which a picture is not cropped, but rounded."""


@dataclass(frozen=True)
class Focal:
    """The same whatever size the picture is brought to."""

    ratio: float
    """Focal length over the longest side of the picture."""
    source: str
    """ "set", "EXIF" or "guess"."""
    words: str
    """Where it comes from, for the user."""

    def pixels(self, height: int, width: int) -> float:
        """Of the picture at that size."""
        return self.ratio * max(height, width)

    def camera(self, height: int, width: int) -> Intrinsics:
        """Square pixels, the axis through the middle."""
        focal = self.pixels(height, width)
        return Intrinsics(focal, focal, (width - 1) / 2, (height - 1) / 2)

    def in_35mm(self, height: int, width: int) -> float:
        """Millimetres of the lens that sees as much on 35 mm film."""
        return self.pixels(height, width) * FILM_DIAGONAL / hypot(height, width)


def focal_of(photo: Photo, focal_mm: float | None = None) -> Focal:
    """What the user set, in millimetres of 35 mm film; else what EXIF says; else a guess.

    Raises OptionError for a length that no lens has.
    """
    if focal_mm is not None:
        return set_to(focal_mm, *photo.rgb.shape[:2])
    return _written(photo) or _guessed(photo)


def set_to(focal_mm: float, height: int, width: int) -> Focal:
    """What the user set, in millimetres of 35 mm film, for a picture of these proportions.

    Raises OptionError for a length that no lens has.
    """
    if not SHORTEST <= focal_mm <= LONGEST:
        allowed = f"between {SHORTEST:g} and {LONGEST:g} mm"
        raise OptionError.outside("The focal length", focal_mm, allowed=allowed)
    return Focal(_ratio_of_film(focal_mm, height, width), "set", f"set to {focal_mm:g} mm of 35 mm film")


def _ratio_of_film(millimetres: float, height: int, width: int) -> float:
    return millimetres / FILM_DIAGONAL * hypot(height, width) / max(height, width)


def _written(photo: Photo) -> Focal | None:
    """By EXIF; None where it says nothing, or nothing about this picture."""
    lens, (height, width) = photo.lens, photo.rgb.shape[:2]
    if is_cropped(photo):
        return None
    if SHORTEST <= lens.in_35mm <= LONGEST:
        ratio = _ratio_of_film(lens.in_35mm, height, width)
        return Focal(ratio, "EXIF", f"from EXIF: {lens.in_35mm:g} mm of 35 mm film")
    longest = max(lens.size) or max(lens.file_size)
    if lens.millimetres and lens.dots_per_mm and longest:
        words = f"from EXIF: {lens.millimetres:g} mm, {lens.dots_per_mm:.0f} pixels a millimetre"
        found = Focal(lens.millimetres * lens.dots_per_mm / longest, "EXIF", words)
        return found if SHORTEST <= found.in_35mm(height, width) <= LONGEST else None
    return None


def is_cropped(photo: Photo) -> bool:
    """Whether the file has another shape than the picture that the camera took."""
    taken, held = photo.lens.size, photo.lens.file_size
    if not (all(taken) and all(held)):
        return False
    # sorted: some programs turn the picture upright and leave the tags as they were
    (short, long), (less, more) = np.sort(taken), np.sort(held)
    return bool(abs(long / short * less / more - 1) > SAME_SHAPE)


def _guessed(photo: Photo) -> Focal:
    why = "the picture was cropped" if is_cropped(photo) else "the file does not name the lens"
    words = f"a guess ({why}): {GUESSED_VIEW:g}° across the longer side"
    return Focal(0.5 / tan(radians(GUESSED_VIEW) / 2), "guess", words)
