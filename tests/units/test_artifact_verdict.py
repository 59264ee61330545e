import pytest
import unit_tables as built

from glassgan.units.artifact_verdict import NEARER, NOT_TOLD, artifacts


@pytest.mark.parametrize(
    ("concept", "column", "value", "status"),
    [
        ("Fréchet distance", "ci_high", -0.01, NEARER),
        ("Fréchet distance", "ci_high", 0.01, NOT_TOLD),
        ("Fréchet distance, fewer latents", "q_value", 0.06, NOT_TOLD),
        ("Fréchet distance, fewer latents", "q_value", float("nan"), NOT_TOLD),
    ],
)
def test_samples_come_nearer_where_the_distance_falls_more_than_without_random_units(
    concept, column, value, status
):
    rows = built.gathered()
    rows.loc[(rows["analysis"] == "artifact_units") & (rows["concept"] == concept), column] = value
    (row,) = artifacts(rows)
    assert (row["status"], row["target"]) == (status, "2 units")


def test_without_a_measurement_there_is_no_verdict():
    rows = built.gathered()
    assert list(artifacts(rows[rows["analysis"] != "artifact_units"])) == []
