"""The Depth page as a visitor sees it: a photo of the box room, its points, its surface, its files."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image

from tests import boxroom
from tests.e2e.server import REPOSITORY
from tests.e2e.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.weights]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo of the box room."""
    path = tmp_path_factory.mktemp("room") / "box room.png"
    path.write_bytes(boxroom.photo((360, 480)))
    return path


def given(visitor: Visitor, photo: Path) -> None:
    """Gives the photo; returns when its points are there."""
    visitor.go_to("Depth", "the scene in depth")
    visitor.upload(photo)
    visitor.wait(lambda: visitor.metric("Clean points"), "the number of points")
    visitor.settle()


def built(visitor: Visitor) -> str:
    """Has the surface built; its triangles, as the page says."""
    visitor.click("Surface")
    visitor.wait(lambda: visitor.metric("Triangles") not in ("", "–"), "the surface")
    visitor.settle()
    return visitor.metric("Triangles")


def count(figure: str) -> int:
    return int(figure.replace(",", ""))


def test_a_photo_becomes_points_and_a_surface_and_files(
    visit: Callable[[], Visitor], room: Path, tmp_path: Path
):
    visitor = visit()
    given(visitor, room)
    assert "The focal length is a guess" in visitor.text()
    points = visitor.look()
    assert points.std() > 10

    cloud = trimesh.load(visitor.download("Points PLY", ".ply"), process=False)
    assert len(cloud.vertices) == count(visitor.metric("Clean points")) > 10_000
    assert (cloud.vertices[:, 2] < 0).all()  # all before the camera
    millimetres = np.asarray(Image.open(visitor.download("Depth PNG", ".png")))
    assert millimetres.dtype == np.uint16
    assert millimetres.shape == (360, 480)
    relief = trimesh.load(visitor.download("Relief STL", ".stl"))
    assert relief.is_watertight
    assert relief.volume > 0
    assert relief.extents[0] == pytest.approx(100, rel=1e-4)

    triangles = count(built(visitor))
    assert np.abs(visitor.look().astype(int) - points).mean() > 1
    mesh = trimesh.load(visitor.download("GLB", ".glb"), force="mesh", process=False)
    assert len(mesh.faces) == triangles
    assert len(trimesh.load(visitor.download("OBJ", ".obj"), process=False).faces) == triangles

    command = [sys.executable, "cli.py", "depth", str(room), "--out", str(tmp_path / "out"), "--json"]
    done = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    line = json.loads(done.stdout)
    assert line["points"]["cleaned"] == len(cloud.vertices)
    assert line["mesh"]["faces"] == triangles

    before = visitor.look()
    visitor.drag_model(200, 40)
    assert np.abs(visitor.look().astype(int) - before).mean() > 1
    assert visitor.console_errors() == []
    assert visitor.foreign_requests() == []


def test_a_surface_can_be_cancelled_and_built_after_all(visit: Callable[[], Visitor], room: Path):
    visitor = visit()
    given(visitor, room)
    visitor.step_slider("Poisson depth", 1)  # 8: the longest
    visitor.settle()
    visitor.click("Surface")
    visitor.click("Cancel")
    visitor.see("The surface was stopped")
    assert visitor.metric("Triangles") == "–"
    assert visitor.find("button[kind]")  # the page lives on
    visitor.click("Build the surface")
    visitor.wait(lambda: visitor.metric("Triangles") not in ("", "–"), "the surface")
    assert visitor.console_errors() == []


def test_what_cannot_be_used_is_told(visit: Callable[[], Visitor], tmp_path: Path):
    white = tmp_path / "white.png"
    Image.new("RGB", (300, 200), "white").save(white)
    visitor = visit()
    visitor.go_to("Depth", "the scene in depth")
    visitor.upload(white)
    visitor.see("nothing to see")
    assert visitor.console_errors() == []
