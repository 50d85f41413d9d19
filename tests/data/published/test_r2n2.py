"""3D-R2N2's layout: pictures taken by the set's own formula line up with the voxels beside them.

A camera of the set stands at (cos a cos e, sin e, sin a cos e) in the axes of ShapeNetCore v1 (Pixel2Mesh and
Mesh R-CNN read it so too), which face +X; that is what the pictures here are taken by.
"""

import numpy as np
import pytest
from PIL import Image

from data.published.r2n2 import read_r2n2, read_voxels
from data.rasterize import rasterize
from data.voxelize import coverage
from shapes.binvox import Binvox, write_binvox
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid, iou

SYNSET, SIZE = "03001627", 137
VIEWS = ((0.0, 25.0, 0.9), (40.0, 29.5, 0.7), (135.0, 27.0, 0.8), (250.0, 25.5, 0.95))
"""azimuth, elevation, distance ratio"""
LONGEST, CENTRE = 0.65, np.array([0.03, -0.02, 0.05])


def as_shapenet(mesh, centre):
    """The object in the axes of ShapeNetCore v1: its front on +X, so that its right is -Z."""
    x, y, z = mesh.vertices.T
    return TriangleMesh(LONGEST * np.stack([z, y, -x], axis=1) + centre, mesh.faces)


def write_model(root, mesh, model, *, centre=CENTRE):
    placed = as_shapenet(mesh, centre)
    pictures = root / "ShapeNetRendering" / SYNSET / model / "rendering"
    pictures.mkdir(parents=True)
    for number, (azimuth, elevation, ratio) in enumerate(VIEWS):
        # Our azimuth turns from +Z to +X, theirs from +X to +Z.
        camera = Camera(90 - azimuth, elevation, 1.75 * ratio, 2 * np.degrees(np.arctan(16 / 35)))
        seen = rasterize(placed, camera, size=4 * SIZE).face >= 0
        alpha = seen.reshape(SIZE, 4, SIZE, 4).mean(axis=(1, 3))
        rgba = np.zeros((SIZE, SIZE, 4), np.uint8)
        rgba[alpha > 0, 0], rgba[..., 3] = 200, np.rint(255 * alpha)
        Image.fromarray(rgba).save(pictures / f"{number:02d}.png")
    lines = [f"{azimuth} {elevation} 0 {ratio} 25" for azimuth, elevation, ratio in VIEWS]
    (pictures / "rendering_metadata.txt").write_text("\n".join(lines) + "\n")
    voxels = root / "ShapeNetVox32" / SYNSET / model
    voxels.mkdir(parents=True)
    solid = coverage(placed.normalized(), 32).occupancy >= 0.5
    write_binvox(voxels / "model.binvox", Binvox(solid, tuple(centre - LONGEST / 2), LONGEST))


@pytest.fixture(scope="module")
def root(tmp_path_factory, solid):
    folder = tmp_path_factory.mktemp("r2n2")
    write_model(folder, solid, "off-centre")
    (folder / "ShapeNetRendering" / "00000000" / "unknown").mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def found(root):
    (row,) = read_r2n2(root)
    return row


def test_the_row_says_what_it_is(found):
    assert (found.name, found.category, len(found.views), found.mesh) == ("off-centre", "chair", 4, None)


def test_voxels_come_to_our_axes(found, solid):
    grid = read_voxels(found.voxels)
    truth = coverage(solid, 32)
    assert iou(grid, truth) > 0.98
    assert iou(VoxelGrid(grid.occupancy[::-1]), truth) < 0.8
    assert iou(VoxelGrid(np.rot90(grid.occupancy, axes=(0, 2))), truth) < 0.8


@pytest.mark.parametrize("number", range(len(VIEWS)))
def test_pictures_line_up_with_the_voxels(found, drawn, overlap, number):
    view, grid = found.views[number], read_voxels(found.voxels)
    mask = view.read_mask() >= 128
    assert overlap(drawn(grid, view, mask.shape), mask) > 0.9
    for wrong in (grid.occupancy[::-1], grid.occupancy[..., ::-1], np.rot90(grid.occupancy, axes=(0, 2))):
        assert overlap(drawn(VoxelGrid(wrong), view, mask.shape), mask) < 0.85


