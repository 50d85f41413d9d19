"""Weights files: written in float16 without the optimizer, read back into a network that was built from code.

Nothing of a file is ever executed: networks come from `NETWORKS`, files give numbers only.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models import boxnet, recognizer
from models.registry import WeightsRow, fault_of

if TYPE_CHECKING:
    import keras

NETWORKS: dict[str, Callable[[], "keras.Model"]] = {
    **{name: partial(boxnet.build, config) for name, config in boxnet.CONFIGS.items()},
    "recognizer": partial(recognizer.build, recognizer.CONFIG),
}
"""Builders of the networks a manifest row may name."""


class DamagedWeightsError(Exception):
    """A weights file is missing or is not the one its manifest row describes. `path` and `reason` say which
    and how.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


def load(row: WeightsRow) -> "keras.Model":
    """The network of a manifest row with its weights, checked by size and sha256 first.

    Raises:
        DamagedWeightsError: the file is missing or not the one described.
    """
    fault = fault_of(row.path, row)
    if fault:
        raise DamagedWeightsError(row.path, fault)
    network = NETWORKS[row.network]()
    network.load_weights(row.path)
    return network


def write_half(network: "keras.Model", path: Path) -> None:
    """Write a network's weights as float16, HDF5 in the layout of Keras' `.weights.h5`, so that
    `load_weights` reads them.
    """
    import h5py

    full = path.with_name(f"full-{path.name}")
    network.save_weights(full)
    with h5py.File(full) as source, h5py.File(path, "w", track_order=True) as target:
        _copy_half(source, target)
    full.unlink()


def _copy_half(source, target) -> None:
    """Copy an HDF5 group, its attributes and all below it, float32 data as float16."""
    for name, value in source.attrs.items():
        target.attrs[name] = value
    for name, item in source.items():
        if hasattr(item, "items"):
            _copy_half(item, target.create_group(name, track_order=True))
        else:
            values = item[()]
            half = values.astype("float16") if values.dtype == "float32" else values
            target.create_dataset(name, data=half)
