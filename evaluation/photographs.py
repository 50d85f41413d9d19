"""Photos of shapes whose truth is known, as a camera would have taken them: drawn in a scene, and spoiled."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import cv2
import numpy as np

from data.backgrounds import compose, random_background
from data.framing import mask_box
from data.render import random_appearance, render
from evaluation.subjects import Subject
from pipeline.intake import Photo
from shapes.camera import Camera

SIDE = 480
"""Pixels along each side of a photo."""

BOARD = 120
"""Grey level of what stands in front of an object."""


@dataclass(frozen=True, eq=False)
class Photograph:
    """photo: as intake gives it. mask: (SIDE, SIDE) uint8, the true one, 255 = object."""

    photo: Photo
    mask: np.ndarray


def photograph(subject: Subject, view: int) -> Photograph:
    """A shape before a random scene, seen from where view number `view` of its sample was taken; look, light
    and scene follow from the shape's name.
    """
    rng = np.random.default_rng(zlib.crc32(f"{subject.category}/{subject.name}/{view}".encode()))
    camera = Camera(*(float(number) for number in subject.sample.cameras[view]))
    looks = random_appearance(rng, face_colors=subject.mesh.face_colors)
    drawn = render(subject.mesh, camera, looks, size=SIDE)
    mask = np.rint(255 * drawn.mask).astype(np.uint8)
    cutout = np.dstack([drawn.over(np.ones(3, np.float32)), mask])
    return Photograph(Photo(compose(cutout, random_background(rng, SIDE), rng=rng), None, subject.name), mask)


Spoil = Callable[[Photograph, float], Photograph]
"""A photo and a strength, 0 for none -> the photo spoiled."""


def blurred(shot: Photograph, strength: float) -> Photograph:
    """Out of focus: a Gaussian with a standard deviation of so many per cent of the side."""
    if not strength:
        return shot
    return _with(shot, cv2.GaussianBlur(shot.photo.rgb, (0, 0), strength / 100 * SIDE))


def noisy(shot: Photograph, strength: float) -> Photograph:
    """Grain of so many grey levels' standard deviation in each channel."""
    grain = np.random.default_rng(0).normal(0, 1, shot.photo.rgb.shape)
    return _with(shot, shot.photo.rgb + strength * grain)


def exposed(shot: Photograph, strength: float, *, sign: int) -> Photograph:
    """So many stops more (sign 1) or less (-1) light, clipped, through a gamma of 2.2."""
    light = (shot.photo.rgb / 255) ** 2.2 * 2 ** (sign * strength)
    return _with(shot, 255 * np.clip(light, 0, 1) ** (1 / 2.2))


def hidden(shot: Photograph, strength: float) -> Photograph:
    """A grey board stands in front of so many per cent of the object's width, from its left."""
    left, _, right, _ = mask_box(shot.mask)
    edge = int(np.ceil(left + strength / 100 * (right - left)))
    rgb, mask = shot.photo.rgb.copy(), shot.mask.copy()
    if strength:
        rgb[:, :edge], mask[:, :edge] = BOARD, 0
    return Photograph(replace(shot.photo, rgb=rgb), mask)


def _with(shot: Photograph, rgb: np.ndarray) -> Photograph:
    picture = np.clip(np.rint(rgb), 0, 255).astype(np.uint8)
    return Photograph(replace(shot.photo, rgb=picture), shot.mask)


SPOILS: dict[str, tuple[Spoil, Sequence[float]]] = {
    "blur, standard deviation in % of the side": (blurred, (0, 0.25, 0.5, 1, 2, 4)),
    "noise, standard deviation in grey levels": (noisy, (0, 10, 20, 40, 80)),
    "too dark, stops": (partial(exposed, sign=-1), (0, 1, 2, 3, 4)),
    "too bright, stops": (partial(exposed, sign=1), (0, 1, 2, 3)),
    "occlusion, % of the object's width": (hidden, (0, 10, 20, 30, 40, 50)),
}
"""By what and how strongly photos are spoiled, from not at all to beyond use."""
