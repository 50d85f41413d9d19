"""Light on a mesh: crease-angle normals, the sky that each point sees, soft shadows and highlights.

`Surface` holds what depends on the mesh alone, so that many views share it; `shade` (numba) lights every pixel of a z-buffer.
"""

from dataclasses import dataclass
from math import cos, pi, radians, sqrt
from typing import NamedTuple

import numpy as np
from numba import njit

from data.appearance import Light
from data.patterns import blend, lattice
from data.rasterize import camera_space, rasterize, ray_grid
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh

CREASE = 35.0
"""Degrees: faces of a part that meet at less than this look round, others sharp."""

_LAMPS, _LAMP_SIZE, _KEY_SIZE = 24, 64, 160
_LAMP_DISTANCE, _LAMP_ANGLE = 5.0, 22.0


class Maps(NamedTuple):
    """Depth maps seen from lamps around the object: what a lamp sees is what it lights."""

    depth: np.ndarray
    """(L, S, S) float32 distance along the lamp's axis, inf where nothing is."""
    axes: np.ndarray
    """(L, 3, 3) float64: rows right, up and toward the lamp."""
    left: float
    step: float
    """The ray of pixel (row, column) is (left + column * step, -left - row * step, -1)."""


@dataclass(frozen=True)
class Surface:
    """A mesh made ready for shading."""

    mesh: TriangleMesh
    normals: np.ndarray
    """(F, 3, 3) float32: the unit normal at each face's corners."""
    sky: Maps
    """What _LAMPS directions, evenly around the object, see of it."""

    @classmethod
    def of(cls, mesh: TriangleMesh) -> "Surface":
        """Prepare a mesh: a few milliseconds, shared by all its views. The mesh must be normalized()."""
        return cls(mesh, corner_normals(mesh), _maps(mesh, _around(_LAMPS), size=_LAMP_SIZE))


def corner_normals(mesh: TriangleMesh, *, crease: float = CREASE) -> np.ndarray:
    """(F, 3, 3) float32 unit normals: at each corner the mean, weighted by area, over the faces of its part there that turn less than `crease` degrees.

    Corners are matched by position, and winding is ignored, so that meshes with split vertices or mixed winding come out smooth as well.
    """
    a, b, c = mesh.vertices.astype(np.float64)[mesh.faces].transpose(1, 0, 2)
    area_normals = np.cross(b - a, c - a)
    parts = np.zeros(len(mesh.faces), np.int64) if mesh.face_parts is None else np.asarray(mesh.face_parts, np.int64)
    grid = np.round(mesh.vertices.astype(np.float64) * 1e5).astype(np.int64) + 2**19
    _, place = np.unique((grid[:, 0] << 42) + (grid[:, 1] << 21) + grid[:, 2], return_inverse=True)
    corners = place.reshape(-1)[mesh.faces].reshape(-1)
    order = np.argsort(corners, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(corners))])
    return _smooth(area_normals, parts, corners, order, starts, cos(radians(crease)))


@njit(cache=True, nogil=True)
def _smooth(area_normals, parts, corners, order, starts, least):
    """Sum, corner by corner, the area normals of the faces there that are close enough in angle; see corner_normals."""
    count = area_normals.shape[0]
    unit = np.zeros((count, 3))
    for face in range(count):
        length = sqrt((area_normals[face] ** 2).sum())
        if length > 0:
            unit[face] = area_normals[face] / length
    normals = np.zeros((count, 3, 3), np.float32)
    for face in range(count):
        for corner in range(3):
            place = corners[3 * face + corner]
            x = y = z = 0.0
            for entry in range(starts[place], starts[place + 1]):
                other = order[entry] // 3
                turn = unit[face, 0] * unit[other, 0] + unit[face, 1] * unit[other, 1] + unit[face, 2] * unit[other, 2]
                if parts[other] == parts[face] and abs(turn) >= least:
                    sign = 1.0 if turn > 0 else -1.0
                    x += sign * area_normals[other, 0]
                    y += sign * area_normals[other, 1]
                    z += sign * area_normals[other, 2]
            length = max(sqrt(x * x + y * y + z * z), 1e-30)
            normals[face, corner, 0], normals[face, corner, 1], normals[face, corner, 2] = x / length, y / length, z / length
    return normals


def _around(count: int) -> np.ndarray:
    """(count, 2) azimuth and elevation in degrees of directions spread evenly over the sphere (a Fibonacci spiral)."""
    heights = 1 - (2 * np.arange(count) + 1) / count
    return np.stack([np.arange(count) * 137.50776 % 360, np.degrees(np.arcsin(heights))], axis=1)


def _maps(mesh: TriangleMesh, directions: np.ndarray, *, size: int) -> Maps:
    """Depth maps of a normalized mesh from lamps at (azimuth, elevation) (L, 2) degrees."""
    lamps = [Camera(float(azimuth), float(elevation), _LAMP_DISTANCE, _LAMP_ANGLE) for azimuth, elevation in directions]
    depth = np.stack([rasterize(mesh, lamp, size=size).depth for lamp in lamps])
    left, _, step = ray_grid(lamps[0], size=size, window=(0.0, 0.0, 1.0))
    return Maps(depth, np.stack([lamp.view_matrix()[:3, :3] for lamp in lamps]), left, step)


