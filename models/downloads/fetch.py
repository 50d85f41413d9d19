"""A row's file to its place: look at what is there, make sure of room, fetch it into a part, check the part,
rename it. Nothing that was not checked ever bears the file's name.
"""

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from models.downloads import drive, web
from models.downloads.claim import claimed
from models.downloads.git import restore
from models.downloads.structure import fault_of_structure
from models.downloads.transfer import GO_ON, Transfer, elsewhere, pieces, require_space
from models.refusal import Refusal
from models.registry import WeightsRow, digest_of, fault_of, record_of, seen

OFFLINE = "UNFLATTEN_OFFLINE"
"""The environment variable that forbids every download, unless it is empty or 0."""

ANOTHER = "Choose another file, or download it again: a download that was cut short is a common cause."


def fetch(
    row: WeightsRow,
    *,
    tell: Callable[[int, int], None] = lambda done, total: None,
    stop: threading.Event | None = None,
) -> None:
    """Bring a row's file to its place, where it is not there already; what a broken download left is gone
    on from.

    tell: called with the bytes that are here and the bytes there will be. stop: set to end it early.

    Raises:
        Refusal: it cannot be had. Stopped: on request.
    """
    path = row.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with claimed(path):
        if path.exists() and not fault_after_look(path, row):
            return keep(path, row)
        if not row.urls:
            return restore(row)
        transfer = Transfer(row, part_of(row), tell, stop or threading.Event())
        forbid_offline(row)
        require_space(path, row, have=partial_bytes(row))
        from_addresses(transfer)


def adopt(row: WeightsRow, source: BinaryIO) -> None:
    """Import a row's file from an open one, after the same checks.

    Raises:
        Refusal: it is another file, or a damaged one.
    """
    path = row.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with claimed(path):
        require_space(path, row)
        copy = path.with_name(path.name + ".import.part")
        try:
            with copy.open("wb") as file:
                shutil.copyfileobj(source, file, web.CHUNK)
            install(copy, row, advice=ANOTHER)
        finally:
            copy.unlink(missing_ok=True)
        Transfer(row, part_of(row), lambda done, total: None, threading.Event()).forget()


def offline() -> bool:
    """Whether the environment forbids downloads."""
    return os.environ.get(OFFLINE, "") not in ("", "0")


def forbid_offline(row: WeightsRow) -> None:
    """Raise Refusal where the environment forbids downloads."""
    if offline():
        said = f"{OFFLINE}={os.environ[OFFLINE]}"
        raise Refusal(f"Downloads must be allowed for {row.name}, received {said}.", advice=elsewhere(row))


def part_of(row: WeightsRow) -> Path:
    """Where a row's file grows until it has been checked."""
    return row.path.with_name(row.path.name + ".part")


def partial_bytes(row: WeightsRow) -> int:
    """How much of a row's file an unfinished download has left."""
    return sum(piece.stat().st_size for piece in pieces(part_of(row)))


def from_addresses(transfer: Transfer) -> None:
    """Try a row's addresses in turn. Raises Refusal with what each of them gave."""
    refusals = []
    for address in transfer.row.urls:
        try:
            return from_address(address, transfer)
        except Refusal as refusal:
            refusals.append(refusal)
    raise Refusal(" ".join(refusal.message for refusal in refusals), advice=refusals[-1].advice)


def from_address(address: str, transfer: Transfer) -> None:
    """Fetch from one address, check, rename."""
    resumed = partial_bytes(transfer.row) > 0
    try:
        obtain(address, transfer)
    except Refusal:
        if not resumed or partial_bytes(transfer.row):
            raise
        obtain(address, transfer)  # what was begun earlier was of another file: once more, from the start


def obtain(address: str, transfer: Transfer) -> None:
    """Fetch, check, rename. A part that is merely too short stays, for the next download to go on from."""
    row = transfer.row
    way = drive if web.host(address) == drive.HOST else web
    way.fetch(address, transfer)
    if row.exact and transfer.here() < row.bytes:
        raise transfer.refusal(f"must have {row.bytes:,} bytes, received {transfer.here():,}", advice=GO_ON)
    install(transfer.part, row, advice=elsewhere(row, address))


def install(part: Path, row: WeightsRow, *, advice: str) -> None:
    """Put a part in its place, or throw it away.

    Raises:
        Refusal: it is not the row's file.
    """
    fault = fault_after_look(part, row)
    if not fault:
        part.replace(row.path)
        return keep(row.path, row)
    part.unlink()
    fault = fault.removeprefix("damaged: ")
    if seen(row):
        raise Refusal(
            f"{row.name} must be the file that was first seen, received another ({fault}).",
            advice=f"If you trust the new one, delete {record_of(row)} and fetch it again.",
        )
    raise Refusal(f"{row.name} must be its authors' file, received {fault}.", advice=advice)


def fault_after_look(path: Path, row: WeightsRow) -> str:
    """What is wrong with a file; one without any known hash is judged by its structure."""
    if row.exact or seen(row):
        return fault_of(path, row)
    return fault_of_structure(path, row.network)


def keep(path: Path, row: WeightsRow) -> None:
    """Write down the hash of a file that has no published one, the first time it is seen; later on, that it
    was checked again (models.standing goes by the time of the record).
    """
    if row.exact:
        return
    if seen(row):
        record_of(row).touch()
    else:
        record_of(row).write_text(f"{digest_of(path)}  {path.name}\n", encoding="utf-8")
