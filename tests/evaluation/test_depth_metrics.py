"""Depth measures against slow oracles, pixel by pixel."""

import math

import numpy as np
import pytest

from evaluation.depth_metrics import HIGHER_IS_BETTER, NAMES, SIGMA, WINDOW, means, score
from tests.boxroom import box_room


@pytest.fixture
def truth() -> np.ndarray:
    """A room with a hole in it, and pixels here and there that nobody measured."""
    depth = box_room(30, 40)
    depth[5:9, 20:30] = 0
    depth[np.random.default_rng(0).random(depth.shape) < 0.05] = 0
    return depth


@pytest.fixture
def estimate(truth: np.ndarray) -> np.ndarray:
    rng = np.random.default_rng(1)
    return (box_room(30, 40) * rng.uniform(0.6, 1.7, truth.shape)).astype(np.float32)


def by_hand(estimate: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """Everything but SSIM, one pixel after the other."""
    both = zip(estimate.ravel().tolist(), truth.ravel().tolist(), strict=True)
    pairs = [(d, t) for d, t in both if t > 0]
    count, low, high = len(pairs), min(t for _, t in pairs), max(t for _, t in pairs)
    logs = [math.log(d) - math.log(t) for d, t in pairs]
    grey = [((d - low) / (high - low), (t - low) / (high - low)) for d, t in pairs]
    middle = sum(t for _, t in grey) / count
    squares = sum((d - t) ** 2 for d, t in grey) / count
    return {
        "AbsRel": sum(abs(d - t) / t for d, t in pairs) / count,
        "SqRel": sum((d - t) ** 2 / t for d, t in pairs) / count,
        "RMSE": math.sqrt(sum((d - t) ** 2 for d, t in pairs) / count),
        "RMSElog": math.sqrt(sum(g**2 for g in logs) / count),
        "log10": sum(abs(math.log10(d / t)) for d, t in pairs) / count,
        "SILog": 100 * math.sqrt(sum(g**2 for g in logs) / count - (sum(logs) / count) ** 2),
        **{f"delta{k}": sum(max(d / t, t / d) < 1.25**k for d, t in pairs) / count for k in (1, 2, 3)},
        "MSE": squares,
        "PSNR": 10 * math.log10(1 / squares),
        "R2": 1 - squares / (sum((t - middle) ** 2 for _, t in grey) / count),
    }


def structure_by_hand(estimate: np.ndarray, truth: np.ndarray) -> float:
    """SSIM, window after window, over their known pixels."""
    known = truth > 0
    low, high = float(truth[known].min()), float(truth[known].max())
    found, reach = [], WINDOW // 2
    for row, column in zip(*np.nonzero(known), strict=True):
        weights, ds, ts = [], [], []
        for i in range(max(0, row - reach), min(truth.shape[0], row + reach + 1)):
            for j in range(max(0, column - reach), min(truth.shape[1], column + reach + 1)):
                if known[i, j]:
                    weights.append(math.exp(-((i - row) ** 2 + (j - column) ** 2) / 2 / SIGMA**2))
                    ds.append((float(estimate[i, j]) - low) / (high - low))
                    ts.append((float(truth[i, j]) - low) / (high - low))
        w, d, t = np.array(weights) / sum(weights), np.array(ds), np.array(ts)
        m, n = (w * d).sum(), (w * t).sum()
        var_d, var_t, both = (w * (d - m) ** 2).sum(), (w * (t - n) ** 2).sum(), (w * (d - m) * (t - n)).sum()
        alike = (2 * m * n + 1e-4) * (2 * both + 9e-4)
        found.append(alike / ((m**2 + n**2 + 1e-4) * (var_d + var_t + 9e-4)))
    return float(np.mean(found))


def test_every_measure_is_what_its_formula_says(estimate: np.ndarray, truth: np.ndarray):
    found = score(estimate, truth)
    assert tuple(found) == (*NAMES[:9], "MSE", *HIGHER_IS_BETTER[3:])
    wanted = {**by_hand(estimate, truth), "SSIM": structure_by_hand(estimate, truth)}
    assert found == pytest.approx(wanted, rel=1e-6)


def test_the_truth_itself_is_perfect(truth: np.ndarray):
    found = score(truth, truth)
    assert found == pytest.approx(
        dict.fromkeys(NAMES, 0.0) | {"delta1": 1, "delta2": 1, "delta3": 1, "SSIM": 1, "PSNR": 120, "R2": 1}
    )


def test_what_nobody_measured_counts_for_nothing(estimate: np.ndarray, truth: np.ndarray):
    spoiled = np.where(truth > 0, estimate, 1e6)
    assert score(spoiled, truth) == pytest.approx(score(estimate, truth))


def test_a_factor_leaves_silog_and_the_mean_depth_leaves_nothing(truth: np.ndarray):
    assert score(truth * 1.3, truth)["SILog"] == pytest.approx(0, abs=1e-4)
    assert score(truth * 1.3, truth)["AbsRel"] == pytest.approx(0.3)
    everywhere = np.full_like(truth, truth[truth > 0].mean())
    assert score(everywhere, truth)["R2"] == pytest.approx(0, abs=1e-6)


def test_a_negative_estimate_is_told_in_finite_numbers(truth: np.ndarray):
    assert all(np.isfinite(value) for value in score(-truth, truth).values())


def test_a_truth_that_says_nothing_is_refused(truth: np.ndarray):
    with pytest.raises(ValueError, match="two different depths"):
        score(truth, np.zeros_like(truth))
    with pytest.raises(ValueError, match="two different depths"):
        score(truth, np.full_like(truth, 2))
    with pytest.raises(ValueError, match="shape"):
        score(truth[1:], truth)


def test_tables_are_means_over_pictures_with_intervals(estimate: np.ndarray, truth: np.ndarray):
    scores = [score(estimate, truth), score(truth, truth), score(truth * 1.1, truth)]
    found = means(scores)
    assert tuple(found) == NAMES
    for name, figure in found.items():
        assert figure["mean"] == pytest.approx(np.mean([one[name] for one in scores]), abs=6e-5)
        assert figure["from"] <= figure["mean"] <= figure["to"]
