"""Start Unflatten: `python3 start.py` makes .venv beside this file, installs what the app needs, and runs it.

    python3 start.py [--port N] [--address A]   run the app and print its address; Ctrl-C stops it
    python3 start.py install                    install only
    python3 start.py test [pytest arguments]    install what the tests need as well, and run them

Standard library only, no shell. Older Pythons can parse it, so they get a sentence and not a syntax error.
"""

from __future__ import annotations  # an older Python must reach check_machine, whatever the annotations say

import argparse
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 13)

SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile", "--max-worker-restart", "0")
"""Pytest's arguments: two processes take the files of tests in turn. More would want 3 GB of memory each. One
that dies would only die again.
"""
ALONE = "# --no-deps "
"""Begins a row of a requirements file to be installed without what it asks for: pip has no such rows, and
takes it for a comment.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    options, pytest_arguments = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        check_machine()
        python = install(ROOT, "requirements-dev.txt" if options.command == "test" else "requirements.txt")
        if options.command == "test":
            command = [str(python), "-m", "pytest", *SIDE_BY_SIDE, *pytest_arguments]
            return subprocess.run(command, cwd=ROOT).returncode
        return 0 if options.command == "install" else serve(ROOT, python, options.address, options.port)
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


class StartError(Exception):
    """Something the user must change before Unflatten can start, in one or two sentences."""


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Split the command line into our options and, for `test`, the arguments that pytest gets."""
    parser = argparse.ArgumentParser(description="Install and run Unflatten.", allow_abbrev=False)
    parser.add_argument("--port", type=int, default=8501, help="the next free one if taken (default: 8501)")
    parser.add_argument("--address", default="localhost", help="0.0.0.0 lets other machines in")
    parser.add_argument("command", nargs="?", choices=["run", "install", "test"], default="run")
    if "test" in arguments:
        where = arguments.index("test")
        return parser.parse_args(arguments[: where + 1]), arguments[where + 1 :]
    return parser.parse_args(arguments), []


# --- the machine ----------------------------------------------------------------------------------


def check_machine(version: tuple[int, int] = sys.version_info[:2]) -> None:
    """Raise StartError where TensorFlow publishes no build for this Python or machine."""
    if not OLDEST <= version <= NEWEST:
        wanted = f"3.{OLDEST[1]} to 3.{NEWEST[1]}"
        received = f"{version[0]}.{version[1]} ({sys.executable})"
        raise StartError(f"Python must be {wanted}, received {received}.\n{other_python()}")
    if sys.maxsize < 2**32:
        raise StartError(f"Python must be a 64-bit build, received a 32-bit one ({sys.executable}).")
    if sys.platform == "darwin" and platform.machine() == "x86_64":
        raise StartError("TensorFlow publishes no build for an Intel Mac, nor for an Intel Python.")


