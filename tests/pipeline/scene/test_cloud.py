import numpy as np
import pytest

from pipeline.scene.cloud import PointCloud, cloud_of, patches_of, thinned, unbroken, within, without_outliers
from shapes.depthmap import Intrinsics, unproject
from tests.pipeline.scene.test_depth import tilted

CAMERA = Intrinsics.of_view(60, 80, 60)
NORMAL = np.array([0.3, 0.5, 0.8]) / np.linalg.norm([0.3, 0.5, 0.8])


def plane() -> PointCloud:
    colors = np.random.default_rng(0).integers(0, 256, (60, 80, 3)).astype(np.uint8)
    return cloud_of(tilted(60, 80).astype(np.float32), colors, CAMERA, kept=np.ones((60, 80), bool))


def test_points_normals_and_areas_of_a_plane():
    cloud = plane()
    assert len(cloud) == 4800
    np.testing.assert_allclose(cloud.points @ [0.3, 0.5, 0.8], -2, rtol=1e-5)
    np.testing.assert_allclose(cloud.normals @ NORMAL, 1, atol=1e-6)
    # a pixel's patch of the plane n . p = -d, |n| = 1: Z^3 / (f^2 d)
    expected = tilted(60, 80) ** 3 / (CAMERA.fx**2 * 2 / np.linalg.norm([0.3, 0.5, 0.8]))
    inner = (slice(1, -1), slice(1, -1))
    np.testing.assert_allclose(cloud.areas.reshape(60, 80)[inner], expected[inner], rtol=1e-3)


def test_normals_face_the_camera_wherever_the_surface_leans():
    depth = np.float32(2) + np.random.default_rng(1).random((60, 80), np.float32)
    grid = unproject(depth, CAMERA)
    assert (np.einsum("...i,...i", patches_of(depth, CAMERA), grid) < 0).all()


def test_patches_end_where_their_surface_does():
    """A box of 2 m before a wall of 4 m, under a sky: each patch is that of a pixel on its own plane."""
    depth = np.full((60, 80), 4, np.float32)
    depth[20:40, 30:50], depth[:10] = 2, 0
    depth[50, 10] = 1  # a thing of one pixel
    sizes = np.linalg.norm(patches_of(depth, CAMERA), axis=-1)
    np.testing.assert_allclose(sizes, (depth / CAMERA.fx) ** 2, rtol=1e-6)


def test_colours_go_with_their_pixels():
    colors = np.arange(60 * 80 * 3, dtype=np.uint16).reshape(60, 80, 3).astype(np.uint8)
    kept = np.zeros((60, 80), bool)
    kept[10, 20] = kept[50, 70] = True
    cloud = cloud_of(np.full((60, 80), 2, np.float32), colors, CAMERA, kept=kept)
    np.testing.assert_array_equal(cloud.colors, colors[[10, 50], [20, 70]])
    np.testing.assert_allclose(cloud.points[:, 2], -2)


def test_range_keeps_what_is_known_and_lies_within():
    depth = np.float32([[0, 1, 2, 3, np.nan, np.inf, -1]])
    assert within(depth, None, None).tolist() == [[False, True, True, True, False, False, False]]
    assert within(depth, 1.5, 2.5).tolist() == [[False, False, True, False, False, False, False]]
    assert within(depth, None, 1).tolist() == [[False, True] + 5 * [False]]


def test_the_edge_cut_takes_both_sides_of_a_jump_and_nothing_else():
    depth = np.full((9, 12), 2, np.float32)
    depth[3:6, 4:8] = 1.5
    cut = ~unbroken(depth, 0.1)
    expected = np.zeros((9, 12), bool)
    expected[3:6, [3, 4, 7, 8]] = expected[[2, 3, 5, 6], 4:8] = True
    np.testing.assert_array_equal(cut, expected)
    assert unbroken(depth, 0.34).all()


def test_the_edge_cut_leaves_a_tilted_plane_and_cuts_beside_the_unknown():
    depth = tilted(60, 80).astype(np.float32)
    assert unbroken(depth, 0.05).all()
    depth[20, 30] = 0
    assert np.argwhere(~unbroken(depth, 0.05)).tolist() == [[19, 30], [20, 29], [20, 30], [20, 31], [21, 30]]


def test_outliers_are_those_of_the_slow_oracle():
    rng = np.random.default_rng(2)
    points = np.concatenate([rng.normal(0, 1, (400, 3)), rng.normal(0, 5, (30, 3))])
    depth = rng.uniform(1, 4, 430)
    apart = np.linalg.norm(points[:, None] - points[None], axis=-1)
    spacing = np.sort(apart, axis=1)[:, 1:7].mean(axis=1) / depth
    expected = spacing <= spacing.mean() + 1.5 * spacing.std()
    found = without_outliers(points, depth, neighbours=6, deviations=1.5)
    np.testing.assert_array_equal(found, expected)
    assert 0 < (~found).sum() < 60


def test_a_point_between_surfaces_is_an_outlier_and_far_ones_are_not():
    points, depth = unproject(tilted(60, 80), CAMERA).reshape(-1, 3), tilted(60, 80).ravel()
    strays = np.array([[0, 0.9, -1.0], [0.2, -0.5, -0.6]])
    kept = without_outliers(np.concatenate([points, strays]), np.append(depth, [1.0, 0.6]))
    assert kept[:-2].mean() > 0.99
    assert not kept[-2:].any()
    assert without_outliers(points[:5], depth[:5]).all()


def test_thinning_is_the_mean_of_every_voxel():
    cloud = plane()
    found = thinned(cloud, 0.2)
    cells: dict = {}
    low = cloud.points.min(axis=0)
    for index, point in enumerate(cloud.points):
        cells.setdefault(tuple(np.floor((point - low) / 0.2).astype(int)), []).append(index)
    assert len(found) == len(cells) < 1000
    order = np.lexsort(found.points.T)
    means = np.array([cloud.points[members].mean(axis=0) for members in cells.values()])
    expected = np.lexsort(means.T)
    np.testing.assert_allclose(found.points[order], means[expected], rtol=1e-4, atol=1e-5)
    colors = np.array([cloud.colors[members].mean(axis=0) for members in cells.values()])
    assert np.abs(found.colors[order] - colors[expected]).max() <= 0.51
    np.testing.assert_allclose(found.normals @ NORMAL, 1, atol=1e-5)
    assert found.areas.sum() == pytest.approx(cloud.areas.sum(), rel=1e-5)
    assert thinned(cloud, 0) is cloud
