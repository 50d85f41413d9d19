import numpy as np
import pytest

from models.inference import (
    ask,
    ask_pix2vox,
    ask_published,
    ask_refine3dnet,
    ask_silhouettes,
    colored,
    mean_threshold,
    spread_over,
)
from shapes.categories import CATEGORIES


def test_the_mirrored_answer_is_mirrored_back():
    """A network that says the same of both sides must give a left-right symmetric answer."""
    rng = np.random.default_rng(0)
    grid = rng.normal(size=(8, 8, 8)).astype(np.float32)

    def run(inputs):
        count = len(inputs["photo"])
        return {
            "occupancy": np.repeat(grid[None], count, axis=0),
            "extents": np.full((count, 3), 0.5, np.float32),
            "camera": np.tile(np.float32([0.6, 0.8, 0.1, 0.5]), (count, 1)),
        }

    answer = ask(run, np.zeros((1, 8, 8, 4), np.uint8), "chair")
    np.testing.assert_allclose(answer.occupancy[0], answer.occupancy[0, ::-1], atol=1e-6)
    np.testing.assert_allclose(answer.azimuth, 0, atol=1e-5)
    np.testing.assert_allclose(answer.extents, 1)
    np.testing.assert_allclose(answer.distance, 2)


def test_a_network_that_is_right_about_both_is_not_changed():
    """An answer that follows the picture's mirror image comes through as it was."""
    rng = np.random.default_rng(1)
    grid = rng.normal(size=(8, 8, 8)).astype(np.float32)

    def run(inputs):
        photos = inputs["photo"]
        plain = photos[:, 0, 0, 0] > photos[:, 0, -1, 0]
        return {
            "occupancy": np.stack([grid if left else grid[::-1] for left in plain]),
            "extents": np.tile(np.float32([0.25, 0.5, 0.4]), (len(photos), 1)),
            "camera": np.stack([np.float32([0, 1 if left else -1, 0.2, 0.4]) for left in plain]),
        }

    photo = np.zeros((1, 8, 8, 4), np.uint8)
    photo[0, :, :4] = 255
    answer = ask(run, photo, "chair")
    np.testing.assert_allclose(answer.occupancy[0], 1 / (1 + np.exp(-grid)), rtol=1e-5)
    np.testing.assert_allclose(answer.azimuth, 90)
    np.testing.assert_allclose(answer.extents[0], [0.5, 1, 0.8])


def test_the_network_is_told_the_category_for_every_photo():
    told = []

    def run(inputs):
        told.append(inputs["category"])
        count = len(inputs["photo"])
        camera = np.tile(np.float32([1, 0, 0.1, 0.5]), (count, 1))
        return {"occupancy": np.zeros((count, 8, 8, 8)), "extents": np.ones((count, 3)), "camera": camera}

    ask(run, np.zeros((3, 8, 8, 4), np.uint8), "train")
    np.testing.assert_array_equal(told, [[list(CATEGORIES).index("train")] * 6])


def test_published_networks_get_raw_grey():
    photo = np.zeros((1, 2, 2, 4), np.uint8)
    photo[0, 0, 0, :3] = 255
    photo[0, 0, 1, 0] = photo[0, 1, 0, 1] = photo[0, 1, 1, 2] = 100
    seen = []
    ask_published(lambda photos: seen.append(photos), photo)
    assert seen[0].shape == (1, 2, 2, 1)
    np.testing.assert_allclose(seen[0].ravel(), [255, 29.9, 58.7, 11.4], rtol=1e-5)


def test_views_are_spread_over_the_places_there_are():
    assert [spread_over(count, 4) for count in (1, 2, 3, 4, 5, 20)] == [
        [0, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3], [0, 5, 10, 15],
    ]  # fmt: skip


