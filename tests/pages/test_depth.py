"""The Depth page: what fails first, then what works."""

import io
import sys
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from models.depth import Estimate
from pages.components import depth_build
from pipeline.errors import SurfaceError, ViewError, WeightsError
from tests import boxroom
from tests.pages.conftest import press


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, int]]:
    """A network that knows the box room; the list says (focal length, passes) of every time it was asked."""
    said: list[tuple[float, int]] = []

    def ask(picture: np.ndarray, focal: float, *, passes: int = 0, tell: Callable = print) -> Estimate:
        said.append((focal, passes))
        for done in range(passes):
            tell(done + 1, passes)
        depth = boxroom.exact(picture, focal).depth
        return Estimate(depth, 0.01 * depth if passes else None)

    monkeypatch.setattr("pipeline.scene.depth.ask_network", ask)
    return said


@pytest.fixture
def scenes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, int]]:
    """What the viewer was given: (style, vertices, faces)."""
    shown: list[tuple[str, int, int]] = []

    def scene_html(mesh, *, style: str, **how: object) -> str:
        shown.append((style, len(mesh.vertices), len(mesh.faces)))
        return "<p>a scene</p>"

    monkeypatch.setattr("pipeline.view.scene_html", scene_html)
    return shown


@pytest.fixture
def page(app: AppTest, scenes: list) -> AppTest:
    """The application, at the Depth page."""
    return app.switch_page("pages/depth.py").run()


@pytest.fixture
def room(page: AppTest, asked: list) -> AppTest:
    """The page with a photo of the box room."""
    return upload(page, "room.png", boxroom.photo())


def upload(page: AppTest, name: str, content: bytes) -> AppTest:
    return page.file_uploader[0].set_value((name, content, "image/png")).run()


def png(rgb: np.ndarray) -> bytes:
    content = io.BytesIO()
    Image.fromarray(rgb.astype(np.uint8)).save(content, "PNG")
    return content.getvalue()


def said(page: AppTest) -> str:
    kinds = ("error", "warning", "info", "markdown", "caption")
    return "\n".join(element.value for kind in kinds for element in page.get(kind)).replace("\\", "")


def metric(page: AppTest, label: str) -> str:
    return next(metric.value for metric in page.metric if metric.label == label)


def number(page: AppTest, label: str) -> int:
    return int(metric(page, label).replace(",", ""))


def files(page: AppTest) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]


def slide(page: AppTest, label: str, value: object) -> AppTest:
    return next(slider for slider in page.slider if slider.label == label).set_value(value).run()


def look_at(page: AppTest, view: str) -> AppTest:
    return page.segmented_control(key="depth view").set_value(view).run()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Dear all, this is no picture.", "odd.png must be a picture"),
        (b"", "0 bytes"),
        (boxroom.photo()[:400], "odd.png must be a whole picture file"),
        (png(np.zeros((1, 400, 3))), "400 x 1"),
        (png(np.full((200, 300, 3), 255)), "nothing to see"),
    ],
)
def test_what_cannot_be_used_gets_a_sentence_and_advice(page: AppTest, asked, content: bytes, words: str):
    upload(page, "odd.png", content)
    assert not page.exception
    assert len(page.error) == 1
    assert words in said(page)
    assert "**Try this:**" in said(page)
    assert asked == []


def test_a_shelf_without_a_depth_network_is_one_sentence(page: AppTest, monkeypatch):
    monkeypatch.setattr("models.registry.shelf", lambda: ())
    upload(page, "room.png", boxroom.photo())
    assert not page.exception
    assert len(page.error) == 1
    assert "depth network must be on the shelf" in said(page)
    assert not page.metric


def test_damaged_weights_are_named_and_the_next_try_works(page: AppTest, asked, monkeypatch):
    def damaged(*arguments: object, **options: object) -> None:
        raise WeightsError.damaged("depth.weights.h5", reason="12 bytes instead of 900")

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.scene.depth.ask_network", damaged)
        upload(page, "room.png", boxroom.photo())
    assert "depth.weights.h5" in said(page)
    page.run()
    assert not page.error
    assert number(page, "Clean points") > 1000


