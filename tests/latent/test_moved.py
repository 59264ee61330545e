"""Moves beside what samples tell that are not moved: the same up to errors, or another."""

import numpy as np
import pytest
from unit_tables import SHARED, measured

from glassgan import effects
from glassgan.latent import moved


def decided(scale, noise, count=400):
    """Of moves that do `scale` times what is told, both up to errors of `noise`."""
    rng = np.random.default_rng(0)
    rows = []
    for number, truth in enumerate(rng.normal(size=count)):
        shared = {"target": f"z{number // 2}", "concept": ("ink", "slant")[number % 2]}
        told = f"direction_{('effects', 'side_effects')[number % 2]}"
        for analysis, factor in (("direction_moves", scale), (told, 1.0)):
            value = measured(factor * truth + noise * rng.normal(), 1.96 * noise)
            rows.append({**shared, "analysis": analysis, **value})
    rows.append({"analysis": "direction_moves", "target": "alone", **measured(1.0)})
    table = effects.gather([effects.table(rows, **SHARED, epoch=1, n=9)])
    found = effects.table(moved.moves(table), **SHARED)
    gaps = found[found["analysis"] == moved.GAPS]
    return gaps, found[found["analysis"] == moved.AGREEMENT].set_index("concept")["estimate"]


def test_the_same_changes_differ_as_often_as_their_intervals_say():
    gaps, agreement = decided(1, 0.1)
    assert len(gaps) == 400
    assert 0.02 < (gaps["status"] == moved.DIFFER).mean() < 0.08
    outside = (gaps["ci_low"] > 0) | (gaps["ci_high"] < 0)
    assert (outside == (gaps["status"] == moved.DIFFER)).all()
    assert agreement[moved.DEVIATION] == pytest.approx(1, abs=0.1)
    assert agreement[moved.CORRELATION] > 0.95


def test_moves_that_do_twice_as_much_differ():
    gaps, agreement = decided(2, 0.1)
    assert (gaps["status"] == moved.DIFFER).mean() > 0.7
    assert agreement[moved.DEVIATION] > 5
    assert agreement[moved.CORRELATION] > 0.95


@pytest.mark.filterwarnings("error")
def test_of_too_few_pairs_and_without_errors_nothing_is_said():
    gaps, agreement = decided(1, 0.1, count=2)
    assert (len(gaps), len(agreement)) == (2, 0)
    _, exact = decided(1, 0)
    assert exact[moved.CORRELATION] == pytest.approx(1)
    assert np.isnan(exact[moved.DEVIATION])
    _, flat = decided(0, 0)
    assert np.isnan(flat[moved.CORRELATION])
    assert list(moved.moves(effects.empty())) == []
