"""Objects of published sets as samples: the picture, the shape and the camera belong together."""


import numpy as np
import pytest
from PIL import Image

import cli
from data.published.objects import PublishedObject, View
from data.published.samples import ObjectJob, boxed, jobs_of, silhouette
from data.rasterize import rasterize
from data.samples import read_sample
from data.voxelize import coverage
from shapes.camera import Camera
from shapes.voxelgrid import VoxelGrid, iou
from tests.data.published.test_pascal3d import NAME, POSES, annotated, as_cad, write_annotation
from tests.data.published.test_pix3d import row, write_set
from tests.data.published.test_r2n2 import write_model


def sample_of(folder):
    (path,) = folder.rglob("*.npz")
    return read_sample(path)


def prepared(tmp_path, name, root, *more):
    order = ["prepare", "--out", str(tmp_path / "out"), f"--{name}", str(root), *more]
    assert cli.main([*order, "--processes", "1"]) == 0
    return sample_of(tmp_path / "out")


def seen_by(solid, sample, number=0):
    """The framed mask that our renderer gives from the sample's camera."""
    camera = Camera(*(float(value) for value in sample.cameras[number]))
    drawn = rasterize(solid.normalized(), camera, size=1024).face >= 0
    rows, columns = (np.flatnonzero(drawn.any(axis=axis)) for axis in (1, 0))
    crop = drawn[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return np.asarray(Image.fromarray(crop).resize((64, 64)))


def shown_in(sample, number=0):
    mask = sample.views[number, ..., 3] >= 128
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    crop = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return np.asarray(Image.fromarray(crop).resize((64, 64)))


def test_r2n2_pictures_and_voxels_become_a_sample(tmp_path, solid, overlap):
    write_model(tmp_path / "set", solid, "one", centre=np.zeros(3))
    sample = prepared(tmp_path, "r2n2", tmp_path / "set", "--categories", "chair", "--views", "4")
    assert (sample.name, sample.category, sample.source) == ("one", "chair", "r2n2/one")
    assert sample.views.shape == (4, 128, 128, 4)
    truth = coverage(solid, 64)
    assert iou(sample.grid().to_cube(64), truth) > 0.93
    for number in range(4):
        assert overlap(seen_by(solid, sample, number), shown_in(sample, number)) > 0.93


def test_a_pix3d_photo_becomes_a_sample(tmp_path, solid, overlap):
    write_set(tmp_path / "set", solid, [row(0)])
    sample = prepared(tmp_path, "pix3d", tmp_path / "set", "--categories", "chair")
    assert sample.views.shape == (1, 128, 128, 4)
    assert sample.source.startswith("pix3d/")
    assert iou(sample.grid().to_cube(32), coverage(solid, 32)) > 0.95
    # the mask that the miniature has is a rectangle of 300 by 250: framed, the longer side takes 85 %
    across, down = ((sample.views[0, ..., 3] >= 128).any(axis=axis).sum() for axis in (0, 1))
    assert sorted((across, down)) == pytest.approx([128 * 0.85 * 250 / 300, 128 * 0.85], abs=2)


def test_a_pascal3d_photo_is_cut_out_by_its_cad_model(tmp_path, solid, overlap):
    root = tmp_path / "set"
    (root / "CAD" / NAME).mkdir(parents=True)
    points = as_cad(solid.vertices)
    lines = ["OFF", f"{len(points)} {len(solid.faces)} 0", *(f"{x} {y} {z}" for x, y, z in points),
             *(f"3 {a} {b} {c}" for a, b, c in solid.faces)]  # fmt: skip
    (root / "CAD" / NAME / "01.off").write_text("\n".join(lines) + "\n")
    write_annotation(root, "imagenet", "n1_1", [annotated(POSES[0])])
    write_annotation(root, "pascal", "2008_1", [annotated(POSES[1], truncated=1)], ".jpg")
    for path in ("Image_sets", "PASCAL/VOCdevkit/VOC2012/ImageSets/Main"):
        (root / path).mkdir(parents=True)
    for split in ("train", "val"):
        (root / "Image_sets" / f"{NAME}_imagenet_{split}.txt").write_text("n1_1\n" if split == "val" else "")
        (root / "PASCAL/VOCdevkit/VOC2012/ImageSets/Main" / f"{NAME}_{split}.txt").write_text("")
    sample = prepared(tmp_path, "pascal3d-photos", root, "--categories", "airplane")
    # the photo that is cut off is left out; both photos of a CAD model bear its name
    assert (sample.name, sample.source, sample.split) == ("n1_1-0", f"pascal3d/{NAME}-01", "train")
    assert overlap(seen_by(solid, sample), shown_in(sample)) > 0.97
    assert iou(sample.grid().to_cube(32), coverage(solid, 32)) > 0.97


def test_a_silhouette_is_what_the_rasterizer_covers(solid, overlap):
    camera = Camera(40, 20, 3, 30)
    view = View(None, camera, np.diag([200.0, 200.0, 1.0]))
    mesh = solid.normalized()
    covered = rasterize(mesh, camera, size=200).face >= 0
    assert overlap(silhouette(view, mesh, (200, 200)) >= 128, covered) > 0.98


def test_voxels_on_their_box_are_the_same_voxels():
    cube = np.zeros((32, 32, 32), np.float32)
    cube[4:20, :, 10:18] = 1
    cube[4:8, :4, 10:12] = 0
    box = boxed(VoxelGrid(cube))
    np.testing.assert_allclose(box.extents, [16 / 32, 1, 8 / 32])
    assert box.occupancy.mean() == pytest.approx(1 - 4 * 4 * 2 / (16 * 32 * 8), abs=1e-6)
    assert not box.occupancy[:16, :8, :16].any()
    with pytest.raises(ValueError, match="must hold an object"):
        boxed(VoxelGrid(np.zeros((8, 8, 8))))


def test_what_has_too_few_views_or_is_not_whole_or_asked_for_makes_no_job(tmp_path):
    view = View(tmp_path / "a.png", Camera(0, 0, 3, 30), np.eye(3))
    whole = PublishedObject("a", "chair", "train", (view,) * 4)
    cut = PublishedObject("b", "chair", "train", (view,) * 4, whole=False)
    few = PublishedObject("c", "chair", "train", (view,))
    other = PublishedObject("d", "sofa", "train", (view,) * 4)
    (job,) = jobs_of([whole, cut, few, other], "set", categories=["chair"], views=4)
    assert job == ObjectJob(whole, "set", 4)


@pytest.mark.parametrize(("name", "source"), [
    ("r2n2", "ShapeNetRendering.tgz"), ("pix3d", "pix3d.csail.mit.edu"),
    ("pascal3d-photos", "cvgl.stanford.edu"),
])  # fmt: skip
def test_a_set_that_is_not_there_says_where_to_get_it(tmp_path, capsys, name, source):
    order = ["prepare", "--out", str(tmp_path / "out"), f"--{name}", str(tmp_path / "none")]
    assert cli.main([*order, "--categories", "chair"]) == 2
    assert source in capsys.readouterr().err
