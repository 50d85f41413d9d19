"""The shelf: every file of weights there is, how it stands on this machine, how to get what is missing."""

from collections.abc import Callable

import streamlit as st

from models.refusal import Refusal
from models.registry import WeightsRow, own_shelf, published, shipped, taught
from models.standing import ON_DISK, Standing, standing
from pages.components import messages, shelf_card, shelf_room, shelf_table, taught_card
from pipeline.errors import DownloadError

INTRODUCTION = """
Everything a network here has learned lies in a file of weights. What ships with Unflatten is ready; what
others published can be added. Files are checked before they are used, and nothing in them is ever executed.
"""
GROUPS = {
    "paper-low": (
        "As published, low capacity",
        "The 1.1 million parameter networks of the high and low capacity paper, in the files of its authors.",
    ),
    "paper-high": (
        "As published, high capacity",
        "The same authors' 570 million parameter networks: large, and the reference ours must beat.",
    ),
    "resnet50": (
        "Recognition",
        "ResNet50 names the object in the photo as soon as it is on the disk; until then our own recogniser "
        "does.",
    ),
    "depth-onnx": (
        "Depth, as published",
        "The networks that ours can be measured against by `python -m evaluation.benchmark_depth`; the page "
        "*Depth* does not use them. They run by the package onnxruntime (requirements-depth.txt).",
    ),
    "": ("Your own shelf", "The rows of the file that UNFLATTEN_SHELF names."),
}
"""A row's network -> the title of its group, and a sentence on it."""
ACROSS = 3


def page() -> None:
    """What is free; what is here; what can be had."""
    st.header("Models", anchor=False)
    st.markdown(INTRODUCTION)
    ours = [standing(row) for row in shipped()]
    others = [standing(row) for row in (*published(), *_told(own_shelf))]
    pupils = [standing(row) for row in _told(taught)]
    shelf_room.show([*ours, *others, *pupils])
    st.subheader("Ready to use", anchor=False)
    _cards([found for found in ours if found.state != ON_DISK])
    shelf_table.show([found for found in ours if found.state == ON_DISK])
    if pupils:
        st.subheader("Taught here", anchor=False)
        _cards(pupils, taught_card.show)
    for group, (title, sentence) in GROUPS.items():
        members = [found for found in others if _group(found.row) == group]
        if members:
            st.subheader(title, anchor=False)
            st.caption(sentence)
            _cards(members)


def _told(read: Callable[[], tuple[WeightsRow, ...]]) -> tuple[WeightsRow, ...]:
    """A shelf of the user's own; nothing, with the reason, where it cannot be read."""
    try:
        return read()
    except Refusal as refusal:
        messages.show_error(DownloadError.of(refusal))
        return ()


def _group(row: WeightsRow) -> str:
    return row.network if row.network in GROUPS else ""


def _cards(members: list[Standing], show: Callable[[Standing], None] = shelf_card.show) -> None:
    for start in range(0, len(members), ACROSS):
        for place, found in zip(st.columns(ACROSS), members[start : start + ACROSS], strict=False):
            with place:
                show(found)


page()
