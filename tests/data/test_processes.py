"""Runs on this machine that are killed, stopped, or have jobs that fail."""

import os
import signal
import sys

import psutil
import pytest

from data.jobs import run_jobs
from data.processes import THREADS, Processes
from data.samples import remove_parts
from tests.data.preparing import COUNT, PATIENCE, contents, finished, prepare, samples, wait_until


class Word:
    """A job that writes its word, or fails on a word that is none."""

    def __init__(self, word):
        self.word = word

    def missing(self, folder):
        path = folder / f"{self.word}.txt"
        return [] if path.exists() else [path]

    def __call__(self, folder):
        if not self.word.isalpha():
            raise ValueError(f"no word: {self.word}")
        (folder / f"{self.word}.txt").write_text(self.word)


def begun(folder):
    """A run with some of its samples made and some to make."""
    run = prepare(folder, "--processes", "2")
    wait_until(lambda: len(samples(folder)) >= 3)
    return run


def test_a_killed_run_goes_on_and_ends_bit_for_bit_the_same(tmp_path, undisturbed):
    run = begun(tmp_path)
    workers = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    # They would hold their memory, and be at work beside those of the next run.
    left = psutil.wait_procs(workers, timeout=PATIENCE)[1]
    for worker in left:
        worker.kill()
    assert left == []
    run.communicate()
    kept = {name: path.stat().st_mtime_ns for name, path in samples(tmp_path).items()}
    assert 3 <= len(kept) < COUNT
    half = tmp_path / "sofa" / "train" / "procedural-000012.npz.0123.part"
    half.write_bytes(b"half a sample")

    said = finished(prepare(tmp_path, "--processes", "2"))
    assert f"{len(kept)} of {COUNT} were there already" in said
    assert f"{COUNT - len(kept)} of {COUNT - len(kept)}" in said
    assert contents(tmp_path) == undisturbed
    made_twice = [name for name, time in kept.items() if samples(tmp_path)[name].stat().st_mtime_ns != time]
    assert made_twice == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole console, not a process")
def test_a_stopped_run_leaves_the_rest_to_the_next(tmp_path, undisturbed):
    run = begun(tmp_path)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=PATIENCE)
    assert run.returncode == 130
    assert said.splitlines()[-1].startswith("Stopped.")
    assert "Traceback" not in said
    files = contents(tmp_path)
    assert len(files) < COUNT
    assert files.items() <= undisturbed.items()


@pytest.mark.parametrize("count", [1, 2])
def test_all_others_are_made_where_some_fail(tmp_path, count):
    words = [Word(word) for word in ("1st", "apple", "2nd", "pear")]
    with pytest.raises(RuntimeError, match=r"2 of 4 words failed; the first: .*no word: (1st|2nd)"):
        run_jobs(words, tmp_path, title="words", workers=Processes(count))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["apple.txt", "pear.txt"]


class Threads(Word):
    """A job that writes how many threads NumPy is told to take."""

    def __call__(self, folder):
        (folder / f"{self.word}.txt").write_text(os.environ.get(THREADS, "not told"))


def test_workers_take_one_thread_each_and_what_is_started_later_takes_what_it_would_have(
    tmp_path, monkeypatch
):
    monkeypatch.delenv(THREADS, raising=False)
    run_jobs([Threads("here"), Threads("worker")], tmp_path, title="words", workers=Processes(2))
    assert (tmp_path / "here.txt").read_text() == "not told"
    assert (tmp_path / "worker.txt").read_text() == "1"
    assert THREADS not in os.environ


def test_what_is_there_is_not_made_again(tmp_path, capsys):
    (tmp_path / "apple.txt").write_text("an older one")
    run_jobs([Word("apple"), Word("pear")], tmp_path, title="words", workers=Processes(1))
    assert (tmp_path / "apple.txt").read_text() == "an older one"
    assert "words: 1 of 2 were there already" in capsys.readouterr().err
    run_jobs([Word("apple")], tmp_path, title="words", workers=lambda *_: pytest.fail("nothing to do"))


def test_the_last_line_tells_all_and_nothing_left(tmp_path, capsys):
    run_jobs([Word("apple"), Word("pear")], tmp_path, title="words", workers=Processes(1))
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("words: 2 of 2, ")
    assert line.endswith("0.0 minutes left")


def test_only_the_parts_of_the_wanted_samples_are_removed(tmp_path):
    mine, others = tmp_path / "one.npz.ab12.part", tmp_path / "two.npz.ab12.part"
    mine.touch()
    others.touch()
    remove_parts([tmp_path / "one.npz", tmp_path / "nowhere" / "one.npz"])
    assert list(tmp_path.iterdir()) == [others]
