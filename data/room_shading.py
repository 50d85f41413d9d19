"""Lights every pixel of a scene's z-buffer: patterns, lamps with soft shadows, highlights; linear light."""

from math import sqrt
from typing import NamedTuple

import numpy as np
from numba import njit

from data.room_light import AREA, SUN
from data.room_patterns import IMAGE, clad
from data.shading import locate

_SOFT = 0.12
"""Square metres: lamps have a size, so that nothing close to one is lit without bounds."""


class Coating(NamedTuple):
    """What the faces are made of: an index a face, the rest one row a coat."""

    coat: np.ndarray
    """(F,) int32."""
    base: np.ndarray
    """(P, 3) float64 linear."""
    second: np.ndarray
    """(P, 3) float64 linear."""
    pattern: np.ndarray
    """(P, 2) int32: index of ROOM_PATTERNS, index of the picture."""
    axes: np.ndarray
    """(P, 3, 4) float64: world -> pattern space; of pictures to [0, 1], y up."""
    gloss: np.ndarray
    """(P, 3) float64: roughness, metallic, glow."""
    images: np.ndarray
    """(N, S, S, 3) float32 linear."""


@njit(cache=True, nogil=True, error_model="numpy")
def shade_scene(buffers, normals, coating, lights, eye, sky):
    """Light a z-buffer (face, depth, barycentric) of (2H, 2W) samples and average it to (H, W, 3) float32.

    `sky` (2, 3): what is seen at and high above the horizon where no face is.
    """
    face, depth, weights = buffers
    height, width, coat = face.shape[0] // 2, face.shape[1] // 2, coating.coat
    color = np.zeros((height, width, 3), np.float32)
    place, light, last, sample = np.zeros(9), np.zeros(6), np.zeros(4), np.zeros(3)
    for row in range(height):
        for column in range(width):
            last[3] = -1.0
            for part in range(4):
                i, j = 2 * row + part // 2, 2 * column + part % 2
                if face[i, j] < 0:
                    _sky(i, j, eye, sky, sample)
                else:
                    locate(i, j, face[i, j], depth, normals, weights, eye, place)
                    # Light varies slowly: one look serves a pixel unless its surface turns or jumps.
                    turn = place[3] * last[0] + place[4] * last[1] + place[5] * last[2]
                    if last[3] < 0 or turn < 0.94 or abs(depth[i, j] - last[3]) > 0.03 * last[3]:
                        _gather(place, lights, light)
                        last[0], last[1], last[2], last[3] = place[3], place[4], place[5], depth[i, j]
                    _reflect(coat[face[i, j]], place, light, coating, sample)
                for axis in range(3):
                    color[row, column, axis] += 0.25 * min(sample[axis], 4.0)
    return color


@njit(cache=True, nogil=True, error_model="numpy")
def _sky(i, j, eye, sky, sample):
    x, y = eye.left + j * eye.step, eye.top - i * eye.step
    up = x * eye.axes[0, 1] + y * eye.axes[1, 1] - eye.axes[2, 1]
    high = min(max(2.5 * up / sqrt(x * x + y * y + 1), 0.0), 1.0)
    for axis in range(3):
        sample[axis] = sky[0, axis] + (sky[1, axis] - sky[0, axis]) * high


@njit(cache=True, nogil=True, error_model="numpy")
def _gather(place, lights, light):
    """Fill in the light that falls on a point (0..2) and what of it shines back as a highlight (3..5)."""
    # Taken out once: each time an array leaves a tuple its references are counted.
    positions, axes, colors, kinds, sizes, reaches, starts, maps, panes, ambient = lights
    for axis in range(3):
        light[axis], light[3 + axis] = ambient[axis], 0.0
    slope = max(place[3] * place[6] + place[4] * place[7] + place[5] * place[8], 0.0)
    for lamp in range(positions.shape[0]):
        kind = kinds[lamp]
        if kind == SUN:
            x, y, z = axes[lamp, 2, 0], axes[lamp, 2, 1], axes[lamp, 2, 2]
            strength = 1.0
        else:
            x = positions[lamp, 0] - place[0]
            y = positions[lamp, 1] - place[1]
            z = positions[lamp, 2] - place[2]
            square = x * x + y * y + z * z
            far = max(sqrt(square), 1e-9)
            x, y, z, strength = x / far, y / far, z / far, 1 / (square + _SOFT)
            if kind == AREA:
                strength *= max(
                    x * axes[lamp, 2, 0] + y * axes[lamp, 2, 1] + z * axes[lamp, 2, 2],
                    0.0,
                )
        facing = x * place[3] + y * place[4] + z * place[5]
        if facing <= 0 or strength <= 0:
            continue
        if kind == SUN and panes.shape[0] and not _through(place, x, y, z, panes):
            continue
        strength *= _seen(
            place, positions[lamp], axes[lamp], reaches[lamp], maps[starts[lamp] :], sizes[lamp]
        )
        if strength <= 0:
            continue
        between = max(x * place[6] + y * place[7] + z * place[8], -0.99)
        aligned = min((facing + slope) / sqrt(2 + 2 * between), 1.0) ** 24
        for axis in range(3):
            light[axis] += colors[lamp, axis] * strength * facing
            light[3 + axis] += colors[lamp, axis] * strength * aligned * facing


