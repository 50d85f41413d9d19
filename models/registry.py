"""The shelf of weights: one row of manifest.toml a file that ships with the repository, one of published.toml
a file that others published, and which file serves (category, capacity). Standard library only.
"""

import hashlib
import os
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path

from models.refusal import Refusal
from shapes.categories import CATEGORIES

MODELS = Path(__file__).resolve().parent
CAPACITIES = ("low", "high")
AS_PUBLISHED = ("paper-low", "paper-high")
"""The capacities of the networks of models/sumoso.py."""
PIX2VOX = ("pix2vox-a", "pix2vox-f", "pix2vox-s")
"""The capacities of the networks of models/pix2vox.py, and their names."""
GENERAL = "general"
RECOGNIZER = "recognizer"
SEGMENTER = "segmenter"
DEPTH = "depth"
SILHOUETTES, MEAN_THRESHOLD = "silhouettes", "silhouettes-threshold"
"""The capacities of the network of models/silhouettes.py: at the masks of the cut-out, and at those that its
authors take, `models.inference.mean_threshold`; one file serves both."""
REFINE3DNET = "refine3dnet"
"""The capacity of the networks of models/refine3dnet.py."""
TOGETHER = (SILHOUETTES, MEAN_THRESHOLD, REFINE3DNET)
"""The capacities of networks that look at several photos of an object at once."""
OWN_SHELF = "UNFLATTEN_SHELF"
"""The environment variable that may name a manifest file of further rows: an institute's mirror, say."""
TAUGHT = "UNFLATTEN_OWN"
"""The environment variable that may name the folder of the categories taught here; models/own without it."""


@dataclass(frozen=True)
class WeightsRow:
    """name: unique, such as "chair-low". file: relative to models/, or with ~ for the home folder. category:
    whose photos it serves, or "general", "recognizer", "segmenter", "depth". capacity: "low", "high", one of
    AS_PUBLISHED, PIX2VOX or TOGETHER, or "" where there is one only. network: the builder's name in
    models.weights. bytes, sha256: of the file. Where nobody published a hash, sha256 is empty and bytes an
    estimate; the file is then held to the hash that it had when it was first seen. md5: for files that have
    only that. licence, data, command, minutes: how it was made, minutes of training on two CPU cores, its
    parents' included. levels: the categories that a voxel network knows, each with its iso value, chosen on
    validation shapes. seconds: warm, photo to mesh, on two CPU cores. scores: measured on validation shapes.
    urls: where it can be fetched, tried in turn; empty when it ships with the repository. parameters: how
    many numbers the network holds, 0 where the size of the file says it.
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
    command: str = ""
    minutes: float = 0.0
    levels: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    scores: dict[str, float] = field(default_factory=dict)
    urls: tuple[str, ...] = ()
    md5: str = ""
    parameters: int = 0

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return MODELS / Path(self.file).expanduser()

    @property
    def exact(self) -> bool:
        """Whether `bytes` is the file's size and a published hash says what is in it."""
        return bool(self.sha256 or self.md5)


def read_manifest(path: Path) -> tuple[WeightsRow, ...]:
    """The rows of a manifest file; keys it does not know are refused with a TypeError."""
    with path.open("rb") as file:
        rows = tomllib.load(file).get("weights", [])
    return tuple(WeightsRow(**{**row, "urls": tuple(row.get("urls", ()))}) for row in rows)


@cache
def shipped() -> tuple[WeightsRow, ...]:
    """Every row of models/manifest.toml."""
    return read_manifest(MODELS / "manifest.toml")


def shelf() -> tuple[WeightsRow, ...]:
    """What ships, and what was taught here. A manifest of the latter that cannot be read hides no other."""
    with suppress(Refusal):
        return (*shipped(), *taught())
    return shipped()


def taught_folder() -> Path:
    """Where the categories lie that were taught here. It is never committed."""
    return Path(os.environ.get(TAUGHT) or MODELS / "own").resolve()


def taught() -> tuple[WeightsRow, ...]:
    """The rows of the categories that were taught here, by `models.taught`.

    Raises:
        Refusal: their manifest cannot be read.
    """
    manifest = taught_folder() / "manifest.toml"
    if not manifest.exists():
        return ()
    try:
        rows = read_manifest(manifest)
    except (OSError, TypeError, ValueError) as error:
        raise Refusal(
            f"{manifest} must be a manifest as Unflatten writes it, received another ({error}).",
            advice="Mend the file, or remove it and teach its categories again.",
        ) from error
    return tuple(replace(row, file=str(manifest.parent / row.file)) for row in rows)


