"""Make sample files: from shapes made by rule, and from folders of meshes.

Everything random is drawn from the sample's name, so that a sample is the same whoever makes it and whenever;
files that exist are left alone, so that an interrupted run goes on where it stopped.
"""

import os
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np

from data.meshfolder import MeshRow, read_index
from data.procedural import generate
from data.render import Surface, framed_view, random_appearance, random_camera
from data.samples import Sample, sample_path, write_sample
from data.voxelize import coverage, coverage_robust
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

Item = TypeVar("Item")
Job = Callable[[Path], None]

RESOLUTION = 64
SMALLEST_SCALE, LARGEST_SCALE = 0.8, 1.25
"""How far a variant of a real mesh is stretched along each axis."""


@dataclass(frozen=True)
class ShapeJob:
    """One shape made by rule."""

    category: str
    seed: int
    views: int

    def __call__(self, folder: Path) -> None:
        """Write the sample's file unless it exists."""
        name, split = f"procedural-{self.seed:06d}", split_of_seed(self.seed)
        if sample_path(folder, self.category, split, name).exists():
            return
        shape = generate(self.category, self.seed)
        rng = np.random.default_rng(zlib.crc32(f"{self.category}/{name}".encode()))
        views, cameras = _pictures(shape.mesh, rng, materials=shape.materials, count=self.views)
        grid = coverage(shape.mesh, RESOLUTION, box=True)
        write_sample(folder, Sample(
            name, self.category, shape.family, "procedural", split, 1.0, _bytes(grid), grid.extents, views,
            cameras
        ))  # fmt: skip


@dataclass(frozen=True)
class MeshJob:
    """One mesh of a folder in all its variants; the first is the mesh as it is."""

    row: MeshRow
    variants: int
    views: int

    def __call__(self, folder: Path) -> None:
        """Write those of the variants' files that do not exist."""
        names = [f"{self.row.name}-v{variant:02d}" for variant in range(self.variants)]
        category, split = self.row.category, self.row.split
        missing = [name for name in names if not sample_path(folder, category, split, name).exists()]
        if not missing:
            return
        mesh = self.row.read().normalized()
        grid, confidence = coverage_robust(mesh, RESOLUTION, box=True)
        for name in missing:
            rng = np.random.default_rng(zlib.crc32(f"{category}/{name}".encode()))
            variant, solid = (mesh, grid) if name == names[0] else vary(mesh, grid, rng)
            views, cameras = _pictures(variant, rng, materials=None, count=self.views)
            source = f"{category}/{self.row.name}{self.row.path.suffix}"
            write_sample(folder, Sample(
                name, category, "mesh", source, split, confidence, _bytes(solid), solid.extents, views,
                cameras
            ))  # fmt: skip


def prepare_shapes(
    category: str, folder: Path, *, count: int, first_seed: int = 0, views: int = 4, processes: int | None =
    None
) -> None:
    """Make the samples of `count` seeds of a category from `first_seed` on.

    A seed's split: seed % 20 = 0 test, 1 validation, else train. Raises RuntimeError when some failed, after
    all others are made; without `processes`, one for each core.
    """
    jobs = [ShapeJob(category, seed, views) for seed in range(first_seed, first_seed + count)]
    _run(jobs, Path(folder), title=category, processes=processes)


def prepare_meshes(
    meshes: Path, folder: Path, *, categories: Sequence[str], variants: int = 12, views: int = 4,
    processes: int | None = None,
) -> None:  # fmt: skip
    """Make the samples of a mesh folder's categories, as `prepare_rows` does."""
    rows = read_index(Path(meshes))
    prepare_rows(
        rows, folder, categories=categories, variants=variants, views=views, processes=processes
    )


def prepare_rows(
    rows: Iterable[MeshRow], folder: Path, *, categories: Sequence[str], variants: int = 12, views: int = 4,
    processes: int | None = None,
) -> None:  # fmt: skip
    """Make the samples of those meshes that are of these categories.

    Meshes of the train split come in `variants` (stretched, mirrored), those that validate or test as they
    are. Raises RuntimeError when some failed, after all others are made.
    """
    chosen = [row for row in rows if row.category in categories]
    jobs = [MeshJob(row, variants if row.split == "train" else 1, views) for row in chosen]
    _run(jobs, Path(folder), title="meshes", processes=processes)


def split_of_seed(seed: int) -> str:
    """The split of a procedural seed."""
    return {0: "test", 1: "validation"}.get(seed % 20, "train")


def vary(mesh: TriangleMesh, grid: VoxelGrid, rng: np.random.Generator) -> tuple[TriangleMesh, VoxelGrid]:
    """Stretch a mesh along its axes and mirror about half of them; the box-space grid goes along."""
    scale = np.exp(rng.uniform(np.log(SMALLEST_SCALE), np.log(LARGEST_SCALE), 3)).astype(np.float32)
    sides = grid.extents * scale
    occupancy, faces = grid.occupancy, mesh.faces
    if rng.random() < 0.5:
        scale[0] *= -1
        occupancy, faces = occupancy[::-1], faces[:, ::-1]
    stretched = replace(mesh, vertices=mesh.vertices * scale, faces=faces).normalized()
    return stretched, VoxelGrid(occupancy, sides / sides.max())


def _pictures(
    mesh: TriangleMesh, rng: np.random.Generator, *, materials: tuple[str, ...] | None, count: int
) -> tuple[np.ndarray, np.ndarray]:
    """views (V, 128, 128, 4) uint8 and cameras (V, 4) float32, each view with its own look and light."""
    surface = Surface.of(mesh)
    cameras = [random_camera(rng, extents=mesh.extents()) for _ in range(count)]
    looks = [random_appearance(rng, materials=materials, face_colors=mesh.face_colors) for _ in range(count)]
    views = [framed_view(surface, camera, look) for camera, look in zip(cameras, looks, strict=True)]
    return np.stack(views), np.array([_numbers(camera) for camera in cameras], np.float32)


def _numbers(camera: Camera) -> tuple[float, float, float, float]:
    return camera.azimuth, camera.elevation, camera.distance, camera.field_of_view


def _bytes(grid: VoxelGrid) -> np.ndarray:
    return np.rint(255 * grid.occupancy).astype(np.uint8)


def _run(jobs: Sequence[Job], folder: Path, *, title: str, processes: int | None) -> None:
    """Do the jobs, the first here so that the kernels are compiled once; tell how far it is."""
    if not jobs:
        raise ValueError(f"there must be something to prepare for {title}, received nothing")
    jobs[0](folder)
    rest, processes = jobs[1:], processes or os.cpu_count() or 1
    if processes == 1:
        for job in _told(rest, title=title, total=len(rest)):
            job(folder)
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when the workers import NumPy: one thread each
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        futures = {pool.submit(job, folder): job for job in rest}
        failed = []
        for future in _told(as_completed(futures), title=title, total=len(futures)):
            if (error := future.exception()) is not None:
                failed.append(f"{futures[future]}: {error!r}")
    if failed:
        raise RuntimeError(f"{len(failed)} of {len(jobs)} {title} failed; the first: {failed[0]}")


def _told(items: Iterable[Item], *, title: str, total: int) -> Iterator[Item]:
    """The items, with a line on standard error every ten seconds and at the end."""
    start = told = time.monotonic()
    for done, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if now - told > 10 or done == total:
            told, each = now, (now - start) / done
            left = each * (total - done) / 60
            line = f"{title}: {done:,} of {total:,}, {1000 * each:.0f} ms each, {left:.1f} minutes left"
            print(line, file=sys.stderr, flush=True)
