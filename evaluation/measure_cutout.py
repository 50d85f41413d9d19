"""How well the cut-out finds the object: `python -m evaluation.measure_cutout --photos DIR`.

IoU with the masks of a photo folder, by how those masks were made (only COCO's are drawn by hand; the white-
background fills keep shadows and fill every hole). Two rules of the plain-background test, for pale objects
and for small holes, were added after a look at test cut-outs and tuned on train photos and renders, so that
figure is no longer blind. Writes evaluation/results/cutout.json.
"""

import argparse
import csv
import time
from collections import defaultdict
from pathlib import Path

import cv2
import numpy as np

from evaluation.report import tell
from pipeline.cutout import cut_out
from pipeline.grabcut import grabcut_mask
from pipeline.intake import read_photo

RESULTS = Path(__file__).parent / "results" / "cutout.json"


def overlap(a: np.ndarray, b: np.ndarray) -> float:
    """IoU of two (H, W) uint8 masks at 128."""
    a, b = a >= 128, b >= 128
    return float(np.count_nonzero(a & b) / max(np.count_nonzero(a | b), 1))


def measure(folder: Path, split: str) -> dict[str, dict[str, object]]:
    """Per kind of mask: photos, mean and median IoU, milliseconds, and how often each method was used."""
    found = defaultdict(list)
    with (folder / "INDEX.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split and row["mask"]]
    for row in rows:
        photo = read_photo(folder / row["file"])
        truth = cv2.imread(str(folder / row["mask"]), cv2.IMREAD_GRAYSCALE)
        start = time.perf_counter()
        cutout = cut_out(photo)
        seconds = time.perf_counter() - start
        alone = overlap(grabcut_mask(photo.rgb), truth)
        found[row["mask_kind"]].append((overlap(cutout.mask, truth), alone, seconds, cutout.method))
    return {kind: _summary(results) for kind, results in sorted(found.items())}


def _summary(results: list[tuple[float, float, float, str]]) -> dict[str, object]:
    overlaps, alone, seconds, methods = zip(*results, strict=True)
    return {
        "photos": len(results),
        "mean IoU": round(float(np.mean(overlaps)), 3),
        "median IoU": round(float(np.median(overlaps)), 3),
        "mean IoU of GrabCut alone": round(float(np.mean(alone)), 3),
        "IoU under 0.5": sum(value < 0.5 for value in overlaps),
        "median milliseconds": round(1000 * float(np.median(seconds))),
        "methods": {method: methods.count(method) for method in sorted(set(methods))},
    }


def main() -> None:
    """Measures both splits and writes the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--photos", type=Path, required=True, help="a folder with INDEX.csv as in the evaluation data"
    )
    folder = parser.parse_args().photos
    result = {split: measure(folder, split) for split in ("train", "test")}
    tell(result, RESULTS)


if __name__ == "__main__":
    main()
