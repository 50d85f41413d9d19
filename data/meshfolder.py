"""A folder of meshes: `<category>/<file>`, with or without an `INDEX.csv` that says more about them."""

import csv
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from shapes.axes import turn
from shapes.trianglemesh import TriangleMesh, merge

if TYPE_CHECKING:
    import trimesh

SUFFIXES = (".ply", ".obj", ".off", ".stl", ".glb", ".gltf")

FRONTS = {
    "quaternius__Airplanepack_Commercial_Airplane": "-x",
    "quaternius__Airplanepack_Private_plane": "-z",
}
"""Openly licensed meshes of the usual collections that do not face +Z although they are said to."""

_PLAIN = 0.7
"""Grey of what has no colours beside what has some."""


@dataclass(frozen=True)
class MeshRow:
    """One mesh of a folder or a published set, with what its maker asks to be named."""

    path: Path
    category: str
    split: str
    """train, validation or test: a fixed tenth of what the index calls train validates."""
    license: str = ""
    attribution: str = ""
    style: str = ""
    subtype: str = ""
    name: str = ""
    """What its samples are called; where none is given, the file's name without its ending."""
    up: str = "+y"
    """Which of the file's axes points up, ..."""
    front: str = "+z"
    """... and which to the object's front."""

    def __post_init__(self) -> None:
        if not self.name:
            object.__setattr__(self, "name", self.path.stem)

    def read(self) -> TriangleMesh:
        """The mesh along the axes of the object frame; place and size as in the file. Raises as `read_mesh`.
        """
        mesh = read_mesh(self.path)
        return mesh.with_vertices(mesh.vertices @ turn(self.up, self.front).T)


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
    front = FRONTS.get(path.stem, "+z")
    return MeshRow(path, line.get("category", path.parent.name), split, **texts, front=front)


def read_mesh(path: Path) -> TriangleMesh:
    """A mesh file as it lies, its colours as one per face where it has any: of the face or its corners, of
    its material, or of the texture in its middle.

    Raises ValueError when the file holds no face.
    """
    import trimesh

    pieces = [
        piece
        for piece in trimesh.load_scene(path, process=False).dump()
        if isinstance(piece, trimesh.Trimesh) and len(piece.faces)
    ]
    if not pieces:
        raise ValueError(f"the file must hold a mesh with faces, received {path.name}")
    whole = merge([TriangleMesh(piece.vertices, piece.faces) for piece in pieces])
    colors = None
    if any(piece.visual.defined for piece in pieces):
        colors = np.concatenate([_face_colors(piece) for piece in pieces])
    return TriangleMesh(whole.vertices, whole.faces, face_colors=colors)


def _face_colors(piece: "trimesh.Trimesh") -> np.ndarray:
    """(F, 3) float32 sRGB in [0, 1]; grey where the piece has no colours."""
    visual = piece.visual
    if not visual.defined:
        return np.full((len(piece.faces), 3), _PLAIN, np.float32)
    if visual.kind != "texture":
        colors = visual.face_colors
    elif visual.uv is None or _image(visual.material) is None:
        colors = np.tile(visual.material.main_color, (len(piece.faces), 1))
    else:
        colors = visual.material.to_color(visual.uv[piece.faces].mean(axis=1))
    return np.asarray(colors, np.float32)[:, :3] / 255


def _image(material: object) -> object | None:
    """A material's texture, under the name that OBJ or glTF give it; None where there is none."""
    return getattr(material, "image", None) or getattr(material, "baseColorTexture", None)
