"""The contact sheet of depth."""

import cv2
import numpy as np
import pytest

from evaluation.depth_contenders import Subject
from evaluation.depth_sheet import HEADINGS, TILE, colored, sheet, write
from shapes.depthmap import Intrinsics
from tests.boxroom import box_room


@pytest.fixture
def subjects() -> list[Subject]:
    """Seven pictures, each of one shade."""
    truth = box_room()
    truth[:8] = 0
    camera = Intrinsics.of_view(48, 64, 70)
    return [Subject(str(n), np.full((48, 64, 3), 30 * n, np.uint8), truth, camera) for n in range(7)]


def test_the_best_come_first_and_the_worst_last(subjects: list[Subject]):
    picture = sheet(subjects, lambda subject: subject.truth, [0.1 * n for n in (3, 6, 0, 2, 5, 1, 4)])
    assert picture.shape[1:] == (len(HEADINGS) * TILE[1], 3)
    rows = [picture[22 + TILE[0] // 2 :: TILE[0]][n, 20, 0] // 30 for n in range(6)]
    assert rows[:2] == [2, 5]
    assert rows[-2:] == [4, 1]
    assert len(set(rows)) == 6


def test_the_error_is_bright_where_it_is_large_and_grey_where_nobody_knows(subjects: list[Subject]):
    depth = subjects[0].truth * 1.0
    depth[:, 32:] *= 2
    picture = sheet(subjects[:1], lambda subject: depth, [0.5])[22:]
    error = picture[:, 3 * TILE[1] :].astype(int)
    height, width = TILE
    right, left = error[height // 2, 3 * width // 4], error[height // 2, width // 4]
    assert np.abs(error[10, 10] - 128).max() == 0
    assert np.abs(left - colored(np.ones((1, 1)), np.ones((1, 1), bool))[0, 0]).max() < 3
    assert np.abs(right - colored(np.zeros((1, 1)), np.ones((1, 1), bool))[0, 0]).max() < 3


def test_colours_run_from_yellow_to_dark_blue():
    near, far = colored(np.array([[0.0, 1.0]]), np.ones((1, 2), bool))[0].astype(int)
    assert near[0] > 200 > 100 > near[2]
    assert far.max() < 100 < near.max()
    assert far[2] > far[1]


def test_the_file_is_a_picture_in_the_right_colours(tmp_path):
    picture = np.zeros((40, 60, 3), np.uint8)
    picture[..., 0] = 250
    write(tmp_path / "a.jpg", picture)
    assert cv2.imread(str(tmp_path / "a.jpg"))[20, 30, 2] > 240
