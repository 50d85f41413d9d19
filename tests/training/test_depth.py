from dataclasses import replace

import keras
import numpy as np
import pytest

from data.roomsamples import RoomView
from models import registry, unetpp, weights
from models.depth import CANONICAL_FOCAL, ask_depth, sampling
from models.unetpp import UNetPlusPlusConfig
from pipeline import networks
from shapes.depthmap import Intrinsics, unproject
from tests.boxroom import random_room, write_rooms
from training import depth as training
from training import depth_batches
from training.config import TrainingConfig, read_experiment
from training.depth_batches import DepthBatches, developed, random_crop, warped
from training.onecycle import OneCycle

TINY = UNetPlusPlusConfig((4, 4, 4, 4, 4), (4, 4, 4, 4), published=False, judging=True)
PLAIN = replace(TINY, judging=False)
CONFIG = TrainingConfig("depth", "unetpp-s", 2, warm_up=1, batch=3, loss="depth")


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    return write_rooms(tmp_path_factory.mktemp("samples"), {"train": 7, "validation": 3})


@pytest.fixture
def small(monkeypatch):
    """Tiny pictures and a tiny network under the shipped one's name."""
    monkeypatch.setattr(depth_batches, "SIZES", ((32, 64),))  # each size is compiled anew
    monkeypatch.setattr(depth_batches, "SHARES", (1.0,))
    monkeypatch.setitem(unetpp.CONFIGS, "unetpp-s", TINY)
    monkeypatch.setitem(weights.NETWORKS, "unetpp-s", lambda: unetpp.build(TINY))
    monkeypatch.setitem(unetpp.CONFIGS, "unetpp-plain", PLAIN)
    dropping = replace(TINY, dropout=0.5, sampled=True)
    monkeypatch.setitem(weights.NETWORKS, "unetpp-s-sampled", lambda: unetpp.build(dropping))


def test_a_step_holds_the_same_batch_whoever_asks_and_another_than_the_next(samples):
    first, second = (DepthBatches(samples, CONFIG) for _ in range(2))
    first[0]
    photos, depths = first[2]
    for got, again in zip((photos, depths), second[2], strict=True):
        np.testing.assert_array_equal(got, again)
    assert photos.shape == (*depths.shape, 3)
    assert depths.shape[1:] in depth_batches.SIZES
    assert photos.dtype == depths.dtype == np.float32
    assert 0 <= photos.min() < photos.max() <= 1
    assert depths.min() >= 0
    assert {first[step][1].shape[1:] for step in range(24)} == set(depth_batches.SIZES)


def test_every_view_is_drawn_once_before_any_is_drawn_again(samples, monkeypatch):
    batches, read = DepthBatches(samples, CONFIG), []
    monkeypatch.setattr(depth_batches, "drawn", lambda view, size, rng: (np.zeros(1), np.zeros(1)))
    monkeypatch.setattr(depth_batches.roomsamples, "read", lambda path: read.append(path.name))
    for step in range(7):
        batches[step]
    epochs = [sorted(read[start : start + 7]) for start in (0, 7, 14)]
    assert epochs[0] == epochs[1] == epochs[2] == [path.name for path in batches.paths]
    assert read[:7] != read[7:14]


def plane(height=96, width=128):
    """A slanted wall: 1 / depth is linear in the picture, and the colours tell where a pixel lay."""
    camera = Intrinsics.of_view(height, width, 70)
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    depth = 1 / (0.2 + 0.1 * (columns - camera.cx) / camera.fx + 0.05 * (rows - camera.cy) / camera.fy)
    return RoomView(np.stack([columns, rows, columns], -1).astype(np.uint8), depth.astype(np.float32), camera)


