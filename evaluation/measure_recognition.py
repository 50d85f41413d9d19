"""How well a category is recognised: `python -m evaluation.measure_recognition --photos DIR --samples DIR`.

The threshold above which a photo counts as one of ours is chosen on held-out photos and renders; the
"check" photos, which nothing was trained or tuned on, only measure. Each goes through the intake and the
cut-out that users meet. Writes evaluation/results/recognition.json.
"""

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data.photofolder import PhotoRow, photos_for
from data.photosamples import load_photo_samples
from evaluation.report import tell
from models.recognizer import LABELS
from models.registry import RECOGNIZER
from pipeline.cutout import cut_out
from pipeline.errors import UnflattenError
from pipeline.intake import read_photo
from pipeline.networks import row_for, run
from pipeline.recognition import KNOWN, recognize
from training.config import read_experiment
from training.recognizer import held_out
from training.recognizer_batches import OTHER

RESULTS = Path(__file__).parent / "results" / "recognition.json"
THRESHOLDS = tuple(round(0.2 + 0.05 * step, 2) for step in range(16))


@dataclass(frozen=True)
class Answer:
    """What was said of one photo. ranking: categories, best first; empty where the journey refused it before.
    known: whether the user was told a category.
    """

    file: str
    category: str
    ranking: tuple[str, ...] = ()
    known: bool = False
    method: str = ""


def answers(folder: Path) -> list[Answer]:
    """What is said of every "check" photo."""
    return [_answer(row) for row in photos_for(folder, use="check")]


def _answer(row: PhotoRow) -> Answer:
    try:
        found = recognize(cut_out(read_photo(row.path)))
    except UnflattenError:
        return Answer(row.path.name, row.category)
    names = tuple(name for name, _ in found.ranking)
    return Answer(row.path.name, row.category, names, found.known, found.method)


def by_category(said: list[Answer]) -> dict[str, dict[str, object]]:
    """Per category of ours: top-1 and top-3 whatever the confidence, and what the user was told. For the
    rest: how many were refused, and as what the others passed.
    """
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in said:
        groups[answer.category].append(answer)
    return {
        name: _ours(group) if name in LABELS else _strangers(group)
        for name, group in sorted(groups.items())
    }


def _ours(group: list[Answer]) -> dict[str, object]:
    told = [answer for answer in group if answer.known]
    wrong = [answer for answer in group if answer.ranking[:1] != (answer.category,)]
    return {
        "photos": len(group),
        "top-1": _share(answer.ranking[:1] == (answer.category,) for answer in group),
        "top-3": _share(answer.category in answer.ranking[:3] for answer in group),
        "told and right": sum(answer.ranking[0] == answer.category for answer in told),
        "told and wrong": sum(answer.ranking[0] != answer.category for answer in told),
        "refused": len(group) - len(told),
        "mistaken for": _counts(answer.ranking[0] for answer in wrong if answer.ranking),
    }


def _strangers(group: list[Answer]) -> dict[str, object]:
    told = [answer for answer in group if answer.known]
    return {
        "photos": len(group),
        "refused": len(group) - len(told),
        "told": _counts(answer.ranking[0] for answer in told),
    }


def thresholds(samples: Path) -> list[dict[str, float]]:
    """On held-out photos and renders, for each threshold: the share refused of our categories and of other
    things.
    """
    photos, labels = held_out(read_experiment(RECOGNIZER), samples)
    shares = np.concatenate([_shares(photos[start : start + 64]) for start in range(0, len(photos), 64)])
    known, ours = 1 - shares[:, OTHER], labels != OTHER
    return [
        {
            "threshold": threshold,
            "ours refused": _share((known < threshold)[ours]),
            "others refused": _share((known < threshold)[~ours]),
        }
        for threshold in THRESHOLDS
    ]  # fmt: skip


def strangers_refused(samples: Path) -> float:
    """Of held-out photos of things that are of no category, cut out, the share that is refused."""
    photos = load_photo_samples(samples, "validation")
    rest = ~np.isin(photos.categories, LABELS) & (photos.methods != "whole picture")
    shares = _shares(photos.views[rest].astype(np.float32) / 255)
    return _share(1 - shares[:, OTHER] < KNOWN)


def _shares(photos: np.ndarray) -> np.ndarray:
    """(N, L) confidences of photos (N, P, P, 4) float32, each asked with its mirror image."""
    row = row_for(RECOGNIZER)
    logits = (run(row, photos) + run(row, photos[:, :, ::-1])) / 2
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def best_threshold(table: list[dict[str, float]]) -> float:
    """The highest threshold that refuses no more than a tenth of ours."""
    return max(row["threshold"] for row in table if row["ours refused"] <= 0.1)


def _share(values: object) -> float:
    return round(float(np.mean(list(values))), 3)


def _counts(names: object) -> dict[str, int]:
    names = list(names)
    return {name: names.count(name) for name in sorted(set(names))}


def summary(said: list[Answer]) -> dict[str, object]:
    """Over our categories and over all others."""
    ours = [answer for answer in said if answer.category in LABELS]
    rest = [answer for answer in said if answer.category not in LABELS]
    means = by_category(said)
    return {
        "method": ", ".join(sorted({answer.method for answer in said if answer.method})),
        "labels": list(LABELS),
        "known from": KNOWN,
        "mean top-1 of our categories": _share(means[name]["top-1"] for name in LABELS if name in means),
        "ours: top-1": _share(answer.ranking[:1] == (answer.category,) for answer in ours),
        "ours: top-3": _share(answer.category in answer.ranking[:3] for answer in ours),
        "ours: refused": _share(not answer.known for answer in ours),
        "ours: told and wrong": _share(
            answer.known and answer.ranking[0] != answer.category for answer in ours
        ),
        **({"others: refused": _share(not answer.known for answer in rest)} if rest else {}),
    }


def main() -> None:
    """Chooses the threshold on held-out samples, measures on the check photos, writes both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, required=True, help="with INDEX.csv as in the evaluation data")
    parser.add_argument("--samples", type=Path, required=True, help="made by cli.py prepare")
    options = parser.parse_args()
    table, said = thresholds(options.samples), answers(options.photos)
    result = {
        "summary": {
            **summary(said),
            "held-out photos of other things: refused": strangers_refused(options.samples),
            "best threshold on held-out samples": best_threshold(table),
        },
        "check photos": by_category(said),
        "held-out samples": table,
    }
    tell(result, RESULTS)


if __name__ == "__main__":
    main()
