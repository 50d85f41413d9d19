"""Files out of a mesh: OBJ with MTL, GLB, STL, PLY, closed and to size, byte for byte the same each time.

    format  up   unit         colours
    obj     +Y   millimetres  one a vertex (x y z r g b), the mean one in the MTL
    glb     +Y   metres       one a vertex, linear as glTF asks
    stl     +Z   millimetres  none
    ply     +Z   millimetres  one a vertex

The object stands on the ground: its lowest point at height 0, the middle of its footprint at the origin.
"""

import json
import re
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from pipeline.errors import ExportError, OptionError
from pipeline.manifold import vertex_normals
from shapes.trianglemesh import TriangleMesh

PLAIN = (0.72, 0.72, 0.72)
"""sRGB of a mesh without colours."""


def export(
    mesh: TriangleMesh, *, format: str = "obj", height_mm: float = 100.0, name: str = "model"
) -> dict[str, bytes]:
    """The files of one format: name -> content. OBJ comes as two, the mesh and its material.

    Args:
        mesh: closed; +Y up, any size; vertex colours are written where the format has them.
        format: "obj", "glb", "stl" or "ply".
        height_mm: height of the object along its up axis in the files, millimetres.
        name: file name without ending; characters that some system refuses become "_".

    Raises:
        OptionError: unknown format, or a height that is not between 0.1 mm and 100 m.
        ExportError: the mesh is empty or flat.
    """
    if format not in FORMATS:
        raise OptionError.outside("format", format, allowed=f"one of {', '.join(FORMATS)}")
    if not 0.1 <= height_mm <= 1e5:
        raise OptionError.outside("height_mm", height_mm, allowed="between 0.1 and 100000")
    if not len(mesh.faces) or not mesh.extents()[1] > 0:
        raise ExportError("The mesh must enclose a volume, received an empty or flat one.")
    return FORMATS[format](_standing(mesh, height_mm), safe_name(name))


def safe_name(name: str) -> str:
    """A file name without ending, characters that some system refuses replaced by "_"."""
    return re.sub(r"[^\w.-]+", "_", name).strip("._") or "model"


def write_model(
    mesh: TriangleMesh, folder: Path, *, formats: Sequence[str], height_mm: float, name: str
) -> list[Path]:
    """Write the files of several formats into a folder, made where it is missing; returns their paths.

    Raises as `export` does, and ExportError when the folder cannot be written to.
    """
    contents: dict[str, bytes] = {}
    for format in formats:
        contents |= export(mesh, format=format, height_mm=height_mm, name=name)
    return write_files(contents, folder)


