"""Run jobs that write sample files: skip what is done, tell how far it is, name what failed.

A job writes the files that it misses and leaves alone those that exist, so that a run that was stopped, or
killed, goes on where it was when the same command is given again.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from data.samples import remove_parts

Outcome = tuple["Job", BaseException | None]
"""A job that has ended, and what it failed with."""

Workers = Callable[[Sequence["Job"], Path], Iterator[Outcome]]
"""Runs jobs with a folder, in any order; yields each once, as soon as it has ended."""

SECONDS_BETWEEN_LINES = 10


class Job(Protocol):
    """What is to be made of one shape. Must be picklable, and give equal bytes wherever it runs."""

    def missing(self, folder: Path) -> list[Path]:
        """The files of this job that are not in the folder yet."""

    def __call__(self, folder: Path) -> None:
        """Write them."""


def run_jobs(jobs: Sequence[Job], folder: Path, *, title: str, workers: Workers) -> None:
    """Run those of the jobs that have something to write, and print progress and time left on standard error.

    Files half written by a run that was killed are removed first, so at any time one run alone may make the
    same samples. Raises ValueError where there is no job, RuntimeError when some failed, after all others.
    """
    if not jobs:
        raise ValueError(f"there must be something to prepare for {title}, received nothing")
    folder = folder.resolve()  # a worker on another machine stands in another folder
    folder.mkdir(parents=True, exist_ok=True)
    missing = [(job, paths) for job in jobs if (paths := job.missing(folder))]
    remove_parts(path for _, paths in missing for path in paths)
    if len(missing) < len(jobs):
        _tell(f"{title}: {len(jobs) - len(missing):,} of {len(jobs):,} were there already")
    if not missing:
        return
    outcomes = _told(workers([job for job, _ in missing], folder), title=title, total=len(missing))
    failed = [f"{job}: {error!r}" for job, error in outcomes if error is not None]
    if failed:
        raise RuntimeError(f"{len(failed)} of {len(jobs)} {title} failed; the first: {failed[0]}")


def _told(outcomes: Iterable[Outcome], *, title: str, total: int) -> Iterator[Outcome]:
    """The outcomes, with a line every few seconds and at the end."""
    start = told = time.monotonic()
    for done, outcome in enumerate(outcomes, start=1):
        yield outcome
        now = time.monotonic()
        if now - told > SECONDS_BETWEEN_LINES or done == total:
            told, each = now, (now - start) / done
            left = each * (total - done) / 60
            _tell(f"{title}: {done:,} of {total:,}, {1000 * each:.0f} ms each, {left:.1f} minutes left")


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
