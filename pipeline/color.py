"""Colours for a mesh out of its photo, or of several.

What the camera sees takes its colour from the photo; of several photos the one that looks at it most squarely
counts most. What none sees takes that of its mirror image in
the plane x = 0 (furniture, vehicles, most things made are symmetric), or that of the nearest vertex seen.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from scipy.ndimage import distance_transform_edt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from data.rasterize import rasterize
from pipeline.cutout import Cutout
from pipeline.errors import CutoutError
from pipeline.manifold import vertex_normals
from pipeline.smoothing import neighbour_average
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh

SIZE = 384
"""Pixels, the longest side of the crop that colours are read from."""

BUFFER = 256
"""Pixels of the depth buffer."""

RIM = 5
"""Pixels by which the mask is eroded (a 5 x 5 square: 2 on each side), so that no background bleeds in."""

REACH = 0.06
"""A vertex that falls beside the object takes the nearest pixel's colour within this share of the crop."""

FACING = 0.12
"""Least cosine between a vertex's normal and the line of sight: grazing views show edges, not faces."""

BESIDE = 9
"""Pixels of the depth buffer, the side of a square in which nothing may stand before a vertex."""

DEPTH_SLACK = 0.03
"""How far behind the nearest surface in that square, its own slope apart, a vertex may lie; object units."""

MIRROR_REACH = 0.04
"""How far the mirror image may lie from a coloured vertex, in the measure of `_place`."""

RIM_REACH = 0.05
"""Nearer than this to a vertex seen, in the same measure, neighbours know better than the mirror image."""

BOARD = 0.14
"""How thick a part may be for its unseen side to take the colour of the side seen, object units."""

SQUARELY = 4
"""The power of the cosine of view by which photos are weighed: higher is sharper, and shows more seams."""

SCARCE = 0.02
"""With a smaller share of vertices in sight the whole mesh takes the object's mean colour."""

Shot = tuple[Cutout, Camera | None]
"""A photo's cut-out, and where it was taken from; None where nobody knows."""


def paint(mesh: TriangleMesh, shots: Sequence[Shot]) -> TriangleMesh:
    """The mesh with vertex colours, sRGB in [0, 1], by one photo or several.

    The projected mesh is first stretched to each mask's box: the predicted camera and shape are not perfect.
    Where no camera is known the whole mesh takes one colour.

    Args:
        mesh: closed, in the object frame.
        shots: at least one.

    Raises:
        CutoutError: a mask is empty.
    """
    normals = vertex_normals(mesh.vertices.astype(np.float64), mesh.faces)
    seen = [_seen(mesh, normals, shot) for shot in shots]
    weights = sum(weight for weight, _, _ in seen)
    known = weights > 0
    if known.mean() < SCARCE:
        mean = np.mean([mean for _, _, mean in seen], axis=0)
        return mesh.with_vertex_colors(np.tile(mean, (len(mesh.vertices), 1)))
    colors = sum(weight[:, None] * color for weight, color, _ in seen) / np.maximum(weights, 1e-12)[:, None]
    colors[~known] = colors[_borrowed(mesh, normals, known)]
    return mesh.with_vertex_colors(np.clip(_softened(mesh, colors, known), 0, 1))


