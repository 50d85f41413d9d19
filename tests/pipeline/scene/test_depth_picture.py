import cv2
import numpy as np
import pytest

from pipeline.scene.depth_picture import UNKNOWN, Scale


def lightness(rgb: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)[..., 0]


@pytest.mark.parametrize("colormap", [cv2.COLORMAP_VIRIDIS, cv2.COLORMAP_INFERNO])
def test_brightness_falls_evenly_with_the_factor_of_depth(colormap):
    scale = Scale(0.5, 8, colormap)
    light = lightness(scale.paint(np.geomspace(0.5, 8, 64)[None].astype(np.float32)))[0]
    steps = -np.diff(light)
    assert (steps > 0).all()
    assert steps.max() < 3 * steps.mean()


def test_the_ends_are_held_and_the_unknown_is_grey():
    scale = Scale(1, 4)
    found = scale.paint(np.float32([[0, 0.1, 1, 4, 90]]))[0]
    assert tuple(found[0]) == UNKNOWN
    np.testing.assert_array_equal(found[1], found[2])
    np.testing.assert_array_equal(found[3], found[4])


def test_one_stray_pixel_does_not_take_the_scale():
    depth = np.random.default_rng(0).uniform(2, 4, (100, 100))
    depth[0, 0], depth[0, 1] = 500, 0
    scale = Scale.of(depth)
    assert 2 <= scale.low < 2.1
    assert 3.9 < scale.high < 4
    flat = Scale.of(np.full((5, 5), 3.0))
    assert flat.high > flat.low


@pytest.mark.parametrize(("low", "high"), [(0.4, 9), (1.6, 3.9), (0.2, 300), (2, 2.1), (12, 80)])
def test_ticks_are_round_apart_and_where_they_belong(low, high):
    scale = Scale(low, high)
    ticks = scale.ticks()
    assert 3 <= len(ticks) <= 14
    for place, value in ticks:
        assert place == pytest.approx(np.log(value / low) / np.log(high / low), abs=1e-6)
        assert value == float(f"{value:.{2 if high > 1.4 * low else 3}g}")
    assert (np.diff([place for place, _ in ticks]) > 0.05).all()
    assert all(len(stop) == 7 and stop[0] == "#" for stop in scale.stops())
