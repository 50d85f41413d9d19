"""Batches for the depth network: views of rooms as many cameras would have taken them, and how far all is.

What moves pixels treats depth as a camera would:
- A mirror image and a turn about the viewing axis leave depth along that axis as it is.
- So does a crop: it moves the principal point, and the plane of the picture stays.
- Enlarging by s is a lens of s times the focal length, not a step forward: z stays, and s times more pixels
  show the same thing. Targets are in units of a canonical camera, z CANONICAL_FOCAL / f (models/depth.py),
  and are divided by s with it. Pictures that look alike so have like targets, whatever lens took them.
"""

from pathlib import Path

import cv2
import numpy as np

from data import roomsamples
from data.defects import random_defects
from data.roomsamples import RoomView
from models.depth import CANONICAL_FOCAL
from models.unetpp import CONFIGS, answers_of
from training.config import TrainingConfig

SIZES = ((96, 128), (128, 128), (128, 96))
"""Height and width of a batch's pictures, drawn anew each step: landscape, square and portrait photos."""
SHARES = (0.7, 0.15, 0.15)
FINER = 2
"""Samples along each side of a pixel."""
CLOSEST = 0.55
"""Share of the largest crop's side that the smallest shows."""


class DepthBatches:
    """Step i of a run always holds the same pictures."""

    def __init__(self, folder: Path, config: TrainingConfig, *, split: str = "train") -> None:
        """folder: of the samples, rendered rooms and, where they are, photos of NYU Depth V2; split: "train",
        "validation" or "test".
        """
        self.config, self.paths = config, []
        for kind in (roomsamples.ROOMS, roomsamples.NYU):
            if (folder / kind).is_dir():
                self.paths += roomsamples.paths(folder, split, kind=kind)

    def __getitem__(self, step: int) -> tuple[np.ndarray, np.ndarray | dict[str, np.ndarray]]:
        """Photos (B, h, w, 3) float32 in [0, 1] and depths (B, h, w) float32, canonical units, 0 unknown; the
        same depths for each answer under deep supervision.
        """
        rng = np.random.default_rng([self.config.seed, step])
        size = SIZES[int(rng.choice(len(SIZES), p=SHARES))]
        # every view once an epoch, so that what is drawn is evenly spread
        places = np.arange(step * self.config.batch, (step + 1) * self.config.batch)
        pairs = [drawn(self._view(int(place)), size, rng) for place in places]
        photos, depths = (np.stack(parts) for parts in zip(*pairs, strict=True))
        names = answers_of(CONFIGS[self.config.network])
        return photos.astype(np.float32) / 255, dict.fromkeys(names, depths) if names else depths

    def _view(self, place: int) -> RoomView:
        """The view at a place of the endless row of shuffled epochs."""
        epoch, index = divmod(place, len(self.paths))
        order = np.random.default_rng([self.config.seed, epoch, 1]).permutation(len(self.paths))
        return roomsamples.read(self.paths[order[index]])


def drawn(view: RoomView, size: tuple[int, int], rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A view as another camera saw it: photo (h, w, 3) uint8 and canonical depth (h, w) float32."""
    matrix, zoom = random_crop(view.color.shape[:2], size, rng)
    photo, depth = warped(view, matrix, size)
    depth *= np.float32(CANONICAL_FOCAL / (zoom * view.camera.focal))
    return developed(photo, rng), depth


def random_crop(
    source: tuple[int, int], size: tuple[int, int], rng: np.random.Generator
) -> tuple[np.ndarray, float]:
    """An affine map (2, 3) from pixels of a source to those of a crop, (height, width) both, and by how much
    it enlarges: a window of the same proportions up to a tenth, tilted some degrees, mirrored half the time.
    """
    fit = max(size[0] / source[0], size[1] / source[1])
    share = 1.0 if rng.random() < 0.25 else rng.uniform(CLOSEST, 1)
    squeeze = np.exp(rng.uniform(-0.05, 0.05))  # serving brings sides to multiples of 32
    scale = fit / share * np.array([squeeze, 1 / squeeze])
    half = np.array([size[1], size[0]]) / 2
    room = np.maximum(np.array([source[1], source[0]]) / 2 - half / scale, 0)
    centre = np.array([source[1], source[0]]) / 2 + rng.uniform(-1, 1, 2) * room
    angle = np.radians(np.clip(rng.normal(0, 2.5), -7, 7))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    mirror = np.diag([-1.0 if rng.random() < 0.5 else 1.0, 1.0])
    linear = np.diag(scale) @ turn @ mirror
    # pixel middles lie half a pixel in
    offset = half - 0.5 - linear @ (centre - 0.5)
    return np.column_stack([linear, offset]), float(np.sqrt(scale.prod()))


def warped(view: RoomView, matrix: np.ndarray, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Photo (h, w, 3) uint8 and depth (h, w) float32 of a view under an affine map; what lies outside it is
    unknown, its colours mirrored in. Depths are taken from one pixel each: between two surfaces is none.
    Colours are those of FINER x FINER samples: a photo that is made smaller in one step turns its finest
    patterns into others, and serving (models.depth.fitted) does not.
    """
    fine = FINER * matrix
    fine[:, 2] += (FINER - 1) / 2  # pixel middles lie half a pixel in
    photo = cv2.warpAffine(
        view.color, fine, (FINER * size[1], FINER * size[0]), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT_101,
    )  # fmt: skip
    shape = (size[1], size[0])
    photo = cv2.resize(photo, shape, interpolation=cv2.INTER_AREA)
    return photo, cv2.warpAffine(view.depth, matrix, shape, flags=cv2.INTER_NEAREST, borderValue=0)


def developed(photo: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The photo (h, w, 3) uint8 as another camera would have developed it: brightness, contrast, colours, now
    and then none at all, then blur, noise, JPEG blocks and the other defects of data/defects.py.
    """
    values = photo.astype(np.float32) / 255
    values = values ** np.float32(np.exp(rng.normal(0, 0.25)))
    if rng.random() < 0.5:
        values = values @ _mixing(rng)
    gains = np.exp(rng.normal(0, 0.15) + rng.normal(0, 0.07, 3)).astype(np.float32)
    photo = np.rint(255 * np.clip(values * gains, 0, 1)).astype(np.uint8)
    return random_defects(photo, rng, 0.4)


def _mixing(rng: np.random.Generator) -> np.ndarray:
    """(3, 3) float32: colours turned into others of about the same brightness, or made grey. Which colours
    things have in our rooms is not what tells their depth.
    """
    if rng.random() < 0.25:
        return np.tile(np.array([[0.299], [0.587], [0.114]], np.float32), 3)
    order = rng.permutation(3) if rng.random() < 0.5 else np.arange(3)
    mixed = np.eye(3)[order] + rng.normal(0, 0.12, (3, 3))
    return (mixed / mixed.sum(axis=0)).astype(np.float32)
