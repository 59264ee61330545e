"""The scorecard of an analysis that finds what was planted, and of one that guesses."""

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT

from glassgan import effects
from glassgan.claims import phantom_rows, scorecard
from glassgan.phantoms import layout, truth

INSTRUMENT = next(one for one in scorecard.INSTRUMENTS if one.analysis == "unit_damage")
TRUTH = truth.table()
OWN = TRUTH[TRUTH["phantom"].isin(layout.UNITS) & (TRUTH["kind"] == "unit")]
KINDS = len(layout.UNITS)


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
            "subject": unit.phantom,
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
    assert found.loc[0.32, ["positives", "negatives"]].tolist() == [4 * KINDS, 32 * KINDS]
    assert found["positives"].iloc[-1] == 24 * KINDS


def test_what_guesses_has_half_the_area():
    rng = np.random.default_rng(0)
    guesses = {(unit.phantom, unit.target): rng.random() for unit in OWN.itertuples()}
    found = recovered(table(lambda unit: guesses[(unit.phantom, unit.target)])).iloc[-1]
    assert found["ci_low"] < 0.5 < found["ci_high"]
    assert found["false"] > 0.5


def test_targets_of_which_nothing_is_said_score_lowest():
    tables = table(lambda unit: unit.strength)
    first = OWN[OWN["phantom"] == "units"]
    singles = first.loc[first["mechanism"] == "single", "target"].iloc[:3]
    idle = first.loc[first["mechanism"] == "idle", "target"].iloc[:4]
    rows = tables["units"]
    kept = rows[(rows["subject"] != "units") | ~rows["target"].isin([*singles, *idle])]
    found = recovered({"units": kept}).iloc[-1]
    positives, negatives = 24 * KINDS, 32 * KINDS
    assert found["positives"] == positives
    # each of three lies below all of those that do nothing but four, with which it is level
    lost = 3 * (negatives - 4 + 4 / 2)
    assert found["area"] == pytest.approx(1 - lost / (positives * negatives))


def test_what_is_said_of_nothing_is_told():
    found = pd.DataFrame(scorecard.of_nothing(INSTRUMENT, table(lambda unit: unit.strength)))
    assert found.set_index("network")["false"].to_dict() == {"constant": 0, "untrained": 1}


@pytest.mark.parametrize("one", scorecard.INSTRUMENTS, ids=lambda one: one.name)
def test_instruments_have_plants_and_others_beside_them(one):
    own = TRUTH[TRUTH["phantom"].isin(one.phantoms)]
    planted = own[own["planted"] & own["mechanism"].isin(one.mechanisms)]
    others = own[~own["planted"] & own["mechanism"].isin(one.beside)]
    # of copies each plant is a whole network, of layers each a layer of one
    few = {
        "image change without a unit, of a threshold": 10,
        "layer of the decision, by a lens": 10,
        "copies of training images": 5,
    }
    assert len(planted) >= few.get(one.name, 20)
    assert len(others) >= few.get(one.name, 20) - 4


def test_pixels_and_directions_of_a_good_method_score_what_is_planted():
    maps = np.random.default_rng(0).random((2, 2, 28, 28)) / 100
    for weight, place in layout.PATCHES.items():
        maps[0, :, *place] += weight
    rows = pd.DataFrame(phantom_rows.of_pixels("patch", 0, ["right", "wrong"], maps))
    scored = rows[rows["intervention"] == "right"].set_index("target")["estimate"]
    assert len(scored) == 28 * 28
    planted = TRUTH[TRUTH["kind"] == "pixel"].set_index("target")["planted"]
    assert scored[planted[planted].index].min() > scored[planted[~planted].index].max()
    names, vectors = layout.directions(rotation=1)
    turned = pd.DataFrame(
        {"method": "good", "concept": names, "trained": True}
    ).iloc[: len(layout.CONCEPTS)]  # fmt: skip
    found = pd.DataFrame(
        phantom_rows.of_directions("oblique_1", 0, turned, vectors[: len(layout.CONCEPTS)])
    ).set_index("target")["estimate"]
    assert found[list(layout.CONCEPTS)].min() > 0.999
    assert found[[name for name in names if name.startswith("idle")]].max() < 1e-6
    swapped = turned.assign(concept=[*turned["concept"][1:], turned["concept"].iloc[0]])
    wrong = pd.DataFrame(
        phantom_rows.of_directions("oblique_1", 0, swapped, vectors[: len(layout.CONCEPTS)])
    ).set_index("target")["estimate"]
    assert wrong[list(layout.CONCEPTS)].max() < 1e-6  # found, under other names


def test_the_scorecard_that_reports_show_is_of_these_instruments():
    kept = pd.read_csv(ROOT / "scorecard.csv")
    assert kept["name"].unique().tolist() == [one.name for one in scorecard.INSTRUMENTS]
    of_planted = kept[kept["network"].isna() & kept["strength"].notna()]
    assert of_planted.groupby("name")["area"].count().min() >= 1
