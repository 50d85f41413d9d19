"""What several photos add to one, and how well the photo that disagrees is told: `python -m
evaluation.measure_several --samples DIR`.

On procedural validation shapes, their views as they are, the network alone (no outline fitted). IoU at 32 x
32 x 32 in the object cube by the number of views, over all choices of so many views. Then sets of four views
of a shape, alone and with a stranger: a view of another shape of the category, of another category's, and one
of its own views of which only the left half was cut out.
Writes evaluation/results/several.json.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path

import numpy as np

from data.framing import frame
from data.samples import Sample, read_sample, sample_paths
from evaluation.machine import machine
from evaluation.report import tell
from models.fusion import fused, gathered, picked, pooled
from models.inference import Answer
from models.placement import Placed
from pipeline.agreement import compare
from pipeline.networks import row_for
from pipeline.prediction import answer_about
from shapes.voxelgrid import VoxelGrid, iou

RESULTS = Path(__file__).parent / "results" / "several.json"
CATEGORIES = ("chair", "table", "car", "lamp")
VIEWS, RESOLUTION = 4, 32


@dataclass(frozen=True, eq=False)
class Subject:
    """A shape in the object cube, and what the network says about its views."""

    truth: VoxelGrid
    answer: Answer
    views: np.ndarray
    """(VIEWS, 128, 128, 4) uint8."""


def main() -> None:
    """Measures each category, and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=Path, required=True, metavar="DIR")
    parser.add_argument("--shapes", type=int, default=24, help="of each category")
    options = parser.parse_args()
    subjects = {name: asked_about(options.samples, name, options.shapes) for name in CATEGORIES}
    report = {"about": {**machine(), "shapes": options.shapes, "capacity": "low"}}
    for name, own in subjects.items():
        others = [subject for other in CATEGORIES if other != name for subject in subjects[other]]
        report[name] = measure(name, own, others)
    tell(report, RESULTS)


def asked_about(samples: Path, category: str, count: int) -> list[Subject]:
    """The first procedural validation shapes of a category, and what the network says about them."""
    drawn = (read_sample(path) for path in sample_paths(samples, category, "validation"))
    procedural = (sample for sample in drawn if sample.source == "procedural")
    return [_subject(sample) for sample in islice(procedural, count)]


def _subject(sample: Sample) -> Subject:
    views = sample.views[:VIEWS]
    answers = [answer_about(view, sample.category) for view in views]
    return Subject(sample.grid().to_cube(RESOLUTION), gathered(answers), views)


def measure(category: str, own: Sequence[Subject], others: Sequence[Subject]) -> dict:
    """Mean IoU by the number of views, and how often which photo is named as the one that disagrees."""
    level = row_for(category, "low").levels[category]
    alike = [subject.views[0] for subject in (*own[1:], own[0])]
    # every so many of the others, so that all categories have their turn
    chosen = [others[place * len(others) // len(own)] for place in range(len(own))]
    sets = {
        "no stranger": [None] * len(own),
        "a stranger of the category": alike,
        "a stranger of another category": [subject.views[0] for subject in chosen],
        "a wrong crop": [left_half(subject.views[0]) for subject in own],
    }
    return {
        "IoU by views": {count: by_views(own, count, level) for count in range(1, VIEWS + 1)},
        **{what: named(own, strangers, category, level) for what, strangers in sets.items()},
    }


def left_half(view: np.ndarray) -> np.ndarray:
    """The view, (128, 128, 4) uint8, had only the left half of the object been cut out."""
    mask = view[..., 3].copy()
    columns = np.flatnonzero(mask.any(axis=0))
    mask[:, columns[len(columns) // 2] :] = 0
    return frame(view[..., :3], mask)


def by_views(subjects: Sequence[Subject], count: int, level: float) -> float:
    """Mean IoU over the shapes and all choices of so many of their views."""
    found = [
        iou(pooled(picked(subject.answer, rows)).to_cube(RESOLUTION), subject.truth, level=level)
        for subject in subjects
        for rows in combinations(range(VIEWS), count)
    ]
    return round(float(np.mean(found)), 3)


def named(
    subjects: Sequence[Subject], strangers: Sequence[np.ndarray | None], category: str, level: float
) -> dict[str, float]:
    """Shares of the sets, of all views of a shape and a stranger's where there is one, in which the stranger
    is named, and in which a photo that belongs there is.
    """
    places = []
    for subject, stranger in zip(subjects, strangers, strict=True):
        answers, views = [subject.answer], subject.views
        if stranger is not None:
            answers.append(answer_about(stranger, category))
            views = np.concatenate([views, stranger[None]])
        answer = gathered(answers)
        places.append(compare(answer, Placed(fused(answer), views, level)).disagrees)
    shares = {"stranger named": [place == VIEWS for place in places],
              "another named": [place is not None and place < VIEWS for place in places]}  # fmt: skip
    return {name: round(float(np.mean(share)), 3) for name, share in shares.items()}


if __name__ == "__main__":
    main()
