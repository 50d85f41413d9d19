import pickle

import pytest

from pipeline import errors
from pipeline.errors import OptionError, UnflattenError, WeightsError

KINDS = [
    kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, UnflattenError)
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_a_message_and_an_advice(kind):
    error = kind("It must be whole, received half.")
    assert str(error) == error.message == "It must be whole, received half."
    assert error.advice.endswith(".")
    assert kind("x", advice="Do this.").advice == "Do this."
    assert error.name == kind.__name__


@pytest.mark.parametrize("kind", KINDS)
def test_errors_survive_pickling(kind):
    error = pickle.loads(pickle.dumps(kind("message", advice="advice")))
    assert (type(error), error.message, error.advice) == (kind, "message", "advice")


@pytest.mark.parametrize("kind", KINDS)
def test_the_tree_in_the_docstring_draws_every_error(kind):
    assert kind.__name__ in errors.__doc__


def test_an_option_outside_names_what_is_allowed_and_what_came():
    error = OptionError.outside("level", 7, allowed="between 0 and 1")
    assert error.message == "level must be between 0 and 1, received 7."


def test_weights_errors_name_the_file_and_the_command_that_mends_it():
    for error in (
        WeightsError.missing("models/weights/chair.h5"),
        WeightsError.damaged("models/weights/chair.h5", reason="12 bytes instead of 900"),
    ):
        assert "chair.h5" in error.message
        assert "python download_models.py" in error.advice


def test_short_memory_is_said_in_gigabytes():
    error = WeightsError.too_large("models/weights/chair.keras", needed=6_600_000_000, free=2_000_000_000)
    assert error.message == "The memory to read chair.keras must be 6.6 GB, received 2.0 GB."
    assert "low capacity" in error.advice
