"""The answer to what units do, in words and as a picture, and the page around it."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import unit_tables as built
from once import once
from pages import draws_within_its_page, text_of

from glassgan.report import messages, names, style
from glassgan.report.units import answer, in_words, numbers, shared

LAST = {"quality": {"frechet_distance": {"estimate": 1.5}}}


@once
def of_units(**options):
    """Numbers of one run; see `unit_tables.gathered`."""
    table = built.gathered(**options)
    digits = () if options.get("nothing") else options.get("digits", range(10))
    return numbers.of_units(table, built.sets(digits))


def without_layers():
    """Numbers of a generator without a hidden layer."""
    return {**numbers.of_units(built.gathered().iloc[:0], {}), "named": []}


def content(found, lost=()):
    """What the page is rendered of."""
    runs = [*found, *lost]
    return {
        "of_units": found,
        "runs": dict.fromkeys(runs, LAST),
        "missing": {run: ["units"] if run in lost else [] for run in runs},
        "matched": {"mlp": numbers.counterparts(built.matches())},
        "their_removal": shared.THEIR_REMOVAL,
        "their_distance": shared.THEIR_DISTANCE,
    }


CASES = {
    "all": lambda: content({"mlp/0": of_units(), "mlp/1": of_units(places=True)}),
    "nothing varies": lambda: content({"mlp/0": of_units(nothing=True)}),
    "one checkpoint": lambda: content({"mlp/0": of_units(epochs=(1,))}),
    "no hidden layer": lambda: content({"linear/0": without_layers()}),
    "one of two lost": lambda: content({"mlp/0": of_units()}, ["mlp/1"]),
    "all lost": lambda: content({}, ["mlp/0"]),
}


def words(case, language="en"):
    with messages.speaking(language):
        return in_words.answer(CASES[case]())


def test_the_answer_says_what_goes_with_what_what_units_do_and_what_sets_do():
    named, single, sets = words("all")
    assert "12 of 24 units of 2 generators" in named
    assert "in 2 of 4 layers (hidden1 of mlp/0, hidden1 of mlp/1; q &lt; 0.05)" in single
    assert "in 20 of 20 cases" in sets
    assert "between 50.0\u00a0% and 59.0\u00a0%" in sets
    assert "more than 30.0\u00a0%" in sets


def test_units_that_are_not_told_from_random_ones_are_not_said_to_do_anything():
    found = of_units()
    for row in found["confirmed"]:
        row["layers"] = []
    found["removed"]["beyond"] = 0
    _, single, sets = in_words.answer(content({"mlp/0": found}))
    assert "in none of 2 layers" in single
    assert "is not told from" in single
    assert "in none of 10 cases" in sets


def test_what_could_not_be_asked_is_said():
    _, single, sets = words("nothing varies")
    assert single == "No single unit changes any concept when it is set to zero."
    assert "could not be tested" in sets
    assert words("no hidden layer") == [
        "There is no unit to change: no generator has a hidden layer."
    ]
    assert words("one of two lost")[-1] == "Left out, since a job failed: mlp/1."
    assert words("all lost") == ["Left out, since a job failed: mlp/0."]


@pytest.mark.parametrize("case", CASES)
def test_the_answer_can_be_said_in_chinese(case):
    said = words(case, "zh")
    assert len(said) == len(words(case))
    assert all(max(text) >= "\u4e00" for text in said)


@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_page_renders_in_every_language(case, language):
    text = text_of("units", language=language, **CASES[case]())
    assert ("figure mlp/0/units/atlas." in text) == ("mlp/0" in CASES[case]()["of_units"])
    assert "figure mlp/units/matches." in text


def test_the_page_says_of_every_run_what_was_found():
    text = text_of("units", **CASES["all"]())
    assert "hidden2\n8\n4\n0" in text
    assert "set to zero\n2 of 4\n0 of 4\nhidden1\n2" in text
    assert "hidden2\n2\n10 of 10\n–\n0.500 [0.480, 0.520] (digit 0)" in text
    assert "nearer to real images, more than without random units" in text
    assert "mlp/1: 1 of 2 units with places" in text
    assert "leave out" not in text
    assert "too few of its samples show a digit: mlp/0." in text
    assert "mlp/0: what is said of holes hangs on that level" in text
    assert "hidden1\n50.0 %\n0.0 %\n0.0 %" in text


def test_the_page_says_what_is_not_told_from_chance_and_what_has_no_test():
    found = of_units()
    found["artifacts"]["better"] = False
    found["removed"] |= {"tested": 0, "unmatched": ["digit 3"]}
    for row in found["confirmed"]:
        row["layers"] = []
    text = text_of("units", **content({"mlp/0": found}))
    assert "not told from random units, or their removal from no change" in text
    assert "nothing to compare with\ndigit 3" in text
    assert "is not told from what random directions of the layer do: mlp/0." in text
    found["artifacts"]["unmatched"] = "no match"
    text = text_of("units", **content({"mlp/0": found}))
    assert "no test: random sets do not match these units in energy (no match)" in text


def test_the_page_says_where_there_is_nothing_to_change():
    text = text_of("units", **CASES["nothing varies"]())
    assert "No unit changes any concept when it is set to zero: mlp/0." in text
    assert "mlp/0: no digit is drawn often enough" in text
    text = text_of("units", **CASES["no hidden layer"]())
    assert "linear/0: there is no unit to change" in text
    text = text_of("units", **CASES["one of two lost"]())
    assert "What the units of the generator of mlp/1 do is left out. A job failed." in text


def results(*tables):
    """Results of runs mlp/0, mlp/1, …, of which the rows of some may be lost."""
    rows = [table.assign(seed=seed) for seed, table in enumerate(tables)]
    return SimpleNamespace(rows=pd.concat(rows, ignore_index=True))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("width", [8.3, 7.0, 3.4])
def test_the_picture_holds_every_run_on_pages_of_any_width(width, language):
    found = results(built.gathered(), built.gathered(nothing=True), built.gathered(digits=(1,)))
    runs = ["mlp/0", "mlp/1", "mlp/2", "dcgan/0"]
    with messages.speaking(language), style.sized(width, 8):
        fig = answer.draw(found, runs)
        draws_within_its_page(fig, widest=width)
    assert [ax.get_title() for ax in fig.axes[: len(runs)]] == runs


def test_the_picture_cuts_off_digits_that_become_more_frequent():
    table = built.gathered()
    removal = table["analysis"] == "set_removal"
    table.loc[removal, ["null_low"]] = -4.0
    fig = answer.draw(results(table), ["mlp/0"])
    assert fig.axes[1].get_ylim()[0] == answer.LEAST
    assert np.isfinite(fig.axes[1].get_ylim()[1])
