"""The published recipe, on boxes and a tiny network."""

import json
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest

from data.samples import Sample, load_samples, write_sample
from models import registry, sumoso
from models.registry import read_manifest
from models.sumoso import SumosoConfig
from models.weights import NETWORKS, load
from training import sumoso as recipe
from training.config import TrainingConfig, experiments, read_experiment
from training.sumoso import parts_of, publish_sumoso, split_by_shape, train_sumoso

TINY = SumosoConfig((2, 2), (2,), hidden=8)
CONFIG = TrainingConfig("bus-paper-high-retrained", "paper-high", 12, ("bus",), rate=1e-3, batch=16)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty boxes: forty by rule, and five meshes in four variants each."""
    folder = tmp_path_factory.mktemp("samples")
    rng = np.random.default_rng(0)
    for number in range(60):
        coverage = np.zeros((64, 64, 64), np.uint8)
        coverage[:, 8:56, 16:48] = 255
        source = "procedural" if number < 40 else f"bus/mesh-{number % 5}.ply"
        write_sample(folder, Sample(
            f"box-{number:02}", "bus", "box", source, "train", 1.0, coverage, np.float32([0.5, 1, 0.5]),
            rng.integers(0, 256, (2, 128, 128, 4), dtype=np.uint8),
            np.float32([[30, 10, 2, 40], [-60, 20, 3, 30]]),
        ))  # fmt: skip
    return folder


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The high network is tiny, and the shelf is empty and elsewhere."""
    monkeypatch.setitem(sumoso.CONFIGS, "paper-high", TINY)
    monkeypatch.setitem(NETWORKS, "paper-high", lambda: sumoso.build(TINY))
    (tmp_path / "shelf" / "weights").mkdir(parents=True)
    monkeypatch.setattr(registry, "MODELS", tmp_path / "shelf")


def log_of(runs: Path) -> list[dict[str, float]]:
    return json.loads((runs / f"{CONFIG.name}.json").read_text())


def test_the_split_is_by_shape_and_of_the_published_shares(samples: Path):
    stock = load_samples(samples, category="bus", split="train", resolution=32)
    parts = split_by_shape(stock, seed=3)
    assert sorted(np.concatenate(list(parts.values())).tolist()) == list(range(60))
    shapes = {
        name: {stock.sources[row] if row >= 40 else stock.names[row] for row in rows}
        for name, rows in parts.items()
    }
    assert [len(shapes[name]) for name in ("train", "test", "validation")] == [29, 14, 2]
    assert sum(map(len, shapes.values())) == len(set.union(*shapes.values()))
    assert split_by_shape(stock, seed=4)["train"].tolist() != parts["train"].tolist()


def test_the_network_sees_raw_grey_and_learns_the_object_cube(samples: Path):
    part = parts_of(CONFIG, samples)["train"]
    photos, cubes = part[0]
    assert photos.shape == (16, 128, 128, 1)
    assert 200 < photos.max() <= 255
    # half as wide as the cube, three quarters as high, a quarter as deep
    assert cubes.sum(axis=(1, 2, 3)).tolist() == [16 * 24 * 8] * 16


def test_every_epoch_shows_each_shape_once_in_another_order(samples: Path):
    part = parts_of(CONFIG, samples)["train"]
    first = part.order.tolist()
    part.on_epoch_end()
    second = part.order.tolist()
    assert first != second
    assert sorted(first) == sorted(second) == list(range(len(part.rows)))
    assert sum(len(part[index][1]) for index in range(len(part))) == len(part.rows)


def test_training_keeps_the_best_epoch_and_a_finished_run_is_left_alone(samples: Path, tmp_path: Path):
    final = train_sumoso(CONFIG, samples, tmp_path)
    log = log_of(tmp_path)
    assert log[-1]["val_loss"] < log[0]["val_loss"]
    network = sumoso.build(TINY)
    network.load_weights(final)
    part = parts_of(CONFIG, samples)["validation"]
    network.compile(loss="binary_crossentropy")
    best = min(row["val_loss"] for row in log)
    assert network.evaluate(*part[0], verbose=0) == pytest.approx(best, rel=1e-3)
    before = final.stat().st_mtime_ns
    assert train_sumoso(CONFIG, samples, tmp_path) == final
    assert final.stat().st_mtime_ns == before


def test_it_stops_when_the_validation_loss_stays(samples: Path, tmp_path: Path, monkeypatch, eager):
    monkeypatch.setattr(recipe, "PATIENCE", 2)
    train_sumoso(replace(CONFIG, rate=0.0, steps=40), samples, tmp_path)
    assert [row["step"] for row in log_of(tmp_path)] == [1, 2, 3]


class Dies(keras.callbacks.Callback):
    """A machine that goes down in its third epoch."""

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        if epoch == 2:
            raise MemoryError


def test_an_interrupted_run_goes_on_after_its_last_epoch(samples: Path, tmp_path: Path, monkeypatch, eager):
    fit = keras.Model.fit

    def broken(self, *given, callbacks, **named):
        return fit(self, *given, callbacks=[*callbacks, Dies()], **named)

    with monkeypatch.context() as patch:
        patch.setattr(keras.Model, "fit", broken)
        with pytest.raises(MemoryError):
            train_sumoso(CONFIG, samples, tmp_path)
    before = log_of(tmp_path)
    assert len(before) == 2
    train_sumoso(CONFIG, samples, tmp_path)
    assert log_of(tmp_path)[:2] == before
    assert [row["step"] for row in log_of(tmp_path)] == list(range(1, len(log_of(tmp_path)) + 1))
    assert len(log_of(tmp_path)) > 2


def test_what_is_published_can_be_loaded_and_says_how_good_it_is(samples: Path, tmp_path: Path, eager):
    train_sumoso(CONFIG, samples, tmp_path)
    scores = publish_sumoso(CONFIG, samples, tmp_path)
    (row,) = read_manifest(registry.MODELS / "manifest.toml")
    assert (row.category, row.capacity, row.network) == ("bus", "paper-high", "paper-high")
    assert row.levels == {"bus": scores["level"]}
    assert row.scores == {name: value for name, value in scores.items() if name != "level"}
    assert 0 <= row.scores["iou_own_test"] <= 1
    assert 0.5 < row.scores["voxel_accuracy"] <= 1
    assert load(row).count_params() == sumoso.build(TINY).count_params()


def test_the_recipe_has_its_categories():
    low = [name for name in experiments() if name.endswith("-paper-low-retrained")]
    high = [name for name in experiments() if name.endswith("-paper-high-retrained")]
    assert (len(low), len(high)) == (11, 6)
    assert read_experiment("bus-paper-low-retrained").categories == ("bus",)
    with pytest.raises(FileNotFoundError):
        read_experiment("chair-paper-low-retrained")
