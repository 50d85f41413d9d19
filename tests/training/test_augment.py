import numpy as np

from training.augment import augment


def view() -> np.ndarray:
    """A grey disc over white."""
    y, x = np.mgrid[-1 : 1 : 128j, -1 : 1 : 128j]
    disc = x**2 + y**2 < 0.6
    picture = np.full((128, 128, 4), 255, np.uint8)
    picture[disc, :3] = 120
    picture[..., 3] = disc * 255
    return picture


def test_same_seed_same_view():
    np.testing.assert_array_equal(
        augment(view(), np.random.default_rng(5)), augment(view(), np.random.default_rng(5))
    )


def test_the_object_stays_in_the_picture_and_white_stays_white():
    for seed in range(60):
        changed = augment(view(), np.random.default_rng(seed))
        assert changed.shape == (128, 128, 4)
        assert changed.dtype == np.uint8
        assert 0.75 < (changed[..., 3] > 127).sum() / (view()[..., 3] > 127).sum() < 1.25
        far = changed[:4, :4, :3].astype(float)
        assert far.mean() > 240


def test_the_input_is_left_alone():
    picture = view()
    for seed in range(20):
        augment(picture, np.random.default_rng(seed))
    np.testing.assert_array_equal(picture, view())
