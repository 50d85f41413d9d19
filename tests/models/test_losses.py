import numpy as np
import pytest

from models.losses import camera_loss, extents_loss, occupancy_loss


def slow_occupancy_loss(coverage, logits):
    """The formula of the docstring, one voxel at a time."""
    entropies, dices = [], []
    for truth, answer in zip(coverage, logits, strict=True):
        overlap = total = 0.0
        for c, logit in zip(truth.ravel().tolist(), answer.ravel().tolist(), strict=True):
            p = 1 / (1 + np.exp(-logit))
            entropies.append(-(c * np.log(p) + (1 - c) * np.log(1 - p)))
            overlap += c * p
            total += c + p
        dices.append(1 - (2 * overlap + 1) / (total + 1))
    return 4 * np.mean(entropies) + 0.5 * np.mean(dices)


def test_occupancy_loss_is_its_formula():
    rng = np.random.default_rng(0)
    coverage, logits = rng.random((3, 4, 4, 4)), rng.normal(0, 3, (3, 4, 4, 4))
    fast = float(occupancy_loss(coverage.astype(np.float32), logits.astype(np.float32)))
    assert fast == pytest.approx(slow_occupancy_loss(coverage, logits), rel=1e-5)


def test_occupancy_loss_stays_finite_for_extreme_logits():
    coverage = np.zeros((1, 2, 2, 2), np.float32)
    assert np.isfinite(float(occupancy_loss(coverage, np.full((1, 2, 2, 2), 200, np.float32))))


@pytest.mark.parametrize(("turns", "loss"), [(1, 1.0), (2, 0.0)])
def test_half_a_turn_is_right_only_for_what_looks_the_same(turns, loss):
    truth = np.float32([[0, 1, 0.3, 0.4, turns]])
    opposite = np.float32([[0, -1, 0.3, 0.4]])
    assert float(camera_loss(truth, opposite)) == pytest.approx(loss / 2)


def test_camera_loss_is_the_mean_absolute_error():
    truth = np.float32([[1, 0, 0.5, 0.4, 1]])
    assert float(camera_loss(truth, np.float32([[0.8, 0.1, 0.3, 0.4]]))) == pytest.approx(0.125)


def test_extents_loss_weighs_a_short_side_like_a_long_one():
    truth = np.float32([[1, 0.5, 0.1]])
    short = float(extents_loss(truth, np.float32([[1, 0.5, 0.08]])))
    assert short == pytest.approx(float(extents_loss(truth, np.float32([[0.8, 0.5, 0.1]]))), rel=0.02)
    assert short == pytest.approx(-np.log(0.8) / 3, rel=0.02)
    assert np.isfinite(float(extents_loss(truth, np.zeros((1, 3), np.float32))))
