import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from glassgan.data import folder, odd, own
from glassgan.data.settings import Images
from glassgan.errors import InputError
from glassgan.settings import problems

CATS = {"name": "Cats", "kind": "cat", "plural": "cats", "channels": 3}


def noise(seed, side=16, channels=3, height=None):
    """An image of random pixels as Pillow has it."""
    shape = (height or side, side, channels)
    pixels = np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
    return Image.fromarray(pixels[..., 0] if channels == 1 else pixels)


def saved(image, path, **options):
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, **options)


@pytest.fixture
def cats(tmp_path):
    """A folder of two classes, ten images each."""
    for number in range(20):
        name = "house" if number % 2 else "wild"
        saved(noise(number), tmp_path / f"cats/{name}/{number:02}.png")
    return tmp_path / "cats"


def settings(images, **values):
    given = {"images": str(images), **CATS, **values}
    return Images.model_validate({key: value for key, value in given.items() if value is not None})


def refused(images, training=12, test=8, **values):
    """What reading is refused with."""
    with pytest.raises(InputError) as caught:
        given = settings(images, **values)
        own.described(given)
        source = own.Own(given, training, test, seed=0)
        source.check()
        source.read("train")
    return str(caught.value)


def parts(given, training=12, test=8, seed=0):
    source = own.Own(given, training, test, seed)
    return source.read("train"), source.read("t10k")


def read(given, training=12, test=8):
    """The training images."""
    return parts(given, training, test)[0]


def test_a_folder_of_classes_is_described(cats):
    found = own.described(settings(cats))
    assert (found.name, found.kind, found.plural) == ("Cats", "cat", "cats")
    assert found.shape == (3, 16, 16)
    assert found.classes == ("house", "wild")
    assert found.labelled
    assert (found.strokes, found.dark_ground) == (False, True)
    assert (found.most_training, found.most_test) == (18, 18)
    assert own.described(settings(cats, dark_ground=False)).stored_ground == 255
    assert own.described(settings(cats, channels=1, strokes=True)).strokes


def test_it_is_split_by_a_permutation(cats):
    given = settings(cats)
    training, test = parts(given)
    assert (len(training.images), len(test.images)) == (12, 8)
    both = np.concatenate([training.images, test.images])
    labels = np.concatenate([training.labels, test.labels])
    source = own.Own(given, 12, 8, seed=0)
    assert np.array_equal(training.labels, source.labels("train"))
    assert np.array_equal(test.labels, source.labels("t10k"))
    assert (both.dtype, labels.dtype) == (np.uint8, np.uint8)
    # each image of the folder is there once, with its class
    for number in range(20):
        original = np.asarray(noise(number)).transpose(2, 0, 1)
        (place,) = np.flatnonzero((both == original).all((1, 2, 3)))
        assert labels[place] == (0 if number % 2 else 1)
    (again, _), (other, _) = parts(given), parts(given, seed=1)
    assert np.array_equal(again.images, training.images)
    assert not np.array_equal(other.images, training.images)
    fewer, same = parts(given, 6, 8)
    assert np.array_equal(same.images, test.images)
    assert np.array_equal(fewer.images, training.images[:6])


def test_digest_is_that_of_names_and_bytes(cats, tmp_path):
    digest = read(settings(cats)).digest
    moved = cats.rename(tmp_path / "elsewhere")
    assert read(settings(moved)).digest == digest
    (moved / "wild/02.png").rename(moved / "wild/03.png")
    assert read(settings(moved)).digest != digest
    (moved / "wild/03.png").rename(moved / "wild/02.png")
    saved(noise(99), moved / "wild/02.png")
    assert read(settings(moved)).digest != digest


def test_a_folder_without_classes_has_no_labels(tmp_path):
    for number in range(6):
        saved(noise(number), tmp_path / f"{number}.png")
    found = own.described(settings(tmp_path))
    assert (found.labelled, found.classes) == (False, ())
    assert not read(settings(tmp_path), 4, 2).labels.any()


def test_what_systems_leave_in_folders_is_no_matter(cats):
    for name in (".DS_Store", "house/Thumbs.db", "wild/desktop.ini"):
        (cats / name).write_bytes(b"x")
    assert own.described(settings(cats)).most_training == 18


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["a.png", "house/x.png"], "images and folders side by side"),
        (["house/deep/a.png"], "a folder in a folder; allowed: images: house/deep/"),
        (["house/notes.txt"], "no image by its name; allowed: .png, .jpg and .jpeg: house/notes.t"),
        (["tame/a.png"], "a class of fewer than two images; allowed: at least two: tame/"),
    ],
)
def test_odd_layouts_are_named(cats, names, said):
    for number, name in enumerate(names):
        saved(noise(50 + number), cats / name, format="PNG")
    assert f"prepare.data.images: {said}" in refused(cats)


