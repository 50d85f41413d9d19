"""Pascal3D+: annotations as MATLAB writes them; pixels as the toolkit's project_3d has them."""

import numpy as np
import pytest
from PIL import Image
from scipy.io import savemat

from data.published.pascal3d import read_cad, read_photos, split_of_cad

NAME = "aeroplane"
CENTRE, LONGEST = np.array([0.02, -0.05, 0.01]), 0.9
POSES = (
    {"azimuth": 0.0, "elevation": 0.0, "theta": 0.0, "distance": 6.0, "px": 250.0, "py": 187.5},
    {"azimuth": 117.0, "elevation": 14.0, "theta": -9.0, "distance": 4.5, "px": 231.0, "py": 160.0},
    {"azimuth": 302.5, "elevation": -6.0, "theta": 33.0, "distance": 9.0, "px": 260.0, "py": 200.0},
)


def as_cad(points):
    """The object's points in the axes of the CAD files: +Z up, the front to -Y, the object's right on +X."""
    x, y, z = points.T
    return LONGEST * np.stack([x, -z, y], axis=1) + CENTRE


def project_3d(points, pose, focal=1.0, viewport=3000.0):
    """Pixels of CAD points (N, 3), step by step as the toolkit describes them."""
    a, e, theta = np.radians([pose["azimuth"], pose["elevation"], pose["theta"]])
    centre = pose["distance"] * np.array([np.cos(e) * np.sin(a), -np.cos(e) * np.cos(a), np.sin(e)])
    a, e = -a, -(np.pi / 2 - e)
    about_z = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    about_x = np.array([[1, 0, 0], [0, np.cos(e), -np.sin(e)], [0, np.sin(e), np.cos(e)]])
    seen = (points - centre) @ (about_x @ about_z).T
    flat = focal * viewport * seen[:, :2] / -seen[:, 2:]
    flat = flat @ np.array([[np.cos(theta), -np.sin(theta)], [np.sin(theta), np.cos(theta)]]).T
    return flat * [1, -1] + [pose["px"], pose["py"]]


def struct(**fields):
    """A MATLAB struct array (1, 1)."""
    made = np.empty((1, 1), dtype=[(name, object) for name in fields])
    for name, value in fields.items():
        made[0, 0][name] = value
    return made


def annotated(pose, cad=1, name=NAME, **more):
    viewpoint = struct(azimuth_coarse=90.0, **pose, focal=1.0, viewport=3000.0) if pose else np.empty((0, 0))
    fields = {"truncated": 0, "occluded": 0} | more
    return struct(**{"class": name}, bbox=np.array([[10.0, 20.0, 300.0, 200.0]]), viewpoint=viewpoint,
                  cad_index=cad, **fields)  # fmt: skip


def write_annotation(root, source, stem, objects, suffix=".JPEG"):
    record = struct(filename=stem + suffix, imgsize=np.array([[500, 375, 3]]),
                    objects=np.concatenate(objects, axis=1))  # fmt: skip
    for folder in ("Annotations", "Images"):
        (root / folder / f"{NAME}_{source}").mkdir(parents=True, exist_ok=True)
    savemat(root / "Annotations" / f"{NAME}_{source}" / f"{stem}.mat", {"record": record})
    Image.new("RGB", (500, 375)).save(root / "Images" / f"{NAME}_{source}" / f"{stem}{suffix}", "JPEG")


@pytest.fixture
def root(tmp_path, solid):
    (tmp_path / "CAD" / NAME).mkdir(parents=True)
    points = as_cad(solid.vertices)
    lines = ["OFF", f"{len(points)} {len(solid.faces)} 0", *(f"{x} {y} {z}" for x, y, z in points),
             *(f"3 {a} {b} {c}" for a, b, c in solid.faces)]  # fmt: skip
    for number in range(1, 6):
        (tmp_path / "CAD" / NAME / f"{number:02d}.off").write_text("\n".join(lines) + "\n")
    (tmp_path / "CAD" / "spaceship").mkdir()
    (tmp_path / "CAD" / f"{NAME}.mat").write_bytes(b"")
    write_annotation(tmp_path, "imagenet", "n01_1", [annotated(POSES[0])])
    write_annotation(tmp_path, "imagenet", "n01_2", [annotated(POSES[1], cad=3, occluded=1)])
    coarse, dog = {"azimuth": 90.0, "elevation": 0.0, "distance": 0.0}, annotated(POSES[0], name="dog")
    several = [annotated(None), annotated(POSES[2], cad=4), annotated(coarse), dog]
    write_annotation(tmp_path, "pascal", "2008_000001", several, suffix=".jpg")
    lists = tmp_path / "PASCAL" / "VOCdevkit" / "VOC2012" / "ImageSets" / "Main"
    lists.mkdir(parents=True)
    (tmp_path / "Image_sets").mkdir()
    (tmp_path / "Image_sets" / f"{NAME}_imagenet_train.txt").write_text("n01_1\n")
    (tmp_path / "Image_sets" / f"{NAME}_imagenet_val.txt").write_text("n01_2\n")
    (lists / f"{NAME}_train.txt").write_text("2008_000009 -1\n")
    (lists / f"{NAME}_val.txt").write_text("2008_000001  1\n")
    return tmp_path


