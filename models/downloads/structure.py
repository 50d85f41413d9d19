"""Whether a file without a published hash can be what it should be: HDF5 in Keras' layout, with weights of
the shapes that the network has. Reads shapes only, and executes nothing: no pickle, no Lambda, no link to
elsewhere. ONNX files are looked at by models/downloads/onnx_structure.py.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from models.downloads.onnx_structure import fault_of_onnx
from models.downloads.web import is_page
from models.refusal import Refusal

if TYPE_CHECKING:
    import h5py

Shapes = tuple[tuple[int, ...], ...]

PAPER_LOW: Shapes = (
    (3, 3, 1, 16), (16,), (3, 3, 16, 32), (32,), (3, 3, 32, 32), (32,),
    (32, 32768), (32768,),
    (3, 3, 3, 1, 8), (8,), (3, 3, 3, 8, 1), (1,),
)  # fmt: skip
"""Kernel and bias of every layer, in order: 1,095,833 numbers."""

PAPER_HIGH: Shapes = (
    (3, 3, 1, 32), (32,), (3, 3, 32, 64), (64,), (3, 3, 64, 128), (128,), (3, 3, 128, 128), (128,),
    (524288, 1024), (1024,), (1024, 32768), (32768,),
    (3, 3, 3, 1, 32), (32,), (3, 3, 3, 32, 16), (16,), (3, 3, 3, 16, 1), (1,),
)  # fmt: skip
"""The same of the large one: 570,714,561 numbers."""

EXPECTED = {"paper-low": PAPER_LOW, "paper-high": PAPER_HIGH}
"""A row's `network` -> shapes."""
ONNX = {"depth-onnx": ("pixel_values", "predicted_depth")}
"""A row's `network`, in an ONNX file -> its input's and its output's name."""
SIGNATURE = b"\x89HDF\r\n\x1a\n"


class StrangeError(Exception):
    """What a file holds that it should not, or lacks."""


def fault_of_structure(path: Path, network: str) -> str:
    """What is wrong with a file that should hold the weights of `network`; empty when nothing is."""
    with path.open("rb") as file:
        start = file.read(256)
    if network in ONNX:
        return "a web page" if is_page(start) else fault_of_onnx(path, ONNX[network])
    if not start.startswith(SIGNATURE):
        return "a web page" if is_page(start) else "a file that is not HDF5"
    if network not in EXPECTED:
        return f"weights of {network}, whose shapes nobody wrote down"
    try:
        import h5py
    except ImportError as error:
        advice = "Run `python3 start.py install`, and then this with the Python in .venv."
        raise Refusal(
            f"{path.name} must be examined by the package h5py, received none.", advice=advice
        ) from error

    try:
        with h5py.File(path, "r") as file:
            examine(file, EXPECTED[network])
    except StrangeError as error:
        return str(error)
    except (OSError, RuntimeError, KeyError, ValueError, TypeError, AttributeError) as error:
        return f"HDF5 that cannot be read ({brief(error)})"
    return ""


def examine(file: "h5py.File", expected: Shapes) -> None:
    """Raise StrangeError unless the file holds float32 weights of these shapes, in this order."""
    refuse_code(file)
    if "model_weights" not in file and "layer_names" not in file.attrs:
        raise StrangeError("HDF5 without Keras' weights")
    weights = inner(file, "model_weights") if "model_weights" in file else file
    found = tuple(shape for layer in names(weights, "layer_names") for shape in shapes(inner(weights, layer)))
    for number, (shape, wanted) in enumerate(zip(found, expected, strict=False), start=1):
        if shape != wanted:
            raise StrangeError(f"{shape} instead of {wanted} as weights number {number}")
    if len(found) != len(expected):
        raise StrangeError(f"{len(found)} arrays of weights instead of {len(expected)}")


def refuse_code(file: "h5py.File") -> None:
    """Raise StrangeError for a network with a Lambda layer, which is a program."""
    if re.search(r'"class_name":\s*"Lambda"', str(file.attrs.get("model_config", ""))):
        raise StrangeError("a Lambda layer, which is a program")


def shapes(layer: "h5py.Group") -> list[tuple[int, ...]]:
    """The shapes of a layer's weights, in its order."""
    arrays = [inner(layer, name) for name in names(layer, "weight_names")]
    for array in arrays:
        if array.external or array.is_virtual:
            raise StrangeError("numbers that lie in another file")
        if array.dtype != "float32":
            raise StrangeError(f"{array.dtype} numbers instead of float32")
    return [array.shape for array in arrays]


def inner(group: "h5py.Group", name: str) -> "h5py.Group | h5py.Dataset":
    """What lies under a name inside this very file: a link may lead to any file of the machine."""
    import h5py

    for step in name.split("/"):
        if group.get(step, getlink=True) is None:
            raise StrangeError(f"no {step} where its list names one")
        if not isinstance(group.get(step, getlink=True), h5py.HardLink):
            raise StrangeError("a link to elsewhere")
        group = group[step]
    return group


def names(group: "h5py.Group", attribute: str) -> list[str]:
    """An attribute that lists names."""
    return [name.decode() if isinstance(name, bytes) else str(name) for name in group.attrs[attribute]]


def brief(error: Exception) -> str:
    """The first line of an error."""
    return (str(error) or type(error).__name__).splitlines()[0]
