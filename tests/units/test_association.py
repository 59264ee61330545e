import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom, binomtest, kstest, mannwhitneyu
from scipy.stats import false_discovery_control as benjamini_hochberg

from glassgan.judge.labels import class_labels
from glassgan.statistics import auroc, information
from glassgan.units import association


def bank(rng, count=200, units=30, kinds=10):
    """Units of which some share values, and classes that have nothing to do with them."""
    values = np.maximum(rng.standard_normal((2 * count, units)), 0)
    classes = rng.integers(-1, kinds, 2 * count)
    halves = tuple(class_labels(part) for part in np.split(classes, 2))
    return values, halves


def test_auroc_and_p_value_are_those_of_mann_and_whitney():
    rng = np.random.default_rng(0)
    values, (labels, _) = bank(rng)
    found = auroc.ranks(values[:200], labels)
    known = ~np.isnan(labels[:, 3])
    for unit in range(5):
        own, positive = values[:200][known, unit], labels[known, 3] > 0
        assert found.auroc[unit, 3] == pytest.approx(auroc.auroc(own, positive))
        expected = mannwhitneyu(own[positive], own[~positive], method="asymptotic").pvalue
        assert found.p_values()[unit, 3] == pytest.approx(expected)


def test_labels_that_do_not_vary_and_dead_units_have_no_association():
    labels = np.array([[1.0, 0.0, np.nan], [1.0, 1.0, 0.0]] * 20)
    values = np.zeros((40, 2))
    values[:, 1] = np.arange(40)
    found = auroc.ranks(values, labels)
    assert np.isnan(found.auroc[:, [0, 2]]).all()
    assert found.auroc[0, 1] == 0.5
    assert found.p_values()[0, 1] == 1
    assert list(found.usable()) == [False, True, False]


def test_shuffled_concepts_give_uniform_p_values_and_discoveries_at_the_nominal_rate(monkeypatch):
    # intervals, which take most of the time, have their own test below
    no_interval = np.zeros((2, 1))
    monkeypatch.setattr(association, "auroc_intervals", lambda values, positive: no_interval)
    rng = np.random.default_rng(1)
    names = [str(digit) for digit in range(10)]
    p_values, discoveries, repetitions = [], 0, 200
    for _ in range(repetitions):
        values, labels = bank(rng)
        p = association.of_halves(values, labels, names)[2]["p_value"].to_numpy()
        p_values.append(p)
        discoveries += bool((benjamini_hochberg(p) < 0.05).any())
    assert kstest(np.concatenate(p_values), "uniform").pvalue > 0.01
    low, high = binom.interval(0.99, repetitions, 0.05)
    assert low <= discoveries <= high


def test_choosing_on_one_half_flatters_there_and_not_on_the_other():
    rng = np.random.default_rng(2)
    values, labels = bank(rng, units=400)
    table = association.of_halves(values, labels, [str(d) for d in range(10)])[2]
    there = (table["discovery"] - 0.5).abs()
    # in the direction in which discovery points
    here = (table["estimate"] - 0.5) * np.sign(table["discovery"] - 0.5)
    assert there.mean() > 0.1
    assert abs(here.mean()) < 3 * here.std() / np.sqrt(len(here))


def test_interval_of_an_auroc_covers_the_truth():
    rng = np.random.default_rng(3)
    truth, hits, repetitions = 0.7602, 0, 300  # of normal laws one deviation apart
    for _ in range(repetitions):
        positive = np.arange(150) < 50
        values = (rng.standard_normal(150) + positive)[:, None]
        (low,), (high,) = auroc.auroc_intervals(values, positive)
        hits += low <= truth <= high
    assert binomtest(hits, repetitions, 0.95).pvalue > 0.005


def test_nan_goes_in_and_comes_out():
    values, labels = bank(np.random.default_rng(6), units=3)
    values[::7, 1] = np.nan
    first, _, table = association.of_halves(values, labels, [str(d) for d in range(10)])
    assert np.isnan(first.auroc[1]).all()
    assert np.isnan(first.p_values()[1]).all()
    assert table.loc[1, association.TESTED].isna().all()
    assert not table.loc[[0, 2], association.TESTED].isna().any(axis=None)
    found = information.mutual_information(values[:200], labels[0])
    assert np.isnan(found).all(1).tolist() == [False, True, False]


def test_mutual_information_of_known_laws():
    rng = np.random.default_rng(4)
    label = rng.integers(0, 2, 4000).astype(float)
    values = np.stack([label, rng.standard_normal(4000)], 1)
    labels = np.stack([label, np.where(rng.random(4000) < 0.3, np.nan, label)], 1)
    found = information.mutual_information(values, labels)
    assert found[0] == pytest.approx([1, 1], abs=0.01)
    assert found[1] == pytest.approx([0, 0], abs=0.004)
    table = pd.DataFrame({"concept": ["b", ""]})
    chosen = association.information(table, values, labels, ["a", "b"])
    assert chosen[0] == found[0, 1]
    assert np.isnan(chosen[1])


def test_statistics_of_units():
    values = np.stack([np.zeros(100), np.arange(100) - 49.5], 1)
    table = association.statistics(values)
    assert list(table["dead"]) == [True, False]
    assert list(table["active"]) == [0, 0.5]
    assert table.loc[1, "q50"] == 0


def test_no_concept_varies():
    values, _ = bank(np.random.default_rng(5))
    labels = (np.full((200, 2), np.nan), np.ones((200, 2)))
    table = association.of_halves(values, labels, ["a", "b"])[2]
    assert (table["concept"] == "").all()
    rows = association.effect_rows(table, "hidden1", "unit_association")
    assert rows[0]["status"] == "no concept varies"
    assert np.isnan(rows[0]["p_value"])
