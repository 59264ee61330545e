"""Measures of quality as effects, and what goes with them."""

import pandas as pd
import pytest

from glassgan import effects
from glassgan.claims import quality_rows

RUN = {"subject": "mlp", "seed": 0}


def quality(measure="coverage", values=(0.1, 0.5), real=0.9):
    interval = {"real": real, "real_low": real - 0.01, "real_high": real + 0.01}
    return pd.DataFrame(
        [
            {
                "epoch": epoch,
                "status": "finite",
                "measure": measure,
                "n": 1000,
                "estimate": value,
                "ci_low": value - 0.02,
                "ci_high": value + 0.03,
                **interval,
            }
            for epoch, value in enumerate(values)
        ]
    )


def test_each_measure_stands_beside_that_of_real_images():
    table = effects.table(quality_rows.measures(quality(), RUN, "cold"))
    assert table["target"].tolist() == ["samples", "real images"] * 2
    assert table["estimate"].tolist() == [0.1, 0.9, 0.5, 0.9]
    assert set(table["intervention"]) == {"cold"}
    assert table["ci_high"].tolist() == pytest.approx([0.13, 0.91, 0.53, 0.91])


def test_a_checkpoint_without_samples_has_rows_without_numbers():
    nothing = quality(values=(float("nan"),)).astype({"n": "Int64"})
    nothing["n"] = pd.NA
    table = effects.table(quality_rows.measures(nothing, RUN))
    assert table["n"].tolist() == [0, 0]
    assert table["estimate"].isna().tolist() == [True, False]  # real images have theirs


def test_what_goes_with_quality_over_training_and_what_does_not():
    epochs = range(1, 7)
    values = {
        "frechet_distance": {0: 30.0, **{epoch: 1 / epoch for epoch in epochs}},
        "loss of D": {epoch: float(epoch) for epoch in epochs},
        "loss of G": dict.fromkeys(epochs, 1.0),
        "AUROC of D": {1: 0.5},
    }
    found = effects.table(quality_rows.correlations(values, RUN))
    found = found[found["concept"] == "frechet_distance"].set_index("target")
    assert found.loc["loss of D", "estimate"] == -1
    assert found.loc["loss of D", "n"] == 6  # without the untrained pair
    assert found.loc["loss of G", "reason"] == "one of the two does not change"
    assert found.loc["AUROC of D", "reason"] == "fewer than 5 trained checkpoints"


def test_series_of_a_run_are_read_at_the_end_of_each_epoch():
    lives = [
        {
            "analysis": "unit_life",
            "epoch": 1,
            "layer": "hidden1",
            "target": unit,
            "concept": concept,
            "ci_low": low,
            "ci_high": low + 0.1,
            "q_value": 0.001,
        }
        for unit, concept, low in (("0", "ink", 0.8), ("0", "digit 1", 0.5), ("1", "ink", 0.5))
    ]
    logit = {"analysis": "separation", "intervention": "the logit", "epoch": 1, "estimate": 0.7}
    gathered = effects.table([*lives, logit], seed=0, n=1)
    trace = pd.DataFrame(
        {
            "epoch": [0, 0, 1],
            "last_step": [50, 100, 200],
            "loss_d": [1.0, 2.0, 3.0],
            "loss_g": [4.0, 5.0, 6.0],
        }
    )
    found = quality_rows.along(quality(), gathered, trace)
    assert found["coverage"] == {0: 0.1, 1: 0.5}
    assert found["loss of D"] == {1: 2.0, 2: 3.0}
    assert found["share of named units"] == {1: 0.5}
    assert found["AUROC of D"] == {1: 0.7}


def test_the_farthest_seed_counts():
    tables = {0: (0.0, 0.5), 1: (0.0, 0.6), 2: (0.0, 0.45)}
    rows = [
        row
        for seed, values in tables.items()
        for row in quality_rows.measures(quality(values=values), {**RUN, "seed": seed})
    ]
    rows += quality_rows.measures(quality(values=(0.9,)), {**RUN, "seed": 0}, "fork")
    rows += quality_rows.measures(quality(), {"subject": "alone", "seed": 0})
    found = effects.table(quality_rows.between_seeds(effects.table(rows)))
    assert found["estimate"].tolist()[:3] == pytest.approx([0.1, 0.15, 0.15])
    assert (found["ci_low"] < found["estimate"])[:3].all()
    assert found["reason"].tolist() == ["", "", "", "no other seed"]
