from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.registry import CAPACITIES
from pipeline import networks
from pipeline import reconstruct as journey
from pipeline.errors import CategoryError, WeightsError
from pipeline.inspection import choose_category
from pipeline.recognition import Recognition
from pipeline.reconstruct import Options, reconstruct, solidify

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_a_named_category_is_taken_and_auto_asks_the_recogniser():
    sure = Recognition((("sofa", 0.9), ("chair", 0.1)), True, "test")
    assert choose_category(sure, "table") == ("table", None)
    assert choose_category(sure, "auto") == ("sofa", 0.9)


def test_what_nobody_knows_is_said():
    unsure = Recognition((("sofa", 0.3), ("chair", 0.2)), False, "test")
    with pytest.raises(CategoryError, match="does not look like anything I know"):
        choose_category(unsure, "auto")
    assert choose_category(unsure, "sofa") == ("sofa", None)


@pytest.mark.weights
@pytest.mark.parametrize("capacity", CAPACITIES)
@pytest.mark.parametrize(("photo", "category"), [("chair", "chair"), ("airliner", "airplane")])
def test_an_example_becomes_a_closed_outward_coloured_mesh(photo, category, capacity):
    stages = []
    options = Options(category, capacity)
    result = reconstruct(EXAMPLES / f"{photo}.jpg", options, progress=stages.append)
    assert result.mesh.is_watertight()
    assert result.mesh.signed_volume() > 0
    assert result.mesh.vertex_colors.shape == result.mesh.vertices.shape
    assert len(stages) == 3
    assert set(result.seconds) == {"intake", "checks", "cut-out", "recognition", "network", "surface"}
    again = reconstruct((EXAMPLES / f"{photo}.jpg").read_bytes(), options, name="again")
    np.testing.assert_array_equal(again.mesh.vertices, result.mesh.vertices)
    np.testing.assert_array_equal(again.mesh.vertex_colors, result.mesh.vertex_colors)


@pytest.mark.weights
def test_the_warm_up_walks_to_the_last_stage(monkeypatch):
    painted = []
    monkeypatch.setattr(journey, "paint", lambda mesh, *rest: painted.append(len(mesh.faces)))
    journey.warm_up()
    assert len(painted) == 1
    assert painted[0] > 0


@pytest.mark.weights
def test_level_and_smoothing_work_on_the_stored_prediction(monkeypatch):
    result = reconstruct(EXAMPLES / "chair.jpg", Options("chair"))

    def no_network(*given):
        raise AssertionError("a network ran")

    monkeypatch.setattr(networks, "run", no_network)
    volumes = [
        solidify(result.prediction, [result.inspection.cutout], level=level, smoothing="none").signed_volume()
        for level in (0.15, 0.3, 0.5)
    ]
    assert volumes[0] > volumes[1] > volumes[2] > 0


@pytest.mark.weights
@pytest.mark.parametrize("damage", ["gone", "cut short", "another network's"])
def test_a_missing_or_damaged_weights_file_is_named_with_the_mending_command(tmp_path, monkeypatch, damage):
    from models import registry

    row = registry.serving("chair", "low")
    if damage == "another network's":
        row = replace(row, network=registry.serving("chair", "high").network)
    else:
        monkeypatch.setattr(registry, "MODELS", tmp_path)
    monkeypatch.setattr(networks, "_loaded", type(networks._loaded)())
    if damage == "cut short":
        row.path.parent.mkdir(parents=True)
        row.path.write_bytes(b"HDF")
    with pytest.raises(WeightsError, match=row.path.name.replace(".", r"\.")) as caught:
        networks.run(row, np.zeros((1, 128, 128, 4), np.float32))
    assert "python download_models.py" in caught.value.advice
