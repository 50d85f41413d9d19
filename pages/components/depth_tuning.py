"""The sliders of a scene: which points to believe, how to make the surface. None of them asks the network."""

from typing import TYPE_CHECKING

import streamlit as st

from pages.components.memory import PhotoFile

if TYPE_CHECKING:
    from pipeline.scene.cleaning import Cleaning
    from pipeline.scene.depth import DepthMap
    from pipeline.scene.surface import SurfaceOrder

METHODS = {
    "poisson": "Poisson",
    "open3d": "Poisson by Open3D",
    "pixels": "The pixels, joined",
}
CUT = (
    "Points between two surfaces lie on neither. Pixels go whose depth differs from a neighbour's by more "
    "than this; 0 keeps all."
)
OUTLIERS = "Points go that lie so much farther from their neighbours than points do on average; 0 keeps all."
VOXEL = "One point stays in each voxel; 0 keeps all."
TRIM = "The surface goes where no point is so near; 0 keeps all that Poisson makes up."


def cleaning(photo: PhotoFile, seen: "DepthMap") -> "Cleaning":
    """What to leave out of the points."""
    from pipeline.scene.cleaning import Cleaning

    usual = Cleaning()
    near, far = _range(photo, seen)
    cut = _slider("Edge cut, %", (0.0, 30.0, 100 * usual.jump, 0.5), CUT)
    outliers = _slider("Outliers, standard deviations", (0.0, 6.0, usual.deviations, 0.5), OUTLIERS)
    voxel = _slider("Voxel size, ‰ of the median distance", (0.0, 20.0, 1000 * usual.voxel, 0.5), VOXEL)
    st.caption(f"Voxels of {voxel * seen.median:.1f} mm." if voxel else "Every point stays.")
    return Cleaning(near, far, cut / 100, outliers, voxel / 1000)


def surface() -> "SurfaceOrder":
    """How to make the surface."""
    from pipeline.scene.surface import DEPTHS, SurfaceOrder, open3d_here

    usual = SurfaceOrder()
    offered = [method for method in METHODS if method != "open3d" or open3d_here()]
    method = st.selectbox(
        "Surface", offered, format_func=METHODS.get, key="depth surface", persist_state="session",
        help="Poisson closes gaps and evens out noise; the pixels joined show every detail as it was seen.",
    )  # fmt: skip
    if method == "pixels":
        return SurfaceOrder(method)
    fineness = st.slider(
        "Poisson depth", *DEPTHS, usual.depth, key="depth fineness", persist_state="session",
        help="2 to this power cells along the longest side: finer takes up to eight times as long a step.",
    )  # fmt: skip
    trim = _slider("Density trim, cells", (0.0, 6.0, usual.trim, 0.25), TRIM)
    return SurfaceOrder(method, fineness, trim)


def _slider(label: str, values: tuple[float, float, float, float], words: str) -> float:
    """values: least, most, usual, step."""
    least, most, usual, step = values
    key = f"depth {label}"
    return st.slider(label, least, most, usual, step, "%g", key=key, persist_state="session", help=words)


def _range(photo: PhotoFile, seen: "DepthMap") -> tuple[float | None, float | None]:
    """Nearest and farthest to keep, metres; None at the slider's ends, where all is kept."""
    least, most = seen.span
    step = float(f"{(most - least) / 200 or 0.01:.1g}")
    first, last = (round(step * count, 6) for count in (least // step, most // step + 1))
    near, far = st.slider(
        "Depth range, metres", first, last, (first, last), step, "%g",
        key=f"depth range {photo.digest} {seen.ratio:.4f}", persist_state="session",
        help="What is nearer or farther is left out: the sky, or a hand before the lens.",
    )  # fmt: skip
    if not near < far:
        near = max(first, far - step)
        far = near + step
    return (near if near > first else None), (far if far < last else None)
