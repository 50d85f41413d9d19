import cv2
import numpy as np
import pytest

from models.fusion import fused
from models.inference import Answer
from models.placement import Placed
from pipeline import agreement
from pipeline.agreement import FAR_BELOW, Opinions, far_below
from shapes.camera import framing


def answer_about(*shapes):
    """What a network says about photos of these shapes, (R, R, R) bool each, all taken from the front."""
    count = len(shapes)
    return Answer(
        np.where(np.stack(shapes), np.float32(0.99), np.float32(0.002)), np.ones((count, 3), np.float32),
        np.zeros(count), np.zeros(count), np.full(count, 2.5),
    )  # fmt: skip


def photo_of(shape):
    """(128, 128, 4) uint8: its outline from the front."""
    places = (np.argwhere(shape) + 0.5) / len(shape) - 0.5
    uv, _ = framing(0, 0, 2.5, np.ones(3)).project(places)
    mask = np.zeros((128, 128), np.uint8)
    column, row = np.clip((128 * uv).astype(int), 0, 127).T
    mask[row, column] = 255
    mask = cv2.dilate(mask, np.ones((5, 5), np.uint8))
    return np.dstack([mask] * 4)


def compare(answer, *shown) -> Opinions:
    """The opinions about an answer, its photos outlines of these shapes or else of what it says."""
    photos = [photo_of(shape) for shape in shown or answer.occupancy > 0.5]
    return agreement.compare(answer, Placed(fused(answer), np.stack(photos), 0.5))


def box(low, high, resolution=32):
    solid = np.zeros((resolution,) * 3, bool)
    solid[low:high, low:high, low:high] = True
    return solid


def bar(resolution=32):
    solid = np.zeros((resolution,) * 3, bool)
    solid[:, :6, :6] = True
    return solid


@pytest.mark.parametrize("place", range(4))
def test_the_photo_of_something_else_is_named_wherever_it_stands(place):
    shapes = [box(6, 26)] * 3
    shapes.insert(place, bar())
    assert compare(answer_about(*shapes)).disagrees == place


def test_photos_of_one_object_agree_though_none_is_like_another():
    shapes = [box(low, high) for low, high in ((5, 26), (6, 26), (6, 27), (7, 26))]
    opinions = compare(answer_about(*shapes))
    assert opinions.disagrees is None
    assert min(opinions.overlaps) > 0.8


def test_a_wrong_crop_of_which_the_network_makes_a_likely_shape_is_named_by_its_outline():
    whole, made, half = box(6, 26), box(8, 24), box(6, 26)
    half[12:] = False
    answer = answer_about(whole, whole, whole, made)
    assert compare(answer, whole, whole, whole, whole).disagrees is None
    assert compare(answer, whole, whole, whole, half).disagrees == 3


def test_two_photos_cannot_say_which_is_wrong():
    opinions = compare(answer_about(box(6, 26), bar()))
    assert opinions == Opinions(None, None, (), ())


def test_the_photo_without_which_the_shape_stays_helps_least():
    shapes = [box(6, 26), box(8, 28), box(4, 24), box(6, 26)]
    answer = answer_about(*shapes)
    answer.occupancy[3] = 0.5 + 0.1 * (answer.occupancy[3] - 0.5)  # hardly sure of anything
    assert compare(answer).spare == 3


def test_the_rule_is_a_share_of_the_others_median():
    usual, alike = 0.5, [0.8] * 4
    below, above = ([usual, usual, share * FAR_BELOW * usual, usual] for share in (0.99, 1.01))
    assert far_below(below, alike) == 2
    assert far_below(above, alike) is None
    assert far_below(above, [0.8, 0.8, 0.7, 0.8]) == 2
    assert far_below([0.0, 0.0, 0.0], [0.0, 0.0, 0.0]) is None