@pytest.mark.parametrize("number", range(len(VIEWS)))
def test_corners_fall_on_the_silhouettes_box(found, solid, number):
    view = found.views[number]
    mask = view.read_mask() >= 128
    pixels = view.project(solid.vertices)
    box = [np.flatnonzero(mask.any(axis=axis)) for axis in (0, 1)]
    assert pixels.min(axis=0) == pytest.approx([edge[0] for edge in box], abs=1)
    assert pixels.max(axis=0) == pytest.approx([edge[-1] + 1 for edge in box], abs=1)


def test_a_centred_model_has_the_camera_of_the_table(tmp_path, solid):
    write_model(tmp_path, solid, "centred", centre=np.zeros(3))
    (row,) = read_r2n2(tmp_path)
    for view, (azimuth, elevation, ratio) in zip(row.views, VIEWS, strict=True):
        # Seen from above the set counts clockwise from the front, we the other way.
        assert (view.camera.azimuth + azimuth + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)
        assert view.camera.elevation == pytest.approx(elevation)
        assert view.camera.distance == pytest.approx(1.75 * ratio / LONGEST)
        assert view.camera.field_of_view == pytest.approx(49.134, abs=1e-3)
        np.testing.assert_allclose(view.to_pixels, np.diag([SIZE, SIZE, 1]), atol=1e-6)


def test_photos_are_over_white_and_masks_are_alpha(found):
    view = found.views[0]
    rgb, mask = view.read_photo(), view.read_mask()
    assert rgb.shape == (SIZE, SIZE, 3)
    assert (rgb[mask == 0] == 255).all()
    assert (rgb[mask == 255] == [200, 0, 0]).all()
    assert 0.1 < (mask == 255).mean() < 0.6


def test_the_last_fifth_tests(tmp_path, solid):
    for number in range(10):
        write_model(tmp_path, solid, f"m{number}")
    assert [row.split for row in read_r2n2(tmp_path)] == ["train"] * 7 + ["validation"] + ["test"] * 2


@pytest.mark.parametrize("missing", [
    "ShapeNetRendering", "ShapeNetVox32", f"ShapeNetVox32/{SYNSET}/one/model.binvox",
    f"ShapeNetRendering/{SYNSET}/one/rendering/rendering_metadata.txt",
    f"ShapeNetRendering/{SYNSET}/one/rendering/02.png",
])  # fmt: skip
def test_a_missing_file_names_itself_and_its_source(tmp_path, solid, missing):
    write_model(tmp_path, solid, "one")
    (tmp_path / missing).rename(tmp_path / "gone")
    with pytest.raises(FileNotFoundError, match=rf"{missing}.*missing.*cvgl\.stanford\.edu"):
        list(read_r2n2(tmp_path))


def test_a_damaged_table_says_so(tmp_path, solid):
    write_model(tmp_path, solid, "one")
    table = tmp_path / "ShapeNetRendering" / SYNSET / "one" / "rendering" / "rendering_metadata.txt"
    table.write_text("1 2 3\n")
    with pytest.raises(ValueError, match=r"metadata\.txt must hold five numbers, received '1 2 3'"):
        list(read_r2n2(tmp_path))


def test_the_in_plane_rotation_turns_the_camera_clockwise(tmp_path, solid):
    # Blender turns the pivot by minus the angle about the axis that points at us: what was above comes left.
    write_model(tmp_path, solid, "one", centre=np.zeros(3))
    table = tmp_path / "ShapeNetRendering" / SYNSET / "one" / "rendering" / "rendering_metadata.txt"
    table.write_text("0 0 90 0.8 25\n")
    (row,) = read_r2n2(tmp_path)
    (above,) = row.views[0].project(np.array([[0, 0.4, 0]]))
    assert above[0] < SIZE / 2 - 20
    assert above[1] == pytest.approx(SIZE / 2)
