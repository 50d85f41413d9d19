"""How a voxel network does on validation shapes: the level that suits each category, and its scores there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np

from data.samples import load_samples
from models.inference import Answer, ask
from shapes.categories import turns_of
from shapes.voxelgrid import VoxelGrid, iou

LEVELS = tuple(round(0.2 + 0.05 * step, 2) for step in range(11))
SHAPES = 80
"""Shapes of each category and origin, at most; one view each."""
SCORE_RESOLUTION = 32
ORIGINS, ERRORS = ("procedural", "meshes"), ("azimuth", "extents")


@dataclass(frozen=True)
class Score:
    """levels: iso value of the best mean IoU, by category. iou_procedural, iou_meshes: mean IoU at that level
    in the object cube at 32^3 over all shapes, nan where there is no such shape. azimuth_error: median,
    degrees. extents_error: mean absolute, object units.
    """

    levels: dict[str, float]
    iou_procedural: float
    iou_meshes: float
    azimuth_error: float
    extents_error: float


def validate(network: keras.Model, folder: Path, categories: Sequence[str], *, resolution: int) -> Score:
    """Score a network on the validation shapes of these categories."""
    parts = {name: _category(network, folder, name, resolution) for name in categories}
    levels = {}
    for name, part in parts.items():
        # Every shape weighs alike in the choice, whatever its origin.
        best = int(np.argmax(np.concatenate([part[origin] for origin in ORIGINS]).mean(axis=0)))
        levels[name] = LEVELS[best]
        part.update({origin: part[origin][:, best] for origin in ORIGINS})
    together = {key: np.concatenate([part[key] for part in parts.values()]) for key in (*ORIGINS, *ERRORS)}
    return Score(
        levels=levels,
        iou_procedural=_mean(together["procedural"]),
        iou_meshes=_mean(together["meshes"]),
        azimuth_error=round(float(np.median(together["azimuth"])), 1),
        extents_error=_mean(together["extents"]),
    )


def _category(
    network: keras.Model, folder: Path, category: str, resolution: int
) -> dict[str, np.ndarray]:
    """IoU a shape and level, (N, levels), by origin; azimuth errors (N,) degrees; extents errors (N, 3)."""
    samples = load_samples(folder, category=category, split="validation", resolution=resolution)
    rows = {origin: samples.rows(procedural=origin == "procedural")[:SHAPES] for origin in ORIGINS}
    results: dict[str, list[np.ndarray]] = {"azimuth": [], "extents": []}
    for origin, chosen in rows.items():
        scores = np.zeros((len(chosen), len(LEVELS)))
        if len(chosen):
            answer = ask(network.predict_on_batch, samples.views[chosen, 0], category)
            grids = samples.coverage[chosen] / np.float32(255)
            truths = [VoxelGrid(*pair) for pair in zip(grids, samples.extents[chosen], strict=True)]
            scores = np.array([_by_level(answer, slot, truth) for slot, truth in enumerate(truths)])
            period = 360 / turns_of(category)
            offset = (answer.azimuth - samples.cameras[chosen, 0, 0]) % period
            results["azimuth"].append(np.minimum(offset, period - offset))
            results["extents"].append(np.abs(answer.extents - samples.extents[chosen]))
        results[origin] = scores
    errors = {name: np.concatenate(results[name]) for name in ERRORS}
    return {**results, **errors}


def _mean(values: np.ndarray) -> float:
    return round(float(values.mean()), 4) if len(values) else float("nan")


def _by_level(answer: Answer, slot: int, truth: VoxelGrid) -> list[float]:
    """IoU in the object cube at each of LEVELS."""
    predicted = VoxelGrid(answer.occupancy[slot], answer.extents[slot]).to_cube(SCORE_RESOLUTION)
    cube = truth.to_cube(SCORE_RESOLUTION)
    return [iou(predicted, cube, level=level) for level in LEVELS]
