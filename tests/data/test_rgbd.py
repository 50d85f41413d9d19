"""Each set's encoding, on files written here in it; and the real pairs where they are at hand."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from data import rgbd
from data.rgbd import Pair, carried_over, nyu_metres, read_nyu, read_redwood, read_sun, read_tum
from shapes.depthmap import Intrinsics, unproject


@pytest.fixture
def metres() -> np.ndarray:
    """A slope from 1 to 4 m with a hole, (48, 64)."""
    depth = np.linspace(1, 4, 48 * 64, dtype=np.float32).reshape(48, 64)
    depth[20:24, 30:40] = 0
    return depth


def write(path: Path, picture: np.ndarray) -> Path:
    path.write_bytes(cv2.imencode(path.suffix, picture)[1].tobytes())
    return path


def photo(path: Path, size: tuple[int, int] = (48, 64)) -> Path:
    """Red on the left, blue on the right; lossy formats keep that."""
    picture = np.zeros((*size, 3), np.uint8)
    picture[:, : size[1] // 2, 2] = picture[:, size[1] // 2 :, 0] = 200
    return write(path, picture)


def is_red_and_blue(pair: Pair) -> bool:
    middle = pair.color[pair.color.shape[0] // 2]
    return bool((abs(middle[4] - [200.0, 0, 0]) < 9).all() and (abs(middle[-4] - [0, 0, 200.0]) < 9).all())


def write_nyu(path: Path, depth: np.ndarray) -> Path:
    """A raw Kinect's PGM: the low byte first."""
    readings = np.where(depth > 0, 1092.5 - 351.3 / np.maximum(depth, 0.1), 2047)
    head = b"P5 %d %d 65535\n" % depth.shape[::-1]
    path.write_bytes(head + np.rint(readings).astype("<u2").tobytes())
    return path


def test_tum_counts_fifths_of_millimetres(tmp_path: Path, metres: np.ndarray):
    depth = write(tmp_path / "depth.png", np.rint(metres * 5000).astype(np.uint16))
    pair = read_tum(photo(tmp_path / "color.png"), depth)
    assert np.abs(pair.depth - metres).max() <= 1.01e-4
    assert is_red_and_blue(pair)
    assert pair.camera == rgbd.PRIMESENSE


def test_sun_rotates_millimetres_by_three_bits(tmp_path: Path, metres: np.ndarray):
    metres[0, 0] = 9.5  # the highest bits come round
    millimetres = np.rint(metres * 1000).astype(np.uint16)
    depth = write(tmp_path / "depth.png", (millimetres << 3) | (millimetres >> 13))
    pair = read_sun(photo(tmp_path / "color.jpg"), depth)
    assert np.abs(pair.depth - metres).max() <= 5e-4 + 1e-6
    assert is_red_and_blue(pair)


def test_nyu_swaps_bytes_and_counts_in_disparity(tmp_path: Path, metres: np.ndarray):
    path = write_nyu(tmp_path / "depth.pgm", metres)
    found = nyu_metres(rgbd.read_swapped_pgm(path))
    known = metres > 0
    assert not found[~known].any()
    step = metres[known] ** 2 / 351.3  # what one reading is worth
    assert (np.abs(found[known] - metres[known]) <= 0.51 * step).all()
    assert not nyu_metres(np.uint16([[1058, 1092, 1093, 2047]])).any()


def test_nyu_depth_lands_where_its_photo_shows_it():
    """A wall 3 m away fills the picture; a ball of pixels in front of it lands where the lens sees it."""
    depth = np.full((480, 640), 3.0, np.float32)
    found = carried_over(depth)
    assert (found[100:380, 100:540] > 0).mean() > 0.99
    assert np.abs(found[found > 0] - 3).max() < 0.03  # the two lenses look half a degree apart
    spot = np.zeros((480, 640), np.float32)
    row, column = 240, 320
    spot[row, column] = 2.0
    (down,), (across,) = np.nonzero(carried_over(spot))
    x = (column - rgbd.NYU_DEPTH.cx) / rgbd.NYU_DEPTH.fx * 2
    y = (row - rgbd.NYU_DEPTH.cy) / rgbd.NYU_DEPTH.fy * 2
    x, y, z = rgbd.NYU_TURN @ [x, y, 2.0] + rgbd.NYU_SHIFT  # the middle of a lens bends nothing
    assert across == pytest.approx(rgbd.NYU_COLOR.fx * x / z + rgbd.NYU_COLOR.cx, abs=0.6)
    assert down == pytest.approx(rgbd.NYU_COLOR.fy * y / z + rgbd.NYU_COLOR.cy, abs=0.6)


def test_the_nearer_of_two_surfaces_in_one_pixel_counts():
    depth = np.zeros((480, 640), np.float32)
    depth[200:280, 280:360] = 4.0
    depth[220:260, 300:340] = 2.0
    found = carried_over(depth)
    near = found[(found > 0) & (found < 3)]
    assert len(near) > 0.7 * 40 * 40  # nothing far covers it; the photo's lens sees it smaller
    assert found.max() < 4.1


def test_nyu_reads_a_pair(tmp_path: Path):
    depth = np.full((480, 640), 2.5, np.float32)
    pair = read_nyu(photo(tmp_path / "color.ppm", (480, 640)), write_nyu(tmp_path / "depth.pgm", depth))
    assert pair.color.shape == (480, 640, 3)
    assert np.median(pair.depth[pair.depth > 0]) == pytest.approx(2.5, abs=0.03)
    assert is_red_and_blue(pair)


