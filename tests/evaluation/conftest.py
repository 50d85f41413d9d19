"""A small folder of samples, boxes of known sides, that every test of this room may read."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from data.procedural.kit import box
from data.render import Surface, framed_view, random_appearance
from data.samples import Sample, write_sample
from data.voxelize import coverage
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh

SIDES = {"flat": (1.0, 0.25, 1.0), "tall": (0.25, 1.0, 0.25), "cube": (1.0, 1.0, 1.0)}


def box_mesh(name: str) -> TriangleMesh:
    part = box(SIDES[name], (0, 0, 0))
    return TriangleMesh(part.vertices, part.faces)


def box_sample(name: str, *, split: str = "train", azimuth: float = 30) -> Sample:
    mesh = box_mesh(name)
    grid = coverage(mesh, 64, box=True)
    cameras = [Camera(azimuth, 20, 3, 40), Camera(azimuth + 90, 10, 3, 40)]
    rng = np.random.default_rng(0)
    views = [framed_view(Surface.of(mesh), camera, random_appearance(rng)) for camera in cameras]
    numbers = [(one.azimuth, one.elevation, one.distance, one.field_of_view) for one in cameras]
    return Sample(
        f"mesh-{name}", "chair", "mesh", f"chair/{name}.ply", split, 1.0,
        np.rint(255 * grid.occupancy).astype(np.uint8), grid.extents, np.stack(views),
        np.array(numbers, np.float32),
    )  # fmt: skip


@pytest.fixture(scope="session")
def boxes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Chairs that are boxes: all three to train on, the flat one, seen from elsewhere, to validate."""
    folder = tmp_path_factory.mktemp("boxes")
    for name in SIDES:
        write_sample(folder, box_sample(name))
    shape = box_sample("flat", split="validation", azimuth=40)
    write_sample(folder, shape)
    write_sample(folder, replace(shape, name="procedural-000001", source="procedural"))
    return folder
