"""How a row of the shelf stands on this machine: is its file there and whole, what does it take, and how
much disk is free. Standard library only.
"""

import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from models import registry
from models.downloads.fetch import partial_bytes
from models.registry import WeightsRow, digest_of, fault_of, record_of

ON_DISK, MISSING, DAMAGED = "on disk", "missing", "damaged"


@dataclass(frozen=True)
class Standing:
    """row: of the shelf. fault: what is wrong with its file, empty when nothing is. size: bytes on the disk.
    partial: bytes that an unfinished download has left.
    """

    row: WeightsRow
    fault: str
    size: int
    partial: int

    @property
    def state(self) -> str:
        """ON_DISK, MISSING or DAMAGED."""
        return {"": ON_DISK, "missing": MISSING}.get(self.fault, DAMAGED)


def standing(row: WeightsRow) -> Standing:
    """How a row stands now. Each file is hashed once, and again when it has changed."""
    fault = "" if checked(row) else fault_of(row.path, row, digest=remembered_digest)
    size = row.path.stat().st_size if row.path.exists() else 0
    return Standing(row, fault, size, partial_bytes(row))


def checked(row: WeightsRow) -> bool:
    """Whether a file without a published hash is untouched since its own was written down: some gigabytes
    that a list need not read again. Whoever loads the file does.
    """
    path, record = row.path, record_of(row)
    both = not row.exact and path.exists() and record.exists()
    return both and record.stat().st_mtime_ns >= path.stat().st_mtime_ns


def remembered_digest(path: Path, kind: str) -> str:
    """The hash of a file, from memory where it has not changed."""
    found = path.stat()
    return _digest(path, kind, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=512)
def _digest(path: Path, kind: str, size: int, time: int) -> str:
    return digest_of(path, kind)


def memory_needed(row: WeightsRow) -> int:
    """Bytes that a row's network takes once it is loaded: four a number; a packed file has one a number."""
    return 4 * (row.parameters or row.bytes)


def free_disk() -> int:
    """Bytes that are free where the weights lie."""
    return shutil.disk_usage(registry.MODELS).free