@pytest.mark.parametrize(
    ("rgb", "words"),
    [
        (np.random.default_rng(0).integers(0, 255, (100, 300, 3)), "panorama"),
        (np.random.default_rng(0).integers(0, 40, (150, 200, 3)), "dark"),
    ],
)
def test_what_makes_depth_less_certain_is_said_and_the_photo_used(page: AppTest, asked, rgb, words: str):
    upload(page, "odd.png", png(rgb))
    assert not page.exception
    assert words in page.warning[0].value
    assert page.metric


@pytest.mark.parametrize("dies", ["import os; os._exit(139)", "import time; time.sleep(60)"])
def test_a_surface_that_crashes_or_takes_too_long_leaves_the_points(room: AppTest, monkeypatch, dies: str):
    monkeypatch.setattr("pipeline.scene.surface.COMMAND", (sys.executable, "-c", dies))
    monkeypatch.setattr("pipeline.scene.surface.SECONDS", 1.0)
    look_at(room, "surface")
    assert not room.exception
    assert "ended early" in said(room) or "within 1 seconds" in said(room)
    assert "**Try this:**" in said(room)
    assert files(room) == ["Points PLY", "Depth PNG", "Relief STL"]
    assert not [button for button in room.button if button.label == "Cancel"]


def test_a_surface_that_failed_is_tried_again_when_the_user_says_so(room: AppTest, monkeypatch):
    tried: list[int] = []

    def failing(*arguments: object, **options: object) -> None:
        tried.append(1)
        raise SurfaceError("The surface could not be made: its process ended early.")

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.scene.journey.surfaced", failing)
        slide(room, "Poisson depth", 5)
        look_at(room, "surface")
        room.run()
        assert "ended early" in said(room)
        assert len(tried) == 1
    press(room, "Try again")
    assert not room.error
    assert number(room, "Triangles") > 500


def test_a_surface_that_was_stopped_can_be_built_after_all(room: AppTest):
    (cleaned,) = [value for value in room.session_state["kept points"].values() if hasattr(value, "kept")]
    from pipeline.scene.surface import SurfaceOrder

    room.session_state[depth_build.STOPPED] = (cleaned.key, SurfaceOrder(depth=5))
    slide(room, "Poisson depth", 5)
    look_at(room, "surface")
    assert "was stopped" in said(room)
    assert metric(room, "Triangles") == "–"
    press(room, "Build the surface")
    assert not room.exception
    assert number(room, "Triangles") > 500


def test_a_range_without_points_says_so(room: AppTest):
    slider = next(slider for slider in room.slider if slider.label == "Depth range, metres")
    slider.set_value((slider.min, slider.min)).run()
    assert not room.exception
    for view in ("all", "surface", "clean"):
        look_at(room, view)
        assert not room.exception


def test_without_an_interactive_view_the_files_are_there(room: AppTest, monkeypatch):
    def broken(*arguments: object, **options: object) -> str:
        raise ViewError("The 3D view could not be made: its process ended early.")

    monkeypatch.setattr("pipeline.view.scene_html", broken)
    room.session_state["kept scene"].clear()
    room.run()
    assert not room.exception
    assert "3D view could not be made" in said(room)
    assert "Points PLY" in files(room)


def test_without_a_photo_the_page_says_what_to_do(page: AppTest):
    assert not page.exception
    assert "the scene in depth" in said(page)
    assert "**estimated**" in said(page)
    assert len([button for button in page.button if button.key.startswith("example ")]) == 4


def test_an_example_is_one_click_away_and_names_its_lens(page: AppTest, asked):
    press(page, "Bedroom")
    assert not page.exception
    assert "from EXIF" in said(page)
    assert number(page, "Clean points") > 1000
    press(page, "Close bedroom.jpg")
    assert "the scene in depth" in said(page)


