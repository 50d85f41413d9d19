"""start.py: a sentence on the wrong machine, one installation, a server that comes up and goes down."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

import start


def test_other_pythons_get_a_sentence():
    for version in [(3, 10), (3, 14), (2, 7)]:
        with pytest.raises(start.StartError, match=r"must be 3\.11 to 3\.13, received"):
            start.check_machine(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_the_promised_pythons_pass(version):
    start.check_machine(version)


def test_pytest_gets_its_arguments_untouched():
    options, rest = start.parse(["test", "-k", "grid and not slow", "--port", "tests/shapes"])
    assert options.command == "test"
    assert rest == ["-k", "grid and not slow", "--port", "tests/shapes"]


def test_the_app_is_the_default_and_wrong_words_are_refused():
    options, rest = start.parse(["--port", "8600"])
    assert (options.command, options.port, options.address, rest) == ("run", 8600, "localhost", [])
    with pytest.raises(SystemExit):
        start.parse(["instal"])


def test_included_files_are_read_and_the_gpu_build_replaces_the_cpu_one():
    plain = start.requirements(start.ROOT, "requirements-dev.txt", cuda=False)
    with_gpu = start.requirements(start.ROOT, "requirements-dev.txt", cuda=True)
    remarks = [row for row in plain if row.startswith(("-r", "#"))]
    assert [row.split(">")[0] for row in remarks] == ["# --no-deps tf_keras"]
    assert any(row.startswith("pytest") for row in plain)
    assert any(row.startswith("streamlit") for row in plain)
    assert sum(row.startswith("tensorflow-cpu") for row in plain) == 1
    assert not [row for row in with_gpu if row.startswith("tensorflow-cpu")]
    assert sum(row.startswith("tensorflow[and-cuda]") for row in with_gpu) == 1


@pytest.fixture
def house(tmp_path, monkeypatch) -> tuple[Path, list[list[str]]]:
    """A folder with requirements and a pip that only writes down what it was asked."""
    (tmp_path / "requirements.txt").write_text("numpy\ntensorflow-cpu>=2.20; sys_platform == 'linux'\n")
    calls: list[list[str]] = []
    monkeypatch.setattr(start, "pip", lambda python, *arguments: calls.append(list(arguments)))
    monkeypatch.setattr(start, "gpu_answers", lambda: False)
    return tmp_path, calls


def test_an_environment_is_made_once(house):
    root, calls = house
    python = start.install(root, "requirements.txt")
    said = subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True, text=True)
    assert str(root) in said.stdout
    assert len(calls) == 1
    assert start.install(root, "requirements.txt") == python
    assert len(calls) == 1


def test_changed_requirements_and_a_new_gpu_install_again(house, monkeypatch):
    root, calls = house
    monkeypatch.setattr(start, "make_environment", lambda _, python: python.parent.mkdir(parents=True))
    start.install(root, "requirements.txt").touch()
    (root / "requirements.txt").write_text("scipy\ntensorflow-cpu>=2.20\n")
    start.install(root, "requirements.txt")
    assert len(calls) == 2
    monkeypatch.setattr(start, "gpu_answers", lambda: True)
    start.install(root, "requirements.txt")
    assert [call[0] for call in calls] == ["install", "install", "uninstall", "install"]
    monkeypatch.setattr(start, "gpu_answers", lambda: False)
    start.install(root, "requirements.txt")
    assert len(calls) == 4, "the CUDA build must stay when the driver is away for a day"


def test_a_row_may_be_installed_without_what_it_asks_for(house, monkeypatch):
    root, calls = house
    monkeypatch.setattr(start, "make_environment", lambda _, python: python.parent.mkdir(parents=True))
    rows = "-r requirements.txt\n# a remark\n# --no-deps tf_keras>=2.20,<2.22\n"
    (root / "requirements-dev.txt").write_text(rows)
    start.install(root, "requirements-dev.txt")
    assert [call[:2] for call in calls] == [["install", "--requirement"], ["install", "--no-deps"]]
    assert calls[1][2:] == ["tf_keras>=2.20,<2.22"]


def test_a_failed_installation_is_not_taken_for_done(house, monkeypatch):
    root, _ = house
    monkeypatch.setattr(start, "make_environment", lambda _, python: python.parent.mkdir(parents=True))

    def fail(python, *arguments):
        raise start.StartError("no network")

    monkeypatch.setattr(start, "pip", fail)
    with pytest.raises(start.StartError):
        start.install(root, "requirements.txt")
    assert not (root / ".venv" / "requirements.txt").exists()


def test_a_python_that_can_install_nothing_says_what_to_do(tmp_path, monkeypatch):
    made = subprocess.CompletedProcess([], 0)
    refused = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(start.subprocess, "run", lambda command, **_: made if "venv" in command else refused)
    monkeypatch.setattr(start.shutil, "rmtree", lambda path: None)
    with pytest.raises(start.StartError, match="apt install python3-venv"):
        start.make_environment(tmp_path / ".venv", tmp_path / ".venv/bin/python")


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert start.free_port("127.0.0.1", port) > port


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that ends one console program cleanly")
def test_the_server_comes_up_says_where_and_stops_on_ctrl_c(tmp_path):
    (tmp_path / "app.py").write_text("import streamlit as st\nst.title('here')\n")
    port = start.free_port("localhost", 8700)
    call = f"start.serve(pathlib.Path({str(tmp_path)!r}), sys.executable, 'localhost', {port})"
    code = f"import pathlib, start, sys; sys.exit({call})"
    server = subprocess.Popen([sys.executable, "-c", code], cwd=start.ROOT, stdout=subprocess.PIPE, text=True)
    try:
        address = next(line for line in server.stdout if "Unflatten is at" in line).split()[3]
        assert urllib.request.urlopen(f"{address}/_stcore/health", timeout=10).read() == b"ok"
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0
    finally:
        server.kill()
        server.stdout.close()
    deadline = time.monotonic() + 5
    while start.answers("localhost", port) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not start.answers("localhost", port), "the server outlived start.py"
