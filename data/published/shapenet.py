"""ShapeNetCore (Chang et al., ShapeNet: An Information-Rich 3D Model Repository, arXiv:1512.03012).

    v1   <synset>/<model>/model.obj                       +Y up, front +X   (its README)
    v2   <synset>/<model>/models/model_normalized.obj     +Y up, front -Z   (its README)
    all.csv   id, synsetId, subSynsetId, modelId, split: the split of SHREC 2016; may be missing

The table's split keeps its 70, 10, 20 %; a model that is not in it is split by its name.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from data.meshfolder import MeshRow
from data.published.files import category_folders, require, split_of_shape

OBTAINED = "https://shapenet.org after registration (the split: all.csv of SHREC 2016 on the same server)"
V1 = {"up": "+y", "front": "+x"}
V2 = {"up": "+y", "front": "-z"}
LICENSE = "ShapeNet terms of use: research and education, no redistribution"

_SPLITS = {"train": "train", "val": "validation", "test": "test"}


def read_shapenet(root: Path) -> Iterator[MeshRow]:
    """The meshes of ShapeNetCore v1 or v2 by synset and model, those of our categories.

    Raises FileNotFoundError when the folder is not there or holds no mesh of either layout.
    """
    splits = _read_splits(require(root, obtained=OBTAINED))
    found = False
    for folder, category in category_folders(root):
        for model in sorted(folder.iterdir()):
            if (row := _row(model, category, splits)) is not None:
                found = True
                yield row
    if not found:
        require(root / "<synset>" / "<model>" / "model.obj", obtained=OBTAINED)


def _row(model: Path, category: str, splits: dict[str, str]) -> MeshRow | None:
    """A model's mesh; None where the set has none of it, which is so for a few."""
    v1, v2 = model / "model.obj", model / "models" / "model_normalized.obj"
    axes, path = (V2, v2) if v2.exists() else (V1, v1)
    if not path.exists():
        return None
    split = splits.get(model.name) or split_of_shape(model.name)
    return MeshRow(path, category, split, license=LICENSE, attribution="ShapeNet", name=model.name, **axes)


def _read_splits(root: Path) -> dict[str, str]:
    """model -> split of the table; empty where there is no table."""
    table = root / "all.csv"
    if not table.exists():
        return {}
    with table.open(newline="", encoding="utf-8") as lines:
        return {line["modelId"]: _SPLITS[line["split"]] for line in csv.DictReader(lines)}