def test_empty_folders_are_named(cats, tmp_path):
    (cats / "tame").mkdir()
    assert "a class of fewer than two images; allowed: at least two: tame/" in refused(cats)
    (tmp_path / "nothing").mkdir()
    assert refused(tmp_path / "nothing") == f"prepare.data.images: no images: {tmp_path}/nothing"
    assert "no such folder" in refused(tmp_path / "not there")
    (cats / "tame").rmdir()
    (cats / "wild").rename(tmp_path / "wild")
    assert "one class; allowed: two at least, or images without folders: house/" in refused(cats)


def test_all_damaged_files_are_named_at_once(cats):
    whole = (cats / "house/01.png").read_bytes()
    (cats / "house/01.png").write_bytes(whole[: len(whole) // 2])
    (cats / "house/03.png").write_bytes(b"no image")
    (cats / "wild/00.png").write_bytes(whole[:33])
    assert refused(cats) == (
        "prepare.data.images: no PNG or JPEG file that can be read: "
        "house/01.png, house/03.png, wild/00.png"
    )
    (cats / "wild/02.png").write_bytes(b"")
    assert refused(cats) == "prepare.data.images: an empty file: wild/02.png"


def test_of_many_odd_files_some_are_named_and_all_are_counted(cats):
    for path in cats.rglob("*.png"):
        path.write_bytes(b"no image")
    said = refused(cats, side=16)
    assert said.endswith(
        "house/01.png, house/03.png, house/05.png, house/07.png, house/09.png, … (20 in all)"
    )
    assert odd.row(["a", "b"]) == "a, b"


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


def test_side_is_that_of_the_first_image(tmp_path):
    saved(noise(0, height=20), tmp_path / "0.png")
    saved(noise(1), tmp_path / "1.png")
    assert refused(tmp_path) == (
        "prepare.data.side: missing; 0.png has 16 × 20 pixels; allowed: 16 to 128, with fit"
    )
    saved(noise(0, side=12), tmp_path / "0.png")
    assert "0.png has 12 × 12 pixels" in refused(tmp_path)
    (tmp_path / "0.png").write_bytes(b"x")
    assert "no PNG or JPEG file that can be read: 0.png" in refused(tmp_path)


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


def test_one_image_in_two_classes_is_named(cats):
    """Whatever file it is in."""
    saved(noise(1), cats / "wild/same.png", compress_level=0)
    assert refused(cats, 12, 9) == (
        "prepare.data.images: the same image in two classes: house/01.png and wild/same.png"
    )
    saved(noise(0), cats / "wild/same.png")
    read(settings(cats), 12, 9)  # within a class it is no matter


def test_more_images_than_there_are_are_refused(cats):
    assert refused(cats, 15, 8) == (
        "prepare.train_images: 15, and prepare.test_images: 8; allowed: together at most 20, all "
        "images of Cats"
    )


def test_a_part_without_a_class_is_refused(cats):
    for number in range(3):
        for name in ("tame", "lost", "big"):
            saved(noise(ord(name[0]) + number), cats / f"{name}/{number}.png")
    said = refused(cats, 20, 2)
    assert "classes of which no image is drawn into the test images; allowed: more " in said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"channels": 2}, "channels: 2; allowed: one of [1, 3]"),
        ({"side": 8}, "side: 8; allowed: at least 16"),
        ({"side": 256, "fit": "crop"}, "side: 256; allowed: at most 128"),
        ({"fit": "crop"}, "fit: crop; allowed: only with side"),
        ({"side": 16, "fit": "pad"}, "fit: 'pad'; allowed: one of ['crop', 'stretch']"),
        ({"names": ["a", "b"]}, "names: of a folder; allowed: only of an .npz file, "),
        ({"images": "x.npz", "names": ["a", "a"]}, "names: ['a', 'a']; allowed: a list in which"),
        ({"kind": ""}, "kind: ''; allowed: "),
        ({"strokes": True}, "strokes: True; allowed: only of grey images on black"),
        ({"colour": True}, "unknown key 'colour'"),
    ],
)
def test_wrong_parameters_are_told_by_key(values, said):
    found = problems(Images, {"images": "cats", **CATS, **values})
    assert len(found) == 1
    assert said in found[0]


def archive(path, **arrays):
    np.savez(path / "all.npz", **arrays)
    return path / "all.npz"


def many(count=20, side=16):
    return np.random.default_rng(0).integers(0, 256, (count, side, side, 3), np.uint8)


LABELS = np.arange(20) % 2
NAMES = ["wild", "house"]


