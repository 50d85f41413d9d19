"""Weights files on their way, shared by everyone on this server: whoever asks for a file that is already
coming gets the same job and sees the same progress.
"""

import threading
from pathlib import Path
from typing import BinaryIO

from models.downloads import fetch
from models.refusal import Refusal, Stopped
from models.registry import WeightsRow
from pipeline.errors import DownloadError

RUNNING, STOPPING, DONE, STOPPED, FAILED = "running", "stopping", "done", "stopped", "failed"


class Job:
    """One file on its way, in a thread of its own.

    done, total: bytes that are here and that there will be. error: why it failed. state: RUNNING, STOPPING,
    DONE, STOPPED or FAILED.
    """

    def __init__(self, row: WeightsRow) -> None:
        self.row = row
        self.done, self.total = fetch.partial_bytes(row), row.bytes
        self.state = RUNNING
        self.error: DownloadError | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"fetch {row.name}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end; what has arrived is kept."""
        if self.busy:
            self.state = STOPPING
        self._stop.set()

    def wait(self) -> None:
        """Return when it has ended."""
        self._thread.join()

    @property
    def busy(self) -> bool:
        """Whether it has not ended yet."""
        return self.state in (RUNNING, STOPPING)

    def _tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    def _run(self) -> None:
        try:
            fetch.fetch(self.row, tell=self._tell, stop=self._stop)
            self.state = DONE
        except Stopped:
            self.state = STOPPED
        except Refusal as refusal:
            self._fail(DownloadError.of(refusal))
        except OSError as error:
            self._fail(DownloadError(f"{self.row.name} must be written to the disk, received {error}."))
        finally:
            if self.busy:  # an error of ours: the thread's traceback is in the log, and nobody waits for ever
                self._fail(DownloadError(f"{self.row.name} must be fetched, received an error of our own."))

    def _fail(self, error: DownloadError) -> None:
        self.error, self.state = error, FAILED


class Desk:
    """Where files are asked for: at most one job a file. Offline, none is begun."""

    def __init__(self) -> None:
        self._offline = False
        self._jobs: dict[Path, Job] = {}
        self._lock = threading.Lock()

    @property
    def offline(self) -> bool:
        """Whether downloads are forbidden, here or by the environment."""
        return self._offline or fetch.offline()

    def go_offline(self, offline: bool) -> None:
        """Forbid downloads, those under way among them, or allow them again."""
        with self._lock:
            self._offline = offline
            for job in self._jobs.values() if offline else ():
                job.stop()

    def ask(self, row: WeightsRow) -> Job:
        """The job that fetches a row's file: the one under way, or a new one.

        Raises:
            DownloadError: downloads are forbidden.
        """
        with self._lock:
            job = self._jobs.get(row.path)
            if job is not None and job.busy:
                return job
            if self.offline and row.urls:
                raise DownloadError(
                    f"Downloads must be allowed for {row.name}, received the switch Offline.",
                    advice="Switch Offline off, or import the file.",
                )
            self._jobs[row.path] = job = Job(row)
            job.start()
            return job

    def job(self, row: WeightsRow) -> Job | None:
        """The last job of a row's file."""
        return self._jobs.get(row.path)

    def adopt(self, row: WeightsRow, source: BinaryIO) -> None:
        """Import a row's file from an open one.

        Raises:
            DownloadError: it is not the row's file, or cannot be written.
        """
        try:
            fetch.adopt(row, source)
        except Refusal as refusal:
            raise DownloadError.of(refusal) from refusal
        except OSError as error:
            raise DownloadError(f"{row.name} must be written to the disk, received {error}.") from error
        with self._lock:
            self._jobs.pop(row.path, None)  # whatever it failed with is mended
