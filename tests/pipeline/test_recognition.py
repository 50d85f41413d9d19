import h5py
import numpy as np
import pytest

from models.recognizer import LABELS
from models.registry import served
from pipeline import recognition
from pipeline.cutout import Cutout
from pipeline.intake import Photo
from pipeline.recognition import recognize
from shapes.categories import CATEGORIES

# Keras' class index of ILSVRC 2012: what each number that stands for one of our categories is called there.
IMAGENET = {
    "airplane": {404: "airliner", 895: "warplane"},
    "chair": {423: "barber_chair", 559: "folding_chair", 765: "rocking_chair", 857: "throne"},
    "sofa": {831: "studio_couch"},
    "table": {526: "desk", 532: "dining_table", 736: "pool_table"},
}


class StandIn:
    """A network with 1,000 outputs that says what it is told, and keeps what it was shown."""

    def __init__(self, probabilities):
        self.probabilities, self.shown = np.asarray(probabilities, np.float32), None

    def predict_on_batch(self, photos):
        self.shown = photos
        return self.probabilities[None]


@pytest.fixture
def cutout():
    mask = np.zeros((90, 120), np.uint8)
    mask[20:70, 30:80] = 255
    rgb = np.full((90, 120, 3), (255, 0, 0), np.uint8)
    return Cutout(Photo(rgb, None, "red.png"), mask, "alpha")


@pytest.fixture
def resnet(monkeypatch, tmp_path):
    """ResNet50 seems to be on the disk and says what the test sets."""
    file = tmp_path / "weights.h5"
    file.touch()
    stand_in = StandIn(np.zeros(1000))
    monkeypatch.setattr(recognition, "RESNET50", file)
    monkeypatch.setattr(recognition, "_resnet", lambda path: stand_in)
    return stand_in


@pytest.fixture
def own(monkeypatch, tmp_path):
    """The compact recogniser gives these logits: set them with own(...)."""

    def set_logits(*, photo, mirrored):
        answers = np.array([photo, mirrored], np.float32)
        monkeypatch.setattr(recognition, "row_for", lambda category: category)
        monkeypatch.setattr(recognition, "run", lambda row, photos: answers)

    monkeypatch.setattr(recognition, "RESNET50", tmp_path / "absent.h5")
    return set_logits


def test_the_table_of_imagenet_classes_is_the_one_of_ilsvrc():
    for name, classes in IMAGENET.items():
        assert sorted(CATEGORIES[name].imagenet) == sorted(classes)


def test_no_imagenet_class_means_two_categories():
    classes = [index for category in CATEGORIES.values() for index in category.imagenet]
    assert len(classes) == len(set(classes))


@pytest.mark.parametrize(("name", "index"), [(name, index) for name in IMAGENET for index in IMAGENET[name]])
def test_an_imagenet_class_counts_for_its_category_alone(resnet, cutout, name, index):
    resnet.probabilities[index] = 0.9
    found = recognize(cutout)
    assert found.ranking[0] == (name, pytest.approx(0.9))
    assert {share for _, share in found.ranking[1:]} == {0.0}
    assert (found.known, found.method) == (True, "ResNet50")


def test_classes_of_one_category_add_up_and_those_of_none_count_for_none(resnet, cutout):
    resnet.probabilities[[423, 559, 831]] = 0.3, 0.25, 0.2
    resnet.probabilities[1] = 0.25
    ranking = recognize(cutout).ranking
    assert ranking[:2] == (("chair", pytest.approx(0.55)), ("sofa", pytest.approx(0.2)))
    assert len(ranking) == len(served())


def test_what_is_none_of_ours_is_not_known(resnet, cutout):
    resnet.probabilities[1] = 1
    assert not recognize(cutout).known


def test_torn_between_ours_is_known_and_torn_between_all_is_not(resnet, cutout):
    resnet.probabilities[[423, 831, 526]] = 0.25, 0.2, 0.15
    assert recognize(cutout).known
    resnet.probabilities[526] = 0
    assert not recognize(cutout).known


def test_resnet_sees_the_cut_out_as_imagenet_was_prepared(resnet, cutout):
    recognize(cutout)
    assert resnet.shown.shape == (1, 224, 224, 3)
    # caffe's way: blue, green, red minus their means; red in the middle, white in the corner
    means = np.array([103.939, 116.779, 123.68])
    np.testing.assert_allclose(resnet.shown[0, 112, 112], np.array([0, 0, 255]) - means, atol=1e-3)
    np.testing.assert_allclose(resnet.shown[0, 0, 0], 255 - means, atol=1e-3)


def test_weights_in_the_layout_of_the_published_file_load(tmp_path):
    # The published file is in the layout of Keras 2, which Keras 3 still reads and, inside, still writes.
    from keras.applications import ResNet50
    from keras.src.legacy.saving.legacy_h5_format import save_weights_to_hdf5_group

    written, path = ResNet50(weights=None), tmp_path / recognition.RESNET50.name
    written.get_layer("predictions").set_weights([np.zeros((2048, 1000)), 20 * np.eye(1000)[559]])
    with h5py.File(path, "w") as file:
        save_weights_to_hdf5_group(file, written)
    photo = np.zeros((1, 224, 224, 3), np.float32)
    assert recognition._resnet(path).predict_on_batch(photo)[0, 559] == pytest.approx(1, abs=1e-4)


def test_own_network_averages_the_photo_and_its_mirror_image(own, cutout):
    logits = np.arange(len(LABELS)), np.arange(len(LABELS))[::-1]
    own(photo=logits[0], mirrored=logits[1])
    assert dict(recognize(cutout).ranking) == pytest.approx(dict.fromkeys(LABELS[:-1], 1 / len(LABELS)))


@pytest.mark.parametrize("label", LABELS)
def test_own_network_ranks_what_it_knows_and_never_other(own, cutout, label):
    logits = 9.0 * np.eye(len(LABELS))[LABELS.index(label)]
    own(photo=logits, mirrored=logits)
    found = recognize(cutout)
    assert {name for name, _ in found.ranking} == set(LABELS[:-1])
    assert (found.known, found.method) == (label != "other", "compact recogniser")
    assert label == "other" or found.ranking[0][0] == label
