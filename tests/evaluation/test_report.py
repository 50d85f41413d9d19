"""Tables in words, files that read back, sheets of the right shapes."""

import csv
import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from evaluation.report import TILE, cell, chosen, strip, tables, write, write_sheet
from tests.evaluation.conftest import box_mesh, box_sample


def results() -> dict:
    figure = {"mean": 0.5123, "from": 0.48, "to": 0.55}
    return {
        "about": {"split": "test", "views": 2},
        "categories": {"chair": {
            "shapes": 2, "training shapes": 10,
            "methods": {"low": {"IoU 32": figure, "azimuth error": {"median": 9.31, "from": 4, "to": 20}},
                        "oracle": {"IoU 32": figure}},
            "comparisons": {"low - oracle": {"IoU 32": {**figure, "higher on": 0.75}}},
        }},
        "shapes": [{"category": "chair", "shape": "a", "low": {"IoU 32": 0.4, "azimuth error": 9},
                    "oracle": {"IoU 32": 0.6}}],
    }  # fmt: skip


def test_tables_name_every_figure_and_leave_blank_what_is_not_measured():
    text = tables(results())
    assert "| low | 0.512 (0.480 to 0.550) |  |  |  | 9.3 (4.0 to 20.0) |" in text
    assert "| oracle | 0.512 (0.480 to 0.550) |  |  |  |  |" in text
    assert "| low - oracle | 0.512 (0.480 to 0.550), higher on 75% |" in text


def test_differences_keep_their_sign():
    assert cell({"mean": -0.02, "from": -0.05, "to": 0.01}) == "-0.020 (-0.050 to 0.010)"


def test_files_read_back(tmp_path: Path):
    write(results(), tmp_path / "benchmark.json")
    head = json.loads((tmp_path / "benchmark.json").read_text())
    assert head == {name: value for name, value in results().items() if name != "shapes"}
    rows = list(csv.DictReader((tmp_path / "benchmark.csv").open()))
    assert [row["method"] for row in rows] == ["low", "oracle"]
    assert rows[1] == {"category": "chair", "shape": "a", "method": "oracle", "IoU 32": "0.6",
                       "azimuth error": ""}  # fmt: skip


def test_categories_are_added_to_what_was_measured_in_the_same_way(tmp_path: Path):
    path = tmp_path / "benchmark.json"
    write(results(), path)
    sofa = json.loads(json.dumps(results()).replace("chair", "sofa"))
    write(sofa, path, add=True)
    write(results(), path, add=True)
    head = json.loads(path.read_text())
    assert list(head["categories"]) == ["chair", "sofa"]
    rows = list(csv.DictReader(path.with_suffix(".csv").open()))
    assert [row["category"] for row in rows] == ["chair", "chair", "sofa", "sofa"]
    with pytest.raises(ValueError, match="must hold results about"):
        write({**sofa, "about": {"split": "train"}}, path, add=True)
    write(sofa, path)
    assert list(json.loads(path.read_text())["categories"]) == ["sofa"]


def test_the_best_the_middle_and_the_worst_are_chosen_once_each():
    scores = np.array([0.1, 0.9, 0.5, 0.3, 0.7, 0.6, 0.2, 0.8])
    assert chosen(scores) == [1, 7, 5, 2, 6, 0]
    assert chosen(np.array([0.2, 0.4])) == [1, 0]


def test_a_sheet_has_a_line_a_shape_and_a_column_a_picture(tmp_path: Path):
    strips = [strip(box_sample(name), {"truth": box_mesh(name), "low": box_mesh("cube")}) for name in
              ("flat", "tall")]  # fmt: skip
    rows = [{"low": {"F-score": 0.5}}, {"low": {"F-score": 0.7}}]
    write_sheet(tmp_path / "sheet.jpg", rows, strips.__getitem__)
    sheet = cv2.imread(str(tmp_path / "sheet.jpg"))
    assert sheet.shape[1] == 3 * TILE
    assert (sheet.shape[0] - 2 * TILE) in range(10, 40)
    # the tall box, scored higher, comes first: its photo is dark in the middle column, white at the sides
    first = sheet[-2 * TILE : -TILE, :TILE].mean(axis=(0, 2))
    assert first[TILE // 2] < first[5]
