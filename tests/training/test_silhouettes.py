"""The recipe of the silhouette network, on boxes; a little network is in its place."""

import json
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest

from data.samples import Sample, write_sample
from models import registry
from models.registry import read_manifest
from models.weights import NETWORKS, load
from training import cube
from training import silhouettes as recipe
from training.config import TrainingConfig, read_experiment
from training.cube import LEVELS
from training.silhouettes import Judging, Training, publish_silhouettes, train_silhouettes

CONFIG = TrainingConfig("silhouettes-tiny", "silhouettes", 6, ("car", "lamp"), batch=4, rate=1e-2)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cars that are flat boxes and lamps that are tall ones; view v shows v + 1 rows."""
    folder = tmp_path_factory.mktemp("samples")
    for category, sides in {"car": (1, 0.25, 0.5), "lamp": (0.25, 1, 0.25)}.items():
        views = np.zeros((4, 128, 128, 4), np.uint8)
        for view in range(4):
            views[view, : view + 1, :, 3] = 255
            views[view, view + 1, :, 3] = 100  # a soft rim counts as empty
        for split, count in (("train", 6), ("validation", 5)):
            for number in range(count):
                source = "procedural" if number < 3 else f"{category}/{number}.ply"
                write_sample(folder, Sample(
                    f"box-{number}", category, "box", source, split, 1.0, np.full((64,) * 3, 255, np.uint8),
                    np.float32(sides), views, np.ones((4, 4), np.float32),
                ))  # fmt: skip
    return folder


def little(config: object = None) -> keras.Model:
    """A network of the same inputs and outputs, which averages and multiplies."""
    layers = keras.layers
    return keras.Sequential([
        keras.Input((128, 128, 4)), layers.AveragePooling2D(32), layers.Flatten(), layers.Dense(1024),
        layers.Reshape((8, 8, 8, 2)), layers.UpSampling3D(4), layers.Softmax(),
    ])  # fmt: skip


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The network is little, its epochs are of two steps, and the shelf is empty and elsewhere."""
    monkeypatch.setattr(recipe, "build", little)
    monkeypatch.setattr(recipe, "EPOCH", 2)
    monkeypatch.setitem(NETWORKS, "silhouettes", little)
    (tmp_path / "shelf" / "weights").mkdir(parents=True)
    monkeypatch.setattr(registry, "MODELS", tmp_path / "shelf")


def log_of(runs: Path) -> list[dict[str, float]]:
    return json.loads((runs / f"{CONFIG.name}.json").read_text())


def shown(silhouettes: np.ndarray) -> list[list[int]]:
    """Which view lies in each channel of each sample: the number of its rows, less one."""
    return (silhouettes[:, :, 0].sum(axis=1).astype(int) - 1).tolist()


def test_one_to_four_views_in_any_order_fill_the_four_channels(samples: Path, monkeypatch):
    monkeypatch.setattr(cube, "augment", lambda view, rng: view)
    part = Training(samples, replace(CONFIG, batch=200))
    given = shown(part[0][0])
    assert set(np.unique(part[0][0])) == {0, 1}
    counts = [len(set(views)) for views in given]
    assert min(counts.count(number) for number in (1, 2, 3, 4)) > 30
    assert [0, 1, 2, 3] in [sorted(views) for views in given]
    assert len({tuple(views) for views in given if len(set(views)) == 4}) > 10
    for views in given:  # each view that is there fills as much as the others, as far as four allow it
        assert max(map(views.count, set(views))) - min(map(views.count, set(views))) <= 1


def test_the_truth_is_the_object_cube(samples: Path):
    voxels = Training(samples, CONFIG)[0][1]
    assert voxels.shape == (4, 32, 32, 32)
    assert {int(one.sum()) for one in voxels} <= {32 * 8 * 16, 8 * 32 * 8}


def test_a_batch_depends_on_its_epoch_and_place_alone(samples: Path):
    part, other = Training(samples, CONFIG), Training(samples, CONFIG)
    first, second = part[0][0], part[1][0]
    part.on_epoch_end()
    assert not np.array_equal(first, second)
    assert not np.array_equal(part[1][0], second)
    other.begin(1)
    np.testing.assert_array_equal(other[1][0], part[1][0])


