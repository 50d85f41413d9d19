"""Pictures of meshes that look like product photos: colour, soft mask, depth and normals, 5-10 ms each at 128
pixels.
"""

from dataclasses import dataclass
from math import radians, tan

import numpy as np

from data.appearance import Appearance, random_appearance
from data.framing import FRAME, square_around
from data.lighting import Surface, light_rig
from data.patterns import PATTERNS
from data.rasterize import WHOLE_PICTURE, rasterize, ray_grid
from data.shading import Eye, Paint, shade
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh

__all__ = [
    "Appearance",
    "Rendering",
    "Surface",
    "framed_view",
    "framing_window",
    "random_appearance",
    "random_camera",
    "render",
]


@dataclass(frozen=True)
class Rendering:
    """A picture of a mesh, S x S pixels, each the mean of four samples."""

    color: np.ndarray
    """(S, S, 3) float32 sRGB in [0, 1] of the object alone; white where there is none."""
    mask: np.ndarray
    """(S, S) float32 in [0, 1]: the share of the pixel that the object covers."""
    depth: np.ndarray
    """(S, S) float32: distance along the viewing direction in object units, inf outside."""
    normals: np.ndarray
    """(S, S, 3) float32: unit normals in the object frame, facing the camera; 0 outside."""
    camera: Camera

    def over(self, background: np.ndarray) -> np.ndarray:
        """The object before a background (S, S, 3) float in [0, 1]: (S, S, 3) uint8."""
        mixed = self.color * self.mask[..., None] + background * (1 - self.mask[..., None])
        return np.clip(np.rint(255 * mixed), 0, 255).astype(np.uint8)


def render(
    mesh: TriangleMesh | Surface,
    camera: Camera,
    appearance: Appearance,
    *,
    size: int,
    window: tuple[float, float, float] | None = None,
) -> Rendering:
    """Draw a normalized mesh. Pass a `Surface.of(mesh)` where it is drawn more than once.

    `window` = (left, top, side) in image units zooms into a square of the picture.
    """
    surface = mesh if isinstance(mesh, Surface) else Surface.of(mesh)
    window = WHOLE_PICTURE if window is None else window
    buffers = rasterize(surface.mesh, camera, size=2 * size, window=window)
    eye = Eye(
        camera.position(),
        camera.view_matrix()[:3, :3].copy(),
        *ray_grid(camera, size=2 * size, window=window),
    )
    linear, mask, depth, normals = shade(
        (buffers.face, buffers.depth, buffers.barycentric), surface.normals,
        _paint(surface.mesh, appearance), light_rig(surface, appearance.light), eye,
    )  # fmt: skip
    color = np.where(mask[..., None] > 0, _develop(linear), np.float32(1))
    return Rendering(color, mask, depth, normals, camera)


def framed_view(
    mesh: TriangleMesh | Surface, camera: Camera, appearance: Appearance, *, size: int = FRAME
) -> np.ndarray:
    """The object as data.framing.frame() would crop it from a large picture, drawn straight into that frame.

    Returns (size, size, 4) uint8: over white, alpha = mask.
    """
    surface = mesh if isinstance(mesh, Surface) else Surface.of(mesh)
    drawn = render(surface, camera, appearance, size=size, window=framing_window(surface.mesh, camera))
    alpha = np.rint(255 * drawn.mask).astype(np.uint8)
    return np.dstack([drawn.over(np.ones(3, np.float32)), alpha])


def framing_window(mesh: TriangleMesh, camera: Camera) -> tuple[float, float, float]:
    """(left, top, side) in image units of the frame of a mesh; the silhouette's box is its corners' box."""
    used = np.zeros(len(mesh.vertices), bool)
    used[mesh.faces] = True
    uv, _ = camera.project(mesh.vertices[used])
    return square_around(*(float(edge) for edge in (*uv.min(axis=0), *uv.max(axis=0))))


def random_camera(
    rng: np.random.Generator, *, extents: np.ndarray | None = None, aloft: bool = False
) -> Camera:
    """A camera as people hold it: elevation mostly 5..35 degrees, at most -10..60; any azimuth; field of view
    15..60. Of what flies, `aloft`, a quarter is seen from below, elevation -45..-10.

    It stands so that the object's box, `extents` (3,) (the unit cube if not given), fits the picture with up
    to a quarter to spare.
    """
    azimuth, field_of_view = rng.uniform(-180, 180), rng.uniform(15, 60)
    elevation = rng.uniform(5, 35) if rng.random() < 0.8 else rng.uniform(-10, 60)
    if aloft and rng.random() < 0.25:
        elevation = rng.uniform(-45, -10)
    turned = _box_corners(extents) @ Camera(azimuth, elevation, 1.0, field_of_view).view_matrix()[:3, :3].T
    reach = np.abs(turned[:, :2]).max(axis=1) / tan(radians(field_of_view) / 2)
    # A corner at depth (distance - z) is inside where its reach is at most that depth.
    distance = float((turned[:, 2] + reach * rng.uniform(1.03, 1.3)).max())
    return Camera(azimuth, elevation, distance, field_of_view)


def _box_corners(extents: np.ndarray | None) -> np.ndarray:
    """(8, 3) corners of the box of these side lengths, centred at 0."""
    signs = np.stack(np.meshgrid([-0.5, 0.5], [-0.5, 0.5], [-0.5, 0.5]), axis=-1).reshape(8, 3)
    return signs * (np.ones(3) if extents is None else np.asarray(extents, np.float64))


def _paint(mesh: TriangleMesh, appearance: Appearance) -> Paint:
    finishes = appearance.finishes
    parts = (
        np.zeros(len(mesh.faces), np.int32)
        if mesh.face_parts is None
        else np.asarray(mesh.face_parts, np.int32)
    )
    rows = parts % np.int32(len(finishes))
    base = np.array([finish.base for finish in finishes], np.float32)
    second = np.array([finish.second for finish in finishes], np.float32)
    if appearance.face_colors is None:
        base, second = base[rows], second[rows]
    else:
        shift = second.mean(axis=1) / np.maximum(base.mean(axis=1), 0.05)
        base = np.asarray(appearance.face_colors, np.float32)
        second = np.clip(base * shift[rows, None], 0, 1)
    cycle = np.stack([np.roll(np.eye(3), finish.turn, axis=1) / finish.period for finish in finishes])
    return Paint(
        _linear(base), _linear(second), rows,
        np.array([PATTERNS.index(finish.pattern) for finish in finishes], np.int32), cycle,
        np.array([(finish.roughness, finish.metallic) for finish in finishes], np.float64),
    )  # fmt: skip


def _linear(srgb: np.ndarray) -> np.ndarray:
    """sRGB in [0, 1] to linear light, float32 (IEC 61966-2-1)."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4).astype(np.float32)


def _develop(linear: np.ndarray) -> np.ndarray:
    """Linear light to sRGB in [0, 1], float32, with a soft shoulder above .75 as film and phones have it."""
    over = np.maximum(linear - 0.75, 0)
    soft = np.minimum(linear, 0.75) + 0.25 * over / (over + 0.25)
    return np.where(soft <= 0.0031308, 12.92 * soft, 1.055 * soft ** (1 / 2.4) - 0.055).astype(np.float32)
