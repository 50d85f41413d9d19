"""Does a network of its own serve a category better? `python -m evaluation.claim --capacity low --rules --out
evaluation/results/claim-low-procedural.json` (or --meshes DIR).

That is the central claim of Kaiber et al. (2026). Their table compares networks that were fine-tuned for a
category with one that was not fine-tuned at all, so that part of the gain is training. Here three networks
answer about the same views of test shapes that none was trained on: the base that all start from; the base
trained on for as many steps on all categories ("general"); and for as many on one ("specific"). The claim is
about the difference of the last two. It holds for a category where the 95 % interval of the mean difference
over shapes lies above 0.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from evaluation.baselines import gallery_samples, validation_samples
from evaluation.benchmark import ABOUT, SAMPLES, Task, told
from evaluation.contenders import Extra, from_file
from evaluation.intervals import paired
from evaluation.report import tell
from evaluation.scoring import Scores, ask_all, summary
from evaluation.subjects import Subject, drawn_from
from training.config import TrainingConfig, read_experiment
from training.publish import own_minutes

ROLES = ("base", "general", "specific")
MEASURES = {"IoU 32": 1, "F-score": 1, "Chamfer L1": -1}
"""What is compared, and whether more of it is better (1) or worse (-1)."""
LEAST = 5
"""Shapes below which an interval over shapes says nothing."""

PUBLISHED = {
    "about": "IoU on Pascal3D+ by Kaiber et al. 2026, Table 2; their test photos show CAD models that were "
             "trained on. The general network's figure is of all categories together.",
    "original": {"chair": 0.567, "sofa": 0.709, "airplane": 0.648, "bicycle": 0.531, "motorcycle": 0.562,
                 "all": 0.661},
    "general": {"all": 0.706},
    "specific": {"chair": 0.639, "sofa": 0.790, "airplane": 0.906, "bicycle": 0.772, "motorcycle": 0.907},
}  # fmt: skip
"""Table 2."""


@dataclass(frozen=True)
class Pair:
    """A category's run and the one it must beat, with the run that both start from."""

    specific: TrainingConfig
    general: TrainingConfig

    def __post_init__(self) -> None:
        """Raises ValueError where one had more training than the other."""
        for name in ("network", "steps", "epochs", "batch", "rate", "warm_up", "constant", "mesh_share"):
            values = [getattr(config, name) for config in (self.specific, self.general)]
            if values[0] != values[1]:
                raise ValueError(
                    f"{self.specific.name} and {self.general.name} must have the same {name}, "
                    f"received {values[0]} and {values[1]}"
                )
        if self.specific.parents[:1] != self.general.parents[:1] or not self.specific.parents:
            raise ValueError(f"{self.specific.name} and {self.general.name} must start from the same run")
        if self.specific.epochs:
            raise ValueError(f"{self.specific.name} must count in steps: epochs differ with the data")

    @property
    def runs(self) -> dict[str, TrainingConfig]:
        """The runs in their ROLES."""
        base = read_experiment(self.specific.parents[0])
        return {"base": base, "general": self.general, "specific": self.specific}


def pairs_of(capacity: str) -> tuple[dict[str, Pair], dict[str, str]]:
    """The pairs of a capacity by category, "chair-low" against "control-low", for all categories that the
    latter was trained on; and why others of them make no fair pair.
    """
    general = read_experiment(f"control-{capacity}")
    pairs, unfair = {}, {}
    for name in general.categories:
        try:
            pairs[name] = Pair(read_experiment(f"{name}-{capacity}"), general)
        except ValueError as error:
            unfair[name] = str(error)
    return pairs, unfair


def measure(pairs: Mapping[str, Pair], subjects: Mapping[str, Iterable[Subject]], places: "Places") -> dict:
    """Each category's figures by role, and differences; then of all shapes together."""
    rows = {name: _rows(name, pairs[name], given, places) for name, given in subjects.items()}
    found = {
        name: {
            "extra training": _training(pairs[name], places.runs),
            **_figures(own),
            "the claim": verdict(own),
        }
        for name, own in rows.items()
    }
    together = [row for own in rows.values() for row in own]
    every = {**_figures(together), "the claim": verdict(together)} if together else {}
    return {"categories": found, "all": every}


