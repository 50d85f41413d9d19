"""General against specific: fair pairs only, and a verdict that follows the figures."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from evaluation import claim, metrics
from evaluation.claim import PUBLISHED, Pair, Places, measure, pairs_of, verdict
from evaluation.contenders import Guess
from evaluation.subjects import Subject
from models.registry import CAPACITIES
from shapes.voxelgrid import VoxelGrid
from tests.evaluation.conftest import box_mesh, box_sample
from training.config import TrainingConfig

SPECIFIC = TrainingConfig("chair-x", "boxnet-low", 9, ("chair",), ("base",))
GENERAL = replace(SPECIFIC, name="control-x", categories=("chair", "sofa"))


@pytest.mark.parametrize(("change", "message"), [
    ({"steps": 8}, "same steps, received 9 and 8"),
    ({"rate": 1.0}, "same rate"),
    ({"batch": 1}, "same batch"),
    ({"parents": ("other",)}, "start from the same run"),
])  # fmt: skip
def test_a_pair_of_unequal_training_is_refused(change: dict, message: str):
    Pair(SPECIFIC, GENERAL)
    with pytest.raises(ValueError, match=message):
        Pair(SPECIFIC, replace(GENERAL, **change))


def test_runs_that_count_in_epochs_make_no_pair():
    runs = (replace(run, steps=0, epochs=3) for run in (SPECIFIC, GENERAL))
    with pytest.raises(ValueError, match="count in steps"):
        Pair(*runs)


def test_the_committed_experiments_are_fair_or_named_as_unfair():
    for capacity in (*CAPACITIES, "pix2vox-s"):
        pairs, unfair = pairs_of(capacity)
        assert len(pairs) >= 2
        for name, pair in pairs.items():
            assert pair.specific.categories == (name,)
            assert name in pair.general.categories
        assert all("must have the same" in reason for reason in unfair.values())
    assert set(pairs) >= set(PUBLISHED["specific"])


def rows_of(*gaps: float) -> list[dict]:
    """Shapes on which the specific network is better than the general one by so much in all measures."""
    return [
        {role: {name: sign * value for name, sign in claim.MEASURES.items()}
         for role, value in (("base", 0.0), ("general", 0.1), ("specific", 0.1 + gap))}
        for gap in gaps
    ]  # fmt: skip


@pytest.mark.parametrize(("gaps", "said"), [
    ((0.1, 0.2, 0.1, 0.15, 0.1), "holds"), ((-0.1, -0.2, -0.1, -0.15, -0.1), "does not hold"),
    ((0.1, -0.1, 0.2, -0.2, 0.01), "not shown"), ((0.1, 0.2, 0.1, 0.1), "not shown"),
])  # fmt: skip
def test_the_verdict_follows_the_interval(gaps: tuple[float, ...], said: str):
    assert verdict(rows_of(*gaps)) == dict.fromkeys(claim.MEASURES, said)


def test_a_specific_network_that_is_right_beats_one_that_sees_a_cube(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The files of the roles are told apart by their names; the levels are theirs."""
    monkeypatch.setattr(metrics, "ASKED", 1000)
    monkeypatch.setattr(metrics, "_DIRECTIONS", metrics._DIRECTIONS[1:8:3] + metrics._DIRECTIONS[-2:])
    samples = [replace(box_sample(name), views=box_sample(name).views[:1]) for name in ("flat", "tall")]
    subjects = [Subject(sample, box_mesh(sample.name.removeprefix("mesh-"))) for sample in samples]

    def from_file(extra, judges):
        assert extra.path == tmp_path / f"{extra.name}.weights.h5"
        right = extra.name == "chair-x"

        def guess(sample, view):
            truth = sample.grid()
            return Guess(truth if right else VoxelGrid(np.ones_like(truth.occupancy)), 0.5, None, extra.name)

        return guess

    monkeypatch.setattr(claim, "from_file", from_file)
    monkeypatch.setattr(claim, "validation_samples", lambda *given: samples)
    monkeypatch.setattr(claim, "gallery_samples", lambda *given: tmp_path)
    monkeypatch.setattr(claim, "read_experiment", lambda name: replace(SPECIFIC, name=name, parents=()))
    for name, seconds in (("chair-x", 60), ("control-x", 90)):
        (tmp_path / f"{name}.json").write_text(json.dumps([{"step": 9, "seconds": seconds}]))
    found = measure({"chair": Pair(SPECIFIC, GENERAL)}, {"chair": subjects}, Places(tmp_path, tmp_path))
    chair = found["categories"]["chair"]
    assert chair["extra training"] == {"steps": 9, "minutes general": 1.5, "minutes specific": 1.0}
    assert chair["methods"]["specific"]["IoU 32"]["mean"] == 1
    gap = chair["differences"]["specific - general"]
    assert gap["IoU 32"]["mean"] == pytest.approx(1 - chair["methods"]["general"]["IoU 32"]["mean"])
    assert gap["Chamfer L1"]["mean"] > 0.1
    assert chair["differences"]["general - base"]["IoU 32"]["mean"] == 0
    assert chair["the claim"]["IoU 32"] == "not shown"  # of two shapes
    assert found["all"]["shapes"] == 2