class Rig(NamedTuple):
    """All the light that falls on the object, linear."""

    key: Maps
    key_color: np.ndarray
    """(3,) float64."""
    softness: float
    sky: Maps
    radiance: np.ndarray
    """(L, 3) float64: what comes from each of the sky's directions."""
    above: float
    below: float
    """What a mirror sees upward and downward."""


def light_rig(surface: Surface, light: Light) -> Rig:
    """Set up a light round a surface: one shadow map of the key light, and a radiance for each direction of the sky."""
    tint = 1 + light.warmth * np.array([0.25, 0.0, -0.3])
    heights, fill = surface.sky.axes[:, 2, 1], Camera(light.azimuth + 150, 20, 1, 30).position()
    radiance = light.ground + (light.sky - light.ground) * np.clip(0.5 + 0.9 * heights, 0, 1)
    radiance = radiance + light.fill * np.clip(surface.sky.axes[:, 2] @ fill, 0, 1)
    key = _maps(surface.mesh, np.array([[light.azimuth, light.elevation]]), size=_KEY_SIZE)
    cool = 1 - light.warmth * np.array([0.08, 0.0, -0.1])
    return Rig(key, light.key * tint, light.softness, surface.sky, radiance[:, None] * cool, light.sky, light.ground)


class Paint(NamedTuple):
    """What the faces are made of: linear colours a face, numbers a finish."""

    base: np.ndarray
    """(F, 3) float32 linear."""
    second: np.ndarray
    """(F, 3) float32 linear."""
    finish: np.ndarray
    """(F,) int32: row of the three below."""
    pattern: np.ndarray
    """(P,) int32."""
    axes: np.ndarray
    """(P, 3, 3) float64: object space -> pattern space."""
    gloss: np.ndarray
    """(P, 2) float64: roughness, metallic."""


class Eye(NamedTuple):
    """Where the picture is taken from."""

    position: np.ndarray
    """(3,) float64."""
    axes: np.ndarray
    """(3, 3) float64: rows right, up, back."""
    left: float
    top: float
    step: float


@njit(cache=True, nogil=True)
def shade(face, depth, weights, normals, paint, rig, eye):
    """Light a z-buffer of (2S, 2S) samples and average it to (S, S) pixels.

    Returns linear colour (S, S, 3), coverage (S, S), depth (S, S; inf outside) and unit normals (S, S, 3), float32.
    """
    size = face.shape[0] // 2
    color = np.zeros((size, size, 3), np.float32)
    mask = np.zeros((size, size), np.float32)
    nearest = np.full((size, size), np.float32(np.inf), np.float32)
    direction = np.zeros((size, size, 3), np.float32)
    sample, point, normal, view, ambient, ambient_normal = np.zeros(3), np.zeros(3), np.zeros(3), np.zeros(3), np.zeros(4), np.zeros(3)
    for row in range(size):
        for column in range(size):
            count, known = 0, False
            for part in range(4):
                i, j = 2 * row + part // 2, 2 * column + part % 2
                index = face[i, j]
                if index < 0:
                    continue
                _geometry(i, j, depth[i, j], normals[index], weights[i, j], eye, point, normal, view)
                # The sky's light varies slowly: one look serves the pixel's samples unless the surface turns between them.
                if not known or normal[0] * ambient_normal[0] + normal[1] * ambient_normal[1] + normal[2] * ambient_normal[2] < 0.94:
                    _sky_light(point, normal, rig, i * 4096 + j, ambient)
                    ambient_normal[:] = normal
                    known = True
                _light(index, point, normal, view, ambient, paint, rig, i * 4096 + j, sample)
                for axis in range(3):
                    color[row, column, axis] += sample[axis]
                    direction[row, column, axis] += normal[axis]
                nearest[row, column] = min(nearest[row, column], depth[i, j])
                count += 1
            if count:
                length = max(sqrt((direction[row, column] ** 2).sum()), 1e-6)
                mask[row, column] = count / 4
                for axis in range(3):
                    color[row, column, axis] /= count
                    direction[row, column, axis] /= length
    return color, mask, nearest, direction


@njit(cache=True, nogil=True)
def _geometry(i, j, depth, normals, weights, eye, point, normal, view):
    """Fill in the sample's point, its unit normal turned toward the eye, and the unit direction to the eye, in the object frame."""
    x, y = depth * (eye.left + j * eye.step), depth * (eye.top - i * eye.step)
    for axis in range(3):
        ray = x * eye.axes[0, axis] + y * eye.axes[1, axis] - depth * eye.axes[2, axis]
        point[axis] = eye.position[axis] + ray
        view[axis] = -ray
        normal[axis] = weights[0] * normals[0, axis] + weights[1] * normals[1, axis] + weights[2] * normals[2, axis]
    far = sqrt(view[0] ** 2 + view[1] ** 2 + view[2] ** 2)
    length = max(sqrt(normal[0] ** 2 + normal[1] ** 2 + normal[2] ** 2), 1e-12)
    if normal[0] * view[0] + normal[1] * view[1] + normal[2] * view[2] < 0:
        length = -length
    for axis in range(3):
        view[axis] /= far
        normal[axis] /= length


