"""Several photos of one object, with a drawn box in the place of the object and a known solid in the place of
the network; the real networks where the marker says so.
"""

from dataclasses import replace
from pathlib import Path

import cv2
import keras
import numpy as np
import pytest

from models import refine3dnet, registry
from models.inference import Answer, ask_silhouettes
from models.refine3dnet import Refine3DNetConfig
from models.registry import GENERAL, REFINE3DNET, SILHOUETTES, TOGETHER, WeightsRow, digest_of
from models.silhouettes import SilhouettesConfig, build
from models.weights import NETWORKS, write_packed
from pipeline import prediction, several
from pipeline.errors import CategoryError, CheckError, OptionError, PhotoError
from pipeline.recognition import Recognition, recognized_together
from pipeline.reconstruct import Options, reconstruct
from pipeline.several import KEPT_SIDE, MOST, look, reconstruct_several

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SURE = Recognition((("chair", 0.8), ("sofa", 0.1)), True, "a guess")


def drawn(path, *, hue=(40, 90, 150), width=180):
    """A sharp, striped box on white as a file."""
    picture = np.full((400, 400, 3), 255, np.uint8)
    cv2.rectangle(picture, (200 - width // 2, 90), (200 + width // 2, 320), hue, -1)
    for column in range(205 - width // 2, 200 + width // 2, 12):
        cv2.line(picture, (column, 92), (column, 318), (0, 0, 0), 2)
    cv2.imwrite(str(path), picture)
    return path


@pytest.fixture
def network(monkeypatch):
    """A network that sees a soft ball in every photo; the list says of which photo it was asked."""
    asked = []
    axis = (np.arange(32) + 0.5) / 32 - 0.5
    x, y, z = np.meshgrid(axis, axis, axis, indexing="ij")
    ball = 1 / (1 + np.exp(60 * (np.sqrt(x**2 + y**2 + z**2) - 0.45)))

    def answer_about(framed, category, *, capacity):
        asked.append(framed)
        angle = np.array([40.0 * len(asked)])
        place = {"azimuth": angle, "elevation": np.array([15.0]), "distance": np.array([2.5])}
        return Answer(ball[None].astype(np.float32), np.ones((1, 3), np.float32), **place)

    monkeypatch.setattr(several, "answer_about", answer_about)
    monkeypatch.setattr("pipeline.inspection.recognize", lambda cutout: SURE)
    return asked


def row_of(path, capacity):
    """The row of a network "tiny" for chairs."""
    return WeightsRow(
        f"{capacity}-tiny", str(path), GENERAL, capacity, "tiny", path.stat().st_size, digest_of(path), "",
        "", levels={"chair": 0.5},
    )  # fmt: skip


@pytest.fixture
def silhouettes(monkeypatch, tmp_path):
    """A tiny network of silhouettes, untrained, on the shelf; the list says how many masks it saw."""
    config, shown = SilhouettesConfig((2,) * 6, (2,) * 4), []
    network, path = build(config), tmp_path / "tiny.weights.h5"
    kernel = network.get_layer("voxels").kernel
    weights = np.zeros(kernel.shape, np.float32)  # large lumps, not all voxels near one half
    weights[..., -14:, :] = 40 * np.random.default_rng(0).normal(size=(*kernel.shape[:3], 14, 2))
    kernel.assign(weights)
    write_packed(network, path)
    monkeypatch.setitem(NETWORKS, "tiny", lambda: build(config))
    shelf = (row_of(path, SILHOUETTES), row_of(path, "low"))  # low for its level alone
    monkeypatch.setattr(registry, "shelf", lambda: shelf)

    def counted(run, masks):
        shown.append(len(masks[0]))
        return ask_silhouettes(run, masks)

    monkeypatch.setattr(prediction, "ask_silhouettes", counted)
    return shown


@pytest.fixture
def attention(monkeypatch, tmp_path):
    """A tiny Refine3DNet, untrained, on the shelf."""
    config = Refine3DNetConfig(
        (2, 3, 4, 4, 4, 4), code=8, heads=2, key=4, decoder=(4, 4, 4, 2), refiner=(), picture=32
    )
    keras.utils.set_random_seed(2)  # by chance one photo's shape and that of four would hardly differ
    network, path = refine3dnet.build(config), tmp_path / "tiny.weights.h5"
    voxels = network.get_layer("decoder").get_layer("voxels")
    kernel, bias = voxels.get_weights()
    voxels.set_weights([1e3 * kernel, bias])  # lumps, not all voxels near one half
    write_packed(network, path)
    monkeypatch.setitem(NETWORKS, "tiny", lambda: refine3dnet.build(config))
    monkeypatch.setitem(refine3dnet.CONFIGS, "tiny", config)
    shelf = (row_of(path, REFINE3DNET), row_of(path, "low"))  # low for its level alone
    monkeypatch.setattr(registry, "shelf", lambda: shelf)


@pytest.fixture
def photos(tmp_path):
    return [drawn(tmp_path / f"box{number}.png", width=120 + 20 * number) for number in range(4)]


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_none_and_too_many_are_refused(count):
    with pytest.raises(OptionError, match=rf"The number of photos must be 1 to {MOST}, received {count}"):
        reconstruct_several([Path("photo.jpg")] * count, Options("chair"))


def test_a_photo_that_is_refused_is_told_and_left_out(network, photos, tmp_path):
    blank, letter = tmp_path / "blank.png", tmp_path / "letter.png"
    cv2.imwrite(str(blank), np.full((400, 400, 3), 255, np.uint8))
    letter.write_text("Dear all, this is no picture.")
    result = reconstruct_several([photos[0], blank, letter, photos[1]], Options("chair"))
    assert [view.name for view in result.views] == ["box0.png", "box1.png"]
    assert [refused.name for refused in result.refused] == ["blank.png", "letter.png"]
    assert [type(refused.error) for refused in result.refused] == [CheckError, PhotoError]
    assert result.mesh.is_watertight()


def test_without_a_usable_photo_the_first_reason_is_given(network, tmp_path):
    gone = [tmp_path / "gone.jpg", tmp_path / "away.jpg"]
    with pytest.raises(PhotoError, match=r"At least one photo must be usable, received 2 .*gone\.jpg"):
        reconstruct_several(gone, Options("chair"))
    assert network == []


def test_each_photo_is_asked_about_once_and_gives_a_camera(network, photos):
    stages = []
    result = reconstruct_several(photos, Options("auto"), progress=stages.append)
    assert len(network) == len(result.prediction.cameras) == len(photos)
    assert (result.category, result.confidence > 0.8) == ("chair", True)
    assert result.mesh.is_watertight()
    assert result.mesh.signed_volume() > 0
    assert result.mesh.vertex_colors.shape == result.mesh.vertices.shape
    assert stages[:4] == [f"photo {photo.name}" for photo in photos]
    assert stages[4:] == ["network for chair", "outlines", "surface"]
    assert set(result.seconds) == {"photos", "network", "outlines", "surface"}
    assert result.opinions.disagrees is None


def test_what_the_model_was_after_fewer_photos_is_shown_without_another_question(network, photos):
    found = reconstruct_several([*photos, photos[0]], Options())
    asked = len(network)
    answers = [several.ask_about(view, category="chair", capacity="low") for view in found.views]
    grown = dict(several.growth(found.views, answers, category="chair", capacity="low"))
    assert list(grown) == [1, 2, 4]
    assert len(network) == asked + len(answers)
    assert all(mesh.is_watertight() for mesh in grown.values())
    assert not np.array_equal(grown[1].vertices, grown[4].vertices)


def test_by_silhouettes_the_shape_is_theirs_and_the_opinions_are_those_of_single_photos(
    network, silhouettes, photos
):
    result = reconstruct_several(photos, Options("chair", SILHOUETTES))
    assert silhouettes == [4]
    assert len(network) == len(result.prediction.cameras) == len(result.opinions.overlaps) == 4
    assert result.prediction.weights == "silhouettes-tiny"
    assert result.prediction.grid.resolution == 32
    assert result.mesh.is_watertight()
    alone = reconstruct_several(photos[:1], Options("chair", SILHOUETTES)).prediction
    assert silhouettes == [4, 1]
    assert not np.array_equal(alone.grid.occupancy, result.prediction.grid.occupancy)


def test_by_attention_all_photos_make_the_shape_in_whatever_order(network, attention, photos):
    result = reconstruct_several(photos, Options("chair", REFINE3DNET))
    assert len(network) == len(result.prediction.cameras) == len(result.opinions.overlaps) == 4
    assert result.prediction.weights == "refine3dnet-tiny"
    assert result.prediction.grid.resolution == 32
    assert result.mesh.is_watertight()
    turned = reconstruct_several(photos[::-1], Options("chair", REFINE3DNET)).prediction
    np.testing.assert_allclose(turned.grid.occupancy, result.prediction.grid.occupancy, atol=1e-3)
    alone = reconstruct_several(photos[:1], Options("chair", REFINE3DNET)).prediction
    assert np.abs(alone.grid.occupancy - result.prediction.grid.occupancy).max() > 1e-2


@pytest.mark.parametrize("capacity", TOGETHER)
def test_without_their_weights_networks_of_several_photos_are_refused(network, photos, monkeypatch, capacity):
    monkeypatch.setattr(registry, "shelf", lambda: ())
    with pytest.raises(CategoryError, match=f"'{registry.file_of(capacity)}'"):
        reconstruct_several(photos[:1], Options("chair", capacity))


def test_what_is_kept_of_a_large_photo_is_small(network, tmp_path):
    large = drawn(tmp_path / "large.png")
    cv2.imwrite(str(large), cv2.resize(cv2.imread(str(large)), (3000, 3000)))
    view = look(large)
    assert max(view.cutout.mask.shape) == KEPT_SIDE
    assert view.cutout.photo.rgb.shape == (*view.cutout.mask.shape, 3)
    assert view.framed.shape == (128, 128, 4)
    assert (view.cutout.mask >= 128).mean() == pytest.approx(180 * 230 / 400**2, rel=0.03)


def test_shares_multiply_among_ours_and_against_none_of_these():
    one = Recognition((("chair", 0.6), ("sofa", 0.3)), True, "test")
    other = Recognition((("sofa", 0.5), ("chair", 0.4)), True, "test")
    found = recognized_together([one, other])
    known = 0.9 * 0.9 / (0.9 * 0.9 + 0.1 * 0.1)
    assert dict(found.ranking) == pytest.approx({"chair": known * 0.24 / 0.39, "sofa": known * 0.15 / 0.39})
    assert (found.ranking[0][0], found.known, found.method) == ("chair", True, "test")
    alone = recognized_together([one])
    assert dict(alone.ranking) == pytest.approx(dict(one.ranking))


def test_one_photo_has_no_veto_on_the_category():
    sure = Recognition((("chair", 0.9), ("sofa", 0.05)), True, "test")
    blind = Recognition((("sofa", 0.9), ("chair", 0.0)), True, "test")
    assert recognized_together([sure, sure, sure, blind]).ranking[0][0] == "chair"
    unsure = replace(sure, ranking=(("chair", 0.1), ("sofa", 0.05)), known=False)
    assert not recognized_together([unsure, unsure]).known


@pytest.mark.weights
def test_one_photo_alone_gives_the_shape_of_the_single_journey():
    photo = EXAMPLES / "chair.jpg"
    alone = reconstruct(photo, Options("chair")).prediction
    found = reconstruct_several([photo], Options("chair")).prediction
    np.testing.assert_allclose(found.grid.occupancy, alone.grid.occupancy, atol=1e-3)
    np.testing.assert_allclose(found.grid.extents, alone.grid.extents, rtol=1e-4)
    assert found.camera.azimuth == pytest.approx(alone.camera.azimuth, abs=0.5)
