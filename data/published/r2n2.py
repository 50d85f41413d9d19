"""3D-R2N2's pictures and voxels of ShapeNetCore v1 (Choy et al., ECCV 2016, arXiv:1604.00449).

    ShapeNetRendering/<synset>/<model>/rendering/00.png ... 23.png    137 x 137 RGBA, alpha = mask
    ShapeNetRendering/<synset>/<model>/rendering/rendering_metadata.txt
        a line a picture: azimuth, elevation, in-plane rotation (degrees), distance ratio, field of view
    ShapeNetVox32/<synset>/<model>/model.binvox                       32^3, centred in the grid

The pictures come from Blender: the camera stands on +X at 1.75 times the distance ratio, looks at the origin,
and is turned about X, Y and Z by minus in-plane rotation, elevation and azimuth. The field of view that the
lines give (25) was never set: Blender's own lens of 35 mm on a 32 mm sensor took them, 49.13 degrees.
"""

from collections.abc import Iterator
from math import cos, radians, sin
from pathlib import Path

import numpy as np

from data.published.files import category_folders, require
from data.published.objects import PublishedObject, View
from data.published.pinhole import FileFrame, Pinhole
from data.published.shapenet import V1
from shapes.axes import turn, turn_voxels
from shapes.binvox import Binvox, read_binvox
from shapes.voxelgrid import VoxelGrid

PICTURES, VOXELS = "ShapeNetRendering", "ShapeNetVox32"
OBTAINED = "http://cvgl.stanford.edu/data2/ShapeNetRendering.tgz and ShapeNetVox32.tgz beside it"
LARGEST_DISTANCE = 1.75
"""Distance of the camera at ratio 1, units of ShapeNetCore v1."""
LENS, SENSOR = 35.0, 32.0
"""Blender's default focal length and sensor width, millimetres."""

_BLENDER = np.array([[1, 0, 0], [0, 0, -1], [0, 1, 0]])
"""OBJ axes (+Y up) -> Blender's (+Z up), as its importer turns them."""
_ON_X = np.array([[0, 1, 0], [0, 0, -1], [-1, 0, 0]])
"""Blender's axes -> x right, y down, z forward of the camera on +X that looks at the origin."""


def read_r2n2(root: Path) -> Iterator[PublishedObject]:
    """The objects of our categories with their views.

    Of a category's models by name the first 70 % train, 10 % validate and the last 20 % test: the paper holds
    out the last fifth. Raises FileNotFoundError when a picture, its metadata or the voxels are missing.
    """
    require(root / VOXELS, obtained=OBTAINED)
    for folder, category in category_folders(require(root / PICTURES, obtained=OBTAINED)):
        models = sorted(path.name for path in folder.iterdir() if path.is_dir())
        for number, model in enumerate(models):
            share = number / len(models)
            split = "train" if share < 0.7 else "validation" if share < 0.8 else "test"
            voxels = require(root / VOXELS / folder.name / model / "model.binvox", obtained=OBTAINED)
            views = _views(folder / model / "rendering", read_binvox(voxels))
            yield PublishedObject(model, category, split, views, voxels=voxels)


def read_voxels(path: Path) -> VoxelGrid:
    """The 32^3 voxels as they are published, brought to our axes: the grid is the object cube."""
    return VoxelGrid(turn_voxels(read_binvox(path).voxels, turn(**V1)))


def _views(folder: Path, binvox: Binvox) -> tuple[View, ...]:
    # The grid holds the mesh centred and from side to side, so that its header knows where the mesh was.
    frame = FileFrame(turn(**V1), binvox.centre(), binvox.scale)
    table = require(folder / "rendering_metadata.txt", obtained=OBTAINED)
    lines = [line for line in table.read_text(encoding="ascii").splitlines() if line.strip()]
    views = []
    for number, line in enumerate(lines):
        photo = require(folder / f"{number:02d}.png", obtained=OBTAINED)
        size = _size(photo)
        camera, to_pixels = _pinhole(line, size, table).in_object_frame(frame, size)
        views.append(View(photo, camera, to_pixels, mask=photo))
    return tuple(views)


def _pinhole(line: str, size: int, table: Path) -> Pinhole:
    """The camera of one line of metadata and a picture `size` pixels wide."""
    try:
        azimuth, elevation, in_plane, ratio, _ = (float(word) for word in line.split())
    except ValueError as error:
        raise ValueError(f"a line of {table} must hold five numbers, received {line!r}") from error
    turned = _about("z", -azimuth) @ _about("y", -elevation) @ _about("x", -in_plane)
    rotation = _ON_X @ turned.T @ _BLENDER
    translation = np.array([0, 0, LARGEST_DISTANCE * ratio])
    return Pinhole(rotation, translation, LENS / SENSOR * size, (size / 2, size / 2))


def _about(axis: str, angle: float) -> np.ndarray:
    """The rotation (3, 3) about an axis by degrees, counter-clockwise seen from its tip."""
    first, second = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    matrix = np.eye(3)
    c, s = cos(radians(angle)), sin(radians(angle))
    matrix[[first, first, second, second], [first, second, first, second]] = c, -s, s, c
    return matrix


def _size(photo: Path) -> int:
    from PIL import Image

    with Image.open(photo) as picture:
        return picture.width
