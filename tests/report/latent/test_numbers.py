"""The numbers that the report reads off the results of latent directions, and their text."""

import json
import re
from pathlib import Path

import latent_tables as built
import pytest
from pages import text_of

from glassgan import effects
from glassgan.concepts import MEASURED
from glassgan.latent import moved
from glassgan.report.latent import numbers as numbers_of_latent
from glassgan.report.latent import shared

REPORT = Path("report")
ALL = {"seeds": 2, "more": [*built.path_rows(), *built.geometry_rows(), *built.inversion_rows()]}


def numbers(**options):
    table, _, _, rows = built.results(**(ALL | options))
    return numbers_of_latent.of_latent(rows, table)


def gathered(*rows):
    return effects.gather(
        [effects.table([{"epoch": 1, "n": 100, **row} for row in rows], **built.SHARED)]
    )


def text(found, folder):
    return text_of("latent/text.html.j2", folder, found=found, latent_dim=100)


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
    assert (found["easiest"]["digit"], found["hardest"]["digit"]) == ("digit 0", "digit 9")
    assert found["real"]["error"]["estimate"] == 0.2
    assert found["generated"]["error"]["estimate"] == 0.02
    assert found["real"]["same digit"]["estimate"] == 0.9
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
def test_a_run_of_which_nothing_is_known_has_numbers_too(tmp_path):
    table = built.table(methods=[])
    found = numbers_of_latent.of_latent(gathered(*built.geometry_rows()), table)
    assert (found["leading"], found["methods"], found["paths"]) == ([], [], {})
    assert (found["moves"], found["inversion"], found["disentanglement"]) == (None, None, [])
    short = numbers_of_latent.in_short(found)
    assert (short["directions"], short["axes"]) == (0, 0)
    assert short["largest_selective_effect"] is short["real_images_error"] is None
    assert "No direction has a selective effect" in text(found, tmp_path)


TEXTS = {
    "all": {},
    "one leading": {"leading": 1},
    "none leading": {"leading": 0},
    "no concept varies": {"nothing": True},
    "one method": {"methods": ["SVM"]},
    "only axes": {"methods": ["axes"]},
    "no sample is accepted": {"accepted": False},
    "nothing inverted, without other seeds": {"seeds": 0, "more": built.geometry_rows()},
    "one checkpoint, one digit": {
        "more": [*built.geometry_rows((3,), (3,), beats=False), *built.inversion_rows([4])]
    },
}


@pytest.mark.parametrize("run", TEXTS)
def test_the_text_is_made_of_sentences(run, tmp_path):
    found = text(numbers(**TEXTS[run]), tmp_path)
    assert re.findall(r"\b(?:None|nan|Undefined|inf)\b", found) == []
    assert re.findall(r"\s[.,;:)\]]|[.,;:][.,;:]|\(\s|[.,;:)\]][^\W\d]", found) == []
    for line in found.splitlines():
        if len(line.split()) > 10:  # no heading of a column
            assert line[-1] in ".:", line
            assert re.findall(r"\. [a-z]|, [.;]", line) == []


def test_the_text_says_what_was_found(tmp_path):
    found = text(numbers(), tmp_path)
    assert "The 3 directions with the largest selective effect" in found
    assert "regression conditional ink changes ink by 0.500 [0.480, 0.520] SD" in found
    assert found.count("Neither is beyond random directions") == 1
    assert found.count("Both are beyond random directions.") == 2
    finders = "SVM (cosine 0.90) and PCA hidden1 (cosine 0.80)"
    assert f"in the span of what, on the held-out samples, {finders} find;" in found
    assert "in random subspaces (in random bases, of the axes), in that of SeFa (0.50)." in found
    assert found.count("directions that change the image as much too.") == 2
    words = "an effect on the concept: 6 of 14, where 1 of 50 held-out random directions pass the"
    assert f"{words} same bound;" in found
    # beyond them no direction without labels is
    assert "equal image change: 0 of 14, where 1 of 50 held-out random" in found
    assert "same bound (no more than these);" in found
    assert "by 0.300 [0.280, 0.320] in hidden1 and by 0.300 [0.280, 0.320] in hidden2." in found
    assert "Real images of 9 of 10 digits are harder" in found
    assert "local dimension 5 [4.98, 5.02] (4)," in found
    assert "the axes act more independently than those" in found
    assert "same pictures in another seed" in found


def test_the_text_leaves_out_what_was_not_measured(tmp_path):
    found = text(numbers(**TEXTS["nothing inverted, without other seeds"]), tmp_path)
    for words in ("another seed", "cannot draw", "Half way", "figure mlp/0/latent/inversion"):
        assert words not in found
    found = text(numbers(**TEXTS["one checkpoint, one digit"]), tmp_path)
    assert "Geometry after epoch 3: log condition number – (rank deficient at 16 of 16)," in found
    assert "nothing says that the axes act more independently" in found
    assert "Real images of 1 of 1 digit are harder to draw than generated ones" in found
    found = text(numbers(methods=["SVM"]), tmp_path)
    assert "the span of" not in found.replace("Same span", "")
    assert "\n8\n0 of 0\n0 of 0\n0 of 0\n2 (0.2)\n" in text(numbers(nothing=True), tmp_path)
    found = text(numbers(leading=1), tmp_path)
    assert "The direction with the largest" in found
    assert "each on another concept" not in found


@pytest.mark.parametrize(
    ("analysis", "words"),
    [
        ("direction_selectivity", "The effect is beyond random directions, the selective effect"),
        ("direction_effects", "The selective effect is beyond random directions, the effect"),
    ],
)
def test_the_text_tells_which_of_two_effects_is_beyond_random_directions(analysis, words, tmp_path):
    table, _, _, rows = built.results(**ALL)
    rows.loc[rows["analysis"] == analysis, "q_value"] = 0.5
    found = numbers_of_latent.of_latent(rows, table)
    assert not any(all(one["beyond"].values()) for one in found["leading"])
    assert text(found, tmp_path).count(words) == 2


def test_two_seeds_are_compared_once_and_both_runs_tell():
    row = {"analysis": "direction_seeds", "target": "SVM", "subject": "mlp", "preset": "test"}
    row |= {"intervention": "seed 1", "group": "1"}
    rows = effects.table([{**row, "seed": 0, "epoch": 1, "n": 5}])
    assert [len(shared.of_run(rows, "mlp", seed)) for seed in (0, 1, 2)] == [1, 1, 0]
    assert len(shared.of_run(rows, "dcgan", 1)) == 0
