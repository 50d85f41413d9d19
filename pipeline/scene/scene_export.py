"""Files out of a scene, as the camera saw it, so that points and surfaces fit each other.

    file             up   unit         holds
    -points.ply      +Y   metres       positions, normals, colours; the camera at the origin looks down -Z
    -mesh.ply, obj   +Y   metres       the surface, one colour a vertex; in the same place
    glb              +Y   metres       the same
    -depth.png       -    millimetres  16 bits a pixel, 0 = unknown, 65535 = 65.535 m or more
    -relief.stl      +Z   millimetres  closed, lying on its back, as wide as the user wants it

Metres are estimates: no picture says how large the things in it are.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.errors import OptionError
from pipeline.export import PLAIN, export, glb_file, obj_files, safe_name
from pipeline.scene.cloud import PointCloud
from pipeline.scene.journey import Scene
from pipeline.scene.relief import relief
from shapes.trianglemesh import TriangleMesh

DEEPEST = 65.535
"""Metres: what 16 bits hold in millimetres."""
MESHES = ("ply", "obj", "glb")


def cloud_ply(cloud: PointCloud) -> bytes:
    """Binary PLY of points with normals and colours."""
    fields = [("position", "<f4", 3), ("normal", "<f4", 3), ("color", "u1", 3)]
    rows = np.zeros(len(cloud), fields)
    rows["position"], rows["normal"], rows["color"] = cloud.points, cloud.normals, cloud.colors
    names = [f"property float {name}" for name in ("x", "y", "z", "nx", "ny", "nz")]
    return _ply_head(len(rows), names) + b"end_header\n" + rows.tobytes()


def mesh_ply(mesh: TriangleMesh) -> bytes:
    """Binary PLY of a surface with colours."""
    rows = np.zeros(len(mesh.vertices), [("position", "<f4", 3), ("color", "u1", 3)])
    colors = np.array(PLAIN) if mesh.vertex_colors is None else mesh.vertex_colors
    rows["position"], rows["color"] = mesh.vertices, np.rint(255 * np.clip(colors, 0, 1))
    faces = np.zeros(len(mesh.faces), [("count", "u1"), ("corners", "<i4", 3)])
    faces["count"], faces["corners"] = 3, mesh.faces
    head = _ply_head(len(rows), [f"property float {axis}" for axis in "xyz"])
    head += f"element face {len(faces)}\nproperty list uchar int vertex_indices\nend_header\n".encode()
    return head + rows.tobytes() + faces.tobytes()


def _ply_head(count: int, properties: Sequence[str]) -> bytes:
    lines = [
        "ply",
        "format binary_little_endian 1.0",
        "comment Unflatten, metres as estimated, +Y up, the camera at the origin looks down -Z",
        f"element vertex {count}",
        *properties,
        *(f"property uchar {color}" for color in ("red", "green", "blue")),
    ]
    return ("\n".join(lines) + "\n").encode()


def mesh_files(mesh: TriangleMesh, format: str, name: str) -> dict[str, bytes]:
    """A surface in one of MESHES: file name -> content. OBJ comes as two.

    Raises OptionError for another format.
    """
    stem = safe_name(name)
    if format == "ply":
        return {f"{stem}-mesh.ply": mesh_ply(mesh)}
    if format == "obj":
        return obj_files(mesh, stem, unit="metres as estimated")
    if format == "glb":
        return glb_file(mesh.with_vertices(1000 * mesh.vertices), stem, both_sides=True)
    raise OptionError.outside("format", format, allowed=f"one of {', '.join(MESHES)}")


def scene_files(
    scene: Scene, name: str, *, formats: Sequence[str] = ("glb",), relief_mm: float | None = None
) -> dict[str, bytes]:
    """All files of a scene, file name -> content: points, depth, the surface where there is one, and a relief
    where its width is given.

    Raises OptionError for an unknown format or an odd width.
    """
    stem = safe_name(name)
    files = {f"{stem}-points.ply": cloud_ply(scene.cleaned), f"{stem}-depth.png": depth_png(scene.seen.depth)}
    if scene.mesh is not None:
        for format in formats:
            files |= mesh_files(scene.mesh, format, name)
    if relief_mm is not None:
        files |= relief_stl(scene.seen.depth, width_mm=relief_mm, name=name)
    return files


def depth_png(depth: np.ndarray) -> bytes:
    """Depth (H, W), metres, 0 = unknown, as a 16-bit grey PNG in millimetres. What is known is at least 1."""
    known = depth > 0
    millimetres = np.where(known, np.clip(np.rint(1000 * np.minimum(depth, DEEPEST)), 1, 65535), 0)
    return cv2.imencode(".png", millimetres.astype(np.uint16))[1].tobytes()


def relief_stl(depth: np.ndarray, *, width_mm: float, name: str) -> dict[str, bytes]:
    """The closed relief of a depth map: file name -> content. Raises OptionError for an odd width."""
    mesh = relief(depth, width_mm=width_mm)
    return export(mesh, format="stl", height_mm=float(mesh.extents()[1]), name=f"{safe_name(name)}-relief")
