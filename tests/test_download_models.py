"""download_models.py: finds what is missing or damaged, mends it, and says what it cannot mend."""

import hashlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import download_models
from models import registry
from models.registry import WeightsRow, write_manifest
from tests.conftest import REPOSITORY
from tests.fileserver import FileServer, serving
from tests.models.test_registry import ROW

WEIGHTS = bytes(range(256)) * 4096  # 1 MiB


@pytest.fixture
def server() -> Iterator[FileServer]:
    """A server that has WEIGHTS."""
    with serving(WEIGHTS) as server:
        yield server


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A models folder with two empty shelves, in the place of the real one."""
    folder = tmp_path / "models"
    folder.mkdir()
    for name in ("manifest.toml", "published.toml"):
        (folder / name).write_text("")
    monkeypatch.setattr(registry, "MODELS", folder)
    return folder


def row(**changes: object) -> WeightsRow:
    """A row that describes WEIGHTS."""
    described = {"bytes": len(WEIGHTS), "sha256": hashlib.sha256(WEIGHTS).hexdigest(), "urls": ()}
    return replace(ROW, file="weights/chair-low.h5", **{**described, **changes})


@pytest.fixture
def published(models: Path, server: FileServer) -> Callable[[str], Path]:
    """Puts a row with an address of the server on the shelf; where its file belongs."""

    def put(path: str) -> Path:
        write_manifest(models / "published.toml", (row(urls=(f"{server.address}/{path}",)),))
        return models / "weights/chair-low.h5"

    return put


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder with a name to commit under."""
    identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_shipped_file_comes_back_from_git(models: Path, capsys):
    path = models / "weights/chair-low.h5"
    path.parent.mkdir()
    path.write_bytes(WEIGHTS)
    write_manifest(models / "manifest.toml", (row(),))
    git(models.parent, "init", "-q")
    git(models.parent, "add", ".")
    git(models.parent, "commit", "-qm", "weights")
    path.write_bytes(b"nonsense")
    assert download_models.main(["--check"]) == 1
    assert "damaged: 8 bytes" in capsys.readouterr().out
    assert download_models.main(["chair-low"]) == 0
    assert path.read_bytes() == WEIGHTS


def test_what_git_does_not_have_either_is_told_with_a_way_out(models: Path, capsys, monkeypatch):
    monkeypatch.setenv("PATH", "")  # not even git
    write_manifest(models / "manifest.toml", (row(),))
    assert download_models.main([]) == 1
    told = capsys.readouterr().out
    assert "missing (git is not installed)" in told
    assert "Clone the repository again" in told


def test_a_published_file_comes_when_it_is_named_and_is_checked_from_then_on(
    published: Callable, server: FileServer, capsys
):
    path = published("file")
    assert download_models.main([]) == 0
    assert not path.exists()
    assert download_models.main(["chair-low"]) == 0
    assert path.read_bytes() == WEIGHTS
    path.write_bytes(WEIGHTS[:-1])
    assert download_models.main(["--check"]) == 1
    assert download_models.main([]) == 0
    assert path.read_bytes() == WEIGHTS


def test_a_refusal_is_one_line_and_no_file(published: Callable, capsys):
    path = published("page")
    assert download_models.main(["chair-low"]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert "received a web page" in last
    assert "--from FILE" in last
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(published: Callable, capsys):
    published("file").parent.write_bytes(b"a file in the folder's place")
    assert download_models.main(["chair-low"]) == 1
    assert "must be written, received" in capsys.readouterr().out


def test_the_list_has_what_is_not_here(published: Callable, server: FileServer, capsys):
    published("file")
    assert download_models.main(["--list"]) == 0
    assert capsys.readouterr().out == "chair-low: missing\n"
    assert server.asked == []


def test_a_file_that_came_another_way_is_imported(published: Callable, server: FileServer, tmp_path: Path):
    path, other = published("quota"), tmp_path / "from the browser.keras"
    other.write_bytes(WEIGHTS[::-1])
    assert download_models.main(["chair-low", "--from", str(other)]) == 1
    assert not path.exists()
    other.write_bytes(WEIGHTS)
    assert download_models.main(["chair-low", "--from", str(other)]) == 0
    assert path.read_bytes() == WEIGHTS
    assert server.asked == []


@pytest.mark.parametrize("arguments", [["sofa-higher"], ["--from", "x"], ["chair-low", "--from", "nowhere"]])
def test_wrong_use_ends_with_status_two(published: Callable, arguments: list[str]):
    published("file")
    with pytest.raises(SystemExit) as stopped:
        download_models.main(arguments)
    assert stopped.value.code == 2


def test_killed_at_60_percent_it_resumes_and_verifies(server: FileServer, tmp_path: Path):
    """Another process, killed as hard as can be, while the server holds the rest back."""
    described = replace(row(urls=(f"{server.address}/held",)), name="held", file=str(tmp_path / "held.h5"))
    write_manifest(tmp_path / "own.toml", (described,))
    server.open.clear()
    command = [sys.executable, "download_models.py", "held"]
    environment = {**os.environ, "UNFLATTEN_SHELF": str(tmp_path / "own.toml")}
    process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=subprocess.DEVNULL)
    part = tmp_path / "held.h5.part"
    while not part.exists() or part.stat().st_size < server.most // 2:
        assert process.poll() is None
        threading.Event().wait(0.01)
    process.kill()
    process.wait()
    here = part.stat().st_size
    assert not (tmp_path / "held.h5").exists()
    server.open.set()
    assert subprocess.run(command, cwd=REPOSITORY, env=environment).returncode == 0
    assert server.asked == [("/held", None), ("/held", f"bytes={here}-")]
    assert (tmp_path / "held.h5").read_bytes() == WEIGHTS
    assert not part.exists()


def test_it_runs_before_anything_is_installed(server: FileServer, tmp_path: Path):
    described = replace(row(urls=(f"{server.address}/file",)), name="early", file=str(tmp_path / "early.h5"))
    write_manifest(tmp_path / "own.toml", (described,))
    environment = {**os.environ, "UNFLATTEN_SHELF": str(tmp_path / "own.toml")}
    command = [sys.executable, "-S", "download_models.py", "early"]  # -S: without installed packages
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "early.h5").read_bytes() == WEIGHTS


def test_a_shelf_of_ones_own_that_cannot_be_read_is_one_sentence(monkeypatch, capsys):
    monkeypatch.setenv("UNFLATTEN_SHELF", "nowhere.toml")
    assert download_models.main(["--list"]) == 1
    assert "UNFLATTEN_SHELF must name a file" in capsys.readouterr().err
