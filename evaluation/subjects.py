"""The shapes a benchmark asks about: what the networks see of each, and what is true of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, islice
from pathlib import Path

import numpy as np

from data.meshfolder import MeshRow, read_index, read_mesh
from data.prepare import MeshJob, ShapeJob, split_of_seed
from data.procedural import generate
from data.samples import Sample, read_sample, sample_path, spread
from evaluation.metrics import outside
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

RESOLUTIONS = (32, 64)
"""Of the object cubes in which solids are compared."""


@dataclass(frozen=True, eq=False)
class Subject:
    """A shape with its framed views and cameras (`sample`), and its mesh in the object frame."""

    sample: Sample
    mesh: TriangleMesh

    @property
    def category(self) -> str:
        """The shape's category."""
        return self.sample.category

    @property
    def name(self) -> str:
        """The shape's name within its category."""
        return self.sample.name

    @cached_property
    def cubes(self) -> dict[int, VoxelGrid]:
        """The true coverage in the object cube, by resolution."""
        grid = self.sample.grid()
        return {resolution: grid.to_cube(resolution) for resolution in RESOLUTIONS}

    @cached_property
    def surface(self) -> np.ndarray:
        """(N, 3) float64: points of the true surface, as seen from outside."""
        return outside(self.mesh)


def from_meshes(
    folder: Path, scratch: Path, *, split: str, category: str, views: int, limit: int | None
) -> Iterator[Subject]:
    """The meshes of a folder's category and split as they are, drawn as `cli.py prepare --meshes` draws them;
    at most `limit`, and all views of a shape show it in one look, each in its own light.

    Looks, light and cameras come from the mesh's name. `scratch` keeps the drawn samples.
    """
    for row in spread(mesh_rows(folder, split=split, category=category), limit):
        MeshJob(row, variants=1, views=views, one_look=True)(scratch)
        sample = read_sample(sample_path(scratch, category, row.split, f"{row.name}-v00"))
        yield Subject(sample, read_mesh(row.path).normalized())


def drawn_from(
    folder: Path, scratch: Path | None, categories: Iterable[str], *,
    split: str, views: int, limit: int | None,
) -> dict[str, Iterator[Subject]]:  # fmt: skip
    """The subjects of those categories that a folder has in the split: of a folder of meshes, whose drawings
    are kept in `scratch`, or without one the procedural shapes of a folder of samples.
    """
    given = {"split": split, "views": views, "limit": limit}
    if scratch is None:
        stocked = [name for name in categories if (folder / name / split).is_dir()]
        return {name: from_rules(folder, category=name, **given) for name in stocked}
    found = [name for name in categories if mesh_rows(folder, split=split, category=name)]
    return {name: from_meshes(folder, scratch, category=name, **given) for name in found}


def mesh_rows(folder: Path, *, split: str, category: str) -> list[MeshRow]:
    """A mesh folder's rows of one category and split."""
    return [row for row in read_index(folder) if (row.category, row.split) == (category, split)]


def from_rules(
    samples: Path, *, split: str, category: str, views: int, limit: int | None
) -> Iterator[Subject]:
    """The procedural shapes of a samples folder, their meshes generated again; at most `limit`.

    Raises ValueError where the generators have changed since the samples were made.
    """
    for path in spread(sorted((samples / category / split).glob("procedural-*.npz")), limit):
        sample = read_sample(path)
        shape = generate(category, int(path.stem.rpartition("-")[2]))
        extents = shape.mesh.extents()
        if not np.allclose(extents / extents.max(), sample.extents, atol=1e-3):
            raise ValueError(f"{path.name} must hold what the generators make today; prepare it again")
        yield Subject(replace(sample, views=sample.views[:views]), shape.mesh)


def from_generators(
    scratch: Path, *, split: str, category: str, views: int, limit: int | None
) -> Iterator[Subject]:
    """The first `limit` procedural shapes of a split, drawn anew with so many views; without a limit there is
    no end of them. All views of a shape show it in one look. `scratch` keeps the drawn samples.
    """
    for seed in islice((seed for seed in count() if split_of_seed(seed) == split), limit):
        ShapeJob(category, seed, views, one_look=True)(scratch)
        path = sample_path(scratch, category, split, f"procedural-{seed:06d}")
        yield Subject(read_sample(path), generate(category, seed).mesh)