def test_epochs_are_judged_by_the_same_shapes_from_one_to_four_views(samples: Path):
    part = Judging(samples, CONFIG)
    given = np.concatenate([part[index][0] for index in range(len(part))])
    assert len(given) == 10  # five of each category
    assert shown(given)[:5] == [[0] * 4, [0, 0, 1, 1], [0, 0, 1, 2], [0, 1, 2, 3], [0] * 4]


@pytest.mark.parametrize("loss", ["cmce", "cross-entropy"])
def test_training_keeps_the_best_epoch_and_a_finished_run_is_left_alone(samples: Path, tmp_path: Path, loss):
    config = replace(CONFIG, loss=loss)
    final = train_silhouettes(config, samples, tmp_path)
    losses = [row["val_loss"] for row in log_of(tmp_path)]
    assert len(losses) == 3
    network = little()
    network.load_weights(final)
    network.compile(loss=recipe.LOSSES[loss])
    found = network.evaluate(Judging(samples, config), verbose=0)
    assert found == pytest.approx(min(losses), rel=1e-3)
    before = final.stat().st_mtime_ns
    assert train_silhouettes(config, samples, tmp_path) == final
    assert final.stat().st_mtime_ns == before


class Dies(keras.callbacks.Callback):
    """A machine that goes down in its second epoch."""

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        if epoch == 1:
            raise MemoryError


def test_an_interrupted_run_ends_as_one_that_was_not(samples: Path, tmp_path: Path, monkeypatch, eager):
    fit = keras.Model.fit

    def broken(self, *given, callbacks, **named):
        return fit(self, *given, callbacks=[*callbacks, Dies()], **named)

    whole = train_silhouettes(CONFIG, samples, tmp_path / "whole")
    with monkeypatch.context() as patch:
        patch.setattr(keras.Model, "fit", broken)
        with pytest.raises(MemoryError):
            train_silhouettes(CONFIG, samples, tmp_path / "broken")
    assert [row["step"] for row in log_of(tmp_path / "broken")] == [1]
    mended = train_silhouettes(CONFIG, samples, tmp_path / "broken")
    assert [row["step"] for row in log_of(tmp_path / "broken")] == [1, 2, 3]
    one, other = little(), little()
    one.load_weights(whole)
    other.load_weights(mended)
    for before, after in zip(one.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_allclose(after, before, atol=1e-5)


def test_what_is_published_can_be_loaded_and_says_how_good_it_is(samples: Path, tmp_path: Path, eager):
    train_silhouettes(CONFIG, samples, tmp_path)
    scores = publish_silhouettes(CONFIG, samples, tmp_path)
    (row,) = read_manifest(registry.MODELS / "manifest.toml")
    assert (row.category, row.capacity, row.network) == ("general", "silhouettes", "silhouettes")
    assert set(row.levels) == {"car", "lamp"}
    assert set(row.levels.values()) <= set(LEVELS)
    assert row.scores == scores
    assert set(scores) == {"iou_procedural", "iou_meshes"}
    assert load(row).count_params() == little().count_params()


def test_what_is_not_to_be_published_is_only_scored(samples: Path, tmp_path: Path, eager):
    train_silhouettes(CONFIG, samples, tmp_path)
    assert publish_silhouettes(replace(CONFIG, publish=False), samples, tmp_path)["iou_procedural"] >= 0
    assert not list(registry.MODELS.rglob("*.*"))


def test_the_experiments_are_the_papers_two_and_ours():
    cmce, entropy, ours = (read_experiment(f"silhouettes-{name}") for name in ("cmce", "ce", "22"))
    assert replace(entropy, name=cmce.name, loss="cmce") == cmce
    assert (len(cmce.categories), cmce.publish, len(ours.categories), ours.publish) == (7, False, 22, True)
    assert {cmce.loss, entropy.loss} == set(recipe.LOSSES)
