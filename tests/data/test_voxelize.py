"""Coverage against analytic volumes, and solids of broken meshes against a slow vote of random rays."""

import numpy as np
import pytest
import trimesh

from data.meshfolder import read_index, read_mesh
from data.voxelize import coverage, coverage_robust
from shapes.trianglemesh import TriangleMesh, merge
from shapes.voxelgrid import iou

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


@pytest.mark.parametrize("name", ["ball", "torus", "box"])
@pytest.mark.parametrize("box", [False, True])
def test_robust_agrees_on_closed_solids(name, box):
    mesh = triangle_mesh(SOLIDS[name][0])
    grid, confidence = coverage_robust(mesh, 32, box=box)
    assert grid.occupancy == pytest.approx(coverage(mesh, 32, box=box).occupancy, abs=1e-5)
    assert grid.extents == pytest.approx(coverage(mesh, 32, box=box).extents)
    assert confidence > 0.99


def test_a_hollow_of_a_closed_mesh_stays_hollow():
    inner = box_at((0, 0, 0), 0.5)
    hollow = merge([box_at((0, 0, 0), 1), TriangleMesh(inner.vertices, inner.faces[:, ::-1])])
    assert coverage_robust(hollow, 32)[0].volume() == pytest.approx(1 - 0.125, rel=1e-3)


@pytest.mark.parametrize("lost", [1, 20, 60])
def test_robust_closes_small_holes(lost):
    ball = triangle_mesh(SOLIDS["ball"][0])
    near_top = np.argsort(-ball.vertices[ball.faces][:, :, 1].mean(axis=1))
    grid, confidence = coverage_robust(TriangleMesh(ball.vertices, ball.faces[near_top[lost:]]), 32)
    assert iou(grid, coverage(ball, 32)) > 0.97
    assert confidence > 0.9


def test_robust_turns_pieces_that_face_inward():
    lid, box = box_at((0, 0.3, 0), 0.4), box_at((0, -0.3, 0), 0.4)
    inward = TriangleMesh(lid.vertices, lid.faces[:, ::-1])
    lacking = TriangleMesh(box.vertices, box.faces[:-1])
    assert coverage_robust(merge([inward, lacking]), 32)[0].volume() == pytest.approx(2 * 0.4**3, rel=0.05)


@pytest.mark.parametrize("height", [0.0, 0.2, 0.5])
@pytest.mark.parametrize("both_sides", [False, True])
def test_a_sheet_survives_as_a_thin_solid(height, both_sides):
    corners = np.array([[-0.5, height, -0.5], [0.5, height, -0.5], [0.5, height, 0.5], [-0.5, height, 0.5]])
    faces = [[0, 1, 2], [0, 2, 3]] + [[0, 2, 1], [0, 3, 2]] * both_sides
    grid, confidence = coverage_robust(TriangleMesh(corners, faces), 64)
    assert grid.volume() == pytest.approx(1 / 64, rel=0.05)
    assert (grid.occupancy.max(axis=1) >= 0.5).all()
    assert confidence < 0.5


def ray_votes(mesh: TriangleMesh, points: np.ndarray, *, rays: int) -> tuple[np.ndarray, ...]:
    """Oracle: random rays from each point (P, 3) against every face (Moeller and Trumbore).

    Returns, each (P,): the share of rays that leave the solid, whether some ray meets nothing, the next hit.
    """
    corner, second, third = mesh.vertices.astype(np.float64)[mesh.faces].transpose(1, 0, 2)
    along, across = second - corner, third - corner
    share, free, nearest = np.zeros(len(points)), np.zeros(len(points), bool), np.full(len(points), np.inf)
    for ray in np.random.default_rng(0).normal(size=(rays, 3)):
        ray /= np.linalg.norm(ray)
        sideways = np.cross(ray, across)
        area = np.einsum("fi,fi->f", along, sideways)
        area = np.where(np.abs(area) < 1e-14, np.inf, area)
        # a point enters only by dot products: u, v and the distance are affine in it
        u = (points @ sideways.T - np.einsum("fi,fi->f", corner, sideways)) / area
        turned = np.cross(ray, along)
        v = -(points @ turned.T - np.einsum("fi,fi->f", corner, turned)) / area
        normal = np.cross(along, across)
        distance = -(points @ normal.T - np.einsum("fi,fi->f", corner, normal)) / (normal @ ray + 1e-300)
        hit = (u >= 0) & (v >= 0) & (u + v <= 1) & (distance > 0)
        share += np.clip((hit * np.sign(normal @ ray)).sum(axis=1), -1, 1) / rays
        free |= ~hit.any(axis=1)
        nearest = np.minimum(nearest, np.where(hit, distance, np.inf).min(axis=1))
    return share, free, nearest


def agreement_with_rays(mesh: TriangleMesh, *, points: int, rays: int) -> float:
    """How often coverage_robust says what the oracle is sure of, at random voxel centres off the surface."""
    grid, _ = coverage_robust(mesh, 128)
    low, high = (mesh.bounds() + 0.5) * 128
    cells = np.random.default_rng(1).uniform(low, high, (points, 3)).astype(int).clip(0, 127)
    share, free, nearest = ray_votes(mesh, (cells + 0.5) / 128 - 0.5, rays=rays)
    solid = grid.occupancy[tuple(cells.T)] >= 0.5
    inside, outside = share > 0.75, (share < 0.25) & free
    sure = (inside | outside) & (nearest > 1.5 / 128)
    assert inside[sure].any()
    assert outside[sure].any()
    return float((solid == inside)[sure].mean())


def test_robust_agrees_with_random_rays_on_broken_meshes(shared_data):
    rows = [row for row in read_index(shared_data / "meshes") if row.split == "train"]
    chairs = [row for row in rows if row.category == "chair"]
    meshes = [read_mesh(row.path).normalized() for row in chairs[:40]]
    broken = [mesh for mesh in meshes if not mesh.is_watertight() and len(mesh.faces) < 1500]
    assert len(broken) >= 6
    assert min(agreement_with_rays(mesh, points=400, rays=16) for mesh in broken[:6]) > 0.98
