"""Jobs on this machine, one process a core."""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from data.jobs import Job, Outcome

THREADS = "OPENBLAS_NUM_THREADS"
"""The environment variable that NumPy reads when it is imported."""


@dataclass(frozen=True)
class Processes:
    """Workers of this machine."""

    count: int | None = None
    """How many; one for each core when not given. One alone is this very process."""

    def __call__(self, jobs: Sequence[Job], folder: Path) -> Iterator[Outcome]:
        """Run the jobs, the first in this process: it compiles the kernels once for all workers."""
        count = self.count or os.cpu_count() or 1
        here = jobs if count == 1 else jobs[:1]
        for job in here:
            yield job, _failure(job, folder)
        if len(here) < len(jobs):
            yield from _pooled(jobs[1:], folder, min(count, len(jobs) - 1))


def _failure(job: Job, folder: Path) -> Exception | None:
    try:
        job(folder)
    except Exception as error:  # noqa: BLE001 - whatever a generator or a file's reader raises: it is reported
        return error
    return None


def _pooled(jobs: Sequence[Job], folder: Path, count: int) -> Iterator[Outcome]:
    with _one_thread_each():
        pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_follow_parent)
        futures = {pool.submit(job, folder): job for job in jobs}
    try:
        for future in as_completed(futures):
            yield futures[future], future.exception()
    finally:
        pool.shutdown(cancel_futures=True)  # stopped early, it waits for the jobs begun, not for all


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes that are started inside take one thread for NumPy, unless the user has set how many; what
    this one starts later does not. Another number of threads rounds otherwise, and meshes would differ.
    """
    given = os.environ.get(THREADS)
    os.environ.setdefault(THREADS, "1")
    try:
        yield
    finally:
        if given is None:
            del os.environ[THREADS]


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end with it: a killed parent's workers would wait for jobs for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    parent_process().join()
    os._exit(1)
