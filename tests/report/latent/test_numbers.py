"""The numbers that the report reads off the results of latent directions."""

import json

import latent_tables as built
import pytest
from once import once

from glassgan import effects
from glassgan.concepts import MEASURED
from glassgan.latent import moved
from glassgan.report.latent import numbers as numbers_of_latent

ALL = {"seeds": 2, "more": [*built.path_rows(), *built.geometry_rows(), *built.inversion_rows()]}


@once
def numbers(**options):
    table, _, _, rows = built.results(**(ALL | options))
    return numbers_of_latent.of_latent(rows, table)


def gathered(*rows):
    return effects.gather(
        [effects.table([{"epoch": 1, "n": 100, **row} for row in rows], **built.SHARED)]
    )


def test_the_leading_directions_are_clear_where_both_effects_are_beyond_random_ones():
    first, second, third = numbers()["leading"]
    assert [one["concept"] for one in (first, second, third)] == ["slant", "ink", "digit 1"]
    assert (first["name"], first["method"]) == (
        "regression conditional slant",
        "regression conditional",
    )
    assert [set(one["beyond"].values()) for one in (first, second, third)] == [
        {False},
        {True},
        {True},
    ]
    assert first["effect"]["estimate"] == pytest.approx(0.1)
    assert third["effect"]["estimate"] == third["moved"]["estimate"] == pytest.approx(0.5)
    assert third["share"]["estimate"] == pytest.approx(0.4)
    assert set(third["reach"]) == {"+", "−"}
    assert [row["layer"] for row in third["layers"]] == ["hidden1", "hidden2"]


def test_counts_stand_beside_those_of_random_directions_and_are_compared():
    without, trained = numbers()["counted"]
    expected = {"beyond": 6, "of": 14, "random": 1, "drawn": 50, "more": True}
    assert without["counts"]["effect"] == expected
    assert not without["counts"]["per_change"]["more"]
    assert trained["counts"]["per_change"]["beyond"] == 8
    table, _, _, rows = built.results(**ALL)
    without_random = rows[~rows["analysis"].str.contains("_counts|_of_random")]
    found = numbers_of_latent.of_latent(without_random, table)
    assert found["counted"] == []
    assert set(found["methods"][0]["random"].values()) == {None}


def test_axes_other_directions_and_trained_ones_are_counted_apart():
    counts = {(one["kind"], one["measure"]): one for one in numbers()["kinds"]}
    assert counts["axes", "selective"] == {
        "kind": "axes", "measure": "selective", "beyond": 2, "of": 8, "random": 1, "drawn": 50
    }  # fmt: skip
    beyond = {key: (one["beyond"], one["of"]) for key, one in counts.items()}
    assert beyond["other", "selective"] == (4, 6)
    assert beyond["trained", "selective"] == (8, 12)
    assert beyond["other", "per_change"] == (0, 6)
    assert beyond["trained", "per_change"] == (8, 12)
    without = numbers(nothing=True)["kinds"]
    assert {(one["kind"], one["measure"]) for one in without} == {
        ("axes", "image"), ("other", "image")
    }  # fmt: skip


def test_what_tells_a_direction_from_others_of_its_method_is_known():
    assert [one["own"] for one in numbers()["leading"]] == ["slant", "ink", "digit 1"]
    axes = built.results(methods=["axes"], leading=1)
    (one,) = numbers_of_latent.leading(axes[3], axes[0])
    assert one["own"] == one["name"]


def test_the_null_of_equal_image_change_is_told_per_unit_length():
    first, second, _ = numbers()["leading"]
    assert second["effect"]["estimate"] == second["per_change"]["estimate"] == pytest.approx(0.5)
    # 0.5 per unit length is 1 per unit of image change, of which random ones have up to 0.2
    assert second["per_change"]["null_high"] == pytest.approx(0.1)
    assert (first["beyond"]["per_change"], second["beyond"]["per_change"]) == (False, True)


def test_what_a_method_was_made_of_does_not_count_as_another_that_finds_the_same():
    one = numbers()["leading"][0]
    assert one["finders"] == [("SVM", 0.9), ("PCA hidden1", 0.8)]
    assert one["near"] == [("SeFa", 0.5)]
    assert one["compared"] == 4
    alone = numbers(methods=["SVM"])["leading"][0]
    assert (alone["finders"], alone["near"], alone["compared"]) == ([], [], 0)


