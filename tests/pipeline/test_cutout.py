import cv2
import numpy as np
import pytest

from pipeline.cutout import METHODS, cut_out
from pipeline.errors import CutoutError, OptionError
from pipeline.intake import Photo


def photo(rgb, alpha=None):
    return Photo(np.clip(rgb, 0, 255).astype(np.uint8), alpha, "test")


def overlap(mask, truth):
    inside = mask >= 128
    return (inside & truth).sum() / (inside | truth).sum()


def chair(size=400, leg=6):
    """(H, W) bool: a seat, a back of bars and four legs `leg` pixels wide; holes between the bars."""
    truth = np.zeros((size, size), bool)
    truth[200:225, 120:280] = True
    for x in (122, 170, 225, 272):
        truth[225:340, x : x + leg] = True
    for x in (122, 160, 200, 240, 272):
        truth[70:200, x : x + leg] = True
    truth[60:75, 120:280] = True
    return truth


def scene(truth, color, background, *, noise=2.0):
    rgb = np.broadcast_to(np.asarray(background, float), (*truth.shape, 3)).copy()
    rgb[truth] = color
    return cv2.GaussianBlur(rgb, (0, 0), 0.6) + np.random.default_rng(0).normal(0, noise, rgb.shape)


def gradient(size=400):
    y, x = np.mgrid[0:size, 0:size] / size
    return 150 + 60 * (x - 0.5)[..., None] * [1, 0.8, 0.5] + 50 * (y - 0.5)[..., None] + [0, 5, 20]


@pytest.mark.parametrize(
    "background", [(255, 255, 255), (90, 140, 200), gradient()], ids=["white", "blue", "gradient"]
)
def test_thin_legs_and_holes_survive_on_plain_backgrounds(background):
    truth = chair()
    cutout = cut_out(photo(scene(truth, (110, 60, 30), background)))
    assert cutout.method == "plain background"
    assert overlap(cutout.mask, truth) > 0.93
    assert (cutout.mask[100, 140], cutout.mask[180, 180]) == (0, 0)  # between the bars


def test_a_white_chair_on_white_does_not_vanish():
    truth = np.zeros((400, 400), bool)
    truth[100:300, 120:280] = True
    cutout = cut_out(photo(scene(truth, (236, 236, 232), (255, 255, 255), noise=1.0)))
    assert overlap(cutout.mask, truth) > 0.95


def test_a_soft_shadow_is_not_object():
    truth = chair()
    shadow = np.zeros(truth.shape)
    shadow[330:350, 110:290] = 1
    shade = 1 - 0.5 * cv2.GaussianBlur(shadow, (0, 0), 12)[..., None]
    cutout = cut_out(photo(scene(truth, (110, 60, 30), 245 * shade)))
    assert overlap(cutout.mask, truth) > 0.85
    assert (cutout.mask[355:] >= 128).mean() < 0.005


def test_jpeg_noise_leaves_no_halo():
    truth = chair()
    coded = cv2.imencode(
        ".jpg", np.clip(scene(truth, (20, 20, 30), (255, 255, 255)), 0, 255), [cv2.IMWRITE_JPEG_QUALITY, 60]
    )[1]
    cutout = cut_out(photo(cv2.imdecode(coded, cv2.IMREAD_COLOR)))
    assert overlap(cutout.mask, truth) > 0.9


def room(size=400):
    rgb = np.full((size, size, 3), (180.0, 170, 120))
    rgb[260:] = (90, 110, 120)
    return rgb + cv2.GaussianBlur(np.random.default_rng(1).normal(0, 60, rgb.shape), (0, 0), 2)


def ball(size=400, center=(200, 220), radius=90):
    y, x = np.mgrid[0:size, 0:size]
    return (x - center[0]) ** 2 + (y - center[1]) ** 2 < radius**2


def test_an_object_in_a_room_is_found_and_found_again():
    first, second = (cut_out(photo(scene(ball(), (170, 30, 40), room()))) for _ in range(2))
    assert first.method == "network"
    assert overlap(first.mask, ball()) > 0.93
    np.testing.assert_array_equal(first.mask, second.mask)


def test_where_the_network_sees_nothing_in_a_rectangle_grabcut_does(monkeypatch):
    monkeypatch.setattr(
        "pipeline.cutout.segmented_mask", lambda rgb, rectangle: np.zeros(rgb.shape[:2], np.uint8)
    )
    rgb = scene(ball(), (170, 30, 40), room())
    cutout = cut_out(photo(rgb), rectangle=(0.2, 0.3, 0.8, 0.85))
    assert cutout.method == "grabcut"
    assert overlap(cutout.mask, ball()) > 0.93
    alone = cut_out(photo(rgb))
    assert (alone.method, alone.mask.max()) == ("network", 0)


def test_a_rectangle_chooses_between_two_objects():
    left, right = ball(center=(110, 220), radius=60), ball(center=(290, 220), radius=60)
    for background in (room(), (250, 250, 250)):
        rgb = scene(left | right, (170, 30, 40), background)
        cutout = cut_out(photo(rgb), rectangle=(0.52, 0.3, 0.95, 0.8))
        assert overlap(cutout.mask, right) > 0.9


def test_alpha_wins_where_it_tells_something():
    alpha = np.where(ball(), 255, 0).astype(np.uint8)
    cutout = cut_out(photo(room(), alpha))
    assert cutout.method == "alpha"
    np.testing.assert_array_equal(cutout.mask, alpha)
    nearly_opaque = np.full((400, 400), 255, np.uint8)
    nearly_opaque[0, 0] = 0
    assert cut_out(photo(scene(ball(), (170, 30, 40), room()), nearly_opaque)).method == "network"


def test_the_whole_picture_is_everything():
    cutout = cut_out(photo(room()), whole_picture=True)
    assert cutout.method == "whole picture"
    assert (cutout.mask == 255).all()


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_photo_of_nothing_gives_an_empty_mask_and_no_frame(level):
    cutout = cut_out(photo(np.full((200, 300, 3), level)))
    assert not (cutout.mask >= 128).any()
    with pytest.raises(CutoutError):
        cutout.framed()


def test_framed_is_square_with_the_object_in_the_middle():
    framed = cut_out(photo(scene(chair(), (110, 60, 30), (255, 255, 255)))).framed(64)
    assert framed.shape == (64, 64, 4)
    rows = np.flatnonzero((framed[..., 3] > 128).any(axis=1))
    assert abs(rows[0] + rows[-1] - 63) <= 2


@pytest.mark.parametrize(
    "rectangle", [(0.5, 0, 0.4, 1), (0, 0, 1.2, 1), (0, 0.3, 1, 0.3), (float("nan"), 0, 1, 1)]
)
def test_an_impossible_rectangle_is_refused(rectangle):
    with pytest.raises(OptionError, match="rectangle must be"):
        cut_out(photo(room()), rectangle=rectangle)


def test_tiny_and_long_pictures_are_no_problem():
    for shape in ((32, 32, 3), (32, 380, 3), (400, 34, 3)):
        noisy = np.random.default_rng(0).integers(0, 256, shape)
        assert cut_out(photo(noisy)).mask.shape == shape[:2]
        assert cut_out(photo(noisy), rectangle=(0.5, 0.5, 0.51, 0.51)).mask.shape == shape[:2]


def test_methods_have_distinct_names():
    assert len({name for name, _ in METHODS}) == len(METHODS)