def published() -> tuple[WeightsRow, ...]:
    """Every row of models/published.toml."""
    return read_manifest(MODELS / "published.toml")


def own_shelf() -> tuple[WeightsRow, ...]:
    """The rows of the manifest file that OWN_SHELF names; none without one.

    Raises:
        Refusal: it cannot be read.
    """
    own = os.environ.get(OWN_SHELF, "")
    try:
        return read_manifest(Path(own)) if own else ()
    except (OSError, TypeError, tomllib.TOMLDecodeError) as error:
        raise Refusal(
            f"{OWN_SHELF} must name a file like models/manifest.toml, received {own} ({error}).",
            advice=f"Mend the file, or unset {OWN_SHELF}.",
        ) from error


def served() -> tuple[str, ...]:
    """The categories that a voxel network knows: the taxonomy's in its order, then those taught here. What a
    user can choose from.
    """
    known = dict.fromkeys(name for row in shelf() for name in row.levels)
    own = [name for name in known if name not in CATEGORIES]
    return (*(name for name in CATEGORIES if name in known), *own)


def file_of(capacity: str) -> str:
    """The capacity under which the file of a capacity stands on the shelf: one file may serve two."""
    return SILHOUETTES if capacity == MEAN_THRESHOLD else capacity


def serving(category: str, capacity: str = "") -> WeightsRow:
    """The file that serves a category at a capacity: its own, or where it has none the general network that
    knows it. As published: its authors' own file once it is on the disk, else the one that ships.

    Raises:
        KeyError: nothing serves it.
    """
    fetched = [row for row in published() if row.path.exists()] if capacity in AS_PUBLISHED else []
    for owner in (category, GENERAL):
        for row in (*fetched, *shelf()):
            known = owner == category or category in row.levels
            if known and (row.category, row.capacity) == (owner, file_of(capacity)):
                return row
    raise KeyError(f"(category, capacity) must be on the shelf, received ({category!r}, {capacity!r})")


def choices(category: str, *, several: bool = False) -> dict[str, WeightsRow]:
    """What serves a category, by capacity: ours, then as published where there is a file, for a single photo
    or for several of one object.
    """
    found = {}
    for capacity in (*CAPACITIES, *(TOGETHER if several else (*AS_PUBLISHED, *PIX2VOX))):
        with suppress(KeyError):
            found[capacity] = serving(category, capacity)
    return found


def digest_of(path: Path, kind: str = "sha256") -> str:
    """The hash of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, kind).hexdigest()


def fault_of(path: Path, row: WeightsRow, *, digest: Callable[[Path, str], str] = digest_of) -> str:
    """What is wrong with a file, judged by its row's `bytes` and hash, or by the hash it had when it was
    first seen; empty when nothing is. digest: makes the hash of a file, of the kind "sha256" or "md5".
    """
    if not path.exists():
        return "missing"
    if row.exact and path.stat().st_size != row.bytes:
        return f"damaged: {path.stat().st_size:,} bytes instead of {row.bytes:,}"
    wanted = row.sha256 or row.md5 or seen(row)
    if not wanted:
        return "not checked yet"
    kind = "md5" if row.md5 and not row.sha256 else "sha256"
    found = digest(path, kind)
    return "" if found == wanted else f"damaged: {kind} {found[:12]}... instead of {wanted[:12]}..."


def record_of(row: WeightsRow) -> Path:
    """Where the hash is kept that a file without a published one had when it was first seen: beside it, in
    the form of `sha256sum`. It is never committed.
    """
    return row.path.with_name(row.path.name + ".sha256")


def seen(row: WeightsRow) -> str:
    """The sha256 that a row's file had when it was first seen; empty when it never was."""
    record = record_of(row)
    return record.read_text(encoding="utf-8").partition(" ")[0] if record.exists() else ""


def write_manifest(path: Path, rows: tuple[WeightsRow, ...]) -> None:
    """Write a manifest file, rows in the order given."""
    blocks = "\n".join(_block(row) for row in rows)
    head = "# One row a weights file; written by training.publish, read by models.registry.\n\n"
    path.write_text(head + blocks, encoding="utf-8")


def _block(row: WeightsRow) -> str:
    told = [(item, getattr(row, item.name)) for item in fields(row)]
    lines = [f"{item.name} = {_toml(value)}" for item, value in told if value not in (item.default, {})]
    return "\n".join(["[[weights]]", *lines, ""])


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return repr(value)