@pytest.mark.parametrize("seed", range(8))
def test_a_wall_stays_the_wall_it_was_through_another_lens(seed):
    """Depths and points of the crop are those of the view: turned, mirrored, never moved or stretched."""
    view, rng = plane(), np.random.default_rng(seed)
    size = depth_batches.SIZES[seed % 3]
    matrix, zoom = random_crop(view.depth.shape, size, rng)
    assert np.linalg.det(matrix[:, :2]) == pytest.approx(np.sign(np.linalg.det(matrix[:, :2])) * zoom**2)
    _, depth = warped(view, matrix, size)
    rows, columns = np.mgrid[: size[0], : size[1]]
    back = np.linalg.inv(np.vstack([matrix, [0, 0, 1]]))
    u, v, _ = np.einsum("ij,jhw->ihw", back, np.stack([columns, rows, np.ones_like(rows)]))
    known = depth > 0
    assert known.mean() > 0.85
    camera = view.camera
    wall = 1 / (0.2 + 0.1 * (u - camera.cx) / camera.fx + 0.05 * (v - camera.cy) / camera.fy)
    np.testing.assert_allclose(depth[known], wall[known], rtol=0.02)  # half a pixel of the view
    inside = (u > 0.5) & (u < 126.5) & (v > 0.5) & (v < 94.5)
    assert known[inside].all()


def test_colours_and_depths_move_together():
    view, rng = plane(), np.random.default_rng(1)
    view = RoomView(view.color, view.color[..., 0].astype(np.float32) + 1, view.camera)
    matrix, _ = random_crop(view.depth.shape, (96, 128), rng)
    photo, depth = warped(view, matrix, (96, 128))
    known = depth > 0
    np.testing.assert_allclose(photo[..., 0][known], depth[known] - 1, atol=1.5)


def test_a_room_seen_through_twice_the_lens_has_the_same_canonical_depths(monkeypatch):
    """The same pixels, all things twice as far: nobody could tell, and the target is the same."""
    monkeypatch.setattr(depth_batches, "developed", lambda photo, rng: photo)
    view = plane()
    camera = Intrinsics(2 * view.camera.fx, 2 * view.camera.fy, view.camera.cx, view.camera.cy)
    far = RoomView(view.color, 2 * view.depth, camera)
    targets = [depth_batches.drawn(each, (96, 128), np.random.default_rng(5))[1] for each in (view, far)]
    np.testing.assert_allclose(targets[0], targets[1], rtol=1e-5)


def test_a_crop_of_the_whole_keeps_the_points(monkeypatch):
    """What serving multiplies back is what training divided by: the points of the room come again."""
    view = random_room(np.random.default_rng(3), height=96, width=128)
    canonical = view.depth * CANONICAL_FOCAL / view.camera.fx
    estimate = ask_depth(lambda photos: np.log(canonical)[None], view.color, focal=view.camera.fx)
    found = unproject(estimate.depth, view.camera)
    np.testing.assert_allclose(found, unproject(view.depth, view.camera), rtol=1e-5, atol=1e-5)


def test_development_changes_colours_and_nothing_else():
    photo = np.random.default_rng(0).integers(0, 256, (32, 64, 3), dtype=np.uint8)
    again = [developed(photo, np.random.default_rng(seed)) for seed in (0, 0, 1)]
    np.testing.assert_array_equal(again[0], again[1])
    assert (again[0] != again[2]).any()
    assert again[0].shape == photo.shape
    assert again[0].dtype == np.uint8


def test_a_run_starts_from_the_encoder_of_the_cut_out_network(tmp_path):
    network = unetpp.build(unetpp.S)
    training.begin(network, CONFIG, tmp_path)
    cut_out = weights.load(registry.serving(registry.SEGMENTER))
    for name in ("stem", "encoder0", "encoder3_residual_out"):
        for own, other in zip(network.get_layer(name).weights, cut_out.get_layer(name).weights, strict=True):
            np.testing.assert_array_equal(own, other)


