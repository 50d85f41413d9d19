"""Pix3D (Sun et al., CVPR 2018, arXiv:1804.04610): photos with the mask, the pose and the model of an object.

    pix3d.json    a row an object: img, mask, model, voxel (paths), category, img_size (width, height),
                  rot_mat, trans_mat, focal_length (mm on a sensor 32 mm wide), bbox, truncated, occluded ...
    model axes    +X the viewer's left, +Y up, +Z inward: the front faces -Z
    voxel axes    +X the viewer's left, +Y outward, +Z up, in a .mat under "voxel", 128^3 with a margin

A point of the model stands at rot_mat v + trans_mat before a camera that sees x left, y up, z inward.
"""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import numpy as np

from data.meshfolder import MeshRow, read_mesh
from data.published.files import known_category, require, split_of_shape
from data.published.objects import PublishedObject, View
from data.published.pinhole import FileFrame, Pinhole
from shapes.axes import turn, turn_voxels
from shapes.voxelgrid import VoxelGrid, fitted

OBTAINED = "http://pix3d.csail.mit.edu (pix3d.zip)"
AXES = {"up": "+y", "front": "-z"}
VOXEL_AXES = {"up": "+z", "front": "+y"}
SENSOR = 32.0
"""Width of the sensor, millimetres."""


def read_pix3d(root: Path) -> Iterator[PublishedObject]:
    """The objects of our categories, one view each; split by model, for the set has no split of its own.

    Raises FileNotFoundError when the table or a file that it names is missing.
    """
    rows = json.loads(require(root / "pix3d.json", obtained=OBTAINED).read_text(encoding="utf-8"))
    frames: dict[Path, FileFrame] = {}
    for number, row in enumerate(rows):
        category = known_category(row["category"])
        if category is None:
            continue
        photo, mask, model, voxels = (
            require(root / row[name], obtained=OBTAINED) for name in ("img", "mask", "model", "voxel")
        )
        if model not in frames:
            frames[model] = FileFrame.of_vertices(read_mesh(model).vertices, turn(**AXES))
        camera, to_pixels = _pinhole(row).in_object_frame(frames[model], max(row["img_size"]))
        view = View(photo, camera, to_pixels, mask=mask, box=tuple(float(edge) for edge in row["bbox"]))
        shape = _shape(row)
        mesh = MeshRow(model, category, split_of_shape(shape), attribution="Pix3D", name=shape, **AXES)
        whole = not any(_said(row, name) for name in ("truncated", "occluded", "slightly_occluded"))
        yield PublishedObject(
            f"{number:05d}", category, mesh.split, (view,), mesh=mesh, voxels=voxels, whole=whole
        )


def read_voxels(path: Path, *, resolution: int = 32) -> VoxelGrid:
    """A model's voxels on the object cube. Raises ValueError where the file holds none."""
    from scipy.io import loadmat

    content = loadmat(path)
    if "voxel" not in content:
        raise ValueError(f"{path} must hold the array voxel, and does not")
    return fitted(turn_voxels(content["voxel"], turn(**VOXEL_AXES)), resolution)


def _pinhole(row: dict) -> Pinhole:
    width, height = row["img_size"]
    flip = np.diag([-1.0, -1.0, 1.0])  # x left, y up -> x right, y down
    rotation, translation = flip @ np.array(row["rot_mat"]), flip @ np.array(row["trans_mat"])
    return Pinhole(rotation, translation, row["focal_length"] / SENSOR * width, (width / 2, height / 2))


def _shape(row: dict) -> str:
    """The name of the folder that the row's model is in, the same for all files of that model."""
    return PurePosixPath(row["model"]).parent.name


def _said(row: dict, name: str) -> bool:
    return row.get(name) in (True, "true")
