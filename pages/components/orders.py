"""What to build: the category, recognised or chosen, and the capacity, with what each costs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from models.registry import MEAN_THRESHOLD, REFINE3DNET, SILHOUETTES, TOGETHER, file_of, served

if TYPE_CHECKING:
    from models.registry import WeightsRow
    from pipeline.recognition import Recognition


DETAIL = {
    "low": "Low, 32³ voxels",
    "high": "High, 64³ voxels",
    "paper-low": "As published, low",
    "paper-high": "As published, high",
    SILHOUETTES: "As published, four silhouettes",
    MEAN_THRESHOLD: "As published, four silhouettes and their masks",
    REFINE3DNET: "As published, Refine3DNet",
    "pix2vox-a": "Pix2Vox, accurate",
    "pix2vox-f": "Pix2Vox, fast",
    "pix2vox-s": "Pix2Vox, small",
}


@dataclass(frozen=True)
class Order:
    """What the user wants built."""

    category: str
    capacity: str

    def __str__(self) -> str:
        if file_of(self.capacity) == SILHOUETTES:
            return f"the {self.category} by its silhouettes"
        if self.capacity == REFINE3DNET:
            return f"the {self.category} by attention over the photos"
        return f"the {self.category} in {self.capacity.removeprefix('paper-')} capacity"


def take(recognition: "Recognition", *, digest: str, several: bool = False) -> Order | None:
    """Shows what was recognised and lets the user choose; None until a category is chosen.

    `digest` names the photo: a choice belongs to it, the next photo starts from its own recognition.
    `several` says whether it is of one photo or of several that a model is wanted.
    """
    _show(recognition)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        category = _category(recognition, digest)
    if category is None:
        return None
    with right:
        return Order(category, _capacity(category, several))


def place(order: Order | None) -> bool:
    """The button that has an order built; whether it was pressed."""
    return st.button(
        "Build the 3D model",
        type="primary",
        icon=":material/deployed_code:",
        disabled=order is None,
        width="stretch",
    )


def _show(recognition: "Recognition") -> None:
    if not recognition.known:
        st.warning(
            "This does not look like anything I know. Choose what it is, or adjust the cut-out.",
            icon=":material/help:",
        )
    guesses = recognition.ranking[:3]
    for place, (name, confidence) in zip(st.columns(len(guesses)), guesses, strict=True):
        place.progress(min(1.0, float(confidence)), text=f"{name.capitalize()} · {confidence:.0%}")


def _category(recognition: "Recognition", digest: str) -> str | None:
    names = list(served())
    best = recognition.ranking[0][0] if recognition.known else None
    return st.selectbox(
        "Category",
        names,
        index=names.index(best) if best in names else None,
        format_func=str.capitalize,
        placeholder="Choose what it is",
        key=f"category {digest}",
        persist_state="session",
        help=f"The best guess (by {recognition.method}) is filled in; the choice is yours.",
    )


def _capacity(category: str, several: bool) -> str:
    from models.devices import describe
    from models.registry import choices

    offered = choices(category, several=several)
    capacity = st.radio(
        "Capacity",
        list(offered),
        key="capacity of several" if several else "capacity",
        persist_state="session",
        horizontal=True,
        format_func=DETAIL.get,
        captions=[_cost(row, several) for row in offered.values()],
        help="Size of the network on the disk; where measured, seconds from a photo to a model on two cores.",
    )
    if capacity in TOGETHER:
        st.caption("A published network, trained here for comparison: low and high come closer to the thing.")
    st.caption(f"Runs on {describe()}")
    return capacity


def _cost(row: "WeightsRow", several: bool) -> str:
    size = f"{row.bytes / 1e6:.1f} MB"
    return size if several or not row.seconds else f"{size} · about {row.seconds:.1f} s"
