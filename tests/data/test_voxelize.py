"""Coverage against analytic volumes, and solids of broken meshes against a slow vote of random rays."""

import numpy as np
import pytest
import trimesh

from data.voxelize import coverage
from shapes.trianglemesh import TriangleMesh, merge

SOLIDS = {
    "ball": (trimesh.creation.icosphere(4, radius=0.5), 4 / 3 * np.pi * 0.5**3),
    "box": (trimesh.creation.box((1, 0.5, 0.3)), 0.15),
    "cylinder": (trimesh.creation.cylinder(0.3, 1, sections=128), np.pi * 0.3**2),
    "torus": (trimesh.creation.torus(0.35, 0.15, major_sections=96), 2 * np.pi**2 * 0.35 * 0.15**2),
    "sheet": (trimesh.creation.box((0.9, 0.001, 0.9)), 0.00081),
    "needle": (trimesh.creation.box((0.0125, 1, 0.0125)), 0.0125**2),
}


def triangle_mesh(solid: trimesh.Trimesh) -> TriangleMesh:
    return TriangleMesh(solid.vertices, solid.faces)


def box_at(center: tuple[float, float, float], side: float) -> TriangleMesh:
    mesh = triangle_mesh(trimesh.creation.box((side,) * 3))
    return mesh.with_vertices(mesh.vertices + np.array(center, np.float32))


@pytest.mark.parametrize("resolution", [32, 64])
@pytest.mark.parametrize("name", SOLIDS)
def test_volume_is_the_analytic_one(name, resolution):
    solid, volume = SOLIDS[name]
    tolerance = 0.08 if name == "needle" else 0.01  # narrower than a voxel: whole columns count
    assert coverage(triangle_mesh(solid), resolution).volume() == pytest.approx(volume, rel=tolerance)


@pytest.mark.parametrize("turn", [0.2, 0.6, 1.1])
def test_volume_survives_any_turn(turn):
    solid = trimesh.creation.box((0.004, 0.8, 0.5))
    solid.apply_transform(trimesh.transformations.rotation_matrix(turn, [0.3, 1, 0.2]))
    assert coverage(triangle_mesh(solid), 64).volume() == pytest.approx(0.004 * 0.8 * 0.5, rel=0.01)


def test_overlaps_count_once():
    overlapping = merge([box_at((-0.125,) * 3, 0.5), box_at((0.125,) * 3, 0.5)])
    assert coverage(overlapping, 64).volume() == pytest.approx(2 * 0.5**3 - 0.25**3, rel=1e-3)


def test_axes_stay_in_place():
    grid = coverage(box_at((0.25, 0.0, -0.25), 0.25), 32)
    centers = (np.argwhere(grid.occupancy > 0.5).mean(axis=0) + 0.5) / 32 - 0.5
    assert centers == pytest.approx([0.25, 0.0, -0.25], abs=1e-6)


def test_an_inverted_part_is_solid_all_the_same():
    ball = triangle_mesh(SOLIDS["ball"][0])
    flipped = TriangleMesh(ball.vertices, ball.faces[:, ::-1])
    assert coverage(flipped, 32).occupancy == pytest.approx(coverage(ball, 32).occupancy, abs=1e-6)


def test_coverage_is_the_mean_of_many_points_inside():
    grid = coverage(triangle_mesh(SOLIDS["torus"][0]), 32)
    points = (np.stack(np.meshgrid(*[np.arange(128)] * 3, indexing="ij"), -1) + 0.5) / 128 - 0.5
    ring = np.hypot(np.hypot(points[..., 0], points[..., 1]) - 0.35, points[..., 2])
    slow = (ring < 0.15).reshape(32, 4, 32, 4, 32, 4).mean(axis=(1, 3, 5))
    assert np.abs(grid.occupancy - slow).max() < 0.12
    assert np.abs(grid.occupancy - slow).mean() < 0.003


def test_box_space_fills_the_grid():
    grid = coverage(box_at((3, 1, 2), 0.7).with_vertices(SOLIDS["box"][0].vertices * 3 + 1), 32, box=True)
    assert grid.occupancy.min() == pytest.approx(1)
    assert grid.extents == pytest.approx([1, 0.5, 0.3], abs=1e-6)
