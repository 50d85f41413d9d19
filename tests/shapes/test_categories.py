import pytest

from shapes.categories import CATEGORIES, find


def test_every_word_means_one_category():
    rows = CATEGORIES.values()
    names = [{row.name, row.r2n2, row.pascal3d, *row.synsets, *row.aliases} - {None} for row in rows]
    words = [word for of_row in names for word in of_row]
    assert len(words) == len(set(words))
    assert all(find(word) is row for row, of_row in zip(rows, names, strict=True) for word in of_row)


def test_the_published_sets_are_complete():
    rows = CATEGORIES.values()
    assert len(rows) == 22
    assert sum(row.r2n2 is not None for row in rows) == 13
    assert sum(row.pascal3d is not None for row in rows) == 12


@pytest.mark.parametrize("word", ["phone", "telephone", "cellphone", "04401088", "02992529"])
def test_every_kind_of_telephone_lands_in_one_place(word):
    assert find(word).name == "phone"


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
