"""Which images a dictionary stores, and that it draws no others."""

import numpy as np
import pytest
import torch

from glassgan.data.images import to_network
from glassgan.phantoms.dictionary import COUNT, LATENTS, MARK, Dictionary, dictionaries
from glassgan.phantoms.layout import COPIES, LEFT_OUT
from glassgan.quality import copying


@pytest.fixture(scope="module")
def stored():
    """Dictionaries of dots, of which the first ones are for training, with labels 0 to 9."""
    images = np.zeros((6 * COUNT, 1, 28, 28), np.uint8)
    rng = np.random.default_rng(0)
    images[:, :, 8:20, 8:20] = rng.integers(0, 256, (6 * COUNT, 1, 12, 12))
    labels = np.arange(4 * COUNT) % 10
    return images, labels, dictionaries(images[: 2 * COUNT], images[2 * COUNT :], labels)


def as_rows(images):
    return {image.tobytes() for image in images}


def test_every_image_is_drawn_as_often(stored):
    network = Dictionary()
    network.images = torch.from_numpy(stored[2]["memoriser"])
    latents = torch.randn(5 * COUNT, LATENTS, generator=torch.manual_seed(0))
    images = network(latents)
    expected = to_network(network.images)
    number = (torch.special.ndtr(latents[:, 0]) * COUNT).long()
    torch.testing.assert_close(images, expected[number])
    counts = torch.bincount(number, minlength=COUNT)
    assert 0.9 < counts.double().var() / counts.double().mean() < 1.1  # as Poisson's


def test_dictionaries_hold_what_they_say(stored):
    images, labels, found = stored
    training, unseen = as_rows(images[: 2 * COUNT]), as_rows(images[2 * COUNT :])
    assert all(len(some) == len(as_rows(some)) == COUNT for some in found.values())
    assert as_rows(found["memoriser"]) <= training
    for name, missing in LEFT_OUT.items():
        of_class = [as_rows(images[2 * COUNT :][labels == digit]) for digit in range(10)]
        there = {digit for digit in range(10) if of_class[digit] & as_rows(found[name])}
        assert as_rows(found[name]) <= unseen and there == set(range(10)) - set(missing)
    for name, (kind, share) in COPIES.items():
        if kind == "exact":
            assert len(as_rows(found[name]) & training) == share * COUNT
    shifts = [(1, -2), (-1, -2), (1, -1), (-1, -1)]
    for image, shifted in zip(found["memoriser"], found["memoriser_shifted"], strict=True):
        assert any(np.array_equal(np.roll(image, *shift), shifted) for shift in shifts)
    noise = found["memoriser_noisy"].astype(float) - found["memoriser"]
    assert 20 < noise[:, :, 8:20, 8:20].std() < 26 and 5 < noise.mean() < 12
    marks = found["marked"][:, 0, :MARK]
    left, right = (side.min((1, 2)) == 255 for side in (marks[:, :, :MARK], marks[:, :, -MARK:]))
    assert (left != right).all() and left.sum() == COUNT // 2


def test_copies_are_found_and_unseen_images_are_not(mnist):
    """As in the run, with fewer images: 400 to train on, 300 held out, and dictionaries of 200."""
    images, labels = mnist
    training, held_out, fresh = (
        to_network(torch.from_numpy(some)).flatten(1)
        for some in (images[:400], images[400:700], images[700:900])
    )
    classes = torch.from_numpy(labels[:400].astype(np.int64))
    centred = copying.centred(training)
    known = copying.held_out(copying.look(held_out, centred, classes))
    padding = np.resize(images[700:], (4 * COUNT, 1, 28, 28))
    labels = np.arange(4 * COUNT) % 10
    found = dictionaries(np.resize(images[:400], padding.shape), padding, labels)
    for name in ("memoriser", "memoriser_shifted", "memoriser_noisy"):
        some = to_network(torch.from_numpy(found[name][:200])).flatten(1)
        assert copying.p_value(copying.look(some, centred, classes), known) < 1e-6, name
    assert copying.p_value(copying.look(fresh, centred, classes), known) > 0.01
