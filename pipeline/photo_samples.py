"""Photos made into training samples for the recogniser, by the very intake and cut-out that users meet."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from data.photofolder import PhotoRow, photos_for
from data.photosamples import PhotoSamples, write_photo_samples
from pipeline.cutout import cut_out
from pipeline.errors import UnflattenError
from pipeline.intake import read_photo


def prepare_photos(photos: Path, out: Path) -> tuple[Path, ...]:
    """Cut out every photo of `photos` that may train shipped weights; one file a split in `out`.

    Each photo comes cut out and, as a user may ask for it, as the whole picture. Photos that the journey
    refuses are left out. Returns the files written.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows = photos_for(photos, use="ship")
    files = []
    for split in ("train", "validation"):
        chosen = [row for row in rows if row.split == split]
        found = [view for row in _told(chosen, split) for view in _views(row)]
        names, categories, methods, views = zip(*found, strict=True)
        samples = PhotoSamples(np.array(names), np.array(categories), np.array(methods), np.stack(views))
        files.append(write_photo_samples(out, split, samples))
    return tuple(files)


def _views(row: PhotoRow) -> Iterator[tuple[str, str, str, np.ndarray]]:
    """(file, category, method, framed view) of a photo, cut out and whole."""
    for whole in (False, True):
        try:
            cutout = cut_out(read_photo(row.path), whole_picture=whole)
            yield row.path.name, row.category, cutout.method, cutout.framed()
        except UnflattenError:
            continue  # the journey would have stopped here too


def _told(rows: list[PhotoRow], split: str) -> Iterator[PhotoRow]:
    """The rows, with a line on standard error every ten seconds."""
    told = time.monotonic()
    for done, row in enumerate(rows):
        if time.monotonic() - told > 10:
            told = time.monotonic()
            print(f"photos, {split}: {done:,} of {len(rows):,}", file=sys.stderr, flush=True)
        yield row
