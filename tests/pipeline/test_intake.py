import io
import struct
import zlib

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms

from pipeline.errors import PhotoError
from pipeline.intake import LONGEST_SIDE, read_photo


def picture(height=60, width=90):
    """Left half red, right half blue; the top quarter green."""
    rgb = np.zeros((height, width, 3), np.uint8)
    rgb[:, : width // 2, 0] = 200
    rgb[:, width // 2 :, 2] = 200
    rgb[: height // 4] = (0, 200, 0)
    return rgb


def encoded(image, kind="PNG", **options):
    buffer = io.BytesIO()
    (image if isinstance(image, Image.Image) else Image.fromarray(image)).save(buffer, kind, **options)
    return buffer.getvalue()


def bomb(width, height):
    """A PNG whose header promises width x height pixels and that holds none."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "WEBP"])
def test_lossless_formats_come_back_exactly(kind):
    photo = read_photo(encoded(picture(), kind, **({"lossless": True} if kind == "WEBP" else {})), name="a")
    np.testing.assert_array_equal(photo.rgb, picture())
    assert photo.alpha is None
    assert photo.name == "a"


def test_jpeg_and_heic_come_back_nearly():
    pillow_heif.register_heif_opener()
    for kind in ("JPEG", "HEIF"):
        rgb = read_photo(encoded(picture(), kind, quality=95)).rgb
        assert np.median(np.abs(rgb.astype(int) - picture())) <= 3


def test_a_path_gives_its_name(tmp_path):
    (tmp_path / "my chair.png").write_bytes(encoded(picture()))
    assert read_photo(tmp_path / "my chair.png").name == "my chair.png"


@pytest.mark.parametrize(("orientation", "turned"), [(3, 2), (6, 3), (8, 1)])
def test_exif_rotation_is_undone(orientation, turned):
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = read_photo(encoded(picture(), "PNG", exif=exif.tobytes()))
    np.testing.assert_array_equal(photo.rgb, np.rot90(picture(), turned))


def test_large_photos_are_reduced_and_keep_their_aspect():
    photo = read_photo(encoded(Image.new("RGB", (4000, 3000), (10, 120, 240)), "JPEG"))
    assert photo.rgb.shape == (1200, LONGEST_SIDE, 3)
    assert np.abs(photo.rgb.astype(int) - (10, 120, 240)).max() <= 3


def test_alpha_is_kept_and_what_hides_under_it_is_white():
    rgba = np.dstack([picture(), np.full((60, 90), 255, np.uint8)])
    rgba[:20, :, 3] = 0
    photo = read_photo(encoded(rgba))
    np.testing.assert_array_equal(photo.alpha, rgba[..., 3])
    assert (photo.rgb[:20] == 255).all()
    np.testing.assert_array_equal(photo.rgb[20:], rgba[20:, :, :3])


def test_an_opaque_alpha_channel_is_none():
    assert read_photo(encoded(np.dstack([picture(), np.full((60, 90), 255, np.uint8)]))).alpha is None


def test_a_transparent_palette_entry_is_alpha():
    image = Image.fromarray(picture()).quantize(8)
    background = image.getpixel((0, 0))
    photo = read_photo(encoded(image, "PNG", transparency=background))
    assert (photo.alpha[:15] == 0).all()
    assert (photo.alpha[15:] == 255).all()


def test_sixteen_bit_grey_keeps_its_range():
    grey = np.linspace(0, 65535, 60 * 90).reshape(60, 90).astype(np.uint16)
    photo = read_photo(encoded(Image.fromarray(grey)))
    np.testing.assert_allclose(photo.rgb[..., 0], grey / 257, atol=1)


@pytest.mark.parametrize("mode", ["L", "1", "LA", "CMYK", "P", "YCbCr"])
def test_every_mode_becomes_rgb(mode):
    kind = {"CMYK": "TIFF", "YCbCr": "JPEG"}.get(mode, "PNG")
    photo = read_photo(encoded(Image.new("RGB", (64, 48), (255, 255, 255)).convert(mode), kind))
    assert photo.rgb.shape == (48, 64, 3)
    assert photo.rgb.min() >= 250


def test_a_cmyk_jpeg_is_not_inverted():
    photo = read_photo(encoded(Image.new("RGB", (64, 48), (250, 20, 20)).convert("CMYK"), "JPEG"))
    red, green, _ = photo.rgb.reshape(-1, 3).mean(axis=0)
    assert red > 200 > 80 > green


def test_a_colour_profile_is_followed_and_a_damaged_one_forgiven():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, lab, b"not a profile"):
        photo = read_photo(encoded(picture(), icc_profile=profile))
        assert np.abs(photo.rgb.astype(int) - picture()).max() <= 1


def test_the_first_frame_of_an_animation_renamed_png():
    frames = [Image.new("RGB", (64, 48), color) for color in ("red", "blue")]
    gif = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert (read_photo(gif, name="animated.png").rgb == (255, 0, 0)).all()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "0 bytes"),
        (b"hello, I am no picture at all", "none of them"),
        (b"%PDF-1.7 something", "none of them"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "none of them"),
        (encoded(picture(300, 300), "JPEG")[:-400], "truncated"),
        (encoded(np.random.default_rng(0).integers(0, 255, (99, 99, 3), np.uint8))[:9000], "truncated"),
        (bomb(20_000, 10_000), "megapixels"),
        (bomb(9_000, 9_000), "megapixels"),
        (encoded(Image.new("RGB", (10_000, 1))), "as long as"),
        (encoded(Image.new("RGB", (1, 10_000))), "as long as"),
        (encoded(Image.new("RGB", (8, 8))), "at least"),
        (bomb(100, 100), "damaged"),
    ],
    ids=[
        "empty",
        "text",
        "pdf",
        "svg",
        "cut jpeg",
        "cut png",
        "bomb",
        "81 MP",
        "wide",
        "tall",
        "tiny",
        "no data",
    ],
)
def test_what_cannot_be_read_gets_one_sentence_and_advice(content, words):
    with pytest.raises(PhotoError) as caught:
        read_photo(content, name="photo.png")
    message = caught.value.message
    assert words in message
    assert message.startswith("photo.png must ")
    assert message.count(". ") == 0
    assert message.endswith(".")
    assert caught.value.advice.endswith(".")


def test_a_missing_file_and_a_folder_say_so(tmp_path):
    for path in (tmp_path / "nowhere.jpg", tmp_path):
        with pytest.raises(PhotoError, match="must be"):
            read_photo(path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "HEIF"])
def test_random_damage_is_a_photo_or_a_photo_error(kind):
    """Whatever bytes break, nothing but PhotoError comes out."""
    rng = np.random.default_rng(7)
    whole = np.frombuffer(encoded(picture(), kind), np.uint8)
    for _ in range(40):
        damaged = whole.copy()
        damaged[rng.integers(0, len(damaged), 6)] = rng.integers(0, 256, 6)
        content = damaged[: rng.integers(1, len(damaged) + 1)].tobytes()
        try:
            assert read_photo(content).rgb.dtype == np.uint8
        except PhotoError:
            continue
