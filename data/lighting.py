"""The light an object stands in: depth maps from lamps all around it, which tell what each lamp lights.

`Surface` holds what depends on the mesh alone, so that many views share it; `light_rig` sets one light up
around it.
"""

from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import numpy as np

from data.appearance import Light
from data.creases import corner_normals
from data.rasterize import WHOLE_PICTURE, rasterize, ray_grid
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh

LAMP_DISTANCE = 5.0
"""Lamps stand this far from the object's centre, object units."""

_LAMP_ANGLE = 22.0  # takes in the sphere round a unit cube
_LAMP_VIEW = 1.94  # object units across the lamp's picture, at the object's centre
_SKY_LAMPS, _SKY_SIZE = 24, 64


class Maps(NamedTuple):
    """Depth maps seen from lamps around the object: what a lamp sees is what it lights."""

    depth: np.ndarray
    """(L, S, S) float32 distance along the lamp's axis, inf where nothing is."""
    axes: np.ndarray
    """(L, 3, 3) float64: rows right, up and toward the lamp."""
    left: float
    step: float
    """The ray of pixel (row, column) is (left + column * step, -left - row * step, -1)."""
    lift: float
    """How far a point is lifted off its surface before it is looked up, object units: about a pixel."""


class Rig(NamedTuple):
    """All the light that falls on the object, linear."""

    key: Maps
    key_color: np.ndarray
    """(3,) float64."""
    sky: Maps
    radiance: np.ndarray
    """(L, 3) float64: what comes from each of the sky's directions."""
    above: float
    below: float
    """What a mirror sees upward and downward."""


@dataclass(frozen=True)
class Surface:
    """A mesh made ready for shading."""

    mesh: TriangleMesh
    normals: np.ndarray
    """(F, 3, 3) float32: the unit normal at each face's corners."""
    sky: Maps
    """What directions spread evenly around the object see of it."""

    @classmethod
    def of(cls, mesh: TriangleMesh) -> "Surface":
        """Prepare a normalized mesh: a few milliseconds, shared by all its views."""
        return cls(mesh, corner_normals(mesh), _maps(mesh, _around(_SKY_LAMPS), size=_SKY_SIZE))


def light_rig(surface: Surface, light: Light) -> Rig:
    """Set up a light round a surface: a shadow map of the key light, and a radiance for each direction of the
    sky.
    """
    toward = surface.sky.axes[:, 2]
    fill = Camera(light.azimuth + 150, 20, 1, 30).position()
    radiance = light.ground + (light.sky - light.ground) * np.clip(0.5 + 0.9 * toward[:, 1], 0, 1)
    radiance = radiance + light.fill * np.clip(toward @ fill, 0, 1)
    cool = 1 - light.warmth * np.array([0.08, 0.0, -0.1])
    # A softer light has a coarser map: its filter, four pixels wide, is the shadow's edge.
    size = min(max(ceil(2 * _LAMP_VIEW / light.softness), 48), 192)
    key = _maps(surface.mesh, np.array([[light.azimuth, light.elevation]]), size=size)
    tint = 1 + light.warmth * np.array([0.25, 0.0, -0.3])
    return Rig(key, light.key * tint, surface.sky, radiance[:, None] * cool, light.sky, light.ground)


def _around(count: int) -> np.ndarray:
    """(count, 2) azimuth and elevation in degrees of directions spread evenly over the sphere (a Fibonacci
    spiral).
    """
    heights = 1 - (2 * np.arange(count) + 1) / count
    return np.stack([np.arange(count) * 137.50776 % 360, np.degrees(np.arcsin(heights))], axis=1)


def _maps(mesh: TriangleMesh, directions: np.ndarray, *, size: int) -> Maps:
    """Depth maps of a normalized mesh from lamps at (azimuth, elevation) (L, 2) degrees."""
    lamps = [
        Camera(float(azimuth), float(height), LAMP_DISTANCE, _LAMP_ANGLE) for azimuth, height in directions
    ]
    depth = np.stack([rasterize(mesh, lamp, size=size).depth for lamp in lamps])
    axes = np.stack([lamp.view_matrix()[:3, :3] for lamp in lamps])
    left, _, step = ray_grid(lamps[0], size=size, window=WHOLE_PICTURE)
    return Maps(depth, axes, left, step, 1.1 * _LAMP_VIEW / size)
