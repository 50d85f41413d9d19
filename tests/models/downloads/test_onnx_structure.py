"""ONNX files without a published hash: what they must hold, and what they must not."""

from pathlib import Path

import pytest

from models.downloads.structure import fault_of_structure
from tests import onnxfile
from tests.onnxfile import onnx

NETWORK = "depth-onnx"


def changed(path: Path, change) -> Path:
    """A right file with its message changed."""
    model = onnx.load_from_string(onnxfile.write(path).read_bytes())
    change(model.graph)
    path.write_bytes(model.SerializeToString())
    return path


def send_elsewhere(tensor) -> None:
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="/etc/passwd")


def test_a_right_file_is_right(tmp_path: Path):
    assert fault_of_structure(onnxfile.write(tmp_path / "a.onnx"), NETWORK) == ""


def test_inputs_that_are_weights_are_no_inputs(tmp_path: Path):
    """Older files list their weights among the inputs."""

    def list_weights(graph) -> None:
        graph.input.add(name="weights")

    assert fault_of_structure(changed(tmp_path / "a.onnx", list_weights), NETWORK) == ""


def test_another_network_is_named(tmp_path: Path):
    path = onnxfile.write(tmp_path / "a.onnx", output="logits")
    said = "a network of pixel_values -> logits instead of pixel_values -> predicted_depth"
    assert fault_of_structure(path, NETWORK) == said


def test_operators_from_elsewhere_are_refused(tmp_path: Path):
    path = onnxfile.write(tmp_path / "a.onnx", domain="somebody.else")
    assert fault_of_structure(path, NETWORK) == "an operator of somebody.else, not of the standard"


def test_operators_from_elsewhere_are_found_in_branches(tmp_path: Path):
    def branch(graph) -> None:
        inner = onnx.helper.make_graph([onnx.helper.make_node("A", [], [], domain="hidden")], "b", [], [])
        graph.node.append(onnx.helper.make_node("If", ["c"], ["d"], then_branch=inner))

    assert "of hidden" in fault_of_structure(changed(tmp_path / "a.onnx", branch), NETWORK)


def test_parts_that_nobody_looks_into_are_refused(tmp_path: Path):
    model = onnx.load_from_string(onnxfile.write(tmp_path / "a.onnx").read_bytes())
    model.functions.add(name="f", domain="hidden")
    (tmp_path / "a.onnx").write_bytes(model.SerializeToString())
    assert "no depth network needs" in fault_of_structure(tmp_path / "a.onnx", NETWORK)

    def several(graph) -> None:
        tensor = onnx.helper.make_tensor("t", onnx.TensorProto.FLOAT, [1], [1.0])
        graph.node[0].attribute.append(onnx.helper.make_attribute("all", [tensor]))

    assert "no depth network needs" in fault_of_structure(changed(tmp_path / "b.onnx", several), NETWORK)


def test_graphs_without_end_in_one_another_are_refused(tmp_path: Path):
    def deepen(graph) -> None:
        inner = onnx.helper.make_graph([], "b", [], [])
        for _ in range(10):
            node = onnx.helper.make_node("If", ["c"], ["d"], then_branch=inner)
            inner = onnx.helper.make_graph([node], "b", [], [])
        graph.node.extend(inner.node)

    assert "within one another" in fault_of_structure(changed(tmp_path / "a.onnx", deepen), NETWORK)


def test_numbers_in_another_file_are_refused(tmp_path: Path):
    weights = changed(tmp_path / "a.onnx", lambda graph: send_elsewhere(graph.initializer[0]))
    assert fault_of_structure(weights, NETWORK) == "numbers that lie in another file"

    def constant(graph) -> None:
        tensor = onnx.helper.make_tensor("t", onnx.TensorProto.FLOAT, [1], [1.0])
        send_elsewhere(tensor)
        graph.node.append(onnx.helper.make_node("Constant", [], ["t"], value=tensor))

    assert "another file" in fault_of_structure(changed(tmp_path / "b.onnx", constant), NETWORK)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"\x89HDF\r\n\x1a\n" + bytes(64), "a file that is not ONNX"),
        (b"", "a file that is not ONNX"),
        (bytes(300), "a file that is not ONNX"),
        (b"\xff" * 300, "a file that is not ONNX"),
    ],
)
def test_what_is_no_onnx_is_told(tmp_path: Path, content: bytes, said: str):
    path = tmp_path / "a.onnx"
    path.write_bytes(content)
    assert fault_of_structure(path, NETWORK) == said


def test_a_file_cut_short_anywhere_is_told(tmp_path: Path):
    whole = onnxfile.write(tmp_path / "a.onnx").read_bytes()
    path = tmp_path / "cut.onnx"
    for length in range(0, len(whole) - 12, 5):  # the last field names the versions of the operators
        path.write_bytes(whole[:length])
        assert fault_of_structure(path, NETWORK)
