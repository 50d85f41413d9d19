"""The files of a scene: points, depth and relief as soon as there is depth, a surface once it is made."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.components import messages

if TYPE_CHECKING:
    from pipeline.scene.cloud import PointCloud
    from pipeline.scene.depth import DepthMap
    from shapes.trianglemesh import TriangleMesh

SURFACES = {
    "obj": ("OBJ", "model/obj", "The surface with colours at its vertices; opens nearly everywhere."),
    "glb": ("GLB", "model/gltf-binary", "The surface with colours; for the web, games and presentations."),
    "ply": ("Surface PLY", "application/octet-stream", "The surface with colours; for MeshLab and research."),
}
POINTS = "The clean points with colours and normals; for MeshLab, CloudCompare and research."
DEPTH = "Of the whole picture: 16 bits a pixel, millimetres, 0 where nothing is known; 65.535 m is the most."
RELIEF = "The whole picture as a closed relief, near things high; for slicers and 3D printers."


def offer(seen: "DepthMap", cloud: "PointCloud", mesh: "TriangleMesh | None", *, name: str) -> None:
    """One button a file. A click writes it and leaves the page as it is."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _button("Points PLY", partial(_points, cloud), f"{name}-points.ply", words=POINTS, kind="primary")
        for suffix, (label, mime, words) in SURFACES.items() if mesh is not None else ():
            ending = "-mesh.ply" if suffix == "ply" else f".{suffix}"
            _button(label, partial(_surface, mesh, suffix, name), f"{name}{ending}", words=words, mime=mime)
        _button("Depth PNG", partial(_depth, seen), f"{name}-depth.png", words=DEPTH, mime="image/png")
    if mesh is None:
        messages.show_hint("Choose **Surface** above to build it: OBJ, GLB and PLY follow.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        width = st.number_input("Width of the relief in millimetres", 5, 2000, 100, step=10, width=240,
                                key="relief width", persist_state="session")  # fmt: skip
        _button("Relief STL", partial(_relief, seen, width, name), f"{name}-relief.stl", words=RELIEF,
                mime="model/stl")  # fmt: skip


def _button(
    label: str, make: Callable[[], bytes], file: str, *, words: str, mime: str = "application/octet-stream",
    kind: str = "secondary",
) -> None:  # fmt: skip
    st.download_button(label, make, file_name=file, mime=mime, key=f"download scene {label}", help=words,
                       on_click="ignore", icon=":material/download:", type=kind)  # fmt: skip


def _points(cloud: "PointCloud") -> bytes:
    from pipeline.scene.scene_export import cloud_ply

    return cloud_ply(cloud)


def _surface(mesh: "TriangleMesh", suffix: str, name: str) -> bytes:
    from pipeline.scene.scene_export import mesh_files

    files = mesh_files(mesh, suffix, name)
    return next(content for file, content in files.items() if file.endswith(f".{suffix}"))


def _depth(seen: "DepthMap") -> bytes:
    from pipeline.scene.scene_export import depth_png

    return depth_png(seen.depth)


def _relief(seen: "DepthMap", width: float, name: str) -> bytes:
    from pipeline.scene.scene_export import relief_stl

    return next(iter(relief_stl(seen.depth, width_mm=width, name=name).values()))
