"""Loaded networks, shared by everyone on this machine: few at a time, each behind its own lock."""

import atexit
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from models.registry import WeightsRow, serving
from pipeline.errors import CategoryError, WeightsError

if TYPE_CHECKING:
    import keras

KEPT = 6
"""Networks held in memory; the one unused longest makes room."""

_loaded: OrderedDict[tuple[str, str], "tuple[keras.Model, threading.Lock]"] = OrderedDict()
_shelf_lock = threading.Lock()
# A thread that is reading a file when the process ends would take the lock of h5py along, and the end would
# wait for that for ever: it waits for the file, and none is read any more.
atexit.register(_shelf_lock.acquire)


def row_for(category: str, capacity: str = "") -> WeightsRow:
    """The manifest row that serves a category at a capacity.

    Raises:
        CategoryError: nothing on the shelf serves it.
    """
    try:
        return serving(category, capacity)
    except KeyError as error:
        raise CategoryError(f"{error.args[0]}.") from error


def run(
    row: WeightsRow, inputs: dict[str, np.ndarray] | np.ndarray
) -> dict[str, np.ndarray] | np.ndarray:
    """The network's outputs for what its builder calls inputs, loading it when it is not there yet.

    Raises:
        WeightsError: its file is missing, damaged or too large for the memory.
    """
    network, lock = _network(row)
    with lock:
        return network.predict_on_batch(inputs)


def _network(row: WeightsRow) -> "tuple[keras.Model, threading.Lock]":
    key = (row.name, row.sha256)  # a category taught anew has another file under the old name
    with _shelf_lock:
        if key not in _loaded:
            _loaded[key] = (_load(row), threading.Lock())
        _loaded.move_to_end(key)
        while len(_loaded) > KEPT:
            _loaded.popitem(last=False)
        return _loaded[key]


def _load(row: WeightsRow) -> "keras.Model":
    from models.errors import DamagedWeightsError, ShortOfMemoryError
    from models.weights import load

    try:
        return load(row)
    except DamagedWeightsError as error:
        if error.reason == "missing":
            raise WeightsError.missing(error.path) from error
        raise WeightsError.damaged(error.path, reason=error.reason) from error
    except ValueError as error:  # the file of another network, or of an older one
        path = row.path
        raise WeightsError.damaged(path, reason=f"other numbers than {row.network} has") from error
    except ShortOfMemoryError as error:
        raise WeightsError.too_large(error.path, needed=error.needed, free=error.free) from error
