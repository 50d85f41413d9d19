"""The shelf of weights: one row of manifest.toml a file, and which file serves (category, capacity). Standard
library only.
"""

import hashlib
import tomllib
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path

from shapes.categories import CATEGORIES

MODELS = Path(__file__).resolve().parent
CAPACITIES = ("low", "high")
GENERAL = "general"
RECOGNIZER = "recognizer"


@dataclass(frozen=True)
class WeightsRow:
    """name: unique, such as "chair-low". file: relative to models/. category: whose photos it serves, or
    "general", "recognizer". capacity: "low", "high" or "" where there is one only. network: the builder's
    name in models.weights. bytes, sha256: of the file. licence, data, command, minutes: how it was made,
    minutes of training on two CPU cores, its parents' included. levels: the categories that a voxel network
    knows, each with its iso value, chosen on validation shapes. seconds: warm, photo to mesh, on two CPU
    cores. scores: measured on validation shapes. urls: where it can be fetched; empty when it ships with the
    repository.
    """

    name: str
    file: str
    category: str
    capacity: str
    network: str
    bytes: int
    sha256: str
    licence: str
    data: str
    command: str
    minutes: float
    levels: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    scores: dict[str, float] = field(default_factory=dict)
    urls: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return MODELS / self.file


def read_manifest(path: Path) -> tuple[WeightsRow, ...]:
    """The rows of a manifest file; keys it does not know are refused with a TypeError."""
    with path.open("rb") as file:
        rows = tomllib.load(file).get("weights", [])
    return tuple(WeightsRow(**{**row, "urls": tuple(row.get("urls", ()))}) for row in rows)


@cache
def shelf() -> tuple[WeightsRow, ...]:
    """Every row of models/manifest.toml."""
    return read_manifest(MODELS / "manifest.toml")


@cache
def served() -> tuple[str, ...]:
    """The categories that a voxel network knows, in the taxonomy's order: what a user can choose from."""
    known = {name for row in shelf() for name in row.levels}
    return tuple(name for name in CATEGORIES if name in known)


def serving(category: str, capacity: str = "") -> WeightsRow:
    """The file that serves a category at a capacity: its own, or where it has none the general network that
    knows it.

    Raises:
        KeyError: nothing serves it.
    """
    for owner in (category, GENERAL):
        for row in shelf():
            known = owner == category or category in row.levels
            if known and (row.category, row.capacity) == (owner, capacity):
                return row
    raise KeyError(f"(category, capacity) must be on the shelf, received ({category!r}, {capacity!r})")


def choices(category: str) -> dict[str, WeightsRow]:
    """What serves a category, by capacity."""
    return {capacity: serving(category, capacity) for capacity in CAPACITIES}


def fault_of(path: Path, row: WeightsRow) -> str:
    """What is wrong with a file, judged by its row's `bytes` and `sha256`; empty when nothing is."""
    if not path.exists():
        return "missing"
    if path.stat().st_size != row.bytes:
        return f"damaged: {path.stat().st_size:,} bytes instead of {row.bytes:,}"
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != row.sha256:
        return f"damaged: sha256 {digest[:12]}... instead of {row.sha256[:12]}..."
    return ""


def write_manifest(path: Path, rows: tuple[WeightsRow, ...]) -> None:
    """Write a manifest file, rows in the order given."""
    blocks = "\n".join(_block(row) for row in rows)
    head = "# One row a weights file; written by training.publish, read by models.registry.\n\n"
    path.write_text(head + blocks, encoding="utf-8")


def _block(row: WeightsRow) -> str:
    values = {item.name: getattr(row, item.name) for item in fields(row)}
    lines = [f"{name} = {_toml(value)}" for name, value in values.items() if value not in ((), {})]
    return "\n".join(["[[weights]]", *lines, ""])


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return repr(value)
