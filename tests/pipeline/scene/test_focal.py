import io
from math import hypot

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from pipeline.errors import OptionError
from pipeline.intake import Photo, read_photo
from pipeline.scene.focal import GUESSED_VIEW, focal_of
from tests.pipeline.test_intake import picture

IN_35MM, MILLIMETRES, DOTS, UNIT, WIDTH, HEIGHT, ORIENTATION = (
    0xA405, 0x920A, 0xA20E, 0xA210, 0xA002, 0xA003, 0x0112)  # fmt: skip


def photo(size: tuple[int, int] = (400, 300), *, orientation: int = 1, kind: str = "JPEG", **tags) -> Photo:
    """A picture whose EXIF holds these tags, by the names above in lower case."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    block = exif.get_ifd(0x8769)
    block.update({globals()[name.upper()]: value for name, value in tags.items()})
    content = io.BytesIO()
    Image.fromarray(picture(*size[::-1])).save(content, kind, exif=exif.tobytes())
    return read_photo(content.getvalue(), name="photo")


def ratio(*values: int) -> TiffImagePlugin.IFDRational:
    return TiffImagePlugin.IFDRational(*values)


def test_what_is_set_goes_before_exif_and_is_said_to_be_set():
    focal = focal_of(photo(in_35mm=26), 50)
    assert focal.source == "set"
    assert focal.in_35mm(300, 400) == pytest.approx(50)
    assert focal.pixels(300, 400) == pytest.approx(50 * 500 / hypot(36, 24))


@pytest.mark.parametrize("length", [0.0, -3.0, 7.9, 1e4, float("nan")])
def test_no_lens_has_such_a_length(length):
    with pytest.raises(OptionError, match="between 8 and 800 mm"):
        focal_of(photo(), length)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF"])
def test_exif_in_35_mm_film_goes_by_the_diagonal(kind):
    focal = focal_of(photo(in_35mm=26, kind=kind))
    assert focal.source == "EXIF"
    assert "26 mm" in focal.words
    assert focal.pixels(300, 400) == pytest.approx(26 / hypot(36, 24) * 500)


def test_exif_by_the_sensor_holds_for_the_reduced_photo_too():
    """4000 pixels on 25.4 mm, a lens of 20 mm: 3150 pixels of the original."""
    tags = {"millimetres": ratio(20, 1), "dots": ratio(4000, 1), "unit": 2, "width": 4000, "height": 3000}
    for size in ((4000, 3000), (400, 300)):
        read = photo(size, **tags)
        focal = focal_of(read)
        assert focal.source == "EXIF"
        assert focal.pixels(*read.rgb.shape[:2]) == pytest.approx(
            20 * 4000 / 25.4 * read.rgb.shape[1] / 4000, rel=1e-6
        )


def test_a_turned_photo_keeps_its_focal_length():
    tags = {"millimetres": ratio(20, 1), "dots": ratio(4000, 1), "unit": 2, "width": 400, "height": 300}
    upright = focal_of(photo(**tags))
    turned = photo(**tags, orientation=6)
    assert turned.rgb.shape[:2] == (400, 300)
    assert focal_of(turned).pixels(400, 300) == upright.pixels(300, 400)


def test_a_cropped_photo_is_guessed_and_said_to_be_cropped():
    focal = focal_of(photo((400, 200), in_35mm=26, width=400, height=300))
    assert focal.source == "guess"
    assert "cropped" in focal.words
    assert focal_of(photo((400, 300), in_35mm=26, width=3000, height=4000)).source == "EXIF"


@pytest.mark.parametrize("tags", [
    {}, {"in_35mm": 0}, {"in_35mm": 65535}, {"in_35mm": 2}, {"millimetres": ratio(0, 0), "dots": ratio(1, 1)},
    {"millimetres": ratio(5, 1)}, {"millimetres": ratio(5, 1), "dots": ratio(100, 1), "unit": 99},
    {"millimetres": ratio(5, 1), "dots": ratio(1, 1)},
])  # fmt: skip
def test_exif_that_says_nothing_is_a_guess_by_name(tags):
    focal = focal_of(photo(**tags))
    assert focal.source == "guess"
    assert "a guess" in focal.words
    assert f"{GUESSED_VIEW:g}°" in focal.words
    assert np.degrees(2 * np.arctan(200 / focal.pixels(300, 400))) == pytest.approx(GUESSED_VIEW)


def test_a_damaged_exif_block_is_a_guess():
    content = io.BytesIO()
    Image.fromarray(picture(300, 400)).save(
        content, "PNG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\xfe" * 40
    )
    assert focal_of(read_photo(content.getvalue())).source == "guess"
