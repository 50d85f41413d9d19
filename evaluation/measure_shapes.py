"""What the shapes made by rule look like, and how like real ones they are:
`python -m evaluation.measure_shapes [--meshes DIR] [--categories NAME ...]`.

Writes evaluation/results/shapes/<category>.png, a contact sheet of a hundred shapes, and with a folder of
meshes evaluation/results/shapes.json: side lengths and share of the bounding box filled, by rule and real
(train split); of categories not asked for, what it holds stays.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import cv2
import numpy as np

from data.meshfolder import MeshRow, read_index
from data.procedural import ProceduralShape, generate
from data.render import framed_view, random_appearance
from data.voxelize import coverage, coverage_robust
from shapes.camera import Camera
from shapes.categories import CATEGORIES
from shapes.voxelgrid import VoxelGrid

RESULTS = Path(__file__).resolve().parent / "results"
COUNT, ACROSS, TILE = 100, 10, 80
COLORS = 128
"""Of a contact sheet's palette: a third of the bytes, and no eye tells."""

QUANTILES = (0.1, 0.5, 0.9)
MEASURED = 60
"""Shapes of each origin whose proportions are taken, at most."""


def contact_sheet(shapes: Sequence[ProceduralShape]) -> np.ndarray:
    """(10 TILE, 10 TILE, 3) uint8: COUNT shapes, each from a front corner and above."""
    tiles = np.stack([_tile(shape) for shape in shapes])
    rows = tiles.reshape(COUNT // ACROSS, ACROSS, TILE, TILE, 3).transpose(0, 2, 1, 3, 4)
    return rows.reshape(COUNT // ACROSS * TILE, ACROSS * TILE, 3)


def _tile(shape: ProceduralShape) -> np.ndarray:
    rng = np.random.default_rng(shape.seed)
    azimuth = float(rng.choice([-1, 1]) * rng.uniform(20, 60))
    camera = Camera(azimuth, float(rng.uniform(8, 30)), distance=2.6, field_of_view=30)
    looks = random_appearance(rng, materials=shape.materials)
    return framed_view(shape.mesh, camera, looks, size=TILE)[..., :3]


def write_sheet(sheet: np.ndarray, path: Path) -> None:
    """Write a sheet, (H, W, 3) uint8, as PNG with a palette of COLORS."""
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(sheet).quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)


def compared(shapes: Sequence[ProceduralShape], rows: Sequence[MeshRow]) -> dict[str, object]:
    """Families and their number among the shapes; proportions by rule, and real where `rows` has any."""
    ruled = (coverage(shape.mesh, 64, box=True) for shape in shapes[:MEASURED])
    found: dict[str, object] = {
        "families": dict(Counter(shape.family for shape in shapes).most_common()),
        "by rule": proportions(ruled),
    }
    if rows:
        real = (coverage_robust(row.read(), 64, box=True)[0] for row in rows[:MEASURED])
        found["real"] = {"shapes": min(len(rows), MEASURED), **proportions(real)}
    return found


def proportions(grids: Iterable[VoxelGrid]) -> dict[str, list[float]]:
    """QUANTILES of the sides of the box (x, y, z; the longest 1) and of the share of it that is filled."""
    table = np.array([(*grid.extents, grid.occupancy.mean()) for grid in grids])
    values = np.quantile(table, QUANTILES, axis=0).T.round(3).tolist()
    return dict(zip(("x", "y", "z", "filled"), values, strict=True))


def main() -> None:
    """Write the sheets, and the comparison where there is something to compare with."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--meshes", type=Path, metavar="DIR", help="a folder of meshes (INDEX.csv)")
    parser.add_argument("--categories", nargs="+", default=list(CATEGORIES), metavar="NAME")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    index = read_index(options.meshes) if options.meshes else ()
    results = {}
    for category in options.categories:
        shapes = [generate(category, seed) for seed in range(COUNT)]
        write_sheet(contact_sheet(shapes), RESULTS / "shapes" / f"{category}.png")
        rows = [row for row in index if (row.category, row.split) == (category, "train")]
        results[category] = compared(shapes, rows)
        print(category, results[category], flush=True)
    if options.meshes:
        file = RESULTS / "shapes.json"
        before = json.loads(file.read_text(encoding="utf-8"))["categories"] if file.exists() else {}
        text = json.dumps({"quantiles": QUANTILES, "categories": {**before, **results}}, indent=1)
        file.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
