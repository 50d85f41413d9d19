"""How good the networks are, beside the baselines: `python -m evaluation.benchmark --out FILE.json ...`.

Every contender is asked about the same framed views. Solids are compared in the object cube, surfaces after
extraction and smoothing as users get them. A shape's score is the mean over its views; intervals and paired
comparisons are over shapes.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from evaluation import report
from evaluation.baselines import baselines, gallery_samples, open_gallery, validation_samples
from evaluation.contenders import Contender, Extra, at_best_level, from_file, from_shelf, rows_on_shelf
from evaluation.metrics import POINTS, TAU
from evaluation.scoring import ask_all, comparisons, final_mesh, summary
from evaluation.subjects import Subject, drawn_from, mesh_rows
from models.registry import served
from shapes.categories import CATEGORIES
from training.config import read_experiment

SAMPLES = Path("samples")
"""Where the baselines' training shapes are looked for, or made, unless told."""

ABOUT = {
    "IoU": "of solids in the object cube, 32^3 and 64^3",
    "F-score": f"of final meshes, within {TAU} of the longest side, {POINTS:,} points a mesh",
    "Chamfer": "L1 the mean of both mean distances, L2 the sum of both mean squares, the longest side 1; "
               "equal surfaces score about .0025 in L1",
    "surfaces": "true and predicted as seen from outside; not aligned, not scaled",
    "azimuth error": "median degrees",
    "intervals": "95 %, bootstrap over shapes",
}  # fmt: skip


@dataclass(frozen=True)
class Task:
    """split: train, validation or test. views: of each shape. limit: shapes a category, at most. categories:
    which to measure, all that are served when empty. extras: weights beside those on the shelf. sheets: where
    contact sheets go ("results/benchmark" makes results/benchmark-chair.jpg), None for none.
    """

    split: str = "test"
    views: int = 2
    limit: int | None = None
    categories: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    sheets: Path | None = None

    def wanted(self) -> list[str]:
        """The categories to measure; those taught here are measured when they are taught."""
        known = [name for name in served() if name in CATEGORIES]
        return [name for name in known if not self.categories or name in self.categories]

    def drawing(self) -> dict[str, Any]:
        """What the drawing of subjects needs to know."""
        return {"split": self.split, "views": self.views, "limit": self.limit}


def evaluate_meshes(
    meshes: Path, *, split: str = "test", samples: Path | None = None, limit: int | None = None
) -> dict:
    """Measure on a folder of meshes laid out as `data.meshfolder` reads it, at most `limit` a category.

    Categories that we do not serve are left out. The baselines draw on the folder `samples` (where the
    command runs, for None); where it lacks a category, 240 procedural shapes are made there. Returns what
    `measure` returns, for `json.dumps`.

    Raises:
        ValueError: the split holds none of our categories. FileNotFoundError: the folder holds no mesh.
    """
    return measure_meshes(meshes, samples or SAMPLES, Task(split, limit=limit))


def measure_meshes(meshes: Path, samples: Path, task: Task) -> dict:
    """Measure on the meshes of a folder; see `evaluate_meshes`."""
    found = [name for name in task.wanted() if mesh_rows(meshes, split=task.split, category=name)]
    if not found:
        names = ", ".join(task.wanted())
        raise ValueError(f"split must hold meshes of {names} in {meshes}, received {task.split!r}")
    with tempfile.TemporaryDirectory() as scratch:
        drawn = drawn_from(meshes, Path(scratch), found, **task.drawing())
        return measure(drawn, samples, task)


def measure_rules(samples: Path, task: Task) -> dict:
    """Measure on the procedural shapes of a samples folder."""
    return measure(drawn_from(samples, None, task.wanted(), **task.drawing()), samples, task)


