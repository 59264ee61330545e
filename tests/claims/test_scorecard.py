"""The scorecard of an analysis that finds what was planted, and of one that guesses."""

import numpy as np
import pandas as pd
import pytest

from glassgan import effects
from glassgan.claims import scorecard
from glassgan.phantoms import truth

(INSTRUMENT,) = (one for one in scorecard.INSTRUMENTS if one.analysis == "unit_damage")
TRUTH = truth.table()
OWN = TRUTH[(TRUTH["phantom"] == "units") & (TRUTH["kind"] == "unit")]


def table(scores, trained=0.3):
    """Rows of the planted units, scored by a function of each, and of a trained network."""
    shared = {
        "analysis": "unit_damage",
        "concept": "image change",
        "intervention": "zero",
        "layer": "hidden1",
        "seed": 0,
        "epoch": 0,
        "n": 1,
    }
    rows = [
        {
            **shared,
            "subject": "units",
            "target": unit.target,
            "estimate": scores(unit),
            "ci_low": scores(unit) - 0.1,
            "null_high": 0.1,
        }
        for unit in OWN.itertuples()
    ]
    others = [("mlp", trained), ("constant", 0.0), ("untrained", 0.5)]
    rows += [
        {**shared, "subject": name, "target": "0", "estimate": value, "null_high": 0.1}
        | {"ci_low": value - 0.1}
        for name, value in others
    ]
    return {"units": effects.table(rows)}


def recovered(tables):
    return pd.DataFrame(scorecard.recovered(INSTRUMENT, TRUTH, tables)).set_index("strength")


def test_what_scores_by_strength_is_recovered_and_marked_at_that_of_the_trained():
    found = recovered(table(lambda unit: unit.strength))
    assert (found["area"] == 1).all()
    assert found.index[found["marked"]].tolist() == [0.32]
    assert found.loc[0.32, "said"] == 1
    assert found.loc[0.02, "said"] == 0  # within the null
    assert (found["false"] == 0).all()
    assert found.loc[0.32, ["positives", "negatives"]].tolist() == [4, 32]
    assert found["positives"].iloc[-1] == 24


def test_what_guesses_has_half_the_area():
    rng = np.random.default_rng(0)
    guesses = {unit.target: rng.random() for unit in OWN.itertuples()}
    found = recovered(table(lambda unit: guesses[unit.target])).iloc[-1]
    assert found["ci_low"] < 0.5 < found["ci_high"]
    assert found["false"] > 0.5


def test_targets_of_which_nothing_is_said_score_lowest():
    tables = table(lambda unit: unit.strength)
    singles = OWN.loc[OWN["mechanism"] == "single", "target"].iloc[:3]
    idle = OWN.loc[OWN["mechanism"] == "idle", "target"].iloc[:4]
    rows = tables["units"]
    kept = rows[(rows["subject"] != "units") | ~rows["target"].isin([*singles, *idle])]
    found = recovered({"units": kept}).iloc[-1]
    assert found["positives"] == 24
    # each of three lies below 28 of those that do nothing, and level with four
    assert found["area"] == pytest.approx(1 - 3 * (28 + 4 / 2) / (24 * 32))


def test_what_is_said_of_nothing_is_told():
    found = pd.DataFrame(scorecard.of_nothing(INSTRUMENT, table(lambda unit: unit.strength)))
    assert found.set_index("subject")["false"].to_dict() == {"constant": 0, "untrained": 1}


@pytest.mark.parametrize("one", scorecard.INSTRUMENTS[:8], ids=lambda one: one.name)
def test_every_instrument_of_units_and_directions_has_twenty_plants(one):
    own = TRUTH[TRUTH["phantom"].isin(one.phantoms)]
    planted = own[own["planted"] & own["mechanism"].isin(one.mechanisms)]
    others = own[~own["planted"] & own["mechanism"].isin(one.beside)]
    assert len(planted) >= 20
    assert len(others) >= 20
    assert planted["strength"].nunique() >= 4
