"""Whether an ONNX file without a published hash can be what it should be: a network of the standard's own
operators with one photo in and one map out, and all its numbers in this very file.

An ONNX file is one protobuf message, ModelProto of onnx.proto: fields of a number, a kind and a value, some
of them messages again. Only what is named here is looked at; the numbers of the network are passed over.
"""

from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path

VARINT, LONG, BYTES, SHORT = 0, 1, 2, 5
"""Kinds of protobuf fields."""
GRAPH, NODE, INITIALIZER, GRAPH_INPUT, GRAPH_OUTPUT = 7, 1, 5, 11, 12
"""Fields of ModelProto (the first) and of GraphProto."""
NODE_DOMAIN, NODE_ATTRIBUTE, TENSOR_NAME, TENSOR_ELSEWHERE, VALUE_NAME = 7, 5, 8, 14, 1
ATTRIBUTE_TENSOR, ATTRIBUTE_GRAPH = 5, 6
FUNCTIONS, SPARSE_INITIALIZER, ATTRIBUTE_LISTS = 25, 15, (10, 11, 22, 23)
"""Fields of ModelProto, GraphProto and AttributeProto that no depth network needs and nobody looks into: own
functions, sparse numbers, and lists of tensors and of graphs."""
DEEPEST = 8
"""Graphs within graphs, such as the branches of an If, at most."""
STANDARD = (b"", b"ai.onnx", b"com.microsoft")
"""Sets of operators that onnxruntime itself brings."""

Span = tuple[int, int]


class StrangeError(Exception):
    """What a file holds that it should not, or lacks."""


def fault_of_onnx(path: Path, wanted: tuple[str, str]) -> str:
    """What is wrong with a file that should hold a network with `wanted`, its input's and its output's name;
    empty when nothing is.
    """
    try:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            examine(content, wanted)
    except StrangeError as error:
        return str(error)
    except (ValueError, IndexError):
        return "a file that is not ONNX"
    return ""


def examine(content: mmap, wanted: tuple[str, str]) -> None:
    """Raise StrangeError, or ValueError or IndexError where the bytes are no such message."""
    graphs = [span for number, span in spans(content, (0, len(content))) if number == GRAPH]
    if len(graphs) != 1:
        raise StrangeError("a file that is not ONNX")
    refuse_fields(content, (0, len(content)), (FUNCTIONS,))
    examine_graph(content, graphs[0])
    parts = list(spans(content, graphs[0]))
    held = [span for number, span in parts if number == INITIALIZER]
    named = {text(content, span, TENSOR_NAME) for span in held}
    fed = [text(content, span, VALUE_NAME) for number, span in parts if number == GRAPH_INPUT]
    given = [text(content, span, VALUE_NAME) for number, span in parts if number == GRAPH_OUTPUT]
    inputs = [name for name in fed if name not in named]
    if inputs != [wanted[0].encode()] or wanted[1].encode() not in given:
        raise StrangeError(
            f"a network of {_listed(inputs)} -> {_listed(given)} instead of {' -> '.join(wanted)}"
        )


def examine_graph(content: mmap, graph: Span, depth: int = 1) -> None:
    """Raise StrangeError for operators that are not the standard's, numbers that lie in another file, and
    graphs too deep in one another.
    """
    if depth > DEEPEST:
        raise StrangeError(f"more than {DEEPEST} graphs within one another")
    refuse_fields(content, graph, (SPARSE_INITIALIZER,))
    for number, span in spans(content, graph):
        if number == INITIALIZER:
            refuse_elsewhere(content, span)
        if number == NODE:
            domain = text(content, span, NODE_DOMAIN)
            if domain not in STANDARD:
                raise StrangeError(f"an operator of {domain.decode(errors='replace')}, not of the standard")
            for inner in within(content, span, NODE_ATTRIBUTE):
                refuse_fields(content, inner, ATTRIBUTE_LISTS)
                for tensor in within(content, inner, ATTRIBUTE_TENSOR):
                    refuse_elsewhere(content, tensor)
                for branch in within(content, inner, ATTRIBUTE_GRAPH):
                    examine_graph(content, branch, depth + 1)


def refuse_fields(content: mmap, span: Span, unwanted: tuple[int, ...]) -> None:
    """Raise StrangeError where a message has one of these fields."""
    for number, _ in spans(content, span):
        if number in unwanted:
            raise StrangeError(f"a part that no depth network needs (field {number})")


def refuse_elsewhere(content: mmap, tensor: Span) -> None:
    """Raise StrangeError for a tensor whose numbers lie in another file: any of the machine's, that is."""
    for number, kind, value, _ in fields(content, tensor):
        if (number, kind) == (TENSOR_ELSEWHERE, VARINT) and value:
            raise StrangeError("numbers that lie in another file")


def text(content: mmap, span: Span, wanted: int) -> bytes:
    """The last value of a text field of a message; empty where it has none."""
    found = [content[start:end] for start, end in within(content, span, wanted)]
    return found[-1] if found else b""


def within(content: mmap, span: Span, wanted: int) -> list[Span]:
    """Where the values of a field of a message lie."""
    return [inner for number, inner in spans(content, span) if number == wanted]


def spans(content: mmap, span: Span) -> Iterator[tuple[int, Span]]:
    """The number and the place of each field of a message that holds bytes: text, or a message again."""
    for number, kind, start, end in fields(content, span):
        if kind == BYTES:
            yield number, (start, end)


def fields(content: mmap, span: Span) -> Iterator[tuple[int, int, int, int]]:
    """Number, kind, and start and end of the value of each field of a message; for a VARINT its value and
    where it ends. Raises ValueError, or IndexError, where the bytes are no message.
    """
    at, end = span
    while at < end:
        key, at = varint(content, at)
        number, kind = key >> 3, key & 7
        value = at
        if kind == VARINT:
            value, at = varint(content, at)
        elif kind == BYTES:
            length, value = varint(content, at)
            at = value + length
        elif kind in (LONG, SHORT):
            at += 8 if kind == LONG else 4
        else:
            raise ValueError(f"a field must be of kind 0, 1, 2 or 5, received {kind}")
        if at > end or not number:
            raise ValueError("a field must end where its message does, received one that goes on")
        yield number, kind, value, at


def varint(content: mmap, at: int) -> tuple[int, int]:
    """A number in groups of seven bits, the lowest first, and where it ends."""
    number = shift = 0
    while shift < 64:
        byte = content[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at
    raise ValueError("a number must have at most 64 bits, received more")


def _listed(names: list[bytes]) -> str:
    return ", ".join(name.decode(errors="replace") for name in names) or "nothing"
