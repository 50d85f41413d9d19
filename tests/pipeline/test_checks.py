import cv2
import numpy as np
import pytest

from pipeline.checks import (
    RULES,
    check_cutout,
    check_photo,
    lighting,
    longest_side,
    refuse,
    sharpness,
    touching,
)
from pipeline.cutout import Cutout, cut_out
from pipeline.errors import CheckError
from pipeline.intake import Photo, read_photo


def photo(rgb):
    return Photo(np.clip(rgb, 0, 255).astype(np.uint8), None, "test")


def status(checks):
    return {check.name: check.status for check in checks}


def scene(size=400):
    """A textured box on grey."""
    rgb = np.full((size, size, 3), 190.0)
    inner = slice(size // 4, 3 * size // 4)
    y, x = np.mgrid[0:size, 0:size]
    rgb[inner, inner] = (60 + 60 * ((x // 10 + y // 10) % 2))[inner, inner, None] * [1.2, 0.8, 0.5]
    return rgb


def checked(rgb):
    return check_photo(photo(rgb)) + check_cutout(photo(rgb), cut_out(photo(rgb)))


def test_a_good_photo_passes_everything_with_figures_and_limits():
    checks = checked(scene())
    assert set(status(checks)) == set(RULES)
    assert set(status(checks).values()) == {"pass"}
    assert all(
        np.isfinite([check.value, check.limit]).all() and check.advice.endswith(".") for check in checks
    )
    refuse(checks)


@pytest.mark.parametrize("level", [0, 120, 255])
def test_a_photo_of_nothing_is_refused_for_its_contrast_and_for_having_no_object(level):
    blank = np.full((300, 300, 3), level)
    with pytest.raises(CheckError, match="contrast"):
        refuse(check_photo(photo(blank)))
    assert status(check_cutout(photo(blank), cut_out(photo(blank))))["object"] == "refuse"


def test_blur_darkness_and_burning_out_are_told():
    blurred = cv2.GaussianBlur(scene(), (0, 0), 4)
    assert status(checked(blurred))["sharpness"] == "warn"
    assert status(checked(0.2 * scene()))["lighting"] == "warn"
    burnt = np.full((400, 400, 3), 90.0)
    burnt[100:300, 100:300] = 255
    assert status(checked(burnt))["exposure"] == "warn"


def test_an_object_cut_off_by_the_frame_is_told_but_not_refused():
    small = np.pad(scene(200)[:, 70:], ((100, 100), (0, 100), (0, 0)), mode="edge")
    assert status(checked(small))["framing"] == "warn"


def test_the_whole_picture_is_never_cut_off():
    whole = cut_out(photo(scene()), whole_picture=True)
    assert status(check_cutout(photo(scene()), whole))["framing"] == "pass"


def test_small_things_are_told():
    assert status(check_photo(photo(scene(100))))["size"] == "warn"
    assert status(check_photo(photo(scene(40))))["size"] == "refuse"
    mask = np.zeros((400, 400), np.uint8)
    mask[100:120, 100:120] = 255
    small = status(check_cutout(photo(scene()), Cutout(photo(scene()), mask, "test")))
    assert (small["object"], small["detail"]) == ("refuse", "refuse")


def test_a_refusal_names_the_figure_and_the_limit():
    with pytest.raises(CheckError) as caught:
        refuse(check_photo(photo(scene(40))))
    assert caught.value.message == "The photo's size must be at least 64, received 40."


def test_sharpness_falls_with_blur_and_does_not_see_the_background():
    grey = cv2.cvtColor(scene().astype(np.uint8), cv2.COLOR_RGB2GRAY)
    figures = [sharpness(cv2.GaussianBlur(grey, (0, 0), sigma)) for sigma in (0.5, 1, 2, 4, 8)]
    assert figures == sorted(figures, reverse=True)
    padded = np.pad(grey, 0)
    assert sharpness(padded) == sharpness(grey)


def test_lighting_is_the_mean_of_the_brightest_tenth():
    grey = np.random.default_rng(0).integers(0, 256, (100, 130)).astype(np.uint8)
    assert lighting(grey) == pytest.approx(np.sort(grey.ravel())[-1300:].mean())


def test_longest_side_and_touching_of_a_bar():
    inside = np.zeros((100, 200), bool)
    assert (longest_side(inside), touching(inside)) == (0, 0)
    inside[40:60, 120:] = True
    assert longest_side(inside) == 80
    assert touching(inside) == 100 * 20 / 80


def test_sharp_small_photos_are_not_refused(shared_data):
    folder = shared_data / "photos" / "train" / "chair"
    for path in sorted(folder.glob("*.jpg"))[:20]:
        assert all(check.status != "refuse" for check in check_photo(read_photo(path)))
