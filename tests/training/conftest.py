"""What the tests of training share."""

from functools import partialmethod

import keras
import pytest


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps are taken at once: writing them as a graph takes longer than a few of them."""
    monkeypatch.setattr(keras.Model, "compile", partialmethod(keras.Model.compile, run_eagerly=True))
