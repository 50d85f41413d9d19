import numpy as np
import pytest
from scipy.fft import dctn, idctn
from scipy.sparse import coo_array, diags_array
from scipy.sparse.linalg import spsolve

from pipeline.errors import SurfaceError
from pipeline.scene import poisson
from pipeline.scene.cloud import PointCloud
from pipeline.scene.poisson import Grid, divergence, eigenvalues, indicator, laplacian, solved, splat
from pipeline.scene.poisson_mesh import poisson_mesh, trimmed, without_specks

SHAPE = (9, 12, 10)


def sphere(count: int = 6000, radius: float = 0.7) -> PointCloud:
    """Points spread evenly (Fibonacci) over a ball off the origin, facing outward, of a colour by height."""
    turn, height = np.arange(count) * np.pi * (3 - np.sqrt(5)), 1 - 2 * (np.arange(count) + 0.5) / count
    ring = np.sqrt(1 - height**2)
    normals = np.stack([ring * np.cos(turn), height, ring * np.sin(turn)], axis=1).astype(np.float32)
    colors = np.zeros((count, 3), np.uint8)
    colors[:, 0] = np.rint(127.5 * (1 + height))
    areas = np.full(count, 4 * np.pi * radius**2 / count, np.float32)
    return PointCloud(radius * normals + np.float32([3, 1, -5]), colors, normals, areas)


def test_spreading_keeps_the_sum_and_the_centre():
    rng = np.random.default_rng(0)
    places, values = rng.uniform(0, np.array(SHAPE) - 1.01, (50, 3)), rng.random(50)
    field = splat(places, values, SHAPE)
    assert field.sum() == pytest.approx(values.sum(), rel=1e-5)
    centre = np.array([(field * index).sum() for index in np.indices(SHAPE)]) / values.sum()
    np.testing.assert_allclose(centre, np.average(places, axis=0, weights=values), rtol=1e-5)


def test_the_divergence_of_a_flow_is_what_leaves_each_node():
    """One patch in the middle between two nodes along y: its flow leaves one node and enters the other."""
    found = divergence(np.array([[4, 5.5, 6]]), np.array([[0, 3.0, 0]]), SHAPE)
    expected = np.zeros(SHAPE)
    expected[4, 5, 6], expected[4, 6, 6] = -3, 3
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_cosines_are_the_laplacians_own():
    field = np.random.default_rng(1).random(SHAPE)
    np.testing.assert_allclose(idctn(-eigenvalues(SHAPE) * dctn(field)), laplacian(field), atol=1e-5)


def dense_laplacian(shape: tuple[int, ...]) -> coo_array:
    """The graph Laplacian of the grid, negative, built edge by edge."""
    number = np.arange(np.prod(shape)).reshape(shape)
    one = np.concatenate([np.delete(number, -1, axis).ravel() for axis in range(3)])
    other = np.concatenate([np.delete(number, 0, axis).ravel() for axis in range(3)])
    joined = coo_array(
        (np.ones(2 * one.size), (np.append(one, other), np.append(other, one))), (number.size,) * 2
    )
    return (joined - diags_array(joined.sum(axis=1))).tocsc()


def test_the_solution_is_that_of_a_direct_solver(monkeypatch):
    monkeypatch.setattr(poisson, "STEPS", 200)
    monkeypatch.setattr(poisson, "CLOSE", 1e-6)
    cloud = sphere(300)
    grid = Grid.around(cloud.points, 4)
    places, areas = grid.places(cloud.points), cloud.areas / grid.cell**2
    weight = poisson.SCREENING * splat(places, areas, grid.shape).ravel()
    wanted = weight / 2 - divergence(places, cloud.normals * areas[:, None], grid.shape).ravel()
    expected = spsolve(diags_array(weight).tocsc() - dense_laplacian(grid.shape), wanted).reshape(grid.shape)
    found = solved(np.full(grid.shape, 0.5, np.float32), cloud, grid)
    np.testing.assert_allclose(found, expected, atol=2e-4)


def test_chi_is_one_inside_and_none_outside():
    cloud, told = sphere(), []
    chi, grid, level = indicator(cloud, 6, tell=told.append)
    middle = tuple(np.rint(grid.places(np.array([3.0, 1, -5]))).astype(int))
    assert level == pytest.approx(0.5, abs=0.02)
    # the screening draws both towards 1/2, by the width of a spread point
    assert chi[middle] > 0.8
    assert chi[0, 0, 0] < 0.2
    assert told == sorted(told)
    assert told[-1] <= 1


def test_a_ball_comes_back_closed_round_and_coloured():
    cloud = sphere()
    mesh = poisson_mesh(cloud, depth=6, trim=2)
    assert mesh.is_watertight()
    assert mesh.euler_number() == 2
    assert mesh.signed_volume() == pytest.approx(4 / 3 * np.pi * 0.7**3, rel=0.01)
    np.testing.assert_allclose(np.linalg.norm(mesh.vertices - [3, 1, -5], axis=1), 0.7, rtol=0.01)
    expected = (1 + (mesh.vertices[:, 1] - 1) / 0.7) / 2
    assert np.abs(mesh.vertex_colors[:, 0] - expected).max() < 0.03


def test_half_a_ball_is_open_unless_nothing_is_trimmed():
    whole = sphere()
    upper = whole.normals[:, 1] > 0
    half = PointCloud(*(values[upper] for values in (whole.points, whole.colors, whole.normals, whole.areas)))
    mesh = poisson_mesh(half, depth=6, trim=1)
    assert not mesh.is_watertight()
    np.testing.assert_allclose(np.linalg.norm(mesh.vertices - [3, 1, -5], axis=1), 0.7, rtol=0.02)
    assert mesh.vertices[:, 1].min() > 1 - 0.05
    assert poisson_mesh(half, depth=6, trim=0).vertices[:, 1].min() < mesh.vertices[:, 1].min()


def test_points_in_one_place_are_refused():
    with pytest.raises(SurfaceError, match="span a space"):
        Grid.around(np.ones((200, 3), np.float32), 6)


def test_specks_go_and_a_surface_without_points_is_refused():
    big = np.arange(3000).reshape(-1, 3)
    strip = np.stack([np.arange(2000), np.arange(1, 2001), np.arange(2, 2002)], axis=1)
    assert len(without_specks(np.concatenate([strip, [[3000, 3001, 3002]]]), 3003)) == 2000
    assert len(without_specks(big, 3000)) == 0
    with pytest.raises(SurfaceError, match="near the points"):
        trimmed(np.eye(3) + 100, np.array([[0, 1, 2]]), sphere(200), reach=1, cell=0.1)
