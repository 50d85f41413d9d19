"""The depth of a free camera against formulas: an empty room, one wall, and what lies behind the lens."""

import numpy as np
import pytest

from data.room_bodies import Scene, panel
from data.room_camera import HEIGHT, WIDTH, RoomCamera, depth_seen, looking
from shapes.depthmap import unproject
from tests.data.scenes import GREY, SIZE, empty_room

NO_IMAGES = np.zeros((1, 2, 2, 3), np.float32)


def cameras() -> list[RoomCamera]:
    rng = np.random.default_rng(3)
    return [
        looking(
            rng.uniform(0.3, 1, 3) * (SIZE - 0.6), yaw=rng.uniform(0, 360), pitch=rng.uniform(-35, 15),
            roll=rng.normal(0, 3), field_of_view=rng.uniform(45, 85),
        )
        for _ in range(6)
    ]  # fmt: skip


def box_depth(camera: RoomCamera) -> np.ndarray:
    """Oracle: each pixel's ray leaves the box at the nearest of the three planes it runs toward."""
    lens = camera.lens
    u, v = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    rays = np.stack([(u - lens.cx) / lens.fx, -(v - lens.cy) / lens.fy, -np.ones(u.shape)], axis=-1)
    rays = rays @ camera.axes
    ends = np.where(rays > 0, SIZE, 0.0)
    return ((ends - camera.position) / rays).min(axis=-1)


@pytest.mark.parametrize("camera", cameras())
def test_an_empty_room_has_the_depth_of_its_box(camera: RoomCamera) -> None:
    scene = Scene(tuple(empty_room()), NO_IMAGES)
    depth = depth_seen(camera, scene.vertices, scene.faces)
    assert depth.shape == (HEIGHT, WIDTH)
    np.testing.assert_allclose(depth, box_depth(camera), rtol=1e-5)


@pytest.mark.parametrize("camera", cameras())
def test_unprojected_points_lie_on_the_walls(camera: RoomCamera) -> None:
    scene = Scene(tuple(empty_room()), NO_IMAGES)
    points = camera.world(unproject(depth_seen(camera, scene.vertices, scene.faces), camera.lens))
    off = np.minimum(np.abs(points), np.abs(points - SIZE)).min(axis=-1)
    assert off.max() < 1e-4 * np.linalg.norm(SIZE)


def test_a_plane_stays_a_plane() -> None:
    wall = panel([-9, -9, -4], [18, 0, 7], [0, 18, 2], GREY)
    camera = looking(np.zeros(3), yaw=8, pitch=-5, roll=4, field_of_view=70)
    points = unproject(depth_seen(camera, wall.mesh.vertices, wall.mesh.faces), camera.lens)
    points = points.reshape(-1, 3) - points.reshape(-1, 3).mean(axis=0, dtype=np.float64)
    assert len(points) == HEIGHT * WIDTH
    _, spread, _ = np.linalg.svd(points, full_matrices=False)
    assert spread[2] / np.sqrt(len(points)) < 1e-5


def test_a_wall_behind_the_camera_never_shows() -> None:
    wall = panel([-50, -50, 0.2], [100, 0, 0], [0, 100, 0], GREY)
    for roll in (0, 30):
        camera = looking(np.zeros(3), yaw=0, pitch=0, roll=roll, field_of_view=85)
        assert not depth_seen(camera, wall.mesh.vertices, wall.mesh.faces).any()


def test_the_camera_looks_where_it_is_told() -> None:
    mark = panel([-3.1, 1.4, -0.1], [0, 0, 0.2], [0, 0.2, 0], GREY)  # straight left, at eye level
    camera = looking(np.array([0, 1.5, 0]), yaw=90, pitch=0, roll=0, field_of_view=60)
    depth = depth_seen(camera, mark.mesh.vertices, mark.mesh.faces)
    rows, columns = np.nonzero(depth)
    assert (rows.mean(), columns.mean()) == pytest.approx((camera.lens.cy, camera.lens.cx), abs=0.6)
    assert depth[rows, columns] == pytest.approx(3.1, rel=1e-5)
