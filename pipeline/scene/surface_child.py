"""The child process of `pipeline.scene.surface`: points in by standard input, a mesh out by standard output.

Poisson reconstruction may take long, take much memory, or in Open3D's case crash; here it can be ended, and
takes nothing with it. Messages are those of `pipeline.view_export`. Request: an .npz of the points and the
order. Answers: "." and how much is done, any number of times, then "+" and an .npz, or "-" and a sentence.
"""

import io
import json
import os
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

import numpy as np

from pipeline.errors import SurfaceError
from pipeline.scene.cloud import PointCloud
from pipeline.scene.poisson_mesh import open3d_mesh, poisson_mesh
from pipeline.view_export import read_message, write_message
from shapes.trianglemesh import TriangleMesh

ADVICE = "Lower the Poisson depth, or choose another surface; the points can be downloaded."
FIELDS = ("points", "colors", "normals", "areas")


def answer(request: bytes, tell: Callable[[float], None]) -> bytes:
    """The last answer to a request."""
    arrays = np.load(io.BytesIO(request), allow_pickle=False)
    order = json.loads(arrays["order"].tobytes())
    cloud = PointCloud(*(arrays[field] for field in FIELDS))
    try:
        mesh = _made(cloud, order, tell)
    except SurfaceError as error:
        return _refusal(error.message, error.advice)
    except MemoryError:
        return _refusal("The memory must hold the surface, received too little.", "Lower the Poisson depth.")
    except (ImportError, OSError, RuntimeError) as error:  # Open3D without the system's libraries, or its own
        return _refusal(f"The surface could not be made ({type(error).__name__}: {error}).", ADVICE)
    content = io.BytesIO()
    arrays = {"vertices": mesh.vertices, "faces": mesh.faces, "colors": np.asarray(mesh.vertex_colors)}
    np.savez(content, **arrays)
    return b"+" + content.getvalue()


def _refusal(message: str, advice: str) -> bytes:
    return b"-" + json.dumps([message, advice]).encode()


def _made(cloud: PointCloud, order: dict, tell: Callable[[float], None]) -> TriangleMesh:
    if order["method"] == "open3d":
        return open3d_mesh(cloud, depth=order["depth"], trim=order["trim"])
    return poisson_mesh(cloud, depth=order["depth"], trim=order["trim"], tell=tell)


def end_with_parent(requests: BinaryIO) -> None:
    """End when the parent does, however that ends: its side of the pipe closes."""

    def wait() -> None:
        requests.read(1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    """Keep standard output for the answers: whatever libraries print goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    request = read_message(sys.stdin.buffer)
    if request is not None:
        end_with_parent(sys.stdin.buffer)
        write_message(answers, answer(request, lambda share: write_message(answers, b".%f" % share)))
    os._exit(0)  # a thread that reads would keep the interpreter from closing its input


if __name__ == "__main__":
    main()
