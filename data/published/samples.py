"""Objects of published sets made into samples, so that everything that reads samples can be trained and
measured on them: photos framed as users' are, the shape from the mesh or else from the voxels.

Where a set has no mask of a photo (Pascal3D+), the CAD model's outline at the annotated pose is taken. A
sample has as many views as were asked for; objects with fewer are passed over, of more every so many are
taken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from data.framing import frame
from data.jobs import Workers, run_jobs
from data.published import pascal3d, pix3d, r2n2
from data.published.objects import PublishedObject, View
from data.samples import Sample, sample_path, write_sample
from data.voxelize import coverage_robust
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

RESOLUTION = 64
FINE = 4
"""Times that a silhouette is drawn finer than the photo: OpenCV fills every pixel that a triangle touches."""


@dataclass(frozen=True)
class ObjectJob:
    """One object of a set; `source` is what the sample calls the set."""

    found: PublishedObject
    source: str
    views: int

    def missing(self, folder: Path) -> list[Path]:
        """The sample's file unless it exists."""
        path = sample_path(folder, self.found.category, self.found.split, self.found.name)
        return [] if path.exists() else [path]

    def __call__(self, folder: Path) -> None:
        """Write the sample's file unless it exists."""
        if not self.missing(folder):
            return
        found = self.found
        mesh = None if found.mesh is None else found.mesh.read().normalized()
        grid, confidence = _solid(found, mesh)
        step = len(found.views) / self.views
        views = [found.views[int(number * step)] for number in range(self.views)]
        numbers = [
            (view.camera.azimuth, view.camera.elevation, view.camera.distance, view.camera.field_of_view)
            for view in views
        ]
        # all pictures of one shape carry its name, so that no split parts them
        shape = found.name if found.mesh is None else found.mesh.name
        write_sample(folder, Sample(
            found.name, found.category, "mesh", f"{self.source}/{shape}", found.split, confidence,
            np.rint(255 * grid.occupancy).astype(np.uint8), grid.extents,
            np.stack([_framed(view, mesh) for view in views]), np.array(numbers, np.float32),
        ))  # fmt: skip


def jobs_of(
    objects: Iterable[PublishedObject], source: str, *, categories: Iterable[str], views: int
) -> Iterator[ObjectJob]:
    """The jobs of those objects that are of these categories, whole, and seen in so many views."""
    wanted = set(categories)
    for found in objects:
        if found.category in wanted and found.whole and len(found.views) >= views:
            yield ObjectJob(found, source, views)


def prepare_objects(
    root: Path, name: str, folder: Path, *, categories: Iterable[str], views: int, workers: Workers
) -> None:
    """Make the samples of a set, one of SETS, that lies in `root`. Of photos each sample has one view,
    whatever `views` is.

    Raises FileNotFoundError where the set or a part of it is missing, ValueError where it has nothing of
    these categories, RuntimeError when some failed, after all others are made.
    """
    read, one = SETS[name]
    jobs = jobs_of(read(root.resolve()), name, categories=categories, views=1 if one else views)
    run_jobs(list(jobs), folder, title=name, workers=workers)


SETS = {"pascal3d": (pascal3d.read_photos, True), "pix3d": (pix3d.read_pix3d, True),
        "r2n2": (r2n2.read_r2n2, False)}  # fmt: skip
"""By name, a set's reader, and whether it has one picture an object."""


def _solid(found: PublishedObject, mesh: TriangleMesh | None) -> tuple[VoxelGrid, float]:
    """Coverage at 64^3 in box space, and how sure it is."""
    if mesh is not None:
        return coverage_robust(mesh, RESOLUTION, box=True)
    return boxed(r2n2.read_voxels(found.voxels)), 1.0


def boxed(cube: VoxelGrid) -> VoxelGrid:
    """Voxels of the object cube, as they are, on the grid of their bounding box at 64^3: each place of it
    takes the voxel that it lies in. Raises ValueError where there is none.
    """
    solid = cube.occupancy >= 0.5
    if not solid.any():
        raise ValueError("voxels must hold an object, received none that is filled")
    spans = [np.flatnonzero(solid.any(axis=others)) for others in ((1, 2), (0, 2), (0, 1))]
    sides = np.array([span[-1] + 1 - span[0] for span in spans])
    places = [
        span[0] + ((np.arange(RESOLUTION) + 0.5) * side / RESOLUTION).astype(int)
        for span, side in zip(spans, sides, strict=True)
    ]
    return VoxelGrid(solid[np.ix_(*places)].astype(np.float32), (sides / sides.max()).astype(np.float32))


def _framed(view: View, mesh: TriangleMesh | None) -> np.ndarray:
    """(128, 128, 4) uint8."""
    photo = view.read_photo()
    mask = view.read_mask() if view.mask else silhouette(view, mesh, photo.shape[:2])
    return frame(photo, mask)


def silhouette(view: View, mesh: TriangleMesh, size: tuple[int, int]) -> np.ndarray:
    """(H, W) uint8, 255 = where a mesh in the object frame lies in a photo of that height and width."""
    height, width = size
    mask = np.zeros((FINE * height, FINE * width), np.uint8)
    # OpenCV counts from the middle of the first pixel, we from its corner; it takes sixteenths of a pixel
    corners = FINE * view.project(mesh.vertices)[mesh.faces] - 0.5
    for triangle in np.rint(16 * corners).astype(np.int32):
        cv2.fillConvexPoly(mask, triangle, 255, shift=4)
    return cv2.resize(mask, (width, height), interpolation=cv2.INTER_AREA)
