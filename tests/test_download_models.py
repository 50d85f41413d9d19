"""download_models.py: finds what is missing or damaged, mends it, and says what it cannot mend."""

import hashlib
import http.server
import shutil
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest

import download_models
from models.registry import WeightsRow, write_manifest
from tests.models.test_registry import ROW

WEIGHTS = bytes(range(256)) * 4096  # 1 MiB


def row(**changes) -> WeightsRow:
    """A manifest row that describes WEIGHTS."""
    described = {"bytes": len(WEIGHTS), "sha256": hashlib.sha256(WEIGHTS).hexdigest(), "urls": ()}
    return replace(ROW, file="weights/chair-low.h5", **{**described, **changes})


class Server(http.server.BaseHTTPRequestHandler):
    """Serves WEIGHTS at /file in ranges, a web page at /quota, half of it at /half, nothing elsewhere."""

    ranges: list[str | None] = []  # noqa: RUF012 (the test reads it, one server at a time)

    def do_GET(self):
        """Answer one request."""
        asked = self.headers["Range"]
        self.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        half, page = WEIGHTS[: len(WEIGHTS) // 2], b"<!DOCTYPE html>quota"
        body = {"/file": WEIGHTS[start:], "/half": half, "/quota": page}
        if self.path not in body:
            return self.send_error(404)
        self.send_response(206 if asked and self.path == "/file" else 200)
        self.send_header("Content-Length", str(len(body[self.path])))
        self.end_headers()
        self.wfile.write(body[self.path])

    def log_message(self, *_):
        """Keep the test's output clean."""


@pytest.fixture
def web():
    """The address of a small web server and the list of ranges it was asked for."""
    Server.ranges = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", Server.ranges
    server.shutdown()
    server.server_close()


@pytest.fixture
def models(tmp_path, monkeypatch) -> Path:
    """An empty models folder, which download_models takes for its own."""
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setattr(download_models, "MODELS", folder)
    return folder


def test_a_file_is_fetched_from_the_first_address_that_has_it(models, web):
    address, _ = web
    assert download_models.repair(models, row(urls=[f"{address}/gone", f"{address}/file"])) == ""
    assert (models / "weights/chair-low.h5").read_bytes() == WEIGHTS
    assert [path.name for path in (models / "weights").iterdir()] == ["chair-low.h5"]


def test_a_broken_download_goes_on_where_it_stopped(models, web):
    address, ranges = web
    assert "damaged" in download_models.repair(models, row(urls=[f"{address}/half"]))
    assert not (models / "weights/chair-low.h5").exists()
    assert download_models.repair(models, row(urls=[f"{address}/file"])) == ""
    assert ranges == [None, f"bytes={len(WEIGHTS) // 2}-"]
    assert (models / "weights/chair-low.h5").read_bytes() == WEIGHTS


def test_a_web_page_is_not_taken_for_weights(models, web):
    address, _ = web
    assert "web page" in download_models.repair(models, row(urls=[f"{address}/quota"]))
    assert list((models / "weights").iterdir()) == []


def test_wrong_bytes_of_the_right_length_are_thrown_away(models, web):
    address, _ = web
    assert "sha256" in download_models.repair(models, row(urls=[f"{address}/file"], sha256="0" * 64))
    assert list((models / "weights").iterdir()) == []


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder with a name to commit under."""
    identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_shipped_file_comes_back_from_git(models, capsys):
    path = models / "weights/chair-low.h5"
    path.parent.mkdir()
    path.write_bytes(WEIGHTS)
    write_manifest(models / "manifest.toml", (row(),))
    if shutil.which("git") is None:  # a bare machine: then the user is told
        path.unlink()
        assert "git is not installed" in download_models.repair(models, row())
        return
    git(models.parent, "init", "-q")
    git(models.parent, "add", ".")
    git(models.parent, "commit", "-qm", "weights")
    path.write_bytes(b"nonsense")
    assert download_models.main(["--check"]) == 1
    assert "damaged: 8 bytes" in capsys.readouterr().out
    assert download_models.main(["chair-low"]) == 0
    assert path.read_bytes() == WEIGHTS


def test_without_git_or_addresses_it_says_what_is_wrong_and_what_to_do(models):
    assert "missing" in (told := download_models.repair(models, row()))
    assert "Clone again" in told


def test_an_unknown_name_is_wrong_use(models):
    (models / "manifest.toml").write_text("")
    with pytest.raises(SystemExit) as stopped:
        download_models.main(["sofa-higher"])
    assert stopped.value.code == 2