def other_python() -> str:
    """Say how to start with a Python that fits: one that is already here, or where to get one."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if shutil.which(f"python3.{minor}"):
            return f"One that fits is installed: run  python3.{minor} start.py"
    return f"Install Python 3.{NEWEST[1]} from https://www.python.org/downloads/ and start with that one."


def gpu_answers() -> bool:
    """Say whether an NVIDIA driver answers; only Linux has CUDA builds of TensorFlow."""
    if sys.platform != "linux":
        return False
    try:
        return subprocess.run(["nvidia-smi", "-L"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


# --- installing -----------------------------------------------------------------------------------


def install(root: Path, name: str) -> Path:
    """Make root/.venv hold the requirements file `name`; return its Python.

    The installed rows are kept in .venv/<name>, so that a second start compares two texts and is done.
    """
    environment = root / ".venv"
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    heading = f"# Python {sys.version_info[0]}.{sys.version_info[1]}"
    record, done = environment / name, installed(environment / name)
    # A CUDA build runs without a GPU as well: once installed it stays, whatever the driver says today.
    cuda = "tensorflow[and-cuda]" in done or gpu_answers()
    wanted = "\n".join([heading, *requirements(root, name, cuda)]) + "\n"
    if done == wanted and python.exists():
        return python
    if not python.exists() or (done and not done.startswith(heading + "\n")):
        make_environment(environment, python)
    pending = environment / (name + ".part")
    pending.write_text(wanted, encoding="utf-8")
    print(f"Installing {name} into {environment} (the first time: about 1 GB, some minutes) ...", flush=True)
    if cuda:  # two builds of one package: they overwrite each other's files
        pip(python, "uninstall", "--yes", "--quiet", "tensorflow-cpu")
    pip(python, "install", "--requirement", str(pending))
    alone = [row.removeprefix(ALONE) for row in wanted.splitlines() if row.startswith(ALONE)]
    if alone:
        pip(python, "install", "--no-deps", *alone)
    pending.replace(record)
    return python


def installed(record: Path) -> str:
    """Return the rows that an earlier start finished installing; empty where there was none."""
    return record.read_text(encoding="utf-8") if record.exists() else ""


def requirements(root: Path, name: str, cuda: bool) -> list[str]:
    """Return the rows of a requirements file, `-r` rows replaced by what they name, comments dropped.

    Rows that begin with ALONE are kept.
    """
    rows = []
    for line in (root / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            rows += requirements(root, line[3:].strip(), cuda)
        elif line.startswith(ALONE) or (line and not line.startswith("#")):
            rows.append(line.replace("tensorflow-cpu", "tensorflow[and-cuda]") if cuda else line)
    return rows


def make_environment(environment: Path, python: Path) -> None:
    """Make a virtual environment with pip in it.

    Debian keeps ensurepip in a package of its own (python3-venv). Where it is missing, the pip of the Python
    that runs this file installs pip into the new environment instead.
    """
    print(f"Making {environment} with Python {platform.python_version()} ...", flush=True)
    make = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(environment)]
    if subprocess.run(make).returncode:
        raise StartError("Python made no virtual environment. On Debian run  sudo apt install python3-venv")
    bundled = [str(python), "-m", "ensurepip"]
    borrowed = [sys.executable, "-m", "pip", "--python", str(python), "install", "pip"]
    if any(subprocess.run(source, capture_output=True).returncode == 0 for source in (bundled, borrowed)):
        return
    shutil.rmtree(environment)
    raise StartError(
        "This Python can install no packages: it has neither ensurepip nor a pip of version 22.3 or newer.\n"
        "On Debian or Ubuntu run  sudo apt install python3-venv  and start again."
    )


def pip(python: Path, *arguments: str) -> None:
    """Run pip in the environment; raise StartError when it fails."""
    if subprocess.run([str(python), "-m", "pip", "--disable-pip-version-check", *arguments]).returncode:
        raise StartError(
            "Installing failed; pip's lines above say why. It needs the network and 3 GB of free disk.\n"
            "Run the same command again: packages that are already here are not fetched twice."
        )


# --- running --------------------------------------------------------------------------------------


def serve(root: Path, python: Path, address: str, port: int) -> int:
    """Run the app until Ctrl-C, a termination signal or its own end; return the exit status."""
    here = "localhost" if address in ("localhost", "0.0.0.0", "::") else address
    free = free_port(here, port)
    if free != port:
        print(f"Port {port} is taken; using {free}.", flush=True)
    command = [str(python), "-m", "streamlit", "run", "app.py"]
    command += [f"--server.address={address}", f"--server.port={free}", "--server.headless=true"]
    command += ["--browser.gatherUsageStats=false", "--logger.hideWelcomeMessage=true"]
    # Whatever backend the user's own Keras settings name, the app serves with TensorFlow.
    app = subprocess.Popen(command, cwd=root, env={**os.environ, "KERAS_BACKEND": "tensorflow"})
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while app.poll() is None and not answers(here, free):
            time.sleep(0.1)
        if app.poll() is None:
            print(f"\n  Unflatten is at http://{here}:{free}  (Ctrl-C stops it)\n", flush=True)
        return app.wait()
    except KeyboardInterrupt:
        stop(app)
        print("\nStopped.")
        return 0


def stop(app: subprocess.Popen) -> None:
    """End the server; the terminal has sent Ctrl-C to it as well, so it is mostly on its way."""
    app.terminate()
    try:
        app.wait(timeout=10)
    except subprocess.TimeoutExpired:
        app.kill()
        app.wait()


def answers(host: str, port: int) -> bool:
    """Say whether something listens there."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def free_port(host: str, first: int) -> int:
    """Return the first port from `first` on where nothing listens."""
    for port in range(first, first + 100):
        if not answers(host, port):
            return port
    raise StartError(f"Ports {first} to {first + 99} are all taken; choose another with --port.")


if __name__ == "__main__":
    sys.exit(main())
