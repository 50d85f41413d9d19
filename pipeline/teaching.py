"""The one lesson under way on this server, shared by everyone: a category that is taught from meshes.

It runs as `python cli.py train --category ...` in a process of its own, which tells in lines of JSON how far
it is (`evaluation.teaching_command`). The process ends with this one, and when it is stopped; what it made is
kept, so that the same lesson goes on from there.
"""

import atexit
import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import TeachingError

RUNNING, STOPPED, DONE, FAILED = "running", "stopped", "done", "failed"
ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "cli.py", "train")
"""Followed by the options of a lesson."""


@dataclass(frozen=True)
class Order:
    """category: as models.taught.named gives it. meshes: the folder. up: "y" or "z". steps: of training."""

    category: str
    meshes: Path
    up: str
    steps: int

    def options(self) -> list[str]:
        """The options of the command."""
        given = ["--category", self.category, "--meshes", str(self.meshes), "--up", self.up]
        return [*given, "--steps", str(self.steps), "--keep", "never", "--json"]


class Lesson:
    """One lesson. facts: what it has told, by name. state: RUNNING, STOPPED, DONE or FAILED. error: why it
    failed.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self.facts: dict[str, Any] = {"stage": "Starting"}
        self.state = RUNNING
        self.error: TeachingError | None = None
        self._process = subprocess.Popen(
            [*COMMAND, *order.options()], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        atexit.register(self._process.kill)
        self._thread = threading.Thread(target=self._listen, name=f"teach {order.category}", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether it has not ended yet."""
        return self.state == RUNNING

    def stop(self) -> None:
        """End it; what it made is kept."""
        if self.busy:
            self.state = STOPPED
        self._process.kill()

    def wait(self) -> None:
        """Return when it has ended."""
        self._thread.join()

    def _listen(self) -> None:
        try:
            for line in self._process.stdout:
                self.facts = {**self.facts, **json.loads(line)}
        finally:
            self._process.kill()
            self._process.wait()
            atexit.unregister(self._process.kill)
            self._end()

    def _end(self) -> None:
        if self.state == STOPPED:
            return
        if "result" in self.facts:
            self.state = DONE
            return
        message = self.facts.get("error", f"The lesson {self.order.category} ended before it was done.")
        self.error = TeachingError(message, advice=self.facts.get("advice"))
        self.state = FAILED


class Teacher:
    """Where lessons are asked for: one at a time."""

    def __init__(self) -> None:
        self.lesson: Lesson | None = None
        self._lock = threading.Lock()

    def teach(self, order: Order) -> Lesson:
        """Begin a lesson.

        Raises:
            TeachingError: another one is under way.
        """
        with self._lock:
            if self.lesson is not None and self.lesson.busy:
                raise TeachingError(
                    f"One category must be taught at a time, received {order.category} while "
                    f"{self.lesson.order.category} is taught.",
                    advice="Wait until it is done, or stop it.",
                )
            self.lesson = Lesson(order)
            return self.lesson

    def dismiss(self, lesson: Lesson) -> None:
        """Forget a lesson that has ended; another one that was begun meanwhile stays."""
        with self._lock:
            if self.lesson is lesson:
                self.lesson = None
