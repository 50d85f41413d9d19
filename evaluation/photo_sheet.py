"""Photos with the models made of them, to be looked at: `python -m evaluation.photo_sheet --photos DIR --out
FILE`.

Photos that only measure, drawn by seed from all of our categories, go through the journey of the page. A row
has the photo, its cut-out, and the model from where the photo was taken and from 60 degrees beside it. Where
the category is not recognised the true one is chosen, as a user would; where the photo is refused the row
ends with its cut-out or before it. How many would a stranger name?
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

from data.photofolder import PhotoRow, photos_for
from models.registry import CAPACITIES, served
from pipeline.errors import UnflattenError
from pipeline.inspection import inspect
from pipeline.reconstruct import imagine, solidify
from pipeline.view import picture

TILE, TILES, ACROSS = 160, 4, 3
"""Pixels of a tile, tiles of a photo, photos beside each other."""
BESIDE = 60
"""Degrees between the two looks at a model."""


def main() -> None:
    """Write the sheet, and print what became of each photo."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, required=True, metavar="DIR", help="a folder with INDEX.csv")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a PNG file")
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--capacity", choices=CAPACITIES, default="high")
    options = parser.parse_args()
    strips = []
    for row in drawn(options.photos, options.count, options.seed):
        tiles, facts = walked(row, options.capacity)
        print(json.dumps({"photo": row.path.name, "category": row.category, **facts}), flush=True)
        strips.append(np.concatenate([*tiles, *[_blank()] * (TILES - len(tiles))], axis=1))
    cv2.imwrite(str(options.out), _pasted(strips)[..., ::-1])


def drawn(folder: Path, count: int, seed: int) -> list[PhotoRow]:
    """So many photos of our categories, without those of "none of these"."""
    rows = [row for row in photos_for(folder, use="check") if row.category in served()]
    chosen = np.random.default_rng(seed).permutation(len(rows))[:count]
    return [rows[place] for place in sorted(chosen)]


def walked(row: PhotoRow, capacity: str) -> tuple[list[np.ndarray], dict]:
    """Up to TILES tiles (TILE, TILE, 3) uint8, and what there is to say of the journey."""
    tiles, facts = [_fitted(row.path)], {}
    try:
        found = inspect(row.path)
        tiles.append(found.cutout.framed(TILE)[..., :3])
        best, share = found.recognition.ranking[0]
        facts = {"recognised": best if found.recognition.known else None, "share": round(share, 2)}
        category = best if found.recognition.known else row.category
        prediction = imagine(found, category=category, capacity=capacity)
        mesh = solidify(prediction, [found.cutout])
    except UnflattenError as error:
        return tiles, {**facts, "error": error.message}
    camera = prediction.camera
    for turn in (0, BESIDE):
        eye = replace(camera, azimuth=camera.azimuth + turn)
        tiles.append(picture(mesh, camera=eye, size=TILE))
    return tiles, facts


def _fitted(path: Path) -> np.ndarray:
    """The photo on a square tile, its sides in proportion."""
    photo = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    return np.array(ImageOps.pad(photo, (TILE, TILE), color="white"))


def _blank() -> np.ndarray:
    return np.full((TILE, TILE, 3), 255, np.uint8)


def _pasted(strips: list[np.ndarray]) -> np.ndarray:
    """Strips of one size as a sheet, ACROSS beside each other."""
    filled = [*strips, *[np.full_like(strips[0], 255)] * (-len(strips) % ACROSS)]
    rows = [filled[start : start + ACROSS] for start in range(0, len(filled), ACROSS)]
    return np.concatenate([np.concatenate(row, axis=1) for row in rows])


if __name__ == "__main__":
    main()
