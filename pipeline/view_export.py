"""The child process of `pipeline.view`: meshes in by standard input, interactive HTML out by standard output.

VTK lives here and nowhere else, because it takes its process down on machines without X or GL. The page is
PyVista's scene in trame-vtk's offline viewer (vtk.js, all of it inside the page). PyVista's own `export_html`
serializes by the same means, but opens a local server first, which we neither need nor want.

Each message is 8 bytes of length (big-endian) and its content. Requests: an .npz of vertices, faces, colors,
options. Answers: "+" and HTML, or "-" and what went wrong; an empty one says that the child is ready.
"""

import io
import json
import os
import struct
import sys
import zipfile
from typing import BinaryIO

import numpy as np

from pipeline.manifold import vertex_normals
from shapes.camera import Camera

BACKGROUND = "#f2f2f2"
"""Light grey: white objects and black ones both stand out."""

INK = "#30343b"
"""Colour of wires and of the edges between voxels."""

POINT = 3
"""Pixels across."""

FIELD_OF_VIEW = 30.0
"""Degrees, of the first view; the predicted one would frame the object as tightly as the photo does."""

STANDING_VIEW = 50.0
"""Degrees from top to bottom, of one who stands in a scene."""

ICONS = "https://kitware.github.io/vtk-js/icon/favicon-${t}x${t}.png"
"""The one thing the offline viewer would fetch."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the parent closes its end."""
    _page(np.eye(3, dtype=np.float32), np.array([[0, 1, 2]]), np.zeros((3, 3), np.uint8), {"style": "mesh"})
    write_message(answers, b"")
    while (request := read_message(requests)) is not None:
        try:
            arrays = np.load(io.BytesIO(request), allow_pickle=False)
            options = json.loads(arrays["options"].tobytes())
            page = _page(arrays["vertices"], arrays["faces"], arrays["colors"], options)
            write_message(answers, b"+" + page.encode())
        except (ValueError, KeyError, RuntimeError, AttributeError, TypeError) as failure:
            write_message(answers, b"-" + f"{type(failure).__name__}: {failure}".encode())


def read_message(stream: BinaryIO) -> bytes | None:
    """The next message, None when the other side is gone."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = struct.unpack(">Q", head)[0]
    content = stream.read(size)
    return content if len(content) == size else None


def write_message(stream: BinaryIO, content: bytes) -> None:
    """Send one message at once."""
    stream.write(struct.pack(">Q", len(content)))
    stream.write(content)
    stream.flush()


def _page(vertices: np.ndarray, faces: np.ndarray, colors: np.ndarray, options: dict) -> str:
    """The HTML of one scene; colors (V, 3) uint8, options: style; azimuth and elevation in degrees,
    or eye.
    """
    import pyvista
    from trame_vtk.tools.vtksz2html import write_html

    plotter = pyvista.Plotter(off_screen=True, lighting="none", window_size=[800, 600])
    try:
        _draw(plotter, vertices, faces, colors, options["style"])
        if "eye" in options:
            _stand(plotter, vertices, options["eye"])
        else:
            _look(plotter, vertices, options.get("azimuth", 30.0), options.get("elevation", 20.0))
        _light(plotter)
        scene = _serialized(plotter)
    finally:
        plotter.close()
    archive, page = io.BytesIO(), io.StringIO()
    with zipfile.ZipFile(archive, "w") as file:
        entry = zipfile.ZipInfo("index.json")  # a fixed date: the same scene gives the same page
        file.writestr(entry, json.dumps(scene), compress_type=zipfile.ZIP_DEFLATED, compresslevel=1)
    write_html(archive.getvalue(), page)
    return page.getvalue().replace(ICONS, "data:,")


def _draw(plotter, vertices: np.ndarray, faces: np.ndarray, colors: np.ndarray, style: str) -> None:
    import pyvista

    plotter.background_color = BACKGROUND
    if style == "points":
        points = pyvista.PolyData(vertices)
        points["rgb"] = colors
        plotter.add_mesh(points, scalars="rgb", rgb=True, style="points", point_size=POINT, lighting=False)
        return
    surface = pyvista.PolyData.from_regular_faces(vertices, faces)
    surface["rgb"] = colors
    light = {"ambient": 0.35, "diffuse": 0.8, "specular": 0.06, "specular_power": 12}
    plotter.add_mesh(surface, scalars="rgb", rgb=True, smooth_shading=style != "voxels", **light)
    if style != "mesh":
        ends = _sides(vertices, faces) if style == "voxels" else faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
        ends = np.unique(np.sort(ends, axis=1), axis=0)
        # drawn a hair outside the surface, or the two would fight for each pixel
        lifted = vertices + 0.002 * np.ptp(vertices, axis=0).max() * vertex_normals(vertices, faces)
        wires = pyvista.PolyData(np.float32(lifted), lines=np.insert(ends, 0, 2, axis=1).ravel())
        plotter.add_mesh(wires, color=INK, line_width=1, lighting=False, opacity=0.6)


def _sides(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """(2F, 2): the edges of the voxels, which are each triangle's sides but its longest, the diagonal."""
    edges = np.stack([faces, np.roll(faces, -1, axis=1)], axis=2)
    lengths = np.linalg.norm(vertices[edges[..., 0]] - vertices[edges[..., 1]], axis=2)
    short = np.ones_like(lengths, dtype=bool)
    short[np.arange(len(faces)), lengths.argmax(axis=1)] = False
    return edges[short]


