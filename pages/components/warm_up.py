"""Loading TensorFlow and the first networks while the user chooses a photo, not before the page is there."""

import contextlib
import threading

import streamlit as st

AFTER_PAINT = 1.0
"""Seconds from the browser's first paint to the start of the loading."""


@st.cache_resource
def _started() -> list[threading.Thread]:
    """The one thread of this process, once it is started; networks are the only thing that sessions share."""
    return []


def warm_up_after_first_paint() -> None:
    """Starts the loading once per process; the browser itself calls back, so by then the page is painted."""
    if not _started():
        st.fragment(_start_on_second_call, run_every=AFTER_PAINT)()


def _start_on_second_call() -> None:
    if not st.session_state.setdefault("painted", False):
        st.session_state["painted"] = True
        return
    if not _started():
        thread = threading.Thread(target=_load, name="warm-up", daemon=True)
        _started().append(thread)
        thread.start()
    st.rerun()  # draws the page without the timer


def _load() -> None:
    from pipeline import reconstruct, view
    from pipeline.errors import UnflattenError

    view.warm_up()
    with contextlib.suppress(UnflattenError):  # a damaged file is told about when it is needed
        reconstruct.warm_up()