@pytest.mark.parametrize("layout", ["NHWC", "NCHW", "NHW1", "N1HW", "NHW"])
def test_one_file_of_images(tmp_path, layout):
    images = many()
    expected = images.transpose(0, 3, 1, 2)
    grey = layout not in ("NHWC", "NCHW")
    if grey:
        expected = expected[:, :1]
    stored = {
        "NHWC": images,
        "NCHW": expected,
        "NHW1": images[..., :1],
        "N1HW": expected,
        "NHW": images[..., 0],
    }[layout]
    given = settings(
        archive(tmp_path, images=stored, labels=LABELS), names=NAMES, channels=1 if grey else 3
    )
    found = own.described(given)
    assert (found.shape, found.classes) == ((1 if grey else 3, 16, 16), ("wild", "house"))
    numbers = own.Own(given, 12, 8, seed=0).numbers
    for name, part in zip(numbers, parts(given), strict=True):
        assert np.array_equal(part.images, expected[numbers[name]])
        assert np.array_equal(part.labels, LABELS[numbers[name]])


def test_its_images_are_resized_as_said(tmp_path):
    path = archive(tmp_path, images=many(side=24)[:, :, 4:20])
    assert "prepare.data.side: missing; images[0] has 16 × 24 pixels" in refused(path)
    assert "16 × 24 pixels; allowed: 16 × 16, or side and fit: images[0], " in refused(
        path, side=16
    )
    given = settings(path, side=16, fit="crop")
    assert own.described(given).classes == ()
    number = own.Own(given, 12, 8, seed=0).numbers["train"][0]
    found = read(given).images[0]
    assert np.array_equal(found, many(side=24)[number, 4:20, 4:20].transpose(2, 0, 1))


@pytest.mark.parametrize(
    ("arrays", "names", "said"),
    [
        ({"labels": LABELS}, None, "prepare.data.names: missing; "),
        ({}, NAMES, "has no labels; allowed: no names"),
        (
            {"labels": LABELS + 1},
            NAMES,
            "labels without a name; allowed: 0 to 1, as many as there ",
        ),
        ({"labels": LABELS - 1}, NAMES, "as there are names: labels[0] = -1, labels[2] = -1, "),
        ({"labels": LABELS[:9]}, NAMES, "whole numbers, one for each of the 20 images"),
        ({"labels": LABELS / 2}, NAMES, "labels of the type float64 and the shape [20]; allowed: "),
        (
            {"labels": LABELS},
            [*NAMES, "tame"],
            "fewer than two images; allowed: at least two: tame",
        ),
        ({"images": many() / 255}, None, "images of type float64; allowed: uint8, from 0 to 255"),
        ({"images": many()[..., 0, 0]}, None, "images of the shape [20, 16]; allowed: [N, H, W], "),
        (
            {"images": np.zeros((9, 16, 16, 4), np.uint8)},
            None,
            "of the shape [9, 16, 16, 4]; allowe",
        ),
        ({"images": many()[:0]}, None, "no images"),
        ({"x": LABELS}, None, "arrays that are neither images nor labels: x"),
        ({"images": None, "x": LABELS}, None, "no array `images`"),
        ({"images": np.array([None])}, None, "images of type object; allowed: uint8"),
    ],
)
def test_odd_files_of_images_are_refused(tmp_path, arrays, names, said):
    arrays = {"images": many(), **arrays}
    path = archive(tmp_path, **{key: value for key, value in arrays.items() if value is not None})
    found = refused(path, names=names)
    assert said in found
    assert found.startswith("prepare.data.")


def test_damaged_files_of_images_are_refused(tmp_path):
    assert "no such file" in refused(tmp_path / "not there.npz")
    (tmp_path / "x.npz").write_bytes(b"no archive")
    assert "no .npz file that can be read" in refused(tmp_path / "x.npz")
    np.savez_compressed(tmp_path / "y.npz", images=many())
    content = bytearray((tmp_path / "y.npz").read_bytes())
    content[len(content) // 2] ^= 255
    (tmp_path / "y.npz").write_bytes(content)
    assert "`images` cannot be read" in refused(tmp_path / "y.npz")


def test_one_image_in_two_classes_of_a_file_is_named(tmp_path):
    images = many()
    images[3] = images[0]
    path = archive(tmp_path, images=images, labels=LABELS)
    assert refused(path, names=NAMES) == (
        "prepare.data.images: the same image in two classes: images[0] and images[3]"
    )


def test_labels_are_bytes_where_they_can(tmp_path):
    names = [f"{number}" for number in range(300)]
    path = archive(tmp_path, images=many(6000), labels=np.arange(6000) % 300)
    labels = read(settings(path, names=names), 3000, 3000).labels
    assert labels.dtype == np.int64
    assert np.array_equal(np.unique(labels), np.arange(300))
