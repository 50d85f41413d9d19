"""The baselines on boxes, where the right answers are known."""

from pathlib import Path

import numpy as np
import pytest

from data.samples import read_sample
from evaluation.baselines import (
    Gallery,
    baselines,
    described,
    gallery_samples,
    mean_shape,
    nearest_neighbour,
    open_gallery,
    oracle,
    validation_samples,
)  # fmt: skip
from evaluation.contenders import at_best_level
from shapes.voxelgrid import iou
from tests.evaluation.conftest import SIDES, box_sample


@pytest.fixture(scope="module")
def gallery(boxes: Path) -> Gallery:
    return open_gallery(boxes, "chair")


def test_the_mean_of_nested_boxes_counts_the_boxes_that_hold_a_voxel(gallery: Gallery):
    mean = mean_shape(gallery)(box_sample("cube"), 0).grid
    assert mean.occupancy[32, 32, 32] == pytest.approx(1)  # in all three
    assert mean.occupancy[2, 32, 2] == pytest.approx(2 / 3)  # flat and cube
    assert mean.occupancy[2, 2, 2] == pytest.approx(1 / 3)  # cube alone
    volumes = [np.prod(sides) for sides in SIDES.values()]
    assert mean.volume() == pytest.approx(np.mean(volumes), rel=0.01)


@pytest.mark.parametrize("name", SIDES)
@pytest.mark.parametrize("baseline", [nearest_neighbour, oracle])
def test_a_shape_of_the_gallery_is_found_again(gallery: Gallery, name: str, baseline):
    guess = baseline(gallery)(box_sample(name), 1)
    assert guess.source == f"mesh-{name}"
    assert iou(guess.grid, box_sample(name).grid(), level=guess.level) == 1


def test_the_neighbour_brings_the_camera_of_the_view_that_was_alike(gallery: Gallery):
    assert nearest_neighbour(gallery)(box_sample("tall"), 1).azimuth == pytest.approx(120)


def test_the_oracle_looks_at_the_truth_and_not_at_the_picture(gallery: Gallery):
    sample = box_sample("flat")
    sample.views[:] = box_sample("tall").views
    assert oracle(gallery)(sample, 0).source == "mesh-flat"
    assert nearest_neighbour(gallery)(sample, 0).source == "mesh-tall"


def test_the_level_is_the_one_that_suits_the_validation_shapes(boxes: Path, gallery: Gallery):
    validating = validation_samples(boxes, "chair")
    assert sorted(sample.source for sample in validating) == ["chair/flat.ply", "procedural"]
    # above 1/3 the cube's corners fall out of the mean, and below 2/3 the flat box is in it
    level = at_best_level(mean_shape(gallery), validating)(validating[0], 0).level
    assert 1 / 3 < level < 2 / 3


def test_pictures_are_described_by_what_each_patch_holds_on_average():
    views = np.zeros((1, 128, 128, 4), np.uint8)
    views[0, :4, :2, 3] = 255
    found = described(views).reshape(32, 32, 4)
    assert found[0, 0, 3] == pytest.approx(0.5)
    assert found.sum() == pytest.approx(0.5)


def test_samples_that_exist_are_left_alone_and_none_is_made(boxes: Path):
    before = sorted(boxes.rglob("*"))
    assert gallery_samples(boxes, "chair") == boxes
    assert sorted(boxes.rglob("*")) == before


def test_an_empty_folder_says_where_samples_must_lie(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="samples must lie in"):
        open_gallery(tmp_path, "chair")


def test_baselines_go_by_their_names(gallery: Gallery):
    assert [name for name, _ in baselines(gallery)] == ["mean shape", "nearest neighbour", "oracle"]


def test_a_gallery_is_spread_over_the_samples(boxes: Path):
    assert [read_sample(path).name for path in open_gallery(boxes, "chair", shapes=2).paths] == [
        "mesh-cube", "mesh-tall"
    ]  # fmt: skip
