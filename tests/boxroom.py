"""A box room seen from inside, with its exact depth: the truth that scenes are held against."""

import io

import numpy as np
from PIL import Image

from models.depth import Estimate
from shapes.depthmap import Intrinsics, unproject

LOW, HIGH = np.array([-2.0, -1.5, -4.0]), np.array([2.5, 1.2, 1.0])
"""The room's corners in the camera's frame, metres: 4.5 x 2.7 x 5, the back wall four metres away."""
SIZE = (240, 320)
COLORS = np.uint8([[200, 120, 80], [80, 160, 200], [120, 90, 60], [230, 230, 220], [150, 200, 120]])
"""Left, right, floor, ceiling, back."""


def hits(camera: Intrinsics, size: tuple[int, int] = SIZE) -> tuple[np.ndarray, np.ndarray]:
    """Depth (H, W) float32 and the wall that each pixel sees: its ray meets the nearest plane ahead."""
    rays = unproject(np.ones(size, np.float32), camera).astype(np.float64)
    with np.errstate(divide="ignore"):
        ahead = np.concatenate([LOW / rays, HIGH / rays], axis=-1)
    ahead[~(ahead > 0)] = np.inf
    wall = np.array([0, 2, 4, 1, 3, 4])[ahead.argmin(axis=-1)]
    return ahead.min(axis=-1).astype(np.float32), wall


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
