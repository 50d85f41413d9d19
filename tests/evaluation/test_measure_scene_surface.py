"""Surfaces beside the true one: planes and boxes whose distances are known by hand."""

import numpy as np
import pytest

from data.roomsamples import RoomView
from evaluation.measure_scene_surface import (
    TAU,
    Discs,
    compare,
    held_out,
    measure_room,
    orders,
    summary,
)
from pipeline.errors import SurfaceError
from pipeline.scene import journey
from pipeline.scene.cloud import PointCloud
from pipeline.scene.surface import SurfaceOrder
from shapes.depthmap import Intrinsics
from shapes.trianglemesh import TriangleMesh
from tests.boxroom import box_room

CAMERA = Intrinsics.of_view(180, 240, 70)


def sheet(height: float = 0.0, *, width: float = 1.0) -> TriangleMesh:
    """A rectangle of `width` x 1 at z = height."""
    corners = np.float32([[0, 0, height], [width, 0, height], [width, 1, height], [0, 1, height]])
    return TriangleMesh(corners, np.int32([[0, 1, 2], [0, 2, 3]]))


def points_on_sheet(side: int = 60) -> PointCloud:
    """The unit square at z = 0 as points, one in the middle of each of side x side cells."""
    across, up = np.meshgrid(*[(np.arange(side) + 0.5) / side] * 2)
    points = np.stack([across, up, np.zeros_like(up)], axis=-1).reshape(-1, 3).astype(np.float32)
    return PointCloud(
        points,
        np.zeros((len(points), 3), np.uint8),
        np.tile(np.float32([0, 0, 1]), (len(points), 1)),
        np.full(len(points), 1 / side**2, np.float32),
    )


def test_equal_sheets_agree_wholly():
    found = compare(sheet(), points_on_sheet())
    assert found["complete"] == found["right"] == 1
    assert found["chamfer_mm"] < 1  # the discs are round, the cells square


def test_a_sheet_that_floats_is_off_by_its_height():
    found = compare(sheet(0.006), points_on_sheet())
    assert found["complete"] == found["right"] == 1
    assert found["chamfer_mm"] == pytest.approx(6, abs=0.3)
    assert found["off"] == pytest.approx(0.006, abs=0.0003)
    found = compare(sheet(2 * TAU), points_on_sheet())
    assert found["complete"] == found["right"] == 0


def test_half_a_sheet_is_half_complete_and_a_double_one_half_right():
    found = compare(sheet(width=0.5), points_on_sheet())
    assert found["complete"] == pytest.approx(0.5 + TAU, abs=0.01)
    assert found["right"] == 1
    found = compare(sheet(width=2.0), points_on_sheet())
    assert found["complete"] == 1
    assert found["right"] == pytest.approx(0.5 + TAU / 2, abs=0.01)


def test_the_distance_to_discs_is_the_height_over_them_and_the_way_to_their_rim():
    discs = Discs(np.zeros((8, 3)), np.tile([0.0, 0, 1], (8, 1)), np.full(8, 0.5))
    asked = np.array([[0, 0, 2.0], [0.3, 0, -1], [1.5, 0, 0], [0, 3.5, 4]])
    assert discs.distance_from(asked) == pytest.approx([2, 1, 1, 5])


def test_every_face_of_a_mesh_has_discs_that_face_as_it_does():
    """Two faces of very different size at a right angle."""
    corners = np.float32([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0.05, 0.3]])
    mesh = TriangleMesh(corners, np.int32([[0, 1, 2], [0, 3, 2]]))
    discs = Discs.of_mesh(mesh)
    upright = discs.points[:, 2] > 1e-6
    assert 0 < upright.mean() < 0.5
    assert np.abs(discs.normals[upright] @ [1, 0, 0]) == pytest.approx(np.ones(upright.sum()))
    assert np.abs(discs.normals[~upright] @ [0, 0, 1]) == pytest.approx(np.ones((~upright).sum()))


def test_a_box_room_comes_out_right_whatever_makes_its_surface():
    depth = box_room(180, 240)
    view = RoomView(np.full((180, 240, 3), 120, np.uint8), depth, CAMERA)
    chosen = {"ours": SurfaceOrder("poisson", 6), "pixels": SurfaceOrder("pixels")}
    found = measure_room(view, chosen)
    for name in chosen:
        assert found[name]["complete"] > 0.9
        assert found[name]["right"] > 0.99
        assert found[name]["off"] < 0.01
        assert found[name]["faces"] > 500
    assert found["ours"]["points_m2"] == found["pixels"]["points_m2"] > 50


def test_a_room_without_a_surface_is_counted(monkeypatch: pytest.MonkeyPatch):
    def fail(*given, **how):
        raise SurfaceError("There must be a surface, received none.")

    monkeypatch.setattr(journey, "surface_of", fail)
    view = RoomView(np.full((180, 240, 3), 120, np.uint8), box_room(180, 240), CAMERA)
    chosen = {"ours": SurfaceOrder(), "pixels": SurfaceOrder("pixels")}
    rows = [measure_room(view, chosen)]
    assert list(rows[0]) == ["pixels"]
    found = summary(rows, chosen)
    assert found["ours"] == {"failed": 1}
    assert found["pixels"]["failed"] == 0
    assert found["pixels"]["complete"]["mean"] > 0.9


def test_ours_and_the_pixels_are_always_measured():
    names = list(orders())
    assert names[:3] == [f"our Poisson, depth {depth}" for depth in (6, 7, 8)]
    assert names[-1] == "pixels joined"


def test_rooms_come_from_the_test_split_as_far_as_is_measured(monkeypatch: pytest.MonkeyPatch):
    asked = []

    def views(number: int) -> list[RoomView]:
        asked.append(number)
        depth = np.float32([[2, 9.5], [11, 0]])
        return [RoomView(np.zeros((2, 2, 3), np.uint8), depth, Intrinsics.of_view(2, 2, 60))]

    monkeypatch.setattr("evaluation.measure_scene_surface.room_views", views)
    rooms = held_out()
    for _ in range(3):
        assert next(rooms).depth.tolist() == [[2, 9.5], [0, 0]]
    from data.prepare import split_of_seed

    assert [split_of_seed(number) for number in asked] == ["test"] * 3