def test_the_silhouette_network_gets_four_masks_of_zero_and_one():
    masks = np.zeros((2, 3, 2, 2), np.uint8)
    masks[:, :, 0, 0] = 128
    masks[:, :, 0, 1] = 127
    masks[0, 2, 1, 1] = 255
    seen = []

    def run(silhouettes):
        seen.append(silhouettes)
        return np.stack([np.zeros((2, 4, 4, 4)), np.ones((2, 4, 4, 4))], axis=-1)

    assert (ask_silhouettes(run, masks) == 1).all()
    (silhouettes,) = seen
    assert silhouettes.shape == (2, 2, 2, 4)
    assert silhouettes.dtype == np.float32
    np.testing.assert_array_equal(silhouettes[:, 0, 0], 1)
    np.testing.assert_array_equal(silhouettes[:, 0, 1], 0)
    np.testing.assert_array_equal(silhouettes[0, 1, 1], [0, 0, 0, 1])
    np.testing.assert_array_equal(silhouettes[1, 1, 1], 0)


def test_the_mean_threshold_is_each_pictures_own():
    photos = np.full((2, 4, 4, 4), 255, np.uint8)
    photos[0, :2, :2, :3] = 10  # a dark object: mean 193.75
    photos[1, :2, :2, :3] = 240  # a bright one: mean 251.25
    photos[1, 3, 3, :3] = 252
    expected = np.zeros((2, 4, 4), np.uint8)
    expected[:, :2, :2] = 255
    np.testing.assert_array_equal(mean_threshold(photos), expected)
    green = np.zeros((1, 1, 2, 3), np.uint8)
    green[0, 0] = (0, 100, 0), (0, 0, 255)  # 58.7 and 29.07 of grey
    np.testing.assert_array_equal(mean_threshold(green), [[[0, 255]]])


def test_pix2vox_gets_colours_of_every_view_at_its_own_size():
    photos = np.zeros((2, 3, 4, 4, 4), np.uint8)
    photos[1, 2, ..., :3], photos[..., 3] = (255, 51, 0), 77
    seen = []

    def run(given):
        seen.append(given)
        return {"coarse": np.zeros((2, 8, 8, 8)), "occupancy": np.full((2, 8, 8, 8), 0.25)}

    assert (ask_pix2vox(run, photos, side=6) == 0.25).all()
    (given,) = seen
    assert given.shape == (2, 3, 6, 6, 3)
    np.testing.assert_allclose(given[1, 2], np.broadcast_to([1, 0.2, 0], (6, 6, 3)), atol=1e-6)
    assert given.sum() == pytest.approx(36 * 1.2, rel=1e-4)


def test_a_larger_picture_is_interpolated_and_an_equal_one_left_alone():
    photos = np.random.default_rng(0).integers(0, 256, (1, 8, 8, 4), np.uint8)
    np.testing.assert_array_equal(colored(photos, side=8), photos[..., :3].astype(np.float32) / 255)
    ramp = np.broadcast_to(np.arange(0, 80, 10, np.uint8)[:, None, None], (1, 8, 8, 4))
    larger = colored(ramp, side=16)[0, :, 0, 0] * 255
    assert (np.diff(larger) >= 0).all()
    assert len(np.unique(larger)) > 8


def test_refine3dnet_gets_colours_of_every_view_and_all_are_there():
    photos = np.zeros((2, 3, 4, 4, 4), np.uint8)
    photos[1, 2, ..., :3], photos[..., 3] = (255, 51, 0), 77
    seen = []

    def run(given):
        seen.append(given)
        return {"coarse": np.zeros((2, 8, 8, 8)), "occupancy": np.full((2, 8, 8, 8), 0.25)}

    assert (ask_refine3dnet(run, photos, side=6) == 0.25).all()
    (given,) = seen
    assert given["photos"].shape == (2, 3, 6, 6, 3)
    np.testing.assert_allclose(given["photos"][1, 2, 3, 3], [1, 0.2, 0])
    assert given["present"].shape == (2, 3)
    assert given["present"].all()
