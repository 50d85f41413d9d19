"""The depth map itself as a surface: neighbouring pixels joined by triangles, cut where the depth breaks.

It shows every pixel and looks best from where the photo was taken; it is open behind, and rough where the
depth is.
"""

import numpy as np

from pipeline.errors import SurfaceError
from shapes.depthmap import Intrinsics, unproject
from shapes.trianglemesh import TriangleMesh

MOST_VERTICES = 120_000
"""Of larger depth maps every second pixel is taken, or every third ..., so that a browser can turn it."""


def grid_mesh(depth: np.ndarray, rgb: np.ndarray, camera: Intrinsics, *, kept: np.ndarray) -> TriangleMesh:
    """Coloured, open surface over the pixels `kept` (H, W) bool; faces towards the camera, metres.

    depth (H, W) metres, rgb (H, W, 3) uint8.

    Raises SurfaceError where no two pixels of two rows are kept side by side.
    """
    step = int(np.ceil(np.sqrt(max(1.0, kept.sum() / MOST_VERTICES))))
    here = (slice(None, None, step),) * 2
    kept, points, colors = kept[here], unproject(depth, camera)[here], rgb[here]
    number = np.arange(kept.size).reshape(kept.shape)
    top_left, top_right = number[:-1, :-1], number[:-1, 1:]
    low_left, low_right = number[1:, :-1], number[1:, 1:]
    whole = kept[:-1, :-1] & kept[:-1, 1:] & kept[1:, :-1] & kept[1:, 1:]
    halves = [(top_left, low_left, low_right), (top_left, low_right, top_right)]
    faces = np.concatenate([np.stack([corner[whole] for corner in half], axis=1) for half in halves])
    if not len(faces):
        raise SurfaceError(
            "The depth map must hold a patch of unbroken surface, received none.",
            advice="Raise the edge cut, or widen the depth range.",
        )
    used, corners = np.unique(faces, return_inverse=True)
    shown = colors.reshape(-1, 3)[used].astype(np.float32) / 255
    return TriangleMesh(points.reshape(-1, 3)[used], corners.reshape(-1, 3), vertex_colors=shown)
