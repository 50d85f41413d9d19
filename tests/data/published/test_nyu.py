"""A miniature in the exact format of nyu_depth_v2_labeled.mat: MATLAB 7.3, all axes turned about."""

import h5py
import numpy as np
import pytest

import cli
from data import roomsamples
from data.published import nyu

SCENES = [f"{kind}_{number:04d}" for kind in ("kitchen", "bedroom", "study") for number in range(8)]


@pytest.fixture(scope="module")
def labelled(tmp_path_factory):
    """48 pictures, two of each scene: depth grows with the row, colour tells column and picture."""
    path = tmp_path_factory.mktemp("nyu") / "nyu_depth_v2_labeled.mat"
    rows, columns = np.mgrid[:480, :640]
    names = [name for name in SCENES for _ in range(2)]
    with h5py.File(path, "w") as file:
        images = file.create_dataset("images", (48, 3, 640, 480), "u1", compression=1)
        depths = file.create_dataset("depths", (48, 640, 480), "f4", compression=1)
        scenes = file.create_dataset("scenes", (1, 48), h5py.ref_dtype)
        for index, name in enumerate(names):
            if index < 3:  # the others are never looked at closely
                color = np.stack([columns % 256, rows % 256, np.full_like(rows, index)])
                images[index] = color.transpose(0, 2, 1)
                depths[index] = (1 + rows / 100).T
            codes = np.array([[ord(letter)] for letter in name], np.uint16)
            scenes[0, index] = file.create_dataset(f"#refs#/{index}", data=codes).ref
    return path


def test_pictures_stand_upright_with_the_depth_of_their_pixels(labelled):
    view = nyu.read_view(labelled, 2)
    assert view.color.shape == (240, 320, 3)
    assert view.depth.shape == (240, 320)
    assert (view.color[..., 2] == 2).all()
    assert abs(int(view.color[50, 60, 0]) - 120) <= 1  # column 60 of 320 is column 120 of 640
    assert abs(int(view.color[50, 60, 1]) - 100) <= 1
    inside = view.depth[24:234, 22:298]
    np.testing.assert_allclose(
        inside, np.broadcast_to(1 + np.arange(48, 468, 2)[:, None] / 100, inside.shape)
    )


def test_the_white_frame_is_unknown(labelled):
    depth = nyu.read_view(labelled, 0).depth
    assert (depth[:22] == 0).all()
    assert (depth[236:] == 0).all()
    assert (depth[:, :20] == 0).all()
    assert (depth[:, 301:] == 0).all()
    assert (depth[22:235, 20:300] > 0).all()


def test_the_camera_is_that_of_the_set_at_half_the_size(labelled):
    camera = nyu.read_view(labelled, 0).camera
    assert (camera.fx, camera.fy) == pytest.approx((518.8579 / 2, 519.4696 / 2))
    assert (camera.cx, camera.cy) == pytest.approx(((325.5824 + 0.5) / 2 - 0.5, (253.7362 + 0.5) / 2 - 0.5))


def test_no_scene_is_in_two_splits_and_most_train(labelled):
    jobs = nyu.jobs_of(labelled)
    assert [job.index for job in jobs] == list(range(48))
    assert all(first.split == second.split for first, second in zip(jobs[::2], jobs[1::2], strict=True))
    names = [f"{kind}_{number:04d}" for kind in ("kitchen", "office", "bathroom") for number in range(400)]
    splits = [nyu.split_of_scene(name) for name in names]
    shares = [splits.count(split) / len(splits) for split in ("train", "validation", "test")]
    assert shares == pytest.approx([0.8, 0.1, 0.1], abs=0.04)


def test_the_command_writes_samples_once(labelled, tmp_path, monkeypatch):
    jobs = nyu.jobs_of(labelled)[:3]
    monkeypatch.setattr(nyu, "jobs_of", lambda source: jobs)
    command = ["prepare", "--nyu", str(labelled), "--out", str(tmp_path), "--processes", "1"]
    assert cli.main(command) == 0
    view = roomsamples.read(roomsamples.path_of(tmp_path, jobs[1].split, 1, kind=roomsamples.NYU))
    truth = nyu.read_view(labelled, 1)
    np.testing.assert_array_equal(view.color, truth.color)
    np.testing.assert_allclose(view.depth, truth.depth, rtol=1e-3)
    assert view.camera.fx == pytest.approx(truth.camera.fx)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "nyu").iterdir()}
    assert cli.main(command) == 0
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "nyu").iterdir()} == times
    assert len(times) == 3


def test_another_file_is_refused_in_words(tmp_path, capsys):
    other = tmp_path / "other.mat"
    assert cli.main(["prepare", "--nyu", str(other), "--out", str(tmp_path)]) == 2
    assert "nyu_depth_v2" in capsys.readouterr().err
    other.write_bytes(b"MATLAB 5.0 MAT-file")
    assert cli.main(["prepare", "--nyu", str(other), "--out", str(tmp_path)]) == 2
    assert "another file" in capsys.readouterr().err
    with h5py.File(other, "w") as file:
        file["images"] = np.zeros((1, 3, 4, 4), np.uint8)
    assert cli.main(["prepare", "--nyu", str(other), "--out", str(tmp_path)]) == 2
    assert "depths, scenes" in capsys.readouterr().err
