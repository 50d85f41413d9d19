"""The Accuracy page: nothing measured, something damaged, something measured."""

import json
from pathlib import Path

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
    return AppTest.from_string(source, default_timeout=60).run()


def test_without_results_the_page_says_how_to_measure(results: Path):
    page = opened(results)
    assert not page.exception
    assert "python cli.py evaluate" in page.info[0].value


def test_a_damaged_file_is_named_and_the_others_are_shown(results: Path):
    (results / "broken.json").write_text("{")
    (results / "benchmark.json").write_text(json.dumps({"chair": {"iou": 0.6}, "table": {"iou": 0.5}}))
    page = opened(results)
    assert not page.exception
    assert "broken.json" in page.warning[0].value
    assert page.dataframe[0].value.iou.tolist() == [0.6, 0.5]


def test_the_committed_results_are_shown():
    page = AppTest.from_file(APP, default_timeout=60).run().switch_page("pages/accuracy.py").run()
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
