"""THE JOURNEY: one photo in, one closed, smooth, coloured mesh out. The page and the command line both walk
it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from models.registry import served
from pipeline.color import paint
from pipeline.cutout import Cutout
from pipeline.inspection import Inspection, choose_category, inspect
from pipeline.prediction import Prediction, predict
from pipeline.segmentation import segmented_mask
from pipeline.smoothing import smooth
from pipeline.stopwatch import timed
from pipeline.surface import extract_surface
from shapes.trianglemesh import TriangleMesh


def reconstruct(
    source: bytes | Path, options: "Options", *, name: str | None = None,
    progress: Callable[[str], None] = lambda stage: None,
) -> "Reconstruction":  # fmt: skip
    """The whole journey. `progress` is told each stage as it begins. Raises UnflattenError, one kind a stage.
    """
    progress("photo")
    inspection = inspect(source, name=name)
    category, confidence = choose_category(inspection.recognition, options.category)
    seconds = dict(inspection.seconds)
    progress(f"network for {category}")
    with timed(seconds, "network"):
        prediction = imagine(inspection, category=category, capacity=options.capacity)
    progress("surface")
    with timed(seconds, "surface"):
        mesh = solidify(prediction, [inspection.cutout], level=options.level, smoothing=options.smoothing)
    return Reconstruction(inspection, category, confidence, prediction, mesh, seconds)


def imagine(inspection: Inspection, *, category: str, capacity: str) -> Prediction:
    """The network's idea of the object, as occupancy."""
    return predict(inspection.cutout.framed(), category, capacity=capacity)


def solidify(
    prediction: Prediction, cutouts: Sequence[Cutout], *,
    level: float | None = None, smoothing: str = "taubin",
) -> TriangleMesh:  # fmt: skip
    """Occupancy to a closed, smooth mesh, coloured by the photos it was predicted from; no network runs."""
    surface = extract_surface(prediction.grid, level=prediction.level if level is None else level)
    shots = list(zip(cutouts, prediction.cameras, strict=True))
    return paint(smooth(surface, method=smoothing), shots)


def warm_up() -> None:
    """Walk the journey once with a drawn box, so that the first photo waits for no loading and no compiling.
    The box stands on plain ground: the cut-out network is asked beside that.

    Raises:
        UnflattenError: as `reconstruct` does, such as for a damaged weights file.
    """
    drawn = np.full((256, 256, 3), 255, np.uint8)
    drawn[80:176, 64:192] = 120, 80, 60
    segmented_mask(drawn)
    _, png = cv2.imencode(".png", drawn)
    reconstruct(png.tobytes(), Options(category=served()[0]), name="a drawn box")


@dataclass(frozen=True)
class Options:
    """category: a name, or "auto" to recognise it. capacity: "low" or "high"; as published "paper-low" or
    "paper-high" of one photo, "silhouettes" or "refine3dnet" of several. level: iso value in (0, 1), None for
    the network's own. smoothing: "taubin", "laplacian" or "none".
    """

    category: str = "auto"
    capacity: str = "low"
    level: float | None = None
    smoothing: str = "taubin"


@dataclass(frozen=True, eq=False)
class Reconstruction:
    """`mesh` is closed and coloured, in the object frame; `confidence` None when the category was given."""

    inspection: Inspection
    category: str
    confidence: float | None
    prediction: Prediction
    mesh: TriangleMesh
    seconds: dict[str, float]
