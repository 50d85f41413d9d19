"""The first half of the journey: what a photo is, before any network of a category has seen it."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.checks import Check, check_cutout, check_photo, refuse
from pipeline.cutout import Cutout, Rectangle, cut_out
from pipeline.errors import CategoryError
from pipeline.intake import Photo, read_photo
from pipeline.recognition import Recognition, recognize
from pipeline.stopwatch import timed


@dataclass(frozen=True, eq=False)
class Inspection:
    """The photo, its cut-out, the checks' answers, the recogniser's; `seconds` a stage."""

    photo: Photo
    cutout: Cutout
    checks: tuple[Check, ...]
    recognition: Recognition
    seconds: dict[str, float]


def inspect(
    source: bytes | Path, *, name: str | None = None,
    rectangle: Rectangle | None = None, whole_picture: bool = False,
) -> Inspection:  # fmt: skip
    """Intake, checks, cut-out, recognition.

    `source` is the file's content or its path; `name` what messages call it; the other two steer the cut-out.
    Raises PhotoError, OptionError, CheckError when a check refuses the photo, WeightsError.
    """
    seconds: dict[str, float] = {}
    with timed(seconds, "intake"):
        photo = read_photo(source, name=name)
    with timed(seconds, "checks"):
        checks = check_photo(photo)
    refuse(checks)
    with timed(seconds, "cut-out"):
        cutout = cut_out(photo, rectangle=rectangle, whole_picture=whole_picture)
    checks += check_cutout(photo, cutout)
    refuse(checks)
    with timed(seconds, "recognition"):
        recognition = recognize(cutout)
    return Inspection(photo, cutout, checks, recognition, seconds)


def choose_category(recognition: Recognition, wanted: str) -> tuple[str, float | None]:
    """The category to build, and how sure the recogniser was (None when it was not asked: `wanted` is a
    name).

    Raises CategoryError when `wanted` is "auto" and the recogniser knows none.
    """
    if wanted != "auto":
        return wanted, None
    if not recognition.known:
        message = "This does not look like anything I know."
        raise CategoryError(message, advice="Choose the category yourself.")
    return recognition.ranking[0]
