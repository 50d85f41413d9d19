"""The benchmark of depth on rooms known by hand, with contenders whose answers are known."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from data import roomsamples
from data.rooms import VIEWS
from data.roomsamples import RoomView
from evaluation import benchmark_depth, depth_contenders
from evaluation.benchmark_depth import FRAMES, REAL, ROOMS, main, measure, real, rendered, tables
from evaluation.depth_alignment import ALIGNMENTS, FARTHEST
from evaluation.depth_contenders import OURS, Contender, Subject, guessing
from evaluation.depth_metrics import NAMES, score
from models import registry, rivals_depth
from models.registry import DEPTH, WeightsRow
from pipeline.scene import depth
from shapes.depthmap import Intrinsics
from tests.boxroom import box_room

CAMERA = Intrinsics.of_view(48, 64, 70)
ANGLES = {"train": (60, 65, 72), "test": (62, 63, 65, 67, 68, 69)}


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Rooms of two splits, three views each; the picture is the depth in grey, for contenders to see it."""
    for split, angles in ANGLES.items():
        for number, angle in enumerate(np.repeat(angles, VIEWS)):
            depth = box_room(field_of_view=angle)
            depth[0, 0] = 60.0  # the sky through a window
            grey = np.repeat((depth[..., None] * 20).astype(np.uint8), 3, axis=-1)
            roomsamples.write(roomsamples.path_of(tmp_path, split, number), RoomView(grey, depth, CAMERA))
    return tmp_path


def half(photo: np.ndarray, camera: Intrinsics) -> np.ndarray:
    """The true shape, half as far, at half the size."""
    return photo[::2, ::2, 0].astype(np.float32) / 20 / 2


def nearness(photo: np.ndarray, camera: Intrinsics) -> np.ndarray:
    return 30 / np.maximum(photo[..., 0].astype(np.float32), 1) + 7


@pytest.fixture
def contenders(samples: Path) -> list[Contender]:
    rooms = (roomsamples.read(path).depth for path in roomsamples.paths(samples, "train"))
    return [
        Contender(OURS, "depth", half, 5_000_000),
        Contender("seer", "disparity", nearness, 100_000_000),
        *guessing(rooms),
    ]


def test_what_is_too_far_to_measure_counts_as_unknown(samples: Path):
    subject = next(rendered(samples, "test", None))
    assert subject.truth[0, 0] == 0
    assert 0 < subject.truth[0, 1] <= FARTHEST
    assert subject.color.shape == (48, 64, 3)


def test_each_contender_is_scored_after_each_alignment(samples: Path, contenders: list[Contender]):
    found = measure({ROOMS: rendered(samples, "test", None)}, contenders)
    figures = found["figures"][ROOMS]
    assert figures["pictures"] == 6
    for alignment in ALIGNMENTS:
        assert list(figures[alignment]) == [contender.name for contender in contenders]
        assert all(tuple(one) == NAMES for one in figures[alignment].values())
    assert figures["none"][OURS]["AbsRel"]["mean"] == pytest.approx(0.5, abs=0.03)
    assert figures["median"][OURS]["AbsRel"]["mean"] < 0.05
    shifted = "scale and shift in disparity"
    assert figures[shifted]["seer"]["AbsRel"]["mean"] < 0.03
    assert figures["none"]["seer"]["R2"]["mean"] < -1.5
    difference = figures[f"ours less another, {shifted}"]["constant depth"]["AbsRel"]
    assert difference["mean"] < 0
    assert difference["higher on"] == 0
    assert found["speed"]["seer"]["megabytes"] == 100
    assert found["pairs"] == []


def test_means_are_over_pictures(samples: Path, contenders: list[Contender]):
    subjects = list(rendered(samples, "test", None))
    found = measure({ROOMS: subjects}, contenders)["figures"][ROOMS]["none"]["constant depth"]
    constant = contenders[2]
    by_hand = [score(constant.answer(one).astype(float), one.truth) for one in subjects]
    for name in NAMES:
        assert found[name]["mean"] == pytest.approx(np.mean([one[name] for one in by_hand]), abs=6e-5)


