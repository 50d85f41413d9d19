"""Where the limits of pipeline.checks come from: `python -m evaluation.calibrate_checks --photos DIR`.

Good photos are those of the folder as they are; bad ones are made of them: blurred (Gaussian, sigma 0.5 % and
2 % of the longest side), darkened (4 stops under), over-exposed (2 and 3 stops over, clipped) and cropped (a
fifth of the object's box cut off). The limits that the train split suggests are printed beside those in
force; the test split is only measured. Writes evaluation/results/checks.json.
"""

import argparse
import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np

from evaluation.report import tell
from pipeline.checks import RULES, Check, check_cutout, check_photo
from pipeline.cutout import cut_out
from pipeline.intake import Photo, read_photo

RESULTS = Path(__file__).parent / "results" / "checks.json"


def blurred(share: float) -> Callable[[Photo], np.ndarray]:
    """Out of focus by a Gaussian of `share` of the longest side."""
    return lambda photo: cv2.GaussianBlur(photo.rgb, (0, 0), share * max(photo.rgb.shape))


def exposed(stops: float) -> Callable[[Photo], np.ndarray]:
    """More or less light by so many stops, clipped, through a gamma of 2.2."""
    return lambda photo: np.rint(
        255 * np.clip((photo.rgb / 255) ** 2.2 * 2**stops, 0, 1) ** (1 / 2.2)
    ).astype(np.uint8)


def cropped(photo: Photo) -> np.ndarray:
    """The picture cut through the object: the left fifth of its box is gone."""
    columns = np.flatnonzero((cut_out(photo).mask >= 128).any(axis=0))
    left = int(columns[0] + 0.2 * (columns[-1] - columns[0])) if columns.size else 0
    return np.ascontiguousarray(photo.rgb[:, left:])


FAULTS = {
    "blurred 0.5 %": ("sharpness", blurred(0.005)),
    "blurred 2 %": ("sharpness", blurred(0.02)),
    "4 stops dark": ("lighting", exposed(-4)),
    "2 stops over": ("exposure", exposed(2)),
    "3 stops over": ("exposure", exposed(3)),
    "cropped": ("framing", cropped),
}
"""Name of the fault: the check that should catch it, and how it is made."""


def photos(folder: Path, split: str, *, most: int) -> Iterator[Photo]:
    """At most `most` photos of a split, evenly spread over its index."""
    with (folder / "INDEX.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split]
    for index in np.unique(np.linspace(0, len(rows) - 1, min(most, len(rows))).astype(int)):
        yield read_photo(folder / rows[index]["file"])


def figures(rgb: np.ndarray, name: str) -> dict[str, tuple[str, float]]:
    """Every check's status and figure for one picture."""
    photo = Photo(rgb, None, name)
    return _answers(check_photo(photo) + check_cutout(photo, cut_out(photo)))


def status(rgb: np.ndarray, check: str) -> str:
    """One check's status for one picture; the cut-out is made only for the checks that need it."""
    photo = Photo(rgb, None, "faulty")
    found = _answers(check_photo(photo))
    found = found if check in found else _answers(check_cutout(photo, cut_out(photo)))
    return found[check][0]


def _answers(checks: tuple[Check, ...]) -> dict[str, tuple[str, float]]:
    return {check.name: (check.status, check.value) for check in checks}


def measure(folder: Path, split: str, *, most: int) -> dict[str, object]:
    """Shares of good photos passed and of faulty ones caught, and the good photos' quantiles that suggest
    limits.
    """
    good, faulty = [], {fault: [] for fault in FAULTS}
    for photo in photos(folder, split, most=most):
        good.append(figures(photo.rgb, photo.name))
        for fault, (check, make) in FAULTS.items():
            faulty[fault].append(status(make(photo), check))
    return {
        "photos": len(good),
        "good photos": {name: _good(name, good) for name in RULES},
        "good photos without any refusal": _share(
            all(status != "refuse" for status, _ in one.values()) for one in good
        ),
        "faulty photos caught": {
            fault: {
                "check": FAULTS[fault][0],
                "warned or refused": _share(status != "pass" for status in statuses),
                "refused": _share(status == "refuse" for status in statuses),
            }
            for fault, statuses in faulty.items()
        },
    }


def _good(name: str, good: list[dict[str, tuple[str, float]]]) -> dict[str, float]:
    values = [one[name][1] for one in good]
    low, high = np.quantile(values, [0.02, 0.98])
    return {
        "passed": _share(one[name][0] == "pass" for one in good),
        "refused": _share(one[name][0] == "refuse" for one in good),
        "2nd percentile": round(float(low), 2),
        "98th percentile": round(float(high), 2),
    }


def _share(answers: Iterator[bool]) -> float:
    return round(float(np.mean(list(answers))), 3)


def main() -> None:
    """Measures both splits and writes the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--photos", type=Path, required=True, help="a folder with INDEX.csv as in the evaluation data"
    )
    parser.add_argument("--most", type=int, default=150, help="photos of each split")
    options = parser.parse_args()
    result = {
        "limits": {
            name: {"warn": rule.warn, "refuse": None if rule.refuse == float("inf") else rule.refuse}
            for name, rule in RULES.items()
        }
    }
    result |= {split: measure(options.photos, split, most=options.most) for split in ("train", "test")}
    tell(result, RESULTS)


if __name__ == "__main__":
    main()
