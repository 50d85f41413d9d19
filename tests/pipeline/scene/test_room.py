"""What a perfect depth map becomes: the room itself, within 1 %, by every way of making a surface."""

import numpy as np
import pytest
from scipy.spatial import cKDTree

from models.depth import Estimate
from pipeline.scene.cleaning import Cleaning
from pipeline.scene.journey import Scene, SceneOptions, scene_of
from pipeline.scene.surface import SurfaceOrder
from shapes.depthmap import Intrinsics, unproject
from tests import boxroom

ROOM = float((boxroom.HIGH - boxroom.LOW).max())
"""Its longest side, metres."""


def scene(source: bytes, estimator=boxroom.exact, **surface: object) -> Scene:
    return scene_of(source, SceneOptions(surface=SurfaceOrder(**surface)), estimator=estimator)


def angle_to_walls(mesh) -> np.ndarray:
    """(F,) degrees between each face's normal and the nearest axis."""
    a, b, c = mesh.vertices.astype(np.float64)[mesh.faces].transpose(1, 0, 2)
    normals = np.cross(b - a, c - a)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return np.degrees(np.arccos(np.clip(np.abs(normals).max(axis=1), 0, 1)))


@pytest.mark.parametrize("method", ["poisson", "pixels"])
def test_the_mesh_of_a_room_is_the_room_within_a_hundredth(method):
    result = scene(boxroom.photo(), method=method)
    off = boxroom.off_the_walls(result.mesh.vertices)
    assert off.max() < 0.01 * ROOM
    assert off.mean() < 0.001 * ROOM
    # all of it: every point that was seen has the mesh beside it
    reached, _ = cKDTree(result.mesh.vertices).query(result.cleaned.points)
    assert reached.max() < 0.01 * ROOM
    # its measures: side walls, floor and ceiling are as far apart as they are
    low, high = np.quantile(result.mesh.vertices, [0.001, 0.999], axis=0)
    np.testing.assert_allclose(high[:2] - low[:2], (boxroom.HIGH - boxroom.LOW)[:2], rtol=0.01)
    assert low[2] == pytest.approx(boxroom.LOW[2], rel=0.01)
    # seen from inside: faces look at the camera
    a, b, c = result.mesh.vertices.astype(np.float64)[result.mesh.faces].transpose(1, 0, 2)
    assert (np.einsum("ij,ij->i", np.cross(b - a, c - a), a) < 0).mean() > 0.99
    assert np.median(angle_to_walls(result.mesh)) < 0.5


def test_cleaning_leaves_a_perfect_room_almost_whole():
    result = scene(boxroom.photo(), method="pixels")
    assert len(result.cloud) == 240 * 320
    assert boxroom.off_the_walls(result.cloud.points).max() < 1e-4
    kept = scene_of(boxroom.photo(), SceneOptions(cleaning=Cleaning(voxel=0), surface=SurfaceOrder("pixels")),
                    estimator=boxroom.exact).cleaned  # fmt: skip
    assert len(kept) > 0.95 * len(result.cloud)


@pytest.mark.parametrize("method", ["poisson", "pixels"])
def test_a_plane_stays_a_plane(method):
    normal = np.array([0.2, 0.4, 0.9]) / np.linalg.norm([0.2, 0.4, 0.9])

    def tilted(picture: np.ndarray, focal: float) -> Estimate:
        height, width = picture.shape[:2]
        camera = Intrinsics(focal, focal, (width - 1) / 2, (height - 1) / 2)
        rays = unproject(np.ones((height, width), np.float32), camera).astype(np.float64)
        return Estimate(depth=-3 / (rays @ normal))

    mesh = scene(boxroom.photo(), tilted, method=method).mesh
    size = float(mesh.extents().max())
    assert np.abs(mesh.vertices @ normal + 3).max() < 0.005 * size
    assert np.abs(mesh.vertices @ normal + 3).mean() < 0.0005 * size
    area = (
        np.linalg.norm(np.cross(*np.diff(mesh.vertices[mesh.faces], axis=1).transpose(1, 0, 2)), axis=1).sum()
        / 2
    )
    hull = scene(boxroom.photo(), tilted, method="pixels").cloud.areas.sum()
    assert area == pytest.approx(hull, rel=0.03)


def test_colours_are_those_of_the_walls():
    mesh = scene(boxroom.photo(), method="poisson", depth=6).mesh
    floor = np.abs(mesh.vertices[:, 1] - boxroom.LOW[1]) < 0.02
    inner = floor & (mesh.vertices[:, 2] > -3.8) & (np.abs(mesh.vertices[:, 0]) < 1.8)
    hue = mesh.vertex_colors[inner] / mesh.vertex_colors[inner].max(axis=1, keepdims=True)
    assert np.abs(hue - boxroom.COLORS[2] / boxroom.COLORS[2].max()).max() < 0.03
