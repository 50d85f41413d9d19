"""Points and surface of a scene, each made when it is looked at, and kept; the surface can be cancelled."""

import time
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from pages.components import memory
from pipeline.errors import SurfaceError

if TYPE_CHECKING:
    import numpy as np

    from pipeline.scene.cleaning import Cleaning
    from pipeline.scene.cloud import PointCloud
    from pipeline.scene.depth import DepthMap
    from pipeline.scene.sight import Sight
    from pipeline.scene.surface import SurfaceOrder
    from shapes.trianglemesh import TriangleMesh

STOPPED = "depth stopped"
"""Where the session notes which surface the user stopped."""


@dataclass(frozen=True, eq=False)
class Seen:
    """A photo with its depth."""

    digest: str
    """Names the photo."""
    sight: "Sight"
    depth: "DepthMap"

    @property
    def key(self) -> Hashable:
        """Names photo and focal length."""
        return self.digest, self.sight.focal.ratio


@dataclass(frozen=True, eq=False)
class Cleaned:
    """The points that were believed."""

    kept: "np.ndarray"
    """(H, W) bool."""
    cloud: "PointCloud"
    seconds: float
    key: Hashable


def all_points(seen: Seen) -> "PointCloud":
    """Every pixel as a point."""
    from pipeline.scene.cleaning import all_points

    return memory.remember("points", seen.key, lambda: all_points(seen.sight, seen.depth))


def clean_points(seen: Seen, cleaning: "Cleaning") -> Cleaned:
    """The points that are believed."""
    key = (seen.key, cleaning)
    return memory.remember("points", key, lambda: _clean(seen, cleaning, key))


def _clean(seen: Seen, cleaning: "Cleaning", key: Hashable) -> Cleaned:
    from pipeline.scene.cleaning import clean_points

    started = time.perf_counter()
    with st.spinner("Cleaning the points …"):
        kept, cloud = clean_points(seen.sight, seen.depth, cleaning)
    return Cleaned(kept, cloud, time.perf_counter() - started, key)


def surface_there(cleaned: Cleaned, order: "SurfaceOrder") -> "tuple[TriangleMesh, float] | None":
    """The surface and its seconds, if it has been made."""
    kept = memory.recall("surface", (cleaned.key, order))
    return None if isinstance(kept, SurfaceError) else kept


def surface(seen: Seen, cleaned: Cleaned, order: "SurfaceOrder") -> "tuple[TriangleMesh, float] | None":
    """The surface and its seconds; None where the user stopped it. Raises SurfaceError if there is none,
    which is not tried again before the user says so.
    """
    key = (cleaned.key, order)
    if memory.recall("surface", key) is None and st.session_state.get(STOPPED) == key:
        st.info("The surface was stopped. Change what it is made of, or", icon=":material/pause_circle:")
        st.button("Build the surface", type="primary", on_click=_go_on)
        return None
    built = memory.remember("surface", key, lambda: _built(seen, cleaned, order, key))
    if isinstance(built, SurfaceError):
        st.button("Try again", icon=":material/refresh:", on_click=memory.forget, args=("surface", key))
        raise built
    return built


def _built(
    seen: Seen, cleaned: Cleaned, order: "SurfaceOrder", key: Hashable
) -> "tuple[TriangleMesh, float] | SurfaceError":
    """What came of it: a surface, or why there is none."""
    try:
        return _build(seen, cleaned, order, key)
    except SurfaceError as error:
        return error


def _build(
    seen: Seen, cleaned: Cleaned, order: "SurfaceOrder", key: Hashable
) -> "tuple[TriangleMesh, float]":
    from pipeline.scene.journey import surfaced

    started, done = time.perf_counter(), [0.0]
    place = st.empty()
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, text="Building the surface …", width="stretch")
        st.button("Cancel", key="cancel surface", icon=":material/close:", on_click=_stop, args=(key,))

    def tell(share: float) -> None:
        done[0] = share

    def drawn() -> bool:
        # whatever the user does meanwhile ends this run of the page here, and the child with it
        bar.progress(done[0], text=f"Building the surface: {time.perf_counter() - started:.0f} s")
        return False

    try:
        mesh = surfaced(
            seen.sight, seen.depth, cleaned.kept, cleaned.cloud, order, tell=tell, cancelled=drawn
        )
    except SurfaceError:
        place.empty()
        raise
    place.empty()
    return mesh, time.perf_counter() - started


def _stop(key: Hashable) -> None:
    st.session_state[STOPPED] = key


def _go_on() -> None:
    st.session_state.pop(STOPPED, None)
