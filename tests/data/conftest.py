"""What one uninterrupted run makes, which every other run must make too."""

import pytest

from data.prepare import prepare_shapes
from data.processes import Processes
from tests.data.preparing import COUNT, contents


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory) -> dict[str, bytes]:
    """The files of `tests.data.preparing.prepare`, made by this very process."""
    folder = tmp_path_factory.mktemp("undisturbed")
    prepare_shapes(["sofa"], folder, count=COUNT, first_seed=1, views=1, workers=Processes(1))
    return contents(folder)
