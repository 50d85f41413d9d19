"""Networks are loaded once per process, and not by the first drawing of the page."""

import threading

import pytest
from streamlit.testing.v1 import AppTest

from pages.components import warm_up

LOAD = warm_up._load
"""The real one: every test finds another in its place."""


def script() -> None:
    from pages.components.warm_up import warm_up_after_first_paint

    warm_up_after_first_paint()


def test_the_second_call_starts_the_loading_and_no_other_session_does_again(monkeypatch: pytest.MonkeyPatch):
    loaded, loading = [], threading.Event()

    def load() -> None:
        loaded.append(threading.current_thread().daemon)
        loading.set()

    monkeypatch.setattr(warm_up, "_load", load)
    warm_up._started.clear()
    page = AppTest.from_function(script).run()
    assert loaded == []
    page.run()
    assert loading.wait(10)
    AppTest.from_function(script).run().run()
    assert loaded == [True]


def test_a_damaged_file_of_weights_does_not_end_the_loading_with_a_traceback(monkeypatch: pytest.MonkeyPatch):
    from pipeline.errors import WeightsError

    def damaged() -> None:
        raise WeightsError.damaged("general-low.weights.h5", reason="empty")

    monkeypatch.setattr("pipeline.reconstruct.warm_up", damaged)
    monkeypatch.setattr("pipeline.view.warm_up", lambda: None)
    LOAD()
