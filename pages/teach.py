"""Teach it a category of your own: meshes in, a network of your own out, step by step."""

import streamlit as st

from pages.components import lesson_end, lesson_order, lesson_view
from pages.components.lesson_room import teacher

INTRODUCTION = """
Give meshes of **one kind of object**, teapots for example: 10 at least, better 30 or more, of any quality.
Those that cannot be used are named and left out. The general network is trained on for some minutes with the
rest, and tested on meshes it has never seen. It goes on when you leave this page, and what is stopped can be
taken up again later.

:gray[:material/lock: Everything happens on this machine. Your meshes go nowhere else.]
"""


def page() -> None:
    """What to teach; while it is taught, how far it is; at the end, what it is worth."""
    st.header("Teach it your own category", anchor=False)
    lesson = teacher().lesson
    if lesson is None:
        st.markdown(INTRODUCTION)
        lesson_order.show()
    elif lesson.busy:
        st.fragment(lesson_view.watch, run_every=lesson_view.EVERY)()
    else:
        lesson_end.show(lesson)


page()
