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


def test_the_loading_starts_once_per_process_beside_the_page(monkeypatch: pytest.MonkeyPatch):
    loaded = []
    monkeypatch.setattr(warm_up, "_load", lambda: loaded.append(threading.current_thread()))
    monkeypatch.setattr(warm_up, "TO_PAINT", 0.2)
    warm_up._started.clear()
    for _ in range(3):
        AppTest.from_function(script).run()
    for timer in warm_up._started():
        timer.join(30)
    assert loaded == warm_up._started()
    assert [(thread.daemon, thread.interval) for thread in loaded] == [(True, 0.2)]


def test_a_damaged_file_of_weights_does_not_end_the_loading_with_a_traceback(monkeypatch: pytest.MonkeyPatch):
    from pipeline.errors import WeightsError

    def damaged() -> None:
        raise WeightsError.damaged("general-low.weights.h5", reason="empty")

    monkeypatch.setattr("pipeline.reconstruct.warm_up", damaged)
    monkeypatch.setattr("pipeline.view.warm_up", lambda: None)
    LOAD()
