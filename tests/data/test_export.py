"""Samples as other systems read them."""

import numpy as np
import pytest

import cli
from data.samples import Sample, write_sample
from shapes.binvox import read_binvox


@pytest.fixture
def samples(tmp_path):
    """Two chairs: one fills the lower half of a box half as wide as it is high, one is a full cube."""
    half = np.zeros((64, 64, 64), np.uint8)
    half[:, :32] = 255
    views = np.full((2, 128, 128, 4), 255, np.uint8)
    views[1, :64, :, :3] = 255, 0, 0  # red above, white below
    for name, solid, extents in (("b", np.full_like(half, 255), [1, 1, 1]), ("a", half, [0.5, 1, 1])):
        write_sample(tmp_path / "samples", Sample(
            name, "chair", "mesh", "made", "train", 1.0, solid, np.array(extents, np.float32), views,
            np.zeros((2, 4), np.float32),
        ))  # fmt: skip
    return tmp_path / "samples"


def export(samples, out, kind, split="train"):
    return cli.main(["export", "--samples", str(samples), "--out", str(out), "--format", kind,
                     "--categories", "chair", "--split", split])  # fmt: skip


def expected_half():
    """The lower half of an object half as wide as it is high, on the 32^3 object cube."""
    voxels = np.zeros((32, 32, 32), bool)
    voxels[8:24, :16] = True
    return voxels


def test_npy_holds_voxels_and_raw_grey_pictures_in_the_order_of_names(samples, tmp_path):
    assert export(samples, tmp_path / "out", "npy") == 0
    voxels = np.load(tmp_path / "out" / "train" / "voxels" / "chair.npy", allow_pickle=False)
    images = np.load(tmp_path / "out" / "train" / "images" / "chair.npy", allow_pickle=False)
    assert (voxels.shape, voxels.dtype) == ((2, 32, 32, 32), np.dtype(bool))
    np.testing.assert_array_equal(voxels[0], expected_half())
    assert voxels[1].all()
    assert (images.shape, images.dtype) == ((2, 2, 128, 128, 1), np.dtype(np.uint8))
    assert (images[:, 0] == 255).all()
    assert (images[0, 1, :64] == 76).all()  # 0.299 * 255
    assert (images[0, 1, 64:] == 255).all()


def test_binvox_holds_one_file_a_shape(samples, tmp_path):
    assert export(samples, tmp_path / "out", "binvox") == 0
    files = sorted((tmp_path / "out").rglob("*"))
    assert [path.name for path in files if path.is_file()] == ["a.binvox", "b.binvox"]
    read = read_binvox(tmp_path / "out" / "chair" / "train" / "a.binvox")
    np.testing.assert_array_equal(read.voxels, expected_half())
    np.testing.assert_array_equal(read.centre(), [0, 0, 0])


@pytest.mark.parametrize("kind", ["npy", "binvox"])
def test_without_samples_it_says_where_they_must_lie(samples, tmp_path, capsys, kind):
    assert export(samples, tmp_path / "out", kind, split="test") == 2
    assert "there is none" in capsys.readouterr().err
