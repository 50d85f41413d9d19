"""Two networks beside each other, one surer than the other; the runs that are compared."""

from pathlib import Path

import numpy as np
import pytest

from data.samples import Sample, write_sample
from evaluation import measure_jtso, measure_silhouettes
from evaluation.rivals import compare
from training.config import read_experiment

SIDES = {"car": (1, 0.25, 0.5), "lamp": (0.25, 1, 0.25)}


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Boxes; a car's mask is full, a lamp's is half."""
    for category, sides in SIDES.items():
        views = np.zeros((4, 128, 128, 4), np.uint8)
        views[:, : 128 if category == "car" else 64, :, 3] = 255
        for split, count in (("validation", 2), ("test", 3)):
            for number in range(count):
                write_sample(tmp_path, Sample(
                    f"box-{number}", category, "box", "procedural", split, 1.0,
                    np.full((64,) * 3, 255, np.uint8), np.float32(sides), views, np.ones((4, 4), np.float32),
                ))  # fmt: skip
    return tmp_path


def says(probability: float):
    """A network that is right, with this probability where the object is and half of that elsewhere."""

    def says(views: np.ndarray) -> np.ndarray:
        sides = SIDES["car" if views[..., 3].mean() > 190 else "lamp"]
        filled = np.full((32, 32, 32), probability / 2)
        ends = [round(16 - 16 * side) for side in sides]
        filled[tuple(slice(end, 32 - end) for end in ends)] = probability
        return filled

    return says


def test_both_are_compared_at_one_half_and_at_the_level_that_suits_each(samples: Path):
    rivals = {"cmce": says(0.6), "cross-entropy": says(0.4)}
    found = compare(rivals, samples, tuple(SIDES), limit=2, level=0.5)
    half, best = (found[f"procedural, four views, {how}"] for how in ("at 0.5", "each at its best level"))
    assert not [name for name in found if name.startswith("meshes")]
    for category, shapes in {"car": 2, "lamp": 2, "all": 4}.items():
        assert half[category]["shapes"] == shapes
        assert half[category]["cmce"]["mean"] == 1
        assert half[category]["cross-entropy"]["mean"] == 0
        assert half[category]["difference"] == {"mean": 1, "from": 1, "to": 1, "higher on": 1}
        assert best[category]["cross-entropy"]["mean"] == best[category]["cmce"]["mean"] == 1
    assert 0.2 < found["levels that do best on validation shapes"]["cross-entropy"] <= 0.4
    for how, mean in (("at 0.5", 0), ("each at its best level", 1)):
        by_views = found[f"procedural, all categories, {how}"]
        assert list(by_views) == [f"{views} of four views" for views in (1, 2, 3, 4)]
        assert {row["cross-entropy"]["mean"] for row in by_views.values()} == {mean}


@pytest.mark.parametrize("runs", [*measure_silhouettes.PAIRS.values(), measure_jtso.RUNS])
def test_the_runs_compared_are_of_one_network_and_batch_and_know_what_they_are_asked(runs: dict[str, str]):
    one, other = (read_experiment(name) for name in runs.values())
    assert (one.network, one.batch, one.seed) == (other.network, other.batch, other.seed)
    assert set(one.categories) <= set(other.categories)