def test_the_verdict_names_who_is_beaten_and_who_is_not(samples: Path, contenders: list[Contender]):
    sets = {ROOMS: rendered(samples, "test", None)}
    said = measure(sets, contenders)["verdict"][ROOMS]
    assert "Ours beats constant depth. Ours beats lower in the picture is nearer." in said
    assert "Ours beats seer." not in said
    few = measure({ROOMS: rendered(samples, "test", 3)}, contenders)["verdict"][ROOMS]
    assert "Ours is better than constant depth on 3 of 3, too few to settle it." in few
    assert "beats" not in few
    bad = [Contender(OURS, "depth", lambda photo, camera: np.random.default_rng(0).uniform(1, 9, (9, 9)))]
    said = measure({ROOMS: rendered(samples, "test", None)}, [*bad, *contenders[1:2]])["verdict"][ROOMS]
    assert "Ours is beaten by seer." in said
    assert "beats" not in said.split("AbsRel after")[1]


def test_every_real_pair_is_listed(samples: Path, contenders: list[Contender]):
    subjects = list(rendered(samples, "test", None))
    named = [Subject("NYU", one.color, one.truth, one.camera) for one in subjects[:1]]
    found = measure({ROOMS: subjects, REAL: named}, contenders)
    assert len(found["pairs"]) == len(contenders) * len(ALIGNMENTS)
    assert {row["picture"] for row in found["pairs"]} == {"NYU"}
    json.dumps(found)


def test_the_real_pairs_come_as_two_sets(shared_data: Path):
    if not (shared_data / "rgbd").is_dir():
        pytest.skip("needs the RGB-D pairs")
    found = real(shared_data / "rgbd")
    assert {name: len(members) for name, members in found.items()} == {REAL: 3, FRAMES: 5}
    assert all(one.truth.max() <= FARTHEST for members in found.values() for one in members)


def test_the_command_writes_results_and_prints_tables(
    samples: Path, contenders: list[Contender], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    monkeypatch.setattr(benchmark_depth, "ours", lambda: contenders[:1])
    out = samples / "depth.json"
    monkeypatch.setattr(sys, "argv", ["x", "--samples", str(samples), "--limit", "1", "--out", str(out)])
    main()
    found = json.loads(out.read_text())
    assert found["figures"][ROOMS]["pictures"] == 1
    assert found["about"]["median"].startswith("one factor")
    printed = capsys.readouterr().out
    assert printed == tables(found) + "\n"
    assert printed.count("| lower in the picture is nearer |") == len(ALIGNMENTS)


def test_our_network_is_told_the_focal_length(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Depth is proportional to it, and comes at the network's own size."""
    weights = tmp_path / "depth.h5"
    weights.write_bytes(b"1234567")
    row = WeightsRow("depth", str(weights), DEPTH, "", "unetpp-s", 7, "", "MIT", "rooms")
    monkeypatch.setattr(registry, "shelf", lambda: (row,))
    monkeypatch.setattr(depth, "run", lambda row, photos: np.zeros(photos.shape[:3], np.float32))
    (contender,) = depth_contenders.ours()
    assert (contender.name, contender.gives, contender.bytes) == (OURS, "depth", 7)
    photo = np.zeros((240, 320, 3), np.uint8)
    near, far = (
        contender.answer(Subject("a", photo, box_room(240, 320), Intrinsics(focal, focal, 160, 120)))
        for focal in (250.0, 500.0)
    )
    assert near.shape == (240, 320)
    assert far == pytest.approx(2 * near, rel=1e-5)


def test_before_it_is_trained_the_others_are_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    monkeypatch.setattr(registry, "shelf", lambda: ())
    assert depth_contenders.ours() == []
    assert "without our own network" in capsys.readouterr().err


def test_rivals_on_the_disk_take_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    row = WeightsRow("glpn-nyu", str(tmp_path / "a.onnx"), DEPTH, "", "depth-onnx", 3, "", "MIT", "rooms")
    row.path.write_bytes(b"abc")
    answer = lambda photo: photo[..., 0].astype(np.float32)  # noqa: E731
    monkeypatch.setattr(rivals_depth, "on_disk", lambda: [row])
    monkeypatch.setattr(rivals_depth, "rival", lambda row: rivals_depth.Rival("GLPN", "depth", answer))
    (contender,) = depth_contenders.rivals()
    assert (contender.name, contender.bytes) == ("GLPN", 3)
    assert (contender.estimate(np.full((2, 2, 3), 4, np.uint8), CAMERA) == 4).all()


def test_answers_are_brought_to_the_truths_size(samples: Path):
    subject = next(rendered(samples, "test", None))
    asked = []

    def estimate(photo: np.ndarray, camera: Intrinsics) -> np.ndarray:
        asked.append((photo.shape, camera))
        return np.full((120, 160), 2, np.float32)

    found = depth_contenders.Contender("flat", "depth", estimate).answer(subject)
    assert found.shape == (48, 64)
    assert (found == 2).all()
    assert asked == [((48, 64, 3), subject.camera)]
