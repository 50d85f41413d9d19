import numpy as np
import pytest

from pipeline import segmentation
from pipeline.segmentation import segmented_mask


@pytest.fixture
def bright_is_object(monkeypatch):
    """A network that takes bright pixels for the object; what it was shown is kept."""
    shown = []

    def run(row, photos):
        shown.append(photos[0])
        return np.where(photos.mean(axis=3) > 0.5, 6.0, -6.0).astype(np.float32)

    monkeypatch.setattr(segmentation, "row_for", lambda category: None)
    monkeypatch.setattr(segmentation, "run", run)
    return shown


def picture(*boxes, height=240, width=360):
    rgb = np.full((height, width, 3), 40, np.uint8)
    for top, left, bottom, right in boxes:
        rgb[top:bottom, left:right] = 220
    return rgb


def test_the_mask_comes_back_at_the_size_of_the_picture(bright_is_object):
    rgb = picture((60, 100, 180, 260))
    mask = segmented_mask(rgb)
    truth = rgb[..., 0] > 128
    assert (mask.shape, mask.dtype) == (rgb.shape[:2], np.uint8)
    assert ((mask >= 128) & truth).sum() / ((mask >= 128) | truth).sum() > 0.97


def test_the_outline_of_a_thin_part_is_found_again(bright_is_object):
    rgb = picture((60, 100, 100, 260), (100, 120, 220, 124))
    mask = segmented_mask(rgb) >= 128
    assert mask[160, 121:123].all()
    assert not mask[160, [110, 134]].any()


def test_small_things_beside_the_object_are_left_out(bright_is_object):
    mask = segmented_mask(picture((60, 100, 180, 260), (20, 20, 40, 40)))
    assert mask[30, 30] == 0
    assert mask[120, 180] == 255


def test_nothing_seen_is_an_empty_mask(bright_is_object):
    assert not segmented_mask(picture()).any()


def test_a_rectangle_limits_what_is_looked_at(bright_is_object):
    mask = segmented_mask(picture((40, 40, 120, 120), (100, 220, 220, 340)), (0.5, 0.3, 1.0, 1.0))
    assert mask[80, 80] == 0
    assert mask[160, 280] == 255
    assert bright_is_object[0].mean() > 0.35  # the large square fills what the network saw
