"""A z-buffer by exact ray casting per triangle: face, depth and barycentrics of every pixel.

A pixel's ray is d = (x, y, -1) in camera coordinates; a triangle with corners A, B, C is met where a A + b B + c C = d with a, b, c >= 0, that is
a = d . (B x C) / det, and so on round; then depth = 1 / (a + b + c) and the barycentrics are (a, b, c) * depth, perspective-correct with no division
by a corner's depth. Triangles that pass beside or behind the camera need no clipping, and neighbours share an edge function bit for bit, so that no
pixel falls between them. Both sides of a triangle are drawn.
"""

from dataclasses import dataclass
from math import ceil, floor, inf, radians, tan

import numpy as np
from numba import njit

from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh

NEAR = 1e-4
"""Nothing nearer to the camera than this (object units) is drawn."""

WHOLE_PICTURE = (0.0, 0.0, 1.0)
"""The window that shows all that the camera sees: left, top, side in image units."""


@dataclass(frozen=True)
class Buffers:
    """What each pixel of a square picture sees."""

    face: np.ndarray
    """(S, S) int32: the nearest face's index, -1 where there is none."""
    depth: np.ndarray
    """(S, S) float32: its distance along the viewing direction in object units, inf where there is none."""
    barycentric: np.ndarray
    """(S, S, 3) float32: perspective-correct weights of the face's corners, 0 where there is none."""


def rasterize(
    mesh: TriangleMesh, camera: Camera, *, size: int, window: tuple[float, float, float] | None = None
) -> Buffers:
    """Draw a mesh into a size x size z-buffer.

    `window` = (left, top, side) in image units zooms into a square of the picture (it may reach beyond it).
    Raises ValueError where `size` is below 1 or the window's side is not positive.
    """
    window = WHOLE_PICTURE if window is None else window
    if size < 1 or not window[2] > 0:
        raise ValueError(f"size must be at least 1 and the window's side positive, received {size} and {window[2]}")
    corners = camera_space(mesh.vertices, camera)
    left, top, step = ray_grid(camera, size=size, window=window)
    return Buffers(*_draw(corners, np.ascontiguousarray(mesh.faces, np.int32), size, left, top, step))


def camera_space(points: np.ndarray, camera: Camera) -> np.ndarray:
    """Points (N, 3) of the object frame in the camera's (x right, y up, looking along -z): (N, 3) float64."""
    view = np.asarray(camera.view_matrix(), np.float64)
    return np.ascontiguousarray(np.asarray(points, np.float64) @ view[:3, :3].T + view[:3, 3])


def ray_grid(camera: Camera, *, size: int, window: tuple[float, float, float]) -> tuple[float, float, float]:
    """(left, top, step): the ray of pixel (row, column) is (left + column * step, top - row * step, -1)."""
    half = tan(radians(camera.field_of_view) / 2)
    u0, v0, side = window
    step = 2 * half * side / size
    return (2 * u0 - 1) * half + step / 2, (1 - 2 * v0) * half - step / 2, step


@njit(cache=True, nogil=True)
def _draw(vertices, faces, size, left, top, step):
    """Z-buffer of the faces (F, 3) over camera-space vertices (V, 3); see the module's formula."""
    face = np.full((size, size), -1, np.int32)
    depth = np.full((size, size), np.float32(inf), np.float32)
    weights = np.zeros((size, size, 3), np.float32)
    for index in range(faces.shape[0]):
        a, b, c = vertices[faces[index, 0]], vertices[faces[index, 1]], vertices[faces[index, 2]]
        row0, row1, column0, column1 = _pixel_box(a, b, c, size, left, top, step)
        if row0 >= row1 or column0 >= column1:
            continue
        bc0, bc1, bc2 = b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]
        ca0, ca1, ca2 = c[1] * a[2] - c[2] * a[1], c[2] * a[0] - c[0] * a[2], c[0] * a[1] - c[1] * a[0]
        ab0, ab1, ab2 = a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
        det = a[0] * bc0 + a[1] * bc1 + a[2] * bc2
        if det == 0.0:
            continue
        sign = 1.0 if det > 0 else -1.0
        for row in range(row0, row1):
            y = top - row * step
            for column in range(column0, column1):
                x = left + column * step
                wa = sign * (x * bc0 + y * bc1 - bc2)
                wb = sign * (x * ca0 + y * ca1 - ca2)
                wc = sign * (x * ab0 + y * ab1 - ab2)
                if wa < 0 or wb < 0 or wc < 0:
                    continue
                total = wa + wb + wc
                if total <= 0:
                    continue
                z = np.float32(sign * det / total)
                if NEAR < z < depth[row, column]:
                    depth[row, column] = z
                    face[row, column] = index
                    weights[row, column, 0] = wa / total
                    weights[row, column, 1] = wb / total
                    weights[row, column, 2] = wc / total
    return face, depth, weights


@njit(cache=True, nogil=True)
def _pixel_box(a, b, c, size, left, top, step):
    """Rows and columns (first, past the last) that a triangle can touch; the whole picture where it reaches behind the camera, none where it is wholly behind."""
    nearest = -max(a[2], b[2], c[2])
    if nearest <= NEAR:
        if -min(a[2], b[2], c[2]) <= NEAR:
            return 0, 0, 0, 0
        return 0, size, 0, size
    xa, xb, xc = -a[0] / a[2], -b[0] / b[2], -c[0] / c[2]
    ya, yb, yc = -a[1] / a[2], -b[1] / b[2], -c[1] / c[2]
    # Half a pixel's rounding is given away on purpose: the edge tests decide, the box only bounds the work.
    column0 = floor((min(xa, xb, xc) - left) / step)
    column1 = ceil((max(xa, xb, xc) - left) / step) + 1
    row0 = floor((top - max(ya, yb, yc)) / step)
    row1 = ceil((top - min(ya, yb, yc)) / step) + 1
    # Clamped as floats: a corner just before the camera lands too far out for an integer.
    return int(max(row0, 0)), int(min(row1, size)), int(max(column0, 0)), int(min(column1, size))
