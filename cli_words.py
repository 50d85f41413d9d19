"""The types of the command line's options: what a word means, or what it must be."""

import argparse

FORMATS = ("obj", "glb", "stl", "ply")
SCENE_FORMATS = ("obj", "glb", "ply")


def category_of(word: str) -> str:
    """"auto", or a category: one of the taxonomy by any of its names, or one taught here."""
    from models.registry import served
    from shapes.categories import find

    if word == "auto" or word in served():
        return word
    try:
        return find(word).name
    except KeyError as error:
        raise argparse.ArgumentTypeError(error.args[0]) from error


def new_category_of(word: str) -> str:
    """The name of a category to be taught here."""
    from models.refusal import Refusal
    from models.taught import named

    try:
        return named(word)
    except Refusal as refusal:
        raise argparse.ArgumentTypeError(f"{refusal.message} {refusal.advice}") from refusal


def steps_of(word: str) -> int:
    """Steps of training: a whole number above 0."""
    if not word.isdecimal() or not int(word):
        raise argparse.ArgumentTypeError(f"must be a whole number above 0, received {word!r}")
    return int(word)


def formats_of(words: str, *, known: tuple[str, ...] = FORMATS) -> tuple[str, ...]:
    """File formats, parted by commas."""
    formats = tuple(dict.fromkeys(words.lower().split(",")))
    if not set(formats) <= set(known):
        raise argparse.ArgumentTypeError(f"must be of {', '.join(known)}, received {words!r}")
    return formats


def scene_formats_of(words: str) -> tuple[str, ...]:
    """File formats of a scene's surface, parted by commas."""
    return formats_of(words, known=SCENE_FORMATS)


def positive_of(word: str) -> float:
    """A number above 0."""
    number = float(word)
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"must be above 0, received {word}")
    return number


def relief_of(word: str) -> float:
    """The width of a printed relief in millimetres."""
    from pipeline.scene.relief import SIZES

    width = float(word)
    if not SIZES[0] <= width <= SIZES[1]:
        raise argparse.ArgumentTypeError(
            f"must be between {SIZES[0]:g} and {SIZES[1]:g} mm, received {word}"
        )
    return width


def share_of(word: str) -> float:
    """A number not below 0."""
    number = float(word)
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"must not be below 0, received {word}")
    return number


def level_of(word: str) -> float:
    """An iso value."""
    level = float(word)
    if not 0 < level < 1:
        raise argparse.ArgumentTypeError(f"must be above 0 and below 1, received {word}")
    return level


def height_of(word: str) -> float:
    """The height of a print in millimetres."""
    height = float(word)
    if not 0 < height <= 10_000:
        raise argparse.ArgumentTypeError(f"must be above 0 and at most 10,000 mm, received {word}")
    return height
