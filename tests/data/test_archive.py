"""One file of images."""

import numpy as np
import pytest
from own_images import parts, read, refused, settings

from glassgan.data import own


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