def write_files(contents: dict[str, bytes], folder: Path) -> list[Path]:
    """Write files, name -> content, into a folder, made where it is missing; returns their paths.

    Raises ExportError when the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in contents.items():
            (folder / file).write_bytes(content)
    except OSError as error:
        message = f"The folder must be one that can be written to, received {folder} ({error.strerror})."
        raise ExportError(message, advice="Choose another folder.") from error
    return [folder / file for file in contents]


def _standing(mesh: TriangleMesh, height_mm: float) -> TriangleMesh:
    """The mesh in millimetres, +Y up, its footprint centred on the origin."""
    low, high = mesh.bounds().astype(np.float64)
    foot = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
    return mesh.with_vertices((mesh.vertices - foot) * (height_mm / (high[1] - low[1])))


def _z_up(vertices: np.ndarray) -> np.ndarray:
    """+Y up, front +Z -> +Z up, front -Y, as slicers and most CAD have it; (V, 3)."""
    return vertices[:, [0, 2, 1]] * np.float32([1, -1, 1])


def _colors(mesh: TriangleMesh) -> np.ndarray:
    """(V, 3) float32 sRGB in [0, 1]."""
    if mesh.vertex_colors is None:
        return np.tile(np.float32(PLAIN), (len(mesh.vertices), 1))
    return np.clip(mesh.vertex_colors, 0, 1)


def obj_files(mesh: TriangleMesh, stem: str, *, unit: str = "millimetres") -> dict[str, bytes]:
    """`mesh` as it lies, +Y up; `unit` is what its vertices are said to be in."""
    colors = _colors(mesh)
    red, green, blue = colors.mean(axis=0)
    rows = np.concatenate([mesh.vertices, colors], axis=1).astype(np.float64)
    corners = (mesh.faces + 1).ravel().tolist()
    # one format string for the whole block: 10 x the speed of a loop over the lines
    body = [
        f"# Unflatten: {unit}, +Y up",
        f"mtllib {stem}.mtl",
        f"o {stem}",
        ("v %.5f %.5f %.5f %.4f %.4f %.4f\n" * len(rows) % tuple(rows.ravel().tolist())).rstrip("\n"),
        "usemtl surface",
        "f %d %d %d\n" * len(mesh.faces) % tuple(corners),
    ]
    material = [
        "# Unflatten",
        "newmtl surface",
        f"Kd {red:.4f} {green:.4f} {blue:.4f}",
        "Ka 0.0000 0.0000 0.0000",
        "Ks 0.0000 0.0000 0.0000",
        "d 1.0",
        "illum 1\n",
    ]
    return {f"{stem}.obj": "\n".join(body).encode(), f"{stem}.mtl": "\n".join(material).encode()}


def _stl(mesh: TriangleMesh, stem: str) -> dict[str, bytes]:
    record = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
    triangles = np.zeros(len(mesh.faces), record)
    triangles["corners"] = corners = _z_up(mesh.vertices)[mesh.faces]
    a, b, c = corners.astype(np.float64).transpose(1, 0, 2)
    normals = np.cross(b - a, c - a)
    triangles["normal"] = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-30)
    header = b"Unflatten, millimetres, +Z up".ljust(80) + struct.pack("<I", len(triangles))
    return {f"{stem}.stl": header + triangles.tobytes()}


def _ply(mesh: TriangleMesh, stem: str) -> dict[str, bytes]:
    vertices = np.zeros(len(mesh.vertices), [("position", "<f4", 3), ("color", "u1", 3)])
    vertices["position"], vertices["color"] = _z_up(mesh.vertices), np.rint(255 * _colors(mesh))
    faces = np.zeros(len(mesh.faces), [("count", "u1"), ("corners", "<i4", 3)])
    faces["count"], faces["corners"] = 3, mesh.faces
    header = [
        "ply",
        "format binary_little_endian 1.0",
        "comment Unflatten, millimetres, +Z up",
        f"element vertex {len(vertices)}",
        *(f"property float {axis}" for axis in "xyz"),
        *(f"property uchar {color}" for color in ("red", "green", "blue")),
        f"element face {len(faces)}",
        "property list uchar int vertex_indices",
        "end_header\n",
    ]
    return {f"{stem}.ply": "\n".join(header).encode() + vertices.tobytes() + faces.tobytes()}


def glb_file(mesh: TriangleMesh, stem: str, *, both_sides: bool = False) -> dict[str, bytes]:
    """glTF 2.0 in its binary form: one mesh, four buffer views, metres; `mesh` in millimetres, +Y up.
    `both_sides`: draw the backs of faces too, for a surface that is open.
    """
    positions = (mesh.vertices / 1000).astype("<f4")
    normals = vertex_normals(mesh.vertices.astype(np.float64), mesh.faces)
    normals[~normals.any(axis=1)] = 0, 1, 0  # the format wants unit vectors everywhere
    colors = np.full((len(positions), 4), 65535, "<u2")
    colors[:, :3] = np.rint(65535 * _linear(_colors(mesh)))
    buffers = [mesh.faces.astype("<u4"), positions, normals.astype("<f4"), colors]
    scene = json.dumps(_gltf(buffers, stem, both_sides), separators=(",", ":")).encode()
    scene += b" " * (-len(scene) % 4)
    data = b"".join(buffer.tobytes() for buffer in buffers)  # all multiples of 4 bytes long
    chunks = _chunk(b"JSON", scene) + _chunk(b"BIN\0", data)
    return {f"{stem}.glb": struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks}


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack("<I4s", len(content), kind) + content


def _gltf(buffers: list[np.ndarray], stem: str, both_sides: bool) -> dict:
    sizes = [buffer.nbytes for buffer in buffers]
    kinds = [(5125, "SCALAR"), (5126, "VEC3"), (5126, "VEC3"), (5123, "VEC4")]  # uint32, float, float, uint16
    counts = [buffers[0].size, *(len(buffer) for buffer in buffers[1:])]
    accessors = [
        {"bufferView": view, "componentType": number, "count": count, "type": kind}
        for view, ((number, kind), count) in enumerate(zip(kinds, counts, strict=True))
    ]
    accessors[1] |= {"min": buffers[1].min(axis=0).tolist(), "max": buffers[1].max(axis=0).tolist()}
    accessors[3]["normalized"] = True
    primitive = {"attributes": {"POSITION": 1, "NORMAL": 2, "COLOR_0": 3}, "indices": 0, "material": 0}
    material: dict = {"pbrMetallicRoughness": {"metallicFactor": 0, "roughnessFactor": 0.9}}
    if both_sides:
        material["doubleSided"] = True
    return {
        "asset": {"version": "2.0", "generator": "Unflatten"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": stem}],
        "meshes": [{"name": stem, "primitives": [primitive]}],
        "materials": [material],
        "buffers": [{"byteLength": sum(sizes)}],
        "bufferViews": [
            {"buffer": 0, "byteOffset": sum(sizes[:view]), "byteLength": size, "target": 34962 + (view == 0)}
            for view, size in enumerate(sizes)
        ],
        "accessors": accessors,
    }


def _linear(color: np.ndarray) -> np.ndarray:
    """sRGB -> linear light (IEC 61966-2-1), both in [0, 1]."""
    return np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)


FORMATS: dict[str, Callable[[TriangleMesh, str], dict[str, bytes]]] = {
    "obj": obj_files,
    "glb": glb_file,
    "stl": _stl,
    "ply": _ply,
}
