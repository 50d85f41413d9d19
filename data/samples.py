"""Sample files, one shape one file, and the packs that training reads them from.

A folder of samples holds `<category>/<split>/<name>.npz`. A pack holds one memory-mapped array per field for
one category and split; it is made when first asked for and again when the files have changed.
"""

import io
import json
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import numpy as np

from shapes.voxelgrid import VoxelGrid

Item = TypeVar("Item")

SPLITS = ("train", "validation", "test")

DECIDED = 0.5
"""Confidence below which nobody can say what of a mesh is solid: such shapes neither teach nor judge."""


@dataclass(frozen=True, eq=False)
class Sample:
    """One shape with its views."""

    name: str
    category: str
    family: str
    """The procedural family, or "mesh"."""
    source: str
    """Where the shape comes from: "procedural" or the mesh's file."""
    split: str
    confidence: float
    """How sure the coverage is, 0..1 (coverage_robust); 1 for procedural shapes."""
    coverage: np.ndarray
    """(64, 64, 64) uint8 = round(255 * coverage), box space."""
    extents: np.ndarray
    """(3,) float32 sides of the box, the longest 1."""
    views: np.ndarray
    """(V, 128, 128, 4) uint8, framed: the object over white, alpha = mask."""
    cameras: np.ndarray
    """(V, 4) float32: azimuth, elevation (degrees), distance (object units), field of view (degrees)."""

    def grid(self) -> VoxelGrid:
        """The coverage at 64^3, box space."""
        return VoxelGrid(self.coverage.astype(np.float32) / 255, self.extents)


@dataclass(frozen=True, eq=False)
class Samples:
    """All samples of one category and split as arrays over the N shapes, most of them memory-mapped."""

    names: tuple[str, ...]
    families: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: np.ndarray
    """(N,) float32."""
    coverage: np.ndarray
    """(N, R, R, R) uint8."""
    extents: np.ndarray
    """(N, 3) float32."""
    views: np.ndarray
    """(N, V, 128, 128, 4) uint8."""
    cameras: np.ndarray
    """(N, V, 4) float32."""

    def __len__(self) -> int:
        return len(self.names)

    def rows(self, *, procedural: bool) -> np.ndarray:
        """Row numbers of the shapes made by rule, or of the real meshes that are solid beyond doubt."""
        drawn = np.array([source == "procedural" for source in self.sources], bool)
        return np.flatnonzero(drawn if procedural else ~drawn & (np.asarray(self.confidence) >= DECIDED))

    def coverage_cube(self, row: int, resolution: int) -> np.ndarray:
        """(R, R, R) float32 of the object cube: how much of each voxel is solid, 0..1."""
        grid = VoxelGrid(self.coverage[row] / np.float32(255), self.extents[row])
        return grid.to_cube(resolution).occupancy

    def cube(self, row: int, resolution: int) -> np.ndarray:
        """(R, R, R) float32 of the object cube: 1 where a voxel is at least half solid, else 0."""
        return (self.coverage_cube(row, resolution) >= 0.5).astype(np.float32)


def sample_path(folder: Path, category: str, split: str, name: str) -> Path:
    """Where the sample of this name lies."""
    return folder / category / split / f"{name}.npz"


def sample_paths(folder: Path, category: str, split: str) -> list[Path]:
    """The sample files of a category and split by name. Raises FileNotFoundError when there is none."""
    paths = sorted((folder / category / split).glob("*.npz"))
    if not paths:
        raise FileNotFoundError(f"samples must lie in {folder / category / split}; there is none")
    return paths


def write_sample(folder: Path, sample: Sample) -> Path:
    """Write a sample's file, whole or not at all; equal samples give equal bytes."""
    path = sample_path(folder, sample.category, sample.split, sample.name)
    return write_arrays(path, {field.name: getattr(sample, field.name) for field in fields(sample)})