@njit(cache=True, nogil=True)
def _sky_light(point, normal, rig, seed, light):
    """Fill in the light (r, g, b) that the sky throws on a point, and in the fourth place the share of the sky that it sees."""
    light[:] = 0
    total = seen = 0.0
    for lamp in range(rig.radiance.shape[0]):
        toward = rig.sky.axes[lamp, 2]
        facing = normal[0] * toward[0] + normal[1] * toward[1] + normal[2] * toward[2]
        if facing <= 0.02:
            continue
        total += facing
        # A jittered look-up turns the steps of a coarse map into grain, which the averaging of samples removes.
        along, across = lattice(seed, lamp, 1) - 0.5, lattice(seed, lamp, 2) - 0.5
        if _lit(point, normal, rig.sky, lamp, 2.5 * along, 2.5 * across, 0.03):
            seen += facing
            for axis in range(3):
                light[axis] += facing * rig.radiance[lamp, axis]
    if total > 0:
        light[3] = seen / total
        for axis in range(3):
            # A little light gets everywhere, off the object's own walls.
            light[axis] = light[axis] / total + 0.06 * rig.above


@njit(cache=True, nogil=True)
def _lit(point, normal, maps, lamp, along, across, offset):
    """Whether a lamp sees a point, lifted by `offset` off its surface, through its depth map at (along, across) pixels beside it."""
    axes = maps.axes[lamp]
    x, y, z = point[0] + offset * normal[0], point[1] + offset * normal[1], point[2] + offset * normal[2]
    depth = _LAMP_DISTANCE - (axes[2, 0] * x + axes[2, 1] * y + axes[2, 2] * z)
    u = (axes[0, 0] * x + axes[0, 1] * y + axes[0, 2] * z) / depth
    v = (axes[1, 0] * x + axes[1, 1] * y + axes[1, 2] * z) / depth
    size = maps.depth.shape[1]
    column = int((u - maps.left) / maps.step + 0.5 + along)
    row = int((-maps.left - v) / maps.step + 0.5 + across)
    if row < 0 or column < 0 or row >= size or column >= size:
        return True
    return maps.depth[lamp, row, column] > depth - 0.004


@njit(cache=True, nogil=True)
def _light(index, point, normal, view, ambient, paint, rig, seed, sample):
    """Fill in the linear colour that leaves a point toward the eye: Lambert, Blinn highlights and a plain mirror image of sky and ground."""
    row = paint.finish[index]
    axes, roughness, metallic = paint.axes[row], paint.gloss[row, 0], paint.gloss[row, 1]
    mix = 0.0
    if paint.pattern[row] > 0:
        mix = blend(
            paint.pattern[row],
            axes[0, 0] * point[0] + axes[0, 1] * point[1] + axes[0, 2] * point[2] + 0.37,
            axes[1, 0] * point[0] + axes[1, 1] * point[1] + axes[1, 2] * point[2] + 0.37,
            axes[2, 0] * point[0] + axes[2, 1] * point[1] + axes[2, 2] * point[2] + 0.37,
        )
    toward = rig.key.axes[0, 2]
    facing = normal[0] * toward[0] + normal[1] * toward[1] + normal[2] * toward[2]
    lit = 0.0
    if facing > 0:
        spread = rig.softness / (rig.key.step * _LAMP_DISTANCE)
        for tap in range(4):
            angle, reach = 2 * pi * (lattice(seed, tap, 3) + tap) / 4, spread * sqrt(lattice(seed, tap, 4))
            if _lit(point, normal, rig.key, 0, reach * cos(angle), reach * cos(angle - pi / 2), 0.012):
                lit += 0.25
    slope = normal[0] * view[0] + normal[1] * view[1] + normal[2] * view[2]
    half = sqrt(max(2 + 2 * (toward[0] * view[0] + toward[1] * view[1] + toward[2] * view[2]), 1e-9))
    shininess = 2 / max(roughness, 0.05) ** 4
    highlight = max((facing + slope) / half, 0.0) ** shininess * (shininess + 8) / 25 * lit * max(facing, 0.0)
    rim = (1 - max(slope, 0.0)) ** 5 * (1 - roughness)
    upward = min(max(0.5 + (2 * slope * normal[1] - view[1]) / (0.15 + roughness), 0.0), 1.0)
    mirror = (rig.below + (rig.above - rig.below) * upward) * ambient[3]
    for axis in range(3):
        albedo = paint.base[index, axis] * (1 - mix) + paint.second[index, axis] * mix
        sheen = (0.04 + 0.96 * rim) * (1 - metallic) + metallic * albedo
        glossy = mirror * (1 - 0.7 * roughness) * sheen + min(highlight, 6.0) * rig.key_color[axis] * sheen
        diffuse = albedo * (1 - 0.85 * metallic) * (ambient[axis] + rig.key_color[axis] * lit * max(facing, 0.0))
        sample[axis] = diffuse + glossy
