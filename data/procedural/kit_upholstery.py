"""Soft solids: plump and buttoned pillows, and sections carried along a plan, for everything upholstered."""

from functools import lru_cache

import numpy as np

from data.procedural.kit_outlines import in_plane, rounded_rectangle
from data.procedural.kit_part import Part, moved
from data.procedural.kit_sweeps import sweep


def pillow(
    size: tuple[float, float, float], center: tuple[float, float, float], *, material: str,
    crown: float = 0.2, square: float = 6.0, buttons: tuple[int, int] = (0, 0),
) -> Part:
    """A pillow whose bounding box is `size` (metres) about `center`.

    crown: in [0, 1), how much thinner its rim is than its middle. square: the exponent of its outline, 2 an
    ellipsoid, 12 nearly a box. buttons: how many tufts along its two longer axes, in order; 0 for none.
    """
    thin = int(np.argmin(size))
    points, faces = _cube(14 if min(buttons) else 6)
    q = points / (np.abs(points) ** square).sum(axis=1, keepdims=True) ** (1 / square)
    a, b = (q[:, axis] for axis in range(3) if axis != thin)
    thickness = 1 - crown + crown * (1 - a**2) * (1 - b**2)
    if min(buttons):
        thickness = thickness - 0.3 * _tufts(a, buttons[0]) * _tufts(b, buttons[1])
    q[:, thin] *= thickness
    return Part(q * np.asarray(size) / 2 + np.asarray(center), faces, material)


def _tufts(along: np.ndarray, count: int) -> np.ndarray:
    """(N,) in [0, 1], 1 in the middle of each of `count` equal stretches of [-1, 1]."""
    return np.sin(np.pi * count * (along + 1) / 2) ** 6


@lru_cache(maxsize=4)
def _cube(steps: int) -> tuple[np.ndarray, np.ndarray]:
    """The surface of the cube [-1, 1]^3, finer towards its edges: points (P, 3), outward faces (F, 3)."""
    line = np.sin(np.linspace(-1, 1, steps + 1) * np.pi / 2) * 0.5 + np.linspace(-1, 1, steps + 1) * 0.5
    index = np.full((steps + 1,) * 3, -1)
    surface = np.stack(np.nonzero(_on_border(steps)), axis=1)
    index[tuple(surface.T)] = np.arange(len(surface))
    quads = []
    for axis in range(3):
        for side in (0, steps):
            sheet = index.take(side, axis=axis)  # its own axes are the other two, ascending
            if (side == 0) != (axis == 1):
                sheet = sheet.T
            corners = sheet[:-1, :-1], sheet[1:, :-1], sheet[1:, 1:], sheet[:-1, 1:]
            quads.append(np.stack(corners, axis=-1).reshape(-1, 4))
    quad = np.concatenate(quads)
    return line[surface], np.concatenate([quad[:, [0, 1, 2]], quad[:, [0, 2, 3]]]).astype(np.int32)


def _on_border(steps: int) -> np.ndarray:
    """(steps + 1,)^3 bool: the lattice points on the border of the cube."""
    border = np.ones((steps + 1,) * 3, bool)
    border[1:-1, 1:-1, 1:-1] = False
    return border


def outline(width: float, low: float, high: float, *, radius: float, lean: float = 0.0) -> np.ndarray:
    """(16, 2) a rounded rectangle as (u, v): u centred at 0, v from `low` to `high`, in metres.

    `lean` shifts u by that much for each metre above `low`.
    """
    points = rounded_rectangle(width, high - low, radius) + (0, (low + high) / 2)
    points[:, 0] += lean * (points[:, 1] - low)
    return points


def along_plan(
    section: np.ndarray, path: np.ndarray, *, material: str, rise: np.ndarray | None = None
) -> Part:
    """A section (M, 2) of (u, v) carried along a plan (N, 2) of (x, z), mitred at its corners, all in metres.

    u points to the left of the way seen from above (to -Z going along +X), v up. rise: (N,) multiplies v.
    """
    scale = np.ones((len(path), 2))
    scale[:, 1] = 1.0 if rise is None else rise
    return sweep(in_plane(path), section, scale=scale, up=(0, 1, 0), material=material)


def leaned(part: Part, pivot: tuple[float, float], *, degrees: float) -> Part:
    """The part turned backwards (towards -Z) by `degrees` about the line along X through `pivot` = (y, z)."""
    y, z = pivot
    low = moved(part, translate=(0, -y, -z))
    return moved(moved(low, rotate=(-degrees, 0, 0)), translate=(0, y, z))
