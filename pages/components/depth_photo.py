"""The photo of a scene: what was read of it, what to beware of, and its focal length."""

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from pages.components import memory, messages
from pages.components.memory import PhotoFile

if TYPE_CHECKING:
    from pipeline.scene.sight import Sight

WIDEST, TALLEST = 480, 360
"""Pixels a picture takes at most on the page."""
SLIDER = (10, 200)
"""Millimetres of 35 mm film, from a wide angle to a long lens."""


def look_at(photo: PhotoFile) -> "Sight":
    """Shows the photo, warnings, and the focal length to correct. Raises UnflattenError as `look` does."""
    sight = memory.remember("sight", photo.digest, lambda: _look(photo))
    st.image(sight.picture, width=width_of(sight), alt="Your photo")
    for sentence in sight.warnings:
        st.warning(messages.plain(sentence), icon=":material/warning:")
    return _with_focal(photo, sight)


def width_of(sight: "Sight") -> int:
    """Pixels across at which a picture of the scene is neither taller nor wider than its place."""
    height, width = sight.picture.shape[:2]
    return min(WIDEST, TALLEST * width // height)


def _with_focal(photo: PhotoFile, sight: "Sight") -> "Sight":
    from pipeline.scene.focal import set_to

    found = round(sight.focal.in_35mm(*sight.picture.shape[:2]))
    chosen = st.slider(
        "Focal length, millimetres of 35 mm film",
        min(SLIDER[0], found),
        max(SLIDER[1], found),
        found,
        key=f"focal {photo.digest}",
        persist_state="session",
        help="How strongly the camera magnified: wrong by a factor, the scene gets as much too wide or too "
        "narrow. Phones have 24 to 28, portrait lenses 50 to 85.",
    )
    if chosen != found:
        height, width = sight.picture.shape[:2]
        sight = replace(sight, focal=set_to(chosen, height, width))
    sign = ":orange[:material/help:]" if sight.focal.source == "guess" else ":material/photo_camera:"
    st.caption(f"{sign} The focal length is {messages.plain(sight.focal.words)}.")
    return sight


def _look(photo: PhotoFile) -> "Sight":
    from pipeline.scene.sight import look

    return look(photo.content, name=photo.name)
