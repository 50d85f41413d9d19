"""The Accuracy page: nothing measured, something damaged, something measured."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from pages.components.report import as_rows, titled
from tests.pages.conftest import APP


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """An empty folder, to stand in the place of the committed results."""
    return tmp_path


def opened(results: Path) -> AppTest:
    source = (APP.parent / "pages" / "accuracy.py").read_text(encoding="utf-8")
    source = source.replace("Path(__file__)", f"Path({str(APP.parent / 'pages' / 'accuracy.py')!r})")
    source = source.replace("page(RESULTS)", f"page(Path({str(results)!r}))")
    return AppTest.from_string(source, default_timeout=240).run()


def test_without_results_the_page_says_how_to_measure(results: Path):
    page = opened(results)
    assert not page.exception
    assert "python cli.py evaluate" in page.info[0].value


def test_a_damaged_file_is_named_and_the_others_are_shown(results: Path):
    (results / "broken.json").write_text("{")
    (results / "speed.json").write_text(json.dumps({"chair": {"iou": 0.6}, "table": {"iou": 0.5}}))
    page = opened(results)
    assert not page.exception
    assert "broken.json" in page.warning[0].value
    assert page.dataframe[0].value.iou.tolist() == [0.6, 0.5]


def test_the_benchmark_shows_its_tables_in_words_and_its_sheets(results: Path):
    figure = {"mean": 0.512, "from": 0.48, "to": 0.55}
    scores = {"IoU 64": figure, "F-score": {"mean": 0.2, "from": 0.1, "to": 0.3}}
    methods = {"low": {**scores, "level": 0.4}, "oracle": {**scores, "level": 0.5}}
    found = {"about": {"split": "test"}, "categories": {"chair": {"shapes": 20, "methods": methods}}}
    (results / "benchmark.json").write_text(json.dumps(found))
    pixels = np.full((8, 8, 3), 255, np.uint8)
    (results / "benchmark-chair.jpg").write_bytes(cv2.imencode(".jpg", pixels)[1].tobytes())
    page = opened(results)
    assert not page.exception
    short, full = (page.dataframe[index].value for index in range(2))
    assert short.to_dict("records") == [{"category (shapes)": "chair (20)", "low": "0.51, 0.20"}]
    assert full["IoU 64"].tolist() == ["0.512 (0.480 to 0.550)"] * 2
    assert "Benchmark chair" in str(page.get("image")[0].proto)


def test_what_more_photos_bring_is_a_row_a_number_of_photos(results: Path):
    figure = {"mean": 0.3, "from": 0.2, "to": 0.4}
    measured = {number: {"one photo": figure, "fused": figure} for number in ("1 view", "4 views")}
    differences = {"fused 4 - fused 1": {"IoU 32": {**figure, "higher on": 0.8}}}
    found = {"about": {"shapes": 2}, "IoU 32": measured, "differences on the same shapes": differences}
    (results / "views-meshes.json").write_text(json.dumps(found))
    page = opened(results)
    assert not page.exception
    assert page.expander[0].label == "By the number of photos, real meshes"
    by_number, pairs = (page.dataframe[index].value for index in range(2))
    assert by_number[""].tolist() == ["1 view", "4 views"]
    assert by_number["fused"].tolist() == ["0.300 (0.200 to 0.400)"] * 2
    assert pairs["IoU 32"].tolist() == ["0.300 (0.200 to 0.400), higher on 80%"]


def test_the_committed_results_are_shown():
    page = AppTest.from_file(APP, default_timeout=240).run().switch_page("pages/accuracy.py").run()
    assert not page.exception
    assert not page.warning


def test_records_become_rows():
    assert as_rows([{"a": 1}, {"a": 2}]) == [{"a": 1}, {"a": 2}]
    assert as_rows({"chair": {"low": {"iou": 0.5}, "n": 3}}) == [{"": "chair", "low iou": 0.5, "n": 3}]
    assert as_rows({"chair": {"low": {"iou": {"deep": 1}}}}) == []
    assert as_rows({"chair": 1}) == []
    assert as_rows("words") == []


def test_titles_are_plain_words():
    assert titled("benchmark_procedural") == "Benchmark procedural"
    assert titled("cutout") == "Cut-out"


def test_curves_are_drawn_and_their_figures_told(results: Path):
    points = [{"strength": 0, "F-score": 0.3, "from": 0.2, "to": 0.4}, {"strength": 2, "F-score": 0.1}]
    (results / "ablation-meshes.json").write_text(json.dumps({"curves": {"blur": points}}))
    page = opened(results)
    assert not page.exception
    assert page.dataframe[0].value["F-score"].tolist() == [0.3, 0.1]
    (chart,) = page.get("vega_lite_chart")
    assert "strength" in chart.proto.spec
    assert page.expander[0].label == "What each step is worth: photos of real meshes"


def depth_results() -> dict:
    """What evaluation.benchmark_depth writes, of one set and two contenders."""
    measured = {
        name: {"mean": 0.25, "from": 0.2, "to": 0.3} for name in ("AbsRel", "RMSE", "SILog", "delta1", "R2")
    }
    aligned = {"ours": measured, "constant depth": measured}
    differences = {"constant depth": {"AbsRel": {"mean": -0.1, "from": -0.2, "to": 0.0, "higher on": 0.1}}}
    alignments = ("none", "median", "scale and shift in disparity")
    figures = {"pictures": 3, **dict.fromkeys(alignments, aligned), "ours less another, none": differences}
    row = {"picture": "NYU", "alignment": "none", "method": "ours", "AbsRel": 0.31}
    speed = {"ours": {"seconds, median": 0.1, "megabytes": 9.0}}
    return {"about": {"pixels": "known"}, "verdict": {"real pairs": "Ours beats constant depth."},
            "figures": {"real pairs": figures}, "speed": speed, "pairs": [row]}  # fmt: skip


def test_depth_is_told_in_short_and_in_full_with_its_sheet(results: Path):
    (results / "depth.json").write_text(json.dumps(depth_results()))
    unsure = {"mean": 0.184, "from": 0.12, "to": 0.25}
    unsure = {"real pairs": {"by pixels": {"rank correlation": unsure}}}
    (results / "depth-uncertainty.json").write_text(json.dumps(unsure))
    pixels = np.full((8, 8, 3), 255, np.uint8)
    (results / "depth-rooms.jpg").write_bytes(cv2.imencode(".jpg", pixels)[1].tobytes())
    page = opened(results)
    assert not page.exception
    assert [found.value for found in page.subheader] == ["Depth of a scene"]
    assert "Ours beats constant depth." in page.markdown[1].value
    assert "**0.18** (95 % interval 0.12 to 0.25)" in page.markdown[2].value
    short = page.dataframe[0].value
    assert short[""].tolist() == ["ours", "constant depth"]
    assert short["AbsRel aligned"].tolist() == [0.25, 0.25]
    tables = [frame.value for frame in page.dataframe[1:]]
    assert sum("R2" in table for table in tables) == 3
    assert any("higher on 10%" in str(table.to_dict()) for table in tables)
    assert any("picture" in table and table["AbsRel"].tolist() == [0.31] for table in tables)
    assert "by AbsRel" in str(page.get("image")[0].proto)


def test_sparsification_is_drawn(results: Path):
    points = [{"removed": 0.0, "worst removed": 1.0}, {"removed": 0.05, "worst removed": 0.8}]
    (results / "depth-uncertainty.json").write_text(json.dumps({"real pairs": {"curve": points}}))
    page = opened(results)
    assert not page.exception
    (chart,) = page.get("vega_lite_chart")
    assert "removed" in chart.proto.spec
    assert not page.subheader
