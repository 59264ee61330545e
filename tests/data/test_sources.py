import numpy as np
import pytest
from conftest import ROOT

from glassgan.data import idx
from glassgan.data.sets import SETS, Name
from glassgan.data.sources import PARTS, source

PREPARE = {"folder": str(ROOT / "data"), "train_images": 120, "test_images": 50, "seed": 0}


def test_every_set_has_a_name():
    assert set(Name.__args__) == set(SETS)
    assert set(idx.FILES) <= set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_every_set_has_a_source(name):
    images = source({**PREPARE, "data": name})
    assert all(str(path).startswith(PREPARE["folder"]) for path in images.files)
    assert images.state == ""


@pytest.mark.parametrize("name", ["sprites", "stacked_mnist"])
def test_what_is_drawn_hangs_on_seed_and_part(name):
    images = source({**PREPARE, "data": name})
    images.check()
    for part, count in zip(PARTS, (120, 50), strict=True):
        read = images.read(part)
        assert read.images.shape == (count, *SETS[name].shape)
        assert read.labels.max() < len(SETS[name].classes)
        assert np.array_equal(images.labels(part), read.labels)
        again = source({**PREPARE, "data": name}).read(part)
        other = source({**PREPARE, "data": name, "seed": 1}).read(part)
        assert np.array_equal(again.images, read.images)
        assert not np.array_equal(other.images, read.images)
    training, test = (images.read(part) for part in PARTS)
    assert not np.array_equal(training.images[:50], test.images)
    factors = SETS[name].factors
    assert (None if test.factors is None else test.factors.shape) == (
        (50, len(factors)) if factors else None
    )
