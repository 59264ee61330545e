"""Images of one's own: what they are described as, how they are split, what is refused."""

import numpy as np
import own_images
import pytest
from own_images import CATS, noise, parts, read, refused, saved, settings

from glassgan.data import own
from glassgan.data.settings import Images
from glassgan.settings import problems


@pytest.fixture
def cats(tmp_path):
    return own_images.cats(tmp_path)


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
