"""A photo of a room, a street or a thing in; its depth, its points and a surface out."""

import streamlit as st

from pages.components import depth_map_view, depth_photo, depth_result, messages, photo_source
from pages.components.depth_build import Seen
from pages.components.memory import PhotoFile
from pages.components.warm_up import warm_up_after_first_paint
from pipeline.errors import UnflattenError

INTRODUCTION = """
### One photo in, the scene in depth
1. Give a photo of a room, a street or a thing. Nothing is cut out: all that is seen gets a depth.
2. Look at the depth map, and correct the focal length where it is a guess.
3. Turn the points and the surface, clean them, and download PLY, OBJ, GLB, a 16-bit depth map, or a relief
   to print.

Depth is **estimated**: what one photo hides stays hidden, and metres are a guess.

:gray[:material/lock: Everything happens on this machine. Your photo goes nowhere else.]
"""


def page() -> None:
    """Photo and depth map on the left; points and surface on the right."""
    left, right = st.columns([4, 7], gap="large")
    try:
        with left:
            photo = photo_source.choose("a room, a street or a thing", framing="")
            seen = None if photo is None else see(photo)
        with right:
            if photo is None or seen is None:
                introduce()
            else:
                depth_result.show(photo, seen)
    except UnflattenError as error:
        with right:
            messages.show_error(error)


def see(photo: PhotoFile) -> Seen:
    """The photo and its depth, shown."""
    sight = depth_photo.look_at(photo)
    return Seen(photo.digest, sight, depth_map_view.see(photo, sight))


def introduce() -> None:
    """What to do, and examples to do it with at once."""
    st.markdown(INTRODUCTION)
    photo_source.gallery(columns=4, folder=photo_source.SCENES)


page()
warm_up_after_first_paint()
