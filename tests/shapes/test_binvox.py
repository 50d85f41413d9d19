"""The .binvox format, by hand and by round trip."""

import numpy as np
import pytest

from shapes.binvox import Binvox, decode, encode, read_binvox, write_binvox

HEADER = b"#binvox 1\ndim 2 2 2\ntranslate -0.5 -0.25 3\nscale 1.5\ndata\n"


def test_a_file_written_by_hand():
    # x = 0: z = 0 holds y = 0, 1; z = 1 is empty. x = 1: z = 0 is empty; z = 1 holds y = 1 alone.
    read = decode(HEADER + bytes([1, 2, 0, 5, 1, 1]))
    expected = np.zeros((2, 2, 2), bool)
    expected[0, 0, 0] = expected[0, 1, 0] = expected[1, 1, 1] = True
    np.testing.assert_array_equal(read.voxels, expected)
    assert (read.translate, read.scale) == ((-0.5, -0.25, 3.0), 1.5)


def test_y_is_fastest_then_z_then_x():
    for place, (x, y, z) in enumerate([(0, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, 1), (1, 0, 0), (1, 1, 0)]):
        runs = bytes([0, place] if place else []) + bytes([1, 1, 0, 7 - place])
        assert np.argwhere(decode(HEADER + runs).voxels).tolist() == [[x, y, z]]


def test_bytes_are_as_the_format_has_them():
    voxels = np.zeros((2, 2, 2), bool)
    voxels[0, :, 0] = True
    written = encode(Binvox(voxels, (-0.5, -0.25, 3), 1.5))
    assert written == HEADER.replace(b" 3\n", b" 3.0\n") + bytes([1, 2, 0, 6])


def test_a_long_run_is_counted_in_pieces():
    size = 8  # 512 = 255 + 255 + 2
    written = encode(Binvox(np.ones((size,) * 3, bool)))
    assert written.endswith(b"\ndata\n" + bytes([1, 255, 1, 255, 1, 2]))


@pytest.mark.parametrize(("size", "share"), [(1, 1.0), (3, 0.5), (16, 0.02), (16, 0.9), (32, 0.0), (33, 1.0)])
def test_what_is_written_is_read_back(tmp_path, size, share):
    rng = np.random.default_rng(size)
    voxels = rng.random((size,) * 3) < share
    voxels[: size // 2] &= rng.random() < 0.5  # long runs too
    write_binvox(tmp_path / "a.binvox", Binvox(voxels, (0.1, -2e-7, 1e9), 0.3))
    read = read_binvox(tmp_path / "a.binvox")
    np.testing.assert_array_equal(read.voxels, voxels)
    assert (read.translate, read.scale) == ((0.1, -2e-7, 1e9), 0.3)


def test_place_and_size_may_be_missing_and_lines_may_end_as_on_windows():
    read = decode(b"#binvox 1\r\ndim 2 2 2\r\ndata\r\n" + bytes([0, 8]))
    assert (read.translate, read.scale) == ((0, 0, 0), 1)
    np.testing.assert_array_equal(read.centre(), [0.5, 0.5, 0.5])


def test_version_2_holds_values():
    read = decode(HEADER.replace(b"binvox 1", b"binvox 2") + bytes([0, 3, 7, 4, 255, 1]))
    assert read.voxels.sum() == 5


def test_data_that_looks_like_a_header_line_is_data():
    runs = b"".join(bytes([value, 10]) for value in b"\ndata\n") + bytes([0, 4])  # 6 * 10 + 4 = 4^3
    content = b"#binvox 2\ndim 4 4 4\ndata\n" + runs
    assert decode(content).voxels.sum() == 60


@pytest.mark.parametrize(("content", "message"), [
    (b"", "header must"),
    (b"PNG" + HEADER, "header must"),
    (HEADER.replace(b"binvox 1", b"binvox 3") + bytes([0, 8]), "header must"),
    (HEADER.replace(b"data\n", b""), "header must"),
    (HEADER.replace(b"dim 2 2 2\n", b"") + bytes([0, 8]), "header must give dim"),
    (HEADER.replace(b"dim 2 2 2", b"dim 2 2 4") + bytes([0, 16]), "three equal sizes"),
    (HEADER.replace(b"dim 2 2 2", b"dim 2 2") + bytes([0, 8]), "three equal sizes"),
    (HEADER.replace(b"dim 2 2 2", b"dim 0 0 0"), "three equal sizes"),
    (HEADER.replace(b"scale 1.5", b"scale big") + bytes([0, 8]), "header must give"),
    (HEADER.replace(b"scale 1.5", b"scale 0") + bytes([0, 8]), "scale above 0"),
    (HEADER.replace(b"translate -0.5", b"translate nan") + bytes([0, 8]), "finite"),
    (HEADER + bytes([0, 8, 1]), "pairs of bytes"),
    (HEADER + bytes([0, 7]), "fill 2.*received 7"),
    (HEADER + bytes([0, 9]), "fill 2.*received 9"),
    (HEADER, "fill 2.*received 0"),
    (HEADER + bytes([2, 8]), "0 or 1"),
    (HEADER.replace(b"dim 2 2 2", b"dim 99999 99999 99999") + bytes([0, 8]), "received 8"),
])  # fmt: skip
def test_damaged_files_say_what_is_wrong(tmp_path, content, message):
    (tmp_path / "bad.binvox").write_bytes(content)
    with pytest.raises(ValueError, match=f"(?s)bad.binvox.*{message}"):
        read_binvox(tmp_path / "bad.binvox")


def test_only_cubes_are_written():
    with pytest.raises(ValueError, match=r"must be \(R, R, R\)"):
        encode(Binvox(np.zeros((2, 2, 3), bool)))


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.binvox"):
        read_binvox(tmp_path / "none.binvox")
