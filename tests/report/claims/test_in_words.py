"""The answer of the page on claims: every case can be said, in both languages."""

import pytest
from claim_tables import card, ledger, scorecard

from glassgan.report import messages, names
from glassgan.report.claims import in_words, numbers

GOOD = scorecard(one=(True, 1.0, 0.0, 0.0), two=(True, 1.0, 0.0, 0.0))
FOUND = {
    "scorecard": numbers.of_scorecard(GOOD),
    "claims": numbers.of_ledger(ledger(a={}, b={"verdict": "refuted"}, c={"seeds": ""}), "mlp"),
    "card": numbers.of_card(card(("holds", "fails"), ("holds", "open"))),
}


def said(**content):
    return in_words.answer({**FOUND, **content})


def test_instruments_claims_and_generators_in_numbers():
    instruments, claims, generators = said()
    assert instruments == (
        "On networks whose inside is known, 2 of 2 instruments rank what was planted above what "
        "does nothing, and none says of more than 5 % of what does nothing that it does something."
    )
    assert "Of 3 claims" in claims
    assert "3 were put to the test" in claims
    assert "2 are supported, 1 refuted, 0 undecided" in claims
    assert generators == (
        "Of 2 generators, none meets all 2 conditions of the trust card; the most that one meets "
        "is 1 (mlp/0, mlp/1)."
    )


def test_instruments_that_fall_short_say_too_much_or_too_little():
    worse = scorecard(
        short=(True, 0.6, 0.0, 0.0), loud=(True, 1.0, 0.0, 0.3), not_meant=(False, 0.5, 0.0, 0.0)
    )
    text = said(scorecard=numbers.of_scorecard(worse.assign(said=0.4)))[0]
    assert "1 of 2 instruments rank what was planted above" in text
    assert "and one says of more than 5 %" in text
    assert "with 2 of the 2 instruments that have a test, fewer than half" in text
    untried = numbers.of_scorecard(worse[worse["name"] == ""])
    assert "were not tried" in said(scorecard=untried)[0]


def test_where_nothing_could_be_tested_or_told():
    described = ledger(a={"verdict": "descriptive"}, b={"verdict": "not in this preset"})
    text = said(claims=numbers.of_ledger(described, "mlp"))[1]
    assert text.startswith("None of the 2 claims")
    _, claims, generators = said(claims=None, card=None)
    assert (claims, generators) == (
        "The ledger of claims is left out.", "The trust card is left out.",
    )  # fmt: skip


def test_generators_that_can_be_trusted():
    found = numbers.of_card(card(("holds", "holds")))
    assert "the one generator here, one meets all 2 conditions" in said(card=found)[2]
    found = numbers.of_card(card(("not measured", "fails")))
    assert "the most that one meets is 0 (mlp/0)" in said(card=found)[2]


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_no_sentence_is_missing_in_a_language(language):
    loud = numbers.of_scorecard(scorecard(one=(True, 0.6, 0.9, 0.9)).assign(said=0.1))
    with messages.speaking(language):
        for content in ({}, {"scorecard": loud}, {"claims": None, "card": None}):
            assert all(said(**content))
