"""Lights every pixel of a z-buffer: pattern, sky light with its occlusion, a key light with a soft shadow,
highlights.

All in one numba pass over 2 x 2 samples a pixel, in linear light.
"""

from math import sqrt
from typing import NamedTuple

import numpy as np
from numba import njit

from data.lighting import LAMP_DISTANCE
from data.patterns import blend

_BIAS = 0.004
"""Object units: a lamp sees a point that lies no deeper than this behind what its map holds."""


class Paint(NamedTuple):
    """What the faces are made of: linear colours a face, numbers a finish."""

    base: np.ndarray
    """(F, 3) float32 linear."""
    second: np.ndarray
    """(F, 3) float32 linear: the pattern's other colour."""
    finish: np.ndarray
    """(F,) int32: row of the three below."""
    pattern: np.ndarray
    """(P,) int32: index of data.patterns.PATTERNS."""
    axes: np.ndarray
    """(P, 3, 3) float64: object space -> pattern space."""
    gloss: np.ndarray
    """(P, 2) float64: roughness, metallic."""


class Eye(NamedTuple):
    """Where the picture is taken from; the ray of sample (row, column) is (left + column * step, top - row *
    step, -1).
    """

    position: np.ndarray
    """(3,) float64."""
    axes: np.ndarray
    """(3, 3) float64: rows right, up, back."""
    left: float
    top: float
    step: float


@njit(cache=True, nogil=True, error_model="numpy")
def shade(buffers, normals, paint, rig, eye):
    """Light a z-buffer (face, depth, barycentric) of (2S, 2S) samples and average it to (S, S) pixels.

    Returns linear colour (S, S, 3), coverage (S, S), depth (S, S; inf outside) and unit normals (S, S, 3),
    float32.
    """
    face, depth, weights = buffers
    size = face.shape[0] // 2
    color, facing = np.zeros((size, size, 3), np.float32), np.zeros((size, size, 3), np.float32)
    mask, nearest = np.zeros((size, size), np.float32), np.full((size, size), np.float32(np.inf), np.float32)
    sample, place, ambient, last = np.zeros(3), np.zeros(9), np.zeros(4), np.zeros(3)
    for row in range(size):
        for column in range(size):
            count = 0
            for part in range(4):
                i, j = 2 * row + part // 2, 2 * column + part % 2
                if face[i, j] < 0:
                    continue
                locate(i, j, face[i, j], depth, normals, weights, eye, place)
                # The sky's light varies slowly: one look serves a pixel unless its surface turns.
                if count == 0 or place[3] * last[0] + place[4] * last[1] + place[5] * last[2] < 0.94:
                    _sky_light(place, rig.sky, rig.radiance, 0.06 * rig.above, ambient)
                    last[0], last[1], last[2] = place[3], place[4], place[5]
                _light(face[i, j], place, ambient, paint, rig, sample)
                for axis in range(3):
                    color[row, column, axis] += sample[axis]
                    facing[row, column, axis] += place[3 + axis]
                nearest[row, column] = min(nearest[row, column], depth[i, j])
                count += 1
            if count:
                mask[row, column] = count / 4
                _average(color, facing, row, column, count)
    return color, mask, nearest, facing


@njit(cache=True, nogil=True, error_model="numpy")
def _average(color, facing, row, column, count):
    """Turn a pixel's sums into its mean colour and its unit normal."""
    x, y, z = facing[row, column, 0], facing[row, column, 1], facing[row, column, 2]
    length = max(sqrt(x * x + y * y + z * z), 1e-6)
    for axis in range(3):
        color[row, column, axis] /= count
        facing[row, column, axis] /= length


@njit(cache=True, nogil=True, error_model="numpy")
def locate(i, j, index, depth, normals, weights, eye, place):
    """Fill in a sample's point (0..2), its unit normal turned toward the eye (3..5) and the unit way to the
    eye (6..8).
    """
    # Taken out once: each time an array leaves a tuple its references are counted.
    position, turned, left, top, step = eye
    far = depth[i, j]
    x, y = far * (left + j * step), far * (top - i * step)
    long = sqrt(x * x + y * y + far * far)
    square = against = 0.0
    for axis in range(3):
        ray = x * turned[0, axis] + y * turned[1, axis] - far * turned[2, axis]
        place[axis] = position[axis] + ray
        place[6 + axis] = -ray / long
        normal = 0.0
        for corner in range(3):
            normal += weights[i, j, corner] * normals[index, corner, axis]
        place[3 + axis] = normal
        square += normal * normal
        against -= normal * ray
    length = max(sqrt(square), 1e-12) * (1.0 if against >= 0 else -1.0)
    for axis in range(3):
        place[3 + axis] /= length