def _look(plotter, vertices: np.ndarray, azimuth: float, elevation: float) -> None:
    """Stand where the photo was taken from, near enough for the object to fill the view."""
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    centre, radius = (low + high) / 2, float(np.linalg.norm(high - low)) / 2
    distance = 0.95 * radius / np.sin(np.radians(FIELD_OF_VIEW / 2))
    eye = centre + Camera(azimuth, elevation, distance, FIELD_OF_VIEW).position()
    plotter.camera_position = [tuple(eye.tolist()), tuple(centre.tolist()), (0.0, 1.0, 0.0)]
    plotter.camera.view_angle = FIELD_OF_VIEW
    plotter.renderer.reset_camera_clipping_range()


def _stand(plotter, vertices: np.ndarray, eye: list[float]) -> None:
    """Stand there and look at what is in the middle of most."""
    middle = np.median(vertices, axis=0)
    plotter.camera_position = [tuple(eye), tuple(middle.tolist()), (0.0, 1.0, 0.0)]
    plotter.camera.view_angle = STANDING_VIEW
    plotter.renderer.reset_camera_clipping_range()


def _light(plotter) -> None:
    """Three lamps that go with the camera."""
    import pyvista

    for position, intensity in (((0.5, 0.9, 1.0), 0.75), ((-1.0, 0.3, 0.8), 0.3), ((0.0, -1.0, 0.4), 0.2)):
        plotter.add_light(pyvista.Light(position=position, intensity=intensity, light_type="camera light"))


def _serialized(plotter) -> dict:
    """The scene as the offline viewer reads it, arrays in base64."""
    from trame_vtk.modules.vtk import serializers

    window = plotter.render_window
    context = serializers.SynchronizationContext()
    context.set_ignore_last_dependencies(True)
    scene = serializers.serialize(None, window, serializers.reference_id(window), context, 1)
    scene["extra"] = {
        "vtkRefId": serializers.reference_id(window),
        "centerOfRotation": plotter.camera.focal_point,
        "camera": serializers.reference_id(plotter.camera),
    }
    arrays = {
        entry["hash"]: {**entry, "content": context.get_cached_data_array(entry["hash"], False)}
        for entry in serializers.extract_array_hash(scene)
    }
    return {"hashes": arrays, "scene": scene}


def main() -> None:
    """Keep standard output for the answers: whatever libraries print goes to standard error."""
    from trame_vtk.modules.vtk.serializers import initialize_serializers

    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    initialize_serializers()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
