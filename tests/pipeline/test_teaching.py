"""The one lesson of a server, with a script in the place of the command."""

import json
import threading
from pathlib import Path

import pytest

from pipeline import teaching
from pipeline.errors import TeachingError
from pipeline.teaching import DONE, FAILED, STOPPED, Order, Teacher
from tests.lessons import command

ORDER = Order("teapot", Path("meshes"), "z", 7)


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that says what the command tells."""
    monkeypatch.setattr(teaching, "COMMAND", command(tmp_path))
    (tmp_path / "first.jsonl").write_text('{"stage": "Training", "step": 1}\n{"step": 2}')
    (tmp_path / "last.jsonl").write_text('{"result": {"beats": []}}')
    return tmp_path


def told(lesson, name: str, value: object) -> None:
    """Waits until a lesson has told a fact."""
    while lesson.facts.get(name) != value:
        assert lesson.busy, lesson.facts
        threading.Event().wait(0.01)


def test_facts_replace_each_other_and_the_result_ends_it(script: Path):
    teacher = Teacher()
    lesson = teacher.teach(ORDER)
    told(lesson, "step", 2)
    assert lesson.facts["stage"] == "Training"
    (script / "gate").touch()
    lesson.wait()
    assert lesson.state == DONE
    assert json.loads((script / "asked.json").read_text()) == [
        "--category", "teapot", "--meshes", "meshes", "--up", "z", "--steps", "7", "--keep", "never", "--json"
    ]  # fmt: skip
    teacher.dismiss(lesson)
    assert teacher.lesson is None


def test_one_at_a_time_and_stopped_it_makes_room(script: Path):
    teacher = Teacher()
    lesson = teacher.teach(ORDER)
    with pytest.raises(TeachingError, match="One category must be taught at a time"):
        teacher.teach(ORDER)
    told(lesson, "step", 2)
    lesson.stop()
    lesson.wait()
    assert lesson.state == STOPPED
    again = teacher.teach(ORDER)
    teacher.dismiss(lesson)
    assert teacher.lesson is again
    again.stop()
    again.wait()


@pytest.mark.parametrize(("last", "words"), [
    ('{"error": "Too few.", "advice": "Add some."}', "Too few."),
    ("", "ended before"),
    ("nonsense", "ended before"),
])  # fmt: skip
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_lesson_that_fails_says_why(script: Path, last: str, words: str):
    (script / "last.jsonl").write_text(last)
    (script / "gate").touch()
    lesson = Teacher().teach(ORDER)
    lesson.wait()
    assert lesson.state == FAILED
    assert words in lesson.error.message
    assert lesson.error.advice
