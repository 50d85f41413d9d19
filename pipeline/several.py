"""THE JOURNEY OF SEVERAL PHOTOS: 1 to 20 of one object in any order, one mesh. The page and the command line
both walk it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from models.fusion import gathered
from models.inference import Answer, mean_threshold
from models.placement import Placed
from models.registry import CAPACITIES, MEAN_THRESHOLD, REFINE3DNET, SILHOUETTES, TOGETHER
from pipeline.agreement import Opinions, compare
from pipeline.checks import Check
from pipeline.cutout import Cutout
from pipeline.errors import CheckError, CutoutError, OptionError, PhotoError, UnflattenError
from pipeline.inspection import choose_category, inspect
from pipeline.intake import Photo
from pipeline.prediction import (
    Prediction,
    answer_about,
    predict_by_attention,
    predict_by_silhouettes,
    predict_together,
    put_together,
)
from pipeline.recognition import Recognition, recognized_together
from pipeline.reconstruct import Options, solidify
from pipeline.stopwatch import timed
from shapes.trianglemesh import TriangleMesh

MOST = 20
"""Photos of one object at most."""

REFUSALS = (PhotoError, CheckError, CutoutError)
"""What is wrong with one photo alone, so that the others can do without it."""

KEPT_SIDE = 800
"""Pixels of the longest side of what is kept of a photo: colours need no more, and 20 are held at once."""

FEWER = (1, 2, 4, 8)
"""Numbers of photos after which the growing model is worth a look."""


def reconstruct_several(
    sources: Sequence[Path], options: Options, *, progress: Callable[[str], None] = lambda stage: None
) -> "SeveralReconstruction":
    """The whole journey. A photo that is refused is left out; `progress` is told each stage as it begins.

    Raises OptionError for no photo or more than MOST and for a capacity of single photos, PhotoError when
    every photo is refused, else as `pipeline.reconstruct.reconstruct` does.
    """
    known = (*CAPACITIES, *TOGETHER)
    if options.capacity not in known:
        raise OptionError.outside("capacity", options.capacity, allowed=" or ".join(known))
    seconds: dict[str, float] = {}
    with timed(seconds, "photos"):
        views, refused = look_at_all(sources, progress=progress)
    recognition = recognized_together([view.recognition for view in views])
    category, confidence = choose_category(recognition, options.category)
    progress(f"network for {category}")
    with timed(seconds, "network"):
        answers = [ask_about(view, category=category, capacity=options.capacity) for view in views]
    progress("outlines")
    with timed(seconds, "outlines"):
        prediction, opinions = consider(views, answers, category=category, capacity=options.capacity)
    progress("surface")
    with timed(seconds, "surface"):
        cutouts = [view.cutout for view in views]
        mesh = solidify(prediction, cutouts, level=options.level, smoothing=options.smoothing)
    return SeveralReconstruction(views, refused, category, confidence, prediction, opinions, mesh, seconds)


def look_at_all(
    sources: Sequence[Path], *, progress: Callable[[str], None]
) -> "tuple[tuple[View, ...], tuple[Refused, ...]]":
    """The photos that can be used, in the order given, and those that were refused."""
    if not 0 < len(sources) <= MOST:
        raise OptionError.outside("The number of photos", len(sources), allowed=f"1 to {MOST}")
    views, refused = [], []
    for source in sources:
        progress(f"photo {source.name}")
        try:
            views.append(look(source))
        except REFUSALS as error:
            refused.append(Refused(source.name, error))
    if not views:
        reason = refused[0].error
        message = f"At least one photo must be usable, received {len(refused)} that are not. {reason.message}"
        raise PhotoError(message, advice=reason.advice)
    return tuple(views), tuple(refused)


def look(source: bytes | Path, *, name: str | None = None) -> "View":
    """One photo through the checks, the cut-out and the recogniser. Raises as `inspect` does."""
    found = inspect(source, name=name)
    framed, cutout = found.cutout.framed(), reduced(found.cutout, KEPT_SIDE)
    return View(found.photo.name, framed, cutout, found.checks, found.recognition, found.seconds)


def ask_about(view: "View", *, category: str, capacity: str) -> Answer:
    """What the network of single photos says about one, see `asked_singly`: kept by the page, so that a
    photo more is a question more.
    """
    return answer_about(view.framed, category, capacity=asked_singly(capacity))


def asked_singly(capacity: str) -> str:
    """The capacity that is asked about single photos: beside a network that looks at several it is low."""
    return "low" if capacity in TOGETHER else capacity


def consider(
    views: "Sequence[View]", answers: Sequence[Answer], *, category: str, capacity: str
) -> tuple[Prediction, Opinions]:
    """All photos' idea of the object, see `imagine`, and what they say of each other: which photo disagrees
    and which could be spared (`pipeline.agreement`). In one of the capacities TOGETHER the model is not made
    of the answers about single photos, and only the first is told.
    """
    if capacity in TOGETHER:
        prediction = imagine(views, answers, category=category, capacity=capacity)
        together = _put_together(views, answers, category, capacity)
        return prediction, replace(compare(gathered(answers), together), spare=None)
    together = _put_together(views, answers, category, capacity)
    prediction = predict_together(together, category, capacity=capacity)
    return prediction, compare(gathered(answers), together)


def imagine(
    views: "Sequence[View]", answers: Sequence[Answer], *, category: str, capacity: str
) -> Prediction:
    """All photos' idea of the object, as occupancy, and a camera each: the answers about single photos put
    together, or in one of the capacities TOGETHER a network that looks at several photos at once, at the
    masks of four or at all.
    """
    framed = _framed(views)
    if capacity == SILHOUETTES:
        return predict_by_silhouettes(answers, framed[..., 3], category)
    if capacity == MEAN_THRESHOLD:
        return predict_by_silhouettes(answers, mean_threshold(framed), category)
    if capacity == REFINE3DNET:
        return predict_by_attention(answers, framed, category)
    return predict_together(_put_together(views, answers, category, capacity), category, capacity=capacity)


def _put_together(views: "Sequence[View]", answers: Sequence[Answer], category: str, capacity: str) -> Placed:
    return put_together(answers, _framed(views), category, capacity=asked_singly(capacity))


def _framed(views: "Sequence[View]") -> np.ndarray:
    """(B, P, P, 4) uint8."""
    return np.stack([view.framed for view in views])


def growth(
    views: "Sequence[View]", answers: Sequence[Answer], *, category: str, capacity: str
) -> Iterator[tuple[int, TriangleMesh]]:
    """What the model was after the first photo, the first two, four and eight, as far as there are more:
    numbers of photos, and meshes as `solidify` makes them unless told otherwise.
    """
    for number in FEWER:
        if number < len(views):
            first = views[:number]
            prediction = imagine(first, answers[:number], category=category, capacity=capacity)
            yield number, solidify(prediction, [view.cutout for view in first])


def reduced(cutout: Cutout, side: int) -> Cutout:
    """The cut-out with its longest side at most so many pixels."""
    height, width = cutout.mask.shape
    scale = min(1.0, side / max(height, width))
    size = tuple(max(1, round(scale * side)) for side in (width, height))
    rgb, mask = (cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
                 for picture in (cutout.photo.rgb, cutout.mask))  # fmt: skip
    return Cutout(Photo(rgb, None, cutout.photo.name), mask, cutout.method)


@dataclass(frozen=True, eq=False)
class View:
    """A photo that can be used: all that the rest of the way needs of it, 2 MB at most."""

    name: str
    framed: np.ndarray
    """(128, 128, 4) uint8, as the networks see it."""
    cutout: Cutout
    """Longest side at most KEPT_SIDE pixels: for the colours, and to show."""
    checks: tuple[Check, ...]
    recognition: Recognition
    seconds: dict[str, float]
    """Stage -> seconds."""


@dataclass(frozen=True, eq=False)
class Refused:
    """A photo that was left out, and why."""

    name: str
    error: UnflattenError


@dataclass(frozen=True, eq=False)
class SeveralReconstruction:
    """`mesh` is closed and coloured, in the object frame; `confidence` None when the category was given.
    `opinions` counts the `views`.
    """

    views: tuple[View, ...]
    refused: tuple[Refused, ...]
    category: str
    confidence: float | None
    prediction: Prediction
    opinions: Opinions
    mesh: TriangleMesh
    seconds: dict[str, float]