@pytest.fixture
def redwood(tmp_path: Path, metres: np.ndarray) -> Path:
    """Two frames with poses, the camera beside their folder."""
    folder = tmp_path / "open3d_redwood"
    folder.mkdir()
    matrix = [100, 0, 0, 0, 101, 0, 31.5, 23.5, 1]
    (tmp_path / "camera_primesense.json").write_text(json.dumps({"intrinsic_matrix": matrix}))
    lines = []
    for number in range(2):
        photo(folder / f"color_{number:05d}.jpg")
        write(folder / f"depth_{number:05d}.png", np.rint(metres * 1000).astype(np.uint16))
        lines += [f"{number} {number} {number + 1}", f"1 0 0 {number}.5", "0 1 0 0", "0 0 1 0", "0 0 0 1"]
    (folder / "trajectory.log").write_text("\n".join(lines) + "\n")
    return folder


def test_redwood_has_poses_and_a_camera(redwood: Path, metres: np.ndarray):
    first, second = read_redwood(redwood)
    assert first.camera == Intrinsics(100, 101, 31.5, 23.5)
    assert np.abs(first.depth - metres).max() <= 5e-4 + 1e-6
    assert second.name == "Redwood 1"
    assert second.pose is not None
    assert second.pose.tolist() == [[1, 0, 0, 1.5], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]


def test_a_folder_gives_what_is_there(redwood: Path):
    assert [pair.name for pair in rgbd.read_pairs(redwood.parent)] == ["Redwood 0", "Redwood 1"]


def test_files_that_are_something_else_are_refused(tmp_path: Path):
    other = write(tmp_path / "grey.png", np.zeros((4, 4), np.uint8))
    with pytest.raises(ValueError, match="16 bits"):
        read_tum(photo(tmp_path / "color.png"), other)
    with pytest.raises(ValueError, match="16-bit PGM"):
        rgbd.read_swapped_pgm(other)
    broken = tmp_path / "short.pgm"
    broken.write_bytes(b"P5\n# a comment\n64 48\n65535\n" + bytes(9))
    with pytest.raises(ValueError, match="64 x 48"):
        rgbd.read_swapped_pgm(broken)
    broken.write_bytes(b"nothing")
    with pytest.raises(ValueError, match="picture"):
        read_sun(broken, broken)


@pytest.fixture(scope="module")
def real(shared_data: Path) -> dict[str, Pair]:
    folder = shared_data / "rgbd"
    if not folder.is_dir():
        pytest.skip(f"needs the RGB-D pairs: no folder {folder}")
    return {pair.name: pair for pair in rgbd.read_pairs(folder)}


def test_the_real_pairs_are_rooms(real: dict[str, Pair]):
    assert list(real) == ["NYU", "SUN", "TUM", *(f"Redwood {number}" for number in range(5))]
    medians = {"NYU": 3.26, "SUN": 2.72, "TUM": 2.415, "Redwood 0": 1.86}
    for name, pair in real.items():
        known = pair.depth[pair.depth > 0]
        assert pair.color.shape == (480, 640, 3)
        assert len(known) > 0.75 * pair.depth.size
        assert known.min() > 0.5
        assert known.max() < 10
        assert np.median(known) == pytest.approx(medians.get(name, 1.86), abs=0.02)


def test_real_frames_of_a_room_agree_by_their_poses(real: dict[str, Pair]):
    """Points of the first frame, carried to the last by the poses, lie on its depth map."""
    first, last = real["Redwood 0"], real["Redwood 4"]
    assert first.pose is not None
    assert last.pose is not None
    points = unproject(first.depth, first.camera)[first.depth > 0] * [1, -1, -1]
    world = points @ first.pose[:3, :3].T + first.pose[:3, 3]
    x, y, z = ((world - last.pose[:3, 3]) @ last.pose[:3, :3]).T
    across = np.rint(x / z * last.camera.fx + last.camera.cx).astype(int)
    down = np.rint(y / z * last.camera.fy + last.camera.cy).astype(int)
    inside = (across >= 0) & (across < 640) & (down >= 0) & (down < 480)
    there = last.depth[down[inside], across[inside]]
    off = np.abs(there - z[inside])[there > 0]
    assert np.median(off) < 0.01


def test_the_real_nyu_depth_lies_over_its_photo(real: dict[str, Pair], shared_data: Path):
    """Where depth leaps the photo has an edge: closer than before the depth was carried over."""
    pair = real["NYU"]
    raw = nyu_metres(rgbd.read_swapped_pgm(shared_data / "rgbd" / "open3d_other" / "NYU_depth.pgm"))
    edges = cv2.Canny(cv2.GaussianBlur(cv2.cvtColor(pair.color, cv2.COLOR_RGB2GRAY), (5, 5), 1), 40, 90) > 0
    distance = np.minimum(cv2.distanceTransform((~edges).astype(np.uint8), cv2.DIST_L2, 5), 8)

    def off(depth: np.ndarray) -> float:
        filled = cv2.morphologyEx(depth, cv2.MORPH_CLOSE, np.ones((3, 3)))
        logs = np.log(np.where(filled > 0, filled, np.nan))
        return float(distance[:, 1:][np.abs(np.diff(logs, axis=1)) > 0.06].mean())

    assert off(pair.depth) < 0.7 * off(raw)
