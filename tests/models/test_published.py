"""The rows of files that others published, and of the user's own shelf."""

import pytest

from models.downloads.structure import EXPECTED
from models.refusal import Refusal
from models.registry import own_shelf, published, shelf, write_manifest
from pipeline.recognition import RESNET50
from shapes.categories import CATEGORIES
from tests.models.test_registry import ROW

PAPER = [row for row in published() if row.capacity.startswith("paper-")]


def test_the_seventeen_files_of_the_paper_are_there():
    low = {row.category for row in PAPER if row.capacity == "paper-low"}
    high = {row.category for row in PAPER if row.capacity == "paper-high"}
    assert (len(low), len(high), len(PAPER)) == (11, 6, 17)
    assert low | high <= set(CATEGORIES)


@pytest.mark.parametrize("row", PAPER, ids=lambda row: row.name)
def test_a_published_row_can_be_fetched_checked_and_told_apart(row):
    assert row.data.startswith(f"ShapeNet (synset {CATEGORIES[row.category].synsets[0]})") or (
        row.category == "phone"  # theirs is of cellphones
    )
    assert row.network == row.capacity
    assert row.network in EXPECTED
    assert 12 * row.parameters < row.bytes < 12 * row.parameters * 1.01
    assert len(row.urls) == 1
    assert row.urls[0].startswith("https://drive.google.com/uc?id=")
    assert not row.exact


def test_names_files_and_addresses_are_told_apart():
    rows = [*shelf(), *published()]
    for values in ([row.name for row in rows], [row.path for row in rows], [row.urls for row in PAPER]):
        assert len(set(values)) == len(values)


def test_resnet50_is_what_keras_itself_would_fetch():
    from keras.src.applications import resnet

    (row,) = (row for row in published() if row.network == "resnet50")
    assert row.path == RESNET50
    assert row.md5 == resnet.WEIGHTS_HASHES["resnet50"][0]
    assert row.urls == (resnet.BASE_WEIGHTS_PATH + RESNET50.name,)


def test_a_shelf_of_ones_own_is_added(tmp_path, monkeypatch):
    write_manifest(tmp_path / "mirror.toml", (ROW,))
    monkeypatch.setenv("UNFLATTEN_SHELF", str(tmp_path / "mirror.toml"))
    assert own_shelf() == (ROW,)


@pytest.mark.parametrize("content", [None, "no TOML", '[[weights]]\nname = "a"\n'])
def test_a_shelf_that_cannot_be_read_is_refused(tmp_path, monkeypatch, content):
    path = tmp_path / "mirror.toml"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("UNFLATTEN_SHELF", str(path))
    with pytest.raises(Refusal, match="UNFLATTEN_SHELF must name a file") as caught:
        own_shelf()
    assert str(path) in caught.value.message
