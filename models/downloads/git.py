"""A file that ships with the repository, brought back from git."""

import subprocess

from models import registry
from models.refusal import Refusal
from models.registry import WeightsRow, fault_of


def restore(row: WeightsRow) -> None:
    """Check a row's file out again.

    Raises:
        Refusal: git does not have it either.
    """
    root = registry.MODELS.parent
    command = ["git", "checkout", "--", row.path.relative_to(root).as_posix()]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        told = done.stderr.strip() or "git holds the same file"
    except OSError:
        told = "git is not installed"
    if fault := fault_of(row.path, row):
        raise Refusal(
            f"{row.name} must come back from git, received a file that is {fault} ({told}).",
            advice="Clone the repository again, or take the file from another clone and import it.",
        )
