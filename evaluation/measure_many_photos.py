"""What 20 photos of 12 megapixels take: `python -m evaluation.measure_many_photos`.

One object drawn from 20 sides, 4000 x 3000 pixels each, given to the journey of several photos as files. The
networks are warm before the clock counts; memory is what the process holds beyond that. Writes
evaluation/results/many-photos.json. Linux only.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from data.appearance import random_appearance
from data.procedural import generate
from data.render import Surface, framing_window, render
from evaluation.machine import machine
from evaluation.report import tell
from models.registry import choices
from pipeline.reconstruct import Options, warm_up
from pipeline.several import MOST, reconstruct_several
from shapes.camera import Camera

RESULTS = Path(__file__).parent / "results" / "many-photos.json"
CATEGORY, SEED = "chair", 20
WIDTH, HEIGHT = 4000, 3000


def main() -> None:
    """Draws the photos, walks the journey in each capacity, and writes what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=MOST)
    offered = tuple(choices(CATEGORY, several=True))
    parser.add_argument("--capacities", nargs="+", choices=offered, default=offered)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        photos = list(photographed(Path(folder), options.photos))
        report = {
            "about": {**machine(), "photos": len(photos), "megapixels": WIDTH * HEIGHT / 1e6},
            **{capacity: measure(photos, capacity) for capacity in options.capacities},
        }
    tell(report, RESULTS)


def photographed(folder: Path, count: int) -> Iterator[Path]:
    """Photos of one object from all around, before white, as JPEG files."""
    shape, rng = generate(CATEGORY, SEED), np.random.default_rng(0)
    surface, appearance = Surface.of(shape.mesh), random_appearance(rng, materials=shape.materials)
    for number in range(count):
        camera = Camera(360 * number / count - 180, float(rng.uniform(5, 35)), 3, 30)
        window = framing_window(shape.mesh, camera)
        drawn = render(surface, camera, appearance, size=1000, window=window)
        picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
        square = Image.fromarray(drawn.over(np.ones(3, np.float32))).resize((HEIGHT, HEIGHT))
        picture.paste(square, ((WIDTH - HEIGHT) // 2, 0))
        path = folder / f"photo{number}.jpg"
        picture.save(path, quality=90)
        yield path


def measure(photos: list[Path], capacity: str) -> dict:
    """Seconds a stage, and resident megabytes before, at the highest, and held with the result at the end."""
    warm_up()
    reconstruct_several(photos[:1], Options(CATEGORY, capacity))
    Path("/proc/self/clear_refs").write_text("5")  # the high-water mark starts anew
    before = _status("VmRSS")
    result = reconstruct_several(photos, Options(CATEGORY, capacity))
    seconds = {stage: round(taken, 2) for stage, taken in result.seconds.items()}
    return {
        "seconds": {**seconds, "all": round(sum(result.seconds.values()), 2)},
        "MB before": before, "MB at most": _status("VmHWM"), "MB after": _status("VmRSS"),
    }  # fmt: skip


def _status(name: str) -> int:
    """A figure of this process's status, in megabytes."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(name))


if __name__ == "__main__":
    main()
