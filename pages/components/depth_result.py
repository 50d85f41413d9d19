"""A scene in three dimensions: points or surface to turn, what changes them, figures and files."""

from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from pages.components import depth_build, depth_downloads, depth_tuning, messages, viewer
from pages.components.depth_build import Cleaned, Seen
from pages.components.memory import PhotoFile
from pipeline.errors import SurfaceError

if TYPE_CHECKING:
    from pipeline.scene.cloud import PointCloud
    from shapes.trianglemesh import TriangleMesh

VIEWS = {"all": "All points", "clean": "Clean points", "surface": "Surface"}
MOST_SHOWN = 80_000
"""Points that the browser gets; the files hold all."""


def show(photo: PhotoFile, seen: Seen) -> None:
    """The view first, then what changes it, then figures and files."""
    view = st.segmented_control(
        "Show", list(VIEWS), default="clean", required=True, format_func=VIEWS.get, key="depth view",
        persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
    place = st.container()
    left, right = st.columns(2, gap="large")
    with left:
        cleaning = depth_tuning.cleaning(photo, seen.depth)
    with right:
        order = depth_tuning.surface()
    with place:
        cleaned = depth_build.clean_points(seen, cleaning)
        built = depth_build.surface_there(cleaned, order)
        if view == "surface":
            built = _show_surface(seen, cleaned, order)
        else:
            _show_points(depth_build.all_points(seen) if view == "all" else cleaned.cloud, seen)
    _figures(seen, cleaned, built)
    mesh = None if built is None else built[0]
    depth_downloads.offer(seen.depth, cleaned.cloud, mesh, name=PurePath(photo.name).stem or "scene")


def _show_surface(seen: Seen, cleaned: Cleaned, order) -> "tuple[TriangleMesh, float] | None":
    """The surface, or why there is none: the points below can be downloaded all the same."""
    try:
        built = depth_build.surface(seen, cleaned, order)
    except SurfaceError as error:
        messages.show_error(error)
        return None
    if built is not None:
        _view(built[0], seen, style="mesh")
    return built


def _show_points(cloud: "PointCloud", seen: Seen) -> None:
    from shapes.trianglemesh import TriangleMesh

    if not len(cloud):
        messages.show_hint("No point is left: widen the depth range, or raise the edge cut.")
        return
    some = cloud.some(MOST_SHOWN)
    colors = some.colors.astype(np.float32) / 255
    _view(TriangleMesh(some.points, np.empty((0, 3)), vertex_colors=colors), seen, style="points")
    if len(some) < len(cloud):
        st.caption(f"Shown here: {len(some):,} of {len(cloud):,} points.")


def _view(mesh: "TriangleMesh", seen: Seen, *, style: str) -> None:
    """From beside the photographer; a still picture, where the view fails, from farther off."""
    from shapes.camera import Camera

    viewer.show(mesh, style=style, camera=Camera(12, 10, 1, 30), eye=seen.sight.beside(seen.depth.median))


def _figures(seen: Seen, cleaned: Cleaned, built: "tuple[TriangleMesh, float] | None") -> None:
    near, far = seen.depth.span
    seconds = cleaned.seconds + (built[1] if built else 0)
    with st.container(horizontal=True, gap="large"):
        st.metric("Clean points", f"{len(cleaned.cloud):,}", width="content")
        st.metric("Triangles", f"{len(built[0].faces):,}" if built else "–", width="content")
        st.metric("Depth, estimated", f"{near:.1f} – {far:.1f} m", width="content")
        st.metric("Points and surface", f"{seconds:.1f} s", width="content")
