"""Whether the depth network knows where it is wrong: `python -m evaluation.uncertainty --samples DIR
--rgbd DIR`.

What is shown to users, the error that it expects and the spread of its answers under dropout in one
(models.depth.ask_depth), is laid beside the true error |ln d - ln t|, after one factor a picture: no spread
can tell that all is too far alike. Writes evaluation/results/depth-uncertainty.json.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from scipy.stats import rankdata

from evaluation.benchmark_depth import ROOMS, real, rendered, told
from evaluation.depth_alignment import median
from evaluation.depth_contenders import Subject
from evaluation.intervals import interval
from evaluation.machine import machine
from evaluation.report import tell
from models.depth import PASSES
from pipeline.scene.depth import ask_network, enlarged

RESULTS = Path(__file__).parent / "results" / "depth-uncertainty.json"
STEPS = 20
"""Steps of the sparsification curve: each removes 1 / STEPS of the pixels."""
ABOUT = {
    "error": "|ln depth - ln truth| after one factor a picture",
    "rank correlation": "Spearman, of spread and error over the pixels of a picture; mean over pictures",
    "honest": "whether the whole interval of that correlation is above 0",
    "over pictures": "Spearman, of their mean spread and mean error",
    "AUSE": "area between the error's curve as the least certain pixels are removed and as the worst are, in "
            "shares of the whole error; 0 is a perfect order",
    "AUSE of chance": "the same where pixels are removed blindly",
}  # fmt: skip

Ask = Callable[[Subject], tuple[np.ndarray, np.ndarray]]
"""A subject -> depth (h, w) metres and spread (h, w) of its logarithm."""


@dataclass(frozen=True, eq=False)
class Seen:
    """error, spread: (N,) float64 of the pixels of a picture whose truth is known."""

    name: str
    error: np.ndarray
    spread: np.ndarray


def look(subject: Subject, ask: Ask) -> Seen:
    """Ask about a subject, and lay the spread beside the error."""
    height, width = subject.truth.shape
    depth, spread = ask(subject)
    depth, spread = enlarged(depth, height, width), cv2.resize(spread, (width, height))
    known = subject.truth > 0
    aligned = median(depth, subject.truth, "depth")[known]
    error = np.abs(np.log(aligned) - np.log(subject.truth[known].astype(np.float64)))
    return Seen(subject.name, error, spread[known].astype(np.float64))


def rank_correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Spearman's rho of (N,) and (N,): the correlation of their ranks, ties sharing theirs; 0 where either is
    the same everywhere.
    """
    a, b = (rankdata(values) - (len(values) + 1) / 2 for values in (one, other))
    power = np.sqrt((a * a).sum() * (b * b).sum())
    return float((a * b).sum() / power) if power else 0.0


def sparsified(error: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Mean error of what is left when the greatest of `order` (N,) are removed, 0, 1 / STEPS, ... of them:
    (STEPS,), in shares of the whole mean (Ilg et al. 2018, arXiv:1802.07095). Of equals, the first stay.
    """
    left = error[np.argsort(order, kind="stable")]
    means = np.cumsum(left) / np.arange(1, len(left) + 1)
    counts = [max(1, round(len(left) * (STEPS - step) / STEPS)) for step in range(STEPS)]
    return means[np.array(counts) - 1] / max(float(error.mean()), 1e-12)


def area(error: np.ndarray, spread: np.ndarray) -> float:
    """AUSE: the mean height of the spread's curve over that of the error's own."""
    return float((sparsified(error, spread) - sparsified(error, error)).mean())


def area_of_chance(error: np.ndarray) -> float:
    """The same where the error stays what it is, however many are removed."""
    return float((1 - sparsified(error, error)).mean())


def measure(seen: Sequence[Seen]) -> dict:
    """Rank correlations and sparsification of the pictures of a set."""
    correlations = np.array([rank_correlation(found.spread, found.error) for found in seen])
    least_certain = np.mean([sparsified(found.error, found.spread) for found in seen], axis=0)
    worst = np.mean([sparsified(found.error, found.error) for found in seen], axis=0)
    return {
        "pictures": len(seen),
        "mean error": round(float(np.mean([found.error.mean() for found in seen])), 4),
        "mean spread": round(float(np.mean([found.spread.mean() for found in seen])), 4),
        "over pictures": round(over_pictures(seen), 4),
        "honest": interval(correlations)["from"] > 0,
        "by pixels": {
            "rank correlation": interval(correlations),
            "AUSE": interval(np.array([area(found.error, found.spread) for found in seen])),
            "AUSE of chance": interval(np.array([area_of_chance(found.error) for found in seen])),
        },
        "curve": [
            {
                "removed": round(step / STEPS, 4),
                "least certain removed": round(float(least_certain[step]), 4),
                "worst removed": round(float(worst[step]), 4),
            }
            for step in range(STEPS)
        ],
    }


def over_pictures(seen: Sequence[Seen]) -> float:
    """Rank correlation of the pictures' mean spread and mean error; 0 for fewer than three."""
    if len(seen) < 3:
        return 0.0
    spreads, errors = zip(*((found.spread.mean(), found.error.mean()) for found in seen), strict=True)
    return rank_correlation(np.array(spreads), np.array(errors))


def asking(passes: int) -> Ask:
    """The depth network as the journey asks it, with so many passes of its dropout."""

    def ask(subject: Subject) -> tuple[np.ndarray, np.ndarray]:
        found = ask_network(subject.color, subject.camera.focal, passes=passes)
        if found.spread is None:
            raise ValueError(f"passes must be 1 or more, received {passes}")
        return found.depth, found.spread

    return ask


def main() -> None:
    """Measure each set, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=Path, default=Path("samples"), metavar="DIR")
    parser.add_argument("--rgbd", type=Path, metavar="DIR", help="the real pairs")
    parser.add_argument("--split", default="test", metavar="NAME")
    parser.add_argument("--limit", type=int, help="rendered rooms, at most")
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FILE.json")
    options = parser.parse_args()
    sets: dict[str, Iterable[Subject]] = {ROOMS: rendered(options.samples, options.split, options.limit)}
    sets |= real(options.rgbd) if options.rgbd else {}
    ask, found = asking(options.passes), {}
    for name, subjects in sets.items():
        found[name] = measure([look(subject, ask) for subject in told(subjects, name)])
    tell({"about": {**ABOUT, "passes": options.passes, **machine()}, **found}, options.out)


if __name__ == "__main__":
    main()
