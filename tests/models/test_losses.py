import numpy as np
import pytest

from models.losses import camera_loss, cmce_loss, extents_loss, occupancy_loss


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


def slow_cmce(voxels, probabilities):
    """The formula of the docstring, one voxel at a time, nothing clipped."""
    sums, counts = [0.0, 0.0], [0.0, 0.0]
    for voxel, pair in zip(voxels.ravel().tolist(), probabilities.reshape(-1, 2).tolist(), strict=True):
        for kind, share in enumerate((1 - voxel, voxel)):
            sums[kind] -= share * np.log(pair[kind])
            counts[kind] += share
    return sum(total / count for total, count in zip(sums, counts, strict=True) if count)


def pairs_of(filled):
    """Probabilities (..., 2) of empty and of filled."""
    return np.stack([1 - filled, filled], axis=-1).astype(np.float32)


@pytest.mark.parametrize("share", [0.03, 0.5, 1.0, 0.0])
def test_cmce_is_its_formula(share):
    rng = np.random.default_rng(0)
    voxels = (rng.random((2, 4, 4, 4)) < share).astype(np.float32)
    probabilities = pairs_of(rng.uniform(0.02, 0.98, voxels.shape))
    expected = slow_cmce(voxels, probabilities)
    assert float(cmce_loss(voxels, probabilities)) == pytest.approx(expected, rel=1e-5)


def test_cmce_takes_coverage_for_flags():
    rng = np.random.default_rng(0)
    coverage = rng.random((2, 4, 4, 4)).astype(np.float32)
    probabilities = pairs_of(rng.uniform(0.02, 0.98, coverage.shape))
    expected = slow_cmce(coverage, probabilities)
    assert float(cmce_loss(coverage, probabilities)) == pytest.approx(expected, rel=1e-5)


def test_a_single_filled_voxel_weighs_as_much_as_all_the_empty_ones():
    voxels = np.zeros((1, 8, 8, 8), np.float32)
    voxels[0, 0, 0, 0] = 1
    missed = pairs_of(np.full(voxels.shape, 0.1))
    assert float(cmce_loss(voxels, missed)) == pytest.approx(-np.log(0.9) - np.log(0.1), rel=1e-5)


@pytest.mark.parametrize("kind", [0.0, 1.0])
def test_cmce_is_finite_when_one_kind_is_absent_and_the_answer_is_wrong(kind):
    voxels = np.full((1, 2, 2, 2), kind, np.float32)
    assert np.isfinite(float(cmce_loss(voxels, pairs_of(1 - voxels))))


def test_the_gradient_of_cmce_is_that_of_finite_differences():
    import tensorflow as tf

    rng = np.random.default_rng(0)
    voxels = (rng.random((1, 2, 3, 2)) < 0.4).astype(np.float64)
    probabilities = rng.uniform(0.2, 0.8, (*voxels.shape, 2))
    variable = tf.Variable(probabilities)
    with tf.GradientTape() as tape:
        loss = cmce_loss(tf.constant(voxels), variable)
    gradient, step = tape.gradient(loss, variable).numpy(), 1e-5
    for place in np.ndindex(*probabilities.shape):
        moved = [probabilities.copy(), probabilities.copy()]
        moved[0][place] += step
        moved[1][place] -= step
        difference = (slow_cmce(voxels, moved[0]) - slow_cmce(voxels, moved[1])) / (2 * step)
        assert gradient[place] == pytest.approx(difference, abs=1e-5)
