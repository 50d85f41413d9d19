"""JTSO on boxes and a tiny network: what each phase moves and leaves, and what reaches which part."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import keras
import numpy as np
import pytest

from data.samples import Sample, write_sample
from models import refine3dnet, registry
from models.refine3dnet import FULL, Refine3DNetConfig
from models.registry import read_manifest
from models.weights import NETWORKS, load
from training import jtso as recipe
from training import loop
from training.config import TrainingConfig, ancestry, read_experiment
from training.cube import LEVELS
from training.jtso import PARTS, PHASES, RECIPE, Student, ViewBatches, publish_jtso, train_jtso, trained

TINY = Refine3DNetConfig(
    (2, 3, 4, 4, 4, 4), code=8, heads=2, key=4, decoder=(4, 4, 4, 2), refiner=(2, 4), hidden=8, picture=64
)
CONFIG = TrainingConfig(
    "box", "refine3dnet-s", 6, ("chair", "sofa"), rate=3e-3, warm_up=1, batch=4, views=3, phase="joint"
)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Chairs are tall boxes and sofas flat ones; view v of 4 has an object of another colour."""
    folder = tmp_path_factory.mktemp("samples")
    for number in range(8):
        for category, sides, color in (("chair", (0.5, 1, 0.5), 20), ("sofa", (1, 0.5, 0.5), 120)):
            views = np.full((4, 128, 128, 4), 255, np.uint8)
            for view in range(4):
                views[view, 30:90, 40:80, :3] = color + 25 * view
            write_sample(folder, Sample(
                f"box-{number}", category, "box", "procedural" if number % 2 else f"{category}/box.ply",
                "train" if number < 6 else "validation", 1.0, np.full((64,) * 3, 255, np.uint8),
                np.float32(sides), views, np.ones((4, 4), np.float32),
            ))  # fmt: skip
    return folder


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The small network is tiny, and the shelf empty and elsewhere."""
    monkeypatch.setitem(refine3dnet.CONFIGS, "refine3dnet-s", TINY)
    monkeypatch.setitem(NETWORKS, "refine3dnet-s", lambda: refine3dnet.build(TINY))
    (tmp_path / "shelf" / "weights").mkdir(parents=True)
    monkeypatch.setattr(registry, "MODELS", tmp_path / "shelf")
    monkeypatch.setattr(loop, "CHECKPOINT", 2)


@pytest.fixture
def phases(monkeypatch: pytest.MonkeyPatch) -> list[TrainingConfig]:
    """The three phases as runs of three steps, each starting from the one before."""
    found: list[TrainingConfig] = []
    for phase in ("base", "attention", "both"):
        parents = tuple(run.name for run in found[-1:])
        found.append(replace(CONFIG, name=phase, phase=phase, steps=3, parents=parents))
    known = {run.name: run for run in found}
    monkeypatch.setattr(loop, "read_experiment", known.__getitem__)
    return found


def weights_of(network: keras.Model) -> dict[str, list[np.ndarray]]:
    return {part: network.get_layer(part).get_weights() for part in PARTS}


def moved(before: list[np.ndarray], after: list[np.ndarray]) -> bool:
    """Whether any weight is another; that all are where a part learns is asked where that is meant."""
    return any(not np.array_equal(*pair) for pair in zip(before, after, strict=True))


def test_each_phase_moves_what_it_trains_and_leaves_the_rest(samples: Path, tmp_path: Path, phases):
    train_jtso(phases[-1], samples, tmp_path)
    keras.utils.set_random_seed(CONFIG.seed)
    start = RECIPE.build(CONFIG.network)
    recipe.begin(start, CONFIG, tmp_path)
    states = [weights_of(start.network), *(weights_of(trained(run, tmp_path)) for run in phases)]
    for run, (before, after) in zip(phases, pairwise(states), strict=True):
        for part in PARTS:
            assert moved(before[part], after[part]) == (part in PHASES[run.phase].trains), (run.phase, part)


def test_the_attention_adds_nothing_at_first(tmp_path: Path):
    student = RECIPE.build(CONFIG.network)
    recipe.begin(student, CONFIG, tmp_path)
    codes = np.random.default_rng(0).normal(size=(2, 3, 8)).astype(np.float32)
    found = student.network.get_layer("attention").predict_on_batch([codes, np.ones((2, 3), bool)])
    np.testing.assert_allclose(found, codes.mean(axis=1), atol=1e-6)


def after_a_step(phase: str, inputs: dict, targets: dict) -> dict[str, list[np.ndarray]]:
    """The weights after one step of a phase, always from the same ones. Plain descent: Adam would hide how
    much a loss weighs.
    """
    keras.utils.set_random_seed(0)
    student = RECIPE.build(CONFIG.network)
    student.begin(PHASES[phase])
    student.compile(keras.optimizers.SGD(1.0), dict.fromkeys(PHASES[phase].judged, "binary_crossentropy"))
    student.train_on_batch(inputs, {name: targets[name] for name in PHASES[phase].judged})
    return weights_of(student.network)


@pytest.mark.parametrize(("volume", "reaches"), [
    ("single", {"encoder", "decoder"}), ("coarse", {"attention"}), ("occupancy", {"refiner"}),
])  # fmt: skip
def test_together_but_apart_each_loss_reaches_its_own_parts_alone(samples: Path, eager, volume, reaches):
    """With another truth for one volume alone, only the parts that learn from it end elsewhere."""
    inputs, targets = ViewBatches(samples, replace(CONFIG, phase="both"))[0]
    other = {**targets, volume: 1 - targets[volume]}
    one, two = (after_a_step("both", inputs, given) for given in (targets, other))
    assert {part for part in PARTS if moved(one[part], two[part])} == reaches


@pytest.mark.parametrize("volume", ["coarse", "occupancy"])
def test_in_plain_joint_training_every_loss_reaches_what_is_before_it(samples: Path, eager, volume):
    inputs, targets = ViewBatches(samples, CONFIG)[0]
    other = {**targets, volume: 1 - targets[volume]}
    one, two = (after_a_step("joint", inputs, given) for given in (targets, other))
    changed = {part for part in PARTS if moved(one[part], two[part])}
    assert changed == set(PARTS) - ({"refiner"} if volume == "coarse" else set())


def test_apart_or_not_the_volumes_are_those_of_the_network(samples: Path):
    inputs, _ = ViewBatches(samples, CONFIG)[0]
    student = RECIPE.build(CONFIG.network)
    expected = student.network(inputs)
    student.begin(PHASES["both"])
    found = student(inputs)
    for name in ("coarse", "occupancy"):
        np.testing.assert_allclose(found[name], expected[name], atol=1e-5)
    assert found["single"].shape == (4, 32, 32, 32)


def test_a_batch_holds_sets_of_one_view_and_more_and_how_solid_each_voxel_is(samples: Path):
    batches, seen = ViewBatches(samples, CONFIG), []
    for step in range(30):
        inputs, targets = batches[step]
        photos, present = inputs["photos"], inputs["present"]
        assert photos.shape == (*present.shape, 64, 64, 3)
        assert present.all()
        seen.append(present.shape[1])
        assert set(targets) == {"coarse", "occupancy"}
        assert targets["coarse"].shape == (4, 32, 32, 32)
        np.testing.assert_array_equal(photos, batches[step][0]["photos"])
    assert {seen.count(number) > 4 for number in (1, 2, 3)} == {True}
    single = ViewBatches(samples, replace(CONFIG, phase="base"))[0][0]
    assert single["photos"].shape == (4, 1, 64, 64, 3)


def test_what_is_thinner_than_half_a_voxel_is_there_in_part(tmp_path: Path):
    thin = np.zeros((64, 64, 64), np.uint8)
    thin[0] = 128  # half of a voxel of 64 a side: a quarter of one of 32
    views = np.full((4, 128, 128, 4), 255, np.uint8)
    for split in ("train", "validation"):
        write_sample(tmp_path, Sample(
            "leaf", "chair", "leaf", "procedural", split, 1.0, thin, np.ones(3, np.float32), views,
            np.ones((4, 4), np.float32),
        ))  # fmt: skip
    config = replace(CONFIG, categories=("chair",), mesh_share=0.0)
    targets = ViewBatches(tmp_path, config)[0][1]["occupancy"]
    assert np.unique(targets.round(2)).tolist() == [0, 0.25]


def test_an_interrupted_phase_goes_on_to_the_same_weights(samples: Path, tmp_path: Path, eager):
    config = replace(CONFIG, phase="both")
    train_jtso(config, samples, tmp_path / "whole")
    assert [row["step"] for row in json.loads((tmp_path / "whole" / "box.json").read_text())] == [2, 4, 6]

    class Dies(ViewBatches):
        def __getitem__(self, step: int):
            if step == 5:
                raise MemoryError
            return super().__getitem__(step)

    with pytest.raises(MemoryError):
        loop.train(config, samples, tmp_path / "broken", replace(RECIPE, batches=Dies))
    train_jtso(config, samples, tmp_path / "broken")
    one, other = (trained(config, tmp_path / name) for name in ("whole", "broken"))
    for values, again in zip(one.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_allclose(again, values, atol=1e-5)


def test_what_is_published_can_be_loaded_and_says_how_good_it_is(samples: Path, tmp_path: Path, eager):
    config = replace(CONFIG, steps=2)
    train_jtso(config, samples, tmp_path)
    scores = publish_jtso(config, samples, tmp_path)
    (row,) = read_manifest(registry.MODELS / "manifest.toml")
    assert (row.category, row.capacity, row.network) == ("general", "refine3dnet", "refine3dnet-s")
    assert set(row.levels) == {"chair", "sofa"}
    assert set(row.levels.values()) <= set(LEVELS)
    assert row.scores == scores
    assert set(scores) == {"iou_procedural", "iou_meshes"}
    assert load(row).count_params() == refine3dnet.build(TINY).count_params()


def test_the_full_network_takes_a_step(eager):
    """86,852,993 numbers, of which both optimised apart train all but the statistics of the refiner."""
    student = Student(refine3dnet.build(FULL))
    recipe.prepare(student, replace(CONFIG, network="refine3dnet", phase="both", batch=1, views=2))
    inputs = {
        "photos": np.random.default_rng(0).random((1, 2, 127, 127, 3), np.float32),
        "present": np.array([[True, False]]),
    }
    voxels = np.zeros((1, 32, 32, 32), np.float32)
    losses = student.train_on_batch(inputs, dict.fromkeys(PHASES["both"].judged, voxels), return_dict=True)
    assert student.count_params() == 86_852_993
    assert all(np.isfinite(value) for value in losses.values())
    keras.utils.clear_session()


def test_the_experiments_are_the_three_phases_and_their_rival():
    last, rival = read_experiment("refine3dnet-jtso"), read_experiment("refine3dnet-joint")
    runs = ancestry(last)
    assert [run.phase for run in runs] == ["base", "attention", "both"]
    assert (rival.phase, rival.parents) == ("joint", ())
    assert len({(run.network, run.batch, run.rate, run.categories) for run in (*runs, rival)}) == 1
    shipped = read_experiment("refine3dnet")
    assert shipped.parents in ((last.name,), (rival.name,))
    assert [run.name for run in (*runs, rival, shipped) if run.publish] == [shipped.name]
