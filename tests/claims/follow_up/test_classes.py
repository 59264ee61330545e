"""Classes that are said to come, and those that come."""

import numpy as np
import pandas as pd
import pytest

from glassgan import effects
from glassgan.claims.follow_up import classes, table
from glassgan.claims.follow_up.forks import Forked

RUN = {"subject": "mlp", "seed": 10, "epoch": 6}
SAID_OF = {"subject": "mlp", "found_on": 10, "seed": 10}
DIGITS = range(10)
ROW = {"seed": 10, "epoch": 6, "n": 1}


def asked_and_drawn(*, heard, seed=0):
    """Six checkpoints of ten classes, whose shares do what is asked, or what they like."""
    rng = np.random.default_rng(seed)
    wishes = rng.standard_normal((7, 10))
    moves = 0.01 * wishes if heard else 0.01 * rng.standard_normal((7, 10))
    shares = 0.1 + np.concatenate([np.zeros((1, 10)), moves.cumsum(0)])[:7]
    cells = [(epoch, digit) for epoch in range(7) for digit in DIGITS]
    push = pd.DataFrame(
        [
            {"epoch": epoch, "concept": f"digit {digit}", "change": wishes[epoch, digit]}
            for epoch, digit in cells
        ]
    )
    quality = pd.DataFrame(
        [
            {"epoch": epoch, "measure": f"class_{digit}", "estimate": shares[epoch, digit]}
            for epoch, digit in cells
        ]
    )
    return table.table(classes.said_of_asked(push, SAID_OF)), quality


def test_classes_that_are_asked_for_come_where_they_are_heard(monkeypatch):
    monkeypatch.setattr(table, "DRAWS", 199)
    row = classes.asked_come(*asked_and_drawn(heard=True), RUN)
    assert row["estimate"] == pytest.approx(1)
    assert row["n"] == 5  # of six, the untrained one and the last have none
    assert row["p_value"] == pytest.approx(1 / 200)
    p_values = [
        classes.asked_come(*asked_and_drawn(heard=False, seed=trial), RUN)["p_value"]
        for trial in range(100)
    ]
    assert np.mean(np.array(p_values) <= 0.05) <= 0.12
    nothing = classes.asked_come(table.table([]), asked_and_drawn(heard=True)[1], RUN)
    assert nothing["reason"] == "no two checkpoints with classes"


def shares(excess):
    return pd.DataFrame(
        {
            "epoch": 6,
            "measure": [f"class_{digit}" for digit in DIGITS],
            "estimate": 0.1 + 0.01 * np.asarray(excess),
            "real": 0.1,
        }
    )


def test_shares_are_said_by_another_seed_and_by_the_errors_of_inversion():
    excess = np.arange(10.0)
    inversion = effects.table(
        (
            {
                "analysis": "inversion",
                "target": f"digit {digit} beside the same generated",
                "concept": "error",
                "estimate": 1 - 0.1 * digit,
            }
            for digit in DIGITS
        ),
        **ROW,
    )
    said = table.table(
        [
            *classes.said_of_balance(shares(excess), {**SAID_OF, "found_on": 0}),
            *classes.said_of_drawn(inversion, SAID_OF),
        ]
    )
    assert said["expected"].tolist()[:10] == pytest.approx(0.01 * excess)
    for row in classes.shares_hold(said, shares(excess), RUN):
        assert row["estimate"] == pytest.approx(1)
        assert (row["n"], row["p_value"]) == (10, pytest.approx(1 / 5001))
    other = np.random.default_rng(3).permutation(10)
    assert max(row["estimate"] for row in classes.shares_hold(said, shares(other), RUN)) < 0.6
    none = list(classes.shares_hold(said[:0], shares(excess), RUN))
    assert {row["reason"] for row in none} == {"fewer than 5 classes"}


def folds(values):
    return pd.DataFrame(
        {
            "place": "6",
            "measure": [f"class_{digit}" for digit in DIGITS for _ in range(3)],
            "fold": [*range(3)] * 10,
            "value": np.repeat(values, 3) + np.tile([-0.001, 0, 0.001], 10),
        }
    )


def test_what_takes_the_place_of_a_class():
    start = {"from": 5, "checkpoints": [6]}
    entries = [
        {"name": "unchanged", "change": "nothing", **start},
        {"name": "noise_1", "change": "other_streams", **start},
        {"name": "no_3", "change": "class_removed", "args": {"label": 3}, **start},
    ]
    said = np.arange(10.0)
    sides = effects.table(
        (
            {"group": "digit 3", "concept": f"digit {digit}", "estimate": -said[digit]}
            for digit in DIGITS
        ),
        analysis="set_side_effects",
        **ROW,
    )
    predicted = table.table(classes.said_of_replaced(sides, entries, SAID_OF))
    assert "digit 3" not in set(predicted["concept"])
    base = np.linspace(0.2, 0.05, 10)  # of which what grows is a part
    forked = Forked(
        entries,
        {
            "unchanged": folds(base - 0.01),
            "noise_1": folds(base + 0.01),
            "no_3": folds(base * (1 + 0.1 * said)),
        },
        {},
    )
    row = classes.replaced(predicted, forked, RUN)
    assert row["estimate"] == pytest.approx(1)
    assert (row["n"], row["p_value"]) == (1, pytest.approx(1 / 5001))
    assert classes.replaced(predicted[:0], forked, RUN)["reason"] == "no such forks"