def test_cad_meshes_come_to_the_object_frame(root, solid):
    rows = list(read_cad(root))
    assert [row.name for row in rows] == [f"{NAME}-{number:02d}" for number in range(1, 6)]
    assert {row.category for row in rows} == {"airplane"}
    mesh = rows[0].read().normalized()
    np.testing.assert_allclose(mesh.extents(), solid.extents(), atol=1e-5)
    assert mesh.signed_volume() == pytest.approx(solid.signed_volume(), rel=1e-4)
    gaps = np.linalg.norm(mesh.vertices[:, None] - solid.vertices, axis=2)
    assert gaps.min(axis=1).max() < 1e-5


def test_every_class_of_four_models_or_more_has_every_split():
    assert [split_of_cad(number) for number in range(1, 11)] == [
        "train", "train", "test", "validation", "train"] * 2  # fmt: skip


def test_objects_with_a_full_pose_are_read(root):
    rows = list(read_photos(root))
    assert [row.name for row in rows] == ["n01_1-0", "n01_2-0", "2008_000001-1"]
    assert [row.split for row in rows] == ["train", "test", "validation"]
    assert [row.published_split for row in rows] == ["train", "val", "val"]
    assert [row.whole for row in rows] == [True, False, True]
    assert [row.mesh.path.name for row in rows] == ["01.off", "03.off", "04.off"]
    assert {row.category for row in rows} == {"airplane"}
    assert rows[2].views[0].photo.name == "2008_000001.jpg"
    assert rows[0].views[0].box == (10, 20, 300, 200)


@pytest.mark.parametrize("number", range(3))
def test_pixels_are_the_toolkits(root, solid, number):
    (view,) = list(read_photos(root))[number].views
    expected = project_3d(as_cad(solid.vertices), POSES[number])
    np.testing.assert_allclose(view.project(solid.vertices), expected, atol=1e-3)


def test_azimuth_0_looks_at_the_front_with_the_right_on_the_right(root):
    (view,) = next(read_photos(root)).views
    assert view.camera.azimuth == pytest.approx(0, abs=2)  # the object's middle is not the CAD frame's origin
    middle, right, above = view.project(np.array([[0, 0, 0], [0.5, 0, 0], [0, 0.5, 0]]))
    assert right[0] > middle[0] + 100
    assert above[1] < middle[1] - 100
    near, far = view.camera.project(np.array([[0, 0, 0.5], [0, 0, -0.5]]))[1]
    assert near < far


def test_the_camera_turns_as_the_annotation_does(root):
    cameras = [row.views[0].camera for row in read_photos(root)]
    for camera, pose in zip(cameras, POSES, strict=True):
        assert (camera.azimuth - pose["azimuth"] + 180) % 360 - 180 == pytest.approx(0, abs=2)
        assert camera.elevation == pytest.approx(pose["elevation"], abs=2)
        assert camera.distance == pytest.approx(pose["distance"] / LONGEST, rel=0.02)


@pytest.mark.parametrize("missing", [
    "CAD", f"CAD/{NAME}/04.off", f"Annotations/{NAME}_pascal", f"Images/{NAME}_imagenet/n01_2.JPEG",
    f"Image_sets/{NAME}_imagenet_val.txt",
])  # fmt: skip
def test_a_missing_file_names_itself_and_its_source(root, missing):
    (root / missing).rename(root / "gone")
    with pytest.raises(FileNotFoundError, match=rf"{missing}.*missing.*cvgl\.stanford\.edu"):
        list(read_photos(root))
