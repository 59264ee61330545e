"""Rank correlations of what is said and what is found, and their null."""

import numpy as np
import pytest

from glassgan.claims.follow_up import table

TRIALS = 200


def false_positives(monkeypatch, draw):
    """Return how often p ≤ 0.05, and how often the interval leaves 0 out, of nothing."""
    monkeypatch.setattr(table, "DRAWS", 199)
    rng = np.random.default_rng(0)
    rows = [table.ranked(*draw(rng), rng) for _ in range(TRIALS)]
    missed = np.mean([not row["ci_low"] <= 0 <= row["ci_high"] for row in rows])
    return np.mean([row["p_value"] <= 0.05 for row in rows]), missed


def test_an_order_that_is_right_is_found():
    said = np.stack([np.arange(10.0), np.arange(10.0)])
    row = table.ranked(said, said**3, np.random.default_rng(0))
    assert row["estimate"] == pytest.approx(1)
    assert row["p_value"] == pytest.approx(1 / 5001)
    assert 0.9 < row["ci_low"] < row["ci_high"] <= 1 + 1e-12
    assert row["groups"] == 2
    said[0, 3:] = np.nan  # three are too few; of the other group the worst order
    row = table.ranked(said, -said, np.random.default_rng(0))
    assert (row["groups"], row["p_value"]) == (1, pytest.approx(1, abs=1e-3))
    assert row["estimate"] == pytest.approx(-1)
    assert table.ranked(said[:1], said[:1], np.random.default_rng(0)) is None
    assert table.ranked(said[1:], np.zeros((1, 10)), np.random.default_rng(0)) is None


def test_of_noise_nothing_is_said_more_often_than_by_chance(monkeypatch):
    false, missed = false_positives(monkeypatch, lambda rng: rng.standard_normal((2, 1, 10)))
    assert false <= 0.09  # 10 of 200 on average, 19 in 1 of 200
    assert missed <= 0.09


def test_what_all_groups_have_in_common_is_not_counted_twice(monkeypatch):
    """Each of ten groups leaves out an item of its own, as forks without a class do."""

    def draw(rng):
        own, common = rng.standard_normal((2, 10, 10)), rng.standard_normal((2, 1, 10))
        said, found = 0.3 * own + common
        said[np.diag_indices(10)] = np.nan
        return said, found

    false, missed = false_positives(monkeypatch, draw)
    assert false <= 0.09
    assert missed <= 0.09
