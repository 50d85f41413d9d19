"""The figures of a finished model: size, solidity and what each stage took."""

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from shapes.trianglemesh import TriangleMesh


def show(mesh: "TriangleMesh", *, height_mm: float, seconds: dict[str, float]) -> None:
    """Triangles, volume in print, watertight or not, seconds a stage."""
    with st.container(horizontal=True, gap="large"):
        st.metric("Triangles", f"{len(mesh.faces):,}", width="content")
        st.metric("Volume", f"{_volume(mesh, height_mm):,.1f} cm³", width="content")
        st.metric("Watertight", "yes" if mesh.is_watertight() else "no", width="content")
        st.metric("Time", f"{sum(seconds.values()):.2f} s", width="content")
    st.caption("Seconds a stage: " + " · ".join(f"{stage} {taken:.2f}" for stage, taken in seconds.items()))


def _volume(mesh: "TriangleMesh", height_mm: float) -> float:
    """Cubic centimetres when the model stands `height_mm` high."""
    centimetres = height_mm / 10 / float(mesh.extents()[1])
    return mesh.signed_volume() * centimetres**3
