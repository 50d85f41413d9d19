"""Sample files: the same from every run, resumed, split by shape, and read back as they were written."""

import shutil

import numpy as np
import pytest
import trimesh

from data.prepare import ShapeJob, prepare_meshes, prepare_shapes, split_of_seed, vary
from data.processes import Processes
from data.samples import load_samples, read_sample
from data.voxelize import coverage
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

CATEGORY = "sofa"


@pytest.fixture(scope="module")
def shapes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shapes")
    prepare_shapes([CATEGORY], folder, count=4, first_seed=1, views=2, workers=Processes(1))
    return folder


@pytest.fixture(scope="module")
def mesh_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("meshes")
    (folder / "chair").mkdir()
    solid = trimesh.creation.annulus(0.3, 0.5, 0.4)
    solid.visual.face_colors = np.tile(np.array([200, 30, 30, 255], np.uint8), (len(solid.faces), 1))
    solid.export(folder / "chair" / "ring.ply")
    (folder / "INDEX.csv").write_text("split,category,file\ntrain,chair,chair/ring.ply\n")
    return folder


def test_nothing_to_prepare_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="received nothing"):
        prepare_shapes([CATEGORY], tmp_path, count=0)


def test_samples_that_are_not_there_say_so(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is none"):
        load_samples(tmp_path, category=CATEGORY, split="train")
    with pytest.raises(ValueError, match="split must be one of"):
        load_samples(tmp_path, category=CATEGORY, split="training")


def test_a_sample_keeps_the_contract(shapes):
    sample = read_sample(shapes / CATEGORY / "train" / "procedural-000002.npz")
    assert sample.coverage.shape == (64, 64, 64)
    assert sample.coverage.dtype == np.uint8
    assert sample.views.shape == (2, 128, 128, 4)
    assert sample.views.dtype == np.uint8
    assert sample.cameras.shape == (2, 4)
    assert sample.extents.max() == pytest.approx(1)
    assert (sample.category, sample.split, sample.source) == (CATEGORY, "train", "procedural")


def test_the_solid_touches_every_side_of_its_box(shapes):
    solid = read_sample(shapes / CATEGORY / "train" / "procedural-000003.npz").coverage
    for axis in range(3):
        assert solid.take([0], axis).any()
        assert solid.take([-1], axis).any()


def test_the_silhouette_fills_the_frame(shapes):
    alpha = read_sample(shapes / CATEGORY / "train" / "procedural-000002.npz").views[..., 3]
    for mask in alpha >= 128:
        sides = [np.ptp(np.flatnonzero(mask.any(axis=axis))) + 1 for axis in (0, 1)]
        assert max(sides) == pytest.approx(0.85 * 128, abs=2)


def test_splits_are_of_the_seed(shapes):
    assert [split_of_seed(seed) for seed in (0, 1, 2, 19, 20, 41)] == [
        "test", "validation", "train", "train", "test", "validation",
    ]  # fmt: skip
    assert len(list((shapes / CATEGORY / "validation").glob("*.npz"))) == 1
    assert len(list((shapes / CATEGORY / "train").glob("*.npz"))) == 3


def test_a_run_resumes_and_repeats_bit_for_bit(shapes):
    paths = sorted(shapes.rglob("*.npz"))
    before = {path: path.read_bytes() for path in paths}
    kept = paths[1].stat().st_mtime_ns
    paths[0].unlink()
    prepare_shapes([CATEGORY], shapes, count=4, first_seed=1, views=2, workers=Processes(1))
    assert {path: path.read_bytes() for path in sorted(shapes.rglob("*.npz"))} == before
    assert paths[1].stat().st_mtime_ns == kept
    assert not list(shapes.rglob("*.part"))


def test_packs_hold_what_the_files_hold_and_notice_changes(shapes):
    packed = load_samples(shapes, category=CATEGORY, split="train", resolution=32)
    assert len(packed) == 3
    sample = read_sample(shapes / CATEGORY / "train" / f"{packed.names[1]}.npz")
    assert np.array_equal(packed.views[1], sample.views)
    pooled = VoxelGrid(sample.coverage / 255).pooled(32).occupancy
    assert packed.coverage[1] / 255 == pytest.approx(pooled, abs=0.5 / 255 + 1e-6)
    ShapeJob(CATEGORY, 5, 2)(shapes)
    assert len(load_samples(shapes, category=CATEGORY, split="train", resolution=32)) == 4
    (shapes / CATEGORY / "train" / "procedural-000005.npz").unlink()


def test_meshes_come_in_variants(mesh_folder, tmp_path):
    prepare_meshes(mesh_folder, tmp_path, categories=["chair"], variants=3, views=1, workers=Processes(1))
    packed = load_samples(tmp_path, category="chair", split="train")
    assert packed.names == ("ring-v00", "ring-v01", "ring-v02")
    assert packed.sources == ("chair/ring.ply",) * 3
    assert packed.extents[0] == pytest.approx([1, 1, 0.4], abs=1e-5)
    assert not np.allclose(packed.extents[0], packed.extents[1], atol=1e-3)
    assert (packed.confidence > 0.9).all()


def test_a_mesh_whose_inside_nobody_can_tell_is_set_aside(mesh_folder, tmp_path):
    folder = tmp_path / "meshes"
    shutil.copytree(mesh_folder, folder)
    sheet = trimesh.Trimesh([[0, 0, 0], [1, 0, 0], [1, 1, 0.3], [0, 1, 0]], [[0, 1, 2], [0, 2, 3]])
    sheet.export(folder / "chair" / "sheet.ply")
    with (folder / "INDEX.csv").open("a") as index:
        index.write("train,chair,chair/sheet.ply\n")
    out = tmp_path / "samples"
    prepare_meshes(folder, out, categories=["chair"], variants=2, views=1, workers=Processes(1))
    packed = load_samples(out, category="chair", split="train")
    assert packed.names == ("ring-v00", "ring-v01", "sheet-v00", "sheet-v01")
    assert packed.rows(procedural=False).tolist() == [0, 1]
    assert packed.rows(procedural=True).tolist() == []


@pytest.mark.parametrize("seed", range(6))
def test_a_variants_grid_is_the_grid_of_its_mesh(seed):
    cone = trimesh.creation.cone(0.3, 0.9).apply_translation([0.1, 0, 0.3])
    block = trimesh.creation.box((0.2, 0.1, 0.3)).apply_translation([0.5, 0.2, 0])
    both = trimesh.util.concatenate([cone, block])
    mesh = TriangleMesh(both.vertices, both.faces).normalized()
    variant, grid = vary(mesh, coverage(mesh, 32, box=True), np.random.default_rng(seed))
    direct = coverage(variant, 32, box=True)
    assert grid.extents == pytest.approx(direct.extents, abs=1e-5)
    assert np.abs(grid.occupancy - direct.occupancy).mean() < 1e-3
    assert variant.signed_volume() > 0
