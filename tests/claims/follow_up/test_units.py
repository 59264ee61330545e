"""What units of one seed say of another: what is planted holds, and of noise nothing."""

import numpy as np
import pandas as pd
import pytest

from glassgan import effects
from glassgan.claims.follow_up import units
from glassgan.claims.follow_up.table import table

UNITS, CONCEPTS = 40, ["digit 1", "digit 2", "ink", *(f"digit {number}" for number in range(3, 10))]
NAMES = {unit: CONCEPTS[unit % 3] for unit in range(20)}
SIGNS = {unit: 1 if unit % 2 else -1 for unit in NAMES}  # of what its presence does
ARTIFACTS = list(range(10, 20))
SETS = {
    str(digit): [*range(3 * digit - 4, 3 * digit), 35] for digit in range(3, 10)
}  # 35 has no counterpart
RUN = {"subject": "mlp", "seed": 10, "epoch": 6}


def association():
    rows = [
        {
            "subject": "mlp",
            "seed": 0,
            "epoch": 6,
            "analysis": "unit_association",
            "layer": "hidden1",
            "target": str(unit),
            "concept": concept,
            "estimate": 0.5 + 0.3 * SIGNS[unit] * (concept == name),
            "q_value": 0.001,
        }
        for unit, name in NAMES.items()
        for concept in CONCEPTS[:3]
    ]
    removal = {"subject": "mlp", "seed": 0, "epoch": 6, "analysis": "set_removal"}
    rows += [
        {**removal, "group": "effect", "concept": concept, "estimate": 0.6}
        for concept in CONCEPTS[3:]
    ]
    found = effects.table(rows, n=1)
    return found.assign(ci_low=found["estimate"] - 0.05, ci_high=found["estimate"] + 0.05)


def matches():
    """Counterparts are the units in reverse order; the last ten have none."""
    units = np.arange(UNITS)
    return pd.DataFrame(
        {
            "unit": units,
            "match": UNITS - 1 - units,
            "similarity": 0.9,
            "counterpart": units < 30,
            "layer": "hidden1",
            "kind": "trained",
            "seed": 0,
            "other_seed": 10,
        }
    )


def sweep(*, planted, seed=0):
    rng = np.random.default_rng(seed)
    mean, distance = rng.standard_normal((UNITS, len(CONCEPTS))), rng.standard_normal(UNITS)
    if planted:
        for unit, name in NAMES.items():
            mean[UNITS - 1 - unit, CONCEPTS.index(name)] -= 3 * SIGNS[unit]
        distance[UNITS - 1 - np.array(ARTIFACTS)] -= 3
        for digit, members in SETS.items():
            mean[UNITS - 1 - np.array(members), CONCEPTS.index(f"digit {digit}")] -= 3
    return {"trained.mean.0.hidden1": mean, "trained.distance.0.hidden1": distance}


@pytest.fixture(scope="module")
def predicted():
    sets = {
        "layer": "hidden1",
        "artifact_units": ARTIFACTS,
        "units": {digit: {"effect": members} for digit, members in SETS.items()},
    }
    return table(units.said(association(), matches(), sets, "mlp", 0))


def on_network(predicted, found):
    rows = units.seen(predicted, found, CONCEPTS, RUN)
    return effects.table(rows).set_index("target")


def test_what_is_predicted_is_written_for_the_counterparts(predicted):
    names = predicted[predicted["follow_up"] == "named units"].set_index("unit")
    assert set(names.index) == {UNITS - 1 - unit for unit in NAMES}
    assert names.loc[UNITS - 1, "concept"] == "digit 1"
    assert names.loc[UNITS - 1, "expected"] == pytest.approx(0.3)  # its unit is high without it
    artifacts = predicted[predicted["follow_up"] == "artifact units"]
    assert len(artifacts) == 30  # all counterparts, of which ten are chosen
    assert artifacts["chosen"].sum() == 10
    sets = predicted[predicted["follow_up"] == "unit sets"]
    assert dict(sets["concept"].value_counts()) == dict.fromkeys(CONCEPTS[3:], 4)
    assert set(sets["expected"]) == {-0.6}
    assert set(predicted["found_on"]) == {0}
    assert set(predicted["seed"]) == {10}


def test_what_comes_to_pass_is_found(predicted):
    found = on_network(predicted, sweep(planted=True))
    assert (found["estimate"] > 1).all()
    assert (found["ci_low"] > 0).all()
    assert found["p_value"].tolist() == pytest.approx([1 / 5001] * 3, abs=1e-3)
    assert found["n"].tolist() == [20, 10, 28]


def test_in_noise_nothing_comes_to_pass(predicted, monkeypatch):
    monkeypatch.setattr(units, "DRAWS", 99)
    p_values = np.array(
        [on_network(predicted, sweep(planted=False, seed=trial))["p_value"] for trial in range(100)]
    )
    assert (p_values <= 0.05).mean(0).max() <= 0.12  # 5 of 100 on average, 11 in 1 of 100 trials
    assert (p_values <= 0.5).mean(0).min() >= 0.3


def test_without_counterparts_nothing_is_said(predicted):
    found = on_network(predicted.iloc[:0], sweep(planted=True))
    assert set(found["reason"]) == {"fewer than 5 counterparts"}
    no_sets = table(units.said(association(), matches(), {}, "mlp", 0))
    assert set(no_sets["follow_up"]) == {"named units"}