def test_methods_count_what_is_beyond_random_directions():
    rows = {row["method"]: row for row in numbers()["methods"]}
    assert len(rows) == len(built.UNTRAINED) + len(built.TRAINED)
    axes, svm = rows["axes"], rows["SVM"]
    names = ["directions", "tested", "effect", "selective", "image"]
    assert [axes[name] for name in names] == [8, 8, 2, 2, 2]
    assert [svm[name] for name in names] == [3, 3, 2, 2, 2]
    without = numbers(nothing=True)["methods"][0]  # concepts, but with effects on the image
    assert [without[name] for name in names] == [8, 0, 0, 0, 2]
    assert (axes["auroc"], svm["auroc"]) == (None, pytest.approx((0.6, 0.9)))
    assert axes["stability"]["estimate"] == 0.8
    assert rows["SVM conditional"]["stability"] is None
    assert svm["seeds"]["estimate"] == pytest.approx(0.6)  # the least alike of two
    assert {row["seeds"] for row in numbers(seeds=0)["methods"]} == {None}


def test_moves_are_told_as_they_were_decided():
    row = {"analysis": moved.AGREEMENT, "layer": "latent"}
    without = {"concept": moved.DEVIATION, **effects.no_estimate("no error")}
    rows = gathered({**row, "concept": moved.CORRELATION, "estimate": 0.9}, {**row, **without})
    found = numbers_of_latent.moves(rows)
    assert found == {"n": 100, "correlation": 0.9, "deviation": None}
    assert numbers_of_latent.moves(gathered()) is None
    assert numbers()["moves"]["n"] == 12 * (len(MEASURED) - 1)


def test_the_geometry_is_that_of_the_first_and_of_the_last_checkpoint():
    found = numbers_of_latent.geometry(gathered(*built.geometry_rows((0, 2, 5), (5,))))
    assert (found["first_epoch"], found["last_epoch"]) == (0, 5)
    first, last = (found[end]["local dimension"]["estimate"] for end in ("first", "last"))
    assert (first, last) == (4, 9)
    assert found["last"]["log condition number"]["estimate"] is None
    assert found["last"]["log condition number"]["reason"] == "rank deficient at 16 of 16"
    assert found["axes"]["q_value"] < 0.05


def test_what_cannot_be_drawn_is_told_digit_by_digit():
    found = numbers()["inversion"]
    assert (found["tested"], found["worse"]) == (10, 9)
    assert (found["easiest"]["label"], found["hardest"]["label"]) == ("digit 0", "digit 9")
    assert found["real"]["error"]["estimate"] == 0.2
    assert found["generated"]["error"]["estimate"] == 0.02
    assert found["real"]["same"]["estimate"] == 0.9
    assert numbers_of_latent.inversion(gathered(*built.inversion_rows(()))) is None


def test_codes_have_their_scores_each():
    rows = [
        {"analysis": "disentanglement", "layer": code, "target": score, **built.measured(0.5)}
        for code in ("latent", "hidden1")
        for score in ("D", "MIG")
    ]
    latent, hidden = numbers_of_latent.disentanglement(gathered(*rows))
    assert (latent["code"], hidden["code"], latent["epoch"]) == ("latent", "hidden1", 1)
    assert latent["MIG"]["estimate"] == 0.5
    assert "C" not in latent


def test_factors_have_their_scores_and_their_directions():
    found = numbers_of_latent.factors(gathered(*built.factor_rows()))
    assert list(found["codes"]) == ["true factors", "rotated factors", "axes"]
    assert found["codes"]["axes"]["MIG"]["estimate"] == 0.1
    assert found["factors"]["factor hue"]["order"]["estimate"] == 0.95
    assert numbers_of_latent.factors(gathered(*built.geometry_rows())) is None


def test_in_short_there_are_plain_numbers():
    short = numbers_of_latent.in_short(numbers())
    assert (short["directions"], short["beyond_random"]) == (8 + 6 + 12, 2 * 7)
    assert (short["axes"], short["axes_beyond_random"]) == (8, 2)
    assert short["its_concept"] == "slant"
    assert (short["local_dimension"], short["real_images_error"]) == (5, 0.2)
    assert short["beyond_random_of_equal_image_change"] == 8  # the trained ones
    assert short["share_of_random_beyond_random"] == 1 / 50
    assert json.loads(json.dumps(short, allow_nan=False)) == short


@pytest.mark.filterwarnings("error")
def test_a_run_of_which_nothing_is_known_has_numbers_too():
    table = built.table(methods=[])
    found = numbers_of_latent.of_latent(gathered(*built.geometry_rows()), table)
    assert (found["leading"], found["methods"], found["paths"]) == ([], [], {})
    assert (found["moves"], found["inversion"], found["disentanglement"]) == (None, None, [])
    short = numbers_of_latent.in_short(found)
    assert (short["directions"], short["axes"]) == (0, 0)
    assert short["largest_selective_effect"] is short["real_images_error"] is None
