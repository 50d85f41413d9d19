"""The frame: centred, 85 %, white and transparent outside; and the renderer's shortcut agrees with it."""

import numpy as np
import pytest

from data.framing import frame
from shapes.camera import FILL


def photo(height: int, width: int, box: tuple[int, int, int, int]) -> tuple[np.ndarray, np.ndarray]:
    """A blue picture with a red box (top, left, bottom, right), and the box's mask."""
    rgb, mask = np.full((height, width, 3), (0, 0, 255), np.uint8), np.zeros((height, width), np.uint8)
    top, left, bottom, right = box
    rgb[top:bottom, left:right] = (255, 0, 0)
    mask[top:bottom, left:right] = 255
    return rgb, mask


@pytest.mark.parametrize(
    "box", [(100, 40, 300, 140), (0, 0, 60, 300), (350, 200, 400, 300), (10, 10, 30, 25)]
)
@pytest.mark.parametrize("size", [32, 128])
def test_the_object_is_centred_and_fills_85_percent(box: tuple[int, int, int, int], size: int) -> None:
    framed = frame(*photo(400, 300, box), size=size)
    assert framed.shape == (size, size, 4)
    assert framed.dtype == np.uint8
    alpha = framed[..., 3].astype(float) / 255
    height, width = box[2] - box[0], box[3] - box[1]
    expected = np.array([height, width]) / max(height, width) * FILL * size
    # Area is kept exactly, so sums measure the box to less than a pixel.
    assert alpha.sum() == pytest.approx(expected.prod(), rel=0.02)
    centre = [(alpha.sum(axis=1 - axis) * (np.arange(size) + 0.5)).sum() / alpha.sum() for axis in (0, 1)]
    np.testing.assert_allclose(centre, size / 2, atol=0.1)
    assert alpha.max(axis=0).sum() == pytest.approx(expected[1], abs=1.5)


def test_outside_is_white_and_transparent_even_beyond_the_photo() -> None:
    framed = frame(*photo(50, 80, (0, 0, 50, 80)), size=64)
    border = np.concatenate([framed[:4], framed[-4:]])
    assert (border == (255, 255, 255, 0)).all()
    assert (framed[32, 32] == (255, 0, 0, 255)).all()


def test_a_soft_mask_mixes_with_white() -> None:
    rgb, mask = photo(100, 100, (20, 20, 80, 80))
    mask[20:50] = np.where(mask[20:50] > 0, 128, 0)
    framed = frame(rgb, mask, size=64)
    assert (framed[20, 32] == (255, 127, 127, 128)).all()


def test_shrinking_averages_areas() -> None:
    rng = np.random.default_rng(0)
    rgb, mask = rng.integers(0, 256, (850, 850, 3), dtype=np.uint8), np.full((850, 850), 255, np.uint8)
    framed = frame(rgb, mask, size=100)
    # 1000 pixels on 100, from -75: target pixel 8 takes source pixels 5 to 15.
    blocks = rgb[5:845].reshape(84, 10, 850, 3)[:, :, 5:845].reshape(84, 10, 84, 10, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(framed[8:92, 8:92, :3], blocks, atol=0.51)


def test_enlarging_is_smooth() -> None:
    rgb, mask = np.zeros((8, 8, 3), np.uint8), np.full((8, 8), 255, np.uint8)
    rgb[:] = (np.arange(8) * 32)[None, :, None]
    middle = frame(rgb, mask, size=128)[64, 24:104, 0].astype(int)
    assert (np.diff(middle) >= 0).all()
    assert np.diff(middle).max() <= 3


def test_rejects_an_empty_mask_and_unequal_shapes() -> None:
    rgb, mask = photo(20, 20, (5, 5, 5, 5))
    with pytest.raises(ValueError, match="must hold an object"):
        frame(rgb, mask)
    with pytest.raises(ValueError, match="must be"):
        frame(rgb, mask[:10])
