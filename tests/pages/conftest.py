"""The pages without a browser, and without networks: what a network would say is put in its place."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from streamlit.testing.v1 import AppTest

from models.registry import WeightsRow
from pipeline.prediction import Prediction
from pipeline.recognition import Recognition
from shapes.camera import Camera
from shapes.voxelgrid import VoxelGrid

APP = Path(__file__).resolve().parents[2] / "app.py"


def picture_bytes(
    form: str = "PNG", *, hue: tuple[int, int, int] = (150, 90, 40), drawn: bool = True
) -> bytes:
    """A sharp, well lit, striped box on white as a file; all white unless `drawn`."""
    image = Image.new("RGB", (400, 400), "white")
    if drawn:
        pen = ImageDraw.Draw(image)
        pen.rectangle((110, 90, 290, 320), fill=hue, outline="black", width=3)
        for step in range(120, 290, 12):
            pen.line((step, 90, step, 320), fill="black", width=2)
    content = io.BytesIO()
    image.save(content, form)
    return content.getvalue()


@pytest.fixture
def picture() -> Callable[..., bytes]:
    return picture_bytes


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Puts a known solid in the place of every network; the list says (category, capacity) of those asked."""
    asked: list[tuple[str, str]] = []

    def predict(framed: np.ndarray, category: str, *, capacity: str = "low") -> Prediction:
        assert framed.shape == (128, 128, 4)
        asked.append((category, capacity))
        return Prediction(ball(16 if capacity == "low" else 32), Camera(30, 20, 2.5, 30), 0.5, "a ball")

    ranking = (("chair", 0.8), ("sofa", 0.1), ("table", 0.05), ("airplane", 0.01))
    monkeypatch.setattr("pipeline.reconstruct.predict", predict)
    monkeypatch.setattr("pipeline.inspection.recognize", lambda cutout: Recognition(ranking, True, "a guess"))
    monkeypatch.setattr("models.registry.choices", rows)
    monkeypatch.setattr("models.devices.describe", lambda: "an abacus")
    return asked


def ball(resolution: int) -> VoxelGrid:
    """A soft ball of radius 0.4."""
    axis = (np.arange(resolution) + 0.5) / resolution - 0.5
    x, y, z = np.meshgrid(axis, axis, axis, indexing="ij")
    return VoxelGrid(np.clip(0.5 + resolution * (0.4 - np.sqrt(x**2 + y**2 + z**2)), 0, 1).astype(np.float32))


def rows(category: str, *, several: bool = False) -> dict[str, WeightsRow]:
    """What the registry says: 3.2 MB and 0.2 s for low, 11 MB and 0.9 s for high."""
    of = {"low": (3_200_000, 0.2), "high": (11_000_000, 0.9)}
    return {
        capacity: WeightsRow(
            f"{category}-{capacity}",
            "x.h5",
            category,
            capacity,
            "boxnet",
            size,
            "",
            "MIT",
            "",
            "",
            1.0,
            seconds=seconds,
        )
        for capacity, (size, seconds) in of.items()
    }


@pytest.fixture(autouse=True)
def _no_warm_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of pages do not load TensorFlow behind each other's backs."""
    monkeypatch.setattr("pages.components.warm_up._load", lambda: None)


@pytest.fixture
def app() -> AppTest:
    """The application, freshly opened."""
    return AppTest.from_file(APP, default_timeout=240).run()


@pytest.fixture
def built(app: AppTest, networks: list, picture: Callable) -> AppTest:
    """The application with a finished model of a picture."""
    app.file_uploader[0].set_value(("box.png", picture(), "image/png")).run()
    return press(app, "Build the 3D model")


def press(app: AppTest, label: str) -> AppTest:
    """Presses the button with this label."""
    next(button for button in app.button if button.label == label).click()
    return app.run()
