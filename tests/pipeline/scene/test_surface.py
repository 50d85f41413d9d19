import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest

from pipeline.errors import StoppedError, SurfaceError
from pipeline.scene import surface
from pipeline.scene.poisson_mesh import poisson_mesh
from pipeline.scene.surface import SurfaceOrder, surface_of
from tests.pipeline.scene.test_poisson import sphere

ORDER = SurfaceOrder(depth=5, trim=2)


@pytest.fixture(autouse=True)
def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen]:
    """The processes that were started; none outlives the test."""
    started: list[subprocess.Popen] = []
    start = subprocess.Popen

    def note(*arguments, **options):
        started.append(start(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(surface.subprocess, "Popen", note)
    yield started
    assert all(child.poll() is not None for child in started)


def test_the_child_makes_what_would_be_made_here():
    told: list[float] = []
    mesh = surface_of(sphere(1500), ORDER, tell=told.append)
    here = poisson_mesh(sphere(1500), depth=5, trim=2)
    np.testing.assert_array_equal(mesh.faces, here.faces)
    np.testing.assert_allclose(mesh.vertices, here.vertices, atol=1e-6)
    np.testing.assert_allclose(mesh.vertex_colors, here.vertex_colors, atol=1e-6)
    assert told == sorted(told)
    assert len(told) > 1


def test_a_crash_is_one_sentence(monkeypatch):
    monkeypatch.setattr(surface, "COMMAND", (sys.executable, "-c", "import os; os._exit(139)"))
    with pytest.raises(SurfaceError, match="ended early") as caught:
        surface_of(sphere(500), ORDER)
    assert "points can be downloaded" in caught.value.advice


def test_a_child_that_takes_too_long_is_ended(monkeypatch, children):
    monkeypatch.setattr(surface, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(surface, "SECONDS", 0.3)
    with pytest.raises(SurfaceError, match="within 0 seconds"):
        surface_of(sphere(500), ORDER)
    assert len(children) == 1


def test_cancelling_ends_it_at_once(monkeypatch):
    monkeypatch.setattr(surface, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    asked = iter([False, False, True])
    with pytest.raises(StoppedError):
        surface_of(sphere(500), ORDER, cancelled=lambda: next(asked))


def test_whatever_interrupts_the_page_ends_the_child(monkeypatch):
    monkeypatch.setattr(surface, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))

    def interrupted() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        surface_of(sphere(500), ORDER, cancelled=interrupted)


def test_what_the_child_refuses_is_told_in_its_words():
    flat = sphere(300)
    flat = replace(flat, normals=np.zeros_like(flat.normals))  # they say of no side that it is inside
    with pytest.raises(SurfaceError) as caught:
        surface_of(flat, SurfaceOrder(depth=5, trim=0.01))
    assert caught.value.message.endswith(".")
    assert caught.value.advice


def test_too_few_points_start_no_child(children):
    with pytest.raises(SurfaceError, match="at least 100 points, received 99"):
        surface_of(sphere(99), ORDER)
    assert children == []


def test_too_little_memory_starts_no_child(monkeypatch, children):
    monkeypatch.setattr(surface, "free_memory", lambda: 1_000_000)
    with pytest.raises(SurfaceError, match="memory for Poisson depth 8"):
        surface_of(sphere(500), SurfaceOrder(depth=8))
    assert children == []


def test_memory_is_promised_once(monkeypatch, children):
    """While one surface is under way, a second one gets what is left; afterwards all of it again."""
    monkeypatch.setattr(surface, "free_memory", lambda: 1_000_000_000)
    cloud, order = sphere(500), SurfaceOrder(depth=7)
    with surface._MEMORY.promise(cloud, order):
        monkeypatch.setattr(surface, "free_memory", lambda: surface._MEMORY.promised + 1)
        with pytest.raises(SurfaceError, match="memory for Poisson depth 7"):
            surface_of(cloud, order)
    assert surface._MEMORY.promised == 0
    assert children == []


def test_open3d_where_it_is_not_is_one_sentence(monkeypatch):
    monkeypatch.setattr(surface, "open3d_here", lambda: False)
    with pytest.raises(SurfaceError, match="Open3D must be installed") as caught:
        surface_of(sphere(500), SurfaceOrder("open3d"))
    assert "requirements-depth.txt" in caught.value.advice


def test_open3d_that_cannot_be_imported_is_one_sentence(monkeypatch, tmp_path):
    """As on a machine without the libraries it links against."""
    (tmp_path / "open3d.py").write_text("raise OSError('libEGL.so.1: cannot open shared object file')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(surface, "open3d_here", lambda: True)
    with pytest.raises(SurfaceError, match=r"libEGL\.so\.1"):
        surface_of(sphere(500), SurfaceOrder("open3d"))


def test_open3d_makes_the_same_ball(monkeypatch):
    if not surface.open3d_here():
        monkeypatch.setattr(surface, "COMMAND", (sys.executable, "-c", OPEN3D_BY_OUR_OWN))
        monkeypatch.setattr(surface, "open3d_here", lambda: True)
    mesh = surface_of(sphere(3000), SurfaceOrder("open3d", depth=6, trim=2))
    assert mesh.is_watertight()
    assert mesh.signed_volume() == pytest.approx(4 / 3 * np.pi * 0.7**3, rel=0.02)


OPEN3D_BY_OUR_OWN = """
import sys
from types import SimpleNamespace as Names
import numpy as np
from pipeline.scene import surface_child
from pipeline.scene.cloud import PointCloud
from pipeline.scene.poisson import indicator
from skimage.measure import marching_cubes

def create_from_point_cloud_poisson(given, depth, n_threads):
    assert n_threads == 1
    count = len(given.points)
    areas = np.full(count, 4 * np.pi * 0.7**2 / count)
    chi, grid, level = indicator(PointCloud(given.points, None, given.normals, areas), depth)
    vertices, faces, _, _ = marching_cubes(chi, level, gradient_direction="ascent")
    return Names(vertices=vertices * grid.cell + grid.origin, triangles=faces), None

def cloud(points):
    return Names(points=points)

mesh = Names(create_from_point_cloud_poisson=create_from_point_cloud_poisson)
sys.modules["open3d"] = Names(geometry=Names(PointCloud=cloud, TriangleMesh=mesh),
                              utility=Names(Vector3dVector=np.asarray))
surface_child.main()
"""
"""A child with another Open3D: the calls are those of the real one, the work is ours."""


def test_the_child_ends_with_its_parent():
    code = (
        "import sys, os, threading, time\n"
        "from pipeline.scene import surface\n"
        "surface.COMMAND = (sys.executable, '-c', 'import time\\n'\n"
        "    'from pipeline.scene import surface_child as child\\n'\n"
        "    'child.answer = lambda *_: time.sleep(60)\\nchild.main()')\n"
        "from tests.pipeline.scene.test_poisson import sphere\n"
        "start = surface._Child(surface._request(sphere(200), surface.SurfaceOrder()))\n"
        "time.sleep(2)\n"
        "print(start.process.pid, flush=True)\n"
        "os._exit(1)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=surface.ROOT, capture_output=True, text=True)
    pid = int(done.stdout)
    until = time.monotonic() + 20
    while _alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _alive(pid)


def _alive(pid: int) -> bool:
    import psutil

    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
