"""Framed cut-outs of photos, all of a split in one file `photos-<split>.npz`."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, eq=False)
class PhotoSamples:
    """N cut-outs; a photo can come in more than one way."""

    names: np.ndarray
    """(N,) str: the photo's file."""
    categories: np.ndarray
    """(N,) str: what it shows."""
    methods: np.ndarray
    """(N,) str: how its mask was found, or "whole picture"."""
    views: np.ndarray
    """(N, 128, 128, 4) uint8, framed: the object over white, alpha = mask."""

    def __len__(self) -> int:
        return len(self.names)


def photo_samples_path(folder: Path, split: str) -> Path:
    """Where the cut-outs of a split lie."""
    return folder / f"photos-{split}.npz"


def write_photo_samples(folder: Path, split: str, samples: PhotoSamples) -> Path:
    """Write a split's file, whole or not at all."""
    path = photo_samples_path(folder, split)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        np.savez_compressed(file, **vars(samples))
    os.replace(part, path)
    return path


def load_photo_samples(folder: Path, split: str) -> PhotoSamples:
    """Read a split's file. Raises FileNotFoundError when photos were never prepared into this folder."""
    with np.load(photo_samples_path(folder, split), allow_pickle=False) as archive:
        return PhotoSamples(**{name: archive[name] for name in PhotoSamples.__dataclass_fields__})
