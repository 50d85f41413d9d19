"""Renders: the mask of a sphere, light and shadow where they belong, frames that agree with framing, the same
from the same seed.
"""

import numpy as np
import pytest

from data.appearance import PLAIN, Appearance, Finish, Light, random_appearance
from data.creases import corner_normals
from data.framing import frame
from data.patterns import PATTERNS, blend
from data.render import Surface, framed_view, framing_window, random_camera, render
from shapes.camera import FILL, Camera
from shapes.trianglemesh import TriangleMesh, merge


def box(size: tuple[float, float, float], center: tuple[float, float, float] = (0, 0, 0)) -> TriangleMesh:
    corners = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
    quads = [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]
    faces = [triangle for a, b, c, d in quads for triangle in ((a, b, c), (a, c, d))]
    return TriangleMesh(corners * size + center, np.array(faces))


def globe(radius: float = 0.5, *, rings: int = 48) -> TriangleMesh:
    around, down = np.meshgrid(np.linspace(0, 2 * np.pi, 2 * rings + 1), np.linspace(0, np.pi, rings + 1))
    directions = [np.sin(down) * np.sin(around), np.cos(down), np.sin(down) * np.cos(around)]
    index = np.arange(around.size).reshape(rings + 1, -1)
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    faces = np.stack([np.stack([a, b, c], -1), np.stack([a, c, d], -1)]).reshape(-1, 3)
    return TriangleMesh(radius * np.stack(directions, axis=-1).reshape(-1, 3), faces)


def table() -> TriangleMesh:
    """A top of .8 x .8 over four legs, two parts of finish."""
    legs = [box((0.08, 0.7, 0.08), (x, -0.05, z)) for x in (-0.3, 0.3) for z in (-0.3, 0.3)]
    return merge([box((0.8, 0.06, 0.8), (0, 0.33, 0)), *legs])


def test_the_mask_of_a_sphere_has_the_analytic_area_off_centre_too() -> None:
    camera = Camera(20, 10, 1.8, 45)
    half = np.tan(np.radians(camera.field_of_view) / 2)
    for window in ((0.0, 0.0, 1.0), (0.3, 0.1, 0.9)):
        drawn = render(globe(), camera, PLAIN, size=128, window=window)
        u, v = (window[k] + window[2] * (np.arange(1024) + 0.5) / 1024 for k in (0, 1))
        x, y = np.meshgrid((2 * u - 1) * half, (1 - 2 * v) * half)
        inside = camera.distance**2 > (x**2 + y**2 + 1) * (camera.distance**2 - 0.25)
        assert drawn.mask.mean() == pytest.approx(inside.mean(), rel=0.01)


def test_normals_and_depth_of_a_sphere() -> None:
    camera = Camera(40, 25, 2.2, 40)
    drawn = render(globe(), camera, PLAIN, size=96)
    rows, columns = np.nonzero(drawn.mask == 1)
    half = np.tan(np.radians(camera.field_of_view) / 2)
    x, y = half * ((2 * columns + 1) / 96 - 1), half * (1 - (2 * rows + 1) / 96)
    axes = camera.view_matrix()[:3, :3]
    rays = np.stack([x, y, -np.ones_like(x)], axis=1) @ axes
    points = camera.position() + drawn.depth[rows, columns, None] * rays
    normals = drawn.normals[rows, columns]
    toward = camera.position() - points
    steep = (normals * toward).sum(axis=1) / np.linalg.norm(toward, axis=1)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)
    assert ((normals * points / 0.5).sum(axis=1)[steep > 0.3] > 0.995).all()
    assert np.isinf(drawn.depth[drawn.mask == 0]).all()


def test_a_box_stays_sharp_and_a_sphere_turns_round() -> None:
    mesh = box((1, 0.5, 0.7))
    flat = np.cross(*(mesh.vertices[mesh.faces[:, k]] - mesh.vertices[mesh.faces[:, 0]] for k in (1, 2)))
    flat /= np.linalg.norm(flat, axis=1, keepdims=True)
    np.testing.assert_allclose(corner_normals(mesh), np.repeat(flat[:, None], 3, axis=1), atol=1e-6)
    mesh = globe(rings=24)
    out = mesh.vertices[mesh.faces] / 0.5
    solid = np.linalg.norm(corner_normals(mesh), axis=2) > 0
    assert ((corner_normals(mesh) * out).sum(axis=2)[solid] > 0.99).all()


