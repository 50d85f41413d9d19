"""The real application: a server of its own, and a headless Chromium that looks at it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.e2e.server import REPOSITORY, running
from tests.e2e.visitor import Visitor

REAL_PHOTOS = ("test/chair/ikea_001.652.13.jpg", "test/table/ikea_302.360.25.jpg")


@pytest.fixture(scope="session")
def chromium() -> tuple[str, str]:
    """The paths of Chromium and its driver; skips where either is missing."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("needs a browser: install Chromium and its driver (Debian: chromium, chromium-driver)")
    return browser, driver


@pytest.fixture(scope="session")
def server(chromium: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running application, one for all tests."""
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server.address


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two picture files: real photos where the evaluation data is at hand, renders where it is not."""
    data = Path(os.environ.get("UNFLATTEN_DATA", REPOSITORY.parent / "shared" / "data"))
    real = [data / "photos" / name for name in REAL_PHOTOS]
    if all(path.is_file() for path in real):
        return real
    folder = tmp_path_factory.mktemp("photos")
    return [_render(folder / f"{category}.jpg", category) for category in ("chair", "table")]


def _render(path: Path, category: str) -> Path:
    from data.appearance import random_appearance
    from data.procedural import generate
    from data.render import random_camera, render

    shape, rng = generate(category, 20), np.random.default_rng(1)
    appearance = random_appearance(rng, materials=shape.materials)
    picture = render(shape.mesh, random_camera(rng), appearance, size=640).over(np.ones(3, np.float32))
    Image.fromarray(picture).save(path, quality=92)
    return path


@pytest.fixture
def visit(server: str, chromium: tuple[str, str], tmp_path: Path) -> Iterator[Callable[[], Visitor]]:
    """Opens the application in a browser of its own, as often as called."""
    visitors: list[Visitor] = []

    def open_one() -> Visitor:
        downloads = tmp_path / f"downloads{len(visitors)}"
        downloads.mkdir()
        visitors.append(Visitor(server, chromium, downloads))
        return visitors[-1]

    yield open_one
    for visitor in visitors:
        visitor.driver.quit()
