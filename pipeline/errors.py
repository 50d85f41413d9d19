"""Everything that can go wrong on a photo's way, as one tree, caught once at the page or the command.

    UnflattenError                 .message: one sentence, .advice: one thing to try
    |-- PhotoError                 the file cannot be read as a photo
    |-- CheckError                 the photo was read, but no model can come out of it
    |-- CutoutError                the object cannot be told from its background
    |-- CategoryError              no such category, or none recognised
    |-- OptionError                an option out of its range: level, height, format, capacity ...
    |-- WeightsError               a file of network weights is missing, damaged or too large for the memory
    |-- DownloadError              a file of network weights cannot be fetched or imported
    |-- TeachingError              a category cannot be taught, kept or removed
    |-- SurfaceError               nothing of the prediction reaches the level, or no surface can be made
    |-- StoppedError               the user stopped it
    |-- ExportError                the mesh cannot be written in that format
    `-- ViewError                  the 3D view could not be made; the result itself is unharmed

Messages say what something must be and what was received. Errors survive pickling,
so that child processes may raise them.
"""

from pathlib import PurePath
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from models.refusal import Refusal


class UnflattenError(Exception):
    """Base of every error meant for the user's eyes; anything else is a bug."""

    default_advice = "Try again, and report it if it happens again."

    def __init__(self, message: str, *, advice: str | None = None):
        super().__init__(message)
        self.message = message
        self.advice = advice if advice is not None else self.default_advice

    @property
    def name(self) -> str:
        """The name that `--json` prints, such as "PhotoError"."""
        return type(self).__name__

    @classmethod
    def of(cls, refusal: "Refusal") -> Self:
        """What the shelf refused, with its advice."""
        return cls(refusal.message, advice=refusal.advice)


class PhotoError(UnflattenError):
    """The file cannot be read as a photo."""

    default_advice = "Save the picture as JPG or PNG and upload that."


class CheckError(UnflattenError):
    """A check refused the photo."""

    checks: tuple = ()
    """Every check made so far, the refusing one among them."""

    default_advice = "Take another photo: one object, whole in the frame, in good light."


class CutoutError(UnflattenError):
    """The object cannot be told from its background."""

    default_advice = "Draw a rectangle around the object, or use the whole picture."


class CategoryError(UnflattenError):
    """There is no such category, or none was recognised."""

    default_advice = "Choose the category from the list."


class OptionError(UnflattenError):
    """An option is out of its range."""

    default_advice = "Leave the option out to get its default."

    @classmethod
    def outside(cls, option: str, received: object, *, allowed: str) -> "OptionError":
        """`option` must be `allowed`, received `received`."""
        return cls(f"{option} must be {allowed}, received {received!r}.")


class WeightsError(UnflattenError):
    """A file of network weights is missing or damaged."""

    default_advice = "Run `python download_models.py`: it fetches missing and damaged weights files again."

    @classmethod
    def missing(cls, file: str | PurePath) -> "WeightsError":
        """The weights file is not on the disk."""
        return cls(
            f"The weights file {PurePath(file).name} must be in {PurePath(file).parent}, received none."
        )

    @classmethod
    def damaged(cls, file: str | PurePath, *, reason: str) -> "WeightsError":
        """The weights file cannot be used; `reason` says why, such as "12 bytes instead of 900"."""
        return cls(f"The weights file {PurePath(file)} must be whole, received a damaged one ({reason}).")

    @classmethod
    def too_large(cls, file: str | PurePath, *, needed: int, free: int) -> "WeightsError":
        """The weights file is whole; reading it takes `needed` bytes of memory, and `free` are left."""
        wanted, left = f"{needed / 1e9:.1f} GB", f"{free / 1e9:.1f} GB"
        message = f"The memory to read {PurePath(file).name} must be {wanted}, received {left}."
        return cls(message, advice="Close other programs, or choose the low capacity.")


class DownloadError(UnflattenError):
    """A file of network weights cannot be fetched or imported; the shelf is as it was."""

    default_advice = "Ask for it again."


class TeachingError(UnflattenError):
    """A category of the user's own cannot be taught, kept or removed."""

    default_advice = "Start it again: it goes on where it was."


class SurfaceError(UnflattenError):
    """There is no surface: nothing of the prediction reaches the level, or the making failed."""

    default_advice = "Lower the level, or try a photo that shows the whole object."


class StoppedError(UnflattenError):
    """The user stopped it; nothing is wrong."""

    default_advice = "Start it again when you like."

    @classmethod
    def at(cls, stage: str) -> "StoppedError":
        """It was stopped at that stage."""
        return cls(f"Stopped at the stage {stage}.")


class ExportError(UnflattenError):
    """The mesh cannot be written in that format."""

    default_advice = "Download another format, or choose another level."


class ViewError(UnflattenError):
    """The 3D view could not be made; the result itself is unharmed."""

    default_advice = "Download the model and open it in any 3D viewer, or reload the page."