def test_splitting_vertices_and_turning_faces_round_changes_no_picture() -> None:
    mesh, camera = globe(rings=12), Camera(10, 20, 2.4, 35)
    split = mesh.vertices[mesh.faces].reshape(-1, 3)
    faces = np.arange(len(split)).reshape(-1, 3)
    faces[::2] = faces[::2, ::-1]
    a = render(mesh, camera, PLAIN, size=48)
    b = render(TriangleMesh(split, faces), camera, PLAIN, size=48)
    assert np.array_equal(a.mask, b.mask)
    np.testing.assert_allclose(a.color, b.color, atol=2e-3)


def test_parts_wear_their_finishes_and_real_meshes_their_colours() -> None:
    mesh, camera = (
        merge([box((0.5, 1, 0.5), (-0.25, 0, 0)), box((0.5, 1, 0.5), (0.25, 0, 0))]),
        Camera(0, 0, 3, 30),
    )
    red, blue = Finish((0.8, 0.1, 0.1), (0.8, 0.1, 0.1)), Finish((0.1, 0.1, 0.8), (0.1, 0.1, 0.8))
    color = render(mesh, camera, Appearance((red, blue)), size=64).color
    assert color[32, 24].argmax() == 0
    assert color[32, 40].argmax() == 2
    greens = np.tile(np.float32([0.1, 0.7, 0.1]), (24, 1))
    color = render(mesh, camera, Appearance((red, blue), face_colors=greens), size=64).color
    assert (color[32, 16:48].argmax(axis=1) == 1).all()


def test_the_key_light_brightens_its_side_and_the_table_top_shades_the_ground_plate() -> None:
    finish = Finish((0.7, 0.7, 0.7), (0.7, 0.7, 0.7), roughness=1.0)
    beside = Light(azimuth=90, elevation=20, key=1.0, sky=0.2, ground=0.2, fill=0.0)
    color = render(globe(), Camera(0, 0, 3, 30), Appearance((finish,), beside), size=64).color
    assert color[32, 48, 1] > color[32, 16, 1] + 0.2
    above = Light(azimuth=0, elevation=80, key=1.0, sky=0.3, ground=0.3, fill=0.0, softness=0.02)
    overhead = Appearance((finish,), above)
    plate = box((1, 0.04, 1), (0, -0.48, 0))
    roofed = merge([plate, box((0.5, 0.04, 0.5), (0, 0.2, 0))])
    camera = Camera(0, 15, 3, 30)
    row, column = (camera.project(np.array([[0, -0.46, 0.02]]))[0][0] * 64).astype(int)[::-1]
    below = render(roofed, camera, overhead, size=64).color[row, column, 1]
    assert below < render(merge([plate]), camera, overhead, size=64).color[row, column, 1] - 0.2


def test_a_crevice_sees_less_of_the_sky() -> None:
    soft = Appearance(PLAIN.finishes, Light(key=0.0, sky=0.8, ground=0.8, fill=0.0))
    walls = [box((0.05, 0.9, 1), (-0.47, 0, 0)), box((1, 0.9, 0.05), (0, 0, -0.47))]
    corner = merge([box((1, 0.05, 1), (0, -0.47, 0)), *walls])
    camera = Camera(45, 30, 3, 30)
    uv = camera.project(np.array([[-0.4, -0.44, -0.4], [0.4, -0.44, 0.4]]))[0]
    inner, outer = (render(corner, camera, soft, size=96).color[int(96 * v), int(96 * u), 1] for u, v in uv)
    assert inner < outer - 0.1


