"""Files on their way, shared by everyone on the server."""

import hashlib
import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.downloads import web
from models.downloads.fetch import partial_bytes
from models.registry import WeightsRow
from pipeline.errors import DownloadError
from pipeline.fetching import DONE, FAILED, RUNNING, STOPPED, Desk
from tests.fileserver import FileServer, serving
from tests.models.test_registry import ROW

WEIGHTS = bytes(range(256)) * 4096


@pytest.fixture
def server() -> Iterator[FileServer]:
    """A server that has WEIGHTS."""
    with serving(WEIGHTS) as server:
        yield server


@pytest.fixture
def row(server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WeightsRow:
    """A row whose server waits at 60 % until its gate opens."""
    monkeypatch.setattr(web, "PATIENCE", 3600)  # a server that a test holds back is not gone
    return replace(
        ROW,
        file=str(tmp_path / "chair.h5"),
        bytes=len(WEIGHTS),
        sha256=hashlib.sha256(WEIGHTS).hexdigest(),
        urls=(f"{server.address}/held",),
    )


def reached(job, size: int) -> bool:
    """Waits until a job has got so far; False when it ended before."""
    while job.busy and job.done < size:
        threading.Event().wait(0.01)
    return job.done >= size


def test_two_who_ask_for_one_file_share_one_download(row: WeightsRow, server: FileServer):
    desk = Desk()
    server.open.clear()
    first = desk.ask(row)
    assert reached(first, server.most)
    second = desk.ask(row)
    assert second is first
    assert desk.job(row).done == server.most
    server.open.set()
    second.wait()
    assert first.state == DONE
    assert row.path.read_bytes() == WEIGHTS
    assert len(server.asked) == 1


def test_many_who_ask_at_once_share_one_download(row: WeightsRow, server: FileServer):
    desk, jobs = Desk(), []
    server.open.clear()
    askers = [threading.Thread(target=lambda: jobs.append(desk.ask(row))) for _ in range(20)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    server.open.set()
    desk.job(row).wait()
    assert len(jobs) == 20
    assert len(set(jobs)) == 1
    assert len(server.asked) == 1


def test_stopped_it_goes_on_when_asked_again(row: WeightsRow, server: FileServer):
    desk = Desk()
    server.open.clear()
    job = desk.ask(row)
    assert reached(job, server.most)
    job.stop()
    assert job.busy
    server.open.set()
    job.wait()
    assert job.state == STOPPED
    assert job.error is None
    assert partial_bytes(row) == server.most
    again = desk.ask(row)
    assert again is not job
    again.wait()
    assert again.state == DONE
    assert server.asked[-1] == ("/held", f"bytes={server.most}-")


def test_a_failure_is_kept_for_everyone_and_the_next_try_works(row: WeightsRow, server: FileServer):
    desk = Desk()
    wrong = replace(row, urls=(f"{server.address}/quota",))
    desk.ask(wrong).wait()
    job = desk.job(row)
    assert job.state == FAILED
    assert "too many people" in job.error.message
    assert "browser" in job.error.advice
    desk.ask(row).wait()
    assert desk.job(row).state == DONE


def test_an_error_of_ours_leaves_no_job_that_never_ends(row: WeightsRow, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("models.downloads.fetch.fetch", broken)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    job = Desk().ask(row)
    job.wait()
    assert job.state == FAILED
    assert "error of our own" in job.error.message


def test_offline_nothing_begins_and_what_runs_is_stopped(row: WeightsRow, server: FileServer):
    desk = Desk()
    server.open.clear()
    job = desk.ask(row)
    assert reached(job, server.most)
    assert job.state == RUNNING
    desk.go_offline(True)
    server.open.set()
    job.wait()
    assert job.state == STOPPED
    with pytest.raises(DownloadError, match="Offline"):
        desk.ask(row)
    assert len(server.asked) == 1
    desk.go_offline(False)
    desk.ask(row).wait()
    assert desk.job(row).state == DONE


def test_the_environment_has_the_last_word(row: WeightsRow, monkeypatch):
    monkeypatch.setenv("UNFLATTEN_OFFLINE", "1")
    desk = Desk()
    desk.go_offline(False)
    assert desk.offline
    with pytest.raises(DownloadError, match="must be allowed"):
        desk.ask(row)


def test_an_import_mends_what_a_download_failed_with(row: WeightsRow, server: FileServer):
    desk = Desk()
    desk.ask(replace(row, urls=(f"{server.address}/page",))).wait()
    with pytest.raises(DownloadError, match="sha256"):
        desk.adopt(row, io.BytesIO(WEIGHTS[::-1]))
    assert desk.job(row).error
    desk.adopt(row, io.BytesIO(WEIGHTS))
    assert desk.job(row) is None
    assert row.path.read_bytes() == WEIGHTS
