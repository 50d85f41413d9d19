"""The Models page in a browser: the shelf, a download that moves, an import, a refusal. The files come from a
server on loopback.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.registry import WeightsRow, digest_of, write_manifest
from tests.e2e.server import running
from tests.e2e.visitor import Visitor
from tests.fileserver import FileServer, serving
from tests.models.test_registry import ROW

pytestmark = pytest.mark.browser

WEIGHTS = bytes(range(256)) * 40960  # 10 MiB
POPOVER = "[data-testid=stPopoverBody]"


@pytest.fixture
def files() -> Iterator[FileServer]:
    """A server that has WEIGHTS."""
    with serving(WEIGHTS) as files:
        yield files


@pytest.fixture
def rows(files: FileServer, tmp_path: Path) -> dict[str, WeightsRow]:
    """A shelf of three rows: one to download, one to import, one that the server does not give away."""
    described = {"bytes": len(WEIGHTS), "sha256": hashlib.sha256(WEIGHTS).hexdigest(), "network": "one's own"}
    rows = {
        name: replace(
            ROW,
            name=name,
            file=str(tmp_path / f"{name}.h5"),
            category=category,
            urls=(f"{files.address}/{path}",),
            **described,
        )
        for name, category, path in (
            ("coming", "chair", "tenths"),
            ("imported", "sofa", "gone"),
            ("refused", "table", "quota"),
        )
    }
    write_manifest(tmp_path / "own.toml", tuple(rows.values()))
    return rows


@pytest.fixture
def visitor(
    rows: dict, chromium: tuple[str, str], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitor]:
    """A user at the Models page of a server of its own."""
    with running(tmp_path_factory.mktemp("server"), UNFLATTEN_SHELF=str(tmp_path / "own.toml")) as server:
        visitor = Visitor(server.address, chromium, tmp_path)
        go_to_models(visitor)
        yield visitor
        visitor.driver.quit()


def go_to_models(visitor: Visitor) -> None:
    """From the first page to the Models page."""
    visitor.see("Upload")
    visitor.go_to("Models", "Your own shelf")


def card(visitor: Visitor, name: str) -> str:
    """What the card of a row says."""
    return visitor.find(f".st-key-card-{name}")[0].text


def press(visitor: Visitor, key: str) -> None:
    """Presses the button with this key."""

    def pressed() -> bool:
        button = next(iter(visitor.find(f".st-key-{key} button")))
        visitor.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()
        return True

    visitor.wait(pressed, key)


def bar(visitor: Visitor) -> int:
    """How far the progress bar of the download has come, in per cent."""
    found = next(iter(visitor.find(".st-key-card-coming [role=progressbar]")))
    return int(found.get_attribute("aria-valuenow"))


def give(visitor: Visitor, name: str, file: Path) -> None:
    """Imports a file by the picker of a row, which a refusal leaves open."""
    picker = f"{POPOVER} input[type=file]"
    if not visitor.find(picker):
        press(visitor, f"import-{name}")
    visitor.wait(lambda: visitor.find(picker), "the file picker")
    visitor.find(picker)[0].send_keys(str(file))


def test_one_file_is_downloaded_one_imported_and_one_refused(
    visitor: Visitor, rows: dict[str, WeightsRow], files: FileServer, tmp_path: Path
):
    for words in ("Ready to use", "As published, low capacity", "Free disk", "ResNet50, ImageNet"):
        visitor.see(words)

    press(visitor, "fetch-coming")
    files.tenths.release(3)
    visitor.wait(lambda: bar(visitor) == 30, "the bar at 30 %")
    first = visitor.driver.current_window_handle
    visitor.driver.switch_to.new_window("tab")  # another session
    visitor.driver.get(visitor.address)
    go_to_models(visitor)
    visitor.wait(lambda: bar(visitor) == 30, "the same bar in another session")
    files.tenths.release(4)
    visitor.wait(lambda: bar(visitor) == 70, "the bar at 70 %")
    files.tenths.release(3)
    visitor.wait(lambda: "On disk" in card(visitor, "coming"), "the file")
    visitor.driver.close()
    visitor.driver.switch_to.window(first)
    visitor.wait(lambda: "On disk" in card(visitor, "coming"), "the file in the first session")
    assert digest_of(rows["coming"].path) == rows["coming"].sha256
    assert [path for path, _ in files.asked] == ["/tenths"]

    wrong, right = tmp_path / "wrong.h5", tmp_path / "right.h5"
    wrong.write_bytes(WEIGHTS[::-1])
    right.write_bytes(WEIGHTS)
    give(visitor, "imported", wrong)
    visitor.wait(
        lambda: any("sha256" in found.text for found in visitor.find(POPOVER)), "the refusal of a wrong file"
    )
    visitor.settle()
    give(visitor, "imported", right)
    visitor.wait(lambda: "On disk" in card(visitor, "imported"), "the import")
    assert digest_of(rows["imported"].path) == rows["imported"].sha256

    press(visitor, "fetch-refused")
    visitor.wait(lambda: "too many people fetched it" in card(visitor, "refused"), "the refusal")
    assert "Try this:" in card(visitor, "refused")
    assert not rows["refused"].path.exists()
    assert visitor.console_errors() == []
    assert visitor.foreign_requests() == []
