"""Samples as the files that other systems read.

npy      Sumoso 2024, one pair of arrays a category: voxels (N, 32, 32, 32) bool, and pictures
         (N, V, 128, 128, 1) uint8, grey over white as Pillow makes it (ITU-R BT.601), raw 0..255
binvox   Pix2Vox and Kaiber et al. 2026: a 32^3 `.binvox` a shape

Voxels are those that the object covers by half, on the object cube, along our axes.
"""

from pathlib import Path

import numpy as np

from data.samples import Sample, read_sample, sample_paths
from shapes.binvox import Binvox, write_binvox

RESOLUTION = 32


def export_npy(samples: Path, folder: Path, *, category: str, split: str) -> tuple[Path, Path]:
    """Write a category's <folder>/<split>/voxels/<category>.npy and images/<category>.npy; return both paths.

    Rows are in the order of the samples' names. Raises FileNotFoundError when there is no sample.
    """
    paths = sample_paths(samples, category, split)
    views = read_sample(paths[0]).views.shape[:3]  # V, height, width
    voxels, images = (folder / split / kind / f"{category}.npy" for kind in ("voxels", "images"))
    for path in (voxels, images):
        path.parent.mkdir(parents=True, exist_ok=True)
    open_array = np.lib.format.open_memmap  # row by row: a category's pictures may not fit the memory
    solids = open_array(voxels, "w+", dtype=bool, shape=(len(paths), *[RESOLUTION] * 3))
    greys = open_array(images, "w+", dtype=np.uint8, shape=(len(paths), *views, 1))
    for row, path in enumerate(paths):
        sample = read_sample(path)
        solids[row], greys[row] = _voxels(sample), _grey(sample.views)
    solids.flush()
    greys.flush()
    return voxels, images


def export_binvox(samples: Path, folder: Path, *, category: str, split: str) -> tuple[Path, ...]:
    """Write <folder>/<category>/<split>/<name>.binvox for every sample; return the paths.

    Raises FileNotFoundError when there is no sample.
    """
    written = []
    for path in sample_paths(samples, category, split):
        target = folder / category / split / f"{path.stem}.binvox"
        target.parent.mkdir(parents=True, exist_ok=True)
        write_binvox(target, Binvox(_voxels(read_sample(path)), translate=(-0.5, -0.5, -0.5), scale=1.0))
        written.append(target)
    return tuple(written)


def _voxels(sample: Sample) -> np.ndarray:
    """(32, 32, 32) bool."""
    return sample.grid().to_cube(RESOLUTION).occupancy >= 0.5


def _grey(views: np.ndarray) -> np.ndarray:
    """Views (V, S, S, 4) uint8 over white -> (V, S, S, 1) uint8."""
    from PIL import Image

    return np.stack([np.asarray(Image.fromarray(view[..., :3]).convert("L"))[..., None] for view in views])
