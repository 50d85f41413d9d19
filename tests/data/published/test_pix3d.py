"""Pix3D: a model that looks to -Z, a camera that sees left, up and inward, voxels that stand on Z."""

import json

import numpy as np
import pytest
from PIL import Image
from scipy.io import savemat
from scipy.spatial.transform import Rotation

from data.published.pix3d import read_pix3d, read_voxels
from data.voxelize import coverage
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid, iou

WIDTH, HEIGHT, LENS = 640, 480, 40.0
CENTRE, LONGEST = np.array([0.1, 0.0, -0.04]), 0.8
MODEL = "model/chair/ONE/model.obj"
POSES = (
    (np.eye(3), [0.0, 0.0, 3.0]),
    (Rotation.from_euler("yxz", [140, 20, 5], degrees=True).as_matrix(), [0.3, -0.2, 2.5]),
)


def as_model(points):
    """The object's points in a model's axes: +X the viewer's left, +Y up, +Z inward."""
    x, y, z = points.T
    return LONGEST * np.stack([-x, y, -z], axis=1) + CENTRE


def project(points, rotation, translation):
    """Pixels of model points (N, 3): the authors' formula, u leftward and v upward from the middle."""
    x, y, z = (points @ np.asarray(rotation).T + translation).T
    focal = LENS / 32 * WIDTH
    return np.stack([WIDTH / 2 - focal * x / z, HEIGHT / 2 - focal * y / z], axis=1)


def row(number, **more):
    rotation, translation = POSES[number]
    return {
        "img": f"img/chair/{number}.png", "mask": f"mask/chair/{number}.png", "category": "chair",
        "img_size": [WIDTH, HEIGHT], "model": MODEL, "voxel": "model/chair/ONE/voxel.mat",
        "rot_mat": np.asarray(rotation).tolist(), "trans_mat": translation, "focal_length": LENS,
        "bbox": [100, 50, 400, 300], "truncated": False, "occluded": False, "slightly_occluded": False,
    } | more  # fmt: skip


def write_set(root, solid, rows):
    for folder in ("img/chair", "mask/chair", "model/chair/ONE"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for number in range(len(POSES)):
        Image.new("RGB", (WIDTH, HEIGHT), (9, 9, 9)).save(root / f"img/chair/{number}.png")
        mask = Image.new("L", (WIDTH, HEIGHT))
        mask.paste(255, (100, 50, 400, 300))
        mask.save(root / f"mask/chair/{number}.png")
    points = as_model(solid.vertices)
    lines = [f"v {x} {y} {z}" for x, y, z in points] + [f"f {a} {b} {c}" for a, b, c in solid.faces + 1]
    (root / MODEL).write_text("\n".join(lines) + "\n")
    # Voxel axes: +X the viewer's left, +Y outward, +Z up; the grid has a margin, the object off its middle.
    x, y, z = solid.vertices.T
    stood = TriangleMesh(0.6 * np.stack([-x, z, y], axis=1) + [0.1, -0.08, 0.05], solid.faces)
    voxels = (coverage(stood, 128).occupancy >= 0.5).astype(np.uint8)
    savemat(root / "model/chair/ONE/voxel.mat", {"voxel": voxels})
    (root / "pix3d.json").write_text(json.dumps(rows))
    return root


@pytest.fixture(scope="module")
def found(tmp_path_factory, solid):
    rows = [row(0), row(1, occluded=True), row(0, category="teapot", img="none")]
    return list(read_pix3d(write_set(tmp_path_factory.mktemp("pix3d"), solid, rows)))


def test_rows_of_our_categories_are_read(found):
    assert [row.name for row in found] == ["00000", "00001"]
    assert [row.whole for row in found] == [True, False]
    assert {row.category for row in found} == {"chair"}
    assert len({row.split for row in found}) == 1  # one model, one split
    assert found[0].views[0].box == (100, 50, 400, 300)


def test_the_mask_is_read(found):
    mask = found[0].views[0].read_mask()
    assert mask.shape == found[0].views[0].read_photo().shape[:2] == (HEIGHT, WIDTH)
    assert mask.sum() == 255 * 300 * 250


@pytest.mark.parametrize("number", range(len(POSES)))
def test_pixels_are_the_authors(found, solid, number):
    (view,) = found[number].views
    expected = project(as_model(solid.vertices), *POSES[number])
    np.testing.assert_allclose(view.project(solid.vertices), expected, atol=1e-3)


def test_without_a_turn_we_look_at_the_front(found):
    (view,) = found[0].views
    # The object's middle lies 0.1 to the left of where the camera looks, which sees a little of its right.
    assert view.camera.azimuth == pytest.approx(np.degrees(np.arctan2(0.1, 2.96)), abs=1e-3)
    middle, right, above = view.project(np.array([[0, 0, 0], [0.5, 0, 0], [0, 0.5, 0]]))
    assert right[0] > middle[0] + 50
    assert above[1] < middle[1] - 50


def test_the_mesh_comes_to_the_object_frame(found, solid):
    mesh = found[0].mesh.read().normalized()
    gaps = np.linalg.norm(mesh.vertices[:, None] - solid.vertices, axis=2)
    assert gaps.min(axis=1).max() < 1e-5
    assert mesh.signed_volume() == pytest.approx(solid.signed_volume(), rel=1e-4)


def test_voxels_come_to_the_object_cube(found, solid):
    grid, truth = read_voxels(found[0].voxels), coverage(solid, 32)
    assert iou(grid, truth) > 0.95
    for wrong in (grid.occupancy[::-1], grid.occupancy[..., ::-1], grid.occupancy.transpose(0, 2, 1)):
        assert iou(VoxelGrid(wrong), truth) < 0.8


def test_a_file_without_voxels_says_so(tmp_path):
    savemat(tmp_path / "voxel.mat", {"other": np.zeros(3)})
    with pytest.raises(ValueError, match=r"voxel\.mat must hold the array voxel"):
        read_voxels(tmp_path / "voxel.mat")


@pytest.mark.parametrize("missing", [
    "pix3d.json", "img/chair/1.png", "mask/chair/0.png", MODEL, "model/chair/ONE/voxel.mat",
])  # fmt: skip
def test_a_missing_file_names_itself_and_its_source(tmp_path, solid, missing):
    write_set(tmp_path, solid, [row(0), row(1)])
    (tmp_path / missing).unlink()
    with pytest.raises(FileNotFoundError, match=rf"{missing}.*missing.*pix3d\.csail\.mit\.edu"):
        list(read_pix3d(tmp_path))
