"""What each step of a photo's journey is worth, and how much a photo may be spoiled: `python -m
evaluation.ablation --rules --out evaluation/results/ablation-procedural.json` (or --meshes DIR).

Photos are drawn in scenes, of test shapes that nothing was trained on. One step at a time is switched off, or
done in another way, perfectly or badly; the rest of the journey is what users get who name the category.
Differences are taken on the same photos. Then the photos are spoiled, by the strength of what spoils them.
An answer without a surface, such as of an empty cut-out, scores 0.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from evaluation.benchmark import ABOUT, SAMPLES, Task, told
from evaluation.contenders import Guess, rows_on_shelf
from evaluation.intervals import interval, paired
from evaluation.photographs import SIDE, SPOILS, Photograph, photograph
from evaluation.report import tell
from evaluation.scoring import Scores, score
from evaluation.subjects import Subject, drawn_from
from models.inference import Run, ask
from models.outline import fitted
from models.placement import Placed
from models.registry import GENERAL, WeightsRow
from pipeline.checks import check_cutout, check_photo
from pipeline.cutout import Cutout, cut_out
from pipeline.errors import CutoutError
from pipeline.networks import row_for, run
from pipeline.prediction import HALF
from pipeline.recognition import recognize
from shapes.voxelgrid import VoxelGrid

MEASURES = ("IoU 32", "F-score")


@dataclass(frozen=True)
class Walk:
    """How the journey is walked, as users do unless told. cutout: "ours", "true", or "whole picture".
    category: "given" by the user, "recognised", or "wrong": the likeliest of the others. network: the
    category's "own", or "general". capacity: "low" or "high". level: "chosen" on validation shapes, or
    "half". outline: whether the answer is fitted to it. mirror: whether the mirror image is asked about too.
    smoothing: as pipeline.smoothing has it.
    """

    cutout: str = "ours"
    category: str = "given"
    network: str = "own"
    capacity: str = "low"
    level: str = "chosen"
    outline: bool = True
    mirror: bool = True
    smoothing: str = "taubin"


USUAL = "as users get it"
WALKS = {
    USUAL: Walk(),
    "cut-out: the true mask": Walk(cutout="true"),
    "cut-out: none, the whole picture": Walk(cutout="whole picture"),
    "category: recognised": Walk(category="recognised"),
    "category: the likeliest wrong one": Walk(category="wrong"),
    "network: general instead of its own": Walk(network="general"),
    "network: high capacity": Walk(capacity="high"),
    "level: a half instead of the chosen one": Walk(level="half"),
    "outline: not fitted": Walk(outline=False),
    "mirror image: not asked about": Walk(mirror=False),
    "smoothing: none": Walk(smoothing="none"),
    "smoothing: Laplacian": Walk(smoothing="laplacian"),
}
"""One step at a time."""


def walked(walk: Walk, shot: Photograph, category: str) -> Guess | None:
    """What the journey makes of a photo; None where this walk is no other than the usual one: a category
    without a network of its own is served by the general one.
    """
    if walk.network == "general" and _general(walk, category) is None:
        return None
    cutout = _cutout(walk, shot)
    try:
        framed = cutout.framed()
    except CutoutError:
        return Guess(VoxelGrid(np.zeros((32, 32, 32), np.float32)), HALF, None, "no cut-out")
    category = _category(walk, cutout, category)
    row = row_for(category, walk.capacity) if walk.network == "own" else _general(walk, category)
    level = row.levels[category] if walk.level == "chosen" else HALF
    answer = ask(_runner(row, mirror=walk.mirror), framed[None], category)
    if walk.outline:
        answer = fitted(Placed(answer, framed[None], level))
    return Guess(VoxelGrid(answer.occupancy[0], answer.extents[0]), level, float(answer.azimuth[0]), row.name)


def _cutout(walk: Walk, shot: Photograph) -> Cutout:
    if walk.cutout == "true":
        return Cutout(shot.photo, shot.mask, "true")
    return cut_out(shot.photo, whole_picture=walk.cutout == "whole picture")


def _category(walk: Walk, cutout: Cutout, given: str) -> str:
    if walk.category == "given":
        return given
    ranking = [name for name, _ in recognize(cutout).ranking]
    return ranking[0] if walk.category == "recognised" else next(name for name in ranking if name != given)


def _general(walk: Walk, category: str) -> WeightsRow | None:
    return rows_on_shelf(category).get(f"{GENERAL}-{walk.capacity}")


def _runner(row: WeightsRow, *, mirror: bool) -> Run:
    return (lambda inputs: run(row, inputs)) if mirror else unmirrored(lambda inputs: run(row, inputs))


def unmirrored(asked: Run) -> Run:
    """A network that says of the mirror images, the second half of the photos, what it said of the photos,
    mirrored: the mean of both, which `models.inference.ask` takes, is then what it said of the photos.
    """

    def answer(inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        count = len(inputs["photo"]) // 2
        first = asked({name: values[:count] for name, values in inputs.items()})
        mirrored = {
            "occupancy": first["occupancy"][:, ::-1],
            "extents": first["extents"],
            "camera": first["camera"] * np.float32([1, -1, 1, 1]),
        }
        return {name: np.concatenate([first[name], mirrored[name]]) for name in mirrored}

    return answer


def refused(shot: Photograph) -> bool:
    """Whether the checks would stop the photo."""
    checks = check_photo(shot.photo) + check_cutout(shot.photo, cut_out(shot.photo))
    return any(check.status == "refuse" for check in checks)


def measure(drawn: Mapping[str, Iterable[Subject]], views: int) -> dict:
    """Ask about all photos in all ways.

    Returns "shapes" by category, "steps" (a way -> measures with intervals, and the differences to the usual
    way), "F-score by category" (a way -> category -> mean), "curves" (what spoils -> a record a strength).
    """
    steps: list[dict] = []
    curves: list[dict[str, list[Scores]]] = []
    names: list[str] = []
    for category, subjects in drawn.items():
        for subject in told(subjects, category):
            shots = [photograph(subject, view) for view in range(views)]
            steps.append(_steps(subject, shots))
            curves.append({name: _curve(subject, shots, name) for name in SPOILS})
            names.append(category)
    return {
        "shapes": {name: names.count(name) for name in dict.fromkeys(names)},
        "steps": {name: _figures(steps, name) for name in WALKS if any(name in row for row in steps)},
        "F-score by category": _by_category(steps, names),
        "curves": {name: _points([curve[name] for curve in curves], name) for name in SPOILS if curves},
    }


def _steps(subject: Subject, shots: Sequence[Photograph]) -> dict[str, Scores]:
    """Each way's scores, their means over the photos of a shape."""
    found = {}
    for name, walk in WALKS.items():
        guesses = [walked(walk, shot, subject.category) for shot in shots]
        if None not in guesses:
            found[name] = _mean([
                score(guess, subject, view, smoothing=walk.smoothing) for view, guess in enumerate(guesses)
            ])  # fmt: skip
    return found


