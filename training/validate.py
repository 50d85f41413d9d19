"""How a voxel network does on validation shapes: the level that suits each category, and its scores there."""

from collections.abc import Mapping, Sequence
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
    tables = {name: {origin: part[origin] for origin in ORIGINS} for name, part in parts.items()}
    levels, scores = levelled(tables, LEVELS)
    errors = {key: np.concatenate([part[key] for part in parts.values()]) for key in ERRORS}
    return Score(
        levels=levels,
        iou_procedural=scores.get("iou_procedural", float("nan")),
        iou_meshes=scores.get("iou_meshes", float("nan")),
        azimuth_error=round(float(np.median(errors["azimuth"])), 1),
        extents_error=round(float(errors["extents"].mean()), 4),
    )


def levelled(
    tables: Mapping[str, Mapping[str, np.ndarray]], levels: Sequence[float]
) -> tuple[dict[str, float], dict[str, float]]:
    """The level of the best mean IoU by category, each shape weighing alike whatever its origin, and at these
    levels the mean IoU over all shapes of an origin, "iou_procedural" and "iou_meshes", left out where it has
    none.

    tables: category -> origin -> (N, levels) IoU.
    """
    best = {
        name: int(np.concatenate(list(part.values())).mean(axis=0).argmax()) for name, part in tables.items()
    }
    scores = {}
    for origin in ORIGINS:
        values = np.concatenate([part[origin][:, best[name]] for name, part in tables.items()])
        if len(values):
            scores[f"iou_{origin}"] = round(float(values.mean()), 4)
    return {name: levels[place] for name, place in best.items()}, scores


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


def _by_level(answer: Answer, slot: int, truth: VoxelGrid) -> list[float]:
    """IoU in the object cube at each of LEVELS."""
    predicted = VoxelGrid(answer.occupancy[slot], answer.extents[slot]).to_cube(SCORE_RESOLUTION)
    cube = truth.to_cube(SCORE_RESOLUTION)
    return [iou(predicted, cube, level=level) for level in LEVELS]
