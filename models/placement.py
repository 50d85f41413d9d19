"""Where the camera must stand for a predicted shape to lie under the mask of its photo: near where the
network said, for that is a little off.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np

from models.inference import Answer
from shapes.camera import Camera, framing

GRID = 32
"""Voxels along each side while fitting; a finer grid is reduced to it, and receives what it gained."""

FIT_PIXELS = 96
"""Pixels along each side of the picture in which the camera is fitted."""

DOUBT = np.array([18.0, 13.0, 0.13, 0.07, 0.07])
"""How far the fit may go: azimuth and elevation in degrees, log of the size in the picture, shift right and
down in shares of the picture.
"""

ALLOWED = 0.01
"""The outline's error that weighs as much as all of DOUBT: mean distance of what is shown, in shares of the
picture.
"""

FAR = 0.08
"""Distances beyond this count as this: what the shape has not got must not pull at it."""

TRIALS = 160
"""Evaluations of the outline's error at most."""

POINTS = 1200
"""Voxels, and half as many pixels, by which the fit is judged."""


@dataclass(frozen=True, eq=False)
class Placement:
    """A camera, and a size and a shift of its picture that make up for what it gets wrong."""

    camera: Camera
    size: float = 1.0
    shift: np.ndarray | float = 0.0

    def moved(self, by: np.ndarray) -> "Placement":
        """This placement after a step in the units of DOUBT, (5,)."""
        camera = replace(
            self.camera,
            azimuth=self.camera.azimuth + float(by[0]),
            elevation=float(np.clip(self.camera.elevation + by[1], -89, 89)),
        )
        return Placement(camera, self.size * float(np.exp(by[2])), self.shift + by[3:])

    def project(self, points: np.ndarray) -> np.ndarray:
        """Points (N, 3) of the object -> uv (N, 2) in the picture [0, 1]^2."""
        uv, _ = self.camera.project(points)
        return (uv - 0.5) * self.size + 0.5 + self.shift


def camera_of(answer: Answer, index: int) -> Camera:
    """Where photo `index` was taken from, as far as the answer tells."""
    place = (answer.azimuth[index], answer.elevation[index], answer.distance[index])
    return framing(*(float(value) for value in place), answer.extents[index])


@dataclass(frozen=True, eq=False)
class Placed:
    """An answer about B photos, (B, P, P, 4) uint8, and where each was taken from for the answer's shape to
    lie under its mask.

    level: the probability, in (0, 1), from which a voxel counts as part of the shape.
    """

    answer: Answer
    photos: np.ndarray
    level: float

    @cached_property
    def placements(self) -> list[Placement | None]:
        """One a photo, found when first asked for; None where there is no telling, for want of a mask or of a
        shape.
        """
        return [self._placement(index) for index in range(len(self.photos))]

    def coarse(self, index: int) -> np.ndarray:
        """(GRID, GRID, GRID): the occupancy said of photo `index`."""
        occupancy = self.answer.occupancy[index]
        step = len(occupancy) // GRID
        return occupancy.reshape(GRID, step, GRID, step, GRID, step).max(axis=(1, 3, 5))

    def centres(self, index: int) -> np.ndarray:
        """(GRID^3, 3) float64: where in the object frame the centres of these voxels lie."""
        axis = (np.arange(GRID) + 0.5) / GRID - 0.5
        grid = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1)
        return grid.reshape(-1, 3) * self.answer.extents[index].astype(np.float64)

    def solid(self, index: int) -> np.ndarray:
        """(N, 3): those of the centres that are part of the shape."""
        return self.centres(index)[self.coarse(index).ravel() >= self.level]

    def _placement(self, index: int) -> Placement | None:
        mask = self.photos[index, ..., 3]
        if self.answer.occupancy.shape[1] % GRID or not (mask >= 128).any():
            return None
        solid = self.solid(index)
        if len(solid) < GRID:
            return None
        return _under_mask(solid, Placement(camera_of(self.answer, index)), mask)


def _under_mask(solid: np.ndarray, start: Placement, mask: np.ndarray) -> Placement:
    """The placement at which the solid points (N, 3) best lie under the mask, not far from the start."""
    from scipy.optimize import minimize

    rng = np.random.default_rng(0)
    small = cv2.resize(mask, (FIT_PIXELS, FIT_PIXELS), interpolation=cv2.INTER_AREA) >= 100
    beside = np.minimum(_distance_to(small), FAR).ravel()
    points = rng.permutation(solid)[:POINTS]
    shown = rng.permutation(np.flatnonzero(small))[: POINTS // 2]

    def error(step: np.ndarray) -> float:
        places = pixels(start.moved(step * DOUBT).project(points), FIT_PIXELS)
        covered = np.zeros(small.size, bool)
        covered[places] = True
        bare = np.minimum(_distance_to(covered.reshape(small.shape)).ravel()[shown], FAR)
        outline = beside[places].mean() + bare.mean() / 2
        return outline / ALLOWED + float((step**2).sum()) / 2

    settings = {"maxfev": TRIALS, "xtol": 0.05, "ftol": 1e-3}
    best = minimize(error, np.zeros(len(DOUBT)), method="Powell", options=settings).x
    return start.moved(best * DOUBT)


def pixels(uv: np.ndarray, side: int) -> np.ndarray:
    """(N,) places, row by row, of the pixels at uv (N, 2); for points outside the nearest."""
    column, row = np.clip((uv * side).astype(int), 0, side - 1).T
    return row * side + column


def _distance_to(shown: np.ndarray) -> np.ndarray:
    """(P, P) float32: from each pixel to the nearest that is shown, in shares of the picture."""
    away = cv2.distanceTransform((~shown).astype(np.uint8), cv2.DIST_L2, 5)
    return away / shown.shape[0]
