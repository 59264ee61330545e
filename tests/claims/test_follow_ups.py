"""Predictions of one network that hold in another, and those of noise."""

import numpy as np
import pandas as pd
import pytest

from glassgan import effects
from glassgan.claims import follow_ups, predictions

UNITS, CONCEPTS = 40, ["digit 1", "digit 2", "ink"]
NAMES = {unit: CONCEPTS[unit % 3] for unit in range(20)}
SIGNS = {unit: 1 if unit % 2 else -1 for unit in NAMES}  # of what its presence does
ARTIFACTS = list(range(10, 20))
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
        for concept in CONCEPTS
    ]
    table = effects.table(rows, n=1)
    return table.assign(ci_low=table["estimate"] - 0.05, ci_high=table["estimate"] + 0.05)


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
    mean, distance = rng.standard_normal((UNITS, 3)), rng.standard_normal(UNITS)
    if planted:
        for unit, name in NAMES.items():
            mean[UNITS - 1 - unit, CONCEPTS.index(name)] -= 3 * SIGNS[unit]
        distance[UNITS - 1 - np.array(ARTIFACTS)] -= 3
    return {"trained.mean.0.hidden1": mean, "trained.distance.0.hidden1": distance}


@pytest.fixture(scope="module")
def predicted():
    sets = {0: {"layer": "hidden1", "artifact_units": ARTIFACTS}}
    return predictions.of_subject(association(), matches(), sets, "mlp")


def on_network(predicted, found):
    rows = follow_ups.of_network(predicted, found, CONCEPTS, RUN)
    return effects.table(rows).set_index("target")


def test_what_is_predicted_is_written_for_the_counterparts(predicted):
    names = predicted[predicted["follow_up"] == "named units"].set_index("unit")
    assert set(names.index) == {UNITS - 1 - unit for unit in NAMES}
    assert names.loc[UNITS - 1, "concept"] == "digit 1"
    assert names.loc[UNITS - 1, "expected"] == pytest.approx(0.3)  # its unit is high without it
    artifacts = predicted[predicted["follow_up"] == "artifact units"]
    assert len(artifacts) == 30  # all counterparts, of which ten are chosen
    assert artifacts["chosen"].sum() == 10
    assert set(predicted["found_on"]) == {0}
    assert set(predicted["seed"]) == {10}


def test_what_comes_to_pass_is_found(predicted):
    found = on_network(predicted, sweep(planted=True))
    assert (found["estimate"] > 1).all()
    assert (found["ci_low"] > 0).all()
    assert found["p_value"].tolist() == pytest.approx([1 / 5001, 1 / 5001], abs=1e-3)
    assert found["n"].tolist() == [20, 10]


def test_in_noise_nothing_comes_to_pass(predicted, monkeypatch):
    monkeypatch.setattr(follow_ups, "DRAWS", 99)
    p_values = np.array(
        [on_network(predicted, sweep(planted=False, seed=trial))["p_value"] for trial in range(100)]
    )
    assert (p_values <= 0.05).mean(0).max() <= 0.12  # 5 of 100 on average, 11 in 1 of 100 trials
    assert (p_values <= 0.5).mean(0).min() >= 0.3


def test_without_counterparts_nothing_is_said(predicted):
    found = on_network(predicted.iloc[:0], sweep(planted=True))
    assert set(found["reason"]) == {"fewer than 5 counterparts"}
    no_sets = predictions.of_subject(association(), matches(), {}, "mlp")
    assert set(no_sets["follow_up"]) == {"named units"}


def asked_and_drawn(*, heard, seed=0):
    """Six checkpoints of ten classes, whose shares do what is asked, or what they like."""
    rng = np.random.default_rng(seed)
    wishes = rng.standard_normal((7, 10))
    moves = 0.01 * wishes if heard else 0.01 * rng.standard_normal((7, 10))
    shares = 0.1 + np.concatenate([np.zeros((1, 10)), moves.cumsum(0)])[:7]
    cells = [(epoch, digit) for epoch in range(7) for digit in range(10)]
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
    return predictions.of_classes(push, "mlp", 10), quality


def test_classes_that_are_asked_for_come_where_they_are_heard(monkeypatch):
    monkeypatch.setattr(follow_ups, "DRAWS", 199)
    row = follow_ups.of_training(*asked_and_drawn(heard=True), RUN)
    assert row["estimate"] == pytest.approx(1)
    assert row["n"] == 5  # of six, the untrained one and the last have none
    assert row["p_value"] == pytest.approx(1 / 200)
    p_values = [
        follow_ups.of_training(*asked_and_drawn(heard=False, seed=trial), RUN)["p_value"]
        for trial in range(40)
    ]
    assert np.mean(np.array(p_values) <= 0.05) <= 0.15
    nothing = follow_ups.of_training(predictions.table([]), asked_and_drawn(heard=True)[1], RUN)
    assert nothing["reason"] == "no two checkpoints with classes"
