"""What a voxel network says about photos, in words the rest understands: probabilities, extents, camera
angles.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from shapes.categories import number_of

Run = Callable[[dict[str, np.ndarray]], dict[str, np.ndarray]]
"""The inputs of models.boxnet -> its outputs, such as a network's `predict_on_batch`."""


CHANNELS = 4
"""Silhouettes that the network of models.silhouettes looks at."""


@dataclass(frozen=True, eq=False)
class Answer:
    """occupancy: (B, R, R, R) float32 probabilities in box space. extents: (B, 3) float32, the longest side
    1. azimuth, elevation: (B,) degrees. distance: (B,) object units.
    """

    occupancy: np.ndarray
    extents: np.ndarray
    azimuth: np.ndarray
    elevation: np.ndarray
    distance: np.ndarray


def ask_labels(run: Callable[[np.ndarray], np.ndarray], photos: np.ndarray) -> np.ndarray:
    """Logits (B, L) of a recogniser about photos, (B, P, P, 4) float32 in [0, 1]: the mean over each and
    its mirror image.
    """
    logits = run(np.concatenate([photos, photos[:, :, ::-1]]))
    return (logits[: len(photos)] + logits[len(photos) :]) / 2


def ask_mask(run: Callable[[np.ndarray], np.ndarray], photos: np.ndarray) -> np.ndarray:
    """Probabilities (B, P, P) float32 that a pixel is object, by a segmenter's logits: photos (B, P, P, 3)
    uint8, each asked together with its mirror image.
    """
    photos = photos.astype(np.float32) / 255
    logits = run(np.concatenate([photos, photos[:, :, ::-1]]))
    mean = (logits[: len(photos)] + logits[len(photos) :, :, ::-1]) / 2
    return 0.5 + 0.5 * np.tanh(mean / 2)


def grey(photos: np.ndarray) -> np.ndarray:
    """Photos (B, P, P, 3 or 4) uint8 as the networks of models.sumoso see them: (B, P, P, 1) float32, 0..255
    (ITU-R BT.601).
    """
    return (photos[..., :3] @ np.float32([0.299, 0.587, 0.114]))[..., None]


def ask_published(run: Callable[[np.ndarray], np.ndarray], photos: np.ndarray) -> np.ndarray:
    """Probabilities (B, R, R, R) in the object cube, by a network of models.sumoso, about photos
    (B, P, P, 4) uint8.
    """
    return run(grey(photos))


def mean_threshold(photos: np.ndarray) -> np.ndarray:
    """The silhouettes of objects before white as Dagtekin et al. (2025) take them: what is darker than the
    picture's own mean grey. Photos (B, P, P, 3 or 4) uint8 -> masks (B, P, P) uint8, 0 or 255.

    It finds the object on plain ground only, and loses what of it is bright.
    """
    shades = grey(photos)[..., 0]
    return np.where(shades < shades.mean(axis=(1, 2), keepdims=True), 255, 0).astype(np.uint8)


def spread_over(count: int, places: int) -> list[int]:
    """Which of `count` views take so many places: every so many of more, some twice or oftener of fewer;
    [0, 5, 10, 15] of 20 in four places, [0, 0, 1, 2] of three.
    """
    return [place * count // places for place in range(places)]


def ask_silhouettes(run: Callable[[np.ndarray], np.ndarray], masks: np.ndarray) -> np.ndarray:
    """Probabilities (B, R, R, R) in the object cube, by a network of models.silhouettes with four channels,
    about masks (B, V, P, P) uint8, 128 and more = object; V is 1 or more, see `spread_over`.
    """
    return run(silhouettes_of(masks))[..., 1]


def silhouettes_of(masks: np.ndarray) -> np.ndarray:
    """(B, V, P, P) uint8 masks -> (B, P, P, 4) float32, 0 or 1."""
    four = masks[:, spread_over(masks.shape[1], CHANNELS)] >= 128
    return np.moveaxis(four, 1, -1).astype(np.float32)


def colored(photos: np.ndarray, *, side: int) -> np.ndarray:
    """Photos (..., P, P, 3 or 4) uint8 as the networks of models.pix2vox see them: (..., side, side, 3)
    float32 in [0, 1], over the white that framed photos stand on.
    """
    flat = photos.reshape(-1, *photos.shape[-3:])[..., :3]
    if side != photos.shape[-2]:
        flat = np.stack([cv2.resize(np.ascontiguousarray(photo), (side, side)) for photo in flat])
    return flat.reshape(*photos.shape[:-3], side, side, 3).astype(np.float32) / 255


def ask_pix2vox(
    run: Callable[[np.ndarray], dict[str, np.ndarray]], photos: np.ndarray, *, side: int
) -> np.ndarray:
    """Probabilities (B, R, R, R) in the object cube, by a network of models.pix2vox for pictures of so many
    pixels a side, about B objects in V framed photos each, (B, V, P, P, 4) uint8.
    """
    return run(colored(photos, side=side))["occupancy"]


def ask_refine3dnet(
    run: Callable[[dict[str, np.ndarray]], dict[str, np.ndarray]], photos: np.ndarray, *, side: int
) -> np.ndarray:
    """Probabilities (B, R, R, R) in the object cube, by a network of models.refine3dnet for pictures of so
    many pixels a side, about B objects in V framed photos each, (B, V, P, P, 4) uint8.
    """
    photos = colored(photos, side=side)
    return run({"photos": photos, "present": np.ones(photos.shape[:2], bool)})["occupancy"]


def ask(run: Run, photos: np.ndarray, category: str) -> Answer:
    """Ask about photos of a category, (B, P, P, 4) uint8, and about their mirror images; the second answers,
    mirrored back, are averaged with the first, which evens out left and right.
    """
    photos, count = photos.astype(np.float32) / 255, len(photos)
    numbers = np.full(2 * count, number_of(category), np.int32)
    outputs = run({"photo": np.concatenate([photos, photos[:, :, ::-1]]), "category": numbers})
    logits = outputs["occupancy"]
    logits = (logits[:count] + logits[count:, ::-1]) / 2
    extents = (outputs["extents"][:count] + outputs["extents"][count:]) / 2
    camera = (outputs["camera"][:count] + outputs["camera"][count:] * np.float32([1, -1, 1, 1])) / 2
    return Answer(
        occupancy=1 / (1 + np.exp(-logits)),
        extents=extents / extents.max(axis=1, keepdims=True),
        azimuth=np.degrees(np.arctan2(camera[:, 1], camera[:, 0])),
        elevation=np.clip(np.degrees(camera[:, 2]), -89, 89),
        distance=1 / np.clip(camera[:, 3], 0.05, 0.9),
    )
