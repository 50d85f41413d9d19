"""Several photos in the real page: four of one rendered object dropped together, a fifth of another."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image

from data.appearance import random_appearance
from data.procedural import generate
from data.render import Surface, framing_window, render
from evaluation.measure_many_photos import photographed
from models.registry import digest_of
from pipeline.several import MOST
from shapes.camera import Camera
from tests.e2e.server import REPOSITORY
from tests.e2e.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.weights]

AZIMUTHS = (25, 70, -40, 160)


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Four photos of one chair."""
    folder = tmp_path_factory.mktemp("sides")
    return [drawn(folder / f"side{azimuth}.jpg", "chair", azimuth) for azimuth in AZIMUTHS]


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo of a guitar."""
    return drawn(tmp_path_factory.mktemp("other") / "stranger.jpg", "guitar", 0)


def drawn(path: Path, category: str, azimuth: float) -> Path:
    """A procedural shape, seen from there, before white."""
    shape, rng = generate(category, 20), np.random.default_rng(1)
    surface, camera = Surface.of(shape.mesh), Camera(azimuth, 20, 3, 30)
    appearance = random_appearance(rng, materials=shape.materials)
    window = framing_window(shape.mesh, camera)
    picture = render(surface, camera, appearance, size=640, window=window).over(np.ones(3, np.float32))
    Image.fromarray(picture).save(path, quality=92)
    return path


def drop(visitor: Visitor, *photos: Path) -> None:
    """Gives the photos all at once; returns when each has been looked at."""
    before = len(cards(visitor))
    visitor.find("input[type=file]")[0].send_keys("\n".join(str(photo) for photo in photos))
    visitor.wait(lambda: len(cards(visitor)) == before + len(photos), "a card for each photo")
    visitor.settle()


def cards(visitor: Visitor) -> list:
    return visitor.find("[class*='st-key-remove-']")


def built(visitor: Visitor) -> None:
    """Has the chair built of the photos that are there."""
    visitor.choose("Category", "chair")
    visitor.settle()
    visitor.click("Low, 32³ voxels")  # there once the category is chosen, as the button then is enabled
    visitor.settle()
    visitor.click("Build the 3D model")
    visitor.wait(lambda: visitor.metric("Triangles"), "the figures")
    visitor.see("helps least")
    visitor.settle()


def test_twenty_photos_of_twelve_megapixels_leave_the_page_alive(
    visit: Callable[[], Visitor], tmp_path: Path
):
    photos = list(photographed(tmp_path, MOST))
    visitor = visit()
    visitor.go_to("Several photos", "Several photos of one object")
    drop(visitor, *photos)
    built(visitor)
    visitor.look()
    assert visitor.metric("Watertight") == "yes"
    visitor.find("[class*='st-key-remove-'] button")[0].click()
    visitor.wait(lambda: len(cards(visitor)) == MOST - 1, "one photo less")
    visitor.see(f"of {MOST} photos")
    assert visitor.console_errors() == []


def test_four_sides_become_one_model_and_a_stranger_is_named(
    visit: Callable[[], Visitor], sides: list[Path], stranger: Path, tmp_path: Path
):
    visitor = visit()
    visitor.go_to("Several photos", "Several photos of one object")
    drop(visitor, *sides)
    built(visitor)
    assert "disagrees" not in visitor.text()
    visitor.look()
    mesh = trimesh.load(visitor.download("OBJ", ".obj"), process=False)
    assert visitor.metric("Watertight") == "yes"
    assert mesh.is_watertight
    assert mesh.volume > 0

    command = [sys.executable, "cli.py", "reconstruct", "--out", str(tmp_path / "out"), "--category", "chair"]
    subprocess.run([*command, "--views", *map(str, sides)], cwd=REPOSITORY, check=True, capture_output=True)
    (written,) = (tmp_path / "out").glob("*.obj")
    (downloaded,) = visitor.downloads.glob("*.obj")
    assert written.name == downloaded.name
    assert digest_of(written) == digest_of(downloaded)

    drop(visitor, stranger)
    visitor.see("Below is the chair in low capacity, of 4 photos")
    visitor.click("Build the 3D model")
    visitor.see("stranger.jpg disagrees with the rest")
    visitor.settle()
    assert visitor.console_errors() == []
    assert visitor.foreign_requests() == []
