"""The main job in the real page: a photo file in, a model turned with the mouse, an OBJ out and re-read."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import trimesh

from models.registry import digest_of
from tests.e2e.server import REPOSITORY
from tests.e2e.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.weights]

DETAIL = {"low": "Low, 32³ voxels", "high": "High, 64³ voxels"}


def built(visitor: Visitor, photo: Path, *, capacity: str = "low") -> None:
    """Takes `visitor` from the empty page to a finished model of `photo`."""
    visitor.upload(photo)
    order(visitor, photo, capacity=capacity)


def order(visitor: Visitor, photo: Path, *, capacity: str = "low") -> None:
    """Has the model built of a photo that is there."""
    visitor.see("Build the 3D model")
    visitor.settle()
    # whatever it was recognised as: the last word is the user's
    visitor.choose("Category", category_of(photo))
    visitor.settle()
    visitor.click(DETAIL[capacity])
    visitor.settle()
    visitor.click("Build the 3D model")
    visitor.wait(lambda: visitor.metric("Triangles"), "the figures")
    visitor.settle()


def category_of(photo: Path) -> str:
    """The folder of a real photo, the name of a render."""
    return next(name for name in ("chair", "table") if name in (photo.parent.name, photo.stem))


def triangles(visitor: Visitor) -> int:
    return int(visitor.metric("Triangles").replace(",", ""))


def changed(before: np.ndarray, after: np.ndarray) -> float:
    """The share of pixels that differ plainly."""
    return float((np.abs(before.astype(int) - after.astype(int)).max(axis=-1) > 24).mean())


@pytest.mark.parametrize("capacity", ["low", "high"])
def test_a_photo_becomes_an_obj_that_is_closed_and_outward(
    visit: Callable, photos: list[Path], capacity: str
):
    visitor = visit()
    built(visitor, photos[0], capacity=capacity)
    before = visitor.look()
    visitor.drag_model(160, 60)
    turned = visitor.look()
    assert changed(before, turned) > 0.02

    mesh = trimesh.load(visitor.download("OBJ", ".obj"), process=False)
    assert len(mesh.faces) == triangles(visitor)
    assert visitor.metric("Watertight") == "yes"
    assert mesh.is_watertight
    assert mesh.volume > 0
    assert mesh.extents[1] == pytest.approx(100, abs=0.01)
    assert np.ptp(mesh.visual.vertex_colors[:, :3], axis=0).max() > 0
    # neither the download nor a rerun turns the model back
    visitor.click("High, 64³ voxels" if capacity == "low" else "Low, 32³ voxels")
    visitor.settle()
    assert changed(turned, visitor.look()) < 0.002

    assert visitor.console_errors() == []
    assert visitor.foreign_requests() == []


def test_every_format_holds_the_same_solid(visit: Callable, photos: list[Path]):
    visitor = visit()
    built(visitor, photos[0])
    stl = trimesh.load(visitor.download("STL", ".stl"))
    ply = trimesh.load(visitor.download("PLY", ".ply"), process=False)
    glb = trimesh.load(visitor.download("GLB", ".glb"), process=False, force="mesh")
    assert len(stl.faces) == len(ply.faces) == len(glb.faces) == triangles(visitor)
    assert stl.volume == pytest.approx(ply.volume, rel=1e-4)
    assert glb.volume * 1e9 == pytest.approx(ply.volume, rel=1e-4)


def test_level_smoothing_and_style_work_on_the_stored_prediction(visit: Callable, photos: list[Path]):
    visitor = visit()
    built(visitor, photos[0])
    network = visitor.stage_seconds()["network"]
    smooth, solid = visitor.look(), visitor.metric("Volume")
    visitor.click("Voxels")
    visitor.settle()
    assert changed(smooth, visitor.look()) > 0.01
    visitor.step_slider("Level", 12)
    visitor.wait(lambda: visitor.metric("Volume") not in ("", solid), "another volume")
    assert visitor.stage_seconds()["network"] == network


def test_a_page_switch_and_a_download_lose_nothing(visit: Callable, photos: list[Path]):
    visitor = visit()
    built(visitor, photos[0])
    count = triangles(visitor)
    visitor.download("OBJ", ".obj")
    visitor.go_to("Accuracy", "How accurate it is")
    visitor.go_to("Reconstruct", "Upload")
    visitor.wait(lambda: visitor.metric("Triangles"), "the figures again")
    assert triangles(visitor) == count
    assert visitor.look().std() > 4
    assert visitor.console_errors() == []


def test_two_users_at_once_get_each_their_own(visit: Callable, photos: list[Path]):
    first, second = visit(), visit()
    first.upload(photos[0])
    second.upload(photos[1])
    meshes = []
    for visitor, own, other in ((first, *photos[:2]), (second, *photos[1::-1])):
        order(visitor, own)
        file = visitor.download("OBJ", ".obj")
        assert file.stem == own.stem
        assert other.stem not in visitor.text()
        meshes.append(file.read_bytes())
    assert meshes[0] != meshes[1]


def test_what_is_no_picture_gets_a_sentence_and_the_server_lives_on(
    visit: Callable, photos: list[Path], tmp_path: Path
):
    (tmp_path / "letter.png").write_text("Dear all, this is no picture.")
    visitor = visit()
    visitor.upload(tmp_path / "letter.png")
    visitor.see("Try this:")
    assert "letter.png must be" in visitor.text()
    assert "Traceback" not in visitor.text()
    visitor.driver.refresh()
    visitor.see("Upload")
    built(visitor, photos[0])


def test_the_camera_gives_a_photo(visit: Callable):
    visitor = visit()
    visitor.click("Camera")

    def taken() -> bool:
        # the button does nothing before the camera's first picture is there, so it is pressed again
        for button in visitor.driver.find_elements("xpath", "//button[normalize-space(.)='Take Photo']"):
            button.click()
        return "Photo checks" in visitor.text()

    # Chromium's pretended camera shows a moving pattern: what is made of it does not matter here
    visitor.wait(taken, "the checks")
    assert visitor.console_errors() == []


@pytest.mark.parametrize("capacity", ["low", "high"])
def test_the_command_line_writes_the_same_bytes(
    visit: Callable, photos: list[Path], tmp_path: Path, capacity: str
):
    visitor = visit()
    built(visitor, photos[0], capacity=capacity)
    downloaded = visitor.download("OBJ", ".obj")
    command = [sys.executable, "cli.py", "reconstruct", str(photos[0]), "--out", str(tmp_path / "out")]
    command += ["--category", category_of(photos[0]), "--capacity", capacity, "--formats", "obj"]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    written = next((tmp_path / "out").rglob("*.obj"))
    assert digest_of(written) == digest_of(downloaded)
