import pytest

from shapes.categories import CATEGORIES, find


def test_every_word_means_one_category():
    rows = CATEGORIES.values()
    words = [word for row in rows for word in {row.name, row.synset, row.pascal3d, *row.aliases}]
    assert len(words) == len(set(words))


def test_no_imagenet_class_belongs_to_two_categories():
    classes = [index for row in CATEGORIES.values() for index in row.imagenet]
    assert len(classes) == len(set(classes))
    assert all(0 <= index < 1000 for index in classes)


@pytest.mark.parametrize(("word", "name"), [
    ("chair", "chair"), ("Couch", "sofa"), (" desk ", "table"), ("02691156", "airplane"),
    ("aeroplane", "airplane"),
])  # fmt: skip
def test_find_by_name_alias_synset(word, name):
    assert find(word).name == name


def test_an_unknown_word_is_told_what_there_is():
    with pytest.raises(KeyError, match=r"must be one of .*chair.*received 'teapot'"):
        find("teapot")
