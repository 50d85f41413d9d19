"""The answers that do not look at the photo."""

import numpy as np
import pytest

from evaluation.depth_alignment import scale_and_shift
from evaluation.depth_baselines import baselines, learned
from evaluation.depth_metrics import score
from tests.boxroom import box_room

PHOTO = np.zeros((48, 64, 3), np.uint8)


def ramp(top: float, slope: float, height: int = 48) -> np.ndarray:
    return np.repeat(1 / (top + slope * np.linspace(0, 1, height))[:, None], 64, axis=1)


def test_rooms_that_are_ramps_are_learned_exactly():
    depth = ramp(0.2, 0.5)
    depth[20:25] = 0
    guess = learned([depth, np.zeros((48, 64)), ramp(0.2, 0.5, 96)])
    assert (guess.top, guess.slope) == pytest.approx((0.2, 0.5))
    assert guess.ramp(PHOTO) == pytest.approx(ramp(0.2, 0.5), rel=1e-5)
    assert guess.median == pytest.approx(np.median(depth[depth > 0]), rel=0.05)


def test_the_constant_is_the_median_of_all_rooms_alike():
    """A large map counts as much as a small one."""
    guess = learned([np.full((96, 128), 2.0), np.full((24, 32), 4.0), np.full((24, 32), 5.0)])
    assert guess.median == 4.0
    assert (guess.constant(PHOTO) == 4.0).all()
    assert guess.slope == pytest.approx(0, abs=1e-12)


def test_in_a_room_lower_is_nearer_and_better_than_the_same_everywhere():
    rooms = [box_room(field_of_view=angle) for angle in (60, 65, 75)]
    found = baselines(learned(rooms))
    assert list(found) == ["constant depth", "lower in the picture is nearer"]
    truth = box_room()
    constant, lower = (score(ask(PHOTO).astype(float), truth) for ask in found.values())
    assert lower["RMSElog"] < constant["RMSElog"]


def test_a_constant_aligned_is_the_best_constant_disparity():
    truth = box_room()
    found = scale_and_shift(np.full(truth.shape, 3.0), truth, "depth")
    assert found == pytest.approx(np.full(truth.shape, 1 / (1 / truth).mean()))


def test_nothing_known_teaches_nothing():
    with pytest.raises(ValueError, match="known depth"):
        learned([np.zeros((4, 4))])
