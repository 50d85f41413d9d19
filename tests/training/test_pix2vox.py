"""The recipe of Pix2Vox, on boxes and a tiny network."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from data.samples import Sample, write_sample
from models import pix2vox, registry
from models.pix2vox import Pix2VoxConfig
from models.registry import PIX2VOX, read_manifest
from models.weights import NETWORKS, load
from training import loop
from training import pix2vox as recipe
from training.config import TrainingConfig, experiments, read_experiment
from training.pix2vox import Pix2VoxBatches, publish_pix2vox, start_of, train_pix2vox

TINY = Pix2VoxConfig(
    ((4, 3), (4, 3), (8, 1)), 3, (8, 8, 4, 4), (2, 4), vgg=(2, 2, 4, 4), merger=(2,), hidden=8, picture=64
)
CONFIG = TrainingConfig("box", "pix2vox-s", 6, ("chair", "sofa"), rate=3e-3, warm_up=1, batch=4, views=3)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Chairs are tall boxes and sofas flat ones, of both origins; colours say which."""
    folder = tmp_path_factory.mktemp("samples")
    for number in range(8):
        for category, sides, color in (("chair", (0.5, 1, 0.5), 50), ("sofa", (1, 0.5, 0.5), 200)):
            views = np.full((2, 128, 128, 4), 255, np.uint8)
            views[:, 30:90, 40:80, :3] = color
            solid = np.zeros((64, 64, 64), np.uint8)
            solid[: 64 - 8 * (number % 2)] = 255  # some are cut off on one side
            write_sample(folder, Sample(
                f"box-{number}", category, "box", "procedural" if number % 2 else f"{category}/box.ply",
                "train" if number < 6 else "validation", 1.0, solid, np.float32(sides), views,
                np.float32([[30, 10, 2, 40], [-60, 20, 3, 30]]),
            ))  # fmt: skip
    return folder


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The small network is tiny, the shelf empty and elsewhere, and no ImageNet weights are at hand."""
    monkeypatch.setitem(pix2vox.CONFIGS, "pix2vox-s", TINY)
    monkeypatch.setitem(NETWORKS, "pix2vox-s", lambda: pix2vox.build(TINY))
    (tmp_path / "shelf" / "weights").mkdir(parents=True)
    monkeypatch.setattr(registry, "MODELS", tmp_path / "shelf")
    monkeypatch.setattr(loop, "CHECKPOINT", 2)
    monkeypatch.setattr(recipe, "can_start_from_imagenet", lambda config: False)


def test_batches_show_objects_in_the_cube_from_so_many_views_and_are_the_same_again(samples: Path):
    batches = Pix2VoxBatches(samples, CONFIG)
    seen = set()
    for step in range(9):
        photos, targets = batches[step]
        seen.add(photos.shape[1])
        assert photos.shape[2:] == (64, 64, 3)
        assert 0 <= photos.min() < 0.9 <= photos.max() <= 1
        voxels = targets["occupancy"]
        np.testing.assert_array_equal(voxels, targets["coarse"])
        assert set(np.unique(voxels)) == {0, 1}
        # a tall box is 16 x 32 x 16 voxels and a flat one 32 x 16 x 16, some an eighth less along x
        assert set(voxels.sum(axis=(1, 2, 3))) <= {8192, 7168}
        np.testing.assert_array_equal(photos, batches[step][0])
    assert seen == {1, 2, 3}
    first = Pix2VoxBatches(samples, replace(CONFIG, views=1))
    assert {first[step][0].shape[1] for step in range(4)} == {1}


def test_half_of_the_shapes_are_mirrored(samples: Path):
    """A box that is cut off on the right is cut off on the left in its mirror image."""
    batches = Pix2VoxBatches(samples, replace(CONFIG, batch=40))
    voxels = batches[0][1]["occupancy"]
    left, right = (voxels[:, side].any(axis=(1, 2)).mean() for side in (8, 23))
    assert 0.6 < left < 1
    assert 0.6 < right < 1


def test_training_lowers_the_loss_and_goes_on_to_the_same_weights(samples: Path, tmp_path: Path, eager):
    whole = train_pix2vox(CONFIG, samples, tmp_path / "whole")
    log = json.loads((tmp_path / "whole" / "box.json").read_text())
    assert [row["step"] for row in log] == [2, 4, 6]
    assert log[-1]["loss"] < log[0]["loss"]
    assert start_of(CONFIG, tmp_path / "whole") == "random weights"

    class Dies(Pix2VoxBatches):
        def __getitem__(self, step: int):
            if step == 5:
                raise MemoryError
            return super().__getitem__(step)

    with pytest.raises(MemoryError):
        loop.train(CONFIG, samples, tmp_path / "broken", replace(recipe.RECIPE, batches=Dies))
    broken = train_pix2vox(CONFIG, samples, tmp_path / "broken")
    one, other = pix2vox.build(TINY), pix2vox.build(TINY)
    one.load_weights(whole)
    other.load_weights(broken)
    for values, again in zip(one.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_allclose(again, values, atol=1e-5)


def test_epochs_are_counted_in_steps_of_all_training_shapes(samples: Path):
    config = loop.in_steps(replace(CONFIG, steps=0, epochs=3), samples)
    assert config.steps == 3 * 3  # 12 shapes in batches of 4
    with pytest.raises(ValueError, match="steps or epochs, received 6 and 3"):
        replace(CONFIG, epochs=3)


def test_what_is_published_says_what_it_started_from(samples: Path, tmp_path: Path, eager):
    train_pix2vox(CONFIG, samples, tmp_path)
    scores = publish_pix2vox(CONFIG, samples, tmp_path)
    (row,) = read_manifest(registry.MODELS / "manifest.toml")
    assert (row.category, row.capacity, row.network) == ("general", "pix2vox-s", "pix2vox-s")
    assert row.data.endswith("the encoder started from random weights")
    assert set(row.levels) == {"chair", "sofa"}
    assert row.scores == scores
    assert set(scores) == {"iou_procedural", "iou_meshes"}
    assert load(row).count_params() == pix2vox.build(TINY).count_params()


def test_where_imagenet_weights_are_at_hand_they_are_started_from(tmp_path: Path, monkeypatch):
    started = []
    monkeypatch.setattr(recipe, "can_start_from_imagenet", lambda config: True)
    monkeypatch.setattr(recipe, "start_from_imagenet", started.append)
    recipe.begin("a network", CONFIG, tmp_path / "runs")
    assert started == ["a network"]
    assert start_of(CONFIG, tmp_path / "runs") == "the ImageNet weights of VGG16"
    recipe.begin("the same, interrupted", CONFIG, tmp_path / "runs")
    assert len(started) == 1


@pytest.mark.parametrize("kind", ["a", "f"])
def test_table_1_is_what_the_experiments_say(kind: str):
    general = read_experiment(f"pix2vox-{kind}")
    assert (general.epochs, general.batch, general.rate, general.constant) == (240, 32, 1e-3, True)
    batches = {"chair": 32, "sofa": 32, "airplane": 32, "bicycle": 16, "motorcycle": 16}
    assert set(general.categories) == set(batches)
    for category, batch in batches.items():
        own = read_experiment(f"{category}-pix2vox-{kind}")
        assert (own.batch, own.rate, own.constant, own.categories) == (batch, 1e-3, True, (category,))
        assert 240 <= own.epochs <= 320
        assert own.parents == (general.name,)
        assert own.network == general.network


def test_the_small_runs_are_equal_but_for_their_categories():
    control = read_experiment("control-pix2vox-s")
    for category in control.categories:
        own = read_experiment(f"{category}-pix2vox-s")
        assert replace(own, name=control.name, categories=control.categories) == control
    assert {read_experiment(name).network for name in experiments() if "pix2vox" in name} == set(PIX2VOX)
