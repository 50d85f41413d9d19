import numpy as np
import pytest

from pipeline.errors import OptionError
from pipeline.smoothing import LAMBDA, neighbour_average, smooth
from pipeline.surface import extract_surface, voxel_faces
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid


def ball_grid(resolution: int = 24) -> VoxelGrid:
    axis = (np.arange(resolution) + 0.5) / resolution - 0.5
    x, y, z = np.meshgrid(axis, axis, axis, indexing="ij")
    distance = 0.4 - np.sqrt(x * x + y * y + z * z)
    return VoxelGrid(np.clip(0.5 + distance * resolution, 0, 1))


def sheet(thickness: float) -> TriangleMesh:
    """A plate of 20 x 20 voxels and less than one voxel thick, as legs and wings are."""
    occupancy = np.zeros((24, 24, 24), np.float32)
    occupancy[2:-2, 11:13, 2:-2] = thickness
    return extract_surface(VoxelGrid(occupancy))


def test_laplacian_agrees_with_the_slow_definition():
    mesh = voxel_faces(VoxelGrid(np.ones((2, 2, 2), np.float32)))
    neighbours = [set() for _ in mesh.vertices]
    for face in mesh.faces.tolist():
        for vertex in face:
            neighbours[vertex] |= set(face) - {vertex}
    slow = [
        (1 - LAMBDA) * vertex + LAMBDA * mesh.vertices[list(others)].mean(axis=0)
        for vertex, others in zip(mesh.vertices, neighbours, strict=True)
    ]
    assert smooth(mesh, method="laplacian", iterations=1).vertices == pytest.approx(np.array(slow), abs=1e-6)


def test_averages_have_weights_that_sum_to_one():
    mesh = extract_surface(ball_grid())
    average = neighbour_average(mesh.faces, len(mesh.vertices))
    assert average.sum(axis=1) == pytest.approx(1)
    assert average.nnz == 3 * len(mesh.faces)  # two entries an edge, and a closed mesh has 3 F / 2 edges


def test_taubin_keeps_the_volume_where_laplacian_shrinks():
    mesh = extract_surface(ball_grid())
    kept = {m: smooth(mesh, method=m).signed_volume() / mesh.signed_volume() for m in ("taubin", "laplacian")}
    assert kept["taubin"] == pytest.approx(1, abs=0.01)
    assert kept["laplacian"] < kept["taubin"]


def test_smoothing_brings_voxel_steps_nearer_to_the_ball():
    mesh = voxel_faces(ball_grid())
    rough = np.linalg.norm(mesh.vertices, axis=1).std()
    for method in ("taubin", "laplacian"):
        smoothed = smooth(mesh, method=method)
        assert np.linalg.norm(smoothed.vertices, axis=1).std() < 0.6 * rough
        assert smoothed.is_watertight()


@pytest.mark.parametrize("method", ["taubin", "laplacian"])
def test_thin_sheets_do_not_collapse(method):
    mesh = sheet(0.8)
    assert smooth(mesh, method=method).signed_volume() > 0.6 * mesh.signed_volume()


def test_none_and_no_iterations_change_nothing():
    mesh = extract_surface(ball_grid(8))
    assert smooth(mesh, method="none") is mesh
    assert smooth(mesh, iterations=0) is mesh


@pytest.mark.parametrize("options", [{"method": "magic"}, {"iterations": -1}])
def test_wrong_options_are_refused(options):
    with pytest.raises(OptionError, match="must be"):
        smooth(extract_surface(ball_grid(8)), **options)
