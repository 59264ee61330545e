"""The answer to the question of the first page, in words."""

import pytest

from glassgan.report import messages, names
from glassgan.report.index import in_words


def content(layers=(), **more):
    sets = {
        "size": 20,
        "beyond": 9,
        "tested": 10,
        "layer": "hidden2",
        "least": {"estimate": 0.382},
        "most": {"estimate": 0.948},
        "usual": 0.216,
    }
    single = {"way": "zero", "tested": 100, "beyond": 1, "random": 0, "random_tested": 80}
    single["layers"] = layers
    without = {"removed": {**sets, "least": None}, "confirmed": [single]}
    return {
        "of_units": {
            "a/0": without,
            "b/0": {"removed": {**sets, **more}, "confirmed": [single]},
        }
    }


def test_it_is_told_of_the_first_run_in_which_sets_were_tried():
    sets, single = in_words.answer(content())
    assert sets.startswith("Sets of units do, for 9 of 10 digits (q &lt; 0.05: of such statements")
    assert "in b/0, when up to 20 units of the layer hidden2 are set to zero" in sets
    assert "falls by 38 to 95 %" in sets
    assert "it falls by 22 % at most, in 95 % of draws" in sets
    assert single.startswith("Single units cannot be told apart from random directions")
    assert "of the 100 that did most on other samples, one changes the image more" in single
    assert single.endswith("of 80 random directions that were chosen in the same way, none does.")


def test_what_was_not_tried_is_not_told():
    assert in_words.answer({"of_units": {}}) == ["No set of units could be tried on a digit here."]
    assert in_words.answer(content(beyond=0))[0].startswith("No set of units is told from random")
    assert in_words.answer(content(layers=["h1"]))[1].startswith("Single units do, too, in h1 (q")
    assert "no random sets could be compared" in in_words.answer(content(usual=None))[0]


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_it_is_said_in_every_language(language):
    with messages.speaking(language):
        assert all(in_words.answer(content()))
