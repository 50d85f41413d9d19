"""The surface of a scene: Poisson in a child process with a time limit, or the depth map's own pixels."""

import io
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np

from models.devices import free_memory
from pipeline.errors import OptionError, StoppedError, SurfaceError
from pipeline.scene.cloud import PointCloud
from pipeline.scene.poisson import BYTES_A_CELL, Grid
from pipeline.scene.surface_child import ADVICE, FIELDS
from pipeline.view_export import read_message, write_message
from shapes.trianglemesh import TriangleMesh

METHODS = ("poisson", "open3d", "pixels")
"""Our own Poisson, Open3D's, the depth map's pixels joined by triangles."""
DEPTHS = (5, 8)
"""The least and the most Poisson depth: 2^depth cells along the longest side."""
SECONDS = 300.0
"""The time a surface may take: ten times what the finest takes on two quiet cores."""
EVERY = 0.1
"""Seconds between two looks at whether it was cancelled."""
FEWEST = 100
"""Points that make a surface."""
COMMAND = (sys.executable, "-m", "pipeline.scene.surface_child")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class SurfaceOrder:
    """How to make a surface."""

    method: str = "poisson"
    """One of METHODS."""
    depth: int = 7
    """2^depth cells along the longest side, within DEPTHS; not for "pixels"."""
    trim: float = 1.0
    """As in `poisson_mesh.trimmed`: how far from the points the surface may run; not for "pixels"."""

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise OptionError.outside("The surface", self.method, allowed=f"one of {', '.join(METHODS)}")
        if not DEPTHS[0] <= self.depth <= DEPTHS[1]:
            raise OptionError.outside("The Poisson depth", self.depth, allowed=f"{DEPTHS[0]} to {DEPTHS[1]}")
        if not 0 <= self.trim <= 100:
            raise OptionError.outside("The density trim", self.trim, allowed="between 0 and 100")


def open3d_here() -> bool:
    """Whether Open3D is installed; importing it takes seconds, and is left to the child."""
    return find_spec("open3d") is not None


def surface_of(
    cloud: PointCloud, order: SurfaceOrder, *, tell: Callable[[float], None] = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> TriangleMesh:  # fmt: skip
    """Poisson's surface of the points, made in a process of its own. `tell` hears how much is done, 0 to 1;
    `cancelled` is asked every tenth of a second, and ends it at once.

    Raises SurfaceError where none comes out, or the process crashes or takes too long; StoppedError when it
    was cancelled.
    """
    _refuse(cloud, order)
    with _MEMORY.promise(cloud, order):
        child = _Child(_request(cloud, order))
        try:
            until = time.monotonic() + SECONDS
            while (message := child.next(EVERY)) is None or message[:1] == b".":
                if message:
                    tell(float(message[1:]))
                if cancelled():
                    raise StoppedError.at("surface")
                if time.monotonic() > until:
                    raise SurfaceError(
                        f"The surface must be made within {SECONDS:.0f} seconds, received none.",
                        advice=ADVICE,
                    )
        finally:
            child.end()
    return _mesh(message)


def _refuse(cloud: PointCloud, order: SurfaceOrder) -> None:
    if len(cloud) < FEWEST:
        raise SurfaceError(
            f"There must be at least {FEWEST} points, received {len(cloud)}.",
            advice="Widen the depth range, raise the edge cut, or keep more outliers.",
        )
    if order.method == "open3d" and not open3d_here():
        raise SurfaceError(
            "Open3D must be installed for its surface, received a machine without it.",
            advice="Install it with `pip install -r requirements-depth.txt`, or choose our own Poisson.",
        )


class _Memory:
    """What the surfaces under way were promised: two sessions must not both get what is there for one."""

    def __init__(self) -> None:
        self.lock, self.promised = threading.Lock(), 0

    @contextmanager
    def promise(self, cloud: PointCloud, order: SurfaceOrder) -> Iterator[None]:
        """Raises SurfaceError where too little is left."""
        needed = BYTES_A_CELL * int(np.prod(Grid.around(cloud.points, order.depth).shape))
        with self.lock:
            free = free_memory() - self.promised
            if needed > free:
                raise SurfaceError(
                    f"The memory for Poisson depth {order.depth} must be {needed / 1e9:.1f} GB, received "
                    f"{max(free, 0) / 1e9:.1f} GB.",
                    advice=ADVICE,
                )
            self.promised += needed
        try:
            yield
        finally:
            with self.lock:
                self.promised -= needed


_MEMORY = _Memory()


def _request(cloud: PointCloud, order: SurfaceOrder) -> bytes:
    content = io.BytesIO()
    told = json.dumps({"method": order.method, "depth": order.depth, "trim": order.trim}).encode()
    arrays = {field: getattr(cloud, field) for field in FIELDS}
    np.savez(content, order=np.frombuffer(told, np.uint8), **arrays)
    return content.getvalue()


def _mesh(message: bytes) -> TriangleMesh:
    """The mesh of the child's last answer. Raises SurfaceError where it is none."""
    if not message:
        raise SurfaceError("The surface could not be made: its process ended early.", advice=ADVICE)
    if message[:1] == b"-":
        sentence, advice = json.loads(message[1:])
        raise SurfaceError(sentence, advice=advice)
    arrays = np.load(io.BytesIO(message[1:]), allow_pickle=False)
    return TriangleMesh(arrays["vertices"], arrays["faces"], vertex_colors=arrays["colors"])


class _Child:
    """The process of one surface. It ends with `end`, and with this process."""

    def __init__(self, request: bytes) -> None:
        self.messages: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.process = subprocess.Popen(
            COMMAND,
            cwd=ROOT,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        threading.Thread(target=self._talk, args=(request,), name="surface", daemon=True).start()

    def next(self, seconds: float) -> bytes | None:
        """The next message, empty when the child has ended; None when there is none within the time."""
        with suppress(queue.Empty):
            return self.messages.get(timeout=seconds)
        return None

    def end(self) -> None:
        """Kill it, whatever it does."""
        self.process.kill()
        self.process.wait()

    def _talk(self, request: bytes) -> None:
        with suppress(OSError):  # it has ended before it read all
            write_message(cast("BinaryIO", self.process.stdin), request)
            while (message := read_message(cast("BinaryIO", self.process.stdout))) is not None:
                self.messages.put(message)
        self.messages.put(b"")
