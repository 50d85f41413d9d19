"""Weights files: packed without the optimizer, read back into a network that was built from code.

A packed file is HDF5 in the layout of Keras' `.weights.h5`. Kernels are int8, to be multiplied by the number
that the attribute SCALE gives for the output channel; all else is float16. Files that are float16 throughout
are read as well, and so are the published files of older Keras (models/legacy.py).

Nothing of a file is ever executed: networks come from `NETWORKS`, files give numbers only.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from models import boxnet, pix2vox, recognizer, refine3dnet, segmenter, silhouettes, sumoso, unetpp
from models.errors import DamagedWeightsError
from models.legacy import is_legacy, load_legacy
from models.registry import WeightsRow, fault_of

if TYPE_CHECKING:
    import keras

NETWORKS: dict[str, Callable[[], "keras.Model"]] = {
    **{name: partial(boxnet.build, config) for name, config in boxnet.CONFIGS.items()},
    **{name: partial(pix2vox.build, config) for name, config in pix2vox.CONFIGS.items()},
    **{name: partial(refine3dnet.build, config) for name, config in refine3dnet.CONFIGS.items()},
    "recognizer": partial(recognizer.build, recognizer.CONFIG),
    **{name: partial(sumoso.build, config) for name, config in sumoso.CONFIGS.items()},
    "segmenter": partial(segmenter.build, segmenter.CONFIG),
    "silhouettes": partial(silhouettes.build, silhouettes.CONFIG),
    **{name: partial(unetpp.build, config) for name, config in unetpp.CONFIGS.items()},
}
"""Builders of the networks a manifest row may name."""

SCALE = "scale"


def load(row: WeightsRow) -> "keras.Model":
    """The network of a manifest row with its weights, checked by size and sha256 first.

    Raises:
        DamagedWeightsError: the file is missing or not the one described.
        ShortOfMemoryError: the machine has not the memory for it.
    """
    fault = fault_of(row.path, row)
    if fault:
        raise DamagedWeightsError(row.path, fault)
    if is_legacy(row.path):
        return load_legacy(NETWORKS[row.network], row.path)
    network = NETWORKS[row.network]()
    load_packed(network, row.path)
    return network


def write_packed(network: "keras.Model", path: Path) -> None:
    """Write a network's weights as a packed file."""
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full.weights.h5"
        network.save_weights(full)
        _copy(full, path, _pack)


def load_packed(network: "keras.Model", path: Path) -> None:
    """Give a network the weights of a packed file. Raises ValueError where they are not of its shapes."""
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full.weights.h5"
        _copy(path, full, _unpack)
        network.load_weights(full)


def _pack(values: np.ndarray, scale: np.ndarray | None) -> tuple[np.ndarray, np.ndarray | None]:
    if values.dtype != np.float32:
        return values, None
    if values.ndim < 2:
        return values.astype(np.float16), None
    largest = np.abs(values).max(axis=tuple(range(values.ndim - 1)))
    scale = np.maximum(largest / 127, np.finfo(np.float32).tiny).astype(np.float32)
    return np.rint(values / scale).astype(np.int8), scale


def _unpack(values: np.ndarray, scale: np.ndarray | None) -> tuple[np.ndarray, np.ndarray | None]:
    if scale is not None:
        return values.astype(np.float32) * scale, None
    return values.astype(np.float32) if values.dtype == np.float16 else values, None


def _copy(source: Path, target: Path, change) -> None:
    """Copy an HDF5 file with all its attributes, each dataset and its scale as `change` gives them."""
    import h5py

    def group(old, new) -> None:
        for name, value in old.attrs.items():
            new.attrs[name] = value
        for name, item in old.items():
            if isinstance(item, h5py.Group):
                group(item, new.create_group(name, track_order=True))
            else:
                values, scale = change(item[()], item.attrs.get(SCALE))
                small = values.size < 4096  # a compressed dataset costs some kilobytes of its own
                new.create_dataset(name, data=values, compression=None if small else "gzip")
                if scale is not None:
                    new[name].attrs[SCALE] = scale

    # the format's later versions take attributes of any size: some layers have 32,768 scales
    with h5py.File(source) as old, h5py.File(target, "w", libver="latest", track_order=True) as new:
        group(old, new)
