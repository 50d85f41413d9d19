"""Teach a category and say what it is worth: `python cli.py train --category teapot --meshes DIR`.

`training.teach` makes the network; here it is looked at while it learns, and asked about the meshes it has
never seen, beside the mean shape and the nearest neighbour of those it has.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from data.samples import Sample, read_sample, sample_path, sample_paths, spread
from evaluation.baselines import mean_shape, nearest_neighbour, open_gallery, validation_samples
from evaluation.cards import RIVALS, card
from evaluation.contenders import Contender, Guess, asked, at_best_level
from evaluation.report import strip
from evaluation.scoring import ask_all, comparisons, final_mesh, summary
from evaluation.subjects import Subject
from models.inference import ask
from models.registry import CAPACITIES
from shapes.voxelgrid import VoxelGrid
from training.teach import Lesson, Pupil, Tell, stage, teach, write_candidate

PICTURED = 25
"""Steps between two pictures."""
TESTED, VIEWS = 40, 2
"""Held-out shapes to ask about, at most, and views of each."""
DRAWN_AT = 0.4
"""The level of a prediction under way: its own is chosen at the end."""
BEATEN = ("IoU 64", "F-score")
"""A rival is beaten where the mean of both is higher."""
OWN = "benchmark-held-out"
"""The file of its results, as `evaluation.cards` looks for it."""


def teach_and_judge(lesson: Lesson, *, tell: Tell, workers: Callable | None = None) -> tuple[Pupil, dict]:
    """Teach a category, and write the candidate with its card; what it learned, as `judged` says it.

    Raises Refusal, FileNotFoundError as training.teach does.
    """
    look = _Looker(lesson.category, tell)
    pupil = teach(lesson, tell=tell, look=look, workers=workers)
    tell(stage("Comparing with the mean shape and the nearest neighbour"))
    results = measured(pupil, tell)
    write_results(pupil, results)
    return pupil, judged(pupil, results)


def measured(pupil: Pupil, tell: Tell) -> dict:
    """The network and both rivals asked about the held-out shapes: results as evaluation.benchmark has them.
    """
    category = pupil.row.category
    contenders, known = _line_up(pupil)
    rows = []
    testing = spread([row for row in pupil.rows if row.split == "test"], TESTED)
    for done, row in enumerate(testing, start=1):
        sample = read_sample(sample_path(pupil.samples, category, "test", f"{row.name}-v00"))
        subject = Subject(_few_views(sample), row.read().normalized())
        rows.append(ask_all(subject, contenders))
        tell({"done": done, "total": len(testing)})
    found = {
        "shapes": len(rows), "training shapes": known, "weights": {"low": pupil.row.name},
        "methods": {name: summary([row[name] for row in rows]) for name in contenders},
        "comparisons": comparisons(rows, contenders),
    }  # fmt: skip
    return {"about": {"split": "test", "views": VIEWS}, "categories": {category: found}}


def _line_up(pupil: Pupil) -> tuple[dict[str, Contender], int]:
    gallery = open_gallery(pupil.samples, pupil.row.category)
    validating = validation_samples(pupil.samples, pupil.row.category)
    makers = dict(zip(RIVALS, (mean_shape, nearest_neighbour), strict=True))
    rivals = {name: at_best_level(make(gallery), validating) for name, make in makers.items()}
    return {CAPACITIES[0]: asked(pupil.row), **rivals}, len(gallery)


def judged(pupil: Pupil, results: Mapping) -> dict:
    """What is told of a finished lesson: "category", "candidate" (its folder), "shapes" by split, "methods"
    (name -> measure -> mean), "beats" (the rivals that it beats).
    """
    methods = results["categories"][pupil.row.category]["methods"]
    means = {
        name: {key: figures[key]["mean"] for key in ("IoU 32", *BEATEN)} for name, figures in methods.items()
    }
    own = means[pupil.row.capacity]
    splits = [row.split for row in pupil.rows]
    return {
        "category": pupil.row.category, "candidate": str(pupil.folder),
        "shapes": {split: splits.count(split) for split in ("train", "validation", "test")},
        "methods": means,
        "beats": [rival for rival in RIVALS if all(own[key] > means[rival][key] for key in BEATEN)],
    }  # fmt: skip


def write_results(pupil: Pupil, results: dict) -> None:
    """Write the results, and the candidate with its card, into the pupil's folder."""
    (pupil.folder / f"{OWN}.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    near = replace(pupil.row, file=Path(pupil.row.file).name)
    write_candidate(pupil, card(near, pupil.folder))


def _few_views(sample: Sample) -> Sample:
    return replace(sample, views=sample.views[:VIEWS])


class _Looker:
    """Draws a held-out shape every PICTURED steps: the photo, what the network makes of it, and the truth."""

    def __init__(self, category: str, tell: Tell) -> None:
        self.category, self.tell = category, tell

    def __call__(self, network, samples: Path, step: int) -> None:
        """Draw it, where its turn has come, as picture.jpg beside the samples."""
        if step != 1 and step % PICTURED:
            return
        sample = read_sample(sample_paths(samples, self.category, "validation")[0])
        answer = ask(network.predict_on_batch, sample.views[:1], self.category)
        guess = Guess(VoxelGrid(answer.occupancy[0], answer.extents[0]), DRAWN_AT, None, "")
        truth = Guess(sample.grid(), 0.5, None, "")
        meshes = {"prediction": final_mesh(guess), "truth": final_mesh(truth)}
        path = samples.parent / "picture.jpg"
        _write(path, np.concatenate(list(strip(sample, meshes).values()), axis=1))
        self.tell({"picture": str(path), "pictured": step})


def _write(path: Path, picture: np.ndarray) -> None:
    """Write a picture (H, W, 3) uint8 as JPEG, whole or not at all."""
    part = path.with_suffix(".part")
    part.write_bytes(cv2.imencode(".jpg", picture[..., ::-1])[1].tobytes())
    os.replace(part, path)
