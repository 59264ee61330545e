"""Shifts between classes are found, and nothing where nothing is."""

import math

import numpy as np
import pytest

from glassgan import streams
from glassgan.theory import shares


def said(count, seed, shares_of=(0.25, 0.25, 0.25, 0.25), sure=0.98):
    """What a judge says that is right but for 2 %, and the labels."""
    rng = streams.rng(seed, "labels")
    labels = rng.choice(len(shares_of), count, p=shares_of)
    seen = np.where(rng.random(count) < 0.98, labels, rng.integers(0, 4, count))
    return np.where(np.eye(4)[seen] == 1, sure, (1 - sure) / 3), labels


def test_the_bound_of_classes_is_their_divergence():
    """Shares of classes that are said as they are: JSD of two lists of shares."""
    p, q = np.array([0.25, 0.25, 0.25, 0.25]), np.array([0.4, 0.4, 0.1, 0.1])
    middle = (p + q) / 2
    exact = ((p * np.log(p / middle)).sum() + (q * np.log(q / middle)).sum()) / 2
    known, held = ((said(20_000, n, p)[0], said(20_000, n + 1, q)[0]) for n in (1, 3))
    bound, reach = shares.bound(known, held)
    assert bound == pytest.approx(0.98**2 * exact, abs=2 * reach)
    assert reach < 0.005
    # with another number on one side, too
    few = shares.bound((known[0], known[1][:4000]), held)[0]
    assert few == pytest.approx(bound, abs=reach)


@pytest.mark.parametrize("label", [0, 3])
def test_one_per_cent_of_a_class_is_found(label):
    parts = [shares.planted(*said(20_000, n), label, 0.01) for n in (5, 6)]
    counts = [len(real) for real, _ in parts], [len(other) for _, other in parts]
    assert counts[1][0] == pytest.approx(1.01 * counts[0][0], rel=0.03)
    bound, reach = shares.bound(parts[0], parts[1])
    assert bound - reach > 0
    assert bound < 1.6 * shares.divergence(0.01)


def test_nothing_is_found_where_nothing_was_planted():
    beyond = 0
    for trial in range(60):
        known, held = (shares.planted(*said(1500, 2 * trial + n), 1, 0.0) for n in (100, 101))
        bound, reach = shares.bound(known, held)
        beyond += bound - reach > 0
    assert beyond <= 5  # of 60; 1.5 are expected of a two-sided interval of 95 %


def test_the_divergence_of_a_shift():
    assert shares.divergence(0.0) == 0
    p, q = np.array([1.0, 0.0]), np.array([0.7, 0.3])
    middle = (p + q) / 2
    exact = (math.log(1 / middle[0]) + (q * np.log(q / middle)).sum()) / 2
    assert shares.divergence(0.3) == pytest.approx(exact)
    assert shares.divergence(0.01) == pytest.approx(0.01 * math.log(2) / 2, rel=0.01)
