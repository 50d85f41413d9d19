"""A folder of meshes: `<category>/<file>`, with or without an `INDEX.csv` that says more about them."""

import csv
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from shapes.trianglemesh import TriangleMesh

SUFFIXES = (".ply", ".obj", ".off", ".stl", ".glb", ".gltf")


@dataclass(frozen=True)
class MeshRow:
    """One mesh of the folder, with what its maker asks to be named."""

    path: Path
    category: str
    split: str
    """train, validation or test: a fixed tenth of what the index calls train validates."""
    license: str = ""
    attribution: str = ""
    style: str = ""
    subtype: str = ""

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


def read_index(folder: Path) -> tuple[MeshRow, ...]:
    """The folder's meshes in the index's order; without an index by name, and all train or validate.

    Raises FileNotFoundError when the folder holds no mesh.
    """
    index = folder / "INDEX.csv"
    if index.exists():
        with index.open(newline="", encoding="utf-8") as lines:
            rows = tuple(_row(folder, line) for line in csv.DictReader(lines))
    else:
        files = sorted(path for path in folder.glob("*/*") if path.suffix.lower() in SUFFIXES)
        rows = tuple(_row(folder, {"file": f"{path.parent.name}/{path.name}"}) for path in files)
    if not rows:
        raise FileNotFoundError(f"meshes must lie in {folder}/<category>/; there is none")
    return rows


def _row(folder: Path, line: dict[str, str]) -> MeshRow:
    path = folder / line["file"]
    split = line.get("split", "train")
    if split == "train" and zlib.crc32(path.name.encode()) % 10 == 0:
        split = "validation"
    texts = {name: line.get(name, "") for name in ("license", "attribution", "style", "subtype")}
    return MeshRow(path, line.get("category", path.parent.name), split, **texts)


def read_mesh(path: Path) -> TriangleMesh:
    """A mesh file as it lies, its colours as one per face where it has any (textures by their middle colour).

    Raises ValueError when the file holds no face.
    """
    import trimesh

    loaded = trimesh.load(path, process=False, force="mesh")
    if not isinstance(loaded, trimesh.Trimesh) or not len(loaded.faces):
        raise ValueError(f"the file must hold a mesh with faces, received {path.name}")
    return TriangleMesh(loaded.vertices, loaded.faces, face_colors=_face_colors(loaded.visual))


def _face_colors(visual: object) -> np.ndarray | None:
    """(F, 3) float32 sRGB in [0, 1], or None where the file has no colours."""
    if not getattr(visual, "defined", False):
        return None
    colors = visual.to_color() if hasattr(visual, "to_color") else visual
    return np.asarray(colors.face_colors, np.float32)[:, :3] / 255
