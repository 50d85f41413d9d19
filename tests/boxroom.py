"""Box rooms seen from inside, with their exact depth: the truth that depth and scenes are held against."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from data import roomsamples
from data.roomsamples import RoomView
from models.depth import Estimate
from shapes.depthmap import Intrinsics, unproject

LOW, HIGH = np.array([-2.0, -1.5, -4.0]), np.array([2.5, 1.2, 1.0])
"""The room's corners in the camera's frame, metres: 4.5 x 2.7 x 5, the back wall four metres away."""
SIZE = (240, 320)
COLORS = np.uint8([[200, 120, 80], [80, 160, 200], [120, 90, 60], [230, 230, 220], [150, 200, 120],
                   [90, 90, 160]])  # fmt: skip
"""Left, right, floor, ceiling, the wall ahead, the wall behind."""
TURN = np.eye(3)


def hits(
    camera: Intrinsics, size: tuple[int, int] = SIZE, *, box: tuple[np.ndarray, np.ndarray] = (LOW, HIGH),
    turn: np.ndarray = TURN,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Depth (H, W) float32, and the number in COLORS of the wall that each pixel sees: its ray, turned into
    the frame of the box, meets the nearest plane ahead.
    """
    # rays reach 1 along the viewing direction, so that how far they go on is the depth
    rays = unproject(np.ones(size, np.float32), camera).astype(np.float64) @ turn
    with np.errstate(divide="ignore"):
        ahead = np.concatenate([side / rays for side in box], axis=-1)
    ahead[~(ahead > 0)] = np.inf
    wall = np.array([0, 2, 4, 1, 3, 5])[ahead.argmin(axis=-1)]
    return ahead.min(axis=-1).astype(np.float32), wall


def box_room(height: int = 48, width: int = 64, field_of_view: float = 70.0) -> np.ndarray:
    """Depth (H, W) float32 of the room."""
    return hits(Intrinsics.of_view(height, width, field_of_view), (height, width))[0]


def random_room(rng: np.random.Generator, *, height: int = 96, width: int = 128) -> RoomView:
    """Another room, with tiles on every face, seen by an upright camera of a random lens."""
    camera = Intrinsics.of_view(height, width, float(rng.uniform(50, 80)))
    yaw = rng.uniform(0, 2 * np.pi)
    turn = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    box = -rng.uniform((1, 1.2, 1), (3, 1.7, 3)), rng.uniform((1, 0.9, 1), (3, 1.6, 3))
    depth, wall = hits(camera, (height, width), box=box, turn=turn)
    spots = (unproject(depth, camera) @ turn) / rng.uniform(0.2, 0.5)
    tiles = (np.floor(spots).astype(int).sum(axis=-1) % 2)[..., None]
    paint = rng.uniform(60, 220, (6, 3))[wall]
    return RoomView(np.uint8(paint * (0.8 + 0.2 * tiles)), depth, camera)


def write_rooms(samples: Path, counts: dict[str, int], **size: int) -> Path:
    """So many random rooms of each split; the folder of the samples."""
    rng = np.random.default_rng(0)
    for split, count in counts.items():
        for number in range(count):
            roomsamples.write(roomsamples.path_of(samples, split, number), random_room(rng, **size))
    return samples


def exact(picture: np.ndarray, focal: float) -> Estimate:
    """An estimator that knows the room, whatever the picture shows."""
    height, width = picture.shape[:2]
    camera = Intrinsics(focal, focal, (width - 1) / 2, (height - 1) / 2)
    return Estimate(depth=hits(camera, (height, width))[0])


def photo(size: tuple[int, int] = SIZE, *, view: float = 65.0, **options: object) -> bytes:
    """A PNG of the room, its walls of different colours, with a chequer to see the corners by."""
    camera = Intrinsics.of_view(*size, view)
    depth, wall = hits(camera, size)
    tiles = np.floor(2 * unproject(depth, camera) + 1e-3).sum(axis=-1).astype(int) % 2
    colors = (COLORS[wall] * (1 - 0.2 * tiles[..., None])).astype(np.uint8)
    content = io.BytesIO()
    Image.fromarray(colors).save(content, "PNG", **options)
    return content.getvalue()


def off_the_walls(vertices: np.ndarray) -> np.ndarray:
    """(V,) metres from the nearest wall; there is none behind the camera."""
    apart = np.minimum(np.abs(vertices - LOW), np.abs(vertices - HIGH))
    apart[:, 2] = np.abs(vertices[:, 2] - LOW[2])
    return apart.min(axis=1)
