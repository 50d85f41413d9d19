"""How long a photo takes to become an OBJ, and whether memory stays: `python -m evaluation.speed PHOTO...`.

Warm: the first photo of each capacity is walked once before the clock counts. With --category the networks as
published are timed beside ours, where the category has any. Writes evaluation/results/speed.json.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

import numpy as np

from evaluation.machine import machine
from models.registry import CAPACITIES, choices
from pipeline.export import export
from pipeline.reconstruct import Options, reconstruct

RESULTS = Path(__file__).parent / "results" / "speed.json"
ROUNDS = 50
"""Reconstructions of the memory curve, both capacities in turn."""

LIMITS = {"low": 0.5, "high": 1.5}
"""Seconds, photo to OBJ, that we want to stay under."""


def measure(photos: Sequence[Path], *, category: str = "auto", rounds: int = ROUNDS) -> dict:
    """Seconds a stage for each capacity over the photos, and the memory curve.

    Photos are walked as the command line walks them; one that is refused raises its UnflattenError.
    """
    offered = CAPACITIES if category == "auto" else tuple(choices(category))
    seconds = {capacity: stages(photos, Options(category, capacity)) for capacity in offered}
    return {
        "about": {
            **machine(), "photos": len(photos), "category": category,
            **{f"limit {capacity}, seconds": limit for capacity, limit in LIMITS.items()},
        },
        "seconds": seconds,
        "memory": list(memory_curve(photos, category, rounds)),
    }  # fmt: skip


def stages(photos: Sequence[Path], options: Options) -> dict[str, dict[str, float]]:
    """Stage -> median and 90th percentile in seconds, "total" the last."""
    walk(photos[0], options)
    walks = [walk(photo, options) for photo in photos]
    return {
        stage: {
            "median": round(float(np.median([seconds[stage] for seconds in walks])), 4),
            "p90": round(float(np.percentile([seconds[stage] for seconds in walks], 90)), 4),
        }
        for stage in walks[0]
    }


def walk(photo: Path, options: Options) -> dict[str, float]:
    """Seconds a stage of one photo, from its file to the bytes of the OBJ."""
    start = time.perf_counter()
    result = reconstruct(photo, options)
    before = time.perf_counter()
    export(result.mesh, format="obj")
    end = time.perf_counter()
    return {**result.seconds, "export": end - before, "total": end - start}


def memory_curve(photos: Sequence[Path], category: str, rounds: int) -> Iterator[dict[str, float | str]]:
    """One row a reconstruction in this process: its number, its seconds, resident megabytes after it."""
    for number, photo in enumerate(islice(cycle(photos), rounds), start=1):
        capacity = CAPACITIES[number % len(CAPACITIES)]
        seconds = walk(photo, Options(category, capacity))["total"]
        yield {"reconstruction": number, "capacity": capacity, "seconds": round(seconds, 3),
               "resident MB": resident_megabytes()}  # fmt: skip


def resident_megabytes() -> float:
    """Memory this process holds; its peak so far where /proc does not tell (macOS), 0 on Windows."""
    status = Path("/proc/self/statm")
    if status.exists():
        pages = int(status.read_text().split()[1])
        return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / 1e6, 1)


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("photos", nargs="+", type=Path)
    parser.add_argument("--category", default="auto")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    results = measure(options.photos, category=options.category, rounds=options.rounds)
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({name: value for name, value in results.items() if name != "memory"}, indent=1))


if __name__ == "__main__":
    main()
