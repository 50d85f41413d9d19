"""Fixtures every room's tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _nothing_taught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's own shelf is empty and elsewhere, whatever was taught in this checkout."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNFLATTEN_OWN", str(tmp_path_factory.mktemp("own")))
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of evaluation meshes, photos and RGB-D frames that is not part of the repository."""
    folder = Path(os.environ.get("UNFLATTEN_DATA", REPOSITORY.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"needs the evaluation data: no folder {folder}; point UNFLATTEN_DATA at it")
    return folder
