"""A z-buffer by exact ray casting per triangle: face, depth and barycentrics of every pixel.

A pixel's ray is d = (x, y, -1) in camera coordinates; a triangle with corners A, B, C is met where a A + b B
+ c C = d with a, b, c >= 0, that is a = d . (B x C) / det, and so on round; then depth = 1 / (a + b + c) and
the barycentrics are (a, b, c) * depth, perspective-correct with no division by a corner's depth. Triangles
that pass beside or behind the camera need no clipping, and neighbours share an edge function bit for bit, so
that no pixel falls between them. Both sides of a triangle are drawn.
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
    """What each pixel of a picture sees; it is square, S x S, but for `draw`."""

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
        raise ValueError(
            f"size must be at least 1 and the window's side positive, received {size} and {window[2]}"
        )
    corners = camera_space(mesh.vertices, camera)
    return draw(corners, mesh.faces, shape=(size, size), grid=ray_grid(camera, size=size, window=window))


def draw(
    corners: np.ndarray, faces: np.ndarray, *, shape: tuple[int, int], grid: tuple[float, float, float]
) -> Buffers:
    """Draw faces (F, 3) over camera-space corners (V, 3) into a z-buffer of `shape` = (rows, columns).

    `grid` = (left, top, step) gives the pixels' rays as `ray_grid` does.
    """
    corners = np.ascontiguousarray(corners, np.float64)
    return Buffers(*_draw(corners, np.ascontiguousarray(faces, np.int32), *shape, *grid))


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


@njit(cache=True, nogil=True, error_model="numpy")
def _draw(vertices, faces, height, width, left, top, step):
    """Z-buffer of the faces (F, 3) over camera-space vertices (V, 3); see the module's formula."""
    face = np.full((height, width), -1, np.int32)
    depth = np.full((height, width), np.float32(inf), np.float32)
    weights = np.zeros((height, width, 3), np.float32)
    for index in range(faces.shape[0]):
        i, j, k = faces[index, 0], faces[index, 1], faces[index, 2]
        ax, ay, az = vertices[i, 0], vertices[i, 1], vertices[i, 2]
        bx, by, bz = vertices[j, 0], vertices[j, 1], vertices[j, 2]
        cx, cy, cz = vertices[k, 0], vertices[k, 1], vertices[k, 2]
        bcx, bcy, bcz = by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx
        cax, cay, caz = cy * az - cz * ay, cz * ax - cx * az, cx * ay - cy * ax
        abx, aby, abz = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
        det = ax * bcx + ay * bcy + az * bcz
        if det == 0.0:
            continue
        sign = 1.0 if det > 0 else -1.0
        column0, column1 = _span(ax, az, bx, bz, cx, cz, left, step, width)
        row0, row1 = _span(-ay, az, -by, bz, -cy, cz, -top, step, height)
        for row in range(row0, row1):
            y = top - row * step
            for column in range(column0, column1):
                x = left + column * step
                wa = sign * (x * bcx + y * bcy - bcz)
                wb = sign * (x * cax + y * cay - caz)
                wc = sign * (x * abx + y * aby - abz)
                total = wa + wb + wc
                if wa < 0 or wb < 0 or wc < 0 or total <= 0:
                    continue
                z = np.float32(sign * det / total)
                if NEAR < z < depth[row, column]:
                    depth[row, column], face[row, column] = z, index
                    weights[row, column, 0] = wa / total
                    weights[row, column, 1] = wb / total
                    weights[row, column, 2] = wc / total
    return face, depth, weights


@njit(cache=True, nogil=True, error_model="numpy")
def _span(a, az, b, bz, c, cz, left, step, size):
    """The pixels (first, past the last) of one axis that a triangle can touch: all where it reaches behind
    the camera, but none where all of it lies beyond one side of the picture.

    The edge tests decide what is drawn, the span only bounds the work, so it is a rounding's breadth too
    wide.
    """
    if max(az, bz, cz) > -NEAR:
        low, high = left - step, left + size * step
        before = max(a + low * az, b + low * bz, c + low * cz) < 0
        beyond = min(a + high * az, b + high * bz, c + high * cz) > 0
        return (0, 0) if min(az, bz, cz) > -NEAR or before or beyond else (0, size)
    a, b, c = -a / az, -b / bz, -c / cz
    first = (min(a, b, c) - left) / step - 1e-6
    last = (max(a, b, c) - left) / step + 1e-6
    # Clamped as floats: a corner close before the camera lands too far out for an integer.
    return int(min(max(ceil(first), 0.0), size)), int(min(max(floor(last) + 1.0, 0.0), size))
