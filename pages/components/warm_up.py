"""Loading TensorFlow and the first networks while the user chooses a photo, not before the page is there."""

import contextlib
import threading

import streamlit as st

TO_PAINT = 2.0
"""Seconds that the browser, whose scripts run by then, has to paint what it was sent."""


@st.cache_resource
def _started() -> list[threading.Timer]:
    """The one thread of this process, once it is started; networks are the only thing that sessions share."""
    return []


def warm_up_after_first_paint() -> None:
    """Starts the loading once per process, at the end of the first page. A timer of the browser knows
    when it has painted, but its calls may swallow a click on another page (Streamlit 1.67).
    """
    if not _started():
        timer = threading.Timer(TO_PAINT, _load)
        timer.daemon = True
        _started().append(timer)
        timer.start()


def _load() -> None:
    from pipeline import reconstruct, view
    from pipeline.errors import UnflattenError

    view.warm_up()
    with contextlib.suppress(UnflattenError):  # a damaged file is told about when it is needed
        reconstruct.warm_up()
