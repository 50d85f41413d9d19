"""The interactive 3D view; the only place that uses stpyvista (GPL-3.0).

`pipeline.view` exports the scene as one self-contained HTML page, in a child process with a time limit. What
stands here is its frame: the component that the package stpyvista registers with Streamlit by its manifest.
Its Python side is not called: it forks the server beside TensorFlow's threads, and waits for ever when that
fork dies. Without the package Streamlit's own frame does the same; without a scene a still picture stands in.
"""

import hashlib
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2 import component
from streamlit.errors import StreamlitAPIException

from pages.components import memory, messages
from pipeline.errors import ViewError

if TYPE_CHECKING:
    import numpy as np

    from shapes.camera import Camera
    from shapes.trianglemesh import TriangleMesh

HEIGHT = 540
"""Pixels."""
FRAME = '<div id="stpyvistadiv"><iframe id="stpyvistaframe" title="3D model" frameborder="0"></iframe></div>'
HOW = "Drag to turn · wheel or pinch to zoom · Shift and drag to move"


def show(
    mesh: "TriangleMesh", *, style: str, camera: "Camera", eye: tuple[float, float, float] | None = None
) -> None:
    """`mesh` to turn with the mouse, at first as from `camera`, or from where `eye` is; a still picture of it
    where the scene cannot be made.
    """
    # always one element before the frame: a frame that changed its place would forget how the user turned it
    waiting = st.empty()
    key = (_digest(mesh), style)
    try:
        with waiting, st.spinner("Preparing the interactive view …"):
            scene = memory.remember("scene", key, lambda: _scene(mesh, style, camera, eye))
    except ViewError as error:
        messages.show_error(error)
        if len(mesh.faces):  # of points alone there is none
            st.image(_still(mesh, camera), alt="Picture of the 3D model")
        return
    _frame(scene)
    st.caption(HOW)


def _frame(html: str) -> None:
    try:
        frame = component("stpyvista.simple", html=FRAME, js="v2/stpyvista.js", css="v2/style.css")
    except StreamlitAPIException:  # the package is not installed
        st.iframe(html, height=HEIGHT, alt="3D model")
        return
    frame(
        key="viewer", data={"_html": html, "backend": "trame", "height": HEIGHT, "use_container_width": True}
    )


def _scene(mesh: "TriangleMesh", style: str, camera: "Camera", eye: tuple | None) -> str:
    from pipeline.view import scene_html

    return scene_html(mesh, style=style, camera=camera, eye=eye)


def _still(mesh: "TriangleMesh", camera: "Camera") -> "np.ndarray":
    from pipeline.view import picture

    return picture(mesh, camera=camera, size=HEIGHT)


def _digest(mesh: "TriangleMesh") -> str:
    arrays = (mesh.vertices, mesh.faces, mesh.vertex_colors)
    return hashlib.sha256(b"".join(array.tobytes() for array in arrays if array is not None)).hexdigest()
