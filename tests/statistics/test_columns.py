"""Columns of effects beside SciPy, and their one rule for what is not a number."""

import numpy as np
import pytest
from scipy.stats import binomtest, ttest_1samp

from glassgan.effects import COLUMNS
from glassgan.statistics import columns

RNG = np.random.default_rng(0)
VALUES = RNG.normal(2, 3, 40)


def ends(found):
    return found["ci_low"], found["ci_high"]


def test_a_mean_has_students_interval():
    found = columns.mean(VALUES)
    expected = ttest_1samp(VALUES, 0).confidence_interval()
    assert ends(found) == pytest.approx((expected.low, expected.high))
    assert (found["estimate"], found["n"]) == (VALUES.mean(), 40)


@pytest.mark.parametrize("right", [0, 1, 20, 40])
def test_a_share_has_wilsons_interval(right):
    found = columns.share(right / 40, 40)
    expected = binomtest(right, 40).proportion_ci(method="wilson")
    assert ends(found) == pytest.approx((expected.low, expected.high), abs=1e-7)
    assert found["ci_low"] <= found["estimate"] <= found["ci_high"]


def test_the_jackknife_of_a_mean_over_single_samples_is_students():
    left_out = [np.delete(VALUES, place).mean() for place in range(40)]
    assert columns.jackknife(VALUES.mean(), left_out) == pytest.approx(
        {name: columns.mean(VALUES)[name] for name in ("estimate", "ci_low", "ci_high")}
    )


def test_an_interval_ends_where_the_measure_does():
    assert ends(columns.within(0.9, 0.2, 0, 1)) == (pytest.approx(0.7), 1)
    assert ends(columns.within(0.1, 0.2, 0, 1)) == (0, pytest.approx(0.3))
    assert np.isnan(ends(columns.within(0.5, np.nan, 0, 1))).all()


def test_resamples_that_are_not_defined_are_left_out_but_not_the_samples_themselves():
    found = columns.resampled(np.array([5.0, np.nan, *range(41)]))
    assert (found["estimate"], *ends(found)) == (5, 1, 39)
    assert np.isnan(list(columns.resampled(np.array([np.nan, 1.0, 2.0])).values())).all()


def test_a_null_has_its_middle_and_a_p_value_where_something_is_tested():
    draws = np.linspace(-1, 1, 41)
    assert columns.null(draws) == pytest.approx({"null_low": -0.95, "null_high": 0.95})
    assert columns.null(draws, 2.0)["p_value"] == pytest.approx(1 / 42)
    assert set(columns.null(draws, 2.0)) | set(columns.mean(VALUES)) <= set(COLUMNS)


@pytest.mark.parametrize("draws", [[], [1.0, np.nan, 2.0]])
def test_a_null_without_draws_or_with_one_that_is_nan_is_nan(draws):
    assert np.isnan(list(columns.null(np.array(draws), 1.0).values())).all()
    assert np.isnan(list(columns.null(draws).values())).all()
    assert columns.known(np.array(draws)).tolist() == [x for x in draws if x == x]
    assert np.isnan(columns.mean(np.array([1.0, np.nan]))["estimate"])
