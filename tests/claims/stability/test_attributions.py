"""Maps that belong to their images, and maps that are the same for all."""

import numpy as np
import pytest
import torch
from networks import linear_discriminator
from scipy.stats import binomtest

from glassgan.claims.stability import attributions
from glassgan.phantoms.nothing import Blind

COUNT, TIMES, DRAWS = 12, 100, 99
PLACE = torch.exp(-torch.linspace(-2, 2, 28).square())
CENTRED = PLACE[:, None] * PLACE  # most in the middle, as digits are


def images(generator, count=COUNT):
    """Ink in other places of each image, mostly in the middle."""
    ink = torch.rand(count, 1, 28, 28, generator=generator) < CENTRED
    return ink * torch.rand(count, 1, 28, 28, generator=generator) * 2 - 1


def alike(seed, shared):
    """Two maps of each image that have place in common, and more of the image by `shared`."""
    generator = torch.Generator().manual_seed(seed)
    counts = images(generator, 2 * COUNT) > -1
    own = torch.randn(2 * COUNT, 1, 28, 28, generator=generator)
    one, other = (
        3 * CENTRED + shared * own + torch.randn(own.shape, generator=generator) for _ in range(2)
    )
    return attributions._alike(one, other, counts, np.random.default_rng(seed), DRAWS)


def test_maps_that_have_only_their_place_in_common_are_no_more_alike_than_of_other_images():
    found = [alike(seed, 0.0) for seed in range(TIMES)]
    assert np.mean([row["estimate"] for row in found]) > 0.1  # yet they are alike
    said = sum(row["p_value"] <= 0.05 for row in found)
    assert binomtest(said, TIMES, 0.05, "greater").pvalue > 0.01


def test_maps_that_belong_to_their_image_are():
    found = alike(0, 2.0)
    assert found["ci_low"] > found["null_high"]
    assert found["p_value"] == 1 / (1 + DRAWS)


def rows(discriminator):
    generator = torch.Generator().manual_seed(0)
    pair = images(generator), images(generator)
    start = images(generator).mean(0, keepdim=True)
    found = list(attributions.of_discriminator(discriminator, pair, start, 0, DRAWS))
    return {(row["concept"], row["intervention"]): row for row in found}


def test_a_linear_discriminator_has_one_slope_for_all_images():
    weights = torch.randn(1, 784, generator=torch.Generator().manual_seed(1))
    found = rows(linear_discriminator(weights).eval().requires_grad_(False))
    slopes = found[attributions.SALIENCY, attributions.NOISY]
    assert slopes["estimate"] == pytest.approx(1)
    assert slopes["p_value"] == 1  # those of other images are the same
    steps = found[attributions.INTEGRATED, attributions.STEPS]
    assert steps["estimate"] == pytest.approx(1)
    assert steps["p_value"] == 1 / (1 + DRAWS)
    assert found[attributions.SALIENCY, attributions.SINGLE]["estimate"] == pytest.approx(1)


def test_a_discriminator_that_sees_nothing_has_reasons():
    found = rows(Blind().eval().requires_grad_(False))
    assert {row["reason"] for row in found.values()} == {
        "not defined for two images",
        "the judge has no part in it",
        "a map is of one image",
    }
