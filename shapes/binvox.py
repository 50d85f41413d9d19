"""Voxels in `.binvox` files (Patrick Min, https://www.patrickmin.com/binvox/binvox.html).

    #binvox 1                        2 where a voxel may hold any value from 1 to 255
    dim 32 32 32
    translate -0.5 -0.2 -0.1         mesh coordinates of the grid's lowest corner; may be missing
    scale 1                          side of the grid in mesh coordinates; may be missing
    data
    <value><count><value><count>...  two bytes a run: the value (0 is empty), then 1..255 voxels of it

Voxels follow one another with y fastest, then z, then x. In memory they lie as everywhere, [x, y, z].
"""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

_HEAD = re.compile(rb"#binvox +([12])\s*?\n(.*?)^data\r?\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, eq=False)
class Binvox:
    """One file's voxels, in the axes of the mesh they were made from.

    Voxel (i, j, k) of R^3 has its centre at translate + scale * (i + 1/2, j + 1/2, k + 1/2) / R.
    """

    voxels: np.ndarray
    """(R, R, R) bool, [x, y, z]."""
    translate: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Mesh coordinates of the grid's lowest corner."""
    scale: float = 1.0
    """Side of the grid in mesh coordinates."""

    def centre(self) -> np.ndarray:
        """(3,) float64: the middle of the grid in mesh coordinates."""
        return np.asarray(self.translate, np.float64) + self.scale / 2


def read_binvox(path: Path) -> Binvox:
    """Read a file. Raises FileNotFoundError where there is none, ValueError when it is damaged."""
    try:
        return decode(path.read_bytes())
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def write_binvox(path: Path, binvox: Binvox) -> None:
    """Write a file; equal voxels give equal bytes."""
    path.write_bytes(encode(binvox))


def decode(content: bytes) -> Binvox:
    """The voxels of a file's bytes. Raises ValueError when they are damaged."""
    head = _HEAD.match(content)
    if head is None:
        raise ValueError(f"the header must run from '#binvox 1' to 'data', received {content[:24]!r}")
    size, translate, scale = _fields(head[2].decode("ascii", "replace"))
    data = content[head.end() :]
    if len(data) % 2:
        raise ValueError(f"runs must be pairs of bytes, received {len(data)} bytes")
    values, counts = np.frombuffer(data, np.uint8).reshape(-1, 2).T
    # Counted before they are laid out, so that a damaged header cannot ask for all the memory.
    if (total := int(counts.sum(dtype=np.int64))) != size**3:
        raise ValueError(f"runs must fill {size}^3 = {size**3} voxels, received {total}")
    if head[1] == b"1" and values.max() > 1:
        raise ValueError(f"voxels of version 1 must be 0 or 1, received {values.max()}")
    flat = np.repeat(values > 0, counts)
    # file order x, z, y -> [x, y, z]
    voxels = np.ascontiguousarray(flat.reshape(size, size, size).transpose(0, 2, 1))
    return Binvox(voxels, translate, scale)


def encode(binvox: Binvox) -> bytes:
    """The bytes of a file. Raises ValueError when the voxels are not (R, R, R)."""
    voxels = np.asarray(binvox.voxels, bool)
    size = len(voxels)
    if voxels.shape != (size, size, size) or not size:
        raise ValueError(f"voxels must be (R, R, R), received {voxels.shape}")
    flat = voxels.transpose(0, 2, 1).ravel()  # [x, y, z] -> file order x, z, y
    starts = np.concatenate([[0], np.flatnonzero(flat[1:] != flat[:-1]) + 1])
    lengths = np.diff(np.append(starts, flat.size))
    pieces = -(-lengths // 255)  # a byte counts to 255, so that a longer run is written in pieces
    counts = np.full(pieces.sum(), 255)
    counts[np.cumsum(pieces) - 1] = lengths - 255 * (pieces - 1)
    runs = np.stack([np.repeat(flat[starts], pieces), counts], axis=1).astype(np.uint8)
    x, y, z = (float(value) for value in binvox.translate)
    place = f"translate {x!r} {y!r} {z!r}\nscale {float(binvox.scale)!r}"
    return f"#binvox 1\ndim {size} {size} {size}\n{place}\ndata\n".encode("ascii") + runs.tobytes()


def _fields(header: str) -> tuple[int, tuple[float, float, float], float]:
    """(R, translate, scale) of the header's lines between the first and the last."""
    lines = {words[0]: words[1:] for line in header.splitlines() if (words := line.split())}
    try:
        sizes = {int(word) for word in lines["dim"]}
        x, y, z = (float(word) for word in lines.get("translate", ("0", "0", "0")))
        (scale,) = (float(word) for word in lines.get("scale", ("1",)))
    except (KeyError, ValueError) as error:
        raise ValueError(f"the header must give dim, translate and scale, received {header!r}") from error
    if len(lines["dim"]) != 3 or len(sizes) != 1 or min(sizes) < 1:
        raise ValueError(f"dim must be three equal sizes, received {' '.join(lines['dim'])}")
    if not (np.isfinite([x, y, z, scale]).all() and scale > 0):
        raise ValueError(f"translate must be finite and scale above 0, received {header!r}")
    return sizes.pop(), (x, y, z), scale
