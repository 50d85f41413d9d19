"""Meshes that a browser sends: many files, or zip files of them, written into a folder of their own."""

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

LARGEST = 100_000_000
"""Bytes of a mesh file. What is larger is cut off behind it, and refused by the check."""
LARGEST_FOLDER = 2_000_000_000
"""Bytes of all that is sent, unpacked."""

_PIECE = 1 << 20
_SPOILT = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
"""What a damaged zip file raises, or one with a password, or packed in another way."""


def receive(files: Iterable[tuple[str, BinaryIO]], folder: Path) -> None:
    """Write files, each a name and its content, into a folder that holds nothing else afterwards; zip files
    are unpacked. Paths within them are kept, but none leads out of the folder.

    Raises ValueError for a zip file that cannot be read, and where there is more than LARGEST_FOLDER.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    room = LARGEST_FOLDER
    for name, content in files:
        if PurePosixPath(name).suffix.lower() == ".zip":
            room = _unpack(name, content, folder, room)
        else:
            room = _write(content, folder / _safe(name), room)


def _unpack(name: str, content: BinaryIO, folder: Path, room: int) -> int:
    """Unpack a zip file; the room that is left."""
    try:
        with zipfile.ZipFile(content) as archive:
            for member in archive.infolist():
                if not member.is_dir():
                    with archive.open(member) as file:
                        room = _write(file, folder / _safe(member.filename), room)
    except _SPOILT as error:
        raise ValueError(f"{name} must be a whole zip file without a password, received {error}") from error
    return room


def _safe(name: str) -> Path:
    """A path within a folder, whatever the name says."""
    parts = [part for part in re.split(r"[\\/]", name) if part.strip(". ")]
    return Path(*(re.sub(r'[<>:"|?*\x00-\x1f]', "_", part) for part in parts or ["mesh"]))


def _write(content: BinaryIO, path: Path, room: int) -> int:
    """Write a file, at most LARGEST and one byte of it; the room that is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    left = LARGEST + 1
    with path.open("wb") as file:
        while left > 0 and (piece := content.read(min(_PIECE, left))):
            file.write(piece)
            left, room = left - len(piece), room - len(piece)
            if room < 0:
                raise ValueError(
                    f"the meshes must be at most {LARGEST_FOLDER / 1e9:.0f} GB in all, received more"
                )
    return room
