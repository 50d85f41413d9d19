"""The depth map: asked for once a photo, shown as colours with a legend in metres, and how sure it is."""

from typing import TYPE_CHECKING

import streamlit as st

from models.depth import PASSES
from pages.components import memory
from pages.components.depth_photo import width_of
from pages.components.memory import PhotoFile

if TYPE_CHECKING:
    import numpy as np

    from models.depth import Estimate
    from pipeline.scene.depth import DepthMap
    from pipeline.scene.depth_picture import Scale
    from pipeline.scene.sight import Sight


def see(photo: PhotoFile, sight: "Sight") -> "DepthMap":
    """The depth of a scene, shown. Raises UnflattenError where there is none."""
    from pipeline.scene.depth_picture import Scale

    with st.spinner("The depth network looks at the photo …"):
        seen = memory.remember("depth", photo.digest, lambda: _ask(sight))
    seen = seen.seen_with(sight.focal.ratio)  # no network for another focal length
    scale = Scale.of(seen.depth)
    st.image(scale.paint(seen.depth), width=width_of(sight), alt="Its depth: near is bright, far is dark")
    st.html(legend(scale, unit="m", width=width_of(sight)))
    st.caption("Depth in metres, **estimated**: no picture says how large the things in it are.")
    if st.toggle("How sure is it?", key="depth unsure", persist_state="session"):
        _show_spread(photo, sight)
    return seen


def _ask(sight: "Sight", passes: int = 0) -> "DepthMap":
    """The network's answer, on request with its uncertainty; a bar tells how many passes are done."""
    from pipeline.scene import depth

    bar = st.progress(0.0) if passes else None

    def tell(done: int, of: int) -> None:
        if bar is not None:
            bar.progress(done / of, text=f"Asking it {of} times with parts of it left out: {done}")

    def estimator(picture: "np.ndarray", focal: float) -> "Estimate":
        return depth.ask_network(picture, focal, passes=passes, tell=tell)

    try:
        return depth.depth_map(sight.picture, sight.focal.ratio, estimator)
    finally:
        if bar is not None:
            bar.empty()


def _show_spread(photo: PhotoFile, sight: "Sight") -> None:
    from cv2 import COLORMAP_INFERNO

    from pipeline.scene.depth_picture import Scale

    spread = memory.remember("depth", (photo.digest, PASSES), lambda: _ask(sight, PASSES)).spread
    if spread is None or not (spread > 0).any():
        st.info("This network cannot say how sure it is.")
        return
    percent = 100 * spread
    scale = Scale.of(percent, COLORMAP_INFERNO)
    st.image(scale.paint(percent), width=width_of(sight), alt="How far off it may be: bright is far")
    st.html(legend(scale, unit="%", width=width_of(sight)))
    st.caption(
        f"The error that the network expects of its depth, and by how much {PASSES} answers differ, each "
        "with other parts of it left out. How well this follows the true error: see the page *Accuracy*."
    )


def legend(scale: "Scale", *, unit: str, width: int) -> str:
    """HTML: the colours of a scale from left to right, round figures below."""
    marks = "".join(
        f'<span style="position:absolute;left:{100 * place:.1f}%;transform:translateX(-50%)">{value:g}</span>'
        for place, value in scale.ticks()
    )
    bar = f"height:10px;border-radius:3px;background:linear-gradient(to right,{','.join(scale.stops())})"
    below = "position:relative;height:1.2em;font-size:.8rem;opacity:.75"
    return (
        f'<div style="width:{width}px;max-width:100%"><div style="{bar}"></div><div style="{below}">{marks}'
        f'<span style="position:absolute;right:-1.4em">{unit}</span></div></div>'
    )
