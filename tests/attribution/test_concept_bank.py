"""What concepts are on images, which of them vary, and what ink explains of them."""

import layered_discriminators as discriminators
import numpy as np
import planted
import pytest
import torch

from glassgan.attribution.concept_bank import (
    INK,
    WIDTHS,
    arbitrary,
    features,
    on_ink,
    usable,
)
from glassgan.judge.reading import concepts


def test_features_and_concepts_of_images():
    images = discriminators.images(6)
    network = discriminators.convolutional()
    found = features(network, images)
    assert list(found) == ["hidden1", "activation", "hidden2"]
    assert found["hidden1"].values.shape == found["hidden1"].slopes.shape == (6, 4, 14, 14)
    assert features(network, images[:0])["hidden2"].values.shape == (0, 6, 7, 7)
    values, _ = concepts(planted.judge(), torch.full((3, 1, 28, 28), -1.0))
    assert (values[:, INK] == 0).all()
    assert not usable(np.empty((0, 3))).any()


def test_arbitrary_concepts_are_smooth_and_the_same_every_time():
    images = torch.eye(784).view(784, 1, 28, 28)  # what a mask weighs in one pixel
    masks = arbitrary(images, 60, 0).T.reshape(60, 28, 28)
    assert np.array_equal(masks.reshape(60, -1).T, arbitrary(images, 60, 0))
    inside = masks[:, 8:-8, 8:-8]
    step = np.square(np.diff(inside, axis=2)).mean((1, 2)) / np.square(inside).mean((1, 2))
    by_width = [np.median(step[number :: len(WIDTHS)]) for number in range(len(WIDTHS))]
    # the correlation of neighbours under a Gaussian blur: exp(−1 / 4 width²)
    expected = [2 * (1 - np.exp(-1 / (4 * width**2))) for width in WIDTHS]
    assert by_width == pytest.approx(expected, rel=0.5)


def test_ink_is_taken_out():
    rng = np.random.default_rng(0)
    ink = rng.uniform(size=300)
    values = np.stack([2 * ink + rng.normal(size=300), rng.normal(size=300), ink], 1)
    slopes = on_ink(values, ink)
    assert slopes == pytest.approx([2, 0, 1], abs=0.5)
    left = values - ink[:, None] * slopes
    assert np.abs(np.corrcoef(left[:, :2].T, ink)[2, :2]).max() < 1e-12
    assert (on_ink(values, np.ones(300)) == 0).all()
