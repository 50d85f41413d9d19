"""Tiny ONNX networks in the format of the published depth networks: a photo in, a map out, random weights."""

from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="needs the package onnx (requirements-dev.txt)")

WEIGHTS = np.random.default_rng(0).normal(0, 1, (1, 3, 1, 1)).astype(np.float32)
BIAS = np.float32([0.25])


def write(path: Path, *, domain: str = "", output: str = "predicted_depth", side: int | None = None) -> Path:
    """A network of one convolution of a pixel's three numbers, WEIGHTS and BIAS: pixel_values (b, 3, h, w) ->
    (b, h, w). side: what h and w are fixed to.
    """
    from onnx import TensorProto, helper, numpy_helper

    height, width = (side, side) if side else ("height", "width")
    photo = helper.make_tensor_value_info("pixel_values", TensorProto.FLOAT, ["batch", 3, height, width])
    found = helper.make_tensor_value_info(output, TensorProto.FLOAT, ["batch", height, width])
    nodes = [
        helper.make_node("Conv", ["pixel_values", "weights", "bias"], ["map"], domain=domain),
        helper.make_node("Squeeze", ["map", "axis"], [output]),
    ]
    held = [
        numpy_helper.from_array(values, name)
        for name, values in {"weights": WEIGHTS, "bias": BIAS, "axis": np.int64([1])}.items()
    ]
    graph = helper.make_graph(nodes, "tiny", [photo], [found], held)
    opsets = [helper.make_opsetid("", 17), *([helper.make_opsetid(domain, 1)] if domain else [])]
    path.write_bytes(helper.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString())
    return path
