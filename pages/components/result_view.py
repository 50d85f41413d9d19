"""A finished model: turn it, tune it, read its figures, download it."""

import time
from pathlib import PurePath
from typing import TYPE_CHECKING

import streamlit as st

from pages.components import downloads, figures, memory, viewer
from pages.components.build import Result

if TYPE_CHECKING:
    from shapes.trianglemesh import TriangleMesh

STYLES = {"mesh": "Mesh", "voxels": "Voxels", "wireframe": "Wireframe"}
SMOOTHINGS = {"taubin": "Taubin (keeps the volume)", "laplacian": "Laplacian (as published)", "none": "None"}


def show(result: Result, *, photo_name: str) -> None:
    """The view first, then what changes it, then figures and files."""
    style = st.segmented_control(
        "Show",
        list(STYLES),
        default="mesh",
        required=True,
        format_func=STYLES.get,
        key="style",
        persist_state="session",
        label_visibility="collapsed",
    )
    view = st.container()
    level, smoothing = _tuning(result)
    mesh, taken = memory.remember(
        "solid", (result.key, level, smoothing), lambda: _solidify(result, level, smoothing)
    )
    with view:
        shown = _blocks(result, level) if style == "voxels" else mesh
        viewer.show(shown, style=style, camera=result.prediction.camera)
    height = st.number_input(
        "Height in millimetres",
        1,
        10_000,
        100,
        step=10,
        key="height",
        persist_state="session",
        help="How tall the printed model stands; the files are to this scale.",
    )
    figures.show(mesh, height_mm=height, seconds={**result.seconds, "surface": taken})
    downloads.offer(mesh, height_mm=height, name=PurePath(photo_name).stem or "model")


def _tuning(result: Result) -> tuple[float, str]:
    """Iso level and smoothing; both work on the stored prediction."""
    left, right = st.columns(2)
    with left:
        level = st.slider(
            "Level",
            0.05,
            0.95,
            result.prediction.level,
            step=0.01,
            key=f"level {result.key}",
            persist_state="session",
            help="How sure the network must be that a point is inside. Lower keeps thin parts, higher trims.",
        )
    with right:
        smoothing = st.selectbox(
            "Smoothing",
            list(SMOOTHINGS),
            format_func=SMOOTHINGS.get,
            key="smoothing",
            persist_state="session",
            help="Updates without running the network again.",
        )
    return level, smoothing


def _solidify(result: Result, level: float, smoothing: str) -> "tuple[TriangleMesh, float]":
    from pipeline.reconstruct import solidify

    started = time.perf_counter()
    mesh = solidify(result.prediction, result.cutouts, level=level, smoothing=smoothing)
    return mesh, time.perf_counter() - started


def _blocks(result: Result, level: float) -> "TriangleMesh":
    """The predicted voxels themselves, in the photos' colours."""
    from pipeline.color import paint
    from pipeline.surface import voxel_faces

    blocks = voxel_faces(result.prediction.grid, level=level)
    return paint(blocks, list(zip(result.cutouts, result.prediction.cameras, strict=True)))
