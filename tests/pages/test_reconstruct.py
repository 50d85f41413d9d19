"""The Reconstruct page: what fails first, then what works."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.errors import ViewError, WeightsError
from pipeline.recognition import Recognition
from tests.pages.conftest import APP, press, rows


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    return app.file_uploader[0].set_value((name, content, "image/png")).run()


def said(app: AppTest) -> str:
    return "\n".join(
        element.value for kind in ("error", "warning", "markdown", "caption") for element in app.get(kind)
    )


def metric(app: AppTest, label: str) -> str:
    return next(metric.value for metric in app.metric if metric.label == label)


def test_the_first_page_is_there_before_tensorflow():
    script = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        f"app = AppTest.from_file({str(APP)!r}, default_timeout=240).run()\n"
        "assert not app.exception and app.file_uploader, app\n"
        "print(*[name for name in ('tensorflow', 'keras', 'vtkmodules', 'pyvista') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=APP.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("letter.png", b"Dear all, this is no picture."), ("empty.png", b""), ("half.png", None)],
)
def test_what_is_no_picture_gets_a_sentence_and_advice(
    app: AppTest, picture: Callable, name: str, content: bytes | None
):
    upload(app, name, picture()[:300] if content is None else content)
    assert not app.exception
    assert len(app.error) == 1
    assert name in app.error[0].value
    assert "**Try this:**" in app.error[0].value


def test_a_photo_of_nothing_is_refused_with_its_picture_checks_and_controls(app: AppTest, networks, picture):
    upload(app, "nothing.png", picture(drawn=False))
    assert not app.exception
    assert "**Try this:**" in app.error[0].value
    assert app.get("image")
    assert any("Photo checks" in expander.label for expander in app.expander)
    assert networks == []


def test_damaged_weights_are_named_and_the_next_try_works(app: AppTest, networks, picture, monkeypatch):
    upload(app, "box.png", picture())

    def damaged(*arguments: object, **options: object) -> None:
        raise WeightsError.damaged("chair-low.weights.h5", reason="12 bytes instead of 900")

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.reconstruct.predict", damaged)
        press(app, "Build the 3D model")
    assert "chair-low" in app.error[0].value
    assert "download_models.py" in app.error[0].value
    assert not app.metric
    press(app, "Build the 3D model")
    assert not app.error
    assert metric(app, "Watertight") == "yes"


def test_without_an_interactive_view_there_is_a_still_picture(app: AppTest, networks, picture, monkeypatch):
    def broken(*arguments: object, **options: object) -> str:
        raise ViewError("The 3D view could not be made: its process ended early.")

    monkeypatch.setattr("pipeline.view.scene_html", broken)
    upload(app, "box.png", picture())
    before = len(app.get("image"))
    press(app, "Build the 3D model")
    assert not app.exception
    assert len(app.get("image")) == before + 1
    assert metric(app, "Watertight") == "yes"


def test_what_is_not_known_asks_for_a_category(app: AppTest, networks, picture, monkeypatch):
    ranking = (("table", 0.3), ("chair", 0.2), ("sofa", 0.1), ("airplane", 0.05))
    monkeypatch.setattr(
        "pipeline.inspection.recognize", lambda cutout: Recognition(ranking, False, "a guess")
    )
    upload(app, "box.png", picture())
    assert "This does not look like anything I know" in app.warning[0].value
    assert next(button for button in app.button if button.label == "Build the 3D model").disabled
    app.selectbox(key=app.selectbox[0].key).select("sofa").run()
    press(app, "Build the 3D model")
    assert networks == [("sofa", "low")]


def test_a_photo_becomes_a_closed_model(built: AppTest, networks: list):
    assert not built.exception
    assert networks == [("chair", "low")]
    assert metric(built, "Watertight") == "yes"
    assert int(metric(built, "Triangles").replace(",", "")) > 500
    # a ball 100 mm high: 523.6 cubic centimetres
    assert float(metric(built, "Volume").split()[0]) == pytest.approx(523.6, rel=0.03)
    stages = next(caption.value for caption in built.caption if caption.value.startswith("Seconds a stage"))
    for stage in ("intake", "checks", "cut-out", "recognition", "network", "surface"):
        assert f"{stage} " in stages


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "HEIF"])
def test_every_kind_of_photo_is_taken(app: AppTest, networks: list, picture: Callable, form: str):
    suffix = {"JPEG": "jpg", "HEIF": "heic"}.get(form, form.lower())
    upload(app, f"box.{suffix}", picture(form))
    assert not app.exception
    assert not app.error
    assert "Photo checks: 8 of 8 passed" in app.expander[0].label


def test_size_and_seconds_stand_beside_each_capacity(app: AppTest, networks, picture):
    upload(app, "box.png", picture())
    assert app.radio[0].options == ["Low, 32³ voxels", "High, 64³ voxels"]
    assert list(app.radio[0].proto.captions) == ["3.2 MB · about 0.2 s", "11.0 MB · about 0.9 s"]
    assert "Runs on an abacus" in said(app)


def test_networks_as_published_can_be_chosen(app: AppTest, networks, picture, monkeypatch):
    ours = rows
    shipped = {"paper-low": replace(ours("chair")["low"], capacity="paper-low", seconds=0.0)}
    monkeypatch.setattr("models.registry.choices", lambda category, several: {**ours(category), **shipped})
    upload(app, "box.png", picture())
    assert app.radio[0].options[2:] == ["As published, low"]
    app.radio[0].set_value("paper-low").run()
    press(app, "Build the 3D model")
    assert networks == [("chair", "paper-low")]
    assert not app.exception


def test_level_and_smoothing_work_on_the_stored_prediction(built: AppTest, networks: list):
    built.slider[0].set_value(0.9).run()
    next(box for box in built.selectbox if box.label == "Smoothing").select("laplacian").run()
    assert not built.exception
    assert len(networks) == 1
    plain, higher, smoother = (mesh for mesh, _ in built.session_state["kept solid"].values())
    assert plain.signed_volume() > higher.signed_volume() > smoother.signed_volume() > 0


def test_height_scales_the_volume(built: AppTest):
    before = float(metric(built, "Volume").split()[0])
    built.number_input[0].set_value(200).run()
    assert float(metric(built, "Volume").split()[0].replace(",", "")) == pytest.approx(8 * before, rel=1e-3)


def test_voxels_and_wireframe_are_drawn(built: AppTest):
    for style in ("voxels", "wireframe", "mesh"):
        built.segmented_control(key="style").set_value(style).run()
        assert not built.exception
        assert not built.error


def test_the_same_order_again_asks_no_network(built: AppTest, networks: list):
    press(built, "Build the 3D model")
    assert networks == [("chair", "low")]
    built.radio[0].set_value("high").run()
    press(built, "Build the 3D model")
    assert networks == [("chair", "low"), ("chair", "high")]


def test_an_older_model_stays_in_view_and_says_what_it_is(built: AppTest):
    assert "Below is" not in said(built)
    built.radio[0].set_value("high").run()
    assert "Below is the chair in low capacity" in said(built)
    assert built.metric


def test_a_page_switch_keeps_the_result_and_the_choices(built: AppTest, networks: list):
    built.number_input[0].set_value(250).run()
    triangles = metric(built, "Triangles")
    built.switch_page("pages/accuracy.py").run()
    assert not built.metric
    built.switch_page("pages/reconstruct.py").run()
    assert metric(built, "Triangles") == triangles
    assert built.number_input[0].value == 250
    assert len(networks) == 1


def test_another_photo_shows_its_own_result_only(built: AppTest, networks: list, picture: Callable):
    upload(built, "other.png", picture(hue=(40, 90, 150)))
    assert not built.metric
    press(built, "Build the 3D model")
    assert len(networks) == 2


def test_the_cut_out_can_be_adjusted(app: AppTest, networks, picture):
    upload(app, "box.png", picture())
    way = next(control for control in app.segmented_control if control.label == "Cut-out")
    way.set_value("whole").run()
    assert "whole picture" in said(app) + str(app.get("image")[0].proto)
    next(control for control in app.segmented_control if control.label == "Cut-out").set_value(
        "rectangle"
    ).run()
    assert [slider.label for slider in app.slider] == ["Left and right edge", "Top and bottom edge"]
    assert not app.exception


def test_two_sessions_share_nothing(networks: list, picture: Callable):
    first, second = (AppTest.from_file(APP, default_timeout=240).run() for _ in range(2))
    upload(first, "mine.png", picture())
    press(first, "Build the 3D model")
    second.run()
    assert not second.metric
    assert "kept result" not in second.session_state


def test_an_example_is_one_click_away_and_can_be_closed(networks, picture, monkeypatch, tmp_path):
    (tmp_path / "wooden_chair.png").write_bytes(picture())
    monkeypatch.setattr("pages.components.photo_source.EXAMPLES", tmp_path)
    app = AppTest.from_file(APP, default_timeout=240).run()
    press(app, "Wooden chair")
    press(app, "Build the 3D model")
    assert metric(app, "Watertight") == "yes"
    press(app, "Close wooden_chair.png")
    assert not app.metric
    assert "Wooden chair" in [button.label for button in app.button]


def test_without_stpyvista_streamlits_own_frame_shows_the_scene(app: AppTest, networks, picture, monkeypatch):
    from streamlit.errors import StreamlitAPIException

    def undeclared(*arguments: object, **options: object) -> None:
        raise StreamlitAPIException("Component 'stpyvista.simple' must be declared")

    monkeypatch.setattr("pages.components.viewer.component", undeclared)
    upload(app, "box.png", picture())
    press(app, "Build the 3D model")
    assert not app.exception
    assert len(app.get("iframe")) == 1
