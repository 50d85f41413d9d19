"""What several photos bring, by their number: `python -m evaluation.measure_views --rules` or `--meshes DIR`.

On test shapes, our own drawn anew or the meshes of a folder, with 20 views each. One photo is what the
network of single photos makes of the first view. "Fused" puts its answers about the first 1, 2, 3, ... views
together; "silhouettes" shows the masks of the same views to the published network, where that is on the
shelf: the cut-outs' masks, and beside them those of the paper's mean threshold; "refine3dnet" shows them to
the network that attends to all at once, where there is one. The views are photos of one thing: one look, a
light each. All as users get it, which for one photo and for "fused" means fitted to the outlines, for the
published networks as they answer; the final mesh is compared. Writes evaluation/results/views-*.json, and
beside it as CSV the scores of every shape; a shape that the CSV has is not asked about again.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from evaluation import report
from evaluation.benchmark import ABOUT
from evaluation.contenders import Guess
from evaluation.intervals import interval, paired
from evaluation.scoring import COMPARED, Scores, score
from evaluation.subjects import Subject, from_generators, from_meshes
from models.inference import Answer, mean_threshold
from models.registry import CAPACITIES, REFINE3DNET, SILHOUETTES, choices, served
from pipeline.prediction import (
    Prediction,
    answer_about,
    predict,
    predict_by_attention,
    predict_by_silhouettes,
    predict_together,
    put_together,
)

RESULTS = Path(__file__).parent / "results"
NUMBERS = (1, 2, 3, 4, 5, 8, 12, 20)
"""Of views."""

IN_SHORT = (1, 4, 20)
"""Those of the tables by category."""

SINGLE, FUSED, THRESHOLD = "one photo", "fused", "silhouettes by mean threshold"

Method = Callable[[Sequence[Answer], np.ndarray, str], Prediction]
"""(answers about the photos one by one, the framed photos (B, P, P, 4) uint8, category) -> all photos' idea
of the object."""


def methods(category: str, capacity: str) -> dict[str, Method]:
    """What puts several photos together, by name."""
    found: dict[str, Method] = {FUSED: partial(_fused, capacity=capacity)}
    offered = choices(category, several=True)
    if SILHOUETTES in offered:
        found[SILHOUETTES] = _by_masks(lambda framed: framed[..., 3])
        found[THRESHOLD] = _by_masks(mean_threshold)
    if REFINE3DNET in offered:
        found[REFINE3DNET] = predict_by_attention
    return found


def _fused(
    answers: Sequence[Answer], framed: np.ndarray, category: str, *, capacity: str
) -> Prediction:
    together = put_together(answers, framed, category, capacity=capacity)
    return predict_together(together, category, capacity=capacity)


def _by_masks(masks: Callable[[np.ndarray], np.ndarray]) -> Method:
    return lambda answers, framed, category: predict_by_silhouettes(answers, masks(framed), category)


def ask_all(subject: Subject, capacity: str) -> dict[str, Scores]:
    """The scores of one photo, and of every method by name and number: "fused 12"."""
    category, framed = subject.category, subject.sample.views
    answers = [answer_about(view, category, capacity=capacity) for view in framed]
    scores = {SINGLE: _scored(predict(framed[0], category, capacity=capacity), subject)}
    for name, method in methods(category, capacity).items():
        for number in NUMBERS:
            found = method(answers[:number], framed[:number], category)
            scores[f"{name} {number}"] = _scored(found, subject)
    return scores


def _scored(found: Prediction, subject: Subject) -> Scores:
    scores = score(Guess(found.grid, found.level, None, found.weights), subject, 0)
    return {name: round(value, 4) for name, value in scores.items()}


def summary(rows: Sequence[Mapping]) -> dict:
    """Tables over all shapes that were scored by the same methods: a measure's by number of views, the
    differences on the same shapes, and the IoU by category.
    """
    names = list(dict.fromkeys(name.rpartition(" ")[0] for name in rows[0] if name[-1].isdigit()))
    found: dict = {measure: _by_number(rows, names, measure) for measure in COMPARED}
    pairs = [(f"{name} {NUMBERS[0]}", SINGLE) for name in names]
    pairs += [(f"{name} {number}", f"{name} {NUMBERS[0]}") for name in names for number in NUMBERS[1:]]
    pairs += [(f"{name} {number}", f"{FUSED} {number}") for name in names[1:] for number in NUMBERS]
    found["differences on the same shapes"] = {
        f"{one} - {other}": {
            measure: paired(*(_column(rows, name, measure) for name in (one, other))) for measure in COMPARED
        }
        for one, other in pairs
    }
    return {**found, "IoU 32 by category": _by_category(rows, names)}


def _by_number(rows: Sequence[Mapping], names: Sequence[str], measure: str) -> dict[str, dict]:
    single = interval(_column(rows, SINGLE, measure))
    return {
        f"{number} views" if number > 1 else "1 view": {
            SINGLE: single,
            **{name: interval(_column(rows, f"{name} {number}", measure)) for name in names},
        }
        for number in NUMBERS
    }


def _by_category(rows: Sequence[Mapping], names: Sequence[str]) -> dict[str, dict]:
    numbers = [number for number in NUMBERS if number in IN_SHORT]
    shown = [SINGLE, *(f"{name} {number}" for name in names for number in numbers)]
    tables = {}
    for category in dict.fromkeys(row["category"] for row in rows):
        own = [row for row in rows if row["category"] == category]
        means = {name: interval(_column(own, name, "IoU 32")) for name in shown}
        tables[category] = {"shapes": len(own), **means}
    return tables


def _column(rows: Sequence[Mapping], name: str, measure: str) -> np.ndarray:
    return np.array([row[name][measure] for row in rows])


def measure(drawn: Mapping[str, Iterable[Subject]], capacity: str, path: Path) -> dict:
    """Measure category by category, and write what is there after each; the results with a row a shape.
    Shapes that the same weights were asked about before are taken from the file.
    """
    weights = weights_of(drawn, capacity)
    about, before = report.scored(path)
    old = {(row["category"], row["shape"]): row for row in before if about["weights"] == weights}
    rows: list[dict] = []
    results: dict = {}
    for category, subjects in drawn.items():
        for subject in subjects:
            known = old.get((category, subject.name))
            rows.append(known or {"category": category, "shape": subject.name, **ask_all(subject, capacity)})
            print(f"{category}: {subject.name}", file=sys.stderr, flush=True)
        if rows:
            head = {**_about(rows, capacity), "weights": weights}
            results = {"about": head, **summary(rows), "shapes": rows}
            report.write(results, path)
    return results


def weights_of(categories: Iterable[str], capacity: str) -> dict[str, str]:
    """The first digits of the SHA-256 of every file that is asked about these categories, by its name."""
    asked = (capacity, SILHOUETTES, REFINE3DNET)
    offered = [choices(category, several=True) for category in categories]
    rows = [row for found in offered for name, row in found.items() if name in asked]
    return {row.name: row.sha256[:8] for row in sorted(rows, key=lambda row: row.name)}


def _about(rows: Sequence[Mapping], capacity: str) -> dict:
    told = {name: ABOUT[name] for name in ("IoU", "F-score", "surfaces", "intervals")}
    head = {"split": "test", "capacity": capacity, "shapes": len(rows), "means": "each shape counts once"}
    return {**head, **told}


def main() -> None:
    """Measure, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--meshes", type=Path, metavar="DIR", help="a folder of meshes")
    source.add_argument("--rules", action="store_true", help="shapes drawn by our own rules")
    parser.add_argument("--capacity", choices=CAPACITIES, default="low")
    parser.add_argument("--categories", nargs="+", default=list(served()), metavar="NAME")
    parser.add_argument("--limit", type=int, default=5, help="shapes a category, at most")
    parser.add_argument("--out", type=Path, metavar="FILE.json", help="instead of evaluation/results")
    options = parser.parse_args()
    kind = "procedural" if options.rules else "meshes"
    drawing = {"split": "test", "views": NUMBERS[-1], "limit": options.limit}
    with TemporaryDirectory() as scratch:
        draw = from_generators if options.rules else partial(from_meshes, options.meshes)
        drawn = {name: draw(Path(scratch), category=name, **drawing) for name in options.categories}
        measure(drawn, options.capacity, options.out or RESULTS / f"views-{kind}.json")


if __name__ == "__main__":
    main()
