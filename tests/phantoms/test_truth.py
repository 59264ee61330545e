"""The table of what is planted."""

import numpy as np
import pytest

from glassgan.concepts import CONCEPTS
from glassgan.phantoms import layout, truth


@pytest.fixture(scope="module")
def table():
    return truth.table()


def test_there_is_enough_of_everything(table):
    units = table[(table["phantom"] == "units") & (table["kind"] == "unit")]
    axes = table[table["phantom"] == "directions"]
    for some, mechanism in ((units, "single"), (axes, "axis")):
        planted = some[some["planted"] & (some["mechanism"] == mechanism)]
        assert len(planted) >= 20 and planted["strength"].nunique() >= 4
        assert (~some["planted"]).sum() >= 20
    pairs = table[table["kind"] == "pair"]
    assert set(pairs["mechanism"]) == set(layout.PAIRS)


def test_rows_are_named_once_and_have_a_strength_where_something_is_planted(table):
    assert not table.duplicated(["phantom", "kind", "layer", "target", "concept"]).any()
    assert ((table["strength"] > 0) == table["planted"]).all()
    assert set(table["concept"]) - {""} <= set(CONCEPTS)


def test_units_of_a_pair_name_each_other(table):
    pairs = table[(table["kind"] == "pair") & (table["phantom"] == "units")].set_index("target")
    assert (pairs.loc[pairs["partner"], "partner"].to_numpy() == pairs.index).all()


def test_numbers_say_nothing(table):
    """Of a unit, an axis and a reader: otherwise what sorts ties by number would look good."""
    for phantom in (*layout.UNITS, *layout.DIRECTIONS, *layout.TAUGHT, "patch", "frequency"):
        some = table[(table["phantom"] == phantom) & table["kind"].isin(["unit", "direction"])]
        some = some[~some["mechanism"].eq("rotated")]
        numbers = some["target"].str.removeprefix("z").astype(int)
        assert abs(np.corrcoef(numbers, some["planted"])[0, 1]) < 0.3


def test_a_rotation_keeps_lengths_and_angles():
    names, plain = layout.directions()
    turned = layout.directions(rotation=0)[1]
    assert names[:5] == list(layout.MOVED) and len(names) == len(plain) == 45
    np.testing.assert_allclose(turned @ turned.T, plain @ plain.T, atol=1e-9)
    assert np.abs(turned[5:]).max() < 0.6  # no axis has a digit for itself
