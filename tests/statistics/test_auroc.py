"""Areas under ROC curves with ties, beside scikit-learn and pairs counted one by one."""

from itertools import combinations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from glassgan.attribution import threshold
from glassgan.statistics import auroc


def scores(ties, positives=30, negatives=50):
    rng = np.random.default_rng(ties)
    found = rng.normal(size=positives + negatives)
    found[:positives] += 0.5
    return (np.round(found * 2) if ties else found), np.arange(len(found)) < positives


@pytest.mark.parametrize("ties", [0, 1])
def test_all_ways_to_an_area_give_one_number(ties):
    values, positive = scores(ties)
    expected = roc_auc_score(positive, values)
    one = auroc.tested(values, positive)
    of_x, _ = auroc.placements(values[:, None], positive)
    logits = {"real": values[positive], "generated": values[~positive]}
    (row,) = [row for row in threshold.unchanged(logits) if row["concept"] == "AUROC"]
    for found in (auroc.auroc(values, positive), one["estimate"], of_x.mean(), row["estimate"]):
        assert found == pytest.approx(expected, rel=1e-14)
    assert [row[end] for end in ("ci_low", "ci_high")] == [one["ci_low"], one["ci_high"]]
    assert one["ci_low"] < one["estimate"] < one["ci_high"]


@pytest.mark.parametrize("ties", [0, 1])
def test_the_variance_is_that_of_pairs_of_which_ties_count_half(ties):
    values, positive = scores(ties)
    x, y = values[positive], values[~positive]
    wins = (x[:, None] > y) + 0.5 * (x[:, None] == y)
    of_x, of_y = wins.mean(1), wins.mean(0)
    expected = of_x.var(ddof=1) / len(x) + of_y.var(ddof=1) / len(y)
    assert auroc.variance(*auroc.placements(values[:, None], positive)) == pytest.approx(expected)


def test_with_ties_the_variance_is_that_of_samples():
    rng = np.random.default_rng(0)
    x, y = np.floor(rng.normal(1, 1, (2000, 30))), np.floor(rng.normal(0, 1, (2000, 50)))
    values, positive = np.concatenate([x, y], 1).T, np.arange(80) < 30
    of_x, of_y = auroc.placements(values, positive)
    assert auroc.variance(of_x, of_y).mean() == pytest.approx(of_x.mean(0).var(), rel=0.1)


def test_what_is_not_a_number_has_no_area():
    values, positive = scores(0)
    values[3] = np.nan
    assert np.isnan(auroc.auroc(values, positive))
    assert np.isnan(list(auroc.tested(values, positive).values())).all()


@pytest.mark.parametrize("ties", [0, 1])
def test_one_area_has_one_p_value(ties):
    values, positive = scores(ties)
    many = auroc.ranks(values[:, None], positive[:, None].astype(float)).p_values().item()
    assert auroc.tested(values, positive)["p_value"] == pytest.approx(many, rel=1e-9)


def test_few_are_tested_exactly():
    # all 364 orders of 3 among 14
    first, second = np.array([1.0, 4.0, 7.0]), np.delete(np.arange(1.0, 15), [0, 3, 6])
    orders = [sum(c) for c in combinations(range(1, 15), 3)]
    expected = 2 * np.mean(np.array(orders) <= 12)
    assert auroc.p_value(first, second) == pytest.approx(expected)
    assert auroc.p_value(np.ones(3), np.ones(5)) == 1
    assert np.isnan(auroc.p_value(np.array([np.nan, 1.0]), second))
