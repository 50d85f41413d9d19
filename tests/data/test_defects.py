"""Photographic defects and backgrounds: shapes, ranges, determinism, and that strength is strength."""

import numpy as np
import pytest

from data.backgrounds import SCENES, compose, random_background
from data.defects import DEFECTS, random_defects


def picture() -> np.ndarray:
    """A grey ramp with a coloured square, 60 x 80."""
    rgb = np.repeat(np.tile(np.linspace(40, 215, 80), (60, 1))[..., None], 3, axis=2)
    rgb[20:40, 30:50] = (200, 90, 40)
    return rgb.astype(np.uint8)


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_grows_with_its_strength_and_leaves_its_input_alone(name: str) -> None:
    image = picture()
    results = [DEFECTS[name](image, np.random.default_rng(3), strength) for strength in (0.0, 0.3, 1.0)]
    assert np.array_equal(image, picture())
    assert all(result.shape == image.shape and result.dtype == np.uint8 for result in results)
    none, some, much = (np.abs(result.astype(float) - image).mean() for result in results)
    assert none < 1
    assert none < some < much
    assert not np.shares_memory(results[0], image)


@pytest.mark.parametrize("name", DEFECTS)
def test_defects_keep_odd_shapes(name: str) -> None:
    image = picture()[:7, :5]
    assert DEFECTS[name](image, np.random.default_rng(0), 0.8).shape == (7, 5, 3)


def test_random_defects_repeat_by_seed_and_sometimes_do_nothing() -> None:
    image = picture()
    runs = [random_defects(image, np.random.default_rng(seed)) for seed in range(30)]
    assert all(
        np.array_equal(run, random_defects(image, np.random.default_rng(k))) for k, run in enumerate(runs)
    )
    untouched = sum(np.array_equal(run, image) for run in runs)
    assert 1 <= untouched <= 20


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("size", [32, 128])
def test_every_scene_is_a_picture(scene: str, size: int) -> None:
    for seed in range(4):
        drawn = SCENES[scene][0](np.random.default_rng(seed), size)
        assert drawn.shape == (size, size, 3)
        assert np.isfinite(drawn).all()


def test_random_backgrounds_repeat_by_seed_and_stay_in_range() -> None:
    for seed in range(20):
        drawn = random_background(np.random.default_rng(seed), 48)
        assert drawn.dtype == np.float32
        assert 0 <= drawn.min() <= drawn.max() <= 1
        assert np.array_equal(drawn, random_background(np.random.default_rng(seed), 48))
    assert sum(share for _, share in SCENES.values()) == pytest.approx(1)


def test_compose_keeps_the_object_shows_the_scene_and_darkens_the_ground() -> None:
    cutout = np.full((64, 64, 4), (255, 255, 255, 0), np.uint8)
    cutout[16:48, 16:48] = (200, 30, 30, 255)
    cutout[16, 16:48] = (228, 143, 143, 128)  # half covered, over white
    scene = np.full((64, 64, 3), 0.5, np.float32)
    plain = compose(cutout, scene, rng=np.random.default_rng(0), shadow=0.0)
    assert (plain[20:48, 16:48] == (200, 30, 30)).all()
    assert np.abs(plain[16, 20].astype(int) - (164, 79, 79)).max() <= 1
    assert np.abs(plain[:16].astype(int) - 128).max() <= 1
    shaded = compose(cutout, scene, rng=np.random.default_rng(0), shadow=0.8)
    assert shaded[49, 32, 0] < 100
    assert np.array_equal(shaded[:16], plain[:16])
