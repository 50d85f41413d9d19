"""Fetching from a server that does everything wrong: the file comes whole, or one sentence says why not."""

import io
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from models.downloads import web
from models.downloads.claim import claimed
from models.downloads.fetch import adopt, fetch, part_of, partial_bytes
from models.refusal import Refusal, Stopped
from models.registry import record_of
from tests.fileserver import PAGE, FileServer
from tests.models.downloads.conftest import TINY, WEIGHTS, legacy


def refused(row, **options) -> Refusal:
    """How fetching a row is refused: one sentence and an advice, and no file under its name."""
    with pytest.raises(Refusal) as caught:
        fetch(row, **options)
    assert caught.value.message.startswith(row.name)
    assert " must " in caught.value.message
    assert ", received " in caught.value.message
    assert caught.value.advice
    assert not row.path.exists()
    return caught.value


def left(row) -> set[str]:
    """What lies in the row's folder, locks apart."""
    return {path.name for path in row.path.parent.iterdir() if path.suffix != ".lock"}


@pytest.mark.parametrize("path", ["file", "rangeless"])
def test_a_file_comes_whole_and_alone(row: Callable, path: str):
    fetch(row(path))
    assert row().path.read_bytes() == WEIGHTS
    assert left(row()) == {"chair.h5"}


def test_progress_is_told_from_nothing_to_all(row: Callable):
    told = []
    fetch(row("file"), tell=lambda done, total: told.append((done, total)))
    assert told[0] == (0, len(WEIGHTS))
    assert told[-1] == (len(WEIGHTS), len(WEIGHTS))
    assert told == sorted(told)
    assert len(told) > 3


def test_what_is_there_is_not_fetched_again(row: Callable, server: FileServer):
    fetch(row("file"))
    fetch(row("file"))
    assert len(server.asked) == 1


def test_a_damaged_file_is_replaced(row: Callable):
    row().path.parent.mkdir()
    row().path.write_bytes(b"nonsense")
    fetch(row("file"))
    assert row().path.read_bytes() == WEIGHTS


def test_addresses_are_tried_in_turn(row: Callable, server: FileServer):
    fetch(row("gone", "page", "long", "file"))
    assert row().path.read_bytes() == WEIGHTS
    assert [path for path, _ in server.asked] == ["/gone", "/page", "/long", "/file"]


def test_when_no_address_helps_all_are_told_of(row: Callable):
    told = refused(row("gone", "page")).message
    assert "404" in told
    assert "web page" in told


def test_a_connection_that_breaks_is_taken_up_again_at_once(row: Callable, server: FileServer):
    fetch(row("cut"))
    assert row().path.read_bytes() == WEIGHTS
    assert [asked for _, asked in server.asked] == [None, f"bytes={server.most}-"]


def test_what_has_come_is_kept_and_gone_on_from(row: Callable, server: FileServer):
    told = refused(row("crumbs"))
    assert f"{server.most:,} of {len(WEIGHTS):,} bytes" in told.message
    assert "goes on" in told.advice
    assert partial_bytes(row()) == server.most
    fetch(row("file"))
    assert row().path.read_bytes() == WEIGHTS
    assert server.asked[-1] == ("/file", f"bytes={server.most}-")
    assert left(row()) == {"chair.h5"}


def test_a_server_without_ranges_begins_anew(row: Callable, server: FileServer):
    refused(row("crumbs"))
    fetch(row("rangeless"))
    assert row().path.read_bytes() == WEIGHTS


def test_a_range_that_nobody_asked_for_is_not_pasted_in(row: Callable, server: FileServer):
    refused(row("crumbs"))
    refused(row("elsewhere"))
    fetch(row("elsewhere", "file"))
    assert row().path.read_bytes() == WEIGHTS


def test_a_server_that_falls_silent_is_left(row: Callable, server: FileServer, monkeypatch):
    monkeypatch.setattr(web, "PATIENCE", 0.3)
    server.open.clear()
    assert "nothing for 0.3 s" in refused(row("held")).message
    assert partial_bytes(row()) == server.most
    server.open.set()
    fetch(row("held"))
    assert row().path.read_bytes() == WEIGHTS


@pytest.mark.parametrize("path", ["long", "short", "endless"])
def test_a_false_length_is_refused(row: Callable, path: str):
    assert f"{len(WEIGHTS):,} bytes" in refused(row(path)).message


def test_an_end_without_announcement_is_noticed(row: Callable, server: FileServer):
    assert f"received {server.most:,}" in refused(row("unannounced")).message
    assert partial_bytes(row()) == server.most


def test_a_web_page_is_no_file_and_costs_nothing_of_what_is_there(row: Callable, server: FileServer):
    refused(row("crumbs"))
    told = refused(row("page"))
    assert "received a web page" in told.message
    assert "/page in your browser" in told.advice
    assert "--from FILE" in told.advice
    assert partial_bytes(row()) == server.most


def test_the_quota_page_is_recognised_with_the_way_out(row: Callable):
    told = refused(row("quota"))
    assert "too many people fetched it" in told.message
    assert "in your browser" in told.advice
    assert "import" in told.advice


def test_wrong_bytes_of_the_right_length_are_thrown_away(row: Callable):
    assert "sha256" in refused(row("file", sha256="0" * 64)).message
    assert left(row()) == set()


