"""From answers to figures: one answer's scores, a category's means, and comparisons on the same shapes."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from evaluation.contenders import Contender, Guess
from evaluation.intervals import interval, paired
from evaluation.metrics import azimuth_error, compare, outside
from evaluation.subjects import Subject
from models.registry import CAPACITIES, PIX2VOX
from pipeline.errors import SurfaceError
from pipeline.smoothing import smooth
from pipeline.surface import extract_surface
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import iou

COMPARED = ("IoU 32", "IoU 64", "F-score")
"""Measures of the paired comparisons, higher is better."""

Scores = dict[str, float]
"""IoU 32, IoU 64, the fields of SurfaceScore, "level" and, of who names a camera, "azimuth error"."""

Figures = dict[str, dict[str, float] | float]


def ask_all(subject: Subject, contenders: Mapping[str, Contender]) -> dict[str, Scores]:
    """Each contender's mean scores over the subject's views."""
    means = {}
    for name, contender in contenders.items():
        views = range(len(subject.sample.views))
        answers = [score(contender(subject.sample, view), subject, view) for view in views]
        means[name] = {key: round(float(np.mean([one[key] for one in answers])), 4) for key in answers[0]}
    return means


def score(guess: Guess, subject: Subject, view: int, *, smoothing: str = "taubin") -> Scores:
    """All measures of one answer, its surface smoothed by that method."""
    scores = {
        f"IoU {resolution}": iou(guess.grid.to_cube(resolution), truth, level=guess.level)
        for resolution, truth in subject.cubes.items()
    }
    surface = compare(outside(final_mesh(guess, smoothing=smoothing)), subject.surface)
    scores |= {
        "F-score": surface.f_score, "precision": surface.precision, "recall": surface.recall,
        "Chamfer L1": surface.chamfer_l1, "Chamfer L2": surface.chamfer_l2, "level": guess.level,
    }  # fmt: skip
    if guess.azimuth is not None:
        truth = float(subject.sample.cameras[view, 0])
        scores["azimuth error"] = azimuth_error(guess.azimuth, truth, subject.category)
    return scores


def final_mesh(guess: Guess, *, smoothing: str = "taubin") -> TriangleMesh:
    """The surface a user gets of a guess: extracted at its level, smoothed; empty where it has none."""
    try:
        return smooth(extract_surface(guess.grid, level=guess.level), method=smoothing)
    except SurfaceError:
        return TriangleMesh(np.empty((0, 3)), np.empty((0, 3)))


def summary(rows: Sequence[Scores]) -> Figures:
    """Means of a row a shape with their intervals; of the azimuth's error the median; the level as it is."""
    columns = {key: np.array([row[key] for row in rows]) for key in rows[0]}
    level, angle = float(columns.pop("level")[0]), columns.pop("azimuth error", None)
    figures: Figures = {key: interval(values) for key, values in columns.items()}
    if angle is not None:
        figures["azimuth error"] = interval(angle, statistic=np.median)
    return {**figures, "level": level}


def comparisons(rows: Sequence[Mapping[str, Scores]], names: Iterable[str]) -> dict[str, Figures]:
    """"low - general-low" -> measure -> by how much the first is better on the same shapes.

    Each capacity is paired with those whose names end with it (its general parent, control runs) and with
    the baselines that it must beat; high with low.
    """
    names = list(names)
    pairs = [("high", "low")]
    for capacity in (*CAPACITIES, *PIX2VOX):
        rivals = [name for name in names if name.endswith(f"-{capacity}")]
        pairs += [(capacity, rival) for rival in (*rivals, "mean shape", "nearest neighbour")]
    return {
        f"{one} - {other}": {
            key: paired(*(np.array([row[name][key] for row in rows]) for name in (one, other)))
            for key in COMPARED
        }
        for one, other in pairs
        if {one, other} <= set(names)
    }
