"""THE JOURNEY: one photo in, one closed, smooth, coloured mesh out. The page and the command line both walk
it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.checks import Check, check_cutout, check_photo, refuse
from pipeline.color import paint
from pipeline.cutout import Cutout, Rectangle, cut_out
from pipeline.errors import CategoryError
from pipeline.intake import Photo, read_photo
from pipeline.prediction import Prediction, predict
from pipeline.recognition import Recognition, recognize
from pipeline.smoothing import smooth
from pipeline.surface import extract_surface
from shapes.trianglemesh import TriangleMesh

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Options:
    """category: a name, or "auto" to recognise it. capacity: "low" or "high". level: iso value, None for the
    network's own. smoothing: "taubin", "laplacian" or "none"."""

    category: str = "auto"
    capacity: str = "low"
    level: float | None = None
    smoothing: str = "taubin"


@dataclass(frozen=True, eq=False)
class Inspection:
    """What is known of a photo before any network of a category has seen it; `seconds` a stage."""

    photo: Photo
    cutout: Cutout
    checks: tuple[Check, ...]
    recognition: Recognition
    seconds: dict[str, float]


@dataclass(frozen=True, eq=False)
class Reconstruction:
    """The result: `mesh` closed and coloured, in the object frame; `confidence` None when the category was
    given.
    """

    inspection: Inspection
    category: str
    confidence: float | None
    prediction: Prediction
    mesh: TriangleMesh
    seconds: dict[str, float]


def reconstruct(
    source: bytes | Path, options: Options, *, name: str | None = None, progress: Progress | None = None
) -> Reconstruction:
    """The whole journey. `progress` is told each stage as it begins. Raises UnflattenError, one kind a stage.
    """
    tell = progress or (lambda stage: None)
    tell("photo")
    inspection = inspect(source, name=name)
    category, confidence = choose_category(inspection.recognition, options.category)
    clock = _Clock(dict(inspection.seconds))
    tell(f"network for {category}")
    prediction = clock.time("network", imagine, inspection, category=category, capacity=options.capacity)
    tell("surface")
    tuning = {"level": options.level, "smoothing": options.smoothing}
    mesh = clock.time("surface", solidify, prediction, inspection, **tuning)
    return Reconstruction(inspection, category, confidence, prediction, mesh, clock.seconds)


def inspect(
    source: bytes | Path | Photo, *, name: str | None = None,
    rectangle: Rectangle | None = None, whole_picture: bool = False,
) -> Inspection:  # fmt: skip
    """Intake, checks, cut-out, recognition. Raises CheckError when a check refuses the photo."""
    clock = _Clock({})
    photo = source if isinstance(source, Photo) else clock.time("intake", read_photo, source, name=name)
    checks = clock.time("checks", check_photo, photo)
    refuse(checks)
    cutout = clock.time("cut-out", cut_out, photo, rectangle=rectangle, whole_picture=whole_picture)
    checks += check_cutout(photo, cutout)
    refuse(checks)
    recognition = clock.time("recognition", recognize, cutout)
    return Inspection(photo, cutout, checks, recognition, clock.seconds)


def choose_category(recognition: Recognition, wanted: str) -> tuple[str, float | None]:
    """The category to build, and how sure the recogniser was; raises CategoryError when it knows none."""
    if wanted != "auto":
        return wanted, None
    category, confidence = recognition.ranking[0]
    if not recognition.known:
        message = "This does not look like anything I know."
        raise CategoryError(message, advice="Choose the category yourself.")
    return category, confidence


def imagine(inspection: Inspection, *, category: str, capacity: str) -> Prediction:
    """The network's idea of the object, as occupancy."""
    return predict(inspection.cutout.framed(), category, capacity=capacity)


def solidify(
    prediction: Prediction, inspection: Inspection, *, level: float | None = None, smoothing: str = "taubin"
) -> TriangleMesh:
    """Occupancy to a closed mesh: surface, smoothing, colour. No network runs."""
    surface = extract_surface(prediction.grid, level=prediction.level if level is None else level)
    return paint(smooth(surface, method=smoothing), inspection.cutout, prediction.camera)


class _Clock:
    """Seconds a stage."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self.seconds = seconds

    def time(self, stage, function, *arguments, **options):
        """What `function` returns; the seconds it took are noted under `stage`."""
        start = time.perf_counter()
        result = function(*arguments, **options)
        self.seconds[stage] = time.perf_counter() - start
        return result