def _seen(
    mesh: TriangleMesh, normals: np.ndarray, shot: Shot
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What one photo says: how much it counts at each vertex, (V,), 0 where it sees nothing; the colours
    (V, 3) where it counts; the object's mean colour (3,).
    """
    cutout, camera = shot
    rgb, alpha = _cropped(cutout)
    inside = _inside(alpha)
    weight, colors = np.zeros(len(mesh.vertices)), np.zeros((len(mesh.vertices), 3))
    if camera is not None:
        spot = _fitted(mesh, camera, alpha)
        weight = _facing(mesh, normals, camera) ** SQUARELY * (_distance(inside, spot) <= REACH * SIZE)
    if (known := weight > 0).any():
        colors[known] = _sampled(rgb, inside, spot[known])
    return weight, colors, rgb[inside].mean(axis=0) / 255


def _cropped(cutout: Cutout) -> tuple[np.ndarray, np.ndarray]:
    """The photo around the mask's box: rgb (H, W, 3) and alpha (H, W) uint8, longest side about SIZE."""
    rows, columns = (np.flatnonzero((cutout.mask >= 128).any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        raise CutoutError("The cut-out must hold an object, received an empty mask.")
    margin = max(np.ptp(rows), np.ptp(columns)) // 20 + 2
    window = tuple(slice(max(0, line[0] - margin), line[-1] + margin + 1) for line in (rows, columns))
    rgb, alpha = cutout.photo.rgb[window], cutout.mask[window]
    scale = SIZE / max(alpha.shape)
    size = tuple(max(8, round(side * scale)) for side in alpha.shape[::-1])
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return cv2.resize(rgb, size, interpolation=way), cv2.resize(alpha, size, interpolation=way)


def _inside(alpha: np.ndarray) -> np.ndarray:
    """(H, W) bool: surely object; parts thinner than the rim keep their middle. Empty only if the mask is."""
    solid = (alpha >= 250).astype(np.uint8)
    eroded = cv2.erode(solid, np.ones((RIM, RIM), np.uint8), borderValue=0)
    lost = cv2.dilate(eroded, np.ones((2 * RIM + 1, 2 * RIM + 1), np.uint8)) == 0
    distance = cv2.distanceTransform(solid, cv2.DIST_L2, 3)
    crest = (distance >= cv2.dilate(distance, np.ones((3, 3), np.uint8))) & (distance > 1)
    inside = (eroded > 0) | (lost & crest)
    return inside if inside.any() else alpha >= 128


def _fitted(mesh: TriangleMesh, camera: Camera, alpha: np.ndarray) -> np.ndarray:
    """(V, 2) float64: the pixel (column, row) of each vertex, the mesh's outline filling the mask's box."""
    uv, _ = camera.project(mesh.vertices)
    low, high = uv.min(axis=0), uv.max(axis=0)
    rows, columns = np.flatnonzero((alpha >= 128).any(axis=1)), np.flatnonzero((alpha >= 128).any(axis=0))
    first = np.array([columns[0], rows[0]])
    last = np.array([columns[-1], rows[-1]])
    return first + (uv - low) / np.maximum(high - low, 1e-9) * (last - first)


def _facing(mesh: TriangleMesh, normals: np.ndarray, camera: Camera) -> np.ndarray:
    """(V,) float64: how squarely the camera looks at it, the cosine; 0 where it does not see it."""
    uv, depth = camera.project(mesh.vertices)
    low, high = uv.min(axis=0), uv.max(axis=0)
    side = 1.04 * float((high - low).max())
    corner = (low + high - side) / 2
    buffer = rasterize(mesh, camera, size=BUFFER, window=(float(corner[0]), float(corner[1]), side)).depth
    nearest = cv2.erode(buffer, np.ones((BESIDE, BESIDE), np.uint8))  # what is beside an occluder is doubtful
    column, row = np.clip((uv - corner) / side * BUFFER, 0, BUFFER - 1).astype(int).T
    sight = camera.position() - mesh.vertices
    facing = np.einsum("ij,ij->i", normals, sight) / np.linalg.norm(sight, axis=1)
    reach = BESIDE / BUFFER * side * np.tan(np.radians(camera.field_of_view) / 2) * depth
    slope = np.sqrt(1 - np.clip(facing, FACING, 1) ** 2) / np.clip(facing, FACING, 1)
    open_view = depth <= nearest[row, column] + DEPTH_SLACK + reach * slope
    return np.where((depth > 0) & (facing > FACING) & open_view, facing, 0)


def _distance(inside: np.ndarray, spot: np.ndarray) -> np.ndarray:
    """(N,) float32: pixels from each spot to the nearest one inside."""
    column, row = np.clip(np.rint(spot), 0, np.array(inside.shape[::-1]) - 1).astype(int).T
    return cv2.distanceTransform((~inside).astype(np.uint8), cv2.DIST_L2, 5)[row, column]


def _sampled(rgb: np.ndarray, inside: np.ndarray, spot: np.ndarray) -> np.ndarray:
    """(N, 3) float32 colours at spots (N, 2): the object's own pixels, a little blurred, carried outward."""
    weight = inside.astype(np.float32)
    sums = cv2.GaussianBlur(rgb.astype(np.float32) / 255 * weight[..., None], (0, 0), 1.5)
    blurred = sums / np.maximum(cv2.GaussianBlur(weight, (0, 0), 1.5), 1e-6)[..., None]
    row, column = distance_transform_edt(~inside, return_distances=False, return_indices=True)
    carried = blurred[row, column]
    column, row = spot.astype(np.float32).T
    return cv2.remap(carried, column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).reshape(-1, 3)


def _borrowed(mesh: TriangleMesh, normals: np.ndarray, known: np.ndarray) -> np.ndarray:
    """(N,) int: for each vertex not seen the one whose colour it takes.

    That is its mirror image where only that was seen, else what lies right behind it (a board's other side),
    else what is nearest along the surface.
    """
    seen, unseen = np.flatnonzero(known), np.flatnonzero(~known)
    here, way = mesh.vertices[unseen], normals[unseen]
    source = _nearest_along(mesh, seen)[unseen]
    through, near = cKDTree(mesh.vertices[seen]).query(here, distance_upper_bound=BOARD)
    near = np.minimum(
        near, len(seen) - 1
    )  # the tree answers with one past the last where nothing is in reach
    inward = np.einsum("ij,ij->i", mesh.vertices[seen[near]] - here, way) < -0.5 * through
    behind = np.isfinite(through) & (inward | (source < 0))
    source[behind] = seen[near[behind]]
    tree, flip = cKDTree(_place(mesh.vertices[seen], normals[seen])), np.array([-1, 1, 1])
    own, _ = tree.query(_place(here, way), distance_upper_bound=RIM_REACH)
    gap, mirror = tree.query(_place(here * flip, way * flip), distance_upper_bound=MIRROR_REACH)
    better = np.isfinite(gap) & ~np.isfinite(own)
    source[better] = seen[mirror[better]]
    source[source < 0] = seen[0]
    return source


def _nearest_along(mesh: TriangleMesh, seen: np.ndarray) -> np.ndarray:
    """(V,) int: the nearest of these vertices by the length of edges, -1 where no path leads to one."""
    start, end = mesh.faces.ravel(), np.roll(mesh.faces, -1, axis=1).ravel()
    length = np.linalg.norm(mesh.vertices[start] - mesh.vertices[end], axis=1)
    graph = csr_array((length, (start, end)), shape=(len(mesh.vertices),) * 2)
    _, _, source = dijkstra(graph, indices=seen, min_only=True, return_predecessors=True)
    return source


def _place(vertices: np.ndarray, normals: np.ndarray) -> np.ndarray:
    """(N, 6): where a vertex is and, worth less, which way it faces: a top borrows from a top."""
    return np.concatenate([vertices, 0.05 * normals], axis=1)


def _softened(mesh: TriangleMesh, colors: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Low-pass along the mesh: borrowed colours eight times, the photo's own once, and half."""
    average = neighbour_average(mesh.faces, len(mesh.vertices))
    for step in range(8):
        share = np.where(known, 0.5 if step == 0 else 0.0, 0.7)[:, None]
        colors = colors + share * (average @ colors - colors)
    return colors
