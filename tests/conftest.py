"""Fixtures every room's tests share."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of evaluation meshes, photos and RGB-D frames that is not part of the repository."""
    folder = Path(os.environ.get("UNFLATTEN_DATA", REPOSITORY.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"needs the evaluation data: no folder {folder}; point UNFLATTEN_DATA at it")
    return folder
