"""The rates and ratios of the engine's benchmark, by a clock that the test turns."""

import subprocess
import sys

import pytest

from data.procedural import generate
from evaluation import measure_engine
from tests.conftest import REPOSITORY


class Clock:
    """Stands still but for what is put on it."""

    def __init__(self):
        self.now = 0.0

    def perf_counter(self):
        return self.now

    def takes(self, *seconds):
        """Work that takes so long, call by call."""
        left = list(seconds)

        def work(shape):
            self.now += left.pop(0)

        return work


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(measure_engine, "time", clock)
    return clock


def test_rates_leave_out_the_first_walk_and_ratios_are_of_the_first_named(clock):
    rivals = {"ours": clock.takes(9, 1, 3), "theirs": clock.takes(50, 6, 6)}
    found = measure_engine.measure(["a", "b"], {"views": measure_engine.Task(2, rivals)})
    assert found["views"]["ours"] == {
        "a second": 1, "median ms": 1000, "p90 ms": pytest.approx(1400), "times ours": 1,
    }  # fmt: skip
    assert found["views"]["theirs"]["times ours"] == 3


def test_a_sample_can_be_made_again_and_again(tmp_path):
    shape = generate("sofa", 2)
    for _ in range(2):
        measure_engine.make_sample(shape, tmp_path, 1)
        assert list(tmp_path.rglob("*.*")) == []


def test_we_are_the_first_named_of_every_task(tmp_path, monkeypatch):
    monkeypatch.setattr(measure_engine, "PyVista", lambda views, lit=False: Clock())
    monkeypatch.setattr(Clock, "draw", None, raising=False)
    for task in measure_engine.engine_tasks(tmp_path, 2).values():
        assert next(iter(task.rivals)) == "Unflatten"


def test_all_draw_the_same_views():
    shape = generate("sofa", 2)
    assert measure_engine.cameras(shape, 3) == measure_engine.cameras(shape, 3)
    assert len(set(measure_engine.cameras(shape, 3))) == 3


SILHOUETTES = """
import numpy as np
from data.procedural import generate
from evaluation.measure_engine import PyVista, cameras
from data.render import random_appearance, render

draw = PyVista(3).draw
for seed in (2, 3):
    shape = generate("sofa", seed)
    look = random_appearance(np.random.default_rng(0), materials=shape.materials)
    for camera, picture in zip(cameras(shape, 3), draw(shape), strict=True):
        ours, theirs = render(shape.mesh, camera, look, size=128).mask > 0.5, (picture < 250).any(axis=2)
        print((ours & theirs).sum() / (ours | theirs).sum())
"""


def test_pyvista_draws_what_we_draw():
    done = subprocess.run([sys.executable, "-c", SILHOUETTES], cwd=REPOSITORY, capture_output=True, text=True)
    if done.returncode < 0:
        pytest.skip("VTK cannot draw off-screen on this machine: it has no X and no OpenGL library")
    assert done.returncode == 0, done.stderr
    overlaps = [float(line) for line in done.stdout.split()]
    assert len(overlaps) == 6
    assert min(overlaps) > 0.95