def test_a_photo_becomes_depth_and_points(room: AppTest, asked, scenes):
    assert not room.exception
    assert not room.error
    assert len(asked) == 1
    assert len(room.get("image")) == 2  # the photo and its depth
    assert "a guess" in said(room)
    assert "estimated" in said(room)
    assert metric(room, "Depth, estimated").endswith("– 4.0 m")
    (shown,) = scenes
    assert shown == ("points", number(room, "Clean points"), 0)
    assert files(room) == ["Points PLY", "Depth PNG", "Relief STL"]
    legend = next(block.proto.body for block in room.get("html") if "linear-gradient" in block.proto.body)
    assert ">3<" in legend or ">2<" in legend


def test_each_stage_can_be_looked_at(room: AppTest, asked, scenes):
    look_at(room, "all")
    assert scenes[-1] == ("points", 240 * 320, 0)
    slide(room, "Poisson depth", 5)
    look_at(room, "surface")
    assert not room.exception
    assert not room.error
    assert scenes[-1][0] == "mesh"
    assert scenes[-1][2] == number(room, "Triangles") > 1000
    assert files(room) == ["Points PLY", "OBJ", "GLB", "Surface PLY", "Depth PNG", "Relief STL"]
    mesh, _ = next(iter(room.session_state["kept surface"].values()))
    assert boxroom.off_the_walls(mesh.vertices).max() < 0.1
    assert len(asked) == 1


def test_sliders_redo_only_what_follows_and_never_ask_the_network(room: AppTest, asked):
    before = number(room, "Clean points")
    slide(room, "Voxel size, ‰ of the median distance", 10.0)
    assert number(room, "Clean points") < before / 2
    slide(room, "Voxel size, ‰ of the median distance", 0.0)
    whole = number(room, "Clean points")
    slide(room, "Outliers, standard deviations", 0.0)
    assert number(room, "Clean points") >= whole
    slide(room, "Edge cut, %", 0.0)
    assert number(room, "Clean points") == 240 * 320
    slider = next(slider for slider in room.slider if slider.label == "Depth range, metres")
    slider.set_value((slider.min, 3.0)).run()
    clouds = [value.cloud for value in room.session_state["kept points"].values() if hasattr(value, "kept")]
    assert clouds[-1].points[:, 2].min() >= -3.0001
    assert not room.exception
    assert len(asked) == 1


def test_the_focal_length_scales_the_scene_without_the_network(room: AppTest, asked):
    before = next(iter(room.session_state["kept points"].values())).cloud
    film = next(slider for slider in room.slider if slider.label.startswith("Focal length"))
    film.set_value(2 * film.value).run()
    assert not room.exception
    assert "set to" in said(room)
    assert len(asked) == 1
    after = list(room.session_state["kept points"].values())[-1].cloud
    ratio = np.ptp(after.points, axis=0) / np.ptp(before.points, axis=0)
    assert ratio[2] == pytest.approx(2, rel=0.05)  # twice as far, as wide as before
    assert ratio[0] == pytest.approx(1, rel=0.05)


def test_uncertainty_is_asked_for_once_when_wanted(room: AppTest, asked):
    room.toggle(key="depth unsure").set_value(True).run()
    assert not room.exception
    assert [passes for _, passes in asked] == [0, 12]
    assert len(room.get("image")) == 3
    slide(room, "Edge cut, %", 10.0)
    assert len(asked) == 2


def test_a_page_switch_keeps_depth_and_choices(room: AppTest, asked):
    slide(room, "Poisson depth", 6)
    points = metric(room, "Clean points")
    room.switch_page("pages/teach.py").run()
    room.switch_page("pages/depth.py").run()
    assert metric(room, "Clean points") == points
    assert next(slider for slider in room.slider if slider.label == "Poisson depth").value == 6
    assert len(asked) == 1


def test_the_pixels_make_a_surface_at_once(room: AppTest):
    room.selectbox(key="depth surface").select("pixels").run()
    look_at(room, "surface")
    assert not room.exception
    assert number(room, "Triangles") > 100_000
