import numpy as np
from PIL import Image, ImageDraw

from data.photosamples import load_photo_samples
from pipeline.photo_samples import prepare_photos


def photo_of(path, color):
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGB", (160, 120), "white")
    ImageDraw.Draw(picture).rectangle((50, 30, 110, 90), fill=color)
    picture.save(path)


def test_every_photo_comes_cut_out_and_whole_and_what_cannot_be_read_is_left_out(tmp_path):
    # crc32 puts chair4.png of these among the held-out ones
    names = [f"chair{number}.png" for number in range(6)] + ["broken.png"]
    for number, name in enumerate(names[:-1]):
        photo_of(tmp_path / "photos" / name, (40 * number, 30, 120))
    (tmp_path / "photos" / "broken.png").write_bytes(b"not a picture")
    photo_of(tmp_path / "photos" / "measured.png", (0, 0, 0))
    lines = [f"train,ship,chair,{name},," for name in names] + ["test,check,chair,measured.png,,"]
    index = "\n".join(["split,use,category,file,mask,license", *lines])
    (tmp_path / "photos" / "INDEX.csv").write_text(index, encoding="utf-8")
    prepare_photos(tmp_path / "photos", tmp_path / "out")
    parts = [load_photo_samples(tmp_path / "out", split) for split in ("train", "validation")]
    assert sorted({*parts[0].names, *parts[1].names}) == names[:-1]
    assert not {*parts[0].names} & {*parts[1].names}
    for part in parts:
        assert len(part) == 2 * len({*part.names})
        whole = part.methods == "whole picture"
        assert whole.sum() == len(part) / 2
        # a square object fills 0.85 x 0.85 of its frame, a 4 : 3 picture three quarters of that
        cover = part.views[..., 3].mean(axis=(1, 2)) / 255
        np.testing.assert_allclose(cover, np.where(whole, 0.85**2 * 0.75, 0.85**2), atol=0.02)
