"""Coverage against analytic volumes, and solids of broken meshes against slow oracles."""

from inspect import signature
from itertools import product
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
import trimesh

from data.meshfolder import read_index, read_mesh
from data.procedural import as_mesh, kit
from data.voxelize import coverage, coverage_robust
from shapes.trianglemesh import TriangleMesh, merge
from shapes.voxelgrid import iou
from tests.data.slow_oracles import ray_votes, winding_numbers

SOLIDS = {
    "ball": (trimesh.creation.icosphere(4, radius=0.5), 4 / 3 * np.pi * 0.5**3),
    "box": (trimesh.creation.box((1, 0.5, 0.3)), 0.15),
    "cylinder": (trimesh.creation.cylinder(0.3, 1, sections=128), np.pi * 0.3**2),
    "torus": (trimesh.creation.torus(0.35, 0.15, major_sections=96), 2 * np.pi**2 * 0.35 * 0.15**2),
    "sheet": (trimesh.creation.box((0.9, 0.001, 0.9)), 0.00081),
    "needle": (trimesh.creation.box((0.0125, 1, 0.0125)), 0.0125**2),
}

BENT = np.stack(np.meshgrid(np.linspace(0, 1, 6), np.linspace(0, 2, 9), indexing="ij"), axis=-1)
PATH = kit.rounded_path([(0, 0, 0), (0, 1, 0), (1, 1, 0), (1, 1, 1)], 0.2)
RING = 10 * np.sin(np.pi / 10)
"""Area of the kit's circle of radius 1: twenty corners."""

