import numpy as np

from glassgan.data import DATA
from glassgan.data.part import Part
from glassgan.prepare import splits
from glassgan.prepare.stored import stored

IMAGES = np.arange(9, dtype=np.uint8).repeat(784).reshape(9, 1, 28, 28)
LABELS = np.arange(9, dtype=np.uint8)


def test_as_many_as_are_wanted_with_their_labels():
    tensors, header = stored(Part(IMAGES, LABELS), 4, "train", seed=0)
    kept = splits.taken(9, 4, "train", 0)
    assert np.array_equal(tensors["images"], IMAGES[kept])
    assert tensors["labels"].tolist() == kept.tolist()
    assert (set(tensors), header) == ({"images", "labels"}, {})


def test_of_all_none_is_copied():
    assert stored(Part(IMAGES, LABELS), 9, "train", 0)[0]["images"].base is IMAGES.base


def test_factors_and_checksum_go_along():
    factors = np.linspace(0, 1, 9, dtype=np.float32)[:, None]
    tensors, header = stored(Part(IMAGES, LABELS, factors, "abc"), 4, "train", seed=0)
    assert np.array_equal(tensors["factors"], factors[tensors["labels"]])
    assert header == {"factors": DATA.factors, "sha256": "abc"}