def measure(drawn: Mapping[str, Iterable[Subject]], samples: Path, task: Task) -> dict:
    """Ask all contenders about all subjects, category by category.

    Returns "about": what was measured and how. "categories": name -> "shapes", "training shapes" (known to
    the baselines), "weights" (what serves), "methods" (name -> measure -> figure), "comparisons" (pair ->
    measure -> difference).
    "shapes": a row a shape: category, shape, and each contender's scores.
    """
    results: dict = {"about": {"split": task.split, "views": task.views, **ABOUT}, "categories": {}}
    results["shapes"] = []
    for category, subjects in drawn.items():
        contenders, known = line_up(category, samples, task.extras)
        rows: list[dict] = []
        shown: list[Subject] = []  # without what was derived from them, which is ten times as large
        for subject in told(subjects, category):
            rows.append(ask_all(subject, contenders))
            results["shapes"].append({"category": category, "shape": subject.name, **rows[-1]})
            if task.sheets:
                shown.append(Subject(subject.sample, subject.mesh))
        if rows:
            results["categories"][category] = {
                "shapes": len(rows), "training shapes": known,
                "weights": {name: row.name for name, row in rows_on_shelf(category).items()},
                "methods": {name: summary([row[name] for row in rows]) for name in contenders},
                "comparisons": comparisons(rows, contenders),
            }  # fmt: skip
        if task.sheets and shown:
            path = task.sheets.with_name(f"{task.sheets.name}-{category}.jpg")
            report.write_sheet(path, rows, partial(_strip, shown, contenders))
    return results


def line_up(category: str, samples: Path, extras: Sequence[Extra]) -> tuple[dict[str, Contender], int]:
    """All contenders of a category by name, and how many training shapes the baselines know."""
    validating = validation_samples(gallery_samples(samples, category), category)
    gallery = open_gallery(samples, category)
    contenders = from_shelf(category)
    for extra in extras:
        if category in extra.categories:
            contenders[extra.name] = from_file(extra, validating)
    for name, contender in baselines(gallery):
        contenders[name] = at_best_level(contender, validating)
    return contenders, len(gallery)


def _strip(subjects: Sequence[Subject], contenders: Mapping[str, Contender], index: int) -> "report.Strip":
    subject = subjects[index]
    networks = {name: contenders[name] for name in report.SHOWN if name in contenders}
    meshes = {name: final_mesh(contender(subject.sample, 0)) for name, contender in networks.items()}
    return report.strip(subject.sample, {"truth": subject.mesh, **meshes})


def told(subjects: Iterable[Subject], category: str) -> Iterator[Subject]:
    """The subjects, with a line on standard error every twenty seconds."""
    told = time.monotonic()
    for done, subject in enumerate(subjects):
        if time.monotonic() - told > 20:
            told = time.monotonic()
            print(f"{category}: {done} shapes measured", file=sys.stderr, flush=True)
        yield subject


def _extra(name: str, runs: Path) -> Extra:
    config = read_experiment(name)
    return Extra(name, config.network, runs / f"{name}.weights.h5", config.categories)


def main() -> None:
    """Measure, write the results with their sheets and rows beside them, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--meshes", type=Path, metavar="DIR", help="a folder of meshes")
    source.add_argument("--rules", action="store_true", help="the procedural shapes of the samples folder")
    parser.add_argument("--samples", type=Path, default=SAMPLES, metavar="DIR")
    parser.add_argument("--split", default="test", metavar="NAME")
    parser.add_argument("--views", type=int, default=2)
    parser.add_argument("--limit", type=int, help="shapes a category, at most")
    parser.add_argument("--categories", nargs="+", default=[], metavar="NAME", help="others in FILE stay")
    parser.add_argument("--extra", nargs="*", default=[], metavar="NAME", help="experiments that do not ship")
    parser.add_argument("--runs", type=Path, default=Path("checkpoints"), metavar="DIR", help="of theirs")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.json")
    options = parser.parse_args()
    extras = tuple(_extra(name, options.runs) for name in options.extra)
    task = Task(
        split=options.split, views=options.views, limit=options.limit,
        categories=tuple(options.categories), extras=extras, sheets=options.out.with_suffix(""),
    )  # fmt: skip
    options.out.parent.mkdir(parents=True, exist_ok=True)
    if options.rules:
        results = measure_rules(options.samples, task)
    else:
        results = measure_meshes(options.meshes, options.samples, task)
    report.write(results, options.out, add=bool(options.categories))
    print(report.tables(results))


if __name__ == "__main__":
    main()