@dataclass(frozen=True)
class Places:
    """samples: the folder that levels are chosen on. runs: that of the weights."""

    samples: Path
    runs: Path


def _rows(
    category: str, pair: Pair, subjects: Iterable[Subject], places: Places
) -> list[dict[str, Scores]]:
    """A shape's scores by role. Each network's level is chosen on the same validation shapes."""
    judges = validation_samples(gallery_samples(places.samples, category), category)
    contenders = {}
    for role, config in pair.runs.items():
        weights = places.runs / f"{config.name}.weights.h5"
        extra = Extra(config.name, config.network, weights, config.categories)
        contenders[role] = from_file(extra, judges)
    return [ask_all(subject, contenders) for subject in told(subjects, category)]


def _figures(rows: Sequence[Mapping[str, Scores]]) -> dict:
    """Means by role, and paired differences on the same shapes; of a distance, how much smaller it is."""
    found = {"shapes": len(rows), "methods": {role: _means([row[role] for row in rows]) for role in ROLES}}
    found["differences"] = {
        f"{one} - {other}": {
            name: _difference(rows, one, other, name) for name in MEASURES
        }
        for one, other in (("specific", "general"), ("specific", "base"), ("general", "base"))
    }  # fmt: skip
    return found


def _means(rows: Sequence[Scores]) -> dict:
    figures = summary(rows)
    return {name: figures[name] for name in MEASURES}


def _difference(rows: Sequence[Mapping[str, Scores]], one: str, other: str, name: str) -> dict[str, float]:
    return paired(*(MEASURES[name] * np.array([row[role][name] for row in rows]) for role in (one, other)))


def verdict(rows: Sequence[Mapping[str, Scores]]) -> dict[str, str]:
    """By measure whether the specific network is better than the general one: "holds", "does not hold" where
    it is worse, "not shown" where the interval holds 0 or there are fewer than LEAST shapes.
    """
    said = {}
    for name in MEASURES:
        figure = _difference(rows, "specific", "general", name)
        if len(rows) < LEAST or figure["from"] <= 0 <= figure["to"]:
            said[name] = "not shown"
        else:
            said[name] = "holds" if figure["from"] > 0 else "does not hold"
    return said


def _training(pair: Pair, runs: Path) -> dict[str, float]:
    """What both had: steps, and the minutes that each took by its log, without its parents."""
    minutes = {role: own_minutes(pair.runs[role], runs) for role in ("general", "specific")}
    return {"steps": pair.specific.steps, **{f"minutes {role}": time for role, time in minutes.items()}}


def main() -> None:
    """Measure a capacity's categories, write the table and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--meshes", type=Path, metavar="DIR", help="a folder of meshes")
    source.add_argument("--rules", action="store_true", help="the procedural shapes of the samples folder")
    parser.add_argument("--capacity", required=True, help="of runs CATEGORY-CAPACITY: low, high, pix2vox-s")
    parser.add_argument("--categories", nargs="+", metavar="NAME", help="of those of control-CAPACITY")
    parser.add_argument("--samples", type=Path, default=SAMPLES, metavar="DIR")
    parser.add_argument("--runs", type=Path, default=Path("checkpoints"), metavar="DIR")
    parser.add_argument("--split", default="test", metavar="NAME")
    parser.add_argument("--views", type=int, default=2)
    parser.add_argument("--limit", type=int, help="shapes a category, at most")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.json")
    options = parser.parse_args()
    pairs, unfair = pairs_of(options.capacity)
    task = Task(split=options.split, views=options.views, limit=options.limit)
    about = {"capacity": options.capacity, "shapes": "by rule" if options.rules else "real meshes",
             "split": task.split, "views": task.views, "left out": unfair, **ABOUT}  # fmt: skip
    with TemporaryDirectory() as scratch:
        folder = options.samples if options.rules else options.meshes
        names = [name for name in pairs if name in (options.categories or pairs)]
        subjects = drawn_from(folder, None if options.rules else Path(scratch), names, **task.drawing())
        found = measure(pairs, subjects, Places(options.samples, options.runs))
    tell({"about": about, **found, "published": PUBLISHED}, options.out)


if __name__ == "__main__":
    main()
