"""What every published set's files have in common: they may be missing, and they must be split by shape."""

import zlib
from collections.abc import Iterator
from pathlib import Path

from shapes.categories import find


def require(path: Path, *, obtained: str) -> Path:
    """The path, once it is sure to exist.

    Raises FileNotFoundError that names the path and where the set is `obtained`.
    """
    if not path.exists():
        raise FileNotFoundError(f"the data set must hold {path}, which is missing; obtain it from {obtained}")
    return path


def category_folders(folder: Path) -> Iterator[tuple[Path, str]]:
    """Folders named after a category that we know (by synset, class or alias) and its name, in order."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (category := known_category(path.name)) is not None:
            yield path, category


def known_category(word: str) -> str | None:
    """Our name of the category that a set calls `word`; None where we have none."""
    try:
        return find(word).name
    except KeyError:
        return None


def split_of_shape(name: str) -> str:
    """train, validation or test (70, 10, 20 %), always the same for a shape's name."""
    share = zlib.crc32(name.encode()) % 10
    return "train" if share < 7 else "validation" if share == 7 else "test"
