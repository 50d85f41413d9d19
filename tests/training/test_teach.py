"""A category is taught to a tiny network: split, resumed, and started from the mean of all categories."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import trimesh

from data.meshfolder import MeshRow
from data.processes import Processes
from data.samples import sample_paths
from models import boxnet, weights
from models.boxnet import BoxNetConfig
from models.refusal import Refusal
from models.registry import WeightsRow
from training import loop
from training import teach as teaching
from training.teach import NETWORK, Lesson, Pupil, inherit_mean, split_by_shape, teach

TINY = BoxNetConfig(32, encoder=(4, 4, 4, 4, 4), squeeze=4, latent=8, decoder=(4, 4, 4))


@pytest.fixture(scope="module")
def meshes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten boxes, and a file that is none."""
    folder = tmp_path_factory.mktemp("meshes")
    for number in range(10):
        trimesh.creation.box((1 + number / 10, 1, 2 - number / 20)).export(folder / f"box{number}.ply")
    (folder / "notes.txt").write_text("bricks")
    return folder


@pytest.fixture
def general(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The general network is tiny, and so is that of one category; the shelf is elsewhere."""
    monkeypatch.setenv("UNFLATTEN_OWN", str(tmp_path / "own"))
    of_one = replace(TINY, categories=1)
    monkeypatch.setitem(boxnet.CONFIGS, NETWORK, of_one)
    monkeypatch.setitem(weights.NETWORKS, NETWORK, lambda: boxnet.build(of_one))
    monkeypatch.setitem(weights.NETWORKS, "tiny", lambda: boxnet.build(TINY))
    path = tmp_path / "general.weights.h5"
    weights.write_packed(boxnet.build(TINY), path)
    content = path.read_bytes()
    row = WeightsRow(
        "general-low", str(path), "general", "low", "tiny", len(content), hashlib.sha256(content).hexdigest(),
        "MIT", "boxes", minutes=7.0, seconds=0.4,
    )  # fmt: skip
    monkeypatch.setattr(teaching, "serving", lambda category, capacity: row)
    monkeypatch.setattr(teaching, "TRAINING_SAMPLES", 6)
    monkeypatch.setattr(teaching, "VIEWS", 2)
    monkeypatch.setattr(loop, "CHECKPOINT", 3)


def test_a_network_of_one_starts_from_the_mean_of_all():
    parent, child = boxnet.build(TINY), boxnet.build(replace(TINY, categories=1))
    for name in ("code_category_scale", "code_category_shift", "pose_category_shift"):
        layer = parent.get_layer(name)
        table = np.random.default_rng(0).normal(size=layer.get_weights()[0].shape).astype(np.float32)
        layer.set_weights([table])
    inherit_mean(child, parent)
    for layer in parent.layers:
        for mine, theirs in zip(child.get_layer(layer.name).get_weights(), layer.get_weights(), strict=True):
            alike = theirs if mine.shape == theirs.shape else theirs.mean(axis=0, keepdims=True)
            np.testing.assert_allclose(mine, alike)


@pytest.mark.parametrize(("count", "testing", "validating"), [(10, 2, 2), (30, 4, 3), (1000, 150, 100)])
def test_the_split_is_by_shape_and_the_same_whatever_the_order(count: int, testing: int, validating: int):
    rows = [MeshRow(Path(f"pot{number}.ply"), "pot", "train") for number in range(count)]
    split = {row.name: row.split for row in split_by_shape(rows)}
    found = [list(split.values()).count(name) for name in ("test", "validation", "train")]
    assert found == [testing, validating, count - testing - validating]
    assert split == {row.name: row.split for row in split_by_shape(rows[::-1])}


def test_too_few_meshes_are_refused_with_advice(general: None, tmp_path: Path):
    trimesh.creation.box().export(tmp_path / "one.ply")
    told: list[dict] = []
    with pytest.raises(Refusal, match="received 1") as caught:
        teach(Lesson("brick", tmp_path), tell=told.append)
    assert "Add meshes" in caught.value.advice
    assert told[-1]["report"]["usable"] == 1


def weights_of(pupil: Pupil) -> list[np.ndarray]:
    return weights.load(pupil.row).get_weights()


class PowerCut(Exception):
    """The machine goes down."""


def test_what_is_interrupted_goes_on_and_ends_with_the_same_weights(
    general: None, meshes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, eager: None
):
    def cut(network, samples: Path, step: int) -> None:
        if step == 5:
            raise PowerCut

    lesson = Lesson("brick", meshes, steps=8, batch=4)
    with pytest.raises(PowerCut):
        teach(lesson, tell=lambda facts: None, look=cut, workers=Processes(1))
    steps: list[int] = []
    pupil = teach(lesson, tell=lambda facts: steps.append(facts.get("step", 0)), workers=Processes(1))
    assert [step for step in steps if step] == [4, 5, 6, 7, 8]
    assert (pupil.row.capacity, pupil.row.network) == ("low", NETWORK)
    assert set(pupil.row.levels) == {"brick"}
    assert pupil.row.minutes >= 7
    assert {row.split for row in pupil.rows} == {"train", "validation", "test"}
    shapes = {split: {path.name[:9] for path in sample_paths(pupil.samples, "brick", split)}
              for split in ("train", "validation", "test")}  # fmt: skip
    assert [len(names) for names in shapes.values()] == [6, 2, 2]
    assert len(set.union(*shapes.values())) == 10

    monkeypatch.setenv("UNFLATTEN_OWN", str(tmp_path / "another"))
    whole = teach(lesson, tell=lambda facts: None, workers=Processes(1))
    assert whole.folder != pupil.folder
    for one, other in zip(weights_of(whole), weights_of(pupil), strict=True):
        np.testing.assert_array_equal(one, other)


def test_other_meshes_or_settings_are_another_lesson(general: None, meshes: Path):
    lesson, paths = Lesson("brick", meshes), sorted(meshes.glob("*.ply"))
    folders = {
        lesson.folder(paths), lesson.folder(paths[1:]), replace(lesson, up="+z").folder(paths),
        replace(lesson, steps=9).folder(paths),
    }  # fmt: skip
    assert len(folders) == 4
    assert lesson.folder(paths) in folders
