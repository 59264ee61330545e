import math

import numpy as np
import pytest
import torch
from scipy.stats import chi2_contingency

from glassgan.quality import bins


def test_bins_are_the_same_each_time_and_hold_all_images():
    images = torch.from_numpy(np.random.default_rng(0).standard_normal((500, 784))).float()
    centres = bins.centres(images, 7, seed=0)
    assert torch.equal(centres, bins.centres(images, 7, seed=0))
    assert not torch.equal(centres, bins.centres(images, 7, seed=1))
    assert bins.counts(images, centres).sum() == 500


def test_an_image_is_in_the_bin_of_the_nearest_centre():
    images, centres = torch.randn(90, 784), torch.randn(5, 784)
    expected = torch.cdist(images, centres).argmin(1).bincount(minlength=5)
    assert torch.equal(bins.counts(images, centres), expected)


def test_the_test_is_that_of_a_table_of_two_by_two():
    rng = np.random.default_rng(1)
    real, generated = rng.multinomial(5000, [0.1] * 10), rng.multinomial(600, [0.05, 0.15] * 5)
    totals = np.array([real.sum(), generated.sum()])
    p_values = [
        chi2_contingency([pair, totals - pair], correction=False).pvalue
        for pair in np.stack([real, generated], 1)
    ]
    expected = np.mean(np.array(p_values) < 0.05)
    found = bins.different(torch.from_numpy(real), torch.from_numpy(generated))
    assert 0.2 < found == pytest.approx(expected)


def test_one_law_differs_in_five_percent_of_the_bins():
    rng = np.random.default_rng(2)
    draws = [torch.from_numpy(rng.multinomial([20_000, 1000], [0.02] * 50)) for _ in range(200)]
    found = [bins.different(*pair) for pair in draws]
    assert np.mean(found) == pytest.approx(0.05, abs=0.01)


def test_bins_empty_twice_do_not_differ():
    assert bins.different(torch.tensor([100, 0]), torch.tensor([10, 0])) == 0
    assert bins.different(torch.tensor([50, 50]), torch.tensor([100, 0])) == 1


def test_an_image_that_is_not_finite_lies_in_no_bin():
    images, middles = torch.zeros(3, 784), torch.eye(2, 784)
    images[0, 0] = torch.nan
    assert bins.counts(images, middles).sum() == 2
    empty = bins.counts(images[:1], middles)
    assert math.isnan(bins.different(torch.tensor([3, 4]), empty))
