"""The page about forks: its answer in words and as a figure, and its text."""

import json

import pandas as pd
import pytest
from pages import draws_within_its_page, text_of

from glassgan import effects
from glassgan.report import messages, style
from glassgan.report.forks import answer, in_words
from glassgan.report.forks.numbers import in_short, lost_runs, of_forks
from glassgan.report.forks.words import of_measure
from glassgan.report.names import LANGUAGES
from glassgan.report.results import Results

NUMBERS = {"estimate": -0.5, "ci_low": -0.6, "ci_high": -0.4, "null_low": -0.1, "null_high": 0.1}
ABOVE = pd.DataFrame({"fork": ["cold"], "rises": [2], "until": [1600]})
GATES = {"2": {"open": True, "diverged_before": False}}


def entry(name, change, parent="mlp/0", **more):
    return {"name": name, "parent": parent, "from": 2, "checkpoints": [3], "change": change, **more}


FORKS = [
    entry("same", "nothing"),
    entry("noise_1", "other_streams", args={"number": 1}),
    entry("floor", "one_ulp"),
    entry("cold", "discriminator_frozen", lasts=30),
    entry("no_3", "class_removed", args={"label": 3}),
    entry("gone", "momentum", args={"beta1": 0.9}),
]


def row(name, concept, q, subject="mlp", seed=0, **more):
    kind = "fork_classes" if concept.startswith("class_") else "fork_effects"
    where = {"subject": subject, "seed": seed, "epoch": 3, "group": "3", "n": 10}
    what = {"analysis": kind, "intervention": name, "concept": concept, "q_value": q}
    return {**where, "target": "from epoch 2 to 3", **what, **NUMBERS, **more}


ROWS = [
    row("floor", "coverage", 0.9),
    row("cold", "coverage", 0.01),
    row("cold", "precision", 0.4),
    row("no_3", "class_3", 0.001, estimate=-0.9, ci_low=-1.0, ci_high=-0.8),
    row("no_3", "class_4", 0.4),
    row("no_3", "coverage", 0.4),
    row("gone", "coverage", None, **dict.fromkeys(NUMBERS), **effects.no_estimate("diverged")),
]
UNDECIDED = [{**one, "q_value": 0.5} for one in ROWS[:-1]]


def told(rows=ROWS, forks=FORKS, gates=GATES):
    return of_forks(forks, effects.table(rows), gates, ABOVE)


def content(recipes=(), lost=(), **forks):
    return {"forks": forks, "recipes": recipes, "lost_forks": lost}


def said(language="en", recipes=(), lost=(), **forks):
    with messages.speaking(language):
        return " ".join(in_words.answer(content(recipes, lost, **forks)))


def test_effects_in_short_are_numbers_by_fork_place_and_measure():
    found = in_short(effects.table(ROWS))
    assert list(found) == ["floor", "cold", "no_3"]  # the last diverged
    assert list(found["no_3"]["from epoch 2 to 3"]) == ["class_3", "class_4", "coverage"]
    of_class = found["no_3"]["from epoch 2 to 3"]["class_3"]
    assert (of_class["estimate"], of_class["ci_low"], of_class["ci_high"]) == (-0.9, -1.0, -0.8)
    without_null = in_short(effects.table([{**ROWS[1], "null_low": None, "null_high": None}]))
    numbers = without_null["cold"]["from epoch 2 to 3"]["coverage"]
    assert numbers["null_low"] is None
    json.dumps(found, allow_nan=False)


# --- the answer in words --------------------------------------------------------------------------


def test_the_answer_counts_changes_and_names_the_largest_first():
    found = said(**{"mlp/0": told()})
    assert found.startswith("3 changes were made to the training of mlp/0, one at a time")
    assert "2 have an effect beyond" in found
    assert "and none is undecided." in found
    assert "One change could not be measured" in found
    first, second = found.index("share of class 3"), found.index("“coverage” by −0.5 [−0.6, −0.4]")
    assert first < second
    assert "“class removed: digit 3” (<code>no_3</code>)" in found
    assert "by −90.0 percentage points [−100.0, −80.0]" in found
    assert "other random numbers move it by −10.0 to 10.0" in found


def test_what_is_not_decided_is_not_called_without_effect():
    found = said(**{"mlp/0": told(UNDECIDED), "mlp/1": told(UNDECIDED)})
    assert "4 changes were made to the training of 2 runs" in found
    assert "none has an effect" in found
    assert "and 4 are undecided, which is not to say that they do nothing." in found
    assert "Largest" not in found


def test_the_floor_is_no_change():
    found = said(**{"mlp/0": told([row("floor", "coverage", 0.001)], FORKS[:3])})
    assert found == "The forks here change nothing but random numbers."


def test_without_noise_forks_or_forks_or_with_lost_ones_the_answer_says_so():
    alone = [fork for fork in FORKS if fork["change"] != "other_streams"]
    assert "nothing can be decided" in said(**{"mlp/0": told(UNDECIDED, alone)})
    assert said().startswith("Of no run was training repeated")
    assert said(lost=["mlp/0"]) == "The forks of one run are left out: a job failed."
    both = said(lost=["mlp/1", "mlp/2"], **{"mlp/0": told()})
    assert "The forks of 2 runs are left out: a job failed." in both


