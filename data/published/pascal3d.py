"""Pascal3D+ 1.1 (Xiang et al., Beyond PASCAL, WACV 2014).

    CAD/<class>/01.off ...                           +Z up, front -Y, about 1 long
    Annotations/<class>_<source>/<photo>.mat         the pose of each object; source is imagenet or pascal
    Images/<class>_<source>/<photo>.JPEG or .jpg
    Image_sets/<class>_imagenet_train.txt, _val.txt
    PASCAL/VOCdevkit/VOC2012/ImageSets/Main/<class>_train.txt, _val.txt

A camera stands at azimuth (0 before the front, 90 on the object's +X) and elevation, looks at the origin of
the CAD frame, is turned by theta, and has a focal length of focal x viewport pixels (1 x 3000: far away, and
all but parallel). The set's own split is of photos: train and val show the same ten or so CAD models, so that
a good score there is partly knowing the model again. `split` is by CAD model, `published_split` the set's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from pathlib import Path

import numpy as np

from data.meshfolder import MeshRow, read_mesh
from data.published.files import category_folders, require
from data.published.objects import PublishedObject, View
from data.published.pinhole import FileFrame, Pinhole
from shapes.axes import turn

OBTAINED = "https://cvgl.stanford.edu/projects/pascal3d.html (PASCAL3D+_release1.1.zip)"
AXES = {"up": "+z", "front": "-y"}

_LISTS = {
    "imagenet": "Image_sets/{name}_imagenet_{split}.txt",
    "pascal": "PASCAL/VOCdevkit/VOC2012/ImageSets/Main/{name}_{split}.txt",
}


@dataclass(frozen=True, eq=False)
class _Cad:
    """A CAD model and where its file has it."""

    row: MeshRow
    frame: FileFrame


def read_cad(root: Path) -> Iterator[MeshRow]:
    """The CAD meshes of our categories, about ten each, split by model.

    Raises FileNotFoundError when the folder of CAD models is not there.
    """
    for folder, category in category_folders(require(root / "CAD", obtained=OBTAINED)):
        yield from _rows(folder, category)


def read_photos(root: Path) -> Iterator[PublishedObject]:
    """The annotated objects of our categories, one view each; those with a coarse pose alone are passed over.

    Raises FileNotFoundError when a folder, a photo, a CAD model or a list of the set's split is missing.
    """
    for folder, category in category_folders(require(root / "CAD", obtained=OBTAINED)):
        cads = {row.path: _Cad(row, _frame(row.path)) for row in _rows(folder, category)}
        for source in _LISTS:
            lists = _published_splits(root, folder.name, source)
            tables = require(root / "Annotations" / f"{folder.name}_{source}", obtained=OBTAINED)
            for table in sorted(tables.glob("*.mat")):
                yield from _objects(root, table, cads, lists.get(table.stem, ""))


def split_of_cad(number: int) -> str:
    """The split of a class's CAD model by its number from 1 on: of five, three train, one validates, one
    tests.
    """
    return {3: "test", 4: "validation"}.get(number % 5, "train")


def _rows(folder: Path, category: str) -> Iterator[MeshRow]:
    for path in sorted(folder.glob("[0-9][0-9].off")):
        name, split = f"{folder.name}-{path.stem}", split_of_cad(int(path.stem))
        yield MeshRow(path, category, split, attribution="Pascal3D+", name=name, **AXES)


def _objects(
    root: Path, table: Path, cads: dict[Path, _Cad], published_split: str
) -> Iterator[PublishedObject]:
    """The objects of one annotation that are of its folder's class and have a full pose."""
    from scipy.io import loadmat

    record, name = loadmat(table, simplify_cells=True)["record"], table.parent.name.rpartition("_")[0]
    photo = require(root / "Images" / table.parent.name / record["filename"], obtained=OBTAINED)
    for number, found in enumerate(np.atleast_1d(record["objects"])):
        pose = found.get("viewpoint")
        if found["class"] != name or not isinstance(pose, dict) or not pose.get("distance"):
            continue
        cad = cads[require(root / "CAD" / name / f"{int(found['cad_index']):02d}.off", obtained=OBTAINED)]
        camera, to_pixels = _pinhole(pose).in_object_frame(cad.frame, _longer_side(photo))
        view = View(photo, camera, to_pixels, box=tuple(float(edge) for edge in found["bbox"]))
        yield PublishedObject(
            f"{table.stem}-{number}", cad.row.category, cad.row.split, (view,), mesh=cad.row,
            published_split=published_split, whole=not (found.get("truncated") or found.get("occluded")),
        )  # fmt: skip


def _pinhole(pose: dict) -> Pinhole:
    """The camera of an annotation, as the toolkit's project_3d has it."""
    azimuth, elevation, theta = (radians(pose[name]) for name in ("azimuth", "elevation", "theta"))
    back = np.array([cos(elevation) * sin(azimuth), -cos(elevation) * cos(azimuth), sin(elevation)])
    right = np.array([cos(azimuth), sin(azimuth), 0])
    upright = np.stack([right, np.cross(back, right), back])  # x right, y up, z back
    rolled = np.array([[cos(theta), -sin(theta), 0], [sin(theta), cos(theta), 0], [0, 0, 1]])
    rotation = np.diag([1.0, -1.0, -1.0]) @ rolled @ upright
    translation = np.array([0, 0, float(pose["distance"])])
    return Pinhole(rotation, translation, float(pose["focal"] * pose["viewport"]), (pose["px"], pose["py"]))


def _frame(cad: Path) -> FileFrame:
    return FileFrame.of_vertices(read_mesh(cad).vertices, turn(**AXES))


def _published_splits(root: Path, name: str, source: str) -> dict[str, str]:
    """photo -> "train" or "val" in the set's own lists."""
    splits = {}
    for split in ("train", "val"):
        path = require(root / _LISTS[source].format(name=name, split=split), obtained=OBTAINED)
        # PASCAL lists every photo of VOC, and beside it 1 or 0 where the class is in it, -1 where it is not.
        lines = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
        splits |= {words[0]: split for words in lines}
    return splits


def _longer_side(photo: Path) -> int:
    from PIL import Image

    with Image.open(photo) as picture:
        return max(picture.size)
