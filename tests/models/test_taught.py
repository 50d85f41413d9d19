"""The user's own shelf: what is put there serves at once, and can be removed again."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from models import registry, taught
from models.refusal import Refusal
from models.registry import choices, fault_of, served, shelf, shipped, write_manifest
from models.taught import discard, forget, keep, named, teaching_folder
from tests.models.test_registry import ROW


@pytest.fixture
def candidate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A taught category, and a shelf of one's own that is empty."""
    monkeypatch.setenv("UNFLATTEN_OWN", str(tmp_path / "own"))
    folder = tmp_path / "candidate"
    folder.mkdir()
    put(folder, b"weights")
    return folder


def put(folder: Path, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    described = {"name": "tea-pot-low", "file": "tea-pot-low.weights.h5", "category": "tea-pot"}
    row = replace(ROW, **described, bytes=len(content), sha256=digest, levels={"tea-pot": 0.4})
    (folder / row.file).write_bytes(content)
    (folder / "tea-pot-low.md").write_text("# tea-pot-low")
    write_manifest(folder / "manifest.toml", (row,))


def test_what_is_kept_serves_and_what_is_forgotten_is_gone(candidate: Path):
    before = served()
    row = keep(candidate)
    assert row in shelf()
    assert served() == (*before, "tea-pot")
    assert choices("tea-pot") == {"low": row}
    assert fault_of(row.path, row) == ""
    assert taught.card_of(row).read_text() == "# tea-pot-low"
    put(candidate, b"better weights")
    assert keep(candidate).path.read_bytes() == b"better weights"
    assert len(registry.taught()) == 1
    forget("tea-pot")
    assert shelf() == shipped()
    assert [path.name for path in registry.taught_folder().rglob("*") if path.is_file()] == ["manifest.toml"]
    with pytest.raises(Refusal, match="taught here: none"):
        forget("tea-pot")


def test_the_shelf_may_be_moved(candidate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    keep(candidate)
    (tmp_path / "own").rename(tmp_path / "elsewhere")
    monkeypatch.setenv("UNFLATTEN_OWN", str(tmp_path / "elsewhere"))
    (row,) = registry.taught()
    assert fault_of(row.path, row) == ""


def test_a_candidate_that_is_damaged_or_gone_is_refused(candidate: Path, tmp_path: Path):
    (candidate / "tea-pot-low.weights.h5").write_bytes(b"nonsens")
    for folder in (candidate, tmp_path / "gone"):
        with pytest.raises(Refusal):
            keep(folder)
    assert registry.taught() == ()


def test_a_manifest_that_cannot_be_read_hides_no_other(candidate: Path):
    keep(candidate)
    (registry.taught_folder() / "manifest.toml").write_text("no TOML")
    assert shelf() == shipped()
    with pytest.raises(Refusal, match="must be a manifest"):
        registry.taught()


@pytest.mark.parametrize("words", [
    "", "  ", "7up", "a/b", "..", "tee\nkanne!", "chair", "Couch", "park bench", "general", "auto", "x" * 41,
    "çay",
])  # fmt: skip
def test_names_that_are_none_or_known_are_refused(words: str):
    with pytest.raises(Refusal):
        named(words)


def test_a_name_is_made_plain():
    assert named(" Tea  Pot_2 ") == "tea-pot-2"


def test_what_was_made_for_a_lesson_is_discarded(candidate: Path):
    (teaching_folder("tea-pot") / "x").mkdir(parents=True)
    keep(candidate)
    discard("tea-pot")
    assert not teaching_folder("tea-pot").exists()
    assert len(registry.taught()) == 1
