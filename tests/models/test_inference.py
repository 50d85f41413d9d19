import numpy as np

from models.inference import ask, ask_published
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
