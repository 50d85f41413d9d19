"""A folder of photos with an `INDEX.csv` that says what each shows and what it may be used for."""

import csv
import zlib
from dataclasses import dataclass
from pathlib import Path

VALIDATION_PERCENT = 15
"""Share of the photos that may be learned from but are held out."""


@dataclass(frozen=True)
class PhotoRow:
    """One photo of the folder."""

    path: Path
    category: str
    split: str
    """train, validation or test: a fixed part of what the index calls train validates."""
    use: str
    """"ship": weights trained on it may be shipped; "check": it may only measure."""
    mask: Path | None = None
    """The object's mask, 255 = object, where there is one."""
    mask_kind: str = ""
    license: str = ""


def read_index(folder: Path) -> tuple[PhotoRow, ...]:
    """The folder's photos in the index's order.

    Raises FileNotFoundError when it has no INDEX.csv, KeyError when a column is missing in that.
    """
    with (folder / "INDEX.csv").open(newline="", encoding="utf-8") as lines:
        return tuple(_row(folder, line) for line in csv.DictReader(lines))


def photos_for(folder: Path, *, use: str) -> tuple[PhotoRow, ...]:
    """The photos of one use: "ship" are trained and validated on, "check" only measured on."""
    return tuple(row for row in read_index(folder) if row.use == use)


def _row(folder: Path, line: dict[str, str]) -> PhotoRow:
    path, split = folder / line["file"], line["split"]
    if split == "train" and zlib.crc32(path.name.encode()) % 100 < VALIDATION_PERCENT:
        split = "validation"
    mask = folder / line["mask"] if line.get("mask") else None
    texts = {name: line.get(name, "") for name in ("mask_kind", "license")}
    return PhotoRow(path, line["category"], split, line["use"], mask, **texts)
