import numpy as np
import pytest

from data.render import Appearance, random_appearance, render
from pipeline.color import paint
from pipeline.cutout import Cutout
from pipeline.errors import CutoutError
from pipeline.intake import Photo
from pipeline.surface import extract_surface
from shapes.camera import Camera
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

GREEN = np.float32([0, 1, 0])
FRONT = Camera(0, 0, 3, 30)


def ball(radius: float = 0.45, resolution: int = 24) -> TriangleMesh:
    axis = (np.arange(resolution) + 0.5) / resolution - 0.5
    x, y, z = np.meshgrid(axis, axis, axis, indexing="ij")
    return extract_surface(
        VoxelGrid(np.clip(0.5 + (radius - np.sqrt(x * x + y * y + z * z)) * resolution, 0, 1))
    )


def disc(left, right, *, size: int = 200, radius: float = 60, at=(100, 100)) -> Cutout:
    """A disc, one colour left and one right of its middle, before a green wall."""
    row, column = np.mgrid[:size, :size]
    inside = np.hypot(row - at[1], column - at[0]) < radius
    rgb = np.where((column < at[0])[..., None], np.float32(left), np.float32(right))
    rgb = np.where(inside[..., None], rgb, GREEN)
    photo = Photo((255 * rgb).astype(np.uint8), None, "disc")
    return Cutout(photo, np.uint8(255) * inside.astype(np.uint8), "drawn")


def assert_red_left_and_blue_right(mesh: TriangleMesh) -> None:
    """Sharp on the side seen; the back may blend where its two halves meet."""
    x, _, z = mesh.vertices.T
    side = (np.abs(x) > 0.15) & (z > 0.1)
    assert mesh.vertex_colors[side] == pytest.approx(
        np.where(x[side, None] < 0, [[1, 0, 0]], [[0, 0, 1]]), abs=0.1
    )
    far = np.abs(x) > 0.2
    assert ((mesh.vertex_colors[far, 0] > mesh.vertex_colors[far, 2]) == (x[far] < 0)).all()


def test_ball_seen_from_the_front_takes_left_and_right():
    mesh = paint(ball(), [(disc([1, 0, 0], [0, 0, 1]), FRONT)])
    assert mesh.vertex_colors.shape == mesh.vertices.shape
    assert_red_left_and_blue_right(mesh)


def test_without_a_camera_the_whole_takes_the_photo_s_mean_colour():
    colors = paint(ball(), [(disc([1, 0, 0], [0, 0, 1]), None)]).vertex_colors
    np.testing.assert_allclose(colors, np.tile([0.5, 0, 0.5], (len(colors), 1)), atol=0.02)


def test_no_background_bleeds_in():
    colors = paint(ball(), [(disc([1, 0, 0], [0, 0, 1]), FRONT)]).vertex_colors
    assert colors[:, 1].max() < 0.02


def test_hidden_side_is_the_mirror_image():
    """From +X the camera has +Z on its left: the far half (-X) must repeat the near one, not swap it."""
    mesh = paint(ball(), [(disc([1, 0, 0], [0, 0, 1]), Camera(90, 0, 3, 30))])
    front, back = mesh.vertices[:, 2] > 0.17, mesh.vertices[:, 2] < -0.17
    assert mesh.vertex_colors[front] == pytest.approx(np.tile([1, 0, 0], (front.sum(), 1)), abs=0.1)
    assert mesh.vertex_colors[back] == pytest.approx(np.tile([0, 0, 1], (back.sum(), 1)), abs=0.1)


def test_object_off_centre_and_camera_too_near_make_no_difference():
    """The box of the mask decides: a wrong distance or position does not shift the colours."""
    assert_red_left_and_blue_right(
        paint(ball(), [(disc([1, 0, 0], [0, 0, 1], at=(130, 75)), Camera(0, 0, 2, 45))])
    )


def test_photo_of_a_known_mesh_gives_its_colors_back():
    red, blue = np.float32([0.8, 0.1, 0.1]), np.float32([0.1, 0.1, 0.8])
    mesh = ball(resolution=32)
    high = mesh.vertices[mesh.faces].mean(axis=1)[:, 1] > 0
    appearance = random_appearance(np.random.default_rng(0), face_colors=np.where(high[:, None], red, blue))
    assert isinstance(appearance, Appearance)
    drawn = render(mesh, Camera(30, 0, 3, 30), appearance, size=160)
    cutout = Cutout(
        Photo(drawn.over(np.tile(GREEN, (160, 160, 1))), None, "x"), np.uint8(255 * drawn.mask), "drawn"
    )
    colors = paint(mesh, [(cutout, Camera(30, 0, 3, 30))]).vertex_colors
    up, down = mesh.vertices[:, 1] > 0.08, mesh.vertices[:, 1] < -0.08
    assert (colors[up, 0] > colors[up, 2]).all()
    assert (colors[down, 2] > colors[down, 0]).all()


def test_mesh_out_of_sight_takes_the_mean_color():
    mesh = paint(ball(), [(disc([1, 0, 0], [0, 0, 1]), Camera(0, 0, 0.01, 30))])
    assert np.ptp(mesh.vertex_colors, axis=0) == pytest.approx(0)
    assert mesh.vertex_colors[0] == pytest.approx([0.5, 0, 0.5], abs=0.03)


def test_thin_object_has_colors_of_its_own():
    """A line one pixel wide vanishes when the mask is eroded; its own colour must be found all the same."""
    rgb = np.zeros((100, 100, 3), np.uint8)
    rgb[...] = 255 * GREEN.astype(np.uint8)
    mask = np.zeros((100, 100), np.uint8)
    mask[20:80, 50:52] = 255
    rgb[mask > 0] = (200, 100, 50)
    colors = paint(ball(), [(Cutout(Photo(rgb, None, "line"), mask, "drawn"), FRONT)]).vertex_colors
    assert np.abs(colors - np.float32([200, 100, 50]) / 255).mean() < 0.05


def test_empty_mask_is_refused():
    cutout = disc([1, 0, 0], [0, 0, 1])
    with pytest.raises(CutoutError, match="must hold an object"):
        paint(ball(), [(Cutout(cutout.photo, np.zeros_like(cutout.mask), "none"), FRONT)])


def test_two_photos_colour_the_sides_that_each_of_them_sees():
    red, blue = disc([1, 0, 0], [1, 0, 0]), disc([0, 0, 1], [0, 0, 1])
    mesh = paint(ball(), [(red, FRONT), (blue, Camera(180, 0, 3, 30))])
    front, back = mesh.vertices[:, 2] > 0.15, mesh.vertices[:, 2] < -0.15
    assert mesh.vertex_colors[front] == pytest.approx(np.tile([1, 0, 0], (front.sum(), 1)), abs=0.1)
    assert mesh.vertex_colors[back] == pytest.approx(np.tile([0, 0, 1], (back.sum(), 1)), abs=0.1)


def test_where_two_photos_look_alike_squarely_their_colours_mix():
    red, blue = disc([1, 0, 0], [1, 0, 0]), disc([0, 0, 1], [0, 0, 1])
    mesh = paint(ball(), [(red, Camera(-30, 0, 3, 30)), (blue, Camera(30, 0, 3, 30))])
    x, _, z = mesh.vertices.T
    middle, left, right = (z > 0) & (np.abs(x) < 0.02), x < -0.3, x > 0.3
    assert mesh.vertex_colors[middle].mean(axis=0) == pytest.approx([0.5, 0, 0.5], abs=0.1)
    assert mesh.vertex_colors[left, 0].mean() > 0.8
    assert mesh.vertex_colors[right, 2].mean() > 0.8
