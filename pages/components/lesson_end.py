"""The end of a lesson: what the network is worth, and what becomes of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from models.refusal import Refusal
from models.taught import discard, keep
from pages.components import lesson_view, messages
from pages.components.lesson_room import say, teacher
from pipeline.errors import TeachingError
from pipeline.teaching import DONE, FAILED, Lesson

MEASURES = ("IoU 64", "F-score")
CAPTION = (
    "IoU: overlap of the solids at 64 x 64 x 64, 1 is perfect. F-score: share of the surface that lies "
    "within 1 % of the true one. Means over {test} meshes that were held out; {train} were learned from."
)


def show(lesson: Lesson) -> None:
    """The result with its two ways out; or why there is none."""
    name = lesson.order.category
    if lesson.state == DONE:
        _show_result(lesson.facts["result"])
        with st.container(horizontal=True):
            _button("Put on the shelf", lesson, _keep, primary=bool(lesson.facts["result"]["beats"]))
            _button("Discard", lesson, _discard)
    elif lesson.state == FAILED:
        messages.show_error(lesson.error)
        with st.container(horizontal=True):
            _button("Try again", lesson, _again, primary=True)
            _button("Back", lesson, _leave)
    else:
        st.info(f"The lesson {name} was stopped. What it made is kept.", icon=":material/pause_circle:")
        with st.container(horizontal=True):
            _button("Go on", lesson, _again, primary=True)
            _button("Leave it for later", lesson, _leave)
            _button("Discard", lesson, _discard)
    _show_refusal()
    lesson_view.ended(lesson)


def _button(label: str, lesson: Lesson, act: Callable[[Lesson], None], *, primary: bool = False) -> None:
    kind = "primary" if primary else "secondary"
    st.button(label, key=f"lesson {label}", type=kind, on_click=_tried, args=(act, lesson))


def _tried(act: Callable[[Lesson], None], lesson: Lesson) -> None:
    if teacher().lesson is not lesson:  # somebody else has decided about it meanwhile
        return
    try:
        act(lesson)
    except TeachingError as error:
        st.session_state["lesson refused"] = error
    except Refusal as refusal:
        st.session_state["lesson refused"] = TeachingError.of(refusal)


def _show_refusal() -> None:
    error = st.session_state.pop("lesson refused", None)
    if error:
        messages.show_error(error)


def _show_result(result: dict[str, Any]) -> None:
    name, beats = result["category"].capitalize(), result["beats"]
    if len(beats) == 2:
        st.success(f"{name}: it beats the {' and the '.join(beats)} on meshes it has never seen.")
    elif beats:
        st.warning(f"{name}: it beats the {beats[0]} only, on meshes it has never seen.")
    else:
        st.error(
            f"{name}: it has learned nothing. It beats neither the mean shape nor the nearest neighbour on "
            "meshes it has never seen. More meshes, or more steps, may help."
        )
    st.dataframe([_row(method, figures) for method, figures in result["methods"].items()], hide_index=True)
    st.caption(CAPTION.format(**result["shapes"]))


def _row(method: str, figures: dict[str, float]) -> dict[str, str]:
    called = "This network" if method == "low" else method.capitalize()
    return {"": called, **{measure: f"{figures[measure]:.3f}" for measure in MEASURES}}


def _keep(lesson: Lesson) -> None:
    keep(Path(lesson.facts["result"]["candidate"]))
    _discard(lesson)
    say(f"{lesson.order.category.capitalize()} is on the shelf: choose it as the category in Reconstruct.")


def _discard(lesson: Lesson) -> None:
    discard(lesson.order.category)
    _leave(lesson)


def _again(lesson: Lesson) -> None:
    teacher().teach(lesson.order)


def _leave(lesson: Lesson) -> None:
    teacher().dismiss(lesson)
