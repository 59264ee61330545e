import numpy as np
import pytest
from scipy.stats import binom, binomtest, kstest, norm

from glassgan.statistics import auroc, intervals


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
    assert 0 <= found[0] <= found[1] <= 1


def test_wilson_ends_at_zero_and_one_exactly():
    counts = np.arange(1, 20_000)
    assert (intervals.wilson(0.0, counts)[0] == 0).all()
    assert (intervals.wilson(1.0, counts)[1] == 1).all()


def areas(rng, truth, sd, positives, negatives):
    """AUROC and DeLong's variance of normal positives of another spread than the negatives."""
    y, x = rng.normal(size=negatives), rng.normal(norm.ppf(truth) * np.hypot(1, sd), sd, positives)
    above = np.searchsorted(np.sort(y), x) / negatives
    below = np.searchsorted(np.sort(x), y) / positives
    return above.mean(), above.var(ddof=1) / positives + below.var(ddof=1) / negatives


@pytest.mark.parametrize("sd", [1.0, 2.0])
@pytest.mark.parametrize("truth", [0.5, 0.7, 0.9, 0.98])
def test_interval_of_an_auroc_covers_with_ten_positives(truth, sd):
    rng, repetitions = np.random.default_rng(5), 600
    found = [areas(rng, truth, sd, 10, 100) for _ in range(repetitions)]
    low, high = auroc.interval(*np.transpose(found), 10, 100)
    covered = int(((low <= truth) & (truth <= high)).sum())
    # of DeLong's own intervals .5 to .92 cover
    assert covered >= binom.ppf(0.005, repetitions, 0.95)


def test_interval_of_an_auroc_has_a_width_at_the_ends_and_is_delongs_in_large_samples():
    low, high = auroc.interval([0.0, 1.0, np.nan], [0.0, 0.0, np.nan], 10, 100)
    assert (low[0], high[1]) == (0, 1)
    assert high[0] == pytest.approx(1 - low[1])
    assert 0.7 < low[1] < 0.95
    assert np.isnan([low[2], high[2]]).all()
    rng = np.random.default_rng(6)
    estimate, variance = areas(rng, 0.8, 1.0, 20_000, 20_000)
    low, high = auroc.interval(estimate, variance, 20_000, 20_000)
    assert (high - low) / (2 * 1.96 * np.sqrt(variance)) == pytest.approx(1, abs=0.05)


def test_nan_goes_in_and_comes_out():
    found = intervals.minimum_effect_p([np.nan, 1.0, 1.0], [1.0, np.nan, 1.0], 5, [0, 0, np.nan])
    assert np.isnan(found).all()
    assert np.isnan(intervals.minimum_effect_p([np.nan], [0.0], 5, [0.1])).all()
    assert np.isnan(intervals.wilson(np.nan, 10)).all()
    assert np.isnan(intervals.margin(np.nan, 10))
    assert np.isnan(intervals.jackknife_margin([1.0, np.nan, 2.0]))


def test_one_draw_has_the_error_of_its_samples_alone():
    values = np.random.default_rng(0).normal(size=(1, 30))
    deviation, count = intervals.of_draws(values)
    assert (deviation, count) == (pytest.approx(values.std(ddof=1)), 30)
    assert intervals.of_draws(np.zeros((3, 30))) == (0, 30)
