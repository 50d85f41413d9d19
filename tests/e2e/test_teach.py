"""A tiny category is taught in a browser, from twelve boxes and in three steps, and then used."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import trimesh

from tests.e2e.server import running
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.browser

STEPS = 3


@pytest.fixture
def visitor(
    chromium: tuple[str, str], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitor]:
    """A user of a server of its own, where nothing has been taught."""
    folder = tmp_path_factory.mktemp("server")
    with running(folder, UNFLATTEN_OWN=str(folder / "own")) as server:
        visitor = Visitor(server.address, chromium, tmp_path)
        yield visitor
        visitor.driver.quit()


@pytest.fixture
def meshes(tmp_path: Path) -> Path:
    """A zip of twelve boxes, and of as many files that are none."""
    path = tmp_path / "bricks.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(12):
            box = trimesh.creation.box((1 + number / 10, 1, 2 - number / 20))
            archive.writestr(f"bricks/box{number:02}.stl", box.export(file_type="stl"))
            archive.writestr(f"bricks/broken{number:02}.stl", b"")
    return path


def type_into(visitor: Visitor, label: str, words: str) -> None:
    """Types into the field of this label, over what it says."""
    from selenium.webdriver.common.keys import Keys

    def typed() -> bool:
        field = next(iter(visitor.find(f"input[aria-label={label!r}]")))
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(words, Keys.ENTER)
        return True

    visitor.wait(typed, label)
    visitor.settle()


def begun(visitor: Visitor) -> bool:
    """Whether the lesson has begun; presses Start where it can be pressed."""
    for button in visitor.find(".st-key-start-lesson button:enabled"):
        button.click()
    return bool(visitor.find(".st-key-stop-lesson"))


def test_a_category_is_taught_watched_kept_used_and_removed(
    visitor: Visitor, meshes: Path, photos: list[Path]
):
    visitor.go_to("Teach", "Name of the category")
    visitor.upload(meshes)
    visitor.see("bricks.zip")
    visitor.settle()
    type_into(visitor, "Name of the category", "Brick")
    type_into(visitor, "Steps of training", str(STEPS))
    visitor.wait(lambda: begun(visitor), "the lesson")
    visitor.see("12 meshes can be used")
    visitor.see("12 cannot be used")
    visitor.go_to("Models", "Ready to use")  # leaving the page does not stop it
    visitor.click("Teach")
    visitor.see("Training")  # patience for each stage: TensorFlow loads, and kernels are compiled
    visitor.see("A shape it does not learn from")
    visitor.see("Put on the shelf")
    for words in ("2 meshes that were held out", "8 were learned from"):
        visitor.see(words)
    visitor.settle()
    visitor.click("Put on the shelf")
    visitor.see("Brick is on the shelf")

    visitor.go_to("Reconstruct", "Upload")
    visitor.upload(photos[0])
    visitor.see("Photo checks")
    visitor.settle()
    visitor.choose("Category", "Brick")
    visitor.settle()
    visitor.click("Build the 3D model")
    visitor.wait(lambda: visitor.metric("Triangles"), "the figures")

    visitor.go_to("Models", "Taught here")
    visitor.click("Remove")
    visitor.wait(lambda: "Taught here" not in visitor.text(), "the removal")
    assert visitor.console_errors() == []
    assert visitor.foreign_requests() == []