def test_a_part_of_another_file_is_noticed_and_all_is_fetched_once_more(row: Callable, server: FileServer):
    row().path.parent.mkdir()
    part_of(row()).write_bytes(b"x" * server.most)
    fetch(row("file"))
    assert row().path.read_bytes() == WEIGHTS
    assert [asked for _, asked in server.asked] == [f"bytes={server.most}-", None]


def test_a_part_that_is_complete_needs_no_more_bytes(row: Callable, server: FileServer):
    row().path.parent.mkdir()
    part_of(row()).write_bytes(WEIGHTS)
    fetch(row("file"))
    assert row().path.read_bytes() == WEIGHTS


def test_a_file_with_an_md5_alone_is_held_to_it(row: Callable):
    assert "md5" in refused(row("file", sha256="", md5="0" * 32)).message


def test_nobody_listens(row: Callable, server: FileServer):
    server.shutdown()
    server.server_close()
    assert "no connection" in refused(row("file")).message


def test_stopped_half_way_it_goes_on_later(row: Callable, server: FileServer):
    stop = threading.Event()

    def tell(done: int, total: int) -> None:
        if done >= total // 2:
            stop.set()

    with pytest.raises(Stopped):
        fetch(row("file"), tell=tell, stop=stop)
    here = partial_bytes(row())
    assert 0 < here < len(WEIGHTS)
    fetch(row("file"))
    assert server.asked[-1] == ("/file", f"bytes={here}-")
    assert row().path.read_bytes() == WEIGHTS


def test_without_room_nothing_is_asked_for(row: Callable, server: FileServer, monkeypatch):
    class Full:
        free = 1000

    monkeypatch.setattr(shutil, "disk_usage", lambda path: Full)
    with pytest.raises(Refusal, match=r"must have 0\.2 GB free for chair-low, received 0\.0 GB"):
        fetch(row("file"))
    assert server.asked == []


def test_offline_nothing_is_asked_for_but_import_works(row: Callable, server: FileServer, monkeypatch):
    monkeypatch.setenv("UNFLATTEN_OFFLINE", "1")
    with pytest.raises(Refusal, match="UNFLATTEN_OFFLINE=1"):
        fetch(row("file"))
    assert server.asked == []
    adopt(row(), io.BytesIO(WEIGHTS))
    assert row().path.read_bytes() == WEIGHTS
    monkeypatch.setenv("UNFLATTEN_OFFLINE", "0")
    row().path.unlink()
    fetch(row("file"))
    assert len(server.asked) == 1


def test_a_second_process_is_sent_away(row: Callable, server: FileServer):
    row().path.parent.mkdir()
    with claimed(row().path), pytest.raises(Refusal, match="one process at a time"):
        fetch(row("file"))
    fetch(row("file"))
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "0 bytes instead"),
        (WEIGHTS[:-1], "instead of"),
        (WEIGHTS[:-1] + b"x", "sha256"),
        (PAGE, "bytes"),
    ],
)
def test_an_import_is_held_to_the_same(row: Callable, content: bytes, said: str):
    with pytest.raises(Refusal, match=said) as caught:
        adopt(row(), io.BytesIO(content))
    assert "another file" in caught.value.advice
    assert left(row()) == set()


def test_an_import_ends_a_broken_download(row: Callable):
    refused(row("crumbs"))
    adopt(row(), io.BytesIO(WEIGHTS))
    assert left(row()) == {"chair.h5"}


def test_without_a_published_hash_the_first_one_seen_counts(unhashed: Callable, server: FileServer):
    server.content = legacy()
    row = unhashed("file")
    fetch(row)
    assert left(row) == {"chair.h5", "chair.h5.sha256"}
    row.path.unlink()
    server.content = legacy(seed=1)
    told = refused(row)
    assert "first seen" in told.message
    assert str(record_of(row)) in told.advice
    with pytest.raises(Refusal, match="first seen"):
        adopt(row, io.BytesIO(legacy(seed=1)))
    adopt(row, io.BytesIO(legacy()))
    assert row.path.read_bytes() == legacy()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PAGE, "a web page"),
        (WEIGHTS[:9000], "not HDF5"),
        (legacy((*TINY[:2], (5, 2), (2,))), "(5, 2) instead"),
    ],
)
def test_without_a_published_hash_the_structure_must_be_right(unhashed: Callable, content: bytes, said: str):
    row = unhashed()
    with pytest.raises(Refusal) as caught:
        adopt(row, io.BytesIO(content))
    assert said in caught.value.message
    assert left(row) == set()


def test_a_file_that_somebody_put_there_is_looked_at_before_it_counts(unhashed: Callable, server: FileServer):
    row = unhashed("file")
    row.path.parent.mkdir()
    row.path.write_bytes(legacy())
    fetch(row)
    assert server.asked == []
    assert record_of(row).read_text().endswith("  chair.h5\n")


def test_what_is_no_file_of_ours_is_left_alone(row: Callable, tmp_path: Path):
    other = tmp_path / "shelf" / "sofa.h5.part"
    other.parent.mkdir()
    other.write_bytes(b"1")
    fetch(row("file"))
    assert other.read_bytes() == b"1"
