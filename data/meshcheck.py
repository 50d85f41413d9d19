"""Which files of a plain folder are meshes to learn a category from; what is wrong with each other file."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data.meshfolder import SUFFIXES, MeshRow
from data.meshupload import LARGEST
from data.samples import DECIDED
from data.voxelize import coverage_robust
from shapes.trianglemesh import TriangleMesh

TRIANGLES = 500_000
"""Of a mesh, at most: more show on no grid of ours."""
FLATTEST = 1e-3
"""Shortest side of the bounding box, as a share of the longest."""
MOST = 1000
"""Meshes of a category."""
COMPANIONS = (".mtl", ".bin", ".png", ".jpg", ".jpeg", ".tga", ".bmp", ".csv", ".md")
"""Files that come with meshes, of which nothing is said."""

_RESOLUTION = 64
_FRONTS = {"+y": "+z", "+z": "-y"}
"""Which axis points up -> which then points to the front, by custom."""


@dataclass(frozen=True)
class MeshReport:
    """usable: the files that are meshes to learn from, in order. faults: of each other file, by its path
    within the folder, one sentence.
    """

    usable: tuple[Path, ...]
    faults: dict[str, str]


def check_meshes(
    folder: Path, *, up: str = "+y", tell: Callable[[int, int], None] = lambda done, total: None
) -> MeshReport:
    """Check every file in a folder and the folders in it; `tell` is told how many of how many are done.

    Raises FileNotFoundError when there is no such folder.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"the meshes must lie in a folder, received {folder}")
    files = [path for path in sorted(folder.rglob("*")) if _counts(path, folder)]
    usable: dict[str, Path] = {}
    faults: dict[str, str] = {}
    for done, path in enumerate(files, start=1):
        digest, fault = _judged(path, up=up)
        if not fault and digest in usable:
            fault = f"It is the same file as {usable[digest].name}."
        if not fault and len(usable) == MOST:
            fault = f"There are {MOST:,} meshes without it, which is the most."
        if fault:
            faults[path.relative_to(folder).as_posix()] = fault
        else:
            usable[digest] = path
        tell(done, len(files))
    return MeshReport(tuple(usable.values()), faults)


def rows_of(paths: tuple[Path, ...], category: str, *, up: str = "+y") -> tuple[MeshRow, ...]:
    """Rows of a mesh folder for files of a plain one, all to train on; no two names are the same."""
    names = [f"{number:04}-{path.stem}" for number, path in enumerate(paths)]
    front = _FRONTS[up]
    return tuple(
        MeshRow(path, category, "train", name=name, up=up, front=front)
        for path, name in zip(paths, names, strict=True)
    )


def _counts(path: Path, folder: Path) -> bool:
    """Whether something is to be said of a file: not of hidden ones, nor of those that come with meshes."""
    parts = path.relative_to(folder).parts
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return path.is_file() and not hidden and path.suffix.lower() not in COMPANIONS


def _judged(path: Path, *, up: str) -> tuple[str, str]:
    """(sha256, fault) of a file; the fault is empty when it is a mesh to learn from."""
    try:
        if fault := _fault_of_file(path):
            return "", fault
        content = path.read_bytes()
        (row,) = rows_of((path,), "", up=up)
        return hashlib.sha256(content).hexdigest(), fault_of_mesh(row.read())
    except Exception as error:  # noqa: BLE001 - whatever a file's reader raises: it is told, and the rest used
        return "", f"It cannot be read as a mesh: {_short(error)}."


def _fault_of_file(path: Path) -> str:
    if path.suffix.lower() not in SUFFIXES:
        return f"It is no mesh file: those end in {', '.join(SUFFIXES)}."
    size = path.stat().st_size
    if size > LARGEST:
        return f"It is huge: more than {LARGEST / 1e6:,.0f} MB."
    return "" if size else "It is an empty file."


def fault_of_mesh(mesh: TriangleMesh) -> str:
    """What keeps a mesh from teaching anything, one sentence; empty when nothing does."""
    if len(mesh.faces) > TRIANGLES:
        return f"It is huge: {len(mesh.faces):,} triangles, and the limit is {TRIANGLES:,}."
    if not len(mesh.faces):
        return "It is empty: it has no triangle."
    if mesh.faces.min() < 0 or mesh.faces.max() >= len(mesh.vertices):
        return "Its triangles have corners that are not in the file."
    if not np.isfinite(mesh.vertices).all():
        return "Some of its corners have no place: NaN or infinity."
    sides = mesh.extents()
    if sides.max() <= 0 or sides.min() < FLATTEST * sides.max():
        return "It is flat: no solid has a side under a thousandth of its longest."
    _, confidence = coverage_robust(mesh.normalized(), _RESOLUTION, box=True)
    return "" if confidence >= DECIDED else "Nobody can say what of it is inside: it is open, or torn."


def _short(error: Exception) -> str:
    """The first line of what a reader says, at most 120 characters."""
    line = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
    return line if len(line) <= 120 else f"{line[:119]}…"
