"""The real command `cli.py prepare`, run as a process of its own that a test may kill."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.conftest import REPOSITORY

COUNT = 12
PATIENCE = 600
"""Seconds after which a test gives up waiting; nothing is measured."""


def prepare(folder: Path, *options: str) -> subprocess.Popen:
    """Starts making COUNT sofas of one view in `folder`."""
    what = ["--categories", "sofa", "--count", str(COUNT), "--seed", "1", "--views", "1"]
    command = [sys.executable, "cli.py", "prepare", "--out", str(folder), *what, *options]
    return subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True)


def finished(run: subprocess.Popen) -> str:
    """What a run that must end well has said."""
    _, said = run.communicate(timeout=PATIENCE)
    assert run.returncode == 0, said
    return said


def samples(folder: Path) -> dict[str, Path]:
    """The sample files of a folder by their path within it."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.npz")}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, so that what is left lying about shows as well."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def wait_until(true: Callable[[], bool]) -> None:
    """Returns as soon as it is true; fails when that never comes."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)
