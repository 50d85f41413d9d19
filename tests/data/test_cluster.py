"""A local Dask cluster: a scheduler and two workers, each a process, one of which is killed."""

import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.conftest import REPOSITORY
from tests.data.preparing import COUNT, PATIENCE, contents, finished, prepare, samples, wait_until

pytestmark = pytest.mark.skipif(
    find_spec("distributed") is None, reason="needs Dask: pip install -r requirements-dev.txt"
)


@pytest.fixture
def processes():
    """Processes of `python -m dask`, all ended with the test."""
    running = []

    def start(*arguments: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
        running.append(subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def address_of(scheduler: subprocess.Popen) -> str:
    """Where a scheduler listens; it says so in its first lines."""
    for line in scheduler.stderr:
        if found := re.search(r"tcp://[\d.]+:\d+", line):
            return found[0]
    return pytest.fail("the scheduler ended before it listened")


def test_a_cluster_that_loses_a_worker_makes_the_same_files(tmp_path, undisturbed, processes):
    address = address_of(processes("scheduler", "--host", "127.0.0.1", "--port", "0"))
    # Without a nanny nobody starts a killed worker again: the other has to do its jobs.
    one, _ = (processes("worker", address, "--nthreads", "1", "--no-nanny") for _ in range(2))
    run = prepare(tmp_path, "--scheduler", address)
    wait_until(lambda: len(samples(tmp_path)) >= 3)
    one.kill()
    early = len(samples(tmp_path))

    said = finished(run)
    assert early < COUNT
    assert f"{COUNT} of {COUNT}" in said
    made = contents(tmp_path)
    assert {name: data for name, data in made.items() if name in undisturbed} == undisturbed
    # What the killed worker had half written is all that may be left, until the next run.
    assert all(name.endswith(".part") for name in made.keys() - undisturbed.keys())
    assert "were there already" in finished(prepare(tmp_path, "--processes", "1"))


def test_a_worker_that_does_not_share_the_folder_is_told_apart(tmp_path):
    from data.cluster import run_shared

    with pytest.raises(FileNotFoundError, match="all machines share"):
        run_shared(pytest.fail, tmp_path, tmp_path / "mark.part")


def test_no_scheduler_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "100ms")
    run = prepare(tmp_path, "--scheduler", "tcp://127.0.0.1:9")
    _, said = run.communicate(timeout=PATIENCE)
    assert run.returncode == 1
    assert "127.0.0.1:9" in said.splitlines()[-1]
