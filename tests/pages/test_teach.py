"""The Teach page: what is refused first, then a lesson from Start to the shelf; no network is trained."""

import json
import threading
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from models import registry
from pages.components.lesson_room import teacher
from pipeline import teaching
from tests.lessons import candidate, command, result
from tests.pages.conftest import APP, press

FIRST = [
    {"stage": "Checking the meshes", "done": 0, "total": 12},
    {"report": {"usable": 11, "faults": {"notes.txt": "It is no mesh file."}}},
    {"stage": "Training", "done": 0, "total": 0},
    {"step": 25, "steps": 50, "loss": 1.25, "seconds_left": 30.0},
]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that says what the command tells; the user's own shelf is empty and elsewhere."""
    teacher.clear()
    monkeypatch.setenv("UNFLATTEN_OWN", str(tmp_path / "own"))
    monkeypatch.setattr(teaching, "COMMAND", command(tmp_path))
    folder = candidate(tmp_path / "own" / "teaching" / "teapot" / "made")
    first = [*FIRST, {"picture": str(folder / "picture.jpg"), "pictured": 25}]
    (tmp_path / "first.jsonl").write_text("\n".join(map(json.dumps, first)))
    ends(tmp_path, {"result": result(folder, beats=["mean shape", "nearest neighbour"])})
    return tmp_path


def ends(script: Path, facts: dict) -> None:
    (script / "last.jsonl").write_text(json.dumps(facts))


def opened() -> AppTest:
    page = AppTest.from_file(APP, default_timeout=240).run().switch_page("pages/teach.py").run()
    assert not page.exception
    return page


def begun(page: AppTest, script: Path, *, name: str = "Teapot") -> AppTest:
    """Fills in the questions and presses Start."""
    page.text_input(key="lesson name").set_value(name)
    page.button_group(key="lesson way").set_value("folder").run()
    page.text_input(key="lesson folder").set_value(str(script)).run()
    press(page, "Start")
    assert not page.exception
    return page


def told(page: AppTest) -> AppTest:
    """The page once the lesson has told all that it tells before its gate."""
    lesson = teacher().lesson
    while "pictured" not in lesson.facts:
        assert lesson.busy, lesson.error
        threading.Event().wait(0.02)
    return page.run()


def finished(page: AppTest, script: Path) -> AppTest:
    (script / "gate").touch()
    teacher().lesson.wait()
    page.run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    kinds = ("error", "warning", "success", "info", "markdown", "caption")
    return "\n".join(element.value for kind in kinds for element in page.get(kind))


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_nothing_begins_before_there_is_a_name_and_a_source(script: Path):
    page = opened()
    assert next(button for button in page.button if button.label == "Start").disabled


def test_a_known_name_is_refused_in_a_sentence(script: Path):
    page = begun(opened(), script, name="Sofa")
    assert "must be a new one" in page.error[0].value
    assert "**Try this:**" in page.error[0].value
    assert teacher().lesson is None


def test_too_few_meshes_are_told_and_leave_a_way_back(script: Path):
    ends(script, {"error": "At least 10 usable meshes are needed.", "advice": "Add meshes."})
    page = finished(begun(opened(), script), script)
    assert "At least 10" in page.error[0].value
    press(page, "Back")
    assert "Start" in labels(page)


def test_a_lesson_is_seen_to_go_on_by_everyone_and_put_on_the_shelf(script: Path):
    page = told(begun(opened(), script))
    other = opened()
    for session in (page, other):
        assert [bar.proto.text for bar in session.get("progress")] == [
            "Step 25 of 50 · loss 1.250 · 30 s left"
        ]
        assert "**11** meshes can be used" in said(session)
        assert session.dataframe[0].value["What is wrong"].tolist() == ["It is no mesh file."]
        assert len(session.get("image")) == 1
        assert "Stop" in labels(session)
    finished(page, script)
    assert "beats the mean shape and the nearest neighbour" in said(page)
    assert page.dataframe[0].value["IoU 64"].tolist() == ["0.450"] * 3
    press(page, "Put on the shelf")
    assert "choose it as the category in Reconstruct" in said(page)
    assert "teapot" in registry.served()
    assert not (script / "own" / "teaching" / "teapot").exists()
    assert "Start" in labels(other.run())


def test_it_is_on_the_models_page_with_its_card_and_can_be_removed(script: Path):
    page = finished(told(begun(opened(), script)), script)
    press(page, "Put on the shelf")
    page.switch_page("pages/models.py").run()
    assert not page.exception
    assert "Taught here" in [heading.value for heading in page.subheader]
    assert "A card." in said(page)
    press(page, "Remove")
    assert "Taught here" not in [heading.value for heading in page.subheader]
    assert "teapot" not in registry.served()


def test_what_has_learned_nothing_is_said_to_and_discarded(script: Path):
    folder = script / "own" / "teaching" / "teapot" / "made"
    ends(script, {"result": result(folder, beats=[])})
    page = finished(told(begun(opened(), script)), script)
    assert "has learned nothing" in page.error[0].value
    assert "Put on the shelf" in labels(page)
    press(page, "Discard")
    assert not folder.exists()
    assert "teapot" not in registry.served()
    assert "Start" in labels(page)


def test_stopped_it_can_go_on(script: Path):
    page = told(begun(opened(), script))
    press(page, "Stop")
    teacher().lesson.wait()
    page.run()
    assert "What it made is kept" in said(page)
    press(page, "Go on")
    assert teacher().lesson.busy
    finished(page, script)
    assert "Put on the shelf" in labels(page)


def test_uploaded_files_are_unpacked_into_a_folder_of_their_own(script: Path):
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("pots/one.obj", "v 0 0 0")
    page = opened()
    page.text_input(key="lesson name").set_value("teapot")
    files = [("all.zip", archive.getvalue(), "application/zip"), ("two.stl", b"solid", "model/stl")]
    page.file_uploader(key="lesson files").set_value(files).run()
    press(page, "Start")
    assert not page.exception
    meshes = teacher().lesson.order.meshes
    assert sorted(path.name for path in meshes.rglob("*.*")) == ["one.obj", "two.stl"]
    finished(page, script)


def test_a_spoilt_zip_is_refused_in_a_sentence(script: Path):
    page = opened()
    page.text_input(key="lesson name").set_value("teapot")
    page.file_uploader(key="lesson files").set_value([("all.zip", b"PK no", "application/zip")]).run()
    press(page, "Start")
    assert "all.zip must be a whole zip file" in page.error[0].value.replace("\\", "")
