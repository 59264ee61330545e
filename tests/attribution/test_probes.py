"""Probes on discriminators that keep or destroy what is asked for."""

import numpy as np
import pytest
import torch
from networks import linear_discriminator
from scipy.stats import binom

from glassgan.attribution import probes
from glassgan.data.images import to_network
from glassgan.statistics import bootstrap, columns

COUNT = 400


@pytest.fixture
def bank(mnist):
    images, digits = (torch.from_numpy(part[:COUNT]) for part in mnist)
    return probes.labelled(to_network(images), digits)


def scores(network, bank, known=None):
    weights = bootstrap.weights(len(bank.labels) // 2, 100, 0, "test")
    return probes.scores(probes.read(network, bank, known), bank, weights)


def keeping(seed=0, units=200):
    return linear_discriminator(
        torch.randn(units, 784, generator=torch.Generator().manual_seed(seed))
    )


def blind():
    """Sees only a corner pixel, in which there is never any ink."""
    weights = torch.zeros(3, 784)
    weights[:, 0] = torch.tensor([1.0, 2.0, 3.0])
    return linear_discriminator(weights)


def by_layer(rows):
    return {(row["layer"], row["concept"]): row for row in rows}


def test_a_layer_that_keeps_the_image_lets_it_be_read_and_a_blind_one_does_not(bank):
    names = ["digit", *probes.CONCEPTS]
    kept, lost = (
        by_layer(probes.probe_rows(scores(network, bank), COUNT // 2))
        for network in (keeping(), blind())
    )
    assert kept["pixels", "digit"]["estimate"] > 0.7
    assert kept["hidden1", "digit"]["estimate"] > 0.6
    assert kept["hidden1", "ink"]["estimate"] > 0.9
    assert kept["pixels", "ink"]["estimate"] > 0.99
    assert lost["hidden1", "digit"]["estimate"] == pytest.approx(0.1)
    assert all(lost["hidden1", name]["estimate"] < 0.02 for name in names[1:])
    assert lost["pixels", "digit"] == kept["pixels", "digit"]
    for row in kept.values():
        assert row["ci_low"] <= row["estimate"] <= row["ci_high"]
    assert {row["layer"] for row in kept.values()} == {"pixels", "hidden1"}


def test_what_training_adds_is_told_from_what_was_there(bank):
    before = [scores(keeping(seed), bank) for seed in range(4)]
    same = [before[0]] * 2
    assert {row["p_value"] for row in probes.changes(same, before[0], 200)} == {1.0}
    rows = by_layer(probes.changes(before, scores(blind(), bank), 200))
    assert ("pixels", "digit") not in rows
    for concept in ("digit", "ink", "thickness"):
        assert rows["hidden1", concept]["ci_high"] < 0
        assert rows["hidden1", concept]["p_value"] < 0.01


def test_one_more_untrained_network_differs_at_most_at_the_nominal_rate(bank):
    found = [scores(keeping(seed, 30), bank) for seed in range(12)]
    hits, tests, of_images = 0, 0, 0
    for number, one in enumerate(found):
        others = found[:number] + found[number + 1 :]
        rows = probes.changes(others, one, 200)
        hits += sum(row["p_value"] < 0.05 for row in rows)
        tests += len(rows)
        # what the error of the test images alone would say of one other network
        for row in range(len(rows)):
            values = one["hidden1"][:, row] - others[0]["hidden1"][:, row]
            of_images += abs(values[0]) > 1.96 * values[1:].std(ddof=1)
    assert hits <= binom.ppf(0.995, tests, 0.05)
    assert of_images > binom.ppf(0.999, tests, 0.05)


def test_pixels_are_not_read_twice(bank):
    once = probes.read(keeping(), bank)
    again = probes.read(keeping(1), bank, once)
    assert again["pixels"] is once["pixels"]
    assert list(again) == list(once)


def test_images_without_a_stroke_are_left_out(mnist):
    images = to_network(torch.from_numpy(mnist[0][:10]))
    images[3] = -1
    found = probes.labelled(images, torch.from_numpy(mnist[1][:10]))
    assert len(found.labels) == 8
    assert not np.isnan(found.concepts).any()
    assert found.labels.tolist() == np.delete(mnist[1][:10], 3)[:8].tolist()


def test_resampled_statistics_are_those_of_the_resamples():
    rng = np.random.default_rng(0)
    weights = bootstrap.weights(50, 300, 0, "test")
    values, labels = rng.normal(size=50), rng.integers(0, 3, 50)
    guesses, predicted = rng.integers(0, 3, 50), values + rng.normal(size=50)
    drawn = np.repeat(np.arange(50), weights[1].astype(int))
    from sklearn.metrics import balanced_accuracy_score, r2_score

    explained = bootstrap.r_squared(weights, values, predicted)
    accuracy = bootstrap.balanced_accuracy(weights, labels, guesses)
    for place, rows in ((0, np.arange(50)), (1, drawn)):
        assert explained[place] == pytest.approx(r2_score(values[rows], predicted[rows]))
        assert accuracy[place] == pytest.approx(
            balanced_accuracy_score(labels[rows], guesses[rows])
        )
    assert np.isnan(bootstrap.r_squared(weights, np.ones(50), predicted)).all()


@pytest.mark.parametrize("recall", [0.6, 0.95, 0.99])
def test_interval_of_a_balanced_accuracy_covers_also_where_nearly_all_is_right(recall):
    rng, repetitions, covered = np.random.default_rng(2), 300, 0
    labels = np.repeat(np.arange(10), 20)
    weights = bootstrap.weights(200, 100, 0, "test")
    for _ in range(repetitions):
        right = rng.uniform(size=200) < recall
        values = bootstrap.balanced_accuracy(weights, labels, np.where(right, labels, -1))
        found = columns.resampled(values, 200)
        covered += found["ci_low"] <= recall <= found["ci_high"]
    assert covered >= binom.ppf(0.005, repetitions, 0.95)
    certain = columns.resampled(np.ones(101), 200)
    assert certain["ci_low"] < 0.99 < certain["estimate"] == certain["ci_high"] == 1
    assert np.isnan(list(columns.resampled(np.array([np.nan, 1.0, 2.0])).values())).all()
