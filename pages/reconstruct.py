"""The main job: a photo in, a 3D model out, to turn, tune and download; in the order a user sees it."""

from typing import TYPE_CHECKING

import streamlit as st

from models.registry import served
from pages.components import memory, messages, orders, photo_coach, photo_source, result_view
from pages.components.build import Job, build
from pages.components.memory import PhotoFile
from pages.components.warm_up import warm_up_after_first_paint
from pipeline.errors import UnflattenError

if TYPE_CHECKING:
    from pipeline.inspection import Inspection

INTRODUCTION = """
### One photo in, a 3D model out
1. Give a photo of **one** object, whole in the frame and in good light. It can be: {categories}.
2. Look at what was cut out and recognised, and change it where it is wrong.
3. Build the model, turn it, and download it as OBJ, GLB, STL or PLY.

:gray[:material/lock: Everything happens on this machine. Your photo goes nowhere else.]
"""


def page() -> None:
    """Photo and cut-out on the left; what to build, and the model, on the right."""
    left, right = st.columns([4, 7], gap="large")
    try:
        with left:
            photo = photo_source.choose()
            found = None if photo is None else photo_coach.look_at(photo)
        with right:
            if found is None:
                introduce()
            else:
                build_and_show(photo, *found)
    except UnflattenError as error:
        with right:
            messages.show_error(error)


def introduce() -> None:
    """What to do, and examples to do it with at once."""
    st.markdown(INTRODUCTION.format(categories=", ".join(served())))
    photo_source.gallery(columns=4)


def build_and_show(photo: PhotoFile, inspection: "Inspection", key: tuple) -> None:
    """The choices and the button; below them the model, as soon as there is one."""
    with st.container(border=True):
        order = orders.take(inspection.recognition, digest=photo.digest)
        pressed = orders.place(order)
    wanted = (*key, order)
    with st.container():  # there on every run: the view below must keep its place
        if pressed:
            memory.keep("result", photo.digest, build(Job(inspection, order, key=wanted)))
        result = memory.recall("result", photo.digest)
        if result is None:
            messages.show_hint("Press **Build the 3D model** when the cut-out and the category are right.")
        elif result.key != wanted:
            messages.show_hint(f"Below is {result.order}: press the button to build what you chose now.")
    if result is not None:
        result_view.show(result, photo_name=photo.name)


page()
warm_up_after_first_paint()