@njit(cache=True, nogil=True, error_model="numpy")
def _sky_light(place, sky, radiance, stray, light):
    """Fill in the light (r, g, b) that the sky throws on a point, and in the fourth place the share of it
    that it sees.
    """
    red = green = blue = total = seen = 0.0
    maps, axes, left, step, lift = sky
    size = maps.shape[1]
    x, y, z = place[0] + lift * place[3], place[1] + lift * place[4], place[2] + lift * place[5]
    for lamp in range(axes.shape[0]):
        weight = place[3] * axes[lamp, 2, 0] + place[4] * axes[lamp, 2, 1] + place[5] * axes[lamp, 2, 2]
        if weight <= 0.08:
            continue
        total += weight
        far = LAMP_DISTANCE - (axes[lamp, 2, 0] * x + axes[lamp, 2, 1] * y + axes[lamp, 2, 2] * z)
        u = (axes[lamp, 0, 0] * x + axes[lamp, 0, 1] * y + axes[lamp, 0, 2] * z) / far
        v = (axes[lamp, 1, 0] * x + axes[lamp, 1, 1] * y + axes[lamp, 1, 2] * z) / far
        across, down = (u - left) / step, (-left - v) / step
        column, row = int(across), int(down)
        if column >= 0 and row >= 0 and column + 1 < size and row + 1 < size:
            # Four comparisons, weighted as in bilinear interpolation (percentage-closer filtering).
            s, t, limit = across - column, down - row, far - _BIAS
            top = (1 - s) * (maps[lamp, row, column] > limit) + s * (maps[lamp, row, column + 1] > limit)
            low = (1 - s) * (maps[lamp, row + 1, column] > limit) + s * (
                maps[lamp, row + 1, column + 1] > limit
            )
            weight *= (1 - t) * top + t * low
        seen += weight
        red += weight * radiance[lamp, 0]
        green += weight * radiance[lamp, 1]
        blue += weight * radiance[lamp, 2]
    total = max(total, 1e-6)
    # A little light gets everywhere, off the object's own walls.
    light[0], light[1], light[2], light[3] = (
        red / total + stray,
        green / total + stray,
        blue / total + stray,
        seen / total,
    )


@njit(cache=True, nogil=True, error_model="numpy")
def _key_light(place, key):
    """The share in [0, 1] of the key light that reaches a point: nine bilinear look-ups, so a soft edge four
    pixels wide.
    """
    maps, axes, left, step, lift = key
    x, y, z = place[0] + lift * place[3], place[1] + lift * place[4], place[2] + lift * place[5]
    far = LAMP_DISTANCE - (axes[0, 2, 0] * x + axes[0, 2, 1] * y + axes[0, 2, 2] * z)
    across = ((axes[0, 0, 0] * x + axes[0, 0, 1] * y + axes[0, 0, 2] * z) / far - left) / step
    down = (-left - (axes[0, 1, 0] * x + axes[0, 1, 1] * y + axes[0, 1, 2] * z) / far) / step
    column, row, size = int(across), int(down), maps.shape[1]
    if column < 1 or row < 1 or column + 2 >= size or row + 2 >= size:
        return 1.0
    s, t, limit, lit = across - column, down - row, far - _BIAS, 0.0
    for i in range(4):
        line = 0.0
        for j in range(4):
            if maps[0, row + i - 1, column + j - 1] > limit:
                line += 1 - s if j == 0 else (s if j == 3 else 1.0)
        lit += line * (1 - t if i == 0 else (t if i == 3 else 1.0))
    return lit / 9


@njit(cache=True, nogil=True, error_model="numpy")
def _light(index, place, ambient, paint, rig, sample):
    """Fill in the linear colour that leaves a point toward the eye.

    Lambert, Blinn's highlight, Schlick's rim, and a plain mirror image of sky and ground.
    """
    # Taken out once: each time an array leaves a tuple its references are counted.
    base, second, finish, pattern, axes, gloss = paint
    row, toward, key_color = finish[index], rig.key.axes, rig.key_color
    roughness, metallic = gloss[row, 0], gloss[row, 1]
    facing = place[3] * toward[0, 2, 0] + place[4] * toward[0, 2, 1] + place[5] * toward[0, 2, 2]
    lit = 0.0
    if facing > 0:
        lit = facing * _key_light(place, rig.key)
    slope = max(place[3] * place[6] + place[4] * place[7] + place[5] * place[8], 0.0)
    highlight = 0.0
    if lit > 0:
        between = place[6] * toward[0, 2, 0] + place[7] * toward[0, 2, 1] + place[8] * toward[0, 2, 2]
        shininess = 2 / max(roughness, 0.12) ** 3
        aligned = min((facing + slope) / sqrt(max(2 + 2 * between, 1e-6)), 1.0)
        highlight = min(aligned**shininess * (shininess + 8) / 25 * lit, 8.0)
    upward = min(max(0.5 + (2 * slope * place[4] - place[7]) / (0.2 + 2 * roughness), 0.0), 1.0)
    mirror = (rig.below + (rig.above - rig.below) * upward) * ambient[3] * (1 - 0.8 * roughness)
    rim = (1 - slope) ** 5 * (1 - roughness)
    mix = _pattern(pattern[row], axes[row], place)
    for axis in range(3):
        albedo = base[index, axis] * (1 - mix) + second[index, axis] * mix
        sheen = (0.04 + 0.6 * rim) * (1 - metallic) + metallic * albedo
        diffuse = albedo * (1 - 0.85 * metallic) * (ambient[axis] + key_color[axis] * lit)
        sample[axis] = diffuse + sheen * (mirror + highlight * key_color[axis])


@njit(cache=True, nogil=True, error_model="numpy")
def _pattern(kind, axes, place):
    """The blend in [0, 1] between a finish's two colours at a point."""
    if kind == 0:
        return 0.0
    x, y, z = place[0], place[1], place[2]
    # The object's centre and its planes of symmetry should not fall on the pattern's seams.
    return blend(
        kind,
        axes[0, 0] * x + axes[0, 1] * y + axes[0, 2] * z + 0.37,
        axes[1, 0] * x + axes[1, 1] * y + axes[1, 2] * z + 0.37,
        axes[2, 0] * x + axes[2, 1] * y + axes[2, 2] * z + 0.37,
    )
