"""A lesson under way: what is being done, how long it takes, and a held-out shape as the network sees it."""

from pathlib import Path
from typing import Any

import streamlit as st

from pages.components.lesson_room import teacher
from pipeline.teaching import Lesson

EVERY = 1.0
"""Seconds between two looks."""


def watch() -> None:
    """All that is known now, and Stop; the whole page is drawn anew when the lesson has ended."""
    lesson = teacher().lesson
    if lesson is None or not lesson.busy:
        st.rerun()
    facts = lesson.facts
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{lesson.order.category.capitalize()}** · {facts['stage']} …", width="stretch")
        st.button("Stop", icon=":material/stop:", key="stop lesson", on_click=lesson.stop)
    show_bar(facts)
    show_report(facts)
    show_picture(facts)


def show_bar(facts: dict[str, Any]) -> None:
    """The bar of the stage: of steps while it trains, of meshes before and after."""
    if facts["stage"] == "Training" and "step" in facts:
        left = facts["seconds_left"]
        words = f"Step {facts['step']} of {facts['steps']} · loss {facts['loss']:.3f}"
        words += "" if left is None else f" · {_time(left)} left"
        st.progress(facts["step"] / facts["steps"], text=words)
    elif facts.get("total"):
        st.progress(facts["done"] / facts["total"], text=f"{facts['done']} of {facts['total']}")
    else:
        st.progress(0.0, text="Getting ready")


def _time(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


def show_report(facts: dict[str, Any]) -> None:
    """How many meshes are used, and what is wrong with each of the others."""
    report = facts.get("report")
    if report is None:
        return
    faults = report["faults"]
    st.markdown(f":green[:material/check_circle:] **{report['usable']}** meshes can be used.")
    if faults:
        with st.expander(f":orange[:material/warning:] {len(faults)} cannot be used"):
            rows = [{"File": name, "What is wrong": fault} for name, fault in faults.items()]
            st.dataframe(rows, hide_index=True)


def show_picture(facts: dict[str, Any]) -> None:
    """The held-out shape, where it has been drawn."""
    picture = Path(facts.get("picture", ""))
    if picture.is_file():
        caption = "A shape it does not learn from: the picture it sees, what it makes of it, the truth"
        st.image(str(picture), caption=f"{caption} · after step {facts['pictured']}", width=640)


def ended(lesson: Lesson) -> None:
    """What a lesson that has ended leaves to see."""
    show_report(lesson.facts)
    show_picture(lesson.facts)
