"""Sample files of depth, one view one file: `<samples>/rooms/<split>-<number>.npz`, photos in `nyu`."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data.samples import SPLITS, write_arrays
from shapes.depthmap import Intrinsics

ROOMS, NYU = "rooms", "nyu"
"""Folders: rendered views, and photos of NYU Depth V2."""


@dataclass(frozen=True, eq=False)
class RoomView:
    """A picture, how far everything in it is, and the camera that took it."""

    color: np.ndarray
    """(H, W, 3) uint8 sRGB."""
    depth: np.ndarray
    """(H, W) float32: metres along the viewing direction at each pixel's middle; 0 where unknown."""
    camera: Intrinsics


def path_of(samples: Path, split: str, number: int, *, kind: str = ROOMS) -> Path:
    """Where the view of this number lies; `kind` is ROOMS or NYU."""
    return samples / kind / f"{split}-{number:05d}.npz"


def number_of(path: Path) -> int:
    """The number of the view of a file."""
    return int(path.stem.rsplit("-", 1)[1])


def write(path: Path, view: RoomView) -> Path:
    """Write a view, whole or not at all; equal views give equal bytes. Depth is rounded to float16."""
    lens = view.camera
    return write_arrays(path, {
        "color": np.asarray(view.color, np.uint8),
        "depth": np.asarray(view.depth, np.float16),
        "camera": np.array([lens.fx, lens.fy, lens.cx, lens.cy], np.float32),
    })  # fmt: skip


def read(path: Path) -> RoomView:
    """Read a view's file."""
    with np.load(path, allow_pickle=False) as archive:
        lens = Intrinsics(*(float(value) for value in archive["camera"]))
        return RoomView(archive["color"], archive["depth"].astype(np.float32), lens)


def paths(samples: Path, split: str, *, kind: str = ROOMS) -> list[Path]:
    """The files of a split and a kind by number. Raises ValueError for another split, FileNotFoundError where
    there is none.
    """
    if split not in SPLITS:
        raise ValueError(f"split must be one of {', '.join(SPLITS)}, received {split!r}")
    found = sorted((samples / kind).glob(f"{split}-*.npz"))
    if not found:
        raise FileNotFoundError(f"views of the split {split} must lie in {samples / kind}; there is none")
    return found
