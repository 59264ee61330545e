"""What planted readers see is read off their forms, and nothing where there is nothing."""

import numpy as np
import pandas as pd
import pytest
from eye_tables import KEY, form, perfect

from glassgan import effects
from glassgan.claims import ledger, verdicts
from glassgan.claims.eyes import forms, key, rows
from glassgan.units import names


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    monkeypatch.setattr(rows, "RESAMPLES", 200)
    monkeypatch.setattr(rows, "DRAWS", 400)


def at_random(table, seed=0, reader="bob"):
    rng = np.random.default_rng(seed)
    return form(table, *rng.integers(-1, 10, (2, len(table))), reader)


def found(table, *forms_, runs=(("mlp", 0), ("mlp", 1), ("dcgan", 0))):
    all_forms = pd.concat(forms_) if forms_ else forms.read([])
    return effects.table(rows.of_people(table, all_forms, runs))


def the(table, target, what, seed=-1, column="intervention"):
    (row,) = table[
        (table["target"] == target)
        & (table[column] == what)
        & (table["seed"] == seed)
        & (table["subject"] != "dcgan")
    ].to_dict("records")
    return row


def test_a_reader_who_sees_what_the_judge_sees():
    got = found(KEY, perfect(KEY))
    row, judge = the(got, rows.PEOPLE, key.SET), the(got, names.FIRST, key.SET)
    is_set = KEY["kind"] == key.SET
    share = (KEY["first_left"] != KEY["first_right"])[is_set].mean()
    assert row["estimate"] == judge["estimate"] == pytest.approx(share)
    assert row["ci_low"] < share < row["ci_high"]
    assert row["n"] == 80
    assert row["p_value"] == pytest.approx(1 / 401)
    assert row["null_high"] < row["estimate"]
    assert the(got, rows.PEOPLE, key.RANDOM)["estimate"] == 0
    less = the(got, rows.PEOPLE, rows.LESS)
    assert less["estimate"] == pytest.approx(share)
    assert 0 < less["ci_low"] < share < less["ci_high"]
    assert the(got, rows.PEOPLE, key.UNCHANGED)["estimate"] == 1
    assert the(got, names.FIRST, "gone", column="concept")["estimate"] == 1  # kappa
    assert the(got, rows.ANOTHER, "gone", column="concept")["reason"] == "one reader"
    assert the(got, rows.PEOPLE, key.SET, seed=1)["n"] == 40


def test_a_reader_who_always_says_the_same_sees_nothing_go():
    got = found(KEY, form(KEY, 3, 3))
    row = the(got, rows.PEOPLE, key.SET)
    assert (row["estimate"], row["n"]) == (0, 8)  # of the digit three only
    assert row["p_value"] == 1
    assert the(got, rows.PEOPLE, key.UNCHANGED)["estimate"] == 1
    assert the(got, names.FIRST, "gone", column="concept")["estimate"] == pytest.approx(0)
    blind = found(KEY, form(KEY, -1, -1))
    assert the(blind, rows.PEOPLE, key.SET)["reason"] == "the digit was seen in none of the samples"


def steady(table, share, seed):
    """Who no longer sees the digit in a share of the changed pairs, whatever is taken away."""
    gone = np.random.default_rng(seed).random(len(table)) < share
    sides = {}
    for side in key.SIDES:
        missed = gone & (table["without"] == side)
        sides[side] = np.where(missed, -1, table["label"])
    return form(table, **sides)


def test_where_sets_do_what_random_units_do_nothing_is_found(monkeypatch):
    monkeypatch.setattr(rows, "RESAMPLES", 40)
    p_values, kappas, inside = [], [], []
    for seed in range(100):
        got = found(KEY, steady(KEY, 0.3, seed), runs=())
        p_values.append(the(got, rows.PEOPLE, key.SET)["p_value"])
        kappas.append(the(got, names.FIRST, "gone", column="concept")["estimate"])
        less = the(got, rows.PEOPLE, rows.LESS)
        inside.append(less["ci_low"] <= 0 <= less["ci_high"])
    assert np.mean(np.array(p_values) <= 0.05) <= 0.12  # 5 of 100 on average, 11 in 1 of 100 trials
    assert np.mean(np.array(p_values) <= 0.5) >= 0.3
    assert np.mean(inside) >= 0.88
    assert abs(np.mean(kappas)) < 0.05


def test_the_interval_of_several_readers_is_that_of_pairs():
    one = the(found(KEY, perfect(KEY)), rows.PEOPLE, key.SET)
    got = found(KEY, *(perfect(KEY, name) for name in "abcd"))
    four = the(got, rows.PEOPLE, key.SET)
    assert (four["ci_low"], four["ci_high"]) == (one["ci_low"], one["ci_high"])
    assert the(got, rows.ANOTHER, "gone", column="concept")["estimate"] == 1
    mixed = found(KEY, perfect(KEY), at_random(KEY))
    assert the(mixed, rows.ANOTHER, "gone", column="concept")["estimate"] < 0.5


def test_while_nobody_has_looked_there_are_rows_that_say_so():
    got = found(KEY)
    row = the(got, rows.PEOPLE, key.SET, seed=0)
    assert row["reason"] == "nobody has looked yet"
    assert the(got, names.FIRST, key.SET, seed=0)["estimate"] > 0.5  # judges have
    alone = got[(got["subject"] == "dcgan") & (got["target"] == rows.PEOPLE)]
    assert set(alone["reason"]) == {rows.NOT_THERE}


def test_the_claim_is_undecided_until_somebody_has_looked():
    stated = ledger.read("claims.yaml")
    (claim,) = [one for one in stated.claims if one.name == "people_see_it_gone"]
    only = ledger.Ledger(found_on=[1], confirmed_on=[0], claims=[claim])
    design = {"runs": [{"subject": "mlp", "seed": 0, "checkpoints": [0, 6]}], "forks": []}

    def verdict(*forms_):
        return verdicts.of_ledger(only, design, {"eyes": found(KEY, *forms_)}).iloc[0]

    assert verdict()["verdict"] == "undecided"
    assert verdict()["reason"] == "nobody has looked yet"
    assert verdict(perfect(KEY))["verdict"] == "supported"
    same = verdict(form(KEY, KEY["label"], KEY["label"]))  # sees every digit, on both sides
    assert same["verdict"] == "refuted"
