"""The z-buffer against slow ray casting and against formulas."""

import numpy as np
import pytest

from data.rasterize import rasterize
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh


def cast_rays(mesh: TriangleMesh, camera: Camera, *, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Oracle: each pixel's ray against every triangle (Moeller and Trumbore) in world coordinates; face and
    depth (S, S).
    """
    half = np.tan(np.radians(camera.field_of_view) / 2)
    x, y = np.meshgrid((2 * np.arange(size) + 1) / size - 1, 1 - (2 * np.arange(size) + 1) / size)
    rays = np.stack([x * half, y * half, -np.ones_like(x)], axis=-1) @ camera.view_matrix()[:3, :3]
    face, depth = np.full((size, size), -1), np.full((size, size), np.inf)
    for index, (a, b, c) in enumerate(mesh.vertices.astype(np.float64)[mesh.faces]):
        across = np.cross(rays, c - a)
        det = across @ (b - a)
        det = np.where(np.abs(det) < 1e-14, np.nan, det)
        start = camera.position() - a
        u = across @ start / det
        turned = np.cross(start, b - a)
        v, t = rays @ turned / det, turned @ (c - a) / det
        hit = (u >= 0) & (v >= 0) & (u + v <= 1) & (t > 0) & (t < depth)
        face[hit], depth[hit] = index, t[hit]
    return face, depth


def soup(seed: int, count: int = 40) -> TriangleMesh:
    rng = np.random.default_rng(seed)
    corners = rng.uniform(-0.5, 0.5, (count, 1, 3)) + rng.normal(0, 0.15, (count, 3, 3))
    return TriangleMesh(corners.reshape(-1, 3), np.arange(3 * count).reshape(-1, 3))


def globe(radius: float, *, rings: int = 96) -> TriangleMesh:
    """A latitude-longitude sphere."""
    around, down = np.meshgrid(np.linspace(0, 2 * np.pi, 2 * rings + 1), np.linspace(0, np.pi, rings + 1))
    directions = [np.sin(down) * np.sin(around), np.cos(down), np.sin(down) * np.cos(around)]
    points = radius * np.stack(directions, axis=-1)
    index = np.arange(points[..., 0].size).reshape(rings + 1, -1)
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    faces = np.stack([np.stack([a, b, c], -1), np.stack([a, c, d], -1)]).reshape(-1, 3)
    return TriangleMesh(points.reshape(-1, 3), faces)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("distance", [2.0, 0.35])
def test_agrees_with_ray_casting(seed: int, distance: float) -> None:
    # The near camera stands among the triangles, so that some reach behind it.
    mesh, camera = soup(seed), Camera(50.0 * seed - 70, 15.0 * seed - 20, distance, 50)
    buffers = rasterize(mesh, camera, size=48)
    face, depth = cast_rays(mesh, camera, size=48)
    assert (face >= 0).any()
    assert (buffers.face == face).mean() > 0.999
    same = (buffers.face == face) & (face >= 0)
    np.testing.assert_allclose(buffers.depth[same], depth[same], rtol=1e-5)


def test_barycentrics_lead_back_to_the_point_the_pixel_sees() -> None:
    mesh, camera, size = soup(7), Camera(25, 30, 1.8, 45), 64
    buffers = rasterize(mesh, camera, size=size)
    rows, columns = np.nonzero(buffers.face >= 0)
    corners = mesh.vertices[mesh.faces[buffers.face[rows, columns]]]
    points = np.einsum("nk,nkd->nd", buffers.barycentric[rows, columns], corners)
    uv, depth = camera.project(points)
    np.testing.assert_allclose(uv, np.stack([columns + 0.5, rows + 0.5], axis=1) / size, atol=1e-5)
    np.testing.assert_allclose(depth, buffers.depth[rows, columns], rtol=1e-5)


def test_sphere_depth_and_mask_area_are_the_analytic_ones() -> None:
    radius, camera, size = 0.5, Camera(33, 21, 1.6, 50), 128
    buffers = rasterize(globe(radius), camera, size=size)
    half = np.tan(np.radians(camera.field_of_view) / 2)
    x, y = np.meshgrid(*[half * ((2 * np.arange(size) + 1) / size - 1)] * 2)
    squared = x**2 + y**2 + 1
    inside = camera.distance**2 - squared * (camera.distance**2 - radius**2)
    depth = (camera.distance - np.sqrt(np.maximum(inside, 0))) / squared
    well_inside = inside > 0.02
    np.testing.assert_allclose(buffers.depth[well_inside], depth[well_inside], atol=1e-3)
    # Seen straight on the outline is a circle of radius r / sqrt(d^2 - r^2) on the plane at distance 1.
    outline = np.pi * radius**2 / (camera.distance**2 - radius**2) / (2 * half) ** 2
    assert (buffers.face >= 0).mean() == pytest.approx(outline, rel=0.005)


def test_no_pixel_falls_between_neighbouring_faces() -> None:
    for azimuth in range(0, 90, 7):
        face = rasterize(globe(0.5, rings=12), Camera(azimuth, 13, 1.05, 20), size=96).face
        assert (face >= 0).all()


def test_a_window_is_a_part_of_the_whole_picture() -> None:
    mesh, camera = soup(3), Camera(10, 20, 2, 40)
    whole = rasterize(mesh, camera, size=128)
    part = rasterize(mesh, camera, size=32, window=(0.25, 0.5, 0.25))
    assert np.array_equal(part.face, whole.face[64:96, 32:64])
    np.testing.assert_allclose(part.depth, whole.depth[64:96, 32:64], rtol=1e-6)


def test_nothing_is_drawn_behind_the_camera_or_of_no_mesh() -> None:
    behind = TriangleMesh(np.array([[-1, -1, 4], [1, -1, 4], [0, 1, 4]]), np.array([[0, 1, 2]]))
    for mesh in (behind, TriangleMesh(np.zeros((0, 3)), np.zeros((0, 3)))):
        buffers = rasterize(mesh, Camera(0, 0, 2, 60), size=8)
        assert (buffers.face == -1).all()
        assert np.isinf(buffers.depth).all()
        assert not buffers.barycentric.any()


@pytest.mark.parametrize(("size", "side"), [(0, 1.0), (8, 0.0), (8, float("nan"))])
def test_rejects_an_impossible_picture(size: int, side: float) -> None:
    with pytest.raises(ValueError, match="must be"):
        rasterize(soup(0), Camera(0, 0, 2, 60), size=size, window=(0, 0, side))