def write_arrays(path: Path, arrays: Mapping[str, object]) -> Path:
    """Write arrays by name to a file that numpy.load reads, whole or not at all; equal ones give equal bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two machines may have processes of one number, so that the name is drawn.
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        _write_archive(part, arrays)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _write_archive(path: Path, arrays: Mapping[str, object]) -> None:
    # Light compression: a tenth of the bytes for 2 ms, and reading back is faster than from the disk.
    with zipfile.ZipFile(path, "w") as archive:
        for name, values in arrays.items():
            array = io.BytesIO()
            np.lib.format.write_array(array, np.asarray(values), allow_pickle=False)
            # A ZipInfo of its own has no time of day in it; the system it names would tell Windows from Unix.
            member = zipfile.ZipInfo(f"{name}.npy")
            member.create_system = 3
            archive.writestr(member, array.getvalue(), zipfile.ZIP_DEFLATED, compresslevel=1)


def remove_parts(paths: Iterable[Path]) -> None:
    """Remove what is left of these samples' files where a process was killed while it wrote one."""
    names: dict[Path, set[str]] = {}
    for path in paths:
        names.setdefault(path.parent, set()).add(path.name)
    for folder, wanted in names.items():
        for part in folder.glob("*.npz.*.part"):
            if part.name.rsplit(".", 2)[0] in wanted:
                part.unlink(missing_ok=True)


def read_sample(path: Path) -> Sample:
    """Read a sample's file."""
    with np.load(path, allow_pickle=False) as archive:
        values = {field.name: archive[field.name] for field in fields(Sample)}
    return Sample(**{name: value if value.ndim else value.item() for name, value in values.items()})


def load_samples(folder: Path, *, category: str, split: str, resolution: int = 64) -> Samples:
    """The samples of a category and split by name, coverage pooled to `resolution` (64 or a divisor).

    Raises FileNotFoundError when there is none.
    """
    if split not in SPLITS:
        raise ValueError(f"split must be one of {', '.join(SPLITS)}, received {split!r}")
    paths = sample_paths(folder, category, split)
    pack = folder / category / f"{split}-{resolution}.pack"
    stamp = [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in paths]
    texts = pack / "index.json"
    index = json.loads(texts.read_text(encoding="utf-8")) if texts.exists() else {}
    if index.get("stamp") != stamp:
        index = {"stamp": stamp, **_write_pack(pack, paths, resolution)}
        _replace_text(texts, json.dumps(index))
    arrays = {name: np.load(pack / f"{name}.npy", mmap_mode="r") for name in _ARRAYS}
    lists = {name: tuple(index[name]) for name in ("names", "families", "sources")}
    return Samples(**lists, **arrays)


_ARRAYS = ("confidence", "coverage", "extents", "views", "cameras")


def _write_pack(pack: Path, paths: list[Path], resolution: int) -> dict[str, list[str]]:
    """Write one array per field, sample by sample so that memory stays small; return the texts."""
    pack.mkdir(parents=True, exist_ok=True)
    (pack / "index.json").unlink(missing_ok=True)
    texts: dict[str, list[str]] = {"names": [], "families": [], "sources": []}
    arrays: dict[str, np.memmap] = {}
    for row, path in enumerate(paths):
        sample = read_sample(path)
        texts["names"].append(sample.name)
        texts["families"].append(sample.family)
        texts["sources"].append(sample.source)
        for name in _ARRAYS:
            value = np.asarray(getattr(sample, name))
            value = pooled(value, resolution) if name == "coverage" else value
            if row == 0:
                kind = np.float32 if value.dtype.kind == "f" else value.dtype
                shape = (len(paths), *value.shape)
                arrays[name] = np.lib.format.open_memmap(pack / f"{name}.npy", "w+", dtype=kind, shape=shape)
            arrays[name][row] = value
    for array in arrays.values():
        array.flush()
    return texts


def pooled(coverage: np.ndarray, resolution: int) -> np.ndarray:
    """(64, 64, 64) uint8 -> (R, R, R) uint8, each voxel the rounded mean of the ones it covers."""
    step, rest = divmod(len(coverage), resolution)
    if rest:
        raise ValueError(f"resolution must divide {len(coverage)}, received {resolution}")
    if step == 1:
        return coverage
    total = coverage
    for axis in range(3):  # one after the other: ten times faster than all at once
        total = np.moveaxis(total, axis, 0)
        total = total.reshape(resolution, step, *total.shape[1:]).sum(axis=1, dtype=np.uint32)
        total = np.moveaxis(total, 0, axis)
    return np.rint(total / np.float32(step**3)).astype(np.uint8)


def spread(items: Sequence[Item], limit: int | None) -> list[Item]:
    """At most `limit` of the items, evenly spread over their order; all of them for None."""
    if limit is None or limit >= len(items):
        return list(items)
    return [items[int(index)] for index in np.linspace(0, len(items) - 1, limit)]


def _replace_text(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)