def test_the_recipe_of_the_paper_trains_the_same_network(samples, tmp_path, small):
    config = TrainingConfig("paper", "unetpp-plain", 2, batch=3, loss="mse")
    network = unetpp.build(PLAIN)
    before = network.get_weights()
    network.load_weights(training.train_depth(config, samples, tmp_path))
    assert all(np.isfinite(values).all() for values in network.get_weights())
    assert any((old != new).any() for old, new in zip(before, network.get_weights(), strict=True))


def test_under_deep_supervision_every_answer_learns(samples, tmp_path, small, monkeypatch):
    monkeypatch.setitem(unetpp.CONFIGS, "unetpp-deep", replace(PLAIN, supervised=True))
    network = unetpp.build(unetpp.CONFIGS["unetpp-deep"])
    config = TrainingConfig("deep", "unetpp-deep", 2, batch=3, loss="mse")
    before = {layer.name: layer.get_weights() for layer in network.layers if layer.name.endswith("_cells")}
    assert len(before) == 4
    network.load_weights(training.train_depth(config, samples, tmp_path))
    for name, values in before.items():
        assert (network.get_layer(name).get_weights()[0] != values[0]).any()


def test_a_run_trains_is_left_alone_when_finished_and_ships(samples, tmp_path, monkeypatch, small):
    final = training.train_depth(CONFIG, samples, tmp_path)
    written = registry.digest_of(final)
    assert registry.digest_of(training.train_depth(CONFIG, samples, tmp_path)) == written
    monkeypatch.setattr(registry, "MODELS", tmp_path)
    (tmp_path / "weights").mkdir()
    scores = training.publish_depth(CONFIG, samples, tmp_path)
    (row,) = registry.read_manifest(tmp_path / "manifest.toml")
    assert (row.name, row.category, row.network) == ("depth", registry.DEPTH, "unetpp-s")
    assert row.scores == scores
    assert registry.fault_of(row.path, row) == ""
    # and the journey can ask it, surely and with its dropout left on
    photo = random_room(np.random.default_rng(1)).color
    estimate = ask_depth(
        lambda photos: networks.run(row, photos), photo, focal=100, passes=3,
        sampled=lambda photos: networks.run(sampling(row), photos),
    )  # fmt: skip
    assert (estimate.depth > 0).all()
    assert estimate.spread.max() > 0


def test_scores_of_known_answers():
    view = random_room(np.random.default_rng(0), height=96, width=128)

    class Off:
        """20 % too far everywhere."""

        def predict_on_batch(self, photos):
            return np.log(1.2 * view.depth * CANONICAL_FOCAL / view.camera.fx)[None]

    scores = training.score(Off(), [view, view])
    rmse = 0.2 * np.sqrt((view.depth**2).mean())
    expected = {"abs_rel": 0.2, "rmse": rmse, "delta1": 1.0}
    expected |= {"abs_rel_median_aligned": 0.0, "rmse_median_aligned": 0.0, "delta1_median_aligned": 1.0}
    assert scores == pytest.approx(expected, abs=1e-4)


def test_the_experiments_name_what_there_is():
    for name in ("depth", "depth-paper"):
        config = read_experiment(name)
        assert config.network in unetpp.CONFIGS
        assert config.loss in training.LOSSES
    assert read_experiment("depth").publish
    assert not read_experiment("depth-paper").publish


def test_one_cycle_rises_a_third_of_the_way_and_falls_to_next_to_nothing():
    """The numbers of torch.optim.lr_scheduler.OneCycleLR(max_lr=1, total_steps=101)."""
    rates = [float(keras.ops.convert_to_numpy(OneCycle(1.0, 101)(step))) for step in range(101)]
    peak = int(np.argmax(rates))
    assert peak in (29, 30)
    assert rates[0] == pytest.approx(0.04)
    assert rates[peak] == pytest.approx(1, abs=0.003)
    assert rates[-1] == pytest.approx(4e-6, rel=0.01)
    assert np.all(np.diff(rates[: peak + 1]) > 0)
    assert np.all(np.diff(rates[peak:]) < 0)
