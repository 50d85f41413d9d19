import json
from dataclasses import replace

import numpy as np
import pytest

from data.samples import Sample, write_sample
from models import boxnet
from models.boxnet import BoxNetConfig
from models.registry import shipped
from models.weights import NETWORKS
from shapes.categories import CATEGORIES, NUMBERS
from training import loop, publish
from training.batches import Batches
from training.config import TrainingConfig, ancestry, experiments, read_experiment
from training.loop import train
from training.validate import LEVELS, validate

TINY = BoxNetConfig(32, encoder=(4, 4, 4, 4, 4), squeeze=4, latent=8, decoder=(4, 4, 4))


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """Six boxes of one category, four to train on and two to validate with."""
    folder = tmp_path_factory.mktemp("samples")
    rng = np.random.default_rng(0)
    for number in range(6):
        coverage = np.zeros((64, 64, 64), np.uint8)
        coverage[:, : 10 + number] = 255
        write_sample(folder, Sample(
            f"box-{number}", "chair", "box", "procedural" if number % 2 else "chair/box.ply",
            "train" if number < 4 else "validation", 1.0, coverage, np.ones(3, np.float32),
            rng.integers(0, 256, (2, 128, 128, 4), dtype=np.uint8),
            np.float32([[30, 10, 2, 40], [-60, 20, 3, 30]]),
        ))  # fmt: skip
    return folder


@pytest.fixture
def config(monkeypatch):
    monkeypatch.setitem(boxnet.CONFIGS, "tiny", TINY)
    monkeypatch.setattr(loop, "CHECKPOINT", 4)
    return TrainingConfig("tiny", "tiny", 10, ("chair",), rate=3e-3, warm_up=1, batch=8, mesh_share=0.5)


def weights_of(path):
    network = boxnet.build(TINY)
    network.load_weights(path)
    return network.get_weights()


def test_training_lowers_the_loss_and_a_finished_run_is_left_alone(samples, config, tmp_path):
    final = train(config, samples, tmp_path)
    log = json.loads((tmp_path / "tiny.json").read_text())
    assert [row["step"] for row in log] == [4, 8, 10]
    assert log[-1]["loss"] < log[0]["loss"]
    before = final.stat().st_mtime_ns
    assert train(config, samples, tmp_path) == final
    assert final.stat().st_mtime_ns == before


@pytest.fixture
def known(monkeypatch, config):
    """Runs by name, in the place of those in files."""
    runs = {"tiny": config}
    monkeypatch.setattr(loop, "read_experiment", runs.__getitem__)
    monkeypatch.setattr("training.config.read_experiment", runs.__getitem__)
    return runs


def test_the_parent_is_trained_first_where_it_is_missing(samples, config, tmp_path, known, eager):
    child = replace(config, name="child", parents=("tiny",), steps=1, rate=1e-9)
    final = weights_of(train(child, samples, tmp_path))
    parent = weights_of(tmp_path / "tiny.weights.h5")
    assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(final, parent, strict=True))


def test_of_two_parents_the_last_one_counts_and_minutes_count_a_common_grandparent_once(
    samples, config, tmp_path, known, eager
):
    for name in ("first", "second"):
        known[name] = replace(config, name=name, parents=("tiny",), steps=1, seed=len(name))
    child = replace(config, name="child", parents=("first", "second"), steps=1, rate=1e-9)
    final = weights_of(train(child, samples, tmp_path))
    last = weights_of(tmp_path / "second.weights.h5")
    assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(final, last, strict=True))
    assert not np.allclose(final[0], weights_of(tmp_path / "first.weights.h5")[0], atol=1e-5)
    assert [run.name for run in ancestry(child)] == ["tiny", "first", "second", "child"]
    logs = [json.loads(path.read_text()) for path in tmp_path.glob("*.json")]
    assert len(logs) == 4
    seconds = sum(row["seconds"] for log in logs for row in log)
    assert publish.minutes_of(child, tmp_path) == pytest.approx(seconds / 60, abs=0.06)


def test_a_larger_network_starts_from_what_the_smaller_one_learnt():
    small, large = boxnet.build(TINY), boxnet.build(replace(TINY, resolution=64, decoder=(4, 4, 4, 4)))
    fresh = large.get_layer("decoder2").get_weights()
    loop.inherit(large, small)
    for name in ("stem", "encoder3_residual_out", "code", "seed", "decoder1", "camera"):
        pairs = zip(large.get_layer(name).get_weights(), small.get_layer(name).get_weights(), strict=True)
        assert all(np.array_equal(one, other) for one, other in pairs)
    for one, other in zip(large.get_layer("decoder2").get_weights(), fresh, strict=True):
        assert np.array_equal(one, other)