# Solid of the kit: an example of it, and its volume where geometry gives one.
KIT = {
    "box": (kit.box((1, 2, 3), bevel=0.1), 4.032 + 1.744 + 0.108 + 8 * 0.1**3 / 6),
    "cushion": (kit.cushion((0.6, 0.2, 0.5), puff=0.03), None),
    "cylinder": (kit.cylinder(0.5, 2, radius_top=0.3), RING * 2 * (0.25 + 0.15 + 0.09) / 3),
    "ellipsoid": (kit.ellipsoid((1, 2, 3)), None),
    "extrude": (kit.extrude([(0, 0), (2, 0), (2, 1), (1, 1), (1, 3), (0, 3)], 2), 8),
    "loft": (kit.loft([kit.in_plane(kit.circle(r), at=(0, r, 0)) for r in (1.0, 2.0)]), RING * 7 / 3),
    "revolve": (kit.revolve([(0, 0), (0.5, 0.1), (0.2, 1), (0, 2)]), RING * (0.025 + 0.351 + 0.04) / 3),
    "slab": (kit.slab(kit.superellipse((0.8, 0.5)), 0.04, bevel=0.01), None),
    "beam": (kit.beam((1, 0, 0), (2, 1, 0), size=(0.03, 0.05)), 0.03 * 0.05 * np.sqrt(2)),
    "tube": (kit.tube(PATH, 0.05), None),
    "sweep": (kit.sweep([(0, 0, 0), (0, 2, 0)], kit.circle(0.1)), RING * 0.01 * 2),
    "sheet": (kit.sheet(np.concatenate([BENT, np.sin(BENT[..., 1:])], axis=-1), 0.02), None),
    "wing": (kit.wing((0, 0, 0), (5, 0.2, -1), chords=(2, 1), twist=-3), None),
    "extrude_rounded": (kit.extrude_rounded(kit.superellipse((0.8, 0.5)), 0.3, radius=0.1), None),
    "loft_levels": (kit.loft_levels([(kit.circle(r), r) for r in (1.0, 2.0)]), RING * 7 / 3),
    "cup": (kit.cup([(1, 0), (1, 1), (0, 1)], 0.2, sides=20), RING * (1 - 0.8**3)),
    "disc": (kit.disc(1.0, 0.3, sides=20), RING * 0.3),
    "frame": (kit.frame((2, 1), 0.2, 0.3), 0.3 * (2 - 1.6 * 0.6)),
    "grille": (kit.grille((2, 1, 0.5), 3), 0.5),
    "hoop": (kit.hoop([(0.8, 0), (1.2, 0), (1.2, 0.4), (0.8, 0.4)], sides=20), RING * 0.8 * 0.4),
    "rod": (kit.rod((0, 0, 0), (0, 2, 0), 0.1, sides=20), RING * 0.01 * 2),
    "rods": (kit.rods([(0, 0, 0), (1, 0, 0)], [(0, 2, 0), (1, 2, 0)], 0.1, sides=20), RING * 0.01 * 4),
    "post": (kit.post([(0, 0, 0), (0.2, 1, 0)], (0.2, 0.1)), (0.2**2 + 0.2 * 0.1 + 0.1**2) / 3),
    "board": (kit.board(2.0, (0, 1), 0.1), 0.2),
    "pillow": (kit.pillow((0.6, 0.2, 0.5), (0, 0, 0), material="fabric"), None),
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


def test_no_solid_of_the_kit_is_forgotten():
    makers = {name: signature(getattr(kit, name)) for name in kit.__all__ if callable(getattr(kit, name))}
    solids = {
        name
        for name, maker in makers.items()
        if maker.return_annotation is kit.Part
        and not any("Part" in str(given.annotation) for given in maker.parameters.values())
    }
    assert solids == set(KIT)  # what takes a part makes none


@pytest.mark.parametrize("name", KIT)
@pytest.mark.parametrize("resolution", [32, 64, 128])
def test_volume_of_every_solid_of_the_kit(name, resolution):
    part, volume = KIT[name]
    mesh = as_mesh([part])
    truth = mesh.signed_volume()
    if volume is not None:
        assert truth == pytest.approx(volume / np.ptp(part.bounds(), axis=0).max() ** 3, rel=1e-5)
    assert coverage(mesh, resolution).volume() == pytest.approx(truth, rel=0.01)
    assert coverage(mesh, resolution, box=True).volume() == pytest.approx(truth, rel=0.01)


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


def test_the_surface_of_a_broken_ball_is_graded_at_128():
    ball = triangle_mesh(SOLIDS["ball"][0])
    exact = coverage(ball, 128).occupancy
    grid, confidence = coverage_robust(TriangleMesh(ball.vertices, ball.faces[1:]), 128)
    surface = (exact > 0.05) & (exact < 0.95)
    assert np.abs(grid.occupancy - exact)[surface].mean() < 0.12  # of yes and no alone it were .25
    assert grid.volume() == pytest.approx(SOLIDS["ball"][1], rel=0.01)
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


def slow_coverage(mesh: TriangleMesh, cells: np.ndarray, resolution: int) -> tuple[np.ndarray, np.ndarray]:
    """Coverage (N,) of cells (N, 3) of the object cube by the winding numbers of 27 points in each, and of
    which of them (N,) it is sure.

    Sure is a point of a winding number near 0, where some ray leaves the mesh as well, or near a whole one.
    """
    steps = (np.array(list(product(range(3), repeat=3))) + 0.5) / 3
    points = ((cells[:, None] + steps) / resolution - 0.5).reshape(-1, 3)
    winding = np.abs(winding_numbers(mesh, points))
    free = np.zeros(len(points), bool)
    outside = winding < 0.25
    free[outside] = ray_votes(mesh, points[outside], rays=8)[1]
    sure = (outside & free) | (winding > 0.75)
    return (winding > 0.5).reshape(len(cells), -1).mean(axis=1), sure.reshape(len(cells), -1).all(axis=1)


def broken_meshes(folder: Path, count: int) -> list[TriangleMesh]:
    """Real meshes that are not closed, of all categories, small enough for slow oracles."""
    rows = [row for row in read_index(folder) if row.split == "train"]
    found = []
    for row in sorted(rows, key=lambda row: crc32(row.path.name.encode())):
        mesh = read_mesh(row.path).normalized()
        if not mesh.is_watertight() and len(mesh.faces) < 800:
            found.append(mesh)
        if len(found) == count:
            break
    return found


@pytest.mark.parametrize(("resolution", "count"), [(64, 20), (128, 3)])
def test_coverage_of_broken_meshes_is_that_of_their_winding_numbers(shared_data, resolution, count):
    meshes = broken_meshes(shared_data / "meshes", count)
    assert len(meshes) == count
    errors, sure_of = [], []
    for seed, mesh in enumerate(meshes):
        grid, _ = coverage_robust(mesh, resolution)
        low, high = (mesh.bounds() + 0.5) * resolution
        cells = np.random.default_rng(seed).uniform(low, high, (40, 3)).astype(int).clip(0, resolution - 1)
        slow, sure = slow_coverage(mesh, cells, resolution)
        errors.append((grid.occupancy[tuple(cells.T)] - slow)[sure])
        sure_of.append(sure.mean())
    assert np.mean(sure_of) > 0.8
    assert max(np.abs(error).mean() for error in errors) < 0.06
    assert np.abs(np.concatenate(errors)).mean() < 0.02
    assert abs(np.concatenate(errors).mean()) < 0.01


def test_robust_agrees_with_random_rays_on_broken_meshes(shared_data):
    rows = [row for row in read_index(shared_data / "meshes") if row.split == "train"]
    chairs = [row for row in rows if row.category == "chair"]
    meshes = [read_mesh(row.path).normalized() for row in chairs[:40]]
    broken = [mesh for mesh in meshes if not mesh.is_watertight() and len(mesh.faces) < 1500]
    assert len(broken) >= 6
    assert min(agreement_with_rays(mesh, points=400, rays=16) for mesh in broken[:6]) > 0.98
