import numpy as np
import pytest

from data.photofolder import VALIDATION_PERCENT, photos_for, read_index
from data.photosamples import PhotoSamples, load_photo_samples, write_photo_samples

INDEX = """split,use,category,file,mask,license,mask_kind
train,ship,chair,train/chair/a.jpg,,CC-BY-4.0,
test,check,sofa,test/sofa/b.jpg,test/sofa/b.png,CC0,COCO
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "INDEX.csv").write_text(INDEX, encoding="utf-8")
    return tmp_path


def test_rows_say_what_the_index_says(folder):
    chair, sofa = read_index(folder)
    assert (chair.path, chair.category, chair.mask) == (folder / "train/chair/a.jpg", "chair", None)
    assert (sofa.mask, sofa.mask_kind, sofa.license) == (folder / "test/sofa/b.png", "COCO", "CC0")
    assert [row.category for row in photos_for(folder, use="check")] == ["sofa"]


def test_a_photo_keeps_its_split_and_photos_that_measure_are_never_held_out(folder):
    header, *_ = INDEX.splitlines()
    lines = [f"train,ship,car,train/car/{number}.jpg,,," for number in range(2000)]
    lines += [f"test,check,car,test/car/{number}.jpg,,," for number in range(200)]
    (folder / "INDEX.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
    rows = read_index(folder)
    assert {row.split for row in rows if row.use == "check"} == {"test"}
    held_out = np.mean([row.split == "validation" for row in rows if row.use == "ship"])
    assert held_out == pytest.approx(VALIDATION_PERCENT / 100, abs=0.03)
    assert rows == read_index(folder)


def test_a_folder_without_an_index_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"INDEX\.csv"):
        read_index(tmp_path)


def test_samples_come_back_as_they_were_written(tmp_path):
    views = np.random.default_rng(0).integers(0, 256, (3, 128, 128, 4), dtype=np.uint8)
    words = (("a.jpg", "b.jpg", "c.jpg"), ("chair", "car", "x"), ("alpha",) * 3)
    texts = [np.array(column) for column in words]
    write_photo_samples(tmp_path, "train", PhotoSamples(*texts, views))
    back = load_photo_samples(tmp_path, "train")
    np.testing.assert_array_equal(back.views, views)
    assert (len(back), list(back.categories)) == (3, ["chair", "car", "x"])
    assert [path.name for path in tmp_path.iterdir()] == ["photos-train.npz"]


def test_photos_that_ship_and_photos_that_check_do_not_share_files(shared_data):
    rows = read_index(shared_data / "photos")
    ship, check = ({row.path for row in rows if row.use == use} for use in ("ship", "check"))
    assert ship
    assert check
    assert not ship & check
    assert {row.split for row in rows if row.use == "ship"} == {"train", "validation"}
