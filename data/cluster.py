"""Jobs on many machines by Dask, which nothing else in the project imports.

On one machine `python -m dask scheduler`; on each that helps, from a checkout of this project of the same
version, `python -m dask worker ADDRESS --nthreads 1 --nworkers auto`. All must see the folder of samples, and
that of meshes, under the same path. A worker that is lost costs the jobs it was at: others do them again.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from distributed import Client, as_completed

from data.jobs import Job, Outcome


@dataclass(frozen=True)
class Cluster:
    """The workers of a Dask scheduler, those included that join later."""

    address: str
    """Of the scheduler: tcp://host:port."""

    def __call__(self, jobs: Sequence[Job], folder: Path) -> Iterator[Outcome]:
        """Run the jobs. Raises OSError where no scheduler answers."""
        mark = folder / f"{uuid4().hex}.part"
        with Client(self.address) as client:
            print(f"{self.address}: {len(client.nthreads())} workers", file=sys.stderr, flush=True)
            mark.touch()
            try:
                futures = client.map(run_shared, jobs, folder=folder, mark=mark, pure=False)
                waiting = {future.key: job for future, job in zip(futures, jobs, strict=True)}
                ended = as_completed(futures)
                del futures  # the scheduler forgets a job when nobody holds its future any more
                for future in ended:
                    yield waiting.pop(future.key), future.exception()
            finally:
                mark.unlink(missing_ok=True)


def run_shared(job: Job, folder: Path, mark: Path) -> None:
    """Run a job on a worker.

    Raises FileNotFoundError where the worker does not see `mark`, a file that the run has put into the
    folder: the samples would lie where nobody looks for them.
    """
    if not mark.exists():
        raise FileNotFoundError(f"{folder} must be a folder that all machines share, received another one")
    job(folder)
