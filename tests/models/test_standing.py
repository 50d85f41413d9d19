"""How rows stand on this machine."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from models import standing
from models.registry import WeightsRow, record_of
from models.standing import DAMAGED, MISSING, ON_DISK, memory_needed
from tests.models.test_registry import ROW


@pytest.fixture
def row(tmp_path: Path) -> WeightsRow:
    """A row of the file "abc", which is not there."""
    return replace(ROW, file=str(tmp_path / "chair.h5"))


def test_missing_then_there_then_damaged(row: WeightsRow):
    assert standing.standing(row).state == MISSING
    row.path.write_bytes(b"abc")
    found = standing.standing(row)
    assert (found.state, found.size, found.partial) == (ON_DISK, 3, 0)
    row.path.write_bytes(b"abd")
    os.utime(row.path, ns=(1, 1))  # the clock of a file system may be too coarse to see the change
    found = standing.standing(row)
    assert found.state == DAMAGED
    assert "sha256" in found.fault


def test_an_unfinished_download_is_seen_under_both_its_names(row: WeightsRow):
    row.path.with_name("chair.h5.part").write_bytes(b"a")
    row.path.with_name("chair.h5.partabcdefgh.part").write_bytes(b"ab")
    assert standing.standing(row).partial == 3


def test_a_file_is_hashed_once(row: WeightsRow, monkeypatch: pytest.MonkeyPatch):
    hashed = []
    monkeypatch.setattr(standing, "digest_of", lambda path, kind: hashed.append(path) or row.sha256)
    row.path.write_bytes(b"abc")
    assert [standing.standing(row).state for _ in range(3)] == [ON_DISK] * 3
    assert hashed == [row.path]


def test_a_file_without_a_published_hash_is_hashed_when_it_is_newer_than_its_record(row: WeightsRow):
    row = replace(row, sha256="", bytes=10)
    row.path.write_bytes(b"abc")
    assert "not checked" in standing.standing(row).fault
    record_of(row).write_text(hashlib.sha256(b"abc").hexdigest() + "  chair.h5\n")
    assert standing.standing(row).state == ON_DISK
    row.path.write_bytes(b"abd")
    later = record_of(row).stat().st_mtime_ns + 1_000_000_000
    os.utime(row.path, ns=(later, later))
    assert "damaged" in standing.standing(row).fault


def test_memory_is_four_bytes_a_number():
    assert memory_needed(replace(ROW, parameters=570_714_561)) == 2_282_858_244
    assert memory_needed(replace(ROW, bytes=1_500_000)) == 6_000_000