class DiesAtStep:
    """Batches of a machine that goes down."""

    def __init__(self, batches, step):
        self.batches, self.step = batches, step

    def __getitem__(self, step):
        if step == self.step:
            raise MemoryError
        return self.batches[step]


def test_an_interrupted_run_goes_on_to_the_same_weights(samples, config, tmp_path, monkeypatch, eager):
    whole = weights_of(train(config, samples, tmp_path / "whole"))
    with monkeypatch.context() as patch:
        patch.setattr(loop, "Batches", lambda *given: DiesAtStep(Batches(*given), 7))
        with pytest.raises(MemoryError):
            train(config, samples, tmp_path / "broken")
    resumed = weights_of(train(config, samples, tmp_path / "broken"))
    assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(whole, resumed, strict=True))
    log = json.loads((tmp_path / "broken" / "tiny.json").read_text())
    assert [row["step"] for row in log] == [4, 8, 10]


def test_batches_are_the_same_each_time_and_differ_between_steps(samples, config):
    batches = Batches(samples, config)
    np.testing.assert_array_equal(batches[0][0]["photo"], batches[0][0]["photo"])
    assert not np.array_equal(batches[0][0]["photo"], batches[1][0]["photo"])
    assert (batches[0][0]["category"] == NUMBERS["chair"]).all()


def test_a_mirrored_draw_mirrors_picture_grid_and_azimuth(samples, config):
    """Both signs of the sine occur, the cosine keeps its own."""
    batches = Batches(samples, config)
    cameras = np.concatenate([batches[index][1]["camera"] for index in range(4)])
    sines = np.round(cameras[:, 1], 4)
    assert set(np.abs(sines)) == {np.float32(0.5), np.float32(np.round(np.sin(np.pi / 3), 4))}
    assert {-1, 1} == set(np.sign(sines))
    assert (cameras[:, 0] > 0).all()


def test_validation_finds_the_level_of_a_network_that_says_a_third(samples, config):
    """A network sure of a third inside and of nothing outside is right at every level up to a third."""
    import keras

    truth = np.zeros((1, 32, 32, 32), np.float32)
    truth[:, :, :7] = 1

    class Third(keras.layers.Layer):
        def call(self, photos):
            count = keras.ops.shape(photos)[0]
            logits = np.where(truth > 0, np.log(0.33 / 0.67), -20).astype(np.float32)
            return {
                "occupancy": keras.ops.repeat(logits, count, 0),
                "extents": keras.ops.repeat(np.ones((1, 3), np.float32), count, 0),
                "camera": keras.ops.repeat(np.float32([[1, 0, 0.2, 0.4]]), count, 0),
            }

    inputs = {"photo": keras.Input((128, 128, 4)), "category": keras.Input((), dtype="int32")}
    score = validate(keras.Model(inputs, Third()(inputs["photo"])), samples, ["chair"], resolution=32)
    assert list(score.levels) == ["chair"]
    assert score.levels["chair"] <= 0.3
    assert score.levels["chair"] in LEVELS
    assert score.iou_procedural > 0.85
    assert score.extents_error == 0


def test_every_experiment_reads_and_so_does_what_it_starts_from():
    assert {row.name for row in shipped()} <= set(experiments())
    for name in experiments():
        assert all(config.network in NETWORKS for config in ancestry(read_experiment(name)))


def test_every_category_has_its_own_run_of_each_capacity():
    lamp = read_experiment("lamp-high")
    assert (lamp.name, lamp.categories) == ("lamp-high", ("lamp",))
    assert lamp.parents == ("general-high", "lamp-low")
    assert read_experiment("chair-low").categories == ("chair",)
    assert {f"{name}-{size}" for name in CATEGORIES for size in ("low", "high")} < set(experiments())
    with pytest.raises(FileNotFoundError):
        read_experiment("teapot-low")


def test_the_rate_rises_to_its_peak_and_has_fallen_all_the_way_at_the_last_step():
    config = TrainingConfig("x", "tiny", 200, rate=1e-3, warm_up=50)
    rates = [float(loop.schedule(config, last=0.02)(step)) for step in (0, 50, 125, 200)]
    assert rates == pytest.approx([5e-5, 1e-3, (1e-3 + 2e-5) / 2, 2e-5], rel=1e-3)
    assert loop.schedule(replace(config, constant=True), last=0.02) == 1e-3
