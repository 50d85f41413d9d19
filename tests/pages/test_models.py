"""The Models page: what is refused first, then what works; the files come from a server on loopback."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from models.downloads import web
from models.registry import WeightsRow, write_manifest
from pages.components.shelf_room import desk
from tests.fileserver import FileServer, serving
from tests.models.test_registry import ROW
from tests.pages.conftest import APP

WEIGHTS = bytes(range(256)) * 4096


@pytest.fixture
def server() -> Iterator[FileServer]:
    """A server that has WEIGHTS."""
    with serving(WEIGHTS) as server:
        yield server


@pytest.fixture
def row(server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., WeightsRow]:
    """Puts a row with an address of the server on the user's own shelf."""
    desk.clear()
    monkeypatch.setattr(web, "PATIENCE", 3600)  # a server that a test holds back is not gone
    monkeypatch.setenv("UNFLATTEN_SHELF", str(tmp_path / "own.toml"))

    def put(path: str, **changes: object) -> WeightsRow:
        described = {"bytes": len(WEIGHTS), "sha256": hashlib.sha256(WEIGHTS).hexdigest()}
        described |= {"name": "test-chair", "file": str(tmp_path / "chair.h5"), "network": "of one's own"}
        row = replace(ROW, **{**described, "urls": (f"{server.address}/{path}",), **changes})
        write_manifest(tmp_path / "own.toml", (row,))
        return row

    return put


def opened() -> AppTest:
    """The page in a session of its own."""
    page = AppTest.from_file(APP, default_timeout=240).run().switch_page("pages/models.py").run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    return "\n".join(element.value for kind in ("error", "markdown", "caption") for element in page.get(kind))


def button(page: AppTest, key: str):
    """The button with this key; None where there is none."""
    return next((button for button in page.button if button.key == key), None)


def bars(page: AppTest) -> list[str]:
    """What the progress bars say."""
    return [bar.proto.text for bar in page.get("progress")]


def reached(row: WeightsRow, size: int) -> None:
    """Waits until a job has got so far."""
    job = desk().job(row)
    while job.done < size:
        assert job.busy, job.error
        threading.Event().wait(0.01)


def test_the_shelf_lists_what_ships_and_what_can_be_had(row: Callable):
    row("file")
    page = opened()
    titles = [heading.value for heading in page.subheader]
    assert titles == [
        "Ready to use",
        "As published, low capacity",
        "As published, high capacity",
        "Recognition",
        "Depth, as published",
        "Your own shelf",
    ]
    shipped = page.dataframe[0].value
    assert "Recognizer" in shipped.Serves.tolist()
    assert set(shipped.State) == {"✓ on disk"}
    assert shipped.Measured.str.contains("IoU|right on|within a quarter").all()
    assert (shipped.Licence == "MIT").all()
    for words in ("about 6.85 GB to download · about 2.28 GB of memory", "ShapeNet (synset 02691156)"):
        assert words in said(page)
    assert {metric.label for metric in page.metric} == {"Weights on the disk", "Free disk", "Free memory"}


@pytest.mark.parametrize(
    ("path", "words"),
    [("quota", "too many people"), ("gone", "404"), ("long", "at most"), ("crumbs", "whole")],
)
def test_a_refused_download_is_one_sentence_and_the_shelf_goes_on(row: Callable, path: str, words: str):
    wanted = row(path)
    page = opened()
    button(page, "fetch test-chair").click().run()
    desk().job(wanted).wait()
    page.run()
    assert not page.exception
    assert len(page.error) == 1
    assert words in page.error[0].value
    assert "**Try this:**" in page.error[0].value
    row("file")
    button(page.run(), "fetch test-chair").click().run()
    desk().job(wanted).wait()
    page.run()
    assert not page.error
    assert button(page, "fetch test-chair") is None
    assert wanted.path.read_bytes() == WEIGHTS


def test_two_sessions_see_one_download_move_and_end(row: Callable, server: FileServer):
    wanted = row("held")
    server.open.clear()
    first, second = opened(), opened()
    button(first, "fetch test-chair").click().run()
    reached(wanted, server.most)
    button(second, "fetch test-chair").click().run()
    first.run()
    assert bars(first) == bars(second) == ["0.6 MB of 1.0 MB · 60%"]
    server.open.set()
    desk().job(wanted).wait()
    for page in (first.run(), second.run()):
        assert bars(page) == []
        assert button(page, "fetch test-chair") is None
    assert len(server.asked) == 1


