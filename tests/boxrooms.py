"""Empty rooms whose depth is known in closed form, as sample files: what the depth network is tested on."""

from pathlib import Path

import numpy as np

from data import roomsamples
from data.roomsamples import RoomView
from shapes.depthmap import Intrinsics, unproject


def box_room(rng: np.random.Generator, *, height: int = 96, width: int = 128) -> RoomView:
    """Inside a box of some metres with tiles on every face, seen by an upright camera of a random lens."""
    camera = Intrinsics.of_view(height, width, float(rng.uniform(50, 80)))
    yaw = rng.uniform(0, 2 * np.pi)
    turn = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    rays = unproject(np.ones((height, width), np.float32), camera).astype(np.float64) @ turn.T
    low, high = -rng.uniform((1, 1.2, 1), (3, 1.7, 3)), rng.uniform((1, 0.9, 1), (3, 1.6, 3))
    # rays have length 1 along the viewing direction, so that how far they reach is the depth
    reach = np.where(rays > 0, high, low) / np.where(rays == 0, 1e-9, rays)
    depth, face = reach.min(axis=-1), reach.argmin(axis=-1)
    hit = rays * depth[..., None]
    tiles = (np.floor(hit / rng.uniform(0.2, 0.5)).astype(int).sum(axis=-1) % 2)[..., None]
    paint = rng.uniform(60, 220, (6, 3))[
        2 * face + (np.take_along_axis(rays, face[..., None], -1)[..., 0] > 0)
    ]
    return RoomView(np.uint8(paint * (0.8 + 0.2 * tiles)), depth.astype(np.float32), camera)


def write_rooms(samples: Path, counts: dict[str, int], **size: int) -> Path:
    """So many rooms of each split; the folder of the samples."""
    rng = np.random.default_rng(0)
    for split, count in counts.items():
        for number in range(count):
            roomsamples.write(samples, split, number, box_room(rng, **size))
    return samples
