"""The page about latent directions, of runs of every kind, in both languages."""

import re

import latent_tables as built
import pytest
from pages import text_of
from report.latent.test_numbers import gathered, numbers

from glassgan.report import names
from glassgan.report.latent import numbers as numbers_of_latent

TEXTS = {
    "all": {},
    "one leading": {"leading": 1},
    "none leading": {"leading": 0},
    "no concept varies": {"nothing": True},
    "one method": {"methods": ["SVM"]},
    "only axes": {"methods": ["axes"]},
    "no sample is accepted": {"accepted": False},
    "nothing inverted, without other seeds": {"seeds": 0, "more": built.geometry_rows()},
    "factors are known": {"more": [*built.geometry_rows(), *built.factor_rows()]},
    "one checkpoint, one digit": {
        "more": [*built.geometry_rows((3,), (3,), beats=False), *built.inversion_rows([4])]
    },
}


def text(language="en", missing=(), **found):
    """The page; of the run mlp/0 where only its numbers are given."""
    found = {name.replace("_", "/"): one for name, one in found.items()}
    return text_of(
        "latent",
        language=language,
        of_latent=found,
        subjects={"mlp": {"latent_dim": 100}},
        runs={run: {} for run in [*found, *missing]},
        missing={**{run: [] for run in found}, **{run: ["latent"] for run in missing}},
    )


@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("run", TEXTS)
def test_the_text_is_made_of_sentences(run, language):
    found = text(language, mlp_0=numbers(**TEXTS[run]))
    assert re.findall(r"\b(?:None|nan|Undefined|inf|latent-\w+)\b", found) == []
    if language == "en":
        assert re.findall(r"\s[.,;:)\]]|[.,;:][.,;:]|\(\s|[.,;:)\]][^\W\d]", found) == []
        for line in found.splitlines():
            if len(line.split()) > 14:  # no heading of a column, no cell
                assert line[-1] in ".:", line
                assert re.findall(r"\. [a-z]|, [.;]", line) == []
    else:
        assert re.findall(r"[，。；：][，。；：]", found) == []


def test_the_leading_directions_are_told_with_what_random_ones_do():
    found = text(mlp_0=numbers())
    row = "regression conditional ink\nink\n0.500 [0.480, 0.520]\n−0.200 to 0.200; q = "
    assert row in found
    assert found.count("\nneither\n–\n") == 1
    assert found.count("\nboth effects\nyes\n") == 2
    finders = "SVM (0.90), PCA hidden1 (0.80)\nSeFa (0.50)"
    assert f"hidden1 0.300 [0.280, 0.320] hidden2 0.300 [0.280, 0.320]\n{finders}" in found


@pytest.mark.parametrize(
    ("analysis", "words"),
    [
        ("direction_selectivity", "the effect, not the selective one"),
        ("direction_effects", "the selective effect, not the effect itself"),
    ],
)
def test_the_text_tells_which_of_two_effects_is_beyond_random_directions(analysis, words):
    table, _, _, rows = built.results(more=built.geometry_rows())
    rows.loc[rows["analysis"] == analysis, "q_value"] = 0.5
    found = numbers_of_latent.of_latent(rows, table)
    assert not any(all(one["beyond"].values()) for one in found["leading"])
    assert text(mlp_0=found).count(words) == 2


def test_counts_stand_beside_those_of_random_directions():
    found = text(mlp_0=numbers())
    # of directions without labels none is beyond random ones of equal image change
    counts = "6/14 (1/50)\n0/14 (1/50) no more than these\n6/14 (1/50)\n6/14 (1/50)\n"
    assert f"found without concepts\n{counts}" in found
    assert "\naxes\n2/8 (0.2)\n" in found
    assert "\nSVM\n0.60 to 0.90\n" in found
    assert "The same pictures in another seed" in found
    without = text(mlp_0=numbers(nothing=True))
    assert "\naxes\n0/0 (0.0)\n" in without or "\naxes\n0/0\n" in without
    assert "\naxes\n2/8 (0.2)\n" in without  # of effects on the image
    table, _, _, rows = built.results(more=built.geometry_rows())
    rows = rows[~rows["analysis"].str.contains("_counts|_of_random")]
    assert "Nothing was counted" in text(mlp_0=numbers_of_latent.of_latent(rows, table))


def test_runs_stand_side_by_side():
    found = text(mlp_0=numbers(), mlp_1=numbers(methods=["axes"]))
    assert "Method\nmlp/0\nmlp/1\naxes\n2/8 (0.2)\n2/8 (0.2)\n" in found
    assert "\nSVM\n2/3 (0.1)\n–\n" in found
    assert found.count("figure mlp/1/latent/concepts.") == 1
    assert "Local dimension\n5 [4.98, 5.02] (4)\n5 [4.98, 5.02] (4)\n" in found


def test_geometry_and_inversion_are_told():
    found = text(mlp_0=numbers())
    assert "Typical length of a latent\n10\n" in found
    assert "rotated ones?\nyes\n" in found
    assert "\n9/10\ndigit 9 0.280 [0.260, 0.300]\ndigit 0 0.100 [0.080, 0.120]\n90.0 %" in found
    found = text(mlp_0=numbers(**TEXTS["one checkpoint, one digit"]))
    assert "log₁₀ of the condition number\nrank deficient at 16 of 16\n" in found
    assert "rotated ones?\nnothing says so\n" in found
    assert "\n1/1\n–\n–\n" in found


def test_scores_of_codes_stand_beside_their_null():
    rows = [
        {"analysis": "disentanglement", "layer": "latent", "target": score,
         **built.measured(0.5), "null_low": 0.1, "null_high": high}
        for score, high in (("D", 0.2), ("MIG", 0.6))
    ]  # fmt: skip
    found = numbers_of_latent.of_latent(
        gathered(*rows, *built.geometry_rows()), built.table(methods=[])
    )
    assert "latent\n1\n0.500 [0.480, 0.520] 0.100 to 0.200\n" in text(mlp_0=found)
    assert "latent\n1\n0.500 [0.480, 0.520] 0.100 to 0.600" in text(mlp_0=found)


def test_what_was_not_measured_is_left_out():
    found = text(mlp_0=numbers(**TEXTS["nothing inverted, without other seeds"]))
    for words in ("another seed (", "cannot be drawn", "Between two", "figure mlp/0/latent/inver"):
        assert words not in found
    found = text(mlp_0=numbers(leading=0))
    assert "In mlp/0 no direction has a selective effect" in found
    assert "figure mlp/0/latent/leading" not in found
    found = text(mlp_0=numbers(methods=["SVM"]))
    assert "no other method" not in found


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_runs_whose_jobs_failed_are_named(language):
    alone = text(language, missing=["mlp/1"])
    assert "mlp/1" in alone
    assert "figure mlp/1" not in alone
    both = text(language, missing=["mlp/1"], mlp_0=numbers())
    assert both.count("mlp/1") == 1


def test_factors_stand_beside_the_truth_where_they_are_known():
    known = numbers(more=[*built.geometry_rows(), *built.factor_rows()])
    found = text(mlp_0=known)
    assert "mlp/0\nfactor size\n0.600 [0.580, 0.620]" in found
    assert "mlp/0\nrotated factors\n0.300 [0.280, 0.320]" in found
    assert "Beside the truth" not in text(mlp_0=numbers())
