import numpy as np
import pandas as pd
import pytest

from glassgan import effects


def test_table_has_the_one_shape():
    table = effects.table([{"analysis": "a", "estimate": 1}], subject="mlp", seed=0, epoch=2, n=3)
    assert list(table.columns) == list(effects.COLUMNS)
    assert table.loc[0, "subject"] == "mlp"
    assert table.loc[0, "concept"] == ""
    assert np.isnan(table.loc[0, "q_value"])
    assert list(effects.empty().columns) == list(effects.COLUMNS)


def test_an_interval_lies_on_one_side_of_its_null_or_meets_it():
    ends = {"ci_low": [2.0, -3.0, 0.5, np.nan], "ci_high": [3.0, -2.0, 2.0, np.nan]}
    rows = pd.DataFrame({**ends, "null_low": -1.0, "null_high": 1.0})
    assert effects.side(rows).tolist() == [1, -1, 0, 0]
    assert [effects.side(row) for row in rows.to_dict("records")] == [1, -1, 0, 0]
    assert effects.side(rows, 0.0).tolist() == [1, -1, 1, 0]


def test_unknown_columns_are_refused():
    with pytest.raises(ValueError, match="effekt"):
        effects.table([{"effekt": 1}])


def test_units_that_are_none_are_refused_with_their_analysis():
    table = effects.table(
        [{"analysis": "a", "unit_of_measure": unit} for unit in ("nats", "")], seed=0, epoch=0, n=0
    )
    assert table["unit_of_measure"].tolist() == ["nats", ""]
    with pytest.raises(ValueError, match="'bananas' in 'fruit'"):
        effects.table([{"analysis": "fruit", "unit_of_measure": "bananas"}])
    with pytest.raises(ValueError, match="'bananas'"):
        effects.table([{"analysis": "fruit"}], unit_of_measure="bananas")


def test_doses_groups_and_reasons_have_columns_of_their_own():
    rows = [
        {"analysis": "a", "dose": 2, "group": "effect", "estimate": 0.5, "status": "finite"},
        {"analysis": "a", "dose": -0.5, **effects.no_estimate("too few")},
        {"analysis": "a"},
    ]
    table = effects.table(rows, seed=0, epoch=0, n=1)
    assert table["dose"].tolist()[:2] == [2.0, -0.5]
    assert np.isnan(table["dose"].iloc[2])
    assert table["group"].tolist() == ["effect", "", ""]
    assert table["reason"].tolist() == ["", "too few", ""]
    assert table["status"].tolist() == ["finite", "too few", ""]
    new = ["dose", "group", "reason"]
    pd.testing.assert_frame_equal(effects.gather([table])[new], table[new])
    assert effects.empty().dtypes[new].equals(table.dtypes[new])


def rows(analysis, p_values):
    return effects.table(
        [{"analysis": analysis, "p_value": p} for p in p_values], seed=0, epoch=0, n=1
    )


def test_q_values_are_those_of_benjamini_and_hochberg_by_analysis():
    # their 1995 example has 15 p-values; four stand up at 0.05
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
         0.4262, 0.5719, 0.6528, 0.7590, 1.0]  # fmt: skip
    gathered = effects.gather([rows("a", p[:8]), rows("b", [0.04, np.nan]), rows("a", p[8:])])
    assert (gathered.loc[gathered["analysis"] == "a", "q_value"] <= 0.05).sum() == 4
    other = gathered[gathered["analysis"] == "b"]
    assert other["q_value"].iloc[0] == pytest.approx(0.04)
    assert np.isnan(other["q_value"].iloc[1])


def test_gathering_survives_empty_tables():
    assert len(effects.gather([effects.empty(), rows("a", [0.5])])) == 1
    pd.testing.assert_frame_equal(effects.gather([]), effects.empty())
