import numpy as np
import pytest

from pipeline.errors import CheckError, OptionError, PhotoError, StoppedError, SurfaceError
from pipeline.scene.cleaning import Cleaning
from pipeline.scene.journey import SceneOptions, scene_of
from pipeline.scene.surface import SurfaceOrder
from tests import boxroom

PIXELS = SceneOptions(surface=SurfaceOrder("pixels"))
STAGES = ["photo", "depth", "points", "cleaning", "surface"]


def test_every_stage_is_told_and_timed():
    told = []
    scene = scene_of(boxroom.photo(), PIXELS, estimator=boxroom.exact, progress=told.append)
    assert told == list(scene.seconds) == STAGES
    assert scene.trouble is None
    assert 0 < len(scene.cleaned) < len(scene.cloud)


@pytest.mark.parametrize("before", range(len(STAGES)))
def test_it_stops_before_the_next_stage(before):
    told: list[str] = []
    with pytest.raises(StoppedError, match=STAGES[before]):
        scene_of(boxroom.photo(), PIXELS, estimator=boxroom.exact, progress=told.append,
                 cancelled=lambda: len(told) == before)  # fmt: skip
    assert told == STAGES[:before]


def test_a_surface_that_fails_leaves_the_points(monkeypatch):
    def failing(*arguments, **options):
        raise SurfaceError("The surface must be made within 0 seconds, received none.")

    monkeypatch.setattr("pipeline.scene.journey.surface_of", failing)
    scene = scene_of(boxroom.photo(), SceneOptions(), estimator=boxroom.exact)
    assert scene.mesh is None
    assert "within 0 seconds" in scene.trouble.message
    assert len(scene.cleaned) > 1000


def test_a_range_without_points_leaves_the_depth_and_says_so():
    for method in ("pixels", "poisson"):
        options = SceneOptions(cleaning=Cleaning(near=50), surface=SurfaceOrder(method))
        scene = scene_of(boxroom.photo(), options, estimator=boxroom.exact)
        assert len(scene.cleaned) == 0
        assert scene.mesh is None
        assert "depth range" in scene.trouble.advice


@pytest.mark.parametrize("content", [b"", b"no picture", boxroom.photo()[:200]])
def test_what_is_no_photo_is_refused_before_any_depth(content):
    with pytest.raises(PhotoError):
        scene_of(content, PIXELS, estimator=None)


def test_a_white_photo_is_refused_before_any_depth():
    import cv2

    white = cv2.imencode(".png", np.full((200, 300, 3), 255, np.uint8))[1].tobytes()
    with pytest.raises(CheckError):
        scene_of(white, PIXELS, estimator=None)


@pytest.mark.parametrize(("kind", "arguments"), [
    (Cleaning, {"jump": -1}), (Cleaning, {"deviations": float("nan")}), (Cleaning, {"voxel": 2}),
    (Cleaning, {"near": 3, "far": 2}), (SurfaceOrder, {"method": "clay"}), (SurfaceOrder, {"depth": 12}),
    (SurfaceOrder, {"trim": -1}),
])  # fmt: skip
def test_options_out_of_range_are_refused(kind, arguments):
    with pytest.raises(OptionError):
        kind(**arguments)


def test_the_focal_length_makes_the_room_as_much_narrower():
    def known(picture, focal):  # a depth that does not depend on the focal length
        return boxroom.exact(picture, 160 / np.tan(np.radians(32.5)))

    guessed, twice = (
        scene_of(boxroom.photo(), SceneOptions(focal, surface=SurfaceOrder("pixels")), estimator=known)
        for focal in (
            None,
            2 * scene_of(boxroom.photo(), PIXELS, estimator=known).sight.focal.in_35mm(240, 320),
        )
    )
    np.testing.assert_allclose(twice.cloud.points[:, :2], guessed.cloud.points[:, :2] / 2, rtol=1e-5)
    np.testing.assert_allclose(twice.cloud.points[:, 2], guessed.cloud.points[:, 2])
