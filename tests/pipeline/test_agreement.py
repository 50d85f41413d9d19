import numpy as np
import pytest

from models.inference import Answer
from pipeline.agreement import FAR_BELOW, compare, far_below


def answer_about(*shapes):
    """What a network says about photos of these shapes, (R, R, R) bool each."""
    count = len(shapes)
    return Answer(
        np.where(np.stack(shapes), np.float32(0.99), np.float32(0.002)), np.ones((count, 3), np.float32),
        np.zeros(count), np.zeros(count), np.full(count, 2.5),
    )  # fmt: skip


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


def test_two_photos_cannot_say_which_is_wrong():
    opinions = compare(answer_about(box(6, 26), bar()))
    assert (opinions.disagrees, opinions.spare, opinions.overlaps) == (None, None, ())


def test_the_photo_without_which_the_shape_stays_helps_least():
    shapes = [box(6, 26), box(8, 28), box(4, 24), box(6, 26)]
    answer = answer_about(*shapes)
    answer.occupancy[3] = 0.5 + 0.1 * (answer.occupancy[3] - 0.5)  # hardly sure of anything
    assert compare(answer).spare == 3


def test_the_rule_is_a_share_of_the_others_median():
    usual = 0.5
    assert far_below([usual, usual, 0.99 * FAR_BELOW * usual, usual]) == 2
    assert far_below([usual, usual, 1.01 * FAR_BELOW * usual, usual]) is None
    assert far_below([0.0, 0.0, 0.0]) is None
