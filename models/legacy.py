"""Weights out of files that older Keras wrote: whole models in HDF5, whatever the file is called.

The published files of Sumoso (2024) come from TensorFlow 2.10: named `.keras`, HDF5 inside, the optimizer's
state making up two thirds of them. Of such a file the arrays under "model_weights" are read, one at a time,
into a network built from our own code. Everything else in it (the description of the model, the settings of
its training, the optimizer) is never looked at, so nothing of it can be executed.

Layout: the group's attribute "layer_names" lists the layers in order; each is a group whose attribute
"weight_names" lists its arrays, such as "conv2d/kernel:0".
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from models.devices import free_memory
from models.errors import DamagedWeightsError, ShortOfMemoryError

if TYPE_CHECKING:
    import h5py
    import keras

GROUP = "model_weights"

COPIES = 3
"""Of an array that are in memory, beside the network's own, while TensorFlow takes it over (measured)."""


def is_legacy(path: Path) -> bool:
    """Whether a file is a whole model in HDF5, to be read by `load_legacy`."""
    import h5py

    if not h5py.is_hdf5(path):
        return False
    with h5py.File(path) as file:
        return GROUP in file


def load_legacy(build: Callable[[], "keras.Model"], path: Path) -> "keras.Model":
    """The network that `build` makes, with the weights of a whole-model file.

    At its height this takes the network and COPIES of its largest array, whatever the optimizer's state adds
    to the file.

    Raises:
        DamagedWeightsError: the file is no such file, or of another network.
        ShortOfMemoryError: there is less free memory than that.
    """
    with _arrays(path) as stored:
        needed = sum(array.nbytes for array in stored) + COPIES * max(array.nbytes for array in stored)
        free = free_memory()
        if needed > free:
            raise ShortOfMemoryError(path, needed, free)
        network = build()
        _compare(network, stored, path)
        for variable, array in zip(network.weights, stored, strict=True):
            variable.assign(array[()])
    return network


def bytes_of(path: Path) -> int:
    """What the weights of a whole-model file take in memory, its optimizer not counted.

    Raises:
        DamagedWeightsError: the file is no such file.
    """
    with _arrays(path) as stored:
        return sum(array.nbytes for array in stored)


@contextmanager
def _arrays(path: Path) -> "Iterator[list[h5py.Dataset]]":
    """The arrays of the weights in the order of their layers, none of them read yet."""
    import h5py

    try:
        file = h5py.File(path)
    except OSError as error:
        raise DamagedWeightsError(path, "not HDF5, or cut off") from error
    with file:
        try:
            group = file[GROUP]
            layers = [group[_text(name)] for name in group.attrs["layer_names"]]
            stored = [layer[_text(name)] for layer in layers for name in layer.attrs["weight_names"]]
            numbers = all(array.dtype.kind == "f" for array in stored)
        except (KeyError, AttributeError, TypeError, ValueError) as error:
            raise DamagedWeightsError(path, "not the file of a whole model") from error
        if not stored or not numbers:
            raise DamagedWeightsError(path, "not the file of a whole model: no weights in it")
        yield stored


def _text(name: bytes | str) -> str:
    return name.decode() if isinstance(name, bytes) else name


def _compare(network: "keras.Model", stored: list["h5py.Dataset"], path: Path) -> None:
    """Refuse a file whose weights are not the network's by kind, shape and order."""
    for variable, array in zip_longest(network.weights, stored):
        wanted = f"{variable.name} {tuple(variable.shape)}" if variable is not None else "no more"
        found = f"{_kind(array)} {array.shape}" if array is not None else "none"
        if wanted != found:
            place = array.name if variable is None else variable.path
            raise DamagedWeightsError(path, f"of another network: {place} must be {wanted}, is {found}")


def _kind(array: "h5py.Dataset") -> str:
    """What an array is to its layer: "kernel" for "/model_weights/conv2d/conv2d/kernel:0"."""
    return array.name.rpartition("/")[2].partition(":")[0]