def _curve(subject: Subject, shots: Sequence[Photograph], name: str) -> list[Scores]:
    """A shape's scores by strength, with the share of its photos that the checks refuse."""
    spoil, strengths = SPOILS[name]
    points = []
    for strength in strengths:
        spoiled = [spoil(shot, strength) for shot in shots]
        guesses = [walked(Walk(), shot, subject.category) for shot in spoiled]
        scores = _mean([score(guess, subject, view) for view, guess in enumerate(guesses)])
        points.append({**scores, "refused": float(np.mean([refused(shot) for shot in spoiled]))})
    return points


def _mean(scores: Sequence[Scores]) -> Scores:
    return {name: float(np.mean([one[name] for one in scores])) for name in MEASURES}


def _figures(rows: Sequence[Mapping[str, Scores]], name: str) -> dict:
    """Of the shapes for which there is such a way."""
    rows = [row for row in rows if name in row]
    found = {measure: interval(np.array([row[name][measure] for row in rows])) for measure in MEASURES}
    gains = {
        f"{measure}, gain": paired(*(np.array([row[way][measure] for row in rows]) for way in (name, USUAL)))
        for measure in MEASURES
    }
    return {"shapes": len(rows), **found, **({} if name == USUAL else gains)}


def _by_category(rows: Sequence[Mapping[str, Scores]], names: Sequence[str]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for way in WALKS:
        for category in dict.fromkeys(names):
            pairs = zip(rows, names, strict=True)
            values = [row[way]["F-score"] for row, name in pairs if name == category and way in row]
            if values:
                found.setdefault(way, {})[category] = round(float(np.mean(values)), 4)
    return found


def _points(curves: Sequence[Sequence[Scores]], name: str) -> list[dict[str, float]]:
    """A record a strength: means over shapes, of the F-score with its interval."""
    points = []
    for place, strength in enumerate(SPOILS[name][1]):
        column = {key: np.array([curve[place][key] for curve in curves]) for key in (*MEASURES, "refused")}
        sure = interval(column["F-score"])
        means = {key: round(float(values.mean()), 4) for key, values in column.items()}
        points.append({"strength": strength, **means, "from": sure["from"], "to": sure["to"]})
    return points


def main() -> None:
    """Measure, write the results and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--meshes", type=Path, metavar="DIR", help="a folder of meshes")
    source.add_argument("--rules", action="store_true", help="the procedural shapes of the samples folder")
    parser.add_argument("--samples", type=Path, default=SAMPLES, metavar="DIR")
    parser.add_argument("--categories", nargs="+", default=[], metavar="NAME", help="all if not given")
    parser.add_argument("--split", default="test", metavar="NAME")
    parser.add_argument("--views", type=int, default=1)
    parser.add_argument("--limit", type=int, help="shapes a category, at most")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.json")
    options = parser.parse_args()
    task = Task(options.split, options.views, options.limit, tuple(options.categories))
    about = {
        "shapes": "by rule" if options.rules else "real meshes", "split": task.split, "views": task.views,
        "photos": f"drawn, {SIDE} x {SIDE} pixels, in scenes of data.backgrounds",
        "F-score": ABOUT["F-score"],
        "IoU 32": "of solids in the object cube, 32^3", "intervals": ABOUT["intervals"],
    }  # fmt: skip
    with TemporaryDirectory() as scratch:
        folder = options.samples if options.rules else options.meshes
        kept = None if options.rules else Path(scratch)
        drawn = drawn_from(folder, kept, task.wanted(), **task.drawing())
        results = {"about": about, **measure(drawn, task.views)}
    tell(results, options.out)


if __name__ == "__main__":
    main()