@pytest.mark.parametrize("seed", range(6))
def test_framed_view_agrees_with_framing_a_large_render(seed: int) -> None:
    rng = np.random.default_rng(seed)
    mesh = table()
    camera = random_camera(rng, extents=mesh.extents())
    appearance = Appearance((Finish((0.6, 0.4, 0.3), (0.6, 0.4, 0.3)),), Light())
    large = render(mesh, camera, appearance, size=768)
    expected = frame(large.over(np.ones(3)), np.rint(255 * large.mask).astype(np.uint8)).astype(float)
    view = framed_view(mesh, camera, appearance).astype(float)
    assert np.abs(view[..., 3] - expected[..., 3]).mean() < 3
    assert np.abs(view[..., :3] - expected[..., :3]).mean() < 3
    assert (view[[0, -1]] == (255, 255, 255, 0)).all()
    assert (view[:, [0, -1]] == (255, 255, 255, 0)).all()


def test_the_framing_window_is_the_silhouettes_box() -> None:
    mesh, camera = table(), Camera(33, 20, 2.5, 40)
    mask = render(mesh, camera, PLAIN, size=200, window=framing_window(mesh, camera)).mask > 0
    spans = [np.ptp(np.flatnonzero(mask.any(axis=axis))) + 1 for axis in (0, 1)]
    assert max(spans) == pytest.approx(200 * FILL, abs=1.5)
    for axis in (0, 1):
        where = np.flatnonzero(mask.any(axis=axis))
        assert where[0] + where[-1] + 1 == pytest.approx(200, abs=2)


def test_one_seed_one_picture() -> None:
    def picture(seed: int) -> np.ndarray:
        rng = np.random.default_rng(seed)
        return framed_view(
            table(), random_camera(rng), random_appearance(rng, materials=("wood",) * 5), size=48
        )

    assert np.array_equal(picture(4), picture(4))
    assert not np.array_equal(picture(4), picture(5))


def test_random_cameras_keep_to_their_ranges_and_hold_the_object() -> None:
    rng, extents = np.random.default_rng(0), np.array([1.0, 0.4, 0.7])
    cameras = [random_camera(rng, extents=extents) for _ in range(300)]
    assert all(-10 <= camera.elevation <= 60 and 15 <= camera.field_of_view <= 60 for camera in cameras)
    assert np.mean([5 <= camera.elevation <= 35 for camera in cameras]) > 0.75
    assert np.std([camera.azimuth for camera in cameras]) == pytest.approx(360 / 12**0.5, rel=0.1)
    corners = box(tuple(extents)).vertices
    aloft = [random_camera(rng, extents=extents, aloft=True) for _ in range(300)]
    assert min(camera.elevation for camera in aloft) < -40
    assert 0.2 < np.mean([camera.elevation < -10 for camera in aloft]) < 0.3
    for camera in cameras + aloft:
        uv, depth = camera.project(corners)
        assert (depth > 0).all()
        assert ((uv > 0) & (uv < 1)).all()
        assert np.ptp(uv, axis=0).max() > 0.55


@pytest.mark.parametrize("distinct", [1, 5, 40])
def test_colours_of_real_meshes_stay_in_range_whatever_becomes_of_them(distinct: int) -> None:
    rng = np.random.default_rng(distinct)
    colors = rng.random((distinct, 3), dtype=np.float32)[rng.integers(0, distinct, 200)]
    kept = 0
    for _ in range(60):
        appearance = random_appearance(rng, face_colors=colors)
        assert appearance.face_colors is not None
        assert appearance.face_colors.shape == (200, 3)
        assert 0 <= appearance.face_colors.min() <= appearance.face_colors.max() <= 1
        kept += np.array_equal(appearance.face_colors, colors)
    assert kept == 0 if distinct == 1 else 20 < kept < 60


@pytest.mark.parametrize("kind", range(len(PATTERNS)))
def test_patterns_blend_between_0_and_1_and_all_but_plain_vary(kind: int) -> None:
    rng = np.random.default_rng(kind)
    values = [blend(kind, *rng.uniform(-30, 30, 3)) for _ in range(500)]
    assert min(values) >= 0
    assert max(values) <= 1
    assert (np.std(values) > 0.05) == (PATTERNS[kind] != "plain")


def test_a_prepared_surface_gives_the_mesh_itself() -> None:
    mesh, camera = table(), Camera(0, 10, 3, 30)
    prepared = render(Surface.of(mesh), camera, PLAIN, size=24)
    assert np.array_equal(prepared.color, render(mesh, camera, PLAIN, size=24).color)
