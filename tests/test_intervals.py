import numpy as np
import pytest
from scipy.stats import binomtest, kstest

from glassgan import intervals


def test_minimum_effect_p_is_uniform_at_the_edge_and_small_beyond():
    rng = np.random.default_rng(0)
    draws = rng.normal(0.3, 1, (2000, 400))
    mean, deviation = draws.mean(1), draws.std(1, ddof=1)
    assert kstest(intervals.minimum_effect_p(mean, deviation, 400, 0.3), "uniform").pvalue > 0.01
    assert (intervals.minimum_effect_p(-mean, deviation, 400, 0.1) < 0.05).mean() > 0.95
    assert (intervals.minimum_effect_p(mean, deviation, 400, 0.5) < 0.05).mean() < 0.001


def test_minimum_effect_p_without_variation_is_certain():
    found = intervals.minimum_effect_p([0.0, 0.2, 0.2], [0.0, 0.0, 0.0], 10, [0.0, 0.1, 0.3])
    assert list(found) == [1, 0, 1]


def test_jackknife_interval_covers_the_truth():
    rng = np.random.default_rng(1)
    hits = 0
    for _ in range(400):
        folds = rng.exponential(2, (10, 60))
        of = [np.delete(folds, k, 0).mean() ** 2 for k in range(10)]
        estimate = folds.mean() ** 2
        hits += abs(estimate - 4) <= intervals.jackknife_margin(of)
    assert binomtest(hits, 400, 0.95).pvalue > 0.005


def test_margin_is_students():
    assert np.isclose(intervals.margin(2.0, 16), 2.131449545559323 * 0.5)


def test_around_gives_plain_numbers():
    found = intervals.around(np.float32(0.5), np.float64(0.25))
    assert found == {"estimate": 0.5, "ci_low": 0.25, "ci_high": 0.75}
    assert {type(value) for value in found.values()} == {float}


@pytest.mark.parametrize(("successes", "count"), [(0, 10), (10, 10), (50, 100), (3, 1000)])
def test_wilson_is_that_of_scipy(successes, count):
    expected = binomtest(successes, count).proportion_ci(method="wilson")
    found = intervals.wilson(successes / count, count)
    assert tuple(map(float, found)) == pytest.approx((expected.low, expected.high), abs=1e-6)
