"""Furnished rooms: what stands stands, nothing cuts anything, and every run makes the same files."""

import numpy as np
import pytest

import cli
from data import roomsamples
from data.procedural import families
from data.processes import Processes
from data.room_bodies import CEILING, FLOOR, TOP, WALL
from data.room_indoors import indoors
from data.room_kinds import ROOMS, TOYS
from data.room_pieces import PIECES
from data.rooms import RoomJob, prepare_rooms, room_views

ROOM_NUMBERS = range(12)
FITTINGS = ("fitting", "pane", "shell", "rug")


@pytest.fixture(scope="module")
def rooms():
    return [indoors(np.random.default_rng(number)) for number in ROOM_NUMBERS]


def furniture(scene):
    return [body for body in scene.bodies if body.name not in FITTINGS]


def test_furniture_is_inside_the_room(rooms) -> None:
    for scene, _, plan in rooms:
        room = np.array([plan.width, plan.height, plan.depth])
        for body in furniture(scene):
            assert (body.bounds[0] >= -1e-5).all(), body.name
            assert (body.bounds[1] <= room + 1e-5).all(), body.name


def test_nothing_floats(rooms) -> None:
    for scene, _, plan in rooms:
        bodies = furniture(scene)
        assert bodies
        for body in bodies:
            low, high = body.bounds
            if body.rests == FLOOR:
                assert low[1] == pytest.approx(0, abs=1e-5)
            elif body.rests == CEILING:
                assert high[1] == pytest.approx(plan.height, abs=0.01)
            elif body.rests == WALL:
                gaps = [low[0], low[2], plan.width - high[0], plan.depth - high[2]]
                assert min(gaps) < 0.02, body.name
            else:
                assert body.rests == TOP
                assert any(_carries(other.bounds, body.bounds) for other in bodies), body.name


def _carries(under: np.ndarray, box: np.ndarray) -> bool:
    sides = [0, 2]
    inside = (box[0][sides] >= under[0][sides]).all() and (box[1][sides] <= under[1][sides]).all()
    return bool(inside) and abs(under[1][1] - box[0][1]) < 1e-5


def test_no_box_cuts_another(rooms) -> None:
    for scene, _, _ in rooms:
        bodies = furniture(scene)
        for index, body in enumerate(bodies):
            for other in bodies[:index]:
                (low, high), (other_low, other_high) = body.bounds, other.bounds
                shared = np.minimum(high, other_high) - np.maximum(low, other_low)
                assert shared.min() < 1e-5, (body.name, other.name)


def test_every_kind_that_rooms_ask_for_exists() -> None:
    kinds = {kind for _, steps in ROOMS.values() for step in steps for kind in step.kinds} | set(TOYS)
    for kind in kinds:
        category, name = kind.split("/")
        assert name in (PIECES if category == "own" else families(category)) or name == "picture", kind


def test_views_are_photos_with_depth_to_learn_from() -> None:
    for number in (2, 4):  # a room and a place out of doors
        views = room_views(number)
        assert len(views) == 3
        for view in views:
            known = view.depth[view.depth > 0]
            assert len(known) > 0.3 * view.depth.size
            assert known.min() > 0.25
            assert 20 < view.color.mean() < 235
            assert view.color.std() > 5


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rooms")
    prepare_rooms(folder, count=3, workers=Processes(1))
    return folder


def test_files_keep_the_contract(written) -> None:
    names = sorted(path.name for path in (written / "rooms").iterdir())
    splits = ["test"] * 3 + ["validation"] * 3 + ["train"] * 3
    assert names == sorted(f"{split}-{number:05d}.npz" for number, split in enumerate(splits))
    with np.load(written / "rooms" / names[0]) as archive:
        assert {name: archive[name].dtype.name for name in archive.files} == {
            "color": "uint8", "depth": "float16", "camera": "float32",
        }  # fmt: skip
    view = room_views(2)[1]
    read = roomsamples.read(roomsamples.paths(written, "train")[1])
    assert np.array_equal(read.color, view.color)
    np.testing.assert_allclose(read.depth, view.depth, rtol=5e-4)
    assert read.camera.fx == pytest.approx(view.camera.fx, rel=1e-6)


def test_the_command_makes_the_same_bytes_and_goes_on(written, tmp_path) -> None:
    order = ["prepare", "--rooms", "1", "--seed", "2", "--processes", "1", "--out", str(tmp_path)]
    assert cli.main(order) == 0
    paths = roomsamples.paths(tmp_path, "train")
    first = {path.name: path.read_bytes() for path in paths}
    assert all((written / "rooms" / name).read_bytes() == content for name, content in first.items())
    kept = paths[0].stat().st_mtime_ns
    paths[2].unlink()
    assert RoomJob(2).missing(tmp_path) == [paths[2]]
    assert cli.main(order) == 0
    assert {path.name: path.read_bytes() for path in paths} == first
    assert paths[0].stat().st_mtime_ns == kept


def test_samples_that_are_not_there_say_so(tmp_path) -> None:
    with pytest.raises(FileNotFoundError, match="there is none"):
        roomsamples.paths(tmp_path, "train")
    with pytest.raises(ValueError, match="split must be one of"):
        roomsamples.paths(tmp_path, "training")
    with pytest.raises(ValueError, match="received nothing"):
        prepare_rooms(tmp_path, count=0)
