"""The pixels of an image file: what is refused, turned, resized, made grey or coloured."""

import struct
import zlib

import numpy as np
import own_images
import pytest
from own_images import noise, read, refused, saved, settings
from PIL import Image

from glassgan.data import folder, own


@pytest.fixture
def cats(tmp_path):
    return own_images.cats(tmp_path)


def with_alpha(low):
    image = noise(70).convert("RGBA")
    image.putalpha(Image.fromarray(np.full((16, 16), low, np.uint8)))
    return image


def sixteen_bits():
    return Image.fromarray(np.full((16, 16), 1000, np.uint16))


@pytest.mark.parametrize(
    ("image", "suffix", "options", "said"),
    [
        (with_alpha(254), "png", {}, "transparent; allowed: images drawn on a ground"),
        (noise(70).quantize(16), "png", {"transparency": 0}, "transparent; allowed: "),
        (sixteen_bits(), "png", {}, "16 bits a number; allowed: 8"),
        (noise(70).convert("CMYK"), "jpg", {}, "colours as CMYK; allowed: grey or RGB"),
        (
            noise(70),
            "png",
            {"save_all": True, "append_images": [noise(71)]},
            "several pictures in one file; allowed: one",
        ),
        (noise(70), "gif", {}, "no image by its name; allowed: .png, .jpg and .jpeg"),
        (noise(70, side=20), "png", {}, "20 × 20 pixels; allowed: 16 × 16, or side and fit"),
        (noise(70, height=20), "png", {}, "16 × 20 pixels; allowed: 16 × 16, or side and fit"),
    ],
)
def test_odd_images_are_named(cats, image, suffix, options, said):
    saved(image, cats / f"wild/odd.{suffix}", **options)
    found = refused(cats, 12, 9)
    assert found.startswith(f"prepare.data.images: {said}")
    assert found.endswith(f": wild/odd.{suffix}")


def test_colours_of_16_bits_are_named(cats):
    """Pillow reads them as 8 bits without a word."""

    def chunk(name, content):
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 16, 16, 16, 2, 0, 0, 0)
    rows = b"".join(b"\0" + bytes(16 * 3 * 2) for _ in range(16))
    (cats / "wild/odd.png").write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    with Image.open(cats / "wild/odd.png") as image:
        assert image.mode == "RGB"
    assert "16 bits a number; allowed: 8: wild/odd.png" in refused(cats, 12, 9)


def read_one(image, path, side=16, **values):
    """What becomes of an image, [C, H, W], read among others from a folder without classes."""
    for number in range(4):
        saved(noise(number, values.pop("others", side)), path / f"{number}.png")
    given = settings(path, side=side, **values)
    names = folder.listed(path).names
    source = own.Own(given, 3, 2, seed=0)
    images = np.concatenate([source.read("train").images, source.read("t10k").images])
    order = [*source.numbers["train"], *source.numbers["t10k"]]
    return images[order.index(names.index("odd.png" if "odd.png" in names else "odd.jpg"))]


def test_palettes_opaque_alpha_and_black_and_white_are_what_they_look_like(tmp_path):
    palette = noise(70).quantize(16)
    saved(palette, tmp_path / "a/odd.png")
    expected = np.asarray(palette.convert("RGB")).transpose(2, 0, 1)
    assert np.array_equal(read_one(palette, tmp_path / "a"), expected)
    saved(with_alpha(255), tmp_path / "b/odd.png")
    expected = np.asarray(noise(70)).transpose(2, 0, 1)
    assert np.array_equal(read_one(None, tmp_path / "b"), expected)
    saved(noise(70, channels=1).convert("1"), tmp_path / "c/odd.png")
    assert np.unique(read_one(None, tmp_path / "c")).tolist() == [0, 255]


def test_photographs_are_turned_as_they_say(tmp_path):
    upright = np.zeros((16, 16, 3), np.uint8)
    upright[:8] = 255, 0, 0  # the upper half is red
    exif = Image.Exif()
    exif[0x0112] = 3  # the camera was held upside down
    lying = Image.fromarray(upright[::-1])
    saved(lying, tmp_path / "odd.jpg", exif=exif, quality=100)
    found = read_one(None, tmp_path)
    assert found[0, :7].min() > 200 > 50 > found[0, 9:].max()


def test_images_are_resized_as_said(tmp_path):
    # a red square in the middle of a wide image, with blue on both sides
    wide = np.zeros((32, 64, 3), np.uint8)
    wide[..., 2] = 255
    wide[:, 16:48] = 255, 0, 0
    saved(Image.fromarray(wide), tmp_path / "crop/odd.png")
    found = read_one(None, tmp_path / "crop", fit="crop")
    # as if the whole had been resized, then cut
    assert (found[0, :, 1:-1] == 255).all()
    assert not found[1:, :, 1:-1].any()
    saved(Image.fromarray(wide), tmp_path / "stretch/odd.png")
    found = read_one(None, tmp_path / "stretch", fit="stretch")
    assert (found[0, :, 5:11] == 255).all()
    assert (found[2, :, :3] == 255).all() and (found[2, :, 13:] == 255).all()


def test_resizing_averages(tmp_path):
    board = np.indices((64, 64)).sum(0) % 2 * 255
    saved(Image.fromarray(board.astype(np.uint8)), tmp_path / "odd.png")
    found = read_one(None, tmp_path, fit="stretch")
    assert np.abs(found.astype(int) - 127.5).max() < 15


def test_colours_become_grey_only_where_that_is_said(cats):
    said = refused(cats, channels=1)
    assert said.startswith(
        "prepare.data.images: in colour; allowed: channels: 3, or convert: true: house/01.png, "
    )
    assert said.endswith("… (20 in all)")
    given = settings(cats, channels=1, convert=True)
    assert own.described(given).shape == (1, 16, 16)
    found = read(given).images
    colours = read(settings(cats)).images
    luma = np.tensordot([0.299, 0.587, 0.114], colours, (0, 1))
    assert np.abs(found[:, 0] - luma).max() <= 1


def test_grey_images_become_colours_only_where_that_is_said(tmp_path):
    for number in range(6):  # one of them stored in three equal channels
        image = noise(number, channels=1)
        saved(image.convert("RGB") if number == 3 else image, tmp_path / f"{number}.png")
    assert refused(tmp_path, 4, 2) == (
        "prepare.data.channels: 3, but no image has a colour; allowed: 1, or convert: true"
    )
    grey = read(settings(tmp_path, channels=1), 4, 2).images
    three = read(settings(tmp_path, convert=True), 4, 2).images
    assert (grey.shape[1], three.shape[1]) == (1, 3)
    assert (three == grey).all()


def test_a_grey_image_among_colours_has_three_equal_channels(tmp_path):
    saved(noise(70, channels=1), tmp_path / "odd.png")
    found = read_one(None, tmp_path)
    assert (found == np.asarray(noise(70, channels=1))).all()
