"""The published depth networks that ours is measured against, in ONNX files that others converted:

    Depth Anything V2, small   Yang et al. 2024, arXiv:2406.09414    disparity up to a factor and an offset
    MiDaS, DPT-Hybrid          Ranftl et al. 2021, arXiv:2103.13413  disparity up to a factor and an offset
    GLPN, NYU Depth V2         Kim et al. 2022, arXiv:2201.07436     depth in metres

Their files are fetched when asked for, never by themselves; running them needs the package onnxruntime
(requirements-depth.txt). Each photo is prepared as its authors do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np

from models.errors import DamagedWeightsError
from models.refusal import Refusal
from models.registry import WeightsRow, fault_of, published

if TYPE_CHECKING:
    import onnxruntime

NETWORK = "depth-onnx"
"""What the rows of models/published.toml call these networks."""
INPUT, OUTPUT = "pixel_values", "predicted_depth"
"""The names of the files' one input (1, 3, h, w) float32 and of their output (1, h, w)."""
IMAGENET_MEAN, IMAGENET_DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
LARGEST = 2072
"""Pixels of the longer side, at most: attention over more would take the memory of any machine."""


@dataclass(frozen=True)
class Recipe:
    """title: as people know it. gives: what the network answers. size: the sides (h, w) that it sees of a
    photo's. mean, deviation: of the colours in [0, 1], subtracted and divided by.
    """

    title: str
    gives: Literal["depth", "disparity"]
    size: Callable[[int, int], tuple[int, int]]
    mean: tuple[float, ...] = (0.0, 0.0, 0.0)
    deviation: tuple[float, ...] = (1.0, 1.0, 1.0)


@dataclass(frozen=True, eq=False)
class Rival:
    """estimate: a photo (H, W, 3) uint8 -> (h, w) float32, of the network's own size: metres for "depth",
    no unit and the nearer the more for "disparity".
    """

    name: str
    gives: Literal["depth", "disparity"]
    estimate: Callable[[np.ndarray], np.ndarray]


def shorter_side_518(height: int, width: int) -> tuple[int, int]:
    """Depth Anything: the shorter side 518 or a little more, both multiples of the 14 pixels of a patch."""
    factor = min(518 / min(height, width), LARGEST / max(height, width))
    down, across = (max(14, round(side * factor / 14) * 14) for side in (height, width))
    return down, across


def square_384(height: int, width: int) -> tuple[int, int]:
    """DPT: the file holds places for 24 x 24 patches and no others."""
    return 384, 384


def floored_to_32(height: int, width: int) -> tuple[int, int]:
    """GLPN: as it is, down to multiples of 32; what is larger than NYU's 640 pixels comes down to them."""
    factor = min(1.0, 640 / max(height, width))
    down, across = (max(32, int(side * factor) // 32 * 32) for side in (height, width))
    return down, across


RECIPES = {
    "depth-anything-v2-small": Recipe(
        "Depth Anything V2, small", "disparity", shorter_side_518, IMAGENET_MEAN, IMAGENET_DEVIATION
    ),
    "midas-dpt-hybrid": Recipe("MiDaS, DPT-Hybrid", "disparity", square_384, (0.5,) * 3, (0.5,) * 3),
    "glpn-nyu": Recipe("GLPN, NYU Depth V2", "depth", floored_to_32),
}
"""The name of a row of models/published.toml -> how its network is asked."""


def on_disk() -> list[WeightsRow]:
    """The rows of the rivals whose files are there."""
    return [row for row in published() if row.network == NETWORK and row.path.exists()]


def rival(row: WeightsRow) -> Rival:
    """The network of a row, its file checked first.

    Raises:
        DamagedWeightsError: the file is missing or not the one described. Refusal: onnxruntime is missing.
    """
    recipe, session = RECIPES[row.name], _session(row)

    def estimate(photo: np.ndarray) -> np.ndarray:
        (found,) = session.run([OUTPUT], {INPUT: prepared(photo, recipe)})
        return np.ascontiguousarray(found.reshape(found.shape[-2:]), np.float32)

    return Rival(recipe.title, recipe.gives, estimate)


def prepared(photo: np.ndarray, recipe: Recipe) -> np.ndarray:
    """A photo (H, W, 3) uint8 as a network wants it: (1, 3, h, w) float32."""
    height, width = recipe.size(*photo.shape[:2])
    method = cv2.INTER_AREA if height < photo.shape[0] else cv2.INTER_CUBIC
    small = cv2.resize(photo.astype(np.float32) / 255, (width, height), interpolation=method)
    mean, deviation = (np.array(numbers, np.float32) for numbers in (recipe.mean, recipe.deviation))
    levelled = (np.clip(small, 0, 1) - mean) / deviation
    return np.ascontiguousarray(levelled.transpose(2, 0, 1)[None], np.float32)


def _session(row: WeightsRow) -> "onnxruntime.InferenceSession":
    fault = fault_of(row.path, row)
    if fault:
        raise DamagedWeightsError(row.path, fault)
    try:
        import onnxruntime
    except ImportError as error:
        raise Refusal(
            f"{RECIPES[row.name].title} must be run by the package onnxruntime, received none.",
            advice="Install it by `pip install -r requirements-depth.txt`.",
        ) from error
    return onnxruntime.InferenceSession(str(row.path), providers=["CPUExecutionProvider"])
