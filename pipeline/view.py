"""Ways to look at a mesh: an interactive page made by PyVista in a child process, and a picture of our own.

The child stays for the next scene (30 ms instead of 2 s), is renewed now and then so that memory stays flat,
is killed when it takes too long, and ends with this process, however that ends: its standard input closes.
"""

import atexit
import io
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import numpy as np

from pipeline.errors import OptionError, ViewError
from pipeline.export import PLAIN
from pipeline.manifold import vertex_normals
from pipeline.view_export import read_message, write_message
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh

STYLES = ("mesh", "voxels", "wireframe", "points")
SECONDS = 20.0
"""The time a scene may take once the child is ready, and the time the child may take to get ready."""

LIFETIME = 500
"""Scenes after which the child is renewed."""

BACKGROUND = (0.95, 0.95, 0.95)


def scene_html(
    mesh: TriangleMesh, *, style: str = "mesh", camera: Camera | None = None,
    eye: tuple[float, float, float] | None = None,
) -> str:  # fmt: skip
    """A self-contained HTML page to turn, zoom and pan the mesh in; it needs no network.

    Args:
        mesh: any size; vertex colours when it has them, grey otherwise.
        style: "mesh" smooth; "voxels" flat with the edges of the cubes (for `surface.voxel_faces`);
            "wireframe" smooth with the triangles drawn over it; "points" the vertices alone, without light.
        camera: the first view is from its direction, the whole object in sight; None: from the front right.
        eye: the first view is from there instead, as a photographer stands in a scene.

    Raises:
        OptionError: unknown style.
        ViewError: the child process crashed, refused or took too long; the next call starts a new one.
    """
    if style not in STYLES:
        raise OptionError.outside("style", style, allowed=f"one of {', '.join(STYLES)}")
    options: dict = {"style": style}
    if camera is not None:
        options |= {"azimuth": float(camera.azimuth), "elevation": float(camera.elevation)}
    if eye is not None:
        options |= {"eye": [float(value) for value in eye]}
    request = io.BytesIO()
    np.savez(
        request,
        vertices=mesh.vertices,
        faces=mesh.faces,
        colors=np.rint(255 * _colors(mesh)).astype(np.uint8),
        options=np.frombuffer(json.dumps(options).encode(), np.uint8),
    )
    return _CHILD.ask(request.getvalue()).decode()


def warm_up() -> None:
    """Start the child process in the background, so that the first scene does not wait for VTK."""
    threading.Thread(target=_CHILD.start, name="viewer", daemon=True).start()


def close() -> None:
    """End the child process; the next scene starts a new one."""
    _CHILD.stop()


def picture(mesh: TriangleMesh, *, camera: Camera | None = None, size: int = 384) -> np.ndarray:
    """A shaded picture of the whole mesh: for thumbnails, and where no 3D view can be made.

    Args:
        mesh: any size; vertex colours when it has them, grey otherwise.
        camera: the direction to look from; None: from the front right.
        size: pixels, both sides.

    Returns:
        (size, size, 3) uint8 sRGB.
    """
    from data.rasterize import rasterize

    camera = camera or Camera(30, 20, 1, 30)
    low, high = mesh.bounds()
    radius = float(np.linalg.norm(high - low)) / 2
    eye = Camera(camera.azimuth, camera.elevation, radius / np.sin(np.radians(15)), 30)
    centred = mesh.with_vertices(mesh.vertices - (low + high) / 2)
    buffers = rasterize(centred, eye, size=2 * size)
    hit = buffers.face >= 0
    corners, weights = mesh.faces[buffers.face[hit]], buffers.barycentric[hit][..., None]
    normals = vertex_normals(centred.vertices.astype(np.float64), mesh.faces)
    image = np.tile(np.float32(BACKGROUND), (2 * size, 2 * size, 1))
    light = _light((normals[corners] * weights).sum(axis=1) @ eye.view_matrix()[:3, :3].T)
    image[hit] = np.clip((_colors(mesh)[corners] * weights).sum(axis=1) * light[:, None], 0, 1)
    # the mean of 2 x 2 samples a pixel
    image = image.reshape(size, 2, size, 2, 3).mean(axis=(1, 3))
    return np.rint(255 * image).astype(np.uint8)


def _light(normals: np.ndarray) -> np.ndarray:
    """(N,) brightness by normals (N, 3) in the camera's frame: one lamp above its right shoulder."""
    normals = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    lamp = np.array([0.4, 0.7, 1.0]) / np.linalg.norm([0.4, 0.7, 1.0])
    return 0.45 + 0.6 * np.clip(normals @ lamp, 0, 1)


def _colors(mesh: TriangleMesh) -> np.ndarray:
    """(V, 3) float32 sRGB in [0, 1]."""
    if mesh.vertex_colors is None:
        return np.tile(np.float32(PLAIN), (len(mesh.vertices), 1))
    return np.clip(mesh.vertex_colors, 0, 1)


class _Child:
    """One process at a time, one request at a time; safe to use from many threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.process: subprocess.Popen | None = None
        self.served = 0

    def ask(self, request: bytes) -> bytes:
        """The answer to a request, from a running process or from a new one."""
        with self.lock:
            self._ready()
            answer = self._exchange(request)
            self.served += 1
            if self.served >= LIFETIME:
                self._end()
        if answer[:1] != b"+":
            raise ViewError(f"The 3D view could not be made ({answer[1:].decode()}).")
        return answer[1:]

    def start(self) -> None:
        """Have a process ready; a failure shows at the first request."""
        with self.lock:
            try:
                self._ready()
            except ViewError:
                self._end()

    def stop(self) -> None:
        """End the process, if there is one."""
        with self.lock:
            self._end()

    def _ready(self) -> None:
        if self.process is not None and self.process.poll() is None:
            return
        self._end()
        environment = dict(os.environ)
        if sys.platform.startswith("linux"):  # no X, and nothing is drawn: any other window class loads X11
            environment["VTK_DEFAULT_OPENGL_WINDOW"] = "vtkOSOpenGLRenderWindow"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pipeline.view_export"],
            cwd=Path(__file__).resolve().parent.parent,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.served = 0
        self._exchange(None)

    def _exchange(self, request: bytes | None) -> bytes:
        """Send (unless None) and receive; a timer kills the process, which ends the waiting."""
        process, overdue = self.process, threading.Event()

        def give_up() -> None:
            overdue.set()
            process.kill()

        timer = threading.Timer(SECONDS, give_up)
        timer.daemon = True
        timer.start()
        try:
            if request is not None:
                write_message(process.stdin, request)
            answer = read_message(process.stdout)
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            self._end()
            raise ViewError(
                f"The 3D view must be made within {SECONDS:.0f} seconds, received none."
                if overdue.is_set()
                else "The 3D view could not be made: its process ended early."
            )
        return answer

    def _end(self) -> None:
        if self.process is None:
            return
        process, self.process = self.process, None
        process.kill()
        process.stdout.close()
        with suppress(OSError):  # it may hold the rest of a request that nobody reads any more
            process.stdin.close()
        process.wait()


_CHILD = _Child()
atexit.register(close)
