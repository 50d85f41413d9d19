import io

import numpy as np
import pytest
from PIL import Image

from pipeline.errors import CheckError, PhotoError
from pipeline.scene.sight import LONGEST_SIDE, look
from tests import boxroom


def png(rgb: np.ndarray) -> bytes:
    content = io.BytesIO()
    Image.fromarray(rgb.astype(np.uint8)).save(content, "PNG")
    return content.getvalue()


def noise(height: int, width: int, top: int = 255) -> np.ndarray:
    return np.random.default_rng(0).integers(0, top, (height, width, 3))


@pytest.mark.parametrize("size", [(1, 400), (400, 1), (20, 300)])
def test_a_picture_of_one_row_is_refused(size):
    with pytest.raises(PhotoError) as caught:
        look(png(noise(*size)), name="line.png")
    assert "line.png" in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_picture_of_one_colour_is_refused(shade):
    with pytest.raises(CheckError, match="nothing to see") as caught:
        look(png(np.full((200, 300, 3), shade)))
    assert "photo" in caught.value.advice


def test_a_panorama_is_used_with_a_warning():
    sight = look(png(noise(200, 600)))
    (warning,) = sight.warnings
    assert "3.0 times" in warning
    assert "panorama" in warning
    assert not look(png(noise(180, 420))).warnings  # 21:9, as screens and phones have it


def test_a_night_photo_is_used_with_a_warning():
    (warning,) = look(png(noise(300, 400, top=30))).warnings
    assert "dark" in warning


def test_a_room_without_exif_has_no_warning_but_a_guess():
    sight = look(boxroom.photo((960, 1280)))
    assert sight.warnings == ()
    assert sight.focal.source == "guess"
    assert sight.picture.shape == (480, LONGEST_SIDE, 3)
    assert sight.camera.fx == sight.camera.fy == pytest.approx(320 / np.tan(np.radians(32.5)))
    assert (sight.camera.cx, sight.camera.cy) == (319.5, 239.5)


def test_a_small_photo_stays_as_it_is():
    rgb = noise(60, 90)
    np.testing.assert_array_equal(look(png(rgb)).picture, rgb)
