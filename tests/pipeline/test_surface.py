import numpy as np
import pytest

from pipeline.errors import OptionError, SurfaceError
from pipeline.surface import extract_surface, voxel_faces
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid


def coverage(inside, resolution: int, *, extents=(1.0, 1.0, 1.0), fine: int = 4) -> VoxelGrid:
    """Coverage of an implicit solid, by counting fine x fine x fine points a voxel."""
    count = resolution * fine
    axes = [extent * ((np.arange(count) + 0.5) / count - 0.5) for extent in extents]
    points = inside(*np.meshgrid(*axes, indexing="ij"))
    blocks = points.reshape(resolution, fine, resolution, fine, resolution, fine)
    return VoxelGrid(blocks.mean(axis=(1, 3, 5)), extents)


def ball(radius: float):
    return lambda x, y, z: x * x + y * y + z * z < radius * radius


def torus(x, y, z):
    return (np.hypot(x, z) - 0.3) ** 2 + y * y < 0.15**2


def assert_solid(mesh: TriangleMesh) -> None:
    a, b, c = mesh.vertices.astype(np.float64)[mesh.faces].transpose(1, 0, 2)
    assert mesh.is_watertight()
    assert mesh.signed_volume() > 0
    assert (np.linalg.norm(np.cross(b - a, c - a), axis=1) > 0).all()
    assert len(np.unique(mesh.vertices, axis=0)) == len(mesh.vertices) == len(np.unique(mesh.faces))


def test_ball_has_the_volume_and_topology_of_a_ball():
    mesh = extract_surface(coverage(ball(0.4), 32))
    assert_solid(mesh)
    assert mesh.euler_number() == 2
    assert mesh.signed_volume() == pytest.approx(4 / 3 * np.pi * 0.4**3, rel=0.01)
    assert np.linalg.norm(mesh.vertices, axis=1) == pytest.approx(0.4, abs=0.2 / 32)


def test_torus_keeps_its_hole():
    mesh = extract_surface(coverage(torus, 32))
    assert_solid(mesh)
    assert mesh.euler_number() == 0
    assert mesh.signed_volume() == pytest.approx(2 * np.pi**2 * 0.3 * 0.15**2, rel=0.02)


def test_box_space_is_stretched_to_the_extents():
    extents = np.array([1.0, 0.5, 0.25], np.float32)
    grid = coverage(lambda x, y, z: x**2 + (2 * y) ** 2 + (4 * z) ** 2 < 0.25, 32, extents=extents)
    mesh = extract_surface(grid)
    assert_solid(mesh)
    assert mesh.extents() == pytest.approx(extents, rel=0.02)
    assert mesh.bounds().mean(axis=0) == pytest.approx(0, abs=1e-3)
    assert mesh.signed_volume() == pytest.approx(np.pi / 6 * extents.prod(), rel=0.02)


def test_coarse_grids_are_refined_smoothly():
    """A plane between two voxels' worth of coverage lands where the coverage says, at every height."""
    for height in (0.1, 0.115, 0.125):
        mesh = extract_surface(coverage(lambda x, y, z, top=height: (y < top) & (y > -0.3), 16, fine=10))
        middle = mesh.vertices[
            (np.abs(mesh.vertices[:, [0, 2]]) < 0.3).all(axis=1) & (mesh.vertices[:, 1] > 0)
        ]
        assert middle[:, 1] == pytest.approx(height, abs=0.25 / 16)


def test_solid_that_fills_the_grid_is_closed_at_its_border():
    mesh = extract_surface(VoxelGrid(np.ones((8, 8, 8), np.float32)))
    assert_solid(mesh)
    assert mesh.extents() == pytest.approx(1, abs=0.25 / 8)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("steps", [1, 2, 4, 0])
def test_random_occupancy_gives_two_faces_an_edge(seed, steps):
    occupancy = np.random.default_rng(seed).random((12, 12, 12)).astype(np.float32)
    grid = VoxelGrid(np.round(occupancy * steps) / steps if steps else occupancy)
    for level in (0.25, 0.5, 0.75):
        assert_solid(extract_surface(grid, level=level, speck_share=0))
        assert_solid(voxel_faces(grid, level=level))


def test_specks_go_and_cavities_are_filled():
    grid = coverage(lambda x, y, z: ball(0.4)(x, y, z) & ~ball(0.2)(x, y, z), 32)
    grid.occupancy[0, 0, 0] = 1
    mesh = extract_surface(grid)
    assert mesh.euler_number() == 2
    assert mesh.signed_volume() == pytest.approx(4 / 3 * np.pi * 0.4**3, rel=0.01)


def test_separate_legs_are_no_specks():
    mesh = extract_surface(coverage(lambda x, y, z: (np.abs(np.abs(x) - 0.3) < 0.1) & (np.abs(z) < 0.1), 32))
    assert mesh.euler_number() == 4


def test_lower_level_gives_more_volume():
    grid = coverage(ball(0.3), 16)
    volumes = [extract_surface(grid, level=level).signed_volume() for level in (0.2, 0.5, 0.8)]
    assert volumes == sorted(volumes, reverse=True)


def test_nothing_above_the_level_says_so():
    grid = VoxelGrid(np.full((8, 8, 8), 0.3, np.float32))
    for extract in (extract_surface, voxel_faces):
        with pytest.raises(SurfaceError, match=r"0\.30, received 0\.50") as caught:
            extract(grid)
        assert "Lower the level" in caught.value.advice


def test_level_outside_its_range_is_refused():
    for level in (0.0, 1.0, -1.0, float("nan")):
        with pytest.raises(OptionError, match="level must be"):
            extract_surface(VoxelGrid(np.ones((4, 4, 4), np.float32)), level=level)


def test_voxel_faces_have_the_voxels_volume_and_area():
    occupancy = np.zeros((6, 6, 6), np.float32)
    occupancy[1:3, 1:4, 2:5] = 1
    mesh = voxel_faces(VoxelGrid(occupancy, (1.0, 0.5, 0.25)))
    assert_solid(mesh)
    assert mesh.signed_volume() == pytest.approx(18 * 0.125 / 6**3, rel=1e-5)
    assert len(mesh.faces) == 2 * 2 * (6 + 6 + 9)
    assert mesh.euler_number() == 2


def test_voxels_that_touch_by_an_edge_stay_two_solids():
    occupancy = np.zeros((4, 4, 4), np.float32)
    occupancy[1, 1, 1] = occupancy[2, 2, 1] = 1
    mesh = voxel_faces(VoxelGrid(occupancy))
    assert_solid(mesh)
    assert mesh.euler_number() == 4
    assert len(mesh.faces) == 24