@njit(cache=True, nogil=True, error_model="numpy")
def _through(place, x, y, z, panes):
    """Whether the ray from a point along (x, y, z) leaves through one of the panes."""
    way = (x, y, z)
    for pane in range(panes.shape[0]):
        for axis in range(3):
            if panes[pane, axis + 3] - panes[pane, axis] < 1e-9 and abs(way[axis]) > 1e-6:
                t = (panes[pane, axis] - place[axis]) / way[axis]
                inside = t > 0
                for other in range(3):
                    at = place[other] + t * way[other]
                    if other != axis and (at < panes[pane, other] or at > panes[pane, other + 3]):
                        inside = False
                if inside:
                    return True
    return False


@njit(cache=True, nogil=True, error_model="numpy")
def _seen(place, position, axes, reach, depths, size):
    """The share of a lamp's light that reaches a point: nine looks into its map, so a soft edge."""
    step = 2 * reach / size
    x = y = far = 0.0
    for axis in range(3):
        way = place[axis] - position[axis]
        x += way * axes[0, axis]
        y += way * axes[1, axis]
        far -= way * axes[2, axis]
    if far <= 0.01:
        return 1.0
    # Lifted off its surface by a pixel of the map, so that it does not stand in its own shadow.
    lift = min(step * far, 0.12) + 0.004
    x = y = deep = 0.0
    for axis in range(3):
        way = place[axis] + lift * place[3 + axis] - position[axis]
        x += way * axes[0, axis]
        y += way * axes[1, axis]
        deep -= way * axes[2, axis]
    if deep <= 0.01:
        return 1.0
    across, down = (x / deep + reach) / step - 0.5, (reach - y / deep) / step - 0.5
    column, row = int(across), int(down)
    if across < 1 or down < 1 or column + 2 >= size or row + 2 >= size:
        return 1.0
    s, t, limit, lit = across - column, down - row, deep - 0.5 * lift, 0.0
    for i in range(4):
        line = 0.0
        for j in range(4):
            if depths[(row + i - 1) * size + column + j - 1] > limit:
                line += 1 - s if j == 0 else (s if j == 3 else 1.0)
        lit += line * (1 - t if i == 0 else (t if i == 3 else 1.0))
    return lit / 9


@njit(cache=True, nogil=True, error_model="numpy")
def _reflect(row, place, light, coating, sample):
    """Fill in the linear colour that leaves a point toward the eye: Lambert, a highlight, Schlick's rim."""
    _, base, second, pattern, axes, gloss, images = coating
    roughness, metallic, glow, kind = gloss[row, 0], gloss[row, 1], gloss[row, 2], pattern[row, 0]
    x = axes[row, 0, 0] * place[0] + axes[row, 0, 1] * place[1] + axes[row, 0, 2] * place[2] + axes[row, 0, 3]
    y = axes[row, 1, 0] * place[0] + axes[row, 1, 1] * place[1] + axes[row, 1, 2] * place[2] + axes[row, 1, 3]
    z = axes[row, 2, 0] * place[0] + axes[row, 2, 1] * place[1] + axes[row, 2, 2] * place[2] + axes[row, 2, 3]
    slope = max(place[3] * place[6] + place[4] * place[7] + place[5] * place[8], 0.0)
    rim = (1 - slope) ** 5 * (1 - roughness)
    mix = 0.0
    if kind > 0 and kind != IMAGE:
        mix = clad(kind, x, y, z)
    for axis in range(3):
        if kind == IMAGE:
            albedo = _pictured(images, pattern[row, 1], x, y, axis)
        else:
            albedo = base[row, axis] * (1 - mix) + second[row, axis] * mix
        sheen = (0.04 + 0.5 * rim) * (1 - metallic) + metallic * albedo
        mirror = 0.5 * light[axis] * (1 - 0.8 * roughness)
        highlight = 3.0 * (1 - roughness) ** 2 * light[3 + axis]
        diffuse = albedo * (1 - 0.7 * metallic) * light[axis]
        sample[axis] = diffuse + sheen * (mirror + highlight) + glow * albedo


@njit(cache=True, nogil=True, error_model="numpy")
def _pictured(images, index, x, y, axis):
    """A picture's colour at (x, y) in [0, 1], y up, between its four nearest pixels."""
    size = images.shape[1]
    across = min(max(x * size - 0.5, 0.0), size - 1.001)
    down = min(max((1 - y) * size - 0.5, 0.0), size - 1.001)
    column, row = int(across), int(down)
    s, t = across - column, down - row
    top = (1 - s) * images[index, row, column, axis] + s * images[index, row, column + 1, axis]
    low = (1 - s) * images[index, row + 1, column, axis] + s * images[index, row + 1, column + 1, axis]
    return (1 - t) * top + t * low