def test_recipes_are_told_where_they_were_tested():
    recipes = [{"q_value": q} for q in (0.01, 0.3, float("nan"))]
    assert "Of 2 mean effects over ten seeds or more" in said(recipes=recipes, **{"mlp/0": told()})
    descriptive = [{"q_value": float("nan")}]
    assert "seeds" not in said(recipes=descriptive, **{"mlp/0": told()})


def test_the_answer_can_be_given_in_chinese():
    found = said("zh", lost=["mlp/1"], **{"mlp/0": told()})
    assert "对 mlp/0 的训练每次只作一处改变，共 3 种：其中 2 种的影响超出" in found
    assert "没有任何一次运行" in said("zh")


def test_lost_runs_are_those_whose_comparison_is_lost():
    paths = ["r/forks/mlp/1/gates.json", "r/forks/mlp/1/noise_1/3/state", "r/units/mlp/0/a"]
    assert lost_runs(paths) == ["mlp/1"]


# --- the figure -----------------------------------------------------------------------------------


def results(tmp_path, rows=ROWS, forks=FORKS):
    path = str(tmp_path / "forks.parquet")
    effects.table(rows).to_parquet(path)
    return Results(tmp_path, [path], [], {"design": {"forks": forks}}, [])


def many():
    """Two seeds of a subject that share rows, and another subject."""
    runs = [("mlp", 0), ("mlp", 1), ("article", 0)]
    forks = [{**one, "parent": f"{name}/{seed}"} for name, seed in runs for one in FORKS]
    rows = [{**one, "subject": name, "seed": seed} for name, seed in runs for one in ROWS]
    return rows, forks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [8.3, 7.0, 3.4])
def test_the_figure_draws_whatever_forks_there_are(tmp_path, language, width):
    runs = ["mlp/0", "mlp/1", "article/0"]
    with messages.speaking(language), style.sized(width, 7):
        draws_within_its_page(answer.draw(results(tmp_path), runs))
        draws_within_its_page(answer.draw(results(tmp_path, *many()), runs))
        draws_within_its_page(answer.draw(results(tmp_path, ROWS, []), runs))
        without = [{**one, "null_low": None, "null_high": None, "q_value": None} for one in ROWS]
        draws_within_its_page(answer.draw(results(tmp_path, without), runs))


def test_rows_are_changes_and_the_class_that_moved_most_is_named_if_decided(tmp_path):
    fig = answer.draw(results(tmp_path), ["mlp/0"])
    labels = [label.get_text() for label in fig.axes[0].get_yticklabels()]
    assert labels == ["mlp/0", "chaos floor", "cold", "no_3", "gone"]
    assert [text.get_text() for text in fig.axes[-1].texts] == ["class 3"]
    undecided = answer.draw(results(tmp_path, UNDECIDED), ["mlp/0"])
    assert not undecided.axes[-1].texts


# --- the page -------------------------------------------------------------------------------------


def page(language="en", recipes=(), lost=(), **forks):
    own = content(recipes, lost, **forks)
    return text_of("forks", language, effect_on=of_measure, **own)


def test_the_page_has_a_row_a_change():
    found = page(**{"mlp/0": told()})
    lines = found.splitlines()
    assert "colddiscriminator frozen, for 30 steps" in found
    assert "coverage −0.5 [−0.6, −0.4], noise −0.1 to 0.1" in lines
    assert "from step 2 to 1,600" in lines
    assert "not measured: diverged" in lines
    assert "nothing" in lines  # the floor
    assert "figure mlp/0/forks/tree." in found
    assert "No change was made on more than one seed" in found


@pytest.mark.parametrize(
    ("gate", "words"),
    [
        ({"open": True}, "equals the run bit for bit"),
        ({"open": False, "diverged_before": True}, "since the run had diverged before"),
        ({"open": False, "diverged_before": False}, "so no effects are reported"),
    ],
)
def test_the_page_says_what_the_forks_are_compared_with(gate, words):
    assert words in page(**{"mlp/0": told(gates={"2": gate})})


def test_the_page_tells_recipes():
    shared = {"subject": "mlp", "intervention": "cold", "target": "from epoch 2 to 3", "n": 10}
    numbers = {"estimate": 0.2, "ci_low": 0.1, "ci_high": 0.3, "concept": "coverage"}
    rows = [
        {**shared, **numbers, "reason": "", "q_value": 0.01},
        {**shared, **numbers, "reason": "", "q_value": 0.5},
        {**shared, **numbers, "estimate": float("nan"), "reason": "descriptive", "q_value": None},
    ]
    found = page(recipes=rows, **{"mlp/0": told()}).splitlines()
    assert "0.2 [0.1, 0.3]" in found
    assert {"effect", "undecided", "descriptive"} <= set(found)


def test_the_page_without_forks_has_its_answer_and_the_case_study_alone():
    found = page()
    assert found.splitlines()[1:] == [
        "An answer.",
        "Why the article’s GAN dies: the case study, one change at a time.",
    ]
    assert "Forks are left out of mlp/1." in page(lost=["mlp/1"])


def test_the_page_is_there_in_chinese():
    assert "每种改变的影响" in page("zh", **{"mlp/0": told()})
