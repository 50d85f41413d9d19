"""Categories taught here: from the folder where one was taught onto the user's own shelf, and off it again.

Standard library only. What is taught becomes a *candidate*: a folder with a manifest of one row, its weights
file and its card. The shelf is a folder of the same kind that holds any number (`registry.taught_folder`).
"""

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

from models.refusal import Refusal
from models.registry import (
    GENERAL,
    RECOGNIZER,
    SEGMENTER,
    WeightsRow,
    fault_of,
    read_manifest,
    taught,
    taught_folder,
    write_manifest,
)
from shapes.categories import find

MANIFEST, CARDS = "manifest.toml", "cards"
LONGEST_NAME = 40
STEPS = 350
"""Of training, where the user does not say how many."""


def named(words: str) -> str:
    """The name of a category of the user's own: "Tea pot" is "tea-pot".

    Raises:
        Refusal: it is none, or one that the taxonomy has.
    """
    name = re.sub(r"[\s_-]+", "-", words.strip().lower())
    if not re.fullmatch(rf"[a-z][a-z0-9-]{{0,{LONGEST_NAME - 1}}}", name):
        raise Refusal(
            f"A category's name must be 1 to {LONGEST_NAME} letters a to z, digits, hyphens, a letter first; "
            f"received {words!r}.",
            advice="Choose a short plain name, such as teapot.",
        )
    if name in (GENERAL, RECOGNIZER, SEGMENTER, "auto", "other") or _known(name):
        raise Refusal(
            f"A category's name must be a new one, received {name!r}, which Unflatten knows.",
            advice=f"Choose another name, such as my-{name}.",
        )
    return name


def _known(name: str) -> bool:
    try:
        return bool(find(name.replace("-", " ")))
    except KeyError:
        return False


def keep(candidate: Path) -> WeightsRow:
    """Put a candidate on the shelf, in the place of what has its name there; its folder stays. The row.

    Raises:
        Refusal: it has no whole weights file, or the shelf cannot be read or written.
    """
    shelf = taught_folder()
    try:
        (row,) = read_manifest(candidate / MANIFEST)
        fault = fault_of(candidate / row.file, row)
        if fault:
            message = f"{row.file} must be whole, received one that is {fault}."
            raise Refusal(message, advice="Teach it again.")
        (shelf / CARDS).mkdir(parents=True, exist_ok=True)
        _copy(candidate / row.file, shelf / row.file)
        _copy(candidate / f"{row.name}.md", card_of(row))
        _write((*(other for other in taught() if other.name != row.name), row))
    except (OSError, ValueError) as error:
        raise Refusal(
            f"{candidate.name} must be put into {shelf}, received {error}.", advice="Teach it again."
        ) from error
    return next(found for found in taught() if found.name == row.name)


def forget(category: str) -> None:
    """Take a category off the shelf, its files included.

    Raises:
        Refusal: it was not taught here, or the shelf cannot be read or written.
    """
    rows = taught()
    gone = [row for row in rows if row.category == category]
    if not gone:
        known = ", ".join(row.category for row in rows) or "none"
        raise Refusal(
            f"The category must be one that was taught here, received {category!r}; taught here: {known}.",
            advice="Choose one of those.",
        )
    try:
        _write(tuple(row for row in rows if row not in gone))
        for row in gone:
            row.path.unlink(missing_ok=True)
            card_of(row).unlink(missing_ok=True)
    except OSError as error:
        raise Refusal(f"{category} must be removed, received {error}.", advice="Try again.") from error


def teaching_folder(category: str) -> Path:
    """Where a category is taught, with all that is made for it, until it is kept or discarded."""
    return taught_folder() / "teaching" / category


def discard(category: str) -> None:
    """Remove what was made to teach a category; what is on the shelf stays."""
    shutil.rmtree(teaching_folder(category), ignore_errors=True)


def card_of(row: WeightsRow) -> Path:
    """Where the model card of a row on the shelf lies."""
    return taught_folder() / CARDS / f"{row.name}.md"


def _copy(source: Path, target: Path) -> None:
    """Copy a file, whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    shutil.copyfile(source, part)
    os.replace(part, target)


def _write(rows: tuple[WeightsRow, ...]) -> None:
    """Write the shelf's manifest; its files lie beside it, wherever the folder is moved."""
    part = taught_folder() / f"{MANIFEST}.part"
    near = (replace(row, file=Path(row.file).name) for row in rows)
    write_manifest(part, tuple(sorted(near, key=lambda row: row.name)))
    os.replace(part, part.with_name(MANIFEST))
