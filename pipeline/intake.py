"""From a file of any kind to an upright sRGB photo of at most 1600 pixels, or one clear sentence.

The header is read before anything is decoded, because a 164 KB file can decode to 676 MB. Camera quirks end
here: EXIF rotation, colour profiles, CMYK, palettes, 16-bit grey, HEIC, animations (first frame). What
follows only ever sees `Photo`.
"""

import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image, ImageCms, ImageOps

from pipeline.errors import PhotoError
from pipeline.lens import UNKNOWN, Lens, lens_of

LONGEST_SIDE = 1600
"""Pixels; larger photos are reduced to this: the networks see 128, and colours need no more."""
MAX_PIXELS = 50_000_000
"""Pixels a file may decode to: the largest common phone sensors have 48 to 50 million."""
SHORTEST_SIDE = 32
"""Pixels; below this nobody could tell what the object is."""
MAX_ELONGATION = 12
"""Longest side over shortest side; a photo of a rifle reaches 7."""

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF", "BMP", "TIFF", "MPO")
"""What is tried; formats that run interpreters (EPS) are left out on purpose."""
DECODING_FAILURES = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    RuntimeError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    zlib.error,
)
"""What Pillow and its plugins raise on damaged files."""

pillow_heif.register_heif_opener()
SRGB = ImageCms.createProfile("sRGB")


@dataclass(frozen=True, eq=False)
class Photo:
    """An upright photo in sRGB."""

    rgb: np.ndarray
    """(H, W, 3) uint8, longest side at most 1600; white where alpha is 0."""
    alpha: np.ndarray | None
    """(H, W) uint8, 255 = opaque; None when the file has no transparency."""
    name: str
    """The file's name, for messages."""
    lens: Lens = UNKNOWN
    """What the camera wrote of its lens."""


def read_photo(source: bytes | Path, *, name: str | None = None) -> Photo:
    """Reads a picture file, or its bytes, as an upright sRGB photo.

    Raises PhotoError, with one sentence and one advice, when the file is not a picture, is damaged, or has an
    impossible size.
    """
    content, name = _content(source, name)
    image = _open(content, name)
    _refuse_size(image.size, name)
    try:
        return _decode(image, name)
    except DECODING_FAILURES as failure:
        raise PhotoError(
            f"{name} must be a whole picture file, received a damaged or truncated one.",
            advice="Copy or download the picture again, then upload it again.",
        ) from failure


def _content(source: bytes | Path, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes | bytearray | memoryview):
        content, name = bytes(source), name or "The photo"
    else:
        content, name = _read_file(Path(source)), name or Path(source).name
    if not content:
        raise PhotoError(
            f"{name} must be a picture file, received an empty one (0 bytes).",
            advice="Copy or download the picture again, then upload it again.",
        )
    return content, name


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as failure:
        raise PhotoError(
            f"{path.name} must be a picture file, received a path where there is no file: {path}.",
            advice="Check the path of the photo.",
        ) from failure
    except OSError as failure:
        raise PhotoError(
            f"{path.name} must be a readable picture file, received one that cannot be read: {path}.",
            advice="Check that it is a file, not a folder, and that you may read it.",
        ) from failure


def _open(content: bytes, name: str) -> Image.Image:
    """The picture's header; nothing is decoded yet."""
    try:
        return Image.open(io.BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as failure:
        raise _too_many_pixels(name, "over 100 megapixels") from failure
    except DECODING_FAILURES as failure:
        raise PhotoError(
            f"{name} must be a picture (JPG, PNG, WebP or HEIC), received a file that is none of them."
        ) from failure


def _too_many_pixels(name: str, received: str) -> PhotoError:
    return PhotoError(
        f"{name} must have at most {MAX_PIXELS / 1e6:.0f} megapixels, received {received}.",
        advice="Reduce the picture, 2000 pixels on its longest side are plenty, and upload that.",
    )


def _refuse_size(size: tuple[int, int], name: str) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        raise _too_many_pixels(name, f"{width * height / 1e6:.0f} ({width} x {height})")
    if max(size) > MAX_ELONGATION * min(size):
        raise PhotoError(
            f"{name} must be at most {MAX_ELONGATION} times as long as wide, received {width} x {height}.",
            advice="Crop the picture to what you want to see, with a little room around it.",
        )
    if min(size) < SHORTEST_SIDE:
        raise PhotoError(
            f"{name} must be at least {SHORTEST_SIDE} pixels wide and high, received {width} x {height}.",
            advice="Use the original photo instead of a thumbnail.",
        )


def _decode(image: Image.Image, name: str) -> Photo:
    lens = lens_of(image)  # before anything changes the size
    scale = min(1.0, LONGEST_SIDE / max(image.size))
    wanted = tuple(round(scale * side) for side in image.size)
    image.draft(None, wanted)  # a JPEG decodes at 1/2, 1/4 or 1/8 for a fraction of the time
    image.load()
    image = ImageOps.exif_transpose(image)
    alpha = _alpha(image)
    image = _srgb(_eight_bit(image))
    scale = min(1.0, LONGEST_SIDE / max(image.size))
    size = tuple(max(1, round(scale * side)) for side in image.size)
    rgb = np.array(image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0))
    if alpha is None:
        return Photo(rgb, None, name, lens)
    alpha = np.array(alpha.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0))
    rgb[alpha == 0] = 255  # what hides under full transparency is arbitrary, often black
    return Photo(rgb, alpha, name, lens)


def _alpha(image: Image.Image) -> Image.Image | None:
    """The transparency as an 8-bit picture; None when there is none or all is opaque."""
    if not image.has_transparency_data:
        return None
    alpha = image.convert("RGBA").getchannel("A")
    return None if alpha.getextrema()[0] == 255 else alpha


def _eight_bit(image: Image.Image) -> Image.Image:
    """L, RGB or CMYK with eight bits a channel; profile and all else kept."""
    if image.mode[0] in "IF":  # 16-bit or 32-bit grey: I;16, I, F
        return _eight_bit_grey(image)
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    grey = image.mode in ("1", "LA", "La")
    # through RGBA, so that a transparent palette entry does not become black
    return image.convert("L") if grey else image.convert("RGBA").convert("RGB")


def _eight_bit_grey(image: Image.Image) -> Image.Image:
    values = np.nan_to_num(np.asarray(image, dtype=np.float32))
    white = next(
        top for top in (1.0, 255.0, 65535.0, max(65535.0, float(values.max()))) if values.max() <= top
    )
    return Image.fromarray(np.clip(values * (255 / white) + 0.5, 0, 255).astype(np.uint8))


def _srgb(image: Image.Image) -> Image.Image:
    """RGB in sRGB, by the embedded profile where it is usable."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile, or one for another colour space: the plain conversion is the best left
    return image.convert("RGB")
