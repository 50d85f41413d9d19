"""The model as a file: OBJ, GLB, STL, PLY, all from the same mesh, to the height the user types in."""

import io
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from shapes.trianglemesh import TriangleMesh

MIME = {
    "obj": "model/obj",
    "glb": "model/gltf-binary",
    "stl": "model/stl",
    "ply": "application/octet-stream",
    "zip": "application/zip",
}
USES = {
    "obj": "Colours at the vertices; opens nearly everywhere.",
    "glb": "Colours; for the web, games and presentations.",
    "stl": "Shape alone; for slicers and 3D printers.",
    "ply": "Colours; for MeshLab, CloudCompare and research.",
    "zip": "The OBJ with its material file (MTL), in one archive.",
}
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The archive's date: the same mesh gives the same bytes."""


def offer(mesh: "TriangleMesh", *, height_mm: float, name: str) -> None:
    """One button a format. A click writes the file and leaves the page as it is."""
    with st.container(horizontal=True):
        for suffix in ("obj", "glb", "stl", "ply", "zip"):
            st.download_button(
                "OBJ + MTL" if suffix == "zip" else suffix.upper(),
                partial(file, mesh, suffix, height_mm=height_mm, name=name),
                file_name=f"{name}.{suffix}",
                mime=MIME[suffix],
                key=f"download {suffix}",
                help=USES[suffix],
                on_click="ignore",
                icon=":material/download:",
                type="primary" if suffix == "obj" else "secondary",
            )


def file(mesh: "TriangleMesh", suffix: str, *, height_mm: float, name: str) -> bytes:
    """`mesh` as the file `name`.`suffix`; "zip" holds the OBJ with its material file."""
    from pipeline.export import export

    if suffix == "zip":
        return _archive(export(mesh, format="obj", height_mm=height_mm, name=name))
    files = export(mesh, format=suffix, height_mm=height_mm, name=name)
    # the exporter replaces signs that some systems refuse in file names
    return next(content for file_name, content in files.items() if file_name.endswith(f".{suffix}"))


def _archive(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
