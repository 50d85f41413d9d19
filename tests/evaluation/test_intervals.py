"""Bootstrap intervals against what statistics says."""

import numpy as np
import pytest

from evaluation.intervals import interval, paired


def test_the_interval_of_a_mean_is_two_standard_errors_wide():
    values = np.random.default_rng(1).normal(0.5, 0.1, 400)
    found = interval(values)
    assert found["mean"] == pytest.approx(values.mean(), abs=1e-4)
    assert found["to"] - found["from"] == pytest.approx(2 * 1.96 * values.std() / 20, rel=0.05)


def test_equal_values_leave_no_doubt():
    assert interval(np.full(9, 0.25), statistic=np.median) == {"median": 0.25, "from": 0.25, "to": 0.25}


def test_a_paired_comparison_sees_what_two_intervals_do_not():
    rng = np.random.default_rng(2)
    hard = rng.uniform(0.1, 0.9, 50)
    better = hard + rng.normal(0.02, 0.01, 50)
    assert interval(better)["from"] < interval(hard)["to"]
    found = paired(better, hard)
    assert found["from"] > 0
    assert found["higher on"] > 0.9
