"""Google Drive by gdown: gdown itself runs, its requests end at a server of ours."""

import threading
from collections.abc import Callable

import pytest
import requests

from models.downloads import drive
from models.downloads.fetch import fetch, partial_bytes
from models.refusal import Refusal, Stopped
from models.registry import WeightsRow
from tests.fileserver import FileServer
from tests.models.downloads.conftest import WEIGHTS

ADDRESS = "https://drive.google.com/uc?id=1nj8zjdBxX8LK2y4crZS9swEqv3R7UWTo"


@pytest.fixture
def google(server: FileServer, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sends all requests to a path of the server of ours; called with another path, to that one."""
    ways = {"path": "uc"}
    send = requests.Session.send

    def redirected(session: requests.Session, request: requests.PreparedRequest, **options: object):
        assert request.url.startswith("https://drive.google.com/")
        request.url = f"{server.address}/{ways['path']}"
        return send(session, request, **options)

    monkeypatch.setattr(requests.Session, "send", redirected)
    monkeypatch.setattr(drive, "RETRIES", 0)
    return lambda path: ways.update(path=path)


@pytest.fixture
def drive_row(row: Callable, google: Callable) -> WeightsRow:
    """A row whose file lies on Google Drive."""
    return row(urls=(ADDRESS,))


def test_a_file_comes_whole_and_alone(drive_row: WeightsRow):
    told = []
    fetch(drive_row, tell=lambda done, total: told.append((done, total)))
    assert drive_row.path.read_bytes() == WEIGHTS
    assert told[-1] == (len(WEIGHTS), len(WEIGHTS))
    assert {path.name for path in drive_row.path.parent.iterdir()} == {"chair.h5", "chair.h5.lock"}


def test_the_quota_page_is_recognised_with_the_way_out(drive_row: WeightsRow, google: Callable):
    google("quota")
    with pytest.raises(Refusal, match="too many people fetched it") as caught:
        fetch(drive_row)
    assert f"Open {ADDRESS} in your browser" in caught.value.advice
    assert "import" in caught.value.advice


@pytest.mark.parametrize("path", ["page", "gone"])
def test_other_refusals_of_google_are_told(drive_row: WeightsRow, google: Callable, path: str):
    google(path)
    with pytest.raises(Refusal, match=r"from drive\.google\.com, received a page that gives no file"):
        fetch(drive_row)


def test_stopped_half_way_it_goes_on_later(drive_row: WeightsRow, server: FileServer):
    stop = threading.Event()
    server.open.clear()  # the second half waits: only a stop that works can end this
    with pytest.raises(Stopped):
        fetch(drive_row, tell=lambda done, total: stop.set(), stop=stop)
    here = partial_bytes(drive_row)
    assert 0 < here < len(WEIGHTS)
    server.open.set()
    fetch(drive_row)
    assert server.asked[-1] == ("/uc", f"bytes={here}-")
    assert drive_row.path.read_bytes() == WEIGHTS


def test_a_silent_server_is_left_and_gone_on_from(drive_row: WeightsRow, server: FileServer, monkeypatch):
    monkeypatch.setattr(drive, "PATIENCE", 0.3)
    server.open.clear()
    with pytest.raises(Refusal, match=r"received nothing for 0\.3 s") as caught:
        fetch(drive_row)
    assert "goes on" in caught.value.advice
    assert partial_bytes(drive_row) > 0
    server.open.set()
    fetch(drive_row)
    assert drive_row.path.read_bytes() == WEIGHTS


def test_a_file_of_another_size_is_refused_and_forgotten(drive_row: WeightsRow, server: FileServer):
    server.content = WEIGHTS * 2
    with pytest.raises(Refusal, match="at most 1,048,576 bytes, received 2,097,152"):
        fetch(drive_row)
    assert partial_bytes(drive_row) == 0


def test_what_was_begun_of_another_file_is_thrown_away(drive_row: WeightsRow, server: FileServer):
    begun = drive_row.path.with_name("chair.h5.partabcdefgh.part")
    begun.parent.mkdir()
    begun.write_bytes(b"x" * 1000)
    fetch(drive_row)
    assert drive_row.path.read_bytes() == WEIGHTS
    assert not begun.exists()
