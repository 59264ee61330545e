import numpy as np
import pytest
import torch
from scipy.stats import binom
from sklearn.decomposition import PCA
from sklearn.metrics import roc_auc_score

from glassgan.features import projection
from glassgan.statistics import auroc, bootstrap, nulls


def test_auroc_is_scikit_learns():
    rng = np.random.default_rng(0)
    scores, positive = rng.integers(0, 20, 300).astype(float), rng.uniform(size=300) < 0.4
    assert auroc.auroc(scores, positive) == pytest.approx(roc_auc_score(positive, scores))


def test_bootstrap_interval_covers_at_its_level():
    rng = np.random.default_rng(1)
    hits = 0
    for _ in range(200):
        sample = rng.normal(3, 2, 60)
        low, high = bootstrap.bootstrap_interval(lambda i, s=sample: s[i].mean(), 60, rng, 200)
        hits += low <= 3 <= high
    assert 0.88 <= hits / 200 <= 0.99


def test_monte_carlo_p_is_uniform_without_an_effect():
    rng = np.random.default_rng(2)
    values = [nulls.monte_carlo_p(rng.normal(), rng.normal(size=99)) for _ in range(2000)]
    assert min(values) == 0.01
    assert np.mean(np.array(values) <= 0.05) == pytest.approx(0.05, abs=0.015)


def test_nan_goes_in_and_comes_out():
    nan, numbers = float("nan"), np.arange(99.0)
    with_nan = np.append(numbers, nan)
    assert np.isnan(nulls.monte_carlo_p(nan, numbers))
    assert np.isnan(nulls.monte_carlo_p(3.0, with_nan))
    assert np.isnan(nulls.monte_carlo_p(3.0, np.array([])))
    assert np.isnan(auroc.auroc(with_nan, np.arange(100) < 50))
    assert np.isnan(nulls.upper_bound(np.append(with_nan, np.arange(100))))
    rng = np.random.default_rng(0)
    # a resample that happens to leave the nan out has a mean, the samples have none
    assert np.isnan(bootstrap.bootstrap_interval(lambda i: with_nan[i].mean(), 100, rng, 200)).all()
    x = torch.randn(50, 4)
    x[3, 2] = nan
    assert np.isnan(projection.effective_dimension(x))
    assert projection.principal_plane(x, torch.randn(5, 4)).isnan().all()


@pytest.mark.parametrize("draws", [119, 200, 400])
def test_upper_bound_holds_with_its_confidence(draws):
    rng, repetitions = np.random.default_rng(draws), 1000
    laws = rng.uniform(size=(repetitions, draws))
    held = sum(nulls.upper_bound(null) >= 0.975 for null in laws)
    assert held >= binom.ppf(0.005, repetitions, 0.95)
    # the lowest such draw: the next one down does not hold as often
    next_down = [null[null < nulls.upper_bound(null)].max() for null in laws]
    assert sum(bound >= 0.975 for bound in next_down) <= binom.ppf(0.995, repetitions, 0.95)
    quantiles = np.quantile(laws, 0.975, axis=1)
    assert np.mean(quantiles >= 0.975) < 0.7


def test_upper_bound_needs_enough_draws():
    assert np.isnan(nulls.upper_bound(np.arange(118.0)))
    assert nulls.upper_bound(np.arange(119.0)) == 118


def test_principal_plane_is_scikit_learns():
    torch.manual_seed(0)
    x = torch.randn(200, 6) * torch.tensor([5.0, 3, 1, 1, 1, 1])
    new = torch.randn(20, 6)
    expected = PCA(2).fit(x.numpy()).transform(new.numpy())
    np.testing.assert_allclose(
        np.abs(projection.principal_plane(x, new).numpy()), np.abs(expected), atol=1e-4
    )
    assert projection.principal_plane(x[:, :1], new[:, :1]).shape == (20, 2)


def test_effective_dimension_counts_equal_axes():
    torch.manual_seed(0)
    x = torch.zeros(20_000, 30)
    x[:, :7] = torch.randn(20_000, 7)
    assert projection.effective_dimension(x) == pytest.approx(7, rel=0.01)
    assert projection.effective_dimension(torch.ones(50, 4)) == 0


def test_what_is_equal_but_for_rounding_is_no_evidence():
    assert nulls.monte_carlo_p(0.5, np.full(99, 0.5 - 1e-16)) == 1
    assert nulls.monte_carlo_p(-0.5, np.full(99, -0.5 - 1e-16)) == 1
    assert nulls.monte_carlo_p(0.5, np.full(99, 0.5 - 1e-9)) == 0.01
