"""Who made what the shipped weights were trained on: models/CREDITS.md, from the folders' own indices.

    python -m data.credits MESHES PHOTOS        folders with an INDEX.csv each; writes models/CREDITS.md
"""

import csv
import sys
from collections import Counter
from pathlib import Path

CREDITS = Path(__file__).resolve().parent.parent / "models" / "CREDITS.md"
HEAD = """# What the shipped weights were trained on

Most of the training data are shapes that `data/procedural` makes by rule; they are ours (MIT). Besides these,
the train split of openly licensed meshes and, for the recogniser alone, openly licensed photos were used.
With thanks:

"""


def main(meshes: Path, photos: Path) -> None:
    """Write the credits of the rows that may be trained on: meshes of the train split, photos marked `ship`.
    """
    blocks = [
        _table("Meshes", _counted(meshes, ("source_repo", "attribution", "license"), split="train")),
        _table("Photos", _counted(photos, ("source_repo", "license"), split="train", use="ship")),
    ]
    CREDITS.write_text(HEAD + "\n".join(blocks), encoding="utf-8")


def _counted(folder: Path, columns: tuple[str, ...], **wanted: str) -> Counter[tuple[str, ...]]:
    """How many rows of the index share each set of values."""
    with (folder / "INDEX.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if wanted.items() <= row.items()]
    return Counter(tuple(row[column].strip() for column in columns) for row in rows)


def _table(title: str, counts: Counter[tuple[str, ...]]) -> str:
    width = len(next(iter(counts)))
    names = ("source", "by", "licence") if width == 3 else ("source", "licence")
    lines = [f"## {title}", "", f"| {' | '.join(names)} | files |", "|" + "---|" * (width + 1)]
    lines += [f"| {' | '.join(key)} | {count} |" for key, count in sorted(counts.items())]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
