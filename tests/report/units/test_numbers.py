"""The numbers that the report reads off the results of units."""

import json

import numpy as np
import pytest
import unit_tables as built

from glassgan import effects
from glassgan.report.units import numbers, shared
from glassgan.units.artifact_verdict import NOT_TOLD, VERDICT


def test_numbers_are_those_of_the_tables():
    found = numbers.of_units(built.gathered(), built.sets())
    assert found["named"] == [
        {"layer": "hidden1", "units": 4, "named": 2, "untrained": 0, "untrained_classes": True},
        {"layer": "hidden2", "units": 8, "named": 4, "untrained": 0, "untrained_classes": True},
    ]
    assert [(row["beyond"], row["tested"]) for row in found["confirmed"]] == [
        (2, 4), (2, 4), (2, 4), (2, 4),
    ]  # fmt: skip
    assert [(row["random"], row["random_tested"]) for row in found["confirmed"]] == [
        (0, 4), (0, 4), (0, 4), (2, 4),
    ]  # fmt: skip
    assert [row["layers"] for row in found["confirmed"]] == [["hidden1"], [], [], []]
    assert [row["layers_tested"] for row in found["confirmed"]] == [2, 2, 2, 2]
    assert [row["alone"] for row in found["confirmed"]] == [2, 0, 0, 0]
    removed = found["removed"]
    assert (removed["layer"], removed["size"], removed["draws"]) == ("hidden2", 2, 20)
    assert (removed["tested"], removed["beyond"]) == (10, 10)
    assert (removed["least"]["concept"], removed["most"]["concept"]) == ("digit 0", "digit 9")
    assert removed["random"] == pytest.approx(0.3)
    eyes = found["seen"]
    assert (eyes["least"]["concept"], eyes["most"]["concept"]) == ("digit 0", "digit 9")
    assert eyes["alone"]["estimate"] == pytest.approx(0.09)
    assert found["artifacts"]["better"]
    assert [row["concept"] for row in found["reliability"]["strokes"]] == ["holes", "slant"]
    assert found["overlaps"] is None
    short = numbers.in_short(found)
    assert (short["units"], short["named"], short["confirmed"]) == (12, 6, 2)
    assert json.loads(json.dumps(short, allow_nan=False)) == short


def test_a_set_that_is_like_random_ones_does_not_count_and_one_without_a_match_is_not_tested():
    table = built.gathered(digits=(1, 2, 3))
    removal = table["analysis"] == "set_removal"
    table.loc[removal & (table["concept"] == "digit 2"), "q_value"] = 0.2
    unmatched = removal & (table["concept"] == "digit 3")
    table.loc[unmatched, ["p_value", "q_value"]] = np.nan
    removed = numbers.removed(table, built.sets((1, 2, 3)))
    assert (removed["tested"], removed["beyond"]) == (2, 1)
    assert removed["unmatched"] == ["digit 3"]
    assert removed["most"]["concept"] == "digit 3"


def test_artifact_units_that_do_not_help_are_called_so():
    table = built.gathered()
    table.loc[table["analysis"] == VERDICT, "status"] = NOT_TOLD
    assert not numbers.artifacts(table)["better"]


def test_a_run_in_which_nothing_varies_has_numbers_too():
    found = numbers.of_units(built.gathered(nothing=True), built.sets(()))
    short = numbers.in_short(found)
    assert (short["named"], short["confirmed_of"], short["classes_tested"]) == (0, 0, 0)
    assert short["removed_most"] is None


def test_one_checkpoint_has_nothing_untrained_beside_it():
    found = numbers.named(built.gathered(epochs=(1,)))
    assert {row["untrained"] for row in found} == {None}


def test_units_with_places_name_what_they_cover_best():
    found = numbers.overlaps(built.gathered(places=True))
    assert (found["tested"], found["beyond"]) == (2, 1)
    assert found["best"][0]["unit"] == 1
    assert found["best"][0]["estimate"] == pytest.approx(0.4)


def test_insertions_and_strokes_are_given_over_all_units_tried():
    rows = [
        {"analysis": "unit_insertion", "layer": "hidden1", "target": str(unit), "estimate": size,
         "concept": f"ink at the place, {ground}", "group": ground}
        for unit, size in enumerate([0.1, 0.3])
        for ground in ("on a stroke", "on no stroke")
    ]  # fmt: skip
    rows += [
        {"analysis": "unit_stroke_effects", "layer": "hidden1", "target": str(unit),
         "concept": "slant", "estimate": size, "unit_of_measure": "degrees"}
        for unit, size in enumerate([-2.0, 1.0])
    ]  # fmt: skip
    table = effects.table(rows, preset="p", subject="s", seed=0, epoch=1, n=40)
    first = numbers.inserted(table)[0]
    assert (first["ground"], first["units"]) == ("on a stroke", 2)
    assert first["mean"] == pytest.approx(0.2)
    (slant,) = numbers.strokes(table)
    assert (slant["lowest"], slant["highest"], slant["unit_of_measure"]) == (-2, 1, "degrees")
    assert numbers.inserted(built.gathered()) == []


def test_counterparts_stand_beside_the_untrained_and_the_random_basis():
    rows = numbers.counterparts(built.matches())
    assert rows[0] == {
        "layer": "hidden1", "trained": 0.5, "untrained": 0.0, "random basis": 0.0,
    }  # fmt: skip
    only = built.matches()
    rows = numbers.counterparts(only[only["kind"] != "random basis"])
    assert rows[-1]["random basis"] is None


def test_a_concept_that_hardly_varies_has_no_number_in_a_header():
    found = shared.scale_of({"concepts": ["ink", "digit 3"], "scale": [2.0, None]})
    assert found == {"ink": 2.0, "digit 3": float("inf")}
