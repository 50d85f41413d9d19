"""The light in a scene: lamps, windows and sun, and the walls that throw their light on.

Every source is a lamp with a depth map: what it sees is what it lights. What the walls throw back comes from
a few lamps on each of them (Keller, Instant Radiosity, SIGGRAPH 1997), so that corners and what stands under
a table are dark as they are in photos.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from data.rasterize import draw
from data.room_bodies import Body, joined_faces

AREA, POINT, SUN = 0, 1, 2
"""Kinds of lamps: light by the cosine, to all sides, or of one strength everywhere."""


@dataclass(frozen=True, eq=False)
class Lamp:
    """One source of light."""

    position: np.ndarray
    """(3,) metres."""
    toward: np.ndarray
    """(3,) the direction that it looks in."""
    color: np.ndarray
    """(3,) linear: its light on a surface that faces it, one metre away (from the sun: anywhere)."""
    kind: int = AREA
    size: int = 64
    """Pixels across its depth map."""
    reach: float = 3.2
    """Half the map's width at a distance of 1."""
    panes: tuple[tuple[float, ...], ...] = ()
    """The sun's: rectangles (low x, y, z, high x, y, z) flat along one axis through which alone it shines."""


class Lighting(NamedTuple):
    """Lamps as arrays for data.room_shading; the maps lie one after another in one."""

    positions: np.ndarray
    """(L, 3) float64."""
    axes: np.ndarray
    """(L, 3, 3) float64: rows right, up and back."""
    colors: np.ndarray
    """(L, 3) float64."""
    kinds: np.ndarray
    """(L,) int32."""
    sizes: np.ndarray
    """(L,) int32."""
    reaches: np.ndarray
    """(L,) float64."""
    starts: np.ndarray
    """(L,) int64: where each lamp's map begins."""
    maps: np.ndarray
    """float32: depths, row after row."""
    panes: np.ndarray
    """(P, 6) float64 of the sun."""
    ambient: np.ndarray
    """(3,) float64: light that is everywhere."""


def lighting(lamps: Sequence[Lamp], casters: Sequence[Body], *, ambient: np.ndarray) -> Lighting:
    """Draw what each lamp, of at least one, sees of the bodies that cast shadows."""
    vertices = (
        np.concatenate([body.mesh.vertices for body in casters]).astype(np.float64)
        if casters
        else np.zeros((0, 3))
    )
    faces = joined_faces(casters) if casters else np.zeros((0, 3), np.int32)
    axes = [_axes(lamp.toward) for lamp in lamps]
    maps = [
        _map(lamp, (vertices - lamp.position) @ turned.T, faces)
        for lamp, turned in zip(lamps, axes, strict=True)
    ]
    panes = [pane for lamp in lamps for pane in lamp.panes]
    return Lighting(
        np.array([lamp.position for lamp in lamps], np.float64), np.array(axes),
        np.array([lamp.color for lamp in lamps], np.float64),
        np.array([lamp.kind for lamp in lamps], np.int32), np.array([lamp.size for lamp in lamps], np.int32),
        np.array([lamp.reach for lamp in lamps], np.float64),
        np.cumsum([0, *(len(one) for one in maps[:-1])]).astype(np.int64), np.concatenate(maps),
        np.array(panes, np.float64).reshape(-1, 6), np.asarray(ambient, np.float64),
    )  # fmt: skip


def _map(lamp: Lamp, corners: np.ndarray, faces: np.ndarray) -> np.ndarray:
    step = 2 * lamp.reach / lamp.size
    edge = lamp.reach - step / 2
    return draw(corners, faces, shape=(lamp.size, lamp.size), grid=(-edge, edge, step)).depth.reshape(-1)


def _axes(toward: np.ndarray) -> np.ndarray:
    """(3, 3): rows right, up and back of one who looks along `toward`."""
    back = -np.asarray(toward, np.float64) / np.linalg.norm(toward)
    right = np.cross([0.0, 1.0, 0.0] if abs(back[1]) < 0.9 else [1.0, 0.0, 0.0], back)
    right /= np.linalg.norm(right)
    return np.stack([right, np.cross(back, right), back])
