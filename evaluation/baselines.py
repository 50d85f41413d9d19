"""What any reconstruction must beat: the mean shape, the nearest neighbour by picture, and the oracle.

They draw on a gallery of training shapes of the category, real meshes' variants included: up to 1,500, evenly
spread over the samples. Where no samples are at hand, `gallery_samples` makes 240 procedural shapes first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from data.prepare import prepare_shapes
from data.samples import Sample, read_sample, sample_paths, spread
from evaluation.contenders import Contender, Guess
from shapes.voxelgrid import VoxelGrid

SHAPES = 1500
VALIDATING = 30
"""Validation shapes of each origin by which levels are chosen."""

FRESH = 240
"""Procedural shapes made of a category that has no samples; a tenth of them are kept for validation and test.
"""

PIXELS = 32
COLOR_WEIGHT = 0.3
"""What colours weigh beside the mask in the distance of two pictures: on validation chairs and tables the
choice of .3 lies within .02 IoU of the best both for meshes (mask alone) and for procedural shapes (1)."""


@dataclass(frozen=True, eq=False)
class Gallery:
    """Training shapes of one category, ready to be compared with."""

    paths: tuple[Path, ...]
    """N sample files."""
    mean: VoxelGrid
    """The mean coverage in the object cube, 64^3."""
    solids: np.ndarray
    """(N, 4096) uint8: {coverage >= 1/2} in the object cube at 32^3, eight voxels a byte."""
    pictures: np.ndarray
    """(N, V, 4096) float32: `described` views."""
    azimuths: np.ndarray
    """(N, V) float32 degrees."""

    def __len__(self) -> int:
        return len(self.paths)


def gallery_samples(folder: Path, category: str) -> Path:
    """The folder, after making procedural samples of the category in it where it has none."""
    if not any((folder / category / "train").glob("*.npz")):
        prepare_shapes([category], folder, count=FRESH)
    return folder


def open_gallery(folder: Path, category: str, *, shapes: int = SHAPES) -> Gallery:
    """Read training shapes of a samples folder. FileNotFoundError where there is none."""
    paths = spread(sample_paths(folder, category, "train"), shapes)
    total = np.zeros((64,) * 3)
    solids, pictures, azimuths = [], [], []
    for path in paths:
        sample = read_sample(path)
        cube = sample.grid().to_cube(64)
        total += cube.occupancy
        solids.append(_packed(cube.pooled(32)))
        pictures.append(described(sample.views))
        azimuths.append(sample.cameras[:, 0])
    mean = VoxelGrid(total / len(paths))
    return Gallery(tuple(paths), mean, np.array(solids), np.array(pictures), np.array(azimuths))


def validation_samples(folder: Path, category: str) -> list[Sample]:
    """Validation samples by which levels are chosen: at most VALIDATING meshes, and as many made by rule."""
    paths = sorted((folder / category / "validation").glob("*.npz"))
    drawn = [path for path in paths if path.name.startswith("procedural-")]
    real = [path for path in paths if path not in drawn]
    return [read_sample(path) for path in spread(drawn, VALIDATING) + spread(real, VALIDATING)]


def described(views: np.ndarray) -> np.ndarray:
    """Framed views (V, 128, 128, 4) uint8 -> (V, 4096) float32: shrunk to 32 x 32, colours weighed."""
    side = views.shape[1] // PIXELS
    blocks = views.reshape(len(views), PIXELS, side, PIXELS, side, 4)
    small = blocks.mean(axis=(2, 4), dtype=np.float32) / 255
    small[..., :3] *= COLOR_WEIGHT
    return small.reshape(len(views), -1)


def mean_shape(gallery: Gallery) -> Contender:
    """The same answer to everything: the mean of all training shapes."""
    return lambda sample, view: Guess(gallery.mean, 0.5, None, f"mean of {len(gallery)}")


def nearest_neighbour(gallery: Gallery) -> Contender:
    """The training shape that has the view most like the one asked about, by the sum of squares."""
    squares = np.square(gallery.pictures).sum(axis=2)

    def guess(sample: Sample, view: int) -> Guess:
        asked = described(sample.views[view][None])[0]
        distance = squares - 2 * gallery.pictures @ asked  # but for the square of what is asked
        shape, like = np.unravel_index(int(distance.argmin()), distance.shape)
        return _found(gallery, int(shape), azimuth=float(gallery.azimuths[shape, like]))

    return guess


def oracle(gallery: Gallery) -> Contender:
    """The training shape of the best IoU with the truth (object cube, 32^3): no retrieval does better."""

    def guess(sample: Sample, view: int) -> Guess:
        truth = _packed(sample.grid().to_cube(64).pooled(32))
        both = np.bitwise_count(gallery.solids & truth).sum(axis=1, dtype=np.int64)
        either = np.bitwise_count(gallery.solids | truth).sum(axis=1, dtype=np.int64)
        return _found(gallery, int((both / np.maximum(either, 1)).argmax()), azimuth=None)

    return guess


def baselines(gallery: Gallery) -> Iterator[tuple[str, Contender]]:
    """The three by name; their levels are yet to be chosen."""
    yield "mean shape", mean_shape(gallery)
    yield "nearest neighbour", nearest_neighbour(gallery)
    yield "oracle", oracle(gallery)


def _found(gallery: Gallery, index: int, *, azimuth: float | None) -> Guess:
    path = gallery.paths[index]
    return Guess(_grid_at(path), 0.5, azimuth, path.stem)


@lru_cache(maxsize=32)
def _grid_at(path: Path) -> VoxelGrid:
    return read_sample(path).grid()


def _packed(cube: VoxelGrid) -> np.ndarray:
    """(R^3 / 8,) uint8: {coverage >= 1/2}."""
    return np.packbits(cube.occupancy >= 0.5)
