"""What a camera wrote about its lens into the file (EXIF 2.32, CIPA DC-008)."""

from dataclasses import dataclass
from math import isfinite

from PIL import Image

EXIF_IFD = 0x8769
FOCAL_LENGTH, FOCAL_IN_35MM = 0x920A, 0xA405
PLANE_RESOLUTION, PLANE_UNIT = 0xA20E, 0xA210
WIDTH, HEIGHT = 0xA002, 0xA003
MILLIMETRES = {2: 25.4, 3: 10.0, 4: 1.0, 5: 0.001}
"""FocalPlaneResolutionUnit -> its length; 2 is the inch, and what is meant where there is none."""


@dataclass(frozen=True)
class Lens:
    """Of the picture as the camera took it, before it was turned upright; 0 where the camera did not say."""

    millimetres: float = 0.0
    """Focal length."""
    in_35mm: float = 0.0
    """Focal length that sees as much on 35 mm film, millimetres."""
    dots_per_mm: float = 0.0
    """Pixels of the sensor a millimetre."""
    size: tuple[int, int] = (0, 0)
    """Width and height in pixels that the camera wrote, which cropping programs mostly leave."""
    file_size: tuple[int, int] = (0, 0)
    """Width and height of the file."""


UNKNOWN = Lens()


def lens_of(image: Image.Image) -> Lens:
    """The lens of an opened picture, of which nothing need be decoded; empty where its EXIF is none."""
    try:
        tags = dict(image.getexif().get_ifd(EXIF_IFD))
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError, AttributeError):
        tags = {}  # Pillow gives whatever a damaged block makes of it
    unit = MILLIMETRES.get(int(_number(tags.get(PLANE_UNIT)) or 2), 0.0)
    dots = _number(tags.get(PLANE_RESOLUTION))
    return Lens(
        _number(tags.get(FOCAL_LENGTH)),
        _number(tags.get(FOCAL_IN_35MM)),
        dots / unit if unit else 0.0,
        (int(_number(tags.get(WIDTH))), int(_number(tags.get(HEIGHT)))),
        image.size,
    )


def _number(value: object) -> float:
    """A tag's value; 0 for what is no number above 0, such as 0/0."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0
    return number if isfinite(number) and number > 0 else 0.0
