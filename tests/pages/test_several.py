"""The Several photos page: what fails first, then what works."""

import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from models.inference import Answer
from models.registry import WeightsRow
from pipeline.errors import WeightsError
from pipeline.prediction import Prediction
from pipeline.several import MOST
from shapes.camera import Camera
from tests.pages.conftest import APP, ball, press, rows

STRANGE = (40, 90, 150)
"""The colour of a photo of something else."""


@pytest.fixture
def asked(networks: list, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A network that sees a ball, in a photo of STRANGE colour a bar; the list says (category, capacity)."""
    said: list[tuple[str, str]] = []

    def answer_about(framed: np.ndarray, category: str, *, capacity: str) -> Answer:
        said.append((category, capacity))
        solid = ball(16).occupancy
        if framed[64, 64, 2] > framed[64, 64, 0]:
            solid = np.full_like(solid, 0.01)
            solid[:, :3, :3] = 0.99
        angles = np.array([30.0 * len(said)]), np.array([20.0])
        return Answer(solid[None], np.ones((1, 3), np.float32), *angles, distance=np.array([2.5]))

    monkeypatch.setattr("pipeline.several.answer_about", answer_about)
    monkeypatch.setattr("pipeline.view.scene_html", lambda mesh, **how: f"<p>{len(mesh.faces)} triangles</p>")
    return said


@pytest.fixture
def page(app: AppTest, asked: list) -> AppTest:
    """The application, at the page of several photos."""
    return app.switch_page("pages/several.py").run()


@pytest.fixture
def photos(picture: Callable) -> list[tuple[str, bytes, str]]:
    """Four photos of one object."""
    hues = [(150 + 5 * number, 90, 40) for number in range(4)]
    return [(f"side{number}.png", picture(hue=hue), "image/png") for number, hue in enumerate(hues)]


def drop(page: AppTest, *files: tuple[str, bytes, str]) -> AppTest:
    return page.file_uploader[0].set_value(list(files)).run()


def said(page: AppTest) -> str:
    kinds = ("error", "warning", "markdown", "caption")
    return "\n".join(element.value for kind in kinds for element in page.get(kind)).replace("\\", "")


def captions(page: AppTest) -> list[str]:
    return [picture.caption for image in page.get("image") for picture in image.proto.imgs]


def metric(page: AppTest, label: str) -> str:
    return next(metric.value for metric in page.metric if metric.label == label)


def buttons(page: AppTest, label: str) -> list:
    return [button for button in page.button if button.label == label]


def test_without_photos_the_page_says_what_to_do(page: AppTest):
    assert not page.exception
    assert "Several photos of one object" in said(page)
    assert not buttons(page, "Build the 3D model")


def test_a_photo_that_is_refused_says_why_and_the_rest_is_used(page: AppTest, photos, picture, asked):
    blank = ("blank.png", picture(drawn=False), "image/png")
    letter = ("letter.png", b"Dear all, this is no picture.", "image/png")
    drop(page, photos[0], blank, letter, photos[1])
    assert not page.exception
    assert "blank.png is left out" in said(page)
    assert "letter.png is left out" in said(page)
    assert said(page).count("**Try this:**") == 2
    press(page, "Build the 3D model")
    assert len(asked) == 2
    assert metric(page, "Watertight") == "yes"


def test_a_damaged_recogniser_is_told_and_the_photos_wait(page: AppTest, photos, monkeypatch):
    def damaged(cutout: object) -> None:
        raise WeightsError.damaged("recognizer.weights.h5", reason="12 bytes instead of 900")

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.inspection.recognize", damaged)
        drop(page, *photos[:2])
        drop(page, *photos[:2])  # while they wait
    assert "recognizer.weights.h5" in page.error[0].value
    page.run()
    assert not page.error
    assert len(buttons(page, "Remove")) == 2


def test_when_all_are_refused_there_is_nothing_to_build(page: AppTest, picture):
    drop(page, ("blank.png", picture(drawn=False), "image/png"))
    assert not page.exception
    assert not buttons(page, "Build the 3D model")


def test_photos_dropped_together_become_one_model(page: AppTest, photos, asked):
    drop(page, *photos)
    assert not page.exception
    assert len(page.get("image")) == len(buttons(page, "Remove")) == 4
    assert "side2.png :gray[8 of 8 checks]" in said(page)
    press(page, "Build the 3D model")
    assert asked == [("chair", "low")] * 4
    assert metric(page, "Watertight") == "yes"
    assert "disagrees" not in said(page)
    assert "helps least" in said(page)
    assert "What the model was after fewer photos" in said(page)
    assert captions(page)[-2:] == ["1 photo", "2 photos"]
    # level, smoothing, style and height work on it as on a single photo's
    page.slider[0].set_value(0.8).run()
    page.segmented_control(key="style").set_value("voxels").run()
    assert not page.exception
    assert len(asked) == 4


def test_a_photo_more_is_a_question_more(page: AppTest, photos, asked):
    drop(page, *photos[:2])
    press(page, "Build the 3D model")
    drop(page, photos[2])
    assert "Below is the chair in low capacity, of 2 photos" in said(page)
    press(page, "Build the 3D model")
    assert len(asked) == 3
    page.radio[0].set_value("high").run()
    press(page, "Build the 3D model")
    assert asked[3:] == [("chair", "high")] * 3


def test_the_photo_of_something_else_is_named_and_can_be_removed(page: AppTest, photos, picture, asked):
    strange = ("strange.png", picture(hue=STRANGE), "image/png")
    drop(page, *photos[:2], strange, *photos[2:])
    press(page, "Build the 3D model")
    assert "**strange.png** disagrees with the rest" in page.warning[0].value
    buttons(page, "Remove")[2].click()
    page.run()
    assert len(buttons(page, "Remove")) == 4
    press(page, "Build the 3D model")
    assert not page.warning
    assert len(asked) == 5


def test_the_same_photo_twice_is_one(page: AppTest, photos):
    drop(page, photos[0], photos[0])
    drop(page, photos[0], photos[1])
    assert len(buttons(page, "Remove")) == 2


def test_more_than_the_most_are_left_out_and_said(page: AppTest, picture):
    files = [
        (f"{number}.png", picture(hue=(150, 50 + number, 40)), "image/png") for number in range(MOST + 2)
    ]
    drop(page, *files)
    assert len(buttons(page, "Remove")) == MOST
    assert f"{MOST} photos are the most: 2 photos are left out" in page.warning[0].value


def test_without_their_weights_networks_of_several_are_not_offered(page: AppTest, photos):
    drop(page, photos[0])
    assert page.radio[0].options == ["Low, 32³ voxels", "High, 64³ voxels"]


OF_SEVERAL = {
    "silhouettes": ("predict_by_silhouettes", (4, 128, 128), "As published, four silhouettes",
                    "by its silhouettes"),
    "silhouettes-threshold": ("predict_by_silhouettes", (4, 128, 128),
                              "As published, four silhouettes and their masks", "by its silhouettes"),
    "refine3dnet": ("predict_by_attention", (4, 128, 128, 4), "As published, Refine3DNet",
                    "by attention over the photos"),
}  # fmt: skip
"""Capacity -> what asks its network, what that is shown, and how the page calls it."""


@pytest.mark.parametrize("capacity", OF_SEVERAL)
def test_by_a_network_of_several(page: AppTest, photos, asked, monkeypatch, capacity):
    predicts, seen, option, words = OF_SEVERAL[capacity]
    shown = []

    def predict(answers: list[Answer], given: np.ndarray, category: str) -> Prediction:
        shown.append((len(answers), given.shape, category))
        cameras = [Camera(30.0 * place, 20, 2.5, 30) for place in range(len(answers))]
        return Prediction(ball(16), cameras[0], 0.5, "a ball", tuple(cameras[1:]))

    def choices(category: str, *, several: bool = False) -> dict[str, WeightsRow]:
        more = {capacity: rows(category)["low"]} if several else {}
        return {**rows(category), **more}

    monkeypatch.setattr(f"pipeline.several.{predicts}", predict)
    monkeypatch.setattr("models.registry.choices", choices)
    drop(page, *photos)
    assert page.radio[0].options[2:] == [option]
    assert "for comparison" not in said(page)
    page.radio[0].set_value(capacity).run()
    assert "for comparison" in said(page)
    press(page, "Build the 3D model")
    assert not page.exception
    assert shown[0] == (4, seen, "chair")
    assert asked == [("chair", "low")] * 4
    assert metric(page, "Watertight") == "yes"
    # the model is not made of the answers about single photos: what they say of it is left out
    assert "helps least" not in said(page)
    page.radio[0].set_value("low").run()
    assert f"Below is the chair {words}, of 4 photos" in said(page)


def test_which_four_of_more_photos_the_silhouettes_are_of_is_told(page: AppTest, picture, asked, monkeypatch):
    def predict(answers: list[Answer], given: np.ndarray, category: str) -> Prediction:
        cameras = [Camera(30.0 * place, 20, 2.5, 30) for place in range(len(answers))]
        return Prediction(ball(16), cameras[0], 0.5, "a ball", tuple(cameras[1:]))

    def choices(category: str, *, several: bool = False) -> dict[str, WeightsRow]:
        return {**rows(category), **({"silhouettes": rows(category)["low"]} if several else {})}

    monkeypatch.setattr("pipeline.several.predict_by_silhouettes", predict)
    monkeypatch.setattr("models.registry.choices", choices)
    hues = [(150 + 5 * number, 90, 40) for number in range(6)]
    drop(page, *[(f"side{place}.png", picture(hue=hue), "image/png") for place, hue in enumerate(hues)])
    page.radio[0].set_value("silhouettes").run()
    press(page, "Build the 3D model")
    # azimuths of 30, 60, ... 180 degrees: the first, the one opposite, and those between
    assert "It looks at four photos: side0.png" in said(page)
    assert "side5.png" in said(page)


def test_a_page_switch_keeps_the_photos_and_the_model(page: AppTest, photos, asked):
    drop(page, *photos)
    press(page, "Build the 3D model")
    triangles = metric(page, "Triangles")
    page.switch_page("pages/reconstruct.py").run()
    assert not page.metric
    page.switch_page("pages/several.py").run()
    assert metric(page, "Triangles") == triangles
    assert len(asked) == 4


def test_all_photos_can_be_removed(page: AppTest, photos):
    drop(page, *photos)
    press(page, "Build the 3D model")
    press(page, "Remove all")
    assert not page.get("image")
    assert "Several photos of one object" in said(page)


def test_the_page_is_there_before_tensorflow():
    script = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        f"app = AppTest.from_file({str(APP)!r}, default_timeout=240).run()\n"
        "app.switch_page('pages/several.py').run()\n"
        "assert not app.exception and app.file_uploader, app\n"
        "print(*[name for name in ('tensorflow', 'keras', 'vtkmodules', 'pyvista') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=APP.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