def test_cancelled_it_is_offered_to_go_on(row: Callable, server: FileServer):
    wanted = row("held")
    server.open.clear()
    page = opened()
    button(page, "fetch test-chair").click().run()
    reached(wanted, server.most)
    page.run()
    button(page, "cancel test-chair").click().run()
    assert button(page, "cancel test-chair").label == "Stopping …"
    server.open.set()
    desk().job(wanted).wait()
    page.run()
    assert not page.error
    assert button(page, "fetch test-chair").label == "Resume"
    button(page, "fetch test-chair").click().run()
    desk().job(wanted).wait()
    assert server.asked[-1] == ("/held", f"bytes={server.most}-")
    assert wanted.path.read_bytes() == WEIGHTS


def test_a_wrong_import_is_refused_and_the_right_one_taken(row: Callable):
    wanted = row("gone")
    page = opened()
    picker(page).set_value(("chair.h5", WEIGHTS[::-1], "application/octet-stream")).run()
    assert not page.exception
    assert "sha256" in page.error[0].value
    assert not wanted.path.exists()
    picker(page).set_value(("chair.h5", WEIGHTS, "application/octet-stream")).run()
    assert not page.error
    assert wanted.path.read_bytes() == WEIGHTS
    assert picker(page) is None


def picker(page: AppTest):
    """The file picker of the test's row; None where there is none."""
    return next((found for found in page.file_uploader if found.key.startswith("file test-chair")), None)


def test_what_is_too_large_for_the_browser_has_a_command(row: Callable):
    row("file")
    page = opened()
    assert not any(found.key.startswith("file chair-paper-high") for found in page.file_uploader)
    assert "python download_models.py chair-paper-high --from FILE" in [code.value for code in page.code]


def test_offline_no_button_downloads_for_anyone(row: Callable, server: FileServer):
    row("file")
    first, second = opened(), opened()
    first.toggle(key="offline").set_value(True).run()
    assert button(first, "fetch test-chair").disabled
    # the other session's page still has its button, and is told
    button(second, "fetch test-chair").click().run()
    assert "Offline" in second.error[0].value
    assert second.toggle(key="offline").value
    assert server.asked == []
    second.toggle(key="offline").set_value(False).run()
    assert not button(second, "fetch test-chair").disabled


def test_offline_by_the_environment_cannot_be_switched_off(row: Callable, monkeypatch):
    row("file")
    monkeypatch.setenv("UNFLATTEN_OFFLINE", "1")
    page = opened()
    assert page.toggle(key="offline").value
    assert page.toggle(key="offline").disabled
    assert button(page, "fetch test-chair").disabled


def test_a_damaged_file_says_what_is_wrong_and_can_be_mended(row: Callable):
    wanted = row("file")
    wanted.path.write_bytes(b"nonsense")
    page = opened()
    assert "8 bytes instead of 1,048,576" in said(page)
    button(page, "fetch test-chair").click().run()
    desk().job(wanted).wait()
    page.run()
    assert "instead of" not in said(page)
    assert wanted.path.read_bytes() == WEIGHTS


def test_more_memory_than_there_is_is_said_before_the_download(row: Callable, monkeypatch):
    row("file", parameters=10**15)
    assert "more memory than" in said(opened())


def test_a_shelf_of_ones_own_that_cannot_be_read_costs_no_other(row: Callable, tmp_path: Path):
    (tmp_path / "own.toml").write_text("no TOML")
    page = opened()
    assert "must name a file like models/manifest.toml" in page.error[0].value
    assert len(page.dataframe[0].value) > 3
    assert button(page, "fetch chair-paper-high")


def test_the_published_depth_networks_are_a_group_of_their_own():
    page = opened()
    assert "Depth, as published" in [found.value for found in page.subheader]
    for title in ("Depth Anything V2, small", "MiDaS, DPT-Hybrid", "GLPN, NYU Depth V2"):
        assert f"**{title}**" in said(page)
    assert button(page, "fetch depth-anything-v2-small")
    assert "python download_models.py midas-dpt-hybrid --from FILE" in [code.value for code in page.code]
    assert "Apache-2.0" in said(page)
