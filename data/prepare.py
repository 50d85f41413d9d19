"""Make sample files: from shapes made by rule, and from folders of meshes.

Everything random is drawn from the sample's name, so that a sample is the same whoever makes it and whenever;
files that exist are left alone, so that an interrupted run goes on where it stopped.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from data.jobs import Workers, run_jobs
from data.meshfolder import MeshRow, read_index
from data.procedural import families, generate
from data.processes import Processes
from data.render import Surface, framed_view, random_appearance, random_camera
from data.samples import Sample, sample_path, write_sample
from data.voxelize import coverage, coverage_robust
from shapes.camera import Camera
from shapes.categories import CATEGORIES
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

RESOLUTION = 64
SMALLEST_SCALE, LARGEST_SCALE = 0.8, 1.25
"""How far a variant of a real mesh is stretched along each axis."""


@dataclass(frozen=True)
class ShapeJob:
    """One shape made by rule."""

    category: str
    seed: int
    views: int
    one_look: bool = False
    """Whether its views are photos of one and the same thing, each in a light of its own; else each view has
    a look of its own, of which a network learns more."""

    def missing(self, folder: Path) -> list[Path]:
        """The sample's file unless it exists."""
        name, split = f"procedural-{self.seed:06d}", split_of_seed(self.seed)
        path = sample_path(folder, self.category, split, name)
        return [] if path.exists() else [path]

    def __call__(self, folder: Path) -> None:
        """Write the sample's file unless it exists."""
        if not self.missing(folder):
            return
        name, split = f"procedural-{self.seed:06d}", split_of_seed(self.seed)
        shape = generate(self.category, self.seed)
        rng = np.random.default_rng(zlib.crc32(f"{self.category}/{name}".encode()))
        category, materials = self.category, shape.materials
        views, cameras = _pictures(
            shape.mesh, category, rng, materials=materials, count=self.views, one_look=self.one_look
        )
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
    one_look: bool = False
    """As in ShapeJob."""

    def missing(self, folder: Path) -> list[Path]:
        """Those of the variants' files that do not exist."""
        names = (f"{self.row.name}-v{variant:02d}" for variant in range(self.variants))
        paths = [sample_path(folder, self.row.category, self.row.split, name) for name in names]
        return [path for path in paths if not path.exists()]

    def __call__(self, folder: Path) -> None:
        """Write those of the variants' files that do not exist."""
        missing = [path.stem for path in self.missing(folder)]
        if not missing:
            return
        category, split = self.row.category, self.row.split
        mesh = self.row.read().normalized()
        grid, confidence = coverage_robust(mesh, RESOLUTION, box=True)
        for name in missing:
            rng = np.random.default_rng(zlib.crc32(f"{category}/{name}".encode()))
            variant, solid = (mesh, grid) if name.endswith("-v00") else vary(mesh, grid, rng)
            views, cameras = _pictures(
                variant, category, rng, materials=None, count=self.views, one_look=self.one_look
            )
            source = f"{category}/{self.row.name}{self.row.path.suffix}"
            write_sample(folder, Sample(
                name, category, "mesh", source, split, confidence, _bytes(solid), solid.extents, views,
                cameras
            ))  # fmt: skip


def prepare_shapes(
    categories: Sequence[str], folder: Path, *, count: int, first_seed: int = 0, views: int = 4,
    workers: Workers | None = None,
) -> None:  # fmt: skip
    """Make the samples of `count` seeds of each category from `first_seed` on; `workers` are this machine's.

    A seed's split: seed % 20 = 0 test, 1 validation, else train. Raises ValueError where nobody can make a
    category, RuntimeError when some samples failed, after all others are made.
    """
    for category in categories:
        families(category)
    seeds = range(first_seed, first_seed + count)
    jobs = [ShapeJob(category, seed, views) for category in categories for seed in seeds]
    run_jobs(jobs, Path(folder), title="shapes", workers=workers or Processes())


def prepare_meshes(
    meshes: Path, folder: Path, *, categories: Sequence[str], variants: int = 12, views: int = 4,
    workers: Workers | None = None,
) -> None:  # fmt: skip
    """Make the samples of a mesh folder's categories, as `prepare_rows` does."""
    rows = read_index(Path(meshes))
    prepare_rows(rows, folder, categories=categories, variants=variants, views=views, workers=workers)


def prepare_rows(
    rows: Iterable[MeshRow], folder: Path, *, categories: Sequence[str], variants: int = 12, views: int = 4,
    workers: Workers | None = None,
) -> None:  # fmt: skip
    """Make the samples of those meshes that are of these categories; `workers` are this machine's where not
    given.

    Meshes of the train split come in `variants` (stretched, mirrored), those that validate or test as they
    are. Raises RuntimeError when some failed, after all others are made.
    """
    chosen = (replace(row, path=row.path.resolve()) for row in rows if row.category in categories)
    jobs = [MeshJob(row, variants if row.split == "train" else 1, views) for row in chosen]
    run_jobs(jobs, Path(folder), title="meshes", workers=workers or Processes())


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
    mesh: TriangleMesh, category: str, rng: np.random.Generator, *, materials: tuple[str, ...] | None,
    count: int, one_look: bool,
) -> tuple[np.ndarray, np.ndarray]:
    """views (V, 128, 128, 4) uint8 and cameras (V, 4) float32, each view in its own light."""
    surface = Surface.of(mesh)
    extents, aloft = mesh.extents(), category in CATEGORIES and CATEGORIES[category].aloft
    cameras = [random_camera(rng, extents=extents, aloft=aloft) for _ in range(count)]
    looks = [random_appearance(rng, materials=materials, face_colors=mesh.face_colors) for _ in range(count)]
    if one_look:
        looks = [replace(looks[0], light=look.light) for look in looks]
    views = [framed_view(surface, camera, look) for camera, look in zip(cameras, looks, strict=True)]
    return np.stack(views), np.array([_numbers(camera) for camera in cameras], np.float32)


def _numbers(camera: Camera) -> tuple[float, float, float, float]:
    return camera.azimuth, camera.elevation, camera.distance, camera.field_of_view


def _bytes(grid: VoxelGrid) -> np.ndarray:
    return np.rint(255 * grid.occupancy).astype(np.uint8)
