import itertools
import math

import numpy as np
import pytest
import torch
from scipy.linalg import sqrtm

from glassgan.statistics import distances


def with_moments(mean, covariance, seed, count=200):
    """Points [count, D] that have exactly this mean and covariance."""
    rng = np.random.default_rng(seed)
    points = rng.standard_normal((count, len(mean)))
    points -= points.mean(0)
    white = points @ np.linalg.inv(np.linalg.cholesky(np.cov(points.T))).T
    return torch.from_numpy(white @ np.linalg.cholesky(covariance).T + mean)


def test_frechet_of_independent_coordinates_is_known():
    a, b = np.array([1.0, 4.0, 9.0]), np.array([4.0, 0.25, 9.0])
    real = with_moments(np.zeros(3), np.diag(a), 0)
    generated = with_moments(np.array([1.0, 2.0, -2.0]), np.diag(b), 1)
    expected = 9 + ((np.sqrt(a) - np.sqrt(b)) ** 2).sum()
    assert distances.frechet(real, generated) == pytest.approx(expected, rel=1e-9)
    assert distances.frechet(real, real) == pytest.approx(0, abs=1e-9)


def test_frechet_of_any_normal_laws_is_the_closed_form():
    rng = np.random.default_rng(2)
    a, b = (part @ part.T + 0.1 * np.eye(12) for part in rng.standard_normal((2, 12, 12)))
    mean = rng.standard_normal(12)
    real, generated = with_moments(mean, a, 3), with_moments(np.zeros(12), b, 4)
    expected = mean @ mean + np.trace(a + b - 2 * sqrtm(a @ b).real)
    assert distances.frechet(real, generated) == pytest.approx(expected, rel=1e-8)
    assert distances.frechet(generated, real) == pytest.approx(expected, rel=1e-8)


def test_frechet_of_a_collapsed_generator():
    real = with_moments(np.zeros(3), np.diag([1.0, 2.0, 3.0]), 5)
    assert distances.frechet(real, torch.ones(50, 3)) == pytest.approx(3 + 6, rel=1e-9)


def test_kernel_is_the_estimate_written_out():
    rng = np.random.default_rng(6)
    x, y = rng.standard_normal((6, 4)), rng.standard_normal((5, 4)) + 1

    def mean(a, b, pairs):
        return np.mean([(a[i] @ b[j] / 4 + 1) ** 3 for i, j in pairs])

    expected = (
        mean(x, x, itertools.permutations(range(6), 2))
        + mean(y, y, itertools.permutations(range(5), 2))
        - 2 * mean(x, y, itertools.product(range(6), range(5)))
    )
    found = distances.kernel(torch.from_numpy(x), torch.from_numpy(y))
    assert found == pytest.approx(expected, rel=1e-12)


def test_kernel_is_zero_on_average_for_one_law_and_not_for_two():
    draws = torch.from_numpy(np.random.default_rng(7).standard_normal((2, 200, 100, 8)))
    same = np.array([distances.kernel(x, y) for x, y in zip(*draws, strict=True)])
    assert abs(same.mean()) < 3 * same.std() / len(same) ** 0.5
    assert (same < 0).mean() > 0.3
    assert distances.kernel(draws[0, 0], draws[1, 0] + 0.5) > same.max()


def test_nan_in_nan_out():
    whole, broken = torch.randn(20, 3), torch.randn(20, 3)
    broken[2, 1] = torch.nan
    for pair in ((whole, broken), (broken, whole)):
        assert math.isnan(distances.frechet(*pair))
        assert math.isnan(distances.kernel(*pair))
