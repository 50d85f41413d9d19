"""The application as its users run it: a server process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE, ENDING = 90, 30
"""Seconds until the first answer, and until the end."""


@dataclass(frozen=True)
class Server:
    """A running application."""

    address: str
    process: subprocess.Popen


@contextmanager
def running(folder: Path, **environment: str) -> Iterator[Server]:
    """The application on a free port, its log in `folder`; it must live until the end, and is ended then.
    `environment` is added to this process's own.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += [f"--server.port={port}", "--server.headless=true"]
    with log.open("w") as output:
        process = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONFAULTHANDLER": "1", **environment},
        )
    try:
        _wait_until_healthy(f"http://localhost:{port}/_stcore/health", process, log)
        yield Server(f"http://localhost:{port}", process)
        assert process.poll() is None, log.read_text()
    finally:
        process.terminate()
        _wait_until_ended(process, log)


def _wait_until_ended(process: subprocess.Popen, log: Path) -> None:
    try:
        process.wait(ENDING)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)  # its log then ends with where each of its threads stands
        process.wait(10)
        raise AssertionError(f"the server did not end within {ENDING} s: {log.read_text()}") from None


def _wait_until_healthy(address: str, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not answer within {PATIENCE} s: {log.read_text()}")


def family(process_id: int) -> dict[int, float]:
    """Process -> resident megabytes, of a process and all it started; Linux only."""
    parents: dict[int, int] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit() and (stat := _read(f"/proc/{entry}/stat")):
            parents[int(entry)] = int(stat.rpartition(")")[2].split()[1])
    members = {process_id}
    while more := {child for child, parent in parents.items() if parent in members} - members:
        members |= more
    return {member: _resident(member) for member in sorted(members)}


def _resident(process_id: int) -> float:
    lines = _read(f"/proc/{process_id}/status").splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:  # the process has ended meanwhile
        return ""
