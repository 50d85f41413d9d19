"""Honesty of a spread, against slow oracles and orders that are known."""

import numpy as np
import pytest

from evaluation.depth_contenders import Subject
from evaluation.uncertainty import (
    STEPS,
    Seen,
    area,
    area_of_chance,
    asking,
    look,
    measure,
    over_pictures,
    rank_correlation,
    sparsified,
)
from models import registry
from models.registry import DEPTH, WeightsRow
from pipeline.scene import depth as pipeline_depth
from shapes.depthmap import Intrinsics
from tests.boxroom import box_room


@pytest.fixture
def error() -> np.ndarray:
    return np.random.default_rng(0).gamma(1, 0.1, 400)


def ranks_by_hand(values: np.ndarray) -> np.ndarray:
    """The mean place of each among all, ties sharing theirs."""
    return np.array([(values < v).sum() + ((values == v).sum() + 1) / 2 for v in values])


def test_the_rank_correlation_is_that_of_the_ranks(error: np.ndarray):
    other = np.round(error + np.random.default_rng(1).normal(0, 0.1, 400), 1)  # with ties
    by_hand = np.corrcoef(ranks_by_hand(error), ranks_by_hand(other))[0, 1]
    assert rank_correlation(error, other) == pytest.approx(by_hand)
    assert rank_correlation(error, error**3) == pytest.approx(1)
    assert rank_correlation(error, -error) == pytest.approx(-1)
    assert rank_correlation(error, np.ones(400)) == 0


def test_the_curve_is_the_mean_of_what_is_left(error: np.ndarray):
    spread = np.random.default_rng(2).random(400)
    order = sorted(range(400), key=lambda index: spread[index])
    for step, found in enumerate(sparsified(error, spread)):
        left = order[: 400 - step * 400 // STEPS]
        assert found == pytest.approx(error[left].mean() / error.mean())


def test_a_perfect_order_costs_nothing_and_a_blind_one_what_chance_does(error: np.ndarray):
    assert area(error, 5 * error) == pytest.approx(0)
    chance = np.mean([area(error, np.random.default_rng(seed).random(400)) for seed in range(40)])
    assert chance == pytest.approx(area_of_chance(error), rel=0.05)
    assert area(error, -error) > area_of_chance(error) > area(error, error + 0.05)


def test_a_factor_over_all_is_no_error_and_unknown_pixels_are_none():
    truth = box_room()
    truth[:5] = 0
    subject = Subject("room", np.zeros((48, 64, 3), np.uint8), truth, Intrinsics.of_view(48, 64, 70))
    bump = np.ones_like(truth)
    bump[20:24, 20:24] = 1.5
    ask = lambda subject: (0.5 * np.where(truth > 0, truth, 3) * bump, bump - 1)  # noqa: E731
    seen = look(subject, ask)
    assert len(seen.error) == (truth > 0).sum()
    assert np.sort(seen.error)[-16:] == pytest.approx(np.full(16, np.log(1.5)), rel=1e-4)
    assert np.sort(seen.error)[:-16].max() < 1e-4
    assert area(seen.error, seen.spread) < 1e-3


def test_a_spread_that_knows_is_called_honest_and_one_that_lies_is_not(error: np.ndarray):
    rng = np.random.default_rng(3)
    honest = [Seen(str(n), error * n, error * n * rng.uniform(0.5, 1.5, 400)) for n in range(1, 6)]
    lying = [Seen(found.name, found.error, -found.spread) for found in honest]
    true, false = measure(honest), measure(lying)
    assert (true["honest"], false["honest"]) == (True, False)
    assert true["by pixels"]["rank correlation"]["from"] > 0.8
    assert true["by pixels"]["AUSE"]["mean"] < true["by pixels"]["AUSE of chance"]["mean"]
    assert true["over pictures"] == pytest.approx(1)
    assert len(true["curve"]) == STEPS
    assert true["curve"][0] == {"removed": 0, "least certain removed": 1, "worst removed": 1}
    assert over_pictures(honest[:2]) == 0


def test_our_network_is_asked_so_many_times(monkeypatch: pytest.MonkeyPatch, tmp_path):
    row = WeightsRow("depth", str(tmp_path / "a.h5"), DEPTH, "", "unetpp-s", 7, "", "MIT", "rooms")
    asked = []

    def run(row: WeightsRow, photos: np.ndarray) -> np.ndarray:
        asked.append(row.network)
        return np.full(photos.shape[:3], 0.1 * len(asked), np.float32)

    monkeypatch.setattr(registry, "shelf", lambda: (row,))
    monkeypatch.setattr(pipeline_depth, "run", run)
    subject = Subject("room", np.zeros((48, 64, 3), np.uint8), box_room(), Intrinsics.of_view(48, 64, 70))
    depth, spread = asking(3)(subject)
    assert len(asked) == 4
    assert asked[0] == "unetpp-s"
    assert len(set(asked[1:])) == 1
    assert asked[1] != asked[0]
    assert spread == pytest.approx(np.full(depth.shape, np.std([0.2, 0.3, 0.4])), rel=1e-5)
    with pytest.raises(ValueError, match="passes"):
        asking(0)(subject)
