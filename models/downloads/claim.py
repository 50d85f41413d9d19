"""One process at a time works on a file: a lock that the operating system lets go of when its holder dies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.refusal import Refusal

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

    fcntl = None


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Hold the claim on `path`, whose folder must exist.

    Raises:
        Refusal: somebody else holds it.
    """
    lock = path.with_name(path.name + ".lock")
    with lock.open("w") as file:
        try:
            hold(file.fileno())
        except OSError as error:
            raise Refusal(
                f"{path.name} must be left to one process at a time, received a second one.",
                advice="Wait until the other one has fetched it.",
            ) from error
        yield
    # The lock file stays: to remove it could part two who wait for it.


def hold(file: int) -> None:
    """Lock an open file until it is closed. Raises OSError where it is locked already."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    elif os.name == "nt":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
