import base64
import io
import os
import re
import subprocess
import sys
import time
import zipfile

import numpy as np
import pytest

from pipeline import view
from pipeline.errors import OptionError, ViewError
from pipeline.surface import extract_surface, voxel_faces
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

OUTSIDE = (
    'src="http',
    "src='http",
    'href="http',
    "kitware.github.io/vtk-js/icon",
    "//cdn",
    "unpkg.com",
    "jsdelivr",
)


def tower() -> VoxelGrid:
    """A tall box, off centre: wide seen from the front (x), narrow from the side (z)."""
    occupancy = np.zeros((12, 12, 12), np.float32)
    occupancy[2:10, :, 5:7] = 1
    return VoxelGrid(occupancy)


@pytest.fixture(autouse=True, scope="module")
def no_child_left():
    yield
    view.close()
    assert view._CHILD.process is None


@pytest.mark.parametrize("style", view.STYLES)
def test_page_is_whole_and_asks_nothing_of_the_network(style):
    mesh = (voxel_faces if style == "voxels" else extract_surface)(tower())
    page = view.scene_html(mesh, style=style, camera=Camera(40, 10, 2, 40))
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert "OfflineLocalView.load" in page
    assert not [address for address in OUTSIDE if address in page]


def test_first_view_is_from_the_camera():
    mesh = extract_surface(tower())
    pages = [view.scene_html(mesh, camera=Camera(azimuth, 10, 2, 40)) for azimuth in (0, 90, 0)]
    assert len(pages[0]) > 1e5
    assert pages[0] != pages[1]


def test_first_view_may_be_from_within_a_scene():
    page = view.scene_html(extract_surface(tower()), style="points", eye=(0.125, 0.25, 1.5))
    archive = base64.b64decode(re.search(r"UEsDB[A-Za-z0-9+/=]+", page)[0])
    scene = zipfile.ZipFile(io.BytesIO(archive)).read("index.json").decode()
    assert '"position": [0.125, 0.25, 1.5]' in scene


def test_points_alone_need_no_faces():
    points = TriangleMesh(np.eye(3), np.empty((0, 3)), vertex_colors=np.eye(3))
    assert "OfflineLocalView.load" in view.scene_html(points, style="points")


def test_child_serves_one_scene_after_another_and_is_renewed(monkeypatch):
    mesh, seen = extract_surface(tower()), []
    view.scene_html(mesh)
    monkeypatch.setattr(view, "LIFETIME", view._CHILD.served + 2)
    for _ in range(3):
        view.scene_html(mesh)
        seen.append(view._CHILD.process and view._CHILD.process.pid)
    assert None not in (seen[0], seen[2])
    assert seen[0] != seen[2]
    assert seen[1] is None


def test_killed_child_is_replaced():
    mesh = extract_surface(tower())
    view.scene_html(mesh)
    view._CHILD.process.kill()
    view._CHILD.process.wait()
    assert view.scene_html(mesh)


def test_slow_child_is_killed_and_the_next_call_works(monkeypatch):
    mesh = extract_surface(tower())
    view.close()
    monkeypatch.setattr(view, "SECONDS", 0.05)
    with pytest.raises(ViewError, match="must be made within") as caught:
        view.scene_html(mesh)
    assert caught.value.advice
    assert view._CHILD.process is None
    monkeypatch.undo()
    assert view.scene_html(mesh)


def test_mesh_that_vtk_refuses_is_one_sentence():
    broken = TriangleMesh(np.zeros((3, 3)), np.int32([[0, 1, 2]]), vertex_colors=np.zeros((2, 3), np.float32))
    with pytest.raises(ViewError, match="could not be made"):
        view.scene_html(broken)
    assert view.scene_html(extract_surface(tower()))


def test_unknown_style_is_refused():
    with pytest.raises(OptionError, match="style must be one of mesh, voxels, wireframe, points"):
        view.scene_html(extract_surface(tower()), style="cubist")


def test_child_ends_with_its_parent():
    code = (
        "import numpy as np; from pipeline import view; from shapes.trianglemesh import TriangleMesh;"
        "view.scene_html(TriangleMesh(np.eye(3), np.int32([[0, 1, 2]])));"
        "print(view._CHILD.process.pid, flush=True); import os; os._exit(1)"  # no atexit, as in a crash
    )
    child = int(
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True).stdout
    )
    if sys.platform == "win32":
        pytest.skip("needs os.kill with signal 0, which Windows does not have")
    for _ in range(100):
        if not _alive(child):
            return
        time.sleep(0.05)
    pytest.fail(f"process {child} outlived its parent")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = f"/proc/{pid}/stat"
    if os.path.exists(status):  # a zombie that nobody has collected yet is dead all the same
        with open(status) as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    return True


def test_importing_the_view_loads_no_vtk():
    heavy = {"vtk", "vtkmodules", "pyvista", "streamlit"}
    code = f"import sys, pipeline.view; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_picture_shows_the_whole_mesh_in_its_colors():
    mesh = extract_surface(tower())
    mesh = mesh.with_vertex_colors(np.tile(np.float32([1, 0, 0]), (len(mesh.vertices), 1)))
    widths = {}
    for azimuth in (0, 90):
        image = view.picture(mesh, camera=Camera(azimuth, 0, 2, 40), size=96)
        assert image.shape == (96, 96, 3)
        assert image.dtype == np.uint8
        red = (image[..., 0] > 80) & (image[..., 1] < 60)
        assert not red[[0, -1]].any()
        assert not red[:, [0, -1]].any()
        widths[azimuth] = np.ptp(np.flatnonzero(red.any(axis=0)))
    assert widths[0] > 2.5 * widths[90] > 0
